/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-range.h"

G_BEGIN_DECLS

void unrep_ranges_merge (GArray *ranges);

G_END_DECLS
