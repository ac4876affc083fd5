/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-stacked-bar.h"

#include "unrep-colours.h"
#include "unrep-digits.h"

#define HEIGHT 20
#define MIN_WIDTH 60
#define PADDING 6

struct _UnrepStackedBar
{
  GtkWidget parent_instance;

  UnrepCodebook *codebook;
  guint64 *parts;
  guint n_parts;
};

G_DEFINE_FINAL_TYPE (UnrepStackedBar, unrep_stacked_bar, GTK_TYPE_WIDGET)

static guint
get_n_positions (UnrepStackedBar *self)
{
  return self->codebook != NULL ? unrep_codebook_get_n_positions (self->codebook) : 0;
}

/* White on dark colours, black on light ones, whichever can be read better. */
static void
choose_ink (const GdkRGBA *paper,
            GdkRGBA       *ink)
{
  const GdkRGBA black = { 0, 0, 0, 1 }, white = { 1, 1, 1, 1 };

  *ink = unrep_colours_contrast (paper, &white) >= unrep_colours_contrast (paper, &black) ? white : black;
}

static void
append_text (UnrepStackedBar       *self,
             GtkSnapshot           *snapshot,
             const graphene_rect_t *area,
             guint                  part,
             const GdkRGBA         *ink)
{
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, self->parts[part]);
  const char *symbol = part < get_n_positions (self) ? unrep_codebook_get_position (self->codebook, part)->symbol : "";
  g_autofree char *text = unrep_digits_take (g_strjoin (*symbol != '\0' ? " " : "", symbol, number, NULL));
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  if ((float) width + PADDING > area->size.width)
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (area->origin.x + (area->size.width - (float) width) / 2,
                                                area->origin.y + (area->size.height - (float) height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, ink);
  gtk_snapshot_restore (snapshot);
}

static void
append_part (UnrepStackedBar       *self,
             GtkSnapshot           *snapshot,
             const graphene_rect_t *area,
             guint                  part)
{
  guint n_positions = get_n_positions (self);
  GdkRGBA colour, ink;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &ink);
  if (part < n_positions)
    {
      unrep_colours_for_paper (unrep_codebook_get_position (self->codebook, part)->colour, &colour);
      choose_ink (&colour, &ink);
    }
  else
    {
      colour = ink;
      colour.alpha = part + 1 < self->n_parts ? 0.18f : 0.0f;
    }
  gtk_snapshot_append_color (snapshot, &colour, area);
  append_text (self, snapshot, area, part, &ink);
}

static void
unrep_stacked_bar_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  UnrepStackedBar *self = UNREP_STACKED_BAR (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  float whole = (float) gtk_widget_get_width (widget), from = 0;
  GskRoundedRect outline;
  GdkRGBA border;
  guint64 total = 0;

  for (guint i = 0; i < self->n_parts; i++)
    total += self->parts[i];
  if (total == 0)
    return;
  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (0, 0, whole, HEIGHT), 4);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  for (guint i = 0; i < self->n_parts; i++)
    {
      float width = whole * (float) ((double) self->parts[i] / (double) total);

      if (self->parts[i] > 0)
        append_part (self, snapshot, &GRAPHENE_RECT_INIT (rtl ? whole - from - width : from, 0, width, HEIGHT), i);
      from += width;
    }
  gtk_snapshot_pop (snapshot);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &border);
  border.alpha = 0.2f;
  gtk_snapshot_append_border (snapshot, &outline, (float[4]) { 1, 1, 1, 1 },
                              (GdkRGBA[4]) { border, border, border, border });
}

static void
unrep_stacked_bar_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : MIN_WIDTH;
}

static void
unrep_stacked_bar_finalize (GObject *object)
{
  UnrepStackedBar *self = UNREP_STACKED_BAR (object);

  g_clear_pointer (&self->codebook, unrep_codebook_unref);
  g_free (self->parts);
  G_OBJECT_CLASS (unrep_stacked_bar_parent_class)->finalize (object);
}

static void
unrep_stacked_bar_class_init (UnrepStackedBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = unrep_stacked_bar_finalize;
  widget_class->snapshot = unrep_stacked_bar_snapshot;
  widget_class->measure = unrep_stacked_bar_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
unrep_stacked_bar_init (UnrepStackedBar *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * unrep_stacked_bar_new:
 *
 * Returns: (transfer floating): a bar without parts
 */
GtkWidget *
unrep_stacked_bar_new (void)
{
  return g_object_new (UNREP_TYPE_STACKED_BAR, NULL);
}

/**
 * unrep_stacked_bar_set:
 * @self: a bar
 * @codebook: (nullable): whose positions the first parts are, in their order
 * @parts: (array length=n_parts): how many there are of each, of other positions, of
 *   what nobody reviewed, and of what waits for missing reviewers
 * @n_parts: how many parts
 */
void
unrep_stacked_bar_set (UnrepStackedBar *self,
                       UnrepCodebook   *codebook,
                       const guint64   *parts,
                       guint            n_parts)
{
  g_return_if_fail (UNREP_IS_STACKED_BAR (self));

  if (codebook != NULL)
    unrep_codebook_ref (codebook);
  g_clear_pointer (&self->codebook, unrep_codebook_unref);
  self->codebook = codebook;
  g_free (self->parts);
  self->parts = g_memdup2 (parts, n_parts * sizeof *parts);
  self->n_parts = n_parts;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
