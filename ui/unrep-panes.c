/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-panes.h"

/* The least width at which a page is comfortable to read; panes fold before it has less. */
#define PAGE_WIDTH 560
/* What stays to be seen of the page beside a pane that lies over it. */
#define PAGE_EDGE 40

typedef enum
{
  START,
  END,
} Side;

typedef struct
{
  GtkWidget *widget;
  gboolean folded;
  gboolean wanted; /* beside the page */
  gboolean raised; /* over the page */
} Pane;

struct _UnrepPanes
{
  GtkWidget parent_instance;

  GtkWidget *page;
  Pane panes[2];
  guint tell; /* idle source */
};

G_DEFINE_FINAL_TYPE (UnrepPanes, unrep_panes, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_START,
  PROP_PAGE,
  PROP_END,
  PROP_START_VISIBLE,
  PROP_END_VISIBLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
is_shown (const Pane *pane)
{
  return pane->folded ? pane->raised : pane->wanted;
}

static int
natural_width (GtkWidget *widget)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static void
tell_cb (gpointer data)
{
  UnrepPanes *self = data;

  self->tell = 0;
  for (Side side = START; side <= END; side++)
    if (self->panes[side].folded)
      gtk_widget_add_css_class (self->panes[side].widget, "folded");
    else
      gtk_widget_remove_css_class (self->panes[side].widget, "folded");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_START_VISIBLE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_END_VISIBLE]);
}

/* What others hear of folding may change sizes, so they hear it later. */
static void
set_folded (UnrepPanes *self,
            Side        side,
            gboolean    folded)
{
  Pane *pane = &self->panes[side];

  if (pane->folded == folded)
    return;
  pane->folded = folded;
  pane->raised = FALSE;
  if (self->tell == 0)
    self->tell = g_idle_add_once (tell_cb, self);
}

static void
set_shown (UnrepPanes *self,
           Side        side,
           gboolean    shown)
{
  Pane *pane = &self->panes[side];

  if (is_shown (pane) == shown)
    return;
  if (pane->folded)
    {
      pane->raised = shown;
      self->panes[!side].raised = FALSE;
    }
  else
    {
      pane->wanted = shown;
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  tell_cb (self);
}

static void
unrep_panes_measure (GtkWidget     *widget,
                     GtkOrientation orientation,
                     int            for_size,
                     int           *minimum,
                     int           *natural,
                     int           *minimum_baseline,
                     int           *natural_baseline)
{
  UnrepPanes *self = UNREP_PANES (widget);

  /* Each child may get another width than the whole, so heights are not for one. */
  gtk_widget_measure (self->page, orientation, -1, minimum, natural, NULL, NULL);
  for (Side side = START; side <= END; side++)
    {
      int child_minimum, child_natural;

      gtk_widget_measure (self->panes[side].widget, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      if (orientation == GTK_ORIENTATION_HORIZONTAL)
        *natural += child_natural;
      else
        *natural = MAX (*natural, child_natural);
    }
}

/* @x counts from the start side. */
static void
allocate (UnrepPanes *self,
          GtkWidget  *child,
          int         x,
          int         width)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int whole = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));

  gtk_widget_size_allocate (child, &(GtkAllocation){ rtl ? whole - x - width : x, 0, width, height }, -1);
}

static void
unrep_panes_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  UnrepPanes *self = UNREP_PANES (widget);
  int widths[] = { natural_width (self->panes[START].widget), natural_width (self->panes[END].widget) };
  int beside[2];

  set_folded (self, END, width < PAGE_WIDTH + widths[START] + widths[END]);
  set_folded (self, START, width < PAGE_WIDTH + widths[START]);
  for (Side side = START; side <= END; side++)
    {
      Pane *pane = &self->panes[side];

      gtk_widget_set_child_visible (pane->widget, is_shown (pane));
      beside[side] = is_shown (pane) && !pane->folded ? widths[side] : 0;
    }
  allocate (self, self->page, beside[START], width - beside[START] - beside[END]);
  for (Side side = START; side <= END; side++)
    if (is_shown (&self->panes[side]))
      {
        int pane_width = self->panes[side].folded ? MAX (MIN (widths[side], width - PAGE_EDGE), widths[side] - PAGE_EDGE)
                                                  : widths[side];

        allocate (self, self->panes[side].widget, side == START ? 0 : width - pane_width, pane_width);
      }
}

/* A pane that lies over the page is drawn, and gets the pointer, above it. */
static void
unrep_panes_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  UnrepPanes *self = UNREP_PANES (widget);

  gtk_widget_snapshot_child (widget, self->page, snapshot);
  for (Side side = START; side <= END; side++)
    gtk_widget_snapshot_child (widget, self->panes[side].widget, snapshot);
}

/**
 * unrep_panes_fold:
 * @self: panes
 *
 * Takes away what lies over the page.
 */
void
unrep_panes_fold (UnrepPanes *self)
{
  g_return_if_fail (UNREP_IS_PANES (self));

  for (Side side = START; side <= END; side++)
    if (self->panes[side].folded)
      set_shown (self, side, FALSE);
}

static void
unrep_panes_get_property (GObject    *object,
                          guint       id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  UnrepPanes *self = UNREP_PANES (object);

  switch (id)
    {
    case PROP_START_VISIBLE:
      g_value_set_boolean (value, is_shown (&self->panes[START]));
      break;
    case PROP_END_VISIBLE:
      g_value_set_boolean (value, is_shown (&self->panes[END]));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
unrep_panes_set_property (GObject      *object,
                          guint         id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  UnrepPanes *self = UNREP_PANES (object);

  switch (id)
    {
    case PROP_START:
      self->panes[START].widget = g_value_get_object (value);
      break;
    case PROP_PAGE:
      self->page = g_value_get_object (value);
      break;
    case PROP_END:
      self->panes[END].widget = g_value_get_object (value);
      break;
    case PROP_START_VISIBLE:
      set_shown (self, START, g_value_get_boolean (value));
      break;
    case PROP_END_VISIBLE:
      set_shown (self, END, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* Focus and reading order go from start to end; the order of the children is also
 * that in which the pointer finds them, last first. */
static void
unrep_panes_constructed (GObject *object)
{
  UnrepPanes *self = UNREP_PANES (object);
  GtkGesture *click = gtk_gesture_click_new ();

  G_OBJECT_CLASS (unrep_panes_parent_class)->constructed (object);
  gtk_widget_set_parent (self->page, GTK_WIDGET (self));
  gtk_widget_set_parent (self->panes[START].widget, GTK_WIDGET (self));
  gtk_widget_set_parent (self->panes[END].widget, GTK_WIDGET (self));

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (unrep_panes_fold), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->page, GTK_EVENT_CONTROLLER (click));
}

static void
unrep_panes_dispose (GObject *object)
{
  UnrepPanes *self = UNREP_PANES (object);

  g_clear_handle_id (&self->tell, g_source_remove);
  g_clear_pointer (&self->page, gtk_widget_unparent);
  g_clear_pointer (&self->panes[START].widget, gtk_widget_unparent);
  g_clear_pointer (&self->panes[END].widget, gtk_widget_unparent);
  G_OBJECT_CLASS (unrep_panes_parent_class)->dispose (object);
}

/* In reading order, which is not that of the children. */
static gboolean
unrep_panes_focus (GtkWidget        *widget,
                   GtkDirectionType  direction)
{
  UnrepPanes *self = UNREP_PANES (widget);
  GtkWidget *order[] = { self->panes[START].widget, self->page, self->panes[END].widget };
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  const int n = G_N_ELEMENTS (order), way = direction == GTK_DIR_TAB_FORWARD ? 1 : -1;
  int i = way > 0 ? 0 : n - 1;

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (unrep_panes_parent_class)->focus (widget, direction);
  for (int j = 0; j < n; j++)
    if (focus != NULL && (focus == order[j] || gtk_widget_is_ancestor (focus, order[j])))
      i = j;
  for (; i >= 0 && i < n; i += way)
    if (gtk_widget_get_mapped (order[i]) && gtk_widget_child_focus (order[i], direction))
      return TRUE;
  return FALSE;
}

static void
unrep_panes_class_init (UnrepPanesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags child = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  const GParamFlags shown = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = unrep_panes_constructed;
  object_class->get_property = unrep_panes_get_property;
  object_class->set_property = unrep_panes_set_property;
  object_class->dispose = unrep_panes_dispose;
  widget_class->measure = unrep_panes_measure;
  widget_class->size_allocate = unrep_panes_size_allocate;
  widget_class->snapshot = unrep_panes_snapshot;
  widget_class->focus = unrep_panes_focus;

  properties[PROP_START] = g_param_spec_object ("start", NULL, NULL, GTK_TYPE_WIDGET, child);
  properties[PROP_PAGE] = g_param_spec_object ("page", NULL, NULL, GTK_TYPE_WIDGET, child);
  properties[PROP_END] = g_param_spec_object ("end", NULL, NULL, GTK_TYPE_WIDGET, child);
  properties[PROP_START_VISIBLE] = g_param_spec_boolean ("start-visible", NULL, NULL, TRUE, shown);
  properties[PROP_END_VISIBLE] = g_param_spec_boolean ("end-visible", NULL, NULL, TRUE, shown);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
unrep_panes_init (UnrepPanes *self)
{
  self->panes[START].wanted = self->panes[END].wanted = TRUE;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}
