/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-review-private.h"

#include "unrep-annotation-placing.h"
#include "unrep-annotation-private.h"
#include "unrep-reanchoring.h"
#include "unrep-review-store.h"
#include "unrep-side-file-private.h"
#include "unrep-versions.h"

#include <string.h>

/* Whether @side_file is the same person's work on this report as it was. */
static gboolean
is_former (UnrepSideFile *side_file,
           UnrepSideFile *wanted)
{
  g_autoptr (UnrepSideFile) same_text = NULL;

  if (g_str_equal (side_file->text_sha256, wanted->text_sha256))
    return FALSE;
  same_text = unrep_side_file_copy (side_file);
  unrep_take_string (&same_text->text_sha256, g_strdup (wanted->text_sha256));
  return unrep_side_file_is_for (same_text, wanted, side_file->report_name, NULL);
}

/**
 * unrep_found_take_former:
 * @self: what was found so far
 * @wanted: an empty side file for the reviewer, the text and the codebook
 * @bytes: what a file holds
 * @name: what messages call the file
 * @any_name: whether the report may have had another name
 *
 * Takes over what the person said of an earlier text of the report; copies of one
 * such work are merged.
 *
 * Returns: whether @bytes is that
 */
gboolean
unrep_found_take_former (UnrepFound    *self,
                         UnrepSideFile *wanted,
                         GBytes        *bytes,
                         const char    *name,
                         gboolean       any_name)
{
  g_autoptr (UnrepSideFile) former = unrep_side_file_read_bytes (bytes, name, NULL);

  if (former == NULL || !is_former (former, wanted) ||
      !(any_name || g_str_equal (former->report_name, wanted->report_name)))
    return FALSE;
  for (guint i = 0; i < self->former->len; i++)
    {
      UnrepSideFile *other = g_ptr_array_index (self->former, i);

      if (g_str_equal (other->text_sha256, former->text_sha256))
        {
          self->former->pdata[i] = unrep_side_file_merge_as_shown (other, former);
          unrep_side_file_unref (other);
          return TRUE;
        }
    }
  g_ptr_array_add (self->former, g_steal_pointer (&former));
  return TRUE;
}

/* What a merge buried it decides anew. */
static UnrepAnnotation *
new_with_place (UnrepAnnotation *old,
                UnrepAnnotation *place)
{
  g_autoptr (UnrepAnnotation) former = unrep_annotation_new_unburied (old);
  g_autoptr (UnrepAnnotation) current = unrep_annotation_new_unburied (place);

  return unrep_annotation_new_with_place (former, current);
}

/* What was placed in this text before keeps that place: on another device, or by
 * the person. What changed since then is said there. */
static void
keep_places (UnrepSideFile *side_file,
             UnrepSideFile *former,
             UnrepSideFile *current)
{
  g_autoptr (GHashTable) places = unrep_annotation_index (current->annotations);
  g_autoptr (GHashTable) formers = unrep_annotation_index (former->annotations);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < side_file->annotations->len; i++)
    {
      UnrepAnnotation *annotation = side_file->annotations->pdata[i];
      UnrepAnnotation *place = g_hash_table_lookup (places, unrep_annotation_get_id (annotation));
      UnrepAnnotation *old = g_hash_table_lookup (formers, unrep_annotation_get_id (annotation));

      g_ptr_array_add (kept, place != NULL && old != NULL ? new_with_place (old, place) : g_object_ref (annotation));
    }
  unrep_side_file_set_annotations (side_file, kept);
}

static void
list_changes (GArray           *changes,
              UnrepReanchoring *reanchoring,
              UnrepSideFile    *side_file,
              UnrepSideFile    *current)
{
  g_autoptr (GHashTable) known = unrep_annotation_index (current->annotations);

  for (guint i = 0; i < side_file->annotations->len; i++)
    {
      UnrepAnnotation *after = side_file->annotations->pdata[i];
      g_autoptr (UnrepAnnotation) before = unrep_reanchoring_new_before (reanchoring, after);

      if (before != NULL && !g_hash_table_contains (known, unrep_annotation_get_id (after)))
        unrep_history_changes_add (changes, before, after);
    }
}

/* Shown and saved are the same here: the file shows it, of another text. */
static void
merge_into (UnrepSideFile **target,
            UnrepSideFile  *side_file)
{
  g_autoptr (UnrepSideFile) old = *target;

  *target = unrep_side_file_merge_as_shown (old, side_file);
}

/**
 * unrep_store_new_whole:
 * @former: a person's work on an earlier text
 * @folder: the URI of the folder that it is in
 *
 * A draft, changes in the journal and versions to choose from may be of that text
 * as well; when the work is on another one nobody would look for them.
 *
 * Returns: (transfer full): @former with all of it
 */
UnrepSideFile *
unrep_store_new_whole (UnrepSideFile *former,
                       const char    *folder)
{
  g_autoptr (UnrepFound) whole = g_new0 (UnrepFound, 1);

  whole->side_file = unrep_side_file_ref (former);
  unrep_store_merge_unsaved (whole, former);
  unrep_store_merge_left (whole, former, folder);
  return g_steal_pointer (&whole->side_file);
}

static gboolean
reanchor_one (UnrepFound    *self,
              UnrepSideFile *former,
              UnrepReport   *report,
              UnrepOutline  *outline,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (GFile) folder = g_file_get_parent (unrep_report_get_file (report));
  g_autofree char *folder_uri = g_file_get_uri (folder);
  g_autoptr (UnrepSideFile) whole = unrep_store_new_whole (former, folder_uri);
  g_autoptr (UnrepSideFile) side_file = NULL, before = NULL;
  g_autoptr (UnrepReanchoring) reanchoring = unrep_reanchoring_new (whole, report, outline, cancellable, error);

  if (reanchoring == NULL)
    return FALSE;
  side_file = unrep_reanchoring_new_side_file (reanchoring);
  list_changes (self->reanchored, reanchoring, side_file, self->side_file);
  keep_places (side_file, whole, self->side_file);
  before = unrep_side_file_ref (self->side_file);
  merge_into (&self->side_file, side_file);
  merge_into (&self->saved, side_file);
  self->has_draft = self->has_draft || !unrep_side_file_knows_same (before, self->side_file);
  return TRUE;
}

/**
 * unrep_found_reanchor:
 * @self: what was found
 * @report: the report
 * @outline: its outline
 * @cancellable: (nullable): to stop
 * @error: where to put what went wrong
 *
 * Finds again in the report what was said of earlier texts of it, and adds it to
 * the work. The older version is kept first; where that fails, nothing is written:
 * @self has a problem then.
 *
 * Errors: %G_IO_ERROR_CANCELLED only.
 *
 * Returns: whether it was not cancelled
 */
gboolean
unrep_found_reanchor (UnrepFound    *self,
                      UnrepReport   *report,
                      UnrepOutline  *outline,
                      GCancellable  *cancellable,
                      GError       **error)
{
  for (guint i = 0; i < self->former->len && self->problem == NULL; i++)
    {
      UnrepSideFile *former = g_ptr_array_index (self->former, i);

      if (unrep_versions_keep (former, UNREP_VERSION_BEFORE_ANCHORING, &self->problem) &&
          !reanchor_one (self, former, report, outline, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * unrep_review_take_reanchored:
 * @self: a review that has taken over what was found
 * @changes: (element-type UnrepHistoryChange): what was found again in another text
 *
 * Makes it one step: undone, all of it waits for the person's decision.
 */
void
unrep_review_take_reanchored (UnrepReview *self,
                              GArray      *changes)
{
  g_autoptr (GArray) taken = unrep_history_changes_new ();

  for (guint i = 0; i < changes->len; i++)
    {
      const UnrepHistoryChange *change = &g_array_index (changes, UnrepHistoryChange, i);

      if (unrep_annotation_set_lookup (self->set, unrep_annotation_get_id (change->after)) == change->after)
        unrep_history_changes_add (taken, change->before, change->after);
    }
  if (taken->len == 0)
    return;
  unrep_history_push (self->history, taken, FALSE);
  for (guint i = 0; i < taken->len; i++)
    {
      const UnrepHistoryChange *change = &g_array_index (taken, UnrepHistoryChange, i);
      g_autoptr (UnrepUnplaced) known = unrep_unplaced_new_from (change->before);

      g_hash_table_insert (self->reanchored, g_strdup (unrep_annotation_get_id (change->after)),
                           GINT_TO_POINTER (known->verdict));
    }
  unrep_review_emit_changed (self, UNREP_NO_UNIT);
}
