/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-reading-builder.h"

#include "unrep-pieces.h"

#include "base/unrep-utf8.h"

#include <string.h>

#define PARAGRAPH_SEPARATOR "\u2029"

/* Adds to the repaired text what any widget needs, and counts code points. */
typedef struct
{
  UnrepArrangement *arranged;
  const char *utf8; /* the repaired text */
  const char *end;
  UnrepDirection direction;
  UnrepFacts *facts; /* NULL for plain text */
  GArray *entries;
  GString *display; /* NULL until this adds an edit of its own */
  const char *copied; /* so far @display has the repaired text */
  guint next; /* of the edits in @arranged */
  /* One place: as bytes of the repaired and of the extracted text, as code points of
   * the extracted and of the displayed text. */
  gsize at;
  gsize text_byte;
  gsize text_offset;
  gsize display_offset;
} Builder;

static void
copy_until (Builder    *self,
            const char *p)
{
  if (self->display == NULL)
    self->display = g_string_sized_new ((gsize) (self->end - self->utf8));
  g_string_append_len (self->display, self->copied, p - self->copied);
  self->copied = p;
}

/* Steps over kept text. */
static void
advance (Builder *self,
         gsize    at)
{
  gsize n = unrep_utf8_count (self->utf8 + self->at, at - self->at);

  self->text_byte += at - self->at;
  self->at = at;
  self->display_offset += n;
  self->text_offset += n;
}

static void
append_entry (Builder        *self,
              gsize           start,
              gsize           n_bytes,
              UnrepEditShape  shape)
{
  UnrepText *text = self->arranged->text;
  gsize offset = start == self->text_byte ? self->text_offset : unrep_text_get_offset (text, start);
  gsize n = unrep_utf8_count (unrep_text_get_utf8 (text) + start, n_bytes);
  gboolean is_move = unrep_edit_shape_is_move (shape);
  UnrepReadingEntry entry = { (guint32) offset, (guint32) self->display_offset, (guint32) n, (guint8) shape };

  g_array_append_val (self->entries, entry);
  self->text_byte = is_move ? start : start + n_bytes;
  self->text_offset = is_move ? offset : offset + n;
  self->display_offset += unrep_edit_shape_shows (shape);
}

/* Takes over the repairs that end at or before @at in the repaired text. */
static void
take_repairs (Builder *self,
              gsize    at)
{
  GArray *edits = self->arranged->edits;

  for (; self->next < edits->len; self->next++)
    {
      const UnrepArrangedEdit *edit = &g_array_index (edits, UnrepArrangedEdit, self->next);
      gsize behind = edit->at + edit->n_shown;

      if (behind > at)
        return;
      advance (self, edit->at);
      append_entry (self, edit->start, edit->n_bytes, edit->shape);
      self->at = behind;
    }
}

static void
add_edit (Builder        *self,
          const char     *p,
          gsize           n_hidden,
          UnrepEditShape  shape)
{
  gsize at = (gsize) (p - self->utf8);

  take_repairs (self, at);
  advance (self, at);
  append_entry (self, self->text_byte, n_hidden, shape);
  self->at += n_hidden;

  copy_until (self, p);
  g_string_append (self->display, unrep_edit_shapes[shape].display);
  self->copied = p + n_hidden;
}

/* NULL where there is none. Few characters begin with the same byte. */
static const char *
find_separator (const char *p,
                const char *end)
{
  for (; (p = memchr (p, PARAGRAPH_SEPARATOR[0], (gsize) (end - p))) != NULL; p++)
    if (memcmp (p, PARAGRAPH_SEPARATOR, strlen (PARAGRAPH_SEPARATOR)) == 0)
      return p;
  return NULL;
}

static void
add_piece (Builder        *self,
           const char     *p,
           const char     *end,
           UnrepDirection  direction)
{
  if (p < end && unrep_first_strong_direction (p, (gsize) (end - p)) != direction)
    add_edit (self, p, 0, direction == UNREP_DIRECTION_RTL ? UNREP_SHAPE_RTL_MARK : UNREP_SHAPE_LTR_MARK);

  while ((p = find_separator (p, end)) != NULL)
    {
      add_edit (self, p, strlen (PARAGRAPH_SEPARATOR), UNREP_SHAPE_SEPARATOR);
      p += strlen (PARAGRAPH_SEPARATOR);
    }
}

/* The file's word counts, else what the line is made of. */
static UnrepDirection
find_direction (Builder    *self,
                const char *p,
                const char *end)
{
  const UnrepLineFacts *facts;

  if (self->facts != NULL)
    {
      take_repairs (self, (gsize) (p - self->utf8));
      advance (self, (gsize) (p - self->utf8));
      facts = unrep_facts_get_line (self->facts, unrep_text_get_line_at (self->arranged->text, self->text_offset));
      if (facts != NULL && facts->direction != UNREP_DIRECTION_NEUTRAL)
        return (UnrepDirection) facts->direction;
    }
  return unrep_paragraph_direction (p, (gsize) (end - p), self->direction);
}

static void
add_line (Builder    *self,
          const char *p,
          const char *end)
{
  UnrepDirection direction = find_direction (self, p, end);

  if (unrep_pieces_are_needed (p, (gsize) (end - p)))
    for (const char *cut; (cut = unrep_pieces_find_cut (p, (gsize) (end - p))) < end; p = cut)
      {
        add_piece (self, p, cut, direction);
        add_edit (self, cut, 0, UNREP_SHAPE_PIECE);
      }
  add_piece (self, p, end, direction);
}

/* Whether CR and LF behind each other in the repaired text are so in the report. */
static gboolean
is_crlf (Builder    *self,
         const char *p)
{
  if (p[0] != '\r' || p[1] != '\n')
    return FALSE;

  take_repairs (self, (gsize) (p - self->utf8));
  return self->next == self->arranged->edits->len
         || g_array_index (self->arranged->edits, UnrepArrangedEdit, self->next).at > (gsize) (p - self->utf8) + 1;
}

static void
add_lines (Builder *self)
{
  const char *line = self->utf8;

  for (const char *p = line; p < self->end; p++)
    {
      if (*p != '\n' && *p != '\r')
        continue;

      add_line (self, line, p);
      /* Behind the last byte there is a NUL. */
      if (is_crlf (self, p))
        add_edit (self, p++, 2, UNREP_SHAPE_LINE_END);
      else if (*p == '\r')
        add_edit (self, p, 1, UNREP_SHAPE_LINE_END);
      line = p + 1;
    }
  add_line (self, line, self->end);
}

/**
 * unrep_reading_build:
 * @arranged: a repaired text, finished
 * @facts: (nullable): what the file says of the lines of the extracted text
 * @direction: the direction of the whole text
 * @entries: (element-type UnrepReadingEntry): where all edits go, in the order of
 *   the displayed text
 *
 * Makes of the repaired text the one that is displayed: adds marks of direction,
 * cuts long paragraphs, makes all line ends alike.
 *
 * Returns: (transfer full): the displayed text; without edits it is the extracted one
 */
UnrepText *
unrep_reading_build (UnrepArrangement *arranged,
                     UnrepFacts       *facts,
                     UnrepDirection    direction,
                     GArray           *entries)
{
  GString *repaired = arranged->utf8;
  const char *utf8 = repaired != NULL ? repaired->str : unrep_text_get_utf8 (arranged->text);
  gsize n_bytes = repaired != NULL ? repaired->len : unrep_text_get_n_bytes (arranged->text);
  Builder self = {
    .arranged = arranged,
    .utf8 = utf8,
    .end = utf8 + n_bytes,
    .direction = direction,
    .facts = facts,
    .entries = entries,
    .copied = utf8,
  };

  add_lines (&self);
  take_repairs (&self, n_bytes);

  if (self.display != NULL)
    {
      copy_until (&self, self.end);
      n_bytes = self.display->len;
      return unrep_text_new_take (g_string_free (self.display, FALSE), n_bytes);
    }
  if (repaired == NULL)
    return unrep_text_ref (arranged->text);
  arranged->utf8 = NULL;
  return unrep_text_new_take (g_string_free (repaired, FALSE), n_bytes);
}
