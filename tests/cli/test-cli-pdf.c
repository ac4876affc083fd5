/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-cli-fixture.h"

#include "unrep-test.h"

#include <cairo-pdf.h>
#include <string.h>

static void
write_page (const char        *path,
            const char *const *lines)
{
  cairo_surface_t *surface = cairo_pdf_surface_create (path, 595, 842);
  cairo_t *cr = cairo_create (surface);

  cairo_set_font_size (cr, 11);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      cairo_move_to (cr, 60, 140 + 30 * i);
      cairo_show_text (cr, lines[i]);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static char *
dup_report (const char  *name,
            char       **dir)
{
  static const char *const lines[] = { "Report of an imagined meeting", "1. The experts recommended the following:",
                                       "(a) States should write a new convention;",
                                       "(b) States should apply the treaties that exist.", NULL };
  char *path;

  *dir = unrep_test_dup_dir (name);
  path = g_build_filename (*dir, "r.pdf", NULL);
  write_page (path, lines);
  return path;
}

static void
test_text (void)
{
  g_autofree char *dir = NULL, *report = dup_report ("pdf-text", &dir);
  g_autoptr (TestRun) text = test_run ("text", report, NULL), outline = test_run ("outline", "--format=tsv", report, NULL);

  g_assert_cmpint (text->status, ==, 0);
  g_assert_cmpstr (text->out, ==, "Report of an imagined meeting\n1. The experts recommended the following:\n"
                                  "(a) States should write a new convention;\n"
                                  "(b) States should apply the treaties that exist.\n");
  g_assert_cmpstr (text->err, ==, "");
  g_assert_nonnull (strstr (outline->out, "1/b"));
}

/* The side file says what read the text, can be read again, and is counted. */
static void
test_tag (void)
{
  g_autofree char *dir = NULL, *report = dup_report ("pdf-tag", &dir), *side = NULL, *path = NULL;
  g_autoptr (TestRun) tally = NULL;

  test_run_ok (test_run ("tag", "--reviewer=amal", report, "1/b", "oppose", NULL));
  side = test_read (dir, "r.pdf.amal.unrep.json");
  path = g_build_filename (dir, "r.pdf.amal.unrep.json", NULL);
  g_assert_nonnull (strstr (side, "\"reader\": \"pdf\""));
  g_assert_nonnull (strstr (side, "\"encoding\": \"UTF-8\""));
  test_run_ok (test_run ("verify", path, NULL));
  tally = test_run ("tally", "--format=json", "--not-reviewed", dir, NULL);
  g_assert_cmpint (tally->status, ==, 0);
  g_assert_nonnull (strstr (tally->out, "\"oppose\": 1"));
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/cli-pdf/text", test_text);
  g_test_add_func ("/cli-pdf/tag", test_tag);

  return g_test_run ();
}
