/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * UnrepFilesFunc:
 * @files: (transfer none): a GListModel of GFile, never empty
 * @user_data: what was given with the function
 *
 * Called when a person has chosen files.
 */
typedef void (*UnrepFilesFunc) (GListModel *files,
                                gpointer    user_data);

void unrep_dialogs_open_reports (GtkWindow      *parent,
                                 UnrepFilesFunc  func,
                                 gpointer        user_data);
void unrep_dialogs_open_original (GtkWindow     *parent,
                                 GFile          *folder,
                                 UnrepFilesFunc  func,
                                 gpointer        user_data);
void unrep_dialogs_open_folder  (GtkWindow      *parent,
                                 UnrepFilesFunc  func,
                                 gpointer        user_data);
void unrep_dialogs_choose_folder (GtkWindow     *parent,
                                 UnrepFilesFunc  func,
                                 gpointer        user_data);
void unrep_dialogs_choose_target (GtkWindow     *parent,
                                  GFile         *folder,
                                  UnrepFilesFunc func,
                                  gpointer       user_data);
void unrep_dialogs_open_codebook (GtkWindow     *parent,
                                  UnrepFilesFunc func,
                                  gpointer       user_data);
void unrep_dialogs_open_table   (GtkWindow      *parent,
                                 UnrepFilesFunc  func,
                                 gpointer        user_data);
void unrep_dialogs_save_codebook (GtkWindow     *parent,
                                  const char    *name,
                                  GFile         *folder,
                                  UnrepFilesFunc func,
                                  gpointer       user_data);
void unrep_dialogs_save_proof   (GtkWindow      *parent,
                                 const char     *name,
                                 GFile          *folder,
                                 UnrepFilesFunc  func,
                                 gpointer        user_data);
void unrep_dialogs_save_export  (GtkWindow      *parent,
                                 const char     *name,
                                 GFile          *folder,
                                 UnrepFilesFunc  func,
                                 gpointer        user_data);
void unrep_dialogs_about        (GtkWindow      *parent);

G_END_DECLS
