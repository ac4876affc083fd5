/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-pairing-private.h"

#define FAR (G_MAXINT / 2)

struct _UnrepPairing
{
  gatomicrefcount ref_count;
  UnrepMentions *mentions[UNREP_N_SIDES];
  GArray *pairs;              /* of UnrepPair */
  guint *places[UNREP_N_SIDES]; /* of every unit, the index of its pair */
  guint64 n_steps;
  guint n_alike; /* pairs with the same path */
  gboolean has_labels;
};

typedef enum
{
  STEP_PAIR,
  STEP_FIRST, /* only the first report has the unit */
  STEP_SECOND,
} Step;

/* The cheapest way through both outlines, a row for each unit of the first. */
typedef struct
{
  const UnrepPairingSide *first;
  const UnrepPairingSide *second;
  double ratio;
  GArray *bands;
  GArray *costs[2]; /* of int: of the row before, and of this one */
  GByteArray *steps;
  GArray *rows; /* of gsize: where the steps of each row begin */
} Path;

static void
path_clear (Path *self)
{
  g_array_unref (self->bands);
  g_array_unref (self->costs[0]);
  g_array_unref (self->costs[1]);
  g_byte_array_unref (self->steps);
  g_array_unref (self->rows);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Path, path_clear)

static UnrepPairingBand
get_band (Path  *self,
          guint  row)
{
  return g_array_index (self->bands, UnrepPairingBand, row);
}

static int
get_cost (Path  *self,
          guint  row,
          guint  column)
{
  UnrepPairingBand band = get_band (self, row);

  if (column < band.low || column > band.high)
    return FAR;
  return g_array_index (self->costs[row % 2], int, column - band.low);
}

static int
step_cost (Path  *self,
           guint  row,
           guint  column,
           Step  *step)
{
  int best = row == 0 && column == 0 ? 0 : FAR, cost;

  *step = STEP_PAIR;
  if (row > 0 && column > 0 && (cost = get_cost (self, row - 1, column - 1)) < FAR)
    best = cost + unrep_pairing_cost (unrep_pairing_side_get (self->first, row - 1),
                                      unrep_pairing_side_get (self->second, column - 1), self->ratio);
  if (row > 0 && (cost = get_cost (self, row - 1, column) + UNREP_PAIRING_GAP) < best)
    {
      best = cost;
      *step = STEP_FIRST;
    }
  if (column > get_band (self, row).low && (cost = get_cost (self, row, column - 1) + UNREP_PAIRING_GAP) < best)
    {
      best = cost;
      *step = STEP_SECOND;
    }
  return best;
}

static gboolean
find_path (Path          *self,
           GCancellable  *cancellable,
           GError       **error)
{
  for (guint row = 0; row < self->bands->len; row++)
    {
      UnrepPairingBand band = get_band (self, row);
      gsize start = self->steps->len;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      g_array_append_val (self->rows, start);
      g_array_set_size (self->costs[row % 2], band.high - band.low + 1);
      for (guint column = band.low; column <= band.high; column++)
        {
          Step step;
          int cost = step_cost (self, row, column, &step);
          guint8 byte = (guint8) step;

          g_array_index (self->costs[row % 2], int, column - band.low) = cost;
          g_byte_array_append (self->steps, &byte, 1);
        }
    }
  return TRUE;
}

static void
count_alike (UnrepPairing           *self,
             const UnrepPairingUnit *first,
             const UnrepPairingUnit *second)
{
  self->n_alike += first->ordinals[0] > 0 && first->path == second->path;
}

static gboolean
has_labels (const UnrepPairingSide *side)
{
  for (guint i = 0; i < side->units->len; i++)
    if (unrep_pairing_side_get (side, i)->ordinals[0] > 0)
      return TRUE;
  return FALSE;
}

static void
take_path (UnrepPairing *self,
           Path         *path)
{
  guint row = path->first->units->len, column = path->second->units->len;

  while (row > 0 || column > 0)
    {
      Step step = path->steps->data[g_array_index (path->rows, gsize, row) + column - get_band (path, row).low];
      UnrepPair pair = { { UNREP_NO_UNIT, UNREP_NO_UNIT } };

      if (step != STEP_SECOND)
        pair.unit[UNREP_SIDE_FIRST] = unrep_pairing_side_get (path->first, --row)->unit;
      if (step != STEP_FIRST)
        pair.unit[UNREP_SIDE_SECOND] = unrep_pairing_side_get (path->second, --column)->unit;
      if (step == STEP_PAIR)
        count_alike (self, unrep_pairing_side_get (path->first, row), unrep_pairing_side_get (path->second, column));
      g_array_append_val (self->pairs, pair);
    }
  for (guint i = 0, j = self->pairs->len; i + 1 < j; i++)
    {
      UnrepPair pair = g_array_index (self->pairs, UnrepPair, i);

      g_array_index (self->pairs, UnrepPair, i) = g_array_index (self->pairs, UnrepPair, --j);
      g_array_index (self->pairs, UnrepPair, j) = pair;
    }
}

static void
remember_places (UnrepPairing *self)
{
  for (UnrepSide side = 0; side < UNREP_N_SIDES; side++)
    {
      guint n_units = unrep_outline_get_n_units (unrep_mentions_get_outline (self->mentions[side]));

      self->places[side] = g_new (guint, n_units);
      for (guint i = 0; i < n_units; i++)
        self->places[side][i] = UNREP_NO_UNIT;
      for (guint i = 0; i < self->pairs->len; i++)
        {
          guint unit = g_array_index (self->pairs, UnrepPair, i).unit[side];

          if (unit != UNREP_NO_UNIT)
            self->places[side][unit] = i;
        }
    }
}

static double
compare_totals (const UnrepPairingSide *first,
                const UnrepPairingSide *second)
{
  double lengths[UNREP_N_SIDES] = { 1, 1 };

  for (guint i = 0; i < first->units->len; i++)
    lengths[UNREP_SIDE_FIRST] += (double) unrep_pairing_side_get (first, i)->length;
  for (guint i = 0; i < second->units->len; i++)
    lengths[UNREP_SIDE_SECOND] += (double) unrep_pairing_side_get (second, i)->length;
  return CLAMP (lengths[UNREP_SIDE_SECOND] / lengths[UNREP_SIDE_FIRST], 0.2, 5);
}

/**
 * unrep_pairing_new:
 * @first: the mentions of a report
 * @second: those of a report in another language
 * @cancellable: (nullable): stops it
 * @error: where to put that it was stopped
 *
 * Finds the counterpart of every unit: the cheapest way through both outlines, where
 * units cost less the more they agree in kind, label, length and what they mention (an
 * alignment as Needleman and Wunsch, 1970, describe it). Labels count by their ordinals,
 * so that أ, a and а are the same. Only units near those with the same path are compared,
 * which makes the work proportional to the length of the reports.
 *
 * Returns: (transfer full) (nullable): the pairs
 */
UnrepPairing *
unrep_pairing_new (UnrepMentions  *first,
                   UnrepMentions  *second,
                   GCancellable   *cancellable,
                   GError        **error)
{
  g_auto (UnrepPairingSide) one = { 0 }, other = { 0 };
  g_autoptr (UnrepPairing) self = NULL;

  g_return_val_if_fail (first != NULL && second != NULL, NULL);

  unrep_pairing_side_init (&one, first);
  unrep_pairing_side_init (&other, second);
  {
    g_auto (Path) path = {
      .first = &one, .second = &other, .ratio = compare_totals (&one, &other),
      .bands = unrep_pairing_list_bands (&one, &other),
      .costs = { g_array_new (FALSE, FALSE, sizeof (int)), g_array_new (FALSE, FALSE, sizeof (int)) },
      .steps = g_byte_array_new (), .rows = g_array_new (FALSE, FALSE, sizeof (gsize)),
    };

    if (!find_path (&path, cancellable, error))
      return NULL;
    self = g_new0 (UnrepPairing, 1);
    g_atomic_ref_count_init (&self->ref_count);
    self->mentions[UNREP_SIDE_FIRST] = unrep_mentions_ref (first);
    self->mentions[UNREP_SIDE_SECOND] = unrep_mentions_ref (second);
    self->pairs = g_array_new (FALSE, FALSE, sizeof (UnrepPair));
    self->n_steps = path.steps->len;
    self->has_labels = has_labels (&one) || has_labels (&other);
    take_path (self, &path);
  }
  remember_places (self);
  return g_steal_pointer (&self);
}

/**
 * unrep_pairing_ref:
 *
 * Returns: (transfer full): @self
 */
UnrepPairing *
unrep_pairing_ref (UnrepPairing *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * unrep_pairing_unref:
 * @self: (transfer full): a pairing
 *
 * Gives up one reference; the last one frees the pairing.
 */
void
unrep_pairing_unref (UnrepPairing *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (UnrepSide side = 0; side < UNREP_N_SIDES; side++)
    {
      unrep_mentions_unref (self->mentions[side]);
      g_free (self->places[side]);
    }
  g_array_unref (self->pairs);
  g_free (self);
}

/**
 * unrep_pairing_get_n:
 *
 * Returns: how many pairs there are, gaps included
 */
guint
unrep_pairing_get_n (UnrepPairing *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->pairs->len;
}

/**
 * unrep_pairing_get:
 * @index: less than unrep_pairing_get_n()
 *
 * Returns: one pair
 */
UnrepPair
unrep_pairing_get (UnrepPairing *self,
                   guint         index)
{
  g_return_val_if_fail (self != NULL && index < self->pairs->len, ((UnrepPair) { { UNREP_NO_UNIT, UNREP_NO_UNIT } }));

  return g_array_index (self->pairs, UnrepPair, index);
}

/**
 * unrep_pairing_find:
 * @side: one of the two reports
 * @unit: the index of one of its units
 *
 * Returns: the index of the pair that @unit is in, or %UNREP_NO_UNIT for a page header or
 *   footer
 */
guint
unrep_pairing_find (UnrepPairing *self,
                    UnrepSide     side,
                    guint         unit)
{
  g_return_val_if_fail (self != NULL && unit < unrep_outline_get_n_units (unrep_pairing_get_outline (self, side)),
                        UNREP_NO_UNIT);

  return self->places[side][unit];
}

/**
 * unrep_pairing_get_mentions:
 * @side: one of the two reports
 *
 * Returns: (transfer none): what is mentioned in it
 */
UnrepMentions *
unrep_pairing_get_mentions (UnrepPairing *self,
                            UnrepSide     side)
{
  g_return_val_if_fail (self != NULL && side < UNREP_N_SIDES, NULL);

  return self->mentions[side];
}

/**
 * unrep_pairing_get_outline:
 * @side: one of the two reports
 *
 * Returns: (transfer none): its outline
 */
UnrepOutline *
unrep_pairing_get_outline (UnrepPairing *self,
                           UnrepSide     side)
{
  g_return_val_if_fail (self != NULL && side < UNREP_N_SIDES, NULL);

  return unrep_mentions_get_outline (self->mentions[side]);
}

/**
 * unrep_pairing_is_likely:
 *
 * Returns: whether one of the reports may be the other in another language: %FALSE where
 *   there are labels, and not one unit has the path of its counterpart
 */
gboolean
unrep_pairing_is_likely (UnrepPairing *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->n_alike > 0 || !self->has_labels;
}

/**
 * unrep_pairing_get_n_steps:
 *
 * Returns: how often two units were compared, which is what the pairing takes time for
 */
guint64
unrep_pairing_get_n_steps (UnrepPairing *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_steps;
}
