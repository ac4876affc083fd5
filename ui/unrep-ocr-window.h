/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/unrep-pages.h"

#include "base/unrep-text.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define UNREP_TYPE_OCR_WINDOW (unrep_ocr_window_get_type ())

/**
 * UnrepOcrWindow:
 *
 * Has the text of a PDF file recognized: in which languages, how far it is, Cancel. The
 * work in other windows goes on meanwhile.
 *
 * Signal `done`: the new file (GFile) is there.
 */
G_DECLARE_FINAL_TYPE (UnrepOcrWindow, unrep_ocr_window, UNREP, OCR_WINDOW, AdwWindow)

UnrepOcrWindow *unrep_ocr_window_new  (GtkWindow  *parent,
                                       GFile      *file,
                                       UnrepText  *text,
                                       UnrepPages *pages) G_GNUC_WARN_UNUSED_RESULT;
UnrepOcrWindow *unrep_ocr_window_find (GFile      *file);

G_END_DECLS
