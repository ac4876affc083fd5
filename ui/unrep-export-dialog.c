/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-export-dialog.h"

#include "unrep-dialogs.h"

#include "base/unrep-file.h"
#include "team/unrep-export.h"

#include <glib/gi18n.h>

struct _UnrepExportDialog
{
  AdwWindow parent_instance;

  GtkLabel *problem;
  AdwComboRow *format;
  GtkSwitch *anonymous;
  GtkSwitch *adjudicated;
  GtkSpinner *spinner;

  UnrepTeam *team;
  char *title;
  GFile *folder;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (UnrepExportDialog, unrep_export_dialog, ADW_TYPE_WINDOW)

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* An export on its way through a thread. */
typedef struct
{
  UnrepTeam *team;
  const UnrepExportFormat *format;
  UnrepExportFlags flags;
  GFile *file;
  GPtrArray *problems;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  unrep_team_unref (job->team);
  g_object_unref (job->file);
  g_ptr_array_unref (job->problems);
  g_free (job);
}

static void
set_busy (UnrepExportDialog *self,
          gboolean           busy)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.choose", !busy);
  gtk_spinner_set_spinning (self->spinner, busy);
}

static void
show_problem (UnrepExportDialog *self,
              const char        *message)
{
  gtk_label_set_text (self->problem, message);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), *message != '\0');
}

static void
save_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;

  if (unrep_export_save (job->team, job->format, job->flags, job->file, job->problems, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  UnrepExportDialog *self = UNREP_EXPORT_DIALOG (source);
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autofree char *display = unrep_file_dup_display (job->file);
  g_autoptr (GString) message = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  set_busy (self, FALSE);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_problem (self, error->message);
      return;
    }

  g_string_append_printf (message, _("Exported to “%s”."), display);
  for (guint i = 0; i < job->problems->len; i++)
    g_string_append_printf (message, " %s", ((GError *) g_ptr_array_index (job->problems, i))->message);
  g_signal_emit (self, signals[DONE], 0, message->str);
  gtk_window_destroy (GTK_WINDOW (self));
}

static const UnrepExportFormat *
get_format (UnrepExportDialog *self)
{
  return unrep_export_get_format (adw_combo_row_get_selected (self->format));
}

/**
 * unrep_export_dialog_save_to:
 * @self: a dialog
 * @file: where to
 *
 * Exports as the dialog says.
 */
void
unrep_export_dialog_save_to (UnrepExportDialog *self,
                             GFile             *file)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (UNREP_IS_EXPORT_DIALOG (self) && G_IS_FILE (file));

  show_problem (self, "");
  set_busy (self, TRUE);
  job = g_new0 (Job, 1);
  job->team = unrep_team_ref (self->team);
  job->format = get_format (self);
  job->flags = UNREP_EXPORT_PLAIN;
  if (gtk_switch_get_active (self->anonymous))
    job->flags |= UNREP_EXPORT_ANONYMOUS;
  if (gtk_switch_get_active (self->adjudicated))
    job->flags |= UNREP_EXPORT_ADJUDICATED;
  job->file = g_object_ref (file);
  job->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);

  task = g_task_new (self, self->cancellable, saved_cb, NULL);
  g_task_set_source_tag (task, unrep_export_dialog_save_to);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, save_thread);
}

static void
chosen_cb (GListModel *files,
           gpointer    data)
{
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);

  unrep_export_dialog_save_to (data, file);
}

static void
choose_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  UnrepExportDialog *self = UNREP_EXPORT_DIALOG (widget);
  g_autofree char *name = g_strconcat (self->title, unrep_export_format_get_suffix (get_format (self)), NULL);

  /* A team may be called anything; a file may not. */
  g_strdelimit (name, "/", '-');
  unrep_dialogs_save_export (GTK_WINDOW (self), name, self->folder, chosen_cb, self);
}

static void
unrep_export_dialog_dispose (GObject *object)
{
  UnrepExportDialog *self = UNREP_EXPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->team, unrep_team_unref);
  g_clear_object (&self->folder);
  G_OBJECT_CLASS (unrep_export_dialog_parent_class)->dispose (object);
}

static void
unrep_export_dialog_finalize (GObject *object)
{
  UnrepExportDialog *self = UNREP_EXPORT_DIALOG (object);

  g_object_unref (self->cancellable);
  g_free (self->title);
  G_OBJECT_CLASS (unrep_export_dialog_parent_class)->finalize (object);
}

static void
unrep_export_dialog_class_init (UnrepExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = unrep_export_dialog_dispose;
  object_class->finalize = unrep_export_dialog_finalize;
  signals[DONE] = g_signal_new ("done", UNREP_TYPE_EXPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/Unrep/unrep-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, UnrepExportDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, UnrepExportDialog, format);
  gtk_widget_class_bind_template_child (widget_class, UnrepExportDialog, anonymous);
  gtk_widget_class_bind_template_child (widget_class, UnrepExportDialog, adjudicated);
  gtk_widget_class_bind_template_child (widget_class, UnrepExportDialog, spinner);
  gtk_widget_class_install_action (widget_class, "export.choose", NULL, choose_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
unrep_export_dialog_init (UnrepExportDialog *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  for (guint i = 0; i < unrep_export_get_n_formats (); i++)
    gtk_string_list_append (titles, unrep_export_format_get_title (unrep_export_get_format (i)));
  adw_combo_row_set_model (self->format, G_LIST_MODEL (titles));
}

/**
 * unrep_export_dialog_new:
 * @parent: the window that asks
 * @team: everybody's work
 * @title: what it is called; the file is called so at first
 * @folder: where to begin
 *
 * Returns: (transfer none): a dialog, to be presented
 */
GtkWidget *
unrep_export_dialog_new (GtkWindow  *parent,
                         UnrepTeam  *team,
                         const char *title,
                         GFile      *folder)
{
  UnrepExportDialog *self = g_object_new (UNREP_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);

  self->team = unrep_team_ref (team);
  self->title = g_strdup (title);
  self->folder = g_object_ref (folder);
  return GTK_WIDGET (self);
}
