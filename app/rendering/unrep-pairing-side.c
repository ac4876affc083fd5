/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is compared of a unit, and how much two of them differ. */
#include "unrep-pairing-private.h"

#include "report/unrep-glyph.h"
#include "report/unrep-numbering.h"

#include <math.h>
#include <string.h>

/* More of one unit say nothing more. */
#define MAX_VALUES 32

/* Costs of a pair; see UNREP_PAIRING_GAP. */
#define COST_OTHER_KIND 8
#define COST_NEAR_KIND 4
#define COST_OTHER_LABEL 13
#define COST_LOST_LABEL 5
#define COST_OTHER_PATH 3
#define COST_NO_LABEL 1
#define COST_OTHER_VALUES 8
#define COST_OTHER_LENGTH 8
#define COST_NEVER 1000

/* The numberings of a label, the likeliest of each script first. */
static const UnrepNumbering numberings[] = {
  UNREP_NUMBERING_DIGITS, UNREP_NUMBERING_ARABIC_LETTER, UNREP_NUMBERING_ARABIC_NAME, UNREP_NUMBERING_ARABIC_ORDINAL,
  UNREP_NUMBERING_LATIN_LOWER, UNREP_NUMBERING_LATIN_UPPER, UNREP_NUMBERING_ROMAN_LOWER, UNREP_NUMBERING_ROMAN_UPPER,
  UNREP_NUMBERING_CYRILLIC_LOWER, UNREP_NUMBERING_CYRILLIC_UPPER, UNREP_NUMBERING_CHINESE,
};

/* Of 109.1 the last number counts. */
static void
fold_label (const char  *label,
            UnrepGlyphs *glyphs)
{
  const char *point = strrchr (label, '.');

  glyphs->n = 0;
  for (const char *p = point != NULL && point[1] != '\0' ? point + 1 : label; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (glyphs->n < UNREP_MAX_GLYPHS && c != ' ' && !unrep_glyph_is_dropped (c))
        glyphs->at[glyphs->n++] = unrep_glyph_fold (c);
    }
}

static void
read_label (UnrepPairingUnit *self,
            const char       *label)
{
  UnrepGlyphs glyphs;
  guint n = 0;

  fold_label (label, &glyphs);
  for (gsize i = 0; i < G_N_ELEMENTS (numberings) && n < G_N_ELEMENTS (self->ordinals); i++)
    {
      guint ordinal = unrep_numbering_read (numberings[i], &glyphs);

      if (ordinal > 0)
        self->ordinals[n++] = ordinal;
    }
}

static guint
choose_ordinal (const UnrepPairingUnit *self,
                guint                   before)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->ordinals); i++)
    if (self->ordinals[i] > 0 && self->ordinals[i] == before + 1)
      return self->ordinals[i];
  /* i is one, in a list that it begins or that is of Roman numerals. */
  return self->ordinals[1] != 0 && before < self->ordinals[1] ? self->ordinals[1] : self->ordinals[0];
}

static guint32
mix (guint32 key,
     guint32 more)
{
  return (key ^ more) * 0x01000193u + 0x9e3779b9u;
}

static int
compare_values (gconstpointer a,
                gconstpointer b)
{
  guint32 one = *(const guint32 *) a, other = *(const guint32 *) b;

  return one < other ? -1 : one > other;
}

static guint
add_values (UnrepPairingSide *self,
            UnrepMentions    *mentions,
            guint             unit)
{
  guint n, start = self->values->len;
  const UnrepMention *list = unrep_mentions_get_unit (mentions, unit, &n);

  n = MIN (n, MAX_VALUES);
  for (guint i = 0; i < n; i++)
    {
      guint32 value = g_str_hash (list[i].value);

      g_array_append_val (self->values, value);
    }
  if (n > 0)
    qsort (&g_array_index (self->values, guint32, start), n, sizeof (guint32), compare_values);
  return n;
}

/* The last ordinals in the list that a unit is in, to tell i from i. */
typedef struct
{
  GHashTable *last; /* of a parent and a kind, the ordinal */
  GHashTable *keys; /* of a unit, its path */
  GHashTable *seen; /* how often each path was there */
} Keys;

static void
set_key (UnrepPairingUnit *self,
         const UnrepUnit  *unit,
         Keys             *keys)
{
  gboolean heading = unit->kind == UNREP_UNIT_HEADING;
  guint parent = heading ? UNREP_NO_UNIT : unit->parent;
  guint32 base = parent == UNREP_NO_UNIT ? heading * 16 + unit->level
                                         : GPOINTER_TO_UINT (g_hash_table_lookup (keys->keys, GUINT_TO_POINTER (parent + 1)));
  gpointer list = GUINT_TO_POINTER (mix (mix (parent + 1, unit->kind), heading ? unit->section + 1 : 0));
  guint times;

  self->ordinal = choose_ordinal (self, GPOINTER_TO_UINT (g_hash_table_lookup (keys->last, list)));
  g_hash_table_insert (keys->last, list, GUINT_TO_POINTER (self->ordinal));
  self->path = mix (mix (base, heading), self->ordinal);
  g_hash_table_insert (keys->keys, GUINT_TO_POINTER (self->unit + 1), GUINT_TO_POINTER (self->path));
  times = GPOINTER_TO_UINT (g_hash_table_lookup (keys->seen, GUINT_TO_POINTER (self->path)));
  g_hash_table_insert (keys->seen, GUINT_TO_POINTER (self->path), GUINT_TO_POINTER (times + 1));
  /* An annex numbers its paragraphs from 1 again. */
  self->key = times > 0 ? mix (self->path, times) : self->path;
}

/**
 * unrep_pairing_side_init:
 * @self: (out caller-allocates): one of two outlines
 * @mentions: its mentions
 *
 * Gathers what is compared.
 */
void
unrep_pairing_side_init (UnrepPairingSide *self,
                         UnrepMentions    *mentions)
{
  UnrepOutline *outline = unrep_mentions_get_outline (mentions);
  g_autoptr (GHashTable) last = g_hash_table_new (NULL, NULL), by_unit = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  Keys keys = { last, by_unit, seen };
  guint at = 0;

  self->units = g_array_new (FALSE, FALSE, sizeof (UnrepPairingUnit));
  self->values = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint i = 0; i < unrep_outline_get_n_units (outline); i++)
    {
      const UnrepUnit *unit = unrep_outline_get_unit (outline, i);
      UnrepPairingUnit one = { .unit = i, .kind = unit->kind, .length = unrep_mentions_get_length (mentions, i) };

      if (unit->kind == UNREP_UNIT_ARTEFACT)
        continue;
      if (*unit->label != '\0' && unit->kind != UNREP_UNIT_FOOTNOTE)
        read_label (&one, unit->label);
      if (one.ordinals[0] > 0)
        set_key (&one, unit, &keys);
      one.n_values = add_values (self, mentions, i);
      g_array_append_val (self->units, one);
    }
  for (guint i = 0; i < self->units->len; i++)
    {
      UnrepPairingUnit *unit = &g_array_index (self->units, UnrepPairingUnit, i);

      unit->values = unit->n_values > 0 ? &g_array_index (self->values, guint32, at) : NULL;
      at += unit->n_values;
    }
}

/**
 * unrep_pairing_side_clear:
 * @self: one of two outlines
 *
 * Frees what is in it.
 */
void
unrep_pairing_side_clear (UnrepPairingSide *self)
{
  g_clear_pointer (&self->units, g_array_unref);
  g_clear_pointer (&self->values, g_array_unref);
}

/* Kinds that one outline may have taken for the other. */
static const guint groups[] = {
  [UNREP_UNIT_TITLE] = 1, [UNREP_UNIT_META] = 1, [UNREP_UNIT_HEADING] = 1, [UNREP_UNIT_PARAGRAPH] = 2,
  [UNREP_UNIT_CONTINUATION] = 2, [UNREP_UNIT_ITEM] = 3, [UNREP_UNIT_SUBITEM] = 3, [UNREP_UNIT_FOOTNOTE] = 4,
};

static int
compare_kinds (const UnrepPairingUnit *a,
               const UnrepPairingUnit *b)
{
  if (a->kind == b->kind)
    return 0;
  if ((a->kind == UNREP_UNIT_FOOTNOTE) != (b->kind == UNREP_UNIT_FOOTNOTE))
    return COST_NEVER;
  return groups[a->kind] == groups[b->kind] ? COST_NEAR_KIND : COST_OTHER_KIND;
}

static int
compare_labels (const UnrepPairingUnit *a,
                const UnrepPairingUnit *b)
{
  if (a->ordinals[0] == 0 && b->ordinals[0] == 0)
    return COST_NO_LABEL;
  if (a->ordinals[0] == 0 || b->ordinals[0] == 0)
    return COST_LOST_LABEL;
  if (a->key == b->key)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (a->ordinals) && a->ordinals[i] > 0; i++)
    for (guint j = 0; j < G_N_ELEMENTS (b->ordinals) && b->ordinals[j] > 0; j++)
      if (a->ordinals[i] == b->ordinals[j])
        return COST_OTHER_PATH;
  return COST_OTHER_LABEL;
}

static int
compare_values_of (const UnrepPairingUnit *a,
                   const UnrepPairingUnit *b)
{
  guint i = 0, j = 0, shared = 0, n = a->n_values + b->n_values;

  if (n == 0)
    return 0;
  while (i < a->n_values && j < b->n_values)
    {
      shared += a->values[i] == b->values[j];
      if (a->values[i] < b->values[j])
        i++;
      else if (a->values[i] > b->values[j])
        j++;
      else
        i++, j++;
    }
  return (int) (COST_OTHER_VALUES * (n - 2 * shared) / n) - (int) (2 * MIN (shared, 3));
}

static int
compare_lengths (const UnrepPairingUnit *a,
                 const UnrepPairingUnit *b,
                 double                  ratio)
{
  double octaves = fabs (log2 (((double) b->length + 8) / ((double) a->length * ratio + 8)));

  return CLAMP ((int) ((octaves - 0.4) * 6), 0, COST_OTHER_LENGTH);
}

/**
 * unrep_pairing_cost:
 * @first: a unit of the first outline
 * @second: one of the second
 * @ratio: how much longer the second text is
 *
 * By kind, label, what is mentioned and length; the less the likelier.
 *
 * Returns: what it costs to take them for counterparts
 */
int
unrep_pairing_cost (const UnrepPairingUnit *first,
                    const UnrepPairingUnit *second,
                    double                  ratio)
{
  return compare_kinds (first, second) + compare_labels (first, second) + compare_values_of (first, second)
         + compare_lengths (first, second, ratio);
}
