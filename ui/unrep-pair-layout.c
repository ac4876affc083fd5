/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-pair-layout.h"

/* Pixels that two texts need to be beside each other, and between them. */
#define ROOM 620
#define GAP 1

struct _UnrepPairLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (UnrepPairLayout, unrep_pair_layout, GTK_TYPE_LAYOUT_MANAGER)

/* The shown ones; how many. */
static guint
list_shown (GtkWidget *widget,
            GtkWidget *shown[2])
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && n < 2; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      shown[n++] = child;
  return n;
}

/* Either way it may be laid out: as wide as the widest, as high as both. */
static void
unrep_pair_layout_measure (GtkLayoutManager *manager,
                           GtkWidget        *widget,
                           GtkOrientation    orientation,
                           int               for_size,
                           int              *minimum,
                           int              *natural,
                           int              *minimum_baseline,
                           int              *natural_baseline)
{
  GtkWidget *shown[2];
  guint n = list_shown (widget, shown);

  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL && n == 2 ? GAP : 0;
  for (guint i = 0; i < n; i++)
    {
      int least, wanted;

      gtk_widget_measure (shown[i], orientation, -1, &least, &wanted, NULL, NULL);
      if (orientation == GTK_ORIENTATION_VERTICAL)
        {
          *minimum += least;
          *natural += wanted;
        }
      else
        {
          *minimum = MAX (*minimum, least);
          *natural = MAX (*natural, wanted);
        }
    }
}

static void
unrep_pair_layout_allocate (GtkLayoutManager *manager,
                            GtkWidget        *widget,
                            int               width,
                            int               height,
                            int               baseline)
{
  gboolean beside = width >= ROOM, rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int size = ((beside ? width : height) - GAP) / 2;
  GtkAllocation first = { 0, 0, beside ? size : width, beside ? height : size }, second = first;
  GtkWidget *shown[2];
  guint n = list_shown (widget, shown);

  if (n == 1)
    gtk_widget_size_allocate (shown[0], &(GtkAllocation) { 0, 0, width, height }, -1);
  if (n < 2)
    return;
  if (beside)
    *(rtl ? &first : &second) = (GtkAllocation) { width - size, 0, size, height };
  else
    second.y = height - size;
  gtk_widget_size_allocate (shown[0], &first, -1);
  gtk_widget_size_allocate (shown[1], &second, -1);
}

static void
unrep_pair_layout_class_init (UnrepPairLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = unrep_pair_layout_measure;
  layout_class->allocate = unrep_pair_layout_allocate;
}

static void
unrep_pair_layout_init (UnrepPairLayout *self)
{
}
