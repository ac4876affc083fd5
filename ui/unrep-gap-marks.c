/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-gap-marks.h"

#include <adwaita.h>

/* Ems that a gap is high, and that are empty above and below what is drawn in it. */
#define HEIGHT 2.6
#define SPACE 0.3
#define RADIUS 6

/* A gap as it is displayed. */
typedef struct
{
  int display; /* offset of the line that it stands above, or below at the end */
  gboolean at_end;
  PangoLayout *layout;
} Place;

struct _UnrepGapMarks
{
  GtkTextView *view; /* not owned: the view owns us */
  GtkTextBuffer *buffer;
  GtkTextTag *above;
  GtkTextTag *below;
  GArray *places; /* of Place, in the order of the display */
  int height;
  int space;
};

static void
gap_clear (gpointer data)
{
  g_clear_pointer (&((UnrepGap *) data)->text, g_free);
}

static void
place_clear (gpointer data)
{
  g_clear_object (&((Place *) data)->layout);
}

/**
 * unrep_gaps_new:
 *
 * Returns: (transfer full) (element-type UnrepGap): no gaps; those that are added are freed
 *   with it
 */
GArray *
unrep_gaps_new (void)
{
  GArray *gaps = g_array_new (FALSE, FALSE, sizeof (UnrepGap));

  g_array_set_clear_func (gaps, gap_clear);
  return gaps;
}

static PangoLayout *
new_layout (UnrepGapMarks *self,
            const char    *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->view), text);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Sans 10");

  pango_layout_set_font_description (layout, font);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  return layout;
}

static void
add_place (UnrepGapMarks    *self,
           UnrepReadingText *reading,
           const UnrepGap   *gap)
{
  GtkTextIter start, end;
  Place place = { .at_end = gap->offset == G_MAXSIZE };

  if (place.at_end)
    gtk_text_buffer_get_end_iter (self->buffer, &start);
  else
    gtk_text_buffer_get_iter_at_offset (self->buffer, &start, (int) unrep_reading_text_to_display (reading, gap->offset));
  if (place.at_end)
    while (gtk_text_iter_starts_line (&start) && gtk_text_iter_ends_line (&start) && gtk_text_iter_backward_char (&start))
      ;
  gtk_text_iter_set_line_offset (&start, 0);
  end = start;
  gtk_text_iter_forward_line (&end);
  gtk_text_buffer_apply_tag (self->buffer, place.at_end ? self->below : self->above, &start, &end);
  place.display = gtk_text_iter_get_offset (&start);
  place.layout = new_layout (self, gap->text);
  g_array_append_val (self->places, place);
}

/**
 * unrep_gap_marks_new:
 * @view: (transfer none): a view that displays all of @reading and outlives the marks
 * @reading: what it displays
 * @gaps: (element-type UnrepGap): the gaps, in the order of the text
 * @metrics: how the page is set
 *
 * Makes room for the gaps.
 *
 * Returns: (transfer full): marks for one buffer of the view
 */
UnrepGapMarks *
unrep_gap_marks_new (GtkTextView            *view,
                     UnrepReadingText       *reading,
                     GArray                 *gaps,
                     const UnrepPageMetrics *metrics)
{
  UnrepGapMarks *self = g_new0 (UnrepGapMarks, 1);

  self->view = view;
  self->buffer = g_object_ref (gtk_text_view_get_buffer (view));
  self->height = (int) (HEIGHT * metrics->em);
  self->space = (int) (SPACE * metrics->em);
  self->above = gtk_text_buffer_create_tag (self->buffer, NULL, "pixels-above-lines",
                                            self->height + gtk_text_view_get_pixels_above_lines (view), NULL);
  self->below = gtk_text_buffer_create_tag (self->buffer, NULL, "pixels-below-lines",
                                            self->height + gtk_text_view_get_pixels_below_lines (view), NULL);
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_array_set_clear_func (self->places, place_clear);
  for (guint i = 0; i < gaps->len; i++)
    add_place (self, reading, &g_array_index (gaps, UnrepGap, i));
  return self;
}

/**
 * unrep_gap_marks_free:
 * @self: (transfer full): marks
 *
 * Closes the gaps.
 */
void
unrep_gap_marks_free (UnrepGapMarks *self)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (self->buffer);

  gtk_text_tag_table_remove (table, self->above);
  gtk_text_tag_table_remove (table, self->below);
  g_array_unref (self->places);
  g_object_unref (self->buffer);
  g_free (self);
}

/* A dashed frame: GTK 4.8 has no node that strokes. */
static void
snapshot_frame (UnrepGapMarks         *self,
                GtkSnapshot           *snapshot,
                const graphene_rect_t *box,
                const GdkRGBA         *colour)
{
  static const double dashes[] = { 5, 4 };
  gboolean strong = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, box);
  double x = box->origin.x + 1, y = box->origin.y + 1, width = box->size.width - 2, height = box->size.height - 2;

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - RADIUS, y + RADIUS, RADIUS, -G_PI_2, 0);
  cairo_arc (cr, x + width - RADIUS, y + height - RADIUS, RADIUS, 0, G_PI_2);
  cairo_arc (cr, x + RADIUS, y + height - RADIUS, RADIUS, G_PI_2, G_PI);
  cairo_arc (cr, x + RADIUS, y + RADIUS, RADIUS, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
  gdk_cairo_set_source_rgba (cr, colour);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_set_line_width (cr, strong ? 2 : 1);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
snapshot_place (UnrepGapMarks *self,
                GtkSnapshot   *snapshot,
                const Place   *place)
{
  GtkWidget *widget = GTK_WIDGET (self->view);
  int margin = gtk_text_view_get_left_margin (self->view), width = gtk_widget_get_width (widget) - 2 * margin;
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  graphene_rect_t box;
  PangoRectangle text;
  GtkTextIter iter;
  GdkRGBA colour;
  int y, height, top;

  if (width < 4 * RADIUS)
    return;
  gtk_text_buffer_get_iter_at_offset (self->buffer, &iter, place->display);
  gtk_text_view_get_line_yrange (self->view, &iter, &y, &height);
  top = place->at_end ? y + height - self->height : y;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  graphene_rect_init (&box, (float) margin, (float) (top + self->space), (float) width, (float) (self->height - 2 * self->space));
  snapshot_frame (self, snapshot, &box, &colour);
  pango_layout_set_width (place->layout, (width - 4 * RADIUS) * PANGO_SCALE);
  pango_layout_set_alignment (place->layout, PANGO_ALIGN_LEFT);
  pango_layout_get_pixel_extents (place->layout, NULL, &text);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (
    (float) (rtl ? margin + width - 2 * RADIUS - text.width : margin + 2 * RADIUS) - (float) text.x,
    box.origin.y + (box.size.height - (float) text.height) / 2));
  gtk_snapshot_append_layout (snapshot, place->layout, &colour);
  gtk_snapshot_restore (snapshot);
}

/**
 * unrep_gap_marks_snapshot:
 * @self: marks
 * @snapshot: where to draw, in the buffer coordinates of the view
 * @display: what is visible, in the displayed text
 */
void
unrep_gap_marks_snapshot (UnrepGapMarks *self,
                          GtkSnapshot   *snapshot,
                          UnrepRange     display)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = &g_array_index (self->places, Place, i);

      if ((gsize) place->display > display.end)
        break;
      if ((gsize) place->display >= display.start)
        snapshot_place (self, snapshot, place);
    }
}
