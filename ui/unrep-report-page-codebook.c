/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-report-page-private.h"

#include "annotation/unrep-codebook-shelf.h"

#include <glib/gi18n.h>

/* What the thread needs that looks for the codebook. */
typedef struct
{
  UnrepReport *report;
  UnrepReviewer *reviewer;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_object_unref (search->report);
  unrep_reviewer_unref (search->reviewer);
  g_free (search);
}

static UnrepCodebook *
choose_codebook (UnrepReport   *report,
                 UnrepReviewer *reviewer,
                 GCancellable  *cancellable)
{
  g_autoptr (GFile) folder = g_file_get_parent (unrep_report_get_file (report));
  g_autoptr (UnrepCodebookShelf) shelf = unrep_codebook_shelf_load (folder, cancellable);

  return unrep_codebook_shelf_choose (shelf, report, reviewer, cancellable);
}

static void
choose_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Search *search = task_data;

  g_task_return_pointer (task, choose_codebook (search->report, search->reviewer, cancellable),
                         (GDestroyNotify) unrep_codebook_unref);
}

/* Somebody did not want to wait; or the page is closed, or another review is on its way. */
static void
opening_cancelled (UnrepReportPage *self)
{
  if (self->desk == NULL && g_cancellable_is_cancelled (self->opening)
      && !g_cancellable_is_cancelled (self->cancellable))
    unrep_report_page_ask_again (self);
}

static void
review_loaded_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (UnrepReportPage) self = user_data;

  if (unrep_review_load_finish (UNREP_REVIEW (source), result, NULL))
    unrep_report_page_take_review (self, UNREP_REVIEW (source));
  else
    opening_cancelled (self);
}

static UnrepReview *
new_review (UnrepReportPage *self,
            UnrepCodebook   *codebook)
{
  return unrep_review_new (self->report, self->outline, codebook, unrep_identity_get_reviewer (self->identity));
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
    {
      opening_cancelled (self);
      return;
    }
  review = new_review (self, codebook);
  unrep_review_load_async (review, self->opening, review_loaded_cb, g_object_ref (self));
}

/**
 * unrep_report_page_open_review:
 * @self: a page that has its outline
 *
 * Looks for side files in a thread, and for the codebook that the person worked
 * with last: a team's folder may hold thousands.
 */
void
unrep_report_page_open_review (UnrepReportPage *self)
{
  g_autoptr (GTask) task = NULL;
  Search *search = g_new0 (Search, 1);

  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  self->opening = g_cancellable_new ();
  if (self->desk == NULL)
    unrep_busy_bar_start (self->busy, _("Looking for what is tagged already…"));
  search->report = g_object_ref (self->report);
  search->reviewer = unrep_reviewer_ref (unrep_identity_get_reviewer (self->identity));
  task = g_task_new (self, self->opening, chosen_cb, NULL);
  g_task_set_source_tag (task, unrep_report_page_open_review);
  g_task_set_task_data (task, search, search_free);
  g_task_run_in_thread (task, choose_thread);
}

/**
 * unrep_report_page_change_review:
 * @self: a page with a desk
 * @codebook: (nullable): the codebook to go on with, %NULL for the one that the
 *   person worked with last
 *
 * Opens the work of the person who reviews now with that codebook. At once: the
 * next key must not tag for the person, or with the codebook, from before, whose
 * side file is saved and stays.
 */
void
unrep_report_page_change_review (UnrepReportPage *self,
                                 UnrepCodebook   *codebook)
{
  g_autoptr (UnrepCodebook) chosen = NULL;
  g_autoptr (UnrepReview) review = NULL;

  unrep_report_page_save (self, 0, NULL, NULL);
  chosen = codebook != NULL ? unrep_codebook_ref (codebook)
                            : choose_codebook (self->report, unrep_identity_get_reviewer (self->identity), NULL);
  review = new_review (self, chosen);
  if (unrep_review_load (review, NULL, NULL))
    unrep_report_page_take_review (self, review);
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
