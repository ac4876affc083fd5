/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-text.h"

#include <glib-object.h>
#include <string.h>

/* One index serves code points and lines: for every BLOCK bytes of text, how
 * many code points and how many line ends lie before. It takes a fifteenth of
 * the text whatever the text is (a line array would be eight times a text of
 * bare newlines), and every question is a binary search and a look at one block.
 */
#define BLOCK 256

#define EACH_BYTE G_GUINT64_CONSTANT (0x0101010101010101)

typedef struct
{
  gsize chars;
  gsize line_ends;
} Mark;

struct _UnrepText
{
  gatomicrefcount ref_count;
  char *utf8;
  gsize n_bytes;
  gsize n_chars;
  gsize n_line_ends;
  gsize n_marks;
  Mark *marks;
};

G_DEFINE_BOXED_TYPE (UnrepText, unrep_text, unrep_text_ref, unrep_text_unref)

static inline gboolean
starts_char (char byte)
{
  return ((guchar) byte & 0xc0) != 0x80;
}

/* Whether a line ends with this byte: LF, or CR alone. Reads one byte further,
 * which is the terminating NUL at the end of the text. */
static inline gboolean
ends_line (const char *byte)
{
  return (byte[0] == '\n') | ((byte[0] == '\r') & (byte[1] != '\n'));
}

/* Of eight bytes, the first of which is the lowest, bit 0 of those that begin a character:
 * a continuation byte is 10xxxxxx. */
static inline guint64
find_starts (const char *bytes)
{
  guint64 word;

  memcpy (&word, bytes, sizeof word);
  word = GUINT64_FROM_LE (word);
  return (~word >> 7 | word >> 6) & EACH_BYTE;
}

/* How many of eight bytes have bit 0, and no other: the product sums them. */
static inline gsize
count_bytes (guint64 word)
{
  return (gsize) ((word * EACH_BYTE) >> 56);
}

static gsize
count_chars (const char *bytes,
             gsize       n)
{
  gsize chars = 0, i = 0;

  for (; i + sizeof (guint64) <= n; i += sizeof (guint64))
    chars += count_bytes (find_starts (bytes + i));
  for (; i < n; i++)
    chars += starts_char (bytes[i]);

  return chars;
}

/* Whether one of the next eight bytes is LF or CR; now and then when none is. */
static inline gboolean
may_end_line (const char *bytes)
{
  const guint64 high = EACH_BYTE << 7;
  guint64 word, lf, cr;

  memcpy (&word, bytes, sizeof word);
  /* A byte from which one is borrowed in vain was 0. */
  lf = word ^ (EACH_BYTE * '\n');
  cr = word ^ (EACH_BYTE * '\r');
  return ((((lf - EACH_BYTE) & ~lf) | ((cr - EACH_BYTE) & ~cr)) & high) != 0;
}

static gsize
count_line_ends (const char *bytes,
                 gsize       n)
{
  gsize line_ends = 0, i = 0;

  /* Chunks whose count fits a byte, so that the compiler can vectorise. */
  for (; i + 128 <= n; i += 128)
    {
      guint8 count = 0;

      for (gsize j = 0; j < 128; j++)
        count += ends_line (bytes + i + j);
      line_ends += count;
    }
  for (; i < n; i++)
    line_ends += ends_line (bytes + i);

  return line_ends;
}

static void
build_index (UnrepText *self)
{
  gsize chars = 0, line_ends = 0;

  self->n_marks = self->n_bytes / BLOCK + 1;
  self->marks = g_new (Mark, self->n_marks);

  for (gsize i = 0; i < self->n_marks; i++)
    {
      const char *block = self->utf8 + i * BLOCK;
      gsize n = MIN (BLOCK, self->n_bytes - i * BLOCK);

      self->marks[i].chars = chars;
      self->marks[i].line_ends = line_ends;
      chars += count_chars (block, n);
      line_ends += count_line_ends (block, n);
    }

  self->n_chars = chars;
  self->n_line_ends = line_ends;
}

/**
 * unrep_text_new:
 * @utf8: valid UTF-8
 * @n_bytes: its length in bytes, or -1 when it ends with a NUL
 *
 * Copies @utf8 and indexes the copy. The caller has checked that it is valid:
 * here that would be a second pass over every report. Offsets into invalid text
 * mean nothing, but never lead outside of it.
 *
 * Returns: (transfer full): a new text
 */
UnrepText *
unrep_text_new (const char *utf8,
                gssize      n_bytes)
{
  gsize n;
  char *copy;

  g_return_val_if_fail (utf8 != NULL || n_bytes == 0, NULL);

  n = n_bytes < 0 ? strlen (utf8) : (gsize) n_bytes;
  copy = g_malloc (n + 1);
  if (n > 0)
    memcpy (copy, utf8, n);
  copy[n] = '\0';

  return unrep_text_new_take (copy, n);
}

/**
 * unrep_text_new_take:
 * @utf8: (transfer full): valid UTF-8 from g_malloc(), with a NUL behind it
 * @n_bytes: its length in bytes, without that NUL
 *
 * As unrep_text_new(), without the copy.
 *
 * Returns: (transfer full): a new text
 */
UnrepText *
unrep_text_new_take (char  *utf8,
                     gsize  n_bytes)
{
  UnrepText *self;

  g_return_val_if_fail (utf8 != NULL, NULL);
  g_return_val_if_fail (utf8[n_bytes] == '\0', NULL);

  self = g_new0 (UnrepText, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->utf8 = utf8;
  self->n_bytes = n_bytes;
  build_index (self);

  return self;
}

/**
 * unrep_text_ref:
 *
 * Returns: (transfer full): @self, which now has one more owner
 */
UnrepText *
unrep_text_ref (UnrepText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * unrep_text_unref:
 * @self: (transfer full): a text
 *
 * Gives up one reference; the last one frees the text.
 */
void
unrep_text_unref (UnrepText *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->utf8);
  g_free (self->marks);
  g_free (self);
}

/**
 * unrep_text_get_utf8:
 *
 * Returns: (transfer none): the bytes of the text, with a NUL behind them
 */
const char *
unrep_text_get_utf8 (UnrepText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->utf8;
}

/**
 * unrep_text_get_n_bytes:
 *
 * Returns: the length in bytes of UTF-8
 */
gsize
unrep_text_get_n_bytes (UnrepText *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_bytes;
}

/**
 * unrep_text_get_n_chars:
 *
 * Returns: the length in code points
 */
gsize
unrep_text_get_n_chars (UnrepText *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_chars;
}

/**
 * unrep_text_get_n_lines:
 *
 * Counts lines as editors number them: what follows the last line end is a line
 * only when it is not empty. The empty text has one line, which is empty.
 *
 * Returns: how many lines the text has, at least 1
 */
guint
unrep_text_get_n_lines (UnrepText *self)
{
  gboolean open_end;

  g_return_val_if_fail (self != NULL, 0);

  open_end = self->n_bytes == 0 || !ends_line (self->utf8 + self->n_bytes - 1);

  return self->n_line_ends + open_end;
}

typedef gboolean (*IsBefore) (const Mark *mark,
                              gsize       n);

static gboolean
is_at_or_before_char (const Mark *mark,
                      gsize       n)
{
  return mark->chars <= n;
}

static gboolean
is_before_line_end (const Mark *mark,
                    gsize       n)
{
  return mark->line_ends < n;
}

/* The last block whose mark is before @n of the text's @total; the first block always is.
 * Code points and lines are spread so evenly that it is near where it should be. */
static gsize
find_block (UnrepText *self,
            IsBefore   is_before,
            gsize      n,
            gsize      total)
{
  gsize low = 0, high = self->n_marks;
  gsize guess = MIN ((gsize) ((double) n / (double) total * (double) self->n_marks), self->n_marks - 1);

  if (is_before (&self->marks[guess], n))
    {
      low = guess;
      for (gsize step = 1; low + step < high; step *= 4)
        if (is_before (&self->marks[low + step], n))
          low += step;
        else
          high = low + step;
    }
  else
    {
      high = guess;
      for (gsize step = 1; low + step < high; step *= 4)
        if (is_before (&self->marks[high - step], n))
          low = high - step;
        else
          high -= step;
    }
  while (high - low > 1)
    {
      gsize middle = low + (high - low) / 2;

      if (is_before (&self->marks[middle], n))
        low = middle;
      else
        high = middle;
    }

  return low;
}

/**
 * unrep_text_get_byte:
 * @offset: an offset in code points; past the end counts as the end
 *
 * Returns: where the code point at @offset begins, in bytes
 */
gsize
unrep_text_get_byte (UnrepText *self,
                     gsize      offset)
{
  gsize block, byte, left;

  g_return_val_if_fail (self != NULL, 0);

  if (offset >= self->n_chars)
    return self->n_bytes;
  if (self->n_chars == self->n_bytes)
    return offset;

  block = find_block (self, is_at_or_before_char, offset, self->n_chars);
  byte = block * BLOCK;
  left = offset - self->marks[block].chars;

  /* Whole stretches first: a block of Arabic is 128 steps byte by byte. */
  while (left >= 32 && byte + 32 <= self->n_bytes)
    {
      left -= count_chars (self->utf8 + byte, 32);
      byte += 32;
    }
  for (; byte + 8 <= self->n_bytes; byte += 8)
    {
      guint64 starts = find_starts (self->utf8 + byte);
      gsize n = count_bytes (starts);

      if (left < n)
        {
          for (; left > 0; left--)
            starts &= starts - 1;
          return byte + (gsize) __builtin_ctzll (starts) / 8;
        }
      left -= n;
    }
  while (byte < self->n_bytes && (!starts_char (self->utf8[byte]) || left-- > 0))
    byte++;

  return byte;
}

/**
 * unrep_text_get_offset:
 * @byte: a place in bytes; past the end counts as the end
 *
 * Returns: the offset in code points of the code point that @byte is part of
 */
gsize
unrep_text_get_offset (UnrepText *self,
                       gsize      byte)
{
  gsize block;

  g_return_val_if_fail (self != NULL, 0);

  if (byte >= self->n_bytes)
    return self->n_chars;
  if (self->n_chars == self->n_bytes)
    return byte;

  while (byte > 0 && !starts_char (self->utf8[byte]))
    byte--;
  block = byte / BLOCK;

  return self->marks[block].chars + count_chars (self->utf8 + block * BLOCK, byte % BLOCK);
}

/* The byte with which the @n-th line (from 1) ends, or the end of the text. */
static gsize
find_line_end (UnrepText *self,
               gsize      n)
{
  gsize block, byte, left;

  if (n > self->n_line_ends)
    return self->n_bytes;

  block = find_block (self, is_before_line_end, n, self->n_line_ends);
  byte = block * BLOCK;
  left = n - self->marks[block].line_ends;

  for (;;)
    {
      while (byte + sizeof (guint64) <= self->n_bytes && !may_end_line (self->utf8 + byte))
        byte += sizeof (guint64);
      if (ends_line (self->utf8 + byte) && --left == 0)
        return byte;
      byte++;
    }
}

/**
 * unrep_text_get_line_range:
 * @line: the number of a line, from 1
 *
 * Returns: the code points of @line without its line end; behind the last line,
 *   an empty range at the end of the text
 */
UnrepRange
unrep_text_get_line_range (UnrepText *self,
                           guint      line)
{
  gsize start, end;

  g_return_val_if_fail (self != NULL && line > 0, ((UnrepRange) { 0, 0 }));

  start = line == 1 ? 0 : MIN (find_line_end (self, line - 1) + 1, self->n_bytes);
  end = find_line_end (self, line);
  if (end > start && end < self->n_bytes && self->utf8[end] == '\n' && self->utf8[end - 1] == '\r')
    end--;

  return (UnrepRange) { unrep_text_get_offset (self, start), unrep_text_get_offset (self, end) };
}

/**
 * unrep_text_get_line_at:
 * @offset: an offset in code points; past the end counts as the end
 *
 * A line end belongs to the line that it ends.
 *
 * Returns: the number of the line, from 1, that the code point at @offset is
 *   in; at the end of the text, of its last line
 */
guint
unrep_text_get_line_at (UnrepText *self,
                        gsize      offset)
{
  gsize byte, block, line_ends;

  g_return_val_if_fail (self != NULL, 0);

  byte = unrep_text_get_byte (self, offset);
  block = byte / BLOCK;
  line_ends = self->marks[block].line_ends + count_line_ends (self->utf8 + block * BLOCK, byte % BLOCK);

  return MIN (line_ends + 1, unrep_text_get_n_lines (self));
}

/**
 * unrep_text_dup_range:
 * @range: code points; what lies past the end is left out
 *
 * Returns: (transfer full): the text of @range, NUL-terminated UTF-8
 */
char *
unrep_text_dup_range (UnrepText  *self,
                      UnrepRange  range)
{
  gsize start, end;

  g_return_val_if_fail (self != NULL, NULL);

  start = unrep_text_get_byte (self, range.start);
  end = unrep_text_get_byte (self, MAX (range.start, range.end));

  return g_strndup (self->utf8 + start, end - start);
}

/**
 * unrep_text_dup_sha256:
 *
 * Hashes the UTF-8 bytes; nothing is kept, so a caller who needs the hash again
 * keeps it.
 *
 * Returns: (transfer full): the SHA-256 as 64 lower-case hexadecimal digits
 */
char *
unrep_text_dup_sha256 (UnrepText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) self->utf8, self->n_bytes);
}
