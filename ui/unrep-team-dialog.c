/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-team-dialog.h"

#include <glib/gi18n.h>

struct _UnrepTeamDialog
{
  AdwPreferencesWindow parent_instance;

  UnrepTeamFolder *folder;
  UnrepTeamFile *file;
  AdwEntryRow *name;
  AdwPreferencesGroup *reviewers;
  AdwActionRow *problem;
  AdwPreferencesGroup *problem_group;
};

G_DEFINE_FINAL_TYPE (UnrepTeamDialog, unrep_team_dialog, ADW_TYPE_PREFERENCES_WINDOW)

/* One person; it belongs to its row. */
typedef struct
{
  UnrepTeamDialog *dialog;
  UnrepReviewer *reviewer;
  GtkWidget *expected;
  GtkWidget *code;
} Person;

static void
person_free (gpointer data)
{
  Person *person = data;

  unrep_reviewer_unref (person->reviewer);
  g_free (person);
}

/* Every change is saved at once, as everywhere. Refused is only what would write over
 * a file that cannot be understood. */
static void
save (UnrepTeamDialog *self)
{
  g_autoptr (GError) error = NULL;
  gboolean saved = unrep_team_file_save (self->file, unrep_team_folder_get_file (self->folder), &error);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->problem), saved ? "" : error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_group), !saved);
  if (saved)
    unrep_team_folder_refresh (self->folder);
}

static void
name_applied_cb (UnrepTeamDialog *self)
{
  unrep_team_file_set_name (self->file, gtk_editable_get_text (GTK_EDITABLE (self->name)));
  save (self);
}

static void
person_changed_cb (Person *person)
{
  UnrepTeamFile *file = person->dialog->file;

  if (gtk_switch_get_active (GTK_SWITCH (person->expected)))
    unrep_team_file_set_reviewer (file, person->reviewer, gtk_editable_get_text (GTK_EDITABLE (person->code)));
  else
    unrep_team_file_remove_reviewer (file, unrep_reviewer_get_uid (person->reviewer));
  gtk_widget_set_sensitive (person->code, gtk_switch_get_active (GTK_SWITCH (person->expected)));
  save (person->dialog);
}

static GtkWidget *
new_code (Person     *person,
          const char *code)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), code);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Code"));
  gtk_entry_set_max_length (GTK_ENTRY (entry), 64);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 6);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 6);
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Code"), -1);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (person_changed_cb), person);
  return entry;
}

static void
add_person (UnrepTeamDialog *self,
            UnrepReviewer   *reviewer)
{
  Person *person = g_new0 (Person, 1);
  GtkWidget *row = adw_action_row_new ();
  guint index = 0;
  gboolean expected = unrep_team_file_find_reviewer (self->file, unrep_reviewer_get_uid (reviewer), &index);

  person->dialog = self;
  person->reviewer = unrep_reviewer_ref (reviewer);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), unrep_reviewer_get_name (reviewer));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), unrep_reviewer_get_id (reviewer));
  person->code = new_code (person, expected ? unrep_team_file_get_code (self->file, index) : "");
  gtk_widget_set_sensitive (person->code, expected);
  person->expected = gtk_switch_new ();
  gtk_switch_set_active (GTK_SWITCH (person->expected), expected);
  gtk_widget_set_valign (person->expected, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (person->expected, "notify::active", G_CALLBACK (person_changed_cb), person);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), person->code);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), person->expected);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), person->expected);
  g_object_set_data_full (G_OBJECT (row), "person", person, person_free);
  adw_preferences_group_add (self->reviewers, row);
}

static void
unrep_team_dialog_dispose (GObject *object)
{
  UnrepTeamDialog *self = UNREP_TEAM_DIALOG (object);

  g_clear_object (&self->folder);
  g_clear_pointer (&self->file, unrep_team_file_unref);
  G_OBJECT_CLASS (unrep_team_dialog_parent_class)->dispose (object);
}

static void
unrep_team_dialog_class_init (UnrepTeamDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = unrep_team_dialog_dispose;
}

static void
unrep_team_dialog_init (UnrepTeamDialog *self)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup *names = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  self->problem_group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->problem = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->problem), FALSE);
  adw_action_row_set_title_lines (self->problem, 0);
  adw_preferences_group_add (self->problem_group, GTK_WIDGET (self->problem));
  gtk_widget_set_visible (GTK_WIDGET (self->problem_group), FALSE);
  self->name = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name), _("Name of the Work"));
  adw_entry_row_set_show_apply_button (self->name, TRUE);
  adw_preferences_group_add (names, GTK_WIDGET (self->name));
  self->reviewers = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->reviewers, _("Expected Reviewers"));
  adw_preferences_group_set_description (self->reviewers,
                                         _("Those who have a side file in this folder can be chosen. A code takes the "
                                           "place of a name where names are hidden."));
  adw_preferences_page_add (page, self->problem_group);
  adw_preferences_page_add (page, names);
  adw_preferences_page_add (page, self->reviewers);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self), page);
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (self), FALSE);
  gtk_window_set_title (GTK_WINDOW (self), _("Team"));
}

/**
 * unrep_team_dialog_show:
 * @parent: the window that it belongs to
 * @folder: a team's folder that was read
 *
 * Shows what the team file of @folder says, and saves what is changed.
 */
void
unrep_team_dialog_show (GtkWindow       *parent,
                        UnrepTeamFolder *folder)
{
  UnrepTeamDialog *self = g_object_new (UNREP_TYPE_TEAM_DIALOG, "transient-for", parent, "modal", TRUE, NULL);
  UnrepTeam *team = unrep_team_folder_get_team (folder);
  UnrepTeamTable *table = unrep_team_folder_get_table (folder);
  UnrepTeamFile *file = unrep_team_get_file (team);

  self->folder = g_object_ref (folder);
  self->file = file != NULL ? unrep_team_file_copy (file) : unrep_team_file_new ();
  gtk_editable_set_text (GTK_EDITABLE (self->name), unrep_team_file_get_name (self->file));
  for (guint i = 0; i < unrep_team_table_get_n_columns (table); i++)
    add_person (self, unrep_team_table_get_reviewer (table, i));
  g_signal_connect_object (self->name, "apply", G_CALLBACK (name_applied_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self));
}
