/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-tally.h"

G_BEGIN_DECLS

struct _UnrepTally
{
  char          *codebook_id;
  guint          codebook_version;
  UnrepTallyBy   by;
  guint          n_reports;
  guint          n_reviewers;
  GPtrArray     *positions;
  GPtrArray     *rows;
  UnrepTallyRow *totals;
};

UnrepTally *unrep_tally_new      (UnrepTallyBy   by) G_GNUC_WARN_UNUSED_RESULT;
void        unrep_tally_row_free (UnrepTallyRow *row);

G_END_DECLS
