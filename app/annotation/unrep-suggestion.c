/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-suggestion.h"

static int
compare_ranges (gconstpointer a,
                gconstpointer b)
{
  return unrep_range_compare (*(const UnrepRange *) a, *(const UnrepRange *) b);
}

static gboolean
has_term (GArray *hits,
          guint   term)
{
  for (guint i = 0; i < hits->len; i++)
    if (g_array_index (hits, UnrepLexiconHit, i).term == term)
      return TRUE;
  return FALSE;
}

/* The words of one sentence that speak for what the sentence speaks for. A term that
 * means nothing by itself, such as “should”, is none of them without the others. */
static void
add_telling (UnrepSuggestion *self,
             UnrepLexicon    *lexicon,
             GArray          *sentence)
{
  UnrepTellingWords words = { .position = UNREP_NO_POSITION };
  g_autoptr (GArray) reasons = unrep_lexicon_list_reasons (lexicon, sentence, &words.position);

  if (reasons == NULL)
    return;
  for (guint i = 0; i < sentence->len; i++)
    {
      const UnrepLexiconHit *hit = &g_array_index (sentence, UnrepLexiconHit, i);

      if (!has_term (reasons, hit->term))
        continue;
      words.range = hit->range;
      g_array_append_val (self->words, words);
    }
}

/* Hits come in the order of the text, and so do sentences. */
static void
add_words (UnrepSuggestion *self,
           UnrepLexicon    *lexicon,
           GArray          *hits)
{
  g_autoptr (GArray) sentence = g_array_new (FALSE, FALSE, sizeof (UnrepLexiconHit));

  for (guint i = 0; i < hits->len; i++)
    {
      UnrepLexiconHit hit = g_array_index (hits, UnrepLexiconHit, i);

      g_array_append_val (sentence, hit);
      if (i + 1 < hits->len && g_array_index (hits, UnrepLexiconHit, i + 1).sentence == hit.sentence)
        continue;
      add_telling (self, lexicon, sentence);
      g_array_set_size (sentence, 0);
    }
  g_array_sort (self->words, compare_ranges);
}

static void
add_reasons (UnrepSuggestion *self,
             UnrepLexicon    *lexicon,
             GArray          *hits)
{
  g_autoptr (GArray) reasons = unrep_lexicon_list_reasons (lexicon, hits, &self->position);

  for (guint i = 0; reasons != NULL && i < reasons->len; i++)
    g_array_append_val (self->reasons, g_array_index (reasons, UnrepLexiconHit, i).range);
  g_array_sort (self->reasons, compare_ranges);
}

/**
 * unrep_suggestion_new:
 * @lexicon: a codebook's words
 * @text: the extracted text of a report
 * @outline: its outline
 * @unit: index of a unit
 *
 * Takes time in proportion to the length of the unit; may be called in any thread.
 *
 * Returns: (transfer full): what @lexicon finds in @unit
 */
UnrepSuggestion *
unrep_suggestion_new (UnrepLexicon *lexicon,
                      UnrepText    *text,
                      UnrepOutline *outline,
                      guint         unit)
{
  g_autoptr (GArray) hits = unrep_lexicon_list_unit_hits (lexicon, text, outline, unit);
  UnrepSuggestion *self = g_new0 (UnrepSuggestion, 1);

  self->position = UNREP_NO_POSITION;
  self->reasons = g_array_new (FALSE, FALSE, sizeof (UnrepRange));
  self->words = g_array_new (FALSE, FALSE, sizeof (UnrepTellingWords));
  add_reasons (self, lexicon, hits);
  add_words (self, lexicon, hits);
  return self;
}

/**
 * unrep_suggestion_free:
 * @self: (transfer full): a suggestion
 */
void
unrep_suggestion_free (UnrepSuggestion *self)
{
  g_array_unref (self->reasons);
  g_array_unref (self->words);
  g_free (self);
}
