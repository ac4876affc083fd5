/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text in an encoding of one byte a character that was read as windows-1252: ÇáÌÑíãÉ,
 * Ïðèâåò. No language has four letters with accents behind each other; which encoding it
 * was is told by how often its letters occur. */
#include "unrep-recoding-private.h"

/* Letters with accents behind each other that no word has, and how few of them say enough
 * of the encoding without the rest of the text. */
#define MIN_LETTERS 4
#define ENOUGH_LETTERS 8

/* In eighths of a bit a letter: what the letters of Arabic and Russian need is 35, and more in
 * a few odd words; those of another encoding mostly need 50 and more. The next encoding must need
 * more by a little each, or a lot in all. */
#define MAX_COST 58
#define MIN_LEAD 6
#define ENOUGH_LEAD 64
#define NO_LETTER 96
#define CAPITAL 8
#define WRONG_CASE 24
#define LAM_OF_ARTICLE 2 /* behind an alef, which begins half of all nouns */

/* -8 log₂ of how often a letter occurs; Arabic in reports, Russian as generally counted. */
#define FIRST_ARABIC 0x621
static const guint8 arabic_costs[] = {
  60, 84, 45, 86, 53, 61, 21, 40, 37, 33, 67, 46, 50, 56, 40, 61, 37, 62, 46, 55, 55, 56, 56, 70, 39, 63, 96,
  96, 96, 96, 96, 40, 45, 45, 49, 23, 32, 34, 40, 34, 55, 30, 60, 80, 80, 70, 70, 70, 55, 70,
};
#define FIRST_CYRILLIC 0x430
static const guint8 cyrillic_costs[] = {
  29, 48, 36, 47, 41, 29, 54, 47, 30, 51, 39, 36, 40, 31, 26, 41,
  35, 34, 32, 42, 69, 54, 62, 49, 57, 65, 90, 46, 47, 66, 58, 45,
};

static const UnrepCodePage written[] = {
  UNREP_CODE_PAGE_WINDOWS_1256, UNREP_CODE_PAGE_WINDOWS_1251, UNREP_CODE_PAGE_ISO_8859_6,
  UNREP_CODE_PAGE_KOI8_R,       UNREP_CODE_PAGE_ISO_8859_5,
};

static guint
get_cost (gunichar c,
          gunichar before)
{
  gunichar lower = g_unichar_tolower (c);

  if (c == 0x644 && before == 0x627)
    return LAM_OF_ARTICLE;
  if (c >= FIRST_ARABIC && c - FIRST_ARABIC < G_N_ELEMENTS (arabic_costs))
    return arabic_costs[c - FIRST_ARABIC];
  if (lower >= FIRST_CYRILLIC && lower - FIRST_CYRILLIC < G_N_ELEMENTS (cyrillic_costs))
    return cyrillic_costs[lower - FIRST_CYRILLIC] + (lower == c ? 0 : g_unichar_islower (before) ? WRONG_CASE : CAPITAL);
  return NO_LETTER;
}

static guint8
get_byte (UnrepRecodingLine *self,
          guint              at)
{
  return unrep_code_page_get_byte (UNREP_CODE_PAGE_WINDOWS_1252, unrep_recoding_get (self, at)->c);
}

static gboolean
is_ascii_letter (UnrepRecodingLine *self,
                 guint              at)
{
  return at < self->chars->len && unrep_recoding_get (self, at)->c < 0x80
         && g_ascii_isalpha ((char) unrep_recoding_get (self, at)->c);
}

/* The next run of characters that are none of ASCII and beside no ASCII letter, from *@start
 * on. Returns where it ends, 0 for none. */
static guint
find_run (UnrepRecodingLine *self,
          guint             *start)
{
  for (guint i = *start, end; i < self->chars->len; i = end + 1)
    {
      end = i;
      while (end < self->chars->len && get_byte (self, end) != 0)
        end++;
      if (end == i || (i > 0 && is_ascii_letter (self, i - 1)) || is_ascii_letter (self, end))
        continue;
      *start = i;
      return end;
    }
  return 0;
}

/* Adds what the letters of a run cost. Returns whether enough of them follow each other. */
static gboolean
weigh_run (UnrepRecodingLine *self,
           guint              start,
           guint              end,
           guint             *costs,
           guint             *n)
{
  gboolean is_enough = FALSE;

  for (guint i = start, behind; i < end; i = behind + 1)
    {
      for (behind = i; behind < end && get_byte (self, behind) >= 0xc0;)
        behind++;
      is_enough |= behind - i >= MIN_LETTERS;
      *n += behind - i;
      for (gsize j = 0; j < G_N_ELEMENTS (written); j++)
        {
          gunichar before = 0;

          for (guint k = i; k < behind; k++)
            {
              gunichar c = unrep_code_page_get_char (written[j], get_byte (self, k));

              costs[j] += get_cost (c, before);
              before = c;
            }
        }
    }
  return is_enough;
}

/* Which encoding @n letters were written in, of which each would have such @costs; -1 where
 * that is not sure. */
static int
choose (const guint *costs,
        guint        n)
{
  guint best = 0, second = G_MAXUINT;

  for (guint i = 1; i < G_N_ELEMENTS (written); i++)
    if (costs[i] < costs[best])
      best = i;
  for (guint i = 0; i < G_N_ELEMENTS (written); i++)
    if (i != best)
      second = MIN (second, costs[i]);
  return costs[best] <= MAX_COST * n && second - costs[best] >= MIN (MIN_LEAD * n, ENOUGH_LEAD) ? (int) written[best] : -1;
}

/* What @n_lines of the text or more were written in, -1 for nothing. */
static int
find_usual_page (UnrepRecodingLine *self,
                 guint              n_lines)
{
  for (gsize i = 0; i < G_N_ELEMENTS (written); i++)
    if (!self->learns && self->evidence->written[written[i]] >= n_lines)
      return (int) written[i];
  return -1;
}

/* Whether all of a run is something that reports have when it was written in @page. */
static gboolean
can_repair_run (UnrepRecodingLine *self,
                guint              start,
                guint              end,
                UnrepCodePage      page)
{
  for (guint i = start; i < end; i++)
    {
      gunichar stored = unrep_recoding_get (self, i)->c, c = unrep_code_page_get_char (page, get_byte (self, i));
      UnrepScript script = unrep_recoding_get_script (c);

      if (c != stored && (script == UNREP_SCRIPT_OTHER || script == UNREP_SCRIPT_LATIN))
        return FALSE;
    }
  return TRUE;
}

static gboolean
repair (UnrepRecodingLine *self,
        UnrepCodePage      page)
{
  gboolean changed = FALSE;

  for (guint start = 0, end; (end = find_run (self, &start)) > 0; start = end)
    {
      if (!can_repair_run (self, start, end, page))
        {
          unrep_recoding_doubt (self, start, end);
          continue;
        }
      for (guint i = start; i < end; i++)
        {
          UnrepRecodedChar *at = &g_array_index (self->chars, UnrepRecodedChar, i);
          gunichar c = unrep_code_page_get_char (page, get_byte (self, i));

          changed |= c != at->c;
          at->c = c;
        }
    }
  return changed;
}

static void
doubt_runs (UnrepRecodingLine *self)
{
  for (guint start = 0, end; (end = find_run (self, &start)) > 0; start = end)
    {
      guint costs[G_N_ELEMENTS (written)] = { 0 }, n = 0;

      if (weigh_run (self, start, end, costs, &n))
        unrep_recoding_doubt (self, start, end);
    }
}

/**
 * unrep_recoding_undo_page:
 *
 * Reads the line in the encoding that it was written in, where it was read as windows-1252.
 *
 * Returns: whether anything was changed
 */
gboolean
unrep_recoding_undo_page (UnrepRecodingLine *self)
{
  guint costs[G_N_ELEMENTS (written)] = { 0 }, n = 0;
  gboolean is_broken = FALSE;
  int page;

  for (guint start = 0, end; (end = find_run (self, &start)) > 0; start = end)
    is_broken |= weigh_run (self, start, end, costs, &n);
  page = is_broken ? choose (costs, n) : -1;
  if (page >= 0 && self->learns)
    self->evidence->written[page]++;
  if (page < 0 || n < ENOUGH_LETTERS)
    {
      /* A few letters are as the rest of the text is; none at all, if most of it is so. */
      int usual = find_usual_page (self, is_broken ? 1 : MAX ((self->evidence->n_lines + 1) / 2, 1));

      page = usual >= 0 ? usual : page;
    }
  if (page >= 0)
    return repair (self, (UnrepCodePage) page);
  doubt_runs (self);
  return FALSE;
}
