/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-page-canvas.h"

/* What a canvas asks for, and the least it can do with, in pixels. */
#define NATURAL_WIDTH 420
#define LEAST_WIDTH 120
/* The outline stands so far from the letters, in pixels, and is so wide. */
#define ROOM 3
#define STROKE 2

struct _UnrepPageCanvas
{
  GtkWidget parent_instance;

  UnrepPage page;
  GdkTexture *picture;
  GArray *marked; /* graphene_rect_t, in hundredths of a point */
};

G_DEFINE_FINAL_TYPE (UnrepPageCanvas, unrep_page_canvas, GTK_TYPE_WIDGET)

static void
unrep_page_canvas_dispose (GObject *object)
{
  UnrepPageCanvas *self = UNREP_PAGE_CANVAS (object);

  g_clear_object (&self->picture);
  g_clear_pointer (&self->marked, g_array_unref);
  G_OBJECT_CLASS (unrep_page_canvas_parent_class)->dispose (object);
}

static GtkSizeRequestMode
unrep_page_canvas_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
unrep_page_canvas_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  UnrepPageCanvas *self = UNREP_PAGE_CANVAS (widget);
  int width = for_size > 0 ? for_size : NATURAL_WIDTH;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = NATURAL_WIDTH;
    }
  else
    *minimum = *natural = self->page.width > 0 ? (int) ((gint64) width * self->page.height / self->page.width) : width;
}

static double
get_scale (UnrepPageCanvas *self)
{
  return self->page.width > 0 ? (double) gtk_widget_get_width (GTK_WIDGET (self)) / self->page.width : 0;
}

static void
scale_box (UnrepPageCanvas *self,
           graphene_rect_t *box)
{
  graphene_rect_scale (box, (float) get_scale (self), (float) get_scale (self), box);
  graphene_rect_inset (box, -ROOM, -ROOM);
}

static void
unrep_page_canvas_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  UnrepPageCanvas *self = UNREP_PAGE_CANVAS (widget);
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  GdkRGBA colour = { 0.1f, 0.4f, 0.8f, 1 };

  if (self->page.width == 0)
    return;
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 1, 1, 1, 1 }, &area);
  if (self->picture != NULL)
    gtk_snapshot_append_texture (snapshot, self->picture, &area);
  for (guint i = 0; i < self->marked->len; i++)
    {
      graphene_rect_t box = g_array_index (self->marked, graphene_rect_t, i);
      GskRoundedRect outline;

      scale_box (self, &box);
      gsk_rounded_rect_init_from_rect (&outline, &box, ROOM);
      gtk_snapshot_append_border (snapshot, &outline, (float[4]) { STROKE, STROKE, STROKE, STROKE },
                                  (GdkRGBA[4]) { colour, colour, colour, colour });
    }
}

static void
unrep_page_canvas_class_init (UnrepPageCanvasClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unrep_page_canvas_dispose;
  widget_class->get_request_mode = unrep_page_canvas_get_request_mode;
  widget_class->measure = unrep_page_canvas_measure;
  widget_class->snapshot = unrep_page_canvas_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
unrep_page_canvas_init (UnrepPageCanvas *self)
{
  self->marked = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * unrep_page_canvas_new:
 *
 * Returns: (transfer floating): a canvas without a page
 */
GtkWidget *
unrep_page_canvas_new (void)
{
  return g_object_new (UNREP_TYPE_PAGE_CANVAS, NULL);
}

/**
 * unrep_page_canvas_set_page:
 * @self: a canvas
 * @page: what page it shows; its picture is taken away
 */
void
unrep_page_canvas_set_page (UnrepPageCanvas *self,
                            const UnrepPage *page)
{
  g_return_if_fail (UNREP_IS_PAGE_CANVAS (self));

  self->page = *page;
  g_clear_object (&self->picture);
  g_array_set_size (self->marked, 0);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * unrep_page_canvas_set_picture:
 * @self: a canvas
 * @picture: the page, of whatever size
 */
void
unrep_page_canvas_set_picture (UnrepPageCanvas *self,
                               GdkTexture      *picture)
{
  g_return_if_fail (UNREP_IS_PAGE_CANVAS (self));

  if (g_set_object (&self->picture, picture))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * unrep_page_canvas_set_marked:
 * @self: a canvas
 * @lines: (array length=n): lines of pages
 * @n: how many
 * @page: the page that the canvas shows
 *
 * Outlines those of @lines that are on the page. Lines one below the other have one
 * outline.
 */
void
unrep_page_canvas_set_marked (UnrepPageCanvas     *self,
                              const UnrepPageLine *lines,
                              guint                n,
                              guint                page)
{
  g_return_if_fail (UNREP_IS_PAGE_CANVAS (self));

  g_array_set_size (self->marked, 0);
  for (guint i = 0; i < n; i++)
    {
      graphene_rect_t box = GRAPHENE_RECT_INIT (lines[i].x, lines[i].y, lines[i].width, lines[i].height);
      graphene_rect_t *last = self->marked->len > 0 ? &g_array_index (self->marked, graphene_rect_t, self->marked->len - 1) : NULL;

      if (lines[i].page != page)
        continue;
      if (last != NULL && box.origin.y >= last->origin.y && box.origin.y - (last->origin.y + last->size.height) < box.size.height
          && box.origin.x < last->origin.x + last->size.width && last->origin.x < box.origin.x + box.size.width)
        graphene_rect_union (last, &box, last);
      else
        g_array_append_val (self->marked, box);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * unrep_page_canvas_get_marked:
 * @self: a canvas
 * @box: (out): where the first outline is, in pixels
 *
 * Returns: whether there is one
 */
gboolean
unrep_page_canvas_get_marked (UnrepPageCanvas *self,
                              graphene_rect_t *box)
{
  g_return_val_if_fail (UNREP_IS_PAGE_CANVAS (self), FALSE);

  if (self->marked->len == 0)
    return FALSE;
  *box = g_array_index (self->marked, graphene_rect_t, 0);
  scale_box (self, box);
  return TRUE;
}
