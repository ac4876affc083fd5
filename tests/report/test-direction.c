/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/unrep-direction.h"
#include "unrep-test.h"

#include <fribidi.h>
#include <string.h>

#define UNICODE_DIR "/usr/share/unicode"
#define MAX_CASE 128

#define RTL UNREP_DIRECTION_RTL
#define LTR UNREP_DIRECTION_LTR
#define NEUTRAL UNREP_DIRECTION_NEUTRAL

typedef struct
{
  const char *text;
  UnrepDirection unicode;
  UnrepDirection first_strong;
} Line;

static void
test_base_direction (void)
{
  const Line lines[] = {
    { "", NEUTRAL, NEUTRAL },
    { "12 - 34 /", NEUTRAL, NEUTRAL },
    { "12 abc نص", LTR, LTR },
    { "- 7 نص abc", RTL, RTL },
    { "\u05D0bc", RTL, RTL },
    /* Marks are of type R, L and AL. */
    { "\u200Fabc", RTL, RTL },
    { "\u200Eنص", LTR, LTR },
    { "\u061Cabc", RTL, RTL },
    /* Embeddings are strong for GTK only. */
    { "\u202Babc", LTR, RTL },
    { "\u202Aنص", RTL, LTR },
    { "\u202Eabc", LTR, RTL },
    { "\u202Dنص", RTL, LTR },
    /* Isolates are skipped by UAX #9 only. */
    { "\u2067نص\u2069 abc", LTR, RTL },
    { "\u2066abc\u2069 نص", RTL, LTR },
    { "\u2068a\u2066b\u2069c\u2069 نص", RTL, LTR },
    { "\u2066abc نص", NEUTRAL, LTR },
    { "\u2069\u2069abc", LTR, LTR },
    { "\u2066\u2069\u2069abc", LTR, LTR },
    /* Arabic digits are weak. */
    { "٣٤ abc", LTR, LTR },
    { "\U0001F4C4 \U0001E922", RTL, RTL },
    { "\U0001F4C4 \U00010330", LTR, LTR },
    /* A paragraph separator ends the paragraph, for GTK it stands in a line. */
    { "7\302\205abc", NEUTRAL, LTR },
    { "7\u2029نص", NEUTRAL, RTL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      gsize length = strlen (lines[i].text);

      g_test_message ("line %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (unrep_unicode_base_direction (lines[i].text, length), ==, lines[i].unicode);
      g_assert_cmpint (unrep_first_strong_direction (lines[i].text, length), ==, lines[i].first_strong);
    }
}

static void
test_length_is_respected (void)
{
  g_assert_cmpint (unrep_unicode_base_direction ("12abc", 2), ==, NEUTRAL);
  g_assert_cmpint (unrep_first_strong_direction ("12abc", 2), ==, NEUTRAL);
  g_assert_cmpint (unrep_paragraph_direction ("abcنصوص", 3, NEUTRAL), ==, LTR);
  g_assert_cmpint (unrep_document_direction ("abcنصوص", 3), ==, LTR);
}

/* The data of Unicode, from Debian's package unicode-data. Line by line, since
 * g_strsplit() on 8 MB takes minutes under the address sanitizer. */
static GDataInputStream *
open_unicode_data (const char *name)
{
  g_autofree char *path = g_build_filename (UNICODE_DIR, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, &error);

  g_assert_no_error (error);
  return g_data_input_stream_new (G_INPUT_STREAM (stream));
}

/* The automatic cases of BidiCharacterTest.txt name the paragraph level. */
static void
test_character_data (void)
{
  g_autoptr (GDataInputStream) data = open_unicode_data ("BidiCharacterTest.txt");
  guint n_cases = 0;
  char *next;

  while ((next = g_data_input_stream_read_line (data, NULL, NULL, NULL)) != NULL)
    {
      g_autofree char *line = next;
      g_auto (GStrv) fields = g_strsplit (line, ";", 4);
      g_auto (GStrv) points = NULL;
      g_autoptr (GString) text = NULL;

      if (line[0] == '#' || g_strv_length (fields) < 4 || strcmp (fields[1], "2") != 0)
        continue;

      text = g_string_new (NULL);
      points = g_strsplit (fields[0], " ", -1);
      for (guint j = 0; points[j] != NULL; j++)
        g_string_append_unichar (text, g_ascii_strtoull (points[j], NULL, 16));

      g_assert_cmpint (unrep_unicode_base_direction (text->str, text->len) == RTL, ==,
                       strcmp (fields[2], "1") == 0);
      n_cases++;
    }
  g_test_message ("%u automatic cases", n_cases);
  g_assert_cmpuint (n_cases, >=, 28);
}

typedef struct
{
  const char *name;
  gunichar c;
} BidiClass;

static const BidiClass classes[] = {
  { "L", 'a' },      { "R", 0x05D0 },   { "AL", 0x0627 },  { "EN", '1' },     { "ES", '+' },     { "ET", '#' },
  { "AN", 0x0661 },  { "CS", ',' },     { "NSM", 0x0300 }, { "BN", 0x00AD },  { "B", 0x2029 },   { "S", '\t' },
  { "WS", ' ' },     { "ON", '!' },     { "LRE", 0x202A }, { "LRO", 0x202D }, { "RLE", 0x202B }, { "RLO", 0x202E },
  { "PDF", 0x202C }, { "LRI", 0x2066 }, { "RLI", 0x2067 }, { "FSI", 0x2068 }, { "PDI", 0x2069 },
};

static gunichar
char_of_class (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    if (strcmp (classes[i].name, name) == 0)
      return classes[i].c;
  g_error ("BidiTest.txt has an unknown class %s", name);
}

/* Whether FriBidi, told our base direction of @names, finds the levels @expected,
 * where `x` stands for any. */
static gboolean
levels_follow (char **names,
               char **expected)
{
  FriBidiChar points[MAX_CASE];
  FriBidiCharType types[MAX_CASE];
  FriBidiBracketType brackets[MAX_CASE];
  FriBidiLevel levels[MAX_CASE];
  g_autoptr (GString) text = g_string_new (NULL);
  FriBidiParType base;
  guint n = g_strv_length (names);

  g_assert_cmpuint (n, <, MAX_CASE);
  g_assert_cmpuint (n, ==, g_strv_length (expected));
  for (guint i = 0; i < n; i++)
    {
      points[i] = char_of_class (names[i]);
      g_string_append_unichar (text, points[i]);
    }

  base = unrep_unicode_base_direction (text->str, text->len) == RTL ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
  fribidi_get_bidi_types (points, n, types);
  fribidi_get_bracket_types (points, n, types, brackets);
  g_assert_cmpint (fribidi_get_par_embedding_levels_ex (types, brackets, n, &base, levels), !=, 0);

  for (guint i = 0; i < n; i++)
    if (strcmp (expected[i], "x") != 0 && levels[i] != atoi (expected[i]))
      return FALSE;
  return TRUE;
}

/* BidiTest.txt names levels only: they come out right with the right base alone. */
static void
test_class_data (void)
{
  g_autoptr (GDataInputStream) data = open_unicode_data ("BidiTest.txt");
  g_auto (GStrv) expected = NULL;
  guint n_cases = 0, n_wrong = 0;
  char *next;

  while ((next = g_data_input_stream_read_line (data, NULL, NULL, NULL)) != NULL)
    {
      g_autofree char *line = next;
      g_auto (GStrv) fields = NULL;
      g_auto (GStrv) names = NULL;

      if (g_str_has_prefix (line, "@Levels:"))
        {
          g_strfreev (expected);
          expected = g_strsplit (g_strstrip (line + strlen ("@Levels:")), " ", -1);
        }
      /* Empty lines too: strchr() finds the NUL. */
      if (strchr ("#@", line[0]) != NULL)
        continue;

      fields = g_strsplit (line, ";", 2);
      g_assert_nonnull (fields[1]);
      if ((g_ascii_strtoull (fields[1], NULL, 16) & 1) == 0)
        continue;

      names = g_strsplit (fields[0], " ", -1);
      n_wrong += !levels_follow (names, expected);
      n_cases++;
    }
  g_test_message ("%u automatic cases, %u wrong", n_cases, n_wrong);
  g_assert_cmpuint (n_wrong, ==, 0);
  g_assert_cmpuint (n_cases, >, 100000);
}

typedef struct
{
  const char *text;
  UnrepDirection in_rtl;
  UnrepDirection in_ltr;
} Paragraph;

static void
assert_paragraph (const Paragraph *paragraph)
{
  const char *text = paragraph->text;

  g_test_message ("%s", text);
  g_assert_cmpint (unrep_paragraph_direction (text, strlen (text), RTL), ==, paragraph->in_rtl);
  g_assert_cmpint (unrep_paragraph_direction (text, strlen (text), LTR), ==, paragraph->in_ltr);
}

static void
test_paragraph (void)
{
  const Paragraph paragraphs[] = {
    /* Nothing decides: the document does. */
    { "", RTL, LTR },
    { "1.2 / 3 (٤٥)", RTL, LTR },
    { "\u200F\u200F\u200F ab", LTR, LTR },
    { "abc نصص", RTL, LTR },
    /* Damaged Arabic that begins with Latin. */
    { "V- أن تعزز الدول قدراتها", RTL, RTL },
    { "1V أن تعزز الدول قدراتها", RTL, RTL },
    { "Interpol والمنظمات الأخرى", RTL, RTL },
    { "Article in English عن حق", LTR, LTR },
    /* References have no vote, in whatever they are wrapped. */
    { "انظر https://www.example.org/documents/a-very-long-path/file.pdf", RTL, RTL },
    { "نص (www.example.org/a-long-path-that-would-win)،", RTL, RTL },
    { "نص example.org/documents/that-would-win.pdf", RTL, RTL },
    { "بريد: somebody.with.a.long.name@example.org.", RTL, RTL },
    { "وثيقة UNODC/CCPCJ/EG.4/2019/2", RTL, RTL },
    { "(A/CONF.234/15) نص", RTL, RTL },
    { "نصE/CN.15/2019/L.2/Rev.1، وA/RES/73/187", RTL, RTL },
    { "https://www.example.org/documents", RTL, LTR },
    { "A/CONF.234/15", RTL, LTR },
    /* And these are words. */
    { "نص and/or", LTR, LTR },
    { "نص N/A/B/C", LTR, LTR },
    { "نص e.g./i.e.", LTR, LTR },
    { "نص /word/word", LTR, LTR },
    { "نص @name", LTR, LTR },
    { "نص word.s/word", LTR, LTR },
    { "نص Chapter/2019", LTR, LTR },
    /* Beyond Arabic, and outside of the first plane. */
    { "\u05D0\u05D1 x", RTL, RTL },
    { "абв نص", LTR, LTR },
    { "\U0001E922\U0001E923 a", RTL, RTL },
    { "\U00010330\U00010331 ن", LTR, LTR },
    { "\U0001F4C4\U0001F4C4\U0001F4C4 ن", RTL, RTL },
    /* Vowel marks are no letters: three against three. */
    { "نَصٌّص abc", RTL, LTR },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (paragraphs); i++)
    assert_paragraph (&paragraphs[i]);
  g_assert_cmpint (unrep_paragraph_direction ("", 0, NEUTRAL), ==, LTR);
  g_assert_cmpint (unrep_paragraph_direction ("نص ab", strlen ("نص ab"), NEUTRAL), ==, RTL);
  g_assert_cmpint (unrep_paragraph_direction ("ab نص", strlen ("ab نص"), NEUTRAL), ==, LTR);
}

/* Lines as they begin in reports of six languages, whole and damaged: what a reader
 * expects. */
static const Paragraph beginnings[] = {
  /* Latin letters first, Arabic to read. */
  { "V أن تعزز الدول الأعضاء التعاون", RTL, RTL },
  { "A- ينبغي للدول أن تتعاون", RTL, RTL },
  { "(a) ينبغي للدول أن تتعاون", RTL, RTL },
  { "I. مقدمة عامة", RTL, RTL },
  { "II- الاستنتاجات والتوصيات", RTL, RTL },
  { "Annex المرفق الأول بالتقرير", RTL, RTL },
  { "IP عنوان الجهاز في الشبكة", RTL, RTL },
  { "UNODC مكتب الأمم المتحدة المعني بالمخدرات", RTL, RTL },
  { "e-mail البريد الإلكتروني للأمانة العامة", RTL, RTL },
  { "“Cloud” الحوسبة السحابية وما يتصل بها", RTL, RTL },
  { "C++ لغة من لغات البرمجة", RTL, RTL },
  { "COVID-19 وأثره في الجريمة", RTL, RTL },
  { "WWW.EXAMPLE.ORG انظر الموقع", RTL, RTL },
  { "Mr. X السيد فلان رئيس الاجتماع", RTL, RTL },
  { "G77 والصين: بيان مشترك", RTL, RTL },
  { "V.19-02533 صفحة من التقرير", RTL, RTL },
  { "OCR: التعرف الضوئي على الحروف", RTL, RTL },
  { "d) وينبغي أيضا أن توفر التدريب", RTL, RTL },
  { "x نص", RTL, RTL },
  /* Latin to read, Arabic first or within. */
  { "ب) States should cooperate more closely", LTR, LTR },
  { "توصية: States should cooperate more closely", LTR, LTR },
  { "«عبارة» is the Arabic for an expression", LTR, LTR },
  { "من The word means from or of", LTR, LTR },
  { "• ن means nothing here at all", LTR, LTR },
  /* Digits first. */
  { "1- ينبغي للدول", RTL, RTL },
  { "1V ينبغي للدول", RTL, RTL },
  { "12. States should", LTR, LTR },
  { "٣- ينبغي للدول", RTL, RTL },
  { "٣- States should", LTR, LTR },
  { "۷. ينبغي للدول", RTL, RTL },
  { "2019-2021 خطة العمل", RTL, RTL },
  { "74/247 قرار الجمعية العامة", RTL, RTL },
  { "12:30 الجلسة الأولى", RTL, RTL },
  { "+43-1-26060 رقم الهاتف", RTL, RTL },
  { "100% من الدول", RTL, RTL },
  { "3D الطباعة المجسمة", RTL, RTL },
  { "5G الجيل الخامس", RTL, RTL },
  { "1984", RTL, LTR },
  { "٧٤/١٧٣", RTL, LTR },
  { "1. ١. (2)", RTL, LTR },
  /* Signs first. */
  { "- ينبغي للدول", RTL, RTL },
  { "-١ ينبغي للدول", RTL, RTL },
  { "• States should", LTR, LTR },
  { "(أ) ينبغي", RTL, RTL },
  { "** مذكرة من الأمانة", RTL, RTL },
  { "$ 1 المبلغ المطلوب", RTL, RTL },
  { "§ 4 المادة الرابعة", RTL, RTL },
  { "\u00ab\u00bb \u201c\u201d", RTL, LTR },
  { "__________", RTL, LTR },
  { "° ينبغي", RTL, RTL },
  { "\u2066A\u2069 نص عربي", RTL, RTL },
  { "\u202aA\u202c نص عربي", RTL, RTL },
  { "\ufeffنص", RTL, RTL },
  { "\t  نص A", RTL, RTL },
  /* Addresses and document symbols first. */
  { "A/CONF.234/15 وثيقة", RTL, RTL },
  { "A/RES/74/247: قرار", RTL, RTL },
  { "E/CN.15/2019/L.2/Rev.1 مشروع", RTL, RTL },
  { "UNODC/CCPCJ/EG.4/2019/2، الفقرة ٤", RTL, RTL },
  { "[A/AC.291/7] تقرير", RTL, RTL },
  { "https://www.example.org/a/long/path/to/nowhere انظر", RTL, RTL },
  { "http://example.org", RTL, LTR },
  { "www.example.org/a/long/path انظر", RTL, RTL },
  { "<somebody@example.org> كتب", RTL, RTL },
  { "example.org/path/of/many/letters رابط", RTL, RTL },
  { "A/CONF.234/15 is the document of نص", LTR, LTR },
  { "https://example.org/نص states", LTR, LTR },
  { "A/CONF.234/15 https://example.org/path", RTL, LTR },
};

static void
test_beginnings (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    assert_paragraph (&beginnings[i]);
}

static void
append_times (GString    *text,
              const char *piece,
              gsize       n_bytes)
{
  gsize end = text->len + n_bytes;

  while (text->len < end)
    g_string_append (text, piece);
}

static void
test_document (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_cmpint (unrep_document_direction ("", 0), ==, NEUTRAL);
  g_assert_cmpint (unrep_document_direction ("1\n2", 3), ==, NEUTRAL);
  g_assert_cmpint (unrep_document_direction ("ab نص", strlen ("ab نص")), ==, RTL);
  g_assert_cmpint (unrep_document_direction ("A/CONF.234/15\nنص", strlen ("A/CONF.234/15\nنص")), ==, RTL);
  g_assert_cmpint (unrep_document_direction ("English words\nنص", strlen ("English words\nنص")), ==, LTR);

  /* An English cover in front of a long Arabic text, and the other way round; the
   * window borders fall into characters of two bytes. */
  append_times (text, "Words of a long cover page. ", 256 * 1024);
  append_times (text, "نصوص عربية طويلة ", 3 * 1024 * 1024);
  g_assert_cmpint (unrep_document_direction (text->str, text->len), ==, LTR);
  g_string_erase (text, 0, 128 * 1024);
  g_assert_cmpint (unrep_document_direction (text->str, text->len), ==, RTL);
}

typedef struct
{
  const char *path;
  guint n_latin_first;
  guint n_ltr;
} RealReport;

/* Looked at line by line: those of the document's direction that begin with Latin (in
 * the first report one is a document symbol alone), and those that are Latin. */
static void
test_real_reports (void)
{
  const RealReport reports[] = {
    { "reports/000_e1ee01d560bfb56f.txt", 4, 12 },
    { "reports/001_77fe3e7651538f96.txt", 1, 0 },
    { "reports/004_dbba2c4fbdf108ae.txt", 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (reports); i++)
    {
      g_autofree char *path = unrep_test_dup_shared (reports[i].path);
      g_autofree char *content = NULL;
      g_auto (GStrv) lines = NULL;
      g_autoptr (GError) error = NULL;
      guint n_latin_first = 0, n_ltr = 0;

      if (path == NULL)
        return;
      g_file_get_contents (path, &content, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (unrep_document_direction (content, strlen (content)), ==, RTL);

      lines = g_strsplit (content, "\n", -1);
      for (guint j = 0; lines[j] != NULL; j++)
        {
          gsize length = strlen (lines[j]);
          UnrepDirection direction = unrep_paragraph_direction (lines[j], length, RTL);

          n_ltr += direction == LTR;
          n_latin_first += direction == RTL && unrep_first_strong_direction (lines[j], length) == LTR;
          if (direction == LTR || unrep_first_strong_direction (lines[j], length) == LTR)
            g_test_message ("%s %s", direction == LTR ? "ltr" : "rtl", lines[j]);
        }
      g_test_message ("%s: %u begin with Latin, %u are Latin", reports[i].path, n_latin_first, n_ltr);
      g_assert_cmpuint (n_latin_first, ==, reports[i].n_latin_first);
      g_assert_cmpuint (n_ltr, ==, reports[i].n_ltr);
    }
}

int
main (int   argc,
      char *argv[])
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/direction/base", test_base_direction);
  g_test_add_func ("/direction/length", test_length_is_respected);
  g_test_add_func ("/direction/unicode/character", test_character_data);
  g_test_add_func ("/direction/unicode/class", test_class_data);
  g_test_add_func ("/direction/paragraph", test_paragraph);
  g_test_add_func ("/direction/beginnings", test_beginnings);
  g_test_add_func ("/direction/document", test_document);
  g_test_add_func ("/direction/real-reports", test_real_reports);

  return g_test_run ();
}
