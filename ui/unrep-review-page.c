/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of the file beside the text of the report. */
#include "unrep-review-view-private.h"

#include "unrep-settings.h"

#include <glib/gi18n.h>

#define SETTING "page-picture"

static gboolean
show_page_cb (gpointer data)
{
  UnrepReviewView *self = data;
  UnrepReadingText *reading = unrep_report_view_get_reading (self->report);
  guint current = self->desk != NULL ? unrep_desk_get_current (self->desk) : UNREP_NO_UNIT;
  UnrepRange display, marked = { 0, 0 };

  self->page_idle = 0;
  if (reading == NULL || !gtk_widget_get_visible (GTK_WIDGET (self->page_pane)))
    return G_SOURCE_REMOVE;
  display = unrep_report_view_get_visible (self->report);
  if (current != UNREP_NO_UNIT)
    marked = unrep_outline_get_unit (unrep_desk_get_outline (self->desk), current)->range;
  unrep_page_pane_show (self->page_pane,
                        (UnrepRange) { unrep_reading_text_to_text (reading, display.start),
                                       unrep_reading_text_to_text (reading, display.end) },
                        marked);
  return G_SOURCE_REMOVE;
}

/* Once for all that changes before the next frame. */
static void
queue_page (UnrepReviewView *self)
{
  if (self->page_idle == 0)
    self->page_idle = g_idle_add (show_page_cb, self);
}

static void
update_visible (UnrepReviewView *self)
{
  GSettings *settings = unrep_settings_get_default ();

  gboolean visible = unrep_page_pane_has_pages (self->page_pane)
                     && (settings == NULL || g_settings_get_boolean (settings, SETTING));

  gtk_widget_set_visible (GTK_WIDGET (self->page_pane), visible);
  g_debug ("page pane %s", visible ? "shown" : "hidden");
  queue_page (self);
}

static void
toggle_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  UnrepReviewView *self = UNREP_REVIEW_VIEW (widget);
  GSettings *settings = unrep_settings_get_default ();

  if (!unrep_page_pane_has_pages (self->page_pane))
    unrep_review_view_say (self, _("Only reports that are PDF files have pages to show"));
  else if (settings != NULL)
    g_settings_set_boolean (settings, SETTING, !g_settings_get_boolean (settings, SETTING));
}

/**
 * unrep_review_view_watch_page:
 * @self: a view with its template
 *
 * Has the page follow the text, and what is current in it.
 */
void
unrep_review_view_watch_page (UnrepReviewView *self)
{
  GSettings *settings = unrep_settings_get_default ();
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->report));

  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (queue_page), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->report, "replaced", G_CALLBACK (queue_page), self, G_CONNECT_SWAPPED);
  if (settings != NULL)
    g_signal_connect_object (settings, "changed::" SETTING, G_CALLBACK (update_visible), self, G_CONNECT_SWAPPED);
}

/**
 * unrep_review_view_watch_page_of_desk:
 * @self: a view that has a new desk
 *
 * Has the page follow the current unit.
 */
void
unrep_review_view_watch_page_of_desk (UnrepReviewView *self)
{
  g_signal_connect_object (self->desk, "notify::current", G_CALLBACK (queue_page), self, G_CONNECT_SWAPPED);
  queue_page (self);
}

/**
 * unrep_review_view_set_report:
 * @self: a view that has its text
 * @report: the report that the text is of
 *
 * Shows the pages of the report's file, if it has any and the person wants to see them.
 */
void
unrep_review_view_set_report (UnrepReviewView *self,
                              UnrepReport     *report)
{
  g_return_if_fail (UNREP_IS_REVIEW_VIEW (self));

  unrep_page_pane_set_report (self->page_pane, report);
  update_visible (self);
}

/**
 * unrep_review_view_install_page:
 * @widget_class: the class of review views
 *
 * Installs the action that shows and hides the page.
 */
void
unrep_review_view_install_page (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "review.page", NULL, toggle_cb);
}
