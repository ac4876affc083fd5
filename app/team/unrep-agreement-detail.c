/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-agreement-detail.h"
#include "team/unrep-agreement-private.h"

#include <glib/gi18n.h>

/* What the details of one table may cost: so many looks at a value take about a
 * second. Beyond, nobody would read a table of them either. */
#define MAX_LOOKS (100 * 1000 * 1000)
#define MAX_CATEGORIES 1000

/* Whether a value stays; @category is where it is counted then. */
typedef gboolean (* KeepValue) (const UnrepRating *value,
                                gconstpointer      choice,
                                guint             *category);

/* The same units with some of their values, in @n_categories categories. */
static UnrepRatings *
new_subset (UnrepRatings  *ratings,
            guint          n_categories,
            KeepValue      keep,
            gconstpointer  choice)
{
  UnrepRatings *subset = unrep_ratings_new (unrep_ratings_get_n_reviewers (ratings), n_categories);
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (UnrepRating));

  for (guint unit = 0; unit < unrep_ratings_get_n_units (ratings); unit++)
    {
      guint n;
      const UnrepRating *values = unrep_ratings_get_unit (ratings, unit, &n);

      g_array_set_size (kept, 0);
      for (guint i = 0; i < n; i++)
        {
          UnrepRating value = values[i];

          if (keep (&values[i], choice, &value.category))
            g_array_append_val (kept, value);
        }
      unrep_ratings_add_unit (subset, (const UnrepRating *) kept->data, kept->len);
    }

  return subset;
}

static gboolean
keep_pair (const UnrepRating *value,
           gconstpointer      choice,
           G_GNUC_UNUSED guint *category)
{
  const UnrepReviewerPair *pair = choice;

  return value->reviewer == pair->first || value->reviewer == pair->second;
}

static gboolean
keep_others (const UnrepRating *value,
             gconstpointer      choice,
             G_GNUC_UNUSED guint *category)
{
  const UnrepWithoutReviewer *without = choice;

  return value->reviewer != without->reviewer;
}

static gboolean
keep_as_one_or_other (const UnrepRating *value,
                      gconstpointer      choice,
                      guint             *category)
{
  const UnrepCategoryAgreement *one = choice;

  *category = value->category == one->category;
  return TRUE;
}

/* The numbers of those who have a value. */
static GArray *
list_active (UnrepRatings *ratings)
{
  guint n_reviewers = unrep_ratings_get_n_reviewers (ratings);
  g_autofree gboolean *active = g_new0 (gboolean, MAX (n_reviewers, 1));
  GArray *list = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint unit = 0; unit < unrep_ratings_get_n_units (ratings); unit++)
    {
      guint n;
      const UnrepRating *values = unrep_ratings_get_unit (ratings, unit, &n);

      for (guint i = 0; i < n; i++)
        active[values[i].reviewer] = TRUE;
    }
  for (guint reviewer = 0; reviewer < n_reviewers; reviewer++)
    if (active[reviewer])
      g_array_append_val (list, reviewer);

  return list;
}

static gboolean
can_afford (UnrepRatings *ratings,
            guint64       n_rounds)
{
  return n_rounds * MAX (unrep_ratings_count_values (ratings) + unrep_ratings_get_n_units (ratings), 1) <= MAX_LOOKS;
}

/**
 * unrep_agreement_list_pairs:
 * @ratings: ratings
 *
 * The pairwise matrix: percent agreement and Cohen's κ of every two reviewers who
 * have a value, over the units that both have.
 *
 * Returns: (transfer full) (nullable) (element-type UnrepReviewerPair): the pairs,
 *   in the order of their first, then second number; %NULL where there are too many
 *   to compute while a person waits
 */
GArray *
unrep_agreement_list_pairs (UnrepRatings *ratings)
{
  g_autoptr (GArray) active = list_active (ratings);
  guint64 n_pairs = (guint64) active->len * (active->len > 0 ? active->len - 1 : 0) / 2;
  GArray *pairs;

  if (!can_afford (ratings, n_pairs))
    return NULL;

  pairs = g_array_new (FALSE, FALSE, sizeof (UnrepReviewerPair));
  for (guint i = 0; i < active->len; i++)
    for (guint j = i + 1; j < active->len; j++)
      {
        UnrepReviewerPair pair = {
          .first = g_array_index (active, guint, i),
          .second = g_array_index (active, guint, j),
        };
        g_autoptr (UnrepRatings) both = new_subset (ratings, unrep_ratings_get_n_categories (ratings), keep_pair, &pair);

        pair.n_units = unrep_ratings_count_pairable (both);
        pair.percent = unrep_agreement_measure (both, UNREP_MEASURE_PERCENT);
        pair.cohen = unrep_agreement_measure (both, UNREP_MEASURE_COHEN);
        g_array_append_val (pairs, pair);
      }

  return pairs;
}

/**
 * unrep_agreement_list_without:
 * @ratings: ratings
 *
 * What nominal α would be without each of the reviewers who have a value: where it
 * rises much, that reviewer reads the positions otherwise than the rest. Of two
 * reviewers there is nothing left to compare, and the list is empty.
 *
 * Returns: (transfer full) (nullable) (element-type UnrepWithoutReviewer): in the
 *   order of reviewers; %NULL where there are too many to compute while a person
 *   waits
 */
GArray *
unrep_agreement_list_without (UnrepRatings *ratings)
{
  g_autoptr (GArray) active = list_active (ratings);
  GArray *list;

  if (!can_afford (ratings, active->len))
    return NULL;

  list = g_array_new (FALSE, FALSE, sizeof (UnrepWithoutReviewer));
  for (guint i = 0; active->len > 2 && i < active->len; i++)
    {
      UnrepWithoutReviewer without = { .reviewer = g_array_index (active, guint, i) };
      g_autoptr (UnrepRatings) others = new_subset (ratings, unrep_ratings_get_n_categories (ratings), keep_others,
                                                    &without);

      without.alpha = unrep_agreement_measure (others, UNREP_MEASURE_ALPHA_NOMINAL);
      g_array_append_val (list, without);
    }

  return list;
}

/**
 * unrep_agreement_dup_coincidences:
 * @ratings: ratings
 *
 * The matrix of coincidences o_ck, which shows what is confused with what: over the
 * units with m ≥ 2 values, the ordered pairs of values c and k divided by m − 1 (K.
 * Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section C). It is
 * symmetric; of two reviewers it is their confusion matrix added to its transpose.
 *
 * Returns: (transfer full) (nullable) (array): row by row, as many rows and columns
 *   as there are categories; %NULL where these are over 1,000
 */
double *
unrep_agreement_dup_coincidences (UnrepRatings *ratings)
{
  g_autoptr (UnrepSample) sample = unrep_sample_new (ratings);
  guint n_categories = unrep_ratings_get_n_categories (ratings);
  double *coincidences;

  if (n_categories > MAX_CATEGORIES)
    return NULL;

  coincidences = g_new0 (double, (gsize) MAX (n_categories, 1) * MAX (n_categories, 1));
  for (guint i = 0; i < unrep_sample_get_n_patterns (sample); i++)
    {
      const UnrepPattern *pattern = unrep_sample_get_pattern (sample, i);

      for (guint c = 0; pattern->n_values >= 2 && c < pattern->n_entries; c++)
        for (guint k = 0; k < pattern->n_entries; k++)
          {
            double n_others = pattern->entries[k].count - (c == k ? 1.0 : 0.0);

            coincidences[(gsize) pattern->entries[c].category * n_categories + pattern->entries[k].category] +=
              pattern->weight * pattern->entries[c].count * n_others / (pattern->n_values - 1.0);
          }
    }

  return coincidences;
}

static UnrepCategoryAgreement
get_category_agreement (UnrepRatings *ratings,
                        guint         category,
                        const double *coincidences)
{
  UnrepCategoryAgreement one = {
    .category = category,
    .specific = { .name = "specific-agreement" },
  };
  g_autoptr (UnrepRatings) split = new_subset (ratings, 2, keep_as_one_or_other, &one);
  guint n_categories = unrep_ratings_get_n_categories (ratings);
  double n_values = 0;

  for (guint k = 0; k < n_categories; k++)
    n_values += coincidences[(gsize) category * n_categories + k];
  /* A sum of fractions of a whole number. */
  one.n_values = (guint64) (n_values + 0.5);
  if (one.n_values == 0)
    one.specific.undefined = N_("no unit that two or more tagged has this position");
  else
    one.specific.value = coincidences[(gsize) category * n_categories + category] / n_values;
  one.fleiss = unrep_agreement_measure (split, UNREP_MEASURE_FLEISS);

  return one;
}

/**
 * unrep_agreement_list_categories:
 * @ratings: ratings
 *
 * Agreement about each category. Specific agreement is o_cc / n_c, the chance that
 * another reviewer chose c, too, where one did: R. L. Spitzer and J. L. Fleiss,
 * British Journal of Psychiatry 125 (1974); 2a / (2a + b + c) of two reviewers. κ of
 * a category is Fleiss' κ after all others have been made one (J. L. Fleiss,
 * Psychological Bulletin 76 (1971), formula 15).
 *
 * Returns: (transfer full) (nullable) (element-type UnrepCategoryAgreement): in the
 *   order of categories; %NULL where there are too many to compute while a person
 *   waits
 */
GArray *
unrep_agreement_list_categories (UnrepRatings *ratings)
{
  guint n_categories = unrep_ratings_get_n_categories (ratings);
  g_autofree double *coincidences = unrep_agreement_dup_coincidences (ratings);
  GArray *list;

  if (coincidences == NULL || !can_afford (ratings, n_categories))
    return NULL;

  list = g_array_new (FALSE, FALSE, sizeof (UnrepCategoryAgreement));
  for (guint category = 0; category < n_categories; category++)
    {
      UnrepCategoryAgreement one = get_category_agreement (ratings, category, coincidences);

      g_array_append_val (list, one);
    }

  return list;
}
