/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-arrangement.h"

G_BEGIN_DECLS

void unrep_repair_arrange (UnrepArrangement *arranged,
                           UnrepOutline     *outline,
                           UnrepRepairs      repairs);

G_END_DECLS
