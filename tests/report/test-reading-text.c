/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/unrep-reading-text.h"
#include "unrep-test.h"

#include <string.h>

#define RLM "\u200F"
#define LRM "\u200E"

#define MAX_PARAGRAPH (8 * 1024)
#define MAX_PIECE (4 * 1024)
#define MAX_PIECE_WORD 512
#define MAX_PARAGRAPH_WORD 2048
#define MAX_PIECE_RUNS 256
#define MAX_PARAGRAPH_RUNS 512

static UnrepReadingText *
new_reading (const char *utf8)
{
  g_autoptr (UnrepText) text = unrep_text_new (utf8, -1);

  return unrep_reading_text_new (text);
}

static const char *
get_display (UnrepReadingText *reading)
{
  return unrep_text_get_utf8 (unrep_reading_text_get_display (reading));
}

static void
assert_displays (const char *utf8,
                 const char *expected)
{
  g_autoptr (UnrepReadingText) reading = new_reading (utf8);

  g_assert_cmpstr (get_display (reading), ==, expected);
}

static void
assert_range (UnrepRange range,
              gsize      start,
              gsize      end)
{
  g_assert_cmpuint (range.start, ==, start);
  g_assert_cmpuint (range.end, ==, end);
}

static void
test_no_edits (void)
{
  const char *texts[] = { "", "\n", "\n\n\n", "نص عربي\nثم نص", "Words\n\nand words\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (UnrepText) text = unrep_text_new (texts[i], -1);
      g_autoptr (UnrepReadingText) reading = unrep_reading_text_new (text);

      g_assert_true (unrep_reading_text_get_text (reading) == text);
      g_assert_true (unrep_reading_text_get_display (reading) == text);
      g_assert_cmpuint (unrep_reading_text_get_n_edits (reading), ==, 0);
      for (gsize j = 0; j <= unrep_text_get_n_chars (text) + 1; j++)
        {
          gsize expected = MIN (j, unrep_text_get_n_chars (text));

          g_assert_cmpuint (unrep_reading_text_to_display (reading, j), ==, expected);
          g_assert_cmpuint (unrep_reading_text_to_text (reading, j), ==, expected);
          g_assert_false (unrep_reading_text_is_displayed_only (reading, j));
        }
    }
}

static void
test_direction_marks (void)
{
  assert_displays ("نص عربي طويل\nV- نص آخر", "نص عربي طويل\n" RLM "V- نص آخر");
  assert_displays ("نص عربي طويل\n12/3\n \n\nنص", "نص عربي طويل\n" RLM "12/3\n" RLM " \n\nنص");
  assert_displays ("نص عربي طويل جداً\nOriginal: English", "نص عربي طويل جداً\nOriginal: English");
  assert_displays ("Long English words\n" "«نص» is a word here", "Long English words\n" LRM "«نص» is a word here");
  assert_displays ("Long English words\n7", "Long English words\n" LRM "7");
  /* What is there already is enough, and what GTK would misread is not. */
  assert_displays ("نص عربي طويل\n" RLM "V- نص آخر", "نص عربي طويل\n" RLM "V- نص آخر");
  assert_displays ("نص عربي طويل\n\u2066abc\u2069 نص آخر", "نص عربي طويل\n" RLM "\u2066abc\u2069 نص آخر");
  /* A text without letters is left to right. */
  assert_displays ("12\n3", LRM "12\n" LRM "3");
}

static void
test_line_ends (void)
{
  assert_displays ("a\r\nb\rc\nd\r\r\n\n\re", "a\nb\nc\nd\n\n\n\ne");
  assert_displays ("\r", "\n");
  assert_displays ("\r\n", "\n");
  assert_displays ("a\u2029b\r\n", "a\u2028b\n");
  assert_displays ("\u2029", LRM "\u2028");
  assert_displays ("a\u2028b\302\205c\fd\ve", "a\u2028b\302\205c\fd\ve");
}

static void
test_map_around_marks (void)
{
  /* Extracted: ن0 ص1 CR2 LF3 V4 ن5 ص6; displayed: ن0 ص1 LF2 RLM3 V4 ن5 ص6. */
  g_autoptr (UnrepReadingText) reading = new_reading ("نص\r\nVنص");
  const gsize to_display[] = { 0, 1, 2, 2, 4, 5, 6, 7, 7 };
  const gsize to_text[] = { 0, 1, 2, 4, 4, 5, 6, 7, 7 };
  UnrepEdit edit;

  g_assert_cmpstr (get_display (reading), ==, "نص\n" RLM "Vنص");
  for (gsize i = 0; i < G_N_ELEMENTS (to_display); i++)
    {
      g_assert_cmpuint (unrep_reading_text_to_display (reading, i), ==, to_display[i]);
      g_assert_cmpuint (unrep_reading_text_to_text (reading, i), ==, to_text[i]);
      g_assert_cmpint (unrep_reading_text_is_displayed_only (reading, i), ==, i == 3);
    }

  assert_range (unrep_reading_text_range_to_display (reading, (UnrepRange) { 0, 2 }), 0, 2);
  assert_range (unrep_reading_text_range_to_display (reading, (UnrepRange) { 0, 4 }), 0, 3);
  assert_range (unrep_reading_text_range_to_display (reading, (UnrepRange) { 4, 7 }), 4, 7);
  assert_range (unrep_reading_text_range_to_display (reading, (UnrepRange) { 4, 4 }), 4, 4);
  assert_range (unrep_reading_text_range_to_display (reading, (UnrepRange) { 6, 99 }), 6, 7);
  assert_range (unrep_reading_text_range_to_display (reading, (UnrepRange) { 98, 99 }), 7, 7);
  assert_range (unrep_reading_text_range_to_text (reading, (UnrepRange) { 0, 2 }), 0, 2);
  assert_range (unrep_reading_text_range_to_text (reading, (UnrepRange) { 1, 3 }), 1, 4);
  assert_range (unrep_reading_text_range_to_text (reading, (UnrepRange) { 2, 3 }), 2, 4);
  assert_range (unrep_reading_text_range_to_text (reading, (UnrepRange) { 1, 4 }), 1, 4);
  assert_range (unrep_reading_text_range_to_text (reading, (UnrepRange) { 3, 4 }), 4, 4);
  assert_range (unrep_reading_text_range_to_text (reading, (UnrepRange) { 3, 5 }), 4, 5);
  assert_range (unrep_reading_text_range_to_text (reading, (UnrepRange) { 6, 99 }), 6, 7);
  assert_range (unrep_reading_text_range_to_text (reading, (UnrepRange) { 5, 2 }), 5, 5);

  g_assert_cmpuint (unrep_reading_text_get_n_edits (reading), ==, 2);
  edit = unrep_reading_text_get_edit (reading, 0);
  g_assert_cmpint (edit.kind, ==, UNREP_EDIT_LINE_END);
  assert_range (edit.range, 2, 4);
  g_assert_cmpstr (edit.display, ==, "\n");
  edit = unrep_reading_text_get_edit (reading, 1);
  g_assert_cmpint (edit.kind, ==, UNREP_EDIT_DIRECTION);
  assert_range (edit.range, 4, 4);
  g_assert_cmpstr (edit.display, ==, RLM);
}

static void
assert_paragraph (UnrepReadingText *reading,
                  guint             index,
                  UnrepRange        range,
                  UnrepRange        display,
                  UnrepDirection    direction)
{
  UnrepReadingParagraph paragraph = unrep_reading_text_get_paragraph (reading, index);

  assert_range (paragraph.range, range.start, range.end);
  assert_range (paragraph.display, display.start, display.end);
  g_assert_cmpint (paragraph.direction, ==, direction);
}

static void
test_paragraphs (void)
{
  g_autoptr (UnrepReadingText) reading = new_reading ("1.\r\n\r\nنصوص\nABCD ن\n");

  g_assert_cmpint (unrep_reading_text_get_direction (reading), ==, UNREP_DIRECTION_RTL);
  g_assert_cmpstr (get_display (reading), ==, RLM "1.\n\nنصوص\nABCD ن\n");
  g_assert_cmpuint (unrep_reading_text_get_n_paragraphs (reading), ==, 4);
  assert_paragraph (reading, 0, (UnrepRange) { 0, 2 }, (UnrepRange) { 0, 3 }, UNREP_DIRECTION_RTL);
  assert_paragraph (reading, 1, (UnrepRange) { 4, 4 }, (UnrepRange) { 4, 4 }, UNREP_DIRECTION_RTL);
  assert_paragraph (reading, 2, (UnrepRange) { 6, 10 }, (UnrepRange) { 5, 9 }, UNREP_DIRECTION_RTL);
  assert_paragraph (reading, 3, (UnrepRange) { 11, 17 }, (UnrepRange) { 10, 16 }, UNREP_DIRECTION_LTR);
}

/* No displayed line is longer than a piece (the mark not counted) where the line of
 * the report is longer than a paragraph may be, and all is there in order. */
static void
assert_pieces (UnrepReadingText *reading)
{
  UnrepText *text = unrep_reading_text_get_text (reading);
  UnrepText *display = unrep_reading_text_get_display (reading);
  gsize behind = 0;

  for (guint i = 0; i < unrep_reading_text_get_n_paragraphs (reading); i++)
    {
      UnrepReadingParagraph paragraph = unrep_reading_text_get_paragraph (reading, i);
      gsize start = unrep_text_get_byte (text, paragraph.range.start);
      gsize end = unrep_text_get_byte (text, paragraph.range.end);
      UnrepRange line = unrep_text_get_line_range (text, unrep_text_get_line_at (text, paragraph.range.start));
      gsize n_line = unrep_text_get_byte (text, line.end) - unrep_text_get_byte (text, line.start);

      g_assert_cmpuint (end - start, <=, n_line > MAX_PARAGRAPH ? MAX_PIECE : MAX_PARAGRAPH);
      /* Between two paragraphs there is a line end at most. */
      g_assert_cmpuint (paragraph.range.start - behind, <=, 2);
      behind = paragraph.range.end;
    }
  g_assert_cmpuint (unrep_text_get_n_chars (text) - behind, <=, 2);
  g_assert_null (memchr (unrep_text_get_utf8 (display), '\r', unrep_text_get_n_bytes (display)));
  g_assert_null (strstr (unrep_text_get_utf8 (display), "\u2029"));
}

static void
append_times (GString    *text,
              const char *piece,
              guint       n)
{
  for (guint i = 0; i < n; i++)
    g_string_append (text, piece);
}

static void
test_pieces_at_spaces (void)
{
  g_autoptr (GString) text = g_string_new ("قصير\n");
  g_autoptr (GString) expected = g_string_new ("قصير\n");
  g_autoptr (UnrepReadingText) reading = NULL;

  /* Words of 9 bytes: 455 of them fit in 4096 bytes. The piece of digits alone
   * must be told the direction of its paragraph. */
  append_times (text, "كلمة ", 1000);
  append_times (text, "12345678 ", 500);
  append_times (expected, "كلمة ", 455);
  g_string_append (expected, "\n");
  append_times (expected, "كلمة ", 455);
  g_string_append (expected, "\n");
  append_times (expected, "كلمة ", 90);
  append_times (expected, "12345678 ", 365);
  g_string_append (expected, "\n" RLM);
  append_times (expected, "12345678 ", 135);

  reading = new_reading (text->str);
  g_assert_cmpstr (get_display (reading), ==, expected->str);
  assert_pieces (reading);
}

static void
test_pieces_begin_above_limit (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (UnrepReadingText) whole = NULL;
  g_autoptr (UnrepReadingText) cut = NULL;

  append_times (text, "words!! ", MAX_PARAGRAPH / 8);
  g_assert_cmpuint (text->len, ==, MAX_PARAGRAPH);
  whole = new_reading (text->str);
  g_assert_cmpuint (unrep_reading_text_get_n_edits (whole), ==, 0);

  g_string_append (text, "x");
  cut = new_reading (text->str);
  g_assert_cmpuint (unrep_reading_text_get_n_edits (cut), ==, 2);
  g_assert_cmpint (unrep_reading_text_get_edit (cut, 0).kind, ==, UNREP_EDIT_PIECE);
  assert_range (unrep_reading_text_get_edit (cut, 0).range, MAX_PIECE, MAX_PIECE);
  assert_range (unrep_reading_text_get_edit (cut, 1).range, 2 * MAX_PIECE, 2 * MAX_PIECE);
  g_assert_true (unrep_reading_text_is_displayed_only (cut, MAX_PIECE));
}

static void
test_pieces_without_spaces (void)
{
  const char *clusters[] = { "x", "ن", "\u20AC", "\U0001F4C4", "نَّ", "e\u0301\u0302", "\U0001F469\u200D\U0001F4BB" };

  for (gsize i = 0; i < G_N_ELEMENTS (clusters); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (UnrepReadingText) reading = NULL;

      append_times (text, clusters[i], 9000);
      reading = new_reading (text->str);
      g_assert_cmpuint (unrep_reading_text_get_n_paragraphs (reading), <=,
                        g_utf8_strlen (text->str, -1) / (MAX_PIECE_WORD - 4) + 1);
      assert_pieces (reading);

      for (guint j = 0; j < unrep_reading_text_get_n_paragraphs (reading); j++)
        {
          UnrepRange range = unrep_reading_text_get_paragraph (reading, j).range;

          g_assert_cmpuint (unrep_range_length (range) % g_utf8_strlen (clusters[i], -1), ==, 0);
          g_assert_cmpuint (unrep_range_length (range), <=, MAX_PIECE_WORD);
        }
    }
}

/* What turns too often, or is one word: the most that is one paragraph, and one more. */
static void
test_pieces_at_limits (void)
{
  static const struct
  {
    const char *again; /* as often as it may be, or once more */
    guint n;
    guint n_piece; /* so often in the first piece */
  } cases[] = {
    { "a", MAX_PARAGRAPH_WORD, MAX_PIECE_WORD },
    { "会", MAX_PARAGRAPH_WORD, MAX_PIECE_WORD },
    { "\t", MAX_PARAGRAPH_RUNS, MAX_PIECE_RUNS },
    { RLM, MAX_PARAGRAPH_RUNS, MAX_PIECE_RUNS },
    { "\u2067", MAX_PARAGRAPH_RUNS, MAX_PIECE_RUNS },
    { "ن1 ", MAX_PARAGRAPH_RUNS / 2, MAX_PIECE_RUNS / 2 },
    { "aن ", MAX_PARAGRAPH_RUNS / 2, MAX_PIECE_RUNS / 2 },
    { "aд، ", MAX_PARAGRAPH_RUNS / 2, MAX_PIECE_RUNS / 2 },
    { "a\u202a", MAX_PARAGRAPH_RUNS / 2, MAX_PIECE_RUNS / 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (UnrepReadingText) whole = NULL, cut = NULL;
      gsize n = (gsize) g_utf8_strlen (cases[i].again, -1);

      append_times (text, cases[i].again, cases[i].n);
      whole = new_reading (text->str);
      g_assert_cmpuint (unrep_reading_text_get_n_paragraphs (whole), ==, 1);

      g_string_append (text, cases[i].again);
      cut = new_reading (text->str);
      g_assert_cmpuint (unrep_reading_text_get_n_paragraphs (cut), ==, cases[i].n / cases[i].n_piece + 1);
      assert_range (unrep_reading_text_get_paragraph (cut, 0).range, 0, n * cases[i].n_piece);
    }
}

/* A long paragraph of a report: hundreds of words, digits, symbols and marks, and nothing
 * is cut. */
static void
test_no_pieces (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (UnrepReadingText) reading = NULL;

  append_times (text, "أحاطت اللجنة علما بالوثيقة A/CONF.9/15 (الفقرات ١٢-١٤)، وشكرت من أعدها؛ ", 64);
  g_assert_cmpuint (text->len, >, MAX_PIECE);
  reading = new_reading (text->str);
  g_assert_cmpuint (unrep_reading_text_get_n_paragraphs (reading), ==, 1);
}

static void
test_hostile (void)
{
  /* Marks and joiners alone have no cluster to cut at; spaces at every piece's
   * beginning; controls never closed; separators alone. */
  const char *pieces[] = { "\u0301", "\u200D", " ", "\t", "\u2067", "\u202E", "\u2029", "\001", "\uFFFC", "\uFEFF" };

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (UnrepReadingText) reading = NULL;

      append_times (text, pieces[i], 20000);
      reading = new_reading (text->str);
      assert_pieces (reading);
      g_assert_cmpuint (unrep_reading_text_to_text (reading, G_MAXSIZE), ==, 20000);
      g_assert_cmpuint (unrep_reading_text_to_display (reading, G_MAXSIZE), ==,
                        unrep_text_get_n_chars (unrep_reading_text_get_display (reading)));
    }
}

static void
append_random (GString *text,
               guint    n)
{
  const char *alphabet[] = {
    "a", "B", "7", "٣", "ن", "ص", "َ", "\u05D0", "\U0001E922", "\U00010330", "\U0001F4C4", " ", " ", "/", "\t",
    "\n", "\r", "\r\n", "\u2028", "\u2029", "\302\205", "\f", RLM, LRM, "\u202B", "\u202C", "\u2067", "\u2069", "\u200D",
  };

  for (guint i = 0; i < n; i++)
    {
      const char *piece = alphabet[g_test_rand_int_range (0, G_N_ELEMENTS (alphabet))];

      append_times (text, piece, g_test_rand_int_range (0, 100) == 0 ? g_test_rand_int_range (1, 12000) : 1);
    }
}

/* The displayed text made in the plainest way, edit by edit, and the map both ways
 * with it. */
static void
assert_model_agrees (UnrepReadingText *reading)
{
  UnrepText *text = unrep_reading_text_get_text (reading);
  g_autoptr (GString) model = g_string_new (NULL);
  gsize offset = 0, display = 0;
  const char *p = unrep_text_get_utf8 (text);

  for (guint i = 0; i <= unrep_reading_text_get_n_edits (reading); i++)
    {
      gboolean is_last = i == unrep_reading_text_get_n_edits (reading);
      UnrepEdit edit = { .range = { unrep_text_get_n_chars (text), unrep_text_get_n_chars (text) } };

      if (!is_last)
        edit = unrep_reading_text_get_edit (reading, i);
      g_assert_cmpuint (edit.range.start, >=, offset);

      /* What is kept maps to itself both ways. */
      for (; offset < edit.range.start; offset++, display++)
        {
          g_assert_cmpuint (unrep_reading_text_to_display (reading, offset), ==, display);
          g_assert_cmpuint (unrep_reading_text_to_text (reading, display), ==, offset);
          g_assert_false (unrep_reading_text_is_displayed_only (reading, display));
          g_string_append_unichar (model, g_utf8_get_char (p));
          p = g_utf8_next_char (p);
        }
      if (is_last)
        break;

      g_assert_cmpuint (g_utf8_strlen (edit.display, -1), ==, 1);
      g_assert_cmpuint (unrep_reading_text_to_text (reading, display), ==, offset);
      g_assert_cmpint (unrep_reading_text_is_displayed_only (reading, display), ==,
                       edit.range.start == edit.range.end);
      assert_range (unrep_reading_text_range_to_text (reading, (UnrepRange) { display, display + 1 }),
                    edit.range.start, edit.range.end);
      for (; offset < edit.range.end; offset++, p = g_utf8_next_char (p))
        g_assert_cmpuint (unrep_reading_text_to_display (reading, offset), ==, display);
      g_string_append (model, edit.display);
      display++;
    }

  g_assert_cmpstr (get_display (reading), ==, model->str);
  g_assert_cmpuint (unrep_text_get_n_chars (unrep_reading_text_get_display (reading)), ==, display);
  g_assert_cmpuint (unrep_reading_text_to_display (reading, offset), ==, display);
  g_assert_cmpuint (unrep_reading_text_to_text (reading, display), ==, offset);
}

/* Any range comes back from the display as it went, when none of its ends lies
 * between CR and LF. */
static void
assert_ranges_return (UnrepReadingText *reading)
{
  UnrepText *text = unrep_reading_text_get_text (reading);
  gsize n = unrep_text_get_n_chars (text);

  for (guint i = 0; i < 200; i++)
    {
      gsize a = g_test_rand_int_range (0, n + 1), b = g_test_rand_int_range (0, n + 1);
      UnrepRange range = { MIN (a, b), MAX (a, b) }, display, back;
      const char *start = unrep_text_get_utf8 (text) + unrep_text_get_byte (text, range.start);
      const char *end = unrep_text_get_utf8 (text) + unrep_text_get_byte (text, range.end);

      if ((range.start > 0 && start[0] == '\n' && start[-1] == '\r')
          || (range.end > 0 && end[0] == '\n' && end[-1] == '\r'))
        continue;

      display = unrep_reading_text_range_to_display (reading, range);
      g_assert_cmpuint (display.start, <=, display.end);
      back = unrep_reading_text_range_to_text (reading, display);
      assert_range (back, range.start, range.end);
    }
}

/* GTK would give every displayed line the direction that it was found to have. */
static void
assert_directions (UnrepReadingText *reading)
{
  UnrepText *display = unrep_reading_text_get_display (reading);

  for (guint i = 1; i <= unrep_text_get_n_lines (display); i++)
    {
      g_autofree char *line = unrep_text_dup_range (display, unrep_text_get_line_range (display, i));
      UnrepReadingParagraph paragraph = unrep_reading_text_get_paragraph (reading, i - 1);

      if (*line != '\0')
        g_assert_cmpint (unrep_first_strong_direction (line, strlen (line)), ==, paragraph.direction);
    }
}

static void
test_random (void)
{
  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (GString) content = g_string_new (NULL);
      g_autoptr (UnrepReadingText) reading = NULL;

      append_random (content, g_test_rand_int_range (0, 400));
      reading = new_reading (content->str);
      assert_model_agrees (reading);
      assert_ranges_return (reading);
      assert_directions (reading);
      assert_pieces (reading);
    }
}

/* What takes more than linear time does not end before the program's time is over. */
static void
test_long_and_alike (void)
{
  const char *pieces[] = { "كلمة ", "ن", "a", "\u0301", "\u2029", "12\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (UnrepText) extracted = NULL;
      g_autoptr (UnrepReadingText) reading = NULL;

      append_times (text, pieces[i], 5 * 1000 * 1000 / strlen (pieces[i]));
      extracted = unrep_text_new (text->str, (gssize) text->len);
      reading = unrep_reading_text_new (extracted);
      g_assert_cmpuint (unrep_text_get_n_bytes (unrep_reading_text_get_display (reading)), >=, text->len);
    }
}

static void
test_outlives_text (void)
{
  UnrepText *text = unrep_text_new ("نص\n12", -1);
  UnrepReadingText *reading = unrep_reading_text_new (text);

  unrep_text_unref (text);
  g_assert_true (unrep_reading_text_ref (reading) == reading);
  unrep_reading_text_unref (reading);
  g_assert_cmpstr (get_display (reading), ==, "نص\n" RLM "12");
  g_assert_cmpuint (unrep_text_get_n_chars (unrep_reading_text_get_text (reading)), ==, 5);
  unrep_reading_text_unref (reading);
}

int
main (int   argc,
      char *argv[])
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/reading-text/no-edits", test_no_edits);
  g_test_add_func ("/reading-text/direction-marks", test_direction_marks);
  g_test_add_func ("/reading-text/line-ends", test_line_ends);
  g_test_add_func ("/reading-text/map", test_map_around_marks);
  g_test_add_func ("/reading-text/paragraphs", test_paragraphs);
  g_test_add_func ("/reading-text/pieces/spaces", test_pieces_at_spaces);
  g_test_add_func ("/reading-text/pieces/limit", test_pieces_begin_above_limit);
  g_test_add_func ("/reading-text/pieces/no-spaces", test_pieces_without_spaces);
  g_test_add_func ("/reading-text/pieces/limits", test_pieces_at_limits);
  g_test_add_func ("/reading-text/pieces/none", test_no_pieces);
  g_test_add_func ("/reading-text/hostile", test_hostile);
  g_test_add_func ("/reading-text/random", test_random);
  g_test_add_func ("/reading-text/long-and-alike", test_long_and_alike);
  g_test_add_func ("/reading-text/outlives-text", test_outlives_text);

  return g_test_run ();
}
