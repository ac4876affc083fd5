/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-disagreement.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

const char *unrep_disagreement_names_get_kind     (guint          index);
char       *unrep_disagreement_names_dup_kinds    (guint          kinds) G_GNUC_WARN_UNUSED_RESULT;
const char *unrep_disagreement_names_get_symbol   (UnrepCodebook *codebook,
                                                   const char    *position);
char       *unrep_disagreement_names_dup_position (UnrepCodebook *codebook,
                                                   const char    *position) G_GNUC_WARN_UNUSED_RESULT;
void        unrep_disagreement_names_turn         (GtkWidget     *label,
                                                   const char    *text);

G_END_DECLS
