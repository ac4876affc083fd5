/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-pdf-writer.h"

#include "unrep-pdf-furniture.h"
#include "unrep-pdf-turn.h"

#include <string.h>

#define SOFT_HYPHEN 0x00ad
#define HYPHEN 0x2010

static gboolean
is_hyphen (gunichar c)
{
  return c == '-' || c == SOFT_HYPHEN || c == HYPHEN;
}

static void
add_word (GHashTable *words,
          const char *start,
          const char *end)
{
  const char *part = start;

  g_hash_table_add (words, g_utf8_strdown (start, end - start));
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    if (is_hyphen (g_utf8_get_char (p)))
      {
        if (p > part)
          g_hash_table_add (words, g_utf8_strdown (part, p - part));
        part = g_utf8_next_char (p);
      }
  if (part > start && part < end)
    g_hash_table_add (words, g_utf8_strdown (part, end - part));
}

/* Every word of @text into the set, and every compound with hyphens, and its parts. */
static void
collect_words (GHashTable *words,
               const char *text,
               const char *end)
{
  while (text < end)
    {
      const char *start = text;

      while (text < end && (g_unichar_isalpha (g_utf8_get_char (text)) || is_hyphen (g_utf8_get_char (text))))
        text = g_utf8_next_char (text);
      /* What ends a line may be half a word. */
      if (text > start && text < end)
        add_word (words, start, text);
      if (text < end)
        text = g_utf8_next_char (text);
    }
}

/* Whether U+2010 stands in @text and not at its end. */
static gboolean
has_inner_hyphen (const char *text,
                  gsize       n)
{
  const char *found = memmem (text, n, "\xe2\x80\x90", 3);

  return found != NULL && found + 3 < text + n;
}

/**
 * unrep_pdf_writer_init:
 * @self: (out caller-allocates): what is filled in
 * @layout: a document that has been read, which must outlive @self
 * @pages: its pages, which must outlive it too
 *
 * Begins a text.
 */
void
unrep_pdf_writer_init (UnrepPdfWriter       *self,
                       const UnrepPdfLayout *layout,
                       const UnrepPdfPages  *pages)
{
  *self = (UnrepPdfWriter) { .layout = layout, .read = pages, .out = g_string_sized_new (layout->text->len + 1), .facts = unrep_facts_new (), .pages = unrep_pages_new (),
                             .words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  for (guint i = 0; i < layout->lines->len; i++)
    {
      const UnrepPdfLine *line = unrep_pdf_layout_get_line (layout, i);

      collect_words (self->words, layout->text->str + line->text, layout->text->str + line->text + line->n_bytes);
      self->has_hyphens |= has_inner_hyphen (layout->text->str + line->text, line->n_bytes);
    }
}

/**
 * unrep_pdf_writer_clear:
 * @self: what unrep_pdf_writer_init() filled in
 *
 * Frees what it holds.
 */
void
unrep_pdf_writer_clear (UnrepPdfWriter *self)
{
  if (self->out != NULL)
    g_string_free (self->out, TRUE);
  g_clear_pointer (&self->facts, unrep_facts_unref);
  g_clear_pointer (&self->pages, unrep_pages_unref);
  g_clear_pointer (&self->words, g_hash_table_unref);
}

static gboolean
is_same_kind (const UnrepPdfLine *a,
              const UnrepPdfLine *b)
{
  return a->artefact == b->artefact && a->note == b->note;
}

/* Whether the hyphen @c between @before, without it, and @after only breaks a word: nobody
 * hyphenates before a capital or a digit, and else what the document has elsewhere
 * decides. Where it has neither, the word stays as it is printed; but U+2010, which few
 * people can type, is what programs break words with. */
static gboolean
breaks_word (const UnrepPdfWriter *self,
             gunichar              c,
             const char           *before,
             const char           *before_end,
             const char           *after,
             const char           *after_end)
{
  const char *start = before_end, *end = after;
  g_autofree char *head = NULL, *tail = NULL, *joined = NULL;

  while (start > before && g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (start))))
    start = g_utf8_prev_char (start);
  while (end < after_end && g_unichar_isalpha (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  if (start == before_end || end == after || !g_unichar_islower (g_utf8_get_char (after)))
    return FALSE;
  if (c == HYPHEN && !self->has_hyphens)
    return TRUE;
  head = g_utf8_strdown (start, before_end - start);
  tail = g_utf8_strdown (after, end - after);
  joined = g_strconcat (head, tail, NULL);
  return g_hash_table_contains (self->words, joined);
}

/* Whether no space stands between a line that ends with @c, behind @before, and the next,
 * which begins with @after: in well-known, in 2019-2020, in A/79/876. */
static gboolean
holds_on (gunichar c,
          gunichar before,
          gunichar after)
{
  if (is_hyphen (c))
    return g_unichar_isalpha (before) || (g_unichar_isdigit (before) && g_unichar_isdigit (after));
  return c == '/' && g_unichar_isalnum (before) && g_unichar_isalnum (after);
}

/* Joins the next line of a paragraph to what has been written. */
static void
join (UnrepPdfWriter     *self,
      const UnrepPdfLine *line)
{
  const char *text = self->layout->text->str + line->text;
  char *end, *last;
  gunichar c;

  g_string_truncate (self->out, self->out->len - 1);
  self->n_chars--;
  end = self->out->str + self->out->len;
  last = g_utf8_prev_char (end);
  c = g_utf8_get_char (last);
  if (c == SOFT_HYPHEN
      || (is_hyphen (c) && breaks_word (self, c, self->out->str, last, text, text + line->n_bytes)))
    {
      g_string_truncate (self->out, (gsize) (last - self->out->str));
      self->n_chars--;
    }
  else if (!holds_on (c, last > self->out->str ? g_utf8_get_char (g_utf8_prev_char (last)) : 0, g_utf8_get_char (text)))
    {
      g_string_append_c (self->out, ' ');
      self->n_chars++;
    }
}

/* The direction of the paragraph that goes on from @index: that of most of its text. */
static UnrepDirection
find_direction (const UnrepPdfLayout *layout,
                guint                 index)
{
  const UnrepPdfLine *first = unrep_pdf_layout_get_line (layout, index);
  gint64 sum = 0;

  for (guint i = index; i < layout->lines->len; i++)
    {
      const UnrepPdfLine *line = unrep_pdf_layout_get_line (layout, i);

      if (i > index && (line->starts || !is_same_kind (first, line)))
        break;
      sum += line->rtl ? (gint64) line->n_chars : -(gint64) line->n_chars;
    }
  return sum > 0 ? UNREP_DIRECTION_RTL : UNREP_DIRECTION_LTR;
}

static void
add_facts (UnrepPdfWriter *self,
           guint           index)
{
  const UnrepPdfLine *line = unrep_pdf_layout_get_line (self->layout, index);
  UnrepLineFacts facts = { .direction = find_direction (self->layout, index), .first = line->starts,
                           .heading = line->heading };
  gsize mark = line->note && line->starts ? unrep_pdf_find_note_mark (self->layout, line) : 0;

  facts.role = line->artefact ? UNREP_LINE_ARTEFACT
               : line->note   ? UNREP_LINE_NOTE
               : line->cell   ? UNREP_LINE_CELL
                              : UNREP_LINE_BODY;
  if (mark > 0)
    {
      const char *text = self->layout->text->str + line->text;

      facts.label_bytes = (guint16) mark;
      facts.bare_start = strchr ("(", text[0]) != NULL;
      facts.bare_end = (guint16) (mark - (strchr (").", text[mark - 1]) != NULL));
    }
  unrep_facts_add_line (self->facts, &facts);
}

/**
 * unrep_pdf_writer_add:
 * @self: what text is written with
 * @index: of the next line
 *
 * Adds a line: to the paragraph that it goes on with, or as one of its own.
 */
void
unrep_pdf_writer_add (UnrepPdfWriter *self,
                      guint           index)
{
  const UnrepPdfLine *line = unrep_pdf_layout_get_line (self->layout, index);
  const char *text = self->layout->text->str + line->text;
  UnrepPageLine place = { .page = line->page, .x = line->box.x0, .y = line->box.y0, .width = line->box.x1 - line->box.x0,
                       .height = line->box.y1 - line->box.y0 };

  if (self->last != NULL && !line->starts && is_same_kind (self->last, line))
    join (self, line);
  else
    add_facts (self, index);
  g_string_append_len (self->out, text, (gssize) line->n_bytes);
  g_string_append_c (self->out, '\n');
  place.range = (UnrepRange) { self->n_chars, self->n_chars + (gsize) g_utf8_strlen (text, (gssize) line->n_bytes) };
  self->n_chars = place.range.end + 1;
  unrep_pdf_turn_back (unrep_pdf_pages_get (self->read, line->page), &place);
  unrep_pages_add_line (self->pages, &place);
  self->last = line;
}
