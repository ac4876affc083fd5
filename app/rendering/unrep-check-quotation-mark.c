/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* What is quoted over several paragraphs and opens only the first of them is no longer
 * than this, in units. */
#define MAX_QUOTED 12

#define NO_UNIT G_MAXUINT
#define NO_BYTE G_MAXSIZE

typedef enum
{
  QUOTE_STRAIGHT,
  QUOTE_CURLY,
  QUOTE_ANGLE,
  N_QUOTES
} QuoteKind;

typedef enum
{
  SIDE_NONE,
  SIDE_UNKNOWN,
  SIDE_OPENS,
  SIDE_CLOSES
} Side;

/* One mark: where it stands, in bytes, and what it does there. */
typedef struct
{
  gsize byte;
  Side side;
  gboolean leads; /* nothing of its unit is before it */
} Quote;

/* An opening mark without a partner, which may close in a later unit. */
typedef struct
{
  Quote quote;
  guint unit;
} Pending;

typedef struct
{
  UnrepCheckRun *run;
  GArray *quotes[N_QUOTES]; /* of Quote: those of the unit */
  Pending pending[N_QUOTES];
  gsize first;              /* the byte that the unit begins with */
  gsize end;                /* that behind its last one */
} Quotes;

static gboolean
is_gap (gunichar c)
{
  return c == 0 || g_unichar_isspace (c) || c == '(' || c == '[' || c == '/';
}

/* A straight mark opens behind a space, or behind و that is written with the word quoted. */
static Side
find_side (const char *start,
           const char *p,
           const char *end)
{
  const char *before = p > start ? g_utf8_prev_char (p) : NULL;
  gunichar last = before != NULL ? g_utf8_get_char (before) : 0, next = p + 1 < end ? g_utf8_get_char (p + 1) : 0;
  gboolean prefix = before != NULL && (last == 0x648 || last == 0x628 || last == 0x644 || last == 0x643 || last == 0x641)
                    && (before == start || is_gap (g_utf8_get_char (g_utf8_prev_char (before))));

  if ((is_gap (last) || prefix) && next != 0 && !g_unichar_isspace (next))
    return SIDE_OPENS;
  return is_gap (last) ? SIDE_UNKNOWN : g_unichar_isalnum (next) ? SIDE_UNKNOWN : SIDE_CLOSES;
}

/* What the mark of @kind at @p does; %SIDE_NONE where another character begins with the
 * same byte. */
static Side
classify (QuoteKind   kind,
          const char *start,
          const char *p,
          const char *end)
{
  gunichar c = kind == QUOTE_STRAIGHT ? '"' : g_utf8_get_char (p);

  if (kind == QUOTE_STRAIGHT)
    return find_side (start, p, end);
  if (kind == QUOTE_ANGLE)
    return c == 0xab ? SIDE_OPENS : c == 0xbb ? SIDE_CLOSES : SIDE_NONE;
  return c == 0x201c || c == 0x201e ? SIDE_OPENS : c == 0x201d ? SIDE_CLOSES : SIDE_NONE;
}

static void
quotes_read (Quotes     *self,
             const char *utf8,
             gsize       start,
             gsize       end)
{
  /* The bytes that the marks of each kind begin with, which few others do. */
  static const char first_bytes[N_QUOTES] = { [QUOTE_STRAIGHT] = '"', [QUOTE_CURLY] = '\xe2', [QUOTE_ANGLE] = '\xc2' };

  for (gsize i = start; self->first == NO_BYTE && i < end; i++)
    self->first = g_ascii_isspace (utf8[i]) ? NO_BYTE : i;
  for (QuoteKind kind = 0; kind < N_QUOTES; kind++)
    for (const char *p = utf8 + start; (p = memchr (p, first_bytes[kind], (gsize) (utf8 + end - p))) != NULL; p++)
      {
        Quote quote = { .byte = (gsize) (p - utf8), .side = classify (kind, utf8 + start, p, utf8 + end) };

        if (quote.side == SIDE_NONE)
          continue;
        quote.leads = quote.byte == self->first;
        g_array_append_val (self->quotes[kind], quote);
      }
  self->end = end;
}

/* Of an odd number, the one without a partner: the first of two that open, one that
 * closes nothing, or the last. */
static const Quote *
find_single (GArray *quotes)
{
  const Quote *open = NULL;

  for (guint i = 0; i < quotes->len; i++)
    {
      const Quote *quote = &g_array_index (quotes, Quote, i);

      if (open == NULL)
        {
          if (quote->side == SIDE_CLOSES)
            return quote;
          open = quote;
        }
      else if (quote->side == SIDE_OPENS)
        return open;
      else
        open = NULL;
    }
  return open != NULL ? open : &g_array_index (quotes, Quote, quotes->len - 1);
}

static void
report (Quotes      *self,
        const Quote *quote)
{
  gsize at = unrep_text_get_offset (self->run->text, quote->byte);

  unrep_check_report (self->run, at, at + 1, NULL);
}

static void
report_pending (Quotes   *self,
                QuoteKind kind)
{
  if (self->pending[kind].unit != NO_UNIT)
    report (self, &self->pending[kind].quote);
  self->pending[kind].unit = NO_UNIT;
}

/* Nothing of the unit but its punctuation is behind a mark. */
static gboolean
trails (Quotes      *self,
        const Quote *quote)
{
  const char *utf8 = unrep_text_get_utf8 (self->run->text);

  for (const char *p = utf8 + quote->byte; p < utf8 + self->end; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

/* What is quoted over several paragraphs opens each of them and closes the last, or opens
 * the first alone. */
static void
quotes_judge (Quotes   *self,
              QuoteKind kind,
              guint     unit)
{
  GArray *quotes = self->quotes[kind];
  Pending *pending = &self->pending[kind];

  if (pending->unit != NO_UNIT && unit - pending->unit > MAX_QUOTED)
    report_pending (self, kind);
  if (quotes->len % 2 == 1)
    {
      const Quote *single = find_single (quotes);

      if (single->side == SIDE_CLOSES && pending->unit != NO_UNIT && trails (self, single))
        pending->unit = NO_UNIT;
      else if (!(quotes->len == 1 && single->leads))
        {
          report_pending (self, kind);
          if (single->side == SIDE_OPENS)
            *pending = (Pending) { *single, unit };
          else
            report (self, single);
        }
    }
  g_array_set_size (quotes, 0);
}

static void
run (UnrepCheckRun *run)
{
  Quotes self = { .run = run };
  const char *utf8 = unrep_text_get_utf8 (run->text);

  for (QuoteKind kind = 0; kind < N_QUOTES; kind++)
    {
      self.quotes[kind] = g_array_new (FALSE, FALSE, sizeof (Quote));
      self.pending[kind].unit = NO_UNIT;
    }
  for (guint i = 0; i < unrep_outline_get_n_units (run->outline); i++)
    {
      UnrepUnitPieces pieces;
      UnrepRange piece;

      self.first = NO_BYTE;
      unrep_unit_pieces_init (&pieces, run->outline, i);
      while (unrep_unit_pieces_next (&pieces, &piece))
        quotes_read (&self, utf8, unrep_text_get_byte (run->text, piece.start), unrep_text_get_byte (run->text, piece.end));
      for (QuoteKind kind = 0; kind < N_QUOTES; kind++)
        quotes_judge (&self, kind, i);
    }
  for (QuoteKind kind = 0; kind < N_QUOTES; kind++)
    {
      report_pending (&self, kind);
      g_array_unref (self.quotes[kind]);
    }
}

const UnrepCheck unrep_check_quotation_mark = {
  .id = "unpaired-quotation-mark",
  .family = UNREP_FAMILY_PUNCTUATION,
  .severity = UNREP_SEVERITY_WARNING,
  .title = N_("A quotation mark has no partner"),
  .cause = N_("Their number in the paragraph is odd: one was lost, or is none, as where OCR took a label or two apostrophes for it. "
              "Which one it is, is guessed from what stands around them; another may be meant."),
  .run_text = run,
};
