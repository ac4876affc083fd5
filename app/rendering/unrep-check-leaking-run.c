/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>

static gboolean
is_guarded (const UnrepCheckLine *line,
            gsize                 start,
            gsize                 end)
{
  return line->at[end] == 0x200e || (start > 0 && (line->at[start - 1] == 0x2066 || line->at[start - 1] == 0x202a ||
                                                   line->at[start - 1] == 0x2068));
}

/* +43-1-26060: hyphens and spaces part its numbers, which are then drawn from the right. */
static gsize
find_phone_end (const UnrepCheckLine *line,
                gsize                 at)
{
  guint n_digits = 0, n_parts = 0;
  gsize end = at;

  if (line->at[at] != '+' || (line->kinds[at + 1] & UNREP_CHAR_ANY_DIGIT) == 0)
    return at;
  for (gsize i = at + 1; i < line->n; i++)
    {
      if ((line->kinds[i] & UNREP_CHAR_ANY_DIGIT) != 0)
        {
          n_digits++;
          n_parts += (line->kinds[i - 1] & UNREP_CHAR_ANY_DIGIT) == 0;
          end = i + 1;
        }
      else if (line->at[i] != '-' && line->at[i] != ' ' && line->at[i] != '(' && line->at[i] != ')')
        break;
    }
  return n_digits >= 6 && n_parts >= 2 ? end : at;
}

/* C++ and C#: the sign belongs to the letter, but is drawn on its other side. */
static gsize
find_sign_end (const UnrepCheckLine *line,
               gsize                 at)
{
  gsize end = at;

  if ((unrep_check_line_kind_before (line, at) & UNREP_CHAR_LATIN) == 0)
    return at;
  while ((line->kinds[end] & UNREP_CHAR_PLUS) != 0)
    end++;
  for (gsize i = end; i < line->n; i++)
    {
      if ((line->kinds[i] & (UNREP_CHAR_LATIN | UNREP_CHAR_LETTER)) != 0)
        return at;
      if ((line->kinds[i] & UNREP_CHAR_ARABIC) != 0)
        break;
    }
  return end;
}

static void
report (UnrepCheckRun        *self,
        const UnrepCheckLine *line,
        gsize                 start,
        gsize                 end)
{
  g_autoptr (GString) repair = g_string_new ("\u2066");

  for (gsize i = start; i < end; i++)
    g_string_append_unichar (repair, line->at[i]);
  g_string_append (repair, "\u2069");
  unrep_check_report (self, line->start + start, line->start + end, repair->str);
}

static void
run (UnrepCheckRun        *self,
     const UnrepCheckLine *line)
{
  for (gsize sign = 0, i, end = 0; unrep_check_line_next (line, UNREP_CHAR_PLUS, &sign, &i);)
    {
      gsize start = i;

      if (i < end)
        continue;
      end = find_phone_end (line, i);
      if (end == i)
        {
          end = find_sign_end (line, i);
          while (end > i && start > 0 && (line->kinds[start - 1] & UNREP_CHAR_LATIN) != 0)
            start--;
        }
      if (end == i)
        continue;
      if (!is_guarded (line, start, end) && unrep_check_line_is_rtl (self, line))
        report (self, line, start, end);
    }
}

const UnrepCheck unrep_check_leaking_run = {
  .id = "leaking-run",
  .family = UNREP_FAMILY_ORDER,
  .severity = UNREP_SEVERITY_WARNING,
  .needs = UNREP_CHAR_PLUS | UNREP_CHAR_ARABIC,
  .title = N_("Text that is read from the left is drawn in another order"),
  .cause = N_("Its signs have no direction of their own and follow the paragraph. An isolate (U+2066 … U+2069) around it keeps it together."),
  .run_line = run,
};
