/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-reading-text.h"

#include "unrep-reading-private.h"
#include "unrep-repair.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (UnrepReadingText, unrep_reading_text, unrep_reading_text_ref, unrep_reading_text_unref)

/* Of entries at one place, the one that stands for text comes last. */
static int
compare_by_text (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  UnrepReadingText *self = user_data;
  guint32 i = *(const guint32 *) a, j = *(const guint32 *) b;
  const UnrepReadingEntry *one = unrep_reading_get_entry (self, i), *other = unrep_reading_get_entry (self, j);
  gsize ignored;
  gboolean one_stands, other_stands;

  if (one->start != other->start)
    return one->start < other->start ? -1 : 1;
  one_stands = unrep_reading_get_kept (self, i, &ignored).end > one->start;
  other_stands = unrep_reading_get_kept (self, j, &ignored).end > other->start;
  if (one_stands != other_stands)
    return one_stands - other_stands;
  return i < j ? -1 : i > j;
}

static void
index_moves (UnrepReadingText *self)
{
  guint i = 0;

  while (i < self->entries->len && !unrep_edit_shape_is_move (unrep_reading_get_entry (self, i)->shape))
    i++;
  if (i == self->entries->len)
    return;

  self->by_text = g_array_sized_new (FALSE, FALSE, sizeof (guint32), self->entries->len);
  self->edits = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint32 index = 0; index < self->entries->len; index++)
    g_array_append_val (self->by_text, index);
  g_array_sort_with_data (self->by_text, compare_by_text, self);
  for (i = 0; i < self->by_text->len; i++)
    {
      guint32 index = unrep_reading_get_index_by_text (self, i);

      if (unrep_reading_get_entry (self, index)->shape != UNREP_SHAPE_RETURN)
        g_array_append_val (self->edits, index);
    }
}

/* An outline knows already what is to be read in another encoding. */
static UnrepRecoding *
dup_recoding (UnrepText    *text,
              UnrepOutline *outline)
{
  UnrepRecoding *recoding;

  if (outline == NULL)
    return unrep_recoding_new (text);
  recoding = unrep_outline_get_recoding (outline);
  return recoding != NULL ? unrep_recoding_ref (recoding) : NULL;
}

static UnrepReadingText *
build (UnrepText    *text,
       UnrepFacts   *facts,
       UnrepOutline *outline,
       UnrepRepairs  repairs)
{
  g_auto (UnrepArrangement) arranged = { 0 };
  g_autoptr (UnrepRecoding) recoding = (repairs & UNREP_REPAIR_ENCODING) != 0 ? dup_recoding (text, outline) : NULL;
  UnrepText *read = recoding != NULL ? unrep_recoding_get_text (recoding) : text;
  UnrepReadingText *self;

  g_return_val_if_fail (text != NULL && unrep_text_get_n_chars (text) < G_MAXINT32, NULL);

  self = g_new0 (UnrepReadingText, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->text = unrep_text_ref (text);
  self->direction = unrep_document_direction (unrep_text_get_utf8 (read), unrep_text_get_n_bytes (read));
  if (self->direction == UNREP_DIRECTION_NEUTRAL)
    self->direction = UNREP_DIRECTION_LTR;
  self->entries = g_array_new (FALSE, FALSE, sizeof (UnrepReadingEntry));

  unrep_arrangement_init (&arranged, text);
  unrep_repair_arrange (&arranged, outline, recoding, repairs);
  self->display = unrep_reading_build (&arranged, facts, self->direction, self->entries);
  self->doubts = g_steal_pointer (&arranged.doubts);
  index_moves (self);
  return self;
}

/**
 * unrep_reading_text_new:
 * @text: an extracted text of less than 2³¹ code points
 *
 * Makes the text that is displayed as stored: every paragraph that GTK would lay out
 * in another direction than a reader expects gets a mark in front, a paragraph of
 * more than 8 KB, or of more than 512 runs, is cut in pieces of at most half as much,
 * and only LF ends a line. The time this takes is proportional to the text, whatever
 * it holds; without edits the displayed text is @text itself. May be called in any
 * thread.
 *
 * Returns: (transfer full): a new reading text
 */
UnrepReadingText *
unrep_reading_text_new (UnrepText *text)
{
  return unrep_reading_text_new_with_facts (text, NULL);
}

/**
 * unrep_reading_text_new_with_facts:
 * @text: an extracted text of less than 2³¹ code points
 * @facts: (nullable): what its file says of its lines
 *
 * Does as unrep_reading_text_new(), and takes the direction of paragraphs from @facts.
 *
 * Returns: (transfer full): a new reading text
 */
UnrepReadingText *
unrep_reading_text_new_with_facts (UnrepText  *text,
                                   UnrepFacts *facts)
{
  return build (text, facts, NULL, UNREP_REPAIR_NONE);
}

/**
 * unrep_reading_text_new_repaired:
 * @text: an extracted text of less than 2³¹ code points
 * @outline: (nullable): its outline; without one no lines are joined, no footers set
 *   apart and no visual order repaired
 * @repairs: which repairs to make
 *
 * Does as unrep_reading_text_new(), and makes the repairs that are sure. The time
 * is proportional to the text, and to n log n for n edits where some move text.
 * May be called in any thread.
 *
 * Returns: (transfer full): a new reading text
 */
UnrepReadingText *
unrep_reading_text_new_repaired (UnrepText    *text,
                                 UnrepOutline *outline,
                                 UnrepRepairs  repairs)
{
  g_return_val_if_fail (outline == NULL || unrep_outline_get_text (outline) == text, NULL);

  return build (text, outline != NULL ? unrep_outline_get_facts (outline) : NULL, outline, repairs);
}

/**
 * unrep_reading_text_ref:
 *
 * Returns: (transfer full): @self, which now has one more owner
 */
UnrepReadingText *
unrep_reading_text_ref (UnrepReadingText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * unrep_reading_text_unref:
 * @self: (transfer full): a reading text
 *
 * Gives up one reference; the last one frees the reading text.
 */
void
unrep_reading_text_unref (UnrepReadingText *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  unrep_text_unref (self->text);
  unrep_text_unref (self->display);
  g_array_unref (self->entries);
  g_clear_pointer (&self->by_text, g_array_unref);
  g_clear_pointer (&self->edits, g_array_unref);
  g_clear_pointer (&self->doubts, g_array_unref);
  g_free (self);
}

/**
 * unrep_reading_text_get_text:
 *
 * Returns: (transfer none): the extracted text
 */
UnrepText *
unrep_reading_text_get_text (UnrepReadingText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

/**
 * unrep_reading_text_get_display:
 *
 * The displayed text has no CR and no U+2029, so that its lines are exactly those
 * of a GtkTextBuffer (which counts one more, empty, behind a final line end).
 *
 * Returns: (transfer none): the text as displayed
 */
UnrepText *
unrep_reading_text_get_display (UnrepReadingText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->display;
}

/**
 * unrep_reading_text_get_direction:
 *
 * Returns: the direction of the whole text, left to right where it has no letters
 */
UnrepDirection
unrep_reading_text_get_direction (UnrepReadingText *self)
{
  g_return_val_if_fail (self != NULL, UNREP_DIRECTION_LTR);

  return self->direction;
}

/**
 * unrep_reading_text_get_n_edits:
 *
 * Returns: how many edits make the displayed text of the extracted one
 */
guint
unrep_reading_text_get_n_edits (UnrepReadingText *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->edits != NULL ? self->edits->len : self->entries->len;
}

/* Of UTF-8 that a thread may keep. There are a few hundred in all reports. */
static const char *
get_character (UnrepText *text,
               gsize      offset)
{
  const char *p = unrep_text_get_utf8 (text) + unrep_text_get_byte (text, offset);
  char character[7] = "";

  memcpy (character, p, (gsize) (g_utf8_next_char (p) - p));
  return g_intern_string (character);
}

/**
 * unrep_reading_text_get_edit:
 * @index: less than unrep_reading_text_get_n_edits()
 *
 * Returns: one edit; they are ordered by their place in the extracted text
 */
UnrepEdit
unrep_reading_text_get_edit (UnrepReadingText *self,
                             guint             index)
{
  const UnrepReadingEntry *entry;
  const UnrepEditShapeInfo *shape;

  g_return_val_if_fail (self != NULL && index < unrep_reading_text_get_n_edits (self), ((UnrepEdit) { 0 }));

  entry = unrep_reading_get_entry (self, self->edits != NULL ? g_array_index (self->edits, guint32, index) : index);
  shape = &unrep_edit_shapes[entry->shape];
  return (UnrepEdit) {
    .kind = shape->kind,
    .range = { entry->start, (gsize) entry->start + entry->n },
    .display = entry->shape == UNREP_SHAPE_RECODED ? get_character (self->display, entry->display) : shape->display,
    .at = entry->display,
  };
}

/**
 * unrep_reading_text_find_kind:
 * @from: an index, at most unrep_reading_text_get_n_edits()
 * @kind: a kind of edit
 *
 * Returns: the index of the first edit of @kind at @from or behind it;
 *   unrep_reading_text_get_n_edits() where there is none
 */
guint
unrep_reading_text_find_kind (UnrepReadingText *self,
                              guint             from,
                              UnrepEditKind     kind)
{
  guint n_edits = unrep_reading_text_get_n_edits (self);

  for (; from < n_edits; from++)
    {
      guint index = self->edits != NULL ? g_array_index (self->edits, guint32, from) : from;

      if (unrep_edit_shapes[unrep_reading_get_entry (self, index)->shape].kind == kind)
        break;
    }
  return from;
}

/**
 * unrep_reading_text_get_change_end:
 * @index: less than unrep_reading_text_get_n_edits()
 *
 * Characters of one encoding that stand behind each other are an edit each, and one change
 * to a person.
 *
 * Returns: behind the index of the last edit that is one change with the edit at @index
 */
guint
unrep_reading_text_get_change_end (UnrepReadingText *self,
                                   guint             index)
{
  guint n_edits = unrep_reading_text_get_n_edits (self), end;
  UnrepEdit edit = unrep_reading_text_get_edit (self, index);

  for (end = index + 1; end < n_edits && edit.kind == UNREP_EDIT_ENCODING; end++)
    {
      UnrepEdit next = unrep_reading_text_get_edit (self, end);

      if (next.kind != edit.kind || next.range.start != edit.range.end || next.at != edit.at + 1)
        break;
      edit = next;
    }
  return end;
}

/**
 * unrep_reading_text_find_edit:
 * @offset: an offset in the extracted text
 *
 * Returns: the index of the first edit that begins at or behind @offset; the number
 *   of edits where there is none
 */
guint
unrep_reading_text_find_edit (UnrepReadingText *self,
                              gsize             offset)
{
  guint low = 0, high;

  g_return_val_if_fail (self != NULL, 0);

  high = unrep_reading_text_get_n_edits (self);
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (unrep_reading_text_get_edit (self, middle).range.start < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * unrep_reading_text_get_n_doubts:
 *
 * Returns: how many places look damaged, but have no repair that is sure
 */
guint
unrep_reading_text_get_n_doubts (UnrepReadingText *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->doubts->len;
}

/**
 * unrep_reading_text_get_doubt:
 * @index: less than unrep_reading_text_get_n_doubts()
 *
 * Returns: one place that looks damaged and is displayed as stored: @kind says what
 *   the repair would be, @range where
 */
UnrepEdit
unrep_reading_text_get_doubt (UnrepReadingText *self,
                              guint             index)
{
  UnrepEdit doubt;

  g_return_val_if_fail (self != NULL && index < self->doubts->len, ((UnrepEdit) { 0 }));

  doubt = g_array_index (self->doubts, UnrepEdit, index);
  doubt.at = unrep_reading_text_to_display (self, doubt.range.start);
  return doubt;
}

/**
 * unrep_reading_text_get_n_paragraphs:
 *
 * Returns: how many paragraphs are displayed, the empty ones included
 */
guint
unrep_reading_text_get_n_paragraphs (UnrepReadingText *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return unrep_text_get_n_lines (self->display);
}

/**
 * unrep_reading_text_get_paragraph:
 * @index: less than unrep_reading_text_get_n_paragraphs()
 *
 * Returns: one displayed paragraph; the mark in front of it is part of @display,
 *   and an empty one has the direction of the whole text
 */
UnrepReadingParagraph
unrep_reading_text_get_paragraph (UnrepReadingText *self,
                                  guint             index)
{
  UnrepReadingParagraph paragraph = { .direction = UNREP_DIRECTION_LTR };
  gsize start, end;

  g_return_val_if_fail (self != NULL, paragraph);

  paragraph.display = unrep_text_get_line_range (self->display, index + 1);
  paragraph.range = unrep_reading_text_range_to_text (self, paragraph.display);

  start = unrep_text_get_byte (self->display, paragraph.display.start);
  end = unrep_text_get_byte (self->display, paragraph.display.end);
  paragraph.direction = unrep_first_strong_direction (unrep_text_get_utf8 (self->display) + start, end - start);
  if (paragraph.direction == UNREP_DIRECTION_NEUTRAL)
    paragraph.direction = self->direction;
  return paragraph;
}
