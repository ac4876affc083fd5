/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text of scanned pages, recognized from the window: by programs of the test's own. */
#include "unrep-ocr-window.h"
#include "unrep-report-page-private.h"
#include "unrep-review-view-private.h"
#include "unrep-ui-fixture.h"
#include "unrep-window-private.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <string.h>

static UnrepWindow *window;
static char *bin, *dir, *path;

static void
set_program (const char *name,
             const char *script)
{
  g_autofree char *content = g_strconcat ("#!/bin/sh\nfor out in \"$@\"; do :; done\n", script, "\n", NULL);
  g_autofree char *program = unrep_test_write (bin, name, content, -1);

  g_assert_cmpint (g_chmod (program, 0755), ==, 0);
}

/* Pages of running text, or a picture of one. */
static void
write_pdf (const char *file,
           guint       n_texts,
           guint       n_pictures)
{
  cairo_surface_t *surface = cairo_pdf_surface_create (file, 595, 842);
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 60, 85);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < n_texts; i++)
    {
      for (guint line = 1; line < 9; line++)
        {
          cairo_move_to (cr, 60, 140 + 18 * line);
          cairo_show_text (cr, line == 1 ? "1. The Committee recommends that the wells be measured every year," : "and goes on over many lines.");
        }
      cairo_show_page (cr);
    }
  for (guint i = 0; i < n_pictures; i++)
    {
      cairo_save (cr);
      cairo_scale (cr, 9.9, 9.9);
      cairo_set_source_surface (cr, picture, 0, 0);
      cairo_paint (cr);
      cairo_restore (cr);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (picture);
  cairo_surface_destroy (surface);
}

static gboolean
is_settled (gpointer unused)
{
  UnrepReportPage *page = unrep_window_get_page (window);

  return page->error != NULL || unrep_report_page_is_ready (page);
}

/* A window with a report of so many pages of text and so many pictures. */
static void
open_report (guint n_texts,
             guint n_pictures)
{
  g_autoptr (UnrepIdentity) identity = unrep_identity_new ();
  g_autoptr (GFile) file = NULL;

  g_free (dir);
  g_free (path);
  dir = unrep_test_dup_dir ("reports");
  path = g_build_filename (dir, "scan.pdf", NULL);
  write_pdf (path, n_texts, n_pictures);
  file = g_file_new_for_path (path);
  window = unrep_fixture_open (identity, file);
  g_assert_true (unrep_fixture_wait (is_settled, NULL));
}

static UnrepOcrWindow *
find_ocr (void)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return unrep_ocr_window_find (file);
}

static gpointer
get_child (const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (find_ocr ()), UNREP_TYPE_OCR_WINDOW, name);
}

static gboolean
shows (gpointer name)
{
  return find_ocr () != NULL && g_str_equal (gtk_stack_get_visible_child_name (get_child ("stack")), name);
}

static gboolean
has_closed (gpointer unused)
{
  return find_ocr () == NULL;
}

/* As the button of the page does. */
static void
ask (GtkWidget *button)
{
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==, "win.recognize");
  g_assert_true (gtk_widget_get_mapped (button));
  g_signal_emit_by_name (button, "clicked");
  g_assert_nonnull (find_ocr ());
}

static const char *
get_problem (void)
{
  GtkWidget *label = get_child ("problem");

  return gtk_widget_get_visible (label) ? gtk_label_get_text (GTK_LABEL (label)) : "";
}

static void
start (void)
{
  g_assert_true (unrep_fixture_wait (shows, (gpointer) "choose"));
  gtk_widget_activate_action (GTK_WIDGET (find_ocr ()), "ocr.start", NULL);
  g_assert_true (shows ((gpointer) "work"));
}

static gboolean
is_ready (gpointer unused)
{
  UnrepReportPage *page = unrep_window_get_page (window);

  return adw_tab_view_get_n_pages (window->tabs) == 2 && unrep_report_page_is_ready (page) && page->desk != NULL;
}

/* Pages of pictures, and nothing else: a page says so, and the text comes in a new tab. */
static void
test_pictures (void)
{
  g_autofree char *made = g_build_filename (bin, "made.pdf", NULL), *script = NULL, *name = NULL, *before = NULL, *after = NULL;
  gsize n_before, n_after;

  write_pdf (made, 1, 0);
  script = g_strdup_printf ("echo '    1 Rasterize'; cp '%s' \"$out\"", made);
  set_program ("ocrmypdf", script);
  open_report (0, 2);
  g_assert_true (g_file_get_contents (path, &before, &n_before, NULL));
  g_assert_nonnull (unrep_window_get_page (window)->error);
  ask (unrep_window_get_page (window)->first_button);
  start ();
  g_assert_true (unrep_fixture_wait (is_ready, NULL));
  g_assert_true (has_closed (NULL));
  name = g_file_get_basename (unrep_report_page_get_file (unrep_window_get_page (window)));
  g_assert_cmpstr (name, ==, "scan.ocr.pdf");
  g_assert_cmpuint (unrep_fixture_find (unrep_window_get_page (window)->desk, "1"), !=, UNREP_NO_UNIT);
  g_assert_true (g_file_get_contents (path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
  unrep_fixture_close (&window);
}

/* What went wrong is said, and it can be tried again. */
static void
test_fails (void)
{
  set_program ("ocrmypdf", "echo 'the wells are dry'; exit 4");
  open_report (1, 2);
  g_assert_true (gtk_widget_get_visible (unrep_window_get_page (window)->review->remarks_bar));
  ask (unrep_window_get_page (window)->review->recognize);
  start ();
  g_assert_true (unrep_fixture_wait (shows, (gpointer) "choose"));
  g_assert_nonnull (strstr (get_problem (), "the wells are dry"));
  g_assert_cmpuint (unrep_test_count_files (dir), ==, 1);
  gtk_window_close (GTK_WINDOW (find_ocr ()));
  g_assert_true (unrep_fixture_wait (has_closed, NULL));
  unrep_fixture_close (&window);
}

static gboolean
is_at_page (gpointer unused)
{
  return gtk_progress_bar_get_fraction (get_child ("progress")) > 0.2;
}

static gboolean
is_dead (gpointer pid_file)
{
  g_autofree char *pid = NULL, *proc = NULL, *command = NULL;
  gsize n = 0;

  g_assert_true (g_file_get_contents (pid_file, &pid, NULL, NULL));
  proc = g_strdup_printf ("/proc/%s/cmdline", g_strstrip (pid));
  return !g_file_get_contents (proc, &command, &n, NULL) || n == 0;
}

/* A second click finds the window of the first; Escape ends the program, and leaves nothing. */
static void
test_cancelled (void)
{
  g_autofree char *pid = g_build_filename (bin, "pid", NULL);
  g_autofree char *script = g_strdup_printf ("echo $$ > '%s'; printf half > \"$out\"; echo '    2 Rasterize'; sleep 600 & wait", pid);
  UnrepOcrWindow *first;

  set_program ("ocrmypdf", script);
  open_report (1, 2);
  ask (unrep_window_get_page (window)->review->recognize);
  start ();
  first = find_ocr ();
  ask (unrep_window_get_page (window)->review->recognize);
  g_assert_true (find_ocr () == first);
  g_assert_true (unrep_fixture_wait (is_at_page, NULL));
  gtk_widget_activate_action (GTK_WIDGET (first), "window.close", NULL);
  g_assert_true (unrep_fixture_wait (has_closed, NULL));
  g_assert_true (unrep_fixture_wait (is_dead, pid));
  g_assert_cmpuint (unrep_test_count_files (dir), ==, 1);
  g_assert_cmpint (adw_tab_view_get_n_pages (window->tabs), ==, 1);
  unrep_fixture_close (&window);
}

/* Languages that are not installed cannot be chosen, and those that seem to be needed are named. */
static void
test_languages (void)
{
  set_program ("ocrmypdf", "exit 4");
  set_program ("tesseract", "echo fra");
  open_report (1, 1);
  ask (unrep_window_get_page (window)->review->recognize);
  g_assert_true (unrep_fixture_wait (shows, (gpointer) "choose"));
  g_assert_nonnull (strstr (get_problem (), "tesseract-ocr-eng"));
  gtk_widget_activate_action (GTK_WIDGET (find_ocr ()), "ocr.start", NULL);
  g_assert_true (shows ((gpointer) "choose"));
  unrep_fixture_close (&window);
}

static void
test_absent (void)
{
  g_autofree char *program = g_build_filename (bin, "ocrmypdf", NULL), *before = g_strdup (g_getenv ("PATH"));

  g_remove (program);
  g_setenv ("PATH", bin, TRUE);
  open_report (1, 1);
  ask (unrep_window_get_page (window)->review->recognize);
  g_assert_true (unrep_fixture_wait (shows, (gpointer) "absent"));
  g_assert_nonnull (strstr (get_problem (), "tesseract-ocr-ara"));
  g_assert_nonnull (strstr (gtk_label_get_text (get_child ("command")), "--force-ocr --pages 2 'scan.pdf' NEW.pdf"));
  unrep_fixture_close (&window);
  g_setenv ("PATH", before, TRUE);
}

/* Nothing to be recognized: nothing is offered. */
static void
test_none (void)
{
  open_report (2, 0);
  g_assert_false (gtk_widget_get_mapped (unrep_window_get_page (window)->review->recognize));
  unrep_fixture_close (&window);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *search = NULL;

  unrep_fixture_init (&argc, &argv);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);
  bin = unrep_test_dup_dir ("bin");
  search = g_strconcat (bin, ":/usr/bin:/bin", NULL);
  g_setenv ("PATH", search, TRUE);
  set_program ("tesseract", "echo ara; echo eng; echo fra");

  g_test_add_func ("/ocr-window/pictures", test_pictures);
  g_test_add_func ("/ocr-window/fails", test_fails);
  g_test_add_func ("/ocr-window/cancelled", test_cancelled);
  g_test_add_func ("/ocr-window/none", test_none);
  g_test_add_func ("/ocr-window/languages", test_languages);
  g_test_add_func ("/ocr-window/absent", test_absent);

  return g_test_run ();
}
