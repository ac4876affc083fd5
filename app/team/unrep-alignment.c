/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-alignment.h"

#define NONE G_MAXUINT

/* Far beyond what a hundred reviewers of a thousand units come to who all cut
 * them differently; a file made to exhaust memory and patience comes to more. */
#define MAX_PAIRS 4000000
#define MAX_LOOKS 100000000

#define N_SCALES 65

/* Annotations with the very same range, each of another reviewer. */
typedef struct
{
  UnrepRange range;
  guint      first_item;
  guint      last_item;
  /* The unit it has joined, named by that unit's first group, and the next group
   * of the same unit. Only @last_group of a first group is kept up to date. */
  guint      root;
  guint      next_group;
  guint      last_group;
} Group;

typedef struct
{
  gsize overlap;
  gsize both;
  guint a;
  guint b;
} Pair;

typedef struct
{
  UnrepAlignedRange *items;
  /* For each item, the next of its group. */
  guint             *next_item;
  GArray            *groups;
  /* For each reviewer, when the last look was that met them. */
  guint             *seen;
  guint              n_looks;
} Alignment;

static int
compare_items (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const UnrepAlignedRange *items = user_data;
  guint i = *(const guint *) a, j = *(const guint *) b;
  int order = unrep_range_compare (items[i].range, items[j].range);

  if (order != 0)
    return order;
  if (items[i].reviewer != items[j].reviewer)
    return items[i].reviewer < items[j].reviewer ? -1 : 1;
  return i < j ? -1 : i > j;
}

static int
compare_pairs (gconstpointer a,
               gconstpointer b)
{
  const Pair *p = a, *q = b;
  /* Offsets come from side files and may be as large as 2^53. */
  unsigned __int128 left = (unsigned __int128) p->overlap * q->both;
  unsigned __int128 right = (unsigned __int128) q->overlap * p->both;

  if (left != right)
    return left > right ? -1 : 1;
  if (p->overlap != q->overlap)
    return p->overlap > q->overlap ? -1 : 1;
  if (p->a != q->a)
    return p->a < q->a ? -1 : 1;
  return p->b < q->b ? -1 : p->b > q->b;
}

static void
add_group (Alignment *self,
           guint      item)
{
  Group group = {
    .range = self->items[item].range,
    .first_item = item,
    .last_item = item,
    .root = self->groups->len,
    .next_group = NONE,
    .last_group = self->groups->len,
  };

  g_array_append_val (self->groups, group);
}

/* Most reviewers tag the very same range, so that pairs need only be looked for
 * among what differs. Somebody's second annotation of one range stays alone. */
static void
make_groups (Alignment *self,
             guint      n_items)
{
  g_autofree guint *order = g_new (guint, n_items);
  guint shared = NONE;

  for (guint i = 0; i < n_items; i++)
    order[i] = i;
  g_qsort_with_data (order, n_items, sizeof *order, compare_items, self->items);

  for (guint i = 0; i < n_items; i++)
    {
      guint item = order[i];
      const UnrepAlignedRange *previous = i > 0 ? &self->items[order[i - 1]] : NULL;

      self->next_item[item] = NONE;
      if (previous == NULL || unrep_range_compare (previous->range, self->items[item].range) != 0)
        {
          shared = self->groups->len;
          add_group (self, item);
        }
      else if (previous->reviewer == self->items[item].reviewer)
        {
          add_group (self, item);
        }
      else
        {
          Group *group = &g_array_index (self->groups, Group, shared);

          self->next_item[group->last_item] = item;
          group->last_item = item;
        }
    }
}

/* Two ranges of one unit differ in length by a factor of two at most, so that
 * each has to be looked for among three scales only. */
static guint
get_scale (UnrepRange range)
{
  return g_bit_storage (unrep_range_length (range));
}

/* The first of ascending numbers that is above @number. */
static guint
find_above (GArray *numbers,
            guint   number)
{
  guint low = 0, high = numbers->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (numbers, guint, middle) > number)
        high = middle;
      else
        low = middle + 1;
    }

  return low;
}

/* Adds the pairs of group @i with those behind it in @scale. Returns whether
 * there may still be more. */
static gboolean
add_pairs (Alignment *self,
           guint      i,
           GArray    *scale,
           GArray    *pairs,
           guint64   *n_looks)
{
  const Group *groups = (const Group *) self->groups->data;
  UnrepRange a = groups[i].range;

  for (guint k = find_above (scale, i); k < scale->len; k++)
    {
      guint j = g_array_index (scale, guint, k);
      UnrepRange b = groups[j].range;
      gsize overlap = unrep_range_overlap (a, b);
      Pair pair = { overlap, unrep_range_length (a) + unrep_range_length (b) - overlap, i, j };

      /* What starts behind the middle of @a shares less than half with it. */
      if (b.start - a.start > unrep_range_length (a) / 2)
        break;
      if (++*n_looks > MAX_LOOKS || pairs->len == MAX_PAIRS)
        return FALSE;
      if (unrep_range_same_unit (a, b))
        g_array_append_val (pairs, pair);
    }

  return TRUE;
}

static GArray *
list_pairs (Alignment *self)
{
  g_autoptr (GPtrArray) scales = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  gboolean bounded = TRUE;
  guint64 n_looks = 0;

  for (guint scale = 0; scale < N_SCALES; scale++)
    g_ptr_array_add (scales, g_array_new (FALSE, FALSE, sizeof (guint)));
  for (guint i = 0; i < self->groups->len; i++)
    g_array_append_val ((GArray *) g_ptr_array_index (scales, get_scale (g_array_index (self->groups, Group, i).range)), i);

  for (guint i = 0; bounded && i < self->groups->len; i++)
    {
      guint scale = get_scale (g_array_index (self->groups, Group, i).range);

      for (guint k = MAX (scale, 1) - 1; bounded && k <= MIN (scale + 1, N_SCALES - 1); k++)
        bounded = add_pairs (self, i, g_ptr_array_index (scales, k), pairs, &n_looks);
    }
  if (!bounded)
    g_array_set_size (pairs, 0);
  g_array_sort (pairs, compare_pairs);

  return pairs;
}

/* Whether every range of the one unit is of one unit with every range of the
 * other, and nobody would be in it twice. */
static gboolean
may_join (Alignment *self,
          guint      a,
          guint      b)
{
  const Group *groups = (const Group *) self->groups->data;

  for (guint i = a; i != NONE; i = groups[i].next_group)
    for (guint j = b; j != NONE; j = groups[j].next_group)
      if (!unrep_range_same_unit (groups[i].range, groups[j].range))
        return FALSE;

  self->n_looks++;
  for (guint i = a; i != NONE; i = groups[i].next_group)
    for (guint item = groups[i].first_item; item != NONE; item = self->next_item[item])
      self->seen[self->items[item].reviewer] = self->n_looks;
  for (guint j = b; j != NONE; j = groups[j].next_group)
    for (guint item = groups[j].first_item; item != NONE; item = self->next_item[item])
      if (self->seen[self->items[item].reviewer] == self->n_looks)
        return FALSE;

  return TRUE;
}

static void
join (Alignment *self,
      guint      a,
      guint      b)
{
  Group *groups = (Group *) self->groups->data;

  groups[groups[a].last_group].next_group = b;
  groups[a].last_group = groups[b].last_group;
  for (guint j = b; j != NONE; j = groups[j].next_group)
    groups[j].root = a;
}

static guint
number_units (Alignment *self)
{
  const Group *groups = (const Group *) self->groups->data;
  guint n_units = 0;

  for (guint root = 0; root < self->groups->len; root++)
    {
      if (groups[root].root != root)
        continue;
      for (guint i = root; i != NONE; i = groups[i].next_group)
        for (guint item = groups[i].first_item; item != NONE; item = self->next_item[item])
          self->items[item].unit = n_units;
      n_units++;
    }

  return n_units;
}

/**
 * unrep_align_ranges:
 * @items: (inout) (array length=n_items): what the reviewers of one text tagged;
 *   the member `unit` of each is set
 * @n_items: how many
 *
 * Finds which annotations are of one unit. Two are when overlap / union is at
 * least one half; they are matched one to one, largest first; a unit holds at
 * most one annotation of each reviewer, and any two of its annotations satisfy
 * the rule (so that a chain of small shifts does not join what lies apart).
 *
 * Where millions of pairs of different ranges overlap so far, which no reviewers
 * do by themselves, only equal ranges are of one unit: the work is bounded.
 *
 * The result depends on ranges and reviewers alone, but for somebody's several
 * annotations of the very same range, of which the first is the one matched.
 *
 * Returns: the number of units; they are numbered from 0 in reading order
 */
guint
unrep_align_ranges (UnrepAlignedRange *items,
                    guint              n_items)
{
  g_autofree guint *next_item = g_new (guint, MAX (n_items, 1));
  g_autofree guint *seen = NULL;
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (Group));
  g_autoptr (GArray) pairs = NULL;
  Alignment self = { .items = items, .next_item = next_item, .groups = groups };
  guint n_reviewers = 0;

  for (guint i = 0; i < n_items; i++)
    n_reviewers = MAX (n_reviewers, items[i].reviewer + 1);
  self.seen = seen = g_new0 (guint, MAX (n_reviewers, 1));

  make_groups (&self, n_items);
  pairs = list_pairs (&self);
  for (guint i = 0; i < pairs->len; i++)
    {
      const Pair *pair = &g_array_index (pairs, Pair, i);
      guint a = g_array_index (groups, Group, pair->a).root;
      guint b = g_array_index (groups, Group, pair->b).root;

      if (a != b && may_join (&self, MIN (a, b), MAX (a, b)))
        join (&self, MIN (a, b), MAX (a, b));
    }

  return number_units (&self);
}
