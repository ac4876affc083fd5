/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-outline-pane.h"

#include "unrep-button-list.h"
#include "unrep-colours.h"
#include "unrep-digits.h"
#include "unrep-list-focus.h"
#include "unrep-outline-model.h"
#include "unrep-outline-row.h"
#include "unrep-progress-bar.h"
#include "unrep-review-keys.h"
#include "unrep-unit-menu.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _UnrepOutlinePane
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *general_filters;
  GtkWidget *position_filters;
  GtkWidget *doubt_filters;
  GtkListView *list;
  GtkLabel *progress;
  UnrepProgressBar *bar;

  UnrepDesk *desk;
  UnrepReadingChoice *choice;
  UnrepOutlineModel *model;
  GtkMultiSelection *selection;
  GPtrArray *chips; /* borrowed toggle buttons, by filter */
  GtkTextDirection direction;
  gboolean selecting; /* rows, by our own hand */
};

G_DEFINE_FINAL_TYPE (UnrepOutlinePane, unrep_outline_pane, GTK_TYPE_WIDGET)

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  gtk_list_item_set_child (item, unrep_outline_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         UnrepOutlinePane         *self)
{
  unrep_outline_row_bind (UNREP_OUTLINE_ROW (gtk_list_item_get_child (item)), self->desk, self->choice,
                          self->direction, unrep_outline_item_get_unit (gtk_list_item_get_item (item)));
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           UnrepOutlinePane         *self)
{
  unrep_outline_row_bind (UNREP_OUTLINE_ROW (gtk_list_item_get_child (item)), self->desk, self->choice,
                          self->direction, UNREP_NO_UNIT);
}

static void
unrep_outline_pane_dispose (GObject *object)
{
  UnrepOutlinePane *self = UNREP_OUTLINE_PANE (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->desk);
  g_clear_object (&self->choice);
  g_clear_pointer (&self->chips, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), UNREP_TYPE_OUTLINE_PANE);
  G_OBJECT_CLASS (unrep_outline_pane_parent_class)->dispose (object);
}

static gboolean
unrep_outline_pane_focus (GtkWidget        *widget,
                          GtkDirectionType  direction)
{
  UnrepOutlinePane *self = UNREP_OUTLINE_PANE (widget);

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (unrep_outline_pane_parent_class)->focus (widget, direction);
  return unrep_list_focus (GTK_WIDGET (self->box), GTK_WIDGET (self->list), direction);
}

static void
unrep_outline_pane_class_init (UnrepOutlinePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unrep_outline_pane_dispose;
  widget_class->focus = unrep_outline_pane_focus;
  g_type_ensure (UNREP_TYPE_PROGRESS_BAR);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/Unrep/unrep-outline-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, UnrepOutlinePane, box);
  gtk_widget_class_bind_template_child (widget_class, UnrepOutlinePane, general_filters);
  gtk_widget_class_bind_template_child (widget_class, UnrepOutlinePane, position_filters);
  gtk_widget_class_bind_template_child (widget_class, UnrepOutlinePane, doubt_filters);
  gtk_widget_class_bind_template_child (widget_class, UnrepOutlinePane, list);
  gtk_widget_class_bind_template_child (widget_class, UnrepOutlinePane, progress);
  gtk_widget_class_bind_template_child (widget_class, UnrepOutlinePane, bar);
}

static void
pop_up (UnrepOutlinePane *self,
        GtkWidget        *at,
        double            x,
        double            y)
{
  g_autoptr (GMenuModel) menu = unrep_unit_menu_new (unrep_desk_get_codebook (self->desk), FALSE);

  unrep_unit_menu_pop_up (menu, GTK_WIDGET (self), at, x, y);
}

static void
secondary_pressed_cb (GtkGestureClick  *gesture,
                      int               n_press,
                      double            x,
                      double            y,
                      UnrepOutlinePane *self)
{
  GtkWidget *list = GTK_WIDGET (self->list);
  GtkWidget *picked = gtk_widget_pick (list, x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = picked != NULL ? gtk_widget_get_ancestor (picked, UNREP_TYPE_OUTLINE_ROW) : NULL;

  /* Around the row there is some of the list's own row. */
  if (row == NULL && picked != NULL && UNREP_IS_OUTLINE_ROW (gtk_widget_get_first_child (picked)))
    row = gtk_widget_get_first_child (picked);
  if (row == NULL || unrep_outline_row_get_unit (UNREP_OUTLINE_ROW (row)) == UNREP_NO_UNIT)
    return;
  if (!unrep_desk_is_selected (self->desk, unrep_outline_row_get_unit (UNREP_OUTLINE_ROW (row))))
    unrep_desk_set_current (self->desk, unrep_outline_row_get_unit (UNREP_OUTLINE_ROW (row)));
  pop_up (self, list, x, y);
}

static gboolean
menu_key_cb (GtkWidget *list,
             GVariant  *arguments,
             gpointer   pane)
{
  UnrepOutlinePane *self = pane;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (list));

  if (self->desk == NULL || focus == NULL || unrep_desk_get_current (self->desk) == UNREP_NO_UNIT)
    return FALSE;
  pop_up (self, focus, gtk_widget_get_width (focus) / 2, gtk_widget_get_height (focus));
  return TRUE;
}

/* The menu of a row, by mouse and by keys. */
static void
add_menu (UnrepOutlinePane *self)
{
  GtkGesture *secondary = gtk_gesture_click_new ();
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (secondary, "pressed", G_CALLBACK (secondary_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (secondary));
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (shortcuts),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Shift>F10|Menu"),
                      gtk_callback_action_new (menu_key_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->list), shortcuts);
}

static void
unrep_outline_pane_init (UnrepOutlinePane *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->chips = g_ptr_array_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  gtk_widget_add_controller (GTK_WIDGET (self->list), unrep_keys_new_controller (UNREP_KEYS_REVIEW));
  add_menu (self);
}

/* What a filter's chip says, beside the number. */
static char *
dup_filter_name (UnrepOutlinePane *self,
                 guint             filter)
{
  switch (filter)
    {
    case UNREP_FILTER_ALL:
      /* Translators: filter of the outline: every recommendation */
      return g_strdup (_("All"));
    case UNREP_FILTER_NOT_REVIEWED:
      return g_strdup (_("Not reviewed"));
    case UNREP_FILTER_UNSURE:
      return g_strdup (_("Perhaps recommendations"));
    case UNREP_FILTER_FLAGGED:
      return g_strdup (_("Flagged"));
    case UNREP_FILTER_NOTED:
      /* Translators: filter of the outline: recommendations that have a note */
      return g_strdup (_("With notes"));
    case UNREP_FILTER_UNCERTAIN:
      /* Translators: filter of the outline: parts whose label or place is a guess */
      return g_strdup (_("Uncertain"));
    case UNREP_FILTER_OTHER:
      /* Translators: filter of the outline: recommendations whose position the codebook does not have */
      return g_strdup (_("With a position that the codebook does not have"));
    default:
      return g_strdup (unrep_codebook_get_position_name (unrep_desk_get_codebook (self->desk),
                                                         filter - UNREP_FILTER_POSITION,
                                                         g_get_language_names ()[0]));
    }
}

static const char *
get_filter_symbol (UnrepOutlinePane *self,
                   guint             filter)
{
  switch (filter)
    {
    case UNREP_FILTER_ALL:
    case UNREP_FILTER_NOT_REVIEWED:
    case UNREP_FILTER_UNCERTAIN:
      return NULL;
    case UNREP_FILTER_UNSURE:
      return "?";
    case UNREP_FILTER_FLAGGED:
      return "⚑";
    case UNREP_FILTER_NOTED:
      return "✎";
    case UNREP_FILTER_OTHER:
      return UNREP_OTHER_SYMBOL;
    default:
      return unrep_codebook_get_position (unrep_desk_get_codebook (self->desk), filter - UNREP_FILTER_POSITION)->symbol;
    }
}

static guint
count_filter (UnrepOutlinePane *self,
              guint             filter)
{
  UnrepReview *review = unrep_desk_get_review (self->desk);
  UnrepCodebook *codebook = unrep_desk_get_codebook (self->desk);

  switch (filter)
    {
    case UNREP_FILTER_ALL:
      return unrep_review_get_n_to_tag (review);
    case UNREP_FILTER_NOT_REVIEWED:
      return unrep_review_get_n_to_tag (review) - unrep_review_get_n_tagged (review);
    case UNREP_FILTER_UNSURE:
    case UNREP_FILTER_FLAGGED:
    case UNREP_FILTER_NOTED:
    case UNREP_FILTER_UNCERTAIN:
    case UNREP_FILTER_OTHER:
      return unrep_desk_count (self->desk, filter);
    default:
      return unrep_review_count_position (
        review, unrep_codebook_get_position (codebook, filter - UNREP_FILTER_POSITION)->id);
    }
}

static void
update_chip (UnrepOutlinePane *self,
             guint             filter)
{
  GtkWidget *chip = g_ptr_array_index (self->chips, filter);
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (chip));
  guint count = count_filter (self, filter);
  const char *symbol = get_filter_symbol (self, filter);
  g_autofree char *number = unrep_digits_dup_number (count);
  g_autofree char *name = dup_filter_name (self, filter);
  /* A row of zeros beside the symbols would say nothing five times over. */
  g_autofree char *text = symbol != NULL && count == 0 ? g_strdup (symbol)
                                                       : g_strdup_printf ("%s %s", symbol != NULL ? symbol : name, number);
  g_autofree char *spoken = g_strdup_printf ("%s %s", name, number);

  gtk_label_set_text (GTK_LABEL (label), text);
  if (filter >= UNREP_FILTER_POSITION)
    {
      UnrepCodebook *codebook = unrep_desk_get_codebook (self->desk);
      const UnrepPosition *position = unrep_codebook_get_position (codebook, filter - UNREP_FILTER_POSITION);

      unrep_colours_paint (GTK_LABEL (label), position->colour);
    }
  /* GTK 4.8 asks the display where the pointer is whenever a tooltip is set. */
  if (symbol != NULL && g_strcmp0 (gtk_widget_get_tooltip_text (chip), name) != 0)
    gtk_widget_set_tooltip_text (chip, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), unrep_desk_get_filter (self->desk) == filter);
  if (filter >= UNREP_FILTER_UNSURE && filter < UNREP_FILTER_POSITION)
    gtk_widget_set_visible (chip, count > 0 || unrep_desk_get_filter (self->desk) == filter);
}

static void
update_counts (UnrepOutlinePane *self)
{
  UnrepReview *review = unrep_desk_get_review (self->desk);
  guint n_to_tag = unrep_review_get_n_to_tag (review);
  g_autofree char *progress = NULL;

  for (guint filter = 0; filter < self->chips->len; filter++)
    update_chip (self, filter);
  /* Translators: so many recommendations of so many have a position. */
  progress = unrep_digits_take (g_strdup_printf (ngettext ("%u of %u tagged", "%u of %u tagged", n_to_tag),
                                                 unrep_review_get_n_tagged (review), n_to_tag));
  gtk_label_set_text (self->progress, progress);
}

static void
chip_clicked_cb (GtkWidget        *chip,
                 UnrepOutlinePane *self)
{
  guint filter;

  if (g_ptr_array_find (self->chips, chip, &filter))
    {
      unrep_desk_set_filter (self->desk, filter);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
    }
}

static GtkWidget *
get_filter_row (UnrepOutlinePane *self,
                guint             filter)
{
  if (filter >= UNREP_FILTER_OTHER)
    return self->position_filters;
  return filter == UNREP_FILTER_UNCERTAIN ? self->doubt_filters : self->general_filters;
}

static void
create_chips (UnrepOutlinePane *self)
{
  guint n = UNREP_FILTER_POSITION + unrep_codebook_get_n_positions (unrep_desk_get_codebook (self->desk));

  for (guint filter = 0; filter < n; filter++)
    {
      GtkWidget *chip = gtk_toggle_button_new ();
      GtkWidget *label = gtk_label_new (NULL);

      gtk_button_set_child (GTK_BUTTON (chip), label);
      gtk_widget_add_css_class (chip, "chip");
      gtk_widget_add_css_class (label, "numeric");
      gtk_box_append (GTK_BOX (get_filter_row (self, filter)), chip);
      g_signal_connect_object (chip, "clicked", G_CALLBACK (chip_clicked_cb), self, 0);
      g_ptr_array_add (self->chips, chip);
    }
}

/* From the desk to the list: the selected units, or else the current one. */
static void
select_rows (UnrepOutlinePane *self)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->model)), n_selected = unrep_desk_get_n_selected (self->desk);
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, n_rows), rows = gtk_bitset_new_empty ();
  guint current = GTK_INVALID_LIST_POSITION, row;

  unrep_outline_model_find (self->model, unrep_desk_get_current (self->desk), &current);
  if (n_selected == 0 && current != GTK_INVALID_LIST_POSITION)
    gtk_bitset_add (rows, current);
  for (guint i = 0; i < n_selected; i++)
    if (unrep_outline_model_find (self->model, unrep_desk_get_selected (self->desk, i), &row))
      gtk_bitset_add (rows, row);
  self->selecting = TRUE;
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), rows, all);
  self->selecting = FALSE;
  if (current != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", current);
}

static guint
get_row_unit (UnrepOutlinePane *self,
              guint             row)
{
  g_autoptr (UnrepOutlineItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), row);

  return item != NULL ? unrep_outline_item_get_unit (item) : UNREP_NO_UNIT;
}

/* From the list to the desk. */
static void
selection_changed_cb (UnrepOutlinePane *self)
{
  g_autoptr (GtkBitset) rows = NULL;
  g_autoptr (GArray) units = NULL;
  GtkBitsetIter iter;
  guint row;

  if (self->selecting)
    return;
  rows = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  units = g_array_new (FALSE, FALSE, sizeof (guint));
  for (gboolean more = gtk_bitset_iter_init_first (&iter, rows, &row); more; more = gtk_bitset_iter_next (&iter, &row))
    {
      guint unit = get_row_unit (self, row);

      if (unit != UNREP_NO_UNIT)
        g_array_append_val (units, unit);
    }
  if (units->len == 1)
    unrep_desk_set_current (self->desk, g_array_index (units, guint, 0));
  else
    unrep_desk_select (self->desk, (const guint *) (gpointer) units->data, units->len);
}

static void
desk_changed_cb (UnrepOutlinePane *self)
{
  update_counts (self);
  select_rows (self);
}

/**
 * unrep_outline_pane_set_desk:
 * @self: a pane
 * @desk: what to show
 * @choice: the reading text that is displayed
 * @direction: the direction of the report
 *
 * Shows the outline of @desk; another desk takes the place of an earlier one.
 */
void
unrep_outline_pane_set_desk (UnrepOutlinePane *self,
                             UnrepDesk        *desk,
                             UnrepReadingChoice *choice,
                             GtkTextDirection  direction)
{
  g_return_if_fail (UNREP_IS_OUTLINE_PANE (self));

  if (self->desk != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->desk, self);
      g_signal_handlers_disconnect_by_data (unrep_desk_get_review (self->desk), self);
    }
  gtk_list_view_set_model (self->list, NULL);
  g_set_object (&self->desk, desk);
  g_set_object (&self->choice, choice);
  self->direction = direction;
  unrep_button_list_clear (self->chips);
  create_chips (self);
  unrep_progress_bar_set_desk (self->bar, desk);

  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  self->model = unrep_outline_model_new (desk);
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->model)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));

  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "outline-changed", G_CALLBACK (desk_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::filter", G_CALLBACK (desk_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::current", G_CALLBACK (select_rows), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::n-selected", G_CALLBACK (select_rows), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (unrep_desk_get_review (desk), "unit-changed", G_CALLBACK (update_counts), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (update_counts), self,
                           G_CONNECT_SWAPPED);
  desk_changed_cb (self);
}
