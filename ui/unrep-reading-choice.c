/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-reading-choice.h"

#include "unrep-settings.h"

#include <string.h>

/* The settings that switch one repair each. */
static const struct
{
  const char *key;
  UnrepRepairs repair;
} switches[] = {
  { "repair-lines", UNREP_REPAIR_JOIN_LINES },
  { "repair-footers", UNREP_REPAIR_SET_FOOTERS_APART },
  { "repair-stretching", UNREP_REPAIR_CLOSE_STRETCH },
  { "repair-gaps", UNREP_REPAIR_CLOSE_GAPS },
  { "repair-order", UNREP_REPAIR_VISUAL_ORDER },
  { "repair-encoding", UNREP_REPAIR_ENCODING },
};

struct _UnrepReadingChoice
{
  GObject parent_instance;

  UnrepReadingText *stored;
  UnrepReadingText *reading;
  UnrepOutline *outline;
  GCancellable *cancellable; /* of the thread at work */
  guint counts[UNREP_N_EDIT_KINDS];
};

G_DEFINE_FINAL_TYPE (UnrepReadingChoice, unrep_reading_choice, G_TYPE_OBJECT)

static guint changed_signal;

/* What a thread is given, and what it makes of it. */
typedef struct
{
  UnrepText *text;
  UnrepOutline *outline;
  UnrepRepairs repairs;
  UnrepReadingText *reading;
  guint counts[UNREP_N_EDIT_KINDS];
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  unrep_text_unref (work->text);
  unrep_outline_unref (work->outline);
  g_clear_pointer (&work->reading, unrep_reading_text_unref);
  g_free (work);
}

static void
unrep_reading_choice_dispose (GObject *object)
{
  UnrepReadingChoice *self = UNREP_READING_CHOICE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->stored, unrep_reading_text_unref);
  g_clear_pointer (&self->reading, unrep_reading_text_unref);
  g_clear_pointer (&self->outline, unrep_outline_unref);
  G_OBJECT_CLASS (unrep_reading_choice_parent_class)->dispose (object);
}

static void
unrep_reading_choice_class_init (UnrepReadingChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = unrep_reading_choice_dispose;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
unrep_reading_choice_init (UnrepReadingChoice *self)
{
}

static UnrepRepairs
get_wanted_repairs (void)
{
  GSettings *settings = unrep_settings_get_default ();
  UnrepRepairs repairs = UNREP_REPAIR_NONE;
  g_autofree char *shown = NULL;

  if (settings == NULL)
    return UNREP_REPAIR_ALL;
  shown = g_settings_get_string (settings, "displayed-text");
  if (g_str_equal (shown, "stored"))
    return UNREP_REPAIR_NONE;
  for (gsize i = 0; i < G_N_ELEMENTS (switches); i++)
    if (g_settings_get_boolean (settings, switches[i].key))
      repairs |= switches[i].repair;
  return repairs;
}

static void
work_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Work *work = data;
  g_autoptr (UnrepReadingText) repaired = NULL;
  guint n_edits;

  repaired = unrep_reading_text_new_repaired (work->text, work->outline, UNREP_REPAIR_ALL);
  n_edits = unrep_reading_text_get_n_edits (repaired);
  for (guint i = 0; i < n_edits; i = unrep_reading_text_get_change_end (repaired, i))
    work->counts[unrep_reading_text_get_edit (repaired, i).kind]++;
  if (work->repairs == UNREP_REPAIR_ALL)
    work->reading = g_steal_pointer (&repaired);
  else
    work->reading = unrep_reading_text_new_repaired (work->text, work->outline, work->repairs);
  g_task_return_boolean (task, TRUE);
}

/* Two readings of one text that a person could not tell apart. */
static gboolean
are_same (UnrepReadingText *a,
          UnrepReadingText *b)
{
  UnrepText *x = unrep_reading_text_get_display (a), *y = unrep_reading_text_get_display (b);

  return unrep_reading_text_get_n_edits (a) == unrep_reading_text_get_n_edits (b)
         && unrep_text_get_n_bytes (x) == unrep_text_get_n_bytes (y)
         && memcmp (unrep_text_get_utf8 (x), unrep_text_get_utf8 (y), unrep_text_get_n_bytes (x)) == 0;
}

static void
work_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  UnrepReadingChoice *self = UNREP_READING_CHOICE (source);
  Work *work = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return;
  memcpy (self->counts, work->counts, sizeof self->counts);
  if (!are_same (self->reading, work->reading))
    {
      UnrepReadingText *reading = are_same (self->stored, work->reading) ? self->stored : work->reading;

      unrep_reading_text_unref (self->reading);
      self->reading = unrep_reading_text_ref (reading);
    }
  g_debug ("%u edits displayed", unrep_reading_text_get_n_edits (self->reading));
  g_signal_emit (self, changed_signal, 0);
}

static void
start_work (UnrepReadingChoice *self)
{
  g_autoptr (GTask) task = NULL;
  Work *work;

  if (self->outline == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  work = g_new0 (Work, 1);
  work->text = unrep_text_ref (unrep_reading_text_get_text (self->stored));
  work->outline = unrep_outline_ref (self->outline);
  work->repairs = get_wanted_repairs ();
  task = g_task_new (self, self->cancellable, work_cb, NULL);
  g_task_set_source_tag (task, start_work);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, work_thread);
}

/**
 * unrep_reading_choice_new:
 * @stored: the reading text of the report as stored
 *
 * Returns: (transfer full): a choice that displays @stored
 */
UnrepReadingChoice *
unrep_reading_choice_new (UnrepReadingText *stored)
{
  UnrepReadingChoice *self = g_object_new (UNREP_TYPE_READING_CHOICE, NULL);
  GSettings *settings = unrep_settings_get_default ();

  self->stored = unrep_reading_text_ref (stored);
  self->reading = unrep_reading_text_ref (stored);
  if (settings != NULL)
    {
      g_signal_connect_object (settings, "changed::displayed-text", G_CALLBACK (start_work), self, G_CONNECT_SWAPPED);
      for (gsize i = 0; i < G_N_ELEMENTS (switches); i++)
        {
          g_autofree char *signal = g_strconcat ("changed::", switches[i].key, NULL);

          g_signal_connect_object (settings, signal, G_CALLBACK (start_work), self, G_CONNECT_SWAPPED);
        }
    }
  return self;
}

/**
 * unrep_reading_choice_set_outline:
 * @self: a choice
 * @outline: an outline of the text; another takes the place of an earlier one
 *
 * Begins to repair; `changed` tells when that is done.
 */
void
unrep_reading_choice_set_outline (UnrepReadingChoice *self,
                                  UnrepOutline       *outline)
{
  g_return_if_fail (UNREP_IS_READING_CHOICE (self));

  unrep_outline_ref (outline);
  g_clear_pointer (&self->outline, unrep_outline_unref);
  self->outline = outline;
  start_work (self);
}

/**
 * unrep_reading_choice_get_reading:
 * @self: a choice
 *
 * Returns: (transfer none): what is to be displayed now; the same object as long as
 *   it looks the same
 */
UnrepReadingText *
unrep_reading_choice_get_reading (UnrepReadingChoice *self)
{
  g_return_val_if_fail (UNREP_IS_READING_CHOICE (self), NULL);

  return self->reading;
}

/**
 * unrep_reading_choice_get_outline:
 * @self: a choice
 *
 * Returns: (transfer none) (nullable): the outline, once it is known
 */
UnrepOutline *
unrep_reading_choice_get_outline (UnrepReadingChoice *self)
{
  g_return_val_if_fail (UNREP_IS_READING_CHOICE (self), NULL);

  return self->outline;
}

/**
 * unrep_reading_choice_get_count:
 * @self: a choice
 * @kind: a kind of repair
 *
 * Returns: how many changes of @kind the report needs, whether they are wanted or not
 */
guint
unrep_reading_choice_get_count (UnrepReadingChoice *self,
                                UnrepEditKind       kind)
{
  g_return_val_if_fail (UNREP_IS_READING_CHOICE (self) && (gsize) kind < UNREP_N_EDIT_KINDS, 0);

  return self->counts[kind];
}
