/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "annotation/unrep-annotation-private.h"
#include "annotation/unrep-side-file-private.h"
#include "unrep-review-fixture.h"

#include <string.h>

#define EARLY "2026-03-04T05:06:07Z"

/* Four devices of one person, working on copies of one side file. */
static UnrepSideFile *
new_file (Fixture   *fixture,
          GPtrArray *annotations)
{
  UnrepSideFile *file = unrep_side_file_new (fixture->report, fixture->codebook, fixture->reviewer);

  unrep_side_file_set_annotations (file, annotations);
  return file;
}

static UnrepSideFile *
new_file_of (Fixture *fixture,
             ...) G_GNUC_NULL_TERMINATED;

static UnrepSideFile *
new_file_of (Fixture *fixture,
             ...)
{
  g_autoptr (GPtrArray) annotations = g_ptr_array_new ();
  UnrepAnnotation *annotation;
  va_list args;

  va_start (args, fixture);
  while ((annotation = va_arg (args, UnrepAnnotation *)) != NULL)
    g_ptr_array_add (annotations, annotation);
  va_end (args);
  return new_file (fixture, annotations);
}

static UnrepAnnotation *
tag (Fixture    *fixture,
     UnrepRange  range,
     const char *position,
     const char *device)
{
  UnrepAnnotationContent content = { .position = position };

  return unrep_annotation_new_unit ("2/أ", unrep_report_get_text (fixture->report), range, &content, device, EARLY);
}

static UnrepAnnotation *
say (UnrepAnnotation *annotation,
     const char      *position,
     const char      *note,
     const char      *device)
{
  UnrepAnnotationContent content = { .position = position, .note = note };

  return unrep_annotation_new_changed (annotation, &content, device, "2026-03-05T05:06:07Z");
}

static void
assert_same (UnrepSideFile *a,
             UnrepSideFile *b)
{
  g_autoptr (GBytes) a_bytes = unrep_side_file_to_bytes (a);
  g_autoptr (GBytes) b_bytes = unrep_side_file_to_bytes (b);

  g_assert_cmpmem (g_bytes_get_data (a_bytes, NULL), g_bytes_get_size (a_bytes),
                   g_bytes_get_data (b_bytes, NULL), g_bytes_get_size (b_bytes));
}

/* A file whose annotations are what @file knows beside what it shows. */
static UnrepSideFile *
new_copy_of_others (UnrepSideFile *file)
{
  UnrepSideFile *copy = unrep_side_file_copy (file);

  unrep_side_file_set_annotations (copy, file->others);
  return copy;
}

static void
test_dominates (void)
{
  g_auto (Fixture) fixture = fixture_new ("dominates");
  g_autoptr (UnrepAnnotation) old = tag (&fixture, (UnrepRange) { 3, 30 }, "oppose", "aaaaaaaa");
  g_autoptr (UnrepAnnotation) new = say (old, "mixed", "", "bbbbbbbb");
  g_autoptr (UnrepAnnotation) other = tag (&fixture, (UnrepRange) { 40, 60 }, "none", "aaaaaaaa");
  g_autoptr (UnrepAnnotation) buried = say (other, NULL, "", "aaaaaaaa");
  g_autoptr (UnrepSideFile) a = new_file_of (&fixture, old, buried, NULL);
  g_autoptr (UnrepSideFile) b = new_file_of (&fixture, new, other, NULL);
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (UnrepSideFile) merged = unrep_side_file_merge (a, b, &conflicts);
  g_autoptr (UnrepSideFile) mirrored = unrep_side_file_merge (b, a, NULL);

  g_assert_cmpuint (conflicts->len, ==, 0);
  g_assert_cmpuint (unrep_side_file_get_n_annotations (merged), ==, 2);
  g_assert_cmpstr (unrep_annotation_get_position (unrep_side_file_get_annotation (merged, 0)), ==, "mixed");
  g_assert_true (unrep_annotation_is_deleted (unrep_side_file_get_annotation (merged, 1)));
  assert_same (merged, mirrored);
}

static void
test_conflict (void)
{
  g_auto (Fixture) fixture = fixture_new ("conflict");
  g_autoptr (UnrepAnnotation) base = tag (&fixture, (UnrepRange) { 3, 30 }, "oppose", "aaaaaaaa");
  g_autoptr (UnrepAnnotation) left = say (base, "support", "", "aaaaaaaa");
  g_autoptr (UnrepAnnotation) right = say (base, "mixed", "ن", "bbbbbbbb");
  g_autoptr (UnrepAnnotation) agrees = say (base, "support", "", "cccccccc");
  g_autoptr (UnrepSideFile) a = new_file_of (&fixture, left, NULL);
  g_autoptr (UnrepSideFile) b = new_file_of (&fixture, right, NULL);
  g_autoptr (UnrepSideFile) c = new_file_of (&fixture, agrees, NULL);
  g_autoptr (GPtrArray) conflicts = NULL, none = NULL;
  g_autoptr (UnrepSideFile) merged = unrep_side_file_merge (a, b, &conflicts);
  g_autoptr (UnrepSideFile) joined = unrep_side_file_merge (a, c, &none);
  g_autoptr (UnrepSideFile) mirrored = unrep_side_file_merge (c, a, NULL);
  g_autoptr (UnrepSideFile) swapped = unrep_side_file_merge (b, a, NULL);
  g_autoptr (UnrepSideFile) mine = unrep_side_file_merge_as_shown (a, b);
  g_autoptr (UnrepSideFile) theirs = unrep_side_file_merge_as_shown (b, merged);
  gboolean left_shown = unrep_side_file_get_annotation (merged, 0) == left;

  /* Both versions are there: one in the file, one to be kept beside it. */
  g_assert_true (unrep_side_file_get_annotation (merged, 0) == (left_shown ? left : right));
  g_assert_cmpuint (conflicts->len, ==, 1);
  g_assert_true (g_ptr_array_index (conflicts, 0) == (left_shown ? right : left));
  assert_same (merged, swapped);
  /* Nothing changes under the eyes of the person. */
  assert_same (mine, a);
  assert_same (theirs, b);
  g_assert_cmpuint (theirs->others->len, ==, 1);

  /* The same result on two devices is no conflict. */
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (unrep_side_file_get_annotation (joined, 0)->edits->len, ==, 2);
  assert_same (joined, mirrored);
}

/* One unit tagged on two devices before either saw the other's file. */
static void
test_one_unit (void)
{
  g_auto (Fixture) fixture = fixture_new ("one-unit");
  g_autoptr (UnrepAnnotation) left = tag (&fixture, (UnrepRange) { 3, 30 }, "oppose", "aaaaaaaa");
  g_autoptr (UnrepAnnotation) right = tag (&fixture, (UnrepRange) { 5, 30 }, "oppose", "bbbbbbbb");
  g_autoptr (UnrepAnnotation) differs = tag (&fixture, (UnrepRange) { 5, 30 }, "support", "bbbbbbbb");
  g_autoptr (UnrepAnnotation) apart = tag (&fixture, (UnrepRange) { 3, 9 }, "oppose", "bbbbbbbb");
  g_autoptr (UnrepSideFile) a = new_file_of (&fixture, left, NULL);
  g_autoptr (UnrepSideFile) b = new_file_of (&fixture, right, NULL);
  g_autoptr (UnrepSideFile) c = new_file_of (&fixture, differs, NULL);
  g_autoptr (UnrepSideFile) d = new_file_of (&fixture, apart, NULL);
  g_autoptr (UnrepSideFile) merged = unrep_side_file_merge (a, b, NULL);
  g_autoptr (UnrepSideFile) mirrored = unrep_side_file_merge (b, a, NULL);
  g_autoptr (UnrepSideFile) again = unrep_side_file_merge (merged, b, NULL);
  g_autoptr (UnrepSideFile) both = unrep_side_file_merge (a, d, NULL);
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (UnrepSideFile) conflicting = unrep_side_file_merge (a, c, &conflicts);
  g_autoptr (UnrepSideFile) as_shown = unrep_side_file_merge_as_shown (c, a);
  gboolean left_stays = strcmp (unrep_annotation_get_id (left), unrep_annotation_get_id (right)) < 0;

  g_assert_cmpuint (unrep_side_file_get_n_annotations (merged), ==, 2);
  g_assert_cmpint (unrep_annotation_is_deleted (unrep_side_file_get_annotation (merged, 0)), ==, !left_stays);
  g_assert_cmpint (unrep_annotation_is_deleted (unrep_side_file_get_annotation (merged, 1)), ==, left_stays);
  /* What the tombstone said is still there. */
  g_assert_cmpstr (unrep_annotation_get_position (unrep_side_file_get_annotation (merged, 0)), ==, "oppose");
  g_assert_cmpstr (unrep_annotation_get_position (unrep_side_file_get_annotation (merged, 1)), ==, "oppose");
  assert_same (merged, mirrored);
  assert_same (merged, again);

  /* One of them is counted, the other one is still known. */
  g_assert_cmpuint (unrep_side_file_get_n_annotations (conflicting), ==, 1);
  g_assert_cmpuint (conflicts->len, ==, 1);
  g_assert_true (unrep_side_file_get_annotation (conflicting, 0) != g_ptr_array_index (conflicts, 0));
  assert_same (as_shown, c);
  g_assert_true (g_ptr_array_index (as_shown->others, 0) == left);

  /* Too little in common to be of one unit. */
  g_assert_cmpuint (unrep_side_file_get_n_annotations (both), ==, 2);
  g_assert_false (unrep_annotation_is_deleted (unrep_side_file_get_annotation (both, 0)));
  g_assert_false (unrep_annotation_is_deleted (unrep_side_file_get_annotation (both, 1)));
}

/* A note that only one of them has is not buried with it. */
static void
test_one_unit_note (void)
{
  g_auto (Fixture) fixture = fixture_new ("one-unit-note");

  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (UnrepAnnotation) left = tag (&fixture, (UnrepRange) { 3, 30 }, "oppose", "aaaaaaaa");
      g_autoptr (UnrepAnnotation) bare = tag (&fixture, (UnrepRange) { 3, 30 }, "oppose", "bbbbbbbb");
      g_autoptr (UnrepAnnotation) right = say (bare, "oppose", "مهم", "bbbbbbbb");
      g_autoptr (UnrepSideFile) a = new_file_of (&fixture, left, NULL);
      g_autoptr (UnrepSideFile) b = new_file_of (&fixture, right, NULL);
      g_autoptr (GPtrArray) conflicts = NULL;
      g_autoptr (UnrepSideFile) merged = unrep_side_file_merge (a, b, &conflicts);
      guint n_live_notes = 0;

      for (guint i = 0; i < unrep_side_file_get_n_annotations (merged); i++)
        {
          UnrepAnnotation *annotation = unrep_side_file_get_annotation (merged, i);

          n_live_notes += !unrep_annotation_is_deleted (annotation) &&
                          g_str_equal (unrep_annotation_get_note (annotation), "مهم");
        }
      for (guint i = 0; i < conflicts->len; i++)
        n_live_notes += g_str_equal (unrep_annotation_get_note (g_ptr_array_index (conflicts, i)), "مهم");
      g_assert_cmpuint (n_live_notes, ==, 1);
    }
}

/* Members of the head that only one copy has are in both orders of merging. */
static void
test_head (void)
{
  g_auto (Fixture) fixture = fixture_new ("head");
  g_autofree char *first = fixture_dup_side_file (&fixture, UID, FIXTURE_SPAN);
  g_autofree char *second = fixture_dup_side_file (&fixture, UID, FIXTURE_SMALL);
  g_autoptr (GString) changed = g_string_new (second);
  g_autoptr (GBytes) first_bytes = g_bytes_new (first, strlen (first));
  g_autoptr (GBytes) second_bytes = NULL, merged_bytes = NULL;
  g_autoptr (UnrepSideFile) a = NULL, b = NULL, merged = NULL, mirrored = NULL;
  const char *text;

  g_string_replace (changed, "opened_as_lead", "rounds", 0);
  g_string_replace (changed, "in-progress", "finished", 0);
  second_bytes = g_bytes_new (changed->str, changed->len);
  a = unrep_side_file_read_bytes (first_bytes, "a", NULL);
  b = unrep_side_file_read_bytes (second_bytes, "b", NULL);
  merged = unrep_side_file_merge (a, b, NULL);
  mirrored = unrep_side_file_merge (b, a, NULL);
  assert_same (merged, mirrored);
  merged_bytes = unrep_side_file_to_bytes (merged);
  text = g_bytes_get_data (merged_bytes, NULL);
  g_assert_nonnull (g_strstr_len (text, g_bytes_get_size (merged_bytes), "\"opened_as_lead\""));
  g_assert_nonnull (g_strstr_len (text, g_bytes_get_size (merged_bytes), "\"rounds\""));
}

#define N_DEVICES 3
#define N_UNITS 6

static const char * const devices[N_DEVICES] = { "0000000a", "0000000b", "0000000c" };
static const char * const positions[] = { "support", "oppose", NULL };

/* All that is known: what is shown, and what is in conflict with it. */
static char *
dup_known (UnrepSideFile *file)
{
  g_autoptr (UnrepSideFile) others = new_copy_of_others (file);
  g_autoptr (GBytes) shown_bytes = unrep_side_file_to_bytes (file), others_bytes = unrep_side_file_to_bytes (others);

  return g_strdup_printf ("%.*s%.*s", (int) g_bytes_get_size (shown_bytes), (const char *) g_bytes_get_data (shown_bytes, NULL),
                          (int) g_bytes_get_size (others_bytes), (const char *) g_bytes_get_data (others_bytes, NULL));
}

static void
assert_same_known (UnrepSideFile *a,
                   UnrepSideFile *b)
{
  g_autofree char *first = dup_known (a), *second = dup_known (b);

  g_assert_cmpstr (first, ==, second);
}

/* Random work of one device, on whatever it shows: units that others change at the
 * same time, and new annotations of units that have some already. */
static void
work (Fixture       *fixture,
      UnrepSideFile *file,
      guint          device)
{
  g_autoptr (GPtrArray) annotations = g_ptr_array_new_with_free_func (g_object_unref);
  guint start = g_test_rand_int_range (0, N_UNITS) * 10;

  for (guint i = 0; i < unrep_side_file_get_n_annotations (file); i++)
    {
      UnrepAnnotation *annotation = unrep_side_file_get_annotation (file, i);

      if (g_test_rand_int_range (0, 4) == 0)
        g_ptr_array_add (annotations, say (annotation, positions[g_test_rand_int_range (0, 3)],
                                           g_test_rand_int_range (0, 3) ? "" : "ملاحظة", devices[device]));
      else
        g_ptr_array_add (annotations, g_object_ref (annotation));
    }
  if (g_test_rand_int_range (0, 3) == 0)
    g_ptr_array_add (annotations, tag (fixture, (UnrepRange) { start + g_test_rand_int_range (0, 3), start + 9 },
                                       positions[g_test_rand_int_range (0, 2)], devices[device]));
  unrep_side_file_set_annotations (file, annotations);
}

static void
sync_copies (UnrepSideFile **into,
             UnrepSideFile  *from)
{
  g_autoptr (UnrepSideFile) old = *into;

  *into = g_test_rand_bit () ? unrep_side_file_merge (old, from, NULL) : unrep_side_file_merge_as_shown (old, from);
}

/* Any order, any number of times: all that is known is the same, and so is what of
 * it is shown, whatever each device showed before. */
static void
test_laws (void)
{
  g_auto (Fixture) fixture = fixture_new ("laws");
  guint n_conflicts = 0, n_buried = 0;

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GPtrArray) start = g_ptr_array_new_with_free_func (g_object_unref);
      UnrepSideFile *copies[N_DEVICES];
      g_autoptr (UnrepSideFile) ab = NULL, ba = NULL, bc = NULL, left = NULL, right = NULL, twice = NULL, again = NULL;

      for (guint unit = 0; unit < N_UNITS; unit++)
        g_ptr_array_add (start, tag (&fixture, (UnrepRange) { unit * 10, unit * 10 + 9 }, "none", devices[unit % N_DEVICES]));
      for (guint i = 0; i < N_DEVICES; i++)
        copies[i] = new_file (&fixture, start);
      for (guint step = 0; step < 12; step++)
        {
          guint device = g_test_rand_int_range (0, N_DEVICES);

          work (&fixture, copies[device], device);
          if (g_test_rand_bit ())
            sync_copies (&copies[device], copies[g_test_rand_int_range (0, N_DEVICES)]);
        }

      ab = unrep_side_file_merge (copies[0], copies[1], NULL);
      ba = unrep_side_file_merge (copies[1], copies[0], NULL);
      bc = unrep_side_file_merge (copies[1], copies[2], NULL);
      left = unrep_side_file_merge (ab, copies[2], NULL);
      right = unrep_side_file_merge (copies[0], bc, NULL);
      twice = unrep_side_file_merge (ab, ab, NULL);
      again = unrep_side_file_merge (left, copies[1], NULL);
      assert_same_known (ab, ba);
      assert_same_known (left, right);
      assert_same_known (ab, twice);
      assert_same_known (left, again);
      n_conflicts += left->others->len;
      for (guint i = 0; i < unrep_side_file_get_n_annotations (left); i++)
        n_buried += unrep_annotation_is_buried (unrep_side_file_get_annotation (left, i));
      for (guint i = 0; i < N_DEVICES; i++)
        unrep_side_file_unref (copies[i]);
    }
  g_test_message ("%u versions in conflict, %u annotations superfluous", n_conflicts, n_buried);
  g_assert_cmpuint (n_conflicts, >, 300);
  g_assert_cmpuint (n_buried, >, 100);
}

/* One annotation that another one made superfluous changes on a third device, and
 * one that was superfluous is the only one left. */
static void
test_superfluous_no_more (void)
{
  g_auto (Fixture) fixture = fixture_new ("superfluous");
  g_autoptr (UnrepAnnotation) one = tag (&fixture, (UnrepRange) { 3, 30 }, "oppose", "aaaaaaaa");
  g_autoptr (UnrepAnnotation) two = tag (&fixture, (UnrepRange) { 3, 30 }, "oppose", "bbbbbbbb");
  gboolean one_stays = strcmp (unrep_annotation_get_id (one), unrep_annotation_get_id (two)) < 0;
  g_autoptr (UnrepAnnotation) changed = say (one_stays ? one : two, "support", "", one_stays ? "aaaaaaaa" : "bbbbbbbb");
  g_autoptr (UnrepSideFile) a = new_file_of (&fixture, one, NULL), b = new_file_of (&fixture, two, NULL);
  g_autoptr (UnrepSideFile) c = new_file_of (&fixture, changed, NULL);
  g_autoptr (UnrepSideFile) ab = unrep_side_file_merge (a, b, NULL), bc = unrep_side_file_merge (b, c, NULL);
  g_autoptr (UnrepSideFile) left = unrep_side_file_merge (ab, c, NULL), right = unrep_side_file_merge (a, bc, NULL);
  g_autoptr (GPtrArray) conflicts = unrep_side_file_list_conflicts (left);

  assert_same_known (left, right);
  g_assert_cmpuint (conflicts->len, ==, 1);
  g_assert_cmpuint (unrep_side_file_get_n_annotations (left), ==, 1);
}

/* Both versions of every conflict survive, in whichever order. */
static void
test_nothing_lost (void)
{
  g_auto (Fixture) fixture = fixture_new ("nothing-lost");
  g_autoptr (GPtrArray) left = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) right = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (UnrepSideFile) a = NULL, b = NULL, merged = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;

  for (guint unit = 0; unit < 20; unit++)
    {
      g_autoptr (UnrepAnnotation) base = tag (&fixture, (UnrepRange) { unit * 10, unit * 10 + 9 }, "none", "0000000a");

      g_ptr_array_add (left, say (base, "support", "يمين", "0000000a"));
      g_ptr_array_add (right, unit % 2 ? say (base, "oppose", "يسار", "0000000b") : g_object_ref (base));
    }
  a = new_file (&fixture, left);
  b = new_file (&fixture, right);
  merged = unrep_side_file_merge (a, b, &conflicts);
  g_assert_cmpuint (unrep_side_file_get_n_annotations (merged), ==, 20);
  g_assert_cmpuint (conflicts->len, ==, 10);
  /* What one device changed and the other did not is no conflict. */
  for (guint i = 0; i < conflicts->len; i++)
    {
      UnrepAnnotation *other = g_ptr_array_index (conflicts, i);
      UnrepAnnotation *shown = unrep_side_file_get_annotation (merged, unrep_annotation_get_range (other).start / 10);

      g_assert_cmpstr (unrep_annotation_get_id (shown), ==, unrep_annotation_get_id (other));
      g_assert_cmpstr (unrep_annotation_get_position (shown), !=, unrep_annotation_get_position (other));
    }
}

static void
test_many (void)
{
  g_auto (Fixture) fixture = fixture_new ("many");
  g_autoptr (GPtrArray) annotations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (UnrepSideFile) file = NULL, again = NULL, merged = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gint64 start;

  for (guint i = 0; i < 10000; i++)
    g_ptr_array_add (annotations, tag (&fixture, (UnrepRange) { i % 300, i % 300 + 1 }, "mixed", "0000000a"));
  start = g_get_monotonic_time ();
  file = new_file (&fixture, annotations);
  bytes = unrep_side_file_to_bytes (file);
  again = unrep_side_file_read_bytes (bytes, "many", NULL);
  g_test_message ("written and read in %" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpuint (unrep_side_file_get_n_annotations (again), ==, 10000);
  start = g_get_monotonic_time ();
  merged = unrep_side_file_merge (file, again, NULL);
  g_test_message ("merged in %" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpuint (unrep_side_file_get_n_annotations (merged), ==, 10000);
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/merge/dominates", test_dominates);
  g_test_add_func ("/merge/conflict", test_conflict);
  g_test_add_func ("/merge/one-unit", test_one_unit);
  g_test_add_func ("/merge/one-unit-note", test_one_unit_note);
  g_test_add_func ("/merge/head", test_head);
  g_test_add_func ("/merge/laws", test_laws);
  g_test_add_func ("/merge/superfluous-no-more", test_superfluous_no_more);
  g_test_add_func ("/merge/nothing-lost", test_nothing_lost);
  g_test_add_func ("/merge/many", test_many);
  return g_test_run ();
}
