/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-review-view-private.h"

#include "unrep-digits.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (UnrepReviewView, unrep_review_view, GTK_TYPE_WIDGET)

/**
 * unrep_review_view_say:
 * @self: a view
 * @message: a sentence for the person
 */
void
unrep_review_view_say (UnrepReviewView *self,
                       const char      *message)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", message);
}

static void
move_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  UnrepReviewView *self = UNREP_REVIEW_VIEW (widget);

  if (self->desk == NULL || unrep_review_view_walk (self, action))
    return;
  if (g_str_equal (action, "review.select-next") || g_str_equal (action, "review.select-previous"))
    unrep_desk_select_next (self->desk, g_str_equal (action, "review.select-next"));
  else if (g_str_equal (action, "review.next"))
    unrep_desk_go_next (self->desk);
  else if (g_str_equal (action, "review.previous"))
    unrep_desk_go_previous (self->desk);
  else if (!unrep_desk_go_not_reviewed (self->desk))
    unrep_review_view_say (self, _("Every recommendation is tagged"));
}

static void
undo_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  UnrepReviewView *self = UNREP_REVIEW_VIEW (widget);
  gboolean undo = g_str_equal (action, "review.undo");

  if (self->desk == NULL || !unrep_review_view_check_writable (self))
    return;
  unrep_review_view_commit (self);
  if (!(undo ? unrep_desk_undo (self->desk) : unrep_desk_redo (self->desk)))
    unrep_review_view_say (self, undo ? _("There is nothing to undo") : _("There is nothing to redo"));
}

static void
note_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  UnrepReviewView *self = UNREP_REVIEW_VIEW (widget);

  if (!unrep_review_view_may_tag (self))
    return;
  g_object_set (self->panes, "end-visible", TRUE, NULL);
  unrep_annotation_pane_focus_note (self->annotation);
}

static void
tags_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  UnrepReviewView *self = UNREP_REVIEW_VIEW (widget);

  if (!unrep_review_view_may_tag (self))
    return;
  g_object_set (self->panes, "end-visible", TRUE, NULL);
  unrep_annotation_pane_focus_tags (self->annotation);
}

static void
focus_report_cb (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  unrep_panes_fold (UNREP_REVIEW_VIEW (widget)->panes);
  gtk_widget_grab_focus (widget);
}

static gboolean
unrep_review_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (UNREP_REVIEW_VIEW (widget)->report));
}

static void
unrep_review_view_dispose (GObject *object)
{
  UnrepReviewView *self = UNREP_REVIEW_VIEW (object);

  g_clear_handle_id (&self->page_idle, g_source_remove);
  g_clear_pointer (&self->label_popover, gtk_widget_unparent);
  g_clear_pointer (&self->go_to, gtk_widget_unparent);
  g_clear_weak_pointer (&self->unplaced);
  g_clear_object (&self->desk);
  g_clear_object (&self->choice);
  g_clear_object (&self->identity);
  gtk_widget_dispose_template (GTK_WIDGET (self), UNREP_TYPE_REVIEW_VIEW);
  G_OBJECT_CLASS (unrep_review_view_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "review.next", NULL, move_cb);
  gtk_widget_class_install_action (widget_class, "review.previous", NULL, move_cb);
  gtk_widget_class_install_action (widget_class, "review.select-next", NULL, move_cb);
  gtk_widget_class_install_action (widget_class, "review.select-previous", NULL, move_cb);
  gtk_widget_class_install_action (widget_class, "review.not-reviewed", NULL, move_cb);
  gtk_widget_class_install_action (widget_class, "review.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "review.redo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "review.note", NULL, note_cb);
  gtk_widget_class_install_action (widget_class, "review.tags", NULL, tags_cb);
  gtk_widget_class_install_action (widget_class, "review.focus-report", NULL, focus_report_cb);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (UNREP_TYPE_PANES);
  g_type_ensure (UNREP_TYPE_OUTLINE_PANE);
  g_type_ensure (UNREP_TYPE_REPORT_VIEW);
  g_type_ensure (UNREP_TYPE_PROBLEM_BAR);
  g_type_ensure (UNREP_TYPE_PROPOSAL_BAR);
  g_type_ensure (UNREP_TYPE_PAGE_PANE);
  g_type_ensure (UNREP_TYPE_PAGE_SPLIT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/Unrep/unrep-review-view.ui");
  gtk_widget_class_bind_template_child (widget_class, UnrepReviewView, panes);
  gtk_widget_class_bind_template_child (widget_class, UnrepReviewView, outline);
  gtk_widget_class_bind_template_child (widget_class, UnrepReviewView, annotation_bin);
  gtk_widget_class_bind_template_child (widget_class, UnrepReviewView, report);
  gtk_widget_class_bind_template_child (widget_class, UnrepReviewView, recovery_bin);
  gtk_widget_class_bind_template_child (widget_class, UnrepReviewView, proposal_bar);
  gtk_widget_class_bind_template_child (widget_class, UnrepReviewView, span_bin);
  gtk_widget_class_bind_template_child (widget_class, UnrepReviewView, page_pane);
  gtk_widget_class_bind_template_child (widget_class, UnrepReviewView, clamp);
  gtk_widget_class_bind_template_child (widget_class, UnrepReviewView, problem_bar);
  gtk_widget_class_bind_template_child (widget_class, UnrepReviewView, remarks);
  gtk_widget_class_bind_template_child (widget_class, UnrepReviewView, remarks_bar);
  gtk_widget_class_bind_template_child (widget_class, UnrepReviewView, recognize);
  gtk_widget_class_bind_template_child (widget_class, UnrepReviewView, conflict_bar);
  gtk_widget_class_bind_template_child (widget_class, UnrepReviewView, conflict);
  gtk_widget_class_bind_template_child (widget_class, UnrepReviewView, changed_bar);
  gtk_widget_class_bind_template_child (widget_class, UnrepReviewView, changed);
  gtk_widget_class_bind_template_child (widget_class, UnrepReviewView, changed_review);
  gtk_widget_class_bind_template_child (widget_class, UnrepReviewView, changed_close);
}

static gboolean
unrep_review_view_focus (GtkWidget        *widget,
                         GtkDirectionType  direction)
{
  return gtk_widget_child_focus (GTK_WIDGET (UNREP_REVIEW_VIEW (widget)->panes), direction);
}

static void
unrep_review_view_class_init (UnrepReviewViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = unrep_review_view_dispose;
  widget_class->focus = unrep_review_view_focus;
  widget_class->grab_focus = unrep_review_view_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  install_actions (widget_class);
  unrep_review_view_install_corrections (widget_class);
  unrep_review_view_install_finishing (widget_class);
  unrep_review_view_install_evidence (widget_class);
  unrep_review_view_install_page (widget_class);
  unrep_review_view_install_reading (widget_class);
  unrep_review_view_install_suggesting (widget_class);
  unrep_review_view_install_tagging (widget_class);
  unrep_review_view_install_versions (widget_class);
  bind_template (widget_class);
}

static void
page_changed_cb (UnrepReviewView *self)
{
  int width = unrep_report_view_get_page_width (self->report);

  adw_clamp_scrollable_set_maximum_size (self->clamp, width);
  adw_clamp_scrollable_set_tightening_threshold (self->clamp, width);
}

static void
unrep_review_view_init (UnrepReviewView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  unrep_review_view_watch_window (self);
  unrep_review_view_watch_proposals (self);
  unrep_review_view_watch_page (self);
  g_signal_connect_object (self->report, "page-changed", G_CALLBACK (page_changed_cb), self, G_CONNECT_SWAPPED);
  page_changed_cb (self);
}

static void
choice_changed_cb (UnrepReviewView *self)
{
  unrep_report_view_replace (self->report, unrep_reading_choice_get_reading (self->choice),
                             unrep_reading_choice_get_outline (self->choice));
}

/**
 * unrep_review_view_set_reading:
 * @self: a view without a text
 * @reading: the text to show, as stored
 */
void
unrep_review_view_set_reading (UnrepReviewView  *self,
                               UnrepReadingText *reading)
{
  g_return_if_fail (UNREP_IS_REVIEW_VIEW (self));

  unrep_report_view_set_reading (self->report, reading);
  self->choice = unrep_reading_choice_new (reading);
  g_signal_connect_object (self->choice, "changed", G_CALLBACK (choice_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->report, "replaced", G_CALLBACK (unrep_review_view_update_about), self, G_CONNECT_SWAPPED);
}

/**
 * unrep_review_view_return_to:
 * @self: a view that has its text and nothing else yet
 * @place: where somebody was before
 */
void
unrep_review_view_return_to (UnrepReviewView  *self,
                             const UnrepPlace *place)
{
  g_return_if_fail (UNREP_IS_REVIEW_VIEW (self));

  unrep_report_view_return_to (self->report, place);
}

/**
 * unrep_review_view_get_place:
 * @self: a view that has its text
 * @place: (out): where somebody is; `view` is left alone
 */
void
unrep_review_view_get_place (UnrepReviewView *self,
                             UnrepPlace      *place)
{
  g_return_if_fail (UNREP_IS_REVIEW_VIEW (self));

  unrep_report_view_get_place (self->report, place);
}

/**
 * unrep_review_view_set_outline:
 * @self: a view that has its text
 * @outline: the outline of that text
 *
 * Sets headings and indents of the text, and has it repaired. The outline pane
 * needs a desk.
 */
void
unrep_review_view_set_outline (UnrepReviewView *self,
                               UnrepOutline    *outline)
{
  g_return_if_fail (UNREP_IS_REVIEW_VIEW (self));

  unrep_report_view_set_outline (self->report, outline);
  unrep_reading_choice_set_outline (self->choice, outline);
}

/**
 * unrep_review_view_set_identity:
 * @self: a view
 * @identity: who reviews; to be set once
 */
void
unrep_review_view_set_identity (UnrepReviewView *self,
                                UnrepIdentity   *identity)
{
  g_return_if_fail (UNREP_IS_REVIEW_VIEW (self) && self->identity == NULL);

  self->identity = g_object_ref (identity);
}

/* Corrections of the outline change how the text is set, and what is joined. */
static void
outline_changed_cb (UnrepReviewView *self)
{
  unrep_reading_choice_set_outline (self->choice, unrep_desk_get_outline (self->desk));
  unrep_review_view_update_about (self);
}

static void
log_current (UnrepDesk *desk)
{
  g_debug ("current unit %d", (int) unrep_desk_get_current (desk));
}

/* What says nothing before there is a desk. It would hold up the first sight of the text. */
static void
make_panes (UnrepReviewView *self)
{
  self->annotation = g_object_new (UNREP_TYPE_ANNOTATION_PANE, NULL);
  unrep_annotation_pane_set_identity (self->annotation, self->identity);
  adw_bin_set_child (self->annotation_bin, GTK_WIDGET (self->annotation));
  self->recovery_bar = g_object_new (UNREP_TYPE_RECOVERY_BAR, NULL);
  adw_bin_set_child (self->recovery_bin, GTK_WIDGET (self->recovery_bar));
  self->span_bar = g_object_new (UNREP_TYPE_SPAN_BAR, NULL);
  adw_bin_set_child (self->span_bin, GTK_WIDGET (self->span_bar));
}

/**
 * unrep_review_view_set_desk:
 * @self: a view that has text, outline and identity
 * @desk: one reviewer's work on the report
 *
 * Fills the panes. Where work has begun and nobody reads yet, the text goes to where
 * it goes on.
 */
void
unrep_review_view_set_desk (UnrepReviewView *self,
                            UnrepDesk       *desk)
{
  gboolean rtl, fresh;
  GtkTextDirection direction;

  g_return_if_fail (UNREP_IS_REVIEW_VIEW (self));

  fresh = unrep_report_view_get_caret (self->report) == 0;
  if (self->annotation == NULL)
    make_panes (self);
  if (g_set_object (&self->desk, desk))
    {
      g_signal_connect (desk, "notify::current", G_CALLBACK (log_current), NULL);
      g_signal_connect_object (desk, "notify::current", G_CALLBACK (unrep_review_view_update_about), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (desk, "outline-changed", G_CALLBACK (outline_changed_cb), self, G_CONNECT_SWAPPED);
      unrep_problem_bar_set_review (self->problem_bar, unrep_desk_get_review (desk));
      unrep_review_view_watch_versions (self);
      unrep_review_view_watch_page_of_desk (self);
    }
  if (unrep_reading_choice_get_outline (self->choice) != unrep_desk_get_outline (desk))
    outline_changed_cb (self);
  rtl = unrep_reading_text_get_direction (unrep_report_view_get_reading (self->report)) == UNREP_DIRECTION_RTL;
  direction = rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR;
  unrep_report_view_set_desk (self->report, desk);
  unrep_outline_pane_set_desk (self->outline, desk, self->choice, direction);
  unrep_annotation_pane_set_desk (self->annotation, desk);
  unrep_recovery_bar_set_desk (self->recovery_bar, desk);
  unrep_proposal_bar_set_desk (self->proposal_bar, desk);
  unrep_span_bar_set_desk (self->span_bar, desk);
  unrep_review_view_update_about (self);
  log_current (desk);
  if (fresh && unrep_review_get_n_tagged (unrep_desk_get_review (desk)) > 0)
    unrep_report_view_reveal_unit (self->report, unrep_desk_get_current (desk));
}

/**
 * unrep_review_view_get_panes:
 * @self: a view
 *
 * Returns: (transfer none): the object whose properties `start-visible` and
 *   `end-visible` say which panes are shown
 */
GObject *
unrep_review_view_get_panes (UnrepReviewView *self)
{
  g_return_val_if_fail (UNREP_IS_REVIEW_VIEW (self), NULL);

  return G_OBJECT (self->panes);
}

/**
 * unrep_review_view_get_choice:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): which reading text is displayed, %NULL before
 *   there is a text
 */
UnrepReadingChoice *
unrep_review_view_get_choice (UnrepReviewView *self)
{
  g_return_val_if_fail (UNREP_IS_REVIEW_VIEW (self), NULL);

  return self->choice;
}

/**
 * unrep_review_view_get_report:
 * @self: a view
 *
 * Returns: (transfer none): the view of the text
 */
UnrepReportView *
unrep_review_view_get_report (UnrepReviewView *self)
{
  g_return_val_if_fail (UNREP_IS_REVIEW_VIEW (self), NULL);

  return self->report;
}

/**
 * unrep_review_view_get_desk:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the desk, %NULL before it is known
 */
UnrepDesk *
unrep_review_view_get_desk (UnrepReviewView *self)
{
  g_return_val_if_fail (UNREP_IS_REVIEW_VIEW (self), NULL);

  return self->desk;
}

/**
 * unrep_review_view_set_problem:
 * @self: a view
 * @problem: (nullable): a full sentence, or %NULL when all is well
 *
 * Shows what is wrong above the report, where it can be selected and copied.
 */
void
unrep_review_view_set_problem (UnrepReviewView *self,
                               const char      *problem)
{
  g_return_if_fail (UNREP_IS_REVIEW_VIEW (self));

  unrep_problem_bar_set_problem (self->problem_bar, problem);
}

/**
 * unrep_review_view_set_remarks:
 * @self: a view
 * @remarks: (nullable): what a reader should know of how the report's file was read, or
 *   %NULL where there is nothing to say
 * @recognizable: whether there are pages whose text may be recognized
 *
 * Shows it quietly above the report.
 */
void
unrep_review_view_set_remarks (UnrepReviewView *self,
                               const char      *remarks,
                               gboolean         recognizable)
{
  g_autofree char *shown = remarks != NULL ? unrep_digits_dup_message (remarks) : NULL;

  g_return_if_fail (UNREP_IS_REVIEW_VIEW (self));

  gtk_label_set_text (self->remarks, shown != NULL ? shown : "");
  gtk_widget_set_visible (self->recognize, recognizable);
  gtk_widget_set_visible (self->remarks_bar, shown != NULL);
}

/**
 * unrep_review_view_commit:
 * @self: a view
 *
 * Keeps what is being typed into the note field.
 */
void
unrep_review_view_commit (UnrepReviewView *self)
{
  g_return_if_fail (UNREP_IS_REVIEW_VIEW (self));

  if (self->annotation != NULL)
    unrep_annotation_pane_commit_note (self->annotation);
}
