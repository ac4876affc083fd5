/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-page-split.h"

/* Narrower than this there is no room for two, in pixels. */
#define WIDE 620
/* How much of the width, or of the height, is for what stands beside, in per cent. */
#define SHARE 45

enum
{
  PROP_TEXT = 1,
  PROP_BESIDE,
  N_PROPS
};

struct _UnrepPageSplit
{
  GtkWidget parent_instance;

  GtkWidget *text;
  GtkWidget *beside;
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (UnrepPageSplit, unrep_page_split, GTK_TYPE_WIDGET)

static void
unrep_page_split_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  UnrepPageSplit *self = UNREP_PAGE_SPLIT (object);
  GtkWidget **child = prop_id == PROP_TEXT ? &self->text : &self->beside;

  if (prop_id != PROP_TEXT && prop_id != PROP_BESIDE)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  *child = g_value_get_object (value);
  if (*child != NULL)
    gtk_widget_set_parent (*child, GTK_WIDGET (self));
}

static void
unrep_page_split_dispose (GObject *object)
{
  UnrepPageSplit *self = UNREP_PAGE_SPLIT (object);

  g_clear_pointer (&self->text, gtk_widget_unparent);
  g_clear_pointer (&self->beside, gtk_widget_unparent);
  G_OBJECT_CLASS (unrep_page_split_parent_class)->dispose (object);
}

static gboolean
is_shared (UnrepPageSplit *self)
{
  return self->beside != NULL && gtk_widget_get_visible (self->beside);
}

static void
unrep_page_split_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  UnrepPageSplit *self = UNREP_PAGE_SPLIT (widget);
  int other_minimum = 0, other_natural = 0;

  gtk_widget_measure (self->text, orientation, -1, minimum, natural, NULL, NULL);
  if (!is_shared (self))
    return;
  gtk_widget_measure (self->beside, orientation, -1, &other_minimum, &other_natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (*minimum, other_minimum);
      *natural += other_natural;
    }
  else
    {
      /* Half the height, each. */
      *minimum = 2 * MAX (*minimum, other_minimum);
      *natural = MAX (*minimum, *natural);
    }
}

static void
unrep_page_split_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  UnrepPageSplit *self = UNREP_PAGE_SPLIT (widget);
  GtkAllocation text = { 0, 0, width, height }, beside = { 0, 0, width, height };
  int least_text, least_beside;

  if (!is_shared (self))
    {
      gtk_widget_size_allocate (self->text, &text, -1);
      return;
    }
  gtk_widget_measure (self->text, GTK_ORIENTATION_HORIZONTAL, -1, &least_text, NULL, NULL, NULL);
  gtk_widget_measure (self->beside, GTK_ORIENTATION_HORIZONTAL, -1, &least_beside, NULL, NULL, NULL);
  if (width >= WIDE && least_text + least_beside <= width)
    {
      beside.width = CLAMP (width * SHARE / 100, least_beside, width - least_text);
      text.width = width - beside.width;
      if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
        text.x = beside.width;
      else
        beside.x = text.width;
    }
  else
    {
      beside.height = height / 2;
      text.height = beside.y = height - beside.height;
    }
  gtk_widget_size_allocate (self->text, &text, -1);
  gtk_widget_size_allocate (self->beside, &beside, -1);
}

static GtkSizeRequestMode
unrep_page_split_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
unrep_page_split_class_init (UnrepPageSplitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = unrep_page_split_set_property;
  object_class->dispose = unrep_page_split_dispose;
  widget_class->get_request_mode = unrep_page_split_get_request_mode;
  widget_class->measure = unrep_page_split_measure;
  widget_class->size_allocate = unrep_page_split_size_allocate;
  props[PROP_TEXT] = g_param_spec_object ("text", NULL, NULL, GTK_TYPE_WIDGET,
                                          G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_BESIDE] = g_param_spec_object ("beside", NULL, NULL, GTK_TYPE_WIDGET,
                                            G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
unrep_page_split_init (UnrepPageSplit *self)
{
}
