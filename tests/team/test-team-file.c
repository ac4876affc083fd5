/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-test.h"

#include "team/unrep-team-file.h"

#include <string.h>

#define AMAL "5d9561e5-2ddd-437e-afaa-a82a968b8633"
#define ZAID "00000008-0000-4000-8000-000000000000"

static const char golden[] =
  "{\n"
  "  \"format\": \"unrep-team\",\n"
  "  \"version\": 1,\n"
  "  \"name\": \"التقارير\",\n"
  "  \"codebook\": {\n"
  "    \"id\": \"new-convention\",\n"
  "    \"version\": 3\n"
  "  },\n"
  "  \"reviewers\": [\n"
  "    {\n"
  "      \"id\": \"amal\",\n"
  "      \"uid\": \"" AMAL "\",\n"
  "      \"name\": \"Amal\",\n"
  "      \"code\": \"R1\",\n"
  "      \"since\": 1.50e3\n"
  "    },\n"
  "    {\n"
  "      \"uid\": \"" ZAID "\",\n"
  "      \"name\": \"Zaid\",\n"
  "      \"code\": \"\"\n"
  "    }\n"
  "  ],\n"
  "  \"assignments\": [\n"
  "    {\n"
  "      \"report\": \"a.txt\",\n"
  "      \"reviewers\": [\n"
  "        \"" ZAID "\"\n"
  "      ]\n"
  "    }\n"
  "  ],\n"
  "  \"rounds\": [\n"
  "    {\n"
  "      \"id\": \"1\"\n"
  "    }\n"
  "  ],\n"
  "  \"colour\": {\"of\": [  1,2 ]}\n"
  "}\n";

static UnrepTeamFile *
read_text (const char  *text,
           GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return unrep_team_file_read_bytes (bytes, "team.unrep.json", error);
}

static void
assert_bytes (UnrepTeamFile *file,
              const char    *expected)
{
  g_autoptr (GBytes) bytes = unrep_team_file_to_bytes (file);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_cmpstr (text, ==, expected);
}

static void
test_golden (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (UnrepTeamFile) file = read_text (golden, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (unrep_team_file_get_name (file), ==, "التقارير");
  g_assert_cmpuint (unrep_team_file_get_codebook_version (file), ==, 3);
  g_assert_cmpuint (unrep_team_file_get_n_reviewers (file), ==, 2);
  g_assert_cmpstr (unrep_team_file_get_code (file, 0), ==, "R1");
  g_assert_cmpstr (unrep_reviewer_get_name (unrep_team_file_get_reviewer (file, 1)), ==, "Zaid");
  g_assert_true (unrep_team_file_is_assigned (file, "a.txt", ZAID));
  g_assert_false (unrep_team_file_is_assigned (file, "a.txt", AMAL));
  g_assert_true (unrep_team_file_is_assigned (file, "b.txt", AMAL));
  g_assert_cmpstr (unrep_team_file_get_round (file, 0), ==, "1");
  assert_bytes (file, golden);
}

static void
test_changes (void)
{
  const char *both[] = { AMAL, ZAID, NULL };
  g_autoptr (UnrepTeamFile) file = unrep_team_file_new (), copy = NULL, again = NULL;
  g_autoptr (UnrepReviewer) amal = unrep_reviewer_new ("amal", AMAL, "Amal");
  g_autoptr (UnrepReviewer) zaid = unrep_reviewer_new ("zaid", ZAID, "Zaid"), renamed = NULL;
  g_autoptr (GBytes) bytes = NULL;

  unrep_team_file_set_name (file, "Cybercrime");
  unrep_team_file_set_codebook (file, "tone", 2);
  unrep_team_file_set_reviewer (file, amal, "A");
  unrep_team_file_set_reviewer (file, zaid, "");
  unrep_team_file_set_assignment (file, "a.txt", both);
  unrep_team_file_set_assignment (file, "b.txt", both + 1);
  unrep_team_file_set_assignment (file, "a.txt", both + 2);
  unrep_team_file_add_round (file, "first", NULL, NULL);
  copy = unrep_team_file_copy (file);

  renamed = unrep_reviewer_new ("amal", AMAL, "Amal B.");
  unrep_team_file_set_reviewer (file, renamed, unrep_team_file_get_code (file, 0));
  unrep_team_file_remove_reviewer (file, ZAID);
  unrep_team_file_set_assignment (file, "b.txt", NULL);
  g_assert_cmpuint (unrep_team_file_get_n_reviewers (file), ==, 1);
  g_assert_cmpstr (unrep_team_file_get_code (file, 0), ==, "A");
  g_assert_false (unrep_team_file_is_assigned (file, "a.txt", AMAL));
  g_assert_true (unrep_team_file_is_assigned (file, "b.txt", AMAL));

  g_assert_cmpuint (unrep_team_file_get_n_reviewers (copy), ==, 2);
  g_assert_true (unrep_team_file_is_assigned (copy, "b.txt", ZAID));
  g_assert_false (unrep_team_file_is_assigned (copy, "b.txt", AMAL));
  bytes = unrep_team_file_to_bytes (copy);
  again = unrep_team_file_read_bytes (bytes, "x", NULL);
  g_assert_nonnull (again);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    int code;
    const char *says;
  } cases[] = {
    { "{\"format\": \"unrep-team\"}", UNREP_ERROR_FORMAT, "version" },
    { "{\"version\": 1}", UNREP_ERROR_FORMAT, "unrep-team" },
    { "{\"format\": \"unrep-side-file\", \"version\": 1}", UNREP_ERROR_FORMAT, "unrep-team" },
    { "{\"format\": \"unrep-team\", \"version\": 2}", UNREP_ERROR_NEWER, "newer" },
    { "{\"format\": \"unrep-team\", \"version\": 1, \"reviewers\": {}}", UNREP_ERROR_SYNTAX, "line 1" },
    { "{\"format\": \"unrep-team\", \"version\": 1, \"reviewers\": [{\"uid\": \"x\", \"name\": \"A\"}]}", UNREP_ERROR_FORMAT,
      "uid" },
    { "{\"format\": \"unrep-team\", \"version\": 1, \"reviewers\": [{\"id\": \"team\", \"uid\": \"" AMAL "\", \"name\": "
      "\"A\"}]}", UNREP_ERROR_FORMAT, "id" },
    { "{\"format\": \"unrep-team\", \"version\": 1, \"reviewers\": [{\"uid\": \"" AMAL "\", \"name\": \"A\"}, {\"uid\": \""
      AMAL "\", \"name\": \"B\"}]}", UNREP_ERROR_FORMAT, "same" },
    { "{\"format\": \"unrep-team\", \"version\": 1, \"assignments\": [{\"report\": \"a\"}]}", UNREP_ERROR_FORMAT,
      "reviewers" },
    { "{\"format\": \"unrep-team\", \"version\": 1, \"rounds\": [{\"id\": \"1\"}, {\"id\": \"1\"}]}", UNREP_ERROR_FORMAT,
      "same" },
    { "{\"format\": \"unrep-team\", \"version\": 1, \"rounds\": [{\"id\": \"1\", \"closed\": \"soon\"}]}", UNREP_ERROR_FORMAT,
      "closed" },
    { "{\"format\": \"unrep-team\", \"version\": 1", UNREP_ERROR_SYNTAX, "line 1" },
    { "[]", UNREP_ERROR_SYNTAX, "line 1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (UnrepTeamFile) file = read_text (cases[i].text, &error);

      g_test_message ("%s", error != NULL ? error->message : "read");
      g_assert_null (file);
      g_assert_error (error, UNREP_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].says));
      g_assert_nonnull (strstr (error->message, "team.unrep.json"));
    }
}

static void
test_rounds (void)
{
  g_autoptr (UnrepTeamFile) file = unrep_team_file_new (), again = NULL;
  g_autoptr (GError) error = NULL;
  guint index = 99;

  g_assert_false (unrep_team_file_find_current_round (file, NULL));
  g_assert_cmpstr (unrep_team_file_begin_round (file, "Trial"), ==, "1");
  g_assert_cmpstr (unrep_team_file_begin_round (file, NULL), ==, "2");
  g_assert_nonnull (unrep_team_file_get_round_closed (file, 0));
  g_assert_true (unrep_team_file_find_current_round (file, &index));
  g_assert_cmpuint (index, ==, 1);
  g_assert_cmpstr (unrep_team_file_get_round_name (file, 0), ==, "Trial");
  g_assert_cmpstr (unrep_team_file_get_round_name (file, 1), ==, "2");

  unrep_team_file_set_round_closed (file, 1, "2026-03-04T05:06:07Z");
  again = unrep_team_file_copy (file);
  g_assert_cmpstr (unrep_team_file_get_round_closed (again, 1), ==, "2026-03-04T05:06:07Z");
  g_assert_cmpstr (unrep_team_file_get_round_begun (again, 0), ==, unrep_team_file_get_round_begun (file, 0));
  /* Where all are closed the last one is finished late. */
  g_assert_true (unrep_team_file_find_current_round (again, &index));
  g_assert_cmpuint (index, ==, 1);
  unrep_team_file_set_round_closed (again, 0, NULL);
  unrep_team_file_find_current_round (again, &index);
  g_assert_cmpuint (index, ==, 0);
  unrep_team_file_remove_round (again, 0);
  /* A number that is taken is not taken twice. */
  g_assert_cmpstr (unrep_team_file_begin_round (again, NULL), ==, "3");
}

/* Two leads change the team file at the same time, each from what they have seen: what
 * one thing becomes is what whoever came last chose, and nothing else is lost. */
static void
test_two_leads (void)
{
  const char *one[] = { AMAL, NULL }, *other[] = { ZAID, NULL };
  g_autofree char *dir = unrep_test_dup_dir ("two-leads");
  g_autofree char *path = unrep_test_write (dir, "team.unrep.json", golden, -1);
  g_autoptr (GFile) folder = g_file_new_for_path (dir), file = g_file_new_for_path (path);
  g_autoptr (UnrepTeamFile) base = read_text (golden, NULL), mine = NULL, theirs = NULL, first = NULL, second = NULL;
  g_autoptr (UnrepTeamFile) back = NULL;
  g_autoptr (UnrepReviewer) nur = unrep_reviewer_new ("nur", "00000009-0000-4000-8000-000000000000", "Nur");
  g_autoptr (GError) error = NULL;

  mine = unrep_team_file_copy (base);
  theirs = unrep_team_file_copy (base);
  unrep_team_file_set_name (mine, "Mine");
  unrep_team_file_set_assignment (mine, "b.txt", one);
  unrep_team_file_begin_round (mine, "Second");
  unrep_team_file_remove_reviewer (theirs, ZAID);
  unrep_team_file_set_reviewer (theirs, nur, "R9");
  unrep_team_file_set_assignment (theirs, "b.txt", other);
  unrep_team_file_set_assignment (theirs, "a.txt", NULL);

  first = unrep_team_file_save_changes (base, theirs, folder, &error);
  g_assert_no_error (error);
  second = unrep_team_file_save_changes (base, mine, folder, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (unrep_team_file_get_name (second), ==, "Mine");
  g_assert_cmpuint (unrep_team_file_get_n_reviewers (second), ==, 2);
  g_assert_false (unrep_team_file_find_reviewer (second, ZAID, NULL));
  g_assert_cmpstr (unrep_team_file_get_code (second, 1), ==, "R9");
  g_assert_null (unrep_team_file_get_assignment (second, "a.txt"));
  g_assert_cmpstr (unrep_team_file_get_assignment (second, "b.txt")[0], ==, AMAL);
  g_assert_cmpstr (unrep_team_file_get_round_name (second, 1), ==, "Second");

  /* My change taken back leaves the other lead's; what this version does not know stays. */
  back = unrep_team_file_save_changes (mine, base, folder, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (unrep_team_file_get_name (back), ==, "التقارير");
  g_assert_cmpuint (unrep_team_file_get_n_rounds (back), ==, 1);
  g_assert_null (unrep_team_file_get_round_closed (back, 0));
  g_assert_null (unrep_team_file_get_assignment (back, "b.txt"));
  g_assert_cmpstr (unrep_team_file_get_code (back, 1), ==, "R9");
}

/* A removed reviewer who is brought back is the same, with what this version does not know. */
static void
test_bring_back (void)
{
  g_autoptr (UnrepTeamFile) base = read_text (golden, NULL), mine = unrep_team_file_copy (base), merged = NULL, back = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;

  unrep_team_file_remove_reviewer (mine, AMAL);
  merged = unrep_team_file_merge (base, mine, base);
  g_assert_cmpuint (unrep_team_file_get_n_reviewers (merged), ==, 1);
  back = unrep_team_file_merge (mine, base, merged);
  bytes = unrep_team_file_to_bytes (back);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_nonnull (strstr (text, "\"since\": 1.50e3"));
}

static void
test_find_above (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("above"), *below = g_build_filename (dir, "a", "b", NULL), *path = NULL;
  g_autofree char *name = g_build_filename (below, "r.txt", NULL);
  g_autoptr (GFile) report = g_file_new_for_path (name);
  g_autoptr (UnrepTeamFile) none = NULL, found = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (below, 0700), ==, 0);
  none = unrep_team_file_find_above (report, NULL, &error);
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_NOT_FOUND);
  path = unrep_test_write (dir, "team.unrep.json", golden, -1);
  found = unrep_team_file_find_above (report, NULL, NULL);
  g_assert_cmpstr (unrep_team_file_get_name (found), ==, "التقارير");
}

int
main (int   argc,
      char *argv[])
{
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/team-file/golden", test_golden);
  g_test_add_func ("/team-file/changes", test_changes);
  g_test_add_func ("/team-file/refused", test_refused);
  g_test_add_func ("/team-file/rounds", test_rounds);
  g_test_add_func ("/team-file/two-leads", test_two_leads);
  g_test_add_func ("/team-file/bring-back", test_bring_back);
  g_test_add_func ("/team-file/find-above", test_find_above);
  return g_test_run ();
}
