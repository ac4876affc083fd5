/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-agreement-table.h"

G_BEGIN_DECLS

const char *unrep_agreement_get_title    (const char             *name);
const char *unrep_agreement_get_sign     (const char             *name);
const char *unrep_agreement_get_verdict  (double                  alpha);
char *unrep_agreement_dup_percent        (double                  share) G_GNUC_WARN_UNUSED_RESULT;
char *unrep_agreement_dup_figure         (const UnrepCoefficient *coefficient,
                                          double                  value) G_GNUC_WARN_UNUSED_RESULT;
char *unrep_agreement_dup_value          (const UnrepCoefficient *coefficient) G_GNUC_WARN_UNUSED_RESULT;
char *unrep_agreement_table_dup_basis    (UnrepAgreementTable    *table) G_GNUC_WARN_UNUSED_RESULT;
char *unrep_agreement_table_dup_remarks  (UnrepAgreementTable    *table) G_GNUC_WARN_UNUSED_RESULT;
char *unrep_agreement_table_dup_sentence (UnrepAgreementTable    *table,
                                          GArray                 *coefficients) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
