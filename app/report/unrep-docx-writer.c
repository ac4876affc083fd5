/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paragraphs as they go into the text, and what goes behind them. */
#include "unrep-docx-writer.h"

#include "base/unrep-utf8.h"

#include <string.h>

/* A mark that a note has for itself is no longer than this, in bytes. */
#define MAX_MARK 12

static void
use_clear (gpointer data)
{
  UnrepDocxNoteUse *use = data;

  g_free (use->number);
}

static GArray *
new_uses (void)
{
  GArray *uses = g_array_new (FALSE, FALSE, sizeof (UnrepDocxNoteUse));

  g_array_set_clear_func (uses, use_clear);
  return uses;
}

/**
 * unrep_docx_writer_init:
 * @self: (out caller-allocates): what is filled in; its notes have none
 * @styles: the styles, which must live as long
 * @numbering: the lists, which must live as long
 *
 * Begins a text.
 */
void
unrep_docx_writer_init (UnrepDocxWriter    *self,
                        UnrepDocxStyles    *styles,
                        UnrepDocxNumbering *numbering)
{
  *self = (UnrepDocxWriter) { .styles = styles, .numbering = numbering };
  self->out = g_string_new (NULL);
  self->content = g_string_new (NULL);
  self->instruction = g_string_new (NULL);
  self->facts = unrep_facts_new ();
  self->notes = new_uses ();
  self->ends = new_uses ();
  self->boxes = g_ptr_array_new ();
}

/**
 * unrep_docx_writer_clear:
 * @self: what unrep_docx_writer_init() filled in
 *
 * Frees what it holds.
 */
void
unrep_docx_writer_clear (UnrepDocxWriter *self)
{
  if (self->out != NULL)
    g_string_free (self->out, TRUE);
  g_string_free (self->content, TRUE);
  g_string_free (self->instruction, TRUE);
  g_clear_pointer (&self->facts, unrep_facts_unref);
  g_clear_pointer (&self->footnotes.nodes, g_hash_table_unref);
  g_clear_pointer (&self->endnotes.nodes, g_hash_table_unref);
  g_array_unref (self->notes);
  g_array_unref (self->ends);
  g_ptr_array_unref (self->boxes);
}

/* Takes out the signs that end a direction which nothing began: they do nothing, and
 * Word leaves them where it keeps directions in another way. */
static void
drop_unmatched_ends (GString *content)
{
  char *to = content->str;
  guint open = 0;

  if (strstr (content->str, "\u202c") == NULL)
    return;
  for (const char *p = content->str, *next; *p != '\0'; p = next)
    {
      gunichar c = g_utf8_get_char (p);

      next = g_utf8_next_char (p);
      if (c == 0x202a || c == 0x202b || c == 0x202d || c == 0x202e)
        open++;
      else if (c == '\n')
        open = 0;
      else if (c == 0x202c && open == 0)
        continue;
      else if (c == 0x202c)
        open--;
      memmove (to, p, (gsize) (next - p));
      to += next - p;
    }
  g_string_truncate (content, (gsize) (to - content->str));
}

/* Spaces and tabs around a paragraph only move it on the page. */
static void
strip (UnrepDocxWriter *self)
{
  gsize n = strspn (self->content->str, " \t\n");

  g_string_erase (self->content, 0, (gssize) n);
  self->note_end = self->note_end > n ? self->note_end - n : 0;
  g_strchomp (self->content->str);
  self->content->len = strlen (self->content->str);
}

/* Where the mark of a note stands in its first paragraph: the number, or else what
 * stands before the first space, unless it is a word. */
static void
find_mark (UnrepDocxWriter *self,
           UnrepLineFacts  *facts)
{
  const char *text = self->content->str;
  gsize n = strcspn (text, " \t\n"), number = self->number != NULL ? strlen (self->number) : 0;

  if (self->note_end > 0 && self->note_end <= MAX_MARK + number)
    {
      facts->bare_start = (guint16) (self->note_end - number);
      facts->bare_end = facts->label_bytes = (guint16) self->note_end;
      if (text[self->note_end] == ')' || text[self->note_end] == ']' || text[self->note_end] == '.')
        facts->label_bytes++;
      if (text[facts->label_bytes] != '\0' && strchr (" \t\n", text[facts->label_bytes]) == NULL)
        g_string_insert_c (self->content, facts->label_bytes, ' ');
      return;
    }
  for (const char *p = text; p < text + n; p = g_utf8_next_char (p))
    if (n > MAX_MARK || g_unichar_isalnum (g_utf8_get_char (p)))
      return;
  facts->bare_end = facts->label_bytes = (guint16) n;
}

/* Adds the lines of the paragraph; only the first has a label. */
static void
add_lines (UnrepDocxWriter *self,
           const char      *text,
           UnrepLineFacts  *facts)
{
  const UnrepLineFacts rest = { .direction = facts->direction, .role = facts->role, .heading = facts->heading };

  g_string_append (self->out, text);
  g_string_append_c (self->out, '\n');
  unrep_facts_add_line (self->facts, facts);
  for (const char *p = strchr (text, '\n'); p != NULL; p = strchr (p + 1, '\n'))
    unrep_facts_add_line (self->facts, &rest);
}

static void
write_note (UnrepDocxWriter        *self,
            const UnrepDocxNoteUse *use)
{
  UnrepLineRole role = self->role;
  const char *table_style = self->table_style;

  self->role = UNREP_LINE_NOTE;
  self->table_style = NULL;
  self->number = use->number;
  self->note_starts = TRUE;
  unrep_docx_write_blocks (self, use->node);
  self->number = NULL;
  self->note_starts = FALSE;
  self->role = role;
  self->table_style = table_style;
}

static void
write_uses (UnrepDocxWriter *self,
            GArray         **uses)
{
  g_autoptr (GArray) taken = NULL;

  if ((*uses)->len == 0)
    return;
  taken = g_steal_pointer (uses);
  *uses = new_uses ();
  for (guint i = 0; i < taken->len; i++)
    write_note (self, &g_array_index (taken, UnrepDocxNoteUse, i));
}

static void
write_boxes (UnrepDocxWriter *self)
{
  g_autoptr (GPtrArray) taken = NULL;

  if (self->boxes->len == 0)
    return;
  taken = g_steal_pointer (&self->boxes);
  self->boxes = g_ptr_array_new ();
  for (guint i = 0; i < taken->len; i++)
    unrep_docx_write_blocks (self, g_ptr_array_index (taken, i));
}

static void
fill_facts (UnrepDocxWriter           *self,
            const UnrepDocxProperties *properties,
            UnrepLineFacts            *facts)
{
  facts->direction = properties->bidi == 1 ? UNREP_DIRECTION_RTL : UNREP_DIRECTION_LTR;
  facts->role = self->role == UNREP_LINE_BODY && properties->contents ? UNREP_LINE_CONTENTS : self->role;
  facts->heading = self->role == UNREP_LINE_NOTE || properties->contents ? 0 : properties->heading & 15;
  facts->first = TRUE;
}

/**
 * unrep_docx_finish_paragraph:
 * @self: what turns a document into text
 * @properties: what holds for the paragraph
 *
 * Ends the paragraph in the making: adds it to the text with its label in front, and
 * the footnotes that it refers to and the text boxes that hang on it behind. One
 * without label and text is left out.
 */
void
unrep_docx_finish_paragraph (UnrepDocxWriter           *self,
                             const UnrepDocxProperties *properties)
{
  g_autoptr (GString) line = g_string_new (NULL);
  UnrepLineFacts facts = { 0 };

  fill_facts (self, properties, &facts);
  drop_unmatched_ends (self->content);
  strip (self);
  unrep_docx_numbering_append (self->numbering, properties, line, &facts);
  if (self->note_starts && facts.label_bytes == 0)
    find_mark (self, &facts);
  g_string_append (line, self->content->str);
  self->full |= self->out->len + line->len > UNREP_READER_MAX_TEXT;
  if (!unrep_utf8_is_blank (line->str) && !self->full)
    {
      add_lines (self, line->str, &facts);
      self->note_starts = FALSE;
    }
  g_string_truncate (self->content, 0);
  self->note_end = 0;
  self->pending_break = self->joined = FALSE;
  write_uses (self, &self->notes);
  write_boxes (self);
}

/**
 * unrep_docx_flush_joined:
 * @self: what turns a document into text
 *
 * Ends a paragraph that would have gone on in the next one, of which there is none. One
 * that is empty is gone, and no item of a list.
 */
void
unrep_docx_flush_joined (UnrepDocxWriter *self)
{
  UnrepDocxProperties last = self->last;

  if (!self->joined)
    return;
  if (unrep_utf8_is_blank (self->content->str))
    last.num = 0;
  unrep_docx_finish_paragraph (self, &last);
}

/**
 * unrep_docx_write_endnotes:
 * @self: what turns a document into text
 *
 * Adds the endnotes that were referred to, in order.
 */
void
unrep_docx_write_endnotes (UnrepDocxWriter *self)
{
  write_uses (self, &self->ends);
}
