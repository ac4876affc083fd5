/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "annotation/unrep-annotation-private.h"
#include "annotation/unrep-conflict.h"
#include "annotation/unrep-side-file-private.h"
#include "annotation/unrep-versions.h"
#include "unrep-review-fixture.h"

#include <string.h>

#define UNIT 3

static void
set (UnrepReview *review,
     guint        unit,
     const char  *position,
     const char  *note)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (unrep_review_set_position (review, unit, position, &error));
  g_assert_no_error (error);
  g_assert_true (unrep_review_set_note (review, unit, note, &error));
  g_assert_no_error (error);
}

static void
flush (UnrepReview *review)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (unrep_review_flush (review, &error));
  g_assert_no_error (error);
}

/* Two devices of one person, which have the same annotation of %UNIT and change it
 * without seeing each other; the first one has merged. */
typedef struct
{
  Fixture fixture;
  UnrepReview *here;
  UnrepReview *there;
} Pair;

static Pair
pair_new (const char *name,
          gboolean    is_one_annotation,
          const char *here_position,
          const char *here_note,
          const char *there_position,
          const char *there_note)
{
  Pair pair = { fixture_new (name) };

  fixture_be_device ("aaaaaaaa");
  pair.here = fixture_load (&pair.fixture);
  if (is_one_annotation)
    {
      set (pair.here, UNIT, "mixed", "");
      flush (pair.here);
    }
  fixture_be_device ("bbbbbbbb");
  pair.there = fixture_load (&pair.fixture);
  set (pair.there, UNIT, there_position, there_note);
  flush (pair.there);
  set (pair.here, UNIT, here_position, here_note);
  flush (pair.here);
  return pair;
}

static void
pair_clear (Pair *self)
{
  g_clear_object (&self->here);
  g_clear_object (&self->there);
  fixture_clear (&self->fixture);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pair, pair_clear)

static UnrepConflict *
get_conflict (GPtrArray *conflicts)
{
  g_assert_cmpuint (conflicts->len, ==, 1);
  return g_ptr_array_index (conflicts, 0);
}

static void
decide (UnrepReview *review,
        UnrepChoice  choice)
{
  g_autoptr (GPtrArray) conflicts = unrep_review_list_conflicts (review);
  g_autoptr (GError) error = NULL;

  g_assert_true (unrep_review_decide (review, get_conflict (conflicts), choice, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (unrep_review_get_n_conflicts (review), ==, 0);
}

/* What the folder holds counts one position for the unit, and that is this one. */
static void
assert_saved (Pair       *pair,
              const char *position)
{
  g_autoptr (UnrepSideFile) saved = unrep_side_file_read (unrep_review_get_file (pair->here), NULL, NULL);
  guint n = 0;

  g_assert_nonnull (saved);
  for (guint i = 0; i < unrep_side_file_get_n_annotations (saved); i++)
    {
      UnrepAnnotation *annotation = unrep_side_file_get_annotation (saved, i);

      if (unrep_annotation_is_deleted (annotation))
        continue;
      g_assert_cmpstr (unrep_annotation_get_position (annotation), ==, position);
      n++;
    }
  g_assert_cmpuint (n, ==, position != NULL ? 1 : 0);
}

static void
notify_cb (GObject    *object,
           GParamSpec *pspec,
           guint      *n_notified)
{
  (*n_notified)++;
}

/* Both versions are kept, whatever is restarted, and other work goes on. */
static void
test_kept (void)
{
  guint n_before = fixture_count_state_files ("conflicts"), n_notified = 0;
  g_auto (Pair) pair = pair_new ("kept", TRUE, "support", "هنا", "oppose", "هناك");
  g_autoptr (UnrepReview) again = NULL, third = NULL;
  g_autoptr (GPtrArray) conflicts = unrep_review_list_conflicts (pair.here), more = NULL;
  UnrepConflict *conflict = get_conflict (conflicts);

  g_assert_cmpstr (unrep_review_get_position (pair.here, UNIT), ==, "support");
  g_assert_cmpint (unrep_review_get_state (pair.here), ==, UNREP_REVIEW_SAVED);
  g_assert_null (unrep_review_get_problem (pair.here));
  g_assert_cmpuint (unrep_review_get_n_conflicts (pair.here), ==, 1);
  g_assert_true (unrep_review_is_in_conflict (pair.here, UNIT));
  g_assert_false (unrep_review_is_in_conflict (pair.here, UNIT + 1));
  g_assert_cmpuint (conflict->unit, ==, UNIT);
  g_assert_cmpstr (unrep_annotation_get_position (conflict->shown), ==, "support");
  g_assert_cmpstr (unrep_annotation_get_position (conflict->other), ==, "oppose");
  g_assert_true (conflict->shown_is_own);
  g_assert_false (conflict->other_is_own);
  g_assert_true (unrep_conflict_has_two_notes (conflict));
  g_assert_cmpuint (fixture_count_state_files ("conflicts"), ==, n_before + 2);
  g_assert_cmpuint (unrep_review_count_position (pair.here, "support"), ==, 1);
  g_assert_cmpuint (unrep_review_count_position (pair.here, "oppose"), ==, 0);
  assert_saved (&pair, "support");

  fixture_be_device ("aaaaaaaa");
  again = fixture_load (&pair.fixture);
  g_signal_connect (again, "notify::n-conflicts", G_CALLBACK (notify_cb), &n_notified);
  g_assert_cmpuint (unrep_review_get_n_conflicts (again), ==, 1);
  g_assert_cmpstr (unrep_review_get_position (again, UNIT), ==, "support");
  /* Opening again is no reason to save. */
  g_assert_cmpint (unrep_review_get_state (again), ==, UNREP_REVIEW_SAVED);

  /* A later change of what is shown does not do away with the other version, and
   * other units are saved and merged as ever. */
  set (again, UNIT, "none", "هنا ثانية");
  g_assert_true (unrep_review_set_position (pair.there, UNIT + 2, "neutral", NULL));
  flush (again);
  flush (pair.there);
  third = fixture_load (&pair.fixture);
  g_assert_cmpuint (unrep_review_get_n_conflicts (third), ==, 1);
  more = unrep_review_list_conflicts (third);
  g_assert_cmpstr (unrep_annotation_get_note (get_conflict (more)->shown), !=,
                   unrep_annotation_get_note (get_conflict (more)->other));
  g_assert_cmpstr (unrep_review_get_position (third, UNIT + 2), ==, "neutral");
  g_assert_cmpuint (n_notified, ==, 0);
  decide (third, UNREP_CHOICE_SHOWN);
  flush (third);
  g_assert_cmpuint (fixture_count_state_files ("conflicts"), ==, n_before);
}

typedef struct
{
  UnrepChoice choice;
  gboolean is_one_annotation;
  const char *position;
  const char *note;
} Case;

/* Decided here, in one step; the other device agrees, whatever it had open. */
static void
test_decide (gconstpointer data)
{
  const Case *expected = data;
  guint n_before = fixture_count_state_files ("conflicts");
  g_auto (Pair) pair = pair_new ("decide", expected->is_one_annotation, "support", "هنا", "oppose", "هناك");
  g_autoptr (UnrepReview) again = NULL;
  g_autoptr (GPtrArray) stale = unrep_review_list_conflicts (pair.here);
  g_autoptr (GError) error = NULL;

  /* The other device finds the conflict too. */
  g_assert_true (unrep_review_set_position (pair.there, UNIT + 1, "neutral", NULL));
  flush (pair.there);
  g_assert_cmpuint (unrep_review_get_n_conflicts (pair.there), ==, 1);
  g_assert_true (unrep_review_set_position (pair.there, UNIT + 1, NULL, NULL));
  flush (pair.there);
  flush (pair.here);

  decide (pair.here, expected->choice);
  g_assert_false (unrep_review_is_in_conflict (pair.here, UNIT));
  g_assert_false (unrep_review_decide (pair.here, get_conflict (stale), UNREP_CHOICE_OTHER, &error));
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_CHANGED);
  flush (pair.here);
  g_assert_cmpstr (unrep_review_get_position (pair.here, UNIT), ==, expected->position);
  g_assert_cmpstr (unrep_review_get_note (pair.here, UNIT), ==, expected->note);
  g_assert_cmpuint (fixture_count_state_files ("conflicts"), ==, n_before);
  assert_saved (&pair, expected->position);

  g_assert_true (unrep_review_set_flag (pair.there, UNIT + 2, TRUE, NULL));
  flush (pair.there);
  g_assert_cmpuint (unrep_review_get_n_conflicts (pair.there), ==, 0);
  g_assert_cmpstr (unrep_review_get_position (pair.there, UNIT), ==, expected->position);
  g_assert_cmpstr (unrep_review_get_note (pair.there, UNIT), ==, expected->note);
  g_assert_true (unrep_review_set_flag (pair.there, UNIT + 2, FALSE, NULL));
  flush (pair.there);

  g_assert_cmpuint (unrep_review_undo (pair.here), ==, UNIT);
  g_assert_cmpstr (unrep_review_get_position (pair.here, UNIT), ==, "support");
  g_assert_cmpstr (unrep_review_get_note (pair.here, UNIT), ==, "هنا");
  g_assert_cmpuint (unrep_review_redo (pair.here), ==, UNIT);
  g_assert_cmpstr (unrep_review_get_position (pair.here, UNIT), ==, expected->position);
  flush (pair.here);
  again = fixture_load (&pair.fixture);
  g_assert_cmpuint (unrep_review_get_n_conflicts (again), ==, 0);
  g_assert_cmpstr (unrep_review_get_position (again, UNIT), ==, expected->position);
}

/* What was not chosen is an older version from now on. */
static void
test_loser (void)
{
  for (guint i = 0; i < 2; i++)
    {
      g_auto (Pair) pair = pair_new ("loser", i == 0, "support", "هنا", "oppose", "هناك");
      g_autoptr (UnrepSideFile) now = unrep_side_file_read (unrep_review_get_file (pair.here), NULL, NULL), then = NULL;
      g_autoptr (GPtrArray) versions = NULL;
      const UnrepVersion *version = NULL;
      guint n = 0;

      decide (pair.here, i == 0 ? UNREP_CHOICE_SHOWN : UNREP_CHOICE_OTHER);
      flush (pair.here);
      versions = unrep_versions_list (now);
      for (guint k = 0; k < versions->len && version == NULL; k++)
        if (((const UnrepVersion *) g_ptr_array_index (versions, k))->reason == UNREP_VERSION_BEFORE_CHOICE)
          version = g_ptr_array_index (versions, k);
      g_assert_nonnull (version);
      then = unrep_version_read (version, now, NULL);
      for (guint k = 0; k < unrep_side_file_get_n_annotations (then); k++)
        n += g_strcmp0 (unrep_annotation_get_position (unrep_side_file_get_annotation (then, k)),
                        i == 0 ? "oppose" : "support") == 0;
      g_assert_cmpuint (n, ==, 1);
    }
}

/* Deleted here, changed there. */
static void
test_tombstone (void)
{
  g_auto (Pair) pair = pair_new ("tombstone", TRUE, NULL, "", "oppose", "هناك");
  g_autoptr (GPtrArray) conflicts = unrep_review_list_conflicts (pair.here);
  UnrepConflict *conflict = get_conflict (conflicts);

  g_assert_null (unrep_review_get_position (pair.here, UNIT));
  g_assert_true (unrep_annotation_is_deleted (conflict->shown));
  g_assert_false (unrep_annotation_is_deleted (conflict->other));
  g_assert_false (unrep_conflict_has_two_notes (conflict));
  g_assert_true (unrep_review_is_in_conflict (pair.here, UNIT));
  decide (pair.here, UNREP_CHOICE_OTHER);
  g_assert_cmpstr (unrep_review_get_position (pair.here, UNIT), ==, "oppose");
  flush (pair.here);
  assert_saved (&pair, "oppose");
  g_assert_cmpuint (unrep_review_undo (pair.here), ==, UNIT);
  g_assert_null (unrep_review_get_position (pair.here, UNIT));
}

/* Three devices: two choices, one after the other. */
static void
test_three (void)
{
  g_auto (Pair) pair = pair_new ("three", TRUE, "support", "", "oppose", "");
  g_autoptr (UnrepReview) third = NULL;
  g_autoptr (UnrepSideFile) saved = NULL, copy = NULL;
  g_autoptr (GPtrArray) annotations = g_ptr_array_new_with_free_func (g_object_unref), conflicts = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  /* What a sync program calls it is its own business. */
  saved = unrep_side_file_read (unrep_review_get_file (pair.here), NULL, NULL);
  for (guint i = 0; i < unrep_side_file_get_n_annotations (saved); i++)
    {
      g_autoptr (UnrepAnnotation) other = unrep_annotation_copy (unrep_side_file_get_annotation (saved, i));

      g_array_set_size (other->edits, 0);
      g_array_append_val (other->edits, ((UnrepDeviceCount) { "cccccccc", 5 }));
      unrep_take_string (&other->position, g_strdup ("none"));
      g_ptr_array_add (annotations, g_steal_pointer (&other));
    }
  copy = unrep_side_file_copy (saved);
  unrep_side_file_set_annotations (copy, annotations);
  bytes = unrep_side_file_to_bytes (copy);
  path = unrep_test_write (pair.fixture.dir, "amal-laptop's conflicted copy 2026-03-04.json",
                           g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));

  fixture_be_device ("aaaaaaaa");
  third = fixture_load (&pair.fixture);
  g_assert_cmpuint (unrep_review_get_n_conflicts (third), ==, 2);
  g_assert_cmpstr (unrep_review_get_position (third, UNIT), ==, "support");
  conflicts = unrep_review_list_conflicts (third);
  g_assert_true (unrep_review_decide (third, g_ptr_array_index (conflicts, 0), UNREP_CHOICE_OTHER, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (unrep_review_get_n_conflicts (third), ==, 1);
  decide (third, UNREP_CHOICE_SHOWN);
  flush (third);
  /* The copy is still there, and outdone. */
  g_clear_object (&third);
  third = fixture_load (&pair.fixture);
  g_assert_cmpuint (unrep_review_get_n_conflicts (third), ==, 0);
}

/* Somebody else's file with the same id is another person's, conflict or not. */
static void
test_foreign (void)
{
  g_auto (Fixture) fixture = fixture_new ("foreign");
  g_autofree char *path = fixture_write_side_file (&fixture, "copy.json", OTHER_UID, FIXTURE_SMALL);
  g_autofree char *before = fixture_dup_content (path), *after = NULL;
  g_autoptr (UnrepReview) review = fixture_load (&fixture);

  set (review, UNIT, "oppose", "");
  flush (review);
  after = fixture_dup_content (path);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (unrep_review_get_n_tagged (review), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  static const Case cases[] = {
    { UNREP_CHOICE_SHOWN, TRUE, "support", "هنا" },
    { UNREP_CHOICE_OTHER, TRUE, "oppose", "هناك" },
    { UNREP_CHOICE_BOTH_NOTES, TRUE, "support", "هنا\n\nهناك" },
    { UNREP_CHOICE_SHOWN, FALSE, "support", "هنا" },
    { UNREP_CHOICE_OTHER, FALSE, "oppose", "هناك" },
    { UNREP_CHOICE_BOTH_NOTES, FALSE, "support", "هنا\n\nهناك" },
  };

  unrep_test_init (&argc, &argv);
  g_test_add_func ("/conflicts/kept", test_kept);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/conflicts/decide/%u", i);

      g_test_add_data_func (path, &cases[i], test_decide);
    }
  g_test_add_func ("/conflicts/loser", test_loser);
  g_test_add_func ("/conflicts/tombstone", test_tombstone);
  g_test_add_func ("/conflicts/three", test_three);
  g_test_add_func ("/conflicts/foreign", test_foreign);
  return g_test_run ();
}
