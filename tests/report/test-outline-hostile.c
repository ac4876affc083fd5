/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check-outline.h"
#include "unrep-test.h"

#include <string.h>

/* Texts that are no reports: an outline in bounded time, perhaps without units. The
 * bound is the program's: what is not linear does not end before its time is over. */

static guint
outline_units (GString *utf8)
{
  g_autoptr (UnrepText) text = unrep_text_new (utf8->str, (gssize) utf8->len);
  g_autoptr (GError) error = NULL;
  g_autoptr (UnrepOutline) outline = NULL;

  outline = unrep_outline_new (text, NULL, &error);
  g_assert_no_error (error);
  check_outline (outline);
  g_string_free (utf8, TRUE);
  return unrep_outline_get_n_units (outline);
}

static void
test_nothing (void)
{
  g_assert_cmpuint (outline_units (g_string_new ("")), ==, 0);
  g_assert_cmpuint (outline_units (g_string_new ("\n\r\n \t\n\r")), ==, 0);
}

static void
test_bidi_controls (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 50000; i++)
    g_string_append_unichar (text, i % 3 == 0 ? 0x202e : i % 3 == 1 ? 0x200f : 0x2067);
  g_assert_cmpuint (outline_units (text), ==, 0);
}

static void
test_long_line (void)
{
  GString *text = g_string_new ("1. ");

  while (text->len < 5 * 1024 * 1024)
    g_string_append (text, "كلمة (أ) word  -١ ");
  g_assert_cmpuint (outline_units (text), ==, 1);
}

static void
test_many_items (void)
{
  GString *text = g_string_new ("1. Lanterns:\n\n");

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (text, "(%c) lantern;\n", 'a' + (int) (i % 26));
  g_assert_cmpuint (outline_units (text), >, 1000);

  text = g_string_new (NULL);
  for (guint i = 1; i <= 100000; i++)
    g_string_append_printf (text, "%u. A lantern.\n\n", i);
  g_assert_cmpuint (outline_units (text), ==, 100000);
}

static void
test_deep_labels (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 1000; i++)
    g_string_append (text, i % 2 == 0 ? "(a) " : "1. ");
  outline_units (text);

  text = g_string_new (NULL);
  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (text, "%*s%s lantern:\n", (int) i, "", i % 3 == 0 ? "1." : i % 3 == 1 ? "(a)" : "(i)");
  outline_units (text);
}

static void
test_carriage_returns (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 1; i <= 200000; i++)
    g_string_append (text, i % 5 == 0 ? "7.\r" : "\r");
  outline_units (text);
}

static gunichar
random_char (GRand *rand)
{
  static const char *const common = "\n\n\n  .-()'\"°:؛•12٣٤۷ABIVabi أبجد一、（）";
  gunichar                 c;

  if (g_rand_int_range (rand, 0, 4) > 0)
    return g_utf8_get_char (
      g_utf8_offset_to_pointer (common, g_rand_int_range (rand, 0, (gint32) g_utf8_strlen (common, -1))));
  do
    c = (gunichar) g_rand_int_range (rand, 1, 0x110000);
  while (c >= 0xd800 && c < 0xe000);
  return c;
}

static void
test_random_text (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20190412);

  for (guint i = 0; i < 300; i++)
    {
      GString *text = g_string_new (NULL);
      gint32   n = g_rand_int_range (rand, 0, 3000);

      for (gint32 j = 0; j < n; j++)
        g_string_append_unichar (text, random_char (rand));
      outline_units (text);
    }
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (UnrepText) text = unrep_text_new ("1. A lantern.", -1);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (unrep_outline_new (text, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/outline-hostile/nothing", test_nothing);
  g_test_add_func ("/outline-hostile/bidi-controls", test_bidi_controls);
  g_test_add_func ("/outline-hostile/long-line", test_long_line);
  g_test_add_func ("/outline-hostile/many-items", test_many_items);
  g_test_add_func ("/outline-hostile/deep-labels", test_deep_labels);
  g_test_add_func ("/outline-hostile/carriage-returns", test_carriage_returns);
  g_test_add_func ("/outline-hostile/random-text", test_random_text);
  g_test_add_func ("/outline-hostile/cancelled", test_cancelled);

  return g_test_run ();
}
