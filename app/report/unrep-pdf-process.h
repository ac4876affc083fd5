/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * UNREP_PDF_PROCESS_MAX:
 *
 * Into how many pipes at most the helper writes.
 */
#define UNREP_PDF_PROCESS_MAX 4

gboolean unrep_pdf_process_run (GBytes              *pdf,
                                const char * const  *arguments,
                                GByteArray         **outputs,
                                guint                n_outputs,
                                const char          *display,
                                GCancellable        *cancellable,
                                GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
