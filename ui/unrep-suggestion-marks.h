/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-box-cache.h"
#include "unrep-desk.h"

G_BEGIN_DECLS

void unrep_suggestion_marks_snapshot (UnrepDesk     *desk,
                                      UnrepBoxCache *boxes,
                                      UnrepRange     visible,
                                      GtkSnapshot   *snapshot);

G_END_DECLS
