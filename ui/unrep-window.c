/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-window-private.h"

#include "unrep-font-watch.h"
#include "unrep-names.h"
#include "unrep-recent-list.h"
#include "unrep-repair-menu.h"
#include "unrep-review-keys.h"
#include "unrep-review-view.h"
#include "unrep-settings.h"
#include "unrep-welcome-page.h"

#include <glib/gi18n.h>

/* How long closing waits for a share that does not answer. */
#define SAVE_LIMIT_MS 10000

G_DEFINE_FINAL_TYPE (UnrepWindow, unrep_window, ADW_TYPE_APPLICATION_WINDOW)

static void
update_empty (UnrepWindow *self)
{
  GtkWidget *welcome;

  if (adw_tab_view_get_n_pages (self->tabs) > 0)
    {
      gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->tabs));
      return;
    }
  welcome = gtk_stack_get_child_by_name (self->stack, "welcome");
  if (welcome == NULL)
    {
      welcome = unrep_welcome_page_new ();
      gtk_stack_add_named (self->stack, welcome, "welcome");
    }
  gtk_stack_set_visible_child (self->stack, welcome);
  gtk_widget_grab_focus (welcome);
}

static const char *
get_title (UnrepWindow *self)
{
  UnrepReportPage *page = unrep_window_get_page (self);
  UnrepTeamPage *team = unrep_window_get_team_page (self);

  if (team != NULL)
    return unrep_team_page_get_title (team);
  return page != NULL ? unrep_report_page_get_title (page) : "Unrep";
}

/* Views and panes belong to a report that can be reviewed; and the many small widgets
 * of a switcher need not be made before the text is on the screen. */
static void
update_header (UnrepWindow *self)
{
  UnrepReportPage *page = unrep_window_get_page (self);
  UnrepTeamPage *team = unrep_window_get_team_page (self);
  gboolean shown = team != NULL || (page != NULL && unrep_report_page_is_ready (page));
  AdwViewStack *views = team != NULL ? unrep_team_page_get_views (team)
                                     : shown ? unrep_report_page_get_views (page) : NULL;
  GObject *panes = shown && team == NULL ? unrep_report_page_get_panes (page) : NULL;

  adw_view_switcher_title_set_stack (self->switcher_title, views);
  adw_view_switcher_title_set_view_switcher_enabled (self->switcher_title, shown);
  adw_view_switcher_bar_set_stack (self->switcher_bar, views);
  gtk_widget_set_visible (GTK_WIDGET (self->show_outline), panes != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->show_annotation), panes != NULL);
  g_binding_group_set_source (self->pane_bindings, panes);
  adw_view_switcher_title_set_title (self->switcher_title, get_title (self));
}

static void
selected_page_cb (UnrepWindow *self)
{
  AdwTabPage *tab = adw_tab_view_get_selected_page (self->tabs);
  g_autofree char *title = NULL;

  update_empty (self);
  update_header (self);
  title = tab != NULL ? g_strdup_printf ("%s – Unrep", get_title (self)) : g_strdup ("Unrep");
  gtk_window_set_title (GTK_WINDOW (self), title);
  if (tab != NULL)
    gtk_widget_grab_focus (adw_tab_page_get_child (tab));
}

/* Whether what was saved, or could not be, lets the window go. That it could not is said
 * once: the review keeps a draft, and of a share that hangs what is in the journal. */
static gboolean
take_saved (UnrepWindow  *self,
            UnrepReview  *review,
            GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;

  if (unrep_review_flush_finish (review, result, &error) || self->warned ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return TRUE;
  unrep_window_say (self, error->message);
  self->warned = TRUE;
  return FALSE;
}

/* Begins to save what @tab shows; FALSE where nothing is to be saved. */
static gboolean
save_tab (AdwTabPage          *tab,
          GAsyncReadyCallback  callback,
          gpointer             user_data)
{
  GtkWidget *page = adw_tab_page_get_child (tab);

  return UNREP_IS_REPORT_PAGE (page) &&
         unrep_report_page_save (UNREP_REPORT_PAGE (page), SAVE_LIMIT_MS, callback, user_data);
}

typedef struct
{
  UnrepWindow *window;
  AdwTabPage *tab;
} Closing;

static void
tab_saved_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autofree Closing *closing = user_data;
  g_autoptr (UnrepWindow) self = closing->window;
  g_autoptr (AdwTabPage) tab = closing->tab;
  gboolean close = take_saved (self, UNREP_REVIEW (object), result);

  if (adw_tab_page_get_child (tab) != NULL && gtk_widget_is_ancestor (adw_tab_page_get_child (tab), GTK_WIDGET (self)))
    adw_tab_view_close_page_finish (self->tabs, tab, close);
}

static gboolean
close_page_cb (AdwTabView  *tabs,
               AdwTabPage  *tab,
               UnrepWindow *self)
{
  Closing *closing = g_new (Closing, 1);

  *closing = (Closing) { g_object_ref (self), g_object_ref (tab) };
  if (!save_tab (tab, tab_saved_cb, closing))
    {
      g_object_unref (closing->window);
      g_object_unref (closing->tab);
      g_free (closing);
      adw_tab_view_close_page_finish (tabs, tab, TRUE);
    }
  return GDK_EVENT_STOP;
}

static void
store_size (UnrepWindow *self)
{
  GSettings *settings = unrep_settings_get_default ();
  int width, height;

  if (settings == NULL)
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (settings, "maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  g_settings_set_int (settings, "window-width", MAX (width, 1));
  g_settings_set_int (settings, "window-height", MAX (height, 1));
}

/* The last page is saved: the window goes, or comes back to say what could not be. */
static void
page_saved_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (UnrepWindow) self = user_data;
  gboolean could_close = !self->warned;

  take_saved (self, UNREP_REVIEW (object), result);
  self->cannot_close = self->cannot_close || (could_close && self->warned);
  if (--self->n_saving > 0)
    return;
  if (self->cannot_close)
    {
      self->cannot_close = FALSE;
      gtk_window_present (GTK_WINDOW (self));
    }
  else
    gtk_window_destroy (GTK_WINDOW (self));
}

/* The window hides at once; the process goes on until all is saved, or the limit
 * passed and the work is in the journal. */
static gboolean
unrep_window_close_request (GtkWindow *window)
{
  UnrepWindow *self = UNREP_WINDOW (window);

  if (self->n_saving > 0)
    return GDK_EVENT_STOP;
  store_size (self);
  for (int i = 0; i < adw_tab_view_get_n_pages (self->tabs); i++)
    {
      AdwTabPage *tab = adw_tab_view_get_nth_page (self->tabs, i);

      if (save_tab (tab, page_saved_cb, self))
        {
          g_object_ref (self);
          self->n_saving++;
        }
    }
  if (self->n_saving == 0)
    return GTK_WINDOW_CLASS (unrep_window_parent_class)->close_request (window);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  return GDK_EVENT_STOP;
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         UnrepWindow   *self)
{
  for (GSList *l = g_value_get_boxed (value); l != NULL; l = l->next)
    unrep_window_open (self, l->data);
  return TRUE;
}

static void
restore_size (UnrepWindow *self)
{
  GSettings *settings = unrep_settings_get_default ();

  if (settings == NULL)
    return;
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

/* Nobody has opened anything: say what can be done. */
static void
unrep_window_map (GtkWidget *widget)
{
  update_empty (UNREP_WINDOW (widget));
  GTK_WIDGET_CLASS (unrep_window_parent_class)->map (widget);
}

static gboolean
reveal_switcher_cb (gpointer data)
{
  UnrepWindow *self = data;

  self->switcher_source = 0;
  adw_view_switcher_bar_set_reveal (self->switcher_bar, adw_view_switcher_title_get_title_visible (self->switcher_title));
  return G_SOURCE_REMOVE;
}

/* It turns out while the header bar gets its width that there is no room for the views in
 * it; what is revealed right then, without animations, is drawn before it is measured. */
static void
title_visible_cb (UnrepWindow *self)
{
  if (self->switcher_source == 0)
    self->switcher_source = g_idle_add_full (G_PRIORITY_HIGH, reveal_switcher_cb, self, NULL);
}

static void
unrep_window_dispose (GObject *object)
{
  UnrepWindow *self = UNREP_WINDOW (object);

  g_clear_handle_id (&self->switcher_source, g_source_remove);
  if (self->pane_bindings != NULL)
    g_binding_group_set_source (self->pane_bindings, NULL);
  g_clear_object (&self->pane_bindings);
  g_clear_object (&self->identity);
  if (self->tabs != NULL)
    g_signal_handlers_disconnect_by_data (self->tabs, self);
  unrep_window_clear_toasts (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), UNREP_TYPE_WINDOW);
  G_OBJECT_CLASS (unrep_window_parent_class)->dispose (object);
}

static void
unrep_window_class_init (UnrepWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unrep_window_dispose;
  widget_class->map = unrep_window_map;
  GTK_WINDOW_CLASS (klass)->close_request = unrep_window_close_request;
  g_type_ensure (UNREP_TYPE_SEARCH_BAR);
  g_type_ensure (UNREP_TYPE_BUSY_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/Unrep/unrep-window.ui");
  gtk_widget_class_bind_template_child (widget_class, UnrepWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, UnrepWindow, said);
  gtk_widget_class_bind_template_child (widget_class, UnrepWindow, header);
  gtk_widget_class_bind_template_child (widget_class, UnrepWindow, switcher_title);
  gtk_widget_class_bind_template_child (widget_class, UnrepWindow, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, UnrepWindow, open);
  gtk_widget_class_bind_template_child (widget_class, UnrepWindow, show_outline);
  gtk_widget_class_bind_template_child (widget_class, UnrepWindow, show_annotation);
  gtk_widget_class_bind_template_child (widget_class, UnrepWindow, menu);
  gtk_widget_class_bind_template_child (widget_class, UnrepWindow, repairs);
  gtk_widget_class_bind_template_child (widget_class, UnrepWindow, suggestions);
  gtk_widget_class_bind_template_child (widget_class, UnrepWindow, search);
  gtk_widget_class_bind_template_child (widget_class, UnrepWindow, search_busy);
  gtk_widget_class_bind_template_child (widget_class, UnrepWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, UnrepWindow, tabs);
  unrep_window_install_actions (widget_class);
}

static void
log_focus (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  g_debug ("focus on %s", focus != NULL ? G_OBJECT_TYPE_NAME (focus) : "nothing");
}

static void
unrep_window_init (UnrepWindow *self)
{
  const GBindingFlags both = G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE;
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  restore_size (self);

  self->pane_bindings = g_binding_group_new ();
  g_binding_group_bind (self->pane_bindings, "start-visible", self->show_outline, "active", both);
  g_binding_group_bind (self->pane_bindings, "end-visible", self->show_annotation, "active", both);

  g_signal_connect_object (self->tabs, "notify::selected-page", G_CALLBACK (selected_page_cb), self, G_CONNECT_SWAPPED);
  /* The selected page goes before it is counted out. */
  g_signal_connect_object (self->tabs, "notify::n-pages", G_CALLBACK (update_empty), self, G_CONNECT_SWAPPED);
  unrep_search_bar_set_tabs (self->search, self->tabs, self->search_busy);
  g_signal_connect_object (self->tabs, "page-attached", G_CALLBACK (unrep_names_from_tooltips), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->tabs, "close-page", G_CALLBACK (close_page_cb), self, 0);
  unrep_window_set_up_menus (self);

  g_signal_connect_object (self->switcher_title, "notify::title-visible", G_CALLBACK (title_visible_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (log_focus), NULL);
  g_signal_connect_object (drop, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  gtk_widget_add_controller (GTK_WIDGET (self), unrep_keys_new_controller (UNREP_KEYS_WINDOW));
}

/**
 * unrep_window_new:
 * @application: the application
 * @identity: who reviews
 *
 * Returns: (transfer none): an empty window, which GTK owns
 */
UnrepWindow *
unrep_window_new (GtkApplication *application,
                  UnrepIdentity  *identity)
{
  UnrepWindow *self = g_object_new (UNREP_TYPE_WINDOW, "application", application, NULL);

  self->identity = g_object_ref (identity);
  unrep_font_watch_begin ();
  return self;
}

/**
 * unrep_window_get_page:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the page of the selected tab, %NULL where that is
 *   no report
 */
UnrepReportPage *
unrep_window_get_page (UnrepWindow *self)
{
  AdwTabPage *tab;

  g_return_val_if_fail (UNREP_IS_WINDOW (self), NULL);

  tab = adw_tab_view_get_selected_page (self->tabs);
  return tab != NULL && UNREP_IS_REPORT_PAGE (adw_tab_page_get_child (tab))
         ? UNREP_REPORT_PAGE (adw_tab_page_get_child (tab)) : NULL;
}

/**
 * unrep_window_get_team_page:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the page of the selected tab, %NULL where that is
 *   no team's folder
 */
UnrepTeamPage *
unrep_window_get_team_page (UnrepWindow *self)
{
  AdwTabPage *tab = adw_tab_view_get_selected_page (self->tabs);

  return tab != NULL && UNREP_IS_TEAM_PAGE (adw_tab_page_get_child (tab))
         ? UNREP_TEAM_PAGE (adw_tab_page_get_child (tab)) : NULL;
}

/* The search belongs to the text. */
static void
page_changed_cb (UnrepWindow *self)
{
  UnrepReportPage *page = unrep_window_get_page (self);

  update_header (self);
  if (page != NULL && !g_str_equal (adw_view_stack_get_visible_child_name (unrep_report_page_get_views (page)), "review"))
    unrep_search_bar_close (self->search);
}

static void
page_ready_cb (UnrepReportPage *page,
               GParamSpec      *pspec,
               UnrepWindow     *self)
{
  update_header (self);
  if (unrep_report_page_is_ready (page))
    unrep_recent_list_add (unrep_report_page_get_file (page), FALSE);
}

static GFile *
get_file (AdwTabPage *tab)
{
  GtkWidget *page = adw_tab_page_get_child (tab);

  return UNREP_IS_TEAM_PAGE (page) ? unrep_team_folder_get_file (unrep_team_page_get_folder (UNREP_TEAM_PAGE (page)))
                                   : unrep_report_page_get_file (UNREP_REPORT_PAGE (page));
}

/* Goes to the tab where @file is open, if there is one. */
static gboolean
show_open (UnrepWindow *self,
           GFile       *file)
{
  for (int i = 0; i < adw_tab_view_get_n_pages (self->tabs); i++)
    {
      AdwTabPage *tab = adw_tab_view_get_nth_page (self->tabs, i);

      if (g_file_equal (get_file (tab), file))
        {
          adw_tab_view_set_selected_page (self->tabs, tab);
          return TRUE;
        }
    }
  return FALSE;
}

static void
add_tab (UnrepWindow  *self,
         GtkWidget    *page,
         AdwViewStack *views)
{
  AdwTabPage *tab = adw_tab_view_append (self->tabs, page);

  g_object_bind_property (page, "title", tab, "title", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (views, "notify::visible-child-name", G_CALLBACK (page_changed_cb), self, G_CONNECT_SWAPPED);
  adw_tab_view_set_selected_page (self->tabs, tab);
  update_empty (self);
}

/* @encoding: what it was read in, where somebody wants another. */
static void
add_report (UnrepWindow *self,
            GFile       *file,
            const char  *encoding)
{
  GtkWidget *page = unrep_report_page_new (file, encoding, self->identity);

  g_signal_connect_object (page, "notify::is-ready", G_CALLBACK (page_ready_cb), self, 0);
  add_tab (self, page, unrep_report_page_get_views (UNREP_REPORT_PAGE (page)));
}

/**
 * unrep_window_open_folder:
 * @self: a window
 * @folder: a team's folder
 *
 * Opens @folder in a tab, or goes to the tab where it is open.
 */
void
unrep_window_open_folder (UnrepWindow *self,
                          GFile       *folder)
{
  GtkWidget *page;

  g_return_if_fail (UNREP_IS_WINDOW (self) && G_IS_FILE (folder));

  if (show_open (self, folder))
    return;
  page = unrep_team_page_new (folder, self->identity);
  unrep_recent_list_add (folder, TRUE);
  g_signal_connect_object (page, "notify::title", G_CALLBACK (update_header), self, G_CONNECT_SWAPPED);
  add_tab (self, page, unrep_team_page_get_views (UNREP_TEAM_PAGE (page)));
}

/**
 * unrep_window_open:
 * @self: a window
 * @file: a report, or a team's folder
 *
 * Opens @file in a tab, or goes to the tab where it is open. What cannot be shown
 * gets a tab that says why.
 */
void
unrep_window_open (UnrepWindow *self,
                   GFile       *file)
{
  g_return_if_fail (UNREP_IS_WINDOW (self) && G_IS_FILE (file));

  if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_DIRECTORY)
    {
      unrep_window_open_folder (self, file);
      return;
    }
  if (show_open (self, file))
    return;
  add_report (self, file, NULL);
}

/**
 * unrep_window_open_in_another_encoding:
 * @self: a window
 * @page: one of its pages, whose report is read
 *
 * Asks in a tab of its own in which encoding that report is, and closes @page.
 */
void
unrep_window_open_in_another_encoding (UnrepWindow     *self,
                                       UnrepReportPage *page)
{
  AdwTabPage *tab;

  g_return_if_fail (UNREP_IS_WINDOW (self) && UNREP_IS_REPORT_PAGE (page));

  tab = adw_tab_view_get_page (self->tabs, GTK_WIDGET (page));
  add_report (self, unrep_report_page_get_file (page), unrep_report_get_encoding (unrep_report_page_get_report (page)));
  adw_tab_view_close_page (self->tabs, tab);
}

/**
 * unrep_window_settle:
 * @self: a window
 * @folder: a team's folder, which was read
 * @dispute: a unit that its reviewers differ about
 * @kinds: which disagreements the keys walk through: values of UnrepDisagreementKind
 *
 * Opens the report of @dispute there, or goes to its tab, for a lead to settle it.
 */
void
unrep_window_settle (UnrepWindow     *self,
                     UnrepTeamFolder *folder,
                     UnrepDispute    *dispute,
                     guint            kinds)
{
  UnrepReportPage *page;

  g_return_if_fail (UNREP_IS_WINDOW (self));

  unrep_window_open (self, unrep_dispute_get_info (dispute)->report);
  page = unrep_window_get_page (self);
  if (page != NULL && unrep_report_page_get_error (page) == NULL)
    unrep_report_page_settle (page, folder, dispute, kinds);
}

/**
 * unrep_window_show_proposals:
 * @self: a window
 * @report: the file of a report
 * @proposals: (nullable): what its reviewers would correct in its outline
 *
 * Opens @report, or goes to its tab, for a lead to accept the proposals or to pass them
 * over.
 */
void
unrep_window_show_proposals (UnrepWindow    *self,
                             GFile          *report,
                             UnrepProposals *proposals)
{
  UnrepReportPage *page;

  g_return_if_fail (UNREP_IS_WINDOW (self));

  unrep_window_open (self, report);
  page = unrep_window_get_page (self);
  if (page != NULL && unrep_report_page_get_error (page) == NULL)
    unrep_report_page_show_proposals (page, proposals);
}
