/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>

/* ( أ ) and ( ٣ ) are labels that are set with spaces. */
#define MAX_LABEL_CHARS 2

/* The bracket at @at has more than a label and a space before it. */
static gboolean
closes_words (const UnrepCheckLine *line,
              gsize                 at)
{
  gsize end = at, start;

  while (end > 0 && (line->kinds[end - 1] & UNREP_CHAR_SPACE) != 0)
    end--;
  for (start = end; start > 0 && (line->kinds[start - 1] & UNREP_CHAR_SPACE) == 0; start--)
    ;
  return end - start > MAX_LABEL_CHARS;
}

/* The sign at @at ends something: no letter and no digit is behind it. */
static gboolean
ends_here (const UnrepCheckLine *line,
           gsize                 at)
{
  guint32 after = line->kinds[at + 1] & ~(guint32) (UNREP_CHAR_MARKUP | UNREP_CHAR_POINT);

  return after == 0 || (after & UNREP_CHAR_SPACE) != 0;
}

static gboolean
is_closing (const UnrepCheckLine *line,
            gsize                 at)
{
  return (line->kinds[at] & UNREP_CHAR_ARABIC_MARK) != 0 || (line->at[at] == ')' && closes_words (line, at))
         || ((line->kinds[at] & UNREP_CHAR_POINT) != 0 && ends_here (line, at));
}

static void
run (UnrepCheckRun        *self,
     const UnrepCheckLine *line)
{
  guint32 closing = UNREP_CHAR_ARABIC_MARK | UNREP_CHAR_BRACKET | UNREP_CHAR_POINT;

  for (gsize sign = 0, i; unrep_check_line_next (line, closing, &sign, &i);)
    {
      gsize start = i;

      if ((unrep_check_line_kind_before (line, i) & UNREP_CHAR_SPACE) == 0 || !is_closing (line, i))
        continue;
      while (start > 0 && (line->kinds[start - 1] & UNREP_CHAR_SPACE) != 0)
        start--;
      if (start > 0
          && ((line->kinds[start - 1] & (UNREP_CHAR_ARABIC | UNREP_CHAR_MARK | UNREP_CHAR_ANY_DIGIT)) != 0 || line->at[start - 1] == ')'))
        unrep_check_report (self, line->start + start, line->start + i, "");
    }
}

const UnrepCheck unrep_check_space_before_mark = {
  .id = "space-before-mark",
  .family = UNREP_FAMILY_PUNCTUATION,
  .severity = UNREP_SEVERITY_WARNING,
  .needs = UNREP_CHAR_ARABIC | UNREP_CHAR_SPACE,
  .title = N_("A space stands before a punctuation mark"),
  .cause = N_("The mark may begin the next line. Arabic sets it against the word before."),
  .run_line = run,
};
