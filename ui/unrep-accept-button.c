/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-accept-button.h"

#include "unrep-digits.h"

#include "team/unrep-acceptance.h"

#include <glib/gi18n.h>

struct _UnrepAcceptButton
{
  GtkWidget parent_instance;

  GtkWidget *button;
  UnrepTeamFolder *folder;
  UnrepIdentity *identity;
  /* What was accepted last, to be undone. */
  UnrepAcceptance *accepted;
  GCancellable *cancellable;
  gboolean is_busy;
};

G_DEFINE_FINAL_TYPE (UnrepAcceptButton, unrep_accept_button, GTK_TYPE_WIDGET)

/* What a thread does: accepts, or takes back what was accepted. */
typedef struct
{
  UnrepTeam *team;
  UnrepReviewer *lead;
  UnrepAcceptance *accepted;
  guint n_back;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_clear_pointer (&work->team, unrep_team_unref);
  g_clear_pointer (&work->lead, unrep_reviewer_unref);
  g_clear_pointer (&work->accepted, unrep_acceptance_unref);
  g_free (work);
}

static void
set_busy (UnrepAcceptButton *self,
          gboolean           is_busy)
{
  self->is_busy = is_busy;
  gtk_widget_set_sensitive (self->button, !is_busy);
  gtk_button_set_label (GTK_BUTTON (self->button), is_busy ? _("Accepting…") : _("Accept _Unanimous"));
}

/* The first reason is said in full; that there are others, as well. */
static void
say (UnrepAcceptButton *self,
     UnrepAcceptance   *accepted,
     const char        *message,
     const char        *action)
{
  guint n = unrep_acceptance_get_n_problems (accepted);
  g_autofree char *left_out = NULL, *more = NULL;

  gtk_widget_activate_action (GTK_WIDGET (self), action, "s", message);
  if (n == 0)
    return;
  left_out = unrep_digits_take (g_strdup_printf (ngettext ("%u report was left out.", "%u reports were left out.", n), n));
  more = g_strdup_printf ("%s %s", left_out, unrep_acceptance_get_problem (accepted, 0)->message);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", more);
}

static char *
dup_accepted (UnrepAcceptance *accepted)
{
  guint n_units = unrep_acceptance_get_n_units (accepted), n_reports = unrep_acceptance_get_n_reports (accepted);
  g_autofree char *units = g_strdup_printf (ngettext ("%u unit accepted as all reviewers have it",
                                                      "%u units accepted as all reviewers have them", n_units), n_units);
  g_autofree char *reports = g_strdup_printf (ngettext ("in %u report", "in %u reports", n_reports), n_reports);

  /* Translators: "12 units accepted as all reviewers have them", "in 3 reports" */
  return unrep_digits_take (g_strdup_printf (_("%s, %s"), units, reports));
}

static void
accepted_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  UnrepAcceptButton *self = UNREP_ACCEPT_BUTTON (source);
  UnrepAcceptance *accepted = ((Work *) g_task_get_task_data (G_TASK (result)))->accepted;
  g_autofree char *message = NULL;

  if (self->folder == NULL)
    return;
  set_busy (self, FALSE);
  if (unrep_acceptance_get_n_units (accepted) == 0)
    {
      say (self, accepted, _("There is nothing that all reviewers agree on and you have not decided"), "win.toast");
      return;
    }
  g_clear_pointer (&self->accepted, unrep_acceptance_unref);
  self->accepted = unrep_acceptance_ref (accepted);
  message = dup_accepted (accepted);
  say (self, accepted, message, "win.toast-undo");
  unrep_team_folder_refresh (self->folder);
  g_debug ("accepted: %u", unrep_acceptance_get_n_units (accepted));
}

static void
accept_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Work *work = task_data;

  work->accepted = unrep_acceptance_new (work->team, work->lead, cancellable);
  g_task_return_boolean (task, TRUE);
}

static void
taken_back_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  UnrepAcceptButton *self = UNREP_ACCEPT_BUTTON (source);
  Work *work = g_task_get_task_data (G_TASK (result));
  g_autofree char *message = NULL;

  if (self->folder == NULL)
    return;
  set_busy (self, FALSE);
  message = unrep_digits_take (g_strdup_printf (ngettext ("%u decision taken back", "%u decisions taken back",
                                                          work->n_back), work->n_back));
  say (self, work->accepted, message, "win.toast");
  unrep_team_folder_refresh (self->folder);
  g_debug ("taken back: %u", work->n_back);
}

static void
take_back_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Work *work = task_data;

  work->n_back = unrep_acceptance_take_back (work->accepted);
  g_task_return_boolean (task, TRUE);
}

static void
run (UnrepAcceptButton  *self,
     Work               *work,
     GAsyncReadyCallback callback,
     GTaskThreadFunc     thread)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, callback, NULL);

  set_busy (self, TRUE);
  g_task_set_source_tag (task, run);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, thread);
}

static void
clicked_cb (UnrepAcceptButton *self)
{
  UnrepTeam *team = unrep_team_folder_get_team (self->folder);
  Work *work;

  if (team == NULL || self->is_busy)
    return;
  work = g_new0 (Work, 1);
  work->team = unrep_team_ref (team);
  work->lead = unrep_reviewer_ref (unrep_identity_get_reviewer (self->identity));
  run (self, work, accepted_cb, accept_thread);
}

static void
unrep_accept_button_dispose (GObject *object)
{
  UnrepAcceptButton *self = UNREP_ACCEPT_BUTTON (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->accepted, unrep_acceptance_unref);
  g_clear_object (&self->folder);
  g_clear_object (&self->identity);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  G_OBJECT_CLASS (unrep_accept_button_parent_class)->dispose (object);
}

static void
unrep_accept_button_class_init (UnrepAcceptButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = unrep_accept_button_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
unrep_accept_button_init (UnrepAcceptButton *self)
{
  self->cancellable = g_cancellable_new ();
  self->button = gtk_button_new_with_mnemonic (_("Accept _Unanimous"));
  gtk_widget_set_tooltip_text (self->button, _("Decide in all reports on what all reviewers say, as they say it"));
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
}

/**
 * unrep_accept_button_set_folder:
 * @self: a button
 * @folder: a team's folder
 * @identity: the lead
 *
 * To be called once.
 */
void
unrep_accept_button_set_folder (UnrepAcceptButton *self,
                                UnrepTeamFolder   *folder,
                                UnrepIdentity     *identity)
{
  g_return_if_fail (UNREP_IS_ACCEPT_BUTTON (self) && self->folder == NULL);

  self->folder = g_object_ref (folder);
  self->identity = g_object_ref (identity);
}

/**
 * unrep_accept_button_undo:
 * @self: a button
 *
 * Takes back what was accepted last; the second time nothing happens.
 */
void
unrep_accept_button_undo (UnrepAcceptButton *self)
{
  Work *work;

  g_return_if_fail (UNREP_IS_ACCEPT_BUTTON (self));

  if (self->accepted == NULL || self->is_busy)
    return;
  work = g_new0 (Work, 1);
  work->accepted = g_steal_pointer (&self->accepted);
  run (self, work, taken_back_cb, take_back_thread);
}
