/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What other people would correct in the outline. */
#include "unrep-review-proposed.h"

#include "unrep-correcting.h"

#include <glib/gi18n.h>

/**
 * unrep_review_agrees:
 * @self: a review
 * @corrections: (element-type UnrepAnnotation): corrections that somebody else stated
 *   of the same text
 *
 * Returns: whether the outline, as it is corrected in @self, says all of them
 */
gboolean
unrep_review_agrees (UnrepReview *self,
                     GPtrArray   *corrections)
{
  g_return_val_if_fail (UNREP_IS_REVIEW (self), FALSE);

  for (guint i = 0; i < corrections->len; i++)
    {
      UnrepCorrection proposed, now;
      guint unit;

      unrep_annotation_get_correction (g_ptr_array_index (corrections, i), &proposed);
      unit = unrep_outline_get_unit_at (self->outline, proposed.range.start);
      if (unit == UNREP_NO_UNIT)
        return FALSE;
      unrep_outline_get_correction (self->outline, unit, &now);
      if (!unrep_correction_equal (&now, &proposed))
        return FALSE;
    }
  return TRUE;
}

/**
 * unrep_review_take_corrections:
 * @self: a review
 * @corrections: (element-type UnrepAnnotation): corrections that somebody else stated
 *   of the same text; at least one
 * @error: where to put what went wrong
 *
 * States them in this reviewer's own name, as one step that can be undone. Positions
 * and notes go with the text, as they do when the reviewer corrects it.
 *
 * Errors: %UNREP_ERROR_USAGE where one of them reaches behind the end of the text; in
 * state %UNREP_REVIEW_READ_ONLY the reason for it.
 *
 * Returns: whether the outline is so now
 */
gboolean
unrep_review_take_corrections (UnrepReview  *self,
                               GPtrArray    *corrections,
                               GError      **error)
{
  g_auto (UnrepCorrecting) correcting = { NULL };
  UnrepRange hull;
  gsize n_chars;

  g_return_val_if_fail (UNREP_IS_REVIEW (self) && corrections->len > 0, FALSE);

  if (!unrep_review_check_writable (self, error))
    return FALSE;
  n_chars = unrep_text_get_n_chars (unrep_report_get_text (self->report));
  hull = unrep_annotation_get_range (g_ptr_array_index (corrections, 0));
  for (guint i = 1; i < corrections->len; i++)
    hull = unrep_range_union (hull, unrep_annotation_get_range (g_ptr_array_index (corrections, i)));
  if (hull.end > n_chars)
    {
      g_set_error_literal (error, UNREP_ERROR, UNREP_ERROR_USAGE, _("This correction is of another text."));
      return FALSE;
    }
  unrep_correcting_init (&correcting, self, unrep_correcting_find_entangled (self, hull));
  for (guint i = 0; i < corrections->len; i++)
    {
      UnrepAnnotation *annotation = g_ptr_array_index (corrections, i);
      UnrepCorrection result;

      unrep_annotation_get_correction (annotation, &result);
      unrep_correcting_state (&correcting, &result, unrep_annotation_get_unit (annotation));
    }
  unrep_correcting_commit (&correcting);
  return TRUE;
}
