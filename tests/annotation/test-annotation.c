/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "annotation/unrep-annotation-private.h"
#include "unrep-test.h"

#include <string.h>

#define EARLY "2026-03-04T05:06:07Z"
#define LATE "2026-03-04T05:06:09Z"

static const char text_content[] = "مقدمة قصيرة 😀 ثم ‏(أ) ينبغي للدول أن تتعاون؛\nو(ب) نص آخر طويل يأتي بعد ذلك كله بلا فائدة";

static UnrepAnnotation *
new_annotation (const char *device)
{
  g_autoptr (UnrepText) text = unrep_text_new (text_content, -1);
  UnrepAnnotationContent content = { .position = "oppose", .note = "ملاحظة" };

  return unrep_annotation_new_unit ("13/أ", text, (UnrepRange) { 19, 44 }, &content, device, EARLY);
}

static char *
dup_json (UnrepAnnotation *annotation)
{
  UnrepJsonWriter *writer = unrep_json_writer_new ();
  g_autoptr (GBytes) bytes = NULL;

  unrep_annotation_write (annotation, writer);
  bytes = unrep_json_writer_free_to_bytes (writer);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static UnrepAnnotation *
read_json (const char  *json,
           gsize        n_chars,
           GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (UnrepJsonReader) reader = unrep_json_reader_new (bytes, "a.json");
  g_autoptr (UnrepAnnotation) annotation = unrep_annotation_read (reader, n_chars);

  return unrep_json_reader_finish (reader, error) ? g_steal_pointer (&annotation) : NULL;
}

static void
test_new (void)
{
  g_autoptr (UnrepAnnotation) annotation = new_annotation ("9f31c2aa");
  UnrepRange range = unrep_annotation_get_range (annotation);

  g_assert_true (g_uuid_string_is_valid (unrep_annotation_get_id (annotation)));
  g_assert_cmpstr (unrep_annotation_get_kind (annotation), ==, "unit");
  g_assert_cmpstr (unrep_annotation_get_unit (annotation), ==, "13/أ");
  g_assert_cmpuint (range.start, ==, 19);
  g_assert_cmpuint (range.end, ==, 44);
  g_assert_cmpint (g_utf8_strlen (unrep_annotation_get_exact (annotation), -1), ==, 25);
  g_assert_cmpstr (unrep_annotation_get_exact (annotation), ==, "أ) ينبغي للدول أن تتعاون؛");
  g_assert_cmpstr (annotation->prefix, ==, "مقدمة قصيرة 😀 ثم ‏(");
  g_assert_cmpint (g_utf8_strlen (annotation->suffix, -1), ==, 32);
  g_assert_true (g_str_has_prefix (annotation->suffix, "\nو(ب)"));
  g_assert_cmpstr (unrep_annotation_get_position (annotation), ==, "oppose");
  g_assert_cmpstr (unrep_annotation_get_note (annotation), ==, "ملاحظة");
  g_assert_false (unrep_annotation_is_deleted (annotation));
  g_assert_cmpstr (unrep_annotation_get_modified (annotation), ==, EARLY);
  g_assert_cmpuint (annotation->edits->len, ==, 1);
}

static void
test_change (void)
{
  g_autoptr (UnrepAnnotation) first = new_annotation ("9f31c2aa");
  UnrepAnnotationContent content = unrep_annotation_get_content (first);
  g_autoptr (UnrepAnnotation) second = NULL, third = NULL, revived = NULL;

  content.position = NULL;
  second = unrep_annotation_new_changed (first, &content, "9f31c2aa", LATE);
  g_assert_cmpstr (unrep_annotation_get_id (second), ==, unrep_annotation_get_id (first));
  g_assert_null (unrep_annotation_get_position (second));
  g_assert_cmpstr (unrep_annotation_get_note (second), ==, "ملاحظة");
  g_assert_false (unrep_annotation_is_deleted (second));
  g_assert_cmpstr (unrep_annotation_get_modified (second), ==, LATE);
  g_assert_cmpstr (second->created, ==, EARLY);
  g_assert_cmpint (unrep_annotation_compare_edits (second, first), ==, UNREP_EDITS_FIRST_DOMINATES);
  /* The one before is as it was. */
  g_assert_cmpstr (unrep_annotation_get_position (first), ==, "oppose");

  content.note = "";
  third = unrep_annotation_new_changed (second, &content, "00000007", LATE);
  g_assert_true (unrep_annotation_is_deleted (third));
  content = unrep_annotation_get_content (third);
  g_assert_true (unrep_annotation_content_is_empty (&content));
  g_assert_cmpuint (third->edits->len, ==, 2);
  g_assert_cmpstr (g_array_index (third->edits, UnrepDeviceCount, 0).device, ==, "00000007");
  g_assert_cmpint (g_array_index (third->edits, UnrepDeviceCount, 1).count, ==, 2);

  content.flag = TRUE;
  revived = unrep_annotation_new_changed (third, &content, "9f31c2aa", LATE);
  g_assert_false (unrep_annotation_is_deleted (revived));
}

static void
test_edits (void)
{
  g_autoptr (UnrepAnnotation) base = new_annotation ("00000002");
  UnrepAnnotationContent content = unrep_annotation_get_content (base);
  g_autoptr (UnrepAnnotation) left = unrep_annotation_new_changed (base, &content, "00000001", LATE);
  g_autoptr (UnrepAnnotation) right = unrep_annotation_new_changed (base, &content, "00000003", EARLY);
  g_autoptr (UnrepAnnotation) joined = unrep_annotation_new_joined (left, right);
  g_autoptr (UnrepAnnotation) mirrored = unrep_annotation_new_joined (right, left);
  g_autofree char *json = dup_json (joined), *mirrored_json = dup_json (mirrored);

  g_assert_cmpint (unrep_annotation_compare_edits (base, base), ==, UNREP_EDITS_EQUAL);
  g_assert_cmpint (unrep_annotation_compare_edits (left, base), ==, UNREP_EDITS_FIRST_DOMINATES);
  g_assert_cmpint (unrep_annotation_compare_edits (base, right), ==, UNREP_EDITS_SECOND_DOMINATES);
  g_assert_cmpint (unrep_annotation_compare_edits (left, right), ==, UNREP_EDITS_DIVERGED);
  g_assert_true (unrep_annotation_says_same (left, right));
  g_assert_cmpstr (json, ==, mirrored_json);
  g_assert_cmpuint (joined->edits->len, ==, 3);
  g_assert_cmpstr (unrep_annotation_get_modified (joined), ==, LATE);
  g_assert_cmpint (unrep_annotation_compare_edits (joined, left), ==, UNREP_EDITS_FIRST_DOMINATES);
  g_assert_cmpint (unrep_annotation_compare_edits (joined, right), ==, UNREP_EDITS_FIRST_DOMINATES);
}

#define ID "\"id\":\"3b8faa18-37f8-488b-97fc-695a07a0ca6e\","
#define FRAME "\"edits\":{\"9f31c2aa\":3},\"created\":\"" EARLY "\",\"modified\":\"" LATE "\",\"deleted\":false"
#define TARGET "\"target\":{\"start\":3,\"end\":5,\"exact\":\"نص\",\"prefix\":\"\",\"suffix\":\"\"},"
#define UNIT "\"unit\":\"1\",\"position\":null,\"flag\":true,\"tags\":[\"a\",\"b\"],\"note\":\"\","

/* Unknown kinds and members come back as they were, numbers and escapes included;
 * absent members stay absent. */
static void
test_unknown (void)
{
  static const char json[] =
    "{\n"
    "  \"id\": \"3b8faa18-37f8-488b-97fc-695a07a0ca6e\",\n"
    "  \"kind\": \"rendering-2\",\n"
    "  \"target\": {\n"
    "    \"start\": 3,\n"
    "    \"end\": 5,\n"
    "    \"exact\": \"نص\",\n"
    "    \"prefix\": \"\\u200f\",\n"
    "    \"suffix\": \"\",\n"
    "    \"page\": 0.10\n"
    "  },\n"
    "  \"edits\": {\n"
    "    \"00000007\": 12,\n"
    "    \"9f31c2aa\": 3\n"
    "  },\n"
    "  \"created\": \"" EARLY "\",\n"
    "  \"modified\": \"" LATE "\",\n"
    "  \"deleted\": false,\n"
    "  \"discovery\": {\"check\":null, \"state\": \"to\\u002dfix\", \"n\": 12345678901234567890123},\n"
    "  \"a\": [1.0,  2E5 ]\n"
    "}\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (UnrepAnnotation) annotation = read_json (json, 5, &error);
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  again = dup_json (annotation);
  g_assert_cmpstr (again, ==, json);
  g_assert_cmpstr (unrep_annotation_get_kind (annotation), ==, "rendering-2");
  g_assert_cmpstr (unrep_annotation_get_note (annotation), ==, "");
  g_assert_null (unrep_annotation_get_tags (annotation)[0]);
}

#define UID "5d9561e5-2ddd-437e-afaa-a82a968b8633"
#define SETTLED "{\n      \"reviewer\": \"" UID "\",\n      \"id\": \"4b8faa18-37f8-488b-97fc-695a07a0ca6e\",\n" \
  "      \"edits\": {\n        \"0000000a\": 1,\n        \"9f31c2aa\": 3\n      },\n      \"why\": [ 1.0 ]\n    }"

/* What a decision settles comes back to the byte, of members that are not known too. */
static void
test_settles (void)
{
  const char *json =
    "{\n  \"id\": \"3b8faa18-37f8-488b-97fc-695a07a0ca6e\",\n  \"kind\": \"x\",\n  \"settles\": [\n    " SETTLED "\n  ],\n"
    "  \"edits\": {},\n  \"created\": \"" EARLY "\",\n  \"modified\": \"" LATE "\",\n  \"deleted\": false\n}\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (UnrepAnnotation) annotation = read_json (json, 5, &error);
  g_autoptr (UnrepAnnotation) copy = NULL;
  g_autofree char *again = NULL, *copied = NULL;
  UnrepSettles *settles;

  g_assert_no_error (error);
  again = dup_json (annotation);
  g_assert_cmpstr (again, ==, json);
  copy = unrep_annotation_copy (annotation);
  copied = dup_json (copy);
  g_assert_cmpstr (copied, ==, json);

  settles = unrep_annotation_get_settles (annotation);
  g_assert_cmpuint (unrep_settles_get_n (settles), ==, 1);
  g_assert_cmpstr (unrep_settles_get_reviewer (settles, 0), ==, UID);
  g_assert_cmpstr (unrep_settles_get_id (settles, 0), ==, "4b8faa18-37f8-488b-97fc-695a07a0ca6e");
}

static void
test_refused (void)
{
  static const char * const cases[] = {
    "{" ID "\"kind\":\"x\",\"settles\":{}," FRAME "}",
    "{" ID "\"kind\":\"x\",\"settles\":[7]," FRAME "}",
    "{" ID "\"kind\":\"x\",\"settles\":[{}]," FRAME "}",
    "{" ID "\"kind\":\"x\",\"settles\":[{\"reviewer\":\"" UID "\"," ID "\"n\":1}]," FRAME "}",
    "{" ID "\"kind\":\"x\",\"settles\":[{\"reviewer\":\"../" UID "\"," ID "\"edits\":{}}]," FRAME "}",
    "{" ID "\"kind\":\"x\",\"settles\":[{\"reviewer\":\"" UID "\",\"id\":null,\"edits\":{}}]," FRAME "}",
    "{" ID "\"kind\":\"x\",\"settles\":[{\"reviewer\":\"" UID "\"," ID "\"edits\":{\"0000000a\":0}}]," FRAME "}",
    "{" ID "\"kind\":\"x\",\"settles\":[{\"reviewer\":\"" UID "\"," ID "\"edits\":[]}]," FRAME "}",
    "{}",
    "{" ID "\"kind\":\"unit\"," FRAME "}",
    "{" ID "\"kind\":\"unit\"," UNIT FRAME "}",
    "{" ID "\"kind\":\"unit\"," TARGET FRAME "}",
    "{" ID "\"kind\":\"span\"," TARGET FRAME "}",
    "{" ID UNIT TARGET FRAME "}",
    "{" ID "\"kind\":\"Unit\"," UNIT TARGET FRAME "}",
    "{\"id\":\"3B8FAA18-37F8-488B-97FC-695A07A0CA6E\",\"kind\":\"unit\"," UNIT TARGET FRAME "}",
    "{\"id\":\"x\",\"kind\":\"unit\"," UNIT TARGET FRAME "}",
    "{" ID "\"kind\":\"x\",\"position\":\"Oppose\"," FRAME "}",
    "{" ID "\"kind\":\"x\",\"position\":\"\"," FRAME "}",
    "{" ID "\"kind\":\"x\",\"tags\":[null]," FRAME "}",
    "{" ID "\"kind\":\"x\",\"note\":null," FRAME "}",
    "{" ID "\"kind\":\"x\",\"flag\":0," FRAME "}",
    "{" ID "\"kind\":\"x\",\"target\":{\"start\":3,\"end\":5,\"exact\":\"نص\",\"prefix\":\"\"}," FRAME "}",
    "{" ID "\"kind\":\"x\",\"target\":{\"start\":3,\"end\":6,\"exact\":\"نص\",\"prefix\":\"\",\"suffix\":\"\"}," FRAME "}",
    "{" ID "\"kind\":\"x\",\"target\":{\"start\":5,\"end\":3,\"exact\":\"\",\"prefix\":\"\",\"suffix\":\"\"}," FRAME "}",
    "{" ID "\"kind\":\"x\",\"target\":{\"start\":8,\"end\":10,\"exact\":\"نص\",\"prefix\":\"\",\"suffix\":\"\"}," FRAME "}",
    "{" ID "\"kind\":\"x\",\"target\":{\"start\":-1,\"end\":1,\"exact\":\"نص\",\"prefix\":\"\",\"suffix\":\"\"}," FRAME "}",
    "{" ID "\"kind\":\"x\",\"edits\":{\"9f31c2aa\":0},\"created\":\"" EARLY "\",\"modified\":\"" LATE "\",\"deleted\":false}",
    "{" ID "\"kind\":\"x\",\"edits\":{\"9F31C2AA\":1},\"created\":\"" EARLY "\",\"modified\":\"" LATE "\",\"deleted\":false}",
    "{" ID "\"kind\":\"x\",\"edits\":{},\"created\":\"2026-13-01T00:00:00Z\",\"modified\":\"" LATE "\",\"deleted\":false}",
    "{" ID "\"kind\":\"x\",\"edits\":{},\"created\":\"2026-01-01T00:00:00+01:00\",\"modified\":\"" LATE "\",\"deleted\":false}",
    "{" ID "\"kind\":\"x\"," FRAME "," FRAME "}",
    "{" ID "\"kind\":\"x\",\"tags\":[\"a\"],\"tags\":[\"b\"],\"note\":\"a\",\"note\":\"b\"," FRAME "}",
    "7",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (UnrepAnnotation) annotation = read_json (cases[i], 9, &error);

      g_test_message ("%s", cases[i]);
      g_assert_null (annotation);
      g_assert_nonnull (error);
      g_assert_true (error->domain == UNREP_ERROR);
      g_assert_nonnull (strstr (error->message, "a.json"));
    }
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/annotation/new", test_new);
  g_test_add_func ("/annotation/change", test_change);
  g_test_add_func ("/annotation/edits", test_edits);
  g_test_add_func ("/annotation/unknown", test_unknown);
  g_test_add_func ("/annotation/settles", test_settles);
  g_test_add_func ("/annotation/refused", test_refused);
  return g_test_run ();
}
