/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-arrangement.h"
#include "unrep-recoding.h"

G_BEGIN_DECLS

void unrep_repair_arrange (UnrepArrangement *arranged,
                           UnrepOutline     *outline,
                           UnrepRecoding    *recoding,
                           UnrepRepairs      repairs);

G_END_DECLS
