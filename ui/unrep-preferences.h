/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define UNREP_TYPE_PREFERENCES (unrep_preferences_get_type ())

/**
 * UnrepPreferences:
 *
 * The window in which a person says how reports are to look, with a few lines that
 * already look so.
 */
G_DECLARE_FINAL_TYPE (UnrepPreferences, unrep_preferences, UNREP, PREFERENCES, AdwPreferencesWindow)

void unrep_preferences_show (GtkWindow *parent,
                             UnrepDesk *desk);

G_END_DECLS
