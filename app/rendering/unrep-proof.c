/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What pages of every format have in common: a report paragraph by paragraph, with the
 * findings of each. As stored the paragraphs stand as the text does, so that findings
 * begin in the order of their numbers. */
#include "unrep-proof-private.h"

/**
 * unrep_proof_cursor_init:
 * @self: (out): a cursor before the first paragraph
 * @proof: whose paragraphs; it must live as long
 */
void
unrep_proof_cursor_init (UnrepProofCursor *self,
                         const UnrepProof *proof)
{
  *self = (UnrepProofCursor) {
    .text = g_string_new (NULL),
    .marks = g_array_new (FALSE, FALSE, sizeof (UnrepProofMark)),
    .open = g_array_new (FALSE, FALSE, sizeof (guint)),
    .proof = proof,
  };
}

/**
 * unrep_proof_cursor_clear:
 * @self: a cursor
 */
void
unrep_proof_cursor_clear (UnrepProofCursor *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->marks);
  g_array_unref (self->open);
}

/* From which byte of the display on the paragraph is shown: pages say its direction by
 * other means than a mark. */
static gsize
find_first_byte (UnrepReadingText            *reading,
                 const UnrepReadingParagraph *paragraph)
{
  UnrepText *display = unrep_reading_text_get_display (reading);
  gsize byte = unrep_text_get_byte (display, paragraph->display.start);
  const char *p = unrep_text_get_utf8 (display) + byte;

  if (unrep_range_length (paragraph->display) == 0 ||
      !unrep_reading_text_is_displayed_only (reading, paragraph->display.start))
    return byte;
  return byte + (gsize) (g_utf8_next_char (p) - p);
}

static void
add_mark (UnrepProofCursor            *self,
          const UnrepReadingParagraph *paragraph,
          gsize                        first_byte,
          guint                        index,
          gboolean                     begins)
{
  UnrepRange range = unrep_findings_get (self->proof->findings, index)->range;
  UnrepText *display = unrep_reading_text_get_display (self->proof->reading);
  UnrepProofMark mark = { .index = index, .begins = begins };
  gsize start = CLAMP (range.start, paragraph->range.start, paragraph->range.end);
  gsize end = CLAMP (range.end, paragraph->range.start, paragraph->range.end);
  gsize byte = unrep_text_get_byte (display, unrep_reading_text_to_display (self->proof->reading, start));

  mark.start = mark.end = byte > first_byte ? MIN (byte - first_byte, self->text->len) : 0;
  if (start < end)
    {
      byte = unrep_text_get_byte (display, unrep_reading_text_to_display (self->proof->reading, end - 1) + 1);
      mark.end = CLAMP (byte, first_byte + mark.start, first_byte + self->text->len) - first_byte;
    }
  g_array_append_val (self->marks, mark);
}

static void
find_marks (UnrepProofCursor            *self,
            const UnrepReadingParagraph *paragraph,
            gsize                        first_byte,
            gsize                        limit)
{
  UnrepFindings *findings = self->proof->findings;
  guint n_open = 0;

  g_array_set_size (self->marks, 0);
  for (guint i = 0; i < self->open->len; i++)
    {
      guint index = g_array_index (self->open, guint, i);

      add_mark (self, paragraph, first_byte, index, FALSE);
      if (unrep_findings_get (findings, index)->range.end > limit)
        g_array_index (self->open, guint, n_open++) = index;
    }
  g_array_set_size (self->open, n_open);
  for (; self->next_finding < unrep_findings_get_n (findings); self->next_finding++)
    {
      const UnrepFinding *finding = unrep_findings_get (findings, self->next_finding);

      if (finding->range.start >= limit)
        break;
      add_mark (self, paragraph, first_byte, self->next_finding, TRUE);
      if (finding->range.end > limit)
        g_array_append_val (self->open, self->next_finding);
    }
}

/**
 * unrep_proof_cursor_next:
 * @self: a cursor
 *
 * Goes to the next paragraph, or to the first.
 *
 * Returns: whether there is one
 */
gboolean
unrep_proof_cursor_next (UnrepProofCursor *self)
{
  UnrepReadingText *reading = self->proof->reading;
  UnrepText *display = unrep_reading_text_get_display (reading);
  UnrepReadingParagraph paragraph;
  gsize first_byte, limit = G_MAXSIZE;

  if (self->next_paragraph >= unrep_reading_text_get_n_paragraphs (reading))
    return FALSE;
  paragraph = unrep_reading_text_get_paragraph (reading, self->next_paragraph++);
  if (self->next_paragraph < unrep_reading_text_get_n_paragraphs (reading))
    limit = unrep_reading_text_get_paragraph (reading, self->next_paragraph).range.start;
  first_byte = find_first_byte (reading, &paragraph);

  self->direction = paragraph.direction;
  g_string_truncate (self->text, 0);
  g_string_append_len (self->text, unrep_text_get_utf8 (display) + first_byte,
                       (gssize) (unrep_text_get_byte (display, paragraph.display.end) - first_byte));
  for (gsize i = 0; i < self->text->len; i++)
    if (self->text->str[i] == '\0')
      self->text->str[i] = '\1';
  find_marks (self, &paragraph, first_byte, limit);
  return TRUE;
}
