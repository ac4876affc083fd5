/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-review-unplaced.h"

#include "unrep-annotation-placing.h"
#include "unrep-annotation-private.h"
#include "unrep-review-private.h"

#include <glib/gi18n.h>

/* By where they were in the text that they were made for. */
static int
compare_unplaced (gconstpointer a,
                  gconstpointer b)
{
  UnrepAnnotation *first = *(UnrepAnnotation * const *) a, *second = *(UnrepAnnotation * const *) b;
  g_autoptr (UnrepUnplaced) one = unrep_unplaced_new_from (first);
  g_autoptr (UnrepUnplaced) other = unrep_unplaced_new_from (second);
  int order = unrep_range_compare (one->range, other->range);

  return order != 0 ? order : g_strcmp0 (unrep_annotation_get_id (first), unrep_annotation_get_id (second));
}

/**
 * unrep_review_list_unplaced:
 * @self: a review
 *
 * Returns: (transfer full) (element-type UnrepAnnotation): what waits for the
 *   person's decision, in the order of the earlier text; unrep_unplaced_new_from()
 *   tells what is known of each
 */
GPtrArray *
unrep_review_list_unplaced (UnrepReview *self)
{
  g_autoptr (GPtrArray) all = NULL;
  GPtrArray *unplaced = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (UNREP_IS_REVIEW (self), unplaced);

  all = unrep_annotation_set_list (self->set);
  for (guint i = 0; i < all->len; i++)
    {
      UnrepAnnotation *annotation = g_ptr_array_index (all, i);
      g_autoptr (UnrepUnplaced) known = unrep_annotation_is_deleted (annotation) ? NULL : unrep_unplaced_new_from (annotation);

      if (known != NULL)
        g_ptr_array_add (unplaced, g_object_ref (annotation));
    }
  g_ptr_array_sort (unplaced, compare_unplaced);
  return unplaced;
}

/**
 * unrep_review_count_reanchored:
 * @self: a review
 * @counts: (out caller-allocates): what became of what was said of an earlier text
 *
 * What the last loading placed counts as long as it has a place: not when that was
 * undone.
 */
void
unrep_review_count_reanchored (UnrepReview           *self,
                               UnrepReanchoredCounts *counts)
{
  g_autoptr (GPtrArray) unplaced = NULL;
  GHashTableIter iter;
  gpointer id, verdict;

  *counts = (UnrepReanchoredCounts) { 0 };
  g_return_if_fail (UNREP_IS_REVIEW (self));

  unplaced = unrep_review_list_unplaced (self);
  counts->unplaced = unplaced->len;
  g_hash_table_iter_init (&iter, self->reanchored);
  while (g_hash_table_iter_next (&iter, &id, &verdict))
    {
      UnrepAnnotation *annotation = unrep_annotation_set_lookup (self->set, id);

      if (annotation != NULL && !unrep_annotation_is_unplaced (annotation))
        *(GPOINTER_TO_INT (verdict) == UNREP_ANCHOR_KEPT ? &counts->kept : &counts->moved) += 1;
    }
}

/**
 * unrep_review_dup_reanchored_message:
 * @self: a review
 *
 * Returns: (transfer full) (nullable): what the person should know about annotations
 *   of an earlier text, %NULL if there are none
 */
char *
unrep_review_dup_reanchored_message (UnrepReview *self)
{
  UnrepReanchoredCounts counts;
  g_autofree char *kept = NULL, *moved = NULL, *unplaced = NULL;

  g_return_val_if_fail (UNREP_IS_REVIEW (self), NULL);

  unrep_review_count_reanchored (self, &counts);
  if (counts.kept + counts.moved + counts.unplaced == 0)
    return NULL;
  if (counts.kept + counts.moved == 0)
    return g_strdup_printf (ngettext ("This report has changed: %u annotation to look at",
                                      "This report has changed: %u annotations to look at", counts.unplaced),
                            counts.unplaced);
  /* Translators: annotations, inserted into "This report has changed: …" */
  kept = g_strdup_printf (ngettext ("%u kept", "%u kept", counts.kept), counts.kept);
  /* Translators: annotations, inserted into "This report has changed: …" */
  moved = g_strdup_printf (ngettext ("%u moved", "%u moved", counts.moved), counts.moved);
  /* Translators: annotations, inserted into "This report has changed: …" */
  unplaced = g_strdup_printf (ngettext ("%u to look at", "%u to look at", counts.unplaced), counts.unplaced);
  /* Translators: each %s is such as "12 kept", "3 moved", "1 to look at" */
  return g_strdup_printf (_("This report has changed: %s, %s, %s"), kept, moved, unplaced);
}

static UnrepAnnotation *
find_unplaced (UnrepReview  *self,
               const char   *id,
               GError      **error)
{
  UnrepAnnotation *annotation = unrep_annotation_set_lookup (self->set, id);

  if (!unrep_review_check_writable (self, error))
    return NULL;
  if (annotation != NULL && unrep_annotation_is_unplaced (annotation) && !unrep_annotation_is_deleted (annotation))
    return annotation;
  g_set_error_literal (error, UNREP_ERROR, UNREP_ERROR_USAGE, _("This annotation has a place already."));
  return NULL;
}

/* Where it is put: of a unit the whole of it, of words the words. */
static guint
find_place (UnrepReview         *self,
            const UnrepUnplaced *known,
            UnrepRange          *range)
{
  gboolean is_words = g_str_equal (known->kind, "span") || g_str_equal (known->kind, "rendering");
  guint unit = is_words ? UNREP_NO_UNIT : unrep_outline_find_overlapping (self->outline, *range);

  if (unit == UNREP_NO_UNIT)
    unit = unrep_review_find_unit_of (self->outline, *range);
  if (unit != UNREP_NO_UNIT && g_str_equal (known->kind, "unit"))
    *range = unrep_outline_get_unit (self->outline, unit)->range;
  return unit;
}

/**
 * unrep_review_place:
 * @self: a review
 * @id: the id of an annotation without a place
 * @range: where it belongs; what was said of a unit is put on the unit there
 * @error: where to put what went wrong
 *
 * One step that can be undone.
 *
 * Errors: %UNREP_ERROR_USAGE for what has a place, an empty range, one outside of
 * the text, and a unit of which something is said already; in state
 * %UNREP_REVIEW_READ_ONLY the reason for it.
 *
 * Returns: whether it is there now
 */
gboolean
unrep_review_place (UnrepReview  *self,
                    const char   *id,
                    UnrepRange    range,
                    GError      **error)
{
  UnrepText *text = unrep_report_get_text (self->report);
  UnrepAnnotation *annotation = find_unplaced (self, id, error);
  g_autoptr (UnrepUnplaced) known = annotation != NULL ? unrep_unplaced_new_from (annotation) : NULL;
  g_autoptr (UnrepAnnotation) placed = NULL;
  g_autofree char *now = NULL;
  gboolean is_possible = known != NULL && range.start < range.end && range.end <= unrep_text_get_n_chars (text);
  guint unit = is_possible ? find_place (self, known, &range) : UNREP_NO_UNIT;

  if (annotation == NULL)
    return FALSE;
  if (!is_possible || (unit == UNREP_NO_UNIT && g_str_equal (known->kind, "unit")))
    {
      g_set_error_literal (error, UNREP_ERROR, UNREP_ERROR_USAGE, _("There is no such place in this report."));
      return FALSE;
    }
  if (g_str_equal (known->kind, "unit") && unrep_review_get_annotation (self, unit) != NULL)
    {
      g_set_error_literal (error, UNREP_ERROR, UNREP_ERROR_USAGE,
                           _("Something is said of this paragraph already. Clear it first, or delete this annotation."));
      return FALSE;
    }
  now = unrep_time_dup_now ();
  placed = unrep_annotation_new_placed (annotation, known,
                                        unit != UNREP_NO_UNIT ? unrep_outline_get_unit (self->outline, unit)->path : "",
                                        text, range, self->device, now);
  unrep_review_take_change (self, annotation, placed, FALSE);
  return TRUE;
}

/**
 * unrep_review_drop_unplaced:
 * @self: a review
 * @id: the id of an annotation without a place
 * @error: where to put what went wrong
 *
 * Deletes it: a tombstone stays. One step that can be undone.
 *
 * Errors: %UNREP_ERROR_USAGE for what has a place; in state %UNREP_REVIEW_READ_ONLY
 * the reason for it.
 *
 * Returns: whether it is deleted
 */
gboolean
unrep_review_drop_unplaced (UnrepReview  *self,
                            const char   *id,
                            GError      **error)
{
  UnrepAnnotation *annotation = find_unplaced (self, id, error);
  g_autoptr (UnrepAnnotation) deleted = NULL;
  g_autofree char *now = NULL;

  if (annotation == NULL)
    return FALSE;
  now = unrep_time_dup_now ();
  deleted = unrep_annotation_new_deleted (annotation, self->device, now);
  unrep_review_take_change (self, annotation, deleted, FALSE);
  return TRUE;
}
