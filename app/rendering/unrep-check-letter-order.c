/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include "report/unrep-pdf-order.h"

#include <glib/gi18n.h>

#define ALEF 0x627
#define LAM 0x644
#define TEH_MARBUTA 0x629
#define ALEF_MAKSURA 0x649
/* Shorter words say nothing, and a word that has the article has at least five letters. */
#define MIN_WORD 3
#define MIN_WITH_ARTICLE 5
/* What a single word shows is believed in a line of so few, and what so many show less
 * clearly in any. */
#define SHORT_LINE 4
#define MANY_WORDS 5
/* Lines that show it less clearly are believed in a text with so many that do. */
#define MIN_LINES 3

/* The letter that @c is drawn for, or the first or last of those: a presentation form may
 * be several. */
static gunichar
get_letter (gunichar c,
            gboolean last)
{
  gunichar letters[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n;

  if (c < UNREP_CHAR_TABLE_SIZE || (n = g_unichar_fully_decompose (c, TRUE, letters, G_N_ELEMENTS (letters))) == 0)
    return c;
  return letters[last ? MIN (n, G_N_ELEMENTS (letters)) - 1 : 0];
}

static gboolean
ends_words (gunichar c)
{
  return c == TEH_MARBUTA || c == ALEF_MAKSURA;
}

/* How many words of a line read from right to left, from left to right, and so clearly
 * that no word of Arabic does. */
typedef struct
{
  guint n_words;
  guint n_sound;
  guint n_reversed;
  guint n_clear;
} Weight;

static void
weight_add_word (Weight               *self,
                 const UnrepCheckLine *line,
                 UnrepCheckWord        word)
{
  gboolean has_article, ends_with_article;
  gunichar first, last;
  gsize n;

  while (word.end > word.start && (line->kinds[word.end - 1] & UNREP_CHAR_ARABIC) == 0)
    word.end--;
  n = word.end - word.start;
  if (n < MIN_WORD || (line->kinds[word.start] & UNREP_CHAR_ARABIC) == 0)
    return;
  first = get_letter (line->at[word.start], FALSE);
  last = get_letter (line->at[word.end - 1], TRUE);
  has_article = n >= MIN_WITH_ARTICLE && first == ALEF && get_letter (line->at[word.start + 1], FALSE) == LAM;
  ends_with_article = n >= MIN_WITH_ARTICLE && last == ALEF && get_letter (line->at[word.end - 2], TRUE) == LAM;
  self->n_words++;
  self->n_sound += ends_words (last) || has_article;
  self->n_clear += ends_words (first);
  self->n_reversed += ends_words (first) || ends_with_article;
}

/* From the first Arabic letter to the last one, with the marks around them, or all of a line
 * that has no other words. */
static UnrepRange
find_reversed (const UnrepCheckLine *line)
{
  gboolean all = (line->has & (UNREP_CHAR_LATIN | UNREP_CHAR_LETTER)) == 0;
  gsize start = 0, end = line->n;

  while (start < end && (all ? g_unichar_isspace (line->at[start]) : (line->kinds[start] & UNREP_CHAR_ARABIC) == 0))
    start++;
  while (end > start && (all ? g_unichar_isspace (line->at[end - 1]) : (line->kinds[end - 1] & UNREP_CHAR_ARABIC) == 0))
    end--;
  return (UnrepRange) { start, end };
}

static gboolean
is_sentence_end (gunichar c)
{
  return c == '.' || c == ':' || c == 0x61b || c == 0x60c || c == 0x61f;
}

static void
append_read (GString        *repair,
             const gunichar *visual,
             guint           n)
{
  g_autofree guint *logical = g_new (guint, n);
  g_autofree gboolean *mirrored = g_new (gboolean, n);

  unrep_pdf_order_read (visual, n, UNREP_DIRECTION_RTL, logical);
  unrep_pdf_order_check (visual, logical, n, UNREP_DIRECTION_RTL, mirrored);
  for (guint i = 0; i < n; i++)
    {
      gunichar c = visual[logical[i]];

      if (mirrored[i])
        g_unichar_get_mirror_char (c, &c);
      g_string_append_unichar (repair, c);
    }
}

/* How @range is read. Most programs that store text as it is drawn do so with whole lines;
 * in one that ends as a sentence does, only the letters of its words are reversed. */
static char *
dup_repair (const UnrepCheckLine *line,
            UnrepRange            range)
{
  g_autoptr (GString) repair = g_string_new (NULL);

  if (is_sentence_end (line->at[range.end - 1]) && !is_sentence_end (line->at[range.start]))
    for (gsize i = range.start; i < range.end;)
      {
        gsize start = i;

        while (i < range.end && (line->kinds[i] & UNREP_CHAR_ARABIC) != 0)
          i++;
        if (i > start)
          append_read (repair, line->at + start, (guint) (i - start));
        else
          g_string_append_unichar (repair, line->at[i++]);
      }
  else
    append_read (repair, line->at + range.start, (guint) unrep_range_length (range));
  return (line->has & UNREP_CHAR_PRESENTATION) != 0 ? g_utf8_normalize (repair->str, -1, G_NORMALIZE_NFKC)
                                                    : g_string_free (g_steal_pointer (&repair), FALSE);
}

static UnrepSeverity
weight_get_severity (const Weight *self)
{
  gboolean clear = self->n_clear > 0 && (self->n_reversed > 1 || self->n_words <= SHORT_LINE);

  return clear || self->n_reversed >= MANY_WORDS ? UNREP_SEVERITY_ERROR : UNREP_SEVERITY_NOTE;
}

/* Most lines are done with here: none of their words can have been reversed. */
static gboolean
may_be_reversed (const UnrepCheckLine *line)
{
  gboolean may = FALSE;

  if ((line->has & UNREP_CHAR_PRESENTATION) != 0)
    return TRUE;
  for (gsize i = 0; i < line->n_words; i++)
    {
      UnrepCheckWord word = line->words[i];
      gunichar first = line->at[word.start], last = line->at[word.end - 1];
      gunichar before = line->at[MAX (word.end, 2) - 2];

      may |= (first == TEH_MARBUTA) | (first == ALEF_MAKSURA) | ((last == ALEF) & (before == LAM));
    }
  return may;
}

static void
run_line (UnrepCheckRun        *self,
          const UnrepCheckLine *line)
{
  Weight weight = { 0 };
  g_autofree char *repair = NULL;
  UnrepRange range;

  if (!may_be_reversed (line))
    return;
  for (gsize i = 0; i < line->n_words; i++)
    weight_add_word (&weight, line, line->words[i]);
  if (weight.n_reversed == 0 || 3 * weight.n_sound >= weight.n_reversed || unrep_check_is_persian (self))
    return;
  range = find_reversed (line);
  repair = dup_repair (line, range);
  unrep_check_report_as (self, weight_get_severity (&weight), line->start + range.start, line->start + range.end, repair);
}

/* What shows it less clearly goes where the text does not show it elsewhere. */
static void
run_text (UnrepCheckRun *self)
{
  UnrepFinding *findings = (UnrepFinding *) (gpointer) self->findings->data;
  guint n_clear = 0, kept = 0;

  for (guint i = 0; i < self->findings->len; i++)
    n_clear += findings[i].check == self->check && findings[i].severity == UNREP_SEVERITY_ERROR;
  for (guint i = 0; i < self->findings->len; i++)
    {
      UnrepFinding finding = findings[i];

      if (finding.check == self->check && finding.severity != UNREP_SEVERITY_ERROR)
        {
          if (n_clear < MIN_LINES)
            continue;
          finding.severity = UNREP_SEVERITY_ERROR;
        }
      findings[kept++] = finding;
    }
  g_array_set_size (self->findings, kept);
}

const UnrepCheck unrep_check_letter_order = {
  .id = "letter-order",
  .family = UNREP_FAMILY_ORDER,
  .severity = UNREP_SEVERITY_ERROR,
  .needs = UNREP_CHAR_ARABIC,
  .title = N_("The letters of a line stand in the order in which they were drawn"),
  .cause = N_("Its words begin with letters that only end words: an old program stored the line from left to right, as it is seen on the page. Nothing in it is found by searching."),
  .run_line = run_line,
  .run_text = run_text,
};
