/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Underlined letters of every script, by every layout, and none twice in a menu. */
#include "unrep-mnemonics.h"
#include "unrep-ui-fixture.h"
#include "unrep-unit-menu.h"
#include "unrep-window-private.h"

/* Keys that no layout of the test's display has another letter on. */
#define NO_KEY 0

static GtkWidget *clicked;

static void
clicked_cb (GtkWidget *button)
{
  clicked = button;
}

static GtkWidget *
add_button (GtkWidget  *box,
            const char *label)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), NULL);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static gboolean
is_clicked (gpointer button)
{
  return clicked == button;
}

/* A button that a key has pressed is clicked a moment later. */
static void
assert_clicks (GtkWidget *window,
               guint      keyval,
               GtkWidget *button)
{
  clicked = NULL;
  g_assert_true (unrep_mnemonics_activate (window, keyval, NO_KEY));
  g_assert_true (unrep_fixture_wait (is_clicked, button));
}

/* Arabic, Cyrillic and Latin letters; what is hidden or insensitive does not count. */
static void
test_letters (void)
{
  GtkWidget *window = gtk_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *hidden, *arabic, *cyrillic, *latin, *greek;

  hidden = add_button (box, "إ_غلاق");
  arabic = add_button (box, "_غلاف");
  cyrillic = add_button (box, "_Щука");
  latin = add_button (box, "_Open");
  greek = add_button (box, "_Ωμέγα");
  gtk_widget_set_visible (hidden, FALSE);
  gtk_widget_set_sensitive (greek, FALSE);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  unrep_fixture_settle ();

  assert_clicks (window, GDK_KEY_Arabic_ghain, arabic);
  assert_clicks (window, GDK_KEY_Cyrillic_shcha, cyrillic);
  assert_clicks (window, GDK_KEY_o, latin);
  g_assert_false (unrep_mnemonics_activate (window, GDK_KEY_Greek_omega, NO_KEY));
  g_assert_false (unrep_mnemonics_activate (window, GDK_KEY_Arabic_feh, NO_KEY));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Two that share a letter take turns in having the focus. */
static void
test_turns (void)
{
  GtkWidget *window = gtk_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *first = add_button (box, "_نص"), *second = add_button (box, "_نشر");

  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  unrep_fixture_settle ();
  for (guint i = 0; i < 4; i++)
    {
      GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

      g_assert_true (unrep_mnemonics_activate (window, GDK_KEY_Arabic_noon, NO_KEY));
      g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == (focus == first ? second : first));
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The letter that @label has underlined, 0 for none. */
static gunichar
get_letter (const char *label)
{
  for (const char *at = strchr (label, '_'); at != NULL; at = strchr (at + 2, '_'))
    if (at[1] != '_')
      return g_unichar_tolower (g_utf8_get_char (at + 1));
  return 0;
}

static void
check_menu (GMenuModel *menu,
            GHashTable *letters)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autoptr (GMenuModel) below = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);
      g_autoptr (GHashTable) own = g_hash_table_new (NULL, NULL);
      g_autofree char *label = NULL;
      gunichar letter;

      if (section != NULL)
        check_menu (section, letters);
      if (below != NULL)
        check_menu (below, own);
      if (!g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label))
        continue;
      letter = get_letter (label);
      g_test_message ("%s", label);
      if (letter != 0)
        g_assert_true (g_hash_table_add (letters, GUINT_TO_POINTER (letter)));
    }
}

static void
assert_unambiguous (GMenuModel *menu,
                    guint       at_least)
{
  g_autoptr (GHashTable) letters = g_hash_table_new (NULL, NULL);

  check_menu (menu, letters);
  g_assert_cmpuint (g_hash_table_size (letters), >=, at_least);
}

/* Every menu of buttons below @widget, as it is when it opens: some of it is made then. */
static guint
check_buttons (GtkWidget *widget)
{
  guint n = 0;

  if (GTK_IS_MENU_BUTTON (widget) && gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (widget)) != NULL)
    {
      gtk_menu_button_popup (GTK_MENU_BUTTON (widget));
      assert_unambiguous (gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (widget)), 1);
      gtk_menu_button_popdown (GTK_MENU_BUTTON (widget));
      n++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += check_buttons (child);
  return n;
}

/* With every item that there can be. */
static void
test_menus (void)
{
  UnrepIdentity *identity = unrep_identity_new ();
  UnrepWindow *window = unrep_window_new (NULL, identity);
  g_autoptr (UnrepCodebook) codebook = unrep_codebook_new_default ();
  g_autoptr (GFile) file = unrep_fixture_new_file ();
  g_autoptr (GMenuModel) unit = unrep_unit_menu_new (codebook, TRUE);

  unrep_window_open (window, file);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (unrep_fixture_wait (unrep_fixture_is_ready, unrep_window_get_page (window)));
  assert_unambiguous (gtk_menu_button_get_menu_model (window->menu), 14);
  assert_unambiguous (unit, 8);
  g_assert_cmpuint (check_buttons (GTK_WIDGET (window)), >=, 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.view", "s", "rendering");
  unrep_fixture_settle ();
  g_assert_cmpuint (check_buttons (GTK_WIDGET (window)), >=, 2);
  unrep_fixture_close (&window);
  unrep_fixture_unref_last (identity);
}

int
main (int    argc,
      char **argv)
{
  unrep_fixture_init (&argc, &argv);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);
  g_test_add_func ("/mnemonics/letters", test_letters);
  g_test_add_func ("/mnemonics/turns", test_turns);
  g_test_add_func ("/mnemonics/menus", test_menus);
  return g_test_run ();
}
