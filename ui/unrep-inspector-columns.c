/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the tables of runs and characters. */
#include "unrep-inspector-columns.h"

#include "unrep-digits.h"

#include "rendering/unrep-char-name.h"

#include <glib/gi18n.h>

/* Code points: no cell is as wide, and a mark too many is a glyph more in one cluster. */
#define LONGEST_CELL 160
#define LONGEST_TOOLTIP 1024

/* What a column says of a row, and how it is set. */
typedef struct
{
  const char *title;
  const char *css_class;
  gboolean wide;
  char *(*dup) (UnrepInspection *inspection,
                guint            index);
  char *(*dup_tooltip) (UnrepInspection *inspection, /* NULL where it says the same */
                        guint            index);
} Column;

/* What is worth seeing, in words. */
static const struct
{
  UnrepInspectionMarks mark;
  const char *name;
} marks[] = {
  { UNREP_MARK_MISSING, N_("no font has it") },
  { UNREP_MARK_FALLBACK, N_("from another font") },
  { UNREP_MARK_BLANK, N_("draws nothing") },
  { UNREP_MARK_CONTROL, N_("control") },
  { UNREP_MARK_CUT_WORD, N_("cut, with a hyphen elsewhere") },
};

static char *
dup_marks (UnrepInspectionMarks has)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if ((has & marks[i].mark) != 0)
      g_ptr_array_add (names, _(marks[i].name));
  g_ptr_array_add (names, NULL);
  return g_strjoinv (_(", "), (char **) names->pdata);
}

static char *
dup_run_number (UnrepInspection *inspection,
                guint            run)
{
  return unrep_digits_dup_number (run + 1);
}

static char *
dup_run_visual (UnrepInspection *inspection,
                guint            run)
{
  return unrep_digits_dup_number (unrep_inspection_get_run (inspection, run)->visual + 1);
}

static char *
dup_run_text (UnrepInspection *inspection,
              guint            run)
{
  return unrep_inspection_dup_run_text (inspection, run);
}

static char *
dup_run_level (UnrepInspection *inspection,
               guint            run)
{
  return unrep_digits_dup_number (unrep_inspection_get_run (inspection, run)->level);
}

static char *
dup_run_script (UnrepInspection *inspection,
                guint            run)
{
  return g_strdup (unrep_inspection_get_run (inspection, run)->script);
}

static char *
dup_run_language (UnrepInspection *inspection,
                  guint            run)
{
  return g_strdup (unrep_inspection_get_run (inspection, run)->language);
}

/* The folder is in the tooltip. */
static char *
dup_run_file (UnrepInspection *inspection,
              guint            run)
{
  const char *file = unrep_inspection_get_run (inspection, run)->file;

  return file != NULL ? g_path_get_basename (file) : g_strdup ("");
}

static char *
dup_run_path (UnrepInspection *inspection,
              guint            run)
{
  return g_strdup (unrep_inspection_get_run (inspection, run)->file);
}

static char *
dup_run_font (UnrepInspection *inspection,
              guint            run)
{
  const UnrepInspectedRun *inspected = unrep_inspection_get_run (inspection, run);

  return g_strdup_printf ("%s %s", inspected->family, inspected->face);
}

static char *
dup_run_glyphs (UnrepInspection *inspection,
                guint            run)
{
  return unrep_inspection_dup_run_glyphs (inspection, run);
}

static char *
dup_run_marks (UnrepInspection *inspection,
               guint            run)
{
  return dup_marks (unrep_inspection_get_run (inspection, run)->marks);
}

static const Column run_columns[] = {
  /* Translators: column of a table of runs: their order in the text */
  { N_("Stored"), "numeric", FALSE, dup_run_number },
  /* Translators: column of a table of runs: their order on the screen, from left to right */
  { N_("Drawn"), "numeric", FALSE, dup_run_visual },
  { N_("Run"), NULL, TRUE, dup_run_text },
  { N_("Level"), "numeric", FALSE, dup_run_level },
  { N_("Script"), NULL, FALSE, dup_run_script },
  { N_("Language"), NULL, FALSE, dup_run_language },
  { N_("Font"), NULL, FALSE, dup_run_font },
  { N_("Glyphs"), "monospace", TRUE, dup_run_glyphs },
  { N_("Font file"), NULL, TRUE, dup_run_file, dup_run_path },
  { N_("Remarks"), NULL, FALSE, dup_run_marks },
};

static const UnrepInspectedCluster *
get_cluster (UnrepInspection *inspection,
             guint            index)
{
  return unrep_inspection_get_cluster (inspection, unrep_inspection_get_char (inspection, index)->cluster);
}

/* Controls by their labels, marks on a circle. */
static char *
dup_char (UnrepInspection *inspection,
          guint            index)
{
  gunichar c = unrep_inspection_get_char (inspection, index)->code;
  char utf8[7] = "";

  if (unrep_char_is_control (c))
    return unrep_char_dup_label (c);
  g_unichar_to_utf8 (c, utf8);
  return g_strdup_printf (g_unichar_ismark (c) ? "◌%s" : "%s", utf8);
}

static char *
dup_char_code (UnrepInspection *inspection,
               guint            index)
{
  return g_strdup_printf ("U+%04X", unrep_inspection_get_char (inspection, index)->code);
}

static char *
dup_char_name (UnrepInspection *inspection,
               guint            index)
{
  return unrep_char_dup_name (unrep_inspection_get_char (inspection, index)->code);
}

static char *
dup_char_run (UnrepInspection *inspection,
              guint            index)
{
  return unrep_digits_dup_number (unrep_inspection_get_char (inspection, index)->run + 1);
}

static char *
dup_char_glyphs (UnrepInspection *inspection,
                 guint            index)
{
  const UnrepInspectedCluster *cluster = get_cluster (inspection, index);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < cluster->n_glyphs; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " " : "", unrep_inspection_get_glyph (inspection, cluster->first_glyph + i)->name);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static char *
dup_char_marks (UnrepInspection *inspection,
                guint            index)
{
  g_autofree char *shown = dup_marks (get_cluster (inspection, index)->marks);

  if (!unrep_inspection_get_char (inspection, index)->displayed_only)
    return g_steal_pointer (&shown);
  return *shown != '\0' ? g_strdup_printf ("%s%s%s", _("only displayed"), _(", "), shown) : g_strdup (_("only displayed"));
}

static const Column character_columns[] = {
  { N_("Character"), NULL, FALSE, dup_char },
  { N_("Code point"), "monospace", FALSE, dup_char_code },
  { N_("Name"), NULL, TRUE, dup_char_name },
  { N_("Run"), "numeric", FALSE, dup_char_run },
  { N_("Glyphs"), "monospace", TRUE, dup_char_glyphs },
  { N_("Remarks"), NULL, FALSE, dup_char_marks },
};

static UnrepInspection *
get_inspection (GtkListItem *item)
{
  gpointer row = gtk_list_item_get_item (item);

  return UNREP_IS_INSPECTION_ROW (row) ? unrep_inspection_row_get_inspection (row) : g_object_get_data (row, "inspection");
}

static char *
take_shortened (char  *text,
                glong  n_chars)
{
  char *end = text;

  for (; n_chars > 0 && *end != '\0'; n_chars--)
    end = g_utf8_next_char (end);
  if (*end == '\0')
    return text;
  *end = '\0';
  end = g_strconcat (text, "…", NULL);
  g_free (text);
  return end;
}

/* What a cell has no room for. Told when it is asked for: to set it would ask the display
 * server where the pointer is, for every cell. */
static gboolean
query_tooltip_cb (GtkWidget   *label,
                  int          x,
                  int          y,
                  gboolean     keyboard,
                  GtkTooltip  *tooltip,
                  GtkListItem *item)
{
  const Column *column = g_object_get_data (G_OBJECT (label), "column");
  g_autofree char *text = NULL;

  if (gtk_list_item_get_item (item) == NULL)
    return FALSE;
  text = (column->dup_tooltip != NULL ? column->dup_tooltip : column->dup) (get_inspection (item), gtk_list_item_get_position (item));
  if (text == NULL || *text == '\0')
    return FALSE;
  text = take_shortened (g_steal_pointer (&text), LONGEST_TOOLTIP);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          const Column             *column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (column->wide)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), 10);
      gtk_widget_set_has_tooltip (label, TRUE);
      g_object_set_data (G_OBJECT (label), "column", (gpointer) column);
      g_signal_connect_object (label, "query-tooltip", G_CALLBACK (query_tooltip_cb), item, 0);
    }
  if (column->css_class != NULL)
    gtk_widget_add_css_class (label, column->css_class);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         const Column             *column)
{
  g_autofree char *text = take_shortened (column->dup (get_inspection (item), gtk_list_item_get_position (item)), LONGEST_CELL);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

static void
add_columns (GtkColumnView *view,
             const Column  *columns,
             gsize          n_columns)
{
  for (gsize i = 0; i < n_columns; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), (gpointer) &columns[i]);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), (gpointer) &columns[i]);
      column = gtk_column_view_column_new (_(columns[i].title), factory);
      gtk_column_view_column_set_expand (column, columns[i].wide);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_append_column (view, column);
    }
}

/**
 * unrep_inspector_columns_add_runs:
 * @view: a table whose model will be an #UnrepInspection
 */
void
unrep_inspector_columns_add_runs (GtkColumnView *view)
{
  add_columns (view, run_columns, G_N_ELEMENTS (run_columns));
}

/**
 * unrep_inspector_columns_add_characters:
 * @view: a table whose model will be of unrep_inspector_characters_new()
 */
void
unrep_inspector_columns_add_characters (GtkColumnView *view)
{
  add_columns (view, character_columns, G_N_ELEMENTS (character_columns));
}

/**
 * unrep_inspector_characters_new:
 * @inspection: what Pango makes of a paragraph
 *
 * Returns: (transfer full): a list with an item for each of its characters
 */
GListModel *
unrep_inspector_characters_new (UnrepInspection *inspection)
{
  GListStore *store = g_list_store_new (G_TYPE_OBJECT);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < unrep_inspection_get_n_chars (inspection); i++)
    {
      GObject *item = g_object_new (G_TYPE_OBJECT, NULL);

      g_object_set_data_full (item, "inspection", g_object_ref (inspection), g_object_unref);
      g_ptr_array_add (items, item);
    }
  g_list_store_splice (store, 0, 0, items->pdata, items->len);
  return G_LIST_MODEL (store);
}
