/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Agreement in words, the same for the window and the command line. */
#include "team/unrep-agreement-words.h"

#include <glib/gi18n.h>
#include <math.h>

/**
 * unrep_agreement_dup_percent:
 * @share: a share, from 0 to 1
 *
 * Returns: (transfer full): it as a percentage with one digit behind the point
 */
char *
unrep_agreement_dup_percent (double share)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strconcat (g_ascii_formatd (buffer, sizeof buffer, "%.1f", 100 * share), " %", NULL);
}

/* A share is a percentage to everybody, what is corrected for chance is not. */
static char *
dup_number (const UnrepCoefficient *coefficient,
            double                  value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (g_str_equal (coefficient->name, "percent-agreement"))
    return unrep_agreement_dup_percent (value);
  /* What is printed as zero has no sign. */
  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.3f", fabs (value) < 0.0005 ? 0 : value));
}

/**
 * unrep_agreement_dup_value:
 * @coefficient: a coefficient of agreement
 *
 * Returns: (transfer full): its value for people, with its interval where it has one,
 *   or why there is none
 */
char *
unrep_agreement_dup_value (const UnrepCoefficient *coefficient)
{
  g_autofree char *value = NULL, *low = NULL, *high = NULL;

  if (coefficient->undefined != NULL)
    /* Translators: why a coefficient of agreement has no value */
    return g_strdup_printf (_("undefined (%s)"), _(coefficient->undefined));
  value = dup_number (coefficient, coefficient->value);
  if (coefficient->n_draws == 0)
    return g_steal_pointer (&value);
  low = dup_number (coefficient, coefficient->low);
  high = dup_number (coefficient, coefficient->high);
  /* Translators: the value of a coefficient, and where its interval begins and ends: “0.743 [0.412, 1.000]” */
  return g_strdup_printf (_("%s [%s, %s]"), value, low, high);
}

/**
 * unrep_agreement_table_dup_basis:
 * @table: what agreement is computed from
 *
 * Returns: (transfer full): what every figure rests on, to be quoted with it
 */
char *
unrep_agreement_table_dup_basis (UnrepAgreementTable *table)
{
  UnrepRatings *ratings = unrep_agreement_table_get_ratings (table);
  guint n_reviewers = unrep_ratings_count_active (ratings), n_units = unrep_ratings_count_pairable (ratings);
  guint64 n_pairs = unrep_ratings_count_pairs (ratings), n_values = unrep_ratings_count_values (ratings);
  guint64 n_possible = unrep_agreement_table_get_n_possible (table);
  g_autofree char *pairs_number = g_strdup_printf ("%" G_GUINT64_FORMAT, n_pairs);
  g_autofree char *reviewers = g_strdup_printf (ngettext ("%u reviewer", "%u reviewers", n_reviewers), n_reviewers);
  g_autofree char *units = g_strdup_printf (ngettext ("%u unit that two or more tagged",
                                                      "%u units that two or more tagged", n_units), n_units);
  g_autofree char *pairs = g_strdup_printf (ngettext ("%s pair of values",
                                                      "%s pairs of values", n_pairs), pairs_number);
  g_autofree char *coverage = unrep_agreement_dup_percent (n_possible > 0 ? (double) n_values / (double) n_possible : 0);

  /* Translators: "4 reviewers", "150 units that two or more tagged", "900 pairs of values", a percentage */
  return g_strdup_printf (_("%s; %s; %s; coverage %s"), reviewers, units, pairs, coverage);
}

/* What the intervals are, so that another can compute them anew. */
static void
append_intervals (GString *out,
                  GArray  *coefficients)
{
  guint n_draws = 0;

  for (guint i = 0; i < coefficients->len; i++)
    n_draws = MAX (n_draws, g_array_index (coefficients, UnrepCoefficient, i).n_draws);
  if (n_draws == 0)
    return;
  g_string_append_c (out, ' ');
  g_string_append_printf (out, ngettext ("In brackets the 95 %% interval over units (bootstrap, %u draw, seed %u).",
                                         "In brackets the 95 %% interval over units (bootstrap, %u draws, seed %u).",
                                         n_draws), n_draws, UNREP_AGREEMENT_SEED);
}

static void
append_skew (GString      *out,
             UnrepRatings *ratings)
{
  double share;
  g_autofree char *percent = NULL;

  if (!unrep_agreement_is_skewed (ratings, &share))
    return;
  percent = unrep_agreement_dup_percent (share);
  g_string_append_c (out, ' ');
  g_string_append_printf (out, _("Most values match, but %s of them are one position: chance alone would make most "
                                 "of them match too, so that what is corrected for chance is low. gwet-ac1 suffers "
                                 "least from this."), percent);
}

/**
 * unrep_agreement_table_dup_sentence:
 * @table: what agreement is computed from
 * @coefficients: (element-type UnrepCoefficient): what came of it
 *
 * Says it so that it can be quoted: never a figure without what it rests on.
 *
 * Returns: (transfer full): a sentence or more, without a line break
 */
char *
unrep_agreement_table_dup_sentence (UnrepAgreementTable *table,
                                    GArray              *coefficients)
{
  UnrepRatings *ratings = unrep_agreement_table_get_ratings (table);
  GString *out = g_string_new (NULL);
  g_autofree char *basis = unrep_agreement_table_dup_basis (table);

  g_string_append (out, basis);
  for (guint i = 0; i < coefficients->len; i++)
    {
      const UnrepCoefficient *coefficient = &g_array_index (coefficients, UnrepCoefficient, i);
      g_autofree char *value = unrep_agreement_dup_value (coefficient);

      /* Where there is nothing to compare all of them say so, and once is enough. */
      if (i > 0 && coefficient->undefined != NULL &&
          coefficient->undefined == g_array_index (coefficients, UnrepCoefficient, i - 1).undefined)
        continue;
      /* Translators: appended to a sentence: the name of a coefficient of agreement and its value */
      g_string_append_printf (out, _("; %s: %s"), coefficient->name, value);
    }
  /* Translators: the end of a sentence */
  g_string_append (out, _("."));
  append_intervals (out, coefficients);
  append_skew (out, ratings);
  if (unrep_ratings_count_pairable (ratings) < UNREP_AGREEMENT_FEW_UNITS)
    {
      g_string_append_c (out, ' ');
      g_string_append_printf (out, _("Fewer than %d units are too few for these figures to say much."),
                              UNREP_AGREEMENT_FEW_UNITS);
    }
  return g_string_free (out, FALSE);
}
