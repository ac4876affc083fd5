/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-codebook-rows.h"

G_BEGIN_DECLS

void unrep_codebook_preview_fill (UnrepCodebookRows *rows,
                                  GtkBox            *box);

G_END_DECLS
