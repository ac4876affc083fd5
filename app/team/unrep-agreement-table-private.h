/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-agreement-table.h"
#include "team/unrep-unitizing.h"

G_BEGIN_DECLS

struct _UnrepAgreementTable
{
  char           *codebook_id;
  guint           codebook_version;
  char           *report;
  char           *text_sha256;
  /* NULL where the row is of no section, or the section is not known. */
  UnrepSection   *section;
  UnrepRatings   *ratings;
  guint64         n_possible;
  /* NULL for a matrix and for a section. */
  UnrepUnitizing *unitizing;
  /* Ids of the reviewers, or names of the columns. */
  GPtrArray      *reviewers;
  /* Ids of the positions, or values of the matrix. */
  GPtrArray      *categories;
  GPtrArray      *different;
  GPtrArray      *rows;
};

UnrepAgreementTable *unrep_agreement_table_new (GPtrArray    *reviewers,
                                                GPtrArray      *categories,
                                                UnrepRatings *ratings) G_GNUC_WARN_UNUSED_RESULT;
guint                unrep_agreement_intern    (GHashTable     *table,
                                                const char     *key);
void                 unrep_agreement_add_spans (UnrepUnitizing *unitizing,
                                                UnrepTeam      *team,
                                                guint           first,
                                                guint           end,
                                                GHashTable     *position_index);

G_END_DECLS
