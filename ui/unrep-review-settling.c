/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the keys do while a lead settles. */
#include "unrep-review-view-private.h"

#include <glib/gi18n.h>

static UnrepSettlingBox *
get_box (UnrepReviewView *self)
{
  return unrep_annotation_pane_get_settling_box (self->annotation);
}

/**
 * unrep_review_view_set_settling:
 * @self: a view whose desk has the lead's decisions
 * @settling: what the reviewers say
 * @kinds: which disagreements the keys walk through: values of UnrepDisagreementKind
 * @range: where to begin
 *
 * Settling lasts until the view gets another desk.
 */
void
unrep_review_view_set_settling (UnrepReviewView *self,
                                UnrepSettling   *settling,
                                guint            kinds,
                                UnrepRange       range)
{
  g_return_if_fail (UNREP_IS_REVIEW_VIEW (self));

  unrep_annotation_pane_set_settling (self->annotation, settling, kinds);
  g_object_set (self->panes, "end-visible", TRUE, NULL);
  unrep_settling_box_go_to (get_box (self), range);
  unrep_report_view_reveal_unit (self->report, unrep_desk_get_current (self->desk));
  gtk_widget_grab_focus (GTK_WIDGET (self->report));
}

/**
 * unrep_review_view_decide:
 * @self: a view
 * @position: index of a position, %UNREP_NO_POSITION for none
 *
 * While somebody settles, decides on what reviewers have tagged and goes on to the
 * next disagreement that is not decided.
 *
 * Returns: whether that was meant
 */
gboolean
unrep_review_view_decide (UnrepReviewView *self,
                          guint            position)
{
  UnrepSettlingBox *box;
  g_autoptr (GError) error = NULL;
  const char *id = NULL;

  if (self->desk == NULL)
    return FALSE;
  box = get_box (self);
  if (!unrep_settling_box_has_current (box))
    return FALSE;
  unrep_review_view_commit (self);
  if (!unrep_review_view_may_change (self))
    return TRUE;
  if (position != UNREP_NO_POSITION)
    id = unrep_codebook_get_position (unrep_desk_get_codebook (self->desk), position)->id;
  if (!unrep_settling_box_decide (box, id, &error))
    unrep_review_view_say (self, error->message);
  else if (id != NULL && !unrep_settling_box_go_on (box, TRUE, FALSE))
    unrep_review_view_say (self, _("That was the last disagreement of this report"));
  return TRUE;
}

/**
 * unrep_review_view_walk:
 * @self: a view
 * @action: an action that goes from unit to unit
 *
 * While somebody settles, goes from disagreement to disagreement.
 *
 * Returns: whether that was meant
 */
gboolean
unrep_review_view_walk (UnrepReviewView *self,
                        const char      *action)
{
  UnrepSettlingBox *box = get_box (self);
  gboolean undecided = g_str_equal (action, "review.not-reviewed");

  if (unrep_settling_box_get_settling (box) == NULL ||
      !(undecided || g_str_equal (action, "review.next") || g_str_equal (action, "review.previous")))
    return FALSE;
  unrep_review_view_commit (self);
  if (!unrep_settling_box_go_on (box, !g_str_equal (action, "review.previous"), undecided) && undecided)
    unrep_review_view_say (self, _("Every further disagreement of this report is decided"));
  return TRUE;
}
