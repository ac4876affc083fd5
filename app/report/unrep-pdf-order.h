/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-direction.h"

G_BEGIN_DECLS

void  unrep_pdf_order_read  (const gunichar *visual,
                             guint           n,
                             UnrepDirection  base,
                             guint          *logical);
guint unrep_pdf_order_check (const gunichar *visual,
                             const guint    *logical,
                             guint           n,
                             UnrepDirection  base,
                             gboolean       *mirrored);

G_END_DECLS
