/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-original-pane.h"

#include "unrep-busy-bar.h"
#include "unrep-names.h"
#include "unrep-review-keys.h"

#include "annotation/unrep-agreed-encoding.h"
#include "base/unrep-file.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _UnrepOriginalPane
{
  GtkWidget parent_instance;

  GtkWidget *overlay;
  GtkLabel *title;
  GtkStack *stack;
  GtkWidget *text;
  AdwClampScrollable *clamp;
  UnrepReportView *report_view;
  GtkWidget *problem_page;
  AdwStatusPage *problem;
  UnrepBusyBar *busy;

  GFile *file;
  UnrepOutline *first; /* of the report that is compared with it */
  GCancellable *cancellable; /* of the thread at work */
  UnrepReport *report;
  UnrepOutline *outline;
  UnrepReadingText *stored;
  UnrepReadingText *repaired;
  UnrepMismatches *mismatches;
  gboolean shows_repaired;
};

G_DEFINE_FINAL_TYPE (UnrepOriginalPane, unrep_original_pane, GTK_TYPE_WIDGET)

/* What a thread is told, and what it makes of it. */
typedef struct
{
  GFile *file;
  UnrepOutline *first; /* of the report that is compared with it */
  UnrepReport *report;
  UnrepOutline *outline;
  UnrepReadingText *stored;
  UnrepReadingText *repaired;
  UnrepMismatches *mismatches;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_object_unref (work->file);
  unrep_outline_unref (work->first);
  g_clear_object (&work->report);
  g_clear_pointer (&work->outline, unrep_outline_unref);
  g_clear_pointer (&work->stored, unrep_reading_text_unref);
  g_clear_pointer (&work->repaired, unrep_reading_text_unref);
  g_clear_pointer (&work->mismatches, unrep_mismatches_unref);
  g_free (work);
}

static void
unrep_original_pane_dispose (GObject *object)
{
  UnrepOriginalPane *self = UNREP_ORIGINAL_PANE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->file);
  g_clear_pointer (&self->first, unrep_outline_unref);
  g_clear_object (&self->report);
  g_clear_pointer (&self->outline, unrep_outline_unref);
  g_clear_pointer (&self->stored, unrep_reading_text_unref);
  g_clear_pointer (&self->repaired, unrep_reading_text_unref);
  g_clear_pointer (&self->mismatches, unrep_mismatches_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), UNREP_TYPE_ORIGINAL_PANE);
  G_OBJECT_CLASS (unrep_original_pane_parent_class)->dispose (object);
}

static gboolean
unrep_original_pane_focus (GtkWidget        *widget,
                           GtkDirectionType  direction)
{
  return gtk_widget_child_focus (UNREP_ORIGINAL_PANE (widget)->overlay, direction);
}

static gboolean
unrep_original_pane_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (UNREP_ORIGINAL_PANE (widget)->report_view));
}

static void
unrep_original_pane_class_init (UnrepOriginalPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unrep_original_pane_dispose;
  widget_class->focus = unrep_original_pane_focus;
  widget_class->grab_focus = unrep_original_pane_grab_focus;
  g_type_ensure (UNREP_TYPE_BUSY_BAR);
  g_type_ensure (UNREP_TYPE_REPORT_VIEW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/Unrep/unrep-original-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, UnrepOriginalPane, overlay);
  gtk_widget_class_bind_template_child (widget_class, UnrepOriginalPane, title);
  gtk_widget_class_bind_template_child (widget_class, UnrepOriginalPane, stack);
  gtk_widget_class_bind_template_child (widget_class, UnrepOriginalPane, text);
  gtk_widget_class_bind_template_child (widget_class, UnrepOriginalPane, clamp);
  gtk_widget_class_bind_template_child_full (widget_class, "report", FALSE, G_STRUCT_OFFSET (UnrepOriginalPane, report_view));
  gtk_widget_class_bind_template_child (widget_class, UnrepOriginalPane, problem_page);
  gtk_widget_class_bind_template_child (widget_class, UnrepOriginalPane, problem);
  gtk_widget_class_bind_template_child (widget_class, UnrepOriginalPane, busy);
  g_signal_new ("compared", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("place-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
show_text (UnrepOriginalPane *self)
{
  UnrepReadingText *reading = self->shows_repaired ? self->repaired : self->stored;

  if (reading == NULL)
    return;
  if (unrep_report_view_get_reading (self->report_view) == NULL)
    {
      unrep_report_view_set_reading (self->report_view, reading);
      unrep_report_view_set_outline (self->report_view, self->outline);
    }
  else
    unrep_report_view_replace (self->report_view, reading, self->outline);
}

static void
page_changed_cb (UnrepOriginalPane *self)
{
  int width = unrep_report_view_get_page_width (self->report_view);

  adw_clamp_scrollable_set_maximum_size (self->clamp, width);
  adw_clamp_scrollable_set_tightening_threshold (self->clamp, width);
}

static void
released_cb (GtkGestureClick   *gesture,
             int                n_press,
             double             x,
             double             y,
             UnrepOriginalPane *self)
{
  UnrepRange selection;

  if (self->outline != NULL && !unrep_report_view_get_selection (self->report_view, &selection))
    g_signal_emit_by_name (self, "place-chosen");
}

static void busy_clicked_cb (UnrepOriginalPane *self);

static void
unrep_original_pane_init (UnrepOriginalPane *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  unrep_names_from_tooltips (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->report_view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Original"), -1);
  gtk_widget_add_controller (GTK_WIDGET (self->report_view), unrep_keys_new_controller (UNREP_KEYS_RENDERING));
  g_signal_connect_object (self->report_view, "page-changed", G_CALLBACK (page_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->busy, "clicked", G_CALLBACK (busy_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->report_view), GTK_EVENT_CONTROLLER (click));
  page_changed_cb (self);
}

static gboolean
open_report (Work          *work,
             GCancellable  *cancellable,
             GError       **error)
{
  work->report = unrep_report_load_agreed (work->file, cancellable, error);
  if (work->report != NULL)
    work->outline = unrep_report_new_outline (work->report, cancellable, error);
  if (work->outline == NULL)
    return FALSE;
  work->stored
    = unrep_reading_text_new_with_facts (unrep_report_get_text (work->report), unrep_report_get_facts (work->report));
  work->repaired = unrep_reading_text_new_repaired (unrep_report_get_text (work->report), work->outline, UNREP_REPAIR_ALL);
  return TRUE;
}

static void
compare_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;

  if (work->report != NULL || open_report (work, cancellable, &error))
    work->mismatches = unrep_mismatches_new_for_outlines (work->first, work->outline, cancellable, &error);
  if (work->mismatches != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
show_problem (UnrepOriginalPane *self,
              const char        *message)
{
  g_autofree char *markup = g_markup_escape_text (message, -1);

  adw_status_page_set_description (self->problem, markup);
  gtk_stack_set_visible_child (self->stack, self->problem_page);
}

static void
take_work (UnrepOriginalPane *self,
           Work              *work)
{
  if (self->report == NULL)
    {
      self->report = g_steal_pointer (&work->report);
      self->outline = g_steal_pointer (&work->outline);
      self->stored = g_steal_pointer (&work->stored);
      self->repaired = g_steal_pointer (&work->repaired);
      show_text (self);
    }
  g_clear_pointer (&self->mismatches, unrep_mismatches_unref);
  if (unrep_pairing_is_likely (unrep_mismatches_get_pairing (work->mismatches)))
    self->mismatches = g_steal_pointer (&work->mismatches);
  gtk_stack_set_visible_child (self->stack, self->text);
}

/* What was cancelled because something else has begun says nothing. */
static void
compare_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  UnrepOriginalPane *self = UNREP_ORIGINAL_PANE (source);
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  unrep_busy_bar_stop (self->busy);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    unrep_busy_bar_ask (self->busy, _("Cancelled: the two reports are not compared."), _("Co_mpare"));
  else if (!done)
    show_problem (self, error->message);
  if (!done)
    {
      g_debug ("the original is not compared");
      return;
    }
  take_work (self, g_task_get_task_data (G_TASK (result)));
  if (self->mismatches == NULL)
    {
      unrep_busy_bar_ask (self->busy, _("No paragraph of the two reports has the same number: one is hardly the original of "
                                        "the other, and they are not compared."), _("_Choose Another…"));
      g_debug ("hardly the original");
      return;
    }
  g_debug ("%u differences from the original", unrep_mismatches_get_n (self->mismatches));
  g_signal_emit_by_name (self, "compared");
}

/* What has been read once is not read again. */
static void
start (UnrepOriginalPane *self)
{
  g_autoptr (GTask) task = NULL;
  Work *work = g_new0 (Work, 1);

  work->file = g_object_ref (self->file);
  work->first = unrep_outline_ref (self->first);
  if (self->report != NULL)
    {
      work->report = g_object_ref (self->report);
      work->outline = unrep_outline_ref (self->outline);
    }

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  unrep_busy_bar_start (self->busy, _("Comparing with the original…"));
  task = g_task_new (self, self->cancellable, compare_cb, NULL);
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, compare_thread);
}

/* Cancel; or, of what was cancelled, Compare; or else Choose Another. */
static void
busy_clicked_cb (UnrepOriginalPane *self)
{
  if (unrep_busy_bar_is_busy (self->busy))
    g_cancellable_cancel (self->cancellable);
  else if (g_cancellable_is_cancelled (self->cancellable))
    start (self);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "rendering.choose-original", NULL);
}

/**
 * unrep_original_pane_new:
 * @file: a report
 * @outline: the outline of the report that is to be compared with it
 *
 * Opens it and compares the two, in a thread.
 *
 * Returns: (transfer floating): a pane for it
 */
GtkWidget *
unrep_original_pane_new (GFile        *file,
                         UnrepOutline *outline)
{
  UnrepOriginalPane *self = g_object_new (UNREP_TYPE_ORIGINAL_PANE, NULL);
  g_autofree char *base = NULL, *name = NULL, *title = NULL;

  g_return_val_if_fail (G_IS_FILE (file) && outline != NULL, NULL);

  base = g_file_get_basename (file);
  name = unrep_dup_printable (base);
  title = g_strdup_printf ("\u2068%s\u2069", name);
  gtk_label_set_label (self->title, title);
  self->file = g_object_ref (file);
  self->first = unrep_outline_ref (outline);
  start (self);
  return GTK_WIDGET (self);
}

/**
 * unrep_original_pane_compare:
 * @self: a pane whose report has been compared before
 * @outline: the outline of the other report as it is now
 *
 * Compares the two anew, in a thread.
 */
void
unrep_original_pane_compare (UnrepOriginalPane *self,
                             UnrepOutline      *outline)
{
  g_return_if_fail (UNREP_IS_ORIGINAL_PANE (self) && self->report != NULL);

  unrep_outline_ref (outline);
  unrep_outline_unref (self->first);
  self->first = outline;
  start (self);
}

/**
 * unrep_original_pane_set_repaired:
 * @self: a pane
 * @repaired: whether to show its text repaired, else as stored
 */
void
unrep_original_pane_set_repaired (UnrepOriginalPane *self,
                                  gboolean           repaired)
{
  g_return_if_fail (UNREP_IS_ORIGINAL_PANE (self));

  self->shows_repaired = repaired;
  show_text (self);
}

/**
 * unrep_original_pane_get_view:
 * @self: a pane
 *
 * Returns: (transfer none): the view of its text
 */
UnrepReportView *
unrep_original_pane_get_view (UnrepOriginalPane *self)
{
  g_return_val_if_fail (UNREP_IS_ORIGINAL_PANE (self), NULL);

  return self->report_view;
}

/**
 * unrep_original_pane_get_report:
 * @self: a pane
 *
 * Returns: (transfer none) (nullable): the report, once it is opened
 */
UnrepReport *
unrep_original_pane_get_report (UnrepOriginalPane *self)
{
  g_return_val_if_fail (UNREP_IS_ORIGINAL_PANE (self), NULL);

  return self->report;
}

/**
 * unrep_original_pane_get_mismatches:
 * @self: a pane
 *
 * Returns: (transfer none) (nullable): what differs, once the two have been compared
 */
UnrepMismatches *
unrep_original_pane_get_mismatches (UnrepOriginalPane *self)
{
  g_return_val_if_fail (UNREP_IS_ORIGINAL_PANE (self), NULL);

  return self->mismatches;
}
