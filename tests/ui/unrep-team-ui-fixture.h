/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-team-page.h"
#include "unrep-window-private.h"

G_BEGIN_DECLS

/* Who looks, and in which window: from test_set_up() to test_tear_down(). */
extern UnrepIdentity *test_identity;
extern UnrepWindow *test_window;

/* One view of a team, in a window of its own: from test_open_view() to test_close_view(). */
extern UnrepTeamFolder *test_folder;
extern GtkWidget *test_view_window;

GtkWidget     *test_open_view   (const char    *dir,
                                 GtkWidget *  (*new_view) (UnrepTeamFolder *));
void           test_close_view  (GtkWidget     *view);
gboolean       test_is_listed   (gpointer       folder);
void           test_set_up      (gpointer      *unused,
                                 gconstpointer  data);
void           test_tear_down   (gpointer      *unused,
                                 gconstpointer  data);
UnrepTeamPage *test_open_folder (const char    *dir);
gboolean       test_is_read     (gpointer       page);
gboolean       test_is_lead     (gpointer       page);
gboolean       test_shows       (GtkWidget     *widget,
                                 const char    *text);

G_END_DECLS
