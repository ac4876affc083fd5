/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-paragraph-picture.h"

#include "unrep-names.h"

#include "rendering/unrep-inspection-drawing.h"

#include <glib/gi18n.h>

/* Pixels: how large the letters are, how narrow a line may become. */
#define LETTERS 26
#define MIN_WIDTH 240
#define NATURAL_WIDTH 360

struct _UnrepParagraphPicture
{
  GtkWidget parent_instance;

  UnrepReadingText *reading;
  UnrepRange range;
  char *family;
  UnrepInspectionFlags flags;
  UnrepInspection *inspection; /* as wide as @width says; NULL when it is to be made */
  int width;
  guint cluster; /* the framed one */
  guint tell; /* idle source */
};

G_DEFINE_FINAL_TYPE (UnrepParagraphPicture, unrep_paragraph_picture, GTK_TYPE_WIDGET)

enum
{
  POINTED,
  LAID_OUT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* With the line it begins on: all of what is marked may be hidden. */
static UnrepRange
get_shown (UnrepParagraphPicture *self)
{
  UnrepText *text = unrep_reading_text_get_text (self->reading);

  return unrep_range_union (self->range, unrep_text_get_line_range (text, unrep_text_get_line_at (text, self->range.start)));
}

static UnrepInspection *
new_inspection (UnrepParagraphPicture *self,
                int                    width)
{
  PangoContext *context = gtk_widget_create_pango_context (GTK_WIDGET (self));
  g_autoptr (PangoFontDescription) font =
    pango_font_description_copy (pango_context_get_font_description (context));
  UnrepInspection *inspection;

  if (self->family != NULL)
    pango_font_description_set_family (font, self->family);
  pango_font_description_set_absolute_size (font, LETTERS * PANGO_SCALE);
  pango_context_set_font_description (context, font);
  inspection = unrep_inspection_new (self->reading, get_shown (self), context, MAX (width - 2 * UNREP_PARAGRAPH_PICTURE_PADDING, 1), self->flags);
  g_object_unref (context);
  return inspection;
}

/* Sizes are being given when it is laid out: who hears of that may want others. */
static void
tell_cb (gpointer data)
{
  UnrepParagraphPicture *self = data;

  self->tell = 0;
  g_signal_emit (self, signals[LAID_OUT], 0);
}

/* The layout that is as wide as the widget, or will be. */
static UnrepInspection *
get_inspection (UnrepParagraphPicture *self,
                int                    width)
{
  if (self->reading == NULL)
    return NULL;
  if (self->inspection == NULL || self->width != width)
    {
      g_clear_object (&self->inspection);
      self->inspection = new_inspection (self, width);
      self->width = width;
      if (self->tell == 0)
        self->tell = g_idle_add_once (tell_cb, self);
    }
  return self->inspection;
}

static void
unrep_paragraph_picture_dispose (GObject *object)
{
  UnrepParagraphPicture *self = UNREP_PARAGRAPH_PICTURE (object);

  g_clear_handle_id (&self->tell, g_source_remove);
  g_clear_object (&self->inspection);
  g_clear_pointer (&self->reading, unrep_reading_text_unref);
  g_clear_pointer (&self->family, g_free);
  G_OBJECT_CLASS (unrep_paragraph_picture_parent_class)->dispose (object);
}

static GtkSizeRequestMode
unrep_paragraph_picture_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
unrep_paragraph_picture_measure (GtkWidget      *widget,
                                 GtkOrientation  orientation,
                                 int             for_size,
                                 int            *minimum,
                                 int            *natural,
                                 int            *minimum_baseline,
                                 int            *natural_baseline)
{
  UnrepParagraphPicture *self = UNREP_PARAGRAPH_PICTURE (widget);
  UnrepInspection *inspection;
  double width, height;

  *minimum = MIN_WIDTH;
  *natural = NATURAL_WIDTH;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  *minimum = *natural = LETTERS + 2 * UNREP_PARAGRAPH_PICTURE_PADDING;
  inspection = get_inspection (self, for_size > 0 ? for_size : MIN_WIDTH);
  if (inspection == NULL)
    return;
  unrep_inspection_get_size (inspection, &width, &height);
  *minimum = *natural = (int) height + 2 * UNREP_PARAGRAPH_PICTURE_PADDING + 1;
}

static void
fill (GtkWidget            *widget,
      cairo_t              *cairo,
      const UnrepRectangle *rectangle,
      const char           *colour,
      gboolean              frame)
{
  GdkRGBA rgba = { 0.97f, 0.79f, 0.79f, 1 };

  gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), colour, &rgba);
  gdk_cairo_set_source_rgba (cairo, &rgba);
  cairo_rectangle (cairo, rectangle->x - 1, rectangle->y, rectangle->width + 2, rectangle->height);
  if (frame)
    cairo_stroke (cairo);
  else
    cairo_fill (cairo);
}

static void
unrep_paragraph_picture_snapshot (GtkWidget   *widget,
                                  GtkSnapshot *snapshot)
{
  UnrepParagraphPicture *self = UNREP_PARAGRAPH_PICTURE (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  UnrepInspection *inspection = get_inspection (self, width);
  g_autoptr (GArray) places = NULL;
  GdkRGBA colour;
  cairo_t *cairo;

  if (inspection == NULL)
    return;
  cairo = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  cairo_translate (cairo, UNREP_PARAGRAPH_PICTURE_PADDING, UNREP_PARAGRAPH_PICTURE_PADDING);
  places = unrep_inspection_list_rectangles (inspection, self->range);
  for (guint i = 0; i < places->len; i++)
    fill (widget, cairo, &g_array_index (places, UnrepRectangle, i), "unrep_error_place_color", FALSE);
  if (self->cluster < unrep_inspection_get_n_clusters (inspection))
    fill (widget, cairo, &unrep_inspection_get_cluster (inspection, self->cluster)->rectangle, "accent_color", TRUE);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  gdk_cairo_set_source_rgba (cairo, &colour);
  unrep_inspection_draw (inspection, cairo, UNREP_DRAWING_MARKS);
  cairo_destroy (cairo);
}

static void
point (UnrepParagraphPicture *self,
       guint                  cluster)
{
  if (cluster == UNREP_INSPECTION_NONE || cluster == self->cluster)
    return;
  unrep_paragraph_picture_point (self, cluster);
  g_signal_emit (self, signals[POINTED], 0, cluster);
}

static void
motion_cb (GtkEventControllerMotion *controller,
           double                    x,
           double                    y,
           UnrepParagraphPicture    *self)
{
  if (self->inspection != NULL)
    point (self, unrep_inspection_find_cluster (self->inspection, x - UNREP_PARAGRAPH_PICTURE_PADDING, y - UNREP_PARAGRAPH_PICTURE_PADDING));
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        modifiers,
        UnrepParagraphPicture *self)
{
  guint n = self->inspection != NULL ? unrep_inspection_get_n_clusters (self->inspection) : 0;

  if (n == 0 || (keyval != GDK_KEY_Left && keyval != GDK_KEY_Right))
    return GDK_EVENT_PROPAGATE;
  point (self, self->cluster < n ? unrep_inspection_move (self->inspection, self->cluster, keyval == GDK_KEY_Right ? 1 : -1)
                                 : 0);
  return GDK_EVENT_STOP;
}

static void
unrep_paragraph_picture_class_init (UnrepParagraphPictureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unrep_paragraph_picture_dispose;
  widget_class->get_request_mode = unrep_paragraph_picture_get_request_mode;
  widget_class->measure = unrep_paragraph_picture_measure;
  widget_class->snapshot = unrep_paragraph_picture_snapshot;
  gtk_widget_class_set_css_name (widget_class, "picture");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  signals[POINTED] = g_signal_new ("pointed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[LAID_OUT] = g_signal_new ("laid-out", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
}

static void
unrep_paragraph_picture_init (UnrepParagraphPicture *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new (), *keys = gtk_event_controller_key_new ();

  self->cluster = UNREP_INSPECTION_NONE;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * unrep_paragraph_picture_new:
 *
 * Returns: (transfer floating): a picture of nothing
 */
GtkWidget *
unrep_paragraph_picture_new (void)
{
  return g_object_new (UNREP_TYPE_PARAGRAPH_PICTURE, NULL);
}

static void
lay_out_anew (UnrepParagraphPicture *self)
{
  g_clear_object (&self->inspection);
  self->cluster = UNREP_INSPECTION_NONE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * unrep_paragraph_picture_show:
 * @self: a picture
 * @reading: the text as stored or as repaired
 * @range: what to mark, in the extracted text; its whole paragraph is drawn
 */
void
unrep_paragraph_picture_show (UnrepParagraphPicture *self,
                              UnrepReadingText      *reading,
                              UnrepRange             range)
{
  g_autofree char *text = NULL;

  g_return_if_fail (UNREP_IS_PARAGRAPH_PICTURE (self));

  unrep_reading_text_ref (reading);
  g_clear_pointer (&self->reading, unrep_reading_text_unref);
  self->reading = reading;
  self->range = range;
  text = unrep_names_dup_words (unrep_reading_text_get_display (reading), unrep_reading_text_range_to_display (reading, range));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  lay_out_anew (self);
}

/**
 * unrep_paragraph_picture_set_family:
 * @self: a picture
 * @family: the font family to draw it from
 */
void
unrep_paragraph_picture_set_family (UnrepParagraphPicture *self,
                                    const char            *family)
{
  g_return_if_fail (UNREP_IS_PARAGRAPH_PICTURE (self));

  g_free (self->family);
  self->family = g_strdup (family);
  lay_out_anew (self);
}

/**
 * unrep_paragraph_picture_set_controls:
 * @self: a picture
 * @shown: whether controls are labelled boxes
 */
void
unrep_paragraph_picture_set_controls (UnrepParagraphPicture *self,
                                      gboolean               shown)
{
  g_return_if_fail (UNREP_IS_PARAGRAPH_PICTURE (self));

  self->flags = shown ? UNREP_INSPECTION_SHOW_CONTROLS : UNREP_INSPECTION_PLAIN;
  lay_out_anew (self);
}

/**
 * unrep_paragraph_picture_point:
 * @self: a picture
 * @cluster: which cluster to frame, %UNREP_INSPECTION_NONE for none
 */
void
unrep_paragraph_picture_point (UnrepParagraphPicture *self,
                               guint                  cluster)
{
  g_return_if_fail (UNREP_IS_PARAGRAPH_PICTURE (self));

  self->cluster = cluster;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * unrep_paragraph_picture_get_inspection:
 * @self: a picture
 *
 * Returns: (transfer none) (nullable): what Pango makes of the paragraph, on lines as
 *   wide as the picture is; another one whenever it is resized
 */
UnrepInspection *
unrep_paragraph_picture_get_inspection (UnrepParagraphPicture *self)
{
  int width;

  g_return_val_if_fail (UNREP_IS_PARAGRAPH_PICTURE (self), NULL);

  width = gtk_widget_get_width (GTK_WIDGET (self));
  return get_inspection (self, width > 0 ? width : NATURAL_WIDTH);
}
