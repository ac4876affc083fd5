/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>

/* A number with so many hyphens is that of a book or a telephone. */
#define MAX_HYPHENS 2

/* A number within a symbol, an address, a longer number or a word is nobody's choice of
 * digits. */
static gboolean
stands_alone (const UnrepCheckLine *line,
              gsize                 start,
              gsize                 end)
{
  guint n_hyphens = 0;

  for (; start > 0 && (line->kinds[start - 1] & UNREP_CHAR_SPACE) == 0; start--)
    {
      if ((line->kinds[start - 1] & (UNREP_CHAR_LATIN | UNREP_CHAR_LETTER | UNREP_CHAR_PLUS)) != 0 || line->at[start - 1] == '@')
        return FALSE;
      n_hyphens += line->at[start - 1] == '-';
    }
  for (; end < line->n && (line->kinds[end] & UNREP_CHAR_SPACE) == 0; end++)
    {
      if ((line->kinds[end] & (UNREP_CHAR_LATIN | UNREP_CHAR_LETTER)) != 0 || line->at[end] == '@')
        return FALSE;
      n_hyphens += line->at[end] == '-';
    }
  return n_hyphens <= MAX_HYPHENS;
}

/* Where the text of the other direction ends that begins at @at: a telephone number with
 * its spaces, what is isolated. */
static gsize
skip_foreign (const UnrepCheckLine *line,
              gsize                 at)
{
  gsize end = at;

  if (line->at[at] >= 0x2066 && line->at[at] <= 0x2068)
    {
      while (end < line->n && line->at[end] != 0x2069)
        end++;
      return end < line->n ? end : at;
    }
  if (line->at[at] != '+')
    return at;
  for (gsize i = at + 1; i < line->n; i++)
    if ((line->kinds[i] & UNREP_CHAR_ASCII_DIGIT) != 0)
      end = i;
    else if (line->at[i] != '-' && line->at[i] != ' ' && line->at[i] != '(' && line->at[i] != ')')
      break;
  return end;
}

/* Where the label that stands first in the line ends: programs that number paragraphs
 * choose digits of their own, and nobody reads a label and a number as one. */
static gsize
find_label_end (const UnrepCheckRun  *self,
                const UnrepCheckLine *line)
{
  guint index = unrep_outline_get_unit_at (self->outline, line->start);
  const UnrepUnit *unit = index != UNREP_NO_UNIT ? unrep_outline_get_unit (self->outline, index) : NULL;

  if (unit == NULL || unit->printed_range.start < line->start || unit->printed_range.end > line->start + line->n)
    return 0;
  return unit->printed_range.end - line->start;
}

/* The numbers of one system: how many, and the first. */
typedef struct
{
  guint n;
  gsize start;
  gsize end;
} Numbers;

static char *
dup_in_other_digits (const UnrepCheckLine *line,
                     const Numbers        *numbers,
                     gboolean              to_ascii)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (gsize i = numbers->start; i < numbers->end; i++)
    g_string_append_unichar (out, to_ascii ? line->at[i] - 0x660 + '0' : line->at[i] - '0' + 0x660);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
run (UnrepCheckRun        *self,
     const UnrepCheckLine *line)
{
  Numbers ascii = { 0 }, arabic = { 0 };
  gsize end;

  if ((line->has & UNREP_CHAR_ARABIC_DIGIT) == 0)
    return;
  for (gsize i = find_label_end (self, line); i < line->n; i = end)
    {
      guint32 kind = line->kinds[i] & (UNREP_CHAR_ASCII_DIGIT | UNREP_CHAR_ARABIC_DIGIT);
      Numbers *numbers = kind == UNREP_CHAR_ASCII_DIGIT ? &ascii : &arabic;

      end = skip_foreign (line, i) + 1;
      if (kind == 0)
        continue;
      while ((line->kinds[end] & kind) != 0)
        end++;
      if (!stands_alone (line, i, end))
        {
          while (end < line->n && (line->kinds[end] & UNREP_CHAR_SPACE) == 0)
            end++;
          continue;
        }
      if (numbers->n++ == 0)
        {
          numbers->start = i;
          numbers->end = end;
        }
    }
  if (ascii.n > 0 && arabic.n > 0)
    {
      const Numbers *fewer = arabic.n < ascii.n ? &arabic : &ascii;
      g_autofree char *repair = dup_in_other_digits (line, fewer, fewer == &arabic);

      unrep_check_report (self, line->start + fewer->start, line->start + fewer->end, repair);
    }
}

const UnrepCheck unrep_check_mixed_digits = {
  .id = "mixed-digits",
  .family = UNREP_FAMILY_NUMBERS,
  .severity = UNREP_SEVERITY_WARNING,
  .needs = UNREP_CHAR_ASCII_DIGIT,
  .title = N_("A paragraph has digits of two kinds"),
  .cause = N_("It has both 123 and ١٢٣. This is the first number of the kind that it has fewer of."),
  .run_line = run,
};
