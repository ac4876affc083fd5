/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/unrep-utf8.h"

#include "unrep-test.h"

#include <string.h>

/* That @text, at every distance from a word's beginning and in memory of its own,
 * is as GLib says. */
static void
assert_as_glib (const char *text,
                gsize       length)
{
  for (gsize shift = 0; shift < 10; shift++)
    {
      /* No byte more than the text has, so that a sanitizer sees one too far. */
      g_autofree char *copy = g_malloc (MAX (shift + length, 1));
      const char *end;
      gsize found;

      memset (copy, 'a', shift);
      memcpy (copy + shift, text, length);
      found = unrep_utf8_find_invalid (copy, shift + length);
      g_utf8_validate_len (copy, shift + length, &end);
      g_assert_cmpuint (found, ==, end - copy);
      if (found == shift + length)
        g_assert_cmpuint (unrep_utf8_count (copy, found), ==, (gsize) g_utf8_strlen (copy, (gssize) found));
    }
}

/* All sequences of two bytes, and of three and four with what their edges are. */
static void
test_every_sequence (void)
{
  static const guchar edges[] = { 0x01, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc2, 0xdf, 0xe0, 0xf0, 0xff };
  char text[4];

  for (guint first = 1; first < 256; first++)
    for (guint second = 1; second < 256; second++)
      {
        text[0] = (char) first;
        text[1] = (char) second;
        assert_as_glib (text, 1);
        assert_as_glib (text, 2);
        for (gsize i = 0; first >= 0xc0 && i < G_N_ELEMENTS (edges); i++)
          {
            text[2] = (char) edges[i];
            assert_as_glib (text, 3);
            for (gsize j = 0; first >= 0xe0 && j < G_N_ELEMENTS (edges); j++)
              {
                text[3] = (char) edges[j];
                assert_as_glib (text, 4);
              }
          }
      }
}

/* Texts of characters of all lengths, with and without a byte that is wrong. */
static void
test_random (void)
{
  static const char * const characters[] = { "a", " ", "ب", "é", "߿", "ࠀ", "—", "\u200f", "中", "\xef\xbf\xbf", "😀", "\xf4\x8f\xbf\xbf" };

  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      int n = g_test_rand_int_range (0, 60), n_kinds = g_test_rand_int_range (1, G_N_ELEMENTS (characters) + 1);

      for (int i = 0; i < n; i++)
        g_string_append (text, characters[g_test_rand_int_range (0, n_kinds)]);
      if (text->len > 0 && round % 2 == 1)
        text->str[g_test_rand_int_range (0, (gint32) text->len)] = (char) g_test_rand_int_range (1, 256);
      assert_as_glib (text->str, text->len);
    }
}

/* More continuation bytes than one byte counts. */
static void
test_long (void)
{
  const gsize n = 8 * 255 * 3 + 5;
  g_autofree char *text = g_malloc (4 * n);

  for (gsize i = 0; i < n; i++)
    memcpy (text + 4 * i, "😀", 4);
  g_assert_cmpuint (unrep_utf8_count (text, 4 * n), ==, n);
  g_assert_cmpuint (unrep_utf8_find_invalid (text, 4 * n), ==, 4 * n);
  g_assert_cmpuint (unrep_utf8_find_invalid (text, 4 * n - 1), ==, 4 * n - 4);
}

static void
test_nul (void)
{
  g_assert_cmpuint (unrep_utf8_find_invalid ("ab\0cdefghij\0", 12), ==, 12);
  g_assert_cmpuint (unrep_utf8_count ("ab\0cdefghij\0", 12), ==, 12);
  g_assert_cmpuint (unrep_utf8_find_invalid (NULL, 0), ==, 0);
  g_assert_cmpuint (unrep_utf8_count (NULL, 0), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/utf8/every-sequence", test_every_sequence);
  g_test_add_func ("/utf8/random", test_random);
  g_test_add_func ("/utf8/long", test_long);
  g_test_add_func ("/utf8/nul", test_nul);

  return g_test_run ();
}
