/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-window-private.h"

#include "unrep-recent-list.h"
#include "unrep-repair-menu.h"
#include "unrep-review-view.h"

#include <glib/gi18n.h>

#define MAX_RECENT 12

/* Reading the list of recent files costs time that no start should pay. */
static void
show_recent_cb (GtkPopover *popover)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), unrep_recent_list_new (MAX_RECENT));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 400);
  gtk_widget_set_size_request (scroller, 240, -1);
  gtk_popover_set_child (popover, scroller);
}

/* GTK leaves the focus on the menu button, where no key does anything. */
static void
menu_closed_cb (UnrepWindow *self)
{
  UnrepReportPage *page = unrep_window_get_page (self);

  if (page != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (page));
}

/* What can be repaired is another for each report, and known late; and the codebook of
 * one may have no lexicon. */
static void
menu_opens_cb (UnrepWindow *self)
{
  UnrepReportPage *page = unrep_window_get_page (self);
  UnrepDesk *desk = page != NULL ? unrep_report_page_get_desk (page) : NULL;
  UnrepReadingChoice *choice = NULL;

  if (page != NULL)
    choice = unrep_review_view_get_choice (UNREP_REVIEW_VIEW (unrep_report_page_get_review (page)));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.encoding", page != NULL && unrep_report_page_has_encoding (page));
  unrep_repair_menu_fill (self->repairs, choice);

  g_menu_remove_all (self->suggestions);
  if (desk == NULL || unrep_suggestions_are_possible (unrep_desk_get_suggestions (desk)))
    g_menu_append (self->suggestions, _("Suggest_ions"), "app.suggestions");
  else
    /* What has an action that nobody knows is insensitive. */
    g_menu_append (self->suggestions, _("Suggestions (the codebook has no lexicon)"), "win.no-lexicon");
}

/**
 * unrep_window_set_up_menus:
 * @self: a window with its template
 *
 * The menu of the window, and what was opened last; both are filled when they open.
 */
void
unrep_window_set_up_menus (UnrepWindow *self)
{
  GtkWidget *recent = gtk_popover_new ();
  GtkPopover *menu = gtk_menu_button_get_popover (self->menu);

  g_signal_connect_object (menu, "closed", G_CALLBACK (menu_closed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (menu, "show", G_CALLBACK (menu_opens_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (recent, "show", G_CALLBACK (show_recent_cb), NULL);
  adw_split_button_set_popover (self->open, GTK_POPOVER (recent));
}
