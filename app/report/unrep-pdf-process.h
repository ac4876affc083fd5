/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-pdf-helper.h"

#include <gio/gio.h>

G_BEGIN_DECLS

void     unrep_pdf_process_adopt (const UnrepPdfHelper *helper);
gboolean unrep_pdf_process_run   (UnrepPdfHelper       *helper,
                                  GBytes               *pdf,
                                  const char * const   *arguments,
                                  GByteArray          **outputs,
                                  guint                 n_outputs,
                                  const char           *display,
                                  GCancellable         *cancellable,
                                  GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
