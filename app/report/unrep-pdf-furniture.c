/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-pdf-furniture.h"

#include "unrep-artefact.h"

#include <string.h>

/* Headers and footers stand in this part of a page, at the top and at the bottom. */
#define MARGIN_SHARE 8
/* On how many lines from the edge of the page on. */
#define MARGIN_LINES 4
/* What returns at another height is something else: five points. */
#define SAME_HEIGHT 500
/* The longest header, in bytes. */
#define MAX_BYTES 240
/* Notes are set smaller than the text by this factor, in hundredths. */
#define NOTE_SIZE 93
#define MAX_NOTE_MARK 8

/**
 * unrep_pdf_find_body_size:
 * @self: a document
 *
 * Returns: the font size that most of its text has, in hundredths of a point
 */
guint
unrep_pdf_find_body_size (const UnrepPdfLayout *self)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  guint best = 0, best_count = 0;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const UnrepPdfLine *line = unrep_pdf_layout_get_line (self, i);
      /* Half points: what is scaled to fit a page is not all of one size. */
      guint key = (line->size + 25) / 50 * 50;
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, GUINT_TO_POINTER (key))) + line->n_chars;

      g_hash_table_insert (counts, GUINT_TO_POINTER (key), GUINT_TO_POINTER (count));
      if (count > best_count)
        {
          best = key;
          best_count = count;
        }
    }
  return best;
}

static gint32
center_of (const UnrepPdfLine *line)
{
  return line->box.y0 + (line->box.y1 - line->box.y0) / 2;
}

/* What the line says but for its numbers, which count pages. */
static char *
dup_key (const UnrepPdfLayout *self,
         const UnrepPdfLine   *line,
         gboolean              bottom)
{
  GString *key = g_string_new (bottom ? "v" : "^");
  const char *end = self->text->str + line->text + line->n_bytes;

  for (const char *p = self->text->str + line->text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c))
        c = '#';
      if (c != ' ' && !(c == '#' && key->str[key->len - 1] == '#'))
        g_string_append_unichar (key, c);
    }
  return g_string_free (key, FALSE);
}

typedef struct
{
  guint line;
  gboolean bottom;
  char *key;
} Candidate;

static void
clear_candidate (gpointer data)
{
  g_free (((Candidate *) data)->key);
}

static int
compare_heights (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  gint32 x = center_of (unrep_pdf_layout_get_line (data, *(const guint *) a));
  gint32 y = center_of (unrep_pdf_layout_get_line (data, *(const guint *) b));

  return x < y ? -1 : x > y;
}

/* The lines of one page that may be headers or footers: @order has its lines from top to
 * bottom. */
static void
add_candidates (const UnrepPdfLayout *self,
                const UnrepPdfPage   *page,
                GArray               *order,
                GArray               *candidates)
{
  for (guint i = 0; i < order->len; i++)
    {
      Candidate own = { .line = g_array_index (order, guint, i) };
      const UnrepPdfLine *line = unrep_pdf_layout_get_line (self, own.line);
      gboolean top = i < MARGIN_LINES && center_of (line) < page->height / MARGIN_SHARE;

      own.bottom = i + MARGIN_LINES >= order->len && center_of (line) > page->height - page->height / MARGIN_SHARE;
      if ((!top && !own.bottom) || line->n_bytes > MAX_BYTES)
        continue;
      own.key = dup_key (self, line, own.bottom);
      g_array_append_val (candidates, own);
    }
}

static GArray *
collect_candidates (UnrepPdfLayout      *self,
                    const UnrepPdfPages *pages)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_set_clear_func (candidates, clear_candidate);
  for (guint i = 0; i < self->lines->len;)
    {
      guint page = unrep_pdf_layout_get_line (self, i)->page;

      g_array_set_size (order, 0);
      for (; i < self->lines->len && unrep_pdf_layout_get_line (self, i)->page == page; i++)
        g_array_append_val (order, i);
      g_array_sort_with_data (order, compare_heights, self);
      add_candidates (self, unrep_pdf_pages_get (pages, page), order, candidates);
    }
  return candidates;
}

/* The first page says which document this is; the others repeat it. */
static gboolean
is_own_symbol (const UnrepPdfLayout *self,
               const UnrepPdfLine   *line)
{
  return line->page == 0 && unrep_line_is_symbol (self->text->str + line->text, line->n_bytes);
}

/* What stands at the edge of a page again on another, at the same height. */
static void
mark_repeated (UnrepPdfLayout *self,
               GArray         *candidates)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *own = &g_array_index (candidates, Candidate, i), *other = g_hash_table_lookup (seen, own->key);
      UnrepPdfLine *line = unrep_pdf_layout_get_line (self, own->line);

      if (other != NULL)
        {
          UnrepPdfLine *before = unrep_pdf_layout_get_line (self, other->line);

          if (before->page != line->page && ABS (center_of (before) - center_of (line)) <= SAME_HEIGHT)
            {
              before->artefact = !is_own_symbol (self, before);
              line->artefact = TRUE;
            }
          else if (before->artefact)
            continue;
        }
      g_hash_table_insert (seen, own->key, (gpointer) own);
    }
}

/* The first page has numbers of its own at its end: that of the printing job, as text and
 * as a bar code. */
static gboolean
is_job_number (const UnrepPdfLayout *self,
               const UnrepPdfLine   *line)
{
  const char *text = self->text->str + line->text;
  guint n_digits = 0, n_letters = 0, n_rest = 0;

  for (gsize i = 0; i < line->n_bytes; i++)
    if (g_ascii_isdigit (text[i]))
      n_digits++;
    else if (g_ascii_isalpha (text[i]))
      n_letters++;
    else if (strchr (" *-.()", text[i]) == NULL)
      n_rest++;
  return line->n_bytes < 40 && n_rest == 0 && n_letters <= 4 && n_digits >= 6 && !line->note;
}

/* The stroke above footnotes, drawn with letters. */
static gboolean
is_stroke (const UnrepPdfLayout *self,
           const UnrepPdfLine   *line)
{
  return line->n_bytes >= 6 && strspn (self->text->str + line->text, "_ ") >= line->n_bytes;
}

/**
 * unrep_pdf_find_note_mark:
 * @self: a document
 * @line: a line of it
 *
 * Returns: how long the mark of a footnote is that the line begins with, in bytes; 0
 *   where it begins with none
 */
gsize
unrep_pdf_find_note_mark (const UnrepPdfLayout *self,
                          const UnrepPdfLine   *line)
{
  const char *text = self->text->str + line->text, *p = text, *end = text + line->n_bytes;
  gboolean digits = FALSE;

  while (p < end && p < text + MAX_NOTE_MARK)
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c) || g_unichar_type (c) == G_UNICODE_OTHER_NUMBER)
        digits = TRUE;
      else if (c != '*' && c != 0x2020 && c != 0x2021 && !(p == text && c == '('))
        break;
      p = g_utf8_next_char (p);
    }
  if (p == text || (p == text + 1 && *text == '('))
    return 0;
  /* 4. and 4) and 4 are marks; 4th and 4,000 are not. */
  if (p < end && digits && (*p == ')' || *p == '.' || *p == '/') && p + 1 < end && p[1] == ' ')
    p++;
  return p < end && *p == ' ' ? (gsize) (p - text) : 0;
}

/* Marks the footnotes of the page whose lines are those from @first to @last: small type
 * below the text, that begins with a mark, or goes on with a note of the page before. */
static void
mark_notes (UnrepPdfLayout     *self,
            const UnrepPdfPage *page,
            guint               first,
            guint               last,
            guint               body,
            gboolean           *open)
{
  guint start = last + 1, at;
  gboolean text = FALSE;

  for (at = last + 1; at-- > first;)
    {
      const UnrepPdfLine *line = unrep_pdf_layout_get_line (self, at);

      if (line->artefact)
        continue;
      if (line->size * 100 > body * NOTE_SIZE || line->cell || center_of (line) < page->height / 4)
        break;
      start = at;
    }
  for (guint i = first; i < start; i++)
    text |= !unrep_pdf_layout_get_line (self, i)->artefact;
  while (start <= last && text && !*open && unrep_pdf_find_note_mark (self, unrep_pdf_layout_get_line (self, start)) == 0)
    start++;
  *open = FALSE;
  for (guint i = start; text && i <= last; i++)
    if (!unrep_pdf_layout_get_line (self, i)->artefact)
      {
        const UnrepPdfLine *line = unrep_pdf_layout_get_line (self, i);

        unrep_pdf_layout_get_line (self, i)->note = TRUE;
        *open = strchr (".;)*", self->text->str[line->text + line->n_bytes - 1]) == NULL;
      }
}

/**
 * unrep_pdf_furniture_mark:
 * @self: a document, all pages of which have been added
 * @pages: its pages
 *
 * Marks what belongs to pages and not to the running text: headers and footers, which
 * return from page to page, and footnotes.
 */
void
unrep_pdf_furniture_mark (UnrepPdfLayout      *self,
                          const UnrepPdfPages *pages)
{
  g_autoptr (GArray) candidates = collect_candidates (self, pages);
  guint body = unrep_pdf_find_body_size (self), last;
  gboolean open = FALSE;

  mark_repeated (self, candidates);
  for (guint i = 0; i < self->lines->len; i++)
    unrep_pdf_layout_get_line (self, i)->artefact |= is_stroke (self, unrep_pdf_layout_get_line (self, i));
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *own = &g_array_index (candidates, Candidate, i);
      UnrepPdfLine *line = unrep_pdf_layout_get_line (self, own->line);

      if (own->bottom && line->page == 0 && is_job_number (self, line))
        line->artefact = TRUE;
    }
  for (guint first = 0; first < self->lines->len; first = last + 1)
    {
      guint page = unrep_pdf_layout_get_line (self, first)->page;

      last = first;
      while (last + 1 < self->lines->len && unrep_pdf_layout_get_line (self, last + 1)->page == page)
        last++;
      mark_notes (self, unrep_pdf_pages_get (pages, page), first, last, body, &open);
    }
}
