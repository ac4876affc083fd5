/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-salvage-private.h"

#include "base/unrep-utf8.h"

#include <string.h>

#define REPLACEMENT "\xef\xbf\xbd"
#define MARKER_LENGTH 7

static void
append_replacement (GString *out,
                    GArray  *replaced)
{
  gsize at = out->len;

  g_array_append_val (replaced, at);
  g_string_append (out, REPLACEMENT);
}

/* Where the first bytes are no character, one byte at a time is given up. */
static void
append_utf8 (GString    *out,
             GArray     *replaced,
             const char *data,
             gsize       length)
{
  while (length > 0)
    {
      gsize valid = unrep_utf8_find_invalid (data, length);

      g_string_append_len (out, data, (gssize) valid);
      data += valid;
      length -= valid;
      if (length > 0)
        {
          append_replacement (out, replaced);
          data++;
          length--;
        }
    }
}

static gunichar
get_utf16 (const guchar *data,
           gboolean      big_endian)
{
  return big_endian ? data[0] << 8 | data[1] : data[1] << 8 | data[0];
}

static void
append_utf16 (GString      *out,
              GArray       *replaced,
              const guchar *data,
              gsize         length,
              gboolean      big_endian)
{
  gsize i = 0;

  for (; i + 1 < length; i += 2)
    {
      gunichar c = get_utf16 (data + i, big_endian);
      gunichar low = i + 3 < length ? get_utf16 (data + i + 2, big_endian) : 0;

      if (c >= 0xd800 && c < 0xdc00 && low >= 0xdc00 && low < 0xe000)
        {
          c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
          i += 2;
        }
      if (c >= 0xd800 && c < 0xe000)
        append_replacement (out, replaced);
      else if (c == 0)
        g_string_append_c (out, '\0');
      else
        g_string_append_unichar (out, c);
    }
  if (i < length)
    append_replacement (out, replaced);
}

/* Lines end at LF, CRLF and CR, as the reader counts them. */
static void
find_lines (UnrepSalvageText *self)
{
  gsize start = 0;

  g_array_append_val (self->lines, start);
  for (gsize i = 0; i < self->length; i++)
    if (self->data[i] == '\n' || (self->data[i] == '\r' && !(i + 1 < self->length && self->data[i + 1] == '\n')))
      {
        start = i + 1;
        g_array_append_val (self->lines, start);
      }
}

/**
 * unrep_salvage_text_init:
 * @self: a text, to be filled
 * @bytes: a damaged file
 *
 * Takes away a byte order mark; reads UTF-16 where there is one, or where the first
 * two bytes are those of `{` in it; replaces each byte that is no UTF-8 by U+FFFD.
 */
void
unrep_salvage_text_init (UnrepSalvageText *self,
                         GBytes           *bytes)
{
  gsize length, mark = 0;
  const guchar *data = g_bytes_get_data (bytes, &length);
  gboolean big_endian, has_utf16_mark;
  GString *out = g_string_sized_new (length);

  *self = (UnrepSalvageText) {
    .replaced = g_array_new (FALSE, FALSE, sizeof (gsize)),
    .lines = g_array_new (FALSE, FALSE, sizeof (gsize)),
  };
  big_endian = length >= 2 && ((data[0] == 0xfe && data[1] == 0xff) || (data[0] == 0 && data[1] == '{'));
  has_utf16_mark = length >= 2 && ((data[0] == 0xfe && data[1] == 0xff) || (data[0] == 0xff && data[1] == 0xfe));
  self->was_utf16 = has_utf16_mark || big_endian || (length >= 2 && data[0] == '{' && data[1] == 0);
  self->had_mark = has_utf16_mark || (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0);

  if (self->had_mark)
    mark = self->was_utf16 ? 2 : 3;

  if (self->was_utf16)
    append_utf16 (out, self->replaced, data + mark, length - mark, big_endian);
  else if (length > mark)
    append_utf8 (out, self->replaced, (const char *) data + mark, length - mark);
  self->length = out->len;
  self->data = g_string_free (out, FALSE);
  find_lines (self);
}

/**
 * unrep_salvage_text_clear:
 *
 * Frees what @self holds.
 */
void
unrep_salvage_text_clear (UnrepSalvageText *self)
{
  g_clear_pointer (&self->data, g_free);
  g_clear_pointer (&self->replaced, g_array_unref);
  g_clear_pointer (&self->lines, g_array_unref);
}

/* How many of the ascending numbers in @array are below @limit. */
static guint
count_below (GArray *array,
             gsize   limit)
{
  guint low = 0, high = array->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (array, gsize, middle) < limit)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * unrep_salvage_text_get_line:
 * @offset: a place in the text
 *
 * Returns: the number of its line, from 1
 */
guint
unrep_salvage_text_get_line (const UnrepSalvageText *self,
                             gsize                   offset)
{
  return count_below (self->lines, offset + 1);
}

/**
 * unrep_salvage_text_has_replaced:
 * @start: a place in the text
 * @end: a place behind it
 *
 * Returns: whether anything between the two was no text
 */
gboolean
unrep_salvage_text_has_replaced (const UnrepSalvageText *self,
                                 gsize                   start,
                                 gsize                   end)
{
  return count_below (self->replaced, end) > count_below (self->replaced, start);
}

static gboolean
is_marker (const UnrepSalvageText *self,
           gsize                   start,
           char                    c)
{
  gsize end = start + MARKER_LENGTH;

  if (end > self->length)
    return FALSE;
  for (gsize i = start; i < end; i++)
    if (self->data[i] != c)
      return FALSE;
  return end == self->length || strchr (" \r\n", self->data[end]) != NULL;
}

/**
 * unrep_salvage_text_dup_side:
 * @theirs: which of the two
 *
 * Takes one side of the merge conflicts that a version control system left in the
 * text; the other side, the base and the markers become spaces, so that offsets
 * and lines stay.
 *
 * Returns: (transfer full) (nullable): as many bytes as the text has, %NULL when
 *   there is no conflict in it
 */
char *
unrep_salvage_text_dup_side (const UnrepSalvageText *self,
                             gboolean                theirs)
{
  g_autofree char *side = g_memdup2 (self->data, self->length);
  enum { BOTH, OURS, BASE, THEIRS } now = BOTH;
  gboolean found = FALSE;

  for (guint line = 0; line < self->lines->len; line++)
    {
      gsize start = g_array_index (self->lines, gsize, line);
      gsize end = line + 1 < self->lines->len ? g_array_index (self->lines, gsize, line + 1) : self->length;
      gboolean is_mark = TRUE;

      if (is_marker (self, start, '<'))
        now = OURS;
      else if (now == OURS && is_marker (self, start, '|'))
        now = BASE;
      else if ((now == OURS || now == BASE) && is_marker (self, start, '='))
        now = THEIRS;
      else if (now == THEIRS && is_marker (self, start, '>'))
        now = BOTH;
      else
        is_mark = FALSE;

      found = found || is_mark;
      if (is_mark || now == BASE || now == (theirs ? OURS : THEIRS))
        for (gsize i = start; i < end; i++)
          if (side[i] != '\n' && side[i] != '\r')
            side[i] = ' ';
    }
  return found ? g_steal_pointer (&side) : NULL;
}

/**
 * unrep_salvage_text_new_reader:
 * @data: a text or one side of its conflicts
 * @length: its length in bytes
 * @at: where to begin
 *
 * Returns: (transfer full): a reader of what begins at @at, which borrows @data
 */
UnrepJsonReader *
unrep_salvage_text_new_reader (const char *data,
                               gsize       length,
                               gsize       at)
{
  g_autoptr (GBytes) rest = g_bytes_new_static (data + at, length - at);

  return unrep_json_reader_new (rest, "");
}

/**
 * unrep_salvage_text_dup_value:
 * @data: a text or one side of its conflicts
 * @length: its length in bytes
 * @at: where a value may begin
 *
 * Returns: (transfer full) (nullable): the strictly sound value that begins there
 */
char *
unrep_salvage_text_dup_value (const char *data,
                              gsize       length,
                              gsize       at)
{
  g_autoptr (UnrepJsonReader) reader = unrep_salvage_text_new_reader (data, length, at);

  return unrep_json_reader_dup_raw (reader);
}

/**
 * unrep_salvage_text_skip_space:
 * @data: a text or one side of its conflicts
 * @length: its length in bytes
 * @at: a place in it
 *
 * Returns: the first place from @at on that is no white space of JSON
 */
gsize
unrep_salvage_text_skip_space (const char *data,
                               gsize       length,
                               gsize       at)
{
  while (at < length && strchr (" \t\r\n", data[at]) != NULL && data[at] != '\0')
    at++;
  return at;
}

/**
 * unrep_salvage_text_take_name:
 * @data: a text or one side of its conflicts
 * @length: its length in bytes
 * @at: (inout): where `"name" :` may begin, and then where its value may
 *
 * Returns: (transfer full) (nullable): the name
 */
char *
unrep_salvage_text_take_name (const char *data,
                              gsize       length,
                              gsize      *at)
{
  g_autofree char *raw = *at < length && data[*at] == '"' ? unrep_salvage_text_dup_value (data, length, *at) : NULL;
  g_autoptr (UnrepJsonReader) reader = NULL;
  gsize colon;

  if (raw == NULL)
    return NULL;
  colon = unrep_salvage_text_skip_space (data, length, *at + strlen (raw));
  if (colon == length || data[colon] != ':')
    return NULL;
  reader = unrep_salvage_text_new_reader (data, length, *at);
  *at = unrep_salvage_text_skip_space (data, length, colon + 1);
  return unrep_json_reader_dup_string (reader);
}
