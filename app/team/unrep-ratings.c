/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-ratings.h"

struct _UnrepRatings
{
  guint   n_reviewers;
  guint   n_categories;
  /* For each category, its place on the ordered scale or -1. */
  int    *ranks;
  /* The ratings of all units, one unit behind the other, and for each unit where
   * its ratings end. */
  GArray *ratings;
  GArray *ends;
};

G_DEFINE_BOXED_TYPE (UnrepRatings, unrep_ratings, unrep_ratings_ref, unrep_ratings_unref)

/**
 * unrep_ratings_new:
 * @n_reviewers: how many reviewers there are, those without any value included
 * @n_categories: how many categories could be chosen, those never chosen included
 *
 * Returns: (transfer full): ratings without any unit
 */
UnrepRatings *
unrep_ratings_new (guint n_reviewers,
                   guint n_categories)
{
  UnrepRatings *self = g_atomic_rc_box_new0 (UnrepRatings);

  self->n_reviewers = n_reviewers;
  self->n_categories = n_categories;
  self->ranks = g_new (int, MAX (n_categories, 1));
  for (guint i = 0; i < n_categories; i++)
    self->ranks[i] = -1;
  self->ratings = g_array_new (FALSE, FALSE, sizeof (UnrepRating));
  self->ends = g_array_new (FALSE, FALSE, sizeof (guint));

  return self;
}

static void
clear (gpointer data)
{
  UnrepRatings *self = data;

  g_free (self->ranks);
  g_array_unref (self->ratings);
  g_array_unref (self->ends);
}

/**
 * unrep_ratings_set_rank:
 * @self: ratings that are being put together
 * @category: a category
 * @rank: its place on the ordered scale, from 0, which no other category has; -1
 *   where it is not on the scale, as all are at first
 */
void
unrep_ratings_set_rank (UnrepRatings *self,
                        guint         category,
                        int           rank)
{
  g_return_if_fail (category < self->n_categories && rank < (int) self->n_categories);

  self->ranks[category] = rank;
}

/**
 * unrep_ratings_get_rank:
 * @self: ratings
 * @category: a category
 *
 * Returns: its place on the ordered scale, from 0, or -1
 */
int
unrep_ratings_get_rank (UnrepRatings *self,
                        guint         category)
{
  g_return_val_if_fail (category < self->n_categories, -1);

  return self->ranks[category];
}

/**
 * unrep_ratings_ref:
 * @self: ratings
 *
 * Returns: (transfer full): @self
 */
UnrepRatings *
unrep_ratings_ref (UnrepRatings *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * unrep_ratings_unref:
 * @self: (transfer full): ratings
 */
void
unrep_ratings_unref (UnrepRatings *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * unrep_ratings_add_unit:
 * @self: ratings
 * @ratings: (array length=n_ratings) (nullable): the values of the unit, at most
 *   one of each reviewer
 * @n_ratings: how many; 0 for a unit nobody has rated
 */
void
unrep_ratings_add_unit (UnrepRatings      *self,
                        const UnrepRating *ratings,
                        guint              n_ratings)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < n_ratings; i++)
    g_return_if_fail (ratings[i].reviewer < self->n_reviewers && ratings[i].category < self->n_categories);

  if (n_ratings > 0)
    g_array_append_vals (self->ratings, ratings, n_ratings);
  g_array_append_val (self->ends, self->ratings->len);
}

/**
 * unrep_ratings_get_n_reviewers:
 * @self: ratings
 *
 * Returns: how many reviewers there are, those without any value included
 */
guint
unrep_ratings_get_n_reviewers (UnrepRatings *self)
{
  return self->n_reviewers;
}

/**
 * unrep_ratings_get_n_categories:
 * @self: ratings
 *
 * Returns: how many categories could be chosen
 */
guint
unrep_ratings_get_n_categories (UnrepRatings *self)
{
  return self->n_categories;
}

/**
 * unrep_ratings_get_n_units:
 * @self: ratings
 *
 * Returns: how many units there are, those without two values included
 */
guint
unrep_ratings_get_n_units (UnrepRatings *self)
{
  return self->ends->len;
}

/**
 * unrep_ratings_get_unit:
 * @self: ratings
 * @unit: which, from 0
 * @n_ratings: (out): how many values it has
 *
 * Returns: (transfer none) (array length=n_ratings) (nullable): its values
 */
const UnrepRating *
unrep_ratings_get_unit (UnrepRatings *self,
                        guint         unit,
                        guint        *n_ratings)
{
  guint start;

  g_return_val_if_fail (unit < self->ends->len, NULL);

  start = unit > 0 ? g_array_index (self->ends, guint, unit - 1) : 0;
  *n_ratings = g_array_index (self->ends, guint, unit) - start;

  return *n_ratings > 0 ? &g_array_index (self->ratings, UnrepRating, start) : NULL;
}

/**
 * unrep_ratings_count_active:
 * @self: ratings
 *
 * Returns: how many reviewers have at least one value
 */
guint
unrep_ratings_count_active (UnrepRatings *self)
{
  g_autofree gboolean *active = g_new0 (gboolean, MAX (self->n_reviewers, 1));
  guint n = 0;

  for (guint i = 0; i < self->ratings->len; i++)
    {
      guint reviewer = g_array_index (self->ratings, UnrepRating, i).reviewer;

      n += !active[reviewer];
      active[reviewer] = TRUE;
    }

  return n;
}

/**
 * unrep_ratings_count_pairable:
 * @self: ratings
 *
 * Returns: how many units have two values or more
 */
guint
unrep_ratings_count_pairable (UnrepRatings *self)
{
  guint n = 0, n_ratings;

  for (guint unit = 0; unit < self->ends->len; unit++)
    {
      unrep_ratings_get_unit (self, unit, &n_ratings);
      n += n_ratings >= 2;
    }

  return n;
}

/**
 * unrep_ratings_count_pairs:
 * @self: ratings
 *
 * Returns: in how many ways two values of one unit can be picked, over all units
 */
guint64
unrep_ratings_count_pairs (UnrepRatings *self)
{
  guint64 n = 0;
  guint n_ratings;

  for (guint unit = 0; unit < self->ends->len; unit++)
    {
      unrep_ratings_get_unit (self, unit, &n_ratings);
      if (n_ratings >= 2)
        n += (guint64) n_ratings * (n_ratings - 1) / 2;
    }

  return n;
}

/**
 * unrep_ratings_count_values:
 * @self: ratings
 *
 * Returns: how many values the units with two values or more have
 */
guint64
unrep_ratings_count_values (UnrepRatings *self)
{
  guint64 n = 0;
  guint n_ratings;

  for (guint unit = 0; unit < self->ends->len; unit++)
    {
      unrep_ratings_get_unit (self, unit, &n_ratings);
      if (n_ratings >= 2)
        n += n_ratings;
    }

  return n;
}
