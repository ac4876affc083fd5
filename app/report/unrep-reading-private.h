/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-reading-builder.h"

G_BEGIN_DECLS

struct _UnrepReadingText
{
  gatomicrefcount ref_count;
  UnrepText *text;
  UnrepText *display;
  UnrepDirection direction;
  /* All in the order of the displayed text. */
  GArray *entries;
  /* Where text is moved, the order of the extracted text is another: indices of
   * @entries in that order, and of those among them that are edits. Else NULL. */
  GArray *by_text;
  GArray *edits;
  GArray *doubts;
};

/**
 * unrep_reading_get_entry:
 *
 * Returns: the entry with @index in the order of the displayed text
 */
static inline const UnrepReadingEntry *
unrep_reading_get_entry (UnrepReadingText *self,
                         guint             index)
{
  return &g_array_index (self->entries, UnrepReadingEntry, index);
}

/**
 * unrep_reading_count_hidden:
 *
 * Returns: how many code points of the extracted text @entry hides
 */
static inline guint
unrep_reading_count_hidden (const UnrepReadingEntry *entry)
{
  return unrep_edit_shape_is_move (entry->shape) ? 0 : entry->n;
}

/**
 * unrep_reading_get_kept:
 * @display: (out): where it begins in the displayed text
 *
 * Returns: the extracted text that is kept behind the entry with @index
 */
static inline UnrepRange
unrep_reading_get_kept (UnrepReadingText *self,
                        guint             index,
                        gsize            *display)
{
  const UnrepReadingEntry *entry = unrep_reading_get_entry (self, index);
  gsize start = entry->start + unrep_reading_count_hidden (entry);
  gsize end = index + 1 < self->entries->len ? unrep_reading_get_entry (self, index + 1)->display
                                             : unrep_text_get_n_chars (self->display);

  *display = entry->display + unrep_edit_shape_shows (entry->shape);
  return (UnrepRange) { start, start + (end - *display) };
}

/**
 * unrep_reading_get_index_by_text:
 *
 * Returns: the index of the entry at @place in the order of the extracted text
 */
static inline guint
unrep_reading_get_index_by_text (UnrepReadingText *self,
                                 guint             place)
{
  return self->by_text != NULL ? g_array_index (self->by_text, guint32, place) : place;
}

G_END_DECLS
