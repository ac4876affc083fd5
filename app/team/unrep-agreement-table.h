/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-agreement.h"
#include "team/unrep-section.h"
#include "team/unrep-team.h"

G_BEGIN_DECLS

/**
 * UnrepDifferentUnit:
 * @report: name of the report
 * @unit: path of the unit, as a reviewer's side file names it
 * @range: what was tagged; where reviewers differ slightly, all of it
 * @reviewers: (array length=n_reviewers): indices of who tagged it
 * @n_reviewers: how many
 *
 * A unit that somebody tagged while somebody else tagged another unit of the same
 * words. What they chose cannot be compared; it is listed, and is no disagreement.
 */
typedef struct
{
  char       *report;
  char       *unit;
  UnrepRange  range;
  guint      *reviewers;
  guint       n_reviewers;
} UnrepDifferentUnit;

#define UNREP_TYPE_AGREEMENT_TABLE (unrep_agreement_table_get_type ())

/**
 * UnrepAgreementTable:
 *
 * What agreement is computed from, over one codebook (or one CSV matrix), and
 * what has to stand beside it. Immutable and reference counted.
 */
typedef struct _UnrepAgreementTable UnrepAgreementTable;

GType                     unrep_agreement_table_get_type             (void);
GPtrArray                *unrep_agreement_table_list                 (UnrepTeam           *team,
                                                                      gboolean             by_report)
                                                                      G_GNUC_WARN_UNUSED_RESULT;
GPtrArray                *unrep_agreement_table_list_sections        (UnrepTeam           *team,
                                                                      GPtrArray           *problems,
                                                                      GCancellable        *cancellable)
                                                                      G_GNUC_WARN_UNUSED_RESULT;
UnrepAgreementTable      *unrep_agreement_table_new_for_matrix       (GBytes              *csv,
                                                                      const char          *name,
                                                                      GError             **error)
                                                                      G_GNUC_WARN_UNUSED_RESULT;
UnrepAgreementTable      *unrep_agreement_table_ref                  (UnrepAgreementTable *self);
void                      unrep_agreement_table_unref                (UnrepAgreementTable *self);
const char               *unrep_agreement_table_get_codebook_id      (UnrepAgreementTable *self);
guint                     unrep_agreement_table_get_codebook_version (UnrepAgreementTable *self);
const char               *unrep_agreement_table_get_report           (UnrepAgreementTable *self);
const char               *unrep_agreement_table_get_text_sha256      (UnrepAgreementTable *self);
const UnrepSection       *unrep_agreement_table_get_section          (UnrepAgreementTable *self);
UnrepRatings             *unrep_agreement_table_get_ratings          (UnrepAgreementTable *self);
GArray                   *unrep_agreement_table_list_coefficients    (UnrepAgreementTable *self,
                                                                      gboolean             spans,
                                                                      GCancellable        *cancellable)
                                                                      G_GNUC_WARN_UNUSED_RESULT;
UnrepCoefficient          unrep_agreement_table_get_spans_alpha      (UnrepAgreementTable *self,
                                                                      guint                index);
guint64                   unrep_agreement_table_get_n_possible       (UnrepAgreementTable *self);
const char               *unrep_agreement_table_get_reviewer         (UnrepAgreementTable *self,
                                                                      guint                index);
const char               *unrep_agreement_table_get_category         (UnrepAgreementTable *self,
                                                                      guint                index);
guint                     unrep_agreement_table_get_n_different      (UnrepAgreementTable *self);
const UnrepDifferentUnit *unrep_agreement_table_get_different        (UnrepAgreementTable *self,
                                                                      guint                index);
guint                     unrep_agreement_table_get_n_rows           (UnrepAgreementTable *self);
UnrepAgreementTable      *unrep_agreement_table_get_row              (UnrepAgreementTable *self,
                                                                      guint                index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepAgreementTable, unrep_agreement_table_unref)

G_END_DECLS
