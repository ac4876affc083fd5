/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <string.h>

#include <glib/gi18n.h>

/* Words that a language may write twice in a row. */
static gboolean
may_repeat (const char *utf8,
            gsize       n_bytes)
{
  static const char * const words[] = { "nous", "vous", "that", "had", NULL };
  g_autofree char *word = g_strndup (utf8, n_bytes);

  /* شيئا شيئا, يوما يوما: an accusative that is repeated says “one by one”. */
  return g_strv_contains (words, word) || g_str_has_suffix (word, "ا") || g_str_has_suffix (word, "اً") || g_str_has_suffix (word, "ةً");
}

static gboolean
is_only_space (const UnrepCheckLine *line,
               gsize                 start,
               gsize                 end)
{
  if (start == end)
    return FALSE;
  for (; start < end; start++)
    if ((line->kinds[start] & UNREP_CHAR_SPACE) == 0)
      return FALSE;
  return TRUE;
}

static void
run (UnrepCheckRun        *self,
     const UnrepCheckLine *line)
{
  for (gsize i = 1; i < line->n_words; i++)
    {
      UnrepCheckWord last = line->words[i - 1], word = line->words[i];
      gsize n = word.end - word.start;

      if (word.hash != last.hash || n != last.end - last.start || n <= 2)
        continue;
      if (is_only_space (line, last.end, word.start)
          && memcmp (line->at + word.start, line->at + last.start, n * sizeof (gunichar)) == 0)
        {
          g_autofree char *utf8 = g_ucs4_to_utf8 (line->at + word.start, (glong) n, NULL, NULL, NULL);

          if (utf8 != NULL && !may_repeat (utf8, strlen (utf8)))
            unrep_check_report (self, line->start + last.end, line->start + word.end, "");
        }
    }
}

const UnrepCheck unrep_check_repeated_word = {
  .id = "repeated-word",
  .family = UNREP_FAMILY_GLYPHS,
  .severity = UNREP_SEVERITY_WARNING,
  .needs = UNREP_CHAR_SPACE,
  .title = N_("A word stands twice"),
  .cause = N_("OCR sometimes reads a word, or a line, again."),
  .run_line = run,
};
