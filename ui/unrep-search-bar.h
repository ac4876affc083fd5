/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-busy-bar.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define UNREP_TYPE_SEARCH_BAR (unrep_search_bar_get_type ())

/**
 * UnrepSearchBar:
 *
 * Searches the report of the selected tab while words are being typed, and counts
 * the hits in those of the other tabs.
 */
G_DECLARE_FINAL_TYPE (UnrepSearchBar, unrep_search_bar, UNREP, SEARCH_BAR, GtkWidget)

void unrep_search_bar_set_tabs (UnrepSearchBar *self,
                                AdwTabView     *tabs,
                                UnrepBusyBar   *busy);
void unrep_search_bar_open     (UnrepSearchBar *self);
void unrep_search_bar_close    (UnrepSearchBar *self);
void unrep_search_bar_go       (UnrepSearchBar *self,
                                gboolean        forward);

G_END_DECLS
