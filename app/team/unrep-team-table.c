/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-team-table-private.h"

#include "team/unrep-team-private.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (UnrepTeamTable, unrep_team_table, unrep_team_table_ref, unrep_team_table_unref)

static void
row_free (gpointer data)
{
  UnrepTeamRow *row = data;

  g_object_unref (row->file);
  g_free (row->name);
  g_clear_pointer (&row->report, unrep_team_report_unref);
  g_array_unref (row->placed);
  g_free (row);
}

static void
issue_free (gpointer data)
{
  UnrepTeamIssue *issue = data;

  g_free (issue->message);
  g_free (issue);
}

static void
add_row (UnrepTeamTable *self,
         GHashTable     *row_of_file,
         GFile          *folder,
         GFile          *file,
         GHashTable     *reports)
{
  UnrepTeamRow *row = g_new0 (UnrepTeamRow, 1);
  UnrepTeamReport *report = g_hash_table_lookup (reports, file);
  g_autofree char *path = g_file_get_relative_path (folder, file);

  row->file = g_object_ref (file);
  if (path == NULL)
    path = g_file_get_basename (file);
  row->name = g_filename_display_name (path);
  row->report = report != NULL ? unrep_team_report_ref (report) : NULL;
  row->placed = g_array_new (FALSE, FALSE, sizeof (UnrepTeamPlaced));
  g_ptr_array_add (self->rows, row);
  g_hash_table_insert (row_of_file, row->file, row);
}

static void
add_column (UnrepTeamTable *self,
            UnrepReviewer  *reviewer,
            gboolean        is_expected)
{
  UnrepTeamColumn column = { .reviewer = reviewer, .is_expected = is_expected };

  if (g_hash_table_contains (self->column_of_uid, unrep_reviewer_get_uid (reviewer)))
    return;
  g_hash_table_insert (self->column_of_uid, (char *) unrep_reviewer_get_uid (reviewer),
                       GUINT_TO_POINTER (self->columns->len));
  g_array_append_val (self->columns, column);
}

static int
compare_reviewers (gconstpointer a,
                   gconstpointer b)
{
  UnrepReviewer *p = *(UnrepReviewer * const *) a, *q = *(UnrepReviewer * const *) b;
  int order = strcmp (unrep_reviewer_get_id (p), unrep_reviewer_get_id (q));

  return order != 0 ? order : strcmp (unrep_reviewer_get_uid (p), unrep_reviewer_get_uid (q));
}

/* Who is expected, in the order of the team file, then who else has work here.
 * Without a team file everybody who has work is expected. */
static void
find_columns (UnrepTeamTable *self)
{
  UnrepTeamFile *file = unrep_team_get_file (self->team);
  g_autoptr (GPtrArray) seen = g_ptr_array_new ();

  for (guint i = 0; file != NULL && i < unrep_team_file_get_n_reviewers (file); i++)
    add_column (self, unrep_team_file_get_reviewer (file, i), TRUE);
  for (guint i = 0; i < unrep_team_get_n_sheets (self->team); i++)
    g_ptr_array_add (seen, unrep_sheet_get_reviewer (unrep_team_get_sheet (self->team, i)));
  g_ptr_array_sort (seen, compare_reviewers);
  for (guint i = 0; i < seen->len; i++)
    add_column (self, g_ptr_array_index (seen, i), file == NULL);
}

/* Who has seen everybody's work has seen that on each report, those included that they
 * had not begun then. */
static void
mark_openers (UnrepTeamTable *self)
{
  g_autoptr (GHashTable) uids = unrep_team_new_openers (self->team);

  for (guint i = 0; i < self->columns->len; i++)
    {
      UnrepTeamColumn *column = &g_array_index (self->columns, UnrepTeamColumn, i);

      column->opened_as_lead = g_hash_table_contains (uids, unrep_reviewer_get_uid (column->reviewer));
    }
}

/**
 * unrep_team_new_report_file:
 * @sheet: somebody's work
 *
 * The report's name is somebody else's word and must not lead out of the folder.
 *
 * Returns: (transfer full) (nullable): the file of the report, %NULL where the side file
 *   names none
 */
GFile *
unrep_team_new_report_file (UnrepSheet *sheet)
{
  const char *name = unrep_sheet_get_report_name (sheet);
  g_autoptr (GFile) folder = g_file_get_parent (unrep_sheet_get_file (sheet));

  if (*name == '\0' || strchr (name, G_DIR_SEPARATOR) != NULL || g_str_equal (name, "..") || g_str_equal (name, "."))
    return NULL;
  return g_file_get_child (folder, name);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const UnrepTeamRow *p = *(UnrepTeamRow * const *) a, *q = *(UnrepTeamRow * const *) b;

  return strcmp (p->name, q->name);
}

static int
compare_placed (gconstpointer a,
                gconstpointer b)
{
  guint p = ((const UnrepTeamPlaced *) a)->column, q = ((const UnrepTeamPlaced *) b)->column;

  return (p > q) - (p < q);
}

static void
sort_rows (UnrepTeamTable *self)
{
  g_ptr_array_sort (self->rows, compare_rows);
  for (guint i = 0; i < self->rows->len; i++)
    g_array_sort (((UnrepTeamRow *) g_ptr_array_index (self->rows, i))->placed, compare_placed);
}

static void
count_statuses (UnrepTeamTable *self)
{
  for (guint row = 0; row < self->rows->len; row++)
    for (guint column = 0; column < self->columns->len; column++)
      self->counts[unrep_team_table_get_cell (self, row, column).status]++;
}

/**
 * unrep_team_table_list_reports:
 * @team: a team's work
 *
 * Returns: (transfer full) (element-type GFile GFile): the files of the reports that
 *   lie in the team's folders or that side files name, as a set
 */
GHashTable *
unrep_team_table_list_reports (UnrepTeam *team)
{
  GHashTable *files = g_hash_table_new_full (g_file_hash, (GEqualFunc) g_file_equal, g_object_unref, NULL);
  GPtrArray *found = unrep_team_get_found_reports (team);

  for (guint i = 0; i < found->len; i++)
    g_hash_table_add (files, g_object_ref (g_ptr_array_index (found, i)));
  for (guint i = 0; i < unrep_team_get_n_sheets (team); i++)
    {
      GFile *file = unrep_team_new_report_file (unrep_team_get_sheet (team, i));

      if (file != NULL)
        g_hash_table_add (files, file);
    }
  return files;
}

/**
 * unrep_team_table_new:
 * @team: everybody's work
 * @folder: the team's folder
 * @reports: (element-type GFile UnrepTeamReport): what is known of the reports, some
 *   of them perhaps not yet
 *
 * Returns: (transfer full): who has done what
 */
UnrepTeamTable *
unrep_team_table_new (UnrepTeam  *team,
                      GFile      *folder,
                      GHashTable *reports)
{
  UnrepTeamTable *self = g_atomic_rc_box_new0 (UnrepTeamTable);
  g_autoptr (GHashTable) files = unrep_team_table_list_reports (team);
  g_autoptr (GHashTable) row_of_file = g_hash_table_new (g_file_hash, (GEqualFunc) g_file_equal);
  GHashTableIter iter;
  gpointer file;

  self->team = unrep_team_ref (team);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->columns = g_array_new (FALSE, FALSE, sizeof (UnrepTeamColumn));
  self->column_of_uid = g_hash_table_new (g_str_hash, g_str_equal);
  self->issues = g_ptr_array_new_with_free_func (issue_free);

  find_columns (self);
  mark_openers (self);
  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &file, NULL))
    add_row (self, row_of_file, folder, file, reports);
  for (guint i = 0; i < unrep_team_get_n_sheets (team); i++)
    {
      UnrepSheet *sheet = unrep_team_get_sheet (team, i);
      const char *uid = unrep_reviewer_get_uid (unrep_sheet_get_reviewer (sheet));
      g_autoptr (GFile) report = unrep_team_new_report_file (sheet);
      UnrepTeamRow *row = report != NULL ? g_hash_table_lookup (row_of_file, report) : NULL;
      UnrepTeamPlaced placed = { GPOINTER_TO_UINT (g_hash_table_lookup (self->column_of_uid, uid)), sheet };

      if (row != NULL)
        g_array_append_val (row->placed, placed);
    }
  sort_rows (self);
  count_statuses (self);
  unrep_team_table_find_issues (self);

  return self;
}

/**
 * unrep_team_table_ref:
 * @self: a table
 *
 * Returns: (transfer full): @self
 */
UnrepTeamTable *
unrep_team_table_ref (UnrepTeamTable *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  UnrepTeamTable *self = data;

  g_ptr_array_unref (self->rows);
  g_array_unref (self->columns);
  g_hash_table_unref (self->column_of_uid);
  g_ptr_array_unref (self->issues);
  unrep_team_unref (self->team);
}

/**
 * unrep_team_table_unref:
 * @self: (transfer full): a table
 */
void
unrep_team_table_unref (UnrepTeamTable *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * unrep_team_table_get_n_rows:
 * @self: a table
 *
 * Returns: how many reports there are
 */
guint
unrep_team_table_get_n_rows (UnrepTeamTable *self)
{
  return self->rows->len;
}

static const UnrepTeamRow *
get_row (UnrepTeamTable *self,
         guint           row)
{
  return g_ptr_array_index (self->rows, row);
}

/**
 * unrep_team_table_get_report_file:
 * @self: a table
 * @row: from 0
 *
 * Returns: (transfer none): the file of a report; it need not exist
 */
GFile *
unrep_team_table_get_report_file (UnrepTeamTable *self,
                                  guint           row)
{
  g_return_val_if_fail (row < self->rows->len, NULL);

  return get_row (self, row)->file;
}

/**
 * unrep_team_table_get_report_name:
 * @self: a table
 * @row: from 0
 *
 * Returns: where that report lies below the team's folder, to be displayed
 */
const char *
unrep_team_table_get_report_name (UnrepTeamTable *self,
                                  guint           row)
{
  g_return_val_if_fail (row < self->rows->len, NULL);

  return get_row (self, row)->name;
}

/**
 * unrep_team_table_get_report:
 * @self: a table
 * @row: from 0
 *
 * Returns: (transfer none) (nullable): what is known of that report, %NULL where it was
 *   not looked into yet
 */
UnrepTeamReport *
unrep_team_table_get_report (UnrepTeamTable *self,
                             guint           row)
{
  g_return_val_if_fail (row < self->rows->len, NULL);

  return get_row (self, row)->report;
}

/**
 * unrep_team_table_get_n_columns:
 * @self: a table
 *
 * Returns: how many reviewers are expected or have work here
 */
guint
unrep_team_table_get_n_columns (UnrepTeamTable *self)
{
  return self->columns->len;
}

/**
 * unrep_team_table_get_reviewer:
 * @self: a table
 * @column: from 0
 *
 * Returns: (transfer none): a reviewer
 */
UnrepReviewer *
unrep_team_table_get_reviewer (UnrepTeamTable *self,
                               guint           column)
{
  g_return_val_if_fail (column < self->columns->len, NULL);

  return g_array_index (self->columns, UnrepTeamColumn, column).reviewer;
}

/**
 * unrep_team_table_is_expected:
 * @self: a table
 * @column: from 0
 *
 * Returns: whether the team file names that reviewer; without a team file everybody is
 *   expected who has work here
 */
gboolean
unrep_team_table_is_expected (UnrepTeamTable *self,
                              guint           column)
{
  g_return_val_if_fail (column < self->columns->len, FALSE);

  return g_array_index (self->columns, UnrepTeamColumn, column).is_expected;
}

/**
 * unrep_team_row_is_outdated:
 * @row: a row
 * @sheet: somebody's work on that report
 *
 * Returns: whether it is about another text than the report is known to have
 */
gboolean
unrep_team_row_is_outdated (const UnrepTeamRow *row,
                            UnrepSheet         *sheet)
{
  const char *sha256 = row->report != NULL ? unrep_team_report_get_text_sha256 (row->report) : NULL;

  return sha256 != NULL && !g_str_equal (sha256, unrep_sheet_get_text_sha256 (sheet));
}

/* Where the work of a reviewer begins, or would. */
static guint
find_placed (const UnrepTeamRow *row,
             guint               column)
{
  guint low = 0, high = row->placed->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (row->placed, UnrepTeamPlaced, middle).column < column)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Of several the one of the report's text, and of these the one with the most in it. */
static UnrepSheet *
find_sheet (const UnrepTeamRow *row,
            guint               column)
{
  UnrepSheet *best = NULL;

  for (guint i = find_placed (row, column); i < row->placed->len; i++)
    {
      const UnrepTeamPlaced *placed = &g_array_index (row->placed, UnrepTeamPlaced, i);

      if (placed->column != column)
        break;
      if (best == NULL ||
          (unrep_team_row_is_outdated (row, best) && !unrep_team_row_is_outdated (row, placed->sheet)) ||
          (unrep_team_row_is_outdated (row, best) == unrep_team_row_is_outdated (row, placed->sheet) &&
           unrep_sheet_get_n_entries (best) < unrep_sheet_get_n_entries (placed->sheet)))
        best = placed->sheet;
    }
  return best;
}

static gboolean
is_assigned (UnrepTeamTable     *self,
             const UnrepTeamRow *row,
             guint               column)
{
  UnrepTeamFile *file = unrep_team_get_file (self->team);
  const UnrepTeamColumn *member = &g_array_index (self->columns, UnrepTeamColumn, column);
  g_autofree char *name = NULL;
  const char * const *uids;

  if (file == NULL || !member->is_expected)
    return member->is_expected;
  name = g_file_get_basename (row->file);
  uids = unrep_team_file_get_assignment (file, name);
  return uids == NULL || g_strv_contains (uids, unrep_reviewer_get_uid (member->reviewer));
}

/* Whether it is only an earlier round of the lead's that is finished. */
static gboolean
is_of_earlier_round (UnrepTeamTable *self,
                     UnrepSheet     *sheet)
{
  UnrepTeamFile *file = unrep_team_get_file (self->team);
  const char *round = unrep_sheet_get_round (sheet);
  guint current, own;

  return file != NULL && round != NULL && unrep_team_file_find_current_round (file, &current) &&
         unrep_team_file_find_round (file, round, &own) && own < current;
}

/**
 * unrep_team_table_get_cell:
 * @self: a table
 * @row: a report, from 0
 * @column: a reviewer, from 0
 *
 * Returns: how far that reviewer's work on that report is
 */
UnrepTeamCell
unrep_team_table_get_cell (UnrepTeamTable *self,
                           guint           row,
                           guint           column)
{
  const UnrepTeamRow *report_row;
  UnrepTeamCell cell = { .status = UNREP_TEAM_NOT_ASSIGNED };

  g_return_val_if_fail (row < self->rows->len && column < self->columns->len, cell);

  report_row = get_row (self, row);
  cell.sheet = find_sheet (report_row, column);
  if (report_row->report != NULL)
    cell.n_to_review = unrep_team_report_get_n_recommendations (report_row->report);
  if (cell.sheet == NULL)
    {
      cell.status = is_assigned (self, report_row, column) ? UNREP_TEAM_MISSING : UNREP_TEAM_NOT_ASSIGNED;
      return cell;
    }
  cell.status = unrep_sheet_is_finished (cell.sheet) && !is_of_earlier_round (self, cell.sheet)
                ? UNREP_TEAM_FINISHED : UNREP_TEAM_IN_PROGRESS;
  cell.n_tagged = unrep_sheet_get_n_entries (cell.sheet);
  cell.n_changed = unrep_sheet_get_n_changed (cell.sheet);
  cell.opened_as_lead = g_array_index (self->columns, UnrepTeamColumn, column).opened_as_lead;
  cell.is_outdated = unrep_team_row_is_outdated (report_row, cell.sheet);
  if (report_row->report != NULL && !cell.is_outdated && unrep_team_report_get_error (report_row->report) == NULL)
    cell.n_to_review = unrep_team_report_count_to_review (report_row->report, cell.sheet);
  return cell;
}

/**
 * unrep_team_table_count:
 * @self: a table
 * @status: how far work may be
 *
 * Returns: how many cells are so far
 */
guint
unrep_team_table_count (UnrepTeamTable  *self,
                        UnrepTeamStatus  status)
{
  return self->counts[status];
}

/**
 * unrep_team_table_get_n_issues:
 * @self: a table
 *
 * Returns: how many files a lead has to know of
 */
guint
unrep_team_table_get_n_issues (UnrepTeamTable *self)
{
  return self->issues->len;
}

/**
 * unrep_team_table_get_issue:
 * @self: a table
 * @index: from 0
 *
 * Returns: (transfer none): something that a lead has to know, by kind
 */
const UnrepTeamIssue *
unrep_team_table_get_issue (UnrepTeamTable *self,
                            guint           index)
{
  g_return_val_if_fail (index < self->issues->len, NULL);

  return g_ptr_array_index (self->issues, index);
}
