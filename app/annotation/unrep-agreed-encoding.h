/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/unrep-report.h"

G_BEGIN_DECLS

UnrepReport *unrep_report_load_agreed (GFile         *file,
                                       GCancellable  *cancellable,
                                       GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
