/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The paragraphs that a translator signs off. */
#include "unrep-finding-desk.h"

#include "annotation/unrep-review-rendering.h"

/**
 * unrep_finding_desk_get_paragraph:
 * @self: a desk that has a review
 * @offset: an offset in the text
 *
 * Returns: the innermost unit there, without the space around it; its line where there
 *   is none
 */
UnrepRange
unrep_finding_desk_get_paragraph (UnrepFindingDesk *self,
                                  gsize             offset)
{
  g_return_val_if_fail (UNREP_IS_FINDING_DESK (self), ((UnrepRange) { 0, 0 }));

  return unrep_review_find_paragraph (unrep_finding_desk_get_review (self), offset);
}

/**
 * unrep_finding_desk_is_signed_off:
 * @self: a desk that has a review
 * @offset: an offset in the text
 *
 * Returns: whether the paragraph there is signed off
 */
gboolean
unrep_finding_desk_is_signed_off (UnrepFindingDesk *self,
                                  gsize             offset)
{
  g_return_val_if_fail (UNREP_IS_FINDING_DESK (self), FALSE);

  return unrep_review_is_signed_off (unrep_finding_desk_get_review (self), unrep_finding_desk_get_paragraph (self, offset));
}
