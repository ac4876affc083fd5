/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/unrep-error.h"

G_BEGIN_DECLS

char     *unrep_encoding_choice_find     (GBytes      *bytes) G_GNUC_WARN_UNUSED_RESULT;
gboolean  unrep_encoding_choice_remember (GBytes      *bytes,
                                          const char  *name,
                                          GError     **error);

G_END_DECLS
