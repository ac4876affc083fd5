/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "html-fixture.h"

#include <string.h>

gboolean
html_fixture_extract (const char    *data,
                      gssize         n,
                      UnrepExtract  *extracted,
                      GError       **error)
{
  GBytes *bytes = g_bytes_new (data, n < 0 ? strlen (data) : (gsize) n);
  const UnrepReader *reader = unrep_reader_find (bytes);

  g_assert_cmpstr (reader->id, ==, "html");
  return reader->read (bytes, "a.html", extracted, NULL, error);
}

/* Every line with what is known of it: its direction (r, l), where it stands (c in a cell, n
 * in a note, t in a table of contents, a in a menu), + where it goes on, its heading level,
 * and list:ordinal of a label. */
char *
html_fixture_describe (const char *html)
{
  static const char *const roles[] = { "", "c", "n", "t", "m", "a" };
  g_auto (UnrepExtract) extracted = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) all = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;

  html_fixture_extract (html, -1, &extracted, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (unrep_facts_get_n_lines (extracted.facts), ==, unrep_text_get_n_lines (extracted.text));
  lines = g_strsplit (unrep_text_get_utf8 (extracted.text), "\n", -1);
  for (guint i = 1; i <= unrep_facts_get_n_lines (extracted.facts); i++)
    {
      const UnrepLineFacts *facts = unrep_facts_get_line (extracted.facts, i);

      g_string_append (all, facts->direction == UNREP_DIRECTION_RTL ? "r" : facts->direction == UNREP_DIRECTION_LTR ? "l" : "");
      g_string_append (all, roles[facts->role]);
      g_string_append (all, facts->first ? "" : "+");
      if (facts->heading > 0)
        g_string_append_printf (all, "%u", facts->heading);
      if (facts->ordinal > 0)
        g_string_append_printf (all, "%u:%u/%u", facts->list, facts->ordinal, facts->level);
      g_string_append_printf (all, "[%s]", lines[i - 1]);
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

void
html_fixture_assert (const char *html,
                     const char *wanted)
{
  g_autofree char *found = html_fixture_describe (html);

  g_assert_cmpstr (found, ==, wanted);
}
