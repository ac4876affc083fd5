/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-lexicon-words.h"

#include <string.h>

/* What Arabic writes in front of a word without a space: and, so, by, to, as, the.
 * Folding leaves all of them as they are. */
static const gunichar2 particles[][4] = {
  { 0x0627, 0x0644 },                 /* ال */
  { 0x0648 },                         /* و */
  { 0x0641 },                         /* ف */
  { 0x0628 },                         /* ب */
  { 0x0644 },                         /* ل */
  { 0x0643 },                         /* ك */
  { 0x0644, 0x0644 },                 /* لل */
  { 0x0648, 0x0627, 0x0644 },         /* وال */
  { 0x0641, 0x0627, 0x0644 },         /* فال */
  { 0x0628, 0x0627, 0x0644 },         /* بال */
  { 0x0643, 0x0627, 0x0644 },         /* كال */
  { 0x0648, 0x0628 },                 /* وب */
  { 0x0648, 0x0644 },                 /* ول */
  { 0x0648, 0x0644, 0x0644 },         /* ولل */
  { 0x0648, 0x0628, 0x0627, 0x0644 }, /* وبال */
};

static gboolean
is_ideograph (gunichar2 unit)
{
  return (unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0xf900 && unit <= 0xfaff);
}

static gboolean
is_word_unit (gunichar2 unit)
{
  return g_unichar_isalnum (unit) || g_unichar_ismark (unit) || (unit >= 0xd800 && unit <= 0xdfff);
}

/* A stop ends a sentence where a space follows: not in 12.5 or A.5. Chinese stops
 * need none. */
static gboolean
ends_sentence (const gunichar2 *units,
               gsize            n_units,
               gsize            at)
{
  switch (units[at])
    {
    case 0x3002: /* 。 */
      return TRUE;
    case '.':
    case ';':
    case '?':
    case '!':
      return at + 1 >= n_units || units[at + 1] == ' ' || is_ideograph (units[at + 1]);
    default:
      return FALSE;
    }
}

/**
 * unrep_lexicon_list_words:
 * @folding: a text, loosely folded
 *
 * Returns: (transfer full) (element-type UnrepLexiconWord): its words in order
 */
GArray *
unrep_lexicon_list_words (UnrepFolding *folding)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (UnrepLexiconWord));
  gsize n_units;
  const gunichar2 *units = unrep_folding_get_units (folding, &n_units);
  guint sentence = 0;

  for (gsize i = 0; i < n_units;)
    {
      UnrepLexiconWord word = { i, 1, sentence };

      if (!is_word_unit (units[i]))
        {
          sentence += ends_sentence (units, n_units, i);
          i++;
          continue;
        }
      while (!is_ideograph (units[i]) && i + word.n_units < n_units && is_word_unit (units[i + word.n_units]) &&
             !is_ideograph (units[i + word.n_units]))
        word.n_units++;
      g_array_append_val (words, word);
      i += word.n_units;
    }
  return words;
}

/**
 * unrep_lexicon_skip_particle:
 * @word: units of a word
 * @n_units: how many
 * @particle: which reading of the word, from 0, which is the word as it stands
 *
 * An Arabic word may be read with or without what looks like a particle in front:
 * ولاية begins with a letter of its own. So a caller tries one reading after the other.
 *
 * Returns: how many units to skip in that reading; @n_units when it does not apply,
 *   %G_MAXSIZE when there are no more readings
 */
gsize
unrep_lexicon_skip_particle (const gunichar2 *word,
                             gsize            n_units,
                             guint            particle)
{
  gsize length = 0;

  if (particle == 0)
    return 0;
  if (particle > G_N_ELEMENTS (particles) || word[0] < 0x0600 || word[0] > 0x06ff)
    return G_MAXSIZE;
  while (length < G_N_ELEMENTS (particles[0]) && particles[particle - 1][length] != 0)
    length++;
  return length < n_units && memcmp (word, particles[particle - 1], length * sizeof *word) == 0 ? length : n_units;
}
