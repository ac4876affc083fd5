/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gunichar unrep_glyph_fold       (gunichar c);
gboolean unrep_glyph_is_dropped (gunichar c);
int      unrep_glyph_confusion  (gunichar printed,
                                 gunichar meant);

G_END_DECLS
