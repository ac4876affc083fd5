/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window offers when the side file cannot be saved. */
#include "unrep-review-view-private.h"

#include "unrep-dialogs.h"

static void
folder_chosen (GListModel *folders,
               gpointer    user_data)
{
  UnrepReviewView *self = user_data;
  g_autoptr (GFile) folder = g_list_model_get_item (folders, 0);

  if (self->desk != NULL)
    unrep_review_save_elsewhere (unrep_desk_get_review (self->desk), folder);
}

static void
save_elsewhere_cb (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  unrep_dialogs_choose_folder (GTK_WINDOW (gtk_widget_get_root (widget)), folder_chosen, widget);
}

static void
state_changed_cb (UnrepReviewView *self)
{
  UnrepReview *review = self->desk != NULL ? unrep_desk_get_review (self->desk) : NULL;

  gtk_widget_set_visible (self->save_elsewhere,
                          review != NULL && unrep_review_get_state (review) == UNREP_REVIEW_FAILED);
}

static void
try_again (UnrepReviewView *self)
{
  if (self->desk != NULL)
    unrep_review_save_again (unrep_desk_get_review (self->desk));
}

/* Whoever comes back to the window has perhaps made room, or connected the share. */
static void
active_changed_cb (UnrepReviewView *self,
                   GParamSpec      *pspec,
                   GtkWindow       *window)
{
  if (gtk_window_is_active (window))
    try_again (self);
}

static void
root_changed_cb (UnrepReviewView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root))
    g_signal_connect_object (root, "notify::is-active", G_CALLBACK (active_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * unrep_review_view_install_elsewhere:
 * @widget_class: the class of review views
 *
 * Installs the action `review.save-elsewhere`.
 */
void
unrep_review_view_install_elsewhere (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "review.save-elsewhere", NULL, save_elsewhere_cb);
}

/**
 * unrep_review_view_watch_window:
 * @self: a new view
 *
 * Has saving tried again whenever the window becomes active.
 */
void
unrep_review_view_watch_window (UnrepReviewView *self)
{
  g_signal_connect (self, "notify::root", G_CALLBACK (root_changed_cb), NULL);
}

/**
 * unrep_review_view_watch_saving:
 * @self: a view that has just got its desk
 *
 * Offers to save elsewhere as long as the side file cannot be saved.
 */
void
unrep_review_view_watch_saving (UnrepReviewView *self)
{
  g_signal_connect_object (unrep_desk_get_review (self->desk), "notify::state", G_CALLBACK (state_changed_cb), self,
                           G_CONNECT_SWAPPED);
  state_changed_cb (self);
}
