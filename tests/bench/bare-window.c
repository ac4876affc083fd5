/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The yardstick of first-paint: a libadwaita window with an outline, a text and
 * some rows, that knows nothing about reports. What it takes to show a text is
 * what any program of this shape must pay; the rest is ours. J goes to the next line
 * that is not empty, and list and rows follow the caret: the least that a step can cost.
 */
#include <adwaita.h>

typedef struct
{
  GtkWidget *list;
  GtkTextView *view;
  GtkListBox *rows;
  GArray *lines; /* of the text, for each row of the list */
} Panes;

static GtkWidget *
new_line_list (const char *text,
               GArray     *numbers)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GtkStringList *model = gtk_string_list_new (NULL);
  GtkListItemFactory *factory;
  const char *row = "<interface><template class='GtkListItem'><property name='child'>"
                    "<object class='GtkInscription'><binding name='text'>"
                    "<lookup name='string' type='GtkStringObject'><lookup name='item'>GtkListItem</lookup></lookup>"
                    "</binding></object></property></template></interface>";
  g_autoptr (GBytes) ui = g_bytes_new_static (row, strlen (row));

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      {
        g_autofree char *start = g_utf8_substring (lines[i], 0, MIN (40, g_utf8_strlen (lines[i], -1)));

        gtk_string_list_append (model, start);
        g_array_append_val (numbers, i);
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

/* List and rows go to where the caret is. */
static void
caret_moved_cb (GtkTextBuffer *buffer,
                GParamSpec    *pspec,
                Panes         *panes)
{
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (panes->list)));
  guint row = gtk_single_selection_get_selected (selection);
  GtkTextIter caret;

  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  while (row + 1 < panes->lines->len
         && g_array_index (panes->lines, guint, row + 1) <= (guint) gtk_text_iter_get_line (&caret))
    row++;
  gtk_single_selection_set_selected (selection, row);
  gtk_widget_activate_action (panes->list, "list.scroll-to-item", "u", row);
  gtk_list_box_select_row (panes->rows, gtk_list_box_get_row_at_index (panes->rows, (int) row % 5));
}

/* To the next line that is not empty. */
static gboolean
step (Panes *panes)
{
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (panes->list)));
  guint next = gtk_single_selection_get_selected (selection) + 1;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (panes->view);
  GtkTextIter start;

  if (next >= panes->lines->len)
    return GDK_EVENT_STOP;
  gtk_text_buffer_get_iter_at_line (buffer, &start, (int) g_array_index (panes->lines, guint, next));
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_text_view_scroll_to_mark (panes->view, gtk_text_buffer_get_insert (buffer), 0, TRUE, 0, 0.3);
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        modifiers,
                Panes                 *panes)
{
  return keyval == GDK_KEY_j ? step (panes) : GDK_EVENT_PROPAGATE;
}

static void
activate_cb (GtkApplication *app,
             const char     *path)
{
  g_autofree char *text = NULL;
  gsize length;
  GtkWidget *window, *box, *panes, *view;
  Panes *all = g_new0 (Panes, 1); /* as long as the program */
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkTextIter start;

  if (!g_file_get_contents (path, &text, &length, NULL))
    g_error ("%s cannot be read", path);

  view = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, length);

  panes = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_vexpand (panes, TRUE);
  all->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  all->list = new_line_list (text, all->lines);
  all->view = GTK_TEXT_VIEW (view);
  all->rows = GTK_LIST_BOX (new_rows ());
  gtk_text_view_set_editable (all->view, FALSE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), all);
  gtk_widget_add_controller (view, keys);
  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (all->view), &start);
  gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (all->view), &start);
  g_signal_connect (gtk_text_view_get_buffer (all->view), "notify::cursor-position", G_CALLBACK (caret_moved_cb), all);
  gtk_box_append (GTK_BOX (panes), new_pane (all->list, 300));
  gtk_box_append (GTK_BOX (panes), new_pane (view, -1));
  gtk_box_append (GTK_BOX (panes), new_pane (GTK_WIDGET (all->rows), 280));
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), panes);
  window = adw_application_window_new (app);
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (view);
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
