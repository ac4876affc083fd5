/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a lead has to know of the files of a team: nothing is left out in silence. */
#include "team/unrep-team-table-private.h"

#include "base/unrep-file.h"

#include <glib/gi18n.h>
#include <string.h>

static void
add (UnrepTeamTable     *self,
     UnrepTeamIssueKind  kind,
     char               *message)
{
  UnrepTeamIssue *issue = g_new0 (UnrepTeamIssue, 1);

  issue->kind = kind;
  issue->message = message;
  g_ptr_array_add (self->issues, issue);
}

static UnrepTeamIssueKind
get_kind (const GError *problem)
{
  if (g_error_matches (problem, UNREP_ERROR, UNREP_ERROR_CHANGED))
    return UNREP_TEAM_CONTRADICTORY;
  if (g_error_matches (problem, UNREP_ERROR, UNREP_ERROR_OUTDATED))
    return UNREP_TEAM_OUTDATED;
  return UNREP_TEAM_UNREADABLE;
}

static void
add_unreadable (UnrepTeamTable *self)
{
  const GError *file_error = unrep_team_get_file_error (self->team);

  if (file_error != NULL)
    add (self, UNREP_TEAM_UNREADABLE, g_strdup (file_error->message));
  for (guint i = 0; i < unrep_team_get_n_problems (self->team); i++)
    {
      const GError *problem = unrep_team_get_problem (self->team, i);

      add (self, get_kind (problem), g_strdup (problem->message));
    }
  for (guint i = 0; i < unrep_team_get_n_notes (self->team); i++)
    add (self, UNREP_TEAM_DUPLICATE, g_strdup (unrep_team_get_note (self->team, i)->message));
}

/* People who have the same id as somebody else are told apart by their uids. Whom the
 * team file names is the one who is meant; without it all are named. */
static gboolean
is_foreign (UnrepTeamTable *self,
            GHashTable     *column_of_id,
            guint           column)
{
  const UnrepTeamColumn *member = &g_array_index (self->columns, UnrepTeamColumn, column);
  guint first = GPOINTER_TO_UINT (g_hash_table_lookup (column_of_id, unrep_reviewer_get_id (member->reviewer))) - 1;

  return first != column && !(unrep_team_get_file (self->team) != NULL && member->is_expected);
}

static void
add_foreign (UnrepTeamTable *self,
             GHashTable     *column_of_id)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const UnrepTeamRow *row = g_ptr_array_index (self->rows, i);

      for (guint j = 0; j < row->placed->len; j++)
        {
          const UnrepTeamPlaced *placed = &g_array_index (row->placed, UnrepTeamPlaced, j);
          UnrepReviewer *reviewer = unrep_sheet_get_reviewer (placed->sheet);
          g_autofree char *display = NULL;

          if (!is_foreign (self, column_of_id, placed->column))
            continue;
          display = unrep_file_dup_display (unrep_sheet_get_file (placed->sheet));
          add (self, UNREP_TEAM_FOREIGN,
               g_strdup_printf (_("“%s” is by another person (%s) who has the id “%s”, too. It is counted as another "
                                  "reviewer's; one of the two should choose another id."), display,
                                unrep_reviewer_get_name (reviewer), unrep_reviewer_get_id (reviewer)));
        }
    }
}

static GHashTable *
new_column_of_id (UnrepTeamTable *self)
{
  GHashTable *column_of_id = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->columns->len; i++)
    {
      UnrepReviewer *reviewer = g_array_index (self->columns, UnrepTeamColumn, i).reviewer;

      if (!g_hash_table_contains (column_of_id, unrep_reviewer_get_id (reviewer)))
        g_hash_table_insert (column_of_id, (char *) unrep_reviewer_get_id (reviewer), GUINT_TO_POINTER (i + 1));
    }
  return column_of_id;
}

static void
add_outdated (UnrepTeamTable     *self,
              const UnrepTeamRow *row,
              UnrepSheet         *sheet)
{
  g_autofree char *display = NULL;

  if (!unrep_team_row_is_outdated (row, sheet))
    return;
  display = unrep_file_dup_display (unrep_sheet_get_file (sheet));
  add (self, UNREP_TEAM_OUTDATED,
       g_strdup_printf (_("“%s” is about another text: “%s” has changed since. It is counted by itself, and not compared "
                          "with work on the new text, until its reviewer has opened the report."), display, row->name));
}

static void
add_unassigned (UnrepTeamTable        *self,
                const UnrepTeamRow    *row,
                const UnrepTeamPlaced *placed)
{
  UnrepTeamFile *file = unrep_team_get_file (self->team);
  UnrepReviewer *reviewer = unrep_sheet_get_reviewer (placed->sheet);
  gboolean is_expected = g_array_index (self->columns, UnrepTeamColumn, placed->column).is_expected;
  g_autofree char *name = g_file_get_basename (row->file), *display = NULL;
  const char * const *uids = file != NULL ? unrep_team_file_get_assignment (file, name) : NULL;

  if (file == NULL || (is_expected && (uids == NULL || g_strv_contains (uids, unrep_reviewer_get_uid (reviewer)))))
    return;
  display = unrep_file_dup_display (unrep_sheet_get_file (placed->sheet));
  if (is_expected)
    add (self, UNREP_TEAM_UNASSIGNED,
         g_strdup_printf (_("“%s” is by %s, who was not assigned this report. It is counted."), display,
                          unrep_reviewer_get_name (reviewer)));
  else
    add (self, UNREP_TEAM_UNASSIGNED,
         g_strdup_printf (_("“%s” is by %s, whom the team file does not name. It is counted."), display,
                          unrep_reviewer_get_name (reviewer)));
}

static void
add_no_report (UnrepTeamTable     *self,
               const UnrepTeamRow *row)
{
  const GError *error = row->report != NULL ? unrep_team_report_get_error (row->report) : NULL;

  if (error != NULL)
    add (self, UNREP_TEAM_NO_REPORT, g_strdup (error->message));
}

static void
add_nameless (UnrepTeamTable *self)
{
  for (guint i = 0; i < unrep_team_get_n_sheets (self->team); i++)
    {
      UnrepSheet *sheet = unrep_team_get_sheet (self->team, i);
      g_autoptr (GFile) report = unrep_team_new_report_file (sheet);
      g_autofree char *display = NULL, *printable = NULL;

      if (report != NULL)
        continue;
      display = unrep_file_dup_display (unrep_sheet_get_file (sheet));
      printable = unrep_dup_printable (unrep_sheet_get_report_name (sheet));
      add (self, UNREP_TEAM_NO_REPORT,
           g_strdup_printf (_("“%s” names no file as its report: “%s”."), display, printable));
    }
}

static int
compare_kinds (gconstpointer a,
               gconstpointer b)
{
  const UnrepTeamIssue *p = *(UnrepTeamIssue * const *) a, *q = *(UnrepTeamIssue * const *) b;

  return p->kind != q->kind ? (int) p->kind - (int) q->kind : strcmp (p->message, q->message);
}

/**
 * unrep_team_table_find_issues:
 * @self: a table with rows and columns
 *
 * Finds what a lead has to know of the files.
 */
void
unrep_team_table_find_issues (UnrepTeamTable *self)
{
  g_autoptr (GHashTable) column_of_id = new_column_of_id (self);

  add_unreadable (self);
  add_foreign (self, column_of_id);
  add_nameless (self);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const UnrepTeamRow *row = g_ptr_array_index (self->rows, i);

      add_no_report (self, row);
      for (guint j = 0; j < row->placed->len; j++)
        {
          const UnrepTeamPlaced *placed = &g_array_index (row->placed, UnrepTeamPlaced, j);

          add_outdated (self, row, placed->sheet);
          add_unassigned (self, row, placed);
        }
    }
  g_ptr_array_sort (self->issues, compare_kinds);
}
