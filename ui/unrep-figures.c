/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-figures.h"

#include "unrep-stacked-bar.h"
#include "unrep-start-side.h"

#include <glib/gi18n.h>

#define BAR_WIDTH 260
#define MIN_NAME_CHARS 14

/* One row; it never changes. */
#define UNREP_TYPE_FIGURES_ROW (unrep_figures_row_get_type ())
G_DECLARE_FINAL_TYPE (UnrepFiguresRow, unrep_figures_row, UNREP, FIGURES_ROW, GObject)

struct _UnrepFiguresRow
{
  GObject parent_instance;

  GStrv texts;
  guint64 *parts;
  guint n_parts;
  gboolean is_total;
};

G_DEFINE_FINAL_TYPE (UnrepFiguresRow, unrep_figures_row, G_TYPE_OBJECT)

struct _UnrepFigures
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkColumnView *view;
  GListStore *rows;
  UnrepCodebook *codebook;
};

G_DEFINE_FINAL_TYPE (UnrepFigures, unrep_figures, GTK_TYPE_WIDGET)

static void
unrep_figures_row_finalize (GObject *object)
{
  UnrepFiguresRow *self = UNREP_FIGURES_ROW (object);

  g_strfreev (self->texts);
  g_free (self->parts);
  G_OBJECT_CLASS (unrep_figures_row_parent_class)->finalize (object);
}

static void
unrep_figures_row_class_init (UnrepFiguresRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = unrep_figures_row_finalize;
}

static void
unrep_figures_row_init (UnrepFiguresRow *self)
{
}

static void
setup_name_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               gpointer                  data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), MIN_NAME_CHARS);
  gtk_list_item_set_child (item, label);
}

static void
setup_number_cb (GtkSignalListItemFactory *factory,
                 GtkListItem              *item,
                 gpointer                  data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_text_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              gpointer                  column)
{
  UnrepFiguresRow *row = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);
  const char *text = row->texts[GPOINTER_TO_UINT (column)];
  const char *meaning = g_object_get_data (G_OBJECT (factory), "meaning");
  g_autofree char *sentence = NULL;

  gtk_label_set_text (GTK_LABEL (label), text);
  if (row->is_total)
    gtk_widget_add_css_class (label, "heading");
  else
    gtk_widget_remove_css_class (label, "heading");
  /* Translators: a column of a table and what stands in it: “supports: 12” */
  sentence = meaning != NULL ? g_strdup_printf (_("%s: %s"), meaning, text) : g_strdup (text);
  gtk_widget_set_tooltip_text (label, sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}

static void
setup_bar_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              gpointer                  data)
{
  gtk_list_item_set_child (item, unrep_stacked_bar_new ());
}

static void
bind_bar_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             UnrepFigures             *self)
{
  UnrepFiguresRow *row = gtk_list_item_get_item (item);

  unrep_stacked_bar_set (UNREP_STACKED_BAR (gtk_list_item_get_child (item)), self->codebook, row->parts, row->n_parts);
}

static void
unrep_figures_dispose (GObject *object)
{
  UnrepFigures *self = UNREP_FIGURES (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->codebook, unrep_codebook_unref);
  G_OBJECT_CLASS (unrep_figures_parent_class)->dispose (object);
}

static void
unrep_figures_class_init (UnrepFiguresClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = unrep_figures_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
unrep_figures_init (UnrepFigures *self)
{
  self->rows = g_list_store_new (UNREP_TYPE_FIGURES_ROW);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (
    GTK_SELECTION_MODEL (gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows))))));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "team");
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  unrep_start_side_keep (GTK_SCROLLED_WINDOW (self->scroller));
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/**
 * unrep_figures_new:
 * @label: what the table is, for screen readers
 *
 * Returns: (transfer floating): a table without columns and rows
 */
GtkWidget *
unrep_figures_new (const char *label)
{
  UnrepFigures *self = g_object_new (UNREP_TYPE_FIGURES, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

/**
 * unrep_figures_clear:
 * @self: a table
 * @codebook: (nullable): whose colours and symbols bars have from now on
 *
 * Removes all rows and columns.
 */
void
unrep_figures_clear (UnrepFigures  *self,
                     UnrepCodebook *codebook)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  g_list_store_remove_all (self->rows);
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->view, column);
    }
  if (codebook != NULL)
    unrep_codebook_ref (codebook);
  g_clear_pointer (&self->codebook, unrep_codebook_unref);
  self->codebook = codebook;
}

/**
 * unrep_figures_add_column:
 * @self: a table
 * @title: what stands above it
 * @meaning: (nullable): what that means, where it is a symbol
 * @kind: what it holds
 */
void
unrep_figures_add_column (UnrepFigures     *self,
                          const char       *title,
                          const char       *meaning,
                          UnrepFiguresKind  kind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  guint index = g_list_model_get_n_items (gtk_column_view_get_columns (self->view));
  g_autoptr (GtkColumnViewColumn) column = NULL;

  if (kind == UNREP_FIGURES_BAR)
    {
      g_signal_connect (factory, "setup", G_CALLBACK (setup_bar_cb), NULL);
      g_signal_connect_object (factory, "bind", G_CALLBACK (bind_bar_cb), self, 0);
    }
  else
    {
      g_signal_connect (factory, "setup",
                        kind == UNREP_FIGURES_NAME ? G_CALLBACK (setup_name_cb) : G_CALLBACK (setup_number_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_text_cb), GUINT_TO_POINTER (index));
      if (kind == UNREP_FIGURES_NUMBER)
        g_object_set_data_full (G_OBJECT (factory), "meaning", g_strdup (meaning != NULL ? meaning : title), g_free);
    }
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, kind == UNREP_FIGURES_NAME);
  if (kind == UNREP_FIGURES_BAR)
    gtk_column_view_column_set_fixed_width (column, BAR_WIDTH);
  gtk_column_view_append_column (self->view, column);
}

/**
 * unrep_figures_add_row:
 * @self: a table that has its columns
 * @texts: (transfer full): what stands in each column; that of a bar is not shown
 * @parts: (array length=n_parts) (nullable): what the bar shows
 * @n_parts: how many parts
 * @is_total: whether it sums up the others
 */
void
unrep_figures_add_row (UnrepFigures  *self,
                       GStrv          texts,
                       const guint64 *parts,
                       guint          n_parts,
                       gboolean       is_total)
{
  g_autoptr (UnrepFiguresRow) row = g_object_new (UNREP_TYPE_FIGURES_ROW, NULL);

  g_return_if_fail (g_strv_length (texts) == g_list_model_get_n_items (gtk_column_view_get_columns (self->view)));

  row->texts = texts;
  row->parts = g_memdup2 (parts, n_parts * sizeof *parts);
  row->n_parts = n_parts;
  row->is_total = is_total;
  g_list_store_append (self->rows, row);
}

/**
 * unrep_figures_get_n_rows:
 * @self: a table
 *
 * Returns: how many rows there are
 */
guint
unrep_figures_get_n_rows (UnrepFigures *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->rows));
}

/**
 * unrep_figures_get_text:
 * @self: a table
 * @row: from 0
 * @column: from 0
 *
 * Returns: what stands there
 */
const char *
unrep_figures_get_text (UnrepFigures *self,
                        guint         row,
                        guint         column)
{
  g_autoptr (UnrepFiguresRow) item = g_list_model_get_item (G_LIST_MODEL (self->rows), row);

  return item->texts[column];
}
