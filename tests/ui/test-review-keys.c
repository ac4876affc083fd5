/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-review-keys.h"
#include "unrep-shortcuts.h"
#include "unrep-test.h"

#define CODE_1 10
#define CODE_0 19
#define CODE_E 26
#define CODE_U 30
#define CODE_Z 52
#define CODE_J 44
#define CODE_N 57
#define CODE_A 38
#define CODE_SLASH 61

static void
test_characters (void)
{
  const struct
  {
    guint keyval;
    guint keycode;
    GdkModifierType modifiers;
    gunichar expected;
  } cases[] = {
    { GDK_KEY_j, CODE_J, 0, 'j' },
    { GDK_KEY_J, CODE_J, GDK_LOCK_MASK, 'j' },
    { GDK_KEY_1, CODE_1, 0, '1' },
    { GDK_KEY_KP_4, 83, 0, '4' },
    { GDK_KEY_Arabic_teh, CODE_J, 0, 'j' },
    { 0x1000663, 12, 0, '3' },              /* ٣, layout ara(digits) */
    { 0x10006f5, 14, 0, '5' },              /* ۵, layout ir */
    { GDK_KEY_ampersand, CODE_1, 0, '1' },  /* AZERTY without Shift */
    { GDK_KEY_agrave, CODE_0, 0, '0' },
    { GDK_KEY_1, CODE_1, GDK_SHIFT_MASK, '1' }, /* AZERTY with Shift */
    { GDK_KEY_exclam, CODE_1, GDK_SHIFT_MASK, '!' },
    { GDK_KEY_Cyrillic_o, CODE_J, 0, 'j' },
    { GDK_KEY_Cyrillic_ya, CODE_Z, GDK_CONTROL_MASK, 'z' },
    { GDK_KEY_Cyrillic_YA, CODE_Z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, 'z' },
    { GDK_KEY_h, CODE_J, 0, 'h' },          /* Dvorak: a Latin letter means itself */
    { GDK_KEY_q, CODE_A, 0, 'q' },
    { GDK_KEY_question, CODE_SLASH, GDK_CONTROL_MASK | GDK_SHIFT_MASK, '?' },
    { GDK_KEY_Arabic_question_mark, CODE_SLASH, GDK_CONTROL_MASK | GDK_SHIFT_MASK, '?' },
    { GDK_KEY_slash, CODE_SLASH, GDK_CONTROL_MASK, '/' },
    { GDK_KEY_Left, 113, 0, UNREP_KEY_LEFT },
    { GDK_KEY_F3, 69, GDK_SHIFT_MASK, UNREP_KEY_F3 },
    { GDK_KEY_KP_Right, 85, GDK_SHIFT_MASK, UNREP_KEY_RIGHT },
    { GDK_KEY_KP_Delete, 91, 0, 0x7f },
    { GDK_KEY_Home, 110, 0, 0 },
    { GDK_KEY_Arabic_damma, CODE_E, GDK_SHIFT_MASK, 'e' }, /* a letter has its place with Shift too */
    { GDK_KEY_Cyrillic_O, CODE_J, GDK_SHIFT_MASK, 'j' },
    { GDK_KEY_Up, 111, 0, 0 },
    { GDK_KEY_equal, 21, GDK_CONTROL_MASK, '+' },                  /* US, French: + is above */
    { GDK_KEY_plus, 21, GDK_CONTROL_MASK | GDK_SHIFT_MASK, '+' },
    { GDK_KEY_KP_Add, 86, GDK_CONTROL_MASK, '+' },
    { GDK_KEY_minus, 15, GDK_CONTROL_MASK, '-' },                  /* AZERTY: where others have 6 */
    { GDK_KEY_minus, 61, GDK_CONTROL_MASK, '-' },                  /* QWERTZ: where others have / */
    { GDK_KEY_KP_0, 90, GDK_CONTROL_MASK, '0' },
    { GDK_KEY_comma, 58, GDK_CONTROL_MASK, ',' },                  /* AZERTY: where others have m */
    { GDK_KEY_Arabic_waw, 59, GDK_CONTROL_MASK, ',' },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmphex (unrep_keys_get_character (cases[i].keyval, cases[i].keycode, cases[i].modifiers), ==,
                       cases[i].expected);
    }
}

static void
test_find (void)
{
  g_assert_cmpstr (unrep_keys_find (UNREP_KEYS_REVIEW, 'u', 0)->action, ==, "review.not-reviewed");
  g_assert_cmpstr (unrep_keys_find (UNREP_KEYS_REVIEW, 'z', GDK_CONTROL_MASK)->action, ==, "review.undo");
  g_assert_cmpstr (unrep_keys_find (UNREP_KEYS_REVIEW, 'z', GDK_CONTROL_MASK | GDK_SHIFT_MASK)->action, ==,
                   "review.redo");
  g_assert_cmpstr (unrep_keys_find (UNREP_KEYS_WINDOW, '2', GDK_CONTROL_MASK | GDK_SHIFT_MASK)->parameter, ==,
                   "tallies");
  g_assert_cmpstr (unrep_keys_find (UNREP_KEYS_REVIEW, 'e', GDK_SHIFT_MASK)->action, ==, "review.previous-evidence");
  g_assert_cmpstr (unrep_keys_find (UNREP_KEYS_EVIDENCE, UNREP_KEY_LEFT, GDK_SHIFT_MASK)->parameter, ==, "left");
  g_assert_null (unrep_keys_find (UNREP_KEYS_REVIEW, UNREP_KEY_LEFT, GDK_SHIFT_MASK));
  g_assert_cmpstr (unrep_keys_find (UNREP_KEYS_WINDOW, '+', GDK_CONTROL_MASK | GDK_SHIFT_MASK)->action, ==,
                   "win.zoom-in");
  g_assert_cmpstr (unrep_keys_find (UNREP_KEYS_WINDOW, UNREP_KEY_LEFT, GDK_ALT_MASK)->action, ==, "win.back");
  g_assert_null (unrep_keys_find (UNREP_KEYS_WINDOW, UNREP_KEY_LEFT, 0));
  g_assert_null (unrep_keys_find (UNREP_KEYS_REVIEW, 'z', 0));
  g_assert_null (unrep_keys_find (UNREP_KEYS_REVIEW, 'u', GDK_ALT_MASK));
  g_assert_null (unrep_keys_find (UNREP_KEYS_WINDOW, 'u', 0));
}

/* A single key in the window's scope would fire in every text field. */
static void
test_table (void)
{
  guint n;
  const UnrepKey *keys = unrep_keys_get_table (&n);

  g_assert_cmpuint (n, >, 10);
  for (guint i = 0; i < n; i++)
    {
      guint keyval;
      GdkModifierType modifiers;

      /* Nothing that a text field types. */
      if (keys[i].scope == UNREP_KEYS_WINDOW && keys[i].character != UNREP_KEY_F3)
        g_assert_cmphex (keys[i].modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK), !=, 0);
      g_assert_true (gtk_accelerator_parse (keys[i].accelerator, &keyval, &modifiers));
      g_assert_cmphex (modifiers, ==, keys[i].modifiers);
      g_assert_cmphex (unrep_keys_get_character (gdk_keyval_to_lower (keyval), 0, 0), ==, keys[i].character);
      g_assert_true (unrep_keys_find (keys[i].scope, keys[i].character, keys[i].modifiers) == &keys[i]);
    }
}

/* Every key that is bound is shown, with titles that XML cannot break. */
static void
test_shortcuts (void)
{
  g_autoptr (UnrepCodebook) codebook = unrep_codebook_new_default ();
  g_autofree char *ui = unrep_shortcuts_dup_ui (codebook);
  guint n;
  const UnrepKey *keys = unrep_keys_get_table (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *accelerator = g_markup_escape_text (keys[i].accelerator, -1);
      g_autofree char *property = g_strdup_printf ("<property name=\"accelerator\">%s</property>", accelerator);

      g_assert_nonnull (strstr (ui, property));
    }
  for (guint i = 0; i < unrep_codebook_get_n_positions (codebook); i++)
    g_assert_nonnull (strstr (ui, unrep_codebook_get_position_name (codebook, i, "en")));
}

/* Back is to the right in a mirrored interface, and the shortcuts window says so. */
static void
test_mirrored (void)
{
  const UnrepKey *back = unrep_keys_find (UNREP_KEYS_WINDOW, UNREP_KEY_LEFT, GDK_ALT_MASK);

  g_assert_cmpstr (unrep_key_get_accelerator (back), ==, "<Alt>Left");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  g_assert_cmpstr (unrep_key_get_accelerator (back), ==, "<Alt>Right");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/review-keys/characters", test_characters);
  g_test_add_func ("/review-keys/find", test_find);
  g_test_add_func ("/review-keys/mirrored", test_mirrored);
  g_test_add_func ("/review-keys/table", test_table);
  g_test_add_func ("/review-keys/shortcuts", test_shortcuts);
  return g_test_run ();
}
