/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-outline.h"

G_BEGIN_DECLS

UnrepOutline *unrep_outline_new_from_units (UnrepOutline *base,
                                            GArray       *units,
                                            GStringChunk *strings) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
