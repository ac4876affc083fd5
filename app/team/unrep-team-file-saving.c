/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Team files where they are kept. Two leads may change one at the same time. */
#include "team/unrep-team-file-private.h"

#include "base/unrep-file.h"

#include <glib/gi18n.h>

/* How often what another lead wrote at the same moment is merged. */
#define MAX_TRIES 3

/**
 * unrep_team_file_find_above:
 * @report: a report
 * @cancellable: (nullable): to stop
 * @error: where to put what went wrong
 *
 * Looks for a team file in the folder of a report, which may lie below the team's, and
 * in those above; the nearest is the one. It blocks.
 *
 * Errors: %UNREP_ERROR_NOT_FOUND where there is none; those of unrep_team_file_read().
 *
 * Returns: (transfer full): the team file, %NULL on error
 */
UnrepTeamFile *
unrep_team_file_find_above (GFile         *report,
                            GCancellable  *cancellable,
                            GError       **error)
{
  g_autoptr (GFile) folder = g_file_get_parent (report);

  while (folder != NULL && !g_cancellable_is_cancelled (cancellable))
    {
      g_autoptr (GFile) file = g_file_get_child (folder, UNREP_TEAM_FILE_NAME), below = g_steal_pointer (&folder);

      if (g_file_query_exists (file, cancellable))
        return unrep_team_file_read (file, cancellable, error);
      folder = g_file_get_parent (below);
    }
  g_set_error_literal (error, UNREP_ERROR, UNREP_ERROR_NOT_FOUND, _("There is no team file."));
  return NULL;
}

/**
 * unrep_team_file_save:
 * @self: a team file
 * @folder: the team's folder
 * @error: where to put what went wrong
 *
 * Writes the team file of that folder. One that is there and cannot be understood is
 * left as it is. It blocks, for a small file.
 *
 * Errors: those of unrep_file_save(); what is wrong with the file that is there.
 *
 * Returns: whether it is saved
 */
gboolean
unrep_team_file_save (UnrepTeamFile  *self,
                      GFile          *folder,
                      GError        **error)
{
  g_autoptr (GFile) target = g_file_get_child (folder, UNREP_TEAM_FILE_NAME);
  g_autoptr (GBytes) bytes = unrep_team_file_to_bytes (self);

  if (g_file_query_exists (target, NULL))
    {
      g_autoptr (UnrepTeamFile) there = unrep_team_file_read (target, NULL, error);

      if (there == NULL)
        return FALSE;
    }
  return unrep_file_save (target, bytes, NULL, error);
}

static gboolean
is_there (UnrepTeamFile *self,
          GFile         *target)
{
  g_autoptr (UnrepTeamFile) there = unrep_team_file_read (target, NULL, NULL);
  g_autoptr (GBytes) bytes = unrep_team_file_to_bytes (self);
  g_autoptr (GBytes) there_bytes = there != NULL ? unrep_team_file_to_bytes (there) : NULL;

  return there_bytes != NULL && g_bytes_equal (bytes, there_bytes);
}

/**
 * unrep_team_file_save_changes:
 * @base: the team file as it was when the change was made
 * @mine: the same, changed
 * @folder: the team's folder
 * @error: where to put what went wrong
 *
 * Makes the change in the team file as it is there now: what another lead has written
 * meanwhile stays. Where both changed one thing, it becomes what @mine has. What another
 * lead writes in the very moment between is seen afterwards, and merged. It blocks, for
 * a small file.
 *
 * Errors: as unrep_team_file_save().
 *
 * Returns: (transfer full): what the team file says now, %NULL on error
 */
UnrepTeamFile *
unrep_team_file_save_changes (UnrepTeamFile  *base,
                              UnrepTeamFile  *mine,
                              GFile          *folder,
                              GError        **error)
{
  g_autoptr (GFile) target = g_file_get_child (folder, UNREP_TEAM_FILE_NAME);
  g_autoptr (UnrepTeamFile) merged = NULL;

  for (guint i = 0; i < MAX_TRIES; i++)
    {
      g_autoptr (UnrepTeamFile) there = NULL;

      if (g_file_query_exists (target, NULL))
        {
          there = unrep_team_file_read (target, NULL, error);
          if (there == NULL)
            return NULL;
        }
      else
        there = unrep_team_file_ref (base);
      g_clear_pointer (&merged, unrep_team_file_unref);
      merged = unrep_team_file_merge (base, mine, there);
      if (!unrep_team_file_save (merged, folder, error))
        return NULL;
      if (is_there (merged, target))
        break;
    }
  return g_steal_pointer (&merged);
}
