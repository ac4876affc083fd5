/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/unrep-error.h"

G_BEGIN_DECLS

/**
 * UNREP_OFFICE_SECONDS:
 *
 * LibreOffice gets no longer for one document.
 */
#define UNREP_OFFICE_SECONDS 120

GBytes *unrep_office_convert (GBytes        *bytes,
                              const char    *suffix,
                              guint          seconds,
                              const char    *display,
                              GCancellable  *cancellable,
                              GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
