/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-chart-view.h"

#include "unrep-colours.h"
#include "unrep-digits.h"

#include "team/unrep-chart-layout.h"
#include "team/unrep-picture.h"

#include <adwaita.h>

/* Charts are drawn with letters of so many points; in the window they are as large as
 * those of the interface, nearly. */
#define CHART_LETTERS 9.0
#define LETTERS_SHARE 0.9
#define MARGIN 12
#define MIN_WIDTH 260
#define MIN_HEIGHT 120

struct _UnrepChartView
{
  GtkWidget parent_instance;

  /* Of UnrepChart, and of UnrepChartLayout; the layouts stand below each other. */
  GPtrArray *charts;
  GPtrArray *layouts;
  double laid_width;
  double scale;
  GtkAdjustment *adjustments[2];
  GtkScrollablePolicy policies[2];
  /* What the keys or the pointer are at. */
  guint chart;
  UnrepChartPlace place;
  char *value;
};

G_DEFINE_FINAL_TYPE_WITH_CODE (UnrepChartView, unrep_chart_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

enum
{
  PROP_0,
  PROP_VALUE,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

static GtkAdjustment **
get_adjustment (UnrepChartView *self,
                GtkOrientation  orientation)
{
  return &self->adjustments[orientation == GTK_ORIENTATION_VERTICAL];
}

static double
get_scroll (UnrepChartView *self)
{
  GtkAdjustment *adjustment = *get_adjustment (self, GTK_ORIENTATION_VERTICAL);

  return adjustment != NULL ? gtk_adjustment_get_value (adjustment) : 0;
}

static gboolean
is_right_to_left (UnrepChartView *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static UnrepChartLayout *
get_layout (UnrepChartView *self,
            guint           index)
{
  return g_ptr_array_index (self->layouts, index);
}

static double
get_height (UnrepChartView *self)
{
  return self->layouts->len > 0 ? self->scale * (unrep_chart_layout_get_end (get_layout (self, self->layouts->len - 1)) + MARGIN)
                                : 0;
}

static void
lay_out (UnrepChartView *self,
         int             width)
{
  PangoFontDescription *font = pango_context_get_font_description (gtk_widget_get_pango_context (GTK_WIDGET (self)));
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE, y = 0;

  if (!pango_font_description_get_size_is_absolute (font))
    size *= 96.0 / 72.0;
  self->scale = size > 0 ? size * LETTERS_SHARE / CHART_LETTERS : 1;
  self->laid_width = width;
  g_ptr_array_set_size (self->layouts, 0);
  for (guint i = 0; self->charts != NULL && i < self->charts->len; i++)
    {
      UnrepChartLayout *layout = unrep_chart_layout_new (g_ptr_array_index (self->charts, i), width / self->scale, y, MARGIN, 0);

      g_ptr_array_add (self->layouts, layout);
      y = unrep_chart_layout_get_end (layout);
    }
}

static void
set_value (UnrepChartView *self,
           char           *value)
{
  g_autofree char *owned = value;

  if (g_strcmp0 (owned, self->value) == 0)
    return;
  g_free (self->value);
  self->value = g_steal_pointer (&owned);
  g_object_notify (G_OBJECT (self), "value");
}

/* The words come with ASCII digits, and with names that keep theirs. */
static void
show_place (UnrepChartView *self)
{
  g_autofree char *text = self->place.row != G_MAXUINT
                          ? unrep_chart_layout_dup_value (get_layout (self, self->chart), &self->place) : NULL;

  set_value (self, text != NULL ? unrep_digits_dup_message (text) : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
forget_place (UnrepChartView *self)
{
  self->chart = 0;
  self->place = (UnrepChartPlace) { G_MAXUINT, 0 };
}

static gboolean
find_at (UnrepChartView  *self,
         double           x,
         double           y,
         guint           *chart,
         UnrepChartPlace *place)
{
  for (*chart = 0; *chart < self->layouts->len; (*chart)++)
    if (unrep_chart_layout_find (get_layout (self, *chart), x / self->scale, (y + get_scroll (self)) / self->scale,
                                 is_right_to_left (self), place))
      return TRUE;
  return FALSE;
}

static gboolean
unrep_chart_view_query_tooltip (GtkWidget  *widget,
                                int         x,
                                int         y,
                                gboolean    by_keys,
                                GtkTooltip *tooltip)
{
  UnrepChartView *self = UNREP_CHART_VIEW (widget);
  g_autofree char *text = NULL, *said = NULL;
  UnrepChartPlace place;
  UnrepChartArea area;
  guint chart;

  if (by_keys || !find_at (self, x, y, &chart, &place))
    return FALSE;
  text = unrep_chart_layout_dup_value (get_layout (self, chart), &place);
  said = unrep_digits_dup_message (text);
  unrep_chart_layout_get_area (get_layout (self, chart), &place, is_right_to_left (self), &area);
  gtk_tooltip_set_text (tooltip, said);
  gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle) { (int) (area.x * self->scale),
                                                       (int) (area.y * self->scale - get_scroll (self)),
                                                       (int) (area.width * self->scale) + 1,
                                                       (int) (area.height * self->scale) + 1 });
  return TRUE;
}

static void
pressed_cb (UnrepChartView *self,
            int             n_press,
            double          x,
            double          y)
{
  UnrepChartPlace place;
  guint chart;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (!find_at (self, x, y, &chart, &place))
    return;
  self->chart = chart;
  self->place = place;
  show_place (self);
}

/* So that what the keys are at is seen. */
static void
scroll_to_place (UnrepChartView *self)
{
  GtkAdjustment *adjustment = *get_adjustment (self, GTK_ORIENTATION_VERTICAL);
  UnrepChartArea area;

  unrep_chart_layout_get_area (get_layout (self, self->chart), &self->place, is_right_to_left (self), &area);
  if (adjustment != NULL)
    gtk_adjustment_clamp_page (adjustment, (area.y - area.height) * self->scale, (area.y + 2 * area.height) * self->scale);
}

static gboolean
move (UnrepChartView *self,
      int             rows,
      int             parts)
{
  UnrepChartPlace place = self->place;
  guint chart = self->chart;

  if (self->layouts->len == 0)
    return FALSE;
  while (!unrep_chart_layout_move (get_layout (self, chart), rows, parts, &place))
    {
      if (rows <= 0 || chart + 1 >= self->layouts->len)
        return FALSE;
      chart++;
      place = (UnrepChartPlace) { G_MAXUINT, 0 };
    }
  self->chart = chart;
  self->place = place;
  scroll_to_place (self);
  show_place (self);
  return TRUE;
}

static gboolean
key_cb (UnrepChartView  *self,
        guint            key,
        guint            code,
        GdkModifierType  state)
{
  int forward = is_right_to_left (self) ? -1 : 1;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return move (self, 1, 0);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return move (self, -1, 0);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return move (self, 0, forward) || TRUE;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return move (self, 0, -forward) || TRUE;
    default:
      return FALSE;
    }
}

/* The codebook's colours as they can be told from the ground of the theme. */
static UnrepChartColour *
dup_colours (UnrepChart *chart)
{
  guint n = unrep_chart_get_n_positions (chart);
  UnrepChartColour *colours = g_new (UnrepChartColour, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    {
      const UnrepChartColour *colour = unrep_chart_get_colour (chart, i);
      g_autofree char *name = g_strdup_printf ("#%02x%02x%02x", (guint) (colour->red * 255 + 0.5),
                                               (guint) (colour->green * 255 + 0.5), (guint) (colour->blue * 255 + 0.5));
      GdkRGBA seen;

      unrep_colours_for_paper (name, &seen);
      colours[i] = (UnrepChartColour) { seen.red, seen.green, seen.blue, 1 };
    }
  return colours;
}

static void
paint_place (UnrepChartView *self,
             cairo_t        *cairo,
             const GdkRGBA  *ink)
{
  UnrepChartArea area;

  if (self->place.row == G_MAXUINT || self->chart >= self->layouts->len)
    return;
  unrep_chart_layout_get_area (get_layout (self, self->chart), &self->place, is_right_to_left (self), &area);
  cairo_rectangle (cairo, area.x - 1.5, area.y - 2.5, area.width + 3, area.height + 5);
  cairo_set_line_width (cairo, 1.5);
  gdk_cairo_set_source_rgba (cairo, ink);
  cairo_stroke (cairo);
}

static void
unrep_chart_view_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  UnrepChartView *self = UNREP_CHART_VIEW (widget);
  double scroll = get_scroll (self), height = gtk_widget_get_height (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) height);
  cairo_t *cairo = gtk_snapshot_append_cairo (snapshot, &bounds);
  GdkRGBA ink;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &ink);
  cairo_translate (cairo, 0, -scroll);
  cairo_scale (cairo, self->scale, self->scale);
  for (guint i = 0; i < self->layouts->len; i++)
    {
      g_autofree UnrepChartColour *colours = dup_colours (g_ptr_array_index (self->charts, i));
      UnrepChartStyle style = {
        .foreground = { ink.red, ink.green, ink.blue, ink.alpha },
        .right_to_left = is_right_to_left (self),
        .margin = MARGIN,
        .colours = colours,
        .take_digits = unrep_digits_take,
      };

      unrep_chart_layout_paint (get_layout (self, i), cairo, &style, 0, scroll / self->scale, (scroll + height) / self->scale);
    }
  if (gtk_widget_has_focus (widget))
    paint_place (self, cairo, &ink);
  cairo_destroy (cairo);
}

static void
unrep_chart_view_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : MIN_HEIGHT;
}

static void
configure (UnrepChartView *self,
           GtkOrientation  orientation,
           double          upper,
           double          page)
{
  GtkAdjustment *adjustment = *get_adjustment (self, orientation);

  if (adjustment != NULL)
    gtk_adjustment_configure (adjustment, gtk_adjustment_get_value (adjustment), 0, MAX (upper, page), page * 0.1,
                              page * 0.9, page);
}

static void
unrep_chart_view_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  UnrepChartView *self = UNREP_CHART_VIEW (widget);

  if (self->laid_width != width)
    {
      lay_out (self, width);
      /* Strips of the map begin elsewhere now. */
      forget_place (self);
    }
  configure (self, GTK_ORIENTATION_HORIZONTAL, width, width);
  configure (self, GTK_ORIENTATION_VERTICAL, get_height (self), height);
}

static void
set_adjustment (UnrepChartView *self,
                GtkOrientation  orientation,
                GtkAdjustment  *adjustment)
{
  GtkAdjustment **slot = get_adjustment (self, orientation);

  if (*slot != NULL)
    g_signal_handlers_disconnect_by_func (*slot, gtk_widget_queue_draw, self);
  g_set_object (slot, adjustment);
  if (adjustment != NULL)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
unrep_chart_view_set_property (GObject      *object,
                               guint         property,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  UnrepChartView *self = UNREP_CHART_VIEW (object);

  switch (property)
    {
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      set_adjustment (self, property == PROP_VADJUSTMENT ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL,
                      g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      self->policies[property == PROP_VSCROLL_POLICY] = (GtkScrollablePolicy) g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
unrep_chart_view_get_property (GObject    *object,
                               guint       property,
                               GValue     *value,
                               GParamSpec *pspec)
{
  UnrepChartView *self = UNREP_CHART_VIEW (object);

  switch (property)
    {
    case PROP_VALUE:
      g_value_set_string (value, self->value);
      break;
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[property == PROP_VADJUSTMENT]);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[property == PROP_VSCROLL_POLICY]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
unrep_chart_view_dispose (GObject *object)
{
  UnrepChartView *self = UNREP_CHART_VIEW (object);

  set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  G_OBJECT_CLASS (unrep_chart_view_parent_class)->dispose (object);
}

static void
unrep_chart_view_finalize (GObject *object)
{
  UnrepChartView *self = UNREP_CHART_VIEW (object);

  g_ptr_array_unref (self->layouts);
  g_clear_pointer (&self->charts, g_ptr_array_unref);
  g_free (self->value);
  G_OBJECT_CLASS (unrep_chart_view_parent_class)->finalize (object);
}

static void
unrep_chart_view_class_init (UnrepChartViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = unrep_chart_view_dispose;
  object_class->finalize = unrep_chart_view_finalize;
  object_class->set_property = unrep_chart_view_set_property;
  object_class->get_property = unrep_chart_view_get_property;
  widget_class->snapshot = unrep_chart_view_snapshot;
  widget_class->measure = unrep_chart_view_measure;
  widget_class->size_allocate = unrep_chart_view_size_allocate;
  widget_class->query_tooltip = unrep_chart_view_query_tooltip;
  g_object_class_install_property (object_class, PROP_VALUE,
                                   g_param_spec_string ("value", NULL, NULL, NULL,
                                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "chart");
}

static void
unrep_chart_view_init (UnrepChartView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->layouts = g_ptr_array_new_with_free_func ((GDestroyNotify) unrep_chart_layout_free);
  self->scale = 1;
  forget_place (self);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/**
 * unrep_chart_view_new:
 *
 * Returns: (transfer floating): a view of nothing
 */
GtkWidget *
unrep_chart_view_new (void)
{
  return g_object_new (UNREP_TYPE_CHART_VIEW, NULL);
}

/**
 * unrep_chart_view_set_charts:
 * @self: a view
 * @charts: (element-type UnrepChart): what is shown, below each other; nobody may change
 *   them any more
 */
void
unrep_chart_view_set_charts (UnrepChartView *self,
                             GPtrArray      *charts)
{
  g_autofree char *text = unrep_picture_dup_text (charts);

  g_return_if_fail (UNREP_IS_CHART_VIEW (self));

  g_ptr_array_ref (charts);
  /* Layouts name the charts that they are of. */
  g_ptr_array_set_size (self->layouts, 0);
  g_clear_pointer (&self->charts, g_ptr_array_unref);
  self->charts = charts;
  forget_place (self);
  set_value (self, NULL);
  lay_out (self, gtk_widget_get_width (GTK_WIDGET (self)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  /* The scroll bars of what it stands in may come and go. */
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * unrep_chart_view_get_value:
 * @self: a view
 *
 * Returns: (nullable): what the keys are at, in words
 */
const char *
unrep_chart_view_get_value (UnrepChartView *self)
{
  g_return_val_if_fail (UNREP_IS_CHART_VIEW (self), NULL);

  return self->value;
}
