/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-reader.h"

G_BEGIN_DECLS

gboolean unrep_pdf_document_read (GByteArray   **wires,
                                  guint          n_wires,
                                  const char    *display,
                                  UnrepExtract  *extract,
                                  GCancellable  *cancellable,
                                  GError       **error);

G_END_DECLS
