/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of a PDF file beside its text: shown, followed, outlined, hidden. */
#include "unrep-page-canvas.h"
#include "unrep-page-pane.h"
#include "unrep-report-page-private.h"
#include "unrep-review-view-private.h"
#include "unrep-settings.h"
#include "unrep-ui-fixture.h"
#include "unrep-window.h"

#include <cairo-pdf.h>

static UnrepWindow *window;
static UnrepReportPage *page;

/* Three pages, each with a numbered paragraph of Latin letters. */
static char *
make_pdf (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("page-pane");
  char *path = g_build_filename (dir, "r.pdf", NULL);
  cairo_surface_t *surface = cairo_pdf_surface_create (path, 595, 842);
  cairo_t *cr = cairo_create (surface);

  cairo_set_font_size (cr, 12);
  for (guint i = 1; i <= 3; i++)
    for (guint line = 0; line < 30; line++)
      {
        g_autofree char *text = line > 0 ? g_strdup ("and goes on over many lines so that it fills the page from top to bottom")
                                         : g_strdup_printf ("%u. The Committee recommends the paragraph with the number %u, which is long", i, i);

        cairo_move_to (cr, 60, 140 + 18 * line);
        cairo_show_text (cr, text);
        if (line == 29)
          cairo_show_page (cr);
      }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return path;
}

static gboolean
is_ready (gpointer unused)
{
  return unrep_report_page_is_ready (page) && page->review->desk != NULL;
}

static UnrepPageCanvas *
get_canvas (void)
{
  return UNREP_PAGE_CANVAS (unrep_fixture_find_widget (GTK_WIDGET (page->review->page_pane), UNREP_TYPE_PAGE_CANVAS));
}

static const char *
get_title (void)
{
  return gtk_label_get_text (GTK_LABEL (unrep_fixture_find_widget (GTK_WIDGET (page->review->page_pane), GTK_TYPE_LABEL)));
}

static gboolean
is_outlined (gpointer title)
{
  graphene_rect_t box;

  return g_str_equal (get_title (), title) && unrep_page_canvas_get_marked (get_canvas (), &box);
}

static void
test_followed (void)
{
  g_autofree char *path = make_pdf ();
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (UnrepIdentity) identity = unrep_identity_new ();
  UnrepDesk *desk;

  window = unrep_fixture_open (identity, file);
  page = unrep_window_get_page (window);
  g_assert_true (unrep_fixture_wait (is_ready, NULL));
  desk = page->review->desk;
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (page->review->page_pane)));
  unrep_desk_set_current (desk, unrep_fixture_find (desk, "3"));
  g_assert_true (unrep_fixture_wait (is_outlined, (gpointer) unrep_fixture_in ("Page 3 of 3", "الصفحة ٣ من ٣")));
  unrep_desk_set_current (desk, unrep_fixture_find (desk, "2"));
  g_assert_true (unrep_fixture_wait (is_outlined, (gpointer) unrep_fixture_in ("Page 2 of 3", "الصفحة ٢ من ٣")));

  gtk_widget_activate_action (GTK_WIDGET (page->review), "review.page", NULL);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (page->review->page_pane)));
  g_assert_false (g_settings_get_boolean (unrep_settings_get_default (), "page-picture"));
  gtk_widget_activate_action (GTK_WIDGET (page->review), "review.page", NULL);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (page->review->page_pane)));

  unrep_fixture_close (&window);
}

/* A report of plain text has no pages. */
static void
test_none (void)
{
  g_autoptr (GFile) file = unrep_fixture_new_file ();
  g_autoptr (UnrepIdentity) identity = unrep_identity_new ();

  window = unrep_fixture_open (identity, file);
  page = unrep_window_get_page (window);
  g_assert_true (unrep_fixture_wait (is_ready, NULL));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (page->review->page_pane)));
  gtk_widget_activate_action (GTK_WIDGET (page->review), "review.page", NULL);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (page->review->page_pane)));
  unrep_fixture_close (&window);
}

int
main (int    argc,
      char **argv)
{
  unrep_fixture_init (&argc, &argv);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);

  g_test_add_func ("/page-pane/followed", test_followed);
  g_test_add_func ("/page-pane/none", test_none);

  return g_test_run ();
}
