/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-window-private.h"

#include "unrep-codebooks-window.h"
#include "unrep-dialogs.h"
#include "unrep-example.h"
#include "unrep-ocr-window.h"
#include "unrep-preferences.h"
#include "unrep-report-details.h"
#include "unrep-shortcuts.h"

#include "base/unrep-file.h"

#include <glib/gi18n.h>
#include <string.h>

static void
open_chosen (GListModel *files,
             gpointer    user_data)
{
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      unrep_window_open (user_data, file);
    }
}

static void
open_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  unrep_dialogs_open_reports (GTK_WINDOW (widget), open_chosen, widget);
}

static void
open_chosen_folder (GListModel *files,
                    gpointer    user_data)
{
  g_autoptr (GFile) folder = g_list_model_get_item (files, 0);

  unrep_window_open_folder (user_data, folder);
}

static void
open_folder_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  unrep_dialogs_open_folder (GTK_WINDOW (widget), open_chosen_folder, widget);
}

static void
open_uri_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  UnrepWindow *self = UNREP_WINDOW (widget);
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));
  GtkPopover *popover = adw_split_button_get_popover (self->open);

  gtk_popover_popdown (popover);
  unrep_window_open (self, file);
}

static void
open_example_cb (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  UnrepWindow *self = UNREP_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = unrep_example_copy (g_variant_get_string (parameter, NULL), &error);

  if (file != NULL)
    unrep_window_open (self, file);
  else
    unrep_window_say (self, error->message);
}

static void
close_tab_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  UnrepWindow *self = UNREP_WINDOW (widget);
  AdwTabPage *tab = adw_tab_view_get_selected_page (self->tabs);

  if (tab != NULL)
    adw_tab_view_close_page (self->tabs, tab);
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* The keys say which view by its place. */
static void
show_team_view (UnrepTeamPage *team,
                const char    *name)
{
  static const char * const views[][2] = {
    { "review", "progress" }, { "tallies", "tally" }, { "rendering", "agreement" }, { "disagreements", "disagreements" },
    { "pictures", "pictures" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (views); i++)
    if (g_str_equal (views[i][0], name))
      adw_view_stack_set_visible_child_name (unrep_team_page_get_views (team), views[i][1]);
  gtk_widget_grab_focus (GTK_WIDGET (team));
}

static void
view_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  UnrepReportPage *page = unrep_window_get_page (UNREP_WINDOW (widget));
  UnrepTeamPage *team = unrep_window_get_team_page (UNREP_WINDOW (widget));
  const char *name = g_variant_get_string (parameter, NULL);

  if (team != NULL)
    {
      show_team_view (team, name);
      return;
    }
  if (page == NULL || unrep_report_page_get_error (page) != NULL ||
      adw_view_stack_get_child_by_name (unrep_report_page_get_views (page), name) == NULL)
    return;
  adw_view_stack_set_visible_child_name (unrep_report_page_get_views (page), name);
  gtk_widget_grab_focus (GTK_WIDGET (page));
}

/* The Rendering view of @page where that is shown, else NULL. */
static GtkWidget *
get_rendering (UnrepReportPage *page)
{
  AdwViewStack *views = unrep_report_page_get_views (page);

  return g_strcmp0 (adw_view_stack_get_visible_child_name (views), "rendering") == 0
           ? adw_bin_get_child (ADW_BIN (adw_view_stack_get_visible_child (views)))
           : NULL;
}

static void
find_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  UnrepWindow *self = UNREP_WINDOW (widget);
  UnrepReportPage *page = unrep_window_get_page (self);

  if (page == NULL || unrep_report_page_get_error (page) != NULL)
    return;
  if (get_rendering (page) != NULL)
    {
      gtk_widget_activate_action (get_rendering (page), "rendering.search", NULL);
      return;
    }
  adw_view_stack_set_visible_child_name (unrep_report_page_get_views (page), "review");
  if (g_str_equal (action, "win.find"))
    unrep_search_bar_open (self->search);
  else
    unrep_search_bar_go (self->search, g_str_equal (action, "win.find-next"));
}

/* What the review view does, also while a pane or another view has the focus. A team's
 * page has something to undo, too. */
static void
forward_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  UnrepReportPage *page = unrep_window_get_page (UNREP_WINDOW (widget));
  UnrepTeamPage *team = unrep_window_get_team_page (UNREP_WINDOW (widget));
  g_autofree char *name = g_strconcat ("review", action + strlen ("win"), NULL);

  if (page != NULL)
    gtk_widget_activate_action (unrep_report_page_get_review (page), name, NULL);
  else if (team != NULL && g_str_equal (action, "win.undo"))
    gtk_widget_activate_action (GTK_WIDGET (team), "team.undo", NULL);
}

/* The same for what can be seen in that view alone. */
static void
read_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "win.view", "s", "review");
  forward_cb (widget, action, parameter);
}

/* In the view that shows the report; from elsewhere in the Review view. */
static void
zoom_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  UnrepReportPage *page = unrep_window_get_page (UNREP_WINDOW (widget));
  int steps = g_str_equal (action, "win.zoom-in") ? 1 : g_str_equal (action, "win.zoom-out") ? -1 : 0;

  if (page == NULL || unrep_report_page_get_error (page) != NULL)
    return;
  if (get_rendering (page) != NULL)
    {
      gtk_widget_activate_action (get_rendering (page), "rendering.zoom", "i", steps);
      return;
    }
  gtk_widget_activate_action (widget, "win.view", "s", "review");
  gtk_widget_activate_action (unrep_report_page_get_review (page), "review.zoom", "i", steps);
}

static void
copy_changes_cb (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  UnrepReportPage *page = unrep_window_get_page (UNREP_WINDOW (widget));

  if (page != NULL && get_rendering (page) != NULL)
    gtk_widget_activate_action (get_rendering (page), "rendering.copy-changes", NULL);
}

static void
preferences_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  UnrepReportPage *page = unrep_window_get_page (UNREP_WINDOW (widget));

  unrep_preferences_show (GTK_WINDOW (widget), page != NULL ? unrep_report_page_get_desk (page) : NULL);
}

static void
restore_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  UnrepReportPage *page = unrep_window_get_page (UNREP_WINDOW (widget));

  if (page != NULL)
    gtk_widget_activate_action (unrep_report_page_get_review (page), "review.restore", NULL);
}

static void
details_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  UnrepReportPage *page = unrep_window_get_page (UNREP_WINDOW (widget));
  UnrepReport *report = page != NULL ? unrep_report_page_get_report (page) : NULL;
  UnrepReportDetails *details;

  if (report == NULL)
    return;
  details = unrep_report_details_new (report, unrep_report_page_get_outline (page));
  gtk_window_set_transient_for (GTK_WINDOW (details), GTK_WINDOW (widget));
  gtk_window_present (GTK_WINDOW (details));
  g_debug ("details shown");
}

static void
encoding_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  UnrepReportPage *page = unrep_window_get_page (UNREP_WINDOW (widget));

  if (page != NULL && unrep_report_page_has_encoding (page))
    unrep_window_open_in_another_encoding (UNREP_WINDOW (widget), page);
}

static void
recognized_cb (UnrepWindow *self,
               GFile       *file)
{
  g_autofree char *display = unrep_file_dup_display (file);
  g_autofree char *message = g_strdup_printf (_("The text is recognized: “%s” is open in a new tab."), display);

  unrep_window_open (self, file);
  unrep_window_say (self, message);
}

static void
recognize_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  UnrepReportPage *page = unrep_window_get_page (UNREP_WINDOW (widget));
  UnrepReport *report = page != NULL ? unrep_report_page_get_report (page) : NULL;
  UnrepOcrWindow *window;

  if (page == NULL || (report == NULL && unrep_report_page_get_error (page) == NULL))
    return;
  window = unrep_ocr_window_find (unrep_report_page_get_file (page));
  if (window == NULL)
    {
      window = unrep_ocr_window_new (GTK_WINDOW (widget), unrep_report_page_get_file (page),
                                     report != NULL ? unrep_report_get_text (report) : NULL,
                                     report != NULL ? unrep_report_get_pages (report) : NULL);
      g_signal_connect_object (window, "done", G_CALLBACK (recognized_cb), widget, G_CONNECT_SWAPPED);
    }
  gtk_window_present (GTK_WINDOW (window));
}

static void
codebooks_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  UnrepReportPage *page = unrep_window_get_page (UNREP_WINDOW (widget));
  UnrepCodebooksWindow *codebooks = unrep_codebooks_window_new (page);

  gtk_window_set_transient_for (GTK_WINDOW (codebooks), GTK_WINDOW (widget));
  gtk_window_present (GTK_WINDOW (codebooks));
}

static void
shortcuts_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  UnrepReportPage *page = unrep_window_get_page (UNREP_WINDOW (widget));
  UnrepDesk *desk = page != NULL ? unrep_report_page_get_desk (page) : NULL;
  g_autoptr (UnrepCodebook) codebook = desk != NULL ? unrep_codebook_ref (unrep_desk_get_codebook (desk))
                                                    : unrep_codebook_new_default ();

  unrep_shortcuts_show (GTK_WINDOW (widget), codebook,
                        page != NULL ? adw_view_stack_get_visible_child_name (unrep_report_page_get_views (page)) : NULL);
}

static void
about_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  unrep_dialogs_about (GTK_WINDOW (widget));
}

static void
toast_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  unrep_window_answer (UNREP_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
toast_undo_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  unrep_window_say_done (UNREP_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
toast_copied_cb (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  unrep_window_say_copied (UNREP_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/**
 * unrep_window_install_actions:
 * @widget_class: the class of windows
 *
 * Installs the actions named `win.…`.
 */
void
unrep_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "win.open-folder", NULL, open_folder_cb);
  gtk_widget_class_install_action (widget_class, "win.open-uri", "s", open_uri_cb);
  gtk_widget_class_install_action (widget_class, "win.open-example", "s", open_example_cb);
  gtk_widget_class_install_action (widget_class, "win.close-tab", NULL, close_tab_cb);
  gtk_widget_class_install_action (widget_class, "win.view", "s", view_cb);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, forward_cb);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, forward_cb);
  gtk_widget_class_install_action (widget_class, "win.finish-round", NULL, forward_cb);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, forward_cb);
  gtk_widget_class_install_action (widget_class, "win.publish-outline", NULL, forward_cb);
  gtk_widget_class_install_action (widget_class, "win.go-to", NULL, read_cb);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, read_cb);
  gtk_widget_class_install_action (widget_class, "win.forward", NULL, read_cb);
  gtk_widget_class_install_action (widget_class, "win.zoom-in", NULL, zoom_cb);
  gtk_widget_class_install_action (widget_class, "win.zoom-out", NULL, zoom_cb);
  gtk_widget_class_install_action (widget_class, "win.zoom-reset", NULL, zoom_cb);
  gtk_widget_class_install_action (widget_class, "win.copy-changes", NULL, copy_changes_cb);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, preferences_cb);
  gtk_widget_class_install_action (widget_class, "win.find", NULL, find_cb);
  gtk_widget_class_install_action (widget_class, "win.find-next", NULL, find_cb);
  gtk_widget_class_install_action (widget_class, "win.find-previous", NULL, find_cb);
  gtk_widget_class_install_action (widget_class, "win.details", NULL, details_cb);
  gtk_widget_class_install_action (widget_class, "win.encoding", NULL, encoding_cb);
  gtk_widget_class_install_action (widget_class, "win.recognize", NULL, recognize_cb);
  gtk_widget_class_install_action (widget_class, "win.codebooks", NULL, codebooks_cb);
  gtk_widget_class_install_action (widget_class, "win.restore", NULL, restore_cb);
  gtk_widget_class_install_action (widget_class, "win.shortcuts", NULL, shortcuts_cb);
  gtk_widget_class_install_action (widget_class, "win.about", NULL, about_cb);
  gtk_widget_class_install_action (widget_class, "win.toast", "s", toast_cb);
  gtk_widget_class_install_action (widget_class, "win.toast-undo", "s", toast_undo_cb);
  gtk_widget_class_install_action (widget_class, "win.toast-copied", "s", toast_copied_cb);
}
