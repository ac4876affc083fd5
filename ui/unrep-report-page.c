/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-report-page-private.h"

#include "unrep-rendering-view.h"
#include "unrep-settings.h"
#include "unrep-status-pages.h"
#include "unrep-tallies-view.h"

#include "base/unrep-file.h"

G_DEFINE_FINAL_TYPE (UnrepReportPage, unrep_report_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_IS_READY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
show_status (UnrepReportPage *self,
             GtkWidget       *page,
             const GError    *error)
{
  self->error = g_strdup (error->message);
  gtk_stack_add_child (self->stack, page);
  gtk_stack_set_visible_child (self->stack, page);
  gtk_widget_grab_focus (self->first_button);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_READY]);
  g_debug ("cannot be shown: %s", error->message);
}

/**
 * unrep_report_page_show_error:
 * @self: a page
 * @error: why its report cannot be shown
 */
void
unrep_report_page_show_error (UnrepReportPage *self,
                              const GError    *error)
{
  show_status (self, unrep_status_page_new_error (error->message, &self->first_button), error);
}

/**
 * unrep_report_page_show_pictures:
 * @self: a page
 * @error: that its report has no text
 *
 * Shows that its pages are pictures, and offers to have their text recognized.
 */
void
unrep_report_page_show_pictures (UnrepReportPage *self,
                                 const GError    *error)
{
  g_autofree char *name = unrep_dup_printable (self->title);

  show_status (self, unrep_status_page_new_pictures (name, &self->first_button), error);
}

static void
update_problem (UnrepReportPage *self)
{
  UnrepReview *review = unrep_desk_get_review (self->desk);
  g_autofree char *missing = NULL;

  g_debug ("review state %d", unrep_review_get_state (review));
  missing = unrep_report_page_dup_codebook_problem (self);
  unrep_review_view_set_problem (self->review,
                                 unrep_review_get_problem (review) != NULL ? unrep_review_get_problem (review) : missing);
}

static void
log_change (UnrepReview *review,
            guint        unit)
{
  const char *position = unit != UNREP_NO_UNIT ? unrep_review_get_position (review, unit) : NULL;

  g_debug ("unit %d changed, position %s", (int) unit, position != NULL ? position : "null");
}

static void
show_desk (UnrepReportPage *self)
{
  if (self->desk == NULL)
    return;
  unrep_review_view_set_desk (self->review, self->desk);
  if (adw_bin_get_child (self->tallies_bin) != NULL)
    unrep_tallies_view_set_desk (UNREP_TALLIES_VIEW (adw_bin_get_child (self->tallies_bin)), self->desk);
  if (adw_bin_get_child (self->rendering_bin) != NULL)
    unrep_rendering_view_set_desk (UNREP_RENDERING_VIEW (adw_bin_get_child (self->rendering_bin)), self->desk);
}

/**
 * unrep_report_page_take_review:
 * @self: a page
 * @review: a review that is loaded
 *
 * One person's work, or that with one codebook, takes the place of another's.
 */
void
unrep_report_page_take_review (UnrepReportPage *self,
                               UnrepReview     *review)
{
  GSettings *settings = unrep_settings_get_default ();

  unrep_report_page_end_settled (self);
  if (self->desk != NULL)
    {
      /* A task holds it until it is saved. */
      unrep_report_page_save (self, 0, NULL, NULL);
      g_signal_handlers_disconnect_by_data (unrep_desk_get_review (self->desk), self);
      g_clear_object (&self->desk);
    }
  self->desk = unrep_desk_new (review);
  if (settings != NULL)
    {
      g_settings_bind (settings, "auto-advance", self->desk, "auto-advance", G_SETTINGS_BIND_GET);
      g_settings_bind (settings, "suggestions", unrep_desk_get_suggestions (self->desk), "active", G_SETTINGS_BIND_DEFAULT);
    }
  g_signal_connect_object (review, "notify::state", G_CALLBACK (update_problem), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (review, "notify::problem", G_CALLBACK (update_problem), self, G_CONNECT_SWAPPED);
  g_signal_connect (review, "unit-changed", G_CALLBACK (log_change), NULL);

  unrep_busy_bar_stop (self->busy);
  show_desk (self);
  update_problem (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_READY]);
  g_debug ("ready");
  unrep_report_page_begin_settling (self);
}

static void
identity_changed_cb (UnrepReportPage *self)
{
  if (self->outline != NULL)
    unrep_report_page_open_review (self, NULL);
}

/* The rare views are made when somebody goes there. */
static void
view_changed_cb (UnrepReportPage *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->views);

  g_debug ("view %s", name);
  if (g_strcmp0 (name, "tallies") == 0 && adw_bin_get_child (self->tallies_bin) == NULL)
    {
      GtkWidget *tallies = unrep_tallies_view_new ();

      adw_bin_set_child (self->tallies_bin, tallies);
      if (self->desk != NULL)
        unrep_tallies_view_set_desk (UNREP_TALLIES_VIEW (tallies), self->desk);
    }
  else if (g_strcmp0 (name, "rendering") == 0 && adw_bin_get_child (self->rendering_bin) == NULL)
    {
      GtkWidget *rendering = unrep_rendering_view_new (self->identity);

      adw_bin_set_child (self->rendering_bin, rendering);
      if (self->desk != NULL)
        unrep_rendering_view_set_desk (UNREP_RENDERING_VIEW (rendering), self->desk);
    }
}

static gboolean
unrep_report_page_grab_focus (GtkWidget *widget)
{
  UnrepReportPage *self = UNREP_REPORT_PAGE (widget);

  GtkWidget *shown = adw_view_stack_get_visible_child (self->views);

  if (self->error != NULL)
    return gtk_widget_grab_focus (self->first_button);
  if (ADW_IS_BIN (shown))
    shown = adw_bin_get_child (ADW_BIN (shown));
  return gtk_widget_grab_focus (shown);
}

static void
unrep_report_page_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  UnrepReportPage *self = UNREP_REPORT_PAGE (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_IS_READY:
      g_value_set_boolean (value, unrep_report_page_is_ready (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* Out of its window, it is closed; what is being done in threads for it keeps it alive
 * and need not be. */
static void
unrep_report_page_unroot (GtkWidget *widget)
{
  UnrepReportPage *self = UNREP_REPORT_PAGE (widget);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->outlining);
  g_cancellable_cancel (self->opening);
  g_clear_handle_id (&self->patience, g_source_remove);
  unrep_busy_bar_stop (self->busy);
  GTK_WIDGET_CLASS (unrep_report_page_parent_class)->unroot (widget);
}

static void
unrep_report_page_dispose (GObject *object)
{
  UnrepReportPage *self = UNREP_REPORT_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->outlining);
  g_cancellable_cancel (self->opening);
  g_clear_handle_id (&self->patience, g_source_remove);
  unrep_report_page_end_settling (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), UNREP_TYPE_REPORT_PAGE);
  g_clear_object (&self->desk);
  g_clear_object (&self->report);
  g_clear_pointer (&self->outline, unrep_outline_unref);
  G_OBJECT_CLASS (unrep_report_page_parent_class)->dispose (object);
}

static void
unrep_report_page_finalize (GObject *object)
{
  UnrepReportPage *self = UNREP_REPORT_PAGE (object);

  g_clear_object (&self->file);
  g_clear_object (&self->identity);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->outlining);
  g_clear_object (&self->opening);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->error, g_free);
  G_OBJECT_CLASS (unrep_report_page_parent_class)->finalize (object);
}

/* Where GTK finds a grab_focus() of our own it takes that for the first place there is. */
static gboolean
unrep_report_page_focus (GtkWidget        *widget,
                         GtkDirectionType  direction)
{
  return gtk_widget_child_focus (GTK_WIDGET (UNREP_REPORT_PAGE (widget)->stack), direction);
}

static void
unrep_report_page_class_init (UnrepReportPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = unrep_report_page_get_property;
  object_class->dispose = unrep_report_page_dispose;
  object_class->finalize = unrep_report_page_finalize;
  widget_class->unroot = unrep_report_page_unroot;
  widget_class->focus = unrep_report_page_focus;
  widget_class->grab_focus = unrep_report_page_grab_focus;
  unrep_report_page_install_settling (widget_class);

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_IS_READY] = g_param_spec_boolean ("is-ready", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (UNREP_TYPE_BUSY_BAR);
  g_type_ensure (UNREP_TYPE_REVIEW_VIEW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/Unrep/unrep-report-page.ui");
  gtk_widget_class_bind_template_child (widget_class, UnrepReportPage, stack);
  gtk_widget_class_bind_template_child (widget_class, UnrepReportPage, work);
  gtk_widget_class_bind_template_child (widget_class, UnrepReportPage, busy);
  gtk_widget_class_bind_template_child (widget_class, UnrepReportPage, views);
  gtk_widget_class_bind_template_child (widget_class, UnrepReportPage, review);
  gtk_widget_class_bind_template_child (widget_class, UnrepReportPage, tallies_bin);
  gtk_widget_class_bind_template_child (widget_class, UnrepReportPage, rendering_bin);
}

static void
unrep_report_page_init (UnrepReportPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  unrep_report_page_watch_busy (self);
  g_signal_connect_object (self->views, "notify::visible-child-name", G_CALLBACK (view_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * unrep_report_page_new:
 * @file: a report
 * @encoding: (nullable): the encoding that it was read in, where somebody wants another
 * @identity: who reviews
 *
 * Begins to open @file, in a thread, or asks for its encoding first.
 *
 * Returns: (transfer floating): a page
 */
GtkWidget *
unrep_report_page_new (GFile         *file,
                       const char    *encoding,
                       UnrepIdentity *identity)
{
  UnrepReportPage *self = g_object_new (UNREP_TYPE_REPORT_PAGE, NULL);
  g_autofree char *name = g_file_get_basename (file);
  GSettings *settings = unrep_settings_get_default ();

  self->file = g_object_ref (file);
  self->title = unrep_dup_printable (name);
  self->identity = g_object_ref (identity);
  unrep_review_view_set_identity (self->review, identity);
  g_signal_connect_object (identity, "notify::reviewer", G_CALLBACK (identity_changed_cb), self, G_CONNECT_SWAPPED);
  if (settings != NULL)
    g_signal_connect_object (settings, "changed::digits", G_CALLBACK (show_desk), self, G_CONNECT_SWAPPED);
  unrep_report_page_start_opening (self, encoding);
  return GTK_WIDGET (self);
}

/**
 * unrep_report_page_get_file:
 * @self: a page
 *
 * Returns: (transfer none): what was asked to be opened
 */
GFile *
unrep_report_page_get_file (UnrepReportPage *self)
{
  g_return_val_if_fail (UNREP_IS_REPORT_PAGE (self), NULL);

  return self->file;
}

/**
 * unrep_report_page_get_title:
 * @self: a page
 *
 * Returns: (transfer none): the file's name, without control characters
 */
const char *
unrep_report_page_get_title (UnrepReportPage *self)
{
  g_return_val_if_fail (UNREP_IS_REPORT_PAGE (self), NULL);

  return self->title;
}

/**
 * unrep_report_page_is_ready:
 * @self: a page
 *
 * Returns: whether the report can be reviewed
 */
gboolean
unrep_report_page_is_ready (UnrepReportPage *self)
{
  g_return_val_if_fail (UNREP_IS_REPORT_PAGE (self), FALSE);

  return self->desk != NULL;
}

/**
 * unrep_report_page_is_busy:
 * @self: a page
 *
 * Returns: whether recommendations or somebody's work are being looked for, and can be
 *   cancelled
 */
gboolean
unrep_report_page_is_busy (UnrepReportPage *self)
{
  g_return_val_if_fail (UNREP_IS_REPORT_PAGE (self), FALSE);

  return unrep_busy_bar_is_busy (self->busy);
}

/**
 * unrep_report_page_get_views:
 * @self: a page
 *
 * Returns: (transfer none): the views, for a switcher
 */
AdwViewStack *
unrep_report_page_get_views (UnrepReportPage *self)
{
  g_return_val_if_fail (UNREP_IS_REPORT_PAGE (self), NULL);

  return self->views;
}

/**
 * unrep_report_page_get_review:
 * @self: a page
 *
 * Returns: (transfer none): the review view
 */
GtkWidget *
unrep_report_page_get_review (UnrepReportPage *self)
{
  g_return_val_if_fail (UNREP_IS_REPORT_PAGE (self), NULL);

  return GTK_WIDGET (self->review);
}

/**
 * unrep_report_page_get_panes:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the object whose properties `start-visible` and
 *   `end-visible` say which panes of the shown view are, %NULL where it has none
 */
GObject *
unrep_report_page_get_panes (UnrepReportPage *self)
{
  GtkWidget *shown;

  g_return_val_if_fail (UNREP_IS_REPORT_PAGE (self), NULL);

  shown = adw_view_stack_get_visible_child (self->views);
  if (shown == GTK_WIDGET (self->review))
    return unrep_review_view_get_panes (self->review);
  if (shown == GTK_WIDGET (self->rendering_bin) && adw_bin_get_child (self->rendering_bin) != NULL)
    return unrep_rendering_view_get_panes (UNREP_RENDERING_VIEW (adw_bin_get_child (self->rendering_bin)));
  return NULL;
}

/**
 * unrep_report_page_get_report:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the report, %NULL until its text is shown
 */
UnrepReport *
unrep_report_page_get_report (UnrepReportPage *self)
{
  g_return_val_if_fail (UNREP_IS_REPORT_PAGE (self), NULL);

  return self->report;
}

/**
 * unrep_report_page_has_encoding:
 * @self: a page
 *
 * Returns: whether its report was read in an encoding that was guessed or chosen, so that
 *   another can be chosen
 */
gboolean
unrep_report_page_has_encoding (UnrepReportPage *self)
{
  const char *reader;

  g_return_val_if_fail (UNREP_IS_REPORT_PAGE (self), FALSE);

  reader = self->report != NULL ? unrep_report_get_reader (self->report) : "";
  return (g_str_equal (reader, "text") || g_str_equal (reader, "html"))
         && !g_str_equal (unrep_report_get_encoding (self->report), "UTF-8");
}

/**
 * unrep_report_page_get_outline:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the outline that was found in the text, %NULL until
 *   then
 */
UnrepOutline *
unrep_report_page_get_outline (UnrepReportPage *self)
{
  g_return_val_if_fail (UNREP_IS_REPORT_PAGE (self), NULL);

  return self->outline;
}

/**
 * unrep_report_page_get_desk:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the desk, %NULL until the page is ready
 */
UnrepDesk *
unrep_report_page_get_desk (UnrepReportPage *self)
{
  g_return_val_if_fail (UNREP_IS_REPORT_PAGE (self), NULL);

  return self->desk;
}

/**
 * unrep_report_page_get_error:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): why the report cannot be shown
 */
const char *
unrep_report_page_get_error (UnrepReportPage *self)
{
  g_return_val_if_fail (UNREP_IS_REPORT_PAGE (self), NULL);

  return self->error;
}

static void
remember_place (UnrepReportPage *self)
{
  UnrepPlace place = { .view = adw_view_stack_get_visible_child_name (self->views) };

  unrep_review_view_get_place (self->review, &place);
  unrep_memory_keep (unrep_report_get_text_sha256 (self->report), &place);
}

/**
 * unrep_report_page_save:
 * @self: a page
 * @limit_ms: how long to wait at most, in milliseconds; 0 for as long as it takes
 * @callback: (nullable): is told when it is done; it is given the review, and finishes
 *   with unrep_review_flush_finish()
 * @user_data: for @callback
 *
 * Has everything saved, what is being typed included. Where somebody reads is
 * remembered.
 *
 * Returns: whether there is anything to wait for; if not, @callback is never called
 */
gboolean
unrep_report_page_save (UnrepReportPage     *self,
                        guint                limit_ms,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  UnrepReview *review;

  g_return_val_if_fail (UNREP_IS_REPORT_PAGE (self), FALSE);

  if (self->desk == NULL)
    return FALSE;
  unrep_review_view_commit (self->review);
  if (adw_bin_get_child (self->rendering_bin) != NULL)
    unrep_rendering_view_commit (UNREP_RENDERING_VIEW (adw_bin_get_child (self->rendering_bin)));
  remember_place (self);
  review = unrep_desk_get_review (self->desk);
  if (unrep_review_get_state (review) == UNREP_REVIEW_SAVED)
    return FALSE;
  unrep_review_flush_async (review, limit_ms, callback, user_data);
  return TRUE;
}
