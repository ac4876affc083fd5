/* SPDX-License-Identifier: GPL-3.0-or-later */
/* UTF-8 that was read as an encoding of one byte a character: Ø§Ù„, sociÃ©tÃ©, ط§ظ„, РџСЂРё.
 * Behind a letter come signs that belong there in no language, and together they are UTF-8
 * again: one such pair can be an accident, two in a word hardly. */
#include "unrep-recoding-private.h"

#define APOSTROPHE 0x2019

/* What a word turns out to be. */
typedef enum
{
  WORD_SOUND,
  WORD_LOST,  /* broken, but what it was is not sure */
  WORD_WEAK,  /* broken if its line is */
  WORD_BROKEN,
} WordState;

typedef struct
{
  guint n_good; /* characters that are UTF-8 again ... */
  guint n_solid; /* ... of which another reading is not to be thought of ... */
  guint n_long; /* ... and that were three bytes */
  guint n_bad; /* letters of the code page that are not ... */
  guint n_alone; /* ... and have lost what made them one */
  guint n_cut; /* quotation marks and dashes whose third byte is lost */
  guint n_ascii; /* ASCII letters */
  guint n_joined; /* Latin letters that are UTF-8 again, beside an ASCII letter */
  guint n_of[UNREP_N_SCRIPTS];
  gboolean wrong_case; /* a small letter behind a capital */
} Word;

static gboolean
is_in (gunichar c,
       gunichar first,
       gunichar last)
{
  return c >= first && c <= last;
}

/**
 * unrep_recoding_get_script:
 * @c: a character
 *
 * Letters of the languages of reports, and what the encodings have that are taken for
 * others: text may have been read wrongly twice. What ends lines and paragraphs is never
 * what a repair gives: lines stay as they are stored.
 *
 * Returns: the script that @c belongs to
 */
UnrepScript
unrep_recoding_get_script (gunichar c)
{
  if (is_in (c, 0x621, 0x63a) || is_in (c, 0x640, 0x652) || is_in (c, 0x670, 0x6d3) || is_in (c, 0xfb50, 0xfdff)
      || is_in (c, 0xfe70, 0xfefc))
    return UNREP_SCRIPT_ARABIC;
  if (is_in (c, 0x410, 0x44f) || (is_in (c, 0x401, 0x491) && unrep_code_page_get_byte (UNREP_CODE_PAGE_WINDOWS_1251, c) != 0))
    return UNREP_SCRIPT_CYRILLIC;
  if ((is_in (c, 0xc0, 0xff) && c != 0xd7 && c != 0xf7) || c == 0x152 || c == 0x153 || c == 0x178)
    return UNREP_SCRIPT_LATIN;
  if (c == 0x2028 || c == 0x2029)
    return UNREP_SCRIPT_OTHER;
  if (is_in (c, 0x80, 0xbf) || c == 0xd7 || c == 0xf7 || c == 0x60c || c == 0x61b || c == 0x61f || is_in (c, 0x660, 0x66d)
      || is_in (c, 0x6f0, 0x6f9) || is_in (c, 0x200b, 0x2044) || is_in (c, 0x2066, 0x2069) || c == 0x20ac || c == 0x2116
      || c == 0x2122 || c == 0x25cf || c == 0xfeff || is_in (c, 0x160, 0x161) || is_in (c, 0x17d, 0x17e) || c == 0x192
      || c == 0x2c6 || c == 0x2dc)
    return UNREP_SCRIPT_SIGN;
  return UNREP_SCRIPT_OTHER;
}

/* What stands behind letters in sound text too. */
static gboolean
is_common_behind_letters (gunichar c)
{
  return c == 0xab || c == 0xbb || is_in (c, 0x2013, 0x201d) || c == 0x2026 || c == 0x60c || c == 0x61b || c == 0x61f;
}

/* Reads the character of UTF-8 that begins at @at; returns how many it is made of, 0 for none. */
static guint
read_char (UnrepRecodingLine *self,
           guint              at,
           guint              end,
           UnrepCodePage      page,
           gunichar          *c)
{
  guint8 lead = unrep_code_page_get_byte (page, unrep_recoding_get (self, at)->c);
  guint n = is_in (lead, 0xc2, 0xdf) ? 2 : is_in (lead, 0xe0, 0xef) ? 3 : 0;

  if (n == 0 || at + n > end)
    return 0;
  *c = lead & (n == 2 ? 0x1f : 0x0f);
  for (guint i = 1; i < n; i++)
    {
      guint8 byte = unrep_code_page_get_byte (page, unrep_recoding_get (self, at + i)->c);

      if ((byte & 0xc0) != 0x80)
        return 0;
      *c = *c << 6 | (byte & 0x3f);
    }
  return (n == 2 || *c >= 0x800) && unrep_recoding_get_script (*c) != UNREP_SCRIPT_OTHER ? n : 0;
}

/* What begins most letters of Latin, Cyrillic and Arabic in UTF-8. */
static gboolean
is_lead (guint8 byte)
{
  return byte == 0xc2 || byte == 0xc3 || byte == 0xd0 || byte == 0xd1 || is_in (byte, 0xd8, 0xdb);
}

/* Half of the quotation marks have a third byte that windows-1252 has not. */
static gboolean
is_cut_sign (UnrepRecodingLine *self,
             guint              at,
             guint              end,
             UnrepCodePage      page)
{
  return page == UNREP_CODE_PAGE_WINDOWS_1252 && at + 1 < end && unrep_recoding_get (self, at)->c == 0xe2
         && unrep_code_page_get_byte (page, unrep_recoding_get (self, at + 1)->c) == 0x80;
}

/* A quotation mark or a space of the right encoding among ill-read letters. */
static gboolean
is_sound_sign (gunichar      c,
               UnrepCodePage page)
{
  return page == UNREP_CODE_PAGE_WINDOWS_1252 && unrep_recoding_get_script (c) == UNREP_SCRIPT_SIGN;
}

/* The ASCII letter at @at, 0 where there is none. */
static char
get_ascii_letter (UnrepRecodingLine *self,
                  guint              at)
{
  gunichar c = at < self->chars->len ? unrep_recoding_get (self, at)->c : 0;

  return c < 0x80 && g_ascii_isalpha ((char) c) ? (char) c : '\0';
}

static void
count_char (UnrepRecodingLine *self,
            guint              at,
            guint              n,
            gunichar           c,
            Word              *word)
{
  gunichar lead = unrep_recoding_get (self, at)->c, second = unrep_recoding_get (self, at + 1)->c;
  gboolean is_within = get_ascii_letter (self, at + n) != '\0' && second != APOSTROPHE;
  UnrepScript script = unrep_recoding_get_script (c);

  word->n_good++;
  word->n_long += n == 3;
  word->n_solid += n == 3 || is_within || !(is_common_behind_letters (second) || (lead == 0xc2 && second == 0xa0));
  word->n_of[script]++;
  if (script != UNREP_SCRIPT_LATIN)
    return;
  word->n_joined += is_within || get_ascii_letter (self, at - 1) != '\0';
  word->wrong_case |= g_ascii_isupper (get_ascii_letter (self, at - 1)) && g_ascii_isupper (get_ascii_letter (self, at - 2))
                      && g_unichar_islower (c);
}

static void
count_word (UnrepRecodingLine *self,
            guint              start,
            guint              end,
            UnrepCodePage      page,
            Word              *word)
{
  *word = (Word) { 0 };
  for (guint i = start, n; i < end; i += n)
    {
      gunichar c = unrep_recoding_get (self, i)->c, read;

      n = 1;
      if (c < 0x80)
        word->n_ascii += g_ascii_isalpha ((char) c);
      else if ((n = read_char (self, i, end, page, &read)) > 0)
        count_char (self, i, n, read, word);
      else
        {
          n = 1;
          if (is_cut_sign (self, i, end, page))
            {
              word->n_cut++;
              continue;
            }
          word->n_bad += unrep_code_page_get_byte (page, c) != 0 && !is_sound_sign (c, page);
          word->n_alone += is_lead (unrep_code_page_get_byte (page, c));
        }
    }
}

static gboolean
is_broken_latin (const Word    *word,
                 UnrepCodePage  page)
{
  if (page == UNREP_CODE_PAGE_WINDOWS_1252)
    return word->n_solid > 0 && !word->wrong_case;
  /* In the middle of a Latin word, or a triple such as that of a quotation mark. */
  return word->n_long > 0 || word->n_joined > 0 || (word->n_solid > 0 && word->n_good > 2);
}

/* How many letters speak against it. Other letters with accents may be sound in a Latin word. */
static guint
count_against (const Word    *word,
               UnrepCodePage  page)
{
  gboolean is_latin = word->n_of[UNREP_SCRIPT_ARABIC] + word->n_of[UNREP_SCRIPT_CYRILLIC] == 0 && word->n_ascii > 0;

  return is_latin && page == UNREP_CODE_PAGE_WINDOWS_1252 ? word->n_alone : word->n_bad;
}

/* @is_line_broken: other words of its line are broken in the same way. */
static WordState
judge_word (const Word    *word,
            UnrepCodePage  page,
            gboolean       is_line_broken)
{
  guint n_letters = word->n_of[UNREP_SCRIPT_LATIN] + word->n_of[UNREP_SCRIPT_ARABIC] + word->n_of[UNREP_SCRIPT_CYRILLIC];
  gboolean is_mixed = n_letters > word->n_of[UNREP_SCRIPT_LATIN] && n_letters > word->n_of[UNREP_SCRIPT_ARABIC]
                      && n_letters > word->n_of[UNREP_SCRIPT_CYRILLIC];
  guint n_bad = count_against (word, page);

  if (word->n_good == 0 && word->n_cut > 0)
    return WORD_LOST;
  if (word->n_good == 0)
    /* In the other pages these are letters of sound words beside the broken ones. */
    return is_line_broken && page == UNREP_CODE_PAGE_WINDOWS_1252 && word->n_alone > 0 && word->n_ascii == 0 ? WORD_LOST : WORD_SOUND;
  if (is_mixed)
    return word->n_solid > 2 && word->n_bad == 0 ? WORD_BROKEN : WORD_SOUND;
  if (n_bad > 0 && (is_line_broken ? n_bad > word->n_good : word->n_good < 2 || n_bad * 2 > word->n_good))
    return word->n_good > 1 && word->n_solid > 0 && page == UNREP_CODE_PAGE_WINDOWS_1252 ? WORD_LOST : WORD_SOUND;
  if (word->n_of[UNREP_SCRIPT_ARABIC] + word->n_of[UNREP_SCRIPT_CYRILLIC] == 0)
    return is_broken_latin (word, page) ? WORD_BROKEN : WORD_WEAK;
  if (word->n_good > 1 && word->n_solid > 0)
    return WORD_BROKEN;
  return word->n_ascii == 0 || word->n_good > 1 ? WORD_WEAK : WORD_SOUND;
}

/* How many characters of the line are surely UTF-8 read as @page. */
static guint
count_broken (UnrepRecodingLine *self,
              UnrepCodePage      page)
{
  guint n = 0;
  Word word;

  for (guint start = 0, end; start < self->chars->len; start = end + 1)
    {
      end = unrep_recoding_find_word (self, start);
      count_word (self, start, end, page, &word);
      if (judge_word (&word, page, FALSE) == WORD_BROKEN)
        n += word.n_good;
    }
  return n;
}

/* Whether a byte that is not of a character of UTF-8 was of one. */
static gboolean
may_be_lost (guint8        byte,
             UnrepCodePage page)
{
  return page == UNREP_CODE_PAGE_WINDOWS_1252 ? is_lead (byte) : byte != 0;
}

static void
repair_word (UnrepRecodingLine *self,
             guint              start,
             guint              end,
             UnrepCodePage      page)
{
  for (guint i = start, n; i < end; i += n)
    {
      UnrepRecodedChar read = *unrep_recoding_get (self, i);
      gunichar c = read.c;

      n = c >= 0x80 ? read_char (self, i, end, page, &read.c) : 0;
      if (n == 0)
        {
          n = 1;
          read.c = c;
          if (is_cut_sign (self, i, end, page))
            unrep_recoding_doubt (self, i, i + 2);
          else if (c == 0xfffd || (c >= 0x80 && may_be_lost (unrep_code_page_get_byte (page, c), page)))
            unrep_recoding_doubt (self, i, i + 1);
        }
      for (guint j = 1; j < n; j++)
        read.n_bytes += unrep_recoding_get (self, i + j)->n_bytes;
      g_array_append_val (self->spare, read);
    }
}

static void
repair (UnrepRecodingLine *self,
        UnrepCodePage      page)
{
  GArray *line = self->chars;
  Word word;

  g_array_set_size (self->spare, 0);
  for (guint start = 0, end; start < line->len; start = end + 1)
    {
      WordState state;

      end = unrep_recoding_find_word (self, start);
      count_word (self, start, end, page, &word);
      state = judge_word (&word, page, TRUE);
      if (state >= WORD_WEAK)
        repair_word (self, start, end, page);
      else
        g_array_append_vals (self->spare, unrep_recoding_get (self, start), end - start);
      if (state == WORD_LOST)
        unrep_recoding_doubt (self, start, end);
      if (end < line->len)
        g_array_append_vals (self->spare, unrep_recoding_get (self, end), 1);
    }
  self->chars = self->spare;
  self->spare = line;
}

/* The page of half of the lines and more at @level, where the line at hand says nothing itself. */
static int
find_usual_page (UnrepRecodingLine *self,
                 guint              level)
{
  for (guint page = 0; page < UNREP_RECODING_READERS; page++)
    if (!self->learns && self->evidence->utf8[level][page] * 2 >= self->evidence->n_lines)
      return (int) page;
  return -1;
}

static void
doubt_words (UnrepRecodingLine *self)
{
  Word word;

  for (guint start = 0, end; start < self->chars->len; start = end + 1)
    {
      end = unrep_recoding_find_word (self, start);
      count_word (self, start, end, UNREP_CODE_PAGE_WINDOWS_1252, &word);
      if (judge_word (&word, UNREP_CODE_PAGE_WINDOWS_1252, FALSE) == WORD_LOST)
        unrep_recoding_doubt (self, start, end);
    }
}

/**
 * unrep_recoding_undo_utf8:
 * @level: how many conversions were undone in the line before
 *
 * Reads the line as UTF-8 again where it was read as something else.
 *
 * Returns: whether anything was changed
 */
gboolean
unrep_recoding_undo_utf8 (UnrepRecodingLine *self,
                          guint              level)
{
  int best = -1;
  guint most = 0, n = self->chars->len;

  for (guint page = 0; page < UNREP_RECODING_READERS; page++)
    {
      guint count = count_broken (self, page);

      if (count > most)
        best = (int) page;
      most = MAX (most, count);
    }
  if (best >= 0 && self->learns)
    self->evidence->utf8[level][best]++;
  if (best < 0)
    best = find_usual_page (self, level);
  if (best < 0)
    {
      doubt_words (self);
      return FALSE;
    }
  repair (self, (UnrepCodePage) best);
  return self->chars->len != n;
}
