/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-colours.h"
#include "unrep-test.h"

#include "annotation/unrep-codebook.h"

static const GdkRGBA white = { 1, 1, 1, 1 };
static const GdkRGBA dark = { 0.19f, 0.19f, 0.19f, 1 };

/* Figures of WCAG 2.1's own definition, worked out by hand. */
static void
test_contrast (void)
{
  GdkRGBA black = { 0, 0, 0, 1 }, grey;

  g_assert_true (gdk_rgba_parse (&grey, "#767676"));
  g_assert_cmpfloat_with_epsilon (unrep_colours_contrast (&black, &white), 21.0, 0.001);
  g_assert_cmpfloat_with_epsilon (unrep_colours_contrast (&white, &black), 21.0, 0.001);
  g_assert_cmpfloat_with_epsilon (unrep_colours_contrast (&grey, &white), 4.54, 0.01);
}

static void
test_default_codebook (void)
{
  g_autoptr (UnrepCodebook) codebook = unrep_codebook_new_default ();

  for (guint i = 0; i < unrep_codebook_get_n_positions (codebook); i++)
    for (int on_dark = 0; on_dark <= 1; on_dark++)
      {
        const GdkRGBA *paper = on_dark ? &dark : &white;
        GdkRGBA colour;

        g_assert_true (gdk_rgba_parse (&colour, unrep_codebook_get_position (codebook, i)->colour));
        unrep_colours_make_legible (&colour, paper, 4.5);
        g_assert_cmpfloat (unrep_colours_contrast (&colour, paper), >=, 4.5);
      }
}

static void
test_untouched (void)
{
  GdkRGBA colour, before;

  g_assert_true (gdk_rgba_parse (&colour, "#7a1fa2"));
  before = colour;
  unrep_colours_make_legible (&colour, &white, 4.5);
  g_assert_true (gdk_rgba_equal (&colour, &before));
}

/* The worst colours: the paper itself. */
static void
test_invisible (void)
{
  GdkRGBA on_white = white, on_dark = dark;

  unrep_colours_make_legible (&on_white, &white, 7);
  unrep_colours_make_legible (&on_dark, &dark, 7);
  g_assert_cmpfloat (unrep_colours_contrast (&on_white, &white), >=, 7);
  g_assert_cmpfloat (unrep_colours_contrast (&on_dark, &dark), >=, 7);
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/colours/contrast", test_contrast);
  g_test_add_func ("/colours/default-codebook", test_default_codebook);
  g_test_add_func ("/colours/untouched", test_untouched);
  g_test_add_func ("/colours/invisible", test_invisible);
  return g_test_run ();
}
