/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rounds that a lead begins and closes. */
#include "team/unrep-team-file-private.h"

static UnrepTeamRound *
get_round (UnrepTeamFile *self,
           guint          index)
{
  return g_ptr_array_index (self->rounds, index);
}

/**
 * unrep_team_file_get_n_rounds:
 * @self: a team file
 *
 * Returns: how many rounds the lead has announced
 */
guint
unrep_team_file_get_n_rounds (UnrepTeamFile *self)
{
  return self->rounds->len;
}

/**
 * unrep_team_file_get_round:
 * @self: a team file
 * @index: from 0
 *
 * Returns: id of a round, in the order in which they began
 */
const char *
unrep_team_file_get_round (UnrepTeamFile *self,
                           guint          index)
{
  g_return_val_if_fail (index < self->rounds->len, NULL);

  return get_round (self, index)->id;
}

/**
 * unrep_team_file_get_round_name:
 * @self: a team file
 * @index: from 0
 *
 * Returns: what people call that round: its id where it has no name
 */
const char *
unrep_team_file_get_round_name (UnrepTeamFile *self,
                                guint          index)
{
  const UnrepTeamRound *round;

  g_return_val_if_fail (index < self->rounds->len, NULL);

  round = get_round (self, index);
  return round->name != NULL ? round->name : round->id;
}

/**
 * unrep_team_file_get_round_begun:
 * @self: a team file
 * @index: from 0
 *
 * Returns: (nullable): when that round began, in UTC, if that is known
 */
const char *
unrep_team_file_get_round_begun (UnrepTeamFile *self,
                                 guint          index)
{
  g_return_val_if_fail (index < self->rounds->len, NULL);

  return get_round (self, index)->begun;
}

/**
 * unrep_team_file_get_round_closed:
 * @self: a team file
 * @index: from 0
 *
 * Returns: (nullable): when that round was closed, in UTC; %NULL where it was not
 */
const char *
unrep_team_file_get_round_closed (UnrepTeamFile *self,
                                  guint          index)
{
  g_return_val_if_fail (index < self->rounds->len, NULL);

  return get_round (self, index)->closed;
}

/**
 * unrep_team_file_find_round:
 * @self: a team file
 * @id: id of a round
 * @index: (out) (optional): where it stands
 *
 * Returns: whether there is such a round
 */
gboolean
unrep_team_file_find_round (UnrepTeamFile *self,
                            const char    *id,
                            guint         *index)
{
  for (guint i = 0; i < self->rounds->len; i++)
    if (g_str_equal (get_round (self, i)->id, id))
      {
        if (index != NULL)
          *index = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * unrep_team_file_find_current_round:
 * @self: a team file
 * @index: (out) (optional): where it stands
 *
 * Finds the round that reviewers are in: the last one that is open, or where all are
 * closed, the last one, which some may finish late.
 *
 * Returns: whether there is a round at all
 */
gboolean
unrep_team_file_find_current_round (UnrepTeamFile *self,
                                    guint         *index)
{
  guint found = self->rounds->len;

  for (guint i = self->rounds->len; i > 0 && found == self->rounds->len; i--)
    if (get_round (self, i - 1)->closed == NULL)
      found = i - 1;
  if (found == self->rounds->len && found > 0)
    found--;
  if (index != NULL)
    *index = found;
  return self->rounds->len > 0;
}

/**
 * unrep_team_file_add_round:
 * @self: a team file
 * @id: id of a round, a word such as `2`, which no other round has
 * @name: (nullable): what people call it
 * @begun: (nullable): when it began, in UTC
 *
 * Adds a round, which becomes the current one.
 */
void
unrep_team_file_add_round (UnrepTeamFile *self,
                           const char    *id,
                           const char    *name,
                           const char    *begun)
{
  UnrepTeamRound *round = g_new0 (UnrepTeamRound, 1);

  round->id = g_strdup (id);
  round->name = name != NULL && *name != '\0' ? g_strdup (name) : NULL;
  round->begun = g_strdup (begun);
  g_ptr_array_add (self->rounds, round);
}

/**
 * unrep_team_file_begin_round:
 * @self: a team file
 * @name: (nullable): what people are to call it
 *
 * Begins a round now, under the number that comes next, and closes those that are open:
 * reviewers are in one round at a time.
 *
 * Returns: id of the round
 */
const char *
unrep_team_file_begin_round (UnrepTeamFile *self,
                             const char    *name)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ"), *id = NULL;

  for (guint n = self->rounds->len + 1; id == NULL || unrep_team_file_find_round (self, id, NULL); n++)
    {
      g_free (id);
      id = g_strdup_printf ("%u", n);
    }
  for (guint i = 0; i < self->rounds->len; i++)
    if (get_round (self, i)->closed == NULL)
      unrep_team_file_set_round_closed (self, i, time);
  unrep_team_file_add_round (self, id, name, time);
  return unrep_team_file_get_round (self, self->rounds->len - 1);
}

/**
 * unrep_team_file_set_round_name:
 * @self: a team file
 * @index: from 0
 * @name: (nullable): what people are to call that round
 */
void
unrep_team_file_set_round_name (UnrepTeamFile *self,
                                guint          index,
                                const char    *name)
{
  g_return_if_fail (index < self->rounds->len);

  g_free (get_round (self, index)->name);
  get_round (self, index)->name = name != NULL && *name != '\0' ? g_strdup (name) : NULL;
}

/**
 * unrep_team_file_set_round_closed:
 * @self: a team file
 * @index: from 0
 * @closed: (nullable): when that round was closed, in UTC; %NULL to open it again
 */
void
unrep_team_file_set_round_closed (UnrepTeamFile *self,
                                  guint          index,
                                  const char    *closed)
{
  char *copy = g_strdup (closed);

  g_return_if_fail (index < self->rounds->len);

  g_free (get_round (self, index)->closed);
  get_round (self, index)->closed = copy;
}

/**
 * unrep_team_file_remove_round:
 * @self: a team file
 * @index: from 0
 *
 * What reviewers kept of that round stays in their side files.
 */
void
unrep_team_file_remove_round (UnrepTeamFile *self,
                              guint          index)
{
  g_return_if_fail (index < self->rounds->len);

  g_ptr_array_remove_index (self->rounds, index);
}
