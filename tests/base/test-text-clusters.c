/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/unrep-text.h"
#include "unrep-test.h"

#include <string.h>

/* From Debian's package unicode-data. */
#define BREAKS "/usr/share/unicode/auxiliary/GraphemeBreakTest.txt"

/* One line of the data: ÷ 0020 × 0308 ÷. Every boundary that is found must be one,
 * and of those that there are nearly all must be found. */
static void
check_line (const char *line,
            guint      *n_found,
            guint      *n_there)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  g_autoptr (GString) utf8 = g_string_new (NULL);
  g_autoptr (UnrepText) text = NULL;
  g_autoptr (GArray) boundaries = g_array_new (FALSE, FALSE, sizeof (gboolean));

  for (guint i = 0; words[i] != NULL && words[i + 1] != NULL; i += 2)
    {
      gboolean boundary = g_str_equal (words[i], "÷");

      g_array_append_val (boundaries, boundary);
      g_string_append_unichar (utf8, (gunichar) g_ascii_strtoull (words[i + 1], NULL, 16));
    }
  text = unrep_text_new (utf8->str, (gssize) utf8->len);
  g_assert_cmpuint (unrep_text_get_n_chars (text), ==, boundaries->len);
  for (gsize i = 1; i < boundaries->len; i++)
    {
      gboolean found = unrep_text_is_cluster_boundary (text, i);

      if (found && !g_array_index (boundaries, gboolean, i))
        g_error ("%s: no boundary before no. %zu", line, i);
      *n_found += found;
      *n_there += g_array_index (boundaries, gboolean, i);
    }
}

static void
test_unicode_data (void)
{
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  guint n_lines = 0, n_found = 0, n_there = 0;

  g_file_get_contents (BREAKS, &content, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (content, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *comment = strchr (lines[i], '\t');

      if (comment == NULL || lines[i][0] == '#')
        continue;
      *comment = '\0';
      check_line (lines[i], &n_found, &n_there);
      n_lines++;
    }
  g_test_message ("%u lines, %u of %u boundaries", n_lines, n_found, n_there);
  g_assert_cmpuint (n_lines, >, 500);
  g_assert_cmpuint (n_found * 100, >=, n_there * 98);
}

static void
test_widen (void)
{
  /* A letter with shadda and fatha, a line end of two, a number sign before digits. */
  g_autoptr (UnrepText) text = unrep_text_new ("قدَّم\r\n\u060012 e\u0301", -1);
  static const struct
  {
    UnrepRange given;
    UnrepRange wanted;
  } cases[] = {
    { { 0, 1 }, { 0, 1 } }, { { 0, 2 }, { 0, 4 } },   { { 3, 4 }, { 1, 4 } },   { { 3, 5 }, { 1, 5 } },
    { { 6, 6 }, { 5, 7 } }, { { 5, 6 }, { 5, 7 } },   { { 8, 9 }, { 7, 9 } },   { { 11, 99 }, { 11, 13 } },
    { { 12, 13 }, { 11, 13 } }, { { 99, 3 }, { 1, 4 } },
  };

  g_assert_cmpuint (unrep_text_get_n_chars (text), ==, 13);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      UnrepRange range = unrep_text_widen (text, cases[i].given);

      g_test_message ("case %zu", i);
      g_assert_cmpuint (range.start, ==, cases[i].wanted.start);
      g_assert_cmpuint (range.end, ==, cases[i].wanted.end);
    }
}

int
main (int   argc,
      char *argv[])
{
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/text-clusters/unicode-data", test_unicode_data);
  g_test_add_func ("/text-clusters/widen", test_widen);
  return g_test_run ();
}
