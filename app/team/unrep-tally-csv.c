/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-tally-export.h"

#include "team/unrep-csv.h"

/* What stands in the position column for recommendations without one; ids of
 * positions have no parentheses. */
#define NOT_REVIEWED "(not reviewed)"
#define UNDECIDED "(undecided)"
#define MISSING "(reviewer missing)"

/* Whether there are reports that were read for it: for sections they are, and to know what
 * was not reviewed; and those of rows of reports where they are there. */
static gboolean
has_heads (GPtrArray *tallies)
{
  for (guint i = 0; i < tallies->len; i++)
    for (guint j = 0; j < unrep_tally_get_n_rows (g_ptr_array_index (tallies, i)); j++)
      if (unrep_tally_get_row (g_ptr_array_index (tallies, i), j)->report != NULL
          && unrep_tally_get_row (g_ptr_array_index (tallies, i), j)->head != NULL)
        return TRUE;
  return FALSE;
}

static void
append_head_names (GString *out,
                   guint    facts)
{
  for (guint i = 0; i < UNREP_N_HEAD_FACTS; i++)
    if (facts & (1u << i))
      unrep_csv_append (out, unrep_head_fact_get_name (i));
}

static void
append_head (GString             *out,
             const UnrepTallyRow *row,
             guint                facts)
{
  for (guint i = 0; i < UNREP_N_HEAD_FACTS; i++)
    {
      const char *fact = unrep_report_head_get (row->head, i);

      if (facts & (1u << i))
        unrep_csv_append (out, fact != NULL ? fact : "");
    }
}

static void
append_key_names (GString   *out,
                  GPtrArray *tallies)
{
  UnrepTallyBy by = tallies->len > 0 ? unrep_tally_get_by (g_ptr_array_index (tallies, 0)) : UNREP_TALLY_BY_NOTHING;

  unrep_csv_append (out, "codebook");
  unrep_csv_append (out, "version");
  if (by == UNREP_TALLY_BY_REPORT || by == UNREP_TALLY_BY_SECTION)
    unrep_csv_append (out, "report");
  if (by == UNREP_TALLY_BY_SECTION)
    {
      unrep_csv_append (out, "line");
      unrep_csv_append (out, "section");
      unrep_csv_append (out, "title");
    }
  if (by == UNREP_TALLY_BY_TAG)
    unrep_csv_append (out, "tag");
  if (by == UNREP_TALLY_BY_REVIEWER)
    {
      unrep_csv_append (out, "reviewer");
      unrep_csv_append (out, "name");
      unrep_csv_append (out, "uid");
    }
  append_head_names (out, unrep_tally_by_get_facts (by));
}

static void
append_keys (GString             *out,
             UnrepTally          *tally,
             const UnrepTallyRow *row)
{
  UnrepTallyBy by = unrep_tally_get_by (tally);

  unrep_csv_append (out, unrep_tally_get_codebook_id (tally));
  unrep_csv_append_number (out, unrep_tally_get_codebook_version (tally));
  if (by == UNREP_TALLY_BY_REPORT || by == UNREP_TALLY_BY_SECTION)
    unrep_csv_append (out, row->report);
  if (by == UNREP_TALLY_BY_SECTION)
    {
      unrep_csv_append_number (out, row->section_line);
      unrep_csv_append (out, row->section_label != NULL ? row->section_label : "");
      unrep_csv_append (out, row->section_title != NULL ? row->section_title : "");
    }
  if (by == UNREP_TALLY_BY_TAG)
    unrep_csv_append (out, row->tag);
  if (by == UNREP_TALLY_BY_REVIEWER)
    {
      unrep_csv_append (out, unrep_reviewer_get_id (row->reviewer));
      unrep_csv_append (out, unrep_reviewer_get_name (row->reviewer));
      unrep_csv_append (out, unrep_reviewer_get_uid (row->reviewer));
    }
  append_head (out, row, unrep_tally_by_get_facts (by));
}

/* Without rows the totals are the one row; with rows they are left to whoever
 * sums them up, so that nothing is counted twice in a spreadsheet. */
static guint
count_rows (UnrepTally *tally)
{
  return unrep_tally_get_by (tally) == UNREP_TALLY_BY_NOTHING ? 1 : unrep_tally_get_n_rows (tally);
}

static const UnrepTallyRow *
get_row (UnrepTally *tally,
         guint       index)
{
  return unrep_tally_get_by (tally) == UNREP_TALLY_BY_NOTHING ? unrep_tally_get_totals (tally)
                                                              : unrep_tally_get_row (tally, index);
}

static gboolean
has_undecided (GPtrArray *tallies)
{
  return tallies->len > 0 && unrep_tally_get_totals (g_ptr_array_index (tallies, 0))->n_undecided >= 0;
}

/* What is not known has no record. */
static void
append_long_row (GString             *out,
                 UnrepTally          *tally,
                 const UnrepTallyRow *row,
                 gboolean             with_head,
                 const char          *what,
                 gint64               count)
{
  if (count < 0)
    return;
  append_keys (out, tally, row);
  unrep_csv_append (out, what);
  unrep_csv_append_number (out, count);
  if (with_head)
    append_head (out, row, UNREP_HEAD_ALL_FACTS);
  unrep_csv_end_row (out);
}

static void
append_long_rows (GString             *out,
                  UnrepTally          *tally,
                  const UnrepTallyRow *row,
                  gboolean             with_head)
{
  for (guint i = 0; i < unrep_tally_get_n_positions (tally); i++)
    append_long_row (out, tally, row, with_head, unrep_tally_get_position (tally, i), (gint64) row->counts[i]);
  append_long_row (out, tally, row, with_head, NOT_REVIEWED, row->n_not_reviewed);
  append_long_row (out, tally, row, with_head, MISSING, row->n_missing);
  append_long_row (out, tally, row, with_head, UNDECIDED, row->n_undecided);
}

/**
 * unrep_tally_export_csv:
 * @tallies: (element-type UnrepTally): tallies by the same thing
 *
 * Writes one record for each row and position: `codebook,version`, what the row
 * is of (`report`; `report,line,section,title`; `reviewer,name,uid`; `tag`; `body,session`;
 * `language`), then
 * `position,count`. Recommendations that were not reviewed, where that is known,
 * are a record with the position `(not reviewed)`, and those that wait for reviewers
 * without any work on the report one with `(reviewer missing)`; units without a decision,
 * in a tally of decisions, one with `(undecided)`. Where reports were read, what they say
 * of themselves stands behind (`symbol`, `body`, `session`, `date`, `language`,
 * `original_language`).
 *
 * Returns: (transfer full): CSV by RFC 4180, UTF-8 without BOM
 */
GBytes *
unrep_tally_export_csv (GPtrArray *tallies)
{
  GString *out = g_string_new (NULL);
  gboolean with_head = has_heads (tallies);

  append_key_names (out, tallies);
  unrep_csv_append (out, "position");
  unrep_csv_append (out, "count");
  if (with_head)
    append_head_names (out, UNREP_HEAD_ALL_FACTS);
  unrep_csv_end_row (out);

  for (guint i = 0; i < tallies->len; i++)
    {
      UnrepTally *tally = g_ptr_array_index (tallies, i);

      for (guint j = 0; j < count_rows (tally); j++)
        append_long_rows (out, tally, get_row (tally, j), with_head);
    }

  return g_string_free_to_bytes (out);
}

/* A wide table has one set of columns; that of several codebooks is the union
 * of theirs, in order, and a position that a codebook lacks stays empty. */
static GPtrArray *
list_columns (GPtrArray *tallies)
{
  GPtrArray *columns = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < tallies->len; i++)
    {
      UnrepTally *tally = g_ptr_array_index (tallies, i);

      for (guint j = 0; j < unrep_tally_get_n_positions (tally); j++)
        if (g_hash_table_add (seen, (char *) unrep_tally_get_position (tally, j)))
          g_ptr_array_add (columns, (char *) unrep_tally_get_position (tally, j));
    }

  return columns;
}

static gboolean
is_anybody_missing (GPtrArray *tallies)
{
  for (guint i = 0; i < tallies->len; i++)
    if (unrep_tally_get_totals (g_ptr_array_index (tallies, i))->n_missing > 0)
      return TRUE;
  return FALSE;
}

static void
append_wide_row (GString             *out,
                 UnrepTally          *tally,
                 const UnrepTallyRow *row,
                 GPtrArray           *columns,
                 gboolean             has_missing,
                 gboolean             with_head)
{
  append_keys (out, tally, row);
  for (guint i = 0; i < columns->len; i++)
    {
      guint position = 0, n_positions = unrep_tally_get_n_positions (tally);

      while (position < n_positions &&
             !g_str_equal (unrep_tally_get_position (tally, position), g_ptr_array_index (columns, i)))
        position++;
      if (position < n_positions)
        unrep_csv_append_number (out, (gint64) row->counts[position]);
      else
        unrep_csv_append (out, "");
    }
  unrep_csv_append_number (out, (gint64) row->n_tagged);
  if (row->n_not_reviewed >= 0)
    unrep_csv_append_number (out, row->n_not_reviewed);
  else
    unrep_csv_append (out, "");
  if (row->n_undecided >= 0)
    unrep_csv_append_number (out, row->n_undecided);
  if (has_missing && row->n_missing >= 0)
    unrep_csv_append_number (out, row->n_missing);
  else if (has_missing)
    unrep_csv_append (out, "");
  if (with_head)
    append_head (out, row, UNREP_HEAD_ALL_FACTS);
  unrep_csv_end_row (out);
}

/**
 * unrep_tally_export_wide_csv:
 * @tallies: (element-type UnrepTally): tallies by the same thing
 *
 * Writes one record for each row, with a column for each position, then `tagged`
 * (their sum) and `not_reviewed`, which is empty where it was not asked for or is
 * not known; where reviewers are missing, `reviewer_missing` stands behind it, and in a
 * tally of decisions `undecided`. What reports say of themselves stands behind it as in
 * unrep_tally_export_csv().
 *
 * Returns: (transfer full): CSV by RFC 4180, UTF-8 without BOM
 */
GBytes *
unrep_tally_export_wide_csv (GPtrArray *tallies)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GPtrArray) columns = list_columns (tallies);
  gboolean has_missing = is_anybody_missing (tallies), with_head = has_heads (tallies);

  append_key_names (out, tallies);
  for (guint i = 0; i < columns->len; i++)
    unrep_csv_append (out, g_ptr_array_index (columns, i));
  unrep_csv_append (out, "tagged");
  unrep_csv_append (out, "not_reviewed");
  if (has_undecided (tallies))
    unrep_csv_append (out, "undecided");
  if (has_missing)
    unrep_csv_append (out, "reviewer_missing");
  if (with_head)
    append_head_names (out, UNREP_HEAD_ALL_FACTS);
  unrep_csv_end_row (out);

  for (guint i = 0; i < tallies->len; i++)
    {
      UnrepTally *tally = g_ptr_array_index (tallies, i);

      for (guint j = 0; j < count_rows (tally); j++)
        append_wide_row (out, tally, get_row (tally, j), columns, has_missing, with_head);
    }

  return g_string_free_to_bytes (out);
}
