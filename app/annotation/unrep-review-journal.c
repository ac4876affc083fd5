/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-review-private.h"

#include "base/unrep-file.h"
#include "base/unrep-json-reader.h"
#include "unrep-annotation-private.h"
#include "unrep-side-file-private.h"

/* When the side file is looked at again while the journal has something that it has
 * not shown (late enough after a save that what it shows counts), and when
 * otherwise: other machines cannot tell that they wrote. */
#define FIRST_LOOK_SECONDS 6
#define NEXT_LOOK_SECONDS 30

/* One look at the side file, in a thread. */
typedef struct
{
  GFile *file;
  GBytes *expected;
  UnrepSideFile *wanted;
  UnrepJournal *journal;
  /* What the file holds, %NULL if it is not there or cannot be read. */
  GBytes *bytes;
  /* The same, if it is not what was expected. */
  UnrepSideFile *reading;
} Look;

static void
look_free (Look *look)
{
  g_object_unref (look->file);
  g_clear_pointer (&look->expected, g_bytes_unref);
  unrep_side_file_unref (look->wanted);
  unrep_journal_unref (look->journal);
  g_clear_pointer (&look->bytes, g_bytes_unref);
  g_clear_pointer (&look->reading, unrep_side_file_unref);
  g_free (look);
}

static void
open_journal (UnrepReview *self)
{
  g_autoptr (UnrepSideFile) wanted = unrep_review_new_header (self);
  g_autoptr (GFile) parent = g_file_get_parent (unrep_report_get_file (self->report));
  g_autofree char *folder = g_file_get_uri (parent);

  unrep_review_take_journal (self, unrep_journal_new (wanted, folder, self->device));
}

/**
 * unrep_review_take_journal:
 * @self: a review without a journal
 * @journal: (transfer full): where its changes go from now on
 */
void
unrep_review_take_journal (UnrepReview  *self,
                           UnrepJournal *journal)
{
  self->journal = journal;
  g_free (self->device);
  self->device = g_strdup (unrep_journal_get_device (journal));
}

/**
 * unrep_review_record:
 * @self: a review
 * @changes: (element-type UnrepHistoryChange): what is about to change
 *
 * Has the system keep the changes before anybody sees them. Where that fails
 * they are in memory and on their way to the side file, as always; only if that
 * fails too is there something to say, and then the save says it.
 */
void
unrep_review_record (UnrepReview *self,
                     GArray      *changes)
{
  g_autoptr (GPtrArray) annotations = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  if (self->journal == NULL)
    open_journal (self);
  for (guint i = 0; i < changes->len; i++)
    g_ptr_array_add (annotations, g_array_index (changes, UnrepHistoryChange, i).after);
  if (!unrep_journal_append (self->journal, annotations, &error))
    g_debug ("%s", error->message);
}

static void
clear_look (UnrepReview *self)
{
  if (self->next_look != NULL)
    g_source_destroy (self->next_look);
  g_clear_pointer (&self->next_look, g_source_unref);
}

static gboolean
next_look_cb (gpointer user_data)
{
  unrep_review_look (user_data);
  return G_SOURCE_REMOVE;
}

/**
 * unrep_review_look_later:
 * @self: a review whose work was found
 *
 * Has the side file looked at from time to time.
 */
void
unrep_review_look_later (UnrepReview *self)
{
  clear_look (self);
  self->next_look = g_timeout_source_new_seconds (unrep_journal_is_empty (self->journal) ? NEXT_LOOK_SECONDS
                                                                                          : FIRST_LOOK_SECONDS);
  g_source_set_callback (self->next_look, next_look_cb, self, NULL);
  g_source_attach (self->next_look, self->context);
}

/**
 * unrep_review_note_saved:
 * @self: a review
 * @conflicts: (element-type UnrepAnnotation): versions that were kept beside the work
 *
 * To be called when the side file was written. That it still holds the work some
 * seconds later is looked up then.
 */
void
unrep_review_note_saved (UnrepReview *self,
                         GPtrArray   *conflicts)
{
  if (self->journal == NULL)
    return;
  unrep_journal_drop (self->journal, conflicts);
  unrep_journal_note_saved (self->journal);
  unrep_review_look_later (self);
}

/* A file that is just being written by something that writes in place may be whole
 * at the next look. */
static void
look (Look *self)
{
  g_autofree char *name = unrep_file_dup_display (self->file);
  g_autoptr (GFile) target = unrep_file_resolve_link (self->file, NULL);
  g_autoptr (UnrepSideFile) reading = NULL;
  gboolean as_expected;

  self->bytes = target != NULL ? unrep_file_read (target, UNREP_JSON_MAX_BYTES, NULL, NULL) : NULL;
  as_expected = self->bytes != NULL && self->expected != NULL && g_bytes_equal (self->bytes, self->expected);
  if (self->bytes == NULL || (as_expected && unrep_journal_is_empty (self->journal)))
    return;
  reading = unrep_side_file_read_bytes (self->bytes, name, NULL);
  if (reading == NULL || !unrep_side_file_is_for (reading, self->wanted, name, NULL))
    return;
  unrep_journal_confirm (self->journal, reading);
  if (!as_expected)
    self->reading = g_steal_pointer (&reading);
}

static void
look_thread (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  look (task_data);
  g_task_return_boolean (task, TRUE);
}

static gboolean
index_includes (GHashTable      *index,
                UnrepAnnotation *wanted)
{
  UnrepAnnotation *shown = g_hash_table_lookup (index, unrep_annotation_get_id (wanted));

  return shown != NULL && unrep_annotation_includes (shown, wanted);
}

/* Whether @theirs, which this review does not show, is one side of a conflict that
 * it knows. */
static gboolean
is_known (UnrepReview     *self,
          UnrepAnnotation *theirs)
{
  for (guint i = 0; i < self->others->len; i++)
    {
      UnrepAnnotation *other = g_ptr_array_index (self->others, i);

      if (g_str_equal (unrep_annotation_get_id (other), unrep_annotation_get_id (theirs)) &&
          unrep_annotation_includes (other, theirs))
        return TRUE;
    }
  return FALSE;
}

/* Whether the file shows the other side of a conflict instead of @mine. To save
 * would turn it, and the other device would turn it again; both are kept. */
static gboolean
is_opposed (UnrepReview     *self,
            UnrepAnnotation *mine,
            GHashTable      *theirs)
{
  for (guint i = 0; i < self->others->len; i++)
    {
      UnrepAnnotation *other = g_ptr_array_index (self->others, i);

      if (unrep_annotation_is_opposed (mine, other) && index_includes (theirs, other))
        return TRUE;
    }
  return FALSE;
}

/* Another head alone is no reason to save: two machines that call the report or
 * the reviewer differently would take turns for ever. */
static gboolean
must_save (UnrepReview *self,
           Look        *seen)
{
  g_autoptr (GPtrArray) mine = NULL;
  g_autoptr (GHashTable) my_index = NULL, their_index = NULL;
  GPtrArray *theirs;

  if (seen->bytes == NULL)
    return !unrep_journal_is_empty (self->journal);
  if (seen->reading == NULL)
    return FALSE;
  mine = unrep_annotation_set_list (self->set);
  theirs = seen->reading->annotations;
  my_index = unrep_annotation_index (mine);
  their_index = unrep_annotation_index (theirs);
  for (guint i = 0; i < theirs->len; i++)
    if (!index_includes (my_index, theirs->pdata[i]) && !is_known (self, theirs->pdata[i]))
      return TRUE;
  for (guint i = 0; i < mine->len; i++)
    if (!index_includes (their_index, mine->pdata[i]) && !is_opposed (self, mine->pdata[i], their_index))
      return TRUE;
  return FALSE;
}

static void
looked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  UnrepReview *self = UNREP_REVIEW (object);
  Look *seen = g_task_get_task_data (G_TASK (result));

  self->is_looking = FALSE;
  if (self->journal == NULL)
    return;
  unrep_review_look_later (self);
  /* A save that is under way, or was since, reads the file by itself. */
  if (self->state != UNREP_REVIEW_SAVED || self->expected != seen->expected || !must_save (self, seen))
    return;
  self->generation++;
  unrep_review_schedule_save (self);
}

/**
 * unrep_review_look:
 * @self: a review
 *
 * Reads the side file in a thread. What it shows leaves the journal; if somebody
 * else has changed it, both are merged, and what was overwritten is saved again.
 */
void
unrep_review_look (UnrepReview *self)
{
  g_autoptr (GTask) task = NULL;
  Look *seen;

  if (self->is_looking || self->journal == NULL || self->state != UNREP_REVIEW_SAVED || self->diversion != NULL)
    return;
  self->is_looking = TRUE;
  seen = g_new0 (Look, 1);
  seen->file = g_object_ref (self->file);
  seen->expected = self->expected != NULL ? g_bytes_ref (self->expected) : NULL;
  seen->wanted = unrep_review_new_header (self);
  seen->journal = unrep_journal_ref (self->journal);

  g_main_context_push_thread_default (self->context);
  task = g_task_new (self, NULL, looked_cb, NULL);
  g_main_context_pop_thread_default (self->context);
  g_task_set_source_tag (task, unrep_review_look);
  g_task_set_task_data (task, seen, (GDestroyNotify) look_free);
  g_task_run_in_thread (task, look_thread);
}

/**
 * unrep_review_close_journal:
 * @self: a review that is disposed of
 *
 * What the side file has not been seen to hold stays in the journal.
 */
void
unrep_review_close_journal (UnrepReview *self)
{
  clear_look (self);
  g_clear_pointer (&self->journal, unrep_journal_close);
}
