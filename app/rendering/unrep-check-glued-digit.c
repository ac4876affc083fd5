/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>

/* Prefixes that Arabic writes with a number: و2019, بـ5. */
static gboolean
is_prefix (const UnrepCheckLine *line,
           gsize                 letter)
{
  static const gunichar prefixes[] = { 0x648, 0x641, 0x628, 0x644, 0x643 };

  if ((unrep_check_line_kind_before (line, letter) & (UNREP_CHAR_ANY_LETTER | UNREP_CHAR_ANY_DIGIT | UNREP_CHAR_MARK)) != 0)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (line->at[letter] == prefixes[i])
      return TRUE;
  return FALSE;
}

/* The era of a year, or a unit: 1250ه, 1926م, 12كم. */
static gboolean
is_unit (const UnrepCheckLine *line,
         gsize                 letter)
{
  static const char * const units[] = { "م", "ه", "هـ", "كم", "سم", "مم", "كغ", NULL };
  g_autofree char *word = NULL;
  gsize end = letter;

  while (end < letter + 3 && (line->kinds[end] & (UNREP_CHAR_ARABIC | UNREP_CHAR_TATWEEL)) != 0)
    end++;
  if (end - letter > 2)
    return FALSE;
  word = g_ucs4_to_utf8 (line->at + letter, (glong) (end - letter), NULL, NULL, NULL);
  return word != NULL && g_strv_contains (units, word);
}

static void
run (UnrepCheckRun        *self,
     const UnrepCheckLine *line)
{
  if ((line->has & UNREP_CHAR_ANY_DIGIT) == 0)
    return;
  for (gsize sign = 0, start, end = 0; unrep_check_line_next (line, UNREP_CHAR_ANY_DIGIT, &sign, &start);)
    {
      gboolean behind, before;

      if (start < end)
        continue;
      for (end = start + 1; (line->kinds[end] & UNREP_CHAR_ANY_DIGIT) != 0; end++)
        ;
      before = (unrep_check_line_kind_before (line, start) & UNREP_CHAR_ARABIC) != 0;
      behind = (line->kinds[end] & UNREP_CHAR_ARABIC) != 0;
      if ((before && !is_prefix (line, start - 1)) || (behind && !is_unit (line, end)))
        unrep_check_report (self, line->start + start, line->start + end, NULL);
    }
}

const UnrepCheck unrep_check_glued_digit = {
  .id = "glued-digit",
  .family = UNREP_FAMILY_ORDER,
  .severity = UNREP_SEVERITY_ERROR,
  .needs = UNREP_CHAR_ARABIC,
  .title = N_("A number stands against a word"),
  .cause = N_("It was drawn there, but is read elsewhere: the text was taken out of a PDF in the order of the page."),
  .run_line = run,
};
