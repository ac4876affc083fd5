/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean unrep_char_is_control (gunichar c);
char    *unrep_char_dup_label  (gunichar c) G_GNUC_WARN_UNUSED_RESULT;
char    *unrep_char_dup_name   (gunichar c) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
