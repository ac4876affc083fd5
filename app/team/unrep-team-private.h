/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-team-reader.h"

G_BEGIN_DECLS

struct _UnrepTeam
{
  GPtrArray     *sheets;
  /* Sheets of leads, and of nobody's own work. */
  GPtrArray     *decisions;
  GPtrArray     *problems;
  GPtrArray     *codebooks;
  GPtrArray     *notes;
  /* The team file at the top, if there is one, or why it cannot be used. */
  UnrepTeamFile *file;
  GError        *file_error;
  /* From SHA-256 of texts to the outlines (GFile) that leads published for them. */
  GHashTable    *outlines;
  /* What the folders held. */
  GPtrArray     *found_reports;
  GPtrArray     *folders;
  /* The reports that a person named, by the SHA-256 of their texts, and their names. */
  GHashTable    *reports;
  GHashTable    *report_names;
  /* Of sheets that were merged, the files they come from: UnrepSheet → GPtrArray of GFile. */
  GHashTable    *copies;
  /* Of sheets that are about an earlier text, the present one: UnrepSheet → UnrepTeamText. */
  GHashTable    *reanchored;
};

/**
 * UnrepTeamText:
 * @report: a report as it is now
 * @outline: its outline, as the team agreed on it
 *
 * What work on an earlier text of a report is re-anchored to. Reference counted.
 */
typedef struct
{
  UnrepReport  *report;
  UnrepOutline *outline;
} UnrepTeamText;

void           unrep_team_text_unref    (UnrepTeamText *self);
UnrepSideFile *unrep_team_text_reanchor (UnrepTeamText *self,
                                         UnrepSideFile *side_file,
                                         GCancellable  *cancellable) G_GNUC_WARN_UNUSED_RESULT;
void           unrep_team_reanchor      (UnrepTeam     *self,
                                         GCancellable  *cancellable);

GHashTable *unrep_team_new_openers (UnrepTeam *self) G_GNUC_WARN_UNUSED_RESULT;

UnrepTeam *unrep_team_alloc  (void) G_GNUC_WARN_UNUSED_RESULT;
void       unrep_team_gather (UnrepTeam       *self,
                              UnrepTeamReader *reader,
                              GPtrArray       *paths,
                              GCancellable    *cancellable);

G_END_DECLS
