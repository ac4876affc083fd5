/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <string.h>

#include <glib/gi18n.h>

/* As long a phrase is looked for. */
#define MAX_WORDS 12
/* So many words are not said twice in a row; fewer may be, though not three times. */
#define MIN_WORDS 3
/* A line as short as this may be that of a table. */
#define MIN_LINE_BYTES 40

/* So many hashes of words are told apart. */
#define N_HASHES 256
#define NO_WORD G_MAXUINT32

/* By word, the next one of the same hash; %NO_WORD where none is near. */
static GArray *
list_next (const UnrepCheckLine *line)
{
  g_autoptr (GArray) next = g_array_sized_new (FALSE, FALSE, sizeof (guint32), (guint) line->n_words);
  guint32 last[N_HASHES];

  memset (last, 0xff, sizeof last);
  g_array_set_size (next, (guint) line->n_words);
  for (guint32 i = (guint32) line->n_words; i-- > 0;)
    {
      guint32 hash = line->words[i].hash % N_HASHES;

      g_array_index (next, guint32, i) = last[hash];
      last[hash] = i;
    }
  return g_steal_pointer (&next);
}

static gsize
skip_to_digit (const UnrepCheckLine *line,
               gsize                 at,
               gsize                 end)
{
  while (at < end && (line->kinds[at] & UNREP_CHAR_ANY_DIGIT) == 0)
    at++;
  return at;
}

/* Whether the same digits stand behind two words, up to the next ones: a list of sources
 * repeats its words with other numbers. */
static gboolean
has_same_digits (const UnrepCheckLine *line,
                 const UnrepCheckWord *one,
                 const UnrepCheckWord *other)
{
  const UnrepCheckWord *behind = line->words + line->n_words;
  gsize one_end = one + 1 < behind ? one[1].start : line->n, other_end = other + 1 < behind ? other[1].start : line->n;
  gsize i = skip_to_digit (line, one->end, one_end), j = skip_to_digit (line, other->end, other_end);

  while (i < one_end && j < other_end && line->at[i] == line->at[j])
    {
      i = skip_to_digit (line, i + 1, one_end);
      j = skip_to_digit (line, j + 1, other_end);
    }
  return i == one_end && j == other_end;
}

/* Nothing but spaces parts the last word of a phrase from the first one of the next: the
 * digits behind that are those of what follows. */
static gboolean
joins (const UnrepCheckLine *line,
       const UnrepCheckWord *last,
       const UnrepCheckWord *next)
{
  for (gsize i = last->end; i < next->start; i++)
    if ((line->kinds[i] & UNREP_CHAR_SPACE) == 0)
      return FALSE;
  return TRUE;
}

static gboolean
is_same (const UnrepCheckLine *line,
         const UnrepCheckWord *words,
         gsize                 distance,
         gsize                 n)
{
  for (gsize i = 0; i < n; i++)
    {
      const UnrepCheckWord *one = &words[i], *other = &words[i + distance];

      if (one->end - one->start != other->end - other->start
          || memcmp (line->at + one->start, line->at + other->start, (one->end - one->start) * sizeof (gunichar)) != 0
          || (!(i == n - 1 && joins (line, one, other + 1 - n)) && !has_same_digits (line, one, other)))
        return FALSE;
    }
  return TRUE;
}

/* (ط ط ط) is a label. */
static gboolean
is_letters (const UnrepCheckWord *words,
            gsize                 n)
{
  for (gsize i = 0; i < n; i++)
    if (words[i].end - words[i].start > 1)
      return FALSE;
  return TRUE;
}

/* How often the phrase of @n words that begins at @words stands there in a row. */
static gsize
count_times (const UnrepCheckLine *line,
             const UnrepCheckWord *words,
             gsize                 left,
             gsize                 n)
{
  gsize times = 1;

  while ((times + 1) * n <= left && is_same (line, words + (times - 1) * n, n, n))
    times++;
  return times;
}

/* How many words are said where a phrase of @n words begins at @i and is said again, all
 * its repetitions counted; 0 where it is not said often enough. */
static gsize
measure_repeated (const UnrepCheckLine *line,
                  gsize                 i,
                  gsize                 n)
{
  const UnrepCheckWord *words = line->words;
  gsize times;

  if (n < 2 || i + 2 * n > line->n_words || is_letters (words + i, n))
    return 0;
  times = count_times (line, words + i, line->n_words - i, n);
  return times < (n < MIN_WORDS ? 3u : 2u) ? 0 : times * n;
}

static void
run_line (UnrepCheckRun        *self,
          const UnrepCheckLine *line)
{
  g_autoptr (GArray) next = NULL;

  if (line->n_words < MIN_WORDS)
    return;
  next = list_next (line);
  for (gsize i = 0; i + 2 < line->n_words; i++)
    for (gsize j = g_array_index (next, guint32, i); j != NO_WORD && j - i <= MAX_WORDS; j = g_array_index (next, guint32, j))
      {
        gsize said = measure_repeated (line, i, j - i);

        if (said == 0)
          continue;
        i += said - 1;
        unrep_check_report (self, line->start + line->words[j - 1].end, line->start + line->words[i].end, "");
        break;
      }
}

static gboolean
is_blank (const char *utf8,
          gsize       n_bytes)
{
  for (gsize i = 0; i < n_bytes; i++)
    if (!g_ascii_isspace (utf8[i]))
      return FALSE;
  return TRUE;
}

static void
run_text (UnrepCheckRun *self)
{
  const char *utf8 = unrep_text_get_utf8 (self->text), *end = utf8 + unrep_text_get_n_bytes (self->text), *next;
  const char *last = NULL;
  gsize n_last = 0;

  for (const char *p = utf8; p < end; p = next)
    {
      const char *line_end = p + strcspn (p, "\r\n");
      gsize n;

      next = line_end + 1;
      n = (gsize) (line_end - p);
      if (n >= MIN_LINE_BYTES && n == n_last && memcmp (p, last, n) == 0 && !is_blank (p, n))
        unrep_check_report (self, unrep_text_get_offset (self->text, (gsize) (p - utf8)),
                            unrep_text_get_offset (self->text, (gsize) (line_end - utf8)), "");
      if (n > 0 && !is_blank (p, n))
        {
          last = p;
          n_last = n;
        }
    }
}

const UnrepCheck unrep_check_repeated_phrase = {
  .id = "repeated-phrase",
  .family = UNREP_FAMILY_GLYPHS,
  .severity = UNREP_SEVERITY_WARNING,
  .title = N_("The same words stand there again"),
  .cause = N_("OCR sometimes reads a line again, or goes round in a circle. Compare with the original."),
  .run_line = run_line,
  .run_text = run_text,
};
