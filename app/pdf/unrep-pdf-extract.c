/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-pdf-extract.h"

#include "unrep-pdf-places.h"

#include "report/unrep-pdf-wire.h"

#include <math.h>
#include <string.h>

/* A page with fewer characters may be a picture of a page. */
#define FEW_GLYPHS 60
/* What no page of paper is as large as, in points: 50 metres. */
#define MAX_POINTS 144000.0

typedef struct
{
  FILE *out;
  GArray *chars;  /* gunichar, of the page, one a box */
  GArray *glyphs; /* UnrepPdfGlyph, of the page */
  UnrepPdfPlaces *places; /* where boxes of the page have been met; NULL where that is not needed */
  gsize n_all;
} Extraction;

static gint32
to_wire (double points)
{
  return isfinite (points) ? (gint32) lround (CLAMP (points, -MAX_POINTS, MAX_POINTS) * 100) : 0;
}

/* Where from a right-to-left page is selected: so many places, then so often again, each
 * time so many points farther out; lines are farther apart than that. */
#define N_DRAGS 6
#define MAX_DRAGS 24
#define DRAG_STEP 9.0

#define LRE 0x202a
#define RLE 0x202b
#define END 0x202c

static gboolean
is_bold (const char *font)
{
  static const char *const words[] = { "Bold", "bold", "Black", "Heavy", "Demi" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (font, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* A number that depends on the name alone: processes that each read some of the pages
 * say the same. */
static guint16
number_font (const char *name)
{
  const char *known = name != NULL ? name : "";
  guint hash = g_str_hash (known);

  return (guint16) (((hash ^ hash >> 15) & (UNREP_PDF_BOLD - 1)) | (is_bold (known) ? UNREP_PDF_BOLD : 0));
}

static void
reverse (gunichar *from,
         gunichar *to)
{
  for (; from < to && from < --to; from++)
    {
      gunichar c = *from;

      *from = *to;
      *to = c;
    }
}

/* The characters of @text in the order of their boxes, which is that of the page. Poppler
 * gives the boxes of a word from left to right, but reverses its characters between RLE
 * and PDF, and not what stands between LRE and PDF in there; and has no boxes for these
 * three (reorderText() in its TextOutputDev.cc). This takes that back: what lies between
 * LRE and PDF is reversed in itself, and then with all of the run around it. */
static void
undo_order (GArray     *chars,
            const char *text)
{
  guint rtl = G_MAXUINT, ltr = G_MAXUINT;

  g_array_set_size (chars, 0);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gunichar *data = &g_array_index (chars, gunichar, 0);

      if (c == RLE && rtl == G_MAXUINT)
        rtl = chars->len;
      else if (c == LRE && ltr == G_MAXUINT)
        ltr = chars->len;
      else if (c == END && ltr != G_MAXUINT)
        {
          if (rtl != G_MAXUINT)
            reverse (data + ltr, data + chars->len);
          ltr = G_MAXUINT;
        }
      else if (c == END && rtl != G_MAXUINT)
        {
          reverse (data + rtl, data + chars->len);
          rtl = G_MAXUINT;
        }
      else
        g_array_append_val (chars, c);
    }
}

/* One number for a place on the page, and the character that stands there; 0 for any. The
 * width is part of it: one glyph that stands for two letters may give the second no room
 * of its own. */
static guint64
place_of (const PopplerRectangle *box,
          gunichar                c)
{
  guint64 numbers[] = { (guint32) to_wire (box->x1), (guint32) to_wire (box->y1), (guint32) to_wire (box->x2 - box->x1), c };
  guint64 place = 0;

  /* By large odd numbers, so that two places never happen to have the same. */
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      place = (place ^ numbers[i]) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      place ^= place >> 29;
    }
  return MAX (place, 1);
}

/* The glyphs of a page without white space. @list says which font each has: ranges of
 * places, in order. */
static void
collect_glyphs (Extraction             *self,
                const PopplerRectangle *boxes,
                guint                   n_boxes,
                const GList            *list)
{
  guint16 font = 0, size = 0;
  const PopplerTextAttributes *attributes = NULL;

  for (guint i = 0; i < n_boxes && i < self->chars->len; i++)
    {
      gunichar c = g_array_index (self->chars, gunichar, i);
      const PopplerRectangle *box = &boxes[i];
      UnrepPdfGlyph glyph;

      while (list != NULL && (attributes == NULL || (gint) i > attributes->end_index))
        {
          attributes = list->data;
          list = list->next;
          font = number_font (attributes->font_name);
          size = (guint16) CLAMP (to_wire (attributes->font_size), 0, G_MAXUINT16);
        }
      if (self->places != NULL)
        unrep_pdf_places_add (self->places, place_of (box, 0));
      if ((self->places != NULL && !unrep_pdf_places_add (self->places, place_of (box, c))) || g_unichar_isspace (c)
          || g_unichar_iscntrl (c))
        continue;
      glyph = (UnrepPdfGlyph) { .x0 = to_wire (box->x1), .y0 = to_wire (box->y1), .x1 = to_wire (box->x2),
                                .y1 = to_wire (box->y2), .c = c, .size = size, .font = font };
      g_array_append_val (self->glyphs, glyph);
    }
}

static guint32
count_pictures (PopplerPage *page,
                double       area)
{
  GList *pictures = poppler_page_get_image_mapping (page);
  double covered = 0;

  for (const GList *l = pictures; l != NULL; l = l->next)
    {
      const PopplerImageMapping *picture = l->data;

      covered += fabs ((picture->area.x2 - picture->area.x1) * (picture->area.y2 - picture->area.y1));
    }
  poppler_page_free_image_mapping (pictures);
  return area > 0 && isfinite (covered) ? (guint32) (1000 * MIN (covered / area, 1.0)) : 0;
}

/* Adds what lies between two corners, as far as it is new: how much that was. */
static guint
read_area (Extraction             *self,
           PopplerPage            *page,
           const PopplerRectangle *area)
{
  g_autofree PopplerRectangle *boxes = NULL;
  guint n_boxes = 0, n_new = 0, n_before = self->glyphs->len;
  PopplerRectangle corners = *area;

  poppler_page_get_text_layout_for_area (page, &corners, &boxes, &n_boxes);
  for (guint i = 0; i < n_boxes && n_new == 0; i++)
    n_new += self->places == NULL || !unrep_pdf_places_contains (self->places, place_of (&boxes[i], 0));
  if (n_new > 0)
    {
      g_autofree char *text = poppler_page_get_text_for_area (page, &corners);
      GList *attributes = poppler_page_get_text_attributes_for_area (page, &corners);

      undo_order (self->chars, text != NULL ? text : "");
      collect_glyphs (self, boxes, n_boxes, attributes);
      poppler_page_free_text_attributes (attributes);
    }
  return self->glyphs->len - n_before;
}

/* How far the highest, or the lowest, line goes that has been found, to the right or left. */
static double
find_end (const Extraction *self,
          gboolean          lowest)
{
  const UnrepPdfGlyph *edge = NULL;
  gint32 x;

  for (guint i = 0; i < self->glyphs->len; i++)
    {
      const UnrepPdfGlyph *glyph = &g_array_index (self->glyphs, UnrepPdfGlyph, i);

      if (edge == NULL || (lowest ? glyph->y1 > edge->y1 : glyph->y0 < edge->y0))
        edge = glyph;
    }
  if (edge == NULL)
    return 0;
  x = lowest ? edge->x0 : edge->x1;
  for (guint i = 0; i < self->glyphs->len; i++)
    {
      const UnrepPdfGlyph *glyph = &g_array_index (self->glyphs, UnrepPdfGlyph, i);

      if (ABS (glyph->y1 - edge->y1) < edge->size / 2)
        x = lowest ? MIN (x, glyph->x0) : MAX (x, glyph->x1);
    }
  return x / 100.0;
}

static gboolean
is_rtl_page (const Extraction *self)
{
  guint n_rtl = 0, n_all = 0;

  for (guint i = 0; i < self->glyphs->len; i++)
    {
      gunichar c = g_array_index (self->glyphs, UnrepPdfGlyph, i).c;

      n_rtl += (c >= 0x0590 && c < 0x0900) || (c >= 0xfb1d && c < 0xff00);
      n_all += g_unichar_isalpha (c);
    }
  return n_rtl * 4 > n_all;
}

/* The text of a page comes as what a person would have selected who drags from one corner
 * to the other. In a right-to-left page poppler then begins and ends at the line that is
 * nearest to the corner, and leaves out a short one before it: a centred title, the end of
 * a paragraph. So there it is dragged from many places, until nothing new is found. */
static void
read_text (Extraction  *self,
           PopplerPage *page,
           double       width,
           double       height)
{
  double first, last;
  g_auto (UnrepPdfPlaces) places = { NULL };

  read_area (self, page, &(PopplerRectangle) { 0, 0, width, height });
  if (!is_rtl_page (self))
    return;
  g_array_set_size (self->glyphs, 0);
  self->places = &places;
  for (guint i = 0; i <= N_DRAGS; i++)
    read_area (self, page, &(PopplerRectangle) { width * (N_DRAGS - i) / N_DRAGS, 0, width * i / N_DRAGS, height });
  for (guint i = 0; i < MAX_DRAGS; i++)
    {
      first = find_end (self, FALSE);
      last = find_end (self, TRUE);
      if (read_area (self, page, &(PopplerRectangle) { first + DRAG_STEP, 0, last - DRAG_STEP, height }) == 0)
        break;
    }
  self->places = NULL;
}

static gboolean
write_page (Extraction  *self,
            PopplerPage *page)
{
  double width = 0, height = 0;
  UnrepPdfPageHead head = { UNREP_PDF_FINE };

  g_array_set_size (self->glyphs, 0);
  if (page != NULL)
    {
      poppler_page_get_size (page, &width, &height);
      read_text (self, page, width, height);
    }
  head.n_glyphs = self->glyphs->len;
  head.width = to_wire (width);
  head.height = to_wire (height);
  if (page != NULL && head.n_glyphs < FEW_GLYPHS)
    head.pictures = count_pictures (page, width * height);
  self->n_all += head.n_glyphs;
  if (self->n_all > UNREP_PDF_MAX_GLYPHS)
    {
      head = (UnrepPdfPageHead) { UNREP_PDF_TOO_MUCH };
      fwrite (&head, sizeof head, 1, self->out);
      return FALSE;
    }
  return fwrite (&head, sizeof head, 1, self->out) == 1
         && (head.n_glyphs == 0
             || fwrite (self->glyphs->data, sizeof (UnrepPdfGlyph), head.n_glyphs, self->out) == head.n_glyphs);
}

static UnrepPdfStatus
judge (PopplerDocument *document,
       const GError    *error)
{
  if (document == NULL)
    return g_error_matches (error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED) ? UNREP_PDF_ENCRYPTED : UNREP_PDF_DAMAGED;
  if (poppler_document_get_n_pages (document) <= 0)
    return UNREP_PDF_DAMAGED;
  return poppler_document_get_n_pages (document) > UNREP_PDF_MAX_PAGES ? UNREP_PDF_TOO_LONG : UNREP_PDF_FINE;
}

/**
 * unrep_pdf_extract:
 * @document: (nullable): a document, %NULL where it could not be opened
 * @error: (nullable): why it could not
 * @part: which part of it, from 0
 * @n_parts: of how many parts of as many pages
 * @out: what is written to
 *
 * Writes every character of the document with its box, as `unrep-pdf-wire.h` describes.
 *
 * Returns: whether all could be written
 */
gboolean
unrep_pdf_extract (PopplerDocument *document,
                   const GError    *error,
                   guint            part,
                   guint            n_parts,
                   FILE            *out)
{
  UnrepPdfHead head = { .status = judge (document, error) };
  Extraction self = { .out = out };
  gboolean written;
  guint until;

  memcpy (head.magic, UNREP_PDF_MAGIC, sizeof head.magic);
  head.n_pages = document != NULL ? (guint32) MAX (poppler_document_get_n_pages (document), 0) : 0;
  written = fwrite (&head, sizeof head, 1, out) == 1;
  self.chars = g_array_new (FALSE, FALSE, sizeof (gunichar));
  self.glyphs = g_array_new (FALSE, FALSE, sizeof (UnrepPdfGlyph));
  until = head.status == UNREP_PDF_FINE ? head.n_pages * (part + 1) / n_parts : 0;
  for (guint i = head.n_pages * part / n_parts; written && i < until; i++)
    {
      PopplerPage *page = poppler_document_get_page (document, (int) i);

      written = write_page (&self, page);
      g_clear_object (&page);
    }
  g_array_unref (self.chars);
  g_array_unref (self.glyphs);
  return written && fflush (out) == 0;
}
