/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-outline-path.h"
#include "unrep-outline.h"

G_BEGIN_DECLS

void unrep_outline_build (const UnrepOutlineLines *lines,
                          GArray                  *steps,
                          GArray                  *decisions,
                          GArray                  *units,
                          GStringChunk            *strings);

G_END_DECLS
