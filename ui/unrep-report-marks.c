/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-report-marks.h"

#include "unrep-colours.h"
#include "unrep-repair-marks.h"
#include "unrep-span-marks.h"
#include "unrep-suggestion-marks.h"
#include "unrep-unit-frame.h"
#include "unrep-unit-places.h"

/* Pixels from the text column to the middle of a mark, and from there to its edge. */
#define MARK_GAP 22
#define MARK_RADIUS 12
/* How much of the text's colour a mark has that should not be seen first. */
#define QUIET_ALPHA 0.6f

struct _UnrepReportMarks
{
  GObject parent_instance;

  GtkTextView *view; /* not owned: the view owns us */
  UnrepReadingText *reading;
  UnrepDesk *desk;
  GPtrArray *symbols; /* PangoLayout, one a position */
  PangoLayout *doubt;
  PangoLayout *other; /* a position that the codebook does not have */
  UnrepSpanMarks *spans;
  UnrepBoxCache *suggested; /* where telling words are */
  UnrepRepairMarks *repaired;
};

G_DEFINE_FINAL_TYPE (UnrepReportMarks, unrep_report_marks, G_TYPE_OBJECT)

static void
unrep_report_marks_finalize (GObject *object)
{
  UnrepReportMarks *self = UNREP_REPORT_MARKS (object);

  g_clear_pointer (&self->reading, unrep_reading_text_unref);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->symbols, g_ptr_array_unref);
  g_clear_object (&self->doubt);
  g_clear_object (&self->other);
  g_clear_object (&self->spans);
  g_clear_pointer (&self->suggested, unrep_box_cache_free);
  g_clear_pointer (&self->repaired, unrep_repair_marks_free);
  G_OBJECT_CLASS (unrep_report_marks_parent_class)->finalize (object);
}

static void
unrep_report_marks_class_init (UnrepReportMarksClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = unrep_report_marks_finalize;
}

static void
unrep_report_marks_init (UnrepReportMarks *self)
{
}

static PangoLayout *
new_symbol (UnrepReportMarks *self,
            const char       *symbol,
            PangoAttrList    *attrs)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->view), symbol);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Sans 11");

  pango_layout_set_font_description (layout, font);
  pango_layout_set_attributes (layout, attrs);
  return layout;
}

static void
ensure_symbols (UnrepReportMarks *self)
{
  UnrepCodebook *codebook = unrep_desk_get_codebook (self->desk);

  if (self->symbols != NULL)
    return;
  self->symbols = g_ptr_array_new_with_free_func (g_object_unref);
  g_clear_object (&self->doubt);
  g_clear_object (&self->other);
  self->doubt = new_symbol (self, "?", NULL);
  self->other = new_symbol (self, UNREP_OTHER_SYMBOL, NULL);
  for (guint i = 0; i < unrep_codebook_get_n_positions (codebook); i++)
    {
      const UnrepPosition *position = unrep_codebook_get_position (codebook, i);
      g_autoptr (PangoAttrList) attrs = unrep_colours_new_attrs (position->colour);

      g_ptr_array_add (self->symbols, new_symbol (self, position->symbol, attrs));
    }
}

/**
 * unrep_report_marks_restyle:
 * @self: the marks
 *
 * To be called when the style changes between light and dark, or how the page is set.
 */
void
unrep_report_marks_restyle (UnrepReportMarks *self)
{
  g_return_if_fail (UNREP_IS_REPORT_MARKS (self));

  g_clear_pointer (&self->symbols, g_ptr_array_unref);
  unrep_repair_marks_forget (self->repaired);
}

/**
 * unrep_report_marks_get_hull:
 * @self: the marks
 * @unit: a unit of the outline
 *
 * Returns: the displayed code points of @unit and of all that stands below it, up
 *   to where other text interrupts them
 */
UnrepRange
unrep_report_marks_get_hull (UnrepReportMarks *self,
                             guint             unit)
{
  g_autoptr (GArray) places = unrep_unit_places_new_below (self->reading, unrep_desk_get_outline (self->desk), unit);
  g_autoptr (GArray) lines = unrep_unit_places_list_lines (self->reading, places);
  UnrepRange hull = { 0, 0 };

  if (places->len == 0)
    return unrep_reading_text_range_to_display (self->reading,
                                                unrep_outline_get_unit (unrep_desk_get_outline (self->desk), unit)->range);
  hull = g_array_index (places, UnrepRange, 0);
  for (guint i = 1; i < places->len; i++)
    {
      UnrepRange place = g_array_index (places, UnrepRange, i);

      if (unrep_text_get_line_at (unrep_reading_text_get_display (self->reading), place.start)
          > g_array_index (lines, UnrepRange, 0).end)
        break;
      hull.end = MAX (hull.end, place.end);
    }
  return hull;
}

static void
snapshot_current (UnrepReportMarks *self,
                  GtkSnapshot      *snapshot)
{
  guint current = unrep_desk_get_current (self->desk);
  g_autoptr (GArray) places = NULL;
  g_autoptr (GArray) lines = NULL;

  if (current == UNREP_NO_UNIT)
    return;
  places = unrep_unit_places_new_below (self->reading, unrep_desk_get_outline (self->desk), current);
  lines = unrep_unit_places_list_lines (self->reading, places);
  unrep_unit_frame_snapshot (self->view, snapshot, lines);
}

static void
snapshot_symbol (UnrepReportMarks *self,
                 GtkSnapshot      *snapshot,
                 PangoLayout      *symbol,
                 gsize             display_offset,
                 gboolean          rtl,
                 float             alpha)
{
  int margin = gtk_text_view_get_left_margin (self->view);
  GtkTextIter iter;
  GdkRectangle place;
  GdkRGBA colour;
  int width, height, x;

  /* Its alpha also holds for a symbol that has a colour of its own. */
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self->view)), &colour);
  colour.alpha *= alpha;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (self->view), &iter, (int) display_offset);
  gtk_text_view_get_iter_location (self->view, &iter, &place);
  pango_layout_get_pixel_size (symbol, &width, &height);
  x = rtl ? gtk_widget_get_width (GTK_WIDGET (self->view)) - margin + MARK_GAP - MARK_RADIUS : margin - MARK_GAP + MARK_RADIUS - width;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) (place.y + (place.height - height) / 2)));
  gtk_snapshot_append_layout (snapshot, symbol, &colour);
  gtk_snapshot_restore (snapshot);
}

/* The hull of the extracted code points that visible lines show. */
static UnrepRange
get_visible_text (UnrepReportMarks *self)
{
  GdkRectangle visible;
  GtkTextIter iter;
  UnrepRange display;

  gtk_text_view_get_visible_rect (self->view, &visible);
  gtk_text_view_get_line_at_y (self->view, &iter, visible.y, NULL);
  display.start = (gsize) gtk_text_iter_get_offset (&iter);
  gtk_text_view_get_line_at_y (self->view, &iter, visible.y + visible.height, NULL);
  gtk_text_iter_forward_line (&iter);
  display.end = (gsize) gtk_text_iter_get_offset (&iter);
  return unrep_reading_text_range_to_text (self->reading, display);
}

/* In the margins beside the first line of a unit: at the start side its position,
 * at the end side that it is uncertain. */
static void
snapshot_unit (UnrepReportMarks *self,
               GtkSnapshot      *snapshot,
               guint             unit)
{
  UnrepOutline *outline = unrep_desk_get_outline (self->desk);
  g_autoptr (GArray) places = NULL;
  gboolean tagged, other, certain, rtl;
  guint position, line;
  gsize display;

  tagged = unrep_desk_get_position (self->desk, unit, &position);
  certain = unrep_outline_get_unit (outline, unit)->certain;
  other = unrep_desk_get_other_position (self->desk, unit) != NULL;
  if (!tagged && !other && certain)
    return;
  places = unrep_unit_places_new (self->reading, outline, unit);
  if (places->len == 0)
    return;
  display = g_array_index (places, UnrepRange, 0).start;
  line = unrep_text_get_line_at (unrep_reading_text_get_display (self->reading), display);
  rtl = unrep_reading_text_get_paragraph (self->reading, line - 1).direction == UNREP_DIRECTION_RTL;
  if (tagged)
    snapshot_symbol (self, snapshot, g_ptr_array_index (self->symbols, position), display, rtl, 1);
  else if (other)
    snapshot_symbol (self, snapshot, self->other, display, rtl, QUIET_ALPHA);
  if (!certain)
    snapshot_symbol (self, snapshot, self->doubt, display, !rtl, QUIET_ALPHA);
}

/**
 * unrep_report_marks_snapshot:
 * @self: the marks
 * @snapshot: where to draw, in the buffer coordinates of the view
 *
 * To be called for the layer below the text. Draws for the visible units alone.
 */
void
unrep_report_marks_snapshot (UnrepReportMarks *self,
                             GtkSnapshot      *snapshot)
{
  UnrepOutline *outline = unrep_desk_get_outline (self->desk);
  guint n_units = unrep_outline_get_n_units (outline);
  UnrepRange visible;

  g_return_if_fail (UNREP_IS_REPORT_MARKS (self));

  ensure_symbols (self);
  snapshot_current (self, snapshot);
  visible = get_visible_text (self);
  unrep_suggestion_marks_snapshot (self->desk, self->suggested, visible, snapshot);
  unrep_span_marks_snapshot (self->spans, snapshot, visible);
  for (guint i = unrep_unit_places_find_from (outline, visible.start); i < n_units; i++)
    {
      if (unrep_outline_get_unit (outline, i)->range.start > visible.end)
        break;
      snapshot_unit (self, snapshot, i);
    }
  unrep_repair_marks_snapshot (self->repaired, snapshot);
}

/**
 * unrep_report_marks_new:
 * @view: (transfer none): the view to draw for, which outlives the marks
 * @reading: what it displays
 * @desk: the positions and the current unit
 *
 * Returns: (transfer full): marks for one view
 */
UnrepReportMarks *
unrep_report_marks_new (GtkTextView      *view,
                        UnrepReadingText *reading,
                        UnrepDesk        *desk)
{
  UnrepReportMarks *self = g_object_new (UNREP_TYPE_REPORT_MARKS, NULL);

  self->view = view;
  self->reading = unrep_reading_text_ref (reading);
  self->desk = g_object_ref (desk);
  self->spans = unrep_span_marks_new (view, reading, desk);
  self->suggested = unrep_box_cache_new (view, reading);
  self->repaired = unrep_repair_marks_new (view, reading);
  return self;
}
