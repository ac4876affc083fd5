/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-line-writer.h"

#include "base/unrep-utf8.h"

#include <string.h>

#define BLANK " \t\n\r\f"

/**
 * unrep_line_writer_init:
 * @self: (out caller-allocates): what is filled in
 *
 * Begins a text.
 */
void
unrep_line_writer_init (UnrepLineWriter *self)
{
  *self = (UnrepLineWriter) { .out = g_string_new (NULL), .content = g_string_new (NULL), .label = g_string_new (NULL),
                              .facts = unrep_facts_new () };
}

/**
 * unrep_line_writer_clear:
 * @self: what unrep_line_writer_init() filled in
 *
 * Frees what it holds.
 */
void
unrep_line_writer_clear (UnrepLineWriter *self)
{
  if (self->out != NULL)
    g_string_free (self->out, TRUE);
  g_string_free (self->content, TRUE);
  g_string_free (self->label, TRUE);
  g_clear_pointer (&self->facts, unrep_facts_unref);
}

static gboolean
is_at_space (const UnrepLineWriter *self)
{
  return self->content->len == 0 || strchr (" \t\n", self->content->str[self->content->len - 1]) != NULL;
}

/**
 * unrep_line_writer_add:
 * @self: what lines are written with
 * @text: more of the paragraph in the making
 *
 * Adds text as HTML and OpenDocument mean it: any white space of ASCII is one space,
 * and none at the start of a line. No-break spaces stay.
 */
void
unrep_line_writer_add (UnrepLineWriter *self,
                       const char      *text)
{
  while (*text != '\0')
    {
      gsize n_blank = strspn (text, BLANK), n = strcspn (text + n_blank, BLANK);

      if (n_blank > 0 && !is_at_space (self))
        g_string_append_c (self->content, ' ');
      g_string_append_len (self->content, text + n_blank, (gssize) n);
      text += n_blank + n;
    }
}

static void
drop_end_space (GString *content)
{
  while (content->len > 0 && strchr (" \t", content->str[content->len - 1]) != NULL)
    g_string_truncate (content, content->len - 1);
}

/**
 * unrep_line_writer_break:
 * @self: what lines are written with
 *
 * Ends the line, but not the paragraph.
 */
void
unrep_line_writer_break (UnrepLineWriter *self)
{
  drop_end_space (self->content);
  if (self->content->len > 0 && !g_str_has_suffix (self->content->str, "\n"))
    g_string_append_c (self->content, '\n');
}

/**
 * unrep_line_writer_set_number:
 * @self: what lines are written with
 * @format: how the label is numbered
 * @number: its number
 * @prefix: what stands before it
 * @suffix: what stands behind it
 *
 * Gives the next paragraph a label. Which list it is of, and where in it, the caller
 * says in @label_facts.
 */
void
unrep_line_writer_set_number (UnrepLineWriter             *self,
                              const UnrepDocxNumberFormat *format,
                              guint                        number,
                              const char                  *prefix,
                              const char                  *suffix)
{
  self->label_facts = (UnrepLineFacts) { .system = format->system, .counted = TRUE, .ordinal = number };
  g_string_assign (self->label, prefix);
  self->label_facts.bare_start = (guint16) self->label->len;
  unrep_docx_number_append (self->label, format, number);
  self->label_facts.bare_end = (guint16) self->label->len;
  g_string_append (self->label, suffix);
  self->label_facts.label_bytes = (guint16) self->label->len;
}

/**
 * unrep_line_writer_set_bullet:
 * @self: what lines are written with
 * @bullet: the bullet
 *
 * Gives the next paragraph a bullet.
 */
void
unrep_line_writer_set_bullet (UnrepLineWriter *self,
                              const char      *bullet)
{
  g_string_assign (self->label, bullet);
  self->label_facts = (UnrepLineFacts) { .bullet = TRUE, .label_bytes = (guint16) self->label->len };
}

/* Only the first line of a paragraph has its label. */
static void
add_lines (UnrepLineWriter *self,
           UnrepLineFacts  *facts)
{
  const UnrepLineFacts rest = { .direction = facts->direction, .role = facts->role, .heading = facts->heading };
  gsize start = self->out->len;

  facts->first = TRUE;
  if (self->label->len > 0)
    {
      facts->bullet = self->label_facts.bullet;
      facts->counted = self->label_facts.counted;
      facts->level = self->label_facts.level;
      facts->system = self->label_facts.system;
      facts->list = self->label_facts.list;
      facts->ordinal = self->label_facts.ordinal;
      facts->label_bytes = self->label_facts.label_bytes;
      facts->bare_start = self->label_facts.bare_start;
      facts->bare_end = self->label_facts.bare_end;
      g_string_append_printf (self->out, "%s\t", self->label->str);
    }
  g_string_append_printf (self->out, "%s\n", self->content->str);
  unrep_facts_add_line (self->facts, facts);
  for (const char *p = strchr (self->out->str + start, '\n'); p[1] != '\0'; p = strchr (p + 1, '\n'))
    unrep_facts_add_line (self->facts, &rest);
}

/**
 * unrep_line_writer_flush_label:
 * @self: what lines are written with, between paragraphs
 * @facts: direction, role and heading of the place
 *
 * Writes a label that no paragraph took on a line of its own: an item that is empty, or
 * begins with a list.
 */
void
unrep_line_writer_flush_label (UnrepLineWriter      *self,
                               const UnrepLineFacts *facts)
{
  UnrepLineFacts own = *facts;

  self->full |= self->out->len + self->label->len > UNREP_READER_MAX_TEXT;
  if (self->label->len > 0 && !self->full)
    add_lines (self, &own);
  g_string_truncate (self->label, 0);
}

/**
 * unrep_line_writer_finish:
 * @self: what lines are written with
 * @facts: direction, role and heading of the paragraph
 *
 * Ends the paragraph in the making, and adds it to the text. One that is blank and has
 * no label is left out; a label alone waits for a paragraph.
 */
void
unrep_line_writer_finish (UnrepLineWriter      *self,
                          const UnrepLineFacts *facts)
{
  UnrepLineFacts own = *facts;

  g_strchomp (self->content->str);
  self->content->len = strlen (self->content->str);
  if (!unrep_utf8_is_blank (self->content->str))
    {
      self->full |= self->out->len + self->label->len + self->content->len > UNREP_READER_MAX_TEXT;
      if (!self->full)
        add_lines (self, &own);
      g_string_truncate (self->label, 0);
    }
  g_string_truncate (self->content, 0);
}

/**
 * unrep_line_writer_take:
 * @self: what lines were written with
 * @display: the file's name for messages
 * @extract: what the text and its facts are handed to
 * @error: return location of an error
 *
 * Ends the text. Errors: %UNREP_ERROR_TOO_LARGE, %UNREP_ERROR_EMPTY.
 *
 * Returns: whether there is a text
 */
gboolean
unrep_line_writer_take (UnrepLineWriter  *self,
                        const char       *display,
                        UnrepExtract     *extract,
                        GError          **error)
{
  return unrep_reader_check_size (self->full, display, error)
         && unrep_extract_take (extract, &self->out, &self->facts, display, error);
}
