/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-anchoring-private.h"

#include <string.h>

/* Every place in a text of millions of units where one of a thousand quotes may
 * be, in one pass: of the stretches of SEED units that the quotes and their
 * contexts have, about one in four is a seed, chosen by its hash, so that the text
 * chooses the same. Where many seeds of a quote lie in the text as they lie in the
 * quote, the quote may be. At an error in every tenth unit a third of the seeds
 * are still whole. */
#define SEED 10
#define CHOSEN(hash) ((guint64) (((hash) & 3) == 0))
/* A seed that occurs more often says nothing about the place. */
#define MAX_HITS 32
/* How many places are looked at. */
#define MAX_PLACES 6

#define MULTIPLIER G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)
#define NONE G_MAXUINT32

typedef struct
{
  guint64 hash;
  guint32 n_hits;
  /* The hits are kept where MAX_HITS times this is. */
  guint32 hits;
} Seed;

/* A seed in a quote. */
typedef struct
{
  guint32 seed;
  guint32 offset;
} Use;

typedef struct
{
  /* Open addressing by hash, NONE for free. */
  guint32 *slots;
  guint n_bits;
  GArray *seeds;
  GArray *hits;
  /* A bit for each seed, by hash: nearly all of a text ends here. */
  guint64 *filter;
  guint n_filter_bits;
} Table;

typedef struct
{
  gint64 diagonal;
  guint32 n_votes;
} Cluster;

static inline guint64
mix (guint64 rolling)
{
  rolling *= MULTIPLIER;
  return rolling ^ rolling >> 32;
}

/* By what the first unit of a stretch was multiplied when the last one is added. */
static guint64
get_first_factor (void)
{
  guint64 factor = 1;

  for (guint i = 1; i < SEED; i++)
    factor *= MULTIPLIER;
  return factor;
}

/* What is rolled over the first stretch, all but its last unit. */
static guint64
start_rolling (const gunichar2 *units)
{
  guint64 rolling = 0;

  for (gsize i = 0; i < SEED - 1; i++)
    rolling = rolling * MULTIPLIER + units[i];
  return rolling;
}

static guint
find_slot (const Table *table,
           guint64      hash)
{
  guint mask = (1u << table->n_bits) - 1;
  guint slot = (guint) (hash >> 8) & mask;

  while (table->slots[slot] != NONE && g_array_index (table->seeds, Seed, table->slots[slot]).hash != hash)
    slot = (slot + 1) & mask;
  return slot;
}

static inline guint64
get_filter_bit (const Table *table,
                guint64      hash)
{
  return hash >> 2 & ((G_GUINT64_CONSTANT (1) << table->n_filter_bits) - 1);
}

/* Returns NONE where there is no room: a hostile text may have more seeds than its
 * length lets expect. */
static guint32
add_seed (Table   *table,
          guint64  hash)
{
  guint slot = find_slot (table, hash);

  if (table->slots[slot] == NONE && table->seeds->len < (1u << table->n_bits) / 4 * 3)
    {
      guint64 bit = get_filter_bit (table, hash);
      Seed seed = { hash, 0, NONE };

      table->slots[slot] = table->seeds->len;
      g_array_append_val (table->seeds, seed);
      table->filter[bit / 64] |= G_GUINT64_CONSTANT (1) << (bit % 64);
    }
  return table->slots[slot];
}

/* The seeds of the @n_units units from @start on of @quest. */
static void
add_uses (Table            *table,
          GArray           *uses,
          const UnrepQuest *quest,
          gsize             start,
          gsize             n_units)
{
  const guint64 first_factor = get_first_factor ();
  const gunichar2 *units = quest->units + start;
  guint64 rolling;

  if (n_units < SEED)
    return;
  rolling = start_rolling (units);
  for (gsize first = 0; first + SEED <= n_units; first++)
    {
      guint64 hash;

      rolling = rolling * MULTIPLIER + units[first + SEED - 1];
      hash = mix (rolling);
      if (CHOSEN (hash) != 0)
        {
          Use use = { add_seed (table, hash), (guint32) (start + first) };

          if (use.seed != NONE)
            g_array_append_val (uses, use);
        }
      rolling -= first_factor * units[first];
    }
}

static void
keep_hit (Table   *table,
          guint32  index,
          guint32  unit)
{
  Seed *seed = &g_array_index (table->seeds, Seed, index);

  if (seed->n_hits == 0)
    {
      seed->hits = table->hits->len;
      g_array_set_size (table->hits, table->hits->len + MAX_HITS);
    }
  if (seed->n_hits < MAX_HITS)
    g_array_index (table->hits, guint32, seed->hits + seed->n_hits) = unit;
  seed->n_hits++;
}

static void
scan (Table           *table,
      const gunichar2 *units,
      gsize            n_units)
{
  const guint64 first_factor = get_first_factor ();
  guint64 rolling;

  if (n_units < SEED)
    return;
  rolling = start_rolling (units);
  for (gsize first = 0; first + SEED <= n_units; first++)
    {
      guint64 hash, bit;

      rolling = rolling * MULTIPLIER + units[first + SEED - 1];
      hash = mix (rolling);
      bit = get_filter_bit (table, hash);
      /* One test, because the first alone would be guessed wrongly every fourth time. */
      if (CHOSEN (hash) & (table->filter[bit / 64] >> (bit % 64)))
        {
          guint32 seed = table->slots[find_slot (table, hash)];

          if (seed != NONE)
            keep_hit (table, seed, (guint32) first);
        }
      rolling -= first_factor * units[first];
    }
}

static int
compare_diagonals (gconstpointer a,
                   gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return first < second ? -1 : first > second;
}

static int
compare_votes (gconstpointer a,
               gconstpointer b)
{
  const Cluster *first = a, *second = b;

  return first->n_votes != second->n_votes ? (first->n_votes > second->n_votes ? -1 : 1)
                                           : compare_diagonals (&first->diagonal, &second->diagonal);
}

/* Seeds that lie about as far from each other as in the quote vote together. */
static GArray *
list_clusters (GArray *diagonals,
               gint64  tolerance)
{
  GArray *clusters = g_array_new (FALSE, FALSE, sizeof (Cluster));
  guint i = 0;

  g_array_sort (diagonals, compare_diagonals);
  while (i < diagonals->len)
    {
      guint start = i;
      Cluster cluster;

      while (i < diagonals->len && (i == start || g_array_index (diagonals, gint64, i) -
                                                    g_array_index (diagonals, gint64, i - 1) <= tolerance))
        i++;
      cluster = (Cluster) { g_array_index (diagonals, gint64, start + (i - start) / 2), i - start };
      g_array_append_val (clusters, cluster);
    }
  g_array_sort (clusters, compare_votes);
  return clusters;
}

/* Adds to @places where the quote's words may begin, the likeliest first. */
static void
count_votes (const Table *table,
             UnrepQuest  *quest,
             GArray      *uses,
             GArray      *places)
{
  g_autoptr (GArray) diagonals = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) clusters = NULL;
  guint n_common = 0;

  for (guint i = 0; i < uses->len; i++)
    {
      const Use *use = &g_array_index (uses, Use, i);
      const Seed *seed = &g_array_index (table->seeds, Seed, use->seed);

      n_common += seed->n_hits > MAX_HITS;
      for (guint32 k = 0; k < seed->n_hits && seed->n_hits <= MAX_HITS; k++)
        {
          gint64 diagonal = (gint64) g_array_index (table->hits, guint32, seed->hits + k) - use->offset;

          g_array_append_val (diagonals, diagonal);
        }
    }
  clusters = list_clusters (diagonals, 12 + (gint64) MIN (quest->n_units, UNREP_ANCHOR_END_UNITS) / 8);
  for (guint i = 0; i < clusters->len; i++)
    {
      const Cluster *cluster = &g_array_index (clusters, Cluster, i);
      gsize unit = (gsize) MAX (0, cluster->diagonal + (gint64) quest->first);

      if (cluster->n_votes * 8 < g_array_index (clusters, Cluster, 0).n_votes)
        break;
      if (i == MAX_PLACES)
        {
          quest->common = quest->common || cluster->n_votes * 2 > g_array_index (clusters, Cluster, 0).n_votes;
          break;
        }
      g_array_append_val (places, unit);
    }
  quest->common = quest->common || 2 * n_common > uses->len;
}

static void
table_init (Table *self,
            guint  n_seeds)
{
  self->n_bits = MAX (8, g_bit_storage (2 * (gulong) n_seeds));
  self->slots = g_new (guint32, (gsize) 1 << self->n_bits);
  memset (self->slots, 0xff, ((gsize) 1 << self->n_bits) * sizeof *self->slots);
  self->n_filter_bits = self->n_bits + 2;
  self->filter = g_new0 (guint64, (G_GUINT64_CONSTANT (1) << self->n_filter_bits) / 64);
  self->seeds = g_array_new (FALSE, FALSE, sizeof (Seed));
  self->hits = g_array_new (FALSE, FALSE, sizeof (guint32));
}

static void
table_clear (Table *self)
{
  g_free (self->slots);
  g_free (self->filter);
  g_array_unref (self->seeds);
  g_array_unref (self->hits);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, table_clear)

/**
 * unrep_anchoring_sow:
 * @self: an anchoring
 * @places: (array): for each quest an empty array of gsize, to which the units of
 *   the text are added at which its words may begin
 *
 * Finds all of them in one pass over the text.
 */
void
unrep_anchoring_sow (UnrepAnchoring  *self,
                     GArray         **places)
{
  g_autoptr (GPtrArray) uses = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_auto (Table) table = { 0 };
  gsize n_seeds = 0;

  for (guint i = 0; i < self->n_quests; i++)
    n_seeds += MIN (self->quests[i].n_units, 2 * UNREP_ANCHOR_END_UNITS) / 4;
  table_init (&table, (guint) MIN (n_seeds, G_MAXUINT32 / 16));

  for (guint i = 0; i < self->n_quests; i++)
    {
      const UnrepQuest *quest = &self->quests[i];
      GArray *quest_uses = g_array_new (FALSE, FALSE, sizeof (Use));

      add_uses (&table, quest_uses, quest, 0, MIN (quest->n_units, 2 * UNREP_ANCHOR_END_UNITS));
      g_ptr_array_add (uses, quest_uses);
    }
  scan (&table, self->units, self->n_units);
  for (guint i = 0; i < self->n_quests; i++)
    count_votes (&table, &self->quests[i], g_ptr_array_index (uses, i), places[i]);
}
