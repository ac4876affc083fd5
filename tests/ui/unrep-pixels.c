/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-pixels.h"

#include "unrep-ui-fixture.h"

/**
 * unrep_pixels_new_node:
 * @window: a window that is shown
 *
 * GTK hands out nothing while another frame is due.
 *
 * Returns: (transfer full): what it draws once nothing is left to do
 */
GskRenderNode *
unrep_pixels_new_node (GtkWidget *window)
{
  GskRenderNode *node = NULL;

  for (int i = 0; i < 100 && node == NULL; i++)
    {
      g_autoptr (GdkPaintable) paintable = NULL;
      GtkSnapshot *snapshot = gtk_snapshot_new ();

      gtk_widget_queue_draw (gtk_window_get_child (GTK_WINDOW (window)));
      gtk_test_widget_wait_for_draw (window);
      unrep_fixture_settle ();
      paintable = gtk_widget_paintable_new (window);
      gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (window), gtk_widget_get_height (window));
      node = gtk_snapshot_free_to_node (snapshot);
    }
  g_assert_nonnull (node);
  return node;
}

/**
 * unrep_pixels_render:
 * @window: a window that is shown
 * @n_pixels: (out): how many pixels it has
 *
 * Returns: (transfer full): what it looks like, 4 bytes each
 */
guchar *
unrep_pixels_render (GtkWidget *window,
                     int       *n_pixels)
{
  int width = gtk_widget_get_width (window), height = gtk_widget_get_height (window);
  g_autoptr (GskRenderNode) node = unrep_pixels_new_node (window);
  g_autoptr (GdkTexture) texture = NULL;
  guchar *pixels = g_malloc ((gsize) (width * height * 4));

  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  gdk_texture_download (texture, pixels, (gsize) width * 4);
  *n_pixels = width * height;
  return pixels;
}

/**
 * unrep_pixels_dup_coverage:
 * @window: a window that is shown
 * @view: a text view in it
 * @n_pixels: (out): how many pixels it has
 *
 * Letters are drawn in translucent black, so that it is how much less light there is
 * with letters than without.
 *
 * Returns: (transfer full): how much of each pixel the letters cover, 0 to 255
 */
guchar *
unrep_pixels_dup_coverage (GtkWidget   *window,
                           GtkTextView *view,
                           int         *n_pixels)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  g_autofree guchar *full = unrep_pixels_render (window, n_pixels), *ground = NULL;
  guchar *coverage = g_malloc0 ((gsize) *n_pixels);
  /* An alpha of 0 would mean to Pango that there is none. */
  GtkTextTag *tag = gtk_text_buffer_create_tag (buffer, NULL, "foreground-rgba", &(GdkRGBA){ 1, 1, 1, 0.00002f }, NULL);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
  ground = unrep_pixels_render (window, n_pixels);
  gtk_text_tag_table_remove (gtk_text_buffer_get_tag_table (buffer), tag);
  for (int i = 0; i < *n_pixels; i++)
    if (ground[4 * i + 1] > 0)
      coverage[i] = (guchar) CLAMP (255 * (ground[4 * i + 1] - full[4 * i + 1]) / ground[4 * i + 1], 0, 255);
  return coverage;
}

/**
 * unrep_pixels_compare:
 * @a: (array length=n): bytes
 * @b: (array length=n): bytes
 * @n: how many
 *
 * Returns: the largest difference
 */
int
unrep_pixels_compare (const guchar *a,
                      const guchar *b,
                      int           n)
{
  int worst = 0;

  for (int i = 0; i < n; i++)
    worst = MAX (worst, ABS (a[i] - b[i]));
  return worst;
}

/* Every glyph that the view draws, with its font, its place and its colour. */
static void
append_glyphs (GskRenderNode *node,
               float          x,
               float          y,
               GPtrArray     *glyphs)
{
  switch ((int) gsk_render_node_get_node_type (node))
    {
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        append_glyphs (gsk_container_node_get_child (node, i), x, y, glyphs);
      break;
    case GSK_CLIP_NODE:
      append_glyphs (gsk_clip_node_get_child (node), x, y, glyphs);
      break;
    case GSK_ROUNDED_CLIP_NODE:
      append_glyphs (gsk_rounded_clip_node_get_child (node), x, y, glyphs);
      break;
    case GSK_TRANSFORM_NODE:
      {
        float dx = 0, dy = 0;

        gsk_transform_to_translate (gsk_transform_node_get_transform (node), &dx, &dy);
        append_glyphs (gsk_transform_node_get_child (node), x + dx, y + dy, glyphs);
        break;
      }
    case GSK_TEXT_NODE:
      {
        guint n;
        const PangoGlyphInfo *infos = gsk_text_node_get_glyphs (node, &n);
        const graphene_point_t *offset = gsk_text_node_get_offset (node);
        g_autofree char *colour = gdk_rgba_to_string (gsk_text_node_get_color (node));
        float at = x + offset->x;

        for (guint i = 0; i < n; i++)
          {
            g_ptr_array_add (glyphs, g_strdup_printf ("%u at %.2f %.2f in %s", infos[i].glyph,
                                                      (double) at + infos[i].geometry.x_offset / (double) PANGO_SCALE,
                                                      (double) (y + offset->y), colour));
            at += (float) infos[i].geometry.width / PANGO_SCALE;
          }
        break;
      }
    default:
      break;
    }
}

/**
 * unrep_pixels_list_glyphs:
 * @window: a window that is shown
 *
 * Returns: (transfer full) (element-type utf8): every glyph that it draws, with its
 *   place and its colour
 */
GPtrArray *
unrep_pixels_list_glyphs (GtkWidget *window)
{
  GPtrArray *glyphs = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GskRenderNode) node = unrep_pixels_new_node (window);

  append_glyphs (node, 0, 0, glyphs);
  return glyphs;
}
