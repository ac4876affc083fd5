/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-report-view-private.h"

#include "unrep-names.h"
#include "unrep-repair-marks.h"
#include "unrep-review-keys.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Where a unit that was not visible goes: a quarter below the top. */
#define REVEAL_AT 0.25

G_DEFINE_FINAL_TYPE (UnrepReportView, unrep_report_view, GTK_TYPE_TEXT_VIEW)

static void
unrep_report_view_snapshot_layer (GtkTextView     *view,
                                  GtkTextViewLayer layer,
                                  GtkSnapshot     *snapshot)
{
  UnrepReportView *self = UNREP_REPORT_VIEW (view);

  if (layer != GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    return;
  if (self->marks != NULL)
    unrep_report_marks_snapshot (self->marks, snapshot);
  unrep_report_view_snapshot_coupling (self, snapshot);
  unrep_report_view_snapshot_places (self, snapshot);
  unrep_report_view_snapshot_hits (self, snapshot);
}

static gboolean
unrep_report_view_query_tooltip (GtkWidget  *widget,
                                 int         x,
                                 int         y,
                                 gboolean    keyboard,
                                 GtkTooltip *tooltip)
{
  UnrepReportView *self = UNREP_REPORT_VIEW (widget);
  g_autofree char *reason = NULL;
  GtkWidget *label;
  GtkTextIter iter;
  int buffer_x, buffer_y;

  if (self->reading == NULL)
    return FALSE;
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, x, y, &buffer_x, &buffer_y);
  if (keyboard)
    reason = unrep_repair_marks_dup_reason (self->reading, unrep_report_view_get_display_caret (self));
  else if (gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &iter, buffer_x, buffer_y))
    reason = unrep_repair_marks_dup_reason (self->reading, (gsize) gtk_text_iter_get_offset (&iter));
  if (reason == NULL)
    return FALSE;
  label = gtk_label_new (reason);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_tooltip_set_custom (tooltip, label);
  return TRUE;
}

static void
unrep_report_view_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  UnrepReportView *self = UNREP_REPORT_VIEW (widget);

  GTK_WIDGET_CLASS (unrep_report_view_parent_class)->size_allocate (widget, width, height, baseline);
  unrep_report_view_size_changed (self);
}

/* From one frame to the next GSK looks for what has changed, and after 30 rectangles it gives
 * up and draws the whole window anew. Scrolled text is more than that by itself. A clip that
 * is another one has changed as a whole: so this reaches up to the top of the report, and
 * only the report is drawn when it scrolls. */
static void
unrep_report_view_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  UnrepReportView *self = UNREP_REPORT_VIEW (widget);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (widget));
  float above = adjustment != NULL ? (float) gtk_adjustment_get_value (adjustment) : 0;

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, -above, (float) gtk_widget_get_width (widget),
                                                         above + (float) gtk_widget_get_height (widget)));
  GTK_WIDGET_CLASS (unrep_report_view_parent_class)->snapshot (widget, snapshot);
  gtk_snapshot_pop (snapshot);
  unrep_report_ahead_drawn (self->ahead);
}

/**
 * unrep_report_view_get_quiet:
 * @self: a view
 * @colour: (out): the colour of footnotes and page footers
 */
void
unrep_report_view_get_quiet (UnrepReportView *self,
                             GdkRGBA         *colour)
{
  g_return_if_fail (UNREP_IS_REPORT_VIEW (self));

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), colour);
  if (!adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    colour->alpha *= 0.72f;
}

/**
 * unrep_report_view_restyle:
 * @self: a view
 *
 * To be called when the style or what is displayed changes.
 */
void
unrep_report_view_restyle (UnrepReportView *self)
{
  GdkRGBA quiet;

  unrep_report_view_get_quiet (self, &quiet);
  if (self->typesetter != NULL)
    unrep_report_typesetter_set_quiet (self->typesetter, &quiet);
  if (self->marks != NULL)
    unrep_report_marks_restyle (self->marks);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
unrep_report_view_css_changed (GtkWidget         *widget,
                               GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (unrep_report_view_parent_class)->css_changed (widget, change);
  unrep_report_view_set_page (UNREP_REPORT_VIEW (widget));
  unrep_report_view_restyle (UNREP_REPORT_VIEW (widget));
}

static void
unrep_report_view_dispose (GObject *object)
{
  UnrepReportView *self = UNREP_REPORT_VIEW (object);
  GtkWidget *menu = self->menu;

  /* A text view takes away its children until none is left, and never this one. */
  g_clear_weak_pointer (&self->menu);
  if (menu != NULL && gtk_widget_get_parent (menu) != NULL)
    gtk_widget_unparent (menu);
  g_clear_handle_id (&self->margins, g_source_remove);
  g_clear_handle_id (&self->following, g_source_remove);
  g_clear_pointer (&self->gap_marks, unrep_gap_marks_free);
  g_clear_pointer (&self->gaps, g_array_unref);
  g_clear_object (&self->typesetter);
  g_clear_object (&self->next);
  g_clear_object (&self->style);
  g_clear_object (&self->finder);
  g_clear_object (&self->marks);
  g_clear_object (&self->anchor);
  g_clear_pointer (&self->ahead, unrep_report_ahead_free);
  g_clear_object (&self->desk);
  g_clear_object (&self->buffer);
  g_clear_pointer (&self->outline, unrep_outline_unref);
  g_clear_pointer (&self->reading, unrep_reading_text_unref);
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->trail, unrep_trail_free);
  G_OBJECT_CLASS (unrep_report_view_parent_class)->dispose (object);
}

static void
unrep_report_view_class_init (UnrepReportViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkTextViewClass *view_class = GTK_TEXT_VIEW_CLASS (klass);

  object_class->dispose = unrep_report_view_dispose;
  widget_class->size_allocate = unrep_report_view_size_allocate;
  widget_class->snapshot = unrep_report_view_snapshot;
  widget_class->css_changed = unrep_report_view_css_changed;
  widget_class->query_tooltip = unrep_report_view_query_tooltip;
  view_class->snapshot_layer = unrep_report_view_snapshot_layer;
  unrep_report_view_class_init_caret (klass);
  g_signal_new ("page-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("replaced", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
log_focus (GtkEventControllerFocus *focus)
{
  g_debug ("report has the focus");
}

static void
unrep_report_view_init (UnrepReportView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_top_margin (view, 36);
  gtk_text_view_set_bottom_margin (view, 96);
  gtk_widget_add_css_class (GTK_WIDGET (self), "report");
  unrep_report_view_init_page (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Report"), -1);

  g_signal_connect (focus, "enter", G_CALLBACK (log_focus), NULL);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_controller (GTK_WIDGET (self), unrep_keys_new_controller (UNREP_KEYS_REVIEW));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (unrep_report_view_restyle), self,
                           G_CONNECT_SWAPPED);

  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  unrep_report_view_init_caret (self);
  unrep_report_view_init_spans (self);
  unrep_report_view_init_finding (self);
  unrep_report_view_init_coupling (self);
  self->anchor = unrep_report_anchor_new (view);
  self->ahead = unrep_report_ahead_new (view);
  self->trail = unrep_trail_new ();
}

/**
 * unrep_report_view_new:
 *
 * Returns: (transfer floating): an empty view
 */
GtkWidget *
unrep_report_view_new (void)
{
  return g_object_new (UNREP_TYPE_REPORT_VIEW, NULL);
}

/**
 * unrep_report_view_get_reading:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): what it displays
 */
UnrepReadingText *
unrep_report_view_get_reading (UnrepReportView *self)
{
  g_return_val_if_fail (UNREP_IS_REPORT_VIEW (self), NULL);

  return self->reading;
}

/* What a screen reader says of the view is the current unit, as it was extracted. */
static void
describe_current (UnrepReportView *self)
{
  guint current = unrep_desk_get_current (self->desk);
  g_autofree char *text = NULL;

  if (current != UNREP_NO_UNIT)
    text = unrep_names_dup_words (unrep_reading_text_get_text (self->reading),
                                  unrep_outline_get_unit (unrep_desk_get_outline (self->desk), current)->range);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : "", -1);
}

static void
current_changed_cb (UnrepReportView *self)
{
  guint current = unrep_desk_get_current (self->desk);
  gsize caret = unrep_report_view_get_caret (self);

  describe_current (self);
  if (current != UNREP_NO_UNIT && unrep_desk_get_unit_for (self->desk, caret) != current)
    {
      gsize display = unrep_report_marks_get_hull (self->marks, current).start;

      unrep_report_view_note_jump (self, unrep_reading_text_to_text (self->reading, display));
      unrep_report_view_let_caret_follow (self, display);
      self->caret_placed = TRUE;
      unrep_report_view_reveal_unit (self, current);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Where somebody has put the caret is what the desk is about. One that nobody has moved
 * yet stands before the first words, not in the empty lines that scans begin with. */
static void
place_first_caret (UnrepReportView *self)
{
  UnrepOutline *outline = unrep_desk_get_outline (self->desk);

  if (self->caret_placed)
    unrep_report_view_follow_caret (self);
  else if (unrep_report_view_get_caret (self) == 0 && unrep_outline_get_n_units (outline) > 0)
    unrep_report_view_set_display_caret (
      self, unrep_reading_text_to_display (self->reading, unrep_outline_get_unit (outline, 0)->range.start), FALSE);
}

/**
 * unrep_report_view_set_desk:
 * @self: a view that has its reading text
 * @desk: positions to draw and the current unit to follow
 *
 * Another desk takes the place of an earlier one. The text does not move.
 */
void
unrep_report_view_set_desk (UnrepReportView *self,
                            UnrepDesk       *desk)
{
  g_return_if_fail (UNREP_IS_REPORT_VIEW (self) && self->reading != NULL);

  if (self->desk != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->desk, self);
      g_signal_handlers_disconnect_by_data (unrep_desk_get_suggestions (self->desk), self);
      g_signal_handlers_disconnect_by_data (unrep_desk_get_review (self->desk), self);
    }
  g_set_object (&self->desk, desk);
  g_clear_object (&self->marks);
  self->marks = unrep_report_marks_new (GTK_TEXT_VIEW (self), self->reading, desk);
  g_signal_connect_object (desk, "notify::current", G_CALLBACK (current_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (unrep_desk_get_review (desk), "unit-changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (unrep_desk_get_suggestions (desk), "changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  unrep_report_view_follow_spans (self);
  place_first_caret (self);
  describe_current (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* A line that GTK has not measured yet has no height, and where it says that the line
 * is means nothing. */
static gboolean
get_measured (GtkTextView  *view,
              gsize         display_offset,
              GdkRectangle *place)
{
  GtkTextIter iter;
  int y, height;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &iter, (int) display_offset);
  gtk_text_view_get_iter_location (view, &iter, place);
  gtk_text_view_get_line_yrange (view, &iter, &y, &height);
  return height > 0;
}

static gboolean
is_visible (UnrepReportView *self,
            UnrepRange       display)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle visible, first, last;

  gtk_text_view_get_visible_rect (view, &visible);
  return get_measured (view, display.start, &first)
         && get_measured (view, MAX (display.end, display.start + 1) - 1, &last) && first.y >= visible.y + 8
         && last.y + last.height <= visible.y + visible.height - 8;
}

/**
 * unrep_report_view_reveal_display:
 * @self: a view
 * @display: code points of the displayed text
 *
 * Scrolls as little as reading needs: not at all where all of it is visible.
 */
void
unrep_report_view_reveal_display (UnrepReportView *self,
                                  UnrepRange       display)
{
  GdkRectangle visible;

  if (is_visible (self, display))
    return;
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  unrep_report_anchor_drop (self->anchor, (int) display.start, (int) (visible.height * REVEAL_AT));
}

/**
 * unrep_report_view_reveal_unit:
 * @self: a view
 * @unit: a unit of the outline
 *
 * Scrolls as little as reading needs: not at all where the whole unit is visible.
 */
void
unrep_report_view_reveal_unit (UnrepReportView *self,
                               guint            unit)
{
  g_return_if_fail (UNREP_IS_REPORT_VIEW (self));

  if (self->marks != NULL && unit != UNREP_NO_UNIT)
    unrep_report_view_reveal_display (self, unrep_report_marks_get_hull (self->marks, unit));
}

/**
 * unrep_report_view_get_unit_place:
 * @self: a view
 * @unit: a unit of the outline
 * @place: (out): where its first letter is displayed, in coordinates of the widget
 *
 * Returns: whether it is visible
 */
gboolean
unrep_report_view_get_unit_place (UnrepReportView *self,
                                  guint            unit,
                                  GdkRectangle    *place)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  UnrepRange display;
  GtkTextIter iter;

  g_return_val_if_fail (UNREP_IS_REPORT_VIEW (self) && self->marks != NULL, FALSE);

  display = unrep_report_marks_get_hull (self->marks, unit);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &iter, (int) display.start);
  gtk_text_view_get_iter_location (view, &iter, place);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, place->x, place->y, &place->x, &place->y);
  place->width = MAX (place->width, 1);
  return place->y >= 0 && place->y < gtk_widget_get_height (GTK_WIDGET (self));
}
