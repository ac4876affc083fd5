/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence: the actions of keys, buttons and menus. */
#include "unrep-review-view-private.h"

#include "annotation/unrep-review-spans.h"

#include <glib/gi18n.h>

static void
log_spans (UnrepReviewView *self)
{
  const char *id = unrep_desk_get_span (self->desk);
  UnrepAnnotation *span = id != NULL ? unrep_review_get_span (unrep_desk_get_review (self->desk), id) : NULL;
  UnrepRange range = span != NULL ? unrep_annotation_get_range (span) : (UnrepRange) { 0, 0 };
  const char *position = span != NULL ? unrep_annotation_get_position (span) : NULL;

  g_debug ("evidence %zu to %zu, position %s", range.start, range.end, position != NULL ? position : "null");
}

/* Evidence may also lie where a unit takes no position: in a heading, a footnote. */
static gboolean
may_change (UnrepReviewView *self)
{
  unrep_review_view_commit (self);
  return unrep_review_view_may_change (self);
}

static void
ask_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  UnrepReviewView *self = UNREP_REVIEW_VIEW (widget);
  UnrepRange words;

  if (!may_change (self))
    return;
  if (!unrep_report_view_get_selection (self->report, &words) || !unrep_desk_ask_span (self->desk, words))
    {
      unrep_review_view_say (self, _("Select words in the report first"));
      return;
    }
  gtk_widget_grab_focus (widget);
  g_debug ("evidence is asked for");
}

/**
 * unrep_review_view_take_position:
 * @self: a view
 * @position: index of a position in the codebook, %UNREP_NO_POSITION for none
 *
 * Gives a position to the words that wait for one, or to the span that somebody
 * chose.
 *
 * Returns: whether there were such; otherwise the position is meant for the unit
 */
gboolean
unrep_review_view_take_position (UnrepReviewView *self,
                                 guint            position)
{
  g_autoptr (GError) error = NULL;
  gboolean asked = self->desk != NULL && unrep_desk_get_asked (self->desk, NULL);

  if (!asked && (self->desk == NULL || !unrep_desk_is_span_chosen (self->desk)))
    return FALSE;
  if (!may_change (self))
    return TRUE;
  if (asked)
    unrep_desk_answer_span (self->desk, position, &error);
  else
    unrep_desk_set_span_position (self->desk, position, &error);
  if (error != NULL)
    unrep_review_view_say (self, error->message);
  else
    log_spans (self);
  return TRUE;
}

/* The buttons of the bar are meant for the span, chosen or just made. */
static void
position_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  UnrepReviewView *self = UNREP_REVIEW_VIEW (widget);

  if (self->desk == NULL)
    return;
  if (unrep_desk_get_span (self->desk) != NULL && !unrep_desk_is_span_chosen (self->desk))
    unrep_desk_set_span (self->desk, unrep_desk_get_span (self->desk));
  unrep_review_view_take_position (self, g_variant_get_uint32 (parameter));
}

/* Words that wait become evidence; a span that is there is done with. */
static void
accept_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  UnrepReviewView *self = UNREP_REVIEW_VIEW (widget);

  if (self->desk == NULL)
    return;
  if (unrep_desk_get_asked (self->desk, NULL))
    unrep_review_view_take_position (self, UNREP_NO_POSITION);
  else
    unrep_desk_leave_span (self->desk);
}

static void
leave_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  UnrepReviewView *self = UNREP_REVIEW_VIEW (widget);

  if (self->desk != NULL)
    unrep_desk_leave_span (self->desk);
  g_debug ("evidence left");
}

static void
go_cb (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  UnrepReviewView *self = UNREP_REVIEW_VIEW (widget);
  gboolean forward = g_str_equal (action, "review.next-evidence");

  if (self->desk == NULL)
    return;
  if (!unrep_desk_go_span (self->desk, unrep_report_view_get_caret (self->report), forward))
    {
      unrep_review_view_say (self, forward ? _("There is no evidence further down") : _("There is no evidence further up"));
      return;
    }
  gtk_widget_grab_focus (widget);
  log_spans (self);
}

static void
choose_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  UnrepReviewView *self = UNREP_REVIEW_VIEW (widget);

  if (self->desk == NULL)
    return;
  unrep_panes_fold (self->panes);
  unrep_desk_set_span (self->desk, g_variant_get_string (parameter, NULL));
  gtk_widget_grab_focus (widget);
  log_spans (self);
}

static UnrepRange
get_words (UnrepReviewView *self)
{
  const char *id = unrep_desk_get_span (self->desk);
  UnrepAnnotation *span = id != NULL ? unrep_review_get_span (unrep_desk_get_review (self->desk), id) : NULL;
  UnrepRange words = { 0, 0 };

  if (span != NULL)
    return unrep_annotation_get_range (span);
  unrep_desk_get_asked (self->desk, &words);
  return words;
}

static void
nudge_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  UnrepReviewView *self = UNREP_REVIEW_VIEW (widget);
  const char *where = g_variant_get_string (parameter, NULL);
  UnrepSpanStep step = g_str_has_prefix (where, "word-") ? UNREP_SPAN_WORD : UNREP_SPAN_CHARACTER;
  g_autoptr (GError) error = NULL;
  UnrepRange words;
  gboolean forward;

  if (!may_change (self))
    return;
  words = get_words (self);
  if (unrep_range_length (words) == 0)
    return;
  forward = unrep_report_view_is_forward (self->report, unrep_desk_get_span_end (self->desk), words,
                                          g_str_has_suffix (where, "right"));
  if (!unrep_desk_nudge_span (self->desk, step, forward, &error))
    unrep_review_view_say (self, error->message);
  else
    log_spans (self);
}

static void
other_end_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  UnrepReviewView *self = UNREP_REVIEW_VIEW (widget);

  if (self->desk != NULL)
    unrep_desk_switch_span_end (self->desk);
}

static void
remove_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  UnrepReviewView *self = UNREP_REVIEW_VIEW (widget);
  g_autoptr (GError) error = NULL;

  if (self->desk == NULL || unrep_desk_get_span (self->desk) == NULL || !may_change (self))
    return;
  if (!unrep_desk_remove_span (self->desk, &error))
    unrep_review_view_say (self, error->message);
  else
    g_debug ("evidence removed");
}

/**
 * unrep_review_view_install_evidence:
 * @widget_class: the class of review views
 *
 * Installs the actions that make and change evidence.
 */
void
unrep_review_view_install_evidence (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "review.evidence", NULL, ask_cb);
  gtk_widget_class_install_action (widget_class, "review.evidence-position", "u", position_cb);
  gtk_widget_class_install_action (widget_class, "review.accept-evidence", NULL, accept_cb);
  gtk_widget_class_install_action (widget_class, "review.leave-evidence", NULL, leave_cb);
  gtk_widget_class_install_action (widget_class, "review.next-evidence", NULL, go_cb);
  gtk_widget_class_install_action (widget_class, "review.previous-evidence", NULL, go_cb);
  gtk_widget_class_install_action (widget_class, "review.choose-evidence", "s", choose_cb);
  gtk_widget_class_install_action (widget_class, "review.nudge", "s", nudge_cb);
  gtk_widget_class_install_action (widget_class, "review.other-end", NULL, other_end_cb);
  gtk_widget_class_install_action (widget_class, "review.remove-evidence", NULL, remove_cb);
}
