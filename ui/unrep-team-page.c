/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-team-page.h"

#include "unrep-digits.h"
#include "unrep-disagreements-pane.h"
#include "unrep-export-dialog.h"
#include "unrep-team-agreement.h"
#include "unrep-team-dialog.h"
#include "unrep-team-gate.h"
#include "unrep-team-pictures.h"
#include "unrep-team-progress.h"
#include "unrep-team-tally.h"
#include "unrep-undo-key.h"

#include "team/unrep-team-lead.h"

#include <glib/gi18n.h>

/* How often a folder is looked at that does not tell of changes. */
#define LOOK_MS 5000

struct _UnrepTeamPage
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *problem;
  GtkLabel *name;
  GtkLabel *summary;
  GtkBox *actions;
  GtkWidget *reading;
  GtkProgressBar *bar;
  GtkLabel *progress;
  AdwViewStack *views;
  AdwBin *progress_bin;
  AdwBin *tally_bin;
  AdwBin *agreement_bin;
  AdwBin *disagreements_bin;
  AdwBin *pictures_bin;

  UnrepTeamFolder *folder;
  UnrepIdentity *identity;
  char *title;
  gboolean is_lead;
  /* What takes the places of the gates, by the names of the views. */
  GHashTable *lead_views;
};

G_DEFINE_FINAL_TYPE (UnrepTeamPage, unrep_team_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_IS_LEAD,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const char * const lead_view_names[] = { "tally", "agreement", "disagreements", "pictures" };

static void
update_title (UnrepTeamPage *self)
{
  UnrepTeam *team = unrep_team_folder_get_team (self->folder);
  UnrepTeamFile *file = team != NULL ? unrep_team_get_file (team) : NULL;
  GFile *folder = unrep_team_folder_get_file (self->folder);
  /* The root of a share has no name of its own. */
  g_autofree char *base = g_file_has_parent (folder, NULL) ? g_file_get_basename (folder) : g_file_get_parse_name (folder);
  g_autofree char *title = file != NULL && *unrep_team_file_get_name (file) != '\0'
                           ? g_strdup (unrep_team_file_get_name (file)) : g_filename_display_name (base);

  if (g_strcmp0 (title, self->title) == 0)
    return;
  g_free (self->title);
  self->title = g_steal_pointer (&title);
  gtk_label_set_text (self->name, self->title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/* Without a team file nobody knows who is missing, and that has to be said. */
static void
update_summary (UnrepTeamPage *self)
{
  UnrepTeamTable *table = unrep_team_folder_get_table (self->folder);
  UnrepTeam *team = unrep_team_folder_get_team (self->folder);
  guint n_reports, n_reviewers, n_finished, n_missing;
  g_autofree char *reports = NULL, *reviewers = NULL, *finished = NULL, *missing = NULL, *summary = NULL;

  if (table == NULL)
    return;
  n_reports = unrep_team_table_get_n_rows (table);
  n_reviewers = unrep_team_table_get_n_columns (table);
  n_finished = unrep_team_table_count (table, UNREP_TEAM_FINISHED);
  n_missing = unrep_team_table_count (table, UNREP_TEAM_MISSING);
  reports = g_strdup_printf (ngettext ("%u report", "%u reports", n_reports), n_reports);
  reviewers = g_strdup_printf (ngettext ("%u reviewer", "%u reviewers", n_reviewers), n_reviewers);
  finished = g_strdup_printf (ngettext ("%u finished", "%u finished", n_finished), n_finished);
  missing = g_strdup_printf (ngettext ("%u missing", "%u missing", n_missing), n_missing);
  summary = unrep_digits_take (g_strjoin (" · ", reports, reviewers, finished, missing,
                                          unrep_team_get_file (team) == NULL
                                          ? _("no team file: everybody is expected who was seen") : NULL, NULL));
  gtk_label_set_text (self->summary, summary);
}

static void
changed_cb (UnrepTeamPage *self)
{
  const GError *error = unrep_team_folder_get_error (self->folder);
  g_autofree char *problem = unrep_digits_dup_message (error != NULL ? error->message : "");

  gtk_label_set_text (self->problem, problem);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), error != NULL);
  update_title (self);
  update_summary (self);
  if (unrep_team_folder_get_table (self->folder) != NULL)
    g_debug ("team folder: %u reports, %u to know", unrep_team_table_get_n_rows (unrep_team_folder_get_table (self->folder)),
             unrep_team_table_get_n_issues (unrep_team_folder_get_table (self->folder)));
}

/* What takes no time needs no bar. */
static void
progress_cb (UnrepTeamPage *self,
             guint          n_done,
             guint          n_files)
{
  g_autofree char *text = NULL;

  if (n_files > 0)
    {
      text = unrep_digits_take (g_strdup_printf (ngettext ("%u of %u file", "%u of %u files", n_files), n_done, n_files));
      gtk_progress_bar_set_fraction (self->bar, (double) n_done / n_files);
    }
  else
    gtk_progress_bar_pulse (self->bar);
  gtk_label_set_text (self->progress, text != NULL ? text : _("Looking for files…"));
  gtk_widget_set_visible (self->reading, TRUE);
}

static void
busy_cb (UnrepTeamPage *self)
{
  if (!unrep_team_folder_is_busy (self->folder))
    gtk_widget_set_visible (self->reading, FALSE);
}

static void
cancel_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  unrep_team_folder_cancel (UNREP_TEAM_PAGE (widget)->folder);
}

static void
refresh_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  unrep_team_folder_refresh (UNREP_TEAM_PAGE (widget)->folder);
}

static void
edit_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  UnrepTeamPage *self = UNREP_TEAM_PAGE (widget);

  if (unrep_team_folder_get_table (self->folder) != NULL)
    unrep_team_dialog_show (GTK_WINDOW (gtk_widget_get_root (widget)), self->folder);
}

static void
undo_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  GtkWidget *disagreements = adw_bin_get_child (UNREP_TEAM_PAGE (widget)->disagreements_bin);

  if (disagreements != NULL)
    gtk_widget_activate_action (disagreements, "disagreements.undo", NULL);
}

static void
open_as_lead_cb (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  unrep_team_page_open_as_lead (UNREP_TEAM_PAGE (widget));
}

static void
exported_cb (UnrepTeamPage *self,
             const char    *message)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", message);
}

static void
export_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  UnrepTeamPage *self = UNREP_TEAM_PAGE (widget);
  UnrepTeam *team = unrep_team_folder_get_team (self->folder);
  GtkWidget *dialog;

  /* What everybody chose is for who has opened it as lead. */
  if (!self->is_lead || team == NULL)
    return;
  dialog = unrep_export_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), team, self->title,
                                    unrep_team_folder_get_file (self->folder));
  g_signal_connect_object (dialog, "done", G_CALLBACK (exported_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
unrep_team_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (adw_view_stack_get_visible_child (UNREP_TEAM_PAGE (widget)->views), GTK_DIR_TAB_FORWARD);
}

static void
unrep_team_page_dispose (GObject *object)
{
  UnrepTeamPage *self = UNREP_TEAM_PAGE (object);

  if (self->folder != NULL)
    {
      unrep_team_folder_watch (self->folder, 0);
      unrep_team_folder_cancel (self->folder);
    }
  g_clear_object (&self->folder);
  g_clear_object (&self->identity);
  g_clear_pointer (&self->lead_views, g_hash_table_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), UNREP_TYPE_TEAM_PAGE);
  G_OBJECT_CLASS (unrep_team_page_parent_class)->dispose (object);
}

static void
unrep_team_page_finalize (GObject *object)
{
  g_free (UNREP_TEAM_PAGE (object)->title);
  G_OBJECT_CLASS (unrep_team_page_parent_class)->finalize (object);
}

static void
unrep_team_page_get_property (GObject    *object,
                              guint       property,
                              GValue     *value,
                              GParamSpec *pspec)
{
  UnrepTeamPage *self = UNREP_TEAM_PAGE (object);

  switch (property)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_IS_LEAD:
      g_value_set_boolean (value, self->is_lead);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
unrep_team_page_class_init (UnrepTeamPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = unrep_team_page_dispose;
  object_class->finalize = unrep_team_page_finalize;
  object_class->get_property = unrep_team_page_get_property;
  widget_class->grab_focus = unrep_team_page_grab_focus;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_IS_LEAD] = g_param_spec_boolean ("is-lead", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/Unrep/unrep-team-page.ui");
  gtk_widget_class_bind_template_child (widget_class, UnrepTeamPage, box);
  gtk_widget_class_bind_template_child (widget_class, UnrepTeamPage, problem);
  gtk_widget_class_bind_template_child (widget_class, UnrepTeamPage, name);
  gtk_widget_class_bind_template_child (widget_class, UnrepTeamPage, summary);
  gtk_widget_class_bind_template_child (widget_class, UnrepTeamPage, actions);
  gtk_widget_class_bind_template_child (widget_class, UnrepTeamPage, reading);
  gtk_widget_class_bind_template_child (widget_class, UnrepTeamPage, bar);
  gtk_widget_class_bind_template_child (widget_class, UnrepTeamPage, progress);
  gtk_widget_class_bind_template_child (widget_class, UnrepTeamPage, views);
  gtk_widget_class_bind_template_child (widget_class, UnrepTeamPage, progress_bin);
  gtk_widget_class_bind_template_child (widget_class, UnrepTeamPage, tally_bin);
  gtk_widget_class_bind_template_child (widget_class, UnrepTeamPage, agreement_bin);
  gtk_widget_class_bind_template_child (widget_class, UnrepTeamPage, disagreements_bin);
  gtk_widget_class_bind_template_child (widget_class, UnrepTeamPage, pictures_bin);
  gtk_widget_class_install_action (widget_class, "team.cancel", NULL, cancel_cb);
  gtk_widget_class_install_action (widget_class, "team.refresh", NULL, refresh_cb);
  gtk_widget_class_install_action (widget_class, "team.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "team.open-as-lead", NULL, open_as_lead_cb);
  gtk_widget_class_install_action (widget_class, "team.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "team.undo", NULL, undo_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "team.refresh", NULL);
}

static void
unrep_team_page_init (UnrepTeamPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  unrep_undo_key_add (GTK_WIDGET (self), "team.undo");
  self->lead_views = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

static AdwBin *
get_bin (UnrepTeamPage *self,
         const char    *name)
{
  GtkWidget *child = adw_view_stack_get_child_by_name (self->views, name);

  return child != NULL ? ADW_BIN (child) : NULL;
}

static void
update_bins (UnrepTeamPage *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lead_view_names); i++)
    {
      AdwBin *bin = get_bin (self, lead_view_names[i]);
      GtkWidget *view = g_hash_table_lookup (self->lead_views, lead_view_names[i]);

      if (self->is_lead && view != NULL)
        adw_bin_set_child (bin, view);
      else if (adw_bin_get_child (bin) == NULL)
        adw_bin_set_child (bin, unrep_team_gate_new ());
    }
}

/**
 * unrep_team_page_new:
 * @folder: a folder
 * @identity: who looks at it
 *
 * Returns: (transfer floating): a page that reads @folder
 */
GtkWidget *
unrep_team_page_new (GFile         *folder,
                     UnrepIdentity *identity)
{
  UnrepTeamPage *self = g_object_new (UNREP_TYPE_TEAM_PAGE, NULL);

  self->folder = unrep_team_folder_new (folder);
  self->identity = g_object_ref (identity);
  g_signal_connect_object (self->folder, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->folder, "progress", G_CALLBACK (progress_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->folder, "notify::is-busy", G_CALLBACK (busy_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->progress_bin, unrep_team_progress_new (self->folder));
  unrep_team_page_set_view (self, "tally", unrep_team_tally_new (self->folder));
  unrep_team_page_set_view (self, "agreement", unrep_team_agreement_new (self->folder));
  unrep_team_page_set_view (self, "disagreements", unrep_disagreements_pane_new (self->folder, identity));
  unrep_team_page_set_view (self, "pictures", unrep_team_pictures_new (self->folder));
  update_title (self);
  unrep_team_folder_watch (self->folder, LOOK_MS);
  return GTK_WIDGET (self);
}

/**
 * unrep_team_page_get_folder:
 * @self: a page
 *
 * Returns: (transfer none): the folder
 */
UnrepTeamFolder *
unrep_team_page_get_folder (UnrepTeamPage *self)
{
  g_return_val_if_fail (UNREP_IS_TEAM_PAGE (self), NULL);

  return self->folder;
}

/**
 * unrep_team_page_get_identity:
 * @self: a page
 *
 * Returns: (transfer none): who looks at it
 */
UnrepIdentity *
unrep_team_page_get_identity (UnrepTeamPage *self)
{
  g_return_val_if_fail (UNREP_IS_TEAM_PAGE (self), NULL);

  return self->identity;
}

/**
 * unrep_team_page_get_title:
 * @self: a page
 *
 * Returns: what the team's work is called, or else the folder
 */
const char *
unrep_team_page_get_title (UnrepTeamPage *self)
{
  g_return_val_if_fail (UNREP_IS_TEAM_PAGE (self), NULL);

  return self->title;
}

/**
 * unrep_team_page_get_views:
 * @self: a page
 *
 * Returns: (transfer none): its views, `progress`, `tally`, `agreement`,
 *   `disagreements` and `pictures`
 */
AdwViewStack *
unrep_team_page_get_views (UnrepTeamPage *self)
{
  g_return_val_if_fail (UNREP_IS_TEAM_PAGE (self), NULL);

  return self->views;
}

/**
 * unrep_team_page_get_actions:
 * @self: a page
 *
 * Returns: (transfer none): where buttons stand that are about the whole folder
 */
GtkBox *
unrep_team_page_get_actions (UnrepTeamPage *self)
{
  g_return_val_if_fail (UNREP_IS_TEAM_PAGE (self), NULL);

  return self->actions;
}

/**
 * unrep_team_page_set_view:
 * @self: a page
 * @name: `tally`, `agreement`, `disagreements` or `pictures`
 * @view: (transfer floating): what a lead sees there
 */
void
unrep_team_page_set_view (UnrepTeamPage *self,
                          const char    *name,
                          GtkWidget     *view)
{
  g_return_if_fail (UNREP_IS_TEAM_PAGE (self));

  g_hash_table_replace (self->lead_views, g_strdup (name), g_object_ref_sink (view));
  update_bins (self);
}

/**
 * unrep_team_page_is_lead:
 * @self: a page
 *
 * Returns: whether everybody's work is shown
 */
gboolean
unrep_team_page_is_lead (UnrepTeamPage *self)
{
  g_return_val_if_fail (UNREP_IS_TEAM_PAGE (self), FALSE);

  return self->is_lead;
}

typedef struct
{
  UnrepTeam *team;
  UnrepReviewer *reviewer;
  /* Why it could not be written in the folder, where it could not. */
  char *draft;
} Recording;

static void
recording_free (gpointer data)
{
  Recording *recording = data;

  unrep_team_unref (recording->team);
  unrep_reviewer_unref (recording->reviewer);
  g_free (recording->draft);
  g_free (recording);
}

static void
recorded_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (UnrepTeamPage) self = data;
  const Recording *recording = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
      return;
    }
  if (self->is_lead || self->folder == NULL)
    return;
  if (recording->draft != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", recording->draft);
  self->is_lead = TRUE;
  update_bins (self);
  unrep_team_folder_refresh (self->folder);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_LEAD]);
}

/* Where it can be written nowhere nothing is shown: what is not recorded would make
 * agreement look independent that is not. */
static void
record_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Recording *recording = task_data;
  GError *error = NULL;

  if (unrep_team_record_lead (recording->team, recording->reviewer, &recording->draft, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
record (UnrepTeamPage *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, recorded_cb, g_object_ref (self));
  Recording *recording = g_new0 (Recording, 1);

  recording->team = unrep_team_ref (unrep_team_folder_get_team (self->folder));
  recording->reviewer = unrep_reviewer_ref (unrep_identity_get_reviewer (self->identity));
  g_task_set_source_tag (task, record);
  g_task_set_task_data (task, recording, recording_free);
  g_task_run_in_thread (task, record_thread);
}

/**
 * unrep_team_page_open_as_lead:
 * @self: a page whose folder was read
 *
 * Records in each side file here that is the person's own, or in one that begins with
 * that, that they see everybody's work from now on, and then shows it. What they begin
 * afterwards gets the record when they open it as lead again.
 */
void
unrep_team_page_open_as_lead (UnrepTeamPage *self)
{
  g_return_if_fail (UNREP_IS_TEAM_PAGE (self));

  if (unrep_team_folder_get_team (self->folder) != NULL && !self->is_lead)
    record (self);
}
