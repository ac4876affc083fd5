/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-team-file.h"
#include "team/unrep-team-reader.h"

G_BEGIN_DECLS

/* What became of one file; at most one member of the first six is set. */
typedef struct
{
  UnrepSheet    *sheet;
  /* Of a lead, and nobody's own work. */
  UnrepSheet    *decisions;
  UnrepCodebook *codebook;
  UnrepTeamFile *team_file;
  /* SHA-256 of the text whose outline it is. */
  char          *outline_of;
  GError        *problem;
} UnrepTeamItem;

/* What tells whether a file is still the same. */
typedef struct
{
  guint32  device;
  guint64  inode;
  goffset  size;
  gint64   modified_ns;
  gint64   changed_ns;
  /* Of its content, where the rest cannot be trusted. */
  char    *sha256;
  gboolean is_settled;
} UnrepTeamStamp;

/* A file that was read before. */
typedef struct
{
  GFile          *file;
  UnrepTeamStamp  stamp;
  UnrepTeamItem   item;
} UnrepTeamKnown;

struct _UnrepTeamReader
{
  /* By GFile; replaced as a whole at the end of each reading. */
  GHashTable *known;
  guint       n_files;
  guint       n_done;
  guint       n_read;
  guint       n_sheets_read;
};

void            unrep_team_item_clear        (UnrepTeamItem    *self);
void            unrep_team_item_copy         (UnrepTeamItem    *self,
                                              UnrepTeamItem    *copy);
UnrepTeamKnown *unrep_team_known_new         (GFile            *file) G_GNUC_WARN_UNUSED_RESULT;
void            unrep_team_known_free        (UnrepTeamKnown   *self);
gboolean        unrep_team_is_remote         (GFile            *file);
gboolean        unrep_team_stamp_take        (UnrepTeamStamp   *self,
                                              GFile            *file,
                                              gboolean          remote,
                                              GCancellable     *cancellable);
gboolean        unrep_team_stamp_equal       (UnrepTeamStamp   *self,
                                              UnrepTeamStamp   *other);

G_END_DECLS
