/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-team-table.h"

G_BEGIN_DECLS

/* Some person's work in some row. */
typedef struct
{
  guint       column;
  UnrepSheet *sheet;
} UnrepTeamPlaced;

typedef struct
{
  GFile           *file;
  /* Where it lies below the team's folder. */
  char            *name;
  UnrepTeamReport *report;
  GArray          *placed;
} UnrepTeamRow;

typedef struct
{
  UnrepReviewer *reviewer;
  gboolean       is_expected;
  gboolean       opened_as_lead;
} UnrepTeamColumn;

struct _UnrepTeamTable
{
  UnrepTeam  *team;
  GPtrArray  *rows;
  GArray     *columns;
  GHashTable *column_of_uid;
  GPtrArray  *issues;
  guint       counts[UNREP_TEAM_FINISHED + 1];
};

GFile   *unrep_team_new_report_file     (UnrepSheet         *sheet) G_GNUC_WARN_UNUSED_RESULT;
gboolean unrep_team_row_is_outdated     (const UnrepTeamRow *row,
                                         UnrepSheet         *sheet);
void     unrep_team_table_find_issues   (UnrepTeamTable     *self);

G_END_DECLS
