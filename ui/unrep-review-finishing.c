/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reviewer does with the work as a whole: finishes the round that the team is in,
 * takes over positions from a table. */
#include "unrep-review-view-private.h"

#include "unrep-dialogs.h"
#include "unrep-import-window.h"

#include "annotation/unrep-review-decisions.h"
#include "annotation/unrep-round.h"
#include "team/unrep-team-file.h"

#include <glib/gi18n.h>

static void
say (UnrepReviewView *self,
     const char      *message)
{
  unrep_review_view_say (self, message);
  unrep_annotation_pane_say (self->annotation, message);
}

/* @id is %NULL where nobody has announced a round. */
static void
finish_round (UnrepReviewView *self,
              const char      *id,
              const char      *name)
{
  UnrepReview *review = unrep_desk_get_review (self->desk);
  gboolean again = id != NULL && unrep_review_has_round (review, id);
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;

  if (!unrep_review_finish_round (review, id, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
  else if (name == NULL)
    say (self, _("The round is finished; what you change from now on is marked"));
  else
    {
      /* Translators: %s is the name or number of a round */
      message = g_strdup_printf (again ? _("The round “%s” was finished before: its positions stay as they were then")
                                       : _("The round “%s” is finished; what you change from now on is marked"), name);
      say (self, message);
    }
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      review)
{
  UnrepReviewView *self = UNREP_REVIEW_VIEW (source);
  g_autoptr (UnrepReview) asked = review;
  g_autoptr (GError) error = NULL;
  g_autoptr (UnrepTeamFile) file = g_task_propagate_pointer (G_TASK (result), &error);
  guint index;

  /* The person may have gone to other work meanwhile. */
  if (self->desk == NULL || unrep_desk_get_review (self->desk) != asked)
    return;
  if (file != NULL && unrep_team_file_find_current_round (file, &index))
    finish_round (self, unrep_team_file_get_round (file, index), unrep_team_file_get_round_name (file, index));
  else
    finish_round (self, NULL, NULL);
  if (file == NULL && !g_error_matches (error, UNREP_ERROR, UNREP_ERROR_NOT_FOUND))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
}

static void
look_thread (GTask        *task,
             gpointer      source,
             gpointer      report,
             GCancellable *cancellable)
{
  GError *error = NULL;
  UnrepTeamFile *file = unrep_team_file_find_above (report, cancellable, &error);

  if (file != NULL)
    g_task_return_pointer (task, file, (GDestroyNotify) unrep_team_file_unref);
  else
    g_task_return_error (task, error);
}

/* What was tagged until now stays what agreement is computed from. Which round that is
 * the lead has said, in the team file; without one it is the next. */
static void
finish_round_cb (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  UnrepReviewView *self = UNREP_REVIEW_VIEW (widget);
  g_autoptr (GTask) task = NULL;
  UnrepReview *review;

  if (self->desk == NULL)
    return;
  unrep_review_view_commit (self);
  review = unrep_desk_get_review (self->desk);
  task = g_task_new (self, NULL, looked_cb, g_object_ref (review));
  g_task_set_source_tag (task, finish_round_cb);
  g_task_set_task_data (task, g_object_ref (unrep_report_get_file (unrep_review_get_report (review))), g_object_unref);
  g_task_run_in_thread (task, look_thread);
}

static gboolean
may_import (UnrepReviewView *self)
{
  if (self->desk == NULL || !unrep_review_view_may_change (self))
    return FALSE;
  if (!unrep_review_is_adjudication (unrep_desk_get_review (self->desk)))
    return TRUE;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s",
                              _("Positions are imported into your own review: leave settling first."));
  return FALSE;
}

static void
weak_ref_free (gpointer ref)
{
  g_weak_ref_clear (ref);
  g_free (ref);
}

static void
imported_cb (UnrepReviewView *self,
             const char      *message)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "s", message);
}

/**
 * unrep_review_view_import:
 * @self: a view
 * @table: a CSV file of positions by path
 *
 * Shows what would become of @table, and sets it if the person wants that. Decisions of
 * a lead are not imported: what is settled are other people's positions.
 */
void
unrep_review_view_import (UnrepReviewView *self,
                          GFile           *table)
{
  UnrepImportWindow *window;

  if (!may_import (self))
    return;
  window = unrep_import_window_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->desk, table);
  g_signal_connect_object (window, "done", G_CALLBACK (imported_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
import_chosen (GListModel *files,
               gpointer    user_data)
{
  g_autoptr (UnrepReviewView) self = g_weak_ref_get (user_data);
  g_autoptr (GFile) table = g_list_model_get_item (files, 0);

  if (self != NULL)
    unrep_review_view_import (self, table);
}

static void
import_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  UnrepReviewView *self = UNREP_REVIEW_VIEW (widget);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (widget));
  GWeakRef *asked;

  if (self->desk == NULL)
    return;
  unrep_review_view_commit (self);
  if (!may_import (self))
    return;
  /* The tab may be closed while the person still chooses. */
  asked = g_new0 (GWeakRef, 1);
  g_weak_ref_init (asked, self);
  g_object_set_data_full (G_OBJECT (window), "unrep-import", asked, weak_ref_free);
  unrep_dialogs_open_table (GTK_WINDOW (window), import_chosen, asked);
}

/**
 * unrep_review_view_install_finishing:
 * @widget_class: the class of review views
 *
 * Installs the actions that finish the round and import positions.
 */
void
unrep_review_view_install_finishing (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "review.finish-round", NULL, finish_round_cb);
  gtk_widget_class_install_action (widget_class, "review.import", NULL, import_cb);
}
