/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-team-ui-fixture.h"

#include "unrep-ui-fixture.h"

#include <string.h>

UnrepIdentity *test_identity;
UnrepWindow *test_window;
UnrepTeamFolder *test_folder;
GtkWidget *test_view_window;

/**
 * test_set_up:
 * @unused: not used
 * @data: not used
 *
 * Makes a window and a person.
 */
void
test_set_up (gpointer     *unused,
             gconstpointer data)
{
  test_identity = unrep_identity_new ();
  test_window = unrep_window_new (NULL, test_identity);
}

/**
 * test_is_listed:
 * @folder: a team's folder
 *
 * Returns: whether everything in it has been read
 */
gboolean
test_is_listed (gpointer folder)
{
  return !unrep_team_folder_is_busy (folder) && unrep_team_folder_get_team (folder) != NULL;
}

/**
 * test_open_view:
 * @dir: path of a folder
 * @new_view: makes the view of it
 *
 * Reads the folder with the view in a small window.
 *
 * Returns: (transfer none): the view
 */
GtkWidget *
test_open_view (const char  *dir,
                GtkWidget *(*new_view) (UnrepTeamFolder *))
{
  g_autoptr (GFile) file = g_file_new_for_path (dir);
  GtkWidget *view;

  test_folder = unrep_team_folder_new (file);
  view = new_view (test_folder);
  test_view_window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (test_view_window), 700, 260);
  gtk_window_set_child (GTK_WINDOW (test_view_window), view);
  gtk_window_present (GTK_WINDOW (test_view_window));
  unrep_team_folder_refresh (test_folder);
  g_assert_true (unrep_fixture_wait (test_is_listed, test_folder));
  return view;
}

/**
 * test_close_view:
 * @view: from test_open_view()
 *
 * Ends it; what a thread is still at keeps the view until it has ended.
 */
void
test_close_view (GtkWidget *view)
{
  gpointer gone = view;

  g_object_add_weak_pointer (G_OBJECT (view), &gone);
  gtk_window_destroy (GTK_WINDOW (test_view_window));
  g_assert_true (unrep_fixture_wait (unrep_fixture_is_gone, &gone));
  g_clear_object (&test_folder);
}

/**
 * test_tear_down:
 * @unused: not used
 * @data: not used
 *
 * Ends both, and sees to it that the window goes.
 */
void
test_tear_down (gpointer     *unused,
                gconstpointer data)
{
  gpointer gone = test_window;

  g_object_add_weak_pointer (G_OBJECT (test_window), &gone);
  gtk_window_destroy (GTK_WINDOW (test_window));
  g_assert_true (unrep_fixture_wait (unrep_fixture_is_gone, &gone));
  g_clear_object (&test_identity);
}

/**
 * test_is_read:
 * @page: a page
 *
 * Returns: whether a team page has read its folder
 */
gboolean
test_is_read (gpointer page)
{
  UnrepTeamFolder *folder = unrep_team_page_get_folder (page);

  return !unrep_team_folder_is_busy (folder) && unrep_team_folder_get_table (folder) != NULL;
}

/**
 * test_open_folder:
 * @dir: a folder
 *
 * Opens @dir in the window.
 *
 * Returns: (transfer none): its page, which has read it
 */
UnrepTeamPage *
test_open_folder (const char *dir)
{
  g_autoptr (GFile) file = g_file_new_for_path (dir);
  UnrepTeamPage *page;

  /* As `unrep FOLDER` and as a drop do. */
  unrep_window_open (test_window, file);
  gtk_window_present (GTK_WINDOW (test_window));
  page = unrep_window_get_team_page (test_window);
  g_assert_nonnull (page);
  g_assert_true (unrep_fixture_wait (test_is_read, page));
  unrep_fixture_settle ();
  return page;
}

/**
 * test_shows:
 * @widget: a widget
 * @text: a text
 *
 * Returns: whether a visible label below @widget has @text
 */
gboolean
test_shows (GtkWidget  *widget,
            const char *text)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (test_shows (child, text))
      return TRUE;
  return FALSE;
}

/**
 * test_is_lead:
 * @page: a page
 *
 * Returns: whether a page shows everybody's work and has read its folder
 */
gboolean
test_is_lead (gpointer page)
{
  return unrep_team_page_is_lead (page) && test_is_read (page);
}
