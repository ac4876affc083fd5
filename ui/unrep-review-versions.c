/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Older versions of a side file, two versions that the person has to choose from, and
 * what was said of an earlier text of the report. */
#include "unrep-review-view-private.h"

#include "unrep-conflicts-window.h"
#include "unrep-digits.h"
#include "unrep-restore-window.h"
#include "unrep-unplaced-window.h"

#include "annotation/unrep-review-unplaced.h"

#include <glib/gi18n.h>

static void
present (UnrepReviewView *self,
         GtkWindow       *window)
{
  gtk_window_set_transient_for (window, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_window_present (window);
}

static void
conflicts_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  UnrepReviewView *self = UNREP_REVIEW_VIEW (widget);

  if (self->desk == NULL)
    return;
  unrep_review_view_commit (self);
  if (unrep_review_get_n_conflicts (unrep_desk_get_review (self->desk)) > 0)
    present (self, GTK_WINDOW (unrep_conflicts_window_new (self->desk, self->choice)));
}

static void
restored_cb (UnrepReviewView *self,
             const char      *message)
{
  gboolean can_undo = unrep_review_can_undo (unrep_desk_get_review (self->desk));

  gtk_widget_activate_action (GTK_WIDGET (self), can_undo ? "win.toast-undo" : "win.toast", "s", message);
}

static void
restore_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  UnrepReviewView *self = UNREP_REVIEW_VIEW (widget);
  UnrepRestoreWindow *window;

  if (self->desk == NULL)
    return;
  unrep_review_view_commit (self);
  window = unrep_restore_window_new (self->desk, self->choice);
  g_signal_connect_object (window, "restored", G_CALLBACK (restored_cb), self, G_CONNECT_SWAPPED);
  present (self, GTK_WINDOW (window));
}

static void
conflicts_changed_cb (UnrepReviewView *self)
{
  guint n = self->desk != NULL ? unrep_review_get_n_conflicts (unrep_desk_get_review (self->desk)) : 0;
  g_autofree char *text = unrep_digits_take (g_strdup_printf (
    ngettext ("%u unit was changed in two places. Both versions are kept until you choose.",
              "%u units were changed in two places. Both versions are kept until you choose.", n), n));

  gtk_label_set_text (self->conflict, text);
  gtk_widget_set_visible (self->conflict_bar, n > 0);
  unrep_review_view_update_about (self);
}

static void
unplaced_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  UnrepReviewView *self = UNREP_REVIEW_VIEW (widget);
  UnrepReanchoredCounts counts;

  if (self->desk == NULL)
    return;
  unrep_review_view_commit (self);
  unrep_review_count_reanchored (unrep_desk_get_review (self->desk), &counts);
  if (counts.unplaced == 0)
    return;
  if (self->unplaced == NULL)
    g_set_weak_pointer (&self->unplaced, GTK_WINDOW (unrep_unplaced_window_new (self->desk, self->report)));
  present (self, self->unplaced);
}

static void
report_changed_cb (UnrepReviewView *self)
{
  UnrepReview *review = unrep_desk_get_review (self->desk);
  g_autofree char *message = unrep_review_dup_reanchored_message (review);
  g_autofree char *shown = message != NULL ? unrep_digits_dup_message (message) : NULL;
  UnrepReanchoredCounts counts;

  unrep_review_count_reanchored (review, &counts);
  gtk_label_set_text (self->changed, shown != NULL ? shown : "");
  gtk_widget_set_visible (self->changed_review, counts.unplaced > 0);
  gtk_widget_set_visible (self->changed_close, counts.unplaced == 0);
  gtk_widget_set_visible (self->changed_bar, shown != NULL && (counts.unplaced > 0 || !self->knows_changed));
}

/* Only what is all in its place can be put aside. */
static void
close_changed_cb (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  UnrepReviewView *self = UNREP_REVIEW_VIEW (widget);

  self->knows_changed = TRUE;
  gtk_widget_set_visible (self->changed_bar, FALSE);
  gtk_widget_activate_action (widget, "review.focus-report", NULL);
}

/**
 * unrep_review_view_install_versions:
 * @widget_class: the class of review views
 *
 * Installs the actions `review.conflicts`, `review.restore`, `review.unplaced` and
 * `review.close-changed`.
 */
void
unrep_review_view_install_versions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "review.conflicts", NULL, conflicts_cb);
  gtk_widget_class_install_action (widget_class, "review.restore", NULL, restore_cb);
  gtk_widget_class_install_action (widget_class, "review.unplaced", NULL, unplaced_cb);
  gtk_widget_class_install_action (widget_class, "review.close-changed", NULL, close_changed_cb);
}

/**
 * unrep_review_view_watch_versions:
 * @self: a view that has just got its desk
 *
 * Offers to choose as long as there are two versions of something, and tells what
 * became of annotations when the report has changed.
 */
void
unrep_review_view_watch_versions (UnrepReviewView *self)
{
  g_signal_connect_object (unrep_desk_get_review (self->desk), "notify::n-conflicts", G_CALLBACK (conflicts_changed_cb),
                           self, G_CONNECT_SWAPPED);
  conflicts_changed_cb (self);
  g_signal_connect_object (unrep_desk_get_review (self->desk), "unit-changed", G_CALLBACK (report_changed_cb), self,
                           G_CONNECT_SWAPPED);
  report_changed_cb (self);
}
