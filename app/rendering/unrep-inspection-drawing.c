/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-inspection-drawing.h"

#include "unrep-char-name.h"
#include "unrep-inspection-private.h"

/* To be seen on light and on dark ground; which is which is told by the shape too. */
typedef struct
{
  double red;
  double green;
  double blue;
  double dash;
} Ink;

static const Ink box_ink = { 0.78, 0.36, 0.0, 0 };
static const Ink frame_ink = { 0.21, 0.52, 0.89, 0 };

/* The first that fits. */
static const struct
{
  UnrepInspectionMarks mark;
  Ink ink;
} mark_inks[] = {
  { UNREP_MARK_MISSING, { 0.88, 0.11, 0.14, 0 } },
  { UNREP_MARK_BLANK, { 0.88, 0.11, 0.14, 2 } },
  { UNREP_MARK_CUT_WORD, { 0.57, 0.25, 0.67, 0 } },
  { UNREP_MARK_FALLBACK, { 0.78, 0.36, 0.0, 4 } },
};

static void
set_ink (cairo_t   *cairo,
         const Ink *ink,
         double     opacity)
{
  cairo_set_source_rgba (cairo, ink->red, ink->green, ink->blue, opacity);
  cairo_set_dash (cairo, &ink->dash, ink->dash > 0 ? 1 : 0, 0);
}

static void
draw_frame (cairo_t        *cairo,
            UnrepRectangle  rectangle,
            double          opacity)
{
  set_ink (cairo, &frame_ink, opacity);
  cairo_rectangle (cairo, rectangle.x + 0.5, rectangle.y + 0.5, MAX (rectangle.width - 1, 0),
                   MAX (rectangle.height - 1, 0));
  cairo_stroke (cairo);
}

static void
draw_mark (cairo_t                     *cairo,
           const UnrepInspectedCluster *cluster)
{
  double y = cluster->rectangle.y + cluster->rectangle.height - 1;

  for (gsize i = 0; i < G_N_ELEMENTS (mark_inks); i++)
    if ((cluster->marks & mark_inks[i].mark) != 0)
      {
        set_ink (cairo, &mark_inks[i].ink, 1);
        cairo_set_line_width (cairo, 2);
        cairo_move_to (cairo, cluster->rectangle.x, y);
        cairo_rel_line_to (cairo, cluster->rectangle.width, 0);
        cairo_stroke (cairo);
        cairo_set_line_width (cairo, 1);
        return;
      }
}

/* The box of a control, which the layout has left a place for on the baseline. */
static void
draw_box (UnrepInspection           *self,
          cairo_t                   *cairo,
          const UnrepInspectionPart *part,
          guint                      index)
{
  const UnrepInspectedChar *c = UNREP_CHAR_AT (self, index);
  g_autoptr (PangoLayout) layout = pango_layout_new (pango_layout_get_context (part->layout));
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autofree char *label = unrep_char_dup_label (c->code);
  UnrepRectangle place;
  PangoRectangle size;
  double baseline;

  if (c->cluster == UNREP_INSPECTION_NONE)
    return;
  place = UNREP_CLUSTER_AT (self, c->cluster)->rectangle;
  pango_attr_list_insert (attributes, pango_attr_scale_new (UNREP_BOX_LABEL_SCALE));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, label, -1);
  pango_layout_get_pixel_extents (layout, NULL, &size);
  baseline = place.y + (place.height + size.height) / 2;
  set_ink (cairo, &box_ink, 1);
  cairo_rectangle (cairo, place.x + 1.5, baseline - size.height + 0.5, MAX (place.width - 3, 1), size.height - 1);
  cairo_stroke (cairo);
  cairo_move_to (cairo, place.x + (place.width - size.width) / 2, baseline - size.height);
  pango_cairo_show_layout (cairo, layout);
}

static void
draw_frames (UnrepInspection *self,
             cairo_t         *cairo,
             UnrepDrawing     drawing)
{
  for (guint i = 0; (drawing & UNREP_DRAWING_CLUSTERS) != 0 && i < self->clusters->len; i++)
    draw_frame (cairo, UNREP_CLUSTER_AT (self, i)->rectangle, 0.35);
  for (guint i = 0; (drawing & UNREP_DRAWING_RUNS) != 0 && i < self->runs->len; i++)
    draw_frame (cairo, UNREP_RUN_AT (self, i)->rectangle, 1);
  for (guint i = 0; (drawing & UNREP_DRAWING_MARKS) != 0 && i < self->clusters->len; i++)
    draw_mark (cairo, UNREP_CLUSTER_AT (self, i));
}

/**
 * unrep_inspection_draw:
 * @self: an inspection
 * @cairo: what to draw on; its source is the colour of the text
 * @drawing: what to draw
 *
 * Draws it with its upper left corner at the origin, one unit a pixel. To draw it
 * larger ask for a larger font; scaled on a vector surface it is as good. The state
 * of @cairo is as before when it is done, but for the current point.
 */
void
unrep_inspection_draw (UnrepInspection *self,
                       cairo_t         *cairo,
                       UnrepDrawing     drawing)
{
  g_return_if_fail (UNREP_IS_INSPECTION (self) && cairo != NULL);

  for (guint i = 0; i < self->parts->len; i++)
    {
      const UnrepInspectionPart *part = &g_array_index (self->parts, UnrepInspectionPart, i);

      cairo_move_to (cairo, part->x, part->y);
      pango_cairo_show_layout (cairo, part->layout);
    }
  cairo_save (cairo);
  cairo_set_line_width (cairo, 1);
  draw_frames (self, cairo, drawing);
  for (guint i = 0; i < self->parts->len; i++)
    {
      const UnrepInspectionPart *part = &g_array_index (self->parts, UnrepInspectionPart, i);

      for (guint k = 0; k < part->boxes->len; k++)
        draw_box (self, cairo, part, g_array_index (part->boxes, guint, k));
    }
  cairo_restore (cairo);
  cairo_new_path (cairo);
}
