/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables about agreement, one function each: what `unrep-cli agree` prints, for the
 * window. They may take a second, and belong in a thread. */
#include "unrep-agreement-figures.h"

#include "unrep-disagreement-names.h"

#include "team/unrep-agreement-detail.h"
#include "team/unrep-agreement-words.h"

#include <glib/gi18n.h>

/* A matrix with more columns cannot be read; the list of pairs has it all. */
#define MAX_MATRIX 60

#define NOTHING "–"

static char *
dup_position (const UnrepAgreementSource *source,
              guint                       category)
{
  const char *id = unrep_agreement_table_get_category (source->table, category);
  g_autofree char *name = unrep_disagreement_names_dup_position (source->codebook, id);

  return g_strdup_printf ("%s %s", unrep_disagreement_names_get_symbol (source->codebook, id), name);
}

/* Where there is no value the cell tells why on demand. */
static void
add_coefficient (UnrepFiguresContent    *content,
                 const UnrepCoefficient *coefficient)
{
  if (coefficient->undefined != NULL)
    unrep_figures_content_add_figure (content, g_strdup (NOTHING), _(coefficient->undefined));
  else
    unrep_figures_content_add_figure (content, unrep_agreement_dup_figure (coefficient, coefficient->value), NULL);
}

static void
add_coefficient_column (UnrepFiguresContent *content,
                        const char          *name)
{
  unrep_figures_content_add_column (content, unrep_agreement_get_sign (name), unrep_agreement_get_title (name),
                                    UNREP_FIGURES_NUMBER);
}

static void
fill_coefficients (UnrepFiguresContent        *content,
                   const UnrepAgreementSource *source)
{
  unrep_figures_content_add_column (content, _("Coefficient"), NULL, UNREP_FIGURES_NAME);
  unrep_figures_content_add_column (content, _("Value"), NULL, UNREP_FIGURES_NUMBER);
  unrep_figures_content_add_column (content, _("From"), _("The 95 % interval begins at"), UNREP_FIGURES_NUMBER);
  unrep_figures_content_add_column (content, _("To"), _("The 95 % interval ends at"), UNREP_FIGURES_NUMBER);
  /* Translators: heading of a column: how many random draws an interval rests on */
  unrep_figures_content_add_column (content, _("Draws"), NULL, UNREP_FIGURES_NUMBER);
  unrep_figures_content_add_column (content, _("Why it has no value"), NULL, UNREP_FIGURES_NAME);
  for (guint i = 0; i < source->coefficients->len; i++)
    {
      const UnrepCoefficient *one = &g_array_index (source->coefficients, UnrepCoefficient, i);
      gboolean has_interval = one->n_draws > 0;

      unrep_figures_content_begin_row (content, FALSE);
      unrep_figures_content_add_text (content, unrep_agreement_get_title (one->name));
      add_coefficient (content, one);
      unrep_figures_content_add_figure (content, has_interval ? unrep_agreement_dup_figure (one, one->low)
                                                              : g_strdup (NOTHING), NULL);
      unrep_figures_content_add_figure (content, has_interval ? unrep_agreement_dup_figure (one, one->high)
                                                              : g_strdup (NOTHING), NULL);
      unrep_figures_content_add_number (content, one->n_draws);
      unrep_figures_content_add_text (content, one->undefined != NULL ? _(one->undefined) : "");
    }
}

static void
add_table_row (UnrepFiguresContent *content,
               UnrepAgreementTable *row,
               const char          *name,
               gboolean             has_spans,
               gboolean             is_total)
{
  UnrepRatings *ratings = unrep_agreement_table_get_ratings (row);
  g_autoptr (GCancellable) no_intervals = g_cancellable_new ();
  g_autoptr (GArray) coefficients = NULL;

  g_cancellable_cancel (no_intervals);
  coefficients = unrep_agreement_table_list_coefficients (row, has_spans, no_intervals);
  unrep_figures_content_begin_row (content, is_total);
  unrep_figures_content_add_text (content, name);
  unrep_figures_content_add_number (content, unrep_ratings_count_active (ratings));
  unrep_figures_content_add_number (content, unrep_ratings_count_pairable (ratings));
  unrep_figures_content_add_number (content, unrep_ratings_count_pairs (ratings));
  unrep_figures_content_add_number (content, unrep_agreement_table_get_n_different (row));
  for (guint i = 0; i < coefficients->len; i++)
    add_coefficient (content, &g_array_index (coefficients, UnrepCoefficient, i));
}

/* A row of the table for each row of @table, and their sum. */
static void
fill_rows (UnrepFiguresContent        *content,
           const UnrepAgreementSource *source,
           UnrepAgreementTable        *table,
           gboolean                    by_section)
{
  /* Evidence is compared in whole reports. */
  guint n = source->coefficients->len - (by_section ? 2 : 0);

  unrep_figures_content_add_column (content, by_section ? _("Section") : _("Report"), NULL, UNREP_FIGURES_NAME);
  unrep_figures_content_add_column (content, _("Reviewers"), NULL, UNREP_FIGURES_NUMBER);
  unrep_figures_content_add_column (content, _("Units"), _("Units that two or more tagged"), UNREP_FIGURES_NUMBER);
  unrep_figures_content_add_column (content, _("Pairs"), _("Pairs of values"), UNREP_FIGURES_NUMBER);
  unrep_figures_content_add_column (content, _("Different"), _("Different units"), UNREP_FIGURES_NUMBER);
  for (guint i = 0; i < n; i++)
    add_coefficient_column (content, g_array_index (source->coefficients, UnrepCoefficient, i).name);
  for (guint i = 0; i < unrep_agreement_table_get_n_rows (table); i++)
    {
      UnrepAgreementTable *row = unrep_agreement_table_get_row (table, i);
      const char *report = unrep_agreement_table_get_report (row);
      const UnrepSection *section = unrep_agreement_table_get_section (row);
      g_autofree char *name = by_section ? unrep_section_dup_name (report, section != NULL ? section->line : 0,
                                                                   section != NULL ? section->title : NULL)
                                         : g_strdup (report);

      add_table_row (content, row, name, !by_section, FALSE);
    }
  add_table_row (content, table, _("All"), !by_section, TRUE);
}

static void
fill_reports (UnrepFiguresContent        *content,
              const UnrepAgreementSource *source)
{
  fill_rows (content, source, source->table, FALSE);
}

static void
fill_sections (UnrepFiguresContent        *content,
               const UnrepAgreementSource *source)
{
  fill_rows (content, source, source->sections, TRUE);
}

static void
fill_positions (UnrepFiguresContent        *content,
                const UnrepAgreementSource *source)
{
  g_autoptr (GArray) list = unrep_agreement_list_categories (unrep_agreement_table_get_ratings (source->table));

  unrep_figures_content_add_column (content, _("Position"), NULL, UNREP_FIGURES_NAME);
  unrep_figures_content_add_column (content, _("Values"), _("Values of units that two or more tagged"),
                                    UNREP_FIGURES_NUMBER);
  unrep_figures_content_add_column (content, _("Specific"),
                                    _("Specific agreement: how likely another reviewer chose it, too"),
                                    UNREP_FIGURES_NUMBER);
  add_coefficient_column (content, "fleiss-kappa");
  add_coefficient_column (content, "krippendorff-alpha-unitizing");
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const UnrepCategoryAgreement *one = &g_array_index (list, UnrepCategoryAgreement, i);
      UnrepCoefficient evidence = unrep_agreement_table_get_spans_alpha (source->table, one->category);
      g_autofree char *name = dup_position (source, one->category);

      unrep_figures_content_begin_row (content, FALSE);
      unrep_figures_content_add_text (content, name);
      unrep_figures_content_add_number (content, one->n_values);
      add_coefficient (content, &one->specific);
      add_coefficient (content, &one->fleiss);
      add_coefficient (content, &evidence);
    }
}

/* What is confused with what: coincidences as Krippendorff counts them, whose rows sum up
 * to the values of a position. */
static void
fill_confusion (UnrepFiguresContent        *content,
                const UnrepAgreementSource *source)
{
  UnrepRatings *ratings = unrep_agreement_table_get_ratings (source->table);
  guint n = unrep_ratings_get_n_categories (ratings);
  g_autofree double *coincidences = n <= MAX_MATRIX ? unrep_agreement_dup_coincidences (ratings) : NULL;
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  /* Translators: the corner of a table of positions against positions */
  unrep_figures_content_add_column (content, _("One chose, another chose"), NULL, UNREP_FIGURES_NAME);
  for (guint i = 0; coincidences != NULL && i < n; i++)
    {
      const char *id = unrep_agreement_table_get_category (source->table, i);
      g_autofree char *name = unrep_disagreement_names_dup_position (source->codebook, id);
      const char *symbol = unrep_disagreement_names_get_symbol (source->codebook, id);

      unrep_figures_content_add_column (content, source->codebook != NULL ? symbol : id, name, UNREP_FIGURES_NUMBER);
    }
  for (guint row = 0; coincidences != NULL && row < n; row++)
    {
      g_autofree char *name = dup_position (source, row);

      unrep_figures_content_begin_row (content, FALSE);
      unrep_figures_content_add_text (content, name);
      for (guint i = 0; i < n; i++)
        unrep_figures_content_add_figure (content, g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.1f",
                                                                              coincidences[(gsize) row * n + i])), NULL);
    }
}

static void
fill_pairs (UnrepFiguresContent        *content,
            const UnrepAgreementSource *source)
{
  g_autoptr (GArray) pairs = unrep_agreement_list_pairs (unrep_agreement_table_get_ratings (source->table));

  unrep_figures_content_add_column (content, _("Reviewer"), NULL, UNREP_FIGURES_NAME);
  unrep_figures_content_add_column (content, _("Another reviewer"), NULL, UNREP_FIGURES_NAME);
  unrep_figures_content_add_column (content, _("Units"), _("Units that both tagged"), UNREP_FIGURES_NUMBER);
  add_coefficient_column (content, "percent-agreement");
  unrep_figures_content_add_column (content, _("κ Cohen"), _("Cohen’s κ"), UNREP_FIGURES_NUMBER);
  for (guint i = 0; pairs != NULL && i < pairs->len; i++)
    {
      const UnrepReviewerPair *pair = &g_array_index (pairs, UnrepReviewerPair, i);

      unrep_figures_content_begin_row (content, FALSE);
      unrep_figures_content_add_text (content, unrep_agreement_table_get_reviewer (source->table, pair->first));
      unrep_figures_content_add_text (content, unrep_agreement_table_get_reviewer (source->table, pair->second));
      unrep_figures_content_add_number (content, pair->n_units);
      add_coefficient (content, &pair->percent);
      add_coefficient (content, &pair->cohen);
    }
}

/* Reviewers against reviewers: each pair twice, as it is looked up. */
static void
fill_matrix (UnrepFiguresContent        *content,
             const UnrepAgreementSource *source,
             gboolean                    cohen)
{
  UnrepRatings *ratings = unrep_agreement_table_get_ratings (source->table);
  guint n = unrep_ratings_get_n_reviewers (ratings);
  g_autoptr (GArray) pairs = n <= MAX_MATRIX ? unrep_agreement_list_pairs (ratings) : NULL;
  g_autofree const UnrepReviewerPair **cells = g_new0 (const UnrepReviewerPair *, pairs != NULL ? (gsize) n * n + 1 : 1);

  unrep_figures_content_add_column (content, _("Reviewer"), NULL, UNREP_FIGURES_NAME);
  if (pairs == NULL)
    return;
  for (guint i = 0; i < pairs->len; i++)
    {
      const UnrepReviewerPair *pair = &g_array_index (pairs, UnrepReviewerPair, i);

      cells[(gsize) pair->first * n + pair->second] = cells[(gsize) pair->second * n + pair->first] = pair;
    }
  for (guint i = 0; i < n; i++)
    unrep_figures_content_add_column (content, unrep_agreement_table_get_reviewer (source->table, i), NULL,
                                      UNREP_FIGURES_NUMBER);
  for (guint row = 0; row < n; row++)
    {
      unrep_figures_content_begin_row (content, FALSE);
      unrep_figures_content_add_text (content, unrep_agreement_table_get_reviewer (source->table, row));
      for (guint i = 0; i < n; i++)
        {
          const UnrepReviewerPair *pair = cells[(gsize) row * n + i];

          if (pair != NULL)
            add_coefficient (content, cohen ? &pair->cohen : &pair->percent);
          else
            unrep_figures_content_add_text (content, row == i ? "" : NOTHING);
        }
    }
}

static void
fill_cohen_matrix (UnrepFiguresContent        *content,
                   const UnrepAgreementSource *source)
{
  fill_matrix (content, source, TRUE);
}

static void
fill_percent_matrix (UnrepFiguresContent        *content,
                     const UnrepAgreementSource *source)
{
  fill_matrix (content, source, FALSE);
}

static void
fill_without (UnrepFiguresContent        *content,
              const UnrepAgreementSource *source)
{
  g_autoptr (GArray) list = unrep_agreement_list_without (unrep_agreement_table_get_ratings (source->table));

  unrep_figures_content_add_column (content, _("Without"), NULL, UNREP_FIGURES_NAME);
  add_coefficient_column (content, "krippendorff-alpha-nominal");
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const UnrepWithoutReviewer *one = &g_array_index (list, UnrepWithoutReviewer, i);

      unrep_figures_content_begin_row (content, FALSE);
      unrep_figures_content_add_text (content, unrep_agreement_table_get_reviewer (source->table, one->reviewer));
      add_coefficient (content, &one->alpha);
    }
}

static void
fill_different (UnrepFiguresContent        *content,
                const UnrepAgreementSource *source)
{
  unrep_figures_content_add_column (content, _("Report"), NULL, UNREP_FIGURES_NAME);
  unrep_figures_content_add_column (content, _("Unit"), NULL, UNREP_FIGURES_NAME);
  unrep_figures_content_add_column (content, _("From"), _("First character"), UNREP_FIGURES_NUMBER);
  unrep_figures_content_add_column (content, _("To"), _("Behind the last character"), UNREP_FIGURES_NUMBER);
  unrep_figures_content_add_column (content, _("Reviewers"), NULL, UNREP_FIGURES_NAME);
  for (guint i = 0; i < unrep_agreement_table_get_n_different (source->table); i++)
    {
      const UnrepDifferentUnit *unit = unrep_agreement_table_get_different (source->table, i);
      g_autoptr (GString) reviewers = g_string_new (NULL);

      for (guint k = 0; k < unit->n_reviewers; k++)
        g_string_append_printf (reviewers, "%s%s", k > 0 ? _(", ") : "",
                                unrep_agreement_table_get_reviewer (source->table, unit->reviewers[k]));
      unrep_figures_content_begin_row (content, FALSE);
      unrep_figures_content_add_text (content, unit->report);
      unrep_figures_content_add_text (content, unit->unit);
      unrep_figures_content_add_number (content, unit->range.start);
      unrep_figures_content_add_number (content, unit->range.end);
      unrep_figures_content_add_text (content, reviewers->str);
    }
}

static const struct
{
  const char *title;
  void      (*fill) (UnrepFiguresContent        *content,
                     const UnrepAgreementSource *source);
} tables[] = {
  { N_("Coefficients"), fill_coefficients },
  { N_("By report"), fill_reports },
  { N_("By section"), fill_sections },
  { N_("By position"), fill_positions },
  /* Translators: a table: which positions reviewers confuse with which */
  { N_("Positions against positions"), fill_confusion },
  { N_("Reviewers against reviewers: Cohen’s κ"), fill_cohen_matrix },
  { N_("Reviewers against reviewers: percent"), fill_percent_matrix },
  { N_("Pairs of reviewers"), fill_pairs },
  { N_("α without each reviewer"), fill_without },
  { N_("Different units"), fill_different },
};

/**
 * unrep_agreement_figures_get_n:
 *
 * Returns: how many tables there are
 */
guint
unrep_agreement_figures_get_n (void)
{
  return G_N_ELEMENTS (tables);
}

/**
 * unrep_agreement_figures_get_title:
 * @index: from 0
 *
 * Returns: what the table tells, translated
 */
const char *
unrep_agreement_figures_get_title (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (tables), NULL);

  return _(tables[index].title);
}

/**
 * unrep_agreement_figures_needs_sections:
 * @index: from 0
 *
 * Returns: whether it is made of `sections` of #UnrepAgreementSource
 */
gboolean
unrep_agreement_figures_needs_sections (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (tables), FALSE);

  return tables[index].fill == fill_sections;
}

/**
 * unrep_agreement_figures_new:
 * @index: from 0
 * @source: what is told
 *
 * Returns: (transfer full): the table; it has no rows where there is nothing to tell,
 *   or too much
 */
UnrepFiguresContent *
unrep_agreement_figures_new (guint                       index,
                             const UnrepAgreementSource *source)
{
  UnrepFiguresContent *content = unrep_figures_content_new ();

  g_return_val_if_fail (index < G_N_ELEMENTS (tables), content);

  tables[index].fill (content, source);
  return content;
}
