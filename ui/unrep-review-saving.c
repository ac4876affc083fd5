/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A side file that could not be saved is tried again. */
#include "unrep-review-view-private.h"

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
