/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-codebooks-window.h"

#include "unrep-dialogs.h"
#include "unrep-digits.h"
#include "unrep-group.h"
#include "unrep-names.h"
#include "unrep-said.h"

#include "annotation/unrep-codebook-shelf.h"
#include "base/unrep-file.h"

#include <glib/gi18n.h>

struct _UnrepCodebooksWindow
{
  AdwWindow parent_instance;

  AdwPreferencesGroup *group;
  GtkLabel *said;

  /* What the codebook is chosen for, or %NULL. */
  UnrepReportPage *page;
  /* %NULL until the folders have been read. */
  UnrepCodebookShelf *shelf;
  GCancellable *reading;
  GPtrArray *rows;
  /* Never shown: with it, even a single button is one of a group. */
  GtkCheckButton *group_head;
  /* Which one a file chooser is open for. */
  guint exported;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (UnrepCodebooksWindow, unrep_codebooks_window, ADW_TYPE_WINDOW)

static UnrepDesk *
get_desk (UnrepCodebooksWindow *self)
{
  return self->page != NULL ? unrep_report_page_get_desk (self->page) : NULL;
}

static void
say (UnrepCodebooksWindow *self,
     const char           *text)
{
  g_autofree char *shown = unrep_digits_dup_message (text);

  gtk_label_set_text (self->said, shown);
  gtk_widget_set_visible (GTK_WIDGET (self->said), *text != '\0');
  g_debug ("codebooks: %s", text);
}

static gboolean
is_used (UnrepCodebooksWindow *self,
         UnrepCodebook        *codebook)
{
  UnrepCodebook *used = get_desk (self) != NULL ? unrep_desk_get_codebook (get_desk (self)) : NULL;

  return used != NULL && unrep_codebook_get_version (used) == unrep_codebook_get_version (codebook)
         && g_str_equal (unrep_codebook_get_id (used), unrep_codebook_get_id (codebook))
         && g_str_equal (unrep_codebook_get_sha256 (used), unrep_codebook_get_sha256 (codebook));
}

static const char *
get_origin (UnrepCodebookOrigin origin)
{
  switch (origin)
    {
    case UNREP_CODEBOOK_BUILT_IN:
      /* Translators: where a codebook is from */
      return _("built in");
    case UNREP_CODEBOOK_OWN:
      /* Translators: where a codebook is from */
      return _("your own");
    case UNREP_CODEBOOK_TEAM:
      /* Translators: where a codebook is from */
      return _("the team’s, beside the report");
    default:
      g_return_val_if_reached ("");
    }
}

static char *
dup_about (UnrepCodebooksWindow *self,
           guint                 index)
{
  UnrepCodebook *codebook = unrep_codebook_shelf_get (self->shelf, index);
  guint n = unrep_codebook_get_n_positions (codebook);
  g_autofree char *positions = unrep_digits_take (g_strdup_printf (ngettext ("%u position", "%u positions", n), n));
  g_autofree char *version = unrep_digits_dup_number (unrep_codebook_get_version (codebook));

  /* Translators: "5 positions", version number, "built in", the id of a codebook */
  return g_strdup_printf (_("%s, version %s, %s · %s"), positions, version,
                          get_origin (unrep_codebook_shelf_get_origin (self->shelf, index)),
                          unrep_codebook_get_id (codebook));
}

static guint
get_index (gpointer button)
{
  return GPOINTER_TO_UINT (g_object_get_data (button, "index"));
}

static void
chosen_cb (GtkCheckButton       *button,
           UnrepCodebooksWindow *self)
{
  if (!self->filling && gtk_check_button_get_active (button))
    unrep_codebooks_window_use (self, get_index (button));
}

static void
edit_cb (GtkWidget            *button,
         UnrepCodebooksWindow *self)
{
  gtk_window_present (GTK_WINDOW (unrep_codebooks_window_edit (self, get_index (button), FALSE)));
}

static void
duplicate_cb (GtkWidget            *button,
              UnrepCodebooksWindow *self)
{
  gtk_window_present (GTK_WINDOW (unrep_codebooks_window_edit (self, get_index (button), TRUE)));
}

static void
export_to (GListModel *files,
           gpointer    user_data)
{
  UnrepCodebooksWindow *self = user_data;
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);

  unrep_codebooks_window_export (self, self->exported, file);
}

static void
export_cb (GtkWidget            *button,
           UnrepCodebooksWindow *self)
{
  UnrepCodebook *codebook = unrep_codebook_shelf_get (self->shelf, get_index (button));
  g_autofree char *name = g_strconcat (unrep_codebook_get_id (codebook), UNREP_CODEBOOK_SUFFIX, NULL);
  g_autoptr (GFile) folder = self->page != NULL ? g_file_get_parent (unrep_report_page_get_file (self->page)) : NULL;

  self->exported = get_index (button);
  unrep_dialogs_save_codebook (GTK_WINDOW (self), name, folder, export_to, self);
}

static void
import_from (GListModel *files,
             gpointer    user_data)
{
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);

  unrep_codebooks_window_import (user_data, file);
}

static void
import_cb (UnrepCodebooksWindow *self)
{
  unrep_dialogs_open_codebook (GTK_WINDOW (self), import_from, self);
}

static void
add_button (UnrepCodebooksWindow *self,
            GtkWidget            *row,
            guint                 index,
            const char           *icon,
            const char           *name,
            GCallback             callback)
{
  GtkWidget *button = unrep_names_new_button (icon, name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
  g_signal_connect_object (button, "clicked", callback, self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
new_row (UnrepCodebooksWindow *self,
         guint                 index)
{
  GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();
  UnrepCodebook *codebook = unrep_codebook_shelf_get (self->shelf, index);
  const char *question = unrep_codebook_get_question (codebook, g_get_language_names ()[0]);
  g_autofree char *about = dup_about (self, index);
  g_autofree char *spoken = g_strdup_printf ("%s. %s", question, about);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), question);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), self->group_head);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (check, get_desk (self) != NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_used (self, codebook));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data (G_OBJECT (check), "index", GUINT_TO_POINTER (index));
  g_signal_connect_object (check, "toggled", G_CALLBACK (chosen_cb), self, 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_object_set_data (G_OBJECT (row), "check", check);
  if (unrep_codebook_shelf_get_origin (self->shelf, index) == UNREP_CODEBOOK_OWN)
    add_button (self, row, index, "document-edit-symbolic", _("Edit"), G_CALLBACK (edit_cb));
  add_button (self, row, index, "edit-copy-symbolic", _("Duplicate"), G_CALLBACK (duplicate_cb));
  add_button (self, row, index, "document-save-as-symbolic", _("Export…"), G_CALLBACK (export_cb));
  return row;
}

static void
show_shelf (UnrepCodebooksWindow *self)
{
  self->filling = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < unrep_codebook_shelf_get_n (self->shelf); i++)
    {
      GtkWidget *row = new_row (self, i);

      adw_preferences_group_add (self->group, row);
      g_ptr_array_add (self->rows, row);
    }
  self->filling = FALSE;
}

/* Another codebook is used, or the wish for one was cancelled. */
static void
used_changed_cb (UnrepCodebooksWindow *self)
{
  self->filling = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    gtk_check_button_set_active (g_object_get_data (G_OBJECT (g_ptr_array_index (self->rows, i)), "check"),
                                 is_used (self, unrep_codebook_shelf_get (self->shelf, i)));
  self->filling = FALSE;
}

/* The row of @codebook has the focus, where it is in the list. */
static void
focus_codebook (UnrepCodebooksWindow *self,
                UnrepCodebook        *codebook)
{
  for (guint i = 0; codebook != NULL && i < self->rows->len; i++)
    if (g_str_equal (unrep_codebook_get_sha256 (unrep_codebook_shelf_get (self->shelf, i)),
                     unrep_codebook_get_sha256 (codebook)))
      gtk_widget_grab_focus (g_object_get_data (G_OBJECT (g_ptr_array_index (self->rows, i)), "check"));
}

/* Files that are no codebooks are named, for somebody expects to find them here. */
static void
say_problems (UnrepCodebooksWindow *self)
{
  g_autofree char *problems = g_strjoinv ("\n", (char **) unrep_codebook_shelf_get_problems (self->shelf));

  say (self, problems);
}

/* What is read in a thread: the folder of the report may be a share that is slow. */
typedef struct
{
  GFile *folder;         /* NULL for none */
  UnrepCodebook *wanted; /* whose row gets the focus; NULL for none */
  gboolean first;
} Reading;

static void
reading_free (Reading *self)
{
  g_clear_object (&self->folder);
  g_clear_pointer (&self->wanted, unrep_codebook_unref);
  g_free (self);
}

static void
read_shelf (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  Reading *reading = data;

  g_task_return_pointer (task, unrep_codebook_shelf_load (reading->folder, cancellable),
                         (GDestroyNotify) unrep_codebook_shelf_unref);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  UnrepCodebooksWindow *self = UNREP_CODEBOOKS_WINDOW (source);
  Reading *reading = g_task_get_task_data (G_TASK (result));
  g_autoptr (UnrepCodebookShelf) shelf = g_task_propagate_pointer (G_TASK (result), NULL);

  if (shelf == NULL)
    return;
  g_clear_object (&self->reading);
  g_clear_pointer (&self->shelf, unrep_codebook_shelf_unref);
  self->shelf = g_steal_pointer (&shelf);
  show_shelf (self);
  if (reading->first)
    say_problems (self);
  focus_codebook (self, reading->wanted);
  g_debug ("codebooks shown");
}

/* Reads the list anew; the row of @wanted gets the focus then. */
static void
fill (UnrepCodebooksWindow *self,
      UnrepCodebook        *wanted)
{
  g_autoptr (GTask) task = NULL;
  Reading *reading = g_new0 (Reading, 1);

  reading->folder = self->page != NULL ? g_file_get_parent (unrep_report_page_get_file (self->page)) : NULL;
  reading->wanted = wanted != NULL ? unrep_codebook_ref (wanted) : NULL;
  reading->first = self->shelf == NULL;
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  task = g_task_new (self, self->reading, read_cb, NULL);
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);
  g_task_run_in_thread (task, read_shelf);
}

static void
unrep_codebooks_window_dispose (GObject *object)
{
  UnrepCodebooksWindow *self = UNREP_CODEBOOKS_WINDOW (object);

  self->filling = TRUE;
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->page);
  g_clear_pointer (&self->shelf, unrep_codebook_shelf_unref);
  G_OBJECT_CLASS (unrep_codebooks_window_parent_class)->dispose (object);
}

static void
unrep_codebooks_window_finalize (GObject *object)
{
  g_ptr_array_unref (UNREP_CODEBOOKS_WINDOW (object)->rows);
  g_object_unref (UNREP_CODEBOOKS_WINDOW (object)->group_head);
  G_OBJECT_CLASS (unrep_codebooks_window_parent_class)->finalize (object);
}

static void
unrep_codebooks_window_class_init (UnrepCodebooksWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = unrep_codebooks_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = unrep_codebooks_window_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
unrep_codebooks_window_init (UnrepCodebooksWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkWidget *clamp = adw_clamp_new (), *scrolled = gtk_scrolled_window_new ();
  GtkWidget *import = gtk_button_new_with_mnemonic (_("_Import…"));

  self->rows = g_ptr_array_new ();
  self->group_head = g_object_ref_sink (GTK_CHECK_BUTTON (gtk_check_button_new ()));
  gtk_window_set_title (GTK_WINDOW (self), _("Codebooks"));
  gtk_window_set_default_size (GTK_WINDOW (self), 620, 480);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_widget_set_size_request (GTK_WIDGET (self), 340, 300);
  g_signal_connect_object (import, "clicked", G_CALLBACK (import_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), import);
  self->said = GTK_LABEL (unrep_said_new_words (""));
  gtk_widget_add_css_class (GTK_WIDGET (self->said), "codebook-said");
  gtk_widget_set_visible (GTK_WIDGET (self->said), FALSE);
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  unrep_group_describe (self->group, _("Work with each codebook has a side file of its own; choosing another one leaves it as it is."));
  gtk_widget_set_margin_top (GTK_WIDGET (self->group), 18);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->group), 18);
  gtk_widget_set_margin_start (GTK_WIDGET (self->group), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->group), 12);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->group));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->said));
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_window_set_content (ADW_WINDOW (self), box);
}

/**
 * unrep_codebooks_window_new:
 * @page: (nullable): the report that a codebook is chosen for
 *
 * Returns: (transfer full): a window, to be presented
 */
UnrepCodebooksWindow *
unrep_codebooks_window_new (UnrepReportPage *page)
{
  UnrepCodebooksWindow *self = g_object_new (UNREP_TYPE_CODEBOOKS_WINDOW, NULL);

  self->page = page != NULL ? g_object_ref (page) : NULL;
  if (page != NULL)
    g_signal_connect_object (page, "notify::is-ready", G_CALLBACK (used_changed_cb), self, G_CONNECT_SWAPPED);
  fill (self, get_desk (self) != NULL ? unrep_desk_get_codebook (get_desk (self)) : NULL);
  return self;
}

/**
 * unrep_codebooks_window_is_busy:
 * @self: a window
 *
 * Returns: whether the list is still being read
 */
gboolean
unrep_codebooks_window_is_busy (UnrepCodebooksWindow *self)
{
  g_return_val_if_fail (UNREP_IS_CODEBOOKS_WINDOW (self), FALSE);

  return self->reading != NULL;
}

/**
 * unrep_codebooks_window_use:
 * @self: a window
 * @index: which codebook of the list
 *
 * Goes on with that codebook in the report that is open.
 */
void
unrep_codebooks_window_use (UnrepCodebooksWindow *self,
                            guint                 index)
{
  UnrepCodebook *codebook;

  g_return_if_fail (UNREP_IS_CODEBOOKS_WINDOW (self));
  g_return_if_fail (self->shelf != NULL && index < unrep_codebook_shelf_get_n (self->shelf));

  codebook = unrep_codebook_shelf_get (self->shelf, index);
  if (get_desk (self) == NULL)
    return;
  if (is_used (self, codebook))
    unrep_report_page_cancel_opening (self->page);
  else
    unrep_report_page_open_review (self->page, codebook);
  g_debug ("codebook %s", unrep_codebook_get_id (codebook));
}

/* Who edits the codebook that is used goes on with what it has become; who made
 * another one finds it in the list. */
static void
saved_cb (UnrepCodebooksWindow *self,
          UnrepCodebook        *codebook)
{
  UnrepCodebook *used = get_desk (self) != NULL ? unrep_desk_get_codebook (get_desk (self)) : NULL;

  if (used != NULL && g_str_equal (unrep_codebook_get_id (used), unrep_codebook_get_id (codebook)))
    unrep_report_page_open_review (self->page, codebook);
  fill (self, codebook);
  say (self, "");
}

/**
 * unrep_codebooks_window_edit:
 * @self: a window
 * @index: which codebook of the list
 * @copy: whether to begin another one with it
 *
 * Returns: (transfer full): where it is edited, to be presented
 */
UnrepCodebookWindow *
unrep_codebooks_window_edit (UnrepCodebooksWindow *self,
                             guint                 index,
                             gboolean              copy)
{
  UnrepCodebook *codebook;
  UnrepCodebookDraft *draft;
  UnrepCodebookWindow *window;
  g_autofree char *id = NULL;

  g_return_val_if_fail (UNREP_IS_CODEBOOKS_WINDOW (self), NULL);
  g_return_val_if_fail (self->shelf != NULL && index < unrep_codebook_shelf_get_n (self->shelf), NULL);

  codebook = unrep_codebook_shelf_get (self->shelf, index);
  id = unrep_codebook_shelf_dup_free_id (self->shelf, unrep_codebook_get_id (codebook));
  draft = copy ? unrep_codebook_draft_new_copy (codebook, id) : unrep_codebook_draft_new (codebook);
  window = unrep_codebook_window_new (draft, !copy && is_used (self, codebook) ? get_desk (self) : NULL);
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (self));
  g_signal_connect_object (window, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  return window;
}

/**
 * unrep_codebooks_window_import:
 * @self: a window
 * @file: a codebook file, whatever its name
 *
 * Copies it to the user's own codebooks, unless another of that id is there.
 *
 * Returns: whether it is there now; if not, the window says why
 */
gboolean
unrep_codebooks_window_import (UnrepCodebooksWindow *self,
                               GFile                *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (UnrepCodebook) codebook = unrep_codebook_load (file, NULL, &error);
  g_autoptr (GFile) own = NULL;
  g_autofree char *said = NULL;

  if (codebook != NULL)
    {
      own = unrep_codebook_new_own_file (unrep_codebook_get_id (codebook));
      /* Translators: the id of a codebook */
      if (unrep_codebook_is_default (codebook) || g_file_query_exists (own, NULL))
        said = g_strdup_printf (_("There is a codebook “%s” already, and it was left as it is. Give the file another id."),
                                unrep_codebook_get_id (codebook));
      else
        unrep_codebook_save (codebook, own, NULL, &error);
    }
  if (said == NULL && error == NULL)
    fill (self, NULL);
  say (self, said != NULL ? said : error != NULL ? error->message : "");
  return said == NULL && error == NULL;
}

/**
 * unrep_codebooks_window_export:
 * @self: a window
 * @index: which codebook of the list
 * @file: where to write it
 *
 * Returns: whether it was written; if not, the window says why
 */
gboolean
unrep_codebooks_window_export (UnrepCodebooksWindow *self,
                               guint                 index,
                               GFile                *file)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (self->shelf != NULL && index < unrep_codebook_shelf_get_n (self->shelf), FALSE);

  if (!unrep_codebook_save (unrep_codebook_shelf_get (self->shelf, index), file, NULL, &error))
    {
      say (self, error->message);
      return FALSE;
    }
  fill (self, NULL);
  say (self, "");
  return TRUE;
}
