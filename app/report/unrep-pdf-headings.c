/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-pdf-headings.h"

#include "unrep-artefact.h"
#include "unrep-outline-line.h"
#include "unrep-pdf-furniture.h"

/* A heading is set larger than the text, by this factor in hundredths, and has so many
 * lines and bytes at the most. */
#define LARGER 112
#define MAX_LINES 3
#define MAX_BYTES 300
/* Sizes of headings, and how much of a text may be headings: one part in so many. */
#define MAX_LEVELS 4
#define MIN_REST 5
/* Two sizes are one where they differ by less, in hundredths of a point. */
#define SAME_SIZE 40
/* A paragraph of text has at least so many bytes. */
#define MUCH_TEXT 120

/* The sizes of headings that a document has, the largest first. */
typedef struct
{
  guint sizes[MAX_LEVELS];
  guint n_sizes;
  gboolean too_many;
} Levels;

static gboolean
is_text (const UnrepPdfLine *line)
{
  return !line->artefact && !line->note && !line->cell;
}

/* Index behind the lines of the paragraph that begins at @first. */
static guint
find_end (const UnrepPdfLayout *self,
          guint                 first)
{
  guint end = first + 1;

  while (end < self->lines->len && !unrep_pdf_layout_get_line (self, end)->starts)
    end++;
  return end;
}

/* Whether the paragraph is set in one larger size, and as short as headings are. */
static gboolean
is_large (const UnrepPdfLayout *self,
          guint                 first,
          guint                 end,
          guint                 body)
{
  const UnrepPdfLine *line = unrep_pdf_layout_get_line (self, first), *last = unrep_pdf_layout_get_line (self, end - 1);
  const char *text = self->text->str;
  UnrepLineEnd close = unrep_line_classify_end (text + last->text, text + last->text + last->n_bytes);
  gsize n = 0;

  if (end - first > MAX_LINES || close == UNREP_LINE_END_COMMA || close == UNREP_LINE_END_CLOSED)
    return FALSE;
  for (guint i = first; i < end; i++)
    {
      const UnrepPdfLine *own = unrep_pdf_layout_get_line (self, i);

      n += own->n_bytes;
      if (!is_text (own) || own->size * 100 < body * LARGER || own->size + SAME_SIZE < line->size || own->size > line->size + SAME_SIZE)
        return FALSE;
    }
  return n <= MAX_BYTES && !unrep_line_is_symbol (text + line->text, line->n_bytes);
}

/* Keeps the sizes in order. */
static void
add_size (Levels *levels,
          guint   size)
{
  guint at = 0;

  while (at < levels->n_sizes && levels->sizes[at] > size + SAME_SIZE)
    at++;
  if (at < levels->n_sizes && levels->sizes[at] + SAME_SIZE >= size)
    return;
  if (levels->n_sizes == MAX_LEVELS)
    {
      levels->too_many = TRUE;
      return;
    }
  for (guint i = levels->n_sizes++; i > at; i--)
    levels->sizes[i] = levels->sizes[i - 1];
  levels->sizes[at] = size;
}

static guint
find_level (const Levels *levels,
            guint         size)
{
  for (guint i = 0; i < levels->n_sizes; i++)
    if (levels->sizes[i] + SAME_SIZE >= size && levels->sizes[i] <= size + SAME_SIZE)
      return i + 1;
  return 0;
}

/* Where the running text begins: above it the first page has what its masthead and its
 * title say, and that is told by other means. */
static guint
find_start (const UnrepPdfLayout *self,
            guint                 body)
{
  for (guint first = 0, end; first < self->lines->len; first = end)
    {
      gsize n = 0;

      end = find_end (self, first);
      for (guint i = first; i < end; i++)
        n += unrep_pdf_layout_get_line (self, i)->n_bytes;
      if (is_text (unrep_pdf_layout_get_line (self, first)) && n >= MUCH_TEXT
          && unrep_pdf_layout_get_line (self, first)->size * 100 < body * LARGER)
        return first;
    }
  return self->lines->len;
}

/**
 * unrep_pdf_headings_mark:
 * @self: a document of which paragraphs are marked
 *
 * Marks short paragraphs that are set larger than the text as headings: the largest size
 * is the first level. Where there are many sizes, or much is set large, sizes mean
 * something else.
 */
void
unrep_pdf_headings_mark (UnrepPdfLayout *self)
{
  guint body = unrep_pdf_find_body_size (self), start = find_start (self, body), end;
  gsize n_large = 0, n_all = 0;
  Levels levels = { 0 };

  for (guint first = start; first < self->lines->len; first = end)
    {
      gboolean large;

      end = find_end (self, first);
      large = is_large (self, first, end, body);
      for (guint i = first; i < end; i++)
        {
          n_all += unrep_pdf_layout_get_line (self, i)->n_chars;
          n_large += large ? unrep_pdf_layout_get_line (self, i)->n_chars : 0;
        }
      if (large)
        add_size (&levels, unrep_pdf_layout_get_line (self, first)->size);
    }
  if (levels.too_many || n_large * MIN_REST > n_all)
    return;
  for (guint first = start; first < self->lines->len; first = end)
    {
      end = find_end (self, first);
      if (is_large (self, first, end, body))
        unrep_pdf_layout_get_line (self, first)->heading = find_level (&levels, unrep_pdf_layout_get_line (self, first)->size) & 15;
    }
}
