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

/* What begins with the same letters and is as long is compared. */
#define HASHED_CHARS 5

typedef struct
{
  gsize start;
  gsize end;
  guint hash;
} Word;

static void
list_words (const UnrepCheckLine *line,
            GArray               *words)
{
  Word word;

  for (word.start = unrep_check_line_find_word (line, 0, &word.end); word.start < line->n;
       word.start = unrep_check_line_find_word (line, word.end, &word.end))
    {
      word.hash = (guint) (word.end - word.start);
      for (gsize i = word.start; i < word.end && i < word.start + HASHED_CHARS; i++)
        word.hash = word.hash * 33 + line->at[i];
      g_array_append_val (words, word);
    }
}

static gboolean
is_same (const UnrepCheckLine *line,
         const Word           *words,
         guint                 distance,
         guint                 n)
{
  for (guint i = 0; i < n; i++)
    {
      const Word *one = &words[i], *other = &words[i + distance];

      if (one->hash != other->hash || one->end - one->start != other->end - other->start
          || memcmp (line->at + one->start, line->at + other->start, (one->end - one->start) * sizeof (gunichar)) != 0)
        return FALSE;
    }
  return TRUE;
}

/* (ط ط ط) is a label. */
static gboolean
is_letters (const Word *words,
            guint       n)
{
  for (guint i = 0; i < n; i++)
    if (words[i].end - words[i].start > 1)
      return FALSE;
  return TRUE;
}

/* How often the phrase of @n words that begins at @words stands there in a row. */
static guint
count_times (const UnrepCheckLine *line,
             const Word           *words,
             guint                 left,
             guint                 n)
{
  guint times = 1;

  while ((times + 1) * n <= left && is_same (line, words + (times - 1) * n, n, n))
    times++;
  return times;
}

static void
run_line (UnrepCheckRun        *self,
          const UnrepCheckLine *line)
{
  g_autoptr (GArray) list = NULL;
  const Word *words;

  if (line->n < 2 * MIN_WORDS)
    return;
  list = g_array_new (FALSE, FALSE, sizeof (Word));
  list_words (line, list);
  words = (const Word *) (gpointer) list->data;
  for (guint i = 0; i + 2 < list->len; i++)
    for (guint n = 2; n <= MAX_WORDS && i + 2 * n <= list->len; n++)
      {
        guint times;

        if (words[i].hash != words[i + n].hash || is_letters (words + i, n))
          continue;
        times = count_times (line, words + i, list->len - i, n);
        if (times < (n < MIN_WORDS ? 3u : 2u))
          continue;
        i += times * n - 1;
        unrep_check_report (self, line->start + words[i - (times - 1) * n].end, line->start + words[i].end, "");
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
