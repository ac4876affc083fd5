/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-history.h"

#include "unrep-annotation-private.h"

struct _UnrepHistory
{
  /* Of UnrepHistoryStep; the first @n_done of them can be undone, the rest redone. */
  GPtrArray *steps;
  guint n_done;
  /* Whether the last step is typing that the next change may continue. */
  gboolean burst;
};

static void
step_free (UnrepHistoryStep *step)
{
  g_array_unref (step->changes);
  g_free (step);
}

static void
change_clear (UnrepHistoryChange *change)
{
  g_clear_object (&change->before);
  g_clear_object (&change->after);
}

/**
 * unrep_history_changes_new:
 *
 * Returns: (transfer full) (element-type UnrepHistoryChange): a step without changes
 */
GArray *
unrep_history_changes_new (void)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (UnrepHistoryChange));

  g_array_set_clear_func (changes, (GDestroyNotify) change_clear);
  return changes;
}

/**
 * unrep_history_changes_add:
 * @changes: (element-type UnrepHistoryChange): what changes together
 * @before: (nullable): an annotation, %NULL if it does not exist yet
 * @after: what becomes of it
 */
void
unrep_history_changes_add (GArray          *changes,
                           UnrepAnnotation *before,
                           UnrepAnnotation *after)
{
  UnrepHistoryChange change = { before != NULL ? g_object_ref (before) : NULL, g_object_ref (after) };

  g_array_append_val (changes, change);
}

static UnrepHistoryChange *
get_first (UnrepHistoryStep *step)
{
  return &g_array_index (step->changes, UnrepHistoryChange, 0);
}

static gboolean
is_of (const UnrepHistoryChange *change,
       const char               *id)
{
  return g_str_equal (unrep_annotation_get_id (change->after), id);
}

/**
 * unrep_history_new:
 *
 * Returns: (transfer full): a history without steps
 */
UnrepHistory *
unrep_history_new (void)
{
  UnrepHistory *self = g_new0 (UnrepHistory, 1);

  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);
  return self;
}

/**
 * unrep_history_free:
 * @self: (transfer full): a history
 */
void
unrep_history_free (UnrepHistory *self)
{
  g_ptr_array_unref (self->steps);
  g_free (self);
}

static gboolean
says_same (UnrepAnnotation *a,
           UnrepAnnotation *b)
{
  UnrepAnnotationContent first = unrep_annotation_get_content (a), second = unrep_annotation_get_content (b);

  return unrep_annotation_content_equal (&first, &second);
}

/**
 * unrep_history_push:
 * @self: a history
 * @changes: (element-type UnrepHistoryChange): what changed together, at least one
 * @typing: whether this is typing in a unit's note; consecutive typing in one
 *   note is undone in one step
 *
 * Notes a step; @changes is kept and not to be changed any more. What had been
 * undone can no longer be redone.
 */
void
unrep_history_push (UnrepHistory *self,
                    GArray       *changes,
                    gboolean      typing)
{
  UnrepHistoryStep *last = self->n_done > 0 ? g_ptr_array_index (self->steps, self->n_done - 1) : NULL;
  const UnrepHistoryChange *first = &g_array_index (changes, UnrepHistoryChange, 0);

  g_ptr_array_set_size (self->steps, self->n_done);
  if (typing && self->burst && last != NULL && is_of (get_first (last), unrep_annotation_get_id (first->after)))
    {
      g_set_object (&get_first (last)->after, first->after);
      /* Typed and deleted again: nothing that a person would want to undo. */
      if (says_same (get_first (last)->before, first->after))
        {
          g_ptr_array_set_size (self->steps, --self->n_done);
          self->burst = FALSE;
        }
      return;
    }

  last = g_new0 (UnrepHistoryStep, 1);
  last->changes = g_array_ref (changes);
  g_ptr_array_add (self->steps, last);
  self->n_done++;
  self->burst = typing;
}

/**
 * unrep_history_end_burst:
 * @self: a history
 *
 * The next typing begins a step of its own.
 */
void
unrep_history_end_burst (UnrepHistory *self)
{
  self->burst = FALSE;
}

/**
 * unrep_history_undo:
 * @self: a history
 *
 * Returns: (transfer none) (nullable): the step to undo, which can be redone from
 *   now on; valid until the next change of @self; %NULL if there is none
 */
const UnrepHistoryStep *
unrep_history_undo (UnrepHistory *self)
{
  self->burst = FALSE;
  return self->n_done > 0 ? g_ptr_array_index (self->steps, --self->n_done) : NULL;
}

/**
 * unrep_history_redo:
 * @self: a history
 *
 * Returns: (transfer none) (nullable): the step to redo, which can be undone from
 *   now on; valid until the next change of @self; %NULL if there is none
 */
const UnrepHistoryStep *
unrep_history_redo (UnrepHistory *self)
{
  self->burst = FALSE;
  return self->n_done < self->steps->len ? g_ptr_array_index (self->steps, self->n_done++) : NULL;
}

/**
 * unrep_history_can_undo:
 * @self: a history
 *
 * Returns: whether there is a step to undo
 */
gboolean
unrep_history_can_undo (UnrepHistory *self)
{
  return self->n_done > 0;
}

/**
 * unrep_history_can_redo:
 * @self: a history
 *
 * Returns: whether there is a step to redo
 */
gboolean
unrep_history_can_redo (UnrepHistory *self)
{
  return self->n_done < self->steps->len;
}

/**
 * unrep_history_forget:
 * @self: a history
 * @id: the id of an annotation
 *
 * Removes the steps that changed it: somebody's change from another device came
 * in between, which undoing an older one here would take back unseen.
 */
void
unrep_history_forget (UnrepHistory *self,
                      const char   *id)
{
  for (guint i = self->steps->len; i > 0; i--)
    {
      UnrepHistoryStep *step = g_ptr_array_index (self->steps, i - 1);
      gboolean found = FALSE;

      for (guint k = 0; k < step->changes->len && !found; k++)
        found = is_of (&g_array_index (step->changes, UnrepHistoryChange, k), id);
      if (!found)
        continue;
      g_ptr_array_remove_index (self->steps, i - 1);
      self->n_done -= i - 1 < self->n_done;
    }
  self->burst = FALSE;
}
