/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reader does in the review view: go to a paragraph and back, zoom, quote. */
#include "unrep-review-view-private.h"

#include "unrep-citation.h"
#include "unrep-go-to.h"
#include "unrep-page-style.h"
#include "unrep-popover.h"

#include <glib/gi18n.h>

/* Pixels from the top of the view. */
#define GO_TO_TOP 12

static void
closed_cb (GtkWidget       *popover,
           UnrepReviewView *self)
{
  self->go_to = NULL;
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
chosen_cb (GtkWidget       *popover,
           guint            unit,
           UnrepReviewView *self)
{
  UnrepOutline *outline = unrep_desk_get_outline (self->desk);

  gtk_popover_popdown (GTK_POPOVER (popover));
  if (unit < unrep_outline_get_n_units (outline))
    unrep_report_view_go_to (self->report, unrep_outline_get_unit (outline, unit)->range.start);
}

static void
go_to_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  UnrepReviewView *self = UNREP_REVIEW_VIEW (widget);
  double x;

  if (self->desk == NULL || self->go_to != NULL)
    return;
  self->go_to = unrep_go_to_new (unrep_report_view_get_reading (self->report), unrep_desk_get_outline (self->desk));
  gtk_widget_set_parent (self->go_to, widget);
  gtk_widget_translate_coordinates (GTK_WIDGET (self->report), widget,
                                    gtk_widget_get_width (GTK_WIDGET (self->report)) / 2, 0, &x, NULL);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->go_to), &(GdkRectangle){ (int) x, GO_TO_TOP, 1, 1 });
  unrep_popover_drop_when_closed (self->go_to);
  g_signal_connect_object (self->go_to, "closed", G_CALLBACK (closed_cb), self, 0);
  g_signal_connect_object (self->go_to, "chosen", G_CALLBACK (chosen_cb), self, 0);
  gtk_popover_popup (GTK_POPOVER (self->go_to));
  g_debug ("paragraph is asked for");
}

static void
walk_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  UnrepReviewView *self = UNREP_REVIEW_VIEW (widget);

  if (g_str_equal (action, "review.back"))
    {
      if (!unrep_report_view_go_back (self->report))
        unrep_review_view_say (self, _("There is no place to go back to"));
    }
  else if (!unrep_report_view_go_forward (self->report))
    unrep_review_view_say (self, _("There is no place to go forward to"));
}

static void
zoom_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  unrep_report_view_step_zoom (UNREP_REVIEW_VIEW (widget)->report, g_variant_get_int32 (parameter));
}

static void
quote_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  UnrepReviewView *self = UNREP_REVIEW_VIEW (widget);
  guint current = self->desk != NULL ? unrep_desk_get_current (self->desk) : UNREP_NO_UNIT;
  g_autofree char *citation = NULL;

  if (current == UNREP_NO_UNIT)
    return;
  citation = unrep_citation_new (unrep_review_get_report (unrep_desk_get_review (self->desk)),
                                 unrep_desk_get_outline (self->desk), current);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), citation);
  unrep_review_view_say (self, _("Copied with its citation"));
  unrep_annotation_pane_say (self->annotation, _("Copied with its citation"));
  g_debug ("quoted: %s", citation);
}

/**
 * unrep_review_view_install_reading:
 * @widget_class: the class of review views
 *
 * Installs the actions of a reader.
 */
void
unrep_review_view_install_reading (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "review.go-to", NULL, go_to_cb);
  gtk_widget_class_install_action (widget_class, "review.back", NULL, walk_cb);
  gtk_widget_class_install_action (widget_class, "review.forward", NULL, walk_cb);
  gtk_widget_class_install_action (widget_class, "review.zoom", "i", zoom_cb);
  gtk_widget_class_install_action (widget_class, "review.quote", NULL, quote_cb);
}
