/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whoever looks at everybody's work leaves a trace of it in a file of their own. */
#include "team/unrep-team-lead.h"

#include "annotation/unrep-agreed-encoding.h"
#include "team/unrep-team-private.h"

#include "annotation/unrep-round.h"

static gboolean
is_by (UnrepSheet    *sheet,
       UnrepReviewer *person)
{
  return g_str_equal (unrep_reviewer_get_uid (unrep_sheet_get_reviewer (sheet)), unrep_reviewer_get_uid (person));
}

static gboolean
record_in (GPtrArray      *sheets,
           UnrepReviewer  *lead,
           gboolean       *any,
           char          **draft,
           GError        **error)
{
  for (guint i = 0; i < sheets->len; i++)
    {
      UnrepSheet *sheet = g_ptr_array_index (sheets, i);

      if (!is_by (sheet, lead))
        continue;
      *any = TRUE;
      if (unrep_sheet_get_opened_as_lead (sheet) == NULL &&
          !unrep_side_file_record_opened_as_lead (unrep_sheet_get_file (sheet), unrep_reviewer_get_uid (lead), draft,
                                                  error))
        return FALSE;
    }
  return TRUE;
}

/* A report that others work on, with its codebook; else one that nobody has begun. */
static UnrepReport *
load_any_report (UnrepTeam      *self,
                 UnrepCodebook **codebook,
                 GCancellable   *cancellable)
{
  UnrepReport *report = NULL;

  for (guint i = 0; i < self->sheets->len && report == NULL; i++)
    {
      UnrepSheet *sheet = g_ptr_array_index (self->sheets, i);

      *codebook = unrep_team_get_codebook (self, unrep_sheet_get_codebook_id (sheet),
                                           unrep_sheet_get_codebook_version (sheet));
      if (*codebook != NULL)
        report = unrep_team_load_report (self, sheet, cancellable, NULL);
    }
  for (guint i = 0; i < self->found_reports->len && report == NULL; i++)
    {
      *codebook = unrep_team_get_default_codebook (self);
      report = unrep_report_load_agreed (g_ptr_array_index (self->found_reports, i), cancellable, NULL);
    }
  return report;
}

/**
 * unrep_team_record_lead:
 * @self: a team's work
 * @lead: who looks at it from now on
 * @draft: (inout): set to a sentence that says why it is in a draft only, where it is:
 *   in a folder that cannot be written
 * @cancellable: (nullable): to stop
 * @error: where to put what went wrong
 *
 * Records in every side file of theirs that @lead sees everybody's work, and where they
 * have none begins a file for their decisions with it. Where there is no work and no
 * report there is nothing to see. It blocks.
 *
 * Errors: those of reading and saving these files.
 *
 * Returns: whether it is recorded
 */
gboolean
unrep_team_record_lead (UnrepTeam      *self,
                        UnrepReviewer  *lead,
                        char          **draft,
                        GCancellable   *cancellable,
                        GError        **error)
{
  g_autoptr (UnrepReport) report = NULL;
  UnrepCodebook *codebook = NULL;
  gboolean any = FALSE;

  if (!record_in (self->sheets, lead, &any, draft, error) || !record_in (self->decisions, lead, &any, draft, error))
    return FALSE;
  if (any)
    return TRUE;
  report = load_any_report (self, &codebook, cancellable);
  return report == NULL || unrep_side_file_begin_as_lead (report, codebook, lead, draft, error);
}

static void
add_openers (GPtrArray  *sheets,
             GHashTable *uids)
{
  for (guint i = 0; i < sheets->len; i++)
    if (unrep_sheet_get_opened_as_lead (g_ptr_array_index (sheets, i)) != NULL)
      g_hash_table_add (uids, (char *) unrep_reviewer_get_uid (unrep_sheet_get_reviewer (g_ptr_array_index (sheets, i))));
}

/**
 * unrep_team_new_openers:
 * @self: a team's work
 *
 * Returns: (transfer full) (element-type utf8): uids of those who have looked at
 *   everybody's work, as any file of theirs tells, as a set that @self owns the members of
 */
GHashTable *
unrep_team_new_openers (UnrepTeam *self)
{
  GHashTable *uids = g_hash_table_new (g_str_hash, g_str_equal);

  add_openers (self->sheets, uids);
  add_openers (self->decisions, uids);
  return uids;
}
