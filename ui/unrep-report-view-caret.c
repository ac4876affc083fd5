/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The caret of a report view, its selection, and what leaves it: clipboard, primary
 * selection, drags. */
#include "unrep-report-view-private.h"

#include "unrep-report-content.h"
#include "unrep-unit-menu.h"

static gpointer parent_class;

static gboolean
is_following (UnrepReportView *self)
{
  return self->waiting != 0 || self->following != 0;
}

static void
stop_following (UnrepReportView *self)
{
  if (self->waiting != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->waiting);
  self->waiting = 0;
  g_clear_handle_id (&self->following, g_source_remove);
}

/**
 * unrep_report_view_get_display_caret:
 * @self: a view
 *
 * Returns: the offset in the displayed text that the caret stands before, or will when
 *   it has followed
 */
gsize
unrep_report_view_get_display_caret (UnrepReportView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter iter;

  if (is_following (self))
    return self->following_to;
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  return (gsize) gtk_text_iter_get_offset (&iter);
}

/**
 * unrep_report_view_set_display_caret:
 * @self: a view
 * @display_offset: an offset in the displayed text
 * @extend_selection: whether the other end of the selection stays where it is
 *
 * Moves the caret; the current unit stays what it is.
 */
void
unrep_report_view_set_display_caret (UnrepReportView *self,
                                     gsize            display_offset,
                                     gboolean         extend_selection)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter iter;

  stop_following (self);
  self->placing_caret = TRUE;
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int) display_offset);
  if (extend_selection)
    gtk_text_buffer_move_mark (buffer, gtk_text_buffer_get_insert (buffer), &iter);
  else
    gtk_text_buffer_place_cursor (buffer, &iter);
  self->placing_caret = FALSE;
}

/**
 * unrep_report_view_bring_caret:
 * @self: a view
 *
 * To be called before the selection is looked at or anything but this view uses the
 * buffer's marks: a caret that is to follow is there when this returns.
 */
void
unrep_report_view_bring_caret (UnrepReportView *self)
{
  if (is_following (self))
    unrep_report_view_set_display_caret (self, self->following_to, FALSE);
}

static void
follow_cb (gpointer data)
{
  UnrepReportView *self = data;

  self->following = 0;
  unrep_report_view_set_display_caret (self, self->following_to, FALSE);
}

/* A frame begins, and is drawn before any idle source runs. */
static gboolean
frame_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       unused)
{
  UnrepReportView *self = UNREP_REPORT_VIEW (widget);

  self->waiting = 0;
  self->following = g_idle_add_once (follow_cb, self);
  return G_SOURCE_REMOVE;
}

/**
 * unrep_report_view_let_caret_follow:
 * @self: a view
 * @display_offset: an offset in the displayed text
 *
 * Moves the caret when the next frame is drawn. GtkTextView shapes the paragraphs anew
 * that its caret leaves and comes to, of which nothing is seen: somebody who walks from
 * unit to unit need not wait for it.
 */
void
unrep_report_view_let_caret_follow (UnrepReportView *self,
                                    gsize            display_offset)
{
  stop_following (self);
  self->following_to = display_offset;
  self->waiting = gtk_widget_add_tick_callback (GTK_WIDGET (self), frame_cb, NULL, NULL);
}

/* The buffer's own `has-selection` is not up to date while marks are being moved. */
static gboolean
has_selection (UnrepReportView *self)
{
  unrep_report_view_bring_caret (self);
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

/**
 * unrep_report_view_follow_caret:
 * @self: a view
 *
 * The unit under the caret becomes the current one, unless words are being selected.
 */
void
unrep_report_view_follow_caret (UnrepReportView *self)
{
  guint unit;

  self->caret_placed = TRUE;
  if (self->desk == NULL || has_selection (self))
    return;
  unrep_desk_leave_span (self->desk);
  unit = unrep_desk_get_unit_for (self->desk, unrep_report_view_get_caret (self));
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

  unrep_report_view_bring_caret (self);
  self->placing_caret = TRUE;
  before = unrep_report_view_get_display_caret (self);
  GTK_TEXT_VIEW_CLASS (parent_class)->move_cursor (view, step, count, extend_selection);
  self->placing_caret = FALSE;
  if (self->reading == NULL)
    return;
  after = unrep_report_view_get_display_caret (self);
  wanted = skip_displayed_only (self, after, after < before);
  if (wanted != after)
    unrep_report_view_set_display_caret (self, wanted, extend_selection);
  unrep_report_view_follow_caret (self);
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
  stop_following (self);
  caret = unrep_report_view_get_display_caret (self);
  wanted = skip_displayed_only (self, caret, FALSE);
  if (wanted != caret)
    unrep_report_view_set_display_caret (self, wanted, has_selection (self));
  unrep_report_view_follow_caret (self);
}

/* The stock view would offer the displayed text. */
static void
offer_selection_cb (UnrepReportView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autoptr (GdkContentProvider) content = NULL;

  /* A caret that is to follow leaves no selection; other marks need not make it hurry. */
  if (self->reading == NULL || is_following (self) || !gtk_widget_get_realized (widget) || !has_selection (self))
    return;
  content = unrep_report_content_new (self->buffer, self->reading);
  gdk_clipboard_set_content (gtk_widget_get_primary_clipboard (widget), content);
}

static void
unrep_report_view_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (parent_class)->realize (widget);
  gtk_text_buffer_remove_selection_clipboard (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)),
                                              gtk_widget_get_primary_clipboard (widget));
}

static void
unrep_report_view_unrealize (GtkWidget *widget)
{
  /* The stock view takes away what it believes it has put there. */
  gtk_text_buffer_add_selection_clipboard (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)),
                                           gtk_widget_get_primary_clipboard (widget));
  GTK_WIDGET_CLASS (parent_class)->unrealize (widget);
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

/**
 * unrep_report_view_pop_up_menu:
 * @self: a view with a desk
 * @x: where, in its coordinates
 * @y: where
 *
 * Shows the menu of the current unit. The stock menu offers to cut, paste and undo what
 * cannot be changed.
 */
void
unrep_report_view_pop_up_menu (UnrepReportView *self,
                               double           x,
                               double           y)
{
  g_autoptr (GMenuModel) menu = unrep_unit_menu_new (unrep_desk_get_codebook (self->desk), TRUE);

  g_set_weak_pointer (&self->menu, unrep_unit_menu_pop_up (menu, GTK_WIDGET (self), GTK_WIDGET (self), x, y));
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

  if (self->desk == NULL)
    return;
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x,
                                         &buffer_y);
  gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &iter, buffer_x, buffer_y);
  if (!has_selection (self))
    gtk_text_buffer_place_cursor (self->buffer, &iter);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  unrep_report_view_pop_up_menu (self, x, y);
}

static gboolean
menu_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   unused)
{
  UnrepReportView *self = UNREP_REPORT_VIEW (widget);
  GtkTextIter iter;
  GdkRectangle place;
  int x, y;

  if (self->desk == NULL)
    return FALSE;
  unrep_report_view_bring_caret (self);
  gtk_text_buffer_get_iter_at_mark (self->buffer, &iter, gtk_text_buffer_get_insert (self->buffer));
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &place);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, place.x, place.y + place.height, &x,
                                         &y);
  unrep_report_view_pop_up_menu (self, x, y);
  return TRUE;
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
  stop_following (self);
  if (self->buffer != NULL)
    g_signal_handlers_disconnect_by_data (self->buffer, self);
  g_set_object (&self->buffer, buffer);
  g_signal_connect_object (buffer, "mark-set", G_CALLBACK (mark_set_cb), self, 0);
  g_signal_connect_object (buffer, "mark-set", G_CALLBACK (offer_selection_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
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

  return unrep_reading_text_to_text (self->reading, unrep_report_view_get_display_caret (self));
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

  unrep_report_view_bring_caret (self);
  return self->reading != NULL ? unrep_report_content_dup_text (self->buffer, self->reading) : g_strdup ("");
}

/**
 * unrep_report_view_class_init_caret:
 * @klass: the class of report views
 *
 * Overrides what a text view does about its caret and its selection.
 */
void
unrep_report_view_class_init_caret (UnrepReportViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkTextViewClass *view_class = GTK_TEXT_VIEW_CLASS (klass);

  parent_class = g_type_class_peek_parent (klass);
  widget_class->realize = unrep_report_view_realize;
  widget_class->unrealize = unrep_report_view_unrealize;
  view_class->move_cursor = unrep_report_view_move_cursor;
  view_class->copy_clipboard = unrep_report_view_copy_clipboard;
}

/**
 * unrep_report_view_init_caret:
 * @self: a view that is being made
 *
 * Begins to follow the caret, and what drags and the secondary button do.
 */
void
unrep_report_view_init_caret (UnrepReportView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkDragSource *drag = gtk_drag_source_new ();
  GtkGesture *secondary = gtk_gesture_click_new ();
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect (drag, "prepare", G_CALLBACK (drag_prepare_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (secondary), GTK_PHASE_CAPTURE);
  g_signal_connect (secondary, "pressed", G_CALLBACK (secondary_pressed_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (secondary));
  gtk_event_controller_set_propagation_phase (shortcuts, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Shift>F10|Menu"),
                                                          gtk_callback_action_new (menu_key_cb, NULL, NULL)));
  gtk_widget_add_controller (widget, shortcuts);
  unrep_report_view_take_buffer (self, gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)));
}
