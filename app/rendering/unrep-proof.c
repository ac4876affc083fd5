/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What pages of every format have in common: a report paragraph by paragraph, with the
 * findings of each. As stored the paragraphs stand as the text does, so that findings
 * begin in the order of their numbers. */
#include "unrep-proof-private.h"

#include "unrep-finding-message.h"

#include <glib/gi18n.h>

/**
 * unrep_proof_get_entry:
 * @proof: a proof
 * @index: less than the number of its entries
 *
 * Returns: (transfer none): one of them
 */
const UnrepFindingEntry *
unrep_proof_get_entry (const UnrepProof *proof,
                       guint             index)
{
  return &g_array_index (proof->entries, UnrepFindingEntry, index);
}

/**
 * unrep_proof_dup_quote:
 * @proof: a proof
 * @range: of the extracted text
 *
 * Returns: (transfer full): what stands there, as unrep_finding_dup_shown() has it
 */
char *
unrep_proof_dup_quote (const UnrepProof *proof,
                       UnrepRange        range)
{
  UnrepText *text = unrep_reading_text_get_text (proof->reading);

  return unrep_finding_dup_shown (unrep_text_get_utf8 (text) + unrep_text_get_byte (text, range.start), unrep_range_length (range));
}

/**
 * unrep_proof_dup_head:
 * @proof: a proof
 * @index: less than the number of its entries
 *
 * Returns: (transfer full): how much it matters, what is said of it, and what is wrong
 */
char *
unrep_proof_dup_head (const UnrepProof *proof,
                      guint             index)
{
  const UnrepFindingEntry *entry = unrep_proof_get_entry (proof, index);
  const char *severity = unrep_severity_get_title (entry->severity);

  if (entry->state == UNREP_FINDING_OPEN)
    return g_strjoin (" · ", severity, unrep_finding_entry_get_title (entry), NULL);
  return g_strjoin (" · ", severity, unrep_finding_state_get_title (entry->state), unrep_finding_entry_get_title (entry), NULL);
}

/**
 * unrep_proof_list_signed_off:
 * @proof: a proof
 *
 * Returns: (transfer full) (element-type utf8): the paragraphs that are signed off: the line
 *   and the first words of each
 */
GPtrArray *
unrep_proof_list_signed_off (const UnrepProof *proof)
{
  UnrepText *text = unrep_reading_text_get_text (proof->reading);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; proof->judged != NULL && i < proof->judged->len; i++)
    {
      UnrepAnnotation *annotation = g_ptr_array_index (proof->judged, i);
      UnrepRange range = unrep_annotation_get_range (annotation);
      g_autofree char *words = NULL, *isolated = NULL;

      if (unrep_judgement_get_state (unrep_annotation_get_judgement (annotation)) != UNREP_FINDING_SIGNED_OFF)
        continue;
      words = unrep_proof_dup_quote (proof, range);
      isolated = g_strconcat ("\u2068", words, "\u2069", NULL);
      /* Translators: a paragraph: the number of its line, and its first words */
      g_ptr_array_add (lines, g_strdup_printf (_("Line %u: “%s”"), unrep_text_get_line_at (text, range.start), isolated));
    }
  return lines;
}

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
  UnrepRange range = unrep_proof_get_entry (self->proof, index)->range;
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
  guint n_open = 0;

  g_array_set_size (self->marks, 0);
  for (guint i = 0; i < self->open->len; i++)
    {
      guint index = g_array_index (self->open, guint, i);

      add_mark (self, paragraph, first_byte, index, FALSE);
      if (unrep_proof_get_entry (self->proof, index)->range.end > limit)
        g_array_index (self->open, guint, n_open++) = index;
    }
  g_array_set_size (self->open, n_open);
  for (; self->next_finding < self->proof->entries->len; self->next_finding++)
    {
      const UnrepFindingEntry *finding = unrep_proof_get_entry (self->proof, self->next_finding);

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
