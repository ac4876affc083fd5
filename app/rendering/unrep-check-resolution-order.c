/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>

/* The General Assembly’s sessions since 1985; resolutions are written number/session. */
#define FIRST_SESSION 40
#define LAST_SESSION 80

static guint
read_number (const UnrepCheckLine *line,
             gsize                *at)
{
  guint number = 0, n = 0;

  for (; (line->kinds[*at] & (UNREP_CHAR_ASCII_DIGIT | UNREP_CHAR_ARABIC_DIGIT)) != 0; ++*at, n++)
    number = n < 4 ? number * 10 + (line->at[*at] & 0xf) : 0;
  return n == 2 || n == 3 ? number : 0;
}

static gboolean
is_session (guint number)
{
  return number >= FIRST_SESSION && number <= LAST_SESSION;
}

static gboolean
goes_on (const UnrepCheckLine *line,
         gsize                 at)
{
  return (line->kinds[at] & (UNREP_CHAR_SLASH | UNREP_CHAR_ANY_LETTER | UNREP_CHAR_ANY_DIGIT)) != 0;
}

static void
run (UnrepCheckRun        *self,
     const UnrepCheckLine *line)
{
  for (gsize sign = 0, slash; unrep_check_line_next (line, UNREP_CHAR_SLASH, &sign, &slash);)
    {
      gsize start = slash, at, end = slash + 1;
      guint first, second;
      g_autoptr (GString) repair = NULL;

      while (start > 0 && (line->kinds[start - 1] & UNREP_CHAR_ANY_DIGIT) != 0)
        start--;
      at = start;
      first = read_number (line, &at);
      second = at == slash ? read_number (line, &end) : 0;
      if (first <= LAST_SESSION || !is_session (second) || goes_on (line, end)
          || (start > 0 && (goes_on (line, start - 1) || line->at[start - 1] == '.')))
        continue;
      repair = g_string_new (NULL);
      for (gsize i = slash + 1; i < end; i++)
        g_string_append_unichar (repair, line->at[i]);
      g_string_append_c (repair, '/');
      for (gsize i = start; i < slash; i++)
        g_string_append_unichar (repair, line->at[i]);
      if (unrep_check_line_is_rtl (self, line))
        unrep_check_report (self, line->start + start, line->start + end, repair->str);
    }
}

const UnrepCheck unrep_check_resolution_order = {
  .id = "resolution-order",
  .family = UNREP_FAMILY_ORDER,
  .severity = UNREP_SEVERITY_WARNING,
  .needs = UNREP_CHAR_SLASH | UNREP_CHAR_ARABIC,
  .title = N_("A resolution’s numbers stand in the reverse order"),
  .cause = N_("A session of our time is 40 to 80 and stands before the slash. OCR reads a printed page from the left, and there the session may be on the right."),
  .run_line = run,
};
