/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/unrep-file.h"

G_BEGIN_DECLS

/* `.unrep-`, 8 hexadecimal digits and `.tmp`, with the final NUL. */
#define UNREP_FILE_TEMPORARY_SIZE 20

/* unrep-file-leftover.c */
void     unrep_file_name_temporary (char           name[UNREP_FILE_TEMPORARY_SIZE]);

/* unrep-file-save.c */
gboolean unrep_file_fail_save      (const char    *display,
                                    const char    *reason,
                                    int            code,
                                    GError       **error);

/* unrep-file-remote.c */
gboolean unrep_file_save_remote    (GFile         *file,
                                    const char    *display,
                                    GBytes        *bytes,
                                    GCancellable  *cancellable,
                                    GError       **error);

G_END_DECLS
