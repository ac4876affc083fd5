/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-reading-text.h"

#include <string.h>

/* A paragraph of more bytes than this is displayed in pieces: a text widget lays
 * out a paragraph at a time, and 8 KB of Arabic take it about 90 ms. */
#define MAX_PARAGRAPH (8 * 1024)
#define MAX_PIECE (4 * 1024)

#define CHAR_ZERO_WIDTH_JOINER 0x200D
#define PARAGRAPH_SEPARATOR "\u2029"

/* All that edits do; every one shows exactly one code point. */
typedef enum
{
  SHAPE_RTL_MARK,
  SHAPE_LTR_MARK,
  SHAPE_PIECE,
  SHAPE_CRLF,
  SHAPE_CR,
  SHAPE_SEPARATOR,
} Shape;

typedef struct
{
  UnrepEditKind kind;
  const char *hidden;
  gsize n_hidden;
  const char *display;
} ShapeInfo;

static const ShapeInfo shapes[] = {
  [SHAPE_RTL_MARK] = { UNREP_EDIT_DIRECTION, "", 0, "\u200F" },
  [SHAPE_LTR_MARK] = { UNREP_EDIT_DIRECTION, "", 0, "\u200E" },
  [SHAPE_PIECE] = { UNREP_EDIT_PIECE, "", 0, "\n" },
  [SHAPE_CRLF] = { UNREP_EDIT_LINE_END, "\r\n", 2, "\n" },
  [SHAPE_CR] = { UNREP_EDIT_LINE_END, "\r", 1, "\n" },
  /* The look of a paragraph's end, within the same paragraph. */
  [SHAPE_SEPARATOR] = { UNREP_EDIT_SEPARATOR, PARAGRAPH_SEPARATOR, 1, "\u2028" },
};

/* A line end of a text from Windows is an edit, so there may be millions: @start
 * in the extracted and @display in the displayed text. */
typedef struct
{
  guint32 start;
  guint32 display;
  guint8 shape;
} Edit;

struct _UnrepReadingText
{
  gatomicrefcount ref_count;
  UnrepText *text;
  UnrepText *display;
  UnrepDirection direction;
  GArray *edits;
};

G_DEFINE_BOXED_TYPE (UnrepReadingText, unrep_reading_text, unrep_reading_text_ref, unrep_reading_text_unref)

typedef struct
{
  UnrepText *text;
  const char *utf8;
  const char *end;
  UnrepDirection direction;
  GArray *edits;
  GString *display; /* NULL until there is an edit */
  const char *copied; /* so far @display has the text */
  gsize n_shown; /* code points that the edits so far show ... */
  gsize n_hidden; /* ... and hide */
} Builder;

static void
copy_until (Builder    *self,
            const char *p)
{
  if (self->display == NULL)
    self->display = g_string_sized_new (self->end - self->utf8);
  g_string_append_len (self->display, self->copied, p - self->copied);
  self->copied = p;
}

static void
add_edit (Builder    *self,
          const char *p,
          Shape       shape)
{
  gsize start = unrep_text_get_offset (self->text, p - self->utf8);
  Edit edit = { start, start + self->n_shown - self->n_hidden, shape };

  g_array_append_val (self->edits, edit);
  self->n_shown++;
  self->n_hidden += shapes[shape].n_hidden;

  copy_until (self, p);
  g_string_append (self->display, shapes[shape].display);
  self->copied = p + strlen (shapes[shape].hidden);
}

static void
add_piece (Builder        *self,
           const char     *p,
           const char     *end,
           UnrepDirection  direction)
{
  if (p < end && unrep_first_strong_direction (p, end - p) != direction)
    add_edit (self, p, direction == UNREP_DIRECTION_RTL ? SHAPE_RTL_MARK : SHAPE_LTR_MARK);

  while ((p = memmem (p, end - p, PARAGRAPH_SEPARATOR, strlen (PARAGRAPH_SEPARATOR))) != NULL)
    {
      add_edit (self, p, SHAPE_SEPARATOR);
      p += strlen (PARAGRAPH_SEPARATOR);
    }
}

/* Whether a cut before @p would part a mark from its base. */
static gboolean
continues_cluster (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  return g_unichar_ismark (c) || c == CHAR_ZERO_WIDTH_JOINER
         || g_utf8_get_char (g_utf8_prev_char (p)) == CHAR_ZERO_WIDTH_JOINER;
}

/* Where the first piece of a paragraph that is longer than a piece ends: behind
 * its last space, or else between two clusters, or else between two code points. */
static const char *
find_cut (const char *p)
{
  const char *space = memrchr (p, ' ', MAX_PIECE);
  const char *last = g_utf8_find_prev_char (p, p + MAX_PIECE + 1);
  const char *cut = last;

  if (space != NULL)
    return space + 1;

  while (cut > p && continues_cluster (cut))
    cut = g_utf8_prev_char (cut);
  return cut > p ? cut : last;
}

static void
add_line (Builder    *self,
          const char *p,
          const char *end)
{
  UnrepDirection direction = unrep_paragraph_direction (p, end - p, self->direction);

  if (end - p > MAX_PARAGRAPH)
    while (end - p > MAX_PIECE)
      {
        const char *cut = find_cut (p);

        add_piece (self, p, cut, direction);
        add_edit (self, cut, SHAPE_PIECE);
        p = cut;
      }
  add_piece (self, p, end, direction);
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
      if (p[0] == '\r' && p[1] == '\n')
        add_edit (self, p++, SHAPE_CRLF);
      else if (*p == '\r')
        add_edit (self, p, SHAPE_CR);
      line = p + 1;
    }
  add_line (self, line, self->end);
}

/**
 * unrep_reading_text_new:
 * @text: an extracted text of less than 2³¹ code points
 *
 * Makes the text that is displayed: every paragraph that GTK would lay out in
 * another direction than a reader expects gets a mark in front, a paragraph of more
 * than 8 KB is cut in pieces of at most 4 KB, and only LF ends a line. The time
 * this takes is proportional to the text, whatever it holds; without edits the
 * displayed text is @text itself. May be called in any thread.
 *
 * Returns: (transfer full): a new reading text
 */
UnrepReadingText *
unrep_reading_text_new (UnrepText *text)
{
  const char *utf8;
  gsize n_bytes;
  Builder builder;
  UnrepReadingText *self;

  g_return_val_if_fail (text != NULL && unrep_text_get_n_chars (text) < G_MAXINT32, NULL);

  utf8 = unrep_text_get_utf8 (text);
  n_bytes = unrep_text_get_n_bytes (text);

  self = g_new0 (UnrepReadingText, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->text = unrep_text_ref (text);
  self->direction = unrep_document_direction (utf8, n_bytes);
  if (self->direction == UNREP_DIRECTION_NEUTRAL)
    self->direction = UNREP_DIRECTION_LTR;
  self->edits = g_array_new (FALSE, FALSE, sizeof (Edit));

  builder = (Builder) {
    .text = text,
    .utf8 = utf8,
    .end = utf8 + n_bytes,
    .direction = self->direction,
    .edits = self->edits,
    .copied = utf8,
  };
  add_lines (&builder);

  if (builder.display == NULL)
    {
      self->display = unrep_text_ref (text);
    }
  else
    {
      gsize n_display;

      copy_until (&builder, builder.end);
      n_display = builder.display->len;
      self->display = unrep_text_new_take (g_string_free (builder.display, FALSE), n_display);
    }
  return self;
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
  g_array_unref (self->edits);
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

  return self->edits->len;
}

/**
 * unrep_reading_text_get_edit:
 * @index: less than unrep_reading_text_get_n_edits()
 *
 * Returns: one edit; they are ordered by place, and of those at one place by the
 *   order in which they are displayed
 */
UnrepEdit
unrep_reading_text_get_edit (UnrepReadingText *self,
                             guint             index)
{
  const Edit *edit;
  const ShapeInfo *shape;

  g_return_val_if_fail (self != NULL && index < self->edits->len, ((UnrepEdit) { 0 }));

  edit = &g_array_index (self->edits, Edit, index);
  shape = &shapes[edit->shape];
  return (UnrepEdit) { shape->kind, { edit->start, edit->start + shape->n_hidden }, shape->display };
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

/* The last edit at or before @offset, %NULL where there is none; @offset counts in
 * the displayed text if @in_display, else in the extracted one. */
static const Edit *
find_edit (UnrepReadingText *self,
           gsize             offset,
           gboolean          in_display)
{
  guint low = 0, high = self->edits->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const Edit *edit = &g_array_index (self->edits, Edit, middle);

      if ((in_display ? edit->display : edit->start) <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? &g_array_index (self->edits, Edit, low - 1) : NULL;
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
  const Edit *edit;
  gsize behind;

  g_return_val_if_fail (self != NULL, 0);

  offset = MIN (offset, unrep_text_get_n_chars (self->text));
  edit = find_edit (self, offset, FALSE);
  if (edit == NULL)
    return offset;

  behind = edit->start + shapes[edit->shape].n_hidden;
  return offset < behind ? edit->display : edit->display + 1 + (offset - behind);
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
  const Edit *edit;

  g_return_val_if_fail (self != NULL, 0);

  display_offset = MIN (display_offset, unrep_text_get_n_chars (self->display));
  edit = find_edit (self, display_offset, TRUE);
  if (edit == NULL)
    return display_offset;
  if (display_offset == edit->display)
    return edit->start;
  return edit->start + shapes[edit->shape].n_hidden + (display_offset - edit->display - 1);
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
  const Edit *edit;

  g_return_val_if_fail (self != NULL, FALSE);

  edit = find_edit (self, display_offset, TRUE);
  return edit != NULL && edit->display == display_offset && shapes[edit->shape].n_hidden == 0;
}

/**
 * unrep_reading_text_range_to_display:
 * @range: code points of the extracted text
 *
 * Returns: the code points of the displayed text that show @range: marks in front
 *   of its first and behind its last code point are not in it
 */
UnrepRange
unrep_reading_text_range_to_display (UnrepReadingText *self,
                                     UnrepRange        range)
{
  gsize start, end;

  g_return_val_if_fail (self != NULL, ((UnrepRange) { 0, 0 }));

  range.end = MIN (range.end, unrep_text_get_n_chars (self->text));
  start = unrep_reading_text_to_display (self, range.start);
  end = range.end > range.start ? unrep_reading_text_to_display (self, range.end - 1) + 1 : start;
  return (UnrepRange) { start, end };
}

/**
 * unrep_reading_text_range_to_text:
 * @display: code points of the displayed text
 *
 * Returns: the code points of the extracted text that @display shows, empty where
 *   all of @display is only displayed
 */
UnrepRange
unrep_reading_text_range_to_text (UnrepReadingText *self,
                                  UnrepRange        display)
{
  const Edit *edit;
  gsize start, end;

  g_return_val_if_fail (self != NULL, ((UnrepRange) { 0, 0 }));

  display.end = MIN (display.end, unrep_text_get_n_chars (self->display));
  start = unrep_reading_text_to_text (self, display.start);
  if (display.end <= display.start)
    return (UnrepRange) { start, start };

  edit = find_edit (self, display.end - 1, TRUE);
  if (edit != NULL && edit->display == display.end - 1)
    end = edit->start + shapes[edit->shape].n_hidden;
  else
    end = unrep_reading_text_to_text (self, display.end - 1) + 1;
  return (UnrepRange) { start, end };
}
