/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What two leads have changed in one team file. */
#include "team/unrep-team-file-private.h"

static UnrepTeamMember *
find_member (UnrepTeamFile *self,
             const char    *uid)
{
  guint index;

  return unrep_team_file_find_reviewer (self, uid, &index) ? g_ptr_array_index (self->members, index) : NULL;
}

static gboolean
same_member (const UnrepTeamMember *a,
             const UnrepTeamMember *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_str_equal (a->code, b->code) && a->has_id == b->has_id &&
         g_str_equal (unrep_reviewer_get_id (a->reviewer), unrep_reviewer_get_id (b->reviewer)) &&
         g_str_equal (unrep_reviewer_get_name (a->reviewer), unrep_reviewer_get_name (b->reviewer));
}

static void
merge_member (UnrepTeamFile *merged,
              UnrepTeamFile *base,
              UnrepTeamFile *mine,
              const char    *uid)
{
  UnrepTeamMember *before = find_member (base, uid), *now = find_member (mine, uid), *member;

  if (same_member (before, now))
    return;
  if (now == NULL)
    {
      unrep_team_file_remove_reviewer (merged, uid);
      return;
    }
  unrep_team_file_set_reviewer (merged, now->reviewer, now->code);
  member = find_member (merged, uid);
  if (member == NULL)
    return;
  member->has_id = now->has_id;
  if (member->extras == NULL)
    member->extras = unrep_extras_copy (now->extras);
}

static gboolean
same_uids (const char * const *a,
           const char * const *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_strv_equal (a, b);
}

static void
merge_assignment (UnrepTeamFile *merged,
                  UnrepTeamFile *base,
                  UnrepTeamFile *mine,
                  const char    *report)
{
  const char * const *now = unrep_team_file_get_assignment (mine, report);

  if (!same_uids (unrep_team_file_get_assignment (base, report), now))
    unrep_team_file_set_assignment (merged, report, now);
}

static UnrepTeamRound *
find_round (UnrepTeamFile *self,
            const char    *id)
{
  guint index;

  return unrep_team_file_find_round (self, id, &index) ? g_ptr_array_index (self->rounds, index) : NULL;
}

/* A round that both have begun under one number is one round. */
static void
merge_round (UnrepTeamFile *merged,
             UnrepTeamFile *base,
             UnrepTeamFile *mine,
             const char    *id)
{
  UnrepTeamRound *before = find_round (base, id), *now = find_round (mine, id);
  guint index;

  if (now != NULL && !unrep_team_file_find_round (merged, id, NULL) && before == NULL)
    unrep_team_file_add_round (merged, id, now->name, now->begun);
  if (!unrep_team_file_find_round (merged, id, &index))
    return;
  if (now == NULL && before != NULL)
    {
      unrep_team_file_remove_round (merged, index);
      return;
    }
  if (now != NULL && g_strcmp0 (now->name, before != NULL ? before->name : NULL) != 0)
    unrep_team_file_set_round_name (merged, index, now->name);
  if (now != NULL && g_strcmp0 (now->closed, before != NULL ? before->closed : NULL) != 0)
    unrep_team_file_set_round_closed (merged, index, now->closed);
}

static void
merge_members (UnrepTeamFile *merged,
               UnrepTeamFile *base,
               UnrepTeamFile *mine,
               UnrepTeamFile *named)
{
  for (guint i = 0; i < named->members->len; i++)
    {
      const UnrepTeamMember *member = g_ptr_array_index (named->members, i);

      merge_member (merged, base, mine, unrep_reviewer_get_uid (member->reviewer));
    }
  for (guint i = 0; i < named->assignments->len; i++)
    merge_assignment (merged, base, mine, ((UnrepTeamAssignment *) g_ptr_array_index (named->assignments, i))->report);
  for (guint i = 0; i < named->rounds->len; i++)
    merge_round (merged, base, mine, ((UnrepTeamRound *) g_ptr_array_index (named->rounds, i))->id);
}

/**
 * unrep_team_file_merge:
 * @base: a team file
 * @mine: the same, changed
 * @theirs: the same, changed by somebody else
 *
 * Makes the changes that lead from @base to @mine in @theirs: each expected reviewer,
 * each report's assignment, each round's name and end, the name and the codebook is a
 * thing by itself. With @base changed and @mine from before, that takes a change back.
 *
 * Returns: (transfer full): what all of that comes to
 */
UnrepTeamFile *
unrep_team_file_merge (UnrepTeamFile *base,
                       UnrepTeamFile *mine,
                       UnrepTeamFile *theirs)
{
  UnrepTeamFile *merged = unrep_team_file_copy (theirs);

  if (!g_str_equal (base->name, mine->name))
    unrep_team_file_set_name (merged, mine->name);
  if (g_strcmp0 (base->codebook_id, mine->codebook_id) != 0 || base->codebook_version != mine->codebook_version)
    unrep_team_file_set_codebook (merged, mine->codebook_id, (guint) mine->codebook_version);
  merge_members (merged, base, mine, base);
  merge_members (merged, base, mine, mine);
  return merged;
}
