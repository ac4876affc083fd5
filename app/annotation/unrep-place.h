/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/unrep-error.h"

G_BEGIN_DECLS

GFile    *unrep_place_load  (const char  *text_sha256) G_GNUC_WARN_UNUSED_RESULT;
gboolean  unrep_place_store (const char  *text_sha256,
                             GFile       *folder,
                             GError     **error);

G_END_DECLS
