/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>

/* Cyrillic letters and the Latin ones that are drawn as they are. */
static const gunichar pairs[][2] = {
  { 0x410, 'A' }, { 0x412, 'B' }, { 0x415, 'E' }, { 0x41a, 'K' }, { 0x41c, 'M' }, { 0x41d, 'H' }, { 0x41e, 'O' }, { 0x420, 'P' },
  { 0x421, 'C' }, { 0x422, 'T' }, { 0x423, 'Y' }, { 0x425, 'X' }, { 0x430, 'a' }, { 0x435, 'e' }, { 0x43e, 'o' }, { 0x440, 'p' },
  { 0x441, 'c' }, { 0x443, 'y' }, { 0x445, 'x' }, { 0x405, 'S' }, { 0x406, 'I' }, { 0x408, 'J' }, { 0x455, 's' }, { 0x456, 'i' },
  { 0x458, 'j' },
};

/* The letter of the other script that looks like @c; 0 where there is none. */
static gunichar
get_other (gunichar c)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      if (pairs[i][0] == c)
        return pairs[i][1];
      if (pairs[i][1] == c)
        return pairs[i][0];
    }
  return 0;
}

static void
check_word (UnrepCheckRun        *self,
            const UnrepCheckLine *line,
            UnrepCheckWord        word)
{
  g_autoptr (GString) repair = NULL;
  gsize n_latin = 0, n_cyrillic = 0;
  gboolean cyrillic;

  for (gsize i = word.start; i < word.end; i++)
    {
      n_latin += (line->kinds[i] & UNREP_CHAR_LATIN) != 0;
      n_cyrillic += (line->kinds[i] & UNREP_CHAR_CYRILLIC) != 0;
    }
  if (n_latin == 0 || n_cyrillic == 0)
    return;
  cyrillic = n_cyrillic > n_latin;
  repair = g_string_new (NULL);
  for (gsize i = word.start; i < word.end; i++)
    {
      gboolean strange = cyrillic ? (line->kinds[i] & UNREP_CHAR_LATIN) != 0 : (line->kinds[i] & UNREP_CHAR_CYRILLIC) != 0;
      gunichar c = strange ? get_other (line->at[i]) : line->at[i];

      /* A Latin name with a Russian ending is what it is. */
      if (c == 0)
        return;
      g_string_append_unichar (repair, c);
    }
  unrep_check_report (self, line->start + word.start, line->start + word.end, repair->str);
}

static void
run (UnrepCheckRun        *self,
     const UnrepCheckLine *line)
{
  for (gsize i = 0; i < line->n_words; i++)
    check_word (self, line, line->words[i]);
}

const UnrepCheck unrep_check_mixed_scripts = {
  .id = "mixed-scripts",
  .family = UNREP_FAMILY_GLYPHS,
  .severity = UNREP_SEVERITY_WARNING,
  .needs = UNREP_CHAR_LATIN | UNREP_CHAR_CYRILLIC,
  .title = N_("A word has Latin and Cyrillic letters"),
  .cause = N_("Some of them look alike: OCR took one for the other, or a keyboard was not switched. Searches do not find the word."),
  .run_line = run,
};
