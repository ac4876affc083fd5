/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-import-window.h"

#include "unrep-digits.h"
#include "unrep-disagreement-names.h"

#include "base/unrep-file.h"
#include "team/unrep-csv.h"
#include "team/unrep-import.h"

#include <glib/gi18n.h>

#define WORDS_CHARS 160
/* What becomes of a row, the first words of the unit, the note that it gets. */
#define N_LINES 3

struct _UnrepImportWindow
{
  AdwWindow parent_instance;

  UnrepDesk *desk;
  GFile *table;
  /* The table, when it was read. */
  GBytes *csv;
  GCancellable *cancellable;
  GtkLabel *summary;
  GtkStringList *rows;
  GtkWidget *import;
};

G_DEFINE_FINAL_TYPE (UnrepImportWindow, unrep_import_window, ADW_TYPE_WINDOW)

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Which unit gets what; on lines of their own its first words and the note. */
static char *
dup_item (UnrepImportWindow     *self,
          const UnrepImportItem *item)
{
  UnrepReview *review = unrep_desk_get_review (self->desk);
  UnrepOutline *outline = unrep_review_get_outline (review);
  g_autofree char *words = unrep_outline_dup_first_words (outline, item->unit, WORDS_CHARS);
  g_autofree char *position = item->position != NULL
                              ? unrep_disagreement_names_dup_position (unrep_review_get_codebook (review), item->position)
                              : g_strdup (_("a note"));
  const char *path = unrep_outline_get_unit (outline, item->unit)->path;

  /* Pango would turn the line to where the path's letter goes. */
  return g_strdup_printf ("%s⁨%s⁩ · ⁨%s⁩\n%s\n%s",
                          gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL ? "\u200f" : "\u200e", path, position,
                          words, item->note != NULL ? item->note : "");
}

static char *
dup_summary (const UnrepImport *import)
{
  g_autofree char *imported = g_strdup_printf (ngettext ("%u row is new", "%u rows are new", import->n_imported),
                                               import->n_imported);
  g_autofree char *same = g_strdup_printf (ngettext ("%u row was there already", "%u rows were there already",
                                                     import->n_same), import->n_same);
  g_autofree char *misfits = g_strdup_printf (ngettext ("%u row did not fit", "%u rows did not fit", import->misfits->len),
                                              import->misfits->len);
  g_autofree char *left_out = g_strdup_printf (ngettext ("%u row of another reviewer, report or kind left out",
                                                         "%u rows of another reviewer, report or kind left out",
                                                         import->n_left_out), import->n_left_out);

  return unrep_digits_take (g_strjoin (" · ", imported, same, misfits, import->n_left_out > 0 ? left_out : NULL, NULL));
}

static void
show_problem (UnrepImportWindow *self,
              const GError      *error)
{
  g_autofree char *problem = unrep_digits_dup_message (error->message);

  gtk_label_set_text (self->summary, problem);
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "error");
  gtk_widget_set_sensitive (self->import, FALSE);
}

static UnrepImport *
new_import (UnrepImportWindow  *self,
            GError            **error)
{
  g_autofree char *name = unrep_file_dup_display (self->table);

  return unrep_import_new (unrep_desk_get_review (self->desk), self->csv, name, error);
}

static void
show (UnrepImportWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (UnrepImport) import = new_import (self, &error);
  g_autofree char *summary = NULL;

  if (import == NULL)
    {
      show_problem (self, error);
      return;
    }
  summary = dup_summary (import);
  gtk_label_set_text (self->summary, summary);
  for (guint i = 0; i < import->misfits->len; i++)
    gtk_string_list_take (self->rows, g_strconcat ("⚠ ", g_ptr_array_index (import->misfits, i), NULL));
  for (guint i = 0; i < import->items->len; i++)
    gtk_string_list_take (self->rows, dup_item (self, &g_array_index (import->items, UnrepImportItem, i)));
  gtk_widget_set_sensitive (self->import, import->items->len > 0);
  if (import->items->len > 0)
    gtk_widget_grab_focus (self->import);
  g_debug ("import: %u new, %u misfits", import->n_imported, import->misfits->len);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  UnrepImportWindow *self = UNREP_IMPORT_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) csv = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (csv == NULL)
    {
      show_problem (self, error);
      return;
    }
  self->csv = g_steal_pointer (&csv);
  show (self);
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      table,
             GCancellable *cancellable)
{
  GError *error = NULL;
  GBytes *csv = unrep_file_read (table, UNREP_CSV_MAX_BYTES, cancellable, &error);

  if (csv != NULL)
    g_task_return_pointer (task, csv, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

/* What has been said meanwhile, on another device say, is not replaced either: the table
 * is gone through once more. */
static void
import_cb (UnrepImportWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (UnrepImport) import = new_import (self, &error);
  g_autofree char *message = NULL;

  if (import == NULL || !unrep_import_apply (import, unrep_desk_get_review (self->desk), &error))
    {
      show_problem (self, error);
      return;
    }
  message = unrep_digits_take (g_strdup_printf (ngettext ("%u row imported", "%u rows imported", import->n_imported),
                                                import->n_imported));
  g_signal_emit (self, signals[DONE], 0, message);
  gtk_window_close (GTK_WINDOW (self));
}

/* What becomes of a row in the words of the interface, and below what the report and the
 * table say, each in its own direction. */
static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 4,
                                 "margin-start", 12, "margin-end", 12, "margin-top", 6, "margin-bottom", 6, NULL);

  for (guint i = 0; i < N_LINES; i++)
    {
      GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                       "wrap", i == 0, "ellipsize", i == 0 ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END, NULL);

      if (i > 0)
        gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (row), label);
    }
  gtk_list_item_set_child (item, row);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  GtkStringObject *row = gtk_list_item_get_item (item);
  g_auto (GStrv) lines = g_strsplit (gtk_string_object_get_string (row), "\n", N_LINES);
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  gsize n = g_strv_length (lines);

  for (gsize i = 0; i < N_LINES; i++, label = gtk_widget_get_next_sibling (label))
    {
      g_autofree char *text = i >= n ? g_strdup ("") : i == 0 ? unrep_digits_dup_message (lines[i])
                                                              : unrep_dup_printable (lines[i]);

      gtk_label_set_text (GTK_LABEL (label), text);
      gtk_widget_set_visible (label, *text != '\0');
      gtk_widget_set_direction (label, gtk_widget_get_default_direction ());
      if (i > 0)
        unrep_disagreement_names_turn (label, text);
    }
}

static GtkWidget *
new_list (UnrepImportWindow *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkWidget *list, *scrolled = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->rows = gtk_string_list_new (NULL);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows)))),
                            g_steal_pointer (&factory));
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What becomes of the rows"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static void
unrep_import_window_dispose (GObject *object)
{
  UnrepImportWindow *self = UNREP_IMPORT_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->desk);
  g_clear_object (&self->table);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->csv, g_bytes_unref);
  G_OBJECT_CLASS (unrep_import_window_parent_class)->dispose (object);
}

static void
unrep_import_window_class_init (UnrepImportWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = unrep_import_window_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
  signals[DONE] = g_signal_new ("done", UNREP_TYPE_IMPORT_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_STRING);
}

static void
unrep_import_window_init (UnrepImportWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));

  self->cancellable = g_cancellable_new ();
  self->import = gtk_button_new_with_mnemonic (_("_Import"));
  gtk_widget_add_css_class (self->import, "suggested-action");
  gtk_widget_set_sensitive (self->import, FALSE);
  g_signal_connect_object (self->import, "clicked", G_CALLBACK (import_cb), self, G_CONNECT_SWAPPED);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->import);

  self->summary = GTK_LABEL (gtk_label_new (_("Reading the table…")));
  gtk_label_set_wrap (self->summary, TRUE);
  gtk_label_set_xalign (self->summary, 0);
  gtk_widget_set_margin_start (GTK_WIDGET (self->summary), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->summary), 12);
  gtk_widget_set_margin_top (GTK_WIDGET (self->summary), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->summary), 12);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (box), new_list (self));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _("Import Positions"));
  gtk_window_set_default_size (GTK_WINDOW (self), 640, 480);
  gtk_widget_set_size_request (GTK_WIDGET (self), 340, 300);
}

/**
 * unrep_import_window_new:
 * @parent: the window that it belongs to
 * @desk: whose review gets the positions
 * @table: a CSV file
 *
 * Returns: (transfer full): a window that reads @table, to be presented
 */
UnrepImportWindow *
unrep_import_window_new (GtkWindow *parent,
                         UnrepDesk *desk,
                         GFile     *table)
{
  UnrepImportWindow *self = g_object_new (UNREP_TYPE_IMPORT_WINDOW, "transient-for", parent, "modal", TRUE, NULL);
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, read_cb, NULL);

  self->desk = g_object_ref (desk);
  self->table = g_object_ref (table);
  g_task_set_source_tag (task, unrep_import_window_new);
  g_task_set_task_data (task, g_object_ref (table), g_object_unref);
  g_task_run_in_thread (task, read_thread);
  return self;
}
