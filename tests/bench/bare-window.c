/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The yardstick of first-paint: a libadwaita window with an outline, a text and
 * some rows, that knows nothing about reports. What it takes to show a text is
 * what any program of this shape must pay; the rest is ours.
 */
#include <adwaita.h>

static GtkWidget *
new_line_list (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GtkStringList *model = gtk_string_list_new (NULL);
  GtkListItemFactory *factory;
  const char *row = "<interface><template class='GtkListItem'><property name='child'>"
                    "<object class='GtkInscription'><binding name='text'>"
                    "<lookup name='string' type='GtkStringObject'><lookup name='item'>GtkListItem</lookup></lookup>"
                    "</binding></object></property></template></interface>";
  g_autoptr (GBytes) ui = g_bytes_new_static (row, strlen (row));

  for (gsize i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      {
        g_autofree char *start = g_utf8_substring (lines[i], 0, MIN (40, g_utf8_strlen (lines[i], -1)));

        gtk_string_list_append (model, start);
      }
  factory = gtk_builder_list_item_factory_new_from_bytes (NULL, ui);
  return gtk_list_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (model))), factory);
}

static GtkWidget *
new_pane (GtkWidget *child,
          int        width)
{
  GtkWidget *pane = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (pane), child);
  gtk_widget_set_size_request (pane, width, -1);
  gtk_widget_set_hexpand (pane, width < 0);
  return pane;
}

static GtkWidget *
new_rows (void)
{
  GtkWidget *list = gtk_list_box_new ();

  for (int i = 0; i < 5; i++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), "Row");
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  return list;
}

static void
activate_cb (GtkApplication *app,
             const char     *path)
{
  g_autofree char *text = NULL;
  gsize length;
  GtkWidget *window, *box, *panes, *view;

  if (!g_file_get_contents (path, &text, &length, NULL))
    g_error ("%s cannot be read", path);

  view = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, length);

  panes = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_vexpand (panes, TRUE);
  gtk_box_append (GTK_BOX (panes), new_pane (new_line_list (text), 300));
  gtk_box_append (GTK_BOX (panes), new_pane (view, -1));
  gtk_box_append (GTK_BOX (panes), new_pane (new_rows (), 280));
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), panes);
  window = adw_application_window_new (app);
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AdwApplication) app = adw_application_new (NULL, G_APPLICATION_NON_UNIQUE);

  if (argc != 2)
    return 2;
  g_signal_connect (app, "activate", G_CALLBACK (activate_cb), argv[1]);
  return g_application_run (G_APPLICATION (app), 1, argv);
}
