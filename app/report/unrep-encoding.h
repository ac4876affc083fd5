/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/unrep-error.h"

G_BEGIN_DECLS

gsize    unrep_encoding_get_bom_length (GBytes      *bytes);
gboolean unrep_encoding_check          (GBytes      *bytes,
                                        const char  *display,
                                        GError     **error);

G_END_DECLS
