/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/unrep-error.h"

G_BEGIN_DECLS

/**
 * UNREP_ZIP_MAX_ENTRIES:
 *
 * A file with more entries is no document.
 */
#define UNREP_ZIP_MAX_ENTRIES 20000

/**
 * UNREP_ZIP_MAX_PART:
 *
 * The largest part that is unpacked, in bytes (32 MB, about 3,000 pages). In memory
 * one table of this size takes half a gigabyte; what is larger is made to fill it.
 */
#define UNREP_ZIP_MAX_PART ((gsize) 32 * 1024 * 1024)

gboolean unrep_zip_is_zip (GBytes        *bytes);
gboolean unrep_zip_has    (GBytes        *bytes,
                           const char    *name);
GBytes  *unrep_zip_read   (GBytes        *bytes,
                           const char    *name,
                           const char    *display,
                           GCancellable  *cancellable,
                           GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void     unrep_zip_set_missing (const char *display,
                                const char *name,
                                GError    **error);

G_END_DECLS
