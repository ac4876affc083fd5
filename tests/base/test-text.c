/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/unrep-text.h"

#include "unrep-test.h"

#include <string.h>

/* What the answers should be, found the slow way: one entry a code point. */
typedef struct
{
  gsize n_chars;
  gsize *bytes;
  guint *lines;
  GArray *ranges;
} Oracle;

static void
oracle_clear (Oracle *oracle)
{
  g_free (oracle->bytes);
  g_free (oracle->lines);
  g_array_unref (oracle->ranges);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Oracle, oracle_clear)

static void
oracle_init (Oracle     *oracle,
             const char *utf8,
             gsize       n_bytes)
{
  glong n_chars;
  g_autofree gunichar *chars = g_utf8_to_ucs4 (utf8, n_bytes, NULL, &n_chars, NULL);
  UnrepRange range = { 0, 0 };
  gsize byte = 0;

  g_assert_nonnull (chars);
  oracle->n_chars = n_chars;
  oracle->bytes = g_new0 (gsize, n_chars + 1);
  oracle->lines = g_new0 (guint, n_chars + 1);
  oracle->ranges = g_array_new (FALSE, FALSE, sizeof range);

  for (glong i = 0; i < n_chars; i++)
    {
      oracle->bytes[i] = byte;
      oracle->lines[i] = oracle->ranges->len + 1;
      byte += g_unichar_to_utf8 (chars[i], NULL);

      if (chars[i] == '\r' && i + 1 < n_chars && chars[i + 1] == '\n')
        continue;
      if (chars[i] == '\n' || chars[i] == '\r')
        {
          range.end = i > 0 && chars[i] == '\n' && chars[i - 1] == '\r' ? i - 1 : i;
          g_array_append_val (oracle->ranges, range);
          range.start = i + 1;
        }
    }
  oracle->bytes[n_chars] = byte;
  range.end = n_chars;
  if (range.end > range.start || oracle->ranges->len == 0)
    g_array_append_val (oracle->ranges, range);
  oracle->lines[n_chars] = oracle->ranges->len;
}

static void
check_against_oracle (const char *utf8,
                      gsize       n_bytes)
{
  g_autoptr (UnrepText) text = unrep_text_new (utf8, n_bytes);
  g_auto (Oracle) oracle = { 0 };
  UnrepRange range;

  oracle_init (&oracle, utf8, n_bytes);
  g_assert_cmpuint (unrep_text_get_n_bytes (text), ==, n_bytes);
  g_assert_cmpuint (unrep_text_get_n_chars (text), ==, oracle.n_chars);
  g_assert_cmpuint (unrep_text_get_n_lines (text), ==, oracle.ranges->len);

  for (gsize i = 0; i <= oracle.n_chars; i++)
    {
      g_assert_cmpuint (unrep_text_get_byte (text, i), ==, oracle.bytes[i]);
      g_assert_cmpuint (unrep_text_get_line_at (text, i), ==, oracle.lines[i]);
      for (gsize byte = oracle.bytes[i]; i < oracle.n_chars && byte < oracle.bytes[i + 1]; byte++)
        g_assert_cmpuint (unrep_text_get_offset (text, byte), ==, i);
    }
  g_assert_cmpuint (unrep_text_get_offset (text, n_bytes), ==, oracle.n_chars);

  for (guint line = 1; line <= oracle.ranges->len; line++)
    {
      UnrepRange expected = g_array_index (oracle.ranges, UnrepRange, line - 1);

      range = unrep_text_get_line_range (text, line);
      g_assert_cmpuint (range.start, ==, expected.start);
      g_assert_cmpuint (range.end, ==, expected.end);
    }
  range = unrep_text_get_line_range (text, oracle.ranges->len + 1);
  g_assert_cmpuint (range.start, ==, oracle.n_chars);
  g_assert_cmpuint (range.end, ==, oracle.n_chars);
}

static char *
dup_random_text (gsize n_pieces,
                 int   line_ends_in_100)
{
  static const char *const pieces[] = { "a", "-", " ", "é", "ينبغي", "ـ", "\xe2\x80\xa8", "\xc2\x85", "一", "😀", "\x0b" };
  static const char *const line_ends[] = { "\n", "\r\n", "\r", "\n\r", "\r\r\n" };
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < n_pieces; i++)
    if (g_test_rand_int_range (0, 100) < line_ends_in_100)
      g_string_append (text, line_ends[g_test_rand_int_range (0, G_N_ELEMENTS (line_ends))]);
    else
      g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);

  return g_string_free (text, FALSE);
}

static void
test_random (void)
{
  for (guint round = 0; round < 300; round++)
    {
      g_autofree char *text = dup_random_text (g_test_rand_int_range (0, 900), g_test_rand_int_range (0, 60));

      check_against_oracle (text, strlen (text));
    }
}

/* A line end and a character of four bytes at every place around a block's end. */
static void
test_block_ends (void)
{
  static const char *const middles[] = { "\n", "\r", "\r\n", "\r\r", "\n\n", "😀", "\r\n😀\r\n" };

  for (gsize before = 500; before <= 520; before++)
    for (guint i = 0; i < G_N_ELEMENTS (middles); i++)
      {
        g_autofree char *fill = g_strnfill (before, 'x');
        g_autofree char *ends = g_strconcat (fill, middles[i], NULL);
        g_autofree char *goes_on = g_strconcat (fill, middles[i], "ي", fill, middles[i], "y", NULL);

        check_against_oracle (ends, strlen (ends));
        check_against_oracle (goes_on, strlen (goes_on));
      }
}

static void
test_one_kind (void)
{
  static const char *const kinds[] = { "\n", "\r", "\r\n", "a", "ي", "😀" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint n = 0; n < 1100; n += n < 20 ? 1 : 179)
      {
        g_autoptr (GString) text = g_string_new (NULL);

        for (guint j = 0; j < n; j++)
          g_string_append (text, kinds[i]);
        check_against_oracle (text->str, text->len);
      }
}

static void
test_lines (void)
{
  g_autoptr (UnrepText) empty = unrep_text_new ("", 0);
  g_autoptr (UnrepText) closed = unrep_text_new ("one\r\nاثنان\rthree\xe2\x80\xa8same\n", -1);
  g_autoptr (UnrepText) blank = unrep_text_new ("one\n\n", -1);

  g_assert_cmpuint (unrep_text_get_n_lines (empty), ==, 1);
  g_assert_cmpuint (unrep_text_get_line_at (empty, 0), ==, 1);
  g_assert_cmpuint (unrep_text_get_line_range (empty, 1).end, ==, 0);

  g_assert_cmpuint (unrep_text_get_n_lines (closed), ==, 3);
  g_assert_cmpuint (unrep_text_get_line_range (closed, 2).start, ==, 5);
  g_assert_cmpuint (unrep_text_get_line_range (closed, 2).end, ==, 10);
  g_assert_cmpuint (unrep_text_get_line_at (closed, 4), ==, 1);
  g_assert_cmpuint (unrep_text_get_line_at (closed, 10), ==, 2);
  g_assert_cmpuint (unrep_text_get_line_at (closed, 9999), ==, 3);

  g_assert_cmpuint (unrep_text_get_n_lines (blank), ==, 2);
  g_assert_cmpuint (unrep_text_get_line_range (blank, 2).end, ==, 4);
}

static void
test_ranges (void)
{
  g_autoptr (UnrepText) text = unrep_text_new ("أبج def 😀!", -1);
  const struct
  {
    UnrepRange range;
    const char *expected;
  } cases[] = {
    { { 0, 3 }, "أبج" },   { { 2, 6 }, "ج de" },        { { 8, 9 }, "😀" },        { { 8, 99 }, "😀!" },
    { { 10, 99 }, "" },    { { 44, 99 }, "" },          { { 5, 5 }, "" },          { { 6, 2 }, "" },
    { { 0, G_MAXSIZE }, "أبج def 😀!" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *part = unrep_text_dup_range (text, cases[i].range);

      g_assert_cmpstr (part, ==, cases[i].expected);
    }
  g_assert_cmpuint (unrep_text_get_byte (text, G_MAXSIZE), ==, unrep_text_get_n_bytes (text));
  g_assert_cmpuint (unrep_text_get_offset (text, G_MAXSIZE), ==, 10);
}

/* Offsets into invalid text mean nothing, but must not lead outside of it. */
static void
test_invalid (void)
{
  for (guint round = 0; round < 200; round++)
    {
      gsize n = g_test_rand_int_range (0, 1400);
      g_autofree char *bytes = g_malloc (n + 1);
      g_autoptr (UnrepText) text = NULL;

      for (gsize i = 0; i < n; i++)
        bytes[i] = g_test_rand_int_range (0, 2) ? (char) g_test_rand_int_range (0, 256) : (char) 0x80;
      text = unrep_text_new (bytes, n);

      for (gsize i = 0; i <= n + 1; i++)
        {
          UnrepRange range = unrep_text_get_line_range (text, i + 1);

          g_assert_cmpuint (unrep_text_get_byte (text, i), <=, n);
          g_assert_cmpuint (unrep_text_get_offset (text, i), <=, n);
          g_assert_cmpuint (range.start, <=, range.end);
          g_assert_cmpuint (range.end, <=, n);
        }
    }
}

static void
test_sha256 (void)
{
  /* From FIPS 180-4's examples, and sha256sum for the second. */
  g_autoptr (UnrepText) abc = unrep_text_new ("abcd", 3);
  g_autoptr (UnrepText) arabic = unrep_text_new_take (g_strdup ("توصية\n"), strlen ("توصية\n"));
  g_autofree char *abc_hash = unrep_text_dup_sha256 (abc);
  g_autofree char *arabic_hash = unrep_text_dup_sha256 (arabic);

  g_assert_cmpstr (abc_hash, ==, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  g_assert_cmpstr (arabic_hash, ==, "bb0c7c3307081298855935483f60c7866c13bd3804d23a51b2fa931d940b52b3");
}

static void
test_references (void)
{
  UnrepText *text = unrep_text_new ("x", -1);
  UnrepText *copy = g_boxed_copy (UNREP_TYPE_TEXT, text);

  g_assert_true (copy == text);
  unrep_text_unref (text);
  g_assert_cmpstr (unrep_text_get_utf8 (copy), ==, "x");
  g_boxed_free (UNREP_TYPE_TEXT, copy);
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/text/random", test_random);
  g_test_add_func ("/text/block-ends", test_block_ends);
  g_test_add_func ("/text/one-kind", test_one_kind);
  g_test_add_func ("/text/lines", test_lines);
  g_test_add_func ("/text/ranges", test_ranges);
  g_test_add_func ("/text/invalid", test_invalid);
  g_test_add_func ("/text/sha256", test_sha256);
  g_test_add_func ("/text/references", test_references);

  return g_test_run ();
}
