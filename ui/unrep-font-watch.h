/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void unrep_font_watch_begin   (void);
void unrep_font_watch_refresh (const char * const *sentences);

G_END_DECLS
