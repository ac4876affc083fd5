/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proof pages of what the Rendering view shows, for a colleague who has not Unrep. */
#include "unrep-rendering-view-private.h"

#include "unrep-dialogs.h"
#include "unrep-page-style.h"

#include "annotation/unrep-review-rendering.h"
#include "base/unrep-file.h"
#include "rendering/unrep-proof.h"

#include <glib/gi18n.h>

static const struct
{
  const char *name;
  gboolean (*write) (const UnrepProof *, UnrepFileOutput *, GError **);
} formats[] = {
  { "pdf", unrep_proof_write_pdf },
  { "html", unrep_proof_write_html },
  { "png", unrep_proof_write_png },
};

/* What a thread writes; everything in it stays as it was when it was asked for. */
typedef struct
{
  UnrepProof proof;
  UnrepFindings *findings;
  GFile *file;
  guint format;
} Work;

static void
work_free (gpointer data)
{
  Work *self = data;

  g_free ((char *) self->proof.name);
  g_free ((char *) self->proof.family);
  g_free ((char *) self->proof.reviewer);
  unrep_reading_text_unref (self->proof.reading);
  unrep_reading_text_unref (self->proof.repaired);
  g_clear_pointer (&self->proof.entries, g_array_unref);
  g_ptr_array_unref (self->proof.judged);
  unrep_findings_unref (self->findings);
  g_object_unref (self->file);
  g_object_unref (self->proof.cancellable);
  g_free (self);
}

static void
write_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Work *self = data;
  GError *error = NULL;
  g_autoptr (UnrepFileOutput) output = unrep_file_output_new (self->file, &error);

  self->proof.entries = unrep_finding_entries_list (self->findings, self->proof.judged);
  if (output != NULL && formats[self->format].write (&self->proof, output, &error)
      && unrep_file_output_finish (output, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  UnrepRenderingView *self = UNREP_RENDERING_VIEW (source);
  Work *work = g_task_get_task_data (G_TASK (result));
  g_autofree char *name = unrep_file_dup_display (work->file), *message = NULL;
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    message = g_strdup_printf (_("The proof pages are in “%s”"), name);
  g_debug ("proof written: %s", error != NULL ? error->message : name);
  /* What another proof has taken the place of says nothing. */
  if (work->proof.cancellable != self->prover)
    return;
  unrep_busy_bar_stop (self->proving);
  g_clear_object (&self->prover);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    unrep_rendering_view_say (self, _("Cancelled: no proof pages are written."));
  else
    unrep_rendering_view_say (self, error != NULL ? error->message : message);
}

static void
chosen_cb (GListModel *files,
           gpointer    user_data)
{
  UnrepRenderingView *self = user_data;
  UnrepReview *review = unrep_finding_desk_get_review (self->desk);
  UnrepFindings *findings = unrep_finding_list_get_findings (unrep_finding_desk_get_list (self->desk));
  g_autoptr (GTask) task = NULL;
  Work *work;

  if (findings == NULL)
    return;
  work = g_new0 (Work, 1);
  work->file = g_list_model_get_item (files, 0);
  work->format = self->proof_format;
  work->findings = unrep_findings_ref (findings);
  work->proof.name = unrep_dup_printable (unrep_report_get_name (unrep_review_get_report (review)));
  work->proof.family = unrep_page_style_dup_families ();
  work->proof.reading = unrep_reading_text_ref (unrep_finding_desk_get_stored (self->desk));
  work->proof.repaired = unrep_reading_text_ref (unrep_finding_desk_get_repaired (self->desk));
  work->proof.range = unrep_finding_desk_get_paragraph (self->desk, unrep_rendering_view_get_place (self));
  work->proof.judged = unrep_review_list_judged (review);
  if (work->proof.judged->len > 0)
    work->proof.reviewer = g_strdup (unrep_reviewer_get_name (unrep_review_get_reviewer (review)));
  unrep_rendering_view_stop_proof (self);
  g_clear_object (&self->prover);
  self->prover = g_cancellable_new ();
  work->proof.cancellable = g_object_ref (self->prover);
  unrep_busy_bar_start (self->proving, _("Writing the proof pages…"));
  task = g_task_new (self, self->prover, written_cb, NULL);
  g_task_set_source_tag (task, chosen_cb);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, write_thread);
}

static void
proof_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  UnrepRenderingView *self = UNREP_RENDERING_VIEW (widget);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autofree char *name = NULL;

  if (unrep_finding_desk_get_repaired (self->desk) == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].name, g_variant_get_string (parameter, NULL)))
      self->proof_format = i;
  file = g_object_ref (unrep_report_get_file (unrep_review_get_report (unrep_finding_desk_get_review (self->desk))));
  folder = g_file_get_parent (file);
  name = g_strdup_printf ("%s.proof.%s", unrep_report_get_name (unrep_review_get_report (unrep_finding_desk_get_review (self->desk))),
                          formats[self->proof_format].name);
  unrep_dialogs_save_proof (GTK_WINDOW (gtk_widget_get_root (widget)), name, folder, chosen_cb, self);
}

/**
 * unrep_rendering_view_stop_proof:
 * @self: a view
 *
 * Ends the thread that writes proof pages, if there is one; what was there before stays.
 */
void
unrep_rendering_view_stop_proof (UnrepRenderingView *self)
{
  g_return_if_fail (UNREP_IS_RENDERING_VIEW (self));

  g_cancellable_cancel (self->prover);
}

/**
 * unrep_rendering_view_install_proof:
 * @widget_class: the class of the view
 *
 * Installs the action that writes proof pages.
 */
void
unrep_rendering_view_install_proof (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "rendering.proof", "s", proof_cb);
}
