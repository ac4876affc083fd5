/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a report page comes by its report: text, then outline, then review. */
#include "unrep-report-page-private.h"

#include "unrep-encoding-page.h"
#include "unrep-status-pages.h"

#include "annotation/unrep-agreed-encoding.h"
#include "report/unrep-reading-text.h"

#include <glib/gi18n.h>

/* Nothing is shown of waiting that is shorter than this, in milliseconds. */
#define PATIENCE 500

/* What the thread that opens a report is told. */
typedef struct
{
  GFile *file;
  char *encoding; /* NULL where nobody was asked */
  gboolean pictures; /* it tells: a PDF file without any text */
} ToOpen;

static void
to_open_free (gpointer data)
{
  ToOpen *to_open = data;

  g_object_unref (to_open->file);
  g_free (to_open->encoding);
  g_free (to_open);
}

/* What it hands over. */
typedef struct
{
  UnrepReport *report;
  UnrepReadingText *reading;
  gboolean remembered; /* that somebody was at @place */
  UnrepPlace place;
} Opened;

static void
opened_free (gpointer data)
{
  Opened *opened = data;

  g_clear_object (&opened->report);
  g_clear_pointer (&opened->reading, unrep_reading_text_unref);
  g_free (opened);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opened, opened_free)

static void
show_waiting_cb (gpointer data)
{
  UnrepReportPage *self = data;
  GtkWidget *waiting = unrep_status_page_new_waiting (_("Opening the report"), "win.close-tab");

  self->patience = 0;
  gtk_stack_add_child (self->stack, waiting);
  gtk_stack_set_visible_child (self->stack, waiting);
}

static void
outline_thread (GTask        *task,
                gpointer      source,
                gpointer      report,
                GCancellable *cancellable)
{
  GError *error = NULL;
  UnrepOutline *outline = unrep_report_new_outline (report, cancellable, &error);

  /* Side files name them; of 100 MB they take a while, and are computed only once. */
  unrep_report_get_sha256 (report);
  unrep_report_get_text_sha256 (report);

  if (outline != NULL)
    g_task_return_pointer (task, outline, (GDestroyNotify) unrep_outline_unref);
  else
    g_task_return_error (task, error);
}

static void
outline_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  UnrepReportPage *self = UNREP_REPORT_PAGE (source);
  g_autoptr (GError) error = NULL;

  self->outline = g_task_propagate_pointer (G_TASK (result), &error);
  if (self->outline != NULL)
    {
      unrep_review_view_set_outline (self->review, self->outline);
      unrep_report_page_open_review (self, NULL);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      unrep_busy_bar_stop (self->busy);
      unrep_review_view_set_problem (self->review, error->message);
    }
  else if (!g_cancellable_is_cancelled (self->cancellable))
    unrep_report_page_ask_again (self);
}

static void
start_outline (UnrepReportPage *self)
{
  g_autoptr (GTask) task = NULL;

  g_clear_object (&self->outlining);
  self->outlining = g_cancellable_new ();
  unrep_busy_bar_start (self->busy, _("Looking for recommendations…"));
  task = g_task_new (self, self->outlining, outline_cb, NULL);
  g_task_set_source_tag (task, start_outline);
  g_task_set_task_data (task, g_object_ref (self->report), g_object_unref);
  g_task_run_in_thread (task, outline_thread);
}

/**
 * unrep_report_page_ask_again:
 * @self: a page whose text is shown
 *
 * Says that it can only be read, because somebody did not want to wait, and offers to
 * go on.
 */
void
unrep_report_page_ask_again (UnrepReportPage *self)
{
  unrep_busy_bar_ask (self->busy, _("Cancelled: the report can be read, and nothing can be tagged."), _("_Go On"));
  g_debug ("opening was cancelled");
}

static void
busy_clicked_cb (UnrepReportPage *self)
{
  if (unrep_busy_bar_is_busy (self->busy) && self->outline == NULL)
    g_cancellable_cancel (self->outlining);
  else if (unrep_busy_bar_is_busy (self->busy))
    unrep_report_page_cancel_opening (self);
  else if (self->outline == NULL)
    start_outline (self);
  else
    unrep_report_page_open_review (self, NULL);
}

/**
 * unrep_report_page_watch_busy:
 * @self: a page that is being made
 *
 * From now on it can be cancelled what makes of a text a report to be reviewed.
 */
void
unrep_report_page_watch_busy (UnrepReportPage *self)
{
  g_signal_connect_object (self->busy, "clicked", G_CALLBACK (busy_clicked_cb), self, G_CONNECT_SWAPPED);
}

/* Everything else waits until the text has been on the screen once. */
static void
first_frame_cb (GdkFrameClock   *clock,
                UnrepReportPage *self)
{
  g_clear_signal_handler (&self->first_frame, clock);
  g_debug ("painted");
  start_outline (self);
}

static void
start_outline_after_frame (UnrepReportPage *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  if (clock == NULL)
    {
      start_outline (self);
      return;
    }
  self->first_frame = g_signal_connect_object (clock, "after-paint", G_CALLBACK (first_frame_cb), self, 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
is_pdf (GFile *file)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_CONTENT_TYPE, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  const char *type = info != NULL ? g_file_info_get_content_type (info) : NULL;

  return type != NULL && g_content_type_equals (type, "application/pdf");
}

static void
open_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  ToOpen *to_open = data;
  g_autoptr (Opened) opened = g_new0 (Opened, 1);
  GError *error = NULL;

  opened->report = to_open->encoding != NULL
                     ? unrep_report_load_encoded (to_open->file, to_open->encoding, cancellable, &error)
                     : unrep_report_load_agreed (to_open->file, cancellable, &error);
  if (opened->report == NULL)
    {
      to_open->pictures = g_error_matches (error, UNREP_ERROR, UNREP_ERROR_EMPTY) && is_pdf (to_open->file);
      g_task_return_error (task, error);
      return;
    }
  opened->reading = unrep_reading_text_new_with_facts (unrep_report_get_text (opened->report),
                                                       unrep_report_get_facts (opened->report));
  /* The first start has nothing to remember, and does not wait for a checksum. */
  opened->remembered = !unrep_memory_is_empty ()
                       && unrep_memory_find (unrep_report_get_text_sha256 (opened->report), &opened->place);
  g_task_return_pointer (task, g_steal_pointer (&opened), opened_free);
}

static void open_in (UnrepReportPage *self,
                     const char      *encoding);

/* Asks in which encoding the report is, and opens it in that. */
static void
ask_encoding (UnrepReportPage *self,
              const char      *current)
{
  GtkWidget *page = unrep_encoding_page_new (self->file, current);

  g_signal_connect_object (page, "chosen", G_CALLBACK (open_in), self, G_CONNECT_SWAPPED);
  gtk_stack_add_child (self->stack, page);
  gtk_stack_set_visible_child (self->stack, page);
  g_debug ("encoding is asked for");
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  UnrepReportPage *self = UNREP_REPORT_PAGE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (Opened) opened = g_task_propagate_pointer (G_TASK (result), &error);
  const ToOpen *to_open = g_task_get_task_data (G_TASK (result));
  g_autofree char *remarks = NULL;

  g_clear_handle_id (&self->patience, g_source_remove);
  if (opened == NULL)
    {
      if (g_error_matches (error, UNREP_ERROR, UNREP_ERROR_UNSURE))
        ask_encoding (self, NULL);
      else if (to_open->pictures)
        unrep_report_page_show_pictures (self, error);
      else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        unrep_report_page_show_error (self, error);
      return;
    }
  self->report = g_steal_pointer (&opened->report);
  unrep_review_view_set_reading (self->review, opened->reading);
  remarks = unrep_facts_dup_remarks (unrep_report_get_facts (self->report));
  unrep_review_view_set_remarks (self->review, remarks, unrep_facts_is_recognizable (unrep_report_get_facts (self->report)));
  unrep_review_view_set_report (self->review, self->report);
  if (opened->remembered)
    {
      unrep_review_view_return_to (self->review, &opened->place);
      adw_view_stack_set_visible_child_name (self->views, opened->place.view);
    }
  gtk_stack_set_visible_child (self->stack, self->work);
  g_debug ("text shown");
  start_outline_after_frame (self);
}

static void
open_in (UnrepReportPage *self,
         const char      *encoding)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, opened_cb, NULL);
  ToOpen *to_open = g_new0 (ToOpen, 1);

  to_open->file = g_object_ref (self->file);
  to_open->encoding = g_strdup (encoding);
  self->patience = g_timeout_add_once (PATIENCE, show_waiting_cb, self);
  g_task_set_source_tag (task, open_in);
  g_task_set_task_data (task, to_open, to_open_free);
  g_task_run_in_thread (task, open_thread);
}

/**
 * unrep_report_page_start_opening:
 * @self: a page that knows its file
 * @current: (nullable): the encoding that it was read in, where somebody wants another
 *
 * Reads the report in a thread. Its text is shown before anything is made of it. Where it
 * is not sure in which encoding it is, or somebody wants another, that is asked first.
 */
void
unrep_report_page_start_opening (UnrepReportPage *self,
                                 const char      *current)
{
  if (current != NULL)
    ask_encoding (self, current);
  else
    open_in (self, NULL);
}
