/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-progress-bar.h"

#include "unrep-colours.h"

#define HEIGHT 6

struct _UnrepProgressBar
{
  GtkWidget parent_instance;

  UnrepDesk *desk;
};

G_DEFINE_FINAL_TYPE (UnrepProgressBar, unrep_progress_bar, GTK_TYPE_WIDGET)

static void
append_part (GtkSnapshot   *snapshot,
             gboolean       rtl,
             float          whole,
             float          from,
             float          width,
             const GdkRGBA *colour)
{
  gtk_snapshot_append_color (snapshot, colour,
                             &GRAPHENE_RECT_INIT (rtl ? whole - from - width : from, 0, width, HEIGHT));
}

static void
unrep_progress_bar_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  UnrepProgressBar *self = UNREP_PROGRESS_BAR (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  float whole = (float) gtk_widget_get_width (widget), from = 0;
  UnrepCodebook *codebook;
  GskRoundedRect outline;
  GdkRGBA colour;
  guint n;

  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (0, 0, whole, HEIGHT), HEIGHT / 2.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  colour.alpha = 0.15f;
  gtk_snapshot_append_color (snapshot, &colour, &outline.bounds);

  n = self->desk != NULL ? unrep_review_get_n_to_tag (unrep_desk_get_review (self->desk)) : 0;
  if (n > 0)
    {
      codebook = unrep_desk_get_codebook (self->desk);
      for (guint i = 0; i < unrep_codebook_get_n_positions (codebook); i++)
        {
          const UnrepPosition *position = unrep_codebook_get_position (codebook, i);
          guint count = unrep_review_count_position (unrep_desk_get_review (self->desk), position->id);
          float width = whole * (float) count / (float) n;

          unrep_colours_for_paper (position->colour, &colour);
          append_part (snapshot, rtl, whole, from, width, &colour);
          from += width;
        }
    }
  gtk_snapshot_pop (snapshot);
}

static void
unrep_progress_bar_measure (GtkWidget     *widget,
                            GtkOrientation orientation,
                            int            for_size,
                            int           *minimum,
                            int           *natural,
                            int           *minimum_baseline,
                            int           *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 40;
}

static void
unrep_progress_bar_dispose (GObject *object)
{
  g_clear_object (&UNREP_PROGRESS_BAR (object)->desk);
  G_OBJECT_CLASS (unrep_progress_bar_parent_class)->dispose (object);
}

static void
unrep_progress_bar_class_init (UnrepProgressBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unrep_progress_bar_dispose;
  widget_class->snapshot = unrep_progress_bar_snapshot;
  widget_class->measure = unrep_progress_bar_measure;
  /* The sentence above the bar says it to those who cannot see it. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
unrep_progress_bar_init (UnrepProgressBar *self)
{
}

/**
 * unrep_progress_bar_set_desk:
 * @self: a bar
 * @desk: whose review it follows
 */
void
unrep_progress_bar_set_desk (UnrepProgressBar *self,
                             UnrepDesk        *desk)
{
  g_return_if_fail (UNREP_IS_PROGRESS_BAR (self));

  if (self->desk != NULL)
    g_signal_handlers_disconnect_by_data (unrep_desk_get_review (self->desk), self);
  g_set_object (&self->desk, desk);
  g_signal_connect_object (unrep_desk_get_review (desk), "unit-changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
