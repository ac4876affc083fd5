/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window on a computer whose fonts are damaged, or none of which has Arabic: the text is
 * drawn all the same, and what is wrong is said; or which has none, where the program says
 * so. The argument names one case: fontconfig reads its files once in a program. */
#include "unrep-pixels.h"
#include "unrep-rendering-fixture.h"
#include "unrep-test-font.h"

#include "unrep-review-view.h"
#include "unrep-settings.h"

#include <string.h>

/* Amiri alone has the sign at its end. */
#define TEXT "عنوان\n\nذهب الفلاح إلى الحقل في عام ٢٠١٩ (A/74/173).\n\nباع الفلاح القمح في السوق.\u06de\n"

typedef struct
{
  const char *name;
  const char *table; /* of Amiri, that is damaged */
  UnrepTestLie lie;
  const char *sound; /* the other font */
  gboolean is_chosen; /* whether reports are drawn in that one */
  const char *check; /* that says it */
  const char *english, *arabic; /* how the sentence in the pane begins */
} Case;

static const Case cases[] = {
  { "blank", "loca", UNREP_TEST_LIE_ZEROS, "DejaVu Sans", FALSE, "damaged-font",
    "The font “Amiri” is damaged and not used: it draws nothing", "الخط «\u2068Amiri\u2069» تالف ولا يُستخدم: لا يرسم شيئاً" },
  { "undrawable", "glyf", UNREP_TEST_LIE_NOISE, "DejaVu Sans", FALSE, "damaged-font",
    "The font “Amiri” is damaged and not used: drawing with it fails", "الخط «\u2068Amiri\u2069» تالف ولا يُستخدم: يفشل الرسم به" },
  { "widths", "hhea", UNREP_TEST_LIE_ZEROS, "DejaVu Sans", FALSE, "damaged-font",
    "The font “Amiri” is damaged and not used: its letters are", "الخط «\u2068Amiri\u2069» تالف ولا يُستخدم: عرض حروفه" },
  /* Nobody has tried it before the text is looked through. */
  { "late", "loca", UNREP_TEST_LIE_ZEROS, "DejaVu Sans", TRUE, "damaged-font",
    "The font “Amiri” is damaged and not used: it draws nothing", "الخط «\u2068Amiri\u2069» تالف ولا يُستخدم: لا يرسم شيئاً" },
  { "no-arabic", NULL, UNREP_TEST_LIE_ZEROS, "DejaVu Serif", FALSE, "missing-glyph",
    "The font “Amiri” is not installed; “DejaVu Serif” stands for it.",
    "الخط «\u2068Amiri\u2069» غير مثبت، وحلّ محله «\u2068DejaVu Serif\u2069»." },
};

static const Case *chosen;

/* GSK complains of a glyph that cannot be drawn until its font has been tried: neither does
 * that end the test ... */
static gboolean
is_fatal (const char     *domain,
          GLogLevelFlags  level,
          const char     *message,
          gpointer        unused)
{
  return g_strcmp0 (domain, "Gsk") != 0;
}

/* ... nor is it said where it would be taken for the test's end. */
static void
ignore (const char     *domain,
        GLogLevelFlags  level,
        const char     *message,
        gpointer        unused)
{
}

static gboolean
is_said (gpointer unused)
{
  const char *problem = unrep_finding_desk_get_problem (rendering_view->desk);

  if (chosen->is_chosen)
    return TRUE;
  return problem != NULL && g_str_has_prefix (problem, unrep_fixture_in (chosen->english, chosen->arabic));
}

static gboolean
is_told (gpointer unused)
{
  return rendering_fixture_says ((gpointer) unrep_fixture_in (chosen->english, chosen->arabic));
}

/* How much of the view is dark, where only letters are. */
static int
count_ink (GtkTextView *view)
{
  int n, n_dark = 0;
  g_autofree guchar *coverage = unrep_pixels_dup_coverage (GTK_WIDGET (rendering_window), view, &n);

  for (int i = 0; i < n; i++)
    n_dark += coverage[i] > 128;
  return n_dark;
}

static void
test_case (void)
{
  g_autofree char *dir = unrep_test_dup_dir (chosen->name);
  UnrepReportPage *page;

  g_test_log_set_fatal_handler (is_fatal, NULL);
  g_log_set_handler ("Gsk", G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL | G_LOG_FLAG_FATAL, ignore, NULL);
  if (chosen->is_chosen)
    g_settings_set_string (unrep_settings_get_default (), "report-font", chosen->sound);
  rendering_fixture_open (dir, TEXT);
  g_assert_true (unrep_fixture_wait (is_said, NULL));
  if (chosen->table != NULL)
    g_assert_true (unrep_fixture_wait (is_told, NULL));
  rendering_fixture_go_to (chosen->check);
  unrep_fixture_settle ();
  g_assert_cmpint (count_ink (GTK_TEXT_VIEW (rendering_view->report)), >, 1000);
  page = unrep_window_get_page (rendering_window);
  gtk_widget_activate_action (GTK_WIDGET (rendering_window), "win.view", "s", "review");
  unrep_fixture_settle ();
  g_assert_cmpint (count_ink (GTK_TEXT_VIEW (unrep_review_view_get_report (UNREP_REVIEW_VIEW (unrep_report_page_get_review (page))))),
                   >, 1000);
  rendering_fixture_close ();
}

/* GTK itself would crash. */
static void
test_none (gconstpointer program)
{
  g_autofree char *dir = unrep_test_dup_dir ("none");
  g_autofree char *conf = unrep_test_write_fonts_conf (dir);
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;

  g_subprocess_launcher_setenv (launcher, "FONTCONFIG_FILE", conf, TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, program, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &said, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 1);
  g_assert_true (g_str_has_prefix (said, unrep_fixture_in ("unrep: No font is installed", "unrep: ليس في هذا الحاسوب أي خط")));
}

/* Only the fonts of the case; to be called before GTK looks for any. */
static void
choose_fonts (const char *name)
{
  g_autofree char *dir = unrep_test_dup_dir ("fonts");
  g_autofree char *lying = NULL, *sound = NULL, *conf = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    if (g_strcmp0 (cases[i].name, name) == 0)
      chosen = &cases[i];
  g_assert_nonnull (chosen);
  if (chosen->table != NULL)
    lying = unrep_test_write_lying_font (dir, "Amiri", chosen->table, chosen->lie);
  sound = unrep_test_copy_font (dir, chosen->sound);
  conf = unrep_test_write_fonts_conf (dir);
  g_setenv ("FONTCONFIG_FILE", conf, TRUE);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *path = NULL;

  unrep_test_init (&argc, &argv);
  if (g_str_equal (argv[1], "none"))
    {
      unrep_fixture_init_widgets ();
      g_test_add_data_func ("/bad-fonts/none", argv[2], test_none);
      return g_test_run ();
    }
  choose_fonts (argv[1]);
  unrep_fixture_init_widgets ();
  path = g_strconcat ("/bad-fonts/", chosen->name, NULL);
  g_test_add_func (path, test_case);
  return g_test_run ();
}
