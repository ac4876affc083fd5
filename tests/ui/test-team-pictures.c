/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-team-fixture.h"
#include "unrep-team-pictures.h"
#include "unrep-team-ui-fixture.h"
#include "unrep-ui-fixture.h"

#include <adwaita.h>
#include <string.h>

static UnrepTeamPictures *pictures;
static UnrepChartView *view;

static gboolean
is_drawn (gpointer unused)
{
  return !unrep_team_pictures_is_busy (pictures);
}

static void
open_view (const char *dir)
{
  pictures = UNREP_TEAM_PICTURES (test_open_view (dir, unrep_team_pictures_new));
  view = unrep_team_pictures_get_view (pictures);
  g_assert_true (unrep_fixture_wait (is_drawn, NULL));
  unrep_fixture_settle ();
}

static void
close_view (void)
{
  test_close_view (GTK_WIDGET (pictures));
}

static void
press (guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (view));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
    }
  unrep_fixture_settle ();
}

static double
get_scroll (void)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));

  return gtk_adjustment_get_value (adjustment);
}

/* The arrow keys walk through what is drawn, and say it; they go with the direction of
 * the interface, and what they are at is scrolled to. */
static void
test_keys (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("pictures-keys"), *last = NULL;

  test_write_reviewed_folder (dir);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *report = g_strdup_printf ("r%02u.txt", i), *name = g_strdup_printf ("%s.json", report);

      test_write_side_file (dir, name, &(TestSide) { .reviewer = "amal", .person = 7, .report = report }, test_three_notes, 3);
    }
  open_view (dir);
  gtk_widget_grab_focus (GTK_WIDGET (view));
  g_assert_null (unrep_chart_view_get_value (view));
  press (GDK_KEY_Down);
  g_assert_cmpstr (unrep_chart_view_get_value (view), ==, "r.txt, Supports a new convention: 1 of 4");
  press (GDK_KEY_Right);
  g_assert_cmpstr (unrep_chart_view_get_value (view), ==, "r.txt, Opposes a new convention: 1 of 4");
  press (GDK_KEY_Right);
  g_assert_cmpstr (unrep_chart_view_get_value (view), ==, "r.txt, Does not speak of it: 2 of 4");
  press (GDK_KEY_Right);
  g_assert_cmpstr (unrep_chart_view_get_value (view), ==, "r.txt, Does not speak of it: 2 of 4");
  press (GDK_KEY_Left);
  press (GDK_KEY_Left);
  g_assert_cmpstr (unrep_chart_view_get_value (view), ==, "r.txt, Supports a new convention: 1 of 4");
  g_assert_cmpfloat (get_scroll (), ==, 0);
  for (guint i = 0; i < 120; i++)
    press (GDK_KEY_Down);
  last = g_strdup (unrep_chart_view_get_value (view));
  g_assert_true (g_str_has_prefix (last, "zaid, recommendation "));
  g_assert_cmpfloat (get_scroll (), >, 0);

  gtk_widget_set_direction (GTK_WIDGET (view), GTK_TEXT_DIR_RTL);
  press (GDK_KEY_Left);
  g_assert_cmpstr (unrep_chart_view_get_value (view), !=, last);
  press (GDK_KEY_Right);
  g_assert_cmpstr (unrep_chart_view_get_value (view), ==, last);
  close_view ();
}

static gboolean
is_whole (gpointer path)
{
  g_autofree char *content = NULL;
  gsize length;

  return g_file_get_contents (path, &content, &length, NULL) && length > 0;
}

static void
save (UnrepPictureFormat  format,
      const char         *path,
      const char         *magic,
      const char         *words)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *content = NULL;
  gsize length;

  unrep_team_pictures_save_to (pictures, format, file);
  g_assert_true (unrep_fixture_wait (is_whole, (gpointer) path));
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpmem (content, MIN (length, strlen (magic)), magic, strlen (magic));
  if (words != NULL)
    g_assert_nonnull (strstr (content, words));
}

/* What is on the screen goes into files, as it is. */
static void
test_save (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("pictures-save");
  g_autofree char *svg = g_build_filename (dir, "a.svg", NULL), *pdf = g_build_filename (dir, "a.pdf", NULL);
  g_autofree char *png = g_build_filename (dir, "a.png", NULL);

  test_write_reviewed_folder (dir);
  open_view (dir);
  save (UNREP_PICTURE_SVG, svg, "<?xml", "r.txt: Supports a new convention 1, Opposes a new convention 1");
  save (UNREP_PICTURE_PDF, pdf, "%PDF-", NULL);
  save (UNREP_PICTURE_PNG, png, "\x89PNG", NULL);
  close_view ();
}

static void
texture_cb (GObject      *clipboard,
            GAsyncResult *result,
            gpointer      texture)
{
  *(GdkTexture **) texture = gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static gboolean
has_picture (gpointer clipboard)
{
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  return gdk_content_formats_contain_mime_type (formats, "image/png") &&
         gdk_content_formats_contain_mime_type (formats, "image/svg+xml");
}

static gboolean
is_there (gpointer texture)
{
  return *(GdkTexture **) texture != NULL;
}

static void
test_copy (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("pictures-copy");
  g_autoptr (GdkTexture) texture = NULL;
  GdkClipboard *clipboard;

  test_write_reviewed_folder (dir);
  open_view (dir);
  clipboard = gtk_widget_get_clipboard (test_view_window);
  gtk_widget_activate_action (GTK_WIDGET (pictures), "pictures.copy", NULL);
  g_assert_true (unrep_fixture_wait (has_picture, clipboard));
  gdk_clipboard_read_texture_async (clipboard, NULL, texture_cb, &texture);
  g_assert_true (unrep_fixture_wait (is_there, &texture));
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 2 * 595);
  close_view ();
}

/* A folder without work, and charts that come while others are shown. */
static void
test_changes (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("pictures-changes");

  open_view (dir);
  press (GDK_KEY_Down);
  g_assert_null (unrep_chart_view_get_value (view));
  test_write_reviewed_folder (dir);
  unrep_team_folder_refresh (test_folder);
  g_assert_true (unrep_fixture_wait (test_is_listed, test_folder));
  g_assert_true (unrep_fixture_wait (is_drawn, NULL));
  press (GDK_KEY_Down);
  g_assert_nonnull (unrep_chart_view_get_value (view));
  close_view ();
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_TOGGLE_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

/* What leads decided, and not what reviewers chose; and back. */
static void
test_decisions (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("pictures-decisions"), *sha256 = test_dup_sha256 (TEST_REPORT);
  g_autoptr (UnrepOutline) outline = test_new_outline ();
  const TestNote decided[] = { test_note_on (outline, "2/a", "mixed") };
  GtkWidget *decisions;

  test_write_reviewed_folder (dir);
  test_write_side_file (dir, "r.txt.adjudicated-lina.unrep.json",
                        &(TestSide) { "lina", 9, "r.txt", sha256, .role = "adjudication", .text = TEST_REPORT }, decided, 1);
  open_view (dir);
  decisions = find_button (test_view_window, "Decisions");
  press (GDK_KEY_Down);
  g_assert_cmpstr (unrep_chart_view_get_value (view), ==, "r.txt, Supports a new convention: 1 of 4");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (decisions), TRUE);
  g_assert_true (unrep_fixture_wait (is_drawn, NULL));
  press (GDK_KEY_Down);
  g_assert_true (g_str_has_prefix (unrep_chart_view_get_value (view), "r.txt, Mixed: 1 of "));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (test_view_window, "Reviewers’ positions")), TRUE);
  g_assert_true (unrep_fixture_wait (is_drawn, NULL));
  press (GDK_KEY_Down);
  g_assert_cmpstr (unrep_chart_view_get_value (view), ==, "r.txt, Supports a new convention: 1 of 4");
  close_view ();
}

int
main (int   argc,
      char *argv[])
{
  unrep_test_init (&argc, &argv);
  gtk_init ();
  adw_init ();
  g_test_add_func ("/team-pictures/keys", test_keys);
  g_test_add_func ("/team-pictures/save", test_save);
  g_test_add_func ("/team-pictures/copy", test_copy);
  g_test_add_func ("/team-pictures/changes", test_changes);
  g_test_add_func ("/team-pictures/decisions", test_decisions);
  return g_test_run ();
}
