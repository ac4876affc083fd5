/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-pdf-paragraphs.h"

#include "unrep-label.h"
#include "unrep-outline-line.h"
#include "unrep-pdf-furniture.h"

#include <string.h>

/* Lines farther apart than their font and size have them, by this factor, are of two
 * paragraphs. */
#define APART 1.25
/* Where nothing tells how far lines are apart: in parts of the font size. */
#define USUAL_PITCH 1.2
/* A first line is indented by more than this part of the font size. */
#define INDENT(size) ((gint32) ((size) * 8 / 10))
/* A line that leaves this part of the width free ends before the margin. */
#define SHORT_SHARE 6
/* Two sizes are one where they differ by less than this many hundredths. */
#define SAME_SIZE 8

typedef struct
{
  gint32 x0;
  gint32 x1;
} Margins;

typedef struct
{
  UnrepPdfLayout *layout;
  GArray *margins;  /* Margins of each region */
  GHashTable *pitches; /* font size in half points → usual pitch in hundredths of it */
} Paragraphs;

static gint32
center_of (const UnrepPdfLine *line)
{
  return line->box.y0 + (line->box.y1 - line->box.y0) / 2;
}

static gboolean
is_text (const UnrepPdfLine *line)
{
  return !line->artefact && !line->note;
}

static gpointer
size_key (const UnrepPdfLine *line)
{
  return GUINT_TO_POINTER ((line->size + 25) / 50);
}

static gboolean
same_size (const UnrepPdfLine *a,
           const UnrepPdfLine *b)
{
  guint larger = MAX (a->size, b->size), smaller = MIN (a->size, b->size);

  return (larger - smaller) * 100 <= larger * SAME_SIZE;
}

static int
compare_pitches (gconstpointer a,
                 gconstpointer b)
{
  gint32 x = *(const gint32 *) a, y = *(const gint32 *) b;

  return x < y ? -1 : x > y;
}

/* How far apart lines of a size usually are: the smaller ones of what is met, for
 * paragraphs are farther apart than lines, and seldom has a text more of them. */
static void
find_pitches (Paragraphs *self)
{
  g_autoptr (GHashTable) met = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  GHashTableIter iter;
  gpointer key, value;

  for (guint i = 1; i < self->layout->lines->len; i++)
    {
      const UnrepPdfLine *before = unrep_pdf_layout_get_line (self->layout, i - 1);
      const UnrepPdfLine *line = unrep_pdf_layout_get_line (self->layout, i);
      gint32 pitch = center_of (line) - center_of (before);
      GArray *own = g_hash_table_lookup (met, size_key (line));

      if (before->region != line->region || !same_size (before, line) || pitch <= 0 || pitch > (gint32) line->size * 4)
        continue;
      if (own == NULL)
        g_hash_table_insert (met, size_key (line), own = g_array_new (FALSE, FALSE, sizeof (gint32)));
      g_array_append_val (own, pitch);
    }
  g_hash_table_iter_init (&iter, met);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      GArray *own = value;

      g_array_sort (own, compare_pitches);
      g_hash_table_insert (self->pitches, key, GINT_TO_POINTER (g_array_index (own, gint32, own->len * 2 / 5)));
    }
}

static void
find_margins (Paragraphs *self)
{
  for (guint i = 0; i < self->layout->lines->len; i++)
    {
      const UnrepPdfLine *line = unrep_pdf_layout_get_line (self->layout, i);
      Margins *own;

      while (self->margins->len <= line->region)
        g_array_append_vals (self->margins, &(Margins) { G_MAXINT32, G_MININT32 }, 1);
      own = &g_array_index (self->margins, Margins, line->region);
      if (!is_text (line) || line->cell)
        continue;
      own->x0 = MIN (own->x0, line->box.x0);
      own->x1 = MAX (own->x1, line->box.x1);
    }
}

static UnrepLineEnd
end_of (const Paragraphs   *self,
        const UnrepPdfLine *line)
{
  const char *text = self->layout->text->str + line->text;

  return unrep_line_classify_end (text, text + line->n_bytes);
}

static gboolean
has_label (const Paragraphs   *self,
           const UnrepPdfLine *line)
{
  const char *text = self->layout->text->str + line->text;
  gunichar c = g_utf8_get_char (text);
  UnrepLabel label;

  if (c == 0x2022 || c == 0x00b7 || c == 0x25aa || c == 0x25cf || c == 0xf0b7 || c == 0x2013)
    return TRUE;
  return unrep_label_read_start (text, line->n_bytes, &label) && label.form != UNREP_LABEL_BARE
         && label.form != UNREP_LABEL_BARE_WORD && label.form != UNREP_LABEL_WORD;
}

/* Points that lead from a heading to its page, in a list of contents. */
static gboolean
has_leaders (const Paragraphs   *self,
             const UnrepPdfLine *line)
{
  return memmem (self->layout->text->str + line->text, line->n_bytes, ".....", 5) != NULL;
}

/* How far into its region the line begins, from the side that it is read from; a region of
 * notes or cells alone has no margins. */
static gint32
find_indent (const Paragraphs   *self,
             const UnrepPdfLine *line)
{
  const Margins *margins = &g_array_index (self->margins, Margins, line->region);

  if (margins->x0 > margins->x1)
    return 0;
  return line->rtl ? margins->x1 - line->box.x1 : line->box.x0 - margins->x0;
}

/* Whether the line ends well before the margin: not for want of room. */
static gboolean
is_short (const Paragraphs   *self,
          const UnrepPdfLine *line)
{
  const Margins *margins = &g_array_index (self->margins, Margins, line->region);
  gint32 rest;

  if (margins->x0 > margins->x1)
    return FALSE;
  rest = line->rtl ? line->box.x0 - margins->x0 : margins->x1 - line->box.x1;
  return rest > (margins->x1 - margins->x0) / SHORT_SHARE;
}

static gboolean
starts_lower (const Paragraphs   *self,
              const UnrepPdfLine *line)
{
  return g_unichar_islower (g_utf8_get_char (self->layout->text->str + line->text));
}

/* Whether text goes on from one column or page to the next. */
static gboolean
continues (const Paragraphs   *self,
           const UnrepPdfLine *before,
           const UnrepPdfLine *line)
{
  UnrepLineEnd end = end_of (self, before);

  if (before->cell || line->cell || !same_size (before, line) || before->bold != line->bold || before->rtl != line->rtl)
    return FALSE;
  if (starts_lower (self, line))
    return TRUE;
  return (end == UNREP_LINE_END_OPEN || end == UNREP_LINE_END_COMMA) && !has_label (self, line) && !is_short (self, before)
         && !before->bold;
}

/* Whether a paragraph begins with @line, which stands below @before. */
static gboolean
starts_paragraph (const Paragraphs   *self,
                  const UnrepPdfLine *before,
                  const UnrepPdfLine *line)
{
  gint32 pitch = center_of (line) - center_of (before), indent = find_indent (self, line) - find_indent (self, before);
  gint32 usual = GPOINTER_TO_INT (g_hash_table_lookup (self->pitches, size_key (line)));
  gboolean closed = end_of (self, before) == UNREP_LINE_END_CLOSED || end_of (self, before) == UNREP_LINE_END_COLON;

  if (line->wrapped)
    return FALSE;
  if (before->region != line->region || before->page != line->page || pitch < 0)
    return !continues (self, before, line);
  if (before->cell || line->cell || has_leaders (self, before))
    return TRUE;
  if (usual == 0)
    usual = (gint32) (line->size * USUAL_PITCH);
  if (pitch > usual * APART || !same_size (before, line))
    return TRUE;
  if (before->bold != line->bold && (is_short (self, before) || has_label (self, line)))
    return TRUE;
  if (has_label (self, line) && (closed || is_short (self, before) || indent < -INDENT (line->size)))
    return TRUE;
  if (starts_lower (self, line))
    return FALSE;
  return closed && (is_short (self, before) || indent > INDENT (line->size));
}

static gboolean
starts_note (const Paragraphs   *self,
             const UnrepPdfLine *before,
             const UnrepPdfLine *line)
{
  return before == NULL || unrep_pdf_find_note_mark (self->layout, line) > 0;
}

/* By UAX #9 a hyphen between two European numbers makes one of them, which is drawn from
 * left to right, but for numbers behind an Arabic letter: a line was read as if one stood
 * before it. Where a paragraph begins there is none, and the numbers change places: 2-1 is
 * a label that was read as 1-2. */
static void
mend_label (UnrepPdfLayout     *layout,
            const UnrepPdfLine *line)
{
  char *text = layout->text->str + line->text;
  gsize n = 0, at = 0;
  g_autofree char *mended = NULL;

  while (n < line->n_bytes && (g_ascii_isdigit (text[n]) || text[n] == '-'))
    n++;
  /* 12- is a label as it stands. */
  while (n > 0 && text[n - 1] == '-')
    n--;
  if (!line->rtl || n == 0 || text[0] == '-' || memchr (text, '-', n) == NULL)
    return;
  mended = g_malloc (n);
  for (gsize end = n; end > 0;)
    {
      gsize start = end;

      while (start > 0 && text[start - 1] != '-')
        start--;
      memcpy (mended + at, text + start, end - start);
      at += end - start;
      end = start > 0 ? start - 1 : 0;
      if (start > 0)
        mended[at++] = '-';
    }
  memcpy (text, mended, n);
}

/**
 * unrep_pdf_paragraphs_mark:
 * @self: a document of which headers, footers and footnotes are marked
 *
 * Marks where paragraphs begin, also those that footnotes and the end of a page
 * interrupt.
 */
void
unrep_pdf_paragraphs_mark (UnrepPdfLayout *self)
{
  Paragraphs own = { self, g_array_new (FALSE, FALSE, sizeof (Margins)), g_hash_table_new (NULL, NULL) };
  const UnrepPdfLine *text = NULL, *note = NULL;

  find_margins (&own);
  find_pitches (&own);
  for (guint i = 0; i < self->lines->len; i++)
    {
      UnrepPdfLine *line = unrep_pdf_layout_get_line (self, i);

      if (line->artefact)
        line->starts = TRUE;
      else if (line->note)
        {
          line->starts = starts_note (&own, note, line);
          note = line;
        }
      else
        {
          line->starts = text == NULL || starts_paragraph (&own, text, line);
          if (line->starts)
            mend_label (self, line);
          text = line;
        }
    }
  g_hash_table_unref (own.pitches);
  g_array_unref (own.margins);
}
