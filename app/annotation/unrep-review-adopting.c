/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a side file held, or a merge made, becomes what the review is. */
#include "unrep-review-private.h"

#include "unrep-review-spans.h"
#include "unrep-side-file-private.h"

/* Steps of annotations that came back changed would undo somebody's work unseen. */
static void
forget_changed (UnrepReview *self,
                GPtrArray   *before)
{
  for (guint i = 0; i < before->len; i++)
    {
      const char *id = unrep_annotation_get_id (g_ptr_array_index (before, i));

      if (unrep_annotation_set_lookup (self->set, id) != g_ptr_array_index (before, i))
        unrep_history_forget (self->history, id);
    }
}

/* What other devices and newer versions wrote into the head of the file stays. */
static void
take_header (UnrepReview   *self,
             UnrepSideFile *side_file)
{
  g_autoptr (UnrepSideFile) current = unrep_review_new_header (self);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  unrep_side_file_unref (self->header);
  self->header = unrep_side_file_copy (side_file);
  unrep_side_file_set_annotations (self->header, none);
  g_ptr_array_set_size (self->header->others, 0);
  unrep_side_file_take_context (self->header, current);
}

/* What a merge buries, it would dig out when the annotation that made it superfluous
 * changes. The person has seen the result: from now on it is deleted. */
static GPtrArray *
list_for_good (UnrepReview *self,
               GPtrArray   *annotations)
{
  GPtrArray *list = g_ptr_array_new_full (annotations->len, g_object_unref);

  for (guint i = 0; i < annotations->len; i++)
    {
      UnrepAnnotation *annotation = g_ptr_array_index (annotations, i);

      g_ptr_array_add (list, unrep_annotation_is_buried (annotation)
                               ? unrep_annotation_new_deleted (annotation, self->device,
                                                               unrep_annotation_get_modified (annotation))
                               : g_object_ref (annotation));
    }
  return list;
}

/**
 * unrep_review_adopt:
 * @self: a review
 * @side_file: work that was found or merged
 * @is_whole: whether @side_file has everything that @self has; if not, both are merged
 */
void
unrep_review_adopt (UnrepReview   *self,
                    UnrepSideFile *side_file,
                    gboolean       is_whole)
{
  g_autoptr (GPtrArray) before = unrep_annotation_set_list (self->set);
  g_autoptr (UnrepSideFile) mine = is_whole ? NULL : unrep_review_new_snapshot (self);
  g_autoptr (UnrepSideFile) merged = is_whole ? unrep_side_file_ref (side_file)
                                              : unrep_side_file_merge_as_shown (mine, side_file);
  g_autoptr (GPtrArray) annotations = list_for_good (self, merged->annotations);
  gboolean outline_changed = unrep_review_take_annotations (self, annotations);

  take_header (self, merged);
  unrep_review_take_others (self, merged);
  forget_changed (self, before);
  if (outline_changed)
    unrep_review_emit_outline_changed (self);
  unrep_review_emit_spans_changed (self, UNREP_WHOLE_TEXT);
  unrep_review_emit_rendering_changed (self);
  unrep_review_emit_changed (self, UNREP_NO_UNIT);
}
