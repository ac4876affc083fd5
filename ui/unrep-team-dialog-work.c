/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the team works with: rounds, and the codebook. */
#include "unrep-team-dialog-private.h"

#include "unrep-codebook-window.h"
#include "unrep-digits.h"

#include <glib/gi18n.h>

static void
begin_round_cb (UnrepTeamDialog *self,
                GtkWidget       *entry)
{
  UnrepTeamFile *mine = unrep_team_file_copy (self->file);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  unrep_team_file_begin_round (mine, name);
  unrep_team_dialog_change (self, mine, NULL);
  unrep_team_dialog_fill (self);
}

static void
close_round_cb (UnrepTeamDialog *self,
                GtkWidget       *button)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "round"));
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  UnrepTeamFile *mine = unrep_team_file_copy (self->file);

  unrep_team_file_set_round_closed (mine, index,
                                    unrep_team_file_get_round_closed (self->file, index) == NULL ? time : NULL);
  unrep_team_dialog_change (self, mine, NULL);
  unrep_team_dialog_fill (self);
}

/**
 * unrep_team_dialog_dup_day:
 * @time: (nullable): a time as ISO 8601
 *
 * Returns: (transfer full) (nullable): its day, in the digits of the interface
 */
char *
unrep_team_dialog_dup_day (const char *time)
{
  g_autoptr (GDateTime) date = time != NULL ? g_date_time_new_from_iso8601 (time, NULL) : NULL;

  return date != NULL ? unrep_digits_take (g_date_time_format (date, "%Y-%m-%d")) : NULL;
}

static char *
dup_round_state (UnrepTeamFile *file,
                 guint          index)
{
  g_autofree char *begun = unrep_team_dialog_dup_day (unrep_team_file_get_round_begun (file, index));
  g_autofree char *closed = unrep_team_dialog_dup_day (unrep_team_file_get_round_closed (file, index));
  guint current;

  if (closed != NULL)
    /* Translators: a round was closed on that day */
    return g_strdup_printf (_("Closed on %s"), closed);
  if (unrep_team_file_find_current_round (file, &current) && current != index)
    return g_strdup (_("Open, but a later round is open too"));
  if (begun == NULL)
    return g_strdup (_("The reviewers are in this round"));
  /* Translators: the day when the round was begun */
  return g_strdup_printf (_("The reviewers are in this round since %s"), begun);
}

static void
add_round (UnrepTeamDialog *self,
           guint            index)
{
  GtkWidget *row = adw_action_row_new ();
  gboolean is_closed = unrep_team_file_get_round_closed (self->file, index) != NULL;
  GtkWidget *button = gtk_button_new_with_label (is_closed ? _("Open Again") : _("Close"));
  g_autofree char *state = dup_round_state (self->file, index);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), unrep_team_file_get_round_name (self->file, index));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), state);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "round", GUINT_TO_POINTER (index));
  g_signal_connect_object (button, "clicked", G_CALLBACK (close_round_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  unrep_team_dialog_add (self, self->rounds, row);
}

/**
 * unrep_team_dialog_add_rounds:
 * @self: a dialog
 *
 * Adds the rows of the rounds, and one to begin the next.
 */
void
unrep_team_dialog_add_rounds (UnrepTeamDialog *self)
{
  GtkWidget *entry = adw_entry_row_new ();

  for (guint i = 0; i < unrep_team_file_get_n_rounds (self->file); i++)
    add_round (self, i);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _("Name of a Round to Begin"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (entry), TRUE);
  g_signal_connect_object (entry, "apply", G_CALLBACK (begin_round_cb), self, G_CONNECT_SWAPPED);
  unrep_team_dialog_add (self, self->rounds, entry);
}

/* A codebook that is not in the folder yet is put there: reviewers find it beside their
 * reports. What is there already is left as it is. */
static gboolean
put_into_folder (UnrepTeamDialog  *self,
                 UnrepCodebook    *codebook,
                 GError          **error)
{
  g_autofree char *name = g_strconcat (unrep_codebook_get_id (codebook), UNREP_CODEBOOK_SUFFIX, NULL);
  g_autoptr (GFile) file = g_file_get_child (unrep_team_folder_get_file (self->folder), name);

  return unrep_codebook_is_default (codebook) || g_file_query_exists (file, NULL) ||
         unrep_codebook_save (codebook, file, NULL, error);
}

static void
use (UnrepTeamDialog *self,
     UnrepCodebook   *codebook)
{
  g_autoptr (GError) error = NULL;
  UnrepTeamFile *mine;

  if (!put_into_folder (self, codebook, &error))
    {
      unrep_team_dialog_say (self, error);
      return;
    }
  mine = unrep_team_file_copy (self->file);
  unrep_team_file_set_codebook (mine, unrep_codebook_get_id (codebook), unrep_codebook_get_version (codebook));
  unrep_team_dialog_change (self, mine, NULL);
}

static void
chosen_cb (GtkCheckButton  *check,
           GParamSpec      *pspec,
           UnrepTeamDialog *self)
{
  if (!self->filling && gtk_check_button_get_active (check))
    use (self, g_object_get_data (G_OBJECT (check), "codebook"));
}

static void
edited_cb (UnrepTeamDialog *self,
           UnrepCodebook   *codebook)
{
  use (self, codebook);
  unrep_team_dialog_fill (self);
}

static void
edit_cb (UnrepTeamDialog *self,
         GtkWidget       *button)
{
  UnrepCodebook *codebook = g_object_get_data (G_OBJECT (button), "codebook");
  g_autoptr (UnrepCodebookShelf) shelf = unrep_codebook_shelf_load (unrep_team_folder_get_file (self->folder), NULL);
  g_autofree char *id = unrep_codebook_shelf_dup_free_id (shelf, unrep_codebook_get_id (codebook));
  UnrepCodebookWindow *window = unrep_codebook_window_new (unrep_codebook_draft_new_copy (codebook, id), NULL);

  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (self));
  g_signal_connect_object (window, "saved", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static GtkWidget *
add_codebook (UnrepTeamDialog *self,
              UnrepCodebook   *codebook,
              GtkWidget       *head)
{
  GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();
  GtkWidget *edit = gtk_button_new_with_label (_("Edit a Copy…"));
  g_autofree char *title = unrep_digits_take (g_strdup_printf (_("%s, version %u"), unrep_codebook_get_id (codebook),
                                                               unrep_codebook_get_version (codebook)));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), unrep_codebook_get_question (codebook, g_get_language_names ()[0]));
  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), GTK_CHECK_BUTTON (head));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               g_strcmp0 (unrep_team_file_get_codebook_id (self->file), unrep_codebook_get_id (codebook)) == 0 &&
                               unrep_team_file_get_codebook_version (self->file) == unrep_codebook_get_version (codebook));
  g_object_set_data_full (G_OBJECT (check), "codebook", unrep_codebook_ref (codebook), (GDestroyNotify) unrep_codebook_unref);
  g_object_set_data_full (G_OBJECT (edit), "codebook", unrep_codebook_ref (codebook), (GDestroyNotify) unrep_codebook_unref);
  g_signal_connect_object (check, "notify::active", G_CALLBACK (chosen_cb), self, 0);
  g_signal_connect_object (edit, "clicked", G_CALLBACK (edit_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_valign (edit, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), edit);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  unrep_team_dialog_add (self, self->codebooks, row);
  return check;
}

/**
 * unrep_team_dialog_add_codebooks:
 * @self: a dialog
 *
 * Adds the rows of the codebooks that the team can choose: the one that is built in, the
 * person's own, and those in the folder.
 */
void
unrep_team_dialog_add_codebooks (UnrepTeamDialog *self)
{
  g_autoptr (UnrepCodebookShelf) shelf = unrep_codebook_shelf_load (unrep_team_folder_get_file (self->folder), NULL);
  GtkWidget *head = NULL;

  for (guint i = 0; i < unrep_codebook_shelf_get_n (shelf); i++)
    {
      GtkWidget *check = add_codebook (self, unrep_codebook_shelf_get (shelf, i), head);

      head = head != NULL ? head : check;
    }
}
