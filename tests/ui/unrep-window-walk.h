/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What must stay as it is while somebody types. */
typedef char *(*UnrepWalkState) (void);

GtkWindow *unrep_walk_find_active (void);
void       unrep_walk_type        (GtkWindow      *window,
                                   UnrepWalkState  dup_state,
                                   GHashTable     *owners,
                                   const char     *where,
                                   GString        *wrong);
void       unrep_walk_by_tab      (GtkWindow      *window,
                                   const char     *where,
                                   GString        *wrong);
char      *unrep_walk_dup_sources (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
