/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-review-private.h"

#include "base/unrep-file.h"
#include "base/unrep-json-reader.h"
#include "unrep-annotation-private.h"
#include "unrep-review-store.h"
#include "unrep-side-file-private.h"

#include <glib/gi18n.h>

/* What the team published so far, without what @own contradicts; those become
 * tombstones, so that copies of the file merge well. */
static GPtrArray *
list_kept (UnrepReview   *self,
           UnrepSideFile *published,
           GHashTable    *ids)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *now = unrep_time_dup_now ();

  for (guint i = 0; published != NULL && i < published->annotations->len; i++)
    {
      UnrepAnnotation *annotation = g_ptr_array_index (published->annotations, i);
      UnrepCorrection theirs, mine;
      gboolean lives = unrep_annotation_get_correction (annotation, &theirs) &&
                       !unrep_annotation_is_deleted (annotation);

      UnrepAnnotation *own = unrep_annotation_set_lookup (self->set, unrep_annotation_get_id (annotation));

      if (g_hash_table_contains (ids, unrep_annotation_get_id (annotation)))
        continue;
      /* Published once, and taken back since. */
      if (own != NULL && unrep_annotation_is_deleted (own))
        {
          g_ptr_array_add (list, g_object_ref (own));
          continue;
        }
      for (guint k = 0; k < self->corrections->len && lives; k++)
        {
          unrep_annotation_get_correction (g_ptr_array_index (self->corrections, k), &mine);
          lives = !unrep_correction_contradicts (&theirs, &mine) && !unrep_correction_equal (&theirs, &mine);
        }
      if (lives || unrep_annotation_is_deleted (annotation) || !unrep_annotation_is_structure (annotation))
        g_ptr_array_add (list, g_object_ref (annotation));
      else
        g_ptr_array_add (list, unrep_annotation_new_deleted (annotation, self->device, now));
    }
  return list;
}

static UnrepSideFile *
new_outline_file (UnrepReview   *self,
                  UnrepSideFile *published)
{
  UnrepSideFile *file = unrep_side_file_new (self->report, self->codebook, self->reviewer);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) annotations = NULL;

  for (guint i = 0; i < self->corrections->len; i++)
    g_hash_table_add (ids, (gpointer) unrep_annotation_get_id (g_ptr_array_index (self->corrections, i)));
  annotations = list_kept (self, published, ids);
  for (guint i = 0; i < self->corrections->len; i++)
    g_ptr_array_add (annotations, g_object_ref (g_ptr_array_index (self->corrections, i)));
  unrep_take_string (&file->role, g_strdup ("outline"));
  if (published != NULL)
    unrep_extras_add (&file->extras, published->extras);
  unrep_side_file_set_annotations (file, annotations);
  return file;
}

/* The outline file: what it holds now, which may be newer than what was loaded, and
 * what it shall hold. */
typedef struct
{
  GFile *file;
  UnrepReport *report;
  UnrepSideFile *published;
  UnrepSideFile *outline;
} Publication;

static void
publication_free (Publication *publication)
{
  g_object_unref (publication->file);
  g_object_unref (publication->report);
  g_clear_pointer (&publication->published, unrep_side_file_unref);
  g_clear_pointer (&publication->outline, unrep_side_file_unref);
  g_free (publication);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Publication, publication_free)

static Publication *
publication_new (UnrepReview *self)
{
  GFile *report = unrep_report_get_file (self->report);
  g_autoptr (GFile) folder = g_file_get_parent (report);
  g_autofree char *report_name = g_file_get_basename (report);
  g_autofree char *name = unrep_side_file_dup_name (report_name, "outline", NULL);
  Publication *publication = g_new0 (Publication, 1);

  publication->file = self->published_file != NULL ? g_object_ref (self->published_file) : g_file_get_child (folder, name);
  publication->report = g_object_ref (self->report);
  return publication;
}

static gboolean
read_published (Publication  *publication,
                GError      **error)
{
  g_autofree char *name = unrep_file_dup_display (publication->file);
  g_autoptr (UnrepSideFile) found = NULL;

  if (!g_file_query_exists (publication->file, NULL))
    return TRUE;
  found = unrep_side_file_read (publication->file, NULL, error);
  if (found == NULL)
    return FALSE;
  if (!unrep_store_is_outline (found, unrep_report_get_text_sha256 (publication->report)))
    {
      g_set_error (error, UNREP_ERROR, UNREP_ERROR_FOREIGN, _("“%s” is not an outline of this text. It was left as it "
                   "is; move it away to publish the outline."), name);
      return FALSE;
    }
  publication->published = g_steal_pointer (&found);
  return TRUE;
}

static gboolean
save_outline (Publication  *publication,
              GError      **error)
{
  g_autoptr (GBytes) bytes = unrep_side_file_to_bytes (publication->outline);

  return unrep_file_save (publication->file, bytes, NULL, error);
}

/**
 * unrep_review_publish_outline:
 * @self: a review
 * @error: where to put what went wrong
 *
 * For a lead: makes this reviewer's corrections, with those published before
 * that they do not contradict, the outline that the whole team starts from. They
 * are kept in `REPORT.outline.unrep.json` beside the report. It blocks.
 *
 * Errors: %UNREP_ERROR_UNWRITABLE; what is wrong with a file of that name that
 * is no outline of this text, which is left as it was.
 *
 * Returns: whether the outline is published
 */
gboolean
unrep_review_publish_outline (UnrepReview  *self,
                              GError      **error)
{
  g_autoptr (Publication) publication = NULL;

  g_return_val_if_fail (UNREP_IS_REVIEW (self), FALSE);

  publication = publication_new (self);
  if (!read_published (publication, error))
    return FALSE;
  publication->outline = new_outline_file (self, publication->published);
  if (!save_outline (publication, error))
    return FALSE;
  unrep_review_take_published (self, publication->outline);
  return TRUE;
}

static void
publish_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Publication *publication = task_data;
  GError *error = NULL;
  gboolean done = publication->outline == NULL ? read_published (publication, &error) : save_outline (publication, &error);

  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Reads what is published, and then, once it is known, saves the outline. The person
 * may correct in between: what is published is what stands when it is composed. */
static void
published_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  UnrepReview *self = UNREP_REVIEW (object);
  g_autoptr (GTask) whole = user_data;
  Publication *publication = g_task_get_task_data (whole);
  g_autoptr (GTask) save = NULL;
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (whole, error);
      return;
    }
  if (publication->outline != NULL)
    {
      unrep_review_take_published (self, publication->outline);
      g_task_return_boolean (whole, TRUE);
      return;
    }
  publication->outline = new_outline_file (self, publication->published);
  save = g_task_new (self, NULL, published_cb, g_steal_pointer (&whole));
  g_task_set_task_data (save, publication, NULL);
  g_task_run_in_thread (save, publish_thread);
}

/**
 * unrep_review_publish_outline_async:
 * @self: a review
 * @callback: is told when it is done
 * @user_data: for @callback
 *
 * As unrep_review_publish_outline(), without blocking.
 */
void
unrep_review_publish_outline_async (UnrepReview         *self,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_autoptr (GTask) whole = NULL, read = NULL;
  Publication *publication;

  g_return_if_fail (UNREP_IS_REVIEW (self));

  publication = publication_new (self);
  whole = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (whole, unrep_review_publish_outline_async);
  g_task_set_task_data (whole, publication, (GDestroyNotify) publication_free);
  read = g_task_new (self, NULL, published_cb, g_steal_pointer (&whole));
  g_task_set_task_data (read, publication, NULL);
  g_task_run_in_thread (read, publish_thread);
}

/**
 * unrep_review_publish_outline_finish:
 * @self: a review
 * @result: what the callback was given
 * @error: where to put what went wrong
 *
 * Errors: as unrep_review_publish_outline().
 *
 * Returns: whether the outline is published
 */
gboolean
unrep_review_publish_outline_finish (UnrepReview   *self,
                                     GAsyncResult  *result,
                                     GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * unrep_review_new_published_outline:
 * @outline: an outline as found
 * @published: what the team published for that text
 *
 * Returns: (transfer full): what every reviewer starts from
 */
UnrepOutline *
unrep_review_new_published_outline (UnrepOutline  *outline,
                                    UnrepSideFile *published)
{
  g_autoptr (GPtrArray) corrections = unrep_review_list_corrections (published->annotations);

  return unrep_review_new_outline (outline, corrections, NULL);
}

/**
 * unrep_review_new_team_outline:
 * @report: a report
 * @outline: its outline as found
 * @cancellable: (nullable): to stop
 * @error: where to put what went wrong
 *
 * For those who do not review: what every reviewer starts from. It blocks.
 *
 * Errors: %G_IO_ERROR_CANCELLED only.
 *
 * Returns: (transfer full): @outline with the corrections that the team published
 */
UnrepOutline *
unrep_review_new_team_outline (UnrepReport   *report,
                               UnrepOutline  *outline,
                               GCancellable  *cancellable,
                               GError       **error)
{
  g_autoptr (UnrepFound) found = NULL;

  g_return_val_if_fail (UNREP_IS_REPORT (report), NULL);

  found = unrep_store_find_outline (report, cancellable, error);
  if (found == NULL)
    return NULL;
  if (found->outline == NULL)
    return unrep_outline_ref (outline);
  return unrep_review_new_published_outline (outline, found->outline);
}
