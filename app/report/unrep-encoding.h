/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/unrep-error.h"

G_BEGIN_DECLS

GBytes *unrep_encoding_decode (GBytes       *bytes,
                               const char   *display,
                               const char   *name,
                               const char  **used,
                               GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
