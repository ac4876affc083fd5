/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-span-nudge.h"

static gunichar
get_char (UnrepText *text,
          gsize      offset)
{
  return g_utf8_get_char (unrep_text_get_utf8 (text) + unrep_text_get_byte (text, offset));
}

static gboolean
is_word (UnrepText *text,
         gsize      offset)
{
  gunichar c;

  if (offset >= unrep_text_get_n_chars (text))
    return FALSE;
  c = get_char (text, offset);
  /* Joiners are inside of words; a tatweel is a letter to GLib. */
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == 0x200c || c == 0x200d;
}

/* Whether a span may begin or end at @offset after such a step. */
static gboolean
is_stop (UnrepText     *text,
         gsize          offset,
         UnrepSpanEnd   end,
         UnrepSpanStep  step)
{
  gsize inner = end == UNREP_SPAN_START ? offset : offset - 1;
  gsize outer = end == UNREP_SPAN_START ? offset - 1 : offset;

  /* G_MAXSIZE is outside of every text. */
  if (inner >= unrep_text_get_n_chars (text) || !unrep_text_is_cluster_boundary (text, offset))
    return FALSE;
  if (step == UNREP_SPAN_CHARACTER)
    return !g_unichar_isspace (get_char (text, inner));
  return is_word (text, inner) && !is_word (text, outer);
}

/**
 * unrep_span_nudge:
 * @text: the extracted text
 * @range: the words of a span
 * @end: which end to move
 * @step: how far
 * @forward: whether in reading order, or against it
 *
 * A span does not begin or end with a space, so that spaces are stepped over.
 *
 * Returns: the words afterwards: @range where there is nothing to go to or
 *   nothing would be left
 */
UnrepRange
unrep_span_nudge (UnrepText     *text,
                  UnrepRange     range,
                  UnrepSpanEnd   end,
                  UnrepSpanStep  step,
                  gboolean       forward)
{
  gsize n_chars = unrep_text_get_n_chars (text);
  gsize offset = end == UNREP_SPAN_START ? range.start : range.end;
  UnrepRange nudged = range;

  do
    {
      if (offset == (forward ? n_chars : 0))
        return range;
      offset += forward ? 1 : (gsize) -1;
    }
  while (!is_stop (text, offset, end, step));

  if (end == UNREP_SPAN_START)
    nudged.start = offset;
  else
    nudged.end = offset;
  return unrep_range_length (nudged) > 0 ? nudged : range;
}
