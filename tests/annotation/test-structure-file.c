/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "annotation/unrep-annotation-private.h"
#include "annotation/unrep-side-file-private.h"
#include "unrep-structure-fixture.h"

#include <string.h>

static UnrepAnnotation *
find_structure (UnrepSideFile *file)
{
  for (guint i = 0; i < unrep_side_file_get_n_annotations (file); i++)
    if (unrep_annotation_is_structure (unrep_side_file_get_annotation (file, i)))
      return unrep_side_file_get_annotation (file, i);
  g_assert_not_reached ();
}

#define GOLDEN \
  "{\n" \
  "  \"id\": \"3b8faa18-37f8-488b-97fc-695a07a0ca6e\",\n" \
  "  \"kind\": \"structure\",\n" \
  "  \"unit\": \"2/أ\",\n" \
  "  \"target\": {\n" \
  "    \"start\": 2,\n" \
  "    \"end\": 5,\n" \
  "    \"exact\": \"رير\",\n" \
  "    \"prefix\": \"\",\n" \
  "    \"suffix\": \"\"\n" \
  "  },\n" \
  "  \"result\": {\n" \
  "    \"kind\": \"item\",\n" \
  "    \"label\": \"ه\",\n" \
  "    \"parent\": \"2\",\n" \
  "    \"recommendation\": null,\n" \
  "    \"later\": [1.50]\n" \
  "  },\n" \
  "  \"edits\": {\n" \
  "    \"9f31c2aa\": 3\n" \
  "  },\n" \
  "  \"created\": \"2026-01-01T00:00:00Z\",\n" \
  "  \"modified\": \"2026-01-02T00:00:00Z\",\n" \
  "  \"deleted\": false\n" \
  "}\n"

/* Members in another order; those of the result, too. */
#define STRUCTURE(result) \
  "{" FIXTURE_FRAME ",\"result\":" result ",\"edits\":{\"9f31c2aa\":3}," \
  "\"target\":{\"start\":2,\"end\":5,\"exact\":\"رير\",\"prefix\":\"\",\"suffix\":\"\"}," \
  "\"unit\":\"2/أ\",\"kind\":\"structure\",\"id\":\"3b8faa18-37f8-488b-97fc-695a07a0ca6e\"},"
#define RESULT "{\"later\":[1.50],\"recommendation\":null,\"parent\":\"2\",\"label\":\"ه\",\"kind\":\"item\"}"

static UnrepSideFile *
read_file (Fixture     *fixture,
           const char  *annotations,
           GError     **error)
{
  g_autofree char *content = fixture_dup_side_file (fixture, UID, annotations);
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));

  return unrep_side_file_read_bytes (bytes, "test.json", error);
}

static void
test_golden (void)
{
  g_auto (Fixture) fixture = fixture_new ("structure-golden");
  g_autoptr (GError) error = NULL;
  g_autoptr (UnrepSideFile) file = read_file (&fixture, STRUCTURE (RESULT), &error);
  UnrepJsonWriter *writer = unrep_json_writer_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *written = NULL;
  UnrepCorrection correction;
  gsize size;

  g_assert_no_error (error);
  unrep_annotation_write (find_structure (file), writer);
  bytes = unrep_json_writer_free_to_bytes (writer);
  size = g_bytes_get_size (bytes);
  written = g_strndup (g_bytes_get_data (bytes, NULL), size);
  g_assert_cmpstr (written, ==, GOLDEN);

  g_assert_true (unrep_annotation_get_correction (find_structure (file), &correction));
  g_assert_cmpint (correction.kind, ==, UNREP_UNIT_ITEM);
  g_assert_cmpint (correction.recommendation, ==, UNREP_RECOMMENDATION_UNSURE);
  g_assert_cmpuint (correction.range.end, ==, 5);
}

static void
test_strict (void)
{
  static const char * const results[] = {
    STRUCTURE ("{\"kind\":\"item\",\"label\":\"\",\"parent\":\"\"}"),
    STRUCTURE ("{\"kind\":\"item\",\"label\":\"\",\"recommendation\":true}"),
    STRUCTURE ("{\"kind\":\"item\",\"parent\":\"\",\"recommendation\":true}"),
    STRUCTURE ("{\"label\":\"\",\"parent\":\"\",\"recommendation\":true}"),
    STRUCTURE ("{\"kind\":\"chapter\",\"label\":\"\",\"parent\":\"\",\"recommendation\":true}"),
    STRUCTURE ("{\"kind\":\"item\",\"label\":\"a/b\",\"parent\":\"\",\"recommendation\":true}"),
    STRUCTURE ("{\"kind\":\"item\",\"label\":\"a\\u0007\",\"parent\":\"\",\"recommendation\":true}"),
    STRUCTURE ("{\"kind\":\"item\",\"label\":\"a\",\"parent\":\"\\u0085\",\"recommendation\":true}"),
    STRUCTURE ("{\"kind\":\"item\",\"label\":1,\"parent\":\"\",\"recommendation\":true}"),
    STRUCTURE ("{\"kind\":\"item\",\"label\":\"\",\"parent\":\"\",\"recommendation\":\"yes\"}"),
    STRUCTURE ("{\"kind\":\"item\",\"label\":\"\",\"label\":\"\",\"parent\":\"\",\"recommendation\":true}"),
    STRUCTURE ("[]"),
    STRUCTURE ("null"),
    "{" FIXTURE_FRAME ",\"edits\":{},\"unit\":\"\",\"kind\":\"structure\","
    "\"target\":{\"start\":2,\"end\":5,\"exact\":\"رير\",\"prefix\":\"\",\"suffix\":\"\"},"
    "\"id\":\"3b8faa18-37f8-488b-97fc-695a07a0ca6e\"},",
  };
  g_auto (Fixture) fixture = fixture_new ("structure-strict");

  for (gsize i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (UnrepSideFile) file = read_file (&fixture, results[i], &error);

      g_assert_null (file);
      g_assert_nonnull (error);
    }
}

static UnrepAnnotation *
new_structure (Fixture    *fixture,
               const char *path,
               const char *label,
               const char *device,
               const char *now)
{
  UnrepCorrection correction;

  unrep_outline_get_correction (fixture->outline, fixture_find (fixture, path), &correction);
  correction.label = label;
  return unrep_annotation_new_structure (path, unrep_report_get_text (fixture->report), &correction, device, now);
}

static UnrepSideFile *
new_copy (Fixture         *fixture,
          UnrepAnnotation *annotation)
{
  UnrepSideFile *file = unrep_side_file_new (fixture->report, fixture->codebook, fixture->reviewer);
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  g_ptr_array_add (one, annotation);
  unrep_side_file_set_annotations (file, one);
  return file;
}

static void
save (UnrepSideFile *file,
      const char    *dir,
      const char    *name)
{
  g_autoptr (GBytes) bytes = unrep_side_file_to_bytes (file);
  g_autofree char *path = unrep_test_write (dir, name, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
}

/* Two devices: what they say alike is said once; of what contradicts the later one
 * applies, on both, and the other stays in the file. */
static void
test_merge (void)
{
  g_auto (Fixture) fixture = fixture_new ("structure-merge");
  g_autoptr (UnrepAnnotation) early = new_structure (&fixture, "2/ب", "x", "11111111", "2026-03-04T05:06:07Z");
  g_autoptr (UnrepAnnotation) late = new_structure (&fixture, "2/ب", "y", "22222222", "2026-03-04T05:06:08Z");
  g_autoptr (UnrepAnnotation) same = new_structure (&fixture, "2/ب", "x", "33333333", "2026-03-04T05:06:07Z");
  g_autoptr (UnrepSideFile) a = new_copy (&fixture, early), b = new_copy (&fixture, late), c = new_copy (&fixture, same);
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (UnrepSideFile) ab = unrep_side_file_merge (a, b, &conflicts), ac = NULL, ca = NULL;
  g_autoptr (GBytes) ac_bytes = NULL, ca_bytes = NULL;
  g_autoptr (UnrepReview) review = NULL;
  g_autoptr (GError) error = NULL;
  guint n_live = 0;

  g_assert_cmpuint (conflicts->len, ==, 0);
  g_assert_cmpuint (unrep_side_file_get_n_annotations (ab), ==, 2);

  ac = unrep_side_file_merge (a, c, NULL);
  ca = unrep_side_file_merge (c, a, NULL);
  ac_bytes = unrep_side_file_to_bytes (ac);
  ca_bytes = unrep_side_file_to_bytes (ca);
  g_assert_true (g_bytes_equal (ac_bytes, ca_bytes));
  for (guint i = 0; i < unrep_side_file_get_n_annotations (ac); i++)
    n_live += !unrep_annotation_is_deleted (unrep_side_file_get_annotation (ac, i));
  g_assert_cmpuint (n_live, ==, 1);

  save (a, fixture.dir, "تقرير.txt.amal.unrep.json");
  save (b, fixture.dir, "تقرير (copy).json");
  review = fixture_load (&fixture);
  g_assert_cmpuint (unrep_review_get_n_contradictions (review), ==, 1);
  g_assert_true (structure_has (review, "2/y"));
  g_assert_false (structure_has (review, "2/x"));

  /* To correct the unit again settles it. */
  g_assert_true (unrep_review_set_label (review, structure_find (review, "2/y"), "z", NULL, &error));
  g_assert_cmpuint (unrep_review_get_n_contradictions (review), ==, 0);
  structure_flush (review);
}

static void
test_publish (void)
{
  g_auto (Fixture) fixture = fixture_new ("structure-publish");
  g_autoptr (UnrepReview) lead = fixture_load (&fixture);
  g_autoptr (UnrepReviewer) noor = unrep_reviewer_new ("noor", OTHER_UID, "نور");
  g_autoptr (UnrepReview) review = unrep_review_new (fixture.report, fixture.outline, fixture.codebook, noor);
  g_autoptr (UnrepReview) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture.dir, "تقرير.txt.outline.unrep.json", NULL), *content = NULL;

  structure_split (lead, "2/أ", structure_find_text (&fixture, "الثغرات"), "x");
  structure_tag (lead, "2/أ", "oppose", "");
  structure_flush (lead);
  g_assert_true (unrep_review_publish_outline (lead, &error));
  g_assert_no_error (error);
  content = fixture_dup_content (path);
  g_assert_nonnull (strstr (content, "\"role\": \"outline\""));
  g_assert_null (strstr (content, "oppose"));

  g_assert_true (unrep_review_load (review, NULL, &error));
  g_assert_true (structure_has (review, "2/x"));
  g_assert_false (unrep_review_is_corrected (review, structure_find (review, "2/x")));
  g_assert_cmpuint (unrep_review_reset_structure (review, structure_find (review, "2/x"), &error), ==, UNREP_NO_UNIT);
  g_clear_error (&error);

  /* Proposals stand on top of what was published, which stays as it was. */
  structure_join (review, "2/x");
  g_assert_false (structure_has (review, "2/x"));
  g_assert_cmpint (unrep_range_compare (structure_get_unit (review, "2/أ")->range,
                                        unrep_outline_get_unit (fixture.outline, fixture_find (&fixture, "2/أ"))->range),
                   ==, 0);
  structure_flush (review);
  unrep_test_assert_content (path, content);

  /* A lead who publishes the proposal outdoes what was published before. */
  g_assert_true (unrep_review_publish_outline (review, &error));
  g_assert_no_error (error);
  again = fixture_load (&fixture);
  g_assert_true (structure_has (again, "2/x"));
  g_assert_cmpuint (unrep_review_reset_structure (again, structure_find (again, "2/x"), &error), !=, UNREP_NO_UNIT);
  g_assert_false (structure_has (again, "2/x"));
}

static void
test_publish_refused (void)
{
  g_auto (Fixture) fixture = fixture_new ("structure-publish-refused");
  g_autoptr (UnrepReview) lead = fixture_load (&fixture);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = unrep_test_write (fixture.dir, "تقرير.txt.outline.unrep.json", "{}", -1);

  g_assert_false (unrep_review_publish_outline (lead, &error));
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_FORMAT);
  unrep_test_assert_content (path, "{}");
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/structure-file/golden", test_golden);
  g_test_add_func ("/structure-file/strict", test_strict);
  g_test_add_func ("/structure-file/merge", test_merge);
  g_test_add_func ("/structure-file/publish", test_publish);
  g_test_add_func ("/structure-file/publish-refused", test_publish_refused);

  return g_test_run ();
}
