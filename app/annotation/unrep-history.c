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
  g_clear_object (&step->before);
  g_clear_object (&step->after);
  g_free (step);
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
 * @unit: the unit that changed
 * @before: (nullable): its annotation before
 * @after: its annotation now
 * @typing: whether this is typing in the unit's note; consecutive typing in one
 *   note is undone in one step
 *
 * Notes a change. What had been undone can no longer be redone.
 */
void
unrep_history_push (UnrepHistory    *self,
                    guint            unit,
                    UnrepAnnotation *before,
                    UnrepAnnotation *after,
                    gboolean         typing)
{
  UnrepHistoryStep *last = self->n_done > 0 ? g_ptr_array_index (self->steps, self->n_done - 1) : NULL;

  g_ptr_array_set_size (self->steps, self->n_done);
  if (typing && self->burst && last != NULL && last->unit == unit)
    {
      g_set_object (&last->after, after);
      /* Typed and deleted again: nothing that a person would want to undo. */
      if (says_same (last->before, last->after))
        {
          g_ptr_array_set_size (self->steps, --self->n_done);
          self->burst = FALSE;
        }
      return;
    }

  last = g_new0 (UnrepHistoryStep, 1);
  last->unit = unit;
  last->before = before != NULL ? g_object_ref (before) : NULL;
  last->after = g_object_ref (after);
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
 * @unit: a unit
 *
 * Removes the steps of @unit: somebody's change from another device came in
 * between, which undoing an older one here would take back unseen.
 */
void
unrep_history_forget (UnrepHistory *self,
                      guint         unit)
{
  for (guint i = self->steps->len; i > 0; i--)
    if (((UnrepHistoryStep *) g_ptr_array_index (self->steps, i - 1))->unit == unit)
      {
        g_ptr_array_remove_index (self->steps, i - 1);
        self->n_done -= i - 1 < self->n_done;
      }
  self->burst = FALSE;
}
