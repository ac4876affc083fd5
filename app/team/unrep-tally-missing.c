/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What should be reviewed and is not. */
#include "team/unrep-tally-counting.h"

#include "annotation/unrep-agreed-encoding.h"
#include "team/unrep-team-private.h"

/**
 * unrep_tally_counting_count_not_tagged:
 * @self: a tally on its way
 * @place: a recommendation without a position
 * @is_missing: whether it waits for reviewers who have no work on the report
 * @n: for how many
 *
 * Where a number cannot be known it stays so.
 */
void
unrep_tally_counting_count_not_tagged (UnrepTallyCounting    *self,
                                       const UnrepTallyPlace *place,
                                       gboolean               is_missing,
                                       guint                  n)
{
  unrep_tally_counting_find_rows (self, place);
  for (guint i = 0; i < self->rows->len; i++)
    {
      UnrepTallyRow *row = g_ptr_array_index (self->rows, i);
      gint64 *count = is_missing ? &row->n_missing : &row->n_not_reviewed;

      if (*count >= 0)
        *count += n;
    }
}

/* Counts each recommendation of a report @n times. */
static void
count_recommendations (UnrepTallyCounting *self,
                       UnrepTallyPlace     place,
                       gboolean            is_missing,
                       guint               n)
{
  for (place.unit = 0; n > 0 && place.unit < unrep_outline_get_n_units (place.outline); place.unit++)
    if (unrep_outline_get_unit (place.outline, place.unit)->recommendation == UNREP_RECOMMENDATION_YES)
      unrep_tally_counting_count_not_tagged (self, &place, is_missing, n);
}

static gboolean
is_expected (UnrepTallyCounting *self,
             UnrepReviewer      *reviewer,
             const char         *report)
{
  UnrepTeamFile *file = unrep_team_get_file (self->team);

  return file == NULL || unrep_team_file_is_assigned (file, report, unrep_reviewer_get_uid (reviewer));
}

/**
 * unrep_tally_counting_count_missing:
 * @self: a tally on its way
 * @place: a report with its outline
 * @here: uids of those who have work on it
 *
 * Who should have work on a report and has none: each of its recommendations waits.
 */
void
unrep_tally_counting_count_missing (UnrepTallyCounting    *self,
                                    const UnrepTallyPlace *place,
                                    GHashTable            *here)
{
  UnrepTallyPlace missing = *place;
  GHashTableIter iter;
  gpointer uid, reviewer;
  guint n = 0;

  missing.unit = UNREP_NO_UNIT;
  missing.tags = NULL;
  g_hash_table_iter_init (&iter, self->expected);
  while (g_hash_table_iter_next (&iter, &uid, &reviewer))
    {
      if (g_hash_table_contains (here, uid) || !unrep_tally_counting_wants_reviewer (self, uid) ||
          !is_expected (self, reviewer, place->report))
        continue;
      missing.reviewer = reviewer;
      if (self->tally->by == UNREP_TALLY_BY_REVIEWER)
        count_recommendations (self, missing, TRUE, 1);
      else
        n++;
    }
  count_recommendations (self, missing, TRUE, n);
}

static void
complain (UnrepTallyCounting *self,
          GFile              *file,
          GError             *error)
{
  if (g_hash_table_add (self->unusable, file))
    g_ptr_array_add (self->problems, error);
  else
    g_error_free (error);
}

/* What cannot be read is no report, and told of; a copy of one that was counted counts
 * once. */
static void
count_unbegun_report (UnrepTallyCounting *self,
                      GFile              *file,
                      GHashTable         *texts)
{
  GError *error = NULL;
  g_autoptr (UnrepReport) report = unrep_report_load_agreed (file, self->cancellable, &error);
  g_autoptr (UnrepOutline) outline = NULL;
  g_autoptr (UnrepReportHead) head = NULL;
  g_autoptr (GHashTable) row_of_section = g_hash_table_new (NULL, NULL), nobody = g_hash_table_new (NULL, NULL);
  UnrepTallyPlace place = { .unit = UNREP_NO_UNIT, .row_of_section = row_of_section };

  if (report != NULL && !g_hash_table_add (texts, g_strdup (unrep_report_get_text_sha256 (report))))
    return;
  if (report != NULL)
    outline = unrep_team_load_outline (self->team, report, self->cancellable, &error);
  if (outline == NULL)
    {
      complain (self, file, error);
      return;
    }

  place.report = unrep_report_get_name (report);
  place.text_sha256 = unrep_report_get_text_sha256 (report);
  place.outline = outline;
  place.head = head = unrep_report_head_new (outline);
  if (self->tally->by == UNREP_TALLY_BY_REPORT)
    unrep_tally_counting_add_report_row (self, &place);
  self->tally->n_reports++;
  if (self->is_decided)
    count_recommendations (self, place, FALSE, 1);
  else
    unrep_tally_counting_count_missing (self, &place, nobody);
}

/* A lead says with which codebook; else it is each that somebody uses. */
static gboolean
is_for_team (UnrepTallyCounting *self)
{
  UnrepTeamFile *file = unrep_team_get_file (self->reviewers);
  const char *id = file != NULL ? unrep_team_file_get_codebook_id (file) : NULL;

  return id == NULL || (g_str_equal (id, self->tally->codebook_id) &&
                        unrep_team_file_get_codebook_version (file) == self->tally->codebook_version);
}

static void
add_report_files (UnrepTeam *team,
                  GPtrArray *files)
{
  GHashTableIter iter;
  gpointer file;

  for (guint i = 0; i < team->found_reports->len; i++)
    g_ptr_array_add (files, g_ptr_array_index (team->found_reports, i));
  g_hash_table_iter_init (&iter, team->reports);
  while (g_hash_table_iter_next (&iter, NULL, &file))
    g_ptr_array_add (files, file);
}

/* A report is called as its file is. */
static gboolean
wants_file (UnrepTallyCounting *self,
            GFile              *file)
{
  g_autofree char *base = g_file_get_basename (file), *name = g_filename_display_name (base);

  return unrep_tally_counting_wants_report (self, name);
}

/**
 * unrep_tally_counting_count_unbegun:
 * @self: a tally on its way
 * @first: index of the first sheet of its codebook
 * @end: index behind the last one
 *
 * Counts the reports that were found or named and that no sheet is about: with them,
 * the totals are of everything that the team has to do.
 */
void
unrep_tally_counting_count_unbegun (UnrepTallyCounting *self,
                                    guint               first,
                                    guint               end)
{
  g_autoptr (GHashTable) begun = g_hash_table_new_full (g_file_hash, (GEqualFunc) g_file_equal, g_object_unref, NULL);
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  if (!is_for_team (self))
    return;
  for (guint i = first; i < end; i++)
    {
      UnrepSheet *sheet = unrep_team_get_sheet (self->team, i);
      GFile *file = unrep_team_dup_report_file (self->team, sheet, NULL);

      g_hash_table_add (texts, g_strdup (unrep_sheet_get_text_sha256 (sheet)));
      if (file != NULL)
        g_hash_table_add (begun, file);
    }
  add_report_files (self->reviewers, files);
  for (guint i = 0; i < files->len && !g_cancellable_is_cancelled (self->cancellable); i++)
    if (!g_hash_table_contains (begun, g_ptr_array_index (files, i)) && wants_file (self, g_ptr_array_index (files, i)))
      count_unbegun_report (self, g_ptr_array_index (files, i), texts);
}
