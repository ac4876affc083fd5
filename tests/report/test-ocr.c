/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text recognized by ocrmypdf, with programs of the test's own in its place. */
#include "report/unrep-ocr.h"
#include "report/unrep-report.h"

#include "unrep-test.h"

#include <glib/gstdio.h>
#include <string.h>

#define ORIGINAL "%PDF-1.4 pictures of pages"
#define RECOGNIZED "%PDF-1.5 with text"
/* Three pages without anything on them. */
#define EMPTY_PDF \
  "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Count 3/Kids[3 0 R 4 0 R 5 0 R]>>\nendobj\n" \
  "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>\nendobj\n4 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>\nendobj\n" \
  "5 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>\nendobj\ntrailer\n<</Root 1 0 R/Size 6>>\n%%EOF\n"

static char *bin, *said;
static GFile *folder, *report;

static void
set_program (const char *name,
             const char *script)
{
  g_autofree char *content = g_strconcat ("#!/bin/sh\necho \"$@\" > '", said, "/arguments'; echo \"$TMPDIR\" > '", said, "/folder'\n",
                                          "for out in \"$@\"; do :; done\n", script, "\n", NULL);
  g_autofree char *path = unrep_test_write (bin, name, content, -1);

  g_assert_cmpint (g_chmod (path, 0755), ==, 0);
}

/* A folder with a report in it, and nothing else. */
static void
set_up (const char *name,
        const char *content)
{
  g_autofree char *dir = unrep_test_dup_dir ("reports"), *path = unrep_test_write (dir, name, content, -1);

  g_clear_object (&folder);
  g_clear_object (&report);
  folder = g_file_new_for_path (dir);
  report = g_file_new_for_path (path);
}

/* Five pages, of which the second and the last two need it. */
static UnrepPages *
new_pages (void)
{
  static const UnrepPageState states[] = { UNREP_PAGE_FINE, UNREP_PAGE_BROKEN, UNREP_PAGE_FINE, UNREP_PAGE_PICTURE, UNREP_PAGE_BROKEN };
  UnrepPages *pages = unrep_pages_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    {
      const UnrepPage page = { 59500, 84200, states[i], 99 };

      unrep_pages_add_page (pages, &page);
    }
  return pages;
}

static void
count_cb (guint    page,
          guint    n_pages,
          gpointer user_data)
{
  g_string_append_printf (user_data, "%u/%u ", page, n_pages);
}

static GFile *
run (gboolean       has_text,
     GString       *told,
     GCancellable  *cancellable,
     GError       **error)
{
  g_autoptr (UnrepPages) pages = has_text ? new_pages () : NULL;
  const UnrepOcr ocr = { report, folder, pages, 1u << 0 | 1u << 2, told != NULL ? count_cb : NULL, told };

  return unrep_ocr_run (&ocr, cancellable, error);
}

static void
assert_child (const char *name,
              const char *expected)
{
  g_autofree char *path = g_build_filename (g_file_peek_path (folder), name, NULL);

  unrep_test_assert_content (path, expected);
}

/* Whatever happened, nothing has come beside the report, and the program's folder is gone. */
static void
assert_nothing_left (guint n_files)
{
  g_autofree char *path = g_build_filename (said, "folder", NULL), *used = NULL;

  g_assert_cmpuint (unrep_test_count_files (g_file_peek_path (folder)), ==, n_files);
  g_assert_true (g_file_get_contents (path, &used, NULL, NULL));
  g_assert_nonnull (strstr (g_strstrip (used), "unrep-errand-"));
  g_assert_false (g_file_test (used, G_FILE_TEST_EXISTS));
}

static void
test_done (void)
{
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) first = NULL, second = NULL;
  g_autofree char *arguments_file = g_build_filename (said, "arguments", NULL), *arguments = NULL, *name = NULL;

  set_up ("-w & e.PDF", ORIGINAL);
  set_program ("ocrmypdf", "echo '    1 skipped'; echo '    2 Rasterize' >&2; echo '    2 Grafting'; echo '    5 Rasterize'; echo '    4 x'\n"
                           "echo '   99 y'; echo '12 wells'; cmp -s report.pdf '" ORIGINAL "'; printf '%%PDF-1.5 with text' > \"$out\"");
  first = run (TRUE, told, NULL, &error);
  g_assert_no_error (error);
  name = g_file_get_basename (first);
  g_assert_cmpstr (name, ==, "-w & e.ocr.pdf");
  assert_child ("-w & e.ocr.pdf", RECOGNIZED);
  assert_child ("-w & e.PDF", ORIGINAL);
  g_assert_cmpstr (told->str, ==, "1/3 2/3 3/3 ");
  g_assert_true (g_file_get_contents (arguments_file, &arguments, NULL, NULL));
  g_assert_cmpstr (g_strstrip (arguments), ==,
                   "-v 1 --output-type pdf -l ara+eng --force-ocr --pages 2,4-5 report.pdf recognized.pdf");
  assert_nothing_left (2);
  /* Again: the first stays as it is. */
  set_program ("ocrmypdf", "printf other > \"$out\"");
  second = run (TRUE, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_child ("-w & e.ocr.pdf", RECOGNIZED);
  assert_child ("-w & e.ocr-2.pdf", "other");
}

/* No text at all: every page, and they are counted first. */
static void
test_pictures (void)
{
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *arguments_file = g_build_filename (said, "arguments", NULL), *arguments = NULL;

  set_up ("a.pdf", EMPTY_PDF);
  set_program ("ocrmypdf", "echo '    3 x'; echo '    4 x'; echo '    1 x'; printf other > \"$out\"");
  file = run (FALSE, told, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (told->str, ==, "1/3 2/3 ");
  g_assert_true (g_file_get_contents (arguments_file, &arguments, NULL, NULL));
  g_assert_cmpstr (g_strstrip (arguments), ==, "-v 1 --output-type pdf -l ara+eng --skip-text report.pdf recognized.pdf");
  assert_nothing_left (2);
}

/* Somebody takes the name while it goes on. */
static void
test_taken (void)
{
  g_autofree char *script = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;

  set_up ("a.pdf", ORIGINAL);
  script = g_strdup_printf ("printf mine > '%s/a.ocr.pdf'; ln -s /nowhere '%s/a.ocr-2.pdf'; printf other > \"$out\"",
                            g_file_peek_path (folder), g_file_peek_path (folder));
  set_program ("ocrmypdf", script);
  file = run (TRUE, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_child ("a.ocr.pdf", "mine");
  assert_child ("a.ocr-3.pdf", "other");
}

static void
test_fails (void)
{
  static const struct
  {
    const char *script;
    int code;
    const char *words;
  } cases[] = {
    { "echo '    1 Rasterize'; echo 'Traceback (most'; echo '  File \"x\"'; echo 'ocrmypdf.exceptions.DpiError: the wells are dry'; exit 2",
      UNREP_ERROR_UNREADABLE, "a.pdf” was not recognized. OCRmyPDF says: DpiError: the wells are dry" },
    { "exit 15", UNREP_ERROR_UNREADABLE, "OCRmyPDF says: ?" },
    { "echo 'no data for the languages:'; echo rus; echo ara; echo 'Note: most'; exit 3", UNREP_ERROR_NOT_FOUND,
      "packages tesseract-ocr-ara tesseract-ocr-rus (so" },
    { "echo 'could not find gs'; exit 3", UNREP_ERROR_UNREADABLE, "says: could not find gs" },
    { "echo 'Input PDF is encrypted.'; exit 8", UNREP_ERROR_UNREADABLE, "a.pdf” has a password" },
    { "printf half > \"$out\"; kill -KILL $$", UNREP_ERROR_UNREADABLE, "want of memory" },
    { "printf half > \"$out\"; exit 1", UNREP_ERROR_UNREADABLE, "OCRmyPDF says: ?" },
    { "ln -s /etc/passwd \"$out\"", UNREP_ERROR_TOO_LARGE, "more than 128 MB" },
    { "printf '\\033[2Jx\\n'; exit 9", UNREP_ERROR_UNREADABLE, "says: \\x1b[2Jx" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      set_up ("a.pdf", ORIGINAL);
      set_program ("ocrmypdf", cases[i].script);
      g_assert_null (run (TRUE, NULL, NULL, &error));
      g_assert_error (error, UNREP_ERROR, cases[i].code);
      if (strstr (error->message, cases[i].words) == NULL)
        g_error ("“%s” is not in “%s”", cases[i].words, error->message);
      assert_nothing_left (1);
    }
}

/* The folder is gone when the work is done. */
static void
test_unwritable (void)
{
  g_autofree char *script = NULL;
  g_autoptr (GError) error = NULL;

  set_up ("a.pdf", ORIGINAL);
  script = g_strdup_printf ("rm -r '%s'; printf other > \"$out\"", g_file_peek_path (folder));
  set_program ("ocrmypdf", script);
  g_assert_null (run (TRUE, NULL, NULL, &error));
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_UNWRITABLE);
  g_assert_nonnull (strstr (error->message, "a.ocr.pdf"));
}

static void
cancel_cb (guint    page,
           guint    n_pages,
           gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (UnrepPages) pages = new_pages ();
  g_autoptr (GError) error = NULL;

  set_up ("a.pdf", ORIGINAL);
  set_program ("ocrmypdf", "printf half > \"$out\"; echo '    2 Rasterize'; sleep 600 & wait");
  {
    const UnrepOcr ocr = { report, folder, pages, 1u << 0, cancel_cb, cancellable };

    g_assert_null (unrep_ocr_run (&ocr, cancellable, &error));
  }
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_nothing_left (1);
}

static void
test_languages (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *packages = NULL, *tesseract = g_build_filename (bin, "tesseract", NULL);
  guint found = 99;

  set_program ("ocrmypdf", "exit 1");
  set_program ("tesseract", "echo 'List of available languages in \"/usr/share/tessdata/\" (4):'; echo ara; echo chi_sim >&2; echo osd; echo rus");
  g_assert_true (unrep_ocr_find_languages (&found, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (found, ==, 1u << 0 | 1u << 1 | 1u << 4);
  packages = unrep_ocr_dup_packages (found);
  g_assert_cmpstr (packages, ==, "tesseract-ocr-ara tesseract-ocr-chi-sim tesseract-ocr-rus");
  g_remove (tesseract);
}

static void
test_absent (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *program = g_build_filename (bin, "ocrmypdf", NULL);
  g_autofree char *before = g_strdup (g_getenv ("PATH"));
  guint found;

  g_remove (program);
  /* Elsewhere there may be a real one. */
  g_setenv ("PATH", bin, TRUE);
  g_assert_false (unrep_ocr_find_languages (&found, NULL, &error));
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "Install the packages ocrmypdf and tesseract-ocr-ara"));
  g_clear_error (&error);
  set_up ("a.pdf", ORIGINAL);
  g_assert_null (run (TRUE, NULL, NULL, &error));
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_NOT_FOUND);
  g_setenv ("PATH", before, TRUE);
}

static void
test_suggested (void)
{
  enum { AR = 1 << 0, ZH = 1 << 1, EN = 1 << 2, FR = 1 << 3, RU = 1 << 4, ES = 1 << 5 };
  static const struct
  {
    const char *text;
    const char *name;
    const char *interface;
    guint wanted;
  } cases[] = {
    { NULL, "report.pdf", "en", AR | EN },
    { NULL, "report.pdf", "C", AR | EN },
    { NULL, "report.pdf", "ar", AR | EN },
    { NULL, "report.pdf", "fr_CH", FR | EN },
    { NULL, "A_79_1-ES.pdf", "ar", ES | EN },
    { NULL, "report.en.pdf", "ar", EN },
    { NULL, "report.ar+en.pdf", "ru", AR | EN },
    { NULL, "zh.pdf", "ar", ZH | EN },
    { "Комитет рекомендует принять национальный план защиты колодцев от загрязнения.", "A-AR.pdf", "en", RU | EN },
    { "توصي اللجنة بأن تعتمد الدولة الطرف خطة وطنية لحماية الآبار من التلوث.", "x.pdf", "fr", AR | EN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (UnrepText) text = cases[i].text != NULL ? unrep_text_new_take (g_strdup (cases[i].text), strlen (cases[i].text)) : NULL;

      g_assert_cmpuint (unrep_ocr_suggest_languages (text, cases[i].name, cases[i].interface), ==, cases[i].wanted);
    }
}

/* A name of the greatest length is cut, and not within a letter. */
static void
test_named (void)
{
  g_autoptr (GString) name = g_string_new ("x");
  g_autoptr (GFile) target = NULL;
  g_autofree char *cut = NULL;

  for (guint i = 0; i < 125; i++)
    g_string_append (name, "ب");
  g_string_append (name, ".pdf");
  g_assert_cmpuint (name->len, ==, 255);
  set_up ("a.pdf", ORIGINAL);
  g_clear_object (&report);
  report = g_file_get_child (folder, name->str);
  target = unrep_ocr_new_target (report, folder);
  cut = g_file_get_basename (target);
  g_assert_true (g_utf8_validate (cut, -1, NULL));
  g_assert_cmpuint (strlen (cut), ==, 239 + strlen (".ocr.pdf"));
}

/* With the real program, for tests/extra/ocr. */
static void
test_real (void)
{
  g_autoptr (GFile) file = g_file_new_for_path (g_getenv ("UNREP_OCR_REAL"));
  g_autoptr (GFile) parent = g_file_get_parent (file), made = NULL;
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  const UnrepOcr ocr = { file, parent, NULL, unrep_ocr_suggest_languages (NULL, g_getenv ("UNREP_OCR_LANGUAGE"), "C"), count_cb, told };

  made = unrep_ocr_run (&ocr, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (told->str, ==, "1/2 2/2 ");
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *path = NULL;

  unrep_test_init (&argc, &argv);
  bin = unrep_test_dup_dir ("bin");
  said = unrep_test_dup_dir ("said");
  path = g_strconcat (bin, ":/usr/bin:/bin", NULL);
  g_setenv ("PATH", path, TRUE);
  g_test_add_func ("/ocr/done", test_done);
  g_test_add_func ("/ocr/pictures", test_pictures);
  g_test_add_func ("/ocr/taken", test_taken);
  g_test_add_func ("/ocr/fails", test_fails);
  g_test_add_func ("/ocr/unwritable", test_unwritable);
  g_test_add_func ("/ocr/cancelled", test_cancelled);
  g_test_add_func ("/ocr/languages", test_languages);
  g_test_add_func ("/ocr/absent", test_absent);
  g_test_add_func ("/ocr/suggested", test_suggested);
  g_test_add_func ("/ocr/named", test_named);
  if (g_getenv ("UNREP_OCR_REAL") != NULL)
    g_test_add_func ("/ocr/real", test_real);
  return g_test_run ();
}
