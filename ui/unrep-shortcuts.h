/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-codebook.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

char      *unrep_shortcuts_dup_ui (UnrepCodebook *codebook) G_GNUC_WARN_UNUSED_RESULT;
void       unrep_shortcuts_show   (GtkWindow     *parent,
                                   UnrepCodebook *codebook,
                                   const char    *view);

G_END_DECLS
