/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which units are worth comparing: around those whose paths agree. */
#include "unrep-pairing-private.h"

/* So many units beside an agreeing path are looked at: the numbering of one report may be
 * ahead of the other's. */
#define MARGIN 12
/* Between two that agree everything is compared with everything up to here, beyond that a
 * band of so many units. */
#define MAX_AREA (4000u * 1000u)
#define WIDE_MARGIN 400

typedef struct
{
  guint first;
  guint second;
} Anchor;

/* The longest run of anchors that rise on both sides; patience sorting. */
static GArray *
list_rising (GArray *anchors)
{
  GArray *rising = g_array_new (FALSE, FALSE, sizeof (Anchor));
  g_autofree guint *tops = g_new (guint, anchors->len + 1), *before = g_new (guint, anchors->len + 1);
  guint n = 0;

  for (guint i = 0; i < anchors->len; i++)
    {
      guint second = g_array_index (anchors, Anchor, i).second, low = 0, high = n;

      while (low < high)
        {
          guint middle = low + (high - low) / 2;

          if (g_array_index (anchors, Anchor, tops[middle]).second < second)
            low = middle + 1;
          else
            high = middle;
        }
      before[i] = low > 0 ? tops[low - 1] : G_MAXUINT;
      tops[low] = i;
      n = MAX (n, low + 1);
    }
  g_array_set_size (rising, n);
  for (guint i = n > 0 ? tops[n - 1] : 0; n > 0; i = before[i])
    g_array_index (rising, Anchor, --n) = g_array_index (anchors, Anchor, i);
  return rising;
}

/* How often each path is there. */
static GHashTable *
count_paths (const UnrepPairingSide *side)
{
  GHashTable *counts = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < side->units->len; i++)
    {
      gpointer path = GUINT_TO_POINTER (unrep_pairing_side_get (side, i)->path);

      g_hash_table_insert (counts, path, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, path)) + 1));
    }
  return counts;
}

/* Where a path is there three times in one and twice in the other, nobody knows which of
 * them belong together before they are compared. */
static GArray *
list_anchors (const UnrepPairingSide *first,
              const UnrepPairingSide *second)
{
  g_autoptr (GArray) anchors = g_array_new (FALSE, FALSE, sizeof (Anchor));
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) mine = count_paths (first), yours = count_paths (second);

  for (guint i = 0; i < second->units->len; i++)
    if (unrep_pairing_side_get (second, i)->ordinal > 0)
      g_hash_table_insert (places, GUINT_TO_POINTER (unrep_pairing_side_get (second, i)->key), GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < first->units->len; i++)
    {
      const UnrepPairingUnit *unit = unrep_pairing_side_get (first, i);
      guint place = unit->ordinal > 0 ? GPOINTER_TO_UINT (g_hash_table_lookup (places, GUINT_TO_POINTER (unit->key))) : 0;
      gpointer path = GUINT_TO_POINTER (unit->path);
      Anchor anchor = { i, place - 1 };

      if (place > 0 && g_hash_table_lookup (mine, path) == g_hash_table_lookup (yours, path))
        g_array_append_val (anchors, anchor);
    }
  return list_rising (anchors);
}

/* The rows from one anchor up to the next one. */
static void
widen (GArray *bands,
       Anchor  from,
       Anchor  to,
       guint   n_columns)
{
  guint64 rows = to.first - from.first, columns = to.second - from.second;
  gboolean whole = rows * columns <= MAX_AREA;

  for (guint i = from.first; i <= to.first; i++)
    {
      UnrepPairingBand *band = &g_array_index (bands, UnrepPairingBand, i);
      guint64 here = from.second, next = to.second;
      guint margin = whole ? MARGIN : WIDE_MARGIN;

      if (!whole)
        {
          here = from.second + columns * (i - from.first) / rows;
          next = MIN (to.second, from.second + columns * (i - from.first + 1) / rows);
        }
      band->low = MIN (band->low, (guint) (here - MIN (here, margin)));
      band->high = MAX (band->high, (guint) MIN (n_columns, next + margin));
    }
}

/**
 * unrep_pairing_list_bands:
 * @first: the first outline
 * @second: the second one
 *
 * Returns: (transfer full) (element-type UnrepPairingBand): for every number of units of
 *   @first that have been gone through, from 0, how many of @second may have been
 */
GArray *
unrep_pairing_list_bands (const UnrepPairingSide *first,
                          const UnrepPairingSide *second)
{
  guint n_rows = first->units->len, n_columns = second->units->len;
  g_autoptr (GArray) anchors = list_anchors (first, second);
  GArray *bands = g_array_sized_new (FALSE, FALSE, sizeof (UnrepPairingBand), n_rows + 1);
  Anchor from = { 0, 0 }, end = { n_rows, n_columns };

  for (guint i = 0; i <= n_rows; i++)
    g_array_append_val (bands, ((UnrepPairingBand) { n_columns, 0 }));
  for (guint i = 0; i < anchors->len; i++)
    {
      Anchor to = g_array_index (anchors, Anchor, i);

      widen (bands, from, to, n_columns);
      from = to;
    }
  widen (bands, from, end, n_columns);
  return bands;
}
