/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-reading-private.h"

#include "base/unrep-ranges.h"

#define NO_ENTRY G_MAXUINT

/* The place by text of the last entry at or before @offset in the extracted text. */
static guint
find_by_text (UnrepReadingText *self,
              gsize             offset)
{
  guint low = 0, high = self->entries->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (unrep_reading_get_entry (self, unrep_reading_get_index_by_text (self, middle))->start <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? low - 1 : NO_ENTRY;
}

/* The last entry at or before @display in the displayed text. */
static guint
find_by_display (UnrepReadingText *self,
                 gsize             display)
{
  guint low = 0, high = self->entries->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (unrep_reading_get_entry (self, middle)->display <= display)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? low - 1 : NO_ENTRY;
}

/* The one code point at @offset as displayed, empty where it is hidden. */
static UnrepRange
get_display_of (UnrepReadingText *self,
                gsize             offset)
{
  guint place = find_by_text (self, offset);
  const UnrepReadingEntry *entry;
  gsize behind;

  if (place == NO_ENTRY)
    return (UnrepRange) { offset, offset + 1 };

  entry = unrep_reading_get_entry (self, unrep_reading_get_index_by_text (self, place));
  behind = (gsize) entry->start + unrep_reading_count_hidden (entry);
  if (offset < behind)
    return (UnrepRange) { entry->display, entry->display + unrep_edit_shape_shows (entry->shape) };
  offset = entry->display + unrep_edit_shape_shows (entry->shape) + (offset - behind);
  return (UnrepRange) { offset, offset + 1 };
}

/**
 * unrep_reading_text_to_display:
 * @offset: an offset in the extracted text; past the end counts as the end
 *
 * Returns: where in the displayed text the code point at @offset stands, or what
 *   stands in its place; marks that are displayed in front of it lie before
 */
gsize
unrep_reading_text_to_display (UnrepReadingText *self,
                               gsize             offset)
{
  g_return_val_if_fail (self != NULL, 0);

  if (offset >= unrep_text_get_n_chars (self->text))
    return unrep_text_get_n_chars (self->display);
  return get_display_of (self, offset).start;
}

/**
 * unrep_reading_text_to_text:
 * @display_offset: an offset in the displayed text; past the end counts as the end
 *
 * Returns: the offset in the extracted text of what is displayed there; for what is
 *   only displayed, of the next code point that is not
 */
gsize
unrep_reading_text_to_text (UnrepReadingText *self,
                            gsize             display_offset)
{
  const UnrepReadingEntry *entry;
  UnrepRange kept;
  gsize display;
  guint index;

  g_return_val_if_fail (self != NULL, 0);

  if (display_offset >= unrep_text_get_n_chars (self->display))
    return unrep_text_get_n_chars (self->text);
  index = find_by_display (self, display_offset);
  if (index == NO_ENTRY)
    return display_offset;

  entry = unrep_reading_get_entry (self, index);
  kept = unrep_reading_get_kept (self, index, &display);
  return display_offset < display ? entry->start : kept.start + (display_offset - display);
}

/**
 * unrep_reading_text_is_displayed_only:
 * @display_offset: an offset in the displayed text
 *
 * Returns: whether the code point there stands for nothing in the extracted text
 */
gboolean
unrep_reading_text_is_displayed_only (UnrepReadingText *self,
                                      gsize             display_offset)
{
  const UnrepReadingEntry *entry;
  guint index;

  g_return_val_if_fail (self != NULL, FALSE);

  index = find_by_display (self, display_offset);
  if (index == NO_ENTRY)
    return FALSE;
  entry = unrep_reading_get_entry (self, index);
  return entry->display == display_offset && unrep_edit_shape_shows (entry->shape) && entry->n == 0;
}

static void
append_range (GArray     *ranges,
              UnrepRange  range)
{
  if (range.start < range.end)
    g_array_append_val (ranges, range);
}

/* The part of @kept that lies in @range, as displayed from @display on. */
static UnrepRange
clip (UnrepRange kept,
      UnrepRange range,
      gsize      display)
{
  gsize start = MAX (kept.start, range.start), end = MIN (kept.end, range.end);

  if (start >= end)
    return (UnrepRange) { 0, 0 };
  return (UnrepRange) { display + (start - kept.start), display + (end - kept.start) };
}

/**
 * unrep_reading_text_list_display_ranges:
 * @range: code points of the extracted text
 *
 * Returns: (transfer full) (element-type UnrepRange): the code points of the
 *   displayed text that show @range, in display order; several where some of it is
 *   moved or something that is only displayed lies between; none where all of it is
 *   hidden
 */
GArray *
unrep_reading_text_list_display_ranges (UnrepReadingText *self,
                                        UnrepRange        range)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (UnrepRange));
  gsize first, display;
  guint place;

  g_return_val_if_fail (self != NULL, ranges);

  range.end = MIN (range.end, unrep_text_get_n_chars (self->text));
  first = self->entries->len > 0 ? unrep_reading_get_entry (self, 0)->display : unrep_text_get_n_chars (self->display);
  append_range (ranges, clip ((UnrepRange) { 0, first }, range, 0));
  place = find_by_text (self, range.start);
  for (guint i = place == NO_ENTRY ? 0 : place; i < self->entries->len; i++)
    {
      guint index = unrep_reading_get_index_by_text (self, i);
      const UnrepReadingEntry *entry = unrep_reading_get_entry (self, index);
      UnrepRange kept = unrep_reading_get_kept (self, index, &display);

      if (entry->start >= range.end)
        break;
      if (unrep_range_overlap ((UnrepRange) { entry->start, kept.start }, range) > 0)
        append_range (ranges, (UnrepRange) { entry->display, display });
      append_range (ranges, clip (kept, range, display));
    }
  unrep_ranges_merge (ranges);
  return ranges;
}

/**
 * unrep_reading_text_list_text_ranges:
 * @display: code points of the displayed text
 *
 * Returns: (transfer full) (element-type UnrepRange): the code points of the
 *   extracted text that @display shows, in the order of the extracted text; what is
 *   hidden within @display is in it
 */
GArray *
unrep_reading_text_list_text_ranges (UnrepReadingText *self,
                                     UnrepRange        display)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (UnrepRange));
  gsize first, kept_display;
  guint index;

  g_return_val_if_fail (self != NULL, ranges);

  display.end = MIN (display.end, unrep_text_get_n_chars (self->display));
  first = self->entries->len > 0 ? unrep_reading_get_entry (self, 0)->display : unrep_text_get_n_chars (self->display);
  append_range (ranges, (UnrepRange) { display.start, MIN (display.end, first) });
  index = find_by_display (self, display.start);
  for (guint i = index == NO_ENTRY ? 0 : index; i < self->entries->len; i++)
    {
      const UnrepReadingEntry *entry = unrep_reading_get_entry (self, i);
      UnrepRange kept = unrep_reading_get_kept (self, i, &kept_display);
      gboolean is_within = entry->display < kept_display ? entry->display >= display.start : entry->display > display.start;

      if (entry->display >= display.end)
        break;
      if (is_within)
        append_range (ranges, (UnrepRange) { entry->start, kept.start });
      append_range (ranges, clip ((UnrepRange) { kept_display, kept_display + unrep_range_length (kept) }, display, kept.start));
    }
  unrep_ranges_merge (ranges);
  return ranges;
}

/**
 * unrep_reading_text_dup_text:
 * @display: code points of the displayed text, such as a selection
 *
 * Returns: (transfer full): the extracted text that @display shows, in its own order
 */
char *
unrep_reading_text_dup_text (UnrepReadingText *self,
                             UnrepRange        display)
{
  g_autoptr (GArray) ranges = NULL;
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_new (NULL);
  ranges = unrep_reading_text_list_text_ranges (self, display);
  for (guint i = 0; i < ranges->len; i++)
    {
      UnrepRange range = g_array_index (ranges, UnrepRange, i);
      gsize start = unrep_text_get_byte (self->text, range.start), end = unrep_text_get_byte (self->text, range.end);

      g_string_append_len (text, unrep_text_get_utf8 (self->text) + start, (gssize) (end - start));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static UnrepRange
get_hull (GArray *ranges,
          gsize   otherwise)
{
  if (ranges->len == 0)
    return (UnrepRange) { otherwise, otherwise };
  return (UnrepRange) {
    g_array_index (ranges, UnrepRange, 0).start,
    g_array_index (ranges, UnrepRange, ranges->len - 1).end,
  };
}

/**
 * unrep_reading_text_range_to_display:
 * @range: code points of the extracted text
 *
 * Returns: the hull of the code points of the displayed text that show @range: marks
 *   in front of its first and behind its last code point are not in it
 */
UnrepRange
unrep_reading_text_range_to_display (UnrepReadingText *self,
                                     UnrepRange        range)
{
  g_autoptr (GArray) ranges = NULL;
  gsize start;

  g_return_val_if_fail (self != NULL, ((UnrepRange) { 0, 0 }));

  range.end = MIN (range.end, unrep_text_get_n_chars (self->text));
  start = unrep_reading_text_to_display (self, range.start);
  if (range.end <= range.start)
    return (UnrepRange) { start, start };
  if (self->by_text == NULL)
    return (UnrepRange) { start, get_display_of (self, range.end - 1).end };

  ranges = unrep_reading_text_list_display_ranges (self, range);
  return get_hull (ranges, start);
}

/**
 * unrep_reading_text_range_to_text:
 * @display: code points of the displayed text
 *
 * Returns: the hull of the code points of the extracted text that @display shows,
 *   empty where all of @display is only displayed; where text is moved, the hull may
 *   hold more than @display does, see unrep_reading_text_list_text_ranges()
 */
UnrepRange
unrep_reading_text_range_to_text (UnrepReadingText *self,
                                  UnrepRange        display)
{
  g_autoptr (GArray) ranges = NULL;
  gsize start;

  g_return_val_if_fail (self != NULL, ((UnrepRange) { 0, 0 }));

  start = unrep_reading_text_to_text (self, display.start);
  if (display.end <= display.start)
    return (UnrepRange) { start, start };
  ranges = unrep_reading_text_list_text_ranges (self, display);
  return get_hull (ranges, start);
}
