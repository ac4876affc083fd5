/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <string.h>

#include <glib/gi18n.h>

/* The straight quotation marks of one unit. */
typedef struct
{
  guint n;
  gsize last;       /* the byte of the last one */
  gboolean blank;   /* nothing has been read but spaces */
  gboolean leading; /* the first one begins the unit */
} Quotes;

static gboolean
is_blank (const char *start,
          const char *end)
{
  while (start < end && g_ascii_isspace (*start))
    start++;
  return start == end;
}

static void
quotes_read (Quotes     *self,
             const char *utf8,
             gsize       start,
             gsize       end)
{
  for (const char *p = utf8 + start; (p = memchr (p, '"', (gsize) (utf8 + end - p))) != NULL; p++)
    {
      self->leading |= self->n++ == 0 && self->blank && is_blank (utf8 + start, p);
      self->last = (gsize) (p - utf8);
    }
  self->blank = self->blank && is_blank (utf8 + start, utf8 + end);
}

static void
run (UnrepCheckRun *self)
{
  for (guint i = 0; i < unrep_outline_get_n_units (self->outline); i++)
    {
      UnrepUnitPieces pieces;
      UnrepRange piece;
      Quotes quotes = { .blank = TRUE };

      unrep_unit_pieces_init (&pieces, self->outline, i);
      while (unrep_unit_pieces_next (&pieces, &piece))
        quotes_read (&quotes, unrep_text_get_utf8 (self->text),
                     unrep_text_get_byte (self->text, piece.start), unrep_text_get_byte (self->text, piece.end));
      /* What is quoted over several paragraphs opens each of them and closes the last. */
      if (quotes.n % 2 == 1 && !(quotes.n == 1 && quotes.leading))
        {
          gsize at = unrep_text_get_offset (self->text, quotes.last);

          unrep_check_report (self, at, at + 1, NULL);
        }
    }
}

const UnrepCheck unrep_check_quotation_mark = {
  .id = "unpaired-quotation-mark",
  .family = UNREP_FAMILY_PUNCTUATION,
  .severity = UNREP_SEVERITY_WARNING,
  .title = N_("A quotation mark has no partner"),
  .cause = N_("Their number in the paragraph is odd: one was lost, or is none, as where OCR took a label or two apostrophes for it. "
              "The last one is marked; another may be meant."),
  .run_text = run,
};
