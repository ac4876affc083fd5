/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every letter that the window draws, in the colour it is drawn with and on what is
 * below it: 4.5 to 1, success criterion 1.4.3 of WCAG 2.1. Run a second time with high
 * contrast, where the enhanced level of 1.4.6 is asked of what we colour. */
#include "unrep-colours.h"
#include "unrep-pixels.h"
#include "unrep-ui-fixture.h"
#include "unrep-window.h"

#include <adwaita.h>

#define CONTRAST 4.5

typedef struct
{
  const guchar *pixels; /* as cairo has them: B, G, R, A */
  int width, height;
  guint n_texts;
  guint n_faint;
} Drawn;

/* The colour that most of an area has. */
static GdkRGBA
ground_of (const Drawn           *drawn,
           const graphene_rect_t *area)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  guint most = 0, commonest = 0;

  for (int y = MAX (0, (int) area->origin.y); y < MIN (drawn->height, area->origin.y + area->size.height); y++)
    for (int x = MAX (0, (int) area->origin.x); x < MIN (drawn->width, area->origin.x + area->size.width); x++)
      {
        const guchar *p = drawn->pixels + 4 * (y * drawn->width + x);
        guint colour = (guint) p[2] << 16 | (guint) p[1] << 8 | p[0];
        guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, GUINT_TO_POINTER (colour))) + 1;

        g_hash_table_insert (counts, GUINT_TO_POINTER (colour), GUINT_TO_POINTER (count));
        if (count > most)
          {
            most = count;
            commonest = colour;
          }
      }
  return (GdkRGBA){ (float) (commonest >> 16) / 255, (float) (commonest >> 8 & 255) / 255, (float) (commonest & 255) / 255,
                    most > 0 };
}

static void
check_text (Drawn           *drawn,
            GskRenderNode   *node,
            graphene_rect_t *clip,
            GskTransform    *place,
            float            opacity)
{
  const GdkRGBA *ink = gsk_text_node_get_color (node);
  float share = ink->alpha * opacity;
  graphene_rect_t area;
  GdkRGBA ground, seen;

  gsk_render_node_get_bounds (node, &area);
  gsk_transform_transform_bounds (place, &area, &area);
  if (!graphene_rect_intersection (&area, clip, &area) || area.size.width < 2 || area.size.height < 4)
    return;
  ground = ground_of (drawn, &area);
  if (ground.alpha == 0)
    return;
  seen = (GdkRGBA){ ink->red * share + ground.red * (1 - share), ink->green * share + ground.green * (1 - share),
                    ink->blue * share + ground.blue * (1 - share), 1 };
  drawn->n_texts++;
  if (unrep_colours_contrast (&seen, &ground) >= CONTRAST)
    return;
  drawn->n_faint++;
  g_test_message ("%.2f: %s on %s, opacity %.2f, at %d %d", unrep_colours_contrast (&seen, &ground),
                  gdk_rgba_to_string (ink), gdk_rgba_to_string (&ground), (double) opacity, (int) area.origin.x,
                  (int) area.origin.y);
}

static void
check_node (Drawn           *drawn,
            GskRenderNode   *node,
            graphene_rect_t  clip,
            GskTransform    *place,
            float            opacity)
{
  graphene_rect_t inner;

  switch ((int) gsk_render_node_get_node_type (node))
    {
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        check_node (drawn, gsk_container_node_get_child (node, i), clip, place, opacity);
      break;
    case GSK_OPACITY_NODE:
      check_node (drawn, gsk_opacity_node_get_child (node), clip, place, opacity * gsk_opacity_node_get_opacity (node));
      break;
    case GSK_CLIP_NODE:
    case GSK_ROUNDED_CLIP_NODE:
      gsk_render_node_get_bounds (node, &inner);
      gsk_transform_transform_bounds (place, &inner, &inner);
      if (graphene_rect_intersection (&inner, &clip, &inner))
        check_node (drawn,
                    gsk_render_node_get_node_type (node) == GSK_CLIP_NODE ? gsk_clip_node_get_child (node)
                                                                          : gsk_rounded_clip_node_get_child (node),
                    inner, place, opacity);
      break;
    case GSK_TRANSFORM_NODE:
      {
        g_autoptr (GskTransform) below
          = gsk_transform_transform (gsk_transform_ref (place), gsk_transform_node_get_transform (node));

        check_node (drawn, gsk_transform_node_get_child (node), clip, below, opacity);
        break;
      }
    case GSK_TEXT_NODE:
      check_text (drawn, node, &clip, place, opacity);
      break;
    default:
      break;
    }
}

static void
check_window (GtkWidget  *window,
              const char *state)
{
  int width = gtk_widget_get_width (window), height = gtk_widget_get_height (window), n_pixels;
  g_autofree guchar *pixels = unrep_pixels_render (window, &n_pixels);
  g_autoptr (GskRenderNode) node = unrep_pixels_new_node (window);
  g_autoptr (GskTransform) none = gsk_transform_translate (NULL, graphene_point_zero ());
  Drawn drawn = { .pixels = pixels, .width = width, .height = height };

  check_node (&drawn, node, GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height), none, 1);
  g_test_message ("%s: %u texts", state, drawn.n_texts);
  g_assert_cmpuint (drawn.n_texts, >, 40);
  g_assert_cmpuint (drawn.n_faint, ==, 0);
}

static void
load_style (const char *resource)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, resource);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/* Each position in turn is the current row, the chosen button and the chosen filter. */
static void
test_contrast (gconstpointer scheme)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  gboolean dark = GPOINTER_TO_INT (scheme) == ADW_COLOR_SCHEME_FORCE_DARK;
  g_autoptr (UnrepIdentity) identity = unrep_identity_new ();
  g_autoptr (GFile) file = unrep_fixture_new_file ();
  UnrepWindow *window = unrep_window_new (NULL, identity);
  UnrepCodebook *codebook;
  UnrepDesk *desk;

  adw_style_manager_set_color_scheme (style, GPOINTER_TO_INT (scheme));
  g_assert_cmpint (adw_style_manager_get_dark (style), ==, dark);
  if (dark)
    load_style ("/org/example/Unrep/style-dark.css");
  if (adw_style_manager_get_high_contrast (style))
    load_style ("/org/example/Unrep/style-hc.css");
  gtk_window_set_default_size (GTK_WINDOW (window), 1300, 800);
  unrep_window_open (window, file);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (unrep_fixture_wait (unrep_fixture_is_ready, unrep_window_get_page (window)));

  desk = unrep_report_page_get_desk (unrep_window_get_page (window));
  codebook = unrep_desk_get_codebook (desk);
  for (guint i = 0; i < unrep_codebook_get_n_positions (codebook); i++)
    {
      g_autoptr (GError) error = NULL;

      unrep_desk_set_filter (desk, UNREP_FILTER_ALL);
      g_assert_true (unrep_desk_tag (desk, i, &error));
      unrep_desk_go_previous (desk);
      unrep_desk_set_filter (desk, UNREP_FILTER_POSITION + i);
      check_window (GTK_WIDGET (window), unrep_codebook_get_position (codebook, i)->id);
    }
  unrep_desk_set_filter (desk, UNREP_FILTER_ALL);
  check_window (GTK_WIDGET (window), "all");
  gtk_window_close (GTK_WINDOW (window));
  unrep_fixture_settle ();
}

int
main (int    argc,
      char **argv)
{
  unrep_fixture_init (&argc, &argv);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  load_style ("/org/example/Unrep/style.css");
  g_test_add_data_func ("/contrast/light", GINT_TO_POINTER (ADW_COLOR_SCHEME_FORCE_LIGHT), test_contrast);
  g_test_add_data_func ("/contrast/dark", GINT_TO_POINTER (ADW_COLOR_SCHEME_FORCE_DARK), test_contrast);
  return g_test_run ();
}
