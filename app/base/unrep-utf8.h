/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gsize unrep_utf8_find_invalid (const char *data,
                               gsize       length) G_GNUC_PURE;
gsize unrep_utf8_count        (const char *data,
                               gsize       length) G_GNUC_PURE;

G_END_DECLS
