/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places of a report that are marked behind the letters, such as findings. */
#include "unrep-report-view-private.h"

#include "unrep-hit-marks.h"

static const char * const colours[] = {
  [UNREP_SEVERITY_ERROR] = "unrep_error_place_color",
  [UNREP_SEVERITY_WARNING] = "unrep_warning_place_color",
  [UNREP_SEVERITY_NOTE] = "unrep_note_place_color",
};

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const UnrepReportPlace *one = a, *other = b;

  return unrep_range_compare (one->range, other->range);
}

/**
 * unrep_report_view_take_places:
 * @self: a view
 * @places: (transfer full) (element-type UnrepReportPlace): what to mark, in any order
 *
 * Marks @places instead of what was marked.
 */
void
unrep_report_view_take_places (UnrepReportView *self,
                               GArray          *places)
{
  g_return_if_fail (UNREP_IS_REPORT_VIEW (self));

  g_array_sort (places, compare_places);
  self->longest_place = 0;
  for (guint i = 0; i < places->len; i++)
    {
      gsize length = unrep_range_length (g_array_index (places, UnrepReportPlace, i).range);

      self->longest_place = MAX (self->longest_place, length);
    }
  g_clear_pointer (&self->places, g_array_unref);
  self->places = places;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * unrep_report_view_frame_place:
 * @self: a view
 * @text: code points of the extracted text; nothing where it is empty
 *
 * Frames the place that is marked there instead of another one. The text does not move.
 */
void
unrep_report_view_frame_place (UnrepReportView *self,
                               UnrepRange       text)
{
  g_return_if_fail (UNREP_IS_REPORT_VIEW (self));

  self->current_place = text;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * unrep_report_view_show_place:
 * @self: a view that has its reading text
 * @text: code points of the extracted text
 *
 * Frames it, puts the caret before it and scrolls there.
 */
void
unrep_report_view_show_place (UnrepReportView *self,
                              UnrepRange       text)
{
  UnrepRange display;

  g_return_if_fail (UNREP_IS_REPORT_VIEW (self) && self->reading != NULL);

  self->current_place = text;
  display = unrep_reading_text_range_to_display (self->reading, text);
  unrep_report_view_set_display_caret (self, display.start, FALSE);
  unrep_report_view_reveal_display (self, display);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static guint
find_from (GArray *places,
           gsize   start)
{
  guint low = 0, high = places->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (places, UnrepReportPlace, middle).range.start < start)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
draw (UnrepReportView        *self,
      GtkSnapshot            *snapshot,
      const UnrepReportPlace *place,
      UnrepRange              visible)
{
  UnrepRange display = unrep_reading_text_range_to_display (self->reading, place->range);
  gboolean current = unrep_range_compare (place->range, self->current_place) == 0;

  display.start = MAX (display.start, visible.start);
  display.end = MIN (MAX (display.end, display.start + 1), visible.end);
  if (display.start < display.end)
    unrep_hit_marks_draw (GTK_TEXT_VIEW (self), snapshot, colours[place->severity], current, display);
}

/**
 * unrep_report_view_snapshot_places:
 * @self: a view
 * @snapshot: where to draw, below the text
 */
void
unrep_report_view_snapshot_places (UnrepReportView *self,
                                   GtkSnapshot     *snapshot)
{
  UnrepRange display, text;

  if (self->places == NULL || self->places->len == 0 || self->reading == NULL)
    return;
  display = unrep_report_view_get_visible (self);
  text = unrep_reading_text_range_to_text (self->reading, display);
  for (guint i = find_from (self->places, text.start - MIN (text.start, self->longest_place)); i < self->places->len; i++)
    {
      const UnrepReportPlace *place = &g_array_index (self->places, UnrepReportPlace, i);

      if (place->range.start >= text.end)
        break;
      draw (self, snapshot, place, display);
    }
}
