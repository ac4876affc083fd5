/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-tally-choice.h"

#include "unrep-disagreement-names.h"

#include <glib/gi18n.h>

#define WIDTH 280

struct _UnrepTallyChoice
{
  GtkWidget parent_instance;

  GtkMenuButton *button;
  GtkLabel *label;
  GtkDropDown *lists[UNREP_TALLY_N_WHATS];
  /* What the items of each list stand for; "" for all of them. */
  GPtrArray *ids[UNREP_TALLY_N_WHATS];
};

G_DEFINE_FINAL_TYPE (UnrepTallyChoice, unrep_tally_choice, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const struct
{
  const char *title;
  const char *all;
} whats[UNREP_TALLY_N_WHATS] = {
  [UNREP_TALLY_REVIEWER] = { N_("Reviewer"), N_("All reviewers") },
  [UNREP_TALLY_REPORT] = { N_("Report"), N_("All reports") },
  [UNREP_TALLY_POSITION] = { N_("Position"), N_("All positions") },
  [UNREP_TALLY_CODEBOOK] = { N_("Codebook"), N_("The one that is used most") },
};

static char *
dup_selected_name (UnrepTallyChoice *self,
                   UnrepTallyWhat    what)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (self->lists[what]);

  return item != NULL ? g_strdup (gtk_string_object_get_string (item)) : NULL;
}

/* The label says what is chosen, so that nobody takes a part for the whole. */
static void
update_label (UnrepTallyChoice *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint what = 0; what < UNREP_TALLY_N_WHATS; what++)
    {
      g_autofree char *name = dup_selected_name (self, what);

      if (unrep_tally_choice_get (self, what) != NULL && name != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? _(", ") : "", name);
    }
  gtk_label_set_text (self->label, text->len > 0 ? text->str : _("Filter"));
  if (text->len > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "suggested-action");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->button), "suggested-action");
}

static void
selected_cb (UnrepTallyChoice *self)
{
  update_label (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
all_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  for (guint what = 0; what < UNREP_TALLY_N_WHATS; what++)
    unrep_tally_choice_set (UNREP_TALLY_CHOICE (widget), what, NULL);
}

static void
unrep_tally_choice_dispose (GObject *object)
{
  UnrepTallyChoice *self = UNREP_TALLY_CHOICE (object);

  for (guint what = 0; what < UNREP_TALLY_N_WHATS; what++)
    g_clear_pointer (&self->ids[what], g_ptr_array_unref);
  g_clear_pointer ((GtkWidget **) &self->button, gtk_widget_unparent);
  G_OBJECT_CLASS (unrep_tally_choice_parent_class)->dispose (object);
}

static void
unrep_tally_choice_class_init (UnrepTallyChoiceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unrep_tally_choice_dispose;
  signals[CHANGED] = g_signal_new ("changed", UNREP_TYPE_TALLY_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "choice.all", NULL, all_cb);
}

/* A list that can be searched: there may be a thousand reports. */
static GtkDropDown *
new_list (void)
{
  GtkExpression *name = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkDropDown *list = GTK_DROP_DOWN (gtk_drop_down_new (NULL, name));

  gtk_drop_down_set_enable_search (list, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (list), TRUE);
  return list;
}

static GtkWidget *
new_page (UnrepTallyChoice *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *all = gtk_button_new_with_mnemonic (_("Show _All"));

  gtk_widget_set_size_request (box, WIDTH, -1);
  for (guint what = 0; what < UNREP_TALLY_N_WHATS; what++)
    {
      GtkWidget *title = gtk_label_new (_(whats[what].title));

      gtk_label_set_xalign (GTK_LABEL (title), 0);
      gtk_widget_add_css_class (title, "dim-label");
      self->lists[what] = new_list ();
      self->ids[what] = g_ptr_array_new_with_free_func (g_free);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->lists[what]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _(whats[what].title), -1);
      g_object_bind_property (self->lists[what], "visible", title, "visible", G_BINDING_SYNC_CREATE);
      g_signal_connect_object (self->lists[what], "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), title);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->lists[what]));
    }
  gtk_actionable_set_action_name (GTK_ACTIONABLE (all), "choice.all");
  gtk_box_append (GTK_BOX (box), all);
  return box;
}

static void
unrep_tally_choice_init (UnrepTallyChoice *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  self->label = GTK_LABEL (gtk_label_new (_("Filter")));
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_popover_set_child (GTK_POPOVER (popover), new_page (self));
  gtk_menu_button_set_child (self->button, GTK_WIDGET (self->label));
  gtk_menu_button_set_always_show_arrow (self->button, TRUE);
  gtk_menu_button_set_popover (self->button, popover);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _("What is counted"));
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
}

static void
add_item (GtkStringList *names,
          GPtrArray     *ids,
          const char    *id,
          const char    *name)
{
  gtk_string_list_append (names, name);
  g_ptr_array_add (ids, g_strdup (id));
}

static void
replace_list (UnrepTallyChoice *self,
              UnrepTallyWhat    what,
              GtkStringList    *names,
              GPtrArray        *ids)
{
  g_autofree char *old = g_strdup (unrep_tally_choice_get (self, what));

  g_signal_handlers_block_by_func (self->lists[what], selected_cb, self);
  gtk_drop_down_set_model (self->lists[what], G_LIST_MODEL (names));
  g_clear_pointer (&self->ids[what], g_ptr_array_unref);
  self->ids[what] = g_ptr_array_ref (ids);
  unrep_tally_choice_set (self, what, old);
  g_signal_handlers_unblock_by_func (self->lists[what], selected_cb, self);
}

static char *
dup_id (UnrepSheet     *sheet,
        UnrepTallyWhat  what)
{
  UnrepReviewer *reviewer = unrep_sheet_get_reviewer (sheet);

  switch (what)
    {
    case UNREP_TALLY_REVIEWER:
      return g_strdup (unrep_reviewer_get_uid (reviewer));
    case UNREP_TALLY_REPORT:
      return g_strdup (unrep_sheet_get_report_name (sheet));
    case UNREP_TALLY_CODEBOOK:
      return g_strdup_printf ("%s %u", unrep_sheet_get_codebook_id (sheet), unrep_sheet_get_codebook_version (sheet));
    case UNREP_TALLY_POSITION:
    case UNREP_TALLY_N_WHATS:
    default:
      return NULL;
    }
}

static char *
dup_name (UnrepSheet     *sheet,
          UnrepTallyWhat  what)
{
  UnrepReviewer *reviewer = unrep_sheet_get_reviewer (sheet);

  return what == UNREP_TALLY_REVIEWER
         ? g_strdup_printf ("%s (%s)", unrep_reviewer_get_name (reviewer), unrep_reviewer_get_id (reviewer))
         : dup_id (sheet, what);
}

static void
list_what (UnrepTallyChoice *self,
           UnrepTeam        *team,
           UnrepTallyWhat    what)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  add_item (names, ids, "", _(whats[what].all));
  for (guint i = 0; i < unrep_team_get_n_sheets (team); i++)
    {
      UnrepSheet *sheet = unrep_team_get_sheet (team, i);
      g_autofree char *id = dup_id (sheet, what), *name = NULL;

      if (g_hash_table_contains (seen, id))
        continue;
      name = dup_name (sheet, what);
      add_item (names, ids, id, name);
      g_hash_table_add (seen, g_steal_pointer (&id));
    }
  replace_list (self, what, names, ids);
  /* One codebook is no choice. */
  gtk_widget_set_visible (GTK_WIDGET (self->lists[what]), what != UNREP_TALLY_CODEBOOK || ids->len > 2);
}

static void
list_positions (UnrepTallyChoice *self,
                UnrepTeam        *team)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  add_item (names, ids, "", _(whats[UNREP_TALLY_POSITION].all));
  for (guint i = 0; i < unrep_team_get_n_sheets (team); i++)
    {
      UnrepSheet *sheet = unrep_team_get_sheet (team, i);
      UnrepCodebook *codebook = unrep_team_get_codebook (team, unrep_sheet_get_codebook_id (sheet),
                                                         unrep_sheet_get_codebook_version (sheet));

      if (codebook == NULL || !g_hash_table_add (seen, codebook))
        continue;
      for (guint k = 0; k < unrep_codebook_get_n_positions (codebook); k++)
        {
          const char *id = unrep_codebook_get_position (codebook, k)->id;
          g_autofree char *name = unrep_disagreement_names_dup_position (codebook, id);
          g_autofree char *text = g_strdup_printf ("%s %s", unrep_disagreement_names_get_symbol (codebook, id), name);

          if (!g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
            add_item (names, ids, id, text);
        }
    }
  replace_list (self, UNREP_TALLY_POSITION, names, ids);
}

/**
 * unrep_tally_choice_set_team:
 * @self: a choice
 * @team: whose reviewers, reports and codebooks can be chosen
 *
 * What was chosen stays so where it is still there.
 */
void
unrep_tally_choice_set_team (UnrepTallyChoice *self,
                             UnrepTeam        *team)
{
  g_return_if_fail (UNREP_IS_TALLY_CHOICE (self));

  list_what (self, team, UNREP_TALLY_REVIEWER);
  list_what (self, team, UNREP_TALLY_REPORT);
  list_positions (self, team);
  list_what (self, team, UNREP_TALLY_CODEBOOK);
  update_label (self);
}

/**
 * unrep_tally_choice_get:
 * @self: a choice
 * @what: of what
 *
 * Returns: (nullable): what is chosen, %NULL for all
 */
const char *
unrep_tally_choice_get (UnrepTallyChoice *self,
                        UnrepTallyWhat    what)
{
  guint index;
  const char *id;

  g_return_val_if_fail (UNREP_IS_TALLY_CHOICE (self), NULL);

  index = gtk_drop_down_get_selected (self->lists[what]);
  if (index >= self->ids[what]->len)
    return NULL;
  id = g_ptr_array_index (self->ids[what], index);
  return *id != '\0' ? id : NULL;
}

/**
 * unrep_tally_choice_set:
 * @self: a choice
 * @what: of what
 * @id: (nullable): what is chosen, %NULL for all
 */
void
unrep_tally_choice_set (UnrepTallyChoice *self,
                        UnrepTallyWhat    what,
                        const char       *id)
{
  guint index = 0;

  g_return_if_fail (UNREP_IS_TALLY_CHOICE (self));

  if (id == NULL || !g_ptr_array_find_with_equal_func (self->ids[what], id, g_str_equal, &index))
    index = 0;
  gtk_drop_down_set_selected (self->lists[what], index);
}
