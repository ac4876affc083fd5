/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-test.h"

#include "report/unrep-encoding-guess.h"
#include "report/unrep-report.h"

#include <string.h>

/* Reports, and the encodings that people have kept such reports in. */
static const struct
{
  const char *path;
  const char *encodings[6];
} reports[] = {
  { "data/examples/expert-group-report.ar.txt", { "windows-1256", "ISO-8859-6", "UTF-16LE", "UTF-16BE" } },
  { "tests/corpus/reports/resolution.ar.txt", { "windows-1256", "ISO-8859-6", "UTF-16LE", "UTF-16BE" } },
  { "tests/corpus/reports/report.fr.txt", { "windows-1252", "UTF-16LE", "UTF-16BE" } },
  { "tests/corpus/reports/report.es.txt", { "windows-1252", "UTF-16LE", "UTF-16BE" } },
  { "tests/corpus/reports/report.ru.txt", { "windows-1251", "ISO-8859-5", "KOI8-R", "UTF-16LE" } },
  { "tests/corpus/reports/report.zh.txt", { "GB18030", "Big5", "UTF-16LE", "UTF-16BE" } },
  { "tests/corpus/reports/upr.ru.txt", { "windows-1251", "ISO-8859-5", "KOI8-R", "UTF-16BE" } },
};

static char *
read_report (const char *path)
{
  g_autofree char *source = unrep_test_dup_source (path);
  g_autoptr (GError) error = NULL;
  char *content;

  g_file_get_contents (source, &content, NULL, &error);
  g_assert_no_error (error);
  return content;
}

/* @utf8 in @encoding; what that cannot say is a question mark. */
static GBytes *
encode (const char *utf8,
        gssize      n_bytes,
        const char *encoding)
{
  g_autoptr (GError) error = NULL;
  gsize n;
  char *data = g_convert_with_fallback (utf8, n_bytes, unrep_encoding_find (encoding)->converter, "UTF-8", "?", NULL, &n, &error);

  g_assert_no_error (error);
  return g_bytes_new_take (data, n);
}

static UnrepReport *
load (GBytes      *bytes,
      const char  *encoding,
      GError     **error)
{
  g_autofree char *dir = unrep_test_dup_dir ("load");
  g_autofree char *path = unrep_test_write (dir, "r.txt", g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return unrep_report_load_encoded (file, encoding, NULL, error);
}

/* Every report is read as it was written, and it is known what the file was. */
static void
test_reports (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (reports); i++)
    for (gsize j = 0; reports[i].encodings[j] != NULL; j++)
      {
        const char *encoding = reports[i].encodings[j];
        g_autofree char *utf8 = read_report (reports[i].path), *sha256 = NULL, *expected = NULL;
        g_autoptr (GBytes) bytes = encode (utf8, -1, encoding);
        g_autoptr (GError) error = NULL;
        g_autoptr (UnrepReport) report = load (bytes, NULL, &error);

        g_test_message ("%s in %s", reports[i].path, encoding);
        g_assert_no_error (error);
        g_assert_cmpstr (unrep_report_get_encoding (report), ==, encoding);
        expected = g_convert (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), "UTF-8",
                              unrep_encoding_find (encoding)->converter, NULL, NULL, NULL);
        g_assert_cmpstr (unrep_text_get_utf8 (unrep_report_get_text (report)), ==, expected);
        /* The file is one thing and its text another. */
        sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
        g_assert_cmpstr (unrep_report_get_sha256 (report), ==, sha256);
        g_assert_cmpstr (unrep_report_get_text_sha256 (report), !=, sha256);
        g_assert_cmpint (unrep_report_get_n_bytes (report), ==, (goffset) g_bytes_get_size (bytes));
      }
}

/* Pieces of reports: whatever is said of one of 150 characters and more is right. */
static void
test_pieces (void)
{
  guint n = 0, n_sure = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (reports); i++)
    for (gsize j = 0; reports[i].encodings[j] != NULL; j++)
      for (guint k = 0; k < 8; k++)
        {
          g_autofree char *utf8 = read_report (reports[i].path), *piece = NULL;
          glong length = g_test_rand_int_range (150, 2000), at = g_test_rand_int_range (0, (int) g_utf8_strlen (utf8, -1) - 100);
          g_autoptr (GBytes) bytes = NULL;
          const UnrepEncoding *encoding;

          piece = g_utf8_substring (utf8, at, MIN (at + length, g_utf8_strlen (utf8, -1)));
          bytes = encode (piece, -1, reports[i].encodings[j]);
          encoding = unrep_encoding_guess (bytes);
          n++;
          if (encoding == NULL)
            continue;
          n_sure++;
          if (g_utf8_strlen (piece, -1) >= 150)
            g_assert_cmpstr (encoding->name, ==, reports[i].encodings[j]);
        }
  g_test_message ("%u pieces, sure of %u", n, n_sure);
  g_assert_cmpuint (n_sure * 100, >, n * 85);
}

static void
test_byte_order_mark (void)
{
  static const struct
  {
    const char *bytes;
    gsize n;
    const char *encoding;
    const char *text;
  } cases[] = {
    { "\xEF\xBB\xBF" "abc", 6, "UTF-8", "abc" },
    { "\xFF\xFE" "a\0b\0", 6, "UTF-16LE", "ab" },
    { "\xFE\xFF\x06\x46\x06\x35", 6, "UTF-16BE", "نص" },
    { "a\0b\0 \0c\0", 8, "UTF-16LE", "ab c" },
    /* U+1F600 is two units. */
    { "\xFE\xFF\xD8\x3D\xDE\x00", 6, "UTF-16BE", "\U0001F600" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].bytes, cases[i].n);
      g_autoptr (GError) error = NULL;
      g_autoptr (UnrepReport) report = load (bytes, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (unrep_report_get_encoding (report), ==, cases[i].encoding);
      g_assert_cmpstr (unrep_text_get_utf8 (unrep_report_get_text (report)), ==, cases[i].text);
    }
}

/* A word says too little: a person chooses, and then that is what is read. */
static void
test_choice (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("\xE4\xD5", 2);
  g_autoptr (GArray) guesses = unrep_encoding_list_guesses (bytes);
  g_autoptr (GError) unsure = NULL, error = NULL;
  g_autoptr (UnrepReport) none = load (bytes, NULL, &unsure), arabic = load (bytes, "windows-1256", &error);
  g_autoptr (UnrepReport) iso = load (bytes, "ISO-8859-6", &error);
  guint n = 0;

  g_assert_null (none);
  g_assert_error (unsure, UNREP_ERROR, UNREP_ERROR_UNSURE);
  g_assert_nonnull (strstr (unsure->message, "r.txt"));
  g_assert_no_error (error);
  g_assert_cmpstr (unrep_text_get_utf8 (unrep_report_get_text (arabic)), ==, "نص");
  g_assert_cmpstr (unrep_text_get_utf8 (unrep_report_get_text (iso)), ==, "لص");
  /* Each encoding can be chosen, once. */
  while (unrep_encodings[n].name != NULL)
    n++;
  g_assert_cmpuint (guesses->len, ==, n);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *bytes;
    gsize n;
    const char *encoding;
    UnrepError code;
  } cases[] = {
    { "\xFF\xFE" "a\0b", 5, NULL, UNREP_ERROR_ENCODING },           /* half a unit */
    { "\xFE\xFF\xD8\x3D\x00\x61", 6, NULL, UNREP_ERROR_ENCODING },  /* half a pair */
    { "\xFF\xFE" "a\0\0\0", 6, NULL, UNREP_ERROR_NOT_TEXT },        /* U+0000 */
    { "\xFF\xFE \0", 4, NULL, UNREP_ERROR_EMPTY },
    { "\x89\xFE\0<html><p>abcdefghijklmn", 26, NULL, UNREP_ERROR_NOT_TEXT },
    { "abc\0\1\2\3def\0\0\0", 13, NULL, UNREP_ERROR_NOT_TEXT },
    { "نص نص نص نص نص نص نص نص نص نص نص\x80", 55, NULL, UNREP_ERROR_ENCODING },
    { "ab\xE9", 3, "UTF-8", UNREP_ERROR_ENCODING },
    { "ab\xFF\xFF", 4, "GB18030", UNREP_ERROR_ENCODING },
    { "ab\x81", 3, "windows-1252", UNREP_ERROR_ENCODING },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].bytes, cases[i].n);
      g_autoptr (GError) error = NULL;
      g_autoptr (UnrepReport) report = load (bytes, cases[i].encoding, &error);

      g_test_message ("%zu: %s", i, error != NULL ? error->message : "read");
      g_assert_null (report);
      g_assert_error (error, UNREP_ERROR, (int) cases[i].code);
    }
}

/* Any bytes in any encoding: a text that is valid, or an error. */
static void
test_random (void)
{
  for (guint i = 0; i < 300; i++)
    {
      guint8 data[64];
      gsize n = (gsize) g_test_rand_int_range (1, sizeof data);
      const char *encoding = unrep_encodings[g_test_rand_int_range (0, 11)].name;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (UnrepReport) report = NULL;

      for (gsize j = 0; j < n; j++)
        data[j] = (guint8) g_test_rand_int_range (g_test_rand_bit () ? 0x80 : 0x0a, 256);
      bytes = g_bytes_new (data, n);
      report = load (bytes, g_test_rand_bit () ? encoding : NULL, &error);
      g_assert_true ((report == NULL) == (error != NULL));
      if (report != NULL)
        {
          UnrepText *text = unrep_report_get_text (report);

          g_assert_true (g_utf8_validate_len (unrep_text_get_utf8 (text), unrep_text_get_n_bytes (text), NULL));
        }
    }
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/encoding/reports", test_reports);
  g_test_add_func ("/encoding/pieces", test_pieces);
  g_test_add_func ("/encoding/byte-order-mark", test_byte_order_mark);
  g_test_add_func ("/encoding/choice", test_choice);
  g_test_add_func ("/encoding/refused", test_refused);
  g_test_add_func ("/encoding/random", test_random);

  return g_test_run ();
}
