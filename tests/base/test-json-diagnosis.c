/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-test.h"

#include "base/unrep-json-reader.h"

#include <string.h>

/* What people, editors and programs put where JSON ends: by its name, and with what to do. */
static void
test_diagnosis (void)
{
  static const struct { const char *text; gssize n_bytes; const char *place; const char *said; } cases[] = {
    { "\xef\xbb\xbf{}", -1, "line 1, column 1", "save it as UTF-8 without one" },
    { "\xff\xfe{\0}\0", 6, "line 1, column 1", "UTF-16" },
    { "", 0, "line 1, column 1", "empty" },
    { " \n\n", -1, "line 3, column 1", "empty" },
    { "{\"a\": 1, // b\n\"c\": 2}", -1, "line 1, column 10", "a comment" },
    { "/* a */ {}", -1, "line 1, column 1", "a comment" },
    { "{\"a\": [1, 2,]}", -1, "line 1, column 13", "the comma before this bracket" },
    { "{\"a\": 1, \n}", -1, "line 2, column 1", "the comma before this bracket" },
    { "[1,, 2]", -1, "line 1, column 4", "this comma" },
    { "{'a': 1}", -1, "line 1, column 2", "double quotation marks" },
    { "{\"a\": “b”}", -1, "line 1, column 7", "double quotation marks" },
    { "{\"a\": NaN}", -1, "line 1, column 7", "no such number" },
    { "<<<<<<< HEAD\n{}\n", -1, "line 1, column 1", "both sides of a merge" },
    { "{\"a\": 1,\n=======\n\"b\": 2}", -1, "line 2, column 1", "both sides of a merge" },
    { "<!DOCTYPE html>", -1, "line 1, column 1", "a web page" },
    { "PK\x03\x04", -1, "line 1, column 1", "a ZIP archive" },
    { "hello", -1, "line 1, column 1", "choose another file" },
    { "{\"a\": 1", -1, "line 1, column 8", "a comma or “}” is expected here" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize n_bytes = cases[i].n_bytes < 0 ? strlen (cases[i].text) : (gsize) cases[i].n_bytes;
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].text, n_bytes);
      g_autoptr (UnrepJsonReader) reader = unrep_json_reader_new (bytes, "t.json");
      g_autoptr (GError) error = NULL;

      unrep_json_reader_skip (reader);
      g_assert_false (unrep_json_reader_finish (reader, &error));
      g_assert_error (error, UNREP_ERROR, UNREP_ERROR_SYNTAX);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, cases[i].place));
      g_assert_nonnull (strstr (error->message, cases[i].said));
    }
}

/* Translations isolate what they repeat; isolates of the text that are not closed are shown
 * as escapes. */
static void
test_isolates (void)
{
  static const struct { const char *member; const char *said; } cases[] = {
    { "a", "t.json: line 1, column 1: “\xe2\x81\xa8" "a\xe2\x81\xa9” has no “b”" },
    { "a\xe2\x81\xa8", "t.json: line 1, column 1: “\\u2068a\\u2068\\u2069” has no “b”" },
    { "\xe2\x81\xa9", "t.json: line 1, column 1: “\\u2068\\u2069\\u2069” has no “b”" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static ("{}", 2);
      g_autoptr (UnrepJsonReader) reader = unrep_json_reader_new (bytes, "t.json");
      g_autoptr (GError) error = NULL;

      unrep_json_reader_fail (reader, UNREP_ERROR_FORMAT, "“\xe2\x81\xa8%s\xe2\x81\xa9” has no “b”", cases[i].member);
      g_assert_false (unrep_json_reader_finish (reader, &error));
      g_assert_cmpstr (error->message, ==, cases[i].said);
    }
}

int
main (int   argc,
      char *argv[])
{
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/json-diagnosis/signs", test_diagnosis);
  g_test_add_func ("/json-diagnosis/isolates", test_isolates);
  return g_test_run ();
}
