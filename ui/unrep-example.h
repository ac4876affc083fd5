/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GFile *unrep_example_copy (const char  *language,
                           GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
