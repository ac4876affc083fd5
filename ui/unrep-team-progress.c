/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-team-progress.h"

#include "unrep-digits.h"
#include "unrep-growing-list.h"
#include "unrep-names.h"
#include "unrep-start-side.h"

#include <glib/gi18n.h>

/* A table of more reviewers than this cannot be looked at; the rest is said. */
#define MAX_COLUMNS 60
#define MAX_ISSUES 500
/* How many cells are brought up to date before the window may answer. */
#define CELLS_AT_ONCE 150
#define CELL_WIDTH 96
#define MIN_NAME_CHARS 14
#define REPORT_WIDTH 180

struct _UnrepTeamProgress
{
  GtkWidget parent_instance;

  UnrepTeamFolder *folder;
  GtkWidget *box;
  GtkExpander *issues;
  GtkListBox *issue_list;
  GtkLabel *more;
  GtkColumnView *table;
  GtkStringList *names;
  GtkSliceListModel *shown; /* the table's */
  /* The list items whose cells are on the screen, and those among them that show an
   * earlier table. */
  GHashTable *bound;
  GHashTable *stale;
  guint update_source;
};

G_DEFINE_FINAL_TYPE (UnrepTeamProgress, unrep_team_progress, GTK_TYPE_WIDGET)

static const char *
get_symbol (const UnrepTeamCell *cell)
{
  if (cell->is_outdated)
    return "⚠";
  switch (cell->status)
    {
    case UNREP_TEAM_MISSING:
      return "✗";
    case UNREP_TEAM_IN_PROGRESS:
      return "◐";
    case UNREP_TEAM_FINISHED:
      return "✓";
    case UNREP_TEAM_NOT_ASSIGNED:
    default:
      return "–";
    }
}

static const char *
get_status (const UnrepTeamCell *cell)
{
  if (cell->is_outdated)
    return _("about another text");
  switch (cell->status)
    {
    case UNREP_TEAM_MISSING:
      return _("missing");
    case UNREP_TEAM_IN_PROGRESS:
      return _("in progress");
    case UNREP_TEAM_FINISHED:
      return _("finished");
    case UNREP_TEAM_NOT_ASSIGNED:
    default:
      return _("not assigned");
    }
}

static char *
dup_counts (const UnrepTeamCell *cell)
{
  if (cell->sheet == NULL)
    return g_strdup ("");
  if (cell->n_to_review == 0)
    return unrep_digits_take (g_strdup_printf ("%u", cell->n_tagged));
  /* Translators: how many of how many, in a narrow column: “12/20” */
  return unrep_digits_take (g_strdup_printf (_("%u/%u"), cell->n_tagged, cell->n_to_review));
}

/* What the symbols stand for, for the pointer and for those who cannot see them. Names
 * keep their digits. */
static char *
dup_sentence (UnrepReviewer       *reviewer,
              const UnrepTeamCell *cell)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  /* Translators: a reviewer's name, and how far the work is: “Amal: in progress” */
  g_autofree char *who = g_strdup_printf (_("%s: %s"), unrep_reviewer_get_name (reviewer), get_status (cell));
  g_autofree char *tagged = NULL, *changed = NULL;

  g_strv_builder_add (parts, who);
  if (cell->sheet != NULL && cell->n_to_review > 0)
    {
      tagged = unrep_digits_take (g_strdup_printf (ngettext ("%u of %u tagged", "%u of %u tagged", cell->n_to_review),
                                                   cell->n_tagged, cell->n_to_review));
      g_strv_builder_add (parts, tagged);
    }
  if (cell->n_changed > 0)
    {
      changed = unrep_digits_take (g_strdup_printf (ngettext ("%u position changed since the round was finished",
                                                              "%u positions changed since the round was finished",
                                                              cell->n_changed), cell->n_changed));
      g_strv_builder_add (parts, changed);
    }
  if (cell->opened_as_lead)
    g_strv_builder_add (parts, _("opened as lead"));
  list = g_strv_builder_end (parts);
  return g_strjoinv (_(", "), list);
}

static guint
get_column (GtkListItem *item)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (item), "reviewer"));
}

/* Colour only underlines what the symbol says. */
static void
update_cell (UnrepTeamProgress *self,
             GtkListItem       *item)
{
  UnrepTeamTable *table = unrep_team_folder_get_table (self->folder);
  GtkWidget *box = gtk_list_item_get_child (item), *label = gtk_widget_get_first_child (box);
  GtkWidget *bar = gtk_widget_get_next_sibling (label);
  guint row = gtk_list_item_get_position (item), column = get_column (item);
  UnrepTeamCell cell;
  g_autofree char *counts = NULL, *text = NULL, *sentence = NULL;

  if (row >= unrep_team_table_get_n_rows (table) || column >= unrep_team_table_get_n_columns (table))
    return;
  cell = unrep_team_table_get_cell (table, row, column);
  counts = dup_counts (&cell);
  text = g_strjoin (" ", get_symbol (&cell), counts, cell.n_changed > 0 ? "✎" : cell.opened_as_lead ? "◉" : NULL,
                    cell.n_changed > 0 && cell.opened_as_lead ? "◉" : NULL, NULL);
  sentence = dup_sentence (unrep_team_table_get_reviewer (table, column), &cell);
  gtk_label_set_text (GTK_LABEL (label), g_strchomp (text));
  gtk_widget_set_visible (bar, cell.sheet != NULL && cell.n_to_review > 0);
  if (cell.n_to_review > 0)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar), MIN ((double) cell.n_tagged / cell.n_to_review, 1));
  unrep_names_set (box, sentence);
}

static void
setup_cell_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               gpointer                  column)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 3,
                                 "valign", GTK_ALIGN_CENTER, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget *label = gtk_label_new (NULL), *bar = gtk_progress_bar_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), bar);
  g_object_set_data (G_OBJECT (item), "reviewer", column);
  gtk_list_item_set_child (item, box);
}

static void
bind_cell_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              UnrepTeamProgress        *self)
{
  g_hash_table_add (self->bound, item);
  g_hash_table_remove (self->stale, item);
  update_cell (self, item);
}

static void
unbind_cell_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item,
                UnrepTeamProgress        *self)
{
  g_hash_table_remove (self->bound, item);
  g_hash_table_remove (self->stale, item);
}

static void
setup_name_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               gpointer                  data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_width_chars (GTK_LABEL (label), MIN_NAME_CHARS);
  gtk_list_item_set_child (item, label);
}

static void
bind_name_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              gpointer                  data)
{
  const char *name = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), name);
  gtk_widget_set_tooltip_text (gtk_list_item_get_child (item), name);
}

static void
add_report_column (UnrepTeamProgress *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_name_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_name_cb), NULL);
  column = gtk_column_view_column_new (_("Report"), factory);
  gtk_column_view_column_set_expand (column, TRUE);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_append_column (self->table, column);
}

static void
add_reviewer_column (UnrepTeamProgress *self,
                     UnrepReviewer     *reviewer,
                     guint              index)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cell_cb), GUINT_TO_POINTER (index));
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cell_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cell_cb), self, 0);
  column = gtk_column_view_column_new (unrep_reviewer_get_id (reviewer), factory);
  gtk_column_view_column_set_fixed_width (column, CELL_WIDTH);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_append_column (self->table, column);
}

static gboolean
has_same_columns (UnrepTeamProgress *self,
                  UnrepTeamTable    *table,
                  guint              n)
{
  GListModel *columns = gtk_column_view_get_columns (self->table);

  if (g_list_model_get_n_items (columns) != n + 1)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i + 1);

      if (g_strcmp0 (gtk_column_view_column_get_title (column),
                     unrep_reviewer_get_id (unrep_team_table_get_reviewer (table, i))) != 0)
        return FALSE;
    }
  return TRUE;
}

static void
update_columns (UnrepTeamProgress *self,
                UnrepTeamTable    *table)
{
  GListModel *columns = gtk_column_view_get_columns (self->table);
  guint n_all = unrep_team_table_get_n_columns (table), n = MIN (n_all, MAX_COLUMNS);
  g_autofree char *more = NULL;

  if (!has_same_columns (self, table, n))
    {
      while (g_list_model_get_n_items (columns) > 1)
        {
          g_autoptr (GtkColumnViewColumn) last = g_list_model_get_item (columns, g_list_model_get_n_items (columns) - 1);

          gtk_column_view_remove_column (self->table, last);
        }
      for (guint i = 0; i < n; i++)
        add_reviewer_column (self, unrep_team_table_get_reviewer (table, i), i);
    }
  if (n_all > n)
    more = unrep_digits_take (g_strdup_printf (ngettext ("There is %u more reviewer, who is not shown here.",
                                                         "There are %u more reviewers, who are not shown here.",
                                                         n_all - n), n_all - n));
  gtk_label_set_text (self->more, more != NULL ? more : "");
  gtk_widget_set_visible (GTK_WIDGET (self->more), more != NULL);
}

static gboolean
has_same_rows (UnrepTeamProgress *self,
               UnrepTeamTable    *table)
{
  guint n = unrep_team_table_get_n_rows (table);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->names)) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!g_str_equal (gtk_string_list_get_string (self->names, i), unrep_team_table_get_report_name (table, i)))
      return FALSE;
  return TRUE;
}

static void
update_rows (UnrepTeamProgress *self,
             UnrepTeamTable    *table)
{
  guint n = unrep_team_table_get_n_rows (table);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (names, (char *) unrep_team_table_get_report_name (table, i));
  g_ptr_array_add (names, NULL);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->names)) == 0)
    unrep_growing_list_begin (self->shown);
  gtk_string_list_splice (self->names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->names)),
                          (const char * const *) names->pdata);
}

static void
add_issue (UnrepTeamProgress *self,
           const char        *message)
{
  GtkWidget *label = gtk_label_new (message);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "issue");
  gtk_list_box_append (self->issue_list, label);
}

static void
update_issues (UnrepTeamProgress *self,
               UnrepTeamTable    *table)
{
  guint n = unrep_team_table_get_n_issues (table);
  g_autofree char *title = NULL, *more = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->issue_list))) != NULL)
    gtk_list_box_remove (self->issue_list, child);
  for (guint i = 0; i < MIN (n, MAX_ISSUES); i++)
    add_issue (self, unrep_team_table_get_issue (table, i)->message);
  if (n > MAX_ISSUES)
    {
      more = unrep_digits_take (g_strdup_printf (ngettext ("and %u more", "and %u more", n - MAX_ISSUES), n - MAX_ISSUES));
      add_issue (self, more);
    }
  title = unrep_digits_take (g_strdup_printf (ngettext ("%u thing to know about the files",
                                                        "%u things to know about the files", n), n));
  gtk_expander_set_label (self->issues, title);
  gtk_widget_set_visible (GTK_WIDGET (self->issues), n > 0);
}

static gboolean
update_cells_cb (gpointer data)
{
  UnrepTeamProgress *self = data;
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->stale);
  for (guint i = 0; i < CELLS_AT_ONCE && g_hash_table_iter_next (&iter, &item, NULL); i++)
    {
      update_cell (self, item);
      g_hash_table_iter_remove (&iter);
    }
  if (g_hash_table_size (self->stale) > 0)
    return G_SOURCE_CONTINUE;
  self->update_source = 0;
  return G_SOURCE_REMOVE;
}

static void
update_cells (UnrepTeamProgress *self)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    g_hash_table_add (self->stale, item);
  if (self->update_source == 0 && update_cells_cb (self) == G_SOURCE_CONTINUE)
    self->update_source = g_idle_add (update_cells_cb, self);
}

static void
changed_cb (UnrepTeamProgress *self)
{
  UnrepTeamTable *table = unrep_team_folder_get_table (self->folder);

  if (table == NULL)
    return;
  update_columns (self, table);
  update_issues (self, table);
  if (!has_same_rows (self, table))
    update_rows (self, table);
  else
    update_cells (self);
}

static void
activate_cb (UnrepTeamProgress *self,
             guint              position)
{
  UnrepTeamTable *table = unrep_team_folder_get_table (self->folder);
  g_autofree char *uri = NULL;

  if (position >= unrep_team_table_get_n_rows (table))
    return;
  uri = g_file_get_uri (unrep_team_table_get_report_file (table, position));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-uri", "s", uri);
}

static gboolean
unrep_team_progress_focus (GtkWidget        *widget,
                           GtkDirectionType  direction)
{
  UnrepTeamProgress *self = UNREP_TEAM_PROGRESS (widget);

  /* The table first: it is what the view is for. */
  if (gtk_widget_get_focus_child (widget) == NULL && direction == GTK_DIR_TAB_FORWARD &&
      gtk_widget_child_focus (GTK_WIDGET (self->table), direction))
    return TRUE;
  return GTK_WIDGET_CLASS (unrep_team_progress_parent_class)->focus (widget, direction);
}

static void
unrep_team_progress_dispose (GObject *object)
{
  UnrepTeamProgress *self = UNREP_TEAM_PROGRESS (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->folder);
  g_clear_pointer (&self->bound, g_hash_table_unref);
  g_clear_pointer (&self->stale, g_hash_table_unref);
  G_OBJECT_CLASS (unrep_team_progress_parent_class)->dispose (object);
}

static void
unrep_team_progress_class_init (UnrepTeamProgressClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = unrep_team_progress_dispose;
  GTK_WIDGET_CLASS (klass)->focus = unrep_team_progress_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
new_issues (UnrepTeamProgress *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->issues = GTK_EXPANDER (gtk_expander_new (""));
  self->issue_list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->issue_list, GTK_SELECTION_NONE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->issue_list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 220);
  gtk_expander_set_child (self->issues, scroller);
  /* GTK 4.18 looks for the next focus in a folded expander too, which is in no window. */
  g_object_bind_property (self->issues, "expanded", scroller, "can-focus", G_BINDING_SYNC_CREATE);
  gtk_widget_add_css_class (GTK_WIDGET (self->issues), "issues");
  gtk_widget_set_visible (GTK_WIDGET (self->issues), FALSE);
  return GTK_WIDGET (self->issues);
}

static GtkWidget *
new_table (UnrepTeamProgress *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkSingleSelection *selection;

  self->names = gtk_string_list_new (NULL);
  self->shown = unrep_growing_list_new (G_LIST_MODEL (self->names));
  selection = gtk_single_selection_new (G_LIST_MODEL (self->shown));
  self->table = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (selection)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Reports and reviewers"), -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->table), "team");
  gtk_widget_set_size_request (GTK_WIDGET (self->table), REPORT_WIDTH, -1);
  g_signal_connect_object (self->table, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  add_report_column (self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->table));
  unrep_start_side_keep (GTK_SCROLLED_WINDOW (scroller));
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
unrep_team_progress_init (UnrepTeamProgress *self)
{
  GtkWidget *legend = gtk_label_new (_("✓ finished, ◐ in progress, ✗ missing, ⚠ about another text, "
                                       "✎ changed since the round was finished, ◉ opened as lead"));

  self->bound = g_hash_table_new (NULL, NULL);
  self->stale = g_hash_table_new (NULL, NULL);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (self->box), new_issues (self));
  gtk_box_append (GTK_BOX (self->box), new_table (self));
  self->more = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_visible (GTK_WIDGET (self->more), FALSE);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->more));
  gtk_label_set_wrap (GTK_LABEL (legend), TRUE);
  gtk_label_set_xalign (GTK_LABEL (legend), 0);
  gtk_widget_add_css_class (legend, "legend");
  gtk_box_append (GTK_BOX (self->box), legend);
}

/**
 * unrep_team_progress_new:
 * @folder: a team's folder
 *
 * Returns: (transfer floating): a view that follows it
 */
GtkWidget *
unrep_team_progress_new (UnrepTeamFolder *folder)
{
  UnrepTeamProgress *self = g_object_new (UNREP_TYPE_TEAM_PROGRESS, NULL);

  self->folder = g_object_ref (folder);
  g_signal_connect_object (folder, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
  return GTK_WIDGET (self);
}
