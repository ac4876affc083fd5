/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-dialogs.h"

#include "unrep-config.h"

#include <glib/gi18n.h>

/* The dialogs that later versions of GTK and libadwaita do in another way are
 * all in this file. */

typedef struct
{
  UnrepFilesFunc func;
  gpointer user_data;
} Chosen;

static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             Chosen          *chosen)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));

      if (g_list_model_get_n_items (files) > 0)
        chosen->func (files, chosen->user_data);
    }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
chosen_free (gpointer  data,
             GClosure *closure)
{
  g_free (data);
}

static void
ask (GtkFileChooserNative *dialog,
     UnrepFilesFunc        func,
     gpointer              user_data)
{
  Chosen *chosen = g_new0 (Chosen, 1);

  chosen->func = func;
  chosen->user_data = user_data;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), chosen, chosen_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static GtkFileChooserNative *
new_report_dialog (GtkWindow  *parent,
                   const char *title)
{
  GtkFileChooserNative *dialog
    = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), _("_Cancel"));
  g_autoptr (GtkFileFilter) reports = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (reports, _("Reports"));
  gtk_file_filter_add_mime_type (reports, "text/plain");
  gtk_file_filter_add_suffix (reports, "txt");
  gtk_file_filter_add_suffix (reports, "docx");
  gtk_file_filter_add_suffix (reports, "doc");
  gtk_file_filter_add_suffix (reports, "rtf");
  gtk_file_filter_add_suffix (reports, "odt");
  gtk_file_filter_add_suffix (reports, "fodt");
  gtk_file_filter_add_suffix (reports, "html");
  gtk_file_filter_add_suffix (reports, "htm");
  gtk_file_filter_add_suffix (reports, "xhtml");
  gtk_file_filter_add_suffix (reports, "pdf");
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), reports);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), all);
  return dialog;
}

/**
 * unrep_dialogs_open_reports:
 * @parent: the window that asks
 * @func: called when files were chosen, not when the person thought better of it
 * @user_data: for @func; must live as long as @parent
 *
 * Asks for reports to open.
 */
void
unrep_dialogs_open_reports (GtkWindow     *parent,
                            UnrepFilesFunc func,
                            gpointer       user_data)
{
  GtkFileChooserNative *dialog = new_report_dialog (parent, _("Open a Report"));

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  ask (dialog, func, user_data);
}

/**
 * unrep_dialogs_open_original:
 * @parent: the window that asks
 * @folder: (nullable): where to begin
 * @func: called with the one report that was chosen, not when the person thought better
 *   of it
 * @user_data: for @func; must live as long as @parent
 *
 * Asks for the report that another one is to be compared with.
 */
void
unrep_dialogs_open_original (GtkWindow     *parent,
                             GFile         *folder,
                             UnrepFilesFunc func,
                             gpointer       user_data)
{
  GtkFileChooserNative *dialog = new_report_dialog (parent, _("Compare with the Original"));

  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  ask (dialog, func, user_data);
}

/**
 * unrep_dialogs_open_folder:
 * @parent: the window that asks
 * @func: called with the one folder that was chosen, not when the person thought
 *   better of it
 * @user_data: for @func; must live as long as @parent
 *
 * Asks for the folder of a team.
 */
void
unrep_dialogs_open_folder (GtkWindow     *parent,
                           UnrepFilesFunc func,
                           gpointer       user_data)
{
  GtkFileChooserNative *dialog =
    gtk_file_chooser_native_new (_("Open a Team Folder"), parent, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _("_Open"),
                                 _("_Cancel"));

  ask (dialog, func, user_data);
}

/**
 * unrep_dialogs_choose_folder:
 * @parent: the window that asks
 * @func: called with the one folder that was chosen, not when the person thought
 *   better of it
 * @user_data: for @func; must live as long as @parent
 *
 * Asks where side files that cannot be saved beside their report are to go.
 */
void
unrep_dialogs_choose_folder (GtkWindow     *parent,
                             UnrepFilesFunc func,
                             gpointer       user_data)
{
  GtkFileChooserNative *dialog =
    gtk_file_chooser_native_new (_("Choose a Folder for Your Work"), parent, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                                 _("_Save Here"), _("_Cancel"));
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autoptr (GFile) folder = g_file_new_for_path (documents != NULL ? documents : g_get_home_dir ());

  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  ask (dialog, func, user_data);
}

/**
 * unrep_dialogs_choose_target:
 * @parent: the window that asks
 * @folder: where to begin
 * @func: called with the one folder that was chosen, not when the person thought
 *   better of it
 * @user_data: for @func; must live as long as @parent
 *
 * Asks where a new file is to go.
 */
void
unrep_dialogs_choose_target (GtkWindow     *parent,
                             GFile         *folder,
                             UnrepFilesFunc func,
                             gpointer       user_data)
{
  GtkFileChooserNative *dialog =
    gtk_file_chooser_native_new (_("Choose a Folder"), parent, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _("_Save Here"),
                                 _("_Cancel"));

  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  ask (dialog, func, user_data);
}

/**
 * unrep_dialogs_open_codebook:
 * @parent: the window that asks
 * @func: called with the one file that was chosen, not when the person thought
 *   better of it
 * @user_data: for @func; must live as long as @parent
 *
 * Asks for a codebook to import.
 */
void
unrep_dialogs_open_codebook (GtkWindow     *parent,
                             UnrepFilesFunc func,
                             gpointer       user_data)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Import a Codebook"), parent,
                                                              GTK_FILE_CHOOSER_ACTION_OPEN, _("_Import"), _("_Cancel"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Codebooks"));
  gtk_file_filter_add_suffix (filter, "json");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  ask (dialog, func, user_data);
}

/**
 * unrep_dialogs_open_table:
 * @parent: the window that asks
 * @func: called with the one file that was chosen, not when the person thought
 *   better of it
 * @user_data: for @func; must live as long as @parent
 *
 * Asks for a table of positions.
 */
void
unrep_dialogs_open_table (GtkWindow     *parent,
                          UnrepFilesFunc func,
                          gpointer       user_data)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Import Positions"), parent,
                                                              GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), _("_Cancel"));
  g_autoptr (GtkFileFilter) tables = gtk_file_filter_new (), all = gtk_file_filter_new ();

  gtk_file_filter_set_name (tables, _("Tables (CSV)"));
  gtk_file_filter_add_suffix (tables, "csv");
  gtk_file_filter_add_suffix (tables, "tsv");
  gtk_file_filter_add_suffix (tables, "tab");
  gtk_file_filter_add_suffix (tables, "txt");
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), tables);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), all);
  ask (dialog, func, user_data);
}

static void
ask_where (GtkWindow     *parent,
           const char    *title,
           const char    *name,
           GFile         *folder,
           UnrepFilesFunc func,
           gpointer       user_data)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"),
                                                              _("_Cancel"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  ask (dialog, func, user_data);
}

/**
 * unrep_dialogs_save_codebook:
 * @parent: the window that asks
 * @name: the name that its file should have
 * @folder: (nullable): where to begin
 * @func: called with the one file that was chosen, not when the person thought
 *   better of it
 * @user_data: for @func; must live as long as @parent
 *
 * Asks where to export a codebook.
 */
void
unrep_dialogs_save_codebook (GtkWindow     *parent,
                             const char    *name,
                             GFile         *folder,
                             UnrepFilesFunc func,
                             gpointer       user_data)
{
  ask_where (parent, _("Export the Codebook"), name, folder, func, user_data);
}

/**
 * unrep_dialogs_save_proof:
 * @parent: the window that asks
 * @name: the name that the file should have
 * @folder: (nullable): where to begin
 * @func: called with the one file that was chosen, not when the person thought
 *   better of it
 * @user_data: for @func; must live as long as @parent
 *
 * Asks where proof pages should go.
 */
void
unrep_dialogs_save_proof (GtkWindow     *parent,
                          const char    *name,
                          GFile         *folder,
                          UnrepFilesFunc func,
                          gpointer       user_data)
{
  ask_where (parent, _("Proof pages"), name, folder, func, user_data);
}

/**
 * unrep_dialogs_save_export:
 * @parent: the window that asks
 * @name: the name that the file should have
 * @folder: where to begin
 * @func: called with the one file that was chosen, not when the person thought
 *   better of it
 * @user_data: for @func; must live as long as @parent
 *
 * Asks where to export a team's work.
 */
void
unrep_dialogs_save_export (GtkWindow     *parent,
                           const char    *name,
                           GFile         *folder,
                           UnrepFilesFunc func,
                           gpointer       user_data)
{
  ask_where (parent, _("Export Everybody's Work"), name, folder, func, user_data);
}

/**
 * unrep_dialogs_about:
 * @parent: the window it belongs to
 *
 * Says what this program is.
 */
void
unrep_dialogs_about (GtkWindow *parent)
{
  /* libadwaita's own window speaks no Arabic. */
  gtk_show_about_dialog (parent,
                         "program-name", "Unrep",
                         "logo-icon-name", UNREP_APPLICATION_ID,
                         "version", UNREP_VERSION,
                         "comments", _("Read UN reports closely, tag their recommendations, and count."),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         NULL);
}
