/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-desk.h"

#include "annotation/unrep-codebook-draft.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define UNREP_TYPE_CODEBOOK_WINDOW (unrep_codebook_window_get_type ())

/**
 * UnrepCodebookWindow:
 *
 * Where a codebook is written. Nothing is kept until it is saved.
 *
 * Signal `saved`(codebook): it is in the user's folder now.
 */
G_DECLARE_FINAL_TYPE (UnrepCodebookWindow, unrep_codebook_window, UNREP, CODEBOOK_WINDOW, AdwWindow)

UnrepCodebookWindow *unrep_codebook_window_new       (UnrepCodebookDraft  *draft,
                                                      UnrepDesk           *desk) G_GNUC_WARN_UNUSED_RESULT;
UnrepCodebookDraft  *unrep_codebook_window_get_draft (UnrepCodebookWindow *self);
gboolean             unrep_codebook_window_save      (UnrepCodebookWindow *self);

G_END_DECLS
