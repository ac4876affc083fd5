/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-findings-pane.h"

#include "unrep-digits.h"
#include "unrep-finding-row-box.h"
#include "unrep-finding-tally.h"
#include "unrep-list-focus.h"
#include "unrep-narrow-drop-down.h"
#include "unrep-review-keys.h"

#include <glib/gi18n.h>

/* How wide a choice wants to be. */
#define CHOICE_CHARS 12

#define N_CHIPS (UNREP_N_SEVERITIES + 1)

struct _UnrepFindingsPane
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkBox *chip_box;
  GtkSearchEntry *search;
  GtkDropDown *family;
  GtkDropDown *state;
  GtkStack *stack;
  GtkListView *list;
  GtkLabel *nothing;
  GtkLabel *problem;
  GtkMenuButton *tally_button;
  GtkPopover *tally_popover;
  GtkLabel *tally;

  GtkWidget *chips[N_CHIPS]; /* the first is for all severities */
  UnrepFindingDesk *desk;
  GtkSingleSelection *selection;
  gboolean following; /* the desk, which is not to follow back */
};

G_DEFINE_FINAL_TYPE (UnrepFindingsPane, unrep_findings_pane, GTK_TYPE_WIDGET)

static void
unrep_findings_pane_dispose (GObject *object)
{
  UnrepFindingsPane *self = UNREP_FINDINGS_PANE (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->desk);
  gtk_widget_dispose_template (GTK_WIDGET (self), UNREP_TYPE_FINDINGS_PANE);
  G_OBJECT_CLASS (unrep_findings_pane_parent_class)->dispose (object);
}

static gboolean
unrep_findings_pane_focus (GtkWidget        *widget,
                           GtkDirectionType  direction)
{
  UnrepFindingsPane *self = UNREP_FINDINGS_PANE (widget);

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (unrep_findings_pane_parent_class)->focus (widget, direction);
  return unrep_list_focus (GTK_WIDGET (self->box), GTK_WIDGET (self->list), direction);
}

static void
unrep_findings_pane_class_init (UnrepFindingsPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unrep_findings_pane_dispose;
  widget_class->focus = unrep_findings_pane_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/Unrep/unrep-findings-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, UnrepFindingsPane, box);
  gtk_widget_class_bind_template_child (widget_class, UnrepFindingsPane, chip_box);
  gtk_widget_class_bind_template_child (widget_class, UnrepFindingsPane, search);
  gtk_widget_class_bind_template_child (widget_class, UnrepFindingsPane, family);
  gtk_widget_class_bind_template_child (widget_class, UnrepFindingsPane, state);
  gtk_widget_class_bind_template_child (widget_class, UnrepFindingsPane, stack);
  gtk_widget_class_bind_template_child (widget_class, UnrepFindingsPane, list);
  gtk_widget_class_bind_template_child (widget_class, UnrepFindingsPane, nothing);
  gtk_widget_class_bind_template_child (widget_class, UnrepFindingsPane, problem);
  gtk_widget_class_bind_template_child (widget_class, UnrepFindingsPane, tally_button);
  gtk_widget_class_bind_template_child (widget_class, UnrepFindingsPane, tally_popover);
  gtk_widget_class_bind_template_child (widget_class, UnrepFindingsPane, tally);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  gtk_list_item_set_child (item, unrep_finding_row_box_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         UnrepFindingsPane        *self)
{
  UnrepFindingRow *row = gtk_list_item_get_item (item);
  gboolean is_place = unrep_finding_row_get_info (row)->kind == UNREP_FINDING_ROW_PLACE;
  UnrepFindings *findings = unrep_finding_list_get_findings (unrep_finding_desk_get_list (self->desk));

  gtk_list_item_set_selectable (item, is_place);
  gtk_list_item_set_activatable (item, is_place);
  if (findings != NULL)
    unrep_finding_row_box_bind (UNREP_FINDING_ROW_BOX (gtk_list_item_get_child (item)), row, unrep_findings_get_text (findings));
}

static guint
get_severity (UnrepFindingsPane *self)
{
  for (guint i = 1; i < N_CHIPS; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->chips[i])))
      return i - 1;
  return UNREP_N_SEVERITIES;
}

/* The first choice of each is everything. */
static void
filter_changed_cb (UnrepFindingsPane *self)
{
  guint family = gtk_drop_down_get_selected (self->family), state = gtk_drop_down_get_selected (self->state);
  UnrepFindingFilter filter = {
    .family = family == 0 ? UNREP_N_FAMILIES : (UnrepFamily) (family - 1),
    .severity = get_severity (self),
    .state = state == 0 ? UNREP_N_FINDING_STATES : (UnrepFindingState) (state - 1),
    .words = gtk_editable_get_text (GTK_EDITABLE (self->search)),
  };

  if (self->desk != NULL)
    unrep_finding_desk_set_filter (self->desk, &filter);
}

static const char *
get_chip_name (guint chip)
{
  /* Translators: every finding, whether error, warning or remark */
  return chip == 0 ? C_("severity", "All") : unrep_severity_get_title (chip - 1);
}

static void
add_chips (UnrepFindingsPane *self)
{
  for (guint i = 0; i < N_CHIPS; i++)
    {
      GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);

      self->chips[i] = gtk_toggle_button_new ();
      if (i > 0)
        {
          GtkWidget *icon = gtk_image_new_from_icon_name (unrep_severity_get_icon (i - 1));

          gtk_widget_add_css_class (icon, unrep_severity_get_css_class (i - 1));
          gtk_box_append (GTK_BOX (content), icon);
          gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->chips[i]), GTK_TOGGLE_BUTTON (self->chips[0]));
          gtk_widget_set_tooltip_text (self->chips[i], get_chip_name (i));
        }
      gtk_box_append (GTK_BOX (content), gtk_label_new (NULL));
      gtk_button_set_child (GTK_BUTTON (self->chips[i]), content);
      gtk_widget_add_css_class (self->chips[i], "chip");
      gtk_widget_add_css_class (self->chips[i], "numeric");
      gtk_box_append (self->chip_box, self->chips[i]);
      g_signal_connect_object (self->chips[i], "toggled", G_CALLBACK (filter_changed_cb), self, G_CONNECT_SWAPPED);
    }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->chips[0]), TRUE);
}

static void
add_choices (UnrepFindingsPane *self)
{
  g_autoptr (GtkStringList) families = gtk_string_list_new (NULL), states = gtk_string_list_new (NULL);

  gtk_string_list_append (families, _("Every family"));
  for (UnrepFamily family = 0; family < UNREP_N_FAMILIES; family++)
    gtk_string_list_append (families, unrep_family_get_title (family));
  gtk_string_list_append (states, _("Whatever is said"));
  for (UnrepFindingState state = 0; state < UNREP_N_FINDING_STATES; state++)
    gtk_string_list_append (states, unrep_finding_state_get_title (state));
  gtk_drop_down_set_model (self->family, G_LIST_MODEL (families));
  gtk_drop_down_set_model (self->state, G_LIST_MODEL (states));
  unrep_narrow_drop_down (self->family, CHOICE_CHARS);
  unrep_narrow_drop_down (self->state, CHOICE_CHARS);
  g_signal_connect_object (self->family, "notify::selected", G_CALLBACK (filter_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "notify::selected", G_CALLBACK (filter_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
focus_list_cb (UnrepFindingsPane *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "rendering.focus-report", NULL);
}

static void
unrep_findings_pane_init (UnrepFindingsPane *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  gtk_widget_add_controller (GTK_WIDGET (self->list), unrep_keys_new_controller (UNREP_KEYS_RENDERING));
  add_chips (self);
  add_choices (self);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (filter_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (focus_list_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (focus_list_cb), self, G_CONNECT_SWAPPED);
}

static char *
dup_tally (UnrepFindingList *list)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (UnrepFindingState state = UNREP_FINDING_OPEN; state < UNREP_N_FINDING_STATES; state++)
    {
      guint count = unrep_finding_list_count (list, UNREP_N_FAMILIES, UNREP_N_SEVERITIES, state);

      if (count > 0)
        /* A number does not stand on another line than its name. */
        g_ptr_array_add (parts, g_strdup_printf ("%s\u00a0%u", unrep_finding_state_get_title (state), count));
    }
  g_ptr_array_add (parts, NULL);
  return unrep_digits_take (g_strjoinv (" · ", (char **) parts->pdata));
}

static void
update_counts (UnrepFindingsPane *self)
{
  UnrepFindingList *list = unrep_finding_desk_get_list (self->desk);
  g_autofree char *tally = dup_tally (list);

  for (guint i = 0; i < N_CHIPS; i++)
    {
      UnrepSeverity severity = i == 0 ? UNREP_N_SEVERITIES : (UnrepSeverity) (i - 1);
      guint count = unrep_finding_list_count (list, UNREP_N_FAMILIES, severity, UNREP_N_FINDING_STATES);
      g_autofree char *number = unrep_digits_dup_number (count);
      g_autofree char *spoken = g_strdup_printf ("%s %s", get_chip_name (i), number);
      GtkWidget *label = gtk_widget_get_last_child (gtk_button_get_child (GTK_BUTTON (self->chips[i])));

      gtk_label_set_text (GTK_LABEL (label), i == 0 ? spoken : number);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->chips[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
    }
  gtk_label_set_text (self->tally, tally);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->tally_button), GTK_ACCESSIBLE_PROPERTY_LABEL, tally, -1);
}

static void
show_tally_cb (UnrepFindingsPane *self)
{
  gtk_popover_set_child (self->tally_popover, unrep_finding_tally_new (unrep_finding_desk_get_list (self->desk)));
}

/* What was to be checked and could not be. */
static void
update_problem (UnrepFindingsPane *self)
{
  const char *problem = unrep_finding_desk_get_problem (self->desk);

  gtk_label_set_text (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

static void
update_nothing (UnrepFindingsPane *self)
{
  UnrepFindingList *list = unrep_finding_desk_get_list (self->desk);
  gboolean is_empty = unrep_finding_list_get_n_shown (list) == 0;
  gboolean is_clean = unrep_finding_list_count (list, UNREP_N_FAMILIES, UNREP_N_SEVERITIES, UNREP_N_FINDING_STATES) == 0;

  gtk_label_set_text (self->nothing, is_clean ? _("No findings: the checks see nothing that is wrong or drawn wrongly. "
                                                  "They do not read for meaning.")
                                              : _("No finding is like that. Another filter or other words may show some."));
  gtk_stack_set_visible_child (self->stack, is_empty && unrep_finding_desk_get_checking (self->desk) == UNREP_CHECKING_DONE
                                              ? GTK_WIDGET (self->nothing)
                                              : gtk_widget_get_parent (GTK_WIDGET (self->list)));
}

static void
current_changed_cb (UnrepFindingsPane *self)
{
  guint position = unrep_finding_desk_get_position (self->desk);

  self->following = TRUE;
  gtk_single_selection_set_selected (self->selection, position != UNREP_NO_FINDING ? position : GTK_INVALID_LIST_POSITION);
  self->following = FALSE;
  if (position != UNREP_NO_FINDING)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
  update_nothing (self);
}

static void
selected_cb (UnrepFindingsPane *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (!self->following && selected != GTK_INVALID_LIST_POSITION)
    unrep_finding_desk_set_position (self->desk, selected);
}

/**
 * unrep_findings_pane_set_desk:
 * @self: a pane without a desk
 * @desk: what lies before the translator
 */
void
unrep_findings_pane_set_desk (UnrepFindingsPane *self,
                              UnrepFindingDesk  *desk)
{
  g_return_if_fail (UNREP_IS_FINDINGS_PANE (self) && self->desk == NULL);

  self->desk = g_object_ref (desk);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (unrep_finding_desk_get_list (desk))));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "current-changed", G_CALLBACK (current_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "judged", G_CALLBACK (update_counts), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "judged", G_CALLBACK (update_nothing), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "checking-changed", G_CALLBACK (update_problem), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tally_popover, "show", G_CALLBACK (show_tally_cb), self, G_CONNECT_SWAPPED);
  update_counts (self);
}

/**
 * unrep_findings_pane_search:
 * @self: a pane
 *
 * Has words typed that are looked for in the findings.
 */
void
unrep_findings_pane_search (UnrepFindingsPane *self)
{
  g_return_if_fail (UNREP_IS_FINDINGS_PANE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
