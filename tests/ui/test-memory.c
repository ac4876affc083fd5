/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-memory.h"
#include "unrep-test.h"

#include "base/unrep-file.h"

#include <glib/gstdio.h>

static char *
dup_sha (guint number)
{
  return g_strdup_printf ("%064x", number);
}

static void
write_file (const char *content)
{
  g_autofree char *path = unrep_dup_state_path ("places.ini");

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
}

static void
test_round_trip (void)
{
  const UnrepPlace kept = { 8123, 8001, 121, "tallies" };
  g_autofree char *one = dup_sha (1), *two = dup_sha (2);
  UnrepPlace place;

  g_assert_true (unrep_memory_is_empty ());
  g_assert_false (unrep_memory_find (one, &place));
  unrep_memory_keep (one, &kept);
  unrep_memory_flush ();
  g_assert_true (unrep_memory_find (one, &place));
  g_assert_false (unrep_memory_is_empty ());
  g_assert_cmpuint (place.caret, ==, 8123);
  g_assert_cmpuint (place.top, ==, 8001);
  g_assert_cmpuint (place.zoom, ==, 121);
  g_assert_cmpstr (place.view, ==, "tallies");
  g_assert_false (unrep_memory_find (two, &place));
}

/* Of many at once none is lost. */
static void
test_many (void)
{
  for (guint i = 1; i <= 40; i++)
    {
      const UnrepPlace kept = { i, 0, 100, "review" };
      g_autofree char *sha = dup_sha (i);

      unrep_memory_keep (sha, &kept);
    }
  unrep_memory_flush ();
  for (guint i = 1; i <= 40; i++)
    {
      g_autofree char *sha = dup_sha (i);
      UnrepPlace place;

      g_assert_true (unrep_memory_find (sha, &place));
      g_assert_cmpuint (place.caret, ==, i);
    }
}

/* The name of the view belongs to a widget, which goes when its tab is closed: that may be
 * before anything is written. */
static void
test_view_is_copied (void)
{
  g_autofree char *sha = dup_sha (5);
  UnrepPlace place;

  for (guint i = 0; i < 50; i++)
    {
      char *view = g_strdup ("rendering");
      const UnrepPlace kept = { i, 0, 100, view };

      unrep_memory_keep (sha, &kept);
      memset (view, '?', strlen (view));
      g_free (view);
    }
  g_assert_true (unrep_memory_find (sha, &place));
  g_assert_cmpstr (place.view, ==, "rendering");
}

/* Of one report the last place counts, whichever thread writes, and nobody has to wait
 * for it to be written before they ask. */
static void
test_last_counts (void)
{
  g_autofree char *sha = dup_sha (6);
  UnrepPlace place;

  for (guint i = 1; i <= 60; i++)
    {
      const UnrepPlace kept = { i, 2 * i, 100, "review" };

      unrep_memory_keep (sha, &kept);
      if (i % 20 != 0)
        continue;
      g_assert_true (unrep_memory_find (sha, &place));
      g_assert_cmpuint (place.caret, ==, i);
      g_assert_cmpuint (place.top, ==, 2 * i);
    }
}

static void
test_oldest_is_forgotten (void)
{
  const UnrepPlace kept = { 5, 0, 100, "review" };
  g_autoptr (GString) file = g_string_new (NULL);
  g_autofree char *old = dup_sha (77), *young = dup_sha (3), *new = dup_sha (9999);
  UnrepPlace place;

  for (guint i = 1; i <= UNREP_MEMORY_MAX_REPORTS; i++)
    g_string_append_printf (file, "[%064x]\ncaret=%u\nused=%u\n", i, i, i == 77 ? 3 : 1000 + i);
  write_file (file->str);
  unrep_memory_keep (new, &kept);
  unrep_memory_flush ();
  g_assert_false (unrep_memory_find (old, &place));
  g_assert_true (unrep_memory_find (young, &place));
  g_assert_true (unrep_memory_find (new, &place));
}

/* A file that others have been at. */
static void
test_hostile (void)
{
  g_autofree char *sha = dup_sha (1);
  g_autofree char *text = g_strdup_printf ("[%s]\ncaret=99999999999999999999\ntop=-4\nzoom=-7\nview=../../etc\n", sha);
  const UnrepPlace kept = { 3, 2, 110, "review" };
  UnrepPlace place;

  write_file (text);
  g_assert_true (unrep_memory_find (sha, &place));
  g_assert_cmpuint (place.caret, <=, G_MAXINT);
  g_assert_cmpuint (place.top, <=, G_MAXINT);
  g_assert_cmpuint (place.zoom, ==, 100);
  g_assert_cmpstr (place.view, ==, "review");

  write_file ("no key file\n\x01\xff");
  g_assert_false (unrep_memory_find (sha, &place));
  unrep_memory_keep (sha, &kept);
  unrep_memory_flush ();
  g_assert_true (unrep_memory_find (sha, &place));
  g_assert_cmpuint (place.zoom, ==, 110);
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/memory/round-trip", test_round_trip);
  g_test_add_func ("/memory/many", test_many);
  g_test_add_func ("/memory/view-is-copied", test_view_is_copied);
  g_test_add_func ("/memory/last-counts", test_last_counts);
  g_test_add_func ("/memory/oldest-is-forgotten", test_oldest_is_forgotten);
  g_test_add_func ("/memory/hostile", test_hostile);
  return g_test_run ();
}
