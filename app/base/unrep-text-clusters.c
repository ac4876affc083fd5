/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person sees as one character: grapheme clusters of UAX #29. */
#include "unrep-text.h"

/* Numeral signs that are written round the digits behind them, and letters of India
 * that are written with the next (Grapheme_Cluster_Break=Prepend, Unicode 16). */
static gboolean
is_prepended (gunichar c)
{
  return (c >= 0x0600 && c <= 0x0605) || c == 0x06dd || c == 0x070f || c == 0x08e2 || c == 0x0890 || c == 0x0891
         || c == 0x0d4e || c == 0x110bd || c == 0x110cd || c == 0x111c2 || c == 0x111c3 || c == 0x113d1
         || c == 0x1193f || c == 0x11941 || (c >= 0x11a84 && c <= 0x11a89) || c == 0x11d46 || c == 0x11f02;
}

/* A sign that joins the letter before it to the one behind (Indic_Conjunct_Break=Linker). */
static gboolean
is_linker (gunichar c)
{
  return c == 0x094d || c == 0x09cd || c == 0x0acd || c == 0x0b4d || c == 0x0c4d || c == 0x0d4d || c == 0x1039
         || c == 0x17d2 || c == 0x1a60 || c == 0x1b44 || c == 0x1bab || c == 0xa9c0 || c == 0xaaf6 || c == 0x10a3f
         || c == 0x11133 || c == 0x113d0 || c == 0x1193e || c == 0x11a47 || c == 0x11a99 || c == 0x11f42;
}

/* What stands on, below or beside the letter before it. */
static gboolean
is_extending (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_ENCLOSING_MARK || type == G_UNICODE_SPACING_MARK
         || c == 0x200c || c == 0x200d || c == 0x0e33 || c == 0x0eb3 || (c >= 0xff9e && c <= 0xff9f)
         || (c >= 0x1f3fb && c <= 0x1f3ff) || (c >= 0xe0020 && c <= 0xe007f);
}

/* Korean syllables: leading consonants, then vowels, then trailing consonants. */
static gboolean
is_syllable_inside (gunichar before,
                    gunichar after)
{
  GUnicodeBreakType first = g_unichar_break_type (before), second = g_unichar_break_type (after);
  gboolean second_is_vowel = second == G_UNICODE_BREAK_HANGUL_V_JAMO;

  if (first == G_UNICODE_BREAK_HANGUL_L_JAMO)
    return second_is_vowel || second == G_UNICODE_BREAK_HANGUL_L_JAMO || second == G_UNICODE_BREAK_HANGUL_LV_SYLLABLE
           || second == G_UNICODE_BREAK_HANGUL_LVT_SYLLABLE;
  if (first == G_UNICODE_BREAK_HANGUL_V_JAMO || first == G_UNICODE_BREAK_HANGUL_LV_SYLLABLE)
    return second_is_vowel || second == G_UNICODE_BREAK_HANGUL_T_JAMO;
  return (first == G_UNICODE_BREAK_HANGUL_T_JAMO || first == G_UNICODE_BREAK_HANGUL_LVT_SYLLABLE)
         && second == G_UNICODE_BREAK_HANGUL_T_JAMO;
}

static gboolean
is_control (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_CONTROL || type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR;
}

/* How many regional indicators stand before @p: two by two they are a flag. */
static guint
count_indicators (const char *utf8,
                  const char *p)
{
  guint n = 0;

  while (p > utf8)
    {
      p = g_utf8_prev_char (p);
      if (g_unichar_break_type (g_utf8_get_char (p)) != G_UNICODE_BREAK_REGIONAL_INDICATOR)
        break;
      n++;
    }
  return n;
}

/* Whether a linker joins the letter @after, before which @p is, to one before it. */
static gboolean
is_linked (const char *utf8,
           const char *p,
           gunichar    after)
{
  gunichar c = 0;
  gboolean found = FALSE;

  if (!g_unichar_isalpha (after))
    return FALSE;
  while (p > utf8)
    {
      p = g_utf8_prev_char (p);
      c = g_utf8_get_char (p);
      if (!is_extending (c))
        break;
      found = found || is_linker (c);
    }
  return found && g_unichar_isalpha (c);
}

/* Whether the place before @p, which is neither end of the text, is inside a cluster. */
static gboolean
is_inside (const char *utf8,
           const char *p)
{
  gunichar before = g_utf8_get_char (g_utf8_prev_char (p)), after = g_utf8_get_char (p);

  if (before == '\r' && after == '\n')
    return TRUE;
  if (is_control (before) || is_control (after))
    return FALSE;
  if (is_extending (after) || is_prepended (before) || is_syllable_inside (before, after) || is_linked (utf8, p, after))
    return TRUE;
  /* A joiner makes one picture of two. */
  if (before == 0x200d)
    return g_unichar_type (after) == G_UNICODE_OTHER_SYMBOL || g_unichar_type (after) == G_UNICODE_UNASSIGNED;
  return g_unichar_break_type (before) == G_UNICODE_BREAK_REGIONAL_INDICATOR
         && g_unichar_break_type (after) == G_UNICODE_BREAK_REGIONAL_INDICATOR && count_indicators (utf8, p) % 2 == 1;
}

/**
 * unrep_text_is_cluster_boundary:
 * @self: a text
 * @offset: code point, up to the number of code points
 *
 * Says so of a place only where UAX #29 does; of a few places between pictures
 * and letters of South Asian scripts it says that they are no boundary though they
 * are, so that a range is rather too wide than one that cuts a letter.
 *
 * Returns: whether @offset stands between two grapheme clusters
 */
gboolean
unrep_text_is_cluster_boundary (UnrepText *self,
                                gsize      offset)
{
  const char *utf8 = unrep_text_get_utf8 (self);

  if (offset == 0 || offset >= unrep_text_get_n_chars (self))
    return TRUE;
  return !is_inside (utf8, utf8 + unrep_text_get_byte (self, offset));
}

/**
 * unrep_text_widen:
 * @self: a text
 * @range: a range of it
 *
 * Returns: @range widened to whole grapheme clusters
 */
UnrepRange
unrep_text_widen (UnrepText  *self,
                  UnrepRange  range)
{
  gsize n_chars = unrep_text_get_n_chars (self);

  range.end = MIN (range.end, n_chars);
  range.start = MIN (range.start, range.end);
  while (!unrep_text_is_cluster_boundary (self, range.start))
    range.start--;
  while (!unrep_text_is_cluster_boundary (self, range.end))
    range.end++;
  return range;
}
