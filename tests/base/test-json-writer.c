/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/unrep-json-reader.h"
#include "base/unrep-json-writer.h"

#include "unrep-test-json.h"
#include "unrep-test.h"

#include <string.h>

static void
assert_written (UnrepJsonWriter *writer,
                const char      *expected)
{
  g_autoptr (GBytes) bytes = unrep_json_writer_free_to_bytes (writer);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_cmpstr (text, ==, expected);
}

/* The expected bytes are Python's, json.dump (…, indent=2, ensure_ascii=False) and a newline. */
static void
test_layout (void)
{
  UnrepJsonWriter *writer = unrep_json_writer_new ();

  unrep_json_writer_begin_object (writer);
  unrep_json_writer_name (writer, "id");
  unrep_json_writer_string (writer, "amal");
  unrep_json_writer_name (writer, "target");
  unrep_json_writer_begin_object (writer);
  unrep_json_writer_name (writer, "start");
  unrep_json_writer_int (writer, 8123);
  unrep_json_writer_name (writer, "exact");
  unrep_json_writer_string (writer, "(أ) ينبغي");
  unrep_json_writer_end_object (writer);
  unrep_json_writer_name (writer, "flag");
  unrep_json_writer_boolean (writer, FALSE);
  unrep_json_writer_name (writer, "tags");
  unrep_json_writer_begin_array (writer);
  unrep_json_writer_end_array (writer);
  unrep_json_writer_name (writer, "edits");
  unrep_json_writer_begin_object (writer);
  unrep_json_writer_end_object (writer);
  unrep_json_writer_name (writer, "rounds");
  unrep_json_writer_begin_array (writer);
  unrep_json_writer_boolean (writer, TRUE);
  unrep_json_writer_begin_array (writer);
  unrep_json_writer_null (writer);
  unrep_json_writer_begin_object (writer);
  unrep_json_writer_end_object (writer);
  unrep_json_writer_end_array (writer);
  unrep_json_writer_end_array (writer);
  unrep_json_writer_end_object (writer);

  assert_written (writer, "{\n"
                          "  \"id\": \"amal\",\n"
                          "  \"target\": {\n"
                          "    \"start\": 8123,\n"
                          "    \"exact\": \"(أ) ينبغي\"\n"
                          "  },\n"
                          "  \"flag\": false,\n"
                          "  \"tags\": [],\n"
                          "  \"edits\": {},\n"
                          "  \"rounds\": [\n"
                          "    true,\n"
                          "    [\n"
                          "      null,\n"
                          "      {}\n"
                          "    ]\n"
                          "  ]\n"
                          "}\n");
}

static void
test_root_values (void)
{
  UnrepJsonWriter *number = unrep_json_writer_new ();
  UnrepJsonWriter *empty = unrep_json_writer_new ();
  UnrepJsonWriter *text = unrep_json_writer_new ();

  unrep_json_writer_int (number, -7);
  assert_written (number, "-7\n");
  unrep_json_writer_begin_array (empty);
  unrep_json_writer_end_array (empty);
  assert_written (empty, "[]\n");
  unrep_json_writer_string (text, "");
  assert_written (text, "\"\"\n");
}

static void
test_numbers (void)
{
  UnrepJsonWriter *writer = unrep_json_writer_new ();

  unrep_json_writer_begin_array (writer);
  unrep_json_writer_int (writer, 0);
  unrep_json_writer_int (writer, G_MININT64);
  unrep_json_writer_int (writer, G_MAXINT64);
  unrep_json_writer_end_array (writer);
  assert_written (writer, "[\n  0,\n  -9223372036854775808,\n  9223372036854775807\n]\n");
}

static void
test_escapes (void)
{
  const char *cases[][2] = {
    { "plain", "\"plain\"" },
    { "\"\\/", "\"\\\"\\\\/\"" },
    { "\b\f\n\r\t", "\"\\b\\f\\n\\r\\t\"" },
    { "\x01\x0b\x1b\x1f", "\"\\u0001\\u000b\\u001b\\u001f\"" },
    /* What Python writes raw stays raw: DEL, C1, the separators, joiners. */
    { "\x7f\xc2\x85\xe2\x80\xa8\xe2\x80\x8c\xe2\x80\x8d", "\"\x7f\xc2\x85\xe2\x80\xa8\xe2\x80\x8c\xe2\x80\x8d\"" },
    { "\xd8\x9c\xe2\x80\x8e\xe2\x80\x8f", "\"\\u061c\\u200e\\u200f\"" },
    { "\xe2\x80\xaa\xe2\x80\xab\xe2\x80\xac\xe2\x80\xad\xe2\x80\xae", "\"\\u202a\\u202b\\u202c\\u202d\\u202e\"" },
    { "\xe2\x81\xa6\xe2\x81\xa7\xe2\x81\xa8\xe2\x81\xa9", "\"\\u2066\\u2067\\u2068\\u2069\"" },
    { "\xe2\x81\xa5\xe2\x81\xaa\xe2\x80\xa9", "\"\xe2\x81\xa5\xe2\x81\xaa\xe2\x80\xa9\"" },
    { "a\xef\xbb\xbf" "b\xef\xbb\xbe", "\"a\\ufeffb\xef\xbb\xbe\"" },
    { "اتفاقية؛ 😀", "\"اتفاقية؛ 😀\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      UnrepJsonWriter *value = unrep_json_writer_new (), *name = unrep_json_writer_new ();
      g_autofree char *expected_value = g_strconcat (cases[i][1], "\n", NULL);
      g_autofree char *expected_name = g_strconcat ("{\n  ", cases[i][1], ": 1\n}\n", NULL);

      unrep_json_writer_string (value, cases[i][0]);
      assert_written (value, expected_value);

      unrep_json_writer_begin_object (name);
      unrep_json_writer_name (name, cases[i][0]);
      unrep_json_writer_int (name, 1);
      unrep_json_writer_end_object (name);
      assert_written (name, expected_name);
    }
}

static void
test_raw (void)
{
  UnrepJsonWriter *writer = unrep_json_writer_new ();

  unrep_json_writer_begin_object (writer);
  unrep_json_writer_name (writer, "unknown");
  unrep_json_writer_raw (writer, "{ \"x\":1.50,\n\"y\" : [1e400] }");
  unrep_json_writer_name (writer, "next");
  unrep_json_writer_raw (writer, "\"\\u0061\"");
  unrep_json_writer_end_object (writer);
  assert_written (writer, "{\n"
                          "  \"unknown\": { \"x\":1.50,\n\"y\" : [1e400] },\n"
                          "  \"next\": \"\\u0061\"\n"
                          "}\n");
}

/* Any string comes back as it was, as a value and as a name. */
static void
test_round_trip (void)
{
  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      UnrepJsonWriter *writer = unrep_json_writer_new ();
      g_autoptr (UnrepJsonReader) reader = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *value = NULL;

      for (int n = g_test_rand_int_range (0, 40); n > 0; n--)
        {
          static const gunichar limits[] = { 0x30, 0x80, 0x700, 0x2100, 0xffff, 0x110000 };
          gunichar c = g_test_rand_int_range (1, limits[g_test_rand_int_range (0, G_N_ELEMENTS (limits))]);

          if (c < 0xd800 || c > 0xdfff)
            g_string_append_unichar (text, c);
        }

      unrep_json_writer_begin_object (writer);
      unrep_json_writer_name (writer, text->str);
      unrep_json_writer_string (writer, text->str);
      unrep_json_writer_end_object (writer);
      bytes = unrep_json_writer_free_to_bytes (writer);

      reader = unrep_json_reader_new (bytes, "round-trip");
      g_assert_true (unrep_json_reader_begin_object (reader));
      g_assert_cmpstr (unrep_json_reader_next_member (reader), ==, text->str);
      value = unrep_json_reader_dup_string (reader);
      g_assert_cmpstr (value, ==, text->str);
      g_assert_null (unrep_json_reader_next_member (reader));
      g_assert_true (unrep_json_reader_finish (reader, &error));
      g_assert_no_error (error);
    }
}

/* Of a file that Python wrote, reading and writing every value makes the same bytes. */
static void
test_golden (void)
{
  g_autofree char *path = unrep_test_dup_source ("tests/golden/layout.json");
  g_autofree char *content = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) rewritten = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new (content, length);
  rewritten = unrep_test_rewrite_json (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (rewritten, NULL), g_bytes_get_size (rewritten), content, length);
}

static void
test_misuse (void)
{
  g_autoptr (UnrepJsonWriter) writer = unrep_json_writer_new ();

  unrep_json_writer_begin_object (writer);
  g_test_expect_message (NULL, G_LOG_LEVEL_CRITICAL, "*begin_value*named*");
  unrep_json_writer_int (writer, 1);
  g_test_assert_expected_messages ();

  g_test_expect_message (NULL, G_LOG_LEVEL_CRITICAL, "*end_container*");
  unrep_json_writer_end_array (writer);
  g_test_assert_expected_messages ();

  g_test_expect_message (NULL, G_LOG_LEVEL_CRITICAL, "*free_to_bytes*");
  g_assert_null (unrep_json_writer_free_to_bytes (writer));
  g_test_assert_expected_messages ();
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/json-writer/layout", test_layout);
  g_test_add_func ("/json-writer/root-values", test_root_values);
  g_test_add_func ("/json-writer/numbers", test_numbers);
  g_test_add_func ("/json-writer/escapes", test_escapes);
  g_test_add_func ("/json-writer/raw", test_raw);
  g_test_add_func ("/json-writer/round-trip", test_round_trip);
  g_test_add_func ("/json-writer/golden", test_golden);
  g_test_add_func ("/json-writer/misuse", test_misuse);

  return g_test_run ();
}
