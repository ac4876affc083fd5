/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text widget lays out a paragraph at a time, and does nothing else meanwhile. */
#include "unrep-pieces.h"

#include "unrep-letter-count.h"

#include "base/unrep-utf8.h"

#include <string.h>

/* In bytes: 8 KB of Arabic take a text widget about 90 ms. */
#define MAX_PARAGRAPH (8 * 1024)
#define MAX_PIECE (4 * 1024)
/* What is drawn in one go is a run. Each takes longer the more there are; no report has
 * as many in a paragraph. */
#define MAX_PARAGRAPH_RUNS 512
#define MAX_PIECE_RUNS 256
/* In code points between two spaces: Pango shapes what is left of such a word for every
 * line again. Chinese has no spaces, but no paragraph as long either. */
#define MAX_PARAGRAPH_WORD 2048
#define MAX_PIECE_WORD 512

#define CHAR_ZERO_WIDTH_JOINER 0x200D

/* What a run is made of: a script, or digits. */
typedef gint RunKind;

#define RUN_OF_ANY ((RunKind) G_UNICODE_SCRIPT_INVALID_CODE)
#define RUN_OF_DIGITS (-2)
#define RUN_OF_ITS_OWN (-3) /* a tab, and what changes the direction */

static gboolean
is_alone (gunichar c)
{
  return c == '\t' || c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/* Those of nearly all reports are looked up once: every long paragraph is asked. */
#define N_KNOWN 0x700

/* Spaces and marks belong to the run before them. */
static RunKind
compute_kind (gunichar c)
{
  GUnicodeScript script;

  if (is_alone (c))
    return RUN_OF_ITS_OWN;
  if (g_unichar_isdigit (c))
    return RUN_OF_DIGITS;
  script = g_unichar_get_script (c);
  return script == G_UNICODE_SCRIPT_COMMON || script == G_UNICODE_SCRIPT_INHERITED ? RUN_OF_ANY : (RunKind) script;
}

static const RunKind *
get_known_kinds (void)
{
  static gsize ready = 0;
  static RunKind kinds[N_KNOWN];

  if (g_once_init_enter (&ready))
    {
      for (gunichar c = 0; c < N_KNOWN; c++)
        kinds[c] = compute_kind (c);
      g_once_init_leave (&ready, 1);
    }
  return kinds;
}

/* Whether a space comes at least every @max_word bytes, and so code points. */
static gboolean
has_short_words (const char *p,
                 const char *end,
                 gsize       max_word)
{
  while ((gsize) (end - p) > max_word)
    {
      const char *space = memrchr (p, ' ', max_word + 1);

      if (space == NULL)
        return FALSE;
      p = space + 1;
    }
  return TRUE;
}

/* Whether a text has at most @max_runs runs, as nearly all have: when what is rarer is left
 * out, one run is left, and each character of it parts two at most. */
static gboolean
has_few_runs (const char *utf8,
              gsize       n_bytes,
              gsize       max_runs)
{
  UnrepLetterCount count = unrep_letter_count (utf8, n_bytes);

  return 2 * (MIN (count.arabic, count.latin) + count.other) < max_runs;
}

/* How far it is to the first run after @max_runs of them, or to the end of @max_word code
 * points without a space; at most to @end. */
static const char *
skip_runs (const char *p,
           const char *end,
           guint       max_runs,
           guint       max_word)
{
  const RunKind *known = get_known_kinds ();
  RunKind last = RUN_OF_ANY;

  if (has_short_words (p, end, max_word) && has_few_runs (p, (gsize) (end - p), max_runs))
    return end;
  for (guint n = 0, word = 0; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = unrep_utf8_get_char (p);
      RunKind kind = c < N_KNOWN ? known[c] : compute_kind (c);

      if (kind == RUN_OF_ITS_OWN || (kind != RUN_OF_ANY && kind != last))
        n++;
      word = c != ' ' ? word + 1 : 0;
      if (n > max_runs || word > max_word)
        return p;
      if (kind != RUN_OF_ANY)
        last = kind;
    }
  return end;
}

/**
 * unrep_pieces_are_needed:
 * @utf8: a paragraph as it is to be displayed, valid UTF-8
 * @n_bytes: its length
 *
 * Returns: whether it takes so long to lay out, because it is long, changes its
 *   direction, its script or from letters to digits hundreds of times, or has a word of
 *   thousands of letters, that it is to be displayed in pieces
 */
gboolean
unrep_pieces_are_needed (const char *utf8,
                         gsize       n_bytes)
{
  return n_bytes > MAX_PARAGRAPH
         || (n_bytes > MAX_PARAGRAPH_RUNS
             && skip_runs (utf8, utf8 + n_bytes, MAX_PARAGRAPH_RUNS, MAX_PARAGRAPH_WORD) < utf8 + n_bytes);
}

/* Whether a cut before @p would part a mark from its base. */
static gboolean
continues_cluster (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  return g_unichar_ismark (c) || c == CHAR_ZERO_WIDTH_JOINER
         || g_utf8_get_char (g_utf8_prev_char (p)) == CHAR_ZERO_WIDTH_JOINER;
}

/**
 * unrep_pieces_find_cut:
 * @utf8: what is left of a paragraph that needs pieces, not empty
 * @n_bytes: its length
 *
 * Returns: where its first piece ends: behind its last space, or else between two
 *   clusters, or else between two code points; at the end where one piece is enough
 */
const char *
unrep_pieces_find_cut (const char *utf8,
                       gsize       n_bytes)
{
  const char *end = utf8 + n_bytes;
  const char *last = n_bytes > MAX_PIECE ? g_utf8_find_prev_char (utf8, utf8 + MAX_PIECE + 1) : end;
  const char *cut = last = skip_runs (utf8, last, MAX_PIECE_RUNS, MAX_PIECE_WORD), *space;

  if (last == end)
    return end;
  space = memrchr (utf8, ' ', (gsize) (last - utf8));
  if (space != NULL)
    return space + 1;

  while (cut > utf8 && continues_cluster (cut))
    cut = g_utf8_prev_char (cut);
  return cut > utf8 ? cut : last;
}
