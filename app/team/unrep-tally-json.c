/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-tally-export.h"

#include "base/unrep-json-writer.h"

static void
write_counts (UnrepJsonWriter     *writer,
              UnrepTally          *tally,
              const UnrepTallyRow *row)
{
  unrep_json_writer_member_object (writer, "positions");
  for (guint i = 0; i < unrep_tally_get_n_positions (tally); i++)
    unrep_json_writer_member_int (writer, unrep_tally_get_position (tally, i), (gint64) row->counts[i]);
  unrep_json_writer_end_object (writer);

  unrep_json_writer_member_int (writer, "tagged", (gint64) row->n_tagged);
  unrep_json_writer_name (writer, "not_reviewed");
  if (row->n_not_reviewed >= 0)
    unrep_json_writer_int (writer, row->n_not_reviewed);
  else
    unrep_json_writer_null (writer);
  if (row->n_undecided >= 0)
    unrep_json_writer_member_int (writer, "undecided", row->n_undecided);
  if (row->n_missing >= 0)
    unrep_json_writer_member_int (writer, "reviewer_missing", row->n_missing);
  if (row->n_different >= 0)
    unrep_json_writer_member_int (writer, "different_units", row->n_different);
}

static void
write_section (UnrepJsonWriter     *writer,
               const UnrepTallyRow *row)
{
  unrep_json_writer_name (writer, "section");
  if (row->section_label == NULL)
    {
      unrep_json_writer_null (writer);
      return;
    }

  unrep_json_writer_begin_object (writer);
  unrep_json_writer_member_int (writer, "line", row->section_line);
  unrep_json_writer_member_string (writer, "label", row->section_label);
  unrep_json_writer_member_string (writer, "title", row->section_title);
  unrep_json_writer_end_object (writer);
}

static void
write_row (UnrepJsonWriter     *writer,
           UnrepTally          *tally,
           const UnrepTallyRow *row)
{
  unrep_json_writer_begin_object (writer);
  if (row->report != NULL)
    {
      unrep_json_writer_member_string (writer, "report", row->report);
      unrep_json_writer_member_string (writer, "text_sha256", row->text_sha256);
      if (row->head != NULL)
        unrep_report_head_write (row->head, writer);
    }
  for (guint i = 0; i < UNREP_N_HEAD_FACTS; i++)
    if (unrep_tally_by_get_facts (unrep_tally_get_by (tally)) & (1u << i))
      unrep_json_writer_member_string (writer, unrep_head_fact_get_name (i), unrep_report_head_get (row->head, i));
  if (unrep_tally_get_by (tally) == UNREP_TALLY_BY_SECTION)
    write_section (writer, row);
  if (row->tag != NULL)
    unrep_json_writer_member_string (writer, "tag", *row->tag != '\0' ? row->tag : NULL);
  if (row->reviewer != NULL)
    {
      unrep_json_writer_member_object (writer, "reviewer");
      unrep_json_writer_member_string (writer, "id", unrep_reviewer_get_id (row->reviewer));
      unrep_json_writer_member_string (writer, "uid", unrep_reviewer_get_uid (row->reviewer));
      unrep_json_writer_member_string (writer, "name", unrep_reviewer_get_name (row->reviewer));
      unrep_json_writer_end_object (writer);
    }
  write_counts (writer, tally, row);
  unrep_json_writer_end_object (writer);
}

static void
write_tally (UnrepJsonWriter *writer,
             UnrepTally      *tally)
{
  unrep_json_writer_begin_object (writer);
  unrep_json_writer_member_object (writer, "codebook");
  unrep_json_writer_member_string (writer, "id", unrep_tally_get_codebook_id (tally));
  unrep_json_writer_member_int (writer, "version", unrep_tally_get_codebook_version (tally));
  unrep_json_writer_end_object (writer);
  unrep_json_writer_member_int (writer, "reports", unrep_tally_get_n_reports (tally));
  unrep_json_writer_member_int (writer, "reviewers", unrep_tally_get_n_reviewers (tally));
  write_counts (writer, tally, unrep_tally_get_totals (tally));

  unrep_json_writer_member_array (writer, "rows");
  for (guint i = 0; i < unrep_tally_get_n_rows (tally); i++)
    write_row (writer, tally, unrep_tally_get_row (tally, i));
  unrep_json_writer_end_array (writer);
  unrep_json_writer_end_object (writer);
}

/* Those that somebody has begun, and where others were counted, those too. */
static guint
count_reports (GPtrArray *tallies,
               UnrepTeam *team)
{
  guint n = unrep_team_count_reports (team);

  for (guint i = 0; i < tallies->len; i++)
    {
      guint n_counted = unrep_tally_get_n_reports (g_ptr_array_index (tallies, i));

      n = MAX (n, n_counted);
    }
  return n;
}

/**
 * unrep_tally_export_json:
 * @tallies: (element-type UnrepTally): tallies by the same thing
 * @team: the work that they count
 *
 * Writes an object with `reports`, `reviewers` and `positions` (an object of
 * counts), `tagged` and `not_reviewed` (null where it was not asked for or is not
 * known), with it `reviewer_missing` and `different_units`, of decisions `undecided`,
 * and `codebooks`: for each codebook the same members with `codebook` and
 * `rows`. Positions of several codebooks are never added: then there are no
 * `positions`, `tagged` and `not_reviewed` outside `codebooks`.
 *
 * Returns: (transfer full): JSON, UTF-8
 */
GBytes *
unrep_tally_export_json (GPtrArray *tallies,
                         UnrepTeam *team)
{
  g_autoptr (UnrepJsonWriter) writer = unrep_json_writer_new ();

  unrep_json_writer_begin_object (writer);
  unrep_json_writer_member_int (writer, "reports", count_reports (tallies, team));
  unrep_json_writer_member_int (writer, "reviewers", unrep_team_count_reviewers (team));
  if (tallies->len == 1)
    {
      UnrepTally *tally = g_ptr_array_index (tallies, 0);

      write_counts (writer, tally, unrep_tally_get_totals (tally));
    }
  else if (tallies->len == 0)
    {
      unrep_json_writer_member_object (writer, "positions");
      unrep_json_writer_end_object (writer);
    }

  unrep_json_writer_member_array (writer, "codebooks");
  for (guint i = 0; i < tallies->len; i++)
    write_tally (writer, g_ptr_array_index (tallies, i));
  unrep_json_writer_end_array (writer);
  unrep_json_writer_end_object (writer);

  return unrep_json_writer_free_to_bytes (g_steal_pointer (&writer));
}
