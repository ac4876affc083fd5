/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void unrep_pdf_colours_forgo (void);

G_END_DECLS
