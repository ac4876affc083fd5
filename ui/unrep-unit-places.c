/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a unit is displayed. Its range in the extracted text is a hull with holes,
 * and a repaired reading text moves labels and footers: what a person takes for one
 * paragraph may be displayed code points from several places, and the hull may hold
 * code points that are displayed in another paragraph. */
#include "unrep-unit-places.h"

static void
append_piece (GArray *pieces,
              gsize   start,
              gsize   end)
{
  if (start < end)
    g_array_append_val (pieces, ((UnrepRange){ start, end }));
}

/* What lies in the hull of @unit and belongs to no unit that begins later. */
static void
append_own (GArray       *pieces,
            UnrepOutline *outline,
            guint         unit)
{
  UnrepRange range = unrep_outline_get_unit (outline, unit)->range;
  guint n_units = unrep_outline_get_n_units (outline);
  gsize from = range.start;

  for (guint i = unit + 1; i < n_units; i++)
    {
      UnrepRange hole = unrep_outline_get_unit (outline, i)->range;

      if (hole.start >= range.end)
        break;
      append_piece (pieces, from, hole.start);
      from = MAX (from, hole.end);
    }
  append_piece (pieces, from, range.end);
}

static int
compare_ranges (gconstpointer a,
                gconstpointer b)
{
  return unrep_range_compare (*(const UnrepRange *) a, *(const UnrepRange *) b);
}

static GArray *
new_displayed (UnrepReadingText *reading,
               GArray           *pieces)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (UnrepRange));

  for (guint i = 0; i < pieces->len; i++)
    {
      g_autoptr (GArray) displayed
        = unrep_reading_text_list_display_ranges (reading, g_array_index (pieces, UnrepRange, i));

      g_array_append_vals (places, displayed->data, displayed->len);
    }
  g_array_sort (places, compare_ranges);
  return places;
}

/**
 * unrep_unit_places_new:
 * @reading: the reading text that is displayed
 * @outline: an outline of its text
 * @unit: a unit of @outline
 *
 * Returns: (transfer full) (element-type UnrepRange): the displayed code points of
 *   @unit itself, in display order; none where all of it is hidden
 */
GArray *
unrep_unit_places_new (UnrepReadingText *reading,
                       UnrepOutline     *outline,
                       guint             unit)
{
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (UnrepRange));

  append_own (pieces, outline, unit);
  return new_displayed (reading, pieces);
}

/* Whether @below stands somewhere below @unit, which comes before it. */
static gboolean
is_below (UnrepOutline *outline,
          guint         unit,
          guint         below)
{
  guint parent = unrep_outline_get_unit (outline, below)->parent;

  while (parent != UNREP_NO_UNIT && parent > unit)
    parent = unrep_outline_get_unit (outline, parent)->parent;
  return parent == unit;
}

/**
 * unrep_unit_places_list_text:
 * @outline: an outline
 * @unit: a unit of @outline
 *
 * Returns: (transfer full) (element-type UnrepRange): the code points of the extracted
 *   text that are @unit's own and, where it may be a recommendation, of all that
 *   stands below it; footnotes and page footers are left out
 */
GArray *
unrep_unit_places_list_text (UnrepOutline *outline,
                             guint         unit)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (UnrepRange));
  guint n_units = unrep_outline_get_n_units (outline);

  append_own (pieces, outline, unit);
  for (guint i = unit + 1; i < n_units; i++)
    {
      UnrepUnitKind kind = unrep_outline_get_unit (outline, i)->kind;

      if (kind == UNREP_UNIT_FOOTNOTE || kind == UNREP_UNIT_ARTEFACT)
        continue;
      if (unrep_outline_get_unit (outline, unit)->recommendation == UNREP_RECOMMENDATION_NO
          || !is_below (outline, unit, i))
        break;
      append_own (pieces, outline, i);
    }
  return pieces;
}

/**
 * unrep_unit_places_new_below:
 * @reading: the reading text that is displayed
 * @outline: an outline of its text
 * @unit: a unit of @outline
 *
 * Returns: (transfer full) (element-type UnrepRange): the displayed code points of
 *   what unrep_unit_places_list_text() lists, in display order
 */
GArray *
unrep_unit_places_new_below (UnrepReadingText *reading,
                             UnrepOutline     *outline,
                             guint             unit)
{
  g_autoptr (GArray) pieces = unrep_unit_places_list_text (outline, unit);

  return new_displayed (reading, pieces);
}

static gboolean
are_blank (UnrepReadingText *reading,
           gsize             first,
           gsize             last)
{
  for (gsize line = first; line < last; line++)
    if (unrep_range_length (unrep_reading_text_get_paragraph (reading, (guint) line).display) > 0)
      return FALSE;
  return TRUE;
}

/**
 * unrep_unit_places_list_lines:
 * @reading: the reading text that is displayed
 * @places: (element-type UnrepRange): displayed code points in display order
 *
 * Returns: (transfer full) (element-type UnrepRange): the displayed lines, from 0,
 *   that hold them: one range for all that no other text interrupts
 */
GArray *
unrep_unit_places_list_lines (UnrepReadingText *reading,
                              GArray           *places)
{
  UnrepText *display = unrep_reading_text_get_display (reading);
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (UnrepRange));

  for (guint i = 0; i < places->len; i++)
    {
      UnrepRange place = g_array_index (places, UnrepRange, i);
      UnrepRange line = { unrep_text_get_line_at (display, place.start) - 1, 0 };
      UnrepRange *before = lines->len > 0 ? &g_array_index (lines, UnrepRange, lines->len - 1) : NULL;

      line.end = unrep_text_get_line_at (display, MAX (place.end, place.start + 1) - 1);
      if (before != NULL && are_blank (reading, before->end, line.start))
        before->end = MAX (before->end, line.end);
      else
        g_array_append_val (lines, line);
    }
  return lines;
}

/**
 * unrep_unit_places_find_from:
 * @outline: an outline, whose units are in reading order
 * @offset: code point of the extracted text
 *
 * Returns: the first unit that begins at or behind @offset; the number of units
 *   where none does
 */
guint
unrep_unit_places_find_from (UnrepOutline *outline,
                             gsize         offset)
{
  guint low = 0, high = unrep_outline_get_n_units (outline);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (unrep_outline_get_unit (outline, middle)->range.start < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}
