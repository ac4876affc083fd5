/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tally as a table. What is not tagged is three different things, which have columns of
 * their own; `none` is a position. */
#include "unrep-tally-figures.h"

#include "unrep-digits.h"
#include "unrep-disagreement-names.h"

#include "team/unrep-agreement-words.h"

#include <glib/gi18n.h>

static void
add_known (UnrepFiguresContent *content,
           gint64               number)
{
  if (number >= 0)
    unrep_figures_content_add_number (content, (guint64) number);
  else
    unrep_figures_content_add_figure (content, g_strdup ("–"), _("The report or its text is not there."));
}

/* What stands beside the names of reports, so that one finds them by it. */
static const struct
{
  UnrepHeadFact fact;
  const char *title;
} shown_facts[] = {
  { UNREP_HEAD_SESSION, N_("Session") },
  { UNREP_HEAD_DATE, N_("Date") },
  { UNREP_HEAD_OWN_LANGUAGE, N_("Language") },
};

/* Reports are called by their symbols, which several may have; the file tells them apart. */
static void
add_name (UnrepFiguresContent *content,
          UnrepTally          *tally,
          const UnrepTallyRow *row)
{
  const char *symbol = row->report != NULL ? unrep_report_head_get (row->head, UNREP_HEAD_SYMBOL) : NULL;
  g_autofree char *name = unrep_tally_dup_row_name (tally, row, symbol != NULL ? symbol : row->report);

  unrep_figures_content_add_name (content, name, symbol != NULL ? row->report : NULL);
}

static void
add_fact (UnrepFiguresContent *content,
          const UnrepTallyRow *row,
          UnrepHeadFact        fact)
{
  const char *said = unrep_report_head_get (row->head, fact);
  g_autofree char *shown = NULL;

  if (said != NULL && fact == UNREP_HEAD_OWN_LANGUAGE)
    shown = unrep_language_dup_names (said);
  else if (said != NULL && fact == UNREP_HEAD_DATE)
    shown = unrep_digits_dup_message (said);
  unrep_figures_content_add_words (content, said, shown, said != NULL && fact == UNREP_HEAD_SESSION
                                                         ? unrep_report_head_get (row->head, UNREP_HEAD_BODY) : NULL);
}

/* %NULL is the row of totals, which is of no report. */
static void
add_names (UnrepFiguresContent *content,
           UnrepTally          *tally,
           const UnrepTallyRow *row)
{
  if (row != NULL)
    add_name (content, tally, row);
  else
    unrep_figures_content_add_name (content, _("All"), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (shown_facts); i++)
    if (unrep_tally_has_fact (tally, shown_facts[i].fact) && row != NULL)
      add_fact (content, row, shown_facts[i].fact);
    else if (unrep_tally_has_fact (tally, shown_facts[i].fact))
      unrep_figures_content_add_words (content, NULL, NULL, NULL);
}

static void
add_name_columns (UnrepFiguresContent *content,
                  UnrepTally          *tally)
{
  unrep_figures_content_add_column (content, unrep_tally_figures_get_title (unrep_tally_get_by (tally)), NULL,
                                    UNREP_FIGURES_NAME);
  for (guint i = 0; i < G_N_ELEMENTS (shown_facts); i++)
    if (unrep_tally_has_fact (tally, shown_facts[i].fact))
      unrep_figures_content_add_column (content, _(shown_facts[i].title), NULL, UNREP_FIGURES_TEXT);
}

/* Of decisions nobody is missing, and some are to be made. */
static gboolean
is_decided (UnrepTally *tally)
{
  return unrep_tally_get_totals (tally)->n_undecided >= 0;
}

/* What the bar shows: positions, then what waits, then what nobody has begun. */
static void
add_bar (UnrepFiguresContent *content,
         UnrepTally          *tally,
         const UnrepTallyRow *row)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (guint64));
  guint64 not_reviewed = (guint64) MAX (row->n_not_reviewed, 0);
  guint64 first = is_decided (tally) ? (guint64) MAX (row->n_undecided, 0) : not_reviewed;
  guint64 second = is_decided (tally) ? not_reviewed : (guint64) MAX (row->n_missing, 0);

  g_array_append_vals (parts, row->counts, unrep_tally_get_n_positions (tally));
  g_array_append_val (parts, first);
  g_array_append_val (parts, second);
  unrep_figures_content_add_bar (content, (const guint64 *) parts->data, parts->len);
}

static void
add_all (UnrepFiguresContent *content,
         const UnrepTallyRow *row)
{
  gint64 all = (gint64) row->n_tagged;

  if (row->n_not_reviewed < 0)
    {
      add_known (content, -1);
      return;
    }
  all += row->n_not_reviewed + MAX (row->n_missing, 0) + MAX (row->n_undecided, 0);
  add_known (content, all);
}

static void
add_row (UnrepFiguresContent *content,
         UnrepTally          *tally,
         const UnrepTallyRow *row,
         gboolean             is_total)
{
  unrep_figures_content_begin_row (content, is_total);
  add_names (content, tally, is_total ? NULL : row);
  add_bar (content, tally, row);
  for (guint i = 0; i < unrep_tally_get_n_positions (tally); i++)
    unrep_figures_content_add_number (content, row->counts[i]);
  if (is_decided (tally))
    unrep_figures_content_add_number (content, (guint64) row->n_undecided);
  add_known (content, row->n_not_reviewed);
  if (!is_decided (tally))
    add_known (content, row->n_missing);
  add_all (content, row);
  add_known (content, row->n_different);
}

/* A symbol where the codebook is known, with its name behind it; else the id. */
static void
add_position_column (UnrepFiguresContent *content,
                     UnrepCodebook       *codebook,
                     const char          *id)
{
  g_autofree char *name = unrep_disagreement_names_dup_position (codebook, id);
  gboolean is_known = codebook != NULL && unrep_codebook_find_position (codebook, id, NULL);

  unrep_figures_content_add_column (content, is_known ? unrep_disagreement_names_get_symbol (codebook, id) : name, name,
                                    UNREP_FIGURES_NUMBER);
}

static void
fill (UnrepFiguresContent *content,
      UnrepTally          *tally,
      UnrepCodebook       *codebook)
{
  add_name_columns (content, tally);
  unrep_figures_content_add_column (content, "", NULL, UNREP_FIGURES_BAR);
  for (guint i = 0; i < unrep_tally_get_n_positions (tally); i++)
    add_position_column (content, codebook, unrep_tally_get_position (tally, i));
  if (is_decided (tally))
    unrep_figures_content_add_column (content, _("Undecided"), NULL, UNREP_FIGURES_NUMBER);
  unrep_figures_content_add_column (content, _("Not reviewed"), NULL, UNREP_FIGURES_NUMBER);
  if (!is_decided (tally))
    unrep_figures_content_add_column (content, _("Reviewer missing"), NULL, UNREP_FIGURES_NUMBER);
  unrep_figures_content_add_column (content, _("All"), NULL, UNREP_FIGURES_NUMBER);
  unrep_figures_content_add_column (content, _("Different units"),
                                    _("Different units, which are among the positions"), UNREP_FIGURES_NUMBER);
  for (guint i = 0; i < unrep_tally_get_n_rows (tally); i++)
    add_row (content, tally, unrep_tally_get_row (tally, i), FALSE);
  add_row (content, tally, unrep_tally_get_totals (tally), TRUE);
}

/* Where one position alone is asked for: how often, and its share of what is tagged. */
static void
add_position_row (UnrepFiguresContent *content,
                  UnrepTally          *tally,
                  const UnrepTallyRow *row,
                  guint                position,
                  gboolean             is_total)
{
  const guint64 n = row->counts[position];

  unrep_figures_content_begin_row (content, is_total);
  add_names (content, tally, is_total ? NULL : row);
  unrep_figures_content_add_number (content, n);
  unrep_figures_content_add_number (content, row->n_tagged);
  unrep_figures_content_add_figure (content, row->n_tagged > 0
                                    ? unrep_agreement_dup_percent ((double) n / (double) row->n_tagged)
                                    : g_strdup ("–"), NULL);
}

/* Rows without it are left out. */
static void
fill_position (UnrepFiguresContent *content,
               UnrepTally          *tally,
               UnrepCodebook       *codebook,
               guint                position)
{
  add_name_columns (content, tally);
  add_position_column (content, codebook, unrep_tally_get_position (tally, position));
  unrep_figures_content_add_column (content, _("Tagged"), NULL, UNREP_FIGURES_NUMBER);
  unrep_figures_content_add_column (content, _("Share"), _("Share of what is tagged"), UNREP_FIGURES_NUMBER);
  for (guint i = 0; i < unrep_tally_get_n_rows (tally); i++)
    {
      const UnrepTallyRow *row = unrep_tally_get_row (tally, i);

      if (row->counts[position] > 0)
        add_position_row (content, tally, row, position, FALSE);
    }
  add_position_row (content, tally, unrep_tally_get_totals (tally), position, TRUE);
}

/**
 * unrep_tally_figures_get_title:
 * @by: what rows stand for
 *
 * Returns: what stands above their names, translated
 */
const char *
unrep_tally_figures_get_title (UnrepTallyBy by)
{
  switch (by)
    {
    case UNREP_TALLY_BY_SECTION:
      return _("Section");
    case UNREP_TALLY_BY_REVIEWER:
      return _("Reviewer");
    case UNREP_TALLY_BY_TAG:
      return _("Tag");
    case UNREP_TALLY_BY_SESSION:
      return _("Session");
    case UNREP_TALLY_BY_LANGUAGE:
      return _("Language");
    case UNREP_TALLY_BY_REPORT:
    case UNREP_TALLY_BY_NOTHING:
    default:
      return _("Report");
    }
}

/**
 * unrep_tally_figures_dup_legend:
 * @tally: a tally
 * @codebook: (nullable): whose positions it counts
 *
 * Returns: (transfer full): what symbols and parts of bars stand for
 */
char *
unrep_tally_figures_dup_legend (UnrepTally    *tally,
                                UnrepCodebook *codebook)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; codebook != NULL && i < unrep_codebook_get_n_positions (codebook); i++)
    g_string_append_printf (text, "%s %s%s", unrep_codebook_get_position (codebook, i)->symbol,
                            unrep_codebook_get_position_name (codebook, i, g_get_language_names ()[0]), _(", "));
  g_string_append_printf (text, "▨ %s%s▢ %s", is_decided (tally) ? _("Undecided") : _("Not reviewed"), _(", "),
                          is_decided (tally) ? _("Not reviewed") : _("Reviewer missing"));
  return g_string_free (text, FALSE);
}

/**
 * unrep_tally_figures_new:
 * @tally: a tally
 * @codebook: (nullable): whose positions it counts
 * @position: (nullable): id of the only position to show
 *
 * Returns: (transfer full): the table
 */
UnrepFiguresContent *
unrep_tally_figures_new (UnrepTally    *tally,
                         UnrepCodebook *codebook,
                         const char    *position)
{
  UnrepFiguresContent *content = unrep_figures_content_new ();

  for (guint i = 0; position != NULL && i < unrep_tally_get_n_positions (tally); i++)
    if (g_str_equal (unrep_tally_get_position (tally, i), position))
      {
        fill_position (content, tally, codebook, i);
        return content;
      }
  fill (content, tally, codebook);
  return content;
}
