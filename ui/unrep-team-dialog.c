/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-team-dialog-private.h"

#include "unrep-digits.h"
#include "unrep-group.h"
#include "unrep-undo-key.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (UnrepTeamDialog, unrep_team_dialog, ADW_TYPE_PREFERENCES_WINDOW)

/* One change. */
typedef struct
{
  UnrepTeamFile *before;
  UnrepTeamFile *after;
} Step;

static void
step_free (gpointer data)
{
  Step *step = data;

  unrep_team_file_unref (step->before);
  unrep_team_file_unref (step->after);
  g_free (step);
}

static void
add_step (UnrepTeamDialog *self,
          UnrepTeamFile   *before,
          UnrepTeamFile   *after,
          gpointer         typed)
{
  Step *last = self->steps->len > 0 ? g_ptr_array_index (self->steps, self->steps->len - 1) : NULL;
  Step *step;

  if (last != NULL && typed != NULL && typed == self->typed)
    {
      unrep_team_file_unref (last->after);
      last->after = unrep_team_file_ref (after);
      return;
    }
  step = g_new (Step, 1);
  step->before = unrep_team_file_ref (before);
  step->after = unrep_team_file_ref (after);
  g_ptr_array_add (self->steps, step);
  self->typed = typed;
}

/**
 * unrep_team_dialog_say:
 * @self: a dialog
 * @error: (nullable): what went wrong, %NULL for nothing
 */
void
unrep_team_dialog_say (UnrepTeamDialog *self,
                       const GError    *error)
{
  g_autofree char *problem = unrep_digits_dup_message (error != NULL ? error->message : "");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->problem), problem);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_group), error != NULL);
}

/* Saved at once, as everywhere, into what the file says by now: another lead may have
 * changed something else. Refused is only what would write over a file that cannot be
 * understood. */
static gboolean
save (UnrepTeamDialog *self,
      UnrepTeamFile   *base,
      UnrepTeamFile   *mine)
{
  g_autoptr (GError) error = NULL;
  UnrepTeamFile *now = unrep_team_file_save_changes (base, mine, unrep_team_folder_get_file (self->folder), &error);

  unrep_team_dialog_say (self, error);
  if (now == NULL)
    return FALSE;
  unrep_team_file_unref (self->file);
  self->file = now;
  unrep_team_folder_refresh (self->folder);
  g_debug ("team file saved");
  return TRUE;
}

/**
 * unrep_team_dialog_change:
 * @self: a dialog
 * @mine: (transfer full): what the team file is to say, made from a copy of what the
 *   dialog knows
 * @typed: (nullable): where it was typed: consecutive changes there are one step
 *
 * Saves a change and remembers how to undo it.
 */
void
unrep_team_dialog_change (UnrepTeamDialog *self,
                          UnrepTeamFile   *mine,
                          gpointer         typed)
{
  g_autoptr (UnrepTeamFile) before = unrep_team_file_ref (self->file), after = mine;

  if (save (self, before, after))
    add_step (self, before, after, typed);
}

static void
undo_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  UnrepTeamDialog *self = UNREP_TEAM_DIALOG (widget);
  Step *step = self->steps->len > 0 ? g_ptr_array_index (self->steps, self->steps->len - 1) : NULL;

  if (step == NULL || !save (self, step->after, step->before))
    return;
  g_ptr_array_remove_index (self->steps, self->steps->len - 1);
  self->typed = NULL;
  unrep_team_dialog_fill (self);
}

static void
name_applied_cb (UnrepTeamDialog *self)
{
  UnrepTeamFile *mine = unrep_team_file_copy (self->file);

  unrep_team_file_set_name (mine, gtk_editable_get_text (GTK_EDITABLE (self->name)));
  unrep_team_dialog_change (self, mine, NULL);
}

/**
 * unrep_team_dialog_add:
 * @self: a dialog
 * @group: one of its groups
 * @row: (transfer floating): a row that is made anew when something changes
 */
void
unrep_team_dialog_add (UnrepTeamDialog     *self,
                       AdwPreferencesGroup *group,
                       GtkWidget           *row)
{
  g_object_set_data (G_OBJECT (row), "group", group);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

/**
 * unrep_team_dialog_clear:
 * @self: a dialog
 * @group: (nullable): one of its groups, %NULL for all
 *
 * Takes the rows away that are made anew.
 */
void
unrep_team_dialog_clear (UnrepTeamDialog     *self,
                         AdwPreferencesGroup *group)
{
  for (guint i = self->rows->len; i > 0; i--)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i - 1);
      AdwPreferencesGroup *own = g_object_get_data (G_OBJECT (row), "group");

      if (group != NULL && own != group)
        continue;
      adw_preferences_group_remove (own, row);
      g_ptr_array_remove_index (self->rows, i - 1);
    }
}

/**
 * unrep_team_dialog_fill:
 * @self: a dialog
 *
 * Shows what the team file says now.
 */
void
unrep_team_dialog_fill (UnrepTeamDialog *self)
{
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->name), unrep_team_file_get_name (self->file));
  unrep_team_dialog_clear (self, NULL);
  self->typed = NULL;
  unrep_team_dialog_add_rounds (self);
  unrep_team_dialog_add_reviewers (self);
  unrep_team_dialog_add_assignments (self);
  unrep_team_dialog_add_codebooks (self);
  self->filling = FALSE;
}

static void
unrep_team_dialog_dispose (GObject *object)
{
  UnrepTeamDialog *self = UNREP_TEAM_DIALOG (object);

  g_clear_object (&self->folder);
  g_clear_pointer (&self->file, unrep_team_file_unref);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (unrep_team_dialog_parent_class)->dispose (object);
}

static void
unrep_team_dialog_class_init (UnrepTeamDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unrep_team_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "dialog.undo", NULL, undo_cb);
}

static AdwPreferencesPage *
add_page (UnrepTeamDialog *self,
          const char      *title,
          const char      *icon)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());

  adw_preferences_page_set_title (page, title);
  adw_preferences_page_set_icon_name (page, icon);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self), page);
  return page;
}

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page,
           const char         *title,
           const char         *description)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  if (title != NULL)
    adw_preferences_group_set_title (group, title);
  if (description != NULL)
    unrep_group_describe (group, description);
  adw_preferences_page_add (page, group);
  return group;
}

static void
unrep_team_dialog_init (UnrepTeamDialog *self)
{
  AdwPreferencesPage *team = add_page (self, _("Team"), "system-users-symbolic");
  AdwPreferencesPage *reports = add_page (self, _("Reports"), "view-list-symbolic");
  AdwPreferencesPage *codebook = add_page (self, _("Codebook"), "accessories-dictionary-symbolic");
  AdwPreferencesGroup *names;

  unrep_undo_key_add (GTK_WIDGET (self), "dialog.undo");
  self->steps = g_ptr_array_new_with_free_func (step_free);
  self->rows = g_ptr_array_new ();
  self->problem_group = add_group (team, NULL, NULL);
  self->problem = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->problem), FALSE);
  adw_action_row_set_title_lines (self->problem, 0);
  adw_preferences_group_add (self->problem_group, GTK_WIDGET (self->problem));
  gtk_widget_set_visible (GTK_WIDGET (self->problem_group), FALSE);
  names = add_group (team, NULL, NULL);
  self->name = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name), _("Name of the Work"));
  adw_entry_row_set_show_apply_button (self->name, TRUE);
  adw_preferences_group_add (names, GTK_WIDGET (self->name));
  self->rounds = add_group (team, _("Rounds"), _("Who finishes a round keeps their positions as they are then. Reviewers are in the "
                                                 "round that is open."));
  self->reviewers = add_group (team, _("Expected Reviewers"),
                               _("Those who have a side file in this folder can be chosen, and others added. A code "
                                 "takes the place of a name where names are hidden."));
  self->assignments = add_group (reports, _("Who Reviews Which Report"),
                                 _("Where nobody is chosen, everybody who is expected reviews the report."));
  self->codebooks = add_group (codebook, _("The Team's Codebook"), NULL);
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
  UnrepTeamFile *file = unrep_team_get_file (unrep_team_folder_get_team (folder));

  self->folder = g_object_ref (folder);
  self->file = file != NULL ? unrep_team_file_copy (file) : unrep_team_file_new ();
  unrep_team_dialog_fill (self);
  g_signal_connect_object (self->name, "apply", G_CALLBACK (name_applied_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self));
}
