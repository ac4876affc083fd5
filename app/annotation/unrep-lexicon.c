/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-lexicon-private.h"

#include "unrep-lexicon-words.h"

#include <string.h>

/* Each gap multiplies the ways to match; a phrase that needs more is no phrase. */
#define MAX_GAPS 4

/* A word of a phrase: these units, which a word of the text is or begins with;
 * no units stand for a few words of any kind. */
typedef struct
{
  gunichar2 *units;
  gsize n_units;
  gboolean is_stem;
} PhraseWord;

typedef struct
{
  guint term;
  /* Of PhraseWord; neither the first nor the last is a gap. */
  GArray *words;
} Phrase;

typedef struct
{
  guint position;
  /* Of guint: terms that must meet in one sentence. */
  GArray *terms;
} Rule;

struct _UnrepLexicon
{
  /* Of char: ids. */
  GPtrArray *terms;
  /* First unit of the first word → array of Phrase. */
  GHashTable *phrases;
  /* Of Rule, the first that applies decides. */
  GPtrArray *rules;
};

/* What is searched. */
typedef struct
{
  UnrepFolding *folding;
  const gunichar2 *units;
  GArray *words;
} Passage;

static void
phrase_word_clear (PhraseWord *word)
{
  g_free (word->units);
}

static void
phrase_free (Phrase *phrase)
{
  g_array_unref (phrase->words);
  g_free (phrase);
}

static void
rule_free (Rule *rule)
{
  g_array_unref (rule->terms);
  g_free (rule);
}

/**
 * unrep_lexicon_new:
 *
 * Returns: (transfer full): a lexicon without terms
 */
UnrepLexicon *
unrep_lexicon_new (void)
{
  UnrepLexicon *self = g_new0 (UnrepLexicon, 1);

  self->terms = g_ptr_array_new_with_free_func (g_free);
  self->phrases = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) rule_free);
  return self;
}

/**
 * unrep_lexicon_free:
 * @self: (transfer full): a lexicon
 */
void
unrep_lexicon_free (UnrepLexicon *self)
{
  g_ptr_array_unref (self->rules);
  g_hash_table_unref (self->phrases);
  g_ptr_array_unref (self->terms);
  g_free (self);
}

/**
 * unrep_lexicon_add_term:
 * @self: a lexicon that is being made
 * @id: a name that no other term has
 *
 * Returns: the index of the new term
 */
guint
unrep_lexicon_add_term (UnrepLexicon *self,
                        const char   *id)
{
  g_ptr_array_add (self->terms, g_strdup (id));
  return self->terms->len - 1;
}

/**
 * unrep_lexicon_find_term:
 * @self: a lexicon
 * @id: a term's id
 * @term: (out) (optional): where to put its index
 *
 * Returns: whether there is a term @id
 */
gboolean
unrep_lexicon_find_term (UnrepLexicon *self,
                         const char   *id,
                         guint        *term)
{
  return g_ptr_array_find_with_equal_func (self->terms, id, g_str_equal, term);
}

/* Adds the words of @piece, which has no space in it, and perhaps a * at its end. */
static void
add_piece (Phrase     *phrase,
           const char *piece)
{
  g_autoptr (UnrepText) text = unrep_text_new (piece, -1);
  UnrepRange whole = { 0, unrep_text_get_n_chars (text) };
  g_autoptr (UnrepFolding) folding = unrep_folding_new (text, whole, UNREP_FOLDING_LOOSE);
  g_autoptr (GArray) words = unrep_lexicon_list_words (folding);
  gsize n_units;
  const gunichar2 *units = unrep_folding_get_units (folding, &n_units);

  for (guint i = 0; i < words->len; i++)
    {
      const UnrepLexiconWord *word = &g_array_index (words, UnrepLexiconWord, i);
      PhraseWord added = { g_memdup2 (units + word->first, word->n_units * sizeof *units), word->n_units,
                           i + 1 == words->len && g_str_has_suffix (piece, "*") };

      g_array_append_val (phrase->words, added);
    }
}

static gboolean
is_gap (const Phrase *phrase,
        guint         at)
{
  return g_array_index (phrase->words, PhraseWord, at).units == NULL;
}

/**
 * unrep_lexicon_add_phrase:
 * @self: a lexicon that is being made
 * @term: index of a term
 * @phrase: one way to say it; `…` between two words stands for up to
 *   %UNREP_LEXICON_GAP_WORDS others, `*` behind a word for any ending
 *
 * Spelling is compared loosely (see %UNREP_FOLDING_LOOSE), and Arabic particles in
 * front of a word do not count.
 *
 * Returns: whether @phrase says anything: it begins and ends
 *   with a word and has at most four gaps
 */
gboolean
unrep_lexicon_add_phrase (UnrepLexicon *self,
                          guint         term,
                          const char   *phrase)
{
  Phrase *added = g_new0 (Phrase, 1);
  g_auto (GStrv) pieces = g_strsplit_set (phrase, " \t\n", -1);
  gpointer key;
  GPtrArray *same;
  guint n_gaps = 0;

  added->term = term;
  added->words = g_array_new (FALSE, FALSE, sizeof (PhraseWord));
  g_array_set_clear_func (added->words, (GDestroyNotify) phrase_word_clear);
  for (guint i = 0; pieces[i] != NULL; i++)
    {
      static const PhraseWord gap;

      if (g_str_equal (pieces[i], "…"))
        {
          g_array_append_val (added->words, gap);
          n_gaps++;
        }
      else
        add_piece (added, pieces[i]);
    }
  if (added->words->len == 0 || is_gap (added, 0) || is_gap (added, added->words->len - 1) ||
      n_gaps > MAX_GAPS)
    {
      phrase_free (added);
      return FALSE;
    }

  key = GUINT_TO_POINTER (g_array_index (added->words, PhraseWord, 0).units[0]);
  same = g_hash_table_lookup (self->phrases, key);
  if (same == NULL)
    {
      same = g_ptr_array_new_with_free_func ((GDestroyNotify) phrase_free);
      g_hash_table_insert (self->phrases, key, same);
    }
  g_ptr_array_add (same, added);
  return TRUE;
}

/**
 * unrep_lexicon_add_rule:
 * @self: a lexicon that is being made
 * @position: index of a position of the codebook
 * @terms: (element-type guint): the terms that point to it when they meet in one
 *   sentence, at least one
 *
 * Adds a rule behind those that there are, which come before it.
 */
void
unrep_lexicon_add_rule (UnrepLexicon *self,
                        guint         position,
                        GArray       *terms)
{
  Rule *rule = g_new0 (Rule, 1);

  rule->position = position;
  rule->terms = g_array_ref (terms);
  g_ptr_array_add (self->rules, rule);
}

/**
 * unrep_lexicon_get_n_terms:
 * @self: a lexicon
 *
 * Returns: how many terms it has
 */
guint
unrep_lexicon_get_n_terms (UnrepLexicon *self)
{
  return self->terms->len;
}

/**
 * unrep_lexicon_get_term:
 * @self: a lexicon
 * @term: less than unrep_lexicon_get_n_terms()
 *
 * Returns: the id of that term
 */
const char *
unrep_lexicon_get_term (UnrepLexicon *self,
                        guint         term)
{
  g_return_val_if_fail (term < self->terms->len, NULL);

  return g_ptr_array_index (self->terms, term);
}

static gboolean
reads_as (const PhraseWord *wanted,
          const gunichar2  *units,
          gsize             n_units)
{
  return (wanted->is_stem ? n_units >= wanted->n_units : n_units == wanted->n_units) &&
         memcmp (units, wanted->units, wanted->n_units * sizeof *units) == 0;
}

static gboolean
word_matches (const Passage          *passage,
              const UnrepLexiconWord *word,
              const PhraseWord       *wanted)
{
  const gunichar2 *units = passage->units + word->first;
  gsize skip;

  for (guint reading = 0; (skip = unrep_lexicon_skip_particle (units, word->n_units, reading)) != G_MAXSIZE; reading++)
    if (skip < word->n_units && reads_as (wanted, units + skip, word->n_units - skip))
      return TRUE;
  return FALSE;
}

/* Whether the words of @phrase from @at on are those of @passage from @word on, in
 * one sentence; returns the index behind the last word, 0 if not. */
static guint
match_from (const Passage *passage,
            const Phrase  *phrase,
            guint          at,
            guint          word,
            guint          sentence)
{
  const UnrepLexiconWord *words = (const UnrepLexiconWord *) (gpointer) passage->words->data;

  for (; at < phrase->words->len; at++, word++)
    {
      if (is_gap (phrase, at))
        {
          guint end = 0;

          for (guint skipped = 0; end == 0 && skipped <= UNREP_LEXICON_GAP_WORDS; skipped++)
            end = match_from (passage, phrase, at + 1, word + skipped, sentence);
          return end;
        }
      if (word >= passage->words->len || words[word].sentence != sentence ||
          !word_matches (passage, &words[word], &g_array_index (phrase->words, PhraseWord, at)))
        return 0;
    }
  return word;
}

static void
add_hit (GArray        *hits,
         const Passage *passage,
         guint          term,
         guint          first,
         guint          end)
{
  const UnrepLexiconWord *begin = &g_array_index (passage->words, UnrepLexiconWord, first);
  const UnrepLexiconWord *last = &g_array_index (passage->words, UnrepLexiconWord, end - 1);
  UnrepLexiconHit hit = { term, begin->sentence,
                          unrep_folding_get_range (passage->folding, begin->first,
                                                   last->first + last->n_units - begin->first) };

  guint i = hits->len;
  UnrepLexiconHit *other = NULL;

  /* Of two ways to say the same at one place the longer is shown. No earlier hit of
   * the term reaches as far as its last one. */
  while (i > 0 && g_array_index (hits, UnrepLexiconHit, i - 1).term != term)
    i--;
  if (i > 0)
    other = &g_array_index (hits, UnrepLexiconHit, i - 1);
  if (other != NULL && unrep_range_overlap (other->range, hit.range) > 0)
    other->range = unrep_range_union (other->range, hit.range);
  else
    g_array_append_val (hits, hit);
}

/* Every phrase that begins at @word, whichever letters of it are read as particles. */
static void
find_at (UnrepLexicon  *self,
         const Passage *passage,
         guint          word,
         GArray        *hits)
{
  const UnrepLexiconWord *begin = &g_array_index (passage->words, UnrepLexiconWord, word);
  const gunichar2 *units = passage->units + begin->first;
  gsize skip;

  for (guint reading = 0; (skip = unrep_lexicon_skip_particle (units, begin->n_units, reading)) != G_MAXSIZE; reading++)
    {
      GPtrArray *phrases = skip < begin->n_units ? g_hash_table_lookup (self->phrases, GUINT_TO_POINTER (units[skip]))
                                                 : NULL;

      for (guint i = 0; phrases != NULL && i < phrases->len; i++)
        {
          const Phrase *phrase = g_ptr_array_index (phrases, i);
          guint end = reads_as (&g_array_index (phrase->words, PhraseWord, 0), units + skip, begin->n_units - skip)
                        ? match_from (passage, phrase, 1, word + 1, begin->sentence)
                        : 0;

          if (end > 0)
            add_hit (hits, passage, phrase->term, word, end);
        }
    }
}

/**
 * unrep_lexicon_list_hits:
 * @self: a lexicon
 * @text: the extracted text of a report
 * @range: what to search, mostly one unit
 *
 * Takes time in proportion to the length; may be called in any thread.
 *
 * Returns: (transfer full) (element-type UnrepLexiconHit): where the words of its
 *   terms are, in the order of the text
 */
GArray *
unrep_lexicon_list_hits (UnrepLexicon *self,
                         UnrepText    *text,
                         UnrepRange    range)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (UnrepLexiconHit));
  g_autoptr (UnrepFolding) folding = unrep_folding_new (text, range, UNREP_FOLDING_LOOSE);
  g_autoptr (GArray) words = unrep_lexicon_list_words (folding);
  gsize n_units;
  Passage passage = { folding, unrep_folding_get_units (folding, &n_units), words };

  for (guint i = 0; i < words->len; i++)
    find_at (self, &passage, i, hits);
  return hits;
}

/* Whether @range touches what lies in the middle of a unit but is another one, such
 * as a footnote: its words are not the unit's. */
static gboolean
is_in_hole (UnrepOutline *outline,
            guint         unit,
            UnrepRange    range)
{
  gsize end = unrep_outline_get_unit (outline, unit)->range.end;

  for (guint i = unit + 1; i < unrep_outline_get_n_units (outline); i++)
    {
      UnrepRange other = unrep_outline_get_unit (outline, i)->range;

      if (other.start >= end)
        break;
      if (unrep_range_overlap (other, range) > 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * unrep_lexicon_list_unit_hits:
 * @self: a lexicon
 * @text: the extracted text of a report
 * @outline: its outline
 * @unit: index of a unit
 *
 * Returns: (transfer full) (element-type UnrepLexiconHit): where the words of the
 *   terms are in the unit's own text, in the order of the text
 */
GArray *
unrep_lexicon_list_unit_hits (UnrepLexicon *self,
                              UnrepText    *text,
                              UnrepOutline *outline,
                              guint         unit)
{
  GArray *hits = unrep_lexicon_list_hits (self, text, unrep_outline_get_unit (outline, unit)->range);

  for (guint i = hits->len; i > 0; i--)
    if (is_in_hole (outline, unit, g_array_index (hits, UnrepLexiconHit, i - 1).range))
      g_array_remove_index (hits, i - 1);
  return hits;
}

/* In the sentence whose first hit is @first. */
static const UnrepLexiconHit *
find_hit (GArray *hits,
          guint   first,
          guint   term)
{
  guint sentence = g_array_index (hits, UnrepLexiconHit, first).sentence;

  for (guint i = first; i < hits->len; i++)
    {
      const UnrepLexiconHit *hit = &g_array_index (hits, UnrepLexiconHit, i);

      if (hit->sentence != sentence)
        break;
      if (hit->term == term)
        return hit;
    }
  return NULL;
}

/* The hits that make @rule apply in the sentence whose first hit is @first, %NULL if
 * it does not. */
static GArray *
apply (const Rule *rule,
       GArray     *hits,
       guint       first)
{
  g_autoptr (GArray) reasons = g_array_new (FALSE, FALSE, sizeof (UnrepLexiconHit));

  for (guint i = 0; i < rule->terms->len; i++)
    {
      const UnrepLexiconHit *hit = find_hit (hits, first, g_array_index (rule->terms, guint, i));

      if (hit == NULL)
        return NULL;
      g_array_append_vals (reasons, hit, 1);
    }
  return g_steal_pointer (&reasons);
}

static gboolean
begins_sentence (GArray *hits,
                 guint   index)
{
  return index == 0
         || g_array_index (hits, UnrepLexiconHit, index - 1).sentence
              != g_array_index (hits, UnrepLexiconHit, index).sentence;
}

/**
 * unrep_lexicon_list_reasons:
 * @self: a lexicon
 * @hits: (element-type UnrepLexiconHit): what unrep_lexicon_list_hits() found in one
 *   unit, in the order of the text
 * @position: (out): where to put the index of the position that they point to
 *
 * The first rule decides whose terms meet in one sentence. This is a suggestion
 * for a person and nothing else.
 *
 * Returns: (transfer full) (nullable) (element-type UnrepLexiconHit): the words that
 *   led to @position; %NULL where no rule applies, and nothing is suggested
 */
GArray *
unrep_lexicon_list_reasons (UnrepLexicon *self,
                            GArray       *hits,
                            guint        *position)
{
  for (guint i = 0; i < self->rules->len; i++)
    {
      const Rule *rule = g_ptr_array_index (self->rules, i);

      for (guint k = 0; k < hits->len; k++)
        {
          GArray *reasons = begins_sentence (hits, k) ? apply (rule, hits, k) : NULL;

          if (reasons == NULL)
            continue;
          *position = rule->position;
          return reasons;
        }
    }
  return NULL;
}
