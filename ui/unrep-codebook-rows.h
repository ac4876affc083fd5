/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-codebook-draft.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * UnrepDraftChangedFunc:
 * @user_data: what was given with the function
 *
 * Called when a row has changed the draft.
 */
typedef void (*UnrepDraftChangedFunc) (gpointer user_data);

/**
 * UnrepCodebookRows:
 * @draft: what the rows write into; outlives them
 * @languages: the languages to write in
 * @changed: what to call when a row has changed @draft
 * @user_data: for @changed
 *
 * What the rows of one window have in common.
 */
typedef struct
{
  UnrepCodebookDraft *draft;
  char **languages;
  UnrepDraftChangedFunc changed;
  gpointer user_data;
} UnrepCodebookRows;

GtkWidget *unrep_codebook_rows_new_entry  (UnrepCodebookRows  *rows,
                                           UnrepDraftField     field,
                                           guint               index,
                                           const char         *language,
                                           const char         *title) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *unrep_codebook_rows_new_member (UnrepCodebookRows  *rows,
                                           UnrepDraftList      list,
                                           guint               index) G_GNUC_WARN_UNUSED_RESULT;
void       unrep_codebook_rows_check      (UnrepCodebookRows  *rows,
                                           GtkWidget          *widget);
char      *unrep_codebook_rows_dup_name   (UnrepCodebookRows  *rows,
                                           UnrepDraftList      list,
                                           guint               index) G_GNUC_WARN_UNUSED_RESULT;
gboolean   unrep_codebook_rows_focus_entry (GtkWidget        *widget);
gboolean   unrep_codebook_rows_focus_error (GtkWidget        *widget);

G_END_DECLS
