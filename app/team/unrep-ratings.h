/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * UnrepRating:
 * @reviewer: who, from 0
 * @category: which position (or other category) they chose, from 0
 */
typedef struct
{
  guint reviewer;
  guint category;
} UnrepRating;

#define UNREP_TYPE_RATINGS (unrep_ratings_get_type ())

/**
 * UnrepRatings:
 *
 * What agreement is computed from: for each unit, who chose which category. A
 * value that is missing takes no room, so that thousands of reviewers with a few
 * units each do. Reference counted; units are added once and stay.
 */
typedef struct _UnrepRatings UnrepRatings;

GType              unrep_ratings_get_type         (void);
UnrepRatings      *unrep_ratings_new              (guint              n_reviewers,
                                                   guint              n_categories) G_GNUC_WARN_UNUSED_RESULT;
void               unrep_ratings_set_rank         (UnrepRatings      *self,
                                                   guint              category,
                                                   int                rank);
int                unrep_ratings_get_rank         (UnrepRatings      *self,
                                                   guint              category);
UnrepRatings      *unrep_ratings_ref              (UnrepRatings      *self);
void               unrep_ratings_unref            (UnrepRatings      *self);
void               unrep_ratings_add_unit         (UnrepRatings      *self,
                                                   const UnrepRating *ratings,
                                                   guint              n_ratings);
guint              unrep_ratings_get_n_reviewers  (UnrepRatings      *self);
guint              unrep_ratings_get_n_categories (UnrepRatings      *self);
guint              unrep_ratings_get_n_units      (UnrepRatings      *self);
const UnrepRating *unrep_ratings_get_unit         (UnrepRatings      *self,
                                                   guint              unit,
                                                   guint             *n_ratings);
guint              unrep_ratings_count_active     (UnrepRatings      *self);
guint              unrep_ratings_count_pairable   (UnrepRatings      *self);
guint64            unrep_ratings_count_pairs      (UnrepRatings      *self);
guint64            unrep_ratings_count_values     (UnrepRatings      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepRatings, unrep_ratings_unref)

G_END_DECLS
