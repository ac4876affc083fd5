/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-codebook-draft.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * UnrepLanguageAddedFunc:
 * @language: such as `fr`, which has not been there
 * @user_data: what was given with the function
 *
 * Called when somebody wants to write in another language.
 */
typedef void (*UnrepLanguageAddedFunc) (const char *language,
                                        gpointer    user_data);

GStrv      unrep_codebook_languages_list    (UnrepCodebookDraft     *draft) G_GNUC_WARN_UNUSED_RESULT;
char      *unrep_codebook_languages_dup_name (const char            *language) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *unrep_codebook_languages_new_row (char                 ***languages,
                                             UnrepLanguageAddedFunc  added,
                                             gpointer                user_data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
