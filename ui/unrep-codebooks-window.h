/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-codebook-window.h"
#include "unrep-report-page.h"

G_BEGIN_DECLS

#define UNREP_TYPE_CODEBOOKS_WINDOW (unrep_codebooks_window_get_type ())

/**
 * UnrepCodebooksWindow:
 *
 * The codebooks that there are: where the one for the report is chosen, and where
 * they are duplicated, edited, imported and exported.
 */
G_DECLARE_FINAL_TYPE (UnrepCodebooksWindow, unrep_codebooks_window, UNREP, CODEBOOKS_WINDOW, AdwWindow)

UnrepCodebooksWindow *unrep_codebooks_window_new       (UnrepReportPage      *page) G_GNUC_WARN_UNUSED_RESULT;
gboolean              unrep_codebooks_window_is_busy   (UnrepCodebooksWindow *self);
void                  unrep_codebooks_window_use       (UnrepCodebooksWindow *self,
                                                        guint                 index);
UnrepCodebookWindow  *unrep_codebooks_window_edit      (UnrepCodebooksWindow *self,
                                                        guint                 index,
                                                        gboolean              copy);
gboolean              unrep_codebooks_window_import    (UnrepCodebooksWindow *self,
                                                        GFile                *file);
gboolean              unrep_codebooks_window_export    (UnrepCodebooksWindow *self,
                                                        guint                 index,
                                                        GFile                *file);

G_END_DECLS
