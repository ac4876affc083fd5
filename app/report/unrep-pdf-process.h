/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GByteArray *unrep_pdf_process_run (GBytes              *pdf,
                                   const char * const  *arguments,
                                   const char          *display,
                                   GCancellable        *cancellable,
                                   GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
