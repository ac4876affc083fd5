/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-ratings.h"

G_BEGIN_DECLS

/**
 * UnrepPatternEntry:
 * @category: a category
 * @count: how many values of a unit are it, at least one
 */
typedef struct
{
  guint category;
  guint count;
} UnrepPatternEntry;

/**
 * UnrepPattern:
 * @entries: (array length=n_entries): what the values of a unit are, by category
 * @n_entries: how many categories they are of
 * @n_values: how many values there are, at least one
 * @weight: how many units of the sample have these values
 *
 * Units whose values are the same, whoever chose them. Most coefficients ask no
 * more of a unit, and there are far fewer patterns than units.
 */
typedef struct
{
  UnrepPatternEntry *entries;
  guint              n_entries;
  guint              n_values;
  guint              weight;
} UnrepPattern;

/**
 * UnrepSample:
 *
 * Units that a coefficient is computed over, each with how often it counts: once
 * at first, and as often as chance wills it after unrep_sample_draw(). Units
 * without any value are not part of it.
 */
typedef struct _UnrepSample UnrepSample;

UnrepSample        *unrep_sample_new            (UnrepRatings *ratings) G_GNUC_WARN_UNUSED_RESULT;
void                unrep_sample_free           (UnrepSample  *self);
void                unrep_sample_draw           (UnrepSample  *self,
                                                 GRand        *random);
UnrepRatings       *unrep_sample_get_ratings    (UnrepSample  *self);
guint               unrep_sample_get_n_units    (UnrepSample  *self);
guint               unrep_sample_get_n_active   (UnrepSample  *self);
guint               unrep_sample_count_pairable (UnrepSample  *self);
const UnrepRating  *unrep_sample_get_unit       (UnrepSample  *self,
                                                 guint         index,
                                                 guint        *n_ratings,
                                                 guint        *weight);
guint               unrep_sample_get_n_patterns (UnrepSample  *self);
const UnrepPattern *unrep_sample_get_pattern    (UnrepSample  *self,
                                                 guint         index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepSample, unrep_sample_free)

G_END_DECLS
