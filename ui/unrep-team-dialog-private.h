/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-team-dialog.h"

#include "annotation/unrep-codebook-shelf.h"

G_BEGIN_DECLS

struct _UnrepTeamDialog
{
  AdwPreferencesWindow parent_instance;

  UnrepTeamFolder *folder;
  /* What the team file says, as far as this window knows. */
  UnrepTeamFile *file;
  /* What can be undone: pairs of UnrepTeamFile, before and after. */
  GPtrArray *steps;
  /* Where the last change was typed, so that typing is one step. */
  gpointer typed;
  AdwEntryRow *name;
  AdwActionRow *problem;
  AdwPreferencesGroup *problem_group;
  AdwPreferencesGroup *reviewers;
  AdwPreferencesGroup *rounds;
  AdwPreferencesGroup *assignments;
  AdwPreferencesGroup *codebooks;
  /* The rows of these groups that are made anew when something changes. */
  GPtrArray *rows;
  gboolean filling;
};

void unrep_team_dialog_change           (UnrepTeamDialog     *self,
                                         UnrepTeamFile       *mine,
                                         gpointer             typed);
void unrep_team_dialog_fill             (UnrepTeamDialog     *self);
void unrep_team_dialog_say              (UnrepTeamDialog     *self,
                                         const GError        *error);
void unrep_team_dialog_add              (UnrepTeamDialog     *self,
                                         AdwPreferencesGroup *group,
                                         GtkWidget           *row);
void unrep_team_dialog_clear            (UnrepTeamDialog     *self,
                                         AdwPreferencesGroup *group);
void unrep_team_dialog_add_reviewers    (UnrepTeamDialog     *self);
void unrep_team_dialog_add_rounds       (UnrepTeamDialog     *self);
void unrep_team_dialog_add_assignments  (UnrepTeamDialog     *self);
void unrep_team_dialog_add_codebooks    (UnrepTeamDialog     *self);
void unrep_team_dialog_add_outline      (UnrepTeamDialog     *self,
                                         GtkWidget           *expander,
                                         GFile               *report);
char *unrep_team_dialog_dup_day         (const char          *time) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
