/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-recoding.h"

#include "unrep-recoding-private.h"

#include "base/unrep-ranges.h"
#include "base/unrep-utf8.h"

/* Below this a table says what a character may be a sign of. */
#define N_LOW 0x700

struct _UnrepRecoding
{
  gatomicrefcount ref_count;
  UnrepText *text; /* repaired */
  GArray *recoded; /* of UnrepRecoded */
  gsize *places; /* of each, byte of the repaired text */
  GArray *doubts; /* of UnrepRange, bytes of the extracted text */
};

/* By code page, a bit each. */
typedef struct
{
  guint8 leads;  /* begins a character of UTF-8 that was read in that page */
  guint8 trails; /* goes on with one */
} Signs;

static guint8
find_leads (gunichar c)
{
  guint8 leads = 0;

  for (guint page = 0; page < UNREP_RECODING_READERS; page++)
    {
      guint8 byte = unrep_code_page_get_byte (page, c);

      if (byte == 0xc2 || byte == 0xc3 || byte == 0xc5 || byte == 0xd0 || byte == 0xd1 || (byte >= 0xd8 && byte <= 0xdb)
          || byte == 0xe2 || byte == 0xef)
        leads |= (guint8) (1 << page);
    }
  return leads;
}

static guint8
find_trails (gunichar c)
{
  guint8 trails = 0;

  for (guint page = 0; page < UNREP_RECODING_READERS; page++)
    if ((unrep_code_page_get_byte (page, c) & 0xc0) == 0x80)
      trails |= (guint8) (1 << page);
  return trails;
}

static const Signs *
get_low_signs (void)
{
  static Signs signs[N_LOW];
  static gsize filled = 0;

  if (g_once_init_enter (&filled))
    {
      for (gunichar c = 0x80; c < N_LOW; c++)
        signs[c] = (Signs) { find_leads (c), find_trails (c) };
      g_once_init_leave (&filled, 1);
    }
  return signs;
}

/* Bytes of UTF-8 at which a look is worth the time: first bytes of nearly all characters that
 * may go on with ill-read UTF-8, or second ones where the first are those of common letters;
 * and the first byte of letters with accents. */
static const guint8 *
get_telling_bytes (void)
{
  static guint8 bytes[256];
  static gsize filled = 0;

  if (g_once_init_enter (&filled))
    {
      for (const char *p = "\xc2\xc3\xc5\xc6\xcb\xd2\xda\xe2\x8c\x94\x96\x9b\x9e\x9f"; *p != '\0'; p++)
        bytes[(guchar) *p] = 1;
      g_once_init_leave (&filled, 1);
    }
  return bytes;
}

static Signs
get_signs (const char *p)
{
  gunichar c = unrep_utf8_get_char (p);

  return c < N_LOW ? get_low_signs ()[c] : (Signs) { 0, find_trails (c) };
}

/* In which pages the character at @p and the next are a pair, as bits. */
static guint8
get_pairs (const char *p)
{
  guint8 leads = (guchar) *p >= 0x80 ? get_signs (p).leads : 0;

  return leads != 0 && (guchar) *g_utf8_next_char (p) >= 0x80 ? leads & get_signs (g_utf8_next_char (p)).trails : 0;
}

/* Whether the character in which the byte at @p stands ends a pair that sound text has not. */
static gboolean
ends_pair (const char *utf8,
           const char *p)
{
  const char *lead, *next;
  guint8 pairs;

  while (((guchar) *p & 0xc0) == 0x80)
    p--;
  if (p == utf8 || ((guchar) p[-1] & 0x80) == 0)
    return FALSE;
  lead = g_utf8_prev_char (p);
  pairs = get_pairs (lead);
  if (pairs == 0)
    return FALSE;
  /* Of pages but windows-1252, Arabic and Russian have single pairs: a letter and a comma. */
  next = g_utf8_next_char (p);
  return (pairs & (1 << UNREP_CODE_PAGE_WINDOWS_1252)) != 0 || g_ascii_isalpha (*next)
         || (lead > utf8 && g_ascii_isalpha (lead[-1])) || (pairs & get_pairs (next)) != 0
         || ((guchar) *next >= 0x80 && (pairs & get_signs (next).trails) != 0);
}

/* The first place at @at or behind that may be broken, @n_bytes where there is none. A sound
 * text is over with this. */
static gsize
find_suspicious (const char *utf8,
                 gsize       at,
                 gsize       n_bytes)
{
  const guint8 *telling = get_telling_bytes ();

  for (; at < n_bytes; at++)
    {
      if (telling[(guchar) utf8[at]] == 0)
        continue;
      if (utf8[at] == '\xc3' && at + 6 < n_bytes && utf8[at + 2] == '\xc3' && utf8[at + 4] == '\xc3' && utf8[at + 6] == '\xc3')
        return at;
      if (ends_pair (utf8, utf8 + at))
        return at;
    }
  return n_bytes;
}

/**
 * unrep_recoding_find_word:
 * @start: index of a character of the line
 *
 * Returns: where the word from there on ends, which is at a space that no encoding has
 *   made
 */
guint
unrep_recoding_find_word (UnrepRecodingLine *self,
                          guint              start)
{
  while (start < self->chars->len && unrep_recoding_get (self, start)->c > ' ')
    start++;
  return start;
}

/**
 * unrep_recoding_doubt:
 * @start: index of a character of the line
 * @end: behind the last one
 *
 * Notes that these look broken, and have no repair that is sure.
 */
void
unrep_recoding_doubt (UnrepRecodingLine *self,
                      guint              start,
                      guint              end)
{
  const UnrepRecodedChar *last = unrep_recoding_get (self, end - 1);
  UnrepRange range = { unrep_recoding_get (self, start)->start, last->start + last->n_bytes };

  if (!self->learns)
    g_array_append_val (self->doubts, range);
}

static void
read_line (UnrepRecodingLine *self,
           const char        *utf8,
           gsize              start,
           gsize              end)
{
  g_array_set_size (self->chars, 0);
  while (start < end)
    {
      guint n_bytes = (guint) g_utf8_skip[(guchar) utf8[start]];
      UnrepRecodedChar one = { unrep_utf8_get_char (utf8 + start), start, n_bytes };

      g_array_append_val (self->chars, one);
      start += n_bytes;
    }
}

static void
repair_line (UnrepRecodingLine *self)
{
  for (guint level = 0; level < UNREP_RECODING_LEVELS; level++)
    if (!unrep_recoding_undo_utf8 (self, level))
      break;
  unrep_recoding_undo_page (self);
}

/* Takes over what became of a line. A control says that something else went wrong. */
static void
take_line (UnrepRecoding     *self,
           UnrepRecodingLine *line,
           const char        *utf8)
{
  for (guint i = 0; i < line->chars->len; i++)
    {
      const UnrepRecodedChar *one = unrep_recoding_get (line, i);
      UnrepRecoded recoded = { one->start, one->n_bytes, one->c };

      if (unrep_utf8_get_char (utf8 + one->start) == one->c && one->n_bytes == (guint) g_utf8_skip[(guchar) utf8[one->start]])
        continue;
      if (one->c >= 0x80 && one->c < 0xa0)
        unrep_recoding_doubt (line, i, i + 1);
      else
        g_array_append_val (self->recoded, recoded);
    }
}

static gsize
find_line_end (const char *utf8,
               gsize       at,
               gsize       n_bytes)
{
  while (at < n_bytes && utf8[at] != '\n' && utf8[at] != '\r')
    at++;
  return at;
}

static void
do_line (UnrepRecoding     *self,
         UnrepRecodingLine *line,
         const char        *utf8,
         gsize              start,
         gsize              end)
{
  read_line (line, utf8, start, end);
  repair_line (line);
  if (!line->learns)
    take_line (self, line, utf8);
}

/* Learns from the lines that may be broken, or repairs them. */
static void
do_suspicious_lines (UnrepRecoding     *self,
                     UnrepRecodingLine *line,
                     const char        *utf8,
                     gsize              n_bytes)
{
  gsize at = 0, start;

  while ((at = find_suspicious (utf8, at, n_bytes)) < n_bytes)
    {
      for (start = at; start > 0 && utf8[start - 1] != '\n' && utf8[start - 1] != '\r';)
        start--;
      at = find_line_end (utf8, at, n_bytes);
      do_line (self, line, utf8, start, at);
    }
}

/* Counts the lines that are not ASCII, or repairs them. */
static void
do_all_lines (UnrepRecoding     *self,
              UnrepRecodingLine *line,
              const char        *utf8,
              gsize              n_bytes)
{
  for (gsize start = 0, end; start < n_bytes; start = end + 1)
    {
      gboolean is_ascii = TRUE;

      end = find_line_end (utf8, start, n_bytes);
      for (gsize i = start; i < end && is_ascii; i++)
        is_ascii = (guchar) utf8[i] < 0x80;
      if (line->learns)
        line->evidence->n_lines += !is_ascii;
      else if (!is_ascii)
        do_line (self, line, utf8, start, end);
    }
}

/* Whether so many lines are broken in the same way that others are too which say nothing of it
 * themselves. */
static gboolean
is_broken_throughout (const UnrepRecodingEvidence *evidence)
{
  guint most = 1;

  for (guint level = 0; level < UNREP_RECODING_LEVELS; level++)
    for (guint page = 0; page < UNREP_RECODING_READERS; page++)
      most = MAX (most, evidence->utf8[level][page]);
  for (guint page = 0; page < UNREP_N_CODE_PAGES; page++)
    most = MAX (most, evidence->written[page]);
  return most * 2 >= evidence->n_lines;
}

static const UnrepRecoded *
get_char (UnrepRecoding *self,
          guint          index)
{
  return &g_array_index (self->recoded, UnrepRecoded, index);
}

static void
write_text (UnrepRecoding *self,
            UnrepText     *text)
{
  const char *utf8 = unrep_text_get_utf8 (text);
  g_autoptr (GString) out = g_string_sized_new (unrep_text_get_n_bytes (text));
  gsize at = 0, n;

  self->places = g_new (gsize, self->recoded->len + 1);
  for (guint i = 0; i < self->recoded->len; i++)
    {
      const UnrepRecoded *one = get_char (self, i);

      g_string_append_len (out, utf8 + at, (gssize) (one->start - at));
      self->places[i] = out->len;
      g_string_append_unichar (out, one->c);
      at = one->start + one->n_bytes;
    }
  g_string_append_len (out, utf8 + at, (gssize) (unrep_text_get_n_bytes (text) - at));
  n = out->len;
  self->text = unrep_text_new_take (g_string_free (g_steal_pointer (&out), FALSE), n);
}

/**
 * unrep_recoding_new:
 * @text: an extracted text
 *
 * Finds what was read in another encoding than it was written in: UTF-8 read as
 * windows-1252, ISO-8859-1, windows-1256 or windows-1251, also several times behind each
 * other; windows-1256, ISO-8859-6, windows-1251, ISO-8859-5 and KOI8-R read as
 * windows-1252. A text may be so in part, down to a word. Takes time linear in its length,
 * little where nothing is broken.
 *
 * Returns: (transfer full) (nullable): what is to be read otherwise, %NULL for nothing
 */
UnrepRecoding *
unrep_recoding_new (UnrepText *text)
{
  UnrepRecodingEvidence evidence = { 0 };
  UnrepRecodingLine line = { .evidence = &evidence, .learns = TRUE };
  UnrepRecoding *self = g_new0 (UnrepRecoding, 1);
  const char *utf8 = unrep_text_get_utf8 (text);
  gsize n_bytes = unrep_text_get_n_bytes (text);

  g_atomic_ref_count_init (&self->ref_count);
  self->recoded = g_array_new (FALSE, FALSE, sizeof (UnrepRecoded));
  self->doubts = line.doubts = g_array_new (FALSE, FALSE, sizeof (UnrepRange));
  line.chars = g_array_new (FALSE, FALSE, sizeof (UnrepRecodedChar));
  line.spare = g_array_new (FALSE, FALSE, sizeof (UnrepRecodedChar));

  do_suspicious_lines (self, &line, utf8, n_bytes);
  if (line.chars->len > 0)
    {
      do_all_lines (self, &line, utf8, n_bytes);
      line.learns = FALSE;
      (is_broken_throughout (&evidence) ? do_all_lines : do_suspicious_lines) (self, &line, utf8, n_bytes);
    }
  g_array_unref (line.chars);
  g_array_unref (line.spare);
  unrep_ranges_merge (self->doubts);
  if (self->recoded->len + self->doubts->len == 0)
    g_clear_pointer (&self, unrep_recoding_unref);
  else
    write_text (self, text);
  return self;
}

/**
 * unrep_recoding_ref:
 *
 * Returns: (transfer full): @self, which now has one more owner
 */
UnrepRecoding *
unrep_recoding_ref (UnrepRecoding *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * unrep_recoding_unref:
 * @self: (transfer full): a recoding
 *
 * Gives up one reference; the last one frees it.
 */
void
unrep_recoding_unref (UnrepRecoding *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->text, unrep_text_unref);
  g_array_unref (self->recoded);
  g_array_unref (self->doubts);
  g_free (self->places);
  g_free (self);
}

/**
 * unrep_recoding_get_text:
 *
 * Returns: (transfer none): the whole text, repaired; it has the lines of the extracted one
 */
UnrepText *
unrep_recoding_get_text (UnrepRecoding *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

/**
 * unrep_recoding_get_n:
 *
 * Returns: how many characters are read otherwise
 */
guint
unrep_recoding_get_n (UnrepRecoding *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->recoded->len;
}

/**
 * unrep_recoding_get_char:
 * @index: less than unrep_recoding_get_n()
 *
 * Returns: (transfer none): one character; they are in the order of the text
 */
const UnrepRecoded *
unrep_recoding_get_char (UnrepRecoding *self,
                         guint          index)
{
  g_return_val_if_fail (self != NULL && index < self->recoded->len, NULL);

  return get_char (self, index);
}

/**
 * unrep_recoding_find:
 * @byte: a byte of the extracted text
 *
 * Returns: the index of the first character that ends behind @byte; their number for none
 */
guint
unrep_recoding_find (UnrepRecoding *self,
                     gsize          byte)
{
  guint low = 0, high;

  g_return_val_if_fail (self != NULL, 0);

  high = self->recoded->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const UnrepRecoded *one = get_char (self, middle);

      if (one->start + one->n_bytes <= byte)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * unrep_recoding_get_doubts:
 *
 * Returns: (transfer none) (element-type UnrepRange): bytes of the extracted text that look
 *   broken, and have no repair that is sure, in order
 */
GArray *
unrep_recoding_get_doubts (UnrepRecoding *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->doubts;
}

/**
 * unrep_recoding_to_stored:
 * @byte: where a character of the repaired text begins, or its end
 *
 * Returns: the byte of the extracted text at which that stands
 */
gsize
unrep_recoding_to_stored (UnrepRecoding *self,
                          gsize          byte)
{
  guint low = 0, high;
  const UnrepRecoded *last;

  g_return_val_if_fail (self != NULL, 0);

  high = self->recoded->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->places[middle] < byte)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == 0)
    return byte;
  last = get_char (self, low - 1);
  return last->start + last->n_bytes + (byte - self->places[low - 1] - (gsize) g_unichar_to_utf8 (last->c, NULL));
}

/**
 * unrep_recoding_to_read:
 * @byte: where a character of the extracted text begins, or its end
 *
 * Returns: the byte of the repaired text at which that is read; of a character that was read
 *   as several, where it begins
 */
gsize
unrep_recoding_to_read (UnrepRecoding *self,
                        gsize          byte)
{
  guint index;
  const UnrepRecoded *last;

  g_return_val_if_fail (self != NULL, 0);

  index = unrep_recoding_find (self, byte);
  if (index < self->recoded->len && get_char (self, index)->start < byte)
    return self->places[index];
  if (index == 0)
    return byte;
  last = get_char (self, index - 1);
  return self->places[index - 1] + (gsize) g_unichar_to_utf8 (last->c, NULL) + (byte - last->start - last->n_bytes);
}
