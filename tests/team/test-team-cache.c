/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-test.h"

#include "base/unrep-file.h"
#include "team/unrep-sheet-private.h"
#include "team/unrep-tally-export.h"
#include "team/unrep-team-cache.h"
#include "unrep-team-fixture.h"

#include <string.h>

/* Files younger than that are never taken from the cache. */
#define SETTLING_US (2100 * 1000)

#define ROUNDS \
  "[{\"id\": \"2\", \"finished\": \"2026-03-01T00:00:00Z\", \"positions\": " \
  "{\"00000101-0000-4000-8000-000000000000\": \"oppose\"}}]"

/* A sheet with everything: rounds, spans with and without a position, tags. */
static void
write_folder (const char *dir)
{
  const TestNote amal[] = { { 0, 20, "support", .id = 0x101 }, { 5, 15, "oppose", "span", .id = 0x102 },
                            { 7, 12, NULL, "span", .id = 0x103 }, { 30, 60, "none", .id = 0x104 } };
  g_autofree char *path = g_build_filename (dir, "a.json", NULL), *plain = NULL;
  g_autoptr (GString) text = NULL;

  test_write_side_file (dir, "a.json", &(TestSide) { "amal", 7, "a.txt", .finished = TRUE, .rounds = ROUNDS,
                        .opened_as_lead = "2026-03-02T00:00:00Z" }, amal, G_N_ELEMENTS (amal));
  g_assert_true (g_file_get_contents (path, &plain, NULL, NULL));
  text = g_string_new (plain);
  g_assert_cmpuint (g_string_replace (text, "\"tags\": []", "\"tags\": [\"later\", \"money\"]", 1), ==, 1);
  g_free (unrep_test_write (dir, "a.json", text->str, (gssize) text->len));
  test_write_side_file (dir, "z.json", &(TestSide) { "zaid", 8, "a.txt", .rounds = "[]" }, test_three_notes, 3);
  test_write_side_file (dir, "b.json", &(TestSide) { "amal", 7, "b.txt", .codebook = "another", .version = 3 },
                        test_three_notes, 2);
}

/* As one run of the program would read @dir; @n_read is how many files it has read. */
static UnrepTeam *
run_once (const char *dir,
          guint      *n_read)
{
  g_autoptr (UnrepTeamReader) reader = unrep_team_reader_new ();
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  UnrepTeam *team;

  g_ptr_array_add (paths, g_file_new_for_path (dir));
  team = unrep_team_cache_read (reader, paths, NULL, &error);
  g_assert_no_error (error);
  *n_read = unrep_team_reader_get_n_read (reader);
  return team;
}

static void
assert_same (UnrepTeam *team,
             UnrepTeam *expected)
{
  g_assert_cmpuint (unrep_team_get_n_sheets (team), ==, unrep_team_get_n_sheets (expected));
  for (guint i = 0; i < unrep_team_get_n_sheets (team); i++)
    {
      UnrepSheet *sheet = unrep_team_get_sheet (team, i), *other = unrep_team_get_sheet (expected, i);
      g_autoptr (GVariant) variant = g_variant_ref_sink (unrep_sheet_new_variant (sheet));
      g_autoptr (GVariant) expected_variant = g_variant_ref_sink (unrep_sheet_new_variant (other));

      g_assert_true (g_file_equal (unrep_sheet_get_file (sheet), unrep_sheet_get_file (other)));
      g_assert_cmpvariant (variant, expected_variant);
    }
}

static void
test_second_run (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("second-run");
  g_autoptr (UnrepTeam) first = NULL, second = NULL, young = NULL, changed = NULL;
  UnrepSheet *sheet;
  guint n_read;

  write_folder (dir);
  young = run_once (dir, &n_read);
  g_assert_cmpuint (n_read, ==, 3);
  g_clear_pointer (&young, unrep_team_unref);
  young = run_once (dir, &n_read);
  g_assert_cmpuint (n_read, ==, 3);

  g_usleep (SETTLING_US);
  first = run_once (dir, &n_read);
  g_assert_cmpuint (n_read, ==, 3);
  second = run_once (dir, &n_read);
  g_assert_cmpuint (n_read, ==, 0);
  assert_same (second, first);
  sheet = unrep_team_get_sheet (second, 1);
  g_assert_cmpstr (unrep_sheet_get_round (sheet), ==, "2");
  g_assert_cmpuint (unrep_sheet_get_n_judged (sheet), ==, 1);
  g_assert_cmpuint (unrep_sheet_get_n_spans (sheet), ==, 2);
  g_assert_null (unrep_sheet_get_span (sheet, 1)->position);
  g_assert_cmpstr (unrep_sheet_get_entry (sheet, 0)->tags[1], ==, "money");

  /* The same size, and all of it older but for when the entry was changed. */
  test_write_side_file (dir, "z.json", &(TestSide) { "zaid", 9, "a.txt", .rounds = "[]" }, test_three_notes, 3);
  changed = run_once (dir, &n_read);
  g_assert_cmpuint (n_read, ==, 1);
  g_assert_cmpstr (unrep_reviewer_get_uid (unrep_sheet_get_reviewer (unrep_team_get_sheet (changed, 2))), ==,
                   "00000009-0000-4000-8000-000000000000");
}

static char *
dup_only_cache (void)
{
  g_autofree char *folder = unrep_dup_cache_path (NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  char *path = NULL;
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".team-cache"))
      {
        g_assert_null (path);
        path = g_build_filename (folder, name, NULL);
      }

  g_assert_nonnull (path);
  return path;
}

/* A cache that was cut or changed is no cache; nobody's positions change by it. */
static void
test_damaged (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("damaged"), *path = NULL, *sound = NULL;
  g_autoptr (UnrepTeam) expected = NULL;
  gsize length;
  guint n_read;

  write_folder (dir);
  g_usleep (SETTLING_US);
  expected = run_once (dir, &n_read);
  path = dup_only_cache ();
  g_assert_true (g_file_get_contents (path, &sound, &length, NULL));

  for (guint round = 0; round < 300; round++)
    {
      g_autofree char *damaged = g_memdup2 (sound, length);
      g_autoptr (UnrepTeam) team = NULL;
      gsize end = length;

      if (round % 3 == 0)
        end = (gsize) g_test_rand_int_range (0, (gint32) length);
      else
        damaged[g_test_rand_int_range (128, (gint32) length)] ^= (char) (1 << g_test_rand_int_range (0, 7));
      g_assert_true (g_file_set_contents (path, damaged, (gssize) end, NULL));
      team = run_once (dir, &n_read);
      g_assert_cmpuint (n_read, ==, 3);
      assert_same (team, expected);
    }
}

/* What is taken for a sheet is checked on its own, too. */
static void
test_hostile (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("hostile");
  g_autoptr (UnrepTeam) team = NULL;
  g_autoptr (GVariant) variant = NULL;
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere");
  guint n_read;

  write_folder (dir);
  team = run_once (dir, &n_read);
  variant = g_variant_ref_sink (unrep_sheet_new_variant (unrep_team_get_sheet (team, 0)));
  for (guint round = 0; round < 3000; round++)
    {
      gsize size = g_variant_get_size (variant);
      guint8 *data = g_memdup2 (g_variant_get_data (variant), size);
      g_autoptr (GVariant) changed = NULL;
      g_autoptr (UnrepSheet) sheet = NULL;

      for (guint i = 0; i <= round % 4; i++)
        data[g_test_rand_int_range (0, (gint32) size)] = (guint8) g_test_rand_int_range (0, 256);
      changed = g_variant_ref_sink (g_variant_new_from_data (G_VARIANT_TYPE (UNREP_SHEET_VARIANT_TYPE), data, size, FALSE,
                                                             g_free, data));
      sheet = unrep_sheet_new_from_variant (changed, file);
      if (sheet != NULL)
        g_assert_true (unrep_reviewer_id_is_valid (unrep_reviewer_get_id (unrep_sheet_get_reviewer (sheet))));
    }
}

int
main (int   argc,
      char *argv[])
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/team-cache/damaged", test_damaged);
  g_test_add_func ("/team-cache/hostile", test_hostile);
  g_test_add_func ("/team-cache/second-run", test_second_run);

  return g_test_run ();
}
