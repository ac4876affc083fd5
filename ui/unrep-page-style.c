/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-page-style.h"

#include "unrep-settings.h"

#include <math.h>
#include <pango/pangocairo.h>

/* What the settings say where there are none; the schema has the same. */
#define DEFAULT_SIZE 16.0
#define DEFAULT_SPACING 1.1
#define DEFAULT_WIDTH 70
/* A letter of running text is about so wide, in ems: measured with Amiri. */
#define LETTER 0.43

/* The best first: the families that render Arabic almost alone come first; one without Latin letters,
 * digits and brackets of its own stands last. */
static const char * const arabic_families[] = { "Amiri", "Scheherazade New", "Scheherazade", "Noto Naskh Arabic" };

struct _UnrepPageStyle
{
  GObject parent_instance;

  GtkWidget *report; /* not owned: it owns us */
  GtkCssProvider *provider;
  guint zoom; /* per cent */
};

G_DEFINE_FINAL_TYPE (UnrepPageStyle, unrep_page_style, G_TYPE_OBJECT)

static guint changed_signal;
static guint family_changed_signal;

static void
unrep_page_style_dispose (GObject *object)
{
  g_clear_object (&UNREP_PAGE_STYLE (object)->provider);
  G_OBJECT_CLASS (unrep_page_style_parent_class)->dispose (object);
}

static void
unrep_page_style_class_init (UnrepPageStyleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = unrep_page_style_dispose;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  family_changed_signal = g_signal_new ("family-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
}

static void
unrep_page_style_init (UnrepPageStyle *self)
{
  self->zoom = 100;
}

static double
get_number (const char *key,
            double      otherwise)
{
  GSettings *settings = unrep_settings_get_default ();

  return settings != NULL ? g_settings_get_double (settings, key) : otherwise;
}

/* A name from the settings may hold anything; in a CSS string these two end it, and
 * a line end makes it void. */
static void
append_family (GString    *css,
               const char *family)
{
  g_string_append_c (css, '"');
  for (const char *p = family; *p != '\0'; p++)
    {
      if (g_ascii_iscntrl (*p))
        continue;
      if (*p == '"' || *p == '\\')
        g_string_append_c (css, '\\');
      g_string_append_c (css, *p);
    }
  g_string_append (css, "\", ");
}

/**
 * unrep_page_style_dup_chosen_family:
 *
 * Returns: (transfer full): the family that a person has chosen for reports, "" where
 *   nobody has
 */
char *
unrep_page_style_dup_chosen_family (void)
{
  GSettings *settings = unrep_settings_get_default ();

  return settings != NULL ? g_settings_get_string (settings, "report-font") : g_strdup ("");
}

/**
 * unrep_page_style_dup_families:
 *
 * Returns: (transfer full): the families that reports are set in, with commas between
 *   them: the one that a person has chosen, then those that render Arabic best
 */
char *
unrep_page_style_dup_families (void)
{
  g_autofree char *chosen = unrep_page_style_dup_chosen_family ();
  g_autoptr (GString) families = g_string_new (chosen);

  for (gsize i = 0; i < G_N_ELEMENTS (arabic_families); i++)
    g_string_append_printf (families, "%s%s", families->len > 0 ? "," : "", arabic_families[i]);
  return g_string_free (g_steal_pointer (&families), FALSE);
}

static void
load_css (UnrepPageStyle *self)
{
  g_autofree char *family = unrep_page_style_dup_chosen_family ();
  g_autoptr (GString) css = g_string_new ("textview.report { font-family: ");
  char size[G_ASCII_DTOSTR_BUF_SIZE];

  if (*family != '\0')
    append_family (css, family);
  for (gsize i = 0; i < G_N_ELEMENTS (arabic_families); i++)
    append_family (css, arabic_families[i]);
  g_string_append (css, "serif; font-size: ");
  g_ascii_formatd (size, sizeof size, "%.2f", get_number ("report-font-size", DEFAULT_SIZE) * self->zoom / 100);
  g_string_append_printf (css, "%spt; }", size);
  gtk_css_provider_load_from_data (self->provider, css->str, (gssize) css->len);
}

static void
reload (UnrepPageStyle *self)
{
  load_css (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
family_changed_cb (UnrepPageStyle *self)
{
  reload (self);
  g_signal_emit (self, family_changed_signal, 0);
}

/**
 * unrep_page_style_new:
 * @report: (transfer none): the view that shows the report, which outlives the style
 *
 * Returns: (transfer full): the style of @report, zoomed to 100 %
 */
UnrepPageStyle *
unrep_page_style_new (GtkWidget *report)
{
  static const char *const keys[] = { "report-font-size", "line-spacing", "text-width", "justify" };
  UnrepPageStyle *self = g_object_new (UNREP_TYPE_PAGE_STYLE, NULL);
  GSettings *settings = unrep_settings_get_default ();

  self->report = report;
  self->provider = gtk_css_provider_new ();
  load_css (self);
  gtk_style_context_add_provider (gtk_widget_get_style_context (report), GTK_STYLE_PROVIDER (self->provider),
                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  for (gsize i = 0; settings != NULL && i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *signal = g_strconcat ("changed::", keys[i], NULL);

      g_signal_connect_object (settings, signal, G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
    }
  if (settings != NULL)
    g_signal_connect_object (settings, "changed::report-font", G_CALLBACK (family_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * unrep_page_style_get_zoom:
 * @self: a style
 *
 * Returns: the zoom in per cent
 */
guint
unrep_page_style_get_zoom (UnrepPageStyle *self)
{
  g_return_val_if_fail (UNREP_IS_PAGE_STYLE (self), 100);

  return self->zoom;
}

/**
 * unrep_page_style_set_zoom:
 * @self: a style
 * @zoom: per cent; the nearest that is possible is taken
 */
void
unrep_page_style_set_zoom (UnrepPageStyle *self,
                           guint           zoom)
{
  g_return_if_fail (UNREP_IS_PAGE_STYLE (self));

  zoom = CLAMP (zoom, UNREP_ZOOM_MIN, UNREP_ZOOM_MAX);
  if (zoom == self->zoom)
    return;
  self->zoom = zoom;
  reload (self);
}

/**
 * unrep_page_style_step_zoom:
 * @zoom: a zoom in per cent
 * @steps: so many steps larger, or, where it is negative, smaller
 *
 * Each step is a tenth, so that as many steps back lead to where one came from.
 *
 * Returns: the zoom in per cent, between %UNREP_ZOOM_MIN and %UNREP_ZOOM_MAX
 */
guint
unrep_page_style_step_zoom (guint zoom,
                            int   steps)
{
  double exact = round (log (zoom / 100.0) / log (1.1)) + steps;

  return (guint) CLAMP (round (100 * pow (1.1, exact)), UNREP_ZOOM_MIN, UNREP_ZOOM_MAX);
}

/* A size in CSS becomes an absolute one; another is in points. */
static double
get_em (PangoContext *context)
{
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;
  double resolution = pango_cairo_context_get_resolution (context);

  if (pango_font_description_get_size_is_absolute (font))
    return size;
  return size * (resolution > 0 ? resolution : 96) / 72;
}

/**
 * unrep_page_style_measure:
 * @self: a style
 * @metrics: (out): what it comes to in pixels; @room is left alone
 */
void
unrep_page_style_measure (UnrepPageStyle   *self,
                          UnrepPageMetrics *metrics)
{
  GSettings *settings = unrep_settings_get_default ();
  int letters = settings != NULL ? g_settings_get_int (settings, "text-width") : DEFAULT_WIDTH;

  g_return_if_fail (UNREP_IS_PAGE_STYLE (self));

  metrics->em = MAX (get_em (gtk_widget_get_pango_context (self->report)), 1);
  /* An em and a half is what a line of Amiri takes by itself. */
  metrics->leading = (int) round ((get_number ("line-spacing", DEFAULT_SPACING) - 1) * 1.5 * metrics->em);
  metrics->text_width = (int) round (letters * LETTER * metrics->em);
  metrics->justify = settings != NULL && g_settings_get_boolean (settings, "justify");
}
