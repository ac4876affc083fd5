/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>

/* Length and first letter of @wrong are there to be quick. */
typedef struct
{
  gsize n;
  gunichar first;
  const char *wrong;
  const char *right;
} Slip;

/* Words that do not exist, or hardly in a report, and what OCR makes them of. */
static const Slip slips[] = {
  { 3, 0x64a, "يما", "بما" }, { 4, 0x623, "ألها", "أنها" }, { 4, 0x628, "بمدف", "بهدف" }, { 4, 0x634, "شأها", "شأنها" },
  { 4, 0x645, "محال", "مجال" }, { 4, 0x62d, "حدول", "جدول" },
  { 3, 0x627, "الى", "إلى" }, { 2, 0x627, "او", "أو" }, { 3, 0x627, "اذا", "إذا" }, { 6, 0x627, "الفضلي", "الفضلى" },
};

static gboolean
is_word (const UnrepCheckLine *line,
         gsize                 start,
         gsize                 end,
         const char           *word)
{
  for (; start < end && *word != '\0'; start++, word = g_utf8_next_char (word))
    if (line->at[start] != g_utf8_get_char (word))
      return FALSE;
  return start == end && *word == '\0';
}

/* و is written with the word behind it. */
static const char *
find_right (const UnrepCheckLine *line,
            gsize                *start,
            gsize                 end)
{
  for (gsize skip = 0; skip < 2; skip++)
    {
      if (skip == 1 && line->at[*start] != 0x648)
        break;
      for (gsize i = 0; i < G_N_ELEMENTS (slips); i++)
        if (slips[i].n == end - *start - skip && slips[i].first == line->at[*start + skip]
            && is_word (line, *start + skip, end, slips[i].wrong))
          {
            *start += skip;
            return slips[i].right;
          }
    }
  return NULL;
}

static void
run (UnrepCheckRun        *self,
     const UnrepCheckLine *line)
{
  gsize start, end;

  for (start = unrep_check_line_find_word (line, 0, &end); start < line->n;
       start = unrep_check_line_find_word (line, end, &end))
    {
      const char *right = end - start >= 2 && end - start <= 7 ? find_right (line, &start, end) : NULL;

      if (right != NULL)
        unrep_check_report (self, line->start + start, line->start + end, right);
    }
}

const UnrepCheck unrep_check_word_slip = {
  .id = "word-slip",
  .family = UNREP_FAMILY_GLYPHS,
  .severity = UNREP_SEVERITY_WARNING,
  .needs = UNREP_CHAR_ARABIC,
  .title = N_("A word is one that OCR makes of another"),
  .cause = N_("One letter of it was taken for a similar one. The list is short: other such words are there as well."),
  .run_line = run,
};
