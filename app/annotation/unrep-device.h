/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean  unrep_device_is_valid (const char *device);
char     *unrep_device_dup_id   (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
