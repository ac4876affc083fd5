/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Agreement in words, the same for the window and the command line. */
#include "team/unrep-agreement-words.h"

#include <glib/gi18n.h>
#include <math.h>

/* What people call the coefficients: in full, and above a narrow column. */
static const struct
{
  const char *name;
  const char *title;
  const char *sign;
} names[] = {
  { "percent-agreement", N_("Percent agreement"), "%" },
  /* Translators: coefficients of agreement between reviewers, in full and above a narrow column */
  { "cohen-kappa", N_("Cohen’s κ, mean of the pairs"), N_("κ Cohen") },
  { "scott-pi", N_("Scott’s π"), N_("π Scott") },
  { "fleiss-kappa", N_("Fleiss’ κ"), N_("κ Fleiss") },
  { "krippendorff-alpha-nominal", N_("Krippendorff’s α, nominal"), N_("α") },
  { "krippendorff-alpha-ordinal", N_("Krippendorff’s α, ordinal"), N_("α ordinal") },
  { "gwet-ac1", N_("Gwet’s AC1"), N_("AC1") },
  { "krippendorff-alpha-unitizing", N_("Krippendorff’s α for unitizing, of the evidence with its positions"),
    N_("α evidence") },
  { "krippendorff-alpha-unitizing-any", N_("Krippendorff’s α for unitizing, of the evidence as such"),
    N_("α any evidence") },
};

/**
 * unrep_agreement_get_title:
 * @name: what the command line calls a coefficient
 *
 * Returns: what people call it, translated; @name where that is not known
 */
const char *
unrep_agreement_get_title (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].name, name))
      return _(names[i].title);
  return name;
}

/**
 * unrep_agreement_get_sign:
 * @name: what the command line calls a coefficient
 *
 * Returns: what stands above a narrow column of it, translated
 */
const char *
unrep_agreement_get_sign (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].name, name))
      return _(names[i].sign);
  return name;
}

/**
 * unrep_agreement_get_verdict:
 * @alpha: Krippendorff's α
 *
 * Whether that is good enough, by the customary bounds: K. Krippendorff, Content
 * Analysis (3rd ed., 2013), section 12.4.
 *
 * Returns: a sentence, translated
 */
const char *
unrep_agreement_get_verdict (double alpha)
{
  if (alpha >= 0.8)
    return _("Reliable: α is at least 0.800.");
  if (alpha >= 0.667)
    return _("Good enough for tentative conclusions: α is at least 0.667, and below 0.800.");
  return _("Not good enough for conclusions: α is below 0.667.");
}

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

/**
 * unrep_agreement_dup_figure:
 * @coefficient: a coefficient of agreement
 * @value: its value, or an end of its interval
 *
 * Returns: (transfer full): @value for people, in ASCII digits
 */
char *
unrep_agreement_dup_figure (const UnrepCoefficient *coefficient,
                            double                  value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  /* A share is a percentage to everybody, what is corrected for chance is not. */
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
  value = unrep_agreement_dup_figure (coefficient, coefficient->value);
  if (coefficient->n_draws == 0)
    return g_steal_pointer (&value);
  low = unrep_agreement_dup_figure (coefficient, coefficient->low);
  high = unrep_agreement_dup_figure (coefficient, coefficient->high);
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

/**
 * unrep_agreement_table_dup_remarks:
 * @table: what agreement is computed from
 *
 * Returns: (transfer full): what one has to know before one believes the figures: that
 *   they suffer from skew, that units are too few; "" where there is nothing to say
 */
char *
unrep_agreement_table_dup_remarks (UnrepAgreementTable *table)
{
  UnrepRatings *ratings = unrep_agreement_table_get_ratings (table);
  GString *out = g_string_new (NULL);
  double share;

  if (unrep_agreement_is_skewed (ratings, &share))
    {
      g_autofree char *percent = unrep_agreement_dup_percent (share);

      g_string_append_printf (out, _("Most values match, but %s of them are one position: chance alone would make most "
                                     "of them match too, so that what is corrected for chance is low. gwet-ac1 suffers "
                                     "least from this."), percent);
    }
  if (unrep_ratings_count_pairable (ratings) < UNREP_AGREEMENT_FEW_UNITS)
    {
      if (out->len > 0)
        g_string_append_c (out, ' ');
      g_string_append_printf (out, _("Fewer than %d units are too few for these figures to say much."),
                              UNREP_AGREEMENT_FEW_UNITS);
    }
  return g_string_free (out, FALSE);
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
  GString *out = g_string_new (NULL);
  g_autofree char *basis = unrep_agreement_table_dup_basis (table);
  g_autofree char *remarks = unrep_agreement_table_dup_remarks (table);

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
  if (*remarks != '\0')
    g_string_append_printf (out, " %s", remarks);
  return g_string_free (out, FALSE);
}
