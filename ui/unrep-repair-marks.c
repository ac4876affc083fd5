/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A dotted line below what is displayed otherwise than it is stored. */
#include "unrep-repair-marks.h"

#include "unrep-reading-choice.h"

/* Pixels from dot to dot, and how far below the letters they are. */
#define STEP 4
#define DEPTH 3
/* A moved paragraph is marked at its beginning: the rest would say nothing more. */
#define LONGEST 160

struct _UnrepRepairMarks
{
  GtkTextView *view; /* borrowed */
  GtkTextBuffer *buffer;
  UnrepReadingText *reading;
  GHashTable *dots; /* line of the buffer → GskRenderNode, NULL where nothing is repaired */
  int width; /* of the view, and the colour, that they were drawn for */
  GdkRGBA colour;
};

/* Where a repair can be seen: what is moved or read otherwise, the letters beside what is hidden. */
static GArray *
list_places (UnrepReadingText *reading,
             const UnrepEdit  *edit)
{
  gsize n_chars = unrep_text_get_n_chars (unrep_reading_text_get_display (reading));
  UnrepRange place = { edit->at > 0 ? edit->at - 1 : 0, MIN (edit->at + 1, n_chars) };
  GArray *places;

  if (edit->display == NULL || edit->kind == UNREP_EDIT_ENCODING)
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

/* Below the letters of @place that stand in @paragraph; heights from @top. */
static void
snapshot_place (GtkTextView   *view,
                GtkSnapshot   *snapshot,
                UnrepRange     place,
                UnrepRange     paragraph,
                int            top,
                const GdkRGBA *colour)
{
  gsize end = MIN (MIN (place.end, place.start + LONGEST), paragraph.end);

  for (gsize i = MAX (place.start, paragraph.start); i < end; i++)
    {
      GdkRectangle letter;
      GtkTextIter iter;

      gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &iter, (int) i);
      gtk_text_view_get_iter_location (view, &iter, &letter);
      letter.y -= top;
      snapshot_dots (snapshot, &letter, colour);
    }
}

/* What hides a beginning stands before the extracted text of its paragraph. */
static guint
find_first_edit (UnrepReadingText *reading,
                 UnrepRange        text,
                 UnrepRange        display)
{
  guint first = unrep_reading_text_find_edit (reading, text.start);

  while (first > 0 && unrep_reading_text_get_edit (reading, first - 1).at >= display.start)
    first--;
  return first;
}

/* The dots of one paragraph, from its top; NULL for none. */
static GskRenderNode *
new_dots (UnrepRepairMarks *self,
          guint             line,
          int               top)
{
  UnrepReadingParagraph paragraph = unrep_reading_text_get_paragraph (self->reading, line);
  guint n_edits = unrep_reading_text_get_n_edits (self->reading);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  for (guint i = find_first_edit (self->reading, paragraph.range, paragraph.display), next; i < n_edits; i = next)
    {
      UnrepEdit edit = unrep_reading_text_get_edit (self->reading, i);
      g_autoptr (GArray) places = NULL;

      next = unrep_reading_text_get_change_end (self->reading, i);
      if (edit.range.start > paragraph.range.end)
        break;
      if (next > i + 1)
        edit.range.end = unrep_reading_text_get_edit (self->reading, next - 1).range.end;
      if (!unrep_edit_kind_is_repair (edit.kind))
        continue;
      places = list_places (self->reading, &edit);
      for (guint j = 0; j < places->len; j++)
        snapshot_place (self->view, snapshot, g_array_index (places, UnrepRange, j), paragraph.display, top,
                        &self->colour);
    }
  return gtk_snapshot_free_to_node (snapshot);
}

/* Dots are kept for as long as letters stand where they stood in their paragraph. */
static void
forget_changed (UnrepRepairMarks *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self->view));
  GdkRGBA colour;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self->view)), &colour);
  colour.alpha *= 0.5f;
  if (self->width != width || !gdk_rgba_equal (&self->colour, &colour))
    unrep_repair_marks_forget (self);
  self->width = width;
  self->colour = colour;
}

static void
snapshot_line (UnrepRepairMarks  *self,
               const GtkTextIter *line,
               GtkSnapshot       *snapshot)
{
  gpointer key = GINT_TO_POINTER (gtk_text_iter_get_line (line)), node;
  int top, height;

  gtk_text_view_get_line_yrange (self->view, line, &top, &height);
  if (!g_hash_table_lookup_extended (self->dots, key, NULL, &node))
    {
      node = new_dots (self, (guint) gtk_text_iter_get_line (line), top);
      g_hash_table_insert (self->dots, key, node);
    }
  if (node == NULL)
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, (float) top));
  gtk_snapshot_append_node (snapshot, node);
  gtk_snapshot_restore (snapshot);
}

/**
 * unrep_repair_marks_snapshot:
 * @self: the marks
 * @snapshot: where to draw, in the buffer coordinates of the view
 *
 * Draws for the visible paragraphs, below the letters; they keep their shapes and colours.
 */
void
unrep_repair_marks_snapshot (UnrepRepairMarks *self,
                             GtkSnapshot      *snapshot)
{
  guint n_lines = 0;
  GdkRectangle visible;
  GtkTextIter line, last;

  g_return_if_fail (self != NULL);

  forget_changed (self);
  gtk_text_view_get_visible_rect (self->view, &visible);
  gtk_text_view_get_line_at_y (self->view, &line, visible.y, NULL);
  gtk_text_view_get_line_at_y (self->view, &last, visible.y + visible.height, NULL);
  do
    {
      snapshot_line (self, &line, snapshot);
      n_lines++;
    }
  while (gtk_text_iter_forward_line (&line) && gtk_text_iter_compare (&line, &last) <= 0);
  if (g_hash_table_size (self->dots) > 4 * n_lines + 64)
    unrep_repair_marks_forget (self);
}

/**
 * unrep_repair_marks_forget:
 * @self: the marks
 *
 * To be called when letters may stand at other places of their paragraphs than before.
 */
void
unrep_repair_marks_forget (UnrepRepairMarks *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_remove_all (self->dots);
}

static void
node_free (gpointer node)
{
  g_clear_pointer ((GskRenderNode **) &node, gsk_render_node_unref);
}

/**
 * unrep_repair_marks_new:
 * @view: (transfer none): a view that displays @reading and outlives the marks
 * @reading: the reading text
 *
 * Returns: (transfer full): marks for one buffer of the view
 */
UnrepRepairMarks *
unrep_repair_marks_new (GtkTextView      *view,
                        UnrepReadingText *reading)
{
  UnrepRepairMarks *self = g_new0 (UnrepRepairMarks, 1);

  self->view = view;
  self->buffer = g_object_ref (gtk_text_view_get_buffer (view));
  self->reading = unrep_reading_text_ref (reading);
  self->dots = g_hash_table_new_full (NULL, NULL, NULL, node_free);
  g_signal_connect_swapped (self->buffer, "apply-tag", G_CALLBACK (unrep_repair_marks_forget), self);
  return self;
}

/**
 * unrep_repair_marks_free:
 * @self: (transfer full): marks
 */
void
unrep_repair_marks_free (UnrepRepairMarks *self)
{
  g_signal_handlers_disconnect_by_data (self->buffer, self);
  g_object_unref (self->buffer);
  unrep_reading_text_unref (self->reading);
  g_hash_table_unref (self->dots);
  g_free (self);
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
