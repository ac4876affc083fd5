/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-repair-private.h"

#define TATWEEL_BYTES 2
#define LETTER_HEH 0x647
/* Marks that are written on a tatweel for want of a letter. */
#define MARK_SUPERSCRIPT_ALEF 0x670
#define MARK_HAMZA_ABOVE 0x654
#define MARK_HAMZA_BELOW 0x655

/* What stands on both sides of a stretch: the nearest characters that are no marks. */
typedef struct
{
  gunichar before;
  gunichar second_before;
  gunichar mark; /* on the tatweel, 0 where there is none */
  gunichar after;
  gboolean before_is_marked;
} Neighbours;

static gsize
skip_tatweel (UnrepRepairer *self,
              gsize          at,
              gsize          end)
{
  while (at + TATWEEL_BYTES <= end && (guchar) self->utf8[at] == 0xd9 && (guchar) self->utf8[at + 1] == 0x80)
    at += TATWEEL_BYTES;
  return at;
}

/* No cluster has more marks than these; a longer row of them is no word. */
#define MAX_MARKS 8

static Neighbours
look_around (UnrepRepairer *self,
             gsize          start,
             gsize          end)
{
  Neighbours around = { 0 };
  const char *p = self->utf8 + start;

  for (guint i = 0; i < MAX_MARKS && p > self->utf8; i++)
    {
      p = g_utf8_prev_char (p);
      around.before = unrep_utf8_get_char (p);
      if (!g_unichar_ismark (around.before))
        break;
      around.before_is_marked = TRUE;
    }
  for (guint i = 0; i < MAX_MARKS && p > self->utf8; i++)
    {
      p = g_utf8_prev_char (p);
      around.second_before = unrep_utf8_get_char (p);
      if (!g_unichar_ismark (around.second_before))
        break;
    }

  p = self->utf8 + end;
  for (guint i = 0; i < MAX_MARKS && p < self->utf8 + self->n_bytes; i++, p = g_utf8_next_char (p))
    {
      around.after = unrep_utf8_get_char (p);
      if (!g_unichar_ismark (around.after))
        break;
      if (i == 0)
        around.mark = around.after;
    }
  return around;
}

/* Whether @c joins the letter that follows it (Unicode, ArabicShaping.txt, the
 * letters of Arabic and their nearest kin). */
static gboolean
joins_next (gunichar c)
{
  switch (c)
    {
    case 0x621: case 0x622: case 0x623: case 0x624: case 0x625: case 0x627: case 0x629:
    case 0x62f: case 0x630: case 0x631: case 0x632: case 0x648: case 0x649:
      return FALSE;
    default:
      return unrep_is_arabic_letter (c) && !(c >= 0x671 && c <= 0x677) && !(c >= 0x688 && c <= 0x699)
             && !(c >= 0x6c3 && c <= 0x6cb);
    }
}

/* How many of the @n tatweel between two letters are to be hidden. */
static gsize
count_stretch_in_word (const Neighbours *around,
                       gsize             n)
{
  /* The doubled label ه, and a mark that has no other place to stand. */
  if (around->before == LETTER_HEH && around->after == LETTER_HEH)
    return n - 1;
  if (around->mark != 0 && around->before_is_marked)
    return n - 1;
  if (!joins_next (around->before))
    return n > 1 ? n : 0;
  return n;
}

/**
 * unrep_repair_close_stretch:
 * @kept: (inout): from where on text is not handed over yet
 * @at: where a tatweel stands
 * @end: where to look no further
 *
 * Hides tatweel that stretches a word: all between two letters that would join
 * without it; all but one at the beginning or end of a word, where it shows that the
 * word is torn; and both, with the gap, where it shows so on both sides of a gap.
 * A single one that ends a word is a label or an abbreviation, and one without
 * letters is a line drawn.
 *
 * Returns: where to go on looking
 */
gsize
unrep_repair_close_stretch (UnrepRepairer *self,
                            gsize         *kept,
                            gsize          at,
                            gsize          end)
{
  gsize behind = skip_tatweel (self, at, end), n = (behind - at) / TATWEEL_BYTES, n_hidden = 0;
  Neighbours around = look_around (self, at, behind);
  gboolean after_letter = unrep_is_arabic_letter (around.before), before_letter = unrep_is_arabic_letter (around.after);

  if (n == 0)
    return at + 1;
  if (around.mark == MARK_SUPERSCRIPT_ALEF || around.mark == MARK_HAMZA_ABOVE || around.mark == MARK_HAMZA_BELOW)
    return behind;

  if (after_letter && before_letter)
    n_hidden = count_stretch_in_word (&around, n);
  else if (after_letter && around.after == ' '
           && (around.before != LETTER_HEH || unrep_is_arabic_letter (around.second_before)))
    {
      gsize other = behind + 1, other_end = skip_tatweel (self, other, end);

      if (other_end > other && unrep_is_arabic_letter (unrep_peek (self->utf8, other_end, end)))
        {
          unrep_arrangement_keep (self->arranged, *kept, at);
          unrep_arrangement_hide (self->arranged, at, other_end, UNREP_SHAPE_STRETCH);
          *kept = other_end;
          return other_end;
        }
      if (n > 1 && unrep_is_arabic_letter (around.second_before))
        unrep_arrangement_doubt (self->arranged, at, behind, UNREP_EDIT_STRETCH);
      n_hidden = n - 1;
    }
  else if (after_letter || before_letter)
    n_hidden = n - 1;

  if (n_hidden > 0)
    {
      unrep_arrangement_keep (self->arranged, *kept, behind - n_hidden * TATWEEL_BYTES);
      unrep_arrangement_hide (self->arranged, behind - n_hidden * TATWEEL_BYTES, behind, UNREP_SHAPE_STRETCH);
      *kept = behind;
    }
  return behind;
}
