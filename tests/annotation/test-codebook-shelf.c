/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "annotation/unrep-codebook-draft.h"
#include "annotation/unrep-codebook-shelf.h"
#include "base/unrep-file.h"
#include "unrep-review-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static UnrepCodebookShelf *
load_shelf (Fixture *fixture)
{
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->dir);

  return unrep_codebook_shelf_load (folder, NULL);
}

static void
save_own (UnrepCodebook *codebook)
{
  g_autoptr (GFile) file = unrep_codebook_new_own_file (unrep_codebook_get_id (codebook));
  g_autoptr (GError) error = NULL;

  unrep_codebook_save (codebook, file, NULL, &error);
  g_assert_no_error (error);
}

static void
delete_own (const char *id)
{
  g_autoptr (GFile) file = unrep_codebook_new_own_file (id);

  g_assert_true (g_file_delete (file, NULL, NULL));
}

/* The default codebook and a sixth position. */
static UnrepCodebook *
new_six (const char *id)
{
  g_autoptr (UnrepCodebook) standard = unrep_codebook_new_default ();
  g_autoptr (UnrepCodebookDraft) draft = unrep_codebook_draft_new_copy (standard, id);
  guint added = unrep_codebook_draft_add (draft, UNREP_DRAFT_POSITIONS);
  g_autoptr (GError) error = NULL;
  UnrepCodebook *codebook;

  unrep_codebook_draft_set (draft, UNREP_DRAFT_POSITION_NAME, added, "en", "Later");
  codebook = unrep_codebook_draft_finish (draft, &error);
  g_assert_no_error (error);
  return codebook;
}

static UnrepCodebook *
new_without_sixth (UnrepCodebook *codebook)
{
  g_autoptr (UnrepCodebookDraft) draft = unrep_codebook_draft_new (codebook);

  unrep_codebook_draft_remove (draft, UNREP_DRAFT_POSITIONS, 5);
  return unrep_codebook_draft_finish (draft, NULL);
}

static void
use_codebook (Fixture       *fixture,
              UnrepCodebook *codebook)
{
  unrep_codebook_ref (codebook);
  unrep_codebook_unref (fixture->codebook);
  fixture->codebook = codebook;
}

static UnrepCodebook *
choose (Fixture *fixture)
{
  g_autoptr (UnrepCodebookShelf) shelf = load_shelf (fixture);

  return unrep_codebook_shelf_choose (shelf, fixture->report, fixture->reviewer, NULL);
}

static void
tag (Fixture    *fixture,
     const char *path,
     const char *position)
{
  g_autoptr (UnrepReview) review = fixture_load (fixture);
  g_autoptr (GError) error = NULL;

  unrep_review_set_position (review, fixture_find (fixture, path), position, &error);
  g_assert_no_error (error);
  unrep_review_flush (review, &error);
  g_assert_no_error (error);
}

static void
test_list (void)
{
  g_auto (Fixture) fixture = fixture_new ("list");
  g_autoptr (UnrepCodebook) own = new_six ("own-1"), team = new_six ("team-1"), next = new_without_sixth (own);
  g_autofree char *broken = unrep_test_write (fixture.dir, "x.unrep-codebook.json", "{\n7", -1);
  g_autofree char *false_path = g_build_filename (fixture.dir, "y.unrep-codebook.json", NULL);
  g_autofree char *standard = unrep_test_dup_source ("data/codebooks/new-convention.json");
  g_autofree char *team_path = g_build_filename (fixture.dir, "team-1.unrep-codebook.json", NULL);
  g_autoptr (GFile) team_file = g_file_new_for_path (team_path);
  g_autofree char *content = NULL, *free_id = NULL;
  g_autoptr (UnrepCodebookShelf) shelf = NULL;
  g_autoptr (UnrepCodebook) found = NULL, later = NULL;

  g_assert_true (g_file_get_contents (standard, &content, NULL, NULL));
  g_assert_true (g_file_set_contents (false_path, content, -1, NULL));
  save_own (own);
  g_assert_true (unrep_codebook_save (team, team_file, NULL, NULL));
  shelf = load_shelf (&fixture);

  g_assert_cmpuint (unrep_codebook_shelf_get_n (shelf), ==, 3);
  g_assert_cmpint (unrep_codebook_shelf_get_origin (shelf, 0), ==, UNREP_CODEBOOK_BUILT_IN);
  g_assert_null (unrep_codebook_shelf_get_file (shelf, 0));
  g_assert_cmpint (unrep_codebook_shelf_get_origin (shelf, 1), ==, UNREP_CODEBOOK_OWN);
  g_assert_cmpstr (unrep_codebook_get_id (unrep_codebook_shelf_get (shelf, 1)), ==, "own-1");
  g_assert_cmpint (unrep_codebook_shelf_get_origin (shelf, 2), ==, UNREP_CODEBOOK_TEAM);
  g_assert_true (g_file_equal (unrep_codebook_shelf_get_file (shelf, 2), team_file));
  g_assert_cmpuint (g_strv_length ((GStrv) unrep_codebook_shelf_get_problems (shelf)), ==, 2);
  g_assert_nonnull (strstr (unrep_codebook_shelf_get_problems (shelf)[0], "line 2"));
  g_assert_nonnull (strstr (unrep_codebook_shelf_get_problems (shelf)[1], "built in"));

  /* The same version, or a later one; never an earlier. */
  found = unrep_codebook_shelf_find (shelf, "own-1", 1, unrep_codebook_get_sha256 (next));
  g_assert_true (found == unrep_codebook_shelf_get (shelf, 1));
  g_assert_null (unrep_codebook_shelf_find (shelf, "own-1", 2, unrep_codebook_get_sha256 (next)));
  g_assert_null (unrep_codebook_shelf_find (shelf, "own-2", 1, unrep_codebook_get_sha256 (own)));
  save_own (next);
  unrep_codebook_shelf_unref (shelf);
  shelf = load_shelf (&fixture);
  later = unrep_codebook_shelf_find (shelf, "own-1", 1, unrep_codebook_get_sha256 (own));
  g_assert_cmpuint (unrep_codebook_get_version (later), ==, 2);
  free_id = unrep_codebook_shelf_dup_free_id (shelf, "own");
  g_assert_cmpstr (free_id, ==, "own-2");
  delete_own ("own-1");
}

/* A position that is taken out of the codebook stays in the side file. */
static void
test_removed_position (void)
{
  g_auto (Fixture) fixture = fixture_new ("removed");
  g_autoptr (UnrepCodebook) standard = unrep_codebook_new_default (), first = NULL, six = new_six ("six"), none = NULL;
  g_autoptr (UnrepCodebook) next = new_without_sixth (six), chosen = NULL, after = NULL;
  g_autofree char *path = g_build_filename (fixture.dir, "تقرير.txt.amal.six.unrep.json", NULL);
  g_autofree char *earlier = g_build_filename (fixture.dir, "تقرير.txt.amal.unrep.json", NULL);
  g_autofree char *before = NULL, *written = NULL, *kept = NULL;
  g_autoptr (UnrepReview) review = NULL, old = NULL;
  guint unit = fixture_find (&fixture, "2/أ");

  none = choose (&fixture);
  g_assert_true (unrep_codebook_is_default (none));
  tag (&fixture, "2/ب", "oppose");
  before = fixture_dup_content (earlier);
  first = choose (&fixture);
  g_assert_true (unrep_codebook_is_default (first));

  save_own (six);
  use_codebook (&fixture, six);
  g_usleep (G_USEC_PER_SEC + G_USEC_PER_SEC / 10);
  tag (&fixture, "2/أ", "position-6");
  chosen = choose (&fixture);
  g_assert_cmpstr (unrep_codebook_get_id (chosen), ==, "six");

  save_own (next);
  after = choose (&fixture);
  g_assert_cmpuint (unrep_codebook_get_version (after), ==, 2);
  g_assert_cmpuint (unrep_codebook_get_n_positions (after), ==, 5);
  use_codebook (&fixture, after);
  written = fixture_dup_content (path);
  review = fixture_load (&fixture);
  g_assert_null (unrep_review_get_problem (review));
  g_assert_cmpstr (unrep_review_get_position (review, unit), ==, "position-6");
  g_assert_cmpuint (unrep_review_count_position (review, "position-6"), ==, 1);
  g_assert_cmpuint (unrep_review_get_n_tagged (review), ==, 1);
  /* Looking changes nothing; working does, and the position stays. */
  unrep_test_assert_content (path, written);
  g_assert_nonnull (strstr (written, "\"version\": 1,\n    \"sha256\""));
  g_assert_true (unrep_review_set_note (review, unit, "لاحقاً", NULL));
  g_assert_true (unrep_review_flush (review, NULL));
  kept = fixture_dup_content (path);
  g_assert_nonnull (strstr (kept, "\"version\": 2,\n    \"sha256\""));
  g_assert_nonnull (strstr (kept, unrep_codebook_get_sha256 (next)));
  g_assert_nonnull (strstr (kept, "\"position\": \"position-6\""));
  /* It cannot be taken again, and can be taken away and brought back. */
  g_assert_false (unrep_review_set_position (review, unit + 1, "position-6", NULL));
  g_assert_true (unrep_review_set_position (review, unit, NULL, NULL));
  g_assert_true (unrep_review_undo (review));
  g_assert_cmpstr (unrep_review_get_position (review, unit), ==, "position-6");
  g_assert_true (unrep_review_flush (review, NULL));

  /* The work with the other codebook is as it was; the earlier version cannot go on. */
  unrep_test_assert_content (earlier, before);
  use_codebook (&fixture, six);
  old = fixture_load (&fixture);
  g_assert_cmpint (unrep_review_get_state (old), ==, UNREP_REVIEW_READ_ONLY);
  g_assert_nonnull (strstr (unrep_review_get_problem (old), "six, version 2"));
  delete_own ("six");
}

static void
test_missing (void)
{
  g_auto (Fixture) fixture = fixture_new ("missing");
  g_autoptr (UnrepCodebook) six = new_six ("lost"), missing = NULL;
  g_autofree char *path = g_build_filename (fixture.dir, "تقرير.txt.amal.lost.unrep.json", NULL);
  g_autofree char *kept = NULL;
  g_autoptr (UnrepReview) review = NULL;
  guint unit = fixture_find (&fixture, "2/أ");

  use_codebook (&fixture, six);
  tag (&fixture, "2/أ", "position-6");
  missing = choose (&fixture);
  g_assert_true (unrep_codebook_is_missing (missing));
  g_assert_cmpstr (unrep_codebook_get_question (missing, NULL), ==, "lost");
  use_codebook (&fixture, missing);
  review = fixture_load (&fixture);
  g_assert_cmpint (unrep_review_get_state (review), ==, UNREP_REVIEW_SAVED);
  g_assert_cmpstr (unrep_review_get_position (review, unit), ==, "position-6");
  g_assert_cmpuint (unrep_review_count_position (review, "position-6"), ==, 1);
  g_assert_true (unrep_review_set_note (review, unit, "n", NULL));
  g_assert_true (unrep_review_flush (review, NULL));
  kept = fixture_dup_content (path);
  g_assert_nonnull (strstr (kept, unrep_codebook_get_sha256 (six)));
  g_assert_nonnull (strstr (kept, "\"position\": \"position-6\""));
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/codebook-shelf/list", test_list);
  g_test_add_func ("/codebook-shelf/removed-position", test_removed_position);
  g_test_add_func ("/codebook-shelf/missing", test_missing);
  return g_test_run ();
}
