/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-report-view-private.h"

#include "unrep-correction-menu.h"
#include "unrep-report-content.h"
#include "unrep-repair-marks.h"
#include "unrep-review-keys.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Pixels beside the text, where there is room and where there is not. */
#define MARGIN 60
#define NARROW_MARGIN 38
#define NARROW 520
/* Where a unit that was not visible goes: a quarter below the top. */
#define REVEAL_AT 0.25

G_DEFINE_FINAL_TYPE (UnrepReportView, unrep_report_view, GTK_TYPE_TEXT_VIEW)

static gsize
get_caret (UnrepReportView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  return (gsize) gtk_text_iter_get_offset (&iter);
}

static void
set_caret (UnrepReportView *self,
           gsize            display_offset,
           gboolean         extend_selection)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter iter;

  self->placing_caret = TRUE;
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int) display_offset);
  if (extend_selection)
    gtk_text_buffer_move_mark (buffer, gtk_text_buffer_get_insert (buffer), &iter);
  else
    gtk_text_buffer_place_cursor (buffer, &iter);
  self->placing_caret = FALSE;
}

/* The buffer's own `has-selection` is not up to date while marks are being moved. */
static gboolean
has_selection (UnrepReportView *self)
{
  return gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), NULL, NULL);
}

/* Away from what is only displayed; at the beginning there is no way back. */
static gsize
skip_displayed_only (UnrepReportView *self,
                     gsize            offset,
                     gboolean         backward)
{
  gsize n_chars = unrep_text_get_n_chars (unrep_reading_text_get_display (self->reading));
  gsize found = offset;

  while (backward && found > 0 && unrep_reading_text_is_displayed_only (self->reading, found))
    found--;
  while (found < n_chars && unrep_reading_text_is_displayed_only (self->reading, found))
    found++;
  return found;
}

/* The unit under the caret is the current one, unless words are being selected. */
static void
follow_caret (UnrepReportView *self)
{
  guint unit;

  if (self->desk == NULL || has_selection (self))
    return;
  unit = unrep_desk_get_unit_for (self->desk, unrep_reading_text_to_text (self->reading, get_caret (self)));
  if (unit != UNREP_NO_UNIT)
    unrep_desk_set_current (self->desk, unit);
}

static void
unrep_report_view_move_cursor (GtkTextView    *view,
                               GtkMovementStep step,
                               int             count,
                               gboolean        extend_selection)
{
  UnrepReportView *self = UNREP_REPORT_VIEW (view);
  gsize before, after, wanted;

  self->placing_caret = TRUE;
  before = get_caret (self);
  GTK_TEXT_VIEW_CLASS (unrep_report_view_parent_class)->move_cursor (view, step, count, extend_selection);
  self->placing_caret = FALSE;
  if (self->reading == NULL)
    return;
  after = get_caret (self);
  wanted = skip_displayed_only (self, after, after < before);
  if (wanted != after)
    set_caret (self, wanted, extend_selection);
  follow_caret (self);
}

static void
mark_set_cb (GtkTextBuffer     *buffer,
             const GtkTextIter *place,
             GtkTextMark       *mark,
             UnrepReportView   *self)
{
  gsize caret, wanted;

  if (self->placing_caret || self->reading == NULL || mark != gtk_text_buffer_get_insert (buffer))
    return;
  caret = get_caret (self);
  wanted = skip_displayed_only (self, caret, FALSE);
  if (wanted != caret)
    set_caret (self, wanted, has_selection (self));
  follow_caret (self);
}

/* The stock view would offer the displayed text. */
static void
offer_selection_cb (UnrepReportView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autoptr (GdkContentProvider) content = NULL;

  if (self->reading == NULL || !gtk_widget_get_realized (widget) || !has_selection (self))
    return;
  content = unrep_report_content_new (self->buffer, self->reading);
  gdk_clipboard_set_content (gtk_widget_get_primary_clipboard (widget), content);
}

static void
unrep_report_view_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (unrep_report_view_parent_class)->realize (widget);
  gtk_text_buffer_remove_selection_clipboard (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)),
                                              gtk_widget_get_primary_clipboard (widget));
}

static void
unrep_report_view_unrealize (GtkWidget *widget)
{
  /* The stock view takes away what it believes it has put there. */
  gtk_text_buffer_add_selection_clipboard (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)),
                                           gtk_widget_get_primary_clipboard (widget));
  GTK_WIDGET_CLASS (unrep_report_view_parent_class)->unrealize (widget);
}

static void
unrep_report_view_copy_clipboard (GtkTextView *view)
{
  UnrepReportView *self = UNREP_REPORT_VIEW (view);
  g_autofree char *text = unrep_report_view_dup_selected (self);

  if (*text != '\0')
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

static GdkContentProvider *
drag_prepare_cb (GtkDragSource   *source,
                 double           x,
                 double           y,
                 UnrepReportView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter start, end, iter;
  int buffer_x, buffer_y;

  if (self->reading == NULL
      || !gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (view), &start, &end))
    return NULL;
  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x, &buffer_y);
  if (!gtk_text_view_get_iter_at_location (view, &iter, buffer_x, buffer_y)
      || !gtk_text_iter_in_range (&iter, &start, &end))
    return NULL;
  return gdk_content_provider_new_typed (G_TYPE_STRING, unrep_report_view_dup_selected (self));
}

static void
unrep_report_view_snapshot_layer (GtkTextView     *view,
                                  GtkTextViewLayer layer,
                                  GtkSnapshot     *snapshot)
{
  UnrepReportView *self = UNREP_REPORT_VIEW (view);

  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT && self->marks != NULL)
    unrep_report_marks_snapshot (self->marks, snapshot);
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
    reason = unrep_repair_marks_dup_reason (self->reading, get_caret (self));
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

static int
wanted_margin (UnrepReportView *self)
{
  return gtk_widget_get_width (GTK_WIDGET (self)) < NARROW ? NARROW_MARGIN : MARGIN;
}

static void
set_margins_cb (gpointer data)
{
  UnrepReportView *self = data;

  self->margins = 0;
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self), wanted_margin (self));
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self), wanted_margin (self));
}

/* Margins may not change while sizes are being given out. */
static void
unrep_report_view_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  UnrepReportView *self = UNREP_REPORT_VIEW (widget);

  GTK_WIDGET_CLASS (unrep_report_view_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->margins == 0 && gtk_text_view_get_left_margin (GTK_TEXT_VIEW (self)) != wanted_margin (self))
    self->margins = g_idle_add_once (set_margins_cb, self);
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

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &quiet);
  quiet.alpha *= 0.72f;
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
  unrep_report_view_restyle (UNREP_REPORT_VIEW (widget));
}

static void
unrep_report_view_dispose (GObject *object)
{
  UnrepReportView *self = UNREP_REPORT_VIEW (object);

  g_clear_handle_id (&self->margins, g_source_remove);
  g_clear_object (&self->typesetter);
  g_clear_object (&self->next);
  g_clear_object (&self->marks);
  g_clear_object (&self->anchor);
  g_clear_object (&self->desk);
  g_clear_object (&self->buffer);
  g_clear_pointer (&self->outline, unrep_outline_unref);
  g_clear_pointer (&self->reading, unrep_reading_text_unref);
  G_OBJECT_CLASS (unrep_report_view_parent_class)->dispose (object);
}

static void
unrep_report_view_class_init (UnrepReportViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkTextViewClass *view_class = GTK_TEXT_VIEW_CLASS (klass);

  object_class->dispose = unrep_report_view_dispose;
  widget_class->realize = unrep_report_view_realize;
  widget_class->unrealize = unrep_report_view_unrealize;
  widget_class->size_allocate = unrep_report_view_size_allocate;
  widget_class->css_changed = unrep_report_view_css_changed;
  widget_class->query_tooltip = unrep_report_view_query_tooltip;
  view_class->move_cursor = unrep_report_view_move_cursor;
  view_class->copy_clipboard = unrep_report_view_copy_clipboard;
  view_class->snapshot_layer = unrep_report_view_snapshot_layer;
  g_signal_new ("replaced", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* What the menu and the keys act on is what was pointed at. */
static void
secondary_pressed_cb (GtkGestureClick *gesture,
                      int              n_press,
                      double           x,
                      double           y,
                      UnrepReportView *self)
{
  GtkTextIter iter;
  int buffer_x, buffer_y;

  if (self->reading == NULL || has_selection (self))
    return;
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x,
                                         &buffer_y);
  gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &iter, buffer_x, buffer_y);
  gtk_text_buffer_place_cursor (self->buffer, &iter);
}

static void
log_focus (GtkEventControllerFocus *focus)
{
  g_debug ("report has the focus");
}

/**
 * unrep_report_view_take_buffer:
 * @self: a view
 * @buffer: the buffer it shows from now on
 *
 * Follows the caret and the selection of @buffer, and of no other any more.
 */
void
unrep_report_view_take_buffer (UnrepReportView *self,
                               GtkTextBuffer   *buffer)
{
  if (self->buffer != NULL)
    g_signal_handlers_disconnect_by_data (self->buffer, self);
  g_set_object (&self->buffer, buffer);
  g_signal_connect_object (buffer, "mark-set", G_CALLBACK (mark_set_cb), self, 0);
  g_signal_connect_object (buffer, "mark-set", G_CALLBACK (offer_selection_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
unrep_report_view_init (UnrepReportView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkDragSource *drag = gtk_drag_source_new ();
  GtkGesture *secondary = gtk_gesture_click_new ();
  g_autoptr (GMenuModel) menu = unrep_correction_menu_new (TRUE);

  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_top_margin (view, 36);
  gtk_text_view_set_bottom_margin (view, 96);
  gtk_text_view_set_left_margin (view, MARGIN);
  gtk_text_view_set_right_margin (view, MARGIN);
  gtk_text_view_set_pixels_above_lines (view, 4);
  gtk_text_view_set_pixels_below_lines (view, 4);
  gtk_text_view_set_pixels_inside_wrap (view, 2);
  gtk_widget_add_css_class (GTK_WIDGET (self), "report");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Report"), -1);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect (drag, "prepare", G_CALLBACK (drag_prepare_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (focus, "enter", G_CALLBACK (log_focus), NULL);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_controller (GTK_WIDGET (self), unrep_keys_new_controller (UNREP_KEYS_REVIEW));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (unrep_report_view_restyle), self,
                           G_CONNECT_SWAPPED);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (secondary), GTK_PHASE_CAPTURE);
  g_signal_connect (secondary, "pressed", G_CALLBACK (secondary_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (secondary));
  gtk_text_view_set_extra_menu (view, menu);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  unrep_report_view_take_buffer (self, gtk_text_view_get_buffer (view));
  self->anchor = unrep_report_anchor_new (view);
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
    text = unrep_text_dup_range (unrep_reading_text_get_text (self->reading),
                                 unrep_outline_get_unit (unrep_desk_get_outline (self->desk), current)->range);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : "", -1);
}

static void
current_changed_cb (UnrepReportView *self)
{
  guint current = unrep_desk_get_current (self->desk);
  gsize caret = unrep_reading_text_to_text (self->reading, get_caret (self));

  describe_current (self);
  if (current != UNREP_NO_UNIT && unrep_desk_get_unit_for (self->desk, caret) != current)
    {
      set_caret (self, unrep_report_marks_get_hull (self->marks, current).start, FALSE);
      unrep_report_view_reveal_unit (self, current);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* A caret that nobody has moved yet stands before the first words, not in the
 * empty lines that scans begin with. */
static void
place_first_caret (UnrepReportView *self)
{
  UnrepOutline *outline = unrep_desk_get_outline (self->desk);

  if (unrep_reading_text_to_text (self->reading, get_caret (self)) == 0 && unrep_outline_get_n_units (outline) > 0)
    set_caret (self, unrep_reading_text_to_display (self->reading, unrep_outline_get_unit (outline, 0)->range.start),
               FALSE);
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
      g_signal_handlers_disconnect_by_data (unrep_desk_get_review (self->desk), self);
    }
  g_set_object (&self->desk, desk);
  g_clear_object (&self->marks);
  self->marks = unrep_report_marks_new (GTK_TEXT_VIEW (self), self->reading, desk);
  g_signal_connect_object (desk, "notify::current", G_CALLBACK (current_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (unrep_desk_get_review (desk), "unit-changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  place_first_caret (self);
  describe_current (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
is_visible (UnrepReportView *self,
            UnrepRange       display)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter iter;
  GdkRectangle visible, first, last;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &iter, (int) display.start);
  gtk_text_view_get_iter_location (view, &iter, &first);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &iter, (int) MAX (display.end, display.start + 1) - 1);
  gtk_text_view_get_iter_location (view, &iter, &last);
  return first.y >= visible.y + 8 && last.y + last.height <= visible.y + visible.height - 8;
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
  GdkRectangle visible;
  UnrepRange display;

  g_return_if_fail (UNREP_IS_REPORT_VIEW (self));

  if (self->marks == NULL || unit == UNREP_NO_UNIT)
    return;
  display = unrep_report_marks_get_hull (self->marks, unit);
  if (is_visible (self, display))
    return;
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  unrep_report_anchor_drop (self->anchor, (int) display.start, (int) (visible.height * REVEAL_AT));
}

/**
 * unrep_report_view_get_caret:
 * @self: a view that has its reading text
 *
 * Returns: the code point of the extracted text that the caret stands before
 */
gsize
unrep_report_view_get_caret (UnrepReportView *self)
{
  g_return_val_if_fail (UNREP_IS_REPORT_VIEW (self) && self->reading != NULL, 0);

  return unrep_reading_text_to_text (self->reading, get_caret (self));
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

/**
 * unrep_report_view_dup_selected:
 * @self: a view
 *
 * Returns: (transfer full): the selected extracted text, "" for none
 */
char *
unrep_report_view_dup_selected (UnrepReportView *self)
{
  g_return_val_if_fail (UNREP_IS_REPORT_VIEW (self), NULL);

  return self->reading != NULL ? unrep_report_content_dup_text (self->buffer, self->reading) : g_strdup ("");
}
