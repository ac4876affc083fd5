/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What windows are made of in which a person chooses one of two, one case after
 * the other. */
GtkWidget *unrep_choice_key_new         (const char *key) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *unrep_choice_card_new        (const char *title,
                                         const char *key,
                                         GtkWidget  *content,
                                         const char *spoken) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *unrep_choice_pair_new        (void) G_GNUC_WARN_UNUSED_RESULT;
void       unrep_choice_pair_clear      (GtkWidget  *pair);
void       unrep_choice_pair_add        (GtkWidget  *pair,
                                         GtkWidget  *card);
void       unrep_choice_clear_box       (GtkWidget  *box);

G_END_DECLS
