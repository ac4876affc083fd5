/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-encoding-guess.h"

G_BEGIN_DECLS

char     *unrep_encoding_convert       (const UnrepEncoding *self,
                                        const char          *data,
                                        gsize                n,
                                        gsize               *n_text,
                                        gsize               *n_undefined) G_GNUC_WARN_UNUSED_RESULT;
gboolean  unrep_encoding_is_acceptable (const char          *data,
                                        gsize                n,
                                        gsize                n_undefined);
gboolean  unrep_encoding_is_bytewise   (const char          *name);
gboolean  unrep_encoding_is_same_bytes (const char          *other,
                                        const char          *text,
                                        const char          *name);

G_END_DECLS
