/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-team-file-private.h"

G_DEFINE_BOXED_TYPE (UnrepTeamFile, unrep_team_file, unrep_team_file_ref, unrep_team_file_unref)

/**
 * unrep_team_member_free:
 * @self: (transfer full): an expected reviewer
 */
void
unrep_team_member_free (UnrepTeamMember *self)
{
  g_clear_pointer (&self->reviewer, unrep_reviewer_unref);
  g_free (self->code);
  unrep_extras_free (self->extras);
  g_free (self);
}

/**
 * unrep_team_assignment_free:
 * @self: (transfer full): who reviews a report
 */
void
unrep_team_assignment_free (UnrepTeamAssignment *self)
{
  g_free (self->report);
  g_strfreev (self->uids);
  unrep_extras_free (self->extras);
  g_free (self);
}

/**
 * unrep_team_round_free:
 * @self: (transfer full): a round
 */
void
unrep_team_round_free (UnrepTeamRound *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->begun);
  g_free (self->closed);
  unrep_extras_free (self->extras);
  g_free (self);
}

/**
 * unrep_team_file_new:
 *
 * Returns: (transfer full): a team file that says nothing
 */
UnrepTeamFile *
unrep_team_file_new (void)
{
  UnrepTeamFile *self = g_atomic_rc_box_new0 (UnrepTeamFile);

  self->name = g_strdup ("");
  self->members = g_ptr_array_new_with_free_func ((GDestroyNotify) unrep_team_member_free);
  self->index_of_uid = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->assignments = g_ptr_array_new_with_free_func ((GDestroyNotify) unrep_team_assignment_free);
  self->assignment_of_report = g_hash_table_new (g_str_hash, g_str_equal);
  self->rounds = g_ptr_array_new_with_free_func ((GDestroyNotify) unrep_team_round_free);

  return self;
}

static void
clear (gpointer data)
{
  UnrepTeamFile *self = data;

  g_free (self->name);
  g_free (self->codebook_id);
  unrep_extras_free (self->codebook_extras);
  g_ptr_array_unref (self->members);
  g_hash_table_unref (self->index_of_uid);
  g_hash_table_unref (self->assignment_of_report);
  g_ptr_array_unref (self->assignments);
  g_ptr_array_unref (self->rounds);
  unrep_extras_free (self->extras);
}

/**
 * unrep_team_file_copy:
 * @self: a team file
 *
 * Returns: (transfer full): the same content, to be changed
 */
UnrepTeamFile *
unrep_team_file_copy (UnrepTeamFile *self)
{
  g_autoptr (GBytes) bytes = unrep_team_file_to_bytes (self);

  /* What was written is read again: the two are each other's inverse. */
  return unrep_team_file_read_bytes (bytes, UNREP_TEAM_FILE_NAME, NULL);
}

/**
 * unrep_team_file_ref:
 * @self: a team file
 *
 * Returns: (transfer full): @self
 */
UnrepTeamFile *
unrep_team_file_ref (UnrepTeamFile *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * unrep_team_file_unref:
 * @self: (transfer full): a team file
 */
void
unrep_team_file_unref (UnrepTeamFile *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * unrep_team_file_get_name:
 * @self: a team file
 *
 * Returns: what the team's work is called, "" where it has no name
 */
const char *
unrep_team_file_get_name (UnrepTeamFile *self)
{
  return self->name;
}

/**
 * unrep_team_file_set_name:
 * @self: a team file
 * @name: what the team's work is to be called
 */
void
unrep_team_file_set_name (UnrepTeamFile *self,
                          const char    *name)
{
  g_free (self->name);
  self->name = g_strdup (name);
}

/**
 * unrep_team_file_get_codebook_id:
 * @self: a team file
 *
 * Returns: (nullable): id of the codebook that the team uses
 */
const char *
unrep_team_file_get_codebook_id (UnrepTeamFile *self)
{
  return self->codebook_id;
}

/**
 * unrep_team_file_get_codebook_version:
 * @self: a team file
 *
 * Returns: version of that codebook, 0 where there is none
 */
guint
unrep_team_file_get_codebook_version (UnrepTeamFile *self)
{
  return (guint) self->codebook_version;
}

/**
 * unrep_team_file_set_codebook:
 * @self: a team file
 * @id: (nullable): id of the codebook that the team uses
 * @version: its version
 */
void
unrep_team_file_set_codebook (UnrepTeamFile *self,
                              const char    *id,
                              guint          version)
{
  char *copy = g_strdup (id);

  g_free (self->codebook_id);
  self->codebook_id = copy;
  self->codebook_version = id != NULL ? version : 0;
}

/**
 * unrep_team_file_get_n_reviewers:
 * @self: a team file
 *
 * Returns: how many reviewers are expected
 */
guint
unrep_team_file_get_n_reviewers (UnrepTeamFile *self)
{
  return self->members->len;
}

static UnrepTeamMember *
get_member (UnrepTeamFile *self,
            guint          index)
{
  return g_ptr_array_index (self->members, index);
}

/**
 * unrep_team_file_get_reviewer:
 * @self: a team file
 * @index: from 0
 *
 * Returns: (transfer none): an expected reviewer
 */
UnrepReviewer *
unrep_team_file_get_reviewer (UnrepTeamFile *self,
                              guint          index)
{
  g_return_val_if_fail (index < self->members->len, NULL);

  return get_member (self, index)->reviewer;
}

/**
 * unrep_team_file_get_code:
 * @self: a team file
 * @index: from 0
 *
 * Returns: what takes the place of that reviewer's name where names are hidden, ""
 *   where nothing was chosen
 */
const char *
unrep_team_file_get_code (UnrepTeamFile *self,
                          guint          index)
{
  g_return_val_if_fail (index < self->members->len, NULL);

  return get_member (self, index)->code;
}

/**
 * unrep_team_file_find_reviewer:
 * @self: a team file
 * @uid: uid of a person
 * @index: (out) (optional): where they stand
 *
 * Returns: whether they are expected
 */
gboolean
unrep_team_file_find_reviewer (UnrepTeamFile *self,
                               const char    *uid,
                               guint         *index)
{
  gpointer found;

  if (!g_hash_table_lookup_extended (self->index_of_uid, uid, NULL, &found))
    return FALSE;
  if (index != NULL)
    *index = GPOINTER_TO_UINT (found);
  return TRUE;
}

/**
 * unrep_team_file_take_member:
 * @self: a team file
 * @member: (transfer full): an expected reviewer whose uid nobody else has
 */
void
unrep_team_file_take_member (UnrepTeamFile   *self,
                             UnrepTeamMember *member)
{
  g_hash_table_insert (self->index_of_uid, g_strdup (unrep_reviewer_get_uid (member->reviewer)),
                       GUINT_TO_POINTER (self->members->len));
  g_ptr_array_add (self->members, member);
}

/**
 * unrep_team_file_set_reviewer:
 * @self: a team file
 * @reviewer: a person
 * @code: what takes the place of their name where names are hidden, "" for nothing
 *
 * Makes them expected, or changes what is said of them.
 */
void
unrep_team_file_set_reviewer (UnrepTeamFile *self,
                              UnrepReviewer *reviewer,
                              const char    *code)
{
  UnrepTeamMember *member;
  g_autofree char *copy = g_strdup (code);
  guint index;

  unrep_reviewer_ref (reviewer);
  if (unrep_team_file_find_reviewer (self, unrep_reviewer_get_uid (reviewer), &index))
    {
      member = get_member (self, index);
      unrep_reviewer_unref (member->reviewer);
      member->reviewer = reviewer;
    }
  else
    {
      member = g_new0 (UnrepTeamMember, 1);
      member->reviewer = reviewer;
      unrep_team_file_take_member (self, member);
    }
  member->has_id = TRUE;
  g_free (member->code);
  member->code = g_steal_pointer (&copy);
}

/**
 * unrep_team_file_remove_reviewer:
 * @self: a team file
 * @uid: uid of a person who is not expected any more
 *
 * What they were assigned stays, should they come back.
 */
void
unrep_team_file_remove_reviewer (UnrepTeamFile *self,
                                 const char    *uid)
{
  guint index;

  if (!unrep_team_file_find_reviewer (self, uid, &index))
    return;
  g_hash_table_remove (self->index_of_uid, uid);
  g_ptr_array_remove_index (self->members, index);
  for (guint i = index; i < self->members->len; i++)
    g_hash_table_insert (self->index_of_uid, g_strdup (unrep_reviewer_get_uid (get_member (self, i)->reviewer)),
                         GUINT_TO_POINTER (i));
}

/**
 * unrep_team_file_get_assignment:
 * @self: a team file
 * @report: name of a report's file
 *
 * Returns: (nullable) (array zero-terminated=1): uids of those who review it, %NULL
 *   where everybody does who is expected
 */
const char * const *
unrep_team_file_get_assignment (UnrepTeamFile *self,
                                const char    *report)
{
  UnrepTeamAssignment *assignment = g_hash_table_lookup (self->assignment_of_report, report);

  return assignment != NULL ? (const char * const *) assignment->uids : NULL;
}

/**
 * unrep_team_file_is_assigned:
 * @self: a team file
 * @report: name of a report's file
 * @uid: uid of a person
 *
 * Returns: whether that person is expected to review that report
 */
gboolean
unrep_team_file_is_assigned (UnrepTeamFile *self,
                             const char    *report,
                             const char    *uid)
{
  const char * const *uids = unrep_team_file_get_assignment (self, report);

  return unrep_team_file_find_reviewer (self, uid, NULL) && (uids == NULL || g_strv_contains (uids, uid));
}

/**
 * unrep_team_file_take_assignment:
 * @self: a team file
 * @assignment: (transfer full): who reviews a report
 *
 * Takes the place of what was said of that report before.
 */
void
unrep_team_file_take_assignment (UnrepTeamFile       *self,
                                 UnrepTeamAssignment *assignment)
{
  UnrepTeamAssignment *before = g_hash_table_lookup (self->assignment_of_report, assignment->report);

  g_hash_table_remove (self->assignment_of_report, assignment->report);
  if (before != NULL)
    g_ptr_array_remove (self->assignments, before);
  g_ptr_array_add (self->assignments, assignment);
  g_hash_table_insert (self->assignment_of_report, assignment->report, assignment);
}

/**
 * unrep_team_file_set_assignment:
 * @self: a team file
 * @report: name of a report's file
 * @uids: (nullable) (array zero-terminated=1): uids of those who review it, %NULL for
 *   everybody who is expected
 */
void
unrep_team_file_set_assignment (UnrepTeamFile      *self,
                                const char         *report,
                                const char * const *uids)
{
  UnrepTeamAssignment *assignment = g_hash_table_lookup (self->assignment_of_report, report);

  if (uids == NULL)
    {
      g_hash_table_remove (self->assignment_of_report, report);
      if (assignment != NULL)
        g_ptr_array_remove (self->assignments, assignment);
      return;
    }
  if (assignment != NULL)
    {
      g_strfreev (assignment->uids);
      assignment->uids = g_strdupv ((char **) uids);
      return;
    }
  assignment = g_new0 (UnrepTeamAssignment, 1);
  assignment->report = g_strdup (report);
  assignment->uids = g_strdupv ((char **) uids);
  unrep_team_file_take_assignment (self, assignment);
}
