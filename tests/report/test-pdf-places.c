/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf/unrep-pdf-places.h"
#include "unrep-test.h"

#define N_NUMBERS 60000

/* The set knows what a hash table knows, also where many numbers want the same slot and
 * where it has grown. */
static void
test_random (void)
{
  g_auto (UnrepPdfPlaces) places = { NULL };
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  g_assert_false (unrep_pdf_places_contains (&places, 1));
  for (guint i = 0; i < N_NUMBERS; i++)
    {
      gint64 place = ((gint64) g_test_rand_int_range (0, 3) << 60 | g_test_rand_int_range (0, N_NUMBERS / 2)) + 1;
      gboolean met = g_hash_table_contains (known, &place);

      g_assert_cmpint (unrep_pdf_places_contains (&places, (guint64) place), ==, met);
      g_assert_cmpint (unrep_pdf_places_add (&places, (guint64) place), ==, !met);
      g_assert_true (unrep_pdf_places_contains (&places, (guint64) place));
      g_hash_table_add (known, g_memdup2 (&place, sizeof place));
    }
  g_assert_cmpuint (places.n, ==, g_hash_table_size (known));
  unrep_pdf_places_clear (&places);
  g_assert_false (unrep_pdf_places_contains (&places, 1));
  g_assert_true (unrep_pdf_places_add (&places, 1));
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/report/pdf-places/random", test_random);

  return g_test_run ();
}
