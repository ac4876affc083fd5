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

  /* Both versions are there: one in the file, one to be kept beside it. */
  g_assert_true (unrep_side_file_get_annotation (merged, 0) == left);
  g_assert_cmpuint (conflicts->len, ==, 1);
  g_assert_true (g_ptr_array_index (conflicts, 0) == right);

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
  gboolean left_stays = strcmp (unrep_annotation_get_id (left), unrep_annotation_get_id (right)) < 0;

  g_assert_cmpuint (unrep_side_file_get_n_annotations (merged), ==, 2);
  g_assert_cmpint (unrep_annotation_is_deleted (unrep_side_file_get_annotation (merged, 0)), ==, !left_stays);
  g_assert_cmpint (unrep_annotation_is_deleted (unrep_side_file_get_annotation (merged, 1)), ==, left_stays);
  /* What the tombstone said is still there. */
  g_assert_cmpstr (unrep_annotation_get_position (unrep_side_file_get_annotation (merged, 0)), ==, "oppose");
  g_assert_cmpstr (unrep_annotation_get_position (unrep_side_file_get_annotation (merged, 1)), ==, "oppose");
  assert_same (merged, mirrored);
  assert_same (merged, again);

  g_assert_cmpuint (unrep_side_file_get_n_annotations (conflicting), ==, 1);
  g_assert_true (unrep_side_file_get_annotation (conflicting, 0) == left);
  g_assert_cmpuint (conflicts->len, ==, 1);
  g_assert_true (g_ptr_array_index (conflicts, 0) == differs);

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
      guint n_live_notes = conflicts->len;

      for (guint i = 0; i < unrep_side_file_get_n_annotations (merged); i++)
        {
          UnrepAnnotation *annotation = unrep_side_file_get_annotation (merged, i);

          n_live_notes += !unrep_annotation_is_deleted (annotation) &&
                          g_str_equal (unrep_annotation_get_note (annotation), "مهم");
        }
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
static const char * const positions[] = { "support", "oppose", "mixed", NULL };

/* Random work without conflicts: each device changes what it has just taken over
 * from the one that changed it last, or units that are its own. */
static void
work (UnrepSideFile *file,
      guint          device)
{
  g_autoptr (GPtrArray) annotations = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < unrep_side_file_get_n_annotations (file); i++)
    {
      UnrepAnnotation *annotation = unrep_side_file_get_annotation (file, i);
      guint owner = unrep_annotation_get_range (annotation).start / 10 % N_DEVICES;

      if (owner == device && g_test_rand_bit ())
        g_ptr_array_add (annotations, say (annotation, positions[g_test_rand_int_range (0, 4)],
                                           g_test_rand_bit () ? "ملاحظة" : "", devices[device]));
      else
        g_ptr_array_add (annotations, g_object_ref (annotation));
    }
  unrep_side_file_set_annotations (file, annotations);
}

static void
test_laws (void)
{
  g_auto (Fixture) fixture = fixture_new ("laws");

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GPtrArray) start = g_ptr_array_new_with_free_func (g_object_unref);
      UnrepSideFile *copies[N_DEVICES];
      g_autoptr (GPtrArray) ab_conflicts = NULL;
      g_autoptr (UnrepSideFile) ab = NULL, ba = NULL, bc = NULL, left = NULL, right = NULL, twice = NULL;

      for (guint unit = 0; unit < N_UNITS; unit++)
        g_ptr_array_add (start, tag (&fixture, (UnrepRange) { unit * 10, unit * 10 + 9 }, "none", devices[unit % N_DEVICES]));
      for (guint i = 0; i < N_DEVICES; i++)
        copies[i] = new_file (&fixture, start);
      for (guint step = 0; step < 12; step++)
        {
          guint device = g_test_rand_int_range (0, N_DEVICES), from = g_test_rand_int_range (0, N_DEVICES);
          UnrepSideFile *synced;

          work (copies[device], device);
          if (g_test_rand_bit ())
            {
              synced = unrep_side_file_merge (copies[device], copies[from], NULL);
              unrep_side_file_unref (copies[device]);
              copies[device] = synced;
            }
        }

      ab = unrep_side_file_merge (copies[0], copies[1], &ab_conflicts);
      ba = unrep_side_file_merge (copies[1], copies[0], NULL);
      bc = unrep_side_file_merge (copies[1], copies[2], NULL);
      left = unrep_side_file_merge (ab, copies[2], NULL);
      right = unrep_side_file_merge (copies[0], bc, NULL);
      twice = unrep_side_file_merge (ab, ab, NULL);
      g_assert_cmpuint (ab_conflicts->len, ==, 0);
      assert_same (ab, ba);
      assert_same (left, right);
      assert_same (ab, twice);
      for (guint i = 0; i < N_DEVICES; i++)
        unrep_side_file_unref (copies[i]);
    }
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
  assert_same (merged, a);
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
  g_test_add_func ("/merge/nothing-lost", test_nothing_lost);
  g_test_add_func ("/merge/many", test_many);
  return g_test_run ();
}
