/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-agreement-table.h"

G_BEGIN_DECLS

GBytes *unrep_agreement_export_csv  (GPtrArray *tables,
                                     gboolean   spans) G_GNUC_WARN_UNUSED_RESULT;
GBytes *unrep_agreement_export_json (GPtrArray *tables,
                                     gboolean   spans) G_GNUC_WARN_UNUSED_RESULT;
char   *unrep_agreement_dup_number  (double     value) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
