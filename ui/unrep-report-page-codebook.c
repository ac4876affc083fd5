/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-report-page-private.h"

#include "annotation/unrep-codebook-shelf.h"
#include "annotation/unrep-review-decisions.h"

#include <glib/gi18n.h>

/* What the thread needs that looks for the codebook. */
typedef struct
{
  UnrepReport *report;
  UnrepReviewer *reviewer;
  UnrepCodebook *wanted; /* if somebody has chosen one */
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_object_unref (search->report);
  unrep_reviewer_unref (search->reviewer);
  g_clear_pointer (&search->wanted, unrep_codebook_unref);
  g_free (search);
}

static UnrepCodebook *
choose_codebook (Search       *search,
                 GCancellable *cancellable)
{
  g_autoptr (GFile) folder = NULL;
  g_autoptr (UnrepCodebookShelf) shelf = NULL;

  if (search->wanted != NULL)
    return unrep_codebook_ref (search->wanted);
  folder = g_file_get_parent (unrep_report_get_file (search->report));
  shelf = unrep_codebook_shelf_load (folder, cancellable);
  return unrep_codebook_shelf_choose (shelf, search->report, search->reviewer, cancellable);
}

static void
choose_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  g_task_return_pointer (task, choose_codebook (task_data, cancellable), (GDestroyNotify) unrep_codebook_unref);
}

static void
review_loaded_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (UnrepReportPage) self = user_data;

  if (unrep_review_load_finish (UNREP_REVIEW (source), result, NULL))
    unrep_report_page_take_review (self, UNREP_REVIEW (source));
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  UnrepReportPage *self = UNREP_REPORT_PAGE (source);
  g_autoptr (UnrepCodebook) codebook = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autoptr (UnrepReview) review = NULL;

  if (codebook == NULL)
    return;
  review = unrep_review_new (self->report, self->outline, codebook, unrep_identity_get_reviewer (self->identity));
  unrep_review_load_async (review, self->opening, review_loaded_cb, g_object_ref (self));
}

/* What could not be saved is in a draft or in the journal, and is found there. */
static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;

  if (!g_task_return_error_if_cancelled (task))
    g_task_run_in_thread (task, choose_thread);
}

/* The work that is shown may be gone on with: it is a review, not a lead's decisions
 * that were left, and by whoever reviews now. */
static gboolean
can_go_back (UnrepReportPage *self)
{
  UnrepReview *review = self->desk != NULL ? unrep_desk_get_review (self->desk) : NULL;

  return review != NULL && !unrep_review_is_adjudication (review)
         && unrep_review_get_reviewer (review) == unrep_identity_get_reviewer (self->identity);
}

/**
 * unrep_report_page_cancel_opening:
 * @self: a page that opens somebody's work
 *
 * Does not wait for it any longer. The work from before goes on where there is one;
 * otherwise the report can only be read. Nothing happens where nothing is waited for.
 */
void
unrep_report_page_cancel_opening (UnrepReportPage *self)
{
  g_return_if_fail (UNREP_IS_REPORT_PAGE (self));

  if (self->opening == NULL || !unrep_busy_bar_is_busy (self->busy))
    return;
  g_cancellable_cancel (self->opening);
  if (!can_go_back (self))
    {
      unrep_report_page_ask_again (self);
      return;
    }
  unrep_review_set_held (unrep_desk_get_review (self->desk), FALSE);
  unrep_busy_bar_stop (self->busy);
  g_object_notify (G_OBJECT (self), "is-ready");
  g_debug ("the work from before goes on");
}

/**
 * unrep_report_page_open_review:
 * @self: a page that has its outline
 * @codebook: (nullable): the codebook to go on with, %NULL for the one that the
 *   person worked with last
 *
 * Looks for the work of the person who reviews now with that codebook, in a thread: a
 * team's folder may hold thousands of files, on a share that hangs. What is shown so
 * far is saved before; until the other work is here it can be read and not changed.
 */
void
unrep_report_page_open_review (UnrepReportPage *self,
                               UnrepCodebook   *codebook)
{
  g_autoptr (GTask) task = NULL;
  Search *search = g_new0 (Search, 1);

  g_return_if_fail (UNREP_IS_REPORT_PAGE (self) && self->outline != NULL);

  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  self->opening = g_cancellable_new ();
  unrep_busy_bar_start (self->busy, _("Looking for what is tagged already…"));
  search->report = g_object_ref (self->report);
  search->reviewer = unrep_reviewer_ref (unrep_identity_get_reviewer (self->identity));
  search->wanted = codebook != NULL ? unrep_codebook_ref (codebook) : NULL;
  task = g_task_new (self, self->opening, chosen_cb, NULL);
  g_task_set_source_tag (task, unrep_report_page_open_review);
  g_task_set_task_data (task, search, search_free);
  if (!unrep_report_page_save (self, 0, saved_cb, g_object_ref (task)))
    {
      g_object_unref (task);
      g_task_run_in_thread (task, choose_thread);
    }
  if (self->desk != NULL)
    unrep_review_set_held (unrep_desk_get_review (self->desk), TRUE);
}

/**
 * unrep_report_page_dup_codebook_problem:
 * @self: a page with a desk
 *
 * Returns: (transfer full) (nullable): that the codebook of the work is not here,
 *   and what to do; %NULL where it is
 */
char *
unrep_report_page_dup_codebook_problem (UnrepReportPage *self)
{
  UnrepCodebook *codebook = unrep_desk_get_codebook (self->desk);
  g_autofree char *name = g_strconcat (unrep_codebook_get_id (codebook), UNREP_CODEBOOK_SUFFIX, NULL);

  if (!unrep_codebook_is_missing (codebook))
    return NULL;
  /* Translators: the id and version of a codebook, and the name of its file */
  return g_strdup_printf (_("The codebook “%s”, version %u, with which this report was reviewed is not here. Its positions are "
                            "kept and shown by their ids. To go on with it, put its file “%s” beside the report and open "
                            "the report again; or choose another codebook."),
                          unrep_codebook_get_id (codebook), unrep_codebook_get_version (codebook), name);
}
