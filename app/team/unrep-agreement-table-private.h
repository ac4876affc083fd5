/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-agreement-table.h"

G_BEGIN_DECLS

struct _UnrepAgreementTable
{
  char         *codebook_id;
  guint         codebook_version;
  char         *report;
  char         *text_sha256;
  UnrepRatings *ratings;
  guint64       n_possible;
  /* Ids of the reviewers, or names of the columns. */
  GPtrArray    *reviewers;
  GPtrArray    *different;
  GPtrArray    *rows;
};

UnrepAgreementTable *unrep_agreement_table_new (GPtrArray    *reviewers,
                                                UnrepRatings *ratings) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
