/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/unrep-outline.h"
#include "report/unrep-report.h"

G_BEGIN_DECLS

char *unrep_citation_new (UnrepReport  *report,
                          UnrepOutline *outline,
                          guint         unit) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
