/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-extras.h"
#include "team/unrep-team-file.h"

G_BEGIN_DECLS

/* One expected reviewer. */
typedef struct
{
  UnrepReviewer *reviewer;
  /* Whether the file says what their side files are called by. */
  gboolean       has_id;
  char          *code;
  UnrepExtras   *extras;
} UnrepTeamMember;

/* Who reviews one report; nobody else does. */
typedef struct
{
  char        *report;
  GStrv        uids;
  UnrepExtras *extras;
} UnrepTeamAssignment;

/* Times as side files write them, %NULL where it is not known or has not come. */
typedef struct
{
  char        *id;
  char        *name;
  char        *begun;
  char        *closed;
  UnrepExtras *extras;
} UnrepTeamRound;

struct _UnrepTeamFile
{
  char        *name;
  char        *codebook_id;
  gint64       codebook_version;
  UnrepExtras *codebook_extras;
  GPtrArray   *members;
  /* From uids to where they stand in @members. */
  GHashTable  *index_of_uid;
  GPtrArray   *assignments;
  GHashTable  *assignment_of_report;
  GPtrArray   *rounds;
  UnrepExtras *extras;
};

void unrep_team_member_free          (UnrepTeamMember     *self);
void unrep_team_assignment_free      (UnrepTeamAssignment *self);
void unrep_team_round_free           (UnrepTeamRound      *self);
void unrep_team_file_take_member     (UnrepTeamFile       *self,
                                      UnrepTeamMember     *member);
void unrep_team_file_take_assignment (UnrepTeamFile       *self,
                                      UnrepTeamAssignment *assignment);

G_END_DECLS
