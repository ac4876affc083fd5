/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/unrep-letter-count.h"

#include "report/unrep-direction.h"
#include "report/unrep-pieces.h"
#include "unrep-test.h"

#include <fribidi.h>

/* The beginning and the end of what is counted together, and what is beside them. */
static const gunichar chars[] = {
  '\t', ' ', '-', '.', '0', '5', '9', ':', '?', '@', 'A', 'Z', '[', '`', 'a', 'z', '{', 0x7f, 0x80, 0xab, 0xe9, 0x3b1, 0x416, 0x5d0, 0x600,
  0x60c, 0x61b, 0x61c, 0x61f, 0x620, 0x627, 0x63f, 0x640, 0x644, 0x64a, 0x64b, 0x651, 0x660, 0x669, 0x66e, 0x671, 0x6c1, 0x6f5, 0x7ff,
  0x800, 0x200f, 0x2013, 0x2028, 0x202b, 0x2067, 0x4e2d, 0xd7ff, 0xe000, 0xfefb, 0xffff, 0x10000, 0x1e922, 0x10ffff,
};

/* One letter nearly always, so that texts of all proportions come. */
static char *
make_text (guint max)
{
  static const gunichar usual[] = { 0x627, 0x644, 'a', 'e', ' ', 0x416, 0x6cc };
  GString *text = g_string_new (NULL);
  gunichar letter = usual[(guint) g_test_rand_int_range (0, G_N_ELEMENTS (usual))];
  int n = g_test_rand_int_range (0, (int) max), rarity = 1 << g_test_rand_int_range (0, 8);

  for (int i = 0; i < n; i++)
    {
      gboolean rare = g_test_rand_int_range (0, rarity) == 0;

      g_string_append_unichar (text, rare ? chars[(guint) g_test_rand_int_range (0, G_N_ELEMENTS (chars))]
                                     : g_test_rand_int_range (0, 7) == 0 ? ' ' : letter);
    }
  return g_string_free (text, FALSE);
}

static UnrepLetterCount
count_one_by_one (const char *text)
{
  UnrepLetterCount count = { 0 };

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      count.arabic += c >= 0x620 && c <= 0x64a;
      count.latin += g_ascii_isalpha ((char) MIN (c, 0x7f));
      count.other += (c >= 0x80 && (c < 0x620 || c > 0x64a)) || (c >= '0' && c <= '9') || c == '\t';
    }
  return count;
}

static void
test_count (void)
{
  for (guint i = 0; i < 3000; i++)
    {
      /* What a byte can count, times the bytes that are looked at in one go, is 4,080. */
      g_autofree char *text = make_text (i % 50 == 0 ? 20000 : 100);
      UnrepLetterCount count = unrep_letter_count (text, strlen (text)), expected = count_one_by_one (text);

      g_assert_cmpuint (count.arabic, ==, expected.arabic);
      g_assert_cmpuint (count.latin, ==, expected.latin);
      g_assert_cmpuint (count.other, ==, expected.other);
    }
}

static void
test_length (void)
{
  UnrepLetterCount count = unrep_letter_count ("\u0627\u0628a7", 2);

  g_assert_cmpuint (count.arabic, ==, 1);
  g_assert_cmpuint (count.latin + count.other, ==, 0);
}

/* The texts have no references: the majority of all letters is the direction. */
static void
test_direction (void)
{
  guint n_even = 0;

  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *text = g_strdelimit (make_text (i % 50 == 0 ? 2000 : 60), "@.:", '-');
      gssize votes = 0;

      for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
        {
          FriBidiCharType type = fribidi_get_bidi_type (g_utf8_get_char (p));

          if (g_unichar_isalpha (g_utf8_get_char (p)) && FRIBIDI_IS_LETTER (type))
            votes += FRIBIDI_IS_RTL (type) ? 1 : -1;
        }
      n_even += votes == 0;
      if (votes != 0)
        g_assert_cmpint (unrep_paragraph_direction (text, strlen (text), UNREP_DIRECTION_NEUTRAL), ==,
                         votes > 0 ? UNREP_DIRECTION_RTL : UNREP_DIRECTION_LTR);
      else
        g_assert_cmpint (unrep_paragraph_direction (text, strlen (text), UNREP_DIRECTION_RTL), ==, UNREP_DIRECTION_RTL);
    }
  g_test_message ("%u with as many letters on either side", n_even);
}

static gboolean
is_alone (gunichar c)
{
  FriBidiCharType type = fribidi_get_bidi_type (c);

  return c == '\t' || c == 0x61c || c == 0x200e || c == 0x200f || FRIBIDI_IS_EXPLICIT (type) || FRIBIDI_IS_ISOLATE (type)
         || type == FRIBIDI_TYPE_PDI;
}

/* Runs, of scripts or digits, and the longest word. */
static guint
count_runs (const char *text,
            guint      *longest)
{
  int last = -1;
  guint n = 0, word = 0;

  *longest = 0;
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);
      GUnicodeScript script = g_unichar_get_script (c);
      int kind = is_alone (c) ? -2 : g_unichar_isdigit (c) ? -3 : (int) script;

      word = c == ' ' ? 0 : word + 1;
      *longest = MAX (*longest, word);
      if (kind >= 0 && (script == G_UNICODE_SCRIPT_COMMON || script == G_UNICODE_SCRIPT_INHERITED))
        continue;
      n += kind == -2 || kind != last;
      last = kind;
    }
  return n;
}

static void
test_pieces (void)
{
  guint n_needed = 0;

  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *text = make_text (4000);
      guint longest, n_runs = count_runs (text, &longest);
      gboolean needed = strlen (text) > 8192 || n_runs > 512 || longest > 2048;

      n_needed += needed;
      g_assert_cmpint (unrep_pieces_are_needed (text, strlen (text)), ==, needed);
    }
  g_test_message ("%u of 3000 need pieces", n_needed);
  g_assert_cmpuint (n_needed, >, 100);
  g_assert_cmpuint (n_needed, <, 2900);
}

static void
test_long_words (void)
{
  for (int length = 2040; length < 2060; length++)
    {
      g_autoptr (GString) text = g_string_new ("a ");

      for (int i = 0; i < length; i++)
        g_string_append_c (text, 'b');
      g_string_append (text, " c");
      g_assert_cmpint (unrep_pieces_are_needed (text->str, text->len), ==, length > 2048);
    }
}

int
main (int   argc,
      char *argv[])
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/letter-count/count", test_count);
  g_test_add_func ("/letter-count/length", test_length);
  g_test_add_func ("/letter-count/direction", test_direction);
  g_test_add_func ("/letter-count/pieces", test_pieces);
  g_test_add_func ("/letter-count/long-words", test_long_words);

  return g_test_run ();
}
