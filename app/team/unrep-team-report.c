/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-team-report.h"

#include "annotation/unrep-agreed-encoding.h"
#include "team/unrep-team-private.h"
#include "team/unrep-team-reader-private.h"

struct _UnrepTeamReport
{
  GFile          *file;
  char           *text_sha256;
  /* Of the recommendations that are `yes`, in the order of their starts. */
  GArray         *ranges;
  GError         *error;
  UnrepTeamStamp  stamp;
  UnrepTeamStamp  outline_stamp;
};

G_DEFINE_BOXED_TYPE (UnrepTeamReport, unrep_team_report, unrep_team_report_ref, unrep_team_report_unref)

static void
clear (gpointer data)
{
  UnrepTeamReport *self = data;

  g_object_unref (self->file);
  g_free (self->text_sha256);
  g_array_unref (self->ranges);
  g_clear_error (&self->error);
  g_free (self->stamp.sha256);
  g_free (self->outline_stamp.sha256);
}

/**
 * unrep_team_report_ref:
 * @self: a report
 *
 * Returns: (transfer full): @self
 */
UnrepTeamReport *
unrep_team_report_ref (UnrepTeamReport *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * unrep_team_report_unref:
 * @self: (transfer full): a report
 */
void
unrep_team_report_unref (UnrepTeamReport *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

static int
compare_ranges (gconstpointer a,
                gconstpointer b)
{
  return unrep_range_compare (*(const UnrepRange *) a, *(const UnrepRange *) b);
}

static void
take_outline (UnrepTeamReport *self,
              UnrepOutline    *outline)
{
  for (guint i = 0; i < unrep_outline_get_n_units (outline); i++)
    {
      const UnrepUnit *unit = unrep_outline_get_unit (outline, i);

      if (unit->recommendation == UNREP_RECOMMENDATION_YES)
        g_array_append_val (self->ranges, unit->range);
    }
  g_array_sort (self->ranges, compare_ranges);
}

static void
load (UnrepTeamReport *self,
      UnrepTeam       *team,
      GCancellable    *cancellable)
{
  g_autoptr (UnrepReport) report = unrep_report_load_agreed (self->file, cancellable, &self->error);
  g_autoptr (UnrepOutline) outline = NULL;

  if (report == NULL)
    return;
  self->text_sha256 = g_strdup (unrep_report_get_text_sha256 (report));
  outline = unrep_team_load_outline (team, report, cancellable, &self->error);
  if (outline != NULL)
    take_outline (self, outline);
}

static void
stamp_outline (UnrepTeamReport *self,
               UnrepTeam       *team,
               const char      *text_sha256,
               gboolean         remote,
               GCancellable    *cancellable)
{
  GFile *outline = text_sha256 != NULL ? g_hash_table_lookup (team->outlines, text_sha256) : NULL;

  if (outline != NULL)
    unrep_team_stamp_take (&self->outline_stamp, outline, remote, cancellable);
  else
    self->outline_stamp.is_settled = TRUE;
}

/**
 * unrep_team_report_load:
 * @team: the team's work
 * @file: a report
 * @before: (nullable): what was known of it
 * @cancellable: (nullable): cancels the loading
 *
 * Loads a report and finds its recommendations, as the team corrected its outline; or
 * takes @before again where neither has changed since. It blocks.
 *
 * Returns: (transfer full) (nullable): what is known of it now, perhaps that it cannot
 *   be used; %NULL when cancelled
 */
UnrepTeamReport *
unrep_team_report_load (UnrepTeam       *team,
                        GFile           *file,
                        UnrepTeamReport *before,
                        GCancellable    *cancellable)
{
  g_autoptr (UnrepTeamReport) self = g_atomic_rc_box_new0 (UnrepTeamReport);
  gboolean remote = unrep_team_is_remote (file);

  self->file = g_object_ref (file);
  self->ranges = g_array_new (FALSE, FALSE, sizeof (UnrepRange));
  unrep_team_stamp_take (&self->stamp, file, remote, cancellable);
  stamp_outline (self, team, before != NULL ? before->text_sha256 : NULL, remote, cancellable);
  if (before != NULL && before->error == NULL && unrep_team_stamp_equal (&before->stamp, &self->stamp) &&
      unrep_team_stamp_equal (&before->outline_stamp, &self->outline_stamp))
    return unrep_team_report_ref (before);

  load (self, team, cancellable);
  if (before == NULL || g_strcmp0 (before->text_sha256, self->text_sha256) != 0)
    stamp_outline (self, team, self->text_sha256, remote, cancellable);
  return g_cancellable_is_cancelled (cancellable) ? NULL : g_steal_pointer (&self);
}

/**
 * unrep_team_report_get_file:
 * @self: a report
 *
 * Returns: (transfer none): its file
 */
GFile *
unrep_team_report_get_file (UnrepTeamReport *self)
{
  return self->file;
}

/**
 * unrep_team_report_get_text_sha256:
 * @self: a report
 *
 * Returns: (nullable): SHA-256 of its text, %NULL where it cannot be used
 */
const char *
unrep_team_report_get_text_sha256 (UnrepTeamReport *self)
{
  return self->text_sha256;
}

/**
 * unrep_team_report_get_error:
 * @self: a report
 *
 * Returns: (transfer none) (nullable): why it cannot be used
 */
const GError *
unrep_team_report_get_error (UnrepTeamReport *self)
{
  return self->error;
}

/**
 * unrep_team_report_get_n_recommendations:
 * @self: a report
 *
 * Returns: how many recommendations it has, 0 where it cannot be used
 */
guint
unrep_team_report_get_n_recommendations (UnrepTeamReport *self)
{
  return self->ranges->len;
}

static gboolean
has_recommendation (UnrepTeamReport *self,
                    UnrepRange       range)
{
  guint low = 0, high = self->ranges->len;

  /* Recommendations do not overlap: one of the two around the start it must be. */
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->ranges, UnrepRange, middle).start < range.start)
        low = middle + 1;
      else
        high = middle;
    }
  for (guint i = low > 0 ? low - 1 : 0; i < self->ranges->len && i <= low; i++)
    if (unrep_range_same_unit (g_array_index (self->ranges, UnrepRange, i), range))
      return TRUE;
  return FALSE;
}

/**
 * unrep_team_report_count_to_review:
 * @self: a report
 * @sheet: somebody's work on its text
 *
 * Returns: how many units there are to tag for that person: the recommendations, and
 *   whatever else they tagged
 */
guint
unrep_team_report_count_to_review (UnrepTeamReport *self,
                                   UnrepSheet      *sheet)
{
  guint n = self->ranges->len;

  for (guint i = 0; i < unrep_sheet_get_n_entries (sheet); i++)
    n += !has_recommendation (self, unrep_sheet_get_entry (sheet, i)->range);
  return n;
}
