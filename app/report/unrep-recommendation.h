/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-outline.h"

G_BEGIN_DECLS

void unrep_recommendations_mark (UnrepText *text,
                                 GArray    *units);

G_END_DECLS
