/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-inspector-pane.h"

#include "unrep-digits.h"
#include "unrep-flow-slot.h"
#include "unrep-font-list.h"
#include "unrep-inspector-columns.h"
#include "unrep-narrow-drop-down.h"
#include "unrep-paragraph-picture.h"
#include "unrep-review-keys.h"

#include <glib/gi18n.h>

/* Pixels that it asks for: a table needs a few rows below the picture of the paragraph. */
#define PICTURES_HEIGHT 260
#define TABLES_HEIGHT 350
/* The key of what somebody has scrolled. */
#define SCROLLED "unrep-scrolled"
/* How wide the choice of fonts wants to be. */
#define FONT_CHARS 10

/* The pictures. */
typedef enum
{
  STORED,
  REPAIRED,
  OTHER,
  INSPECTED, /* above the tables */
  N_PICTURES
} Picture;

struct _UnrepInspectorPane
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkStack *stack;
  GtkWidget *switcher;
  GtkFlowBox *pictures_box;
  GtkScrolledWindow *inspected_box;
  GtkDropDown *font;
  GtkToggleButton *controls;
  GtkColumnView *runs;
  GtkColumnView *characters;

  UnrepFindingDesk *desk;
  GtkWidget *titles[N_PICTURES];
  UnrepParagraphPicture *pictures[N_PICTURES];
  GPtrArray *fonts;
  char *family;
  gboolean repaired;
  UnrepInspection *inspection; /* what the tables show */
  gboolean pointing;
};

G_DEFINE_FINAL_TYPE (UnrepInspectorPane, unrep_inspector_pane, GTK_TYPE_WIDGET)

static void
unrep_inspector_pane_dispose (GObject *object)
{
  UnrepInspectorPane *self = UNREP_INSPECTOR_PANE (object);

  if (self->runs != NULL)
    {
      gtk_column_view_set_model (self->runs, NULL);
      gtk_column_view_set_model (self->characters, NULL);
    }
  g_clear_object (&self->inspection);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->fonts, g_ptr_array_unref);
  g_clear_pointer (&self->family, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), UNREP_TYPE_INSPECTOR_PANE);
  G_OBJECT_CLASS (unrep_inspector_pane_parent_class)->dispose (object);
}

static void
unrep_inspector_pane_class_init (UnrepInspectorPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unrep_inspector_pane_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/Unrep/unrep-inspector-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, UnrepInspectorPane, box);
  gtk_widget_class_bind_template_child (widget_class, UnrepInspectorPane, stack);
  gtk_widget_class_bind_template_child (widget_class, UnrepInspectorPane, switcher);
  gtk_widget_class_bind_template_child (widget_class, UnrepInspectorPane, pictures_box);
  gtk_widget_class_bind_template_child (widget_class, UnrepInspectorPane, inspected_box);
  gtk_widget_class_bind_template_child (widget_class, UnrepInspectorPane, font);
  gtk_widget_class_bind_template_child (widget_class, UnrepInspectorPane, controls);
  gtk_widget_class_bind_template_child (widget_class, UnrepInspectorPane, runs);
  gtk_widget_class_bind_template_child (widget_class, UnrepInspectorPane, characters);
}

static const char *
get_other_family (UnrepInspectorPane *self)
{
  guint selected = gtk_drop_down_get_selected (self->font);

  return selected < self->fonts->len ? g_ptr_array_index (self->fonts, selected) : self->family;
}

static guint
get_selected (GtkColumnView *view)
{
  GtkSelectionModel *model = gtk_column_view_get_model (view);

  return model != NULL ? gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (model)) : GTK_INVALID_LIST_POSITION;
}

static void
set_selected (GtkColumnView *view,
              guint          row)
{
  GtkSelectionModel *model = gtk_column_view_get_model (view);
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (view));

  if (model == NULL)
    return;
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (model), row);
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", row);
}

/* One cluster everywhere. */
static void
point (UnrepInspectorPane *self,
       guint               cluster)
{
  const UnrepInspectedCluster *inspected;

  if (self->pointing || self->inspection == NULL || cluster >= unrep_inspection_get_n_clusters (self->inspection))
    return;
  self->pointing = TRUE;
  inspected = unrep_inspection_get_cluster (self->inspection, cluster);
  unrep_paragraph_picture_point (self->pictures[INSPECTED], cluster);
  set_selected (self->runs, inspected->run);
  set_selected (self->characters, inspected->first_char);
  g_debug ("cluster %u in run %u, character %u", cluster, inspected->run, inspected->first_char);
  self->pointing = FALSE;
}

static void
pointed_cb (UnrepParagraphPicture *picture,
            guint                  cluster,
            UnrepInspectorPane    *self)
{
  if (self->inspection == unrep_paragraph_picture_get_inspection (picture))
    point (self, cluster);
}

static void
run_selected_cb (UnrepInspectorPane *self)
{
  guint run = get_selected (self->runs);

  if (!self->pointing && self->inspection != NULL && run < unrep_inspection_get_n_runs (self->inspection))
    point (self, unrep_inspection_get_run (self->inspection, run)->first_cluster);
}

static void
character_selected_cb (UnrepInspectorPane *self)
{
  guint index = get_selected (self->characters);

  if (!self->pointing && self->inspection != NULL && index < unrep_inspection_get_n_chars (self->inspection))
    point (self, unrep_inspection_get_char (self->inspection, index)->cluster);
}

static void
set_model (UnrepInspectorPane *self,
           GtkColumnView      *view,
           GListModel         *model,
           GCallback           selected)
{
  g_autoptr (GtkSingleSelection) selection = gtk_single_selection_new (model);

  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_single_selection_set_selected (selection, GTK_INVALID_LIST_POSITION);
  gtk_column_view_set_model (view, GTK_SELECTION_MODEL (selection));
  g_signal_connect_object (selection, "selection-changed", selected, self, G_CONNECT_SWAPPED);
}

/* The character of the current finding, or its first one that is seen. */
static guint
find_first_cluster (UnrepInspectorPane *self)
{
  UnrepFindingRow *row = unrep_finding_desk_get_current (self->desk);
  UnrepRange range = unrep_finding_row_get_info (row)->range;

  for (gsize i = range.start; i < range.end; i++)
    {
      guint found = unrep_inspection_find_char (self->inspection, i);

      if (found != UNREP_INSPECTION_NONE)
        return unrep_inspection_get_char (self->inspection, found)->cluster;
    }
  return UNREP_INSPECTION_NONE;
}

/* Tables that nobody sees are not filled. */
static void
fill_tables (UnrepInspectorPane *self)
{
  gboolean has_tables = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "pictures") != 0;

  gtk_widget_set_visible (GTK_WIDGET (self->inspected_box), has_tables);
  gtk_widget_set_size_request (GTK_WIDGET (self), -1, has_tables ? TABLES_HEIGHT : PICTURES_HEIGHT);
  if (unrep_finding_desk_get_current (self->desk) == NULL || !has_tables || !gtk_widget_get_mapped (GTK_WIDGET (self)) ||
      !g_set_object (&self->inspection, unrep_paragraph_picture_get_inspection (self->pictures[INSPECTED])) ||
      self->inspection == NULL)
    return;
  set_model (self, self->runs, g_object_ref (G_LIST_MODEL (self->inspection)), G_CALLBACK (run_selected_cb));
  set_model (self, self->characters, unrep_inspector_characters_new (self->inspection), G_CALLBACK (character_selected_cb));
  point (self, find_first_cluster (self));
  g_debug ("inspected: %u runs, %u characters", unrep_inspection_get_n_runs (self->inspection),
           unrep_inspection_get_n_chars (self->inspection));
}

static void
set_title (UnrepInspectorPane *self,
           Picture             picture,
           const char         *reading,
           const char         *family)
{
  /* Translators: a picture of a paragraph: as stored or repaired, and the font */
  g_autofree char *title = g_strdup_printf (_("%s · %s"), reading, family);

  gtk_label_set_text (GTK_LABEL (self->titles[picture]), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pictures[picture]), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
update_fonts (UnrepInspectorPane *self)
{
  const char *other = get_other_family (self), *own = self->family != NULL ? self->family : "";

  unrep_paragraph_picture_set_family (self->pictures[STORED], self->family);
  unrep_paragraph_picture_set_family (self->pictures[REPAIRED], self->family);
  unrep_paragraph_picture_set_family (self->pictures[OTHER], other);
  unrep_paragraph_picture_set_family (self->pictures[INSPECTED], self->family);
  set_title (self, STORED, _("As stored"), own);
  set_title (self, REPAIRED, _("Repaired"), own);
  set_title (self, OTHER, _("Repaired"), other != NULL ? other : own);
  set_title (self, INSPECTED, self->repaired ? _("Repaired") : _("As stored"), own);
}

static void
update (UnrepInspectorPane *self)
{
  UnrepFindingRow *row = unrep_finding_desk_get_current (self->desk);
  UnrepReadingText *stored = unrep_finding_desk_get_stored (self->desk);
  UnrepReadingText *repaired = unrep_finding_desk_get_repaired (self->desk);

  gtk_widget_set_visible (self->box, row != NULL && stored != NULL);
  if (row == NULL || stored == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  for (Picture i = 0; i < N_PICTURES; i++)
    unrep_paragraph_picture_show (self->pictures[i], i == STORED || (i == INSPECTED && !self->repaired) ? stored : repaired,
                                  unrep_finding_row_get_info (row)->range);
}

static void
controls_toggled_cb (UnrepInspectorPane *self)
{
  for (Picture i = 0; i < N_PICTURES; i++)
    unrep_paragraph_picture_set_controls (self->pictures[i], gtk_toggle_button_get_active (self->controls));
}

static void
add_picture (UnrepInspectorPane *self,
             Picture             picture)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->titles[picture] = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->titles[picture]), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->titles[picture]), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->titles[picture], "caption-heading");
  gtk_widget_add_css_class (self->titles[picture], "dim-label");
  self->pictures[picture] = UNREP_PARAGRAPH_PICTURE (unrep_paragraph_picture_new ());
  gtk_box_append (GTK_BOX (box), self->titles[picture]);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->pictures[picture]));
  if (picture == INSPECTED)
    gtk_scrolled_window_set_child (self->inspected_box, box);
  else
    gtk_flow_box_append (self->pictures_box, unrep_flow_slot_new (box));
  gtk_widget_add_controller (GTK_WIDGET (self->pictures[picture]), unrep_keys_new_controller (UNREP_KEYS_RENDERING));
  g_signal_connect_object (self->pictures[picture], "pointed", G_CALLBACK (pointed_cb), self, 0);
}

static void
add_fonts (UnrepInspectorPane *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->fonts = unrep_font_list_arabic ();
  for (guint i = 0; i < self->fonts->len; i++)
    gtk_string_list_append (names, g_ptr_array_index (self->fonts, i));
  gtk_drop_down_set_model (self->font, G_LIST_MODEL (names));
  unrep_narrow_drop_down (self->font, FONT_CHARS);
  g_signal_connect_object (self->font, "notify::selected", G_CALLBACK (update_fonts), self, G_CONNECT_SWAPPED);
}

/* GTK 4.8 gives a table's name to the table and not to the list in it. */
static void
name_list (GtkColumnView *view,
           const char    *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_last_child (GTK_WIDGET (view))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Whoever has not scrolled sees the first columns, also where they are at the right. */
static void
columns_changed_cb (GtkColumnView *view,
                    GtkAdjustment *adjustment)
{
  double end = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  if (gtk_widget_get_direction (GTK_WIDGET (view)) == GTK_TEXT_DIR_RTL && g_object_get_data (G_OBJECT (adjustment), SCROLLED) == NULL)
    gtk_adjustment_set_value (adjustment, end);
}

static void
columns_scrolled_cb (GtkColumnView *view,
                     GtkAdjustment *adjustment)
{
  double end = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  gboolean scrolled = gtk_adjustment_get_value (adjustment) < end - 1;

  g_object_set_data (G_OBJECT (adjustment), SCROLLED, scrolled ? view : NULL);
}

static void
begin_at_first_column (GtkColumnView *view)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (view));

  g_signal_connect_object (adjustment, "changed", G_CALLBACK (columns_changed_cb), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (columns_scrolled_cb), view, G_CONNECT_SWAPPED);
}

static void
unrep_inspector_pane_init (UnrepInspectorPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* All of the bar is seen where there are 360 pixels. */
  gtk_box_layout_set_homogeneous (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (self->switcher)), FALSE);
  for (Picture i = 0; i < N_PICTURES; i++)
    add_picture (self, i);
  add_fonts (self);
  unrep_inspector_columns_add_runs (self->runs);
  unrep_inspector_columns_add_characters (self->characters);
  begin_at_first_column (self->runs);
  begin_at_first_column (self->characters);
  name_list (self->runs, _("Runs"));
  name_list (self->characters, _("Characters"));
  gtk_widget_add_controller (GTK_WIDGET (self->runs), unrep_keys_new_controller (UNREP_KEYS_RENDERING));
  gtk_widget_add_controller (GTK_WIDGET (self->characters), unrep_keys_new_controller (UNREP_KEYS_RENDERING));
  g_signal_connect_object (self->controls, "toggled", G_CALLBACK (controls_toggled_cb), self, G_CONNECT_SWAPPED);
}

/**
 * unrep_inspector_pane_set_desk:
 * @self: a pane without a desk
 * @desk: what lies before the translator
 */
void
unrep_inspector_pane_set_desk (UnrepInspectorPane *self,
                               UnrepFindingDesk   *desk)
{
  g_return_if_fail (UNREP_IS_INSPECTOR_PANE (self) && self->desk == NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "current-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stack, "notify::visible-child-name", G_CALLBACK (fill_tables), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pictures[INSPECTED], "laid-out", G_CALLBACK (fill_tables), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "map", G_CALLBACK (update), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  update_fonts (self);
}

static char *
dup_installed (UnrepInspectorPane *self,
               const char         *families)
{
  g_auto (GStrv) wanted = g_strsplit (families != NULL ? families : "", ",", -1);

  for (guint i = 0; wanted[i] != NULL; i++)
    if (g_ptr_array_find_with_equal_func (self->fonts, g_strstrip (wanted[i]), g_str_equal, NULL))
      return g_strdup (wanted[i]);
  return g_strdup (families != NULL ? families : "Sans");
}

/**
 * unrep_inspector_pane_set_family:
 * @self: a pane
 * @family: the font families that the report is set from, the first that is there
 *
 * The other font is another one at first.
 */
void
unrep_inspector_pane_set_family (UnrepInspectorPane *self,
                                 const char         *family)
{
  g_autofree char *installed = NULL;
  guint i = 0;

  g_return_if_fail (UNREP_IS_INSPECTOR_PANE (self));

  installed = dup_installed (self, family);
  if (g_strcmp0 (installed, self->family) == 0)
    return;
  g_free (self->family);
  self->family = g_steal_pointer (&installed);
  /* Families of one maker look alike. */
  while (i + 1 < self->fonts->len && g_str_has_prefix (g_ptr_array_index (self->fonts, i), self->family))
    i++;
  if (g_str_has_prefix (get_other_family (self), self->family))
    gtk_drop_down_set_selected (self->font, i);
  update_fonts (self);
}

/**
 * unrep_inspector_pane_set_repaired:
 * @self: a pane
 * @repaired: whether the tables are of the repaired text
 */
void
unrep_inspector_pane_set_repaired (UnrepInspectorPane *self,
                                   gboolean            repaired)
{
  g_return_if_fail (UNREP_IS_INSPECTOR_PANE (self));

  self->repaired = repaired;
  update_fonts (self);
  if (self->desk != NULL)
    update (self);
}

/**
 * unrep_inspector_pane_show_next:
 * @self: a pane
 *
 * Shows the runs in place of the pictures, then the characters, then the pictures again.
 */
void
unrep_inspector_pane_show_next (UnrepInspectorPane *self)
{
  GtkWidget *next;

  g_return_if_fail (UNREP_IS_INSPECTOR_PANE (self));

  next = gtk_widget_get_next_sibling (gtk_stack_get_visible_child (self->stack));
  gtk_stack_set_visible_child (self->stack, next != NULL ? next : gtk_widget_get_first_child (GTK_WIDGET (self->stack)));
}
