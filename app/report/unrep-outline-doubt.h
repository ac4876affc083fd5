/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-outline-path.h"
#include "unrep-outline.h"

G_BEGIN_DECLS

gboolean unrep_decision_is_certain (const UnrepDecision     *decision);
void     unrep_outline_doubt       (const UnrepOutlineLines *lines,
                                    GArray                  *steps,
                                    GArray                  *decisions,
                                    GArray                  *units);

G_END_DECLS
