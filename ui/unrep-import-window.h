/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define UNREP_TYPE_IMPORT_WINDOW (unrep_import_window_get_type ())

/**
 * UnrepImportWindow:
 *
 * Shows what becomes of a table of positions before anything of it is set: first what
 * does not fit, and why, then which unit gets what.
 *
 * Signal `done` (message): the positions are set; a sentence for people says so.
 */
G_DECLARE_FINAL_TYPE (UnrepImportWindow, unrep_import_window, UNREP, IMPORT_WINDOW, AdwWindow)

UnrepImportWindow *unrep_import_window_new (GtkWindow *parent,
                                            UnrepDesk *desk,
                                            GFile     *table) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
