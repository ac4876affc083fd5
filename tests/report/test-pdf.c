/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/unrep-pdf-process.h"
#include "report/unrep-reader.h"
#include "report/unrep-report.h"
#include "unrep-test.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <pango/pangocairo.h>
#include <string.h>

/* Invented. The second paragraph has what poppler gets wrong: lam with alef, numbers,
 * brackets, a Latin name. */
static const char *const arabic[] = {
  "تشير اللجنة إلى أن الدول الأطراف لم تقدم بعد تقاريرها، وتوصي بأن تعتمد قوانين جديدة تحمي المسنين في جميع المجالات.",
  "12- وفي عام 2020 (انظر المرفق) اتفقت الدول على إنشاء آلية للرصد، ولا سيما ما يتصل بالوثيقة A/HRC/99/1 وإعلان الأمم المتحدة.",
  "خلاصة القول إن الاتفاقية الجديدة ضرورية لأن الإعلانات السابقة لا تكفل الحقوق الأساسية للمسنين والمسنات.",
};
static const char *const english[] = {
  "The Committee notes that the States parties have not yet submitted their reports, and recommends new laws.",
  "12. In 2020 (see annex) the States agreed to establish a mechanism of monitoring in document A/HRC/99/1.",
};

static cairo_status_t
append_cb (void                *closure,
           const unsigned char *data,
           unsigned int         n)
{
  g_byte_array_append (closure, data, n);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
make_pdf (const char *const *paragraphs,
          gsize              n,
          const char        *font,
          guint              n_pages)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, 595, 842);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);
  g_autoptr (PangoFontDescription) description = pango_font_description_from_string (font);
  cairo_font_options_t *options = cairo_font_options_create ();

  /* As word processors place glyphs: not on whole points. */
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (pango_layout_get_context (layout), options);
  pango_context_set_round_glyph_positions (pango_layout_get_context (layout), FALSE);
  cairo_font_options_destroy (options);
  pango_layout_set_font_description (layout, description);
  pango_layout_set_width (layout, 450 * PANGO_SCALE);
  for (guint page = 0; page < n_pages; page++)
    {
      double y = 80;

      for (gsize i = 0; i < n; i++)
        {
          int height;

          pango_layout_set_text (layout, paragraphs[i], -1);
          pango_layout_get_pixel_size (layout, NULL, &height);
          cairo_move_to (cr, 70, y);
          pango_cairo_show_layout (cr, layout);
          y += height + 12;
        }
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

static gboolean
extract (GBytes        *pdf,
         UnrepExtract  *extracted,
         GError       **error)
{
  const UnrepReader *reader = unrep_reader_find (pdf);

  g_assert_cmpstr (reader->id, ==, "pdf");
  return reader->read (g_bytes_ref (pdf), "a.pdf", extracted, NULL, error);
}

static void
assert_read (const char *const *paragraphs,
             gsize              n,
             const char        *font)
{
  g_autoptr (GBytes) pdf = make_pdf (paragraphs, n, font, 1);
  g_autoptr (GString) wanted = g_string_new (NULL);
  g_auto (UnrepExtract) once = { 0 }, twice = { 0 };
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < n; i++)
    g_string_append_printf (wanted, "%s\n", paragraphs[i]);
  extract (pdf, &once, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (unrep_text_get_utf8 (once.text), ==, wanted->str);
  g_assert_cmpstr (once.encoding, ==, "UTF-8");
  g_assert_cmpuint (unrep_facts_get_n_lines (once.facts), ==, unrep_text_get_n_lines (once.text));
  extract (pdf, &twice, &error);
  g_assert_cmpstr (unrep_text_get_utf8 (twice.text), ==, unrep_text_get_utf8 (once.text));
}

static void
test_english (void)
{
  assert_read (english, G_N_ELEMENTS (english), "DejaVu Sans 11");
}

static void
test_arabic (gconstpointer font)
{
  assert_read (arabic, G_N_ELEMENTS (arabic), font);
}

static void
assert_refused (const char *content,
                gsize       n,
                UnrepError  code,
                const char *says)
{
  g_autoptr (GBytes) pdf = g_bytes_new (content, n);
  g_auto (UnrepExtract) extracted = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (extract (pdf, &extracted, &error));
  g_assert_error (error, UNREP_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, "a.pdf"));
  g_assert_nonnull (strstr (error->message, says));
}

static void
test_cut_off (void)
{
  g_autoptr (GBytes) whole = make_pdf (english, G_N_ELEMENTS (english), "DejaVu Sans 11", 1);
  gsize n;
  const char *data = g_bytes_get_data (whole, &n);

  for (gsize part = 1; part < 12; part++)
    {
      g_autoptr (GBytes) pdf = g_bytes_new (data, n * part / 12);
      g_auto (UnrepExtract) extracted = { 0 };
      g_autoptr (GError) error = NULL;

      /* What is left may hold all pages. */
      if (!extract (pdf, &extracted, &error))
        g_assert_nonnull (strstr (error->message, "a.pdf"));
      else
        g_assert_cmpuint (unrep_text_get_n_bytes (extracted.text), >, 0);
    }
  assert_refused ("%PDF-1.7\n", 9, UNREP_ERROR_FORMAT, "damaged or cut off");
  assert_refused ("%PDF-1.7\nPK\003\004 is no PDF", 22, UNREP_ERROR_FORMAT, "damaged or cut off");
}

/* A document that nobody has the password of: the standard handler, with keys of nothing. */
static void
test_encrypted (void)
{
  g_autoptr (GString) pdf = g_string_new ("%PDF-1.4\n");
  const char *const objects[] = {
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] >>",
    "<< /Filter /Standard /V 1 /R 2 /P -44 /O <4142434445464748414243444546474841424344454647484142434445464748> "
    "/U <5152535455565758515253545556575851525354555657585152535455565758> >>",
  };
  gsize offsets[G_N_ELEMENTS (objects)], xref;

  for (gsize i = 0; i < G_N_ELEMENTS (objects); i++)
    {
      offsets[i] = pdf->len;
      g_string_append_printf (pdf, "%u 0 obj\n%s\nendobj\n", (guint) i + 1, objects[i]);
    }
  xref = pdf->len;
  g_string_append (pdf, "xref\n0 5\n0000000000 65535 f \n");
  for (gsize i = 0; i < G_N_ELEMENTS (objects); i++)
    g_string_append_printf (pdf, "%010u 00000 n \n", (guint) offsets[i]);
  g_string_append_printf (pdf, "trailer << /Size 5 /Root 1 0 R /Encrypt 4 0 R /ID [<01> <01>] >>\nstartxref\n%u\n%%%%EOF\n", (guint) xref);
  assert_refused (pdf->str, pdf->len, UNREP_ERROR_FORMAT, "password");
}

static void
test_no_text (void)
{
  g_autoptr (GBytes) pdf = make_pdf (NULL, 0, "DejaVu Sans 11", 3);
  gsize n;
  const char *data = g_bytes_get_data (pdf, &n);

  assert_refused (data, n, UNREP_ERROR_EMPTY, "no text");
}

static void
test_too_long (void)
{
  g_autoptr (GBytes) pdf = make_pdf (NULL, 0, "DejaVu Sans 11", 3001);
  gsize n;
  const char *data = g_bytes_get_data (pdf, &n);

  assert_refused (data, n, UNREP_ERROR_TOO_LARGE, "3001 pages");
}

/* Puts a script in the place of the helper. */
static void
replace_helper (const char *name,
                const char *script)
{
  g_autofree char *dir = unrep_test_dup_dir (name);
  g_autofree char *path = unrep_test_write (dir, "unrep-pdf", script, -1);

  g_assert_cmpint (g_chmod (path, 0755), ==, 0);
  g_setenv ("UNREP_LIBEXEC_DIR", dir, TRUE);
}

static void
test_bad_helper (void)
{
  const char *const scripts[] = {
    "#!/bin/sh\nkill -SEGV $$\n",
    "#!/bin/sh\necho it is not what you think\n",
    "#!/bin/sh\nprintf UnrepPD1\\\\0\\\\0\\\\0\\\\0\\\\377\\\\377\\\\377\\\\177\n",
    "#!/bin/sh\nexit 1\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      replace_helper ("bad-helper", scripts[i]);
      assert_refused ("%PDF-1.4\n", 9, UNREP_ERROR_FORMAT, "stopped in it");
    }
  g_setenv ("UNREP_LIBEXEC_DIR", "/nonexistent", TRUE);
  assert_refused ("%PDF-1.4\n", 9, UNREP_ERROR_UNREADABLE, "could not be started");
  g_unsetenv ("UNREP_LIBEXEC_DIR");
}

/* A helper that notes that it was started, and for what. */
static const char noting[] = "#!/bin/sh\necho x >>\"${0%/*}/starts\"\nexec cat\n";

static guint
count_starts (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("UNREP_LIBEXEC_DIR"), "starts", NULL);
  g_autofree char *starts = NULL;
  gsize n = 0;

  g_file_get_contents (path, &starts, &n, NULL);
  return (guint) n / 2;
}

/* What has been started early is asked once, and only of the very document. */
static void
test_early (void)
{
  const char *const arguments[] = { "text", "1", NULL }, *const others[] = { "picture", "1", "9", NULL };
  const char *const documents[] = { "%PDF-1.4\nthis one", "%PDF-1.4\nthat one" };

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (GBytes) asked = g_bytes_new_static (documents[i == 1], strlen (documents[0]));
      g_autofree char *dir = unrep_test_dup_dir ("early");
      g_autofree char *path = unrep_test_write (dir, "a.pdf", documents[0], -1);
      UnrepPdfHelper early;

      replace_helper ("early", noting);
      g_assert_cmpint (unrep_pdf_helper_start_early (&early, path), ==, 0);
      g_assert_cmpuint (early.n, ==, 1);
      unrep_pdf_process_adopt (&early);
      /* What becomes of the file now is not what was asked for. */
      if (i == 2)
        g_assert_true (g_file_set_contents (path, "", 0, NULL));
      for (guint n = 1; n <= 2; n++)
        {
          g_auto (UnrepPdfHelper) helper = UNREP_PDF_HELPER_NONE;
          g_autoptr (GByteArray) output = NULL;
          g_autoptr (GError) error = NULL;

          g_assert_true (unrep_pdf_process_run (&helper, asked, i == 3 ? others : arguments, &output, 1, "a.pdf", NULL, &error));
          g_assert_no_error (error);
          g_assert_cmpmem (output->data, output->len, documents[i == 1], strlen (documents[0]));
        }
      /* The early one may be ended before it could note anything. */
      g_assert_cmpuint (count_starts (), <=, 3);
      g_assert_cmpuint (count_starts (), >=, 2);
      if (i == 0 || i == 2)
        g_assert_cmpuint (count_starts (), ==, 2);
    }
  g_unsetenv ("UNREP_LIBEXEC_DIR");
}

/* Nothing is started for what is no PDF file, or no file. */
static void
test_not_early (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("not-early");
  g_autofree char *text = unrep_test_write (dir, "a.txt", "1. %PDF-1.4", -1);
  g_autofree char *missing = g_build_filename (dir, "none.pdf", NULL);
  const char *const paths[] = { text, missing, dir, "/dev/zero", "" };

  replace_helper ("not-early", noting);
  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      UnrepPdfHelper early;

      g_assert_cmpint (unrep_pdf_helper_start_early (&early, paths[i]), ==, -1);
      g_assert_cmpint (early.pid, ==, 0);
    }
  g_assert_cmpuint (count_starts (), ==, 0);
  g_unsetenv ("UNREP_LIBEXEC_DIR");
}

static gpointer
cancel_cb (gpointer data)
{
  g_usleep (200000);
  g_cancellable_cancel (data);
  return NULL;
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (UnrepExtract) extracted = { 0 };
  g_autoptr (GError) error = NULL;
  GThread *thread;

  replace_helper ("slow-helper", "#!/bin/sh\nexec sleep 300\n");
  thread = g_thread_new ("cancel", cancel_cb, cancellable);
  g_assert_false (unrep_reader_pdf.read (g_bytes_new_static ("%PDF-1.4\n", 9), "a.pdf", &extracted, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
  g_unsetenv ("UNREP_LIBEXEC_DIR");
}

/* Text that speaks of PDF files is none. */
/* Several processes read a large file, and it makes no difference. */
static void
test_parts (void)
{
  g_autoptr (GBytes) pdf = make_pdf (arabic, G_N_ELEMENTS (arabic), "Amiri 14", 60);
  g_auto (UnrepExtract) extracted = { 0 };
  g_autoptr (GError) error = NULL;
  guint n_lines = 0;

  g_assert_cmpuint (g_bytes_get_size (pdf), >, 64 * 1024);
  extract (pdf, &extracted, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (unrep_pages_get_n (extracted.pages), ==, 60);
  for (const char *p = unrep_text_get_utf8 (extracted.text); (p = strstr (p, arabic[1])) != NULL; p++)
    n_lines++;
  g_assert_cmpuint (n_lines, ==, 60);
}

static void
test_recognized (void)
{
  g_autoptr (GBytes) text = g_bytes_new_static ("A file begins with %PDF-1.4, and so on.\n", 40);
  g_autoptr (GBytes) late = g_bytes_new_static ("\r\n\r\n%PDF-1.4 and then startxref\n", 32);

  g_assert_cmpstr (unrep_reader_find (text)->id, ==, "text");
  g_assert_cmpstr (unrep_reader_find (late)->id, ==, "pdf");
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/report/pdf/english", test_english);
  g_test_add_data_func ("/report/pdf/arabic/amiri", "Amiri 14", test_arabic);
  g_test_add_data_func ("/report/pdf/arabic/dejavu", "DejaVu Sans 11", test_arabic);
  g_test_add_func ("/report/pdf/cut-off", test_cut_off);
  g_test_add_func ("/report/pdf/encrypted", test_encrypted);
  g_test_add_func ("/report/pdf/no-text", test_no_text);
  g_test_add_func ("/report/pdf/too-long", test_too_long);
  g_test_add_func ("/report/pdf/bad-helper", test_bad_helper);
  g_test_add_func ("/report/pdf/early", test_early);
  g_test_add_func ("/report/pdf/not-early", test_not_early);
  g_test_add_func ("/report/pdf/cancelled", test_cancelled);
  g_test_add_func ("/report/pdf/parts", test_parts);
  g_test_add_func ("/report/pdf/recognized", test_recognized);
  return g_test_run ();
}
