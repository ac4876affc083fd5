/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A dotted line below what is displayed otherwise than it is stored. */
#include "unrep-repair-marks.h"

#include "unrep-reading-choice.h"

/* Pixels from dot to dot, and how far below the letters they are. */
#define STEP 4
#define DEPTH 3
/* A moved paragraph is marked at its beginning: the rest would say nothing more. */
#define LONGEST 160

/* Where a repair can be seen: what is moved, the letters beside what is hidden. */
static GArray *
list_places (UnrepReadingText *reading,
             const UnrepEdit  *edit)
{
  gsize n_chars = unrep_text_get_n_chars (unrep_reading_text_get_display (reading));
  UnrepRange place = { edit->at > 0 ? edit->at - 1 : 0, MIN (edit->at + 1, n_chars) };
  GArray *places;

  if (edit->display == NULL)
    return unrep_reading_text_list_display_ranges (reading, edit->range);
  places = g_array_new (FALSE, FALSE, sizeof (UnrepRange));
  g_array_append_val (places, place);
  return places;
}

static void
snapshot_dots (GtkSnapshot        *snapshot,
               const GdkRectangle *letter,
               const GdkRGBA      *colour)
{
  int left = MIN (letter->x, letter->x + letter->width);
  int right = MAX (letter->x, letter->x + letter->width);

  /* All dots of a line are on one grid, whichever letters they belong to. */
  for (int x = (left + STEP - 1) / STEP * STEP; x < right; x += STEP)
    gtk_snapshot_append_color (snapshot, colour,
                               &GRAPHENE_RECT_INIT ((float) x, (float) (letter->y + letter->height - DEPTH), 2, 1));
}

static void
snapshot_place (GtkTextView   *view,
                GtkSnapshot   *snapshot,
                UnrepRange     place,
                const GdkRGBA *colour)
{
  gsize end = MIN (place.end, place.start + LONGEST);

  for (gsize i = place.start; i < end; i++)
    {
      GdkRectangle letter;
      GtkTextIter iter;

      gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &iter, (int) i);
      if (gtk_text_iter_ends_line (&iter))
        continue;
      gtk_text_view_get_iter_location (view, &iter, &letter);
      snapshot_dots (snapshot, &letter, colour);
    }
}

/**
 * unrep_repair_marks_snapshot:
 * @view: a view that displays @reading
 * @reading: the reading text
 * @text: the code points of the extracted text that are visible
 * @snapshot: where to draw, in the buffer coordinates of @view
 *
 * Draws below the letters; they keep their shapes and colours.
 */
void
unrep_repair_marks_snapshot (GtkTextView      *view,
                             UnrepReadingText *reading,
                             UnrepRange        text,
                             GtkSnapshot      *snapshot)
{
  guint n_edits = unrep_reading_text_get_n_edits (reading);
  GdkRGBA colour;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (view)), &colour);
  colour.alpha *= 0.5f;
  for (guint i = unrep_reading_text_find_edit (reading, text.start); i < n_edits; i++)
    {
      UnrepEdit edit = unrep_reading_text_get_edit (reading, i);
      g_autoptr (GArray) places = NULL;

      if (edit.range.start > text.end)
        break;
      if (!unrep_edit_kind_is_repair (edit.kind))
        continue;
      places = list_places (reading, &edit);
      for (guint j = 0; j < places->len; j++)
        snapshot_place (view, snapshot, g_array_index (places, UnrepRange, j), &colour);
    }
}

static gboolean
is_at (UnrepReadingText *reading,
       const UnrepEdit  *edit,
       gsize             display_offset)
{
  g_autoptr (GArray) places = NULL;

  if (!unrep_edit_kind_is_repair (edit->kind))
    return FALSE;
  places = list_places (reading, edit);
  for (guint i = 0; i < places->len; i++)
    if (unrep_range_contains (g_array_index (places, UnrepRange, i), display_offset))
      return TRUE;
  return FALSE;
}

/**
 * unrep_repair_marks_dup_reason:
 * @reading: a reading text
 * @display_offset: an offset in the displayed text
 *
 * Returns: (transfer full) (nullable): what is repaired there and why, %NULL for nothing
 */
char *
unrep_repair_marks_dup_reason (UnrepReadingText *reading,
                               gsize             display_offset)
{
  gsize around[] = { display_offset, display_offset + 1 };
  guint n_edits = unrep_reading_text_get_n_edits (reading);

  for (gsize i = 0; i < G_N_ELEMENTS (around); i++)
    {
      guint near = unrep_reading_text_find_edit (reading, unrep_reading_text_to_text (reading, around[i]));

      for (guint j = near > 0 ? near - 1 : 0; j < n_edits && j <= near; j++)
        {
          UnrepEdit edit = unrep_reading_text_get_edit (reading, j);

          if (is_at (reading, &edit, display_offset))
            return g_strdup_printf ("%s\n%s", unrep_edit_kind_get_name (edit.kind),
                                    unrep_edit_kind_get_reason (edit.kind));
        }
    }
  return NULL;
}
