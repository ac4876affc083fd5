/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-team-folder.h"
#include "team/unrep-team-measuring.h"
#include "team/unrep-team-reader.h"

G_BEGIN_DECLS

typedef enum
{
  UNREP_TEAM_IDLE,
  UNREP_TEAM_READING,
  UNREP_TEAM_MEASURING,
} UnrepTeamPhase;

struct _UnrepTeamFolder
{
  GObject parent_instance;

  GFile *file;
  UnrepTeamReader *reader;
  UnrepTeam *team;
  UnrepTeamTable *table;
  /* Of UnrepTeamReport, by GFile; threads have copies. */
  GHashTable *reports;
  /* SHA-256 by GFile: the texts of the reports as they were known when @team was read. */
  GHashTable *texts;
  GError *error;

  UnrepTeamPhase phase;
  GCancellable *cancellable;
  gboolean again;
  gint64 begun;
  UnrepTeamMeasuring *measuring;
  guint progress_source;

  guint interval_ms;
  guint poll_source;
  /* What its folders listed before @team was read from them, and when all of it is to be
   * read again even if they list the same; and when they were last asked. */
  guint64 listed;
  gint64 due;
  gint64 looked;
  GCancellable *listing;
  guint settle_source;
  GPtrArray *monitors;
};

void unrep_team_folder_poll_later (UnrepTeamFolder *self);
void unrep_team_folder_monitor    (UnrepTeamFolder *self);
void unrep_team_folder_rest       (UnrepTeamFolder *self);

G_END_DECLS
