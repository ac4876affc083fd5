/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-encoding-guess.h"

G_BEGIN_DECLS

GArray *unrep_encoding_list_likely (const char *data,
                                    gsize       n) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
