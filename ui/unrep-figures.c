/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-figures.h"

#include "unrep-growing-list.h"
#include "unrep-list-focus.h"
#include "unrep-names.h"
#include "unrep-stacked-bar.h"
#include "unrep-start-side.h"

#include <glib/gi18n.h>

#define BAR_WIDTH 260
#define BAR_WIDTH_BESIDE_WORDS 140
#define MIN_NAME_CHARS 14
/* Words that are longer are cut off where there is no room. */
#define WORDS_CHARS 14

struct _UnrepFigures
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkColumnView *view;
  GListStore *rows;
  GtkSortListModel *sorted; /* the view's, as the one who looks wants it */
  GtkSliceListModel *shown; /* the view's */
  UnrepFiguresContent *content;
  UnrepCodebook *codebook;
};

G_DEFINE_FINAL_TYPE (UnrepFigures, unrep_figures, GTK_TYPE_WIDGET)

static GtkWidget *
new_words (int min_chars)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), min_chars);
  return label;
}

/* A name, and below it, where there is one, its caption. */
static void
setup_name_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               gpointer                  data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *caption = new_words (MIN_NAME_CHARS);

  /* The name of a file, whose end tells languages apart. */
  gtk_label_set_ellipsize (GTK_LABEL (caption), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), new_words (MIN_NAME_CHARS));
  gtk_box_append (GTK_BOX (box), caption);
  gtk_list_item_set_child (item, box);
}

static void
setup_words_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item,
                gpointer                  data)
{
  gtk_list_item_set_child (item, new_words (GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), "chars"))));
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
show_text (GtkLabel        *label,
           UnrepFiguresRow *row,
           guint            column,
           const char      *meaning)
{
  const char *text = unrep_figures_row_get_text (row, column);
  const char *caption = unrep_figures_row_get_caption (row, column);
  const char *explanation = unrep_figures_row_get_explanation (row, column);
  const char *more = caption != NULL ? caption : explanation;
  g_autofree char *said = more != NULL ? g_strconcat (text, "\n", more, NULL) : g_strdup (text);
  g_autofree char *sentence = NULL;

  gtk_label_set_text (label, text);
  if (unrep_figures_row_is_total (row))
    gtk_widget_add_css_class (GTK_WIDGET (label), "heading");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (label), "heading");
  /* Translators: a column of a table and what stands in it: “supports: 12” */
  sentence = meaning != NULL && *text != '\0' ? g_strdup_printf (_("%s: %s"), meaning, said) : g_steal_pointer (&said);
  unrep_names_set (GTK_WIDGET (label), sentence);
}

static void
bind_text_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              gpointer                  column)
{
  show_text (GTK_LABEL (gtk_list_item_get_child (item)), gtk_list_item_get_item (item), GPOINTER_TO_UINT (column),
             g_object_get_data (G_OBJECT (factory), "meaning"));
}

static void
bind_name_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              gpointer                  column)
{
  UnrepFiguresRow *row = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item), *label = gtk_widget_get_last_child (box);
  const char *caption = unrep_figures_row_get_caption (row, GPOINTER_TO_UINT (column));

  show_text (GTK_LABEL (gtk_widget_get_first_child (box)), row, GPOINTER_TO_UINT (column), NULL);
  gtk_label_set_text (GTK_LABEL (label), caption != NULL ? caption : "");
  gtk_widget_set_tooltip_text (label, caption);
  gtk_widget_set_visible (label, caption != NULL);
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
  guint n_parts;
  const guint64 *parts = unrep_figures_row_get_parts (gtk_list_item_get_item (item), &n_parts);

  unrep_stacked_bar_set (UNREP_STACKED_BAR (gtk_list_item_get_child (item)), self->codebook, parts, n_parts);
}

static void
unrep_figures_dispose (GObject *object)
{
  UnrepFigures *self = UNREP_FIGURES (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->content, unrep_figures_content_free);
  g_clear_pointer (&self->codebook, unrep_codebook_unref);
  G_OBJECT_CLASS (unrep_figures_parent_class)->dispose (object);
}

/* A cell is one line of what is copied, and one of its columns. */
static void
append_cell (GString    *text,
             const char *cell,
             const char *caption,
             gboolean    is_last)
{
  g_autofree char *whole = caption != NULL ? g_strdup_printf ("%s (%s)", cell, caption) : g_strdup (cell);

  g_strdelimit (whole, "\t\r\n", ' ');
  g_string_append_printf (text, "%s%c", whole, is_last ? '\n' : '\t');
}

static void
copy_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  UnrepFigures *self = UNREP_FIGURES (widget);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_columns = self->content != NULL ? unrep_figures_content_get_n_columns (self->content) : 0;

  for (guint i = 0; i < n_columns; i++)
    append_cell (text, unrep_figures_content_get_column (self->content, i)->meaning, NULL, i + 1 == n_columns);
  for (guint i = 0; i < unrep_figures_get_n_rows (self); i++)
    {
      g_autoptr (UnrepFiguresRow) row = g_list_model_get_item (G_LIST_MODEL (self->sorted), i);

      for (guint k = 0; k < n_columns; k++)
        append_cell (text, unrep_figures_row_get_text (row, k), unrep_figures_row_get_caption (row, k), k + 1 == n_columns);
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text->str);
}

static gboolean
unrep_figures_focus (GtkWidget        *widget,
                     GtkDirectionType  direction)
{
  UnrepFigures *self = UNREP_FIGURES (widget);

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (unrep_figures_parent_class)->focus (widget, direction);
  return unrep_list_focus (GTK_WIDGET (self->view), gtk_widget_get_last_child (GTK_WIDGET (self->view)), direction);
}

static void
unrep_figures_class_init (UnrepFiguresClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unrep_figures_dispose;
  widget_class->focus = unrep_figures_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "figures.copy", NULL, copy_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "figures.copy", NULL);
}

static int
compare_cells_cb (gconstpointer a,
                  gconstpointer b,
                  gpointer      column)
{
  return unrep_figures_row_compare ((UnrepFiguresRow *) a, (UnrepFiguresRow *) b, GPOINTER_TO_UINT (column));
}

/* The sum stays the last row, whichever way the others are sorted. */
static int
compare_totals_cb (gconstpointer a,
                   gconstpointer b,
                   gpointer      unused)
{
  return unrep_figures_row_is_total ((UnrepFiguresRow *) a) - unrep_figures_row_is_total ((UnrepFiguresRow *) b);
}

static GtkSorter *
new_sorter (UnrepFigures *self)
{
  GtkMultiSorter *sorter = gtk_multi_sorter_new ();

  gtk_multi_sorter_append (sorter, GTK_SORTER (gtk_custom_sorter_new (compare_totals_cb, NULL, NULL)));
  gtk_multi_sorter_append (sorter, g_object_ref (gtk_column_view_get_sorter (self->view)));
  return GTK_SORTER (sorter);
}

static void
unrep_figures_init (UnrepFigures *self)
{
  g_autoptr (GtkSingleSelection) selection = gtk_single_selection_new (NULL);

  self->rows = g_list_store_new (UNREP_TYPE_FIGURES_ROW);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  self->sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->rows)), new_sorter (self));
  self->shown = unrep_growing_list_new (G_LIST_MODEL (self->sorted));
  gtk_single_selection_set_model (selection, G_LIST_MODEL (self->shown));
  g_object_unref (self->shown);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
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

static void
connect_factory (UnrepFigures             *self,
                 GtkListItemFactory       *factory,
                 const UnrepFiguresColumn *wanted,
                 guint                     index)
{
  static const struct
  {
    GCallback setup;
    GCallback bind;
  } kinds[] = {
    [UNREP_FIGURES_NAME] = { G_CALLBACK (setup_name_cb), G_CALLBACK (bind_name_cb) },
    [UNREP_FIGURES_TEXT] = { G_CALLBACK (setup_words_cb), G_CALLBACK (bind_text_cb) },
    [UNREP_FIGURES_NUMBER] = { G_CALLBACK (setup_number_cb), G_CALLBACK (bind_text_cb) },
  };

  if (wanted->kind == UNREP_FIGURES_BAR)
    {
      g_signal_connect (factory, "setup", G_CALLBACK (setup_bar_cb), NULL);
      g_signal_connect_object (factory, "bind", G_CALLBACK (bind_bar_cb), self, 0);
      return;
    }
  g_signal_connect (factory, "setup", kinds[wanted->kind].setup, NULL);
  g_signal_connect (factory, "bind", kinds[wanted->kind].bind, GUINT_TO_POINTER (index));
  if (wanted->kind != UNREP_FIGURES_NAME)
    g_object_set_data_full (G_OBJECT (factory), "meaning", g_strdup (wanted->meaning), g_free);
}

static glong
get_longest (UnrepFiguresContent *content,
             guint                column)
{
  GPtrArray *rows = unrep_figures_content_get_rows (content);
  glong longest = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      glong length = g_utf8_strlen (unrep_figures_row_get_text (g_ptr_array_index (rows, i), column), -1);

      longest = MAX (longest, length);
    }
  return longest;
}

static int
get_bar_width (UnrepFiguresContent *content)
{
  for (guint i = 0; i < unrep_figures_content_get_n_columns (content); i++)
    if (unrep_figures_content_get_column (content, i)->kind == UNREP_FIGURES_TEXT)
      return BAR_WIDTH_BESIDE_WORDS;
  return BAR_WIDTH;
}

static void
add_column (UnrepFigures        *self,
            UnrepFiguresContent *content,
            guint                index)
{
  const UnrepFiguresColumn *wanted = unrep_figures_content_get_column (content, index);
  glong longest = wanted->kind == UNREP_FIGURES_TEXT ? get_longest (content, index) : 0;
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (wanted->title, factory);

  connect_factory (self, factory, wanted, index);
  g_object_set_data (G_OBJECT (factory), "chars", GINT_TO_POINTER ((int) MIN (longest, WORDS_CHARS)));
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, wanted->kind == UNREP_FIGURES_NAME || longest > WORDS_CHARS);
  if (wanted->kind == UNREP_FIGURES_BAR)
    gtk_column_view_column_set_fixed_width (column, get_bar_width (content));
  else
    {
      g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cells_cb, GUINT_TO_POINTER (index), NULL));

      gtk_column_view_column_set_sorter (column, sorter);
    }
  gtk_column_view_append_column (self->view, column);
}

/* The columns of the last table stay where they are the same: who scrolled does not
 * lose the place, and nothing flickers. */
static gboolean
has_columns (UnrepFigures        *self,
             UnrepFiguresContent *content)
{
  guint n = unrep_figures_content_get_n_columns (content);

  if (self->content == NULL || unrep_figures_content_get_n_columns (self->content) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const UnrepFiguresColumn *old = unrep_figures_content_get_column (self->content, i);
      const UnrepFiguresColumn *new = unrep_figures_content_get_column (content, i);

      if (old->kind != new->kind || !g_str_equal (old->title, new->title) || !g_str_equal (old->meaning, new->meaning))
        return FALSE;
    }
  return TRUE;
}

static void
replace_columns (UnrepFigures        *self,
                 UnrepFiguresContent *content)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  g_list_store_remove_all (self->rows);
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->view, column);
    }
  for (guint i = 0; i < unrep_figures_content_get_n_columns (content); i++)
    add_column (self, content, i);
  unrep_growing_list_begin (self->shown);
}

/**
 * unrep_figures_show:
 * @self: a table
 * @content: (transfer full): what stands in it from now on
 * @codebook: (nullable): whose colours and symbols bars have
 */
void
unrep_figures_show (UnrepFigures        *self,
                    UnrepFiguresContent *content,
                    UnrepCodebook       *codebook)
{
  GPtrArray *rows = unrep_figures_content_get_rows (content);

  if (codebook != NULL)
    unrep_codebook_ref (codebook);
  g_clear_pointer (&self->codebook, unrep_codebook_unref);
  self->codebook = codebook;
  if (!has_columns (self, content))
    replace_columns (self, content);
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)), rows->pdata, rows->len);
  g_clear_pointer (&self->content, unrep_figures_content_free);
  self->content = content;
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
 * Returns: what stands there, as the rows are sorted now
 */
const char *
unrep_figures_get_text (UnrepFigures *self,
                        guint         row,
                        guint         column)
{
  g_autoptr (UnrepFiguresRow) item = g_list_model_get_item (G_LIST_MODEL (self->sorted), row);

  return unrep_figures_row_get_text (item, column);
}

/**
 * unrep_figures_get_caption:
 * @self: a table
 * @row: from 0
 * @column: from 0
 *
 * Returns: (transfer none) (nullable): what stands below unrep_figures_get_text()
 */
const char *
unrep_figures_get_caption (UnrepFigures *self,
                           guint         row,
                           guint         column)
{
  g_autoptr (UnrepFiguresRow) item = g_list_model_get_item (G_LIST_MODEL (self->sorted), row);

  return unrep_figures_row_get_caption (item, column);
}

/**
 * unrep_figures_sort:
 * @self: a table
 * @column: from 0
 * @order: the direction
 *
 * As if one clicked above the column.
 */
void
unrep_figures_sort (UnrepFigures *self,
                    guint         column,
                    GtkSortType   order)
{
  g_autoptr (GtkColumnViewColumn) item = g_list_model_get_item (gtk_column_view_get_columns (self->view), column);

  gtk_column_view_sort_by_column (self->view, item, order);
}
