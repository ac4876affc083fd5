/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-ocr-window.h"

#include "unrep-dialogs.h"
#include "unrep-digits.h"

#include "base/unrep-file.h"
#include "report/unrep-ocr.h"

#include <glib/gi18n.h>

struct _UnrepOcrWindow
{
  AdwWindow parent_instance;

  GtkLabel *problem;
  GtkStack *stack;
  GtkLabel *command;
  AdwPreferencesGroup *languages;
  GtkCheckButton *checks[UNREP_OCR_N_LANGUAGES];
  AdwActionRow *target;
  GtkLabel *said;
  GtkProgressBar *progress;

  GFile *file;
  GFile *folder;
  UnrepPages *pages; /* NULL where the file has no text at all */
  guint suggested;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (UnrepOcrWindow, unrep_ocr_window, ADW_TYPE_WINDOW)

static guint done_signal;

static void
ocr_free (gpointer data)
{
  UnrepOcr *ocr = data;

  g_object_unref (ocr->file);
  g_object_unref (ocr->folder);
  g_clear_pointer (&ocr->pages, unrep_pages_unref);
  g_free (ocr);
}

/* The window as threads know it, reference counted: it may be closed meanwhile, and a
 * window that outlives the one it belongs to makes GTK 4.8 crash. */
static GWeakRef *
link_new (UnrepOcrWindow *self)
{
  GWeakRef *link = g_atomic_rc_box_new0 (GWeakRef);

  g_weak_ref_init (link, self);
  return link;
}

static void
link_unref (gpointer link)
{
  g_atomic_rc_box_release_full (link, (GDestroyNotify) g_weak_ref_clear);
}

static UnrepOcrWindow *
link_take (GWeakRef *link)
{
  UnrepOcrWindow *self = g_weak_ref_get (link);

  link_unref (link);
  return self;
}

/* One page of those, told from a thread. */
typedef struct
{
  GWeakRef *link;
  guint page;
  guint n_pages;
} Step;

static void
step_free (gpointer data)
{
  Step *step = data;

  link_unref (step->link);
  g_free (step);
}

static void
show_problem (UnrepOcrWindow *self,
              const char     *message)
{
  g_autofree char *shown = unrep_digits_dup_message (message);

  gtk_label_set_text (self->problem, shown);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), *message != '\0');
  if (*message != '\0')
    g_debug ("recognizing: %s", message);
}

static guint
get_chosen (UnrepOcrWindow *self)
{
  guint set = 0;

  for (guint i = 0; i < UNREP_OCR_N_LANGUAGES; i++)
    if (self->checks[i] != NULL && gtk_check_button_get_active (self->checks[i]))
      set |= 1u << i;
  return set;
}

static void
update_start (UnrepOcrWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ocr.start",
                                 g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "choose") == 0
                                   && get_chosen (self) != 0);
}

static void
show_page (UnrepOcrWindow *self,
           const char     *name)
{
  gtk_stack_set_visible_child_name (self->stack, name);
  update_start (self);
  g_debug ("recognizing: %s", name);
}

static void
show_target (UnrepOcrWindow *self)
{
  g_autoptr (GFile) target = unrep_ocr_new_target (self->file, self->folder);
  g_autofree char *base = g_file_get_basename (target), *name = unrep_dup_printable (base);
  g_autofree char *folder = unrep_file_dup_display (self->folder);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->target), name);
  adw_action_row_set_subtitle (self->target, folder);
}

static void
add_language (UnrepOcrWindow *self,
              guint           index,
              guint           installed)
{
  const UnrepOcrLanguage *language = unrep_ocr_get_language (index);
  GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();
  gboolean is_there = (installed & (1u << index)) != 0;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(language->name));
  if (!is_there)
    {
      /* Translators: %s is the name of a package */
      g_autofree char *missing = g_strdup_printf (_("Not installed here: the package is %s"), language->package);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), missing);
    }
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_there && (self->suggested & (1u << index)) != 0);
  gtk_widget_set_sensitive (check, is_there);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_signal_connect_object (check, "toggled", G_CALLBACK (update_start), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->languages, row);
  self->checks[index] = GTK_CHECK_BUTTON (check);
}

static void
show_absent (UnrepOcrWindow *self,
             const GError   *error)
{
  g_autofree char *command = unrep_ocr_dup_command (self->file, self->pages, self->suggested);

  show_problem (self, error->message);
  gtk_label_set_text (self->command, command);
  show_page (self, "absent");
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (UnrepOcrWindow) self = link_take (user_data);
  g_autoptr (GError) error = NULL;
  gssize installed = g_task_propagate_int (G_TASK (result), &error);
  g_autofree char *packages = NULL, *missing = NULL;

  if (self == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    {
      show_absent (self, error);
      return;
    }
  for (guint i = 0; i < UNREP_OCR_N_LANGUAGES; i++)
    add_language (self, i, (guint) installed);
  show_target (self);
  if ((self->suggested & ~(guint) installed) != 0)
    {
      packages = unrep_ocr_dup_packages (self->suggested & ~(guint) installed);
      /* Translators: %s is the names of packages */
      missing = g_strdup_printf (_("A language that the report seems to be in is not installed here. Install the packages %s (so they "
                                   "are called in Debian and Ubuntu), and open this window again."), packages);
      show_problem (self, missing);
    }
  show_page (self, "choose");
  gtk_widget_child_focus (GTK_WIDGET (self->languages), GTK_DIR_TAB_FORWARD);
}

static void
find_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  guint installed;

  if (unrep_ocr_find_languages (&installed, cancellable, &error))
    g_task_return_int (task, (gssize) installed);
  else
    g_task_return_error (task, error);
}

static gboolean
step_cb (gpointer data)
{
  const Step *step = data;
  g_autoptr (UnrepOcrWindow) self = g_weak_ref_get (step->link);
  g_autofree char *text = NULL, *said = NULL;

  if (self == NULL || g_cancellable_is_cancelled (self->cancellable))
    return G_SOURCE_REMOVE;
  /* Translators: which of the pages that need it */
  text = g_strdup_printf (_("Recognizing page %u of %u…"), step->page, step->n_pages);
  said = unrep_digits_dup_message (text);
  gtk_label_set_text (self->said, said);
  /* The page has only been begun. */
  gtk_progress_bar_set_fraction (self->progress, (step->page - 0.5) / step->n_pages);
  g_debug ("recognizing: page %u of %u", step->page, step->n_pages);
  return G_SOURCE_REMOVE;
}

/* In the thread. */
static void
page_cb (guint    page,
         guint    n_pages,
         gpointer user_data)
{
  Step *step = g_new0 (Step, 1);

  step->link = g_atomic_rc_box_acquire (user_data);
  step->page = page;
  step->n_pages = n_pages;
  g_idle_add_full (G_PRIORITY_DEFAULT, step_cb, step, step_free);
}

static void
work_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  GFile *file = unrep_ocr_run (task_data, cancellable, &error);

  if (file != NULL)
    g_task_return_pointer (task, file, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
worked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (UnrepOcrWindow) self = link_take (user_data);
  GApplication *application = g_application_get_default ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_task_propagate_pointer (G_TASK (result), &error);

  if (application != NULL)
    g_application_release (application);
  if (self == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_debug ("recognizing: cancelled");
      return;
    }
  if (file == NULL)
    {
      show_problem (self, error->message);
      show_page (self, "choose");
      show_target (self);
      return;
    }
  g_debug ("recognizing: done");
  g_signal_emit (self, done_signal, 0, file);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
start_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  UnrepOcrWindow *self = UNREP_OCR_WINDOW (widget);
  GWeakRef *link = link_new (self);
  g_autoptr (GTask) task = g_task_new (NULL, self->cancellable, worked_cb, link);
  UnrepOcr *ocr = g_new0 (UnrepOcr, 1);

  *ocr = (UnrepOcr) { g_object_ref (self->file), g_object_ref (self->folder),
                      self->pages != NULL ? unrep_pages_ref (self->pages) : NULL, get_chosen (self), page_cb, link };
  show_problem (self, "");
  gtk_label_set_text (self->said, _("Looking at the pages…"));
  gtk_progress_bar_set_fraction (self->progress, 0);
  show_page (self, "work");
  /* What is cancelled is still to be ended, and its folder to be removed. */
  if (g_application_get_default () != NULL)
    g_application_hold (g_application_get_default ());
  g_task_set_source_tag (task, start_cb);
  g_task_set_task_data (task, ocr, ocr_free);
  g_task_run_in_thread (task, work_thread);
}

static void
folder_chosen_cb (GListModel *files,
                  gpointer    user_data)
{
  UnrepOcrWindow *self = user_data;
  g_autoptr (GFile) folder = g_list_model_get_item (files, 0);

  g_set_object (&self->folder, folder);
  show_target (self);
}

static void
folder_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  unrep_dialogs_choose_target (GTK_WINDOW (widget), UNREP_OCR_WINDOW (widget)->folder, folder_chosen_cb, widget);
}

static void
unrep_ocr_window_dispose (GObject *object)
{
  UnrepOcrWindow *self = UNREP_OCR_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  G_OBJECT_CLASS (unrep_ocr_window_parent_class)->dispose (object);
}

static void
unrep_ocr_window_finalize (GObject *object)
{
  UnrepOcrWindow *self = UNREP_OCR_WINDOW (object);

  g_clear_object (&self->file);
  g_clear_object (&self->folder);
  g_clear_pointer (&self->pages, unrep_pages_unref);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (unrep_ocr_window_parent_class)->finalize (object);
}

/* A task may hold it for a while after. */
static gboolean
unrep_ocr_window_close_request (GtkWindow *window)
{
  g_cancellable_cancel (UNREP_OCR_WINDOW (window)->cancellable);
  return GTK_WINDOW_CLASS (unrep_ocr_window_parent_class)->close_request (window);
}

static void
unrep_ocr_window_class_init (UnrepOcrWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = unrep_ocr_window_dispose;
  object_class->finalize = unrep_ocr_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = unrep_ocr_window_close_request;
  done_signal = g_signal_new ("done", UNREP_TYPE_OCR_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/Unrep/unrep-ocr-window.ui");
  gtk_widget_class_bind_template_child (widget_class, UnrepOcrWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, UnrepOcrWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, UnrepOcrWindow, command);
  gtk_widget_class_bind_template_child (widget_class, UnrepOcrWindow, languages);
  gtk_widget_class_bind_template_child (widget_class, UnrepOcrWindow, target);
  gtk_widget_class_bind_template_child (widget_class, UnrepOcrWindow, said);
  gtk_widget_class_bind_template_child (widget_class, UnrepOcrWindow, progress);
  gtk_widget_class_install_action (widget_class, "ocr.start", NULL, start_cb);
  gtk_widget_class_install_action (widget_class, "ocr.folder", NULL, folder_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
unrep_ocr_window_init (UnrepOcrWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  update_start (self);
}

/**
 * unrep_ocr_window_new:
 * @parent: the window that it belongs to
 * @file: a PDF file
 * @text: (nullable): the text that it has
 * @pages: (nullable): its pages; %NULL where it has no text at all
 *
 * Returns: (transfer none): a window that asks in which languages, to be presented
 */
UnrepOcrWindow *
unrep_ocr_window_new (GtkWindow  *parent,
                      GFile      *file,
                      UnrepText  *text,
                      UnrepPages *pages)
{
  UnrepOcrWindow *self = g_object_new (UNREP_TYPE_OCR_WINDOW, "transient-for", parent, NULL);
  g_autoptr (GTask) task = g_task_new (NULL, self->cancellable, found_cb, link_new (self));
  g_autofree char *name = g_file_get_basename (file);

  self->file = g_object_ref (file);
  self->folder = g_file_get_parent (file);
  self->pages = pages != NULL ? unrep_pages_ref (pages) : NULL;
  self->suggested = unrep_ocr_suggest_languages (text, name, g_get_language_names ()[0]);
  g_task_set_source_tag (task, unrep_ocr_window_new);
  g_task_run_in_thread (task, find_thread);
  return self;
}

/**
 * unrep_ocr_window_find:
 * @file: a file
 *
 * Returns: (transfer none) (nullable): the window that is open for it
 */
UnrepOcrWindow *
unrep_ocr_window_find (GFile *file)
{
  GListModel *windows = gtk_window_get_toplevels ();
  UnrepOcrWindow *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows) && found == NULL; i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (UNREP_IS_OCR_WINDOW (window) && g_file_equal (UNREP_OCR_WINDOW (window)->file, file))
        found = UNREP_OCR_WINDOW (window);
    }
  return found;
}
