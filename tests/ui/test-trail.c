/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-test.h"
#include "unrep-trail.h"

static void
test_back_and_forward (void)
{
  g_autoptr (UnrepTrail) trail = unrep_trail_new ();
  gsize to = 0;

  g_assert_false (unrep_trail_back (trail, 5, &to));
  g_assert_false (unrep_trail_forward (trail, 5, &to));
  unrep_trail_leave (trail, 100);
  unrep_trail_leave (trail, 230);
  g_assert_true (unrep_trail_back (trail, 370, &to));
  g_assert_cmpuint (to, ==, 230);
  g_assert_true (unrep_trail_back (trail, 230, &to));
  g_assert_cmpuint (to, ==, 100);
  g_assert_false (unrep_trail_back (trail, 100, &to));
  g_assert_true (unrep_trail_forward (trail, 100, &to));
  g_assert_cmpuint (to, ==, 230);
  g_assert_true (unrep_trail_forward (trail, 230, &to));
  g_assert_cmpuint (to, ==, 370);
  g_assert_false (unrep_trail_forward (trail, 370, &to));
}

/* Another jump is another way; a step to where one is would be none. */
static void
test_jumps_after_going_back (void)
{
  g_autoptr (UnrepTrail) trail = unrep_trail_new ();
  gsize to = 0;

  unrep_trail_leave (trail, 100);
  g_assert_true (unrep_trail_back (trail, 230, &to));
  unrep_trail_leave (trail, 100);
  unrep_trail_leave (trail, 100);
  g_assert_false (unrep_trail_forward (trail, 4, &to));
  g_assert_true (unrep_trail_back (trail, 4, &to));
  g_assert_cmpuint (to, ==, 100);
  g_assert_false (unrep_trail_back (trail, 100, &to));
  unrep_trail_leave (trail, 7);
  g_assert_false (unrep_trail_back (trail, 7, &to));
}

static void
test_is_bounded (void)
{
  g_autoptr (UnrepTrail) trail = unrep_trail_new ();
  gsize to = 0;
  guint n = 0;

  for (gsize i = 1; i <= 1000; i++)
    unrep_trail_leave (trail, i);
  g_assert_true (unrep_trail_back (trail, 1001, &to));
  g_assert_cmpuint (to, ==, 1000);
  while (unrep_trail_back (trail, to, &to))
    n++;
  g_assert_cmpuint (n, ==, 199);
  g_assert_cmpuint (to, ==, 801);
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/trail/back-and-forward", test_back_and_forward);
  g_test_add_func ("/trail/jumps-after-going-back", test_jumps_after_going_back);
  g_test_add_func ("/trail/is-bounded", test_is_bounded);
  return g_test_run ();
}
