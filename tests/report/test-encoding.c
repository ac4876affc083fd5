/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-test.h"

#include "report/unrep-encoding-guess.h"
#include "report/unrep-report.h"

#include <string.h>

#define UNICODE "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"

/* Reports, and the encodings that people have kept such reports in. */
static const struct
{
  const char *path;
  const char *encodings[10];
} reports[] = {
  { "data/examples/expert-group-report.ar.txt", { "windows-1256", "ISO-8859-6", UNICODE } },
  { "tests/corpus/reports/resolution.ar.txt", { "windows-1256", "ISO-8859-6", UNICODE } },
  { "data/examples/expert-group-report.en.txt", { UNICODE } },
  { "tests/corpus/reports/report.fr.txt", { "windows-1252", "macintosh", "IBM850", UNICODE } },
  { "tests/corpus/reports/report.es.txt", { "windows-1252", "macintosh", "IBM850", UNICODE } },
  { "tests/corpus/reports/report.ru.txt", { "windows-1251", "ISO-8859-5", "KOI8-R", "IBM866", "x-mac-cyrillic", UNICODE } },
  { "tests/corpus/reports/report.zh.txt", { "GB18030", "Big5", UNICODE } },
  { "tests/corpus/reports/upr.ru.txt", { "windows-1251", "ISO-8859-5", "KOI8-R", "IBM866", UNICODE } },
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

/* Whether both encodings make the same of @bytes, such as windows-1252 and ISO-8859-15 of most. */
static gboolean
reads_same (GBytes     *bytes,
            const char *a,
            const char *b)
{
  const char *encodings[] = { a, b };
  g_autofree char *texts[2] = { NULL, NULL };

  for (guint i = 0; i < 2; i++)
    texts[i] = g_convert (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), "UTF-8",
                          unrep_encoding_find (encodings[i])->converter, NULL, NULL, NULL);
  return g_strcmp0 (texts[0], texts[1]) == 0;
}

/* Old encodings of computers that few have used for reports: of a short piece they may be
 * taken for a usual one. */
static gboolean
is_old (const char *encoding)
{
  return g_str_equal (encoding, "macintosh") || g_str_equal (encoding, "x-mac-cyrillic") || g_str_has_prefix (encoding, "IBM");
}

/* Pieces of reports: whatever is said of one of 40 characters and more is right. */
static void
test_pieces (void)
{
  guint n = 0, n_sure = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (reports); i++)
    for (gsize j = 0; reports[i].encodings[j] != NULL; j++)
      for (guint k = 0; k < 12; k++)
        {
          const char *name = reports[i].encodings[j];
          g_autofree char *utf8 = read_report (reports[i].path), *piece = NULL;
          glong length = g_test_rand_int_range (is_old (name) ? 600 : 40, 2000), all = g_utf8_strlen (utf8, -1);
          glong at = g_test_rand_int_range (0, (int) MAX (all - length, 1));
          g_autoptr (GBytes) bytes = NULL;
          const UnrepEncoding *encoding;

          piece = g_utf8_substring (utf8, at, MIN (at + length, all));
          bytes = encode (piece, -1, name);
          if (g_utf8_validate_len (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL))
            continue;
          encoding = unrep_encoding_guess (bytes);
          n++;
          if (encoding == NULL)
            continue;
          n_sure++;
          if (!g_str_equal (encoding->name, name) && !reads_same (bytes, encoding->name, name))
            g_error ("%s, which is in %s, is taken for %s", piece, name, encoding->name);
        }
  g_test_message ("%u pieces, sure of %u", n, n_sure);
  g_assert_cmpuint (n_sure * 100, >, n * 95);
}

/* Short sentences without vowel signs, as they begin files; and signs that only one encoding has. */
static void
test_sentences (void)
{
  static const struct
  {
    const char *text;
    const char *encoding;
  } cases[] = {
    { "قرار اتخذته الجمعية", "windows-1256" },
    { "قرار اتخذته الجمعية", "ISO-8859-6" },
    { "تقرير لجنة", "windows-1256" },
    { "تقرير لجنة", "ISO-8859-6" },
    { "الأمم المتحدة، نيويورك", "windows-1256" },
    { "الأمم المتحدة، نيويورك", "ISO-8859-6" },
    { "مُلحَقٌ يُبيِّنُ الجدولَ الزمنيَّ", "windows-1256" },
    { "مُلحَقٌ يُبيِّنُ الجدولَ الزمنيَّ", "ISO-8859-6" },
    { "Report A/C.3/70/L.5 – لجنة حقوق الإنسان – Geneva", "windows-1256" },
    { "О ПОЛОЖЕНИИ ПОЖИЛЫХ ЛЮДЕЙ", "windows-1251" },
    { "О ПОЛОЖЕНИИ ПОЖИЛЫХ ЛЮДЕЙ", "KOI8-R" },
    { "ДОКЛАД Генерального секретаря", "ISO-8859-5" },
    { "Доклад комитета", "IBM866" },
    { "It is the Committee’s view.", "windows-1252" },
    { "la réunion", "windows-1252" },
    { "el niño y la educación", "windows-1252" },
    { "Le cœur de l'œuvre coûte 5 €.", "ISO-8859-15" },
    { "大会还审议了工作组的报告,并决定结束对该项目的审议。", "UTF-16BE" },
    { "大會還審議了工作組的報告,並決定結束對該項目的審議。", "UTF-16LE" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = encode (cases[i].text, -1, cases[i].encoding);
      g_autoptr (GError) error = NULL;
      g_autoptr (UnrepReport) report = load (bytes, NULL, &error);

      g_test_message ("%s in %s", cases[i].text, cases[i].encoding);
      g_assert_no_error (error);
      g_assert_cmpstr (unrep_report_get_encoding (report), ==, cases[i].encoding);
      g_assert_cmpstr (unrep_text_get_utf8 (unrep_report_get_text (report)), ==, cases[i].text);
    }
}

/* A text in another language and an encoding that is not read is not taken for one that is. */
static void
test_foreign (void)
{
  static const struct
  {
    const char *text;
    const char *encoding;
  } cases[] = {
    { "Η Γενική Συνέλευση εξέτασε την έκθεση της ομάδας εργασίας για τη γήρανση.", "WINDOWS-1253" },
    { "העצרת הכללית בחנה את דוח קבוצת העבודה בנושא הזדקנות והמליצה לאסוף נתונים", "WINDOWS-1255" },
    { "Genel Kurul yaşlanma çalışma grubunun raporunu görüştü; çocuklar için eğitim şarttır.", "WINDOWS-1254" },
    { "Zgromadzenie Ogólne rozpatrzyło sprawozdanie i zaleciło gromadzenie danych według płci.", "WINDOWS-1250" },
    { "総会は高齢化に関する作業部会の報告書を検討し、年齢別の統計を集めるよう勧告した。", "SHIFT_JIS" },
    { "総会は高齢化に関する作業部会の報告書を検討し、年齢別の統計を集めるよう勧告した。", "EUC-JP" },
    { "총회는 고령화 실무그룹의 보고서를 검토하고 각국에 연령별 자료를 수집할 것을 권고하였다.", "EUC-KR" },
    { "สมัชชาใหญ่ได้พิจารณารายงานของคณะทำงานว่าด้วยผู้สูงอายุ", "TIS-620" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize n;
      g_autofree char *data = g_convert (cases[i].text, -1, cases[i].encoding, "UTF-8", NULL, &n, NULL);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (UnrepReport) report = NULL;

      g_assert_nonnull (data);
      bytes = g_bytes_new (data, n);
      report = load (bytes, NULL, &error);
      g_test_message ("%s: %s", cases[i].encoding, report != NULL ? unrep_report_get_encoding (report) : error->message);
      g_assert_error (error, UNREP_ERROR, UNREP_ERROR_UNSURE);
    }
}

/* A text as a careless program leaves it: cut off within a character, one byte lost to another,
 * two encodings in one file, a NUL. It is read, or refused, but never read as something else. */
static void
test_damaged (void)
{
  for (guint k = 0; k < 160; k++)
    {
      gsize i = (gsize) g_test_rand_int_range (0, G_N_ELEMENTS (reports)), n_encodings = 0, n;
      g_autofree char *utf8 = read_report (reports[i].path), *copy = NULL;
      g_autoptr (GBytes) bytes = NULL, damaged = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (UnrepReport) report = NULL;
      const char *name;

      while (reports[i].encodings[n_encodings] != NULL)
        n_encodings++;
      name = reports[i].encodings[g_test_rand_int_range (0, (int) n_encodings)];
      bytes = encode (utf8, -1, name);
      n = g_bytes_get_size (bytes);
      copy = g_memdup2 (g_bytes_get_data (bytes, NULL), n);
      if (k % 4 == 0)
        n -= (gsize) g_test_rand_int_range (1, 100);
      else if (k % 4 == 1)
        copy[g_test_rand_int_range (0, (int) n)] = (char) g_test_rand_int_range (0x80, 0x100);
      else if (k % 4 == 2)
        copy[g_test_rand_int_range (0, (int) n)] = '\0';
      else
        memcpy (copy + n / 2, utf8, MIN (n - n / 2, 200));
      damaged = g_bytes_new (copy, n);
      report = load (damaged, NULL, &error);
      if (report != NULL && !g_str_equal (unrep_report_get_encoding (report), name)
          && !reads_same (damaged, unrep_report_get_encoding (report), name))
        g_error ("%s in %s, damaged in way %u, is taken for %s", reports[i].path, name, k % 4, unrep_report_get_encoding (report));
    }
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
    { "\xFF\xFE\0\0" "a\0\0\0", 8, "UTF-32LE", "a" },
    { "\0\0\xFE\xFF\0\0\x06\x46", 8, "UTF-32BE", "ن" },
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

/* One byte that stands for nothing is no reason to refuse what a person has chosen. */
static void
test_undefined (void)
{
  static const char arabic[] = "\xc7\xe4\xe3\xce\xea\xe4 \xc7\xe4\xc3\xe8\xe4 \xea\xe2\xe1 \xe1\xea \xc7\xe4\xcd\xe2\xe4 \xa2 \xcb\xe5 \xea\xe5\xd4\xea";
  g_autoptr (GBytes) bytes = g_bytes_new_static (arabic, strlen (arabic));
  g_autoptr (GError) error = NULL, unsure = NULL;
  g_autoptr (UnrepReport) none = load (bytes, NULL, &unsure), report = load (bytes, "ISO-8859-6", &error);
  g_autofree char *preview = unrep_encoding_dup_beginning (bytes, unrep_encoding_find ("ISO-8859-6"), 99);

  g_assert_no_error (error);
  g_assert_cmpstr (unrep_text_get_utf8 (unrep_report_get_text (report)), ==, preview);
  g_assert_nonnull (strstr (preview, "الحقل \uFFFD ثم"));
  g_assert_cmpuint (unrep_text_get_n_chars (unrep_report_get_text (report)), ==, strlen (arabic));
  if (none != NULL)
    g_assert_cmpstr (unrep_report_get_encoding (none), !=, "ISO-8859-6");
}

/* Those that a person alone can choose. */
static void
test_dos (void)
{
  g_autoptr (GBytes) dos720 = g_bytes_new_static ("\x9f\xec\xed", 3), dos864 = g_bytes_new_static ("\xc7\xe4\xc3\x25", 4);
  g_autoptr (GError) error = NULL;
  g_autoptr (UnrepReport) first = load (dos720, "dos-720", &error), second = load (dos864, "IBM864", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (unrep_text_get_utf8 (unrep_report_get_text (first)), ==, "اهو");
  g_assert_cmpstr (unrep_report_get_encoding (first), ==, "DOS-720");
  g_assert_cmpstr (unrep_text_get_utf8 (unrep_report_get_text (second)), ==, "الأ\u066A");
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
      const char *encoding = unrep_encodings[g_test_rand_int_range (0, 20)].name;
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
  g_test_add_func ("/encoding/sentences", test_sentences);
  g_test_add_func ("/encoding/foreign", test_foreign);
  g_test_add_func ("/encoding/damaged", test_damaged);
  g_test_add_func ("/encoding/byte-order-mark", test_byte_order_mark);
  g_test_add_func ("/encoding/choice", test_choice);
  g_test_add_func ("/encoding/refused", test_refused);
  g_test_add_func ("/encoding/undefined", test_undefined);
  g_test_add_func ("/encoding/dos", test_dos);
  g_test_add_func ("/encoding/random", test_random);

  return g_test_run ();
}
