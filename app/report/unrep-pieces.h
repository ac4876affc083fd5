/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean    unrep_pieces_are_needed (const char *utf8,
                                     gsize       n_bytes);
const char *unrep_pieces_find_cut   (const char *utf8,
                                     gsize       n_bytes);

G_END_DECLS
