/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A lead settles what reviewers differ about: the decisions take the place of the
 * lead's own review, and what the reviewers say is beside them. */
#include "unrep-report-page-private.h"

#include "annotation/unrep-review-decisions.h"
#include "team/unrep-team-decisions.h"

#include <glib/gi18n.h>

/* What is settled, from when somebody asks for it. */
struct _UnrepReportPageSettling
{
  UnrepTeamFolder *folder;
  char *codebook_id;
  guint codebook_version;
  UnrepRange range;
  guint kinds;
  GPtrArray *side_files; /* what was read last */
  UnrepSettling *settling; /* when it has begun */
};

static void
settling_free (UnrepReportPageSettling *self)
{
  g_object_unref (self->folder);
  g_free (self->codebook_id);
  g_clear_pointer (&self->side_files, g_ptr_array_unref);
  g_clear_object (&self->settling);
  g_free (self);
}

typedef struct
{
  UnrepTeam *team;
  char *text_sha256;
  char *codebook_id;
  guint codebook_version;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  unrep_team_unref (reading->team);
  g_free (reading->text_sha256);
  g_free (reading->codebook_id);
  g_free (reading);
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Reading *reading = task_data;
  GError *error = NULL;
  GPtrArray *side_files = unrep_team_load_side_files (reading->team, reading->text_sha256, reading->codebook_id,
                                                      reading->codebook_version, cancellable, &error);

  if (side_files != NULL)
    g_task_return_pointer (task, side_files, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/* Reads what everybody says about the report now. */
static void
read_side_files (UnrepReportPage     *self,
                 GAsyncReadyCallback  callback)
{
  UnrepTeam *team = unrep_team_folder_get_team (self->settling->folder);
  Reading *reading = g_new (Reading, 1);
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, callback, NULL);

  reading->team = unrep_team_ref (team);
  reading->text_sha256 = g_strdup (unrep_report_get_text_sha256 (self->report));
  reading->codebook_id = g_strdup (self->settling->codebook_id);
  reading->codebook_version = self->settling->codebook_version;
  g_task_set_source_tag (task, read_side_files);
  g_task_set_task_data (task, reading, reading_free);
  g_task_run_in_thread (task, read_thread);
}

static void
read_again_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  UnrepReportPage *self = UNREP_REPORT_PAGE (source);
  g_autoptr (GPtrArray) side_files = g_task_propagate_pointer (G_TASK (result), NULL);

  if (side_files != NULL && self->settling != NULL && self->settling->settling != NULL)
    unrep_settling_set_side_files (self->settling->settling, side_files);
}

static void
folder_changed_cb (UnrepReportPage *self)
{
  if (self->settling != NULL && self->settling->settling != NULL)
    read_side_files (self, read_again_cb);
}

/**
 * unrep_report_page_end_settling:
 * @self: a page
 *
 * Forgets what was settled; the decisions are saved as any review is.
 */
void
unrep_report_page_end_settling (UnrepReportPage *self)
{
  if (self->settling != NULL)
    g_signal_handlers_disconnect_by_func (self->settling->folder, folder_changed_cb, self);
  g_clear_pointer (&self->settling, settling_free);
}

/**
 * unrep_report_page_end_settled:
 * @self: a page that gets another review
 *
 * Ends settling that has begun; what is only about to begin stays.
 */
void
unrep_report_page_end_settled (UnrepReportPage *self)
{
  if (self->settling != NULL && self->settling->settling != NULL)
    unrep_report_page_end_settling (self);
}

static void
decisions_loaded_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data)
{
  g_autoptr (UnrepReportPage) self = data;
  UnrepReportPageSettling *asked = self->settling;

  if (!unrep_review_load_finish (UNREP_REVIEW (source), result, NULL) || asked == NULL)
    return;
  self->settling = NULL;
  unrep_report_page_take_review (self, UNREP_REVIEW (source));
  self->settling = asked;
  asked->settling = unrep_settling_new (UNREP_REVIEW (source), asked->side_files);
  unrep_review_view_set_settling (self->review, asked->settling, asked->kinds, asked->range);
  g_signal_connect_object (asked->folder, "changed", G_CALLBACK (folder_changed_cb), self, G_CONNECT_SWAPPED);
  g_debug ("settling");
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  UnrepReportPage *self = UNREP_REPORT_PAGE (source);
  g_autoptr (GPtrArray) side_files = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autoptr (UnrepReview) decisions = NULL;
  UnrepCodebook *codebook;

  if (side_files == NULL || self->settling == NULL)
    return;
  self->settling->side_files = g_steal_pointer (&side_files);
  codebook = unrep_team_get_codebook (unrep_team_folder_get_team (self->settling->folder), self->settling->codebook_id,
                                      self->settling->codebook_version);
  if (codebook == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s",
                                  _("The codebook of these reviews is not here: put its file into the team's folder."));
      unrep_report_page_end_settling (self);
      return;
    }
  decisions = unrep_review_new_adjudication (self->report, self->outline, codebook,
                                             unrep_identity_get_reviewer (self->identity));
  unrep_review_load_async (decisions, self->cancellable, decisions_loaded_cb, g_object_ref (self));
}

/**
 * unrep_report_page_begin_settling:
 * @self: a page
 *
 * Begins what was asked for, if the page is ready.
 */
void
unrep_report_page_begin_settling (UnrepReportPage *self)
{
  if (self->settling != NULL && self->settling->settling == NULL && self->desk != NULL)
    read_side_files (self, read_cb);
}

static gboolean
is_settled (UnrepReportPage        *self,
            UnrepTeamFolder        *folder,
            const UnrepDisputeInfo *info)
{
  const UnrepReportPageSettling *settling = self->settling;

  return settling != NULL && settling->settling != NULL && settling->folder == folder &&
         settling->codebook_version == info->codebook_version &&
         g_str_equal (settling->codebook_id, info->codebook_id);
}

/**
 * unrep_report_page_settle:
 * @self: a page
 * @folder: the team's folder, which was read
 * @dispute: what to begin with
 * @kinds: which disagreements the keys walk through: values of UnrepDisagreementKind
 *
 * Shows what the reviewers say about @dispute, to be decided, as soon as the page is
 * ready. The lead's own review is saved and left until settling ends.
 */
void
unrep_report_page_settle (UnrepReportPage *self,
                          UnrepTeamFolder *folder,
                          UnrepDispute    *dispute,
                          guint            kinds)
{
  const UnrepDisputeInfo *info = unrep_dispute_get_info (dispute);

  g_return_if_fail (UNREP_IS_REPORT_PAGE (self));

  adw_view_stack_set_visible_child_name (self->views, "review");
  if (is_settled (self, folder, info))
    {
      unrep_review_view_set_settling (self->review, self->settling->settling, kinds, info->range);
      return;
    }
  unrep_report_page_end_settling (self);
  self->settling = g_new0 (UnrepReportPageSettling, 1);
  self->settling->folder = g_object_ref (folder);
  self->settling->codebook_id = g_strdup (info->codebook_id);
  self->settling->codebook_version = info->codebook_version;
  self->settling->range = info->range;
  self->settling->kinds = kinds;
  unrep_report_page_begin_settling (self);
}

/**
 * unrep_report_page_show_proposals:
 * @self: a page
 * @proposals: (nullable): what reviewers would correct in the outline
 *
 * Shows them in the Review view as soon as the lead's own review is there, for which
 * settling ends.
 */
void
unrep_report_page_show_proposals (UnrepReportPage *self,
                                  UnrepProposals  *proposals)
{
  g_return_if_fail (UNREP_IS_REPORT_PAGE (self));

  adw_view_stack_set_visible_child_name (self->views, "review");
  gtk_widget_activate_action (GTK_WIDGET (self), "page.leave-settling", NULL);
  unrep_review_view_set_proposals (self->review, proposals);
}

static void
leave_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  UnrepReportPage *self = UNREP_REPORT_PAGE (widget);

  if (self->settling == NULL)
    return;
  unrep_report_page_end_settling (self);
  unrep_report_page_open_review (self, NULL);
}

/**
 * unrep_report_page_install_settling:
 * @widget_class: the class of pages
 *
 * Installs the action that ends settling.
 */
void
unrep_report_page_install_settling (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.leave-settling", NULL, leave_cb);
}
