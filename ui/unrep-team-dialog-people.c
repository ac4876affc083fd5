/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is expected to review, and who reviews which report. */
#include "unrep-team-dialog-private.h"

#include "team/unrep-proposals.h"
#include "unrep-digits.h"

#include <glib/gi18n.h>

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

static void
change_person (Person   *person,
               gpointer  typed)
{
  UnrepTeamFile *mine;
  gboolean expected = gtk_switch_get_active (GTK_SWITCH (person->expected));

  if (person->dialog->filling)
    return;
  mine = unrep_team_file_copy (person->dialog->file);
  if (expected)
    unrep_team_file_set_reviewer (mine, person->reviewer, gtk_editable_get_text (GTK_EDITABLE (person->code)));
  else
    unrep_team_file_remove_reviewer (mine, unrep_reviewer_get_uid (person->reviewer));
  gtk_widget_set_sensitive (person->code, expected);
  unrep_team_dialog_change (person->dialog, mine, typed);
}

/* Who can be chosen for a report is another thing now; the keys stay where they are. */
static void
expected_cb (Person *person)
{
  change_person (person, NULL);
  if (person->dialog->filling)
    return;
  unrep_team_dialog_clear (person->dialog, person->dialog->assignments);
  unrep_team_dialog_add_assignments (person->dialog);
}

static void
code_cb (Person *person)
{
  change_person (person, person);
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
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (code_cb), person);
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
  gtk_widget_set_tooltip_text (row, unrep_reviewer_get_uid (reviewer));
  person->code = new_code (person, expected ? unrep_team_file_get_code (self->file, index) : "");
  gtk_widget_set_sensitive (person->code, expected);
  person->expected = gtk_switch_new ();
  gtk_switch_set_active (GTK_SWITCH (person->expected), expected);
  gtk_widget_set_valign (person->expected, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (person->expected, "notify::active", G_CALLBACK (expected_cb), person);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), person->code);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), person->expected);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), person->expected);
  g_object_set_data_full (G_OBJECT (row), "person", person, person_free);
  unrep_team_dialog_add (self, self->reviewers, row);
}

/* The fields for somebody who has no side file here yet. */
typedef struct
{
  UnrepTeamDialog *dialog;
  GtkWidget *name;
  GtkWidget *id;
  GtkWidget *uid;
} Newcomer;

static char *
dup_typed (GtkWidget *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

static void
add_newcomer_cb (Newcomer *newcomer)
{
  UnrepTeamDialog *self = newcomer->dialog;
  g_autofree char *name = dup_typed (newcomer->name), *typed_id = dup_typed (newcomer->id);
  g_autofree char *id = g_ascii_strdown (typed_id, -1), *typed_uid = dup_typed (newcomer->uid);
  g_autofree char *uid = g_ascii_strdown (typed_uid, -1);
  g_autoptr (UnrepReviewer) reviewer = NULL;
  g_autoptr (GError) error = NULL;
  UnrepTeamFile *mine;

  if (!unrep_reviewer_name_is_valid (name))
    g_set_error_literal (&error, UNREP_ERROR, UNREP_ERROR_USAGE, _("A reviewer must have a name."));
  else if (!unrep_reviewer_id_is_valid (id))
    g_set_error (&error, UNREP_ERROR, UNREP_ERROR_USAGE,
                 _("“%s” cannot be a reviewer's id. Use 1 to 24 of the characters a–z, 0–9 and -."), typed_id);
  else if (!unrep_uuid_is_valid (uid))
    g_set_error_literal (&error, UNREP_ERROR, UNREP_ERROR_USAGE,
                         _("The uid is 36 characters that the reviewer finds in “unrep/reviewers.ini” in their config "
                           "folder, and at the top of each of their side files."));
  else if (unrep_team_file_find_reviewer (self->file, uid, NULL))
    g_set_error_literal (&error, UNREP_ERROR, UNREP_ERROR_USAGE, _("Somebody with this uid is expected already."));
  unrep_team_dialog_say (self, error);
  if (error != NULL)
    return;
  mine = unrep_team_file_copy (self->file);
  reviewer = unrep_reviewer_new (id, uid, name);
  unrep_team_file_set_reviewer (mine, reviewer, "");
  unrep_team_dialog_change (self, mine, NULL);
  unrep_team_dialog_fill (self);
}

static GtkWidget *
new_entry (GtkWidget  *row,
           const char *title)
{
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), entry);
  return entry;
}

static void
add_newcomer (UnrepTeamDialog *self)
{
  Newcomer *newcomer = g_new0 (Newcomer, 1);
  GtkWidget *row = adw_expander_row_new (), *add = gtk_button_new_with_mnemonic (_("_Add"));
  GtkWidget *last = adw_action_row_new ();

  newcomer->dialog = self;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Add a Reviewer"));
  newcomer->name = new_entry (row, _("Name"));
  newcomer->id = new_entry (row, _("Id"));
  newcomer->uid = new_entry (row, _("Uid"));
  gtk_widget_set_valign (add, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (add_newcomer_cb), newcomer);
  g_signal_connect_swapped (newcomer->uid, "entry-activated", G_CALLBACK (add_newcomer_cb), newcomer);
  adw_action_row_add_suffix (ADW_ACTION_ROW (last), add);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), last);
  g_object_set_data_full (G_OBJECT (row), "newcomer", newcomer, g_free);
  unrep_team_dialog_add (self, self->reviewers, row);
}

/**
 * unrep_team_dialog_add_reviewers:
 * @self: a dialog
 *
 * Adds the rows of those who are expected or have work here, and one to add others.
 */
void
unrep_team_dialog_add_reviewers (UnrepTeamDialog *self)
{
  UnrepTeamTable *table = unrep_team_folder_get_table (self->folder);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < unrep_team_table_get_n_columns (table); i++)
    {
      UnrepReviewer *reviewer = unrep_team_table_get_reviewer (table, i);

      g_hash_table_add (seen, (char *) unrep_reviewer_get_uid (reviewer));
      add_person (self, reviewer);
    }
  for (guint i = 0; i < unrep_team_file_get_n_reviewers (self->file); i++)
    if (!g_hash_table_contains (seen, unrep_reviewer_get_uid (unrep_team_file_get_reviewer (self->file, i))))
      add_person (self, unrep_team_file_get_reviewer (self->file, i));
  add_newcomer (self);
}

/* Whether one person reviews one report; it belongs to its row. */
typedef struct
{
  UnrepTeamDialog *dialog;
  GtkWidget *expander;
  char *report;
  char *uid;
} Assigned;

static void
assigned_free (gpointer data)
{
  Assigned *assigned = data;

  g_free (assigned->report);
  g_free (assigned->uid);
  g_free (assigned);
}

static char *
dup_who (UnrepTeamDialog *self,
         const char      *report)
{
  const char * const *uids = unrep_team_file_get_assignment (self->file, report);
  g_autoptr (GString) names = g_string_new (NULL);
  guint index;

  if (uids == NULL)
    return g_strdup (_("Everybody"));
  for (guint i = 0; uids[i] != NULL; i++)
    if (unrep_team_file_find_reviewer (self->file, uids[i], &index))
      g_string_append_printf (names, "%s%s", names->len > 0 ? _(", ") : "",
                              unrep_reviewer_get_name (unrep_team_file_get_reviewer (self->file, index)));
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
show_who (Assigned *assigned)
{
  g_autofree char *who = dup_who (assigned->dialog, assigned->report);
  g_autofree char *markup = g_markup_escape_text (who, -1);

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (assigned->expander), markup);
}

/* Where nobody is left, everybody reviews the report again. */
static void
assigned_cb (GtkCheckButton *check,
             GParamSpec     *pspec,
             Assigned       *assigned)
{
  UnrepTeamDialog *self = assigned->dialog;
  const char * const *before = unrep_team_file_get_assignment (self->file, assigned->report);
  g_autoptr (GPtrArray) uids = g_ptr_array_new ();
  UnrepTeamFile *mine = unrep_team_file_copy (self->file);

  for (guint i = 0; before != NULL && before[i] != NULL; i++)
    if (!g_str_equal (before[i], assigned->uid))
      g_ptr_array_add (uids, (char *) before[i]);
  if (gtk_check_button_get_active (check))
    g_ptr_array_add (uids, assigned->uid);
  g_ptr_array_add (uids, NULL);
  unrep_team_file_set_assignment (mine, assigned->report, uids->len > 1 ? (const char * const *) uids->pdata : NULL);
  unrep_team_dialog_change (self, mine, NULL);
  show_who (assigned);
}

/* The people of one report, when somebody looks: a thousand reports with ten people
 * each are never all looked at. */
static void
expanded_cb (GtkWidget       *row,
             GParamSpec      *pspec,
             UnrepTeamDialog *self)
{
  const char *report = g_object_get_data (G_OBJECT (row), "report");
  const char * const *uids = unrep_team_file_get_assignment (self->file, report);

  if (g_object_get_data (G_OBJECT (row), "filled") != NULL)
    return;
  g_object_set_data (G_OBJECT (row), "filled", row);
  unrep_team_dialog_add_outline (self, row, g_object_get_data (G_OBJECT (row), "file"));
  if (unrep_team_file_get_n_reviewers (self->file) == 0)
    {
      GtkWidget *nobody = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (nobody), _("Say first who is expected."));
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), nobody);
    }
  for (guint i = 0; i < unrep_team_file_get_n_reviewers (self->file); i++)
    {
      UnrepReviewer *reviewer = unrep_team_file_get_reviewer (self->file, i);
      Assigned *assigned = g_new0 (Assigned, 1);
      GtkWidget *person = adw_action_row_new (), *check = gtk_check_button_new ();

      assigned->dialog = self;
      assigned->expander = row;
      assigned->report = g_strdup (report);
      assigned->uid = g_strdup (unrep_reviewer_get_uid (reviewer));
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (person), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (person), unrep_reviewer_get_name (reviewer));
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), uids != NULL && g_strv_contains (uids, assigned->uid));
      g_signal_connect_data (check, "notify::active", G_CALLBACK (assigned_cb), assigned,
                             (GClosureNotify) (void (*) (void)) assigned_free, 0);
      adw_action_row_add_prefix (ADW_ACTION_ROW (person), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (person), check);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), person);
    }
}

static gboolean
is_published (UnrepTeamDialog *self,
              guint            row)
{
  UnrepTeamReport *report = unrep_team_table_get_report (unrep_team_folder_get_table (self->folder), row);
  const char *sha256 = report != NULL ? unrep_team_report_get_text_sha256 (report) : NULL;

  return sha256 != NULL && unrep_proposals_is_published (unrep_team_folder_get_team (self->folder), sha256);
}

static void
add_published (GtkWidget *row)
{
  GtkWidget *label = gtk_label_new (_("Team outline"));

  gtk_widget_add_css_class (label, "dim-label");
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), label);
}

/**
 * unrep_team_dialog_add_assignments:
 * @self: a dialog
 *
 * Adds a row for each report of the folder.
 */
void
unrep_team_dialog_add_assignments (UnrepTeamDialog *self)
{
  UnrepTeamTable *table = unrep_team_folder_get_table (self->folder);

  for (guint i = 0; i < unrep_team_table_get_n_rows (table); i++)
    {
      g_autofree char *report = g_file_get_basename (unrep_team_table_get_report_file (table, i));
      g_autofree char *who = dup_who (self, report), *markup = g_markup_escape_text (who, -1);
      GtkWidget *row = adw_expander_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), unrep_team_table_get_report_name (table, i));
      adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), markup);
      if (is_published (self, i))
        add_published (row);
      g_object_set_data_full (G_OBJECT (row), "file", g_object_ref (unrep_team_table_get_report_file (table, i)),
                              g_object_unref);
      g_object_set_data_full (G_OBJECT (row), "report", g_steal_pointer (&report), g_free);
      g_signal_connect (row, "notify::expanded", G_CALLBACK (expanded_cb), self);
      unrep_team_dialog_add (self, self->assignments, row);
    }
}
