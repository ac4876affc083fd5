/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/unrep-json-reader.h"

#include "base/unrep-json-names.h"
#include "unrep-test-json.h"
#include "unrep-test.h"

#include <string.h>

static UnrepJsonReader *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return unrep_json_reader_new (bytes, "t.json");
}

/* That @reader failed with @code and the message @expected. */
static void
assert_failed (UnrepJsonReader *reader,
               int              code,
               const char      *expected)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (unrep_json_reader_has_failed (reader));
  g_assert_false (unrep_json_reader_finish (reader, &error));
  g_assert_error (error, UNREP_ERROR, code);
  g_assert_cmpstr (error->message, ==, expected);
}

static GBytes *
read_corpus (const char *name)
{
  g_autofree char *dir = unrep_test_dup_source ("tests/corpus/json");
  g_autofree char *path = g_build_filename (dir, name, NULL);
  g_autoptr (GError) error = NULL;
  char *content;
  gsize length;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (content, length);
}

/* Every y_*.json is read, and every other file is named in refused-at.txt. */
static void
test_corpus_accepted (void)
{
  g_autofree char *path = unrep_test_dup_source ("tests/corpus/json");
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (GBytes) list = read_corpus ("refused-at.txt");
  const char *name;
  guint n = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GBytes) rewritten = NULL;
      g_autoptr (GError) error = NULL;

      if (g_str_has_prefix (name, "n_"))
        g_assert_nonnull (g_strstr_len (g_bytes_get_data (list, NULL), g_bytes_get_size (list), name));
      if (!g_str_has_prefix (name, "y_"))
        continue;

      bytes = read_corpus (name);
      unrep_json_check (bytes, name, &error);
      g_assert_no_error (error);
      rewritten = unrep_test_rewrite_json (bytes, &error);
      g_assert_no_error (error);
      n++;
    }
  g_assert_cmpuint (n, >=, 95);
}

/* Each is refused where refused-at.txt says, by skipping as by reading. */
static void
test_corpus_refused (void)
{
  g_autoptr (GBytes) list = read_corpus ("refused-at.txt");
  g_autofree char *text = g_strndup (g_bytes_get_data (list, NULL), g_bytes_get_size (list));
  g_auto (GStrv) lines = g_strsplit (g_strchomp (text), "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), >=, 350);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit_set (lines[i], " :", 3);
      g_autofree char *prefix = g_strdup_printf ("%s: line %s, column %s: ", words[0], words[1], words[2]);
      g_autoptr (GBytes) bytes = read_corpus (words[0]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) rewrite_error = NULL;

      g_assert_false (unrep_json_check (bytes, words[0], &error));
      g_assert_cmpint (error->domain, ==, UNREP_ERROR);
      g_assert_cmpint (error->code, ==, strstr (words[0], "_depth_") ? UNREP_ERROR_TOO_LARGE : UNREP_ERROR_SYNTAX);
      if (!g_str_has_prefix (error->message, prefix) || strlen (error->message) < strlen (prefix) + 10)
        g_error ("“%s” should begin with “%s”", error->message, prefix);

      g_assert_null (unrep_test_rewrite_json (bytes, &rewrite_error));
      g_assert_cmpstr (strchr (rewrite_error->message, ':'), ==, strchr (error->message, ':'));
    }
}

static void
test_walk (void)
{
  g_autoptr (UnrepJsonReader) reader = read_text ("{\"format\": \"x\\u0061\\n\", \"version\": -12, \"flag\": true,\n"
                                                  " \"unknown\": [{\"a\": 1.50}],\n \"tags\": [\"أ\", 2, false], \"end\": null}");
  g_autofree char *format = NULL;
  g_autofree char *raw = NULL;
  g_autofree char *tag = NULL;
  g_autoptr (GError) error = NULL;
  UnrepJsonToken token;
  gboolean flag;
  gint64 number;

  g_assert_true (unrep_json_reader_begin_object (reader));
  g_assert_cmpstr (unrep_json_reader_next_member (reader), ==, "format");
  format = unrep_json_reader_dup_string (reader);
  g_assert_cmpstr (format, ==, "xa\n");

  g_assert_cmpstr (unrep_json_reader_next_member (reader), ==, "version");
  g_assert_true (unrep_json_reader_peek (reader, &token));
  g_assert_cmpint (token, ==, UNREP_JSON_NUMBER);
  g_assert_true (unrep_json_reader_read_int (reader, -12, -12, &number));
  g_assert_cmpint (number, ==, -12);

  g_assert_cmpstr (unrep_json_reader_next_member (reader), ==, "flag");
  g_assert_true (unrep_json_reader_read_boolean (reader, &flag));
  g_assert_true (flag);

  g_assert_cmpstr (unrep_json_reader_next_member (reader), ==, "unknown");
  raw = unrep_json_reader_dup_raw (reader);
  g_assert_cmpstr (raw, ==, "[{\"a\": 1.50}]");

  g_assert_cmpstr (unrep_json_reader_next_member (reader), ==, "tags");
  g_assert_true (unrep_json_reader_begin_array (reader));
  g_assert_true (unrep_json_reader_next_element (reader));
  tag = unrep_json_reader_dup_string (reader);
  g_assert_cmpstr (tag, ==, "أ");
  g_assert_true (unrep_json_reader_next_element (reader));
  g_assert_true (unrep_json_reader_next_element (reader));
  g_assert_true (unrep_json_reader_read_boolean (reader, &flag));
  g_assert_false (flag);
  g_assert_false (unrep_json_reader_next_element (reader));

  g_assert_cmpstr (unrep_json_reader_next_member (reader), ==, "end");
  g_assert_null (unrep_json_reader_next_member (reader));
  g_assert_true (unrep_json_reader_finish (reader, &error));
  g_assert_no_error (error);
}

static void
test_int_limits (void)
{
  const struct
  {
    const char *text;
    gint64 min;
    gint64 max;
    gboolean accepted;
    gint64 value;
  } cases[] = {
    { "-9223372036854775808", G_MININT64, G_MAXINT64, TRUE, G_MININT64 },
    { "9223372036854775807", G_MININT64, G_MAXINT64, TRUE, G_MAXINT64 },
    { "9223372036854775808", G_MININT64, G_MAXINT64, FALSE, 0 },
    { "-9223372036854775809", G_MININT64, G_MAXINT64, FALSE, 0 },
    { "18446744073709551617", 0, 10, FALSE, 0 },
    { "123456789012345678901234567890", G_MININT64, G_MAXINT64, FALSE, 0 },
    { "-0", 0, 5, TRUE, 0 },
    { "5", 0, 5, TRUE, 5 },
    { "6", 0, 5, FALSE, 0 },
    { "-1", 0, 5, FALSE, 0 },
    { "1.0", 0, 5, FALSE, 0 },
    { "1e0", 0, 5, FALSE, 0 },
    { "\"1\"", 0, 5, FALSE, 0 },
    { "null", 0, 5, FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (UnrepJsonReader) reader = read_text (cases[i].text);
      gint64 value = 77;

      g_assert_cmpint (unrep_json_reader_read_int (reader, cases[i].min, cases[i].max, &value), ==, cases[i].accepted);
      g_assert_cmpint (value, ==, cases[i].value);
      g_assert_cmpint (unrep_json_reader_has_failed (reader), ==, !cases[i].accepted);
    }
}

static void
test_int_message (void)
{
  g_autoptr (UnrepJsonReader) reader = read_text ("{\"start\":\n  -4}");
  gint64 value;

  unrep_json_reader_begin_object (reader);
  unrep_json_reader_next_member (reader);
  g_assert_false (unrep_json_reader_read_int (reader, 0, 9007199254740991, &value));
  assert_failed (reader, UNREP_ERROR_SYNTAX,
                 "t.json: line 2, column 3: the number must be from 0 to 9007199254740991");
}

static void
test_wrong_kind (void)
{
  const char *kinds[] = { "{}", "[]", "\"a\"", "1", "true", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint j = 0; j < 5; j++)
      {
        g_autoptr (UnrepJsonReader) reader = read_text (kinds[i]);
        g_autofree char *text = NULL;
        gboolean done = FALSE, flag;
        gint64 number;

        if (j == 0)
          done = unrep_json_reader_begin_object (reader);
        else if (j == 1)
          done = unrep_json_reader_begin_array (reader);
        else if (j == 2)
          done = (text = unrep_json_reader_dup_string (reader)) != NULL;
        else if (j == 3)
          done = unrep_json_reader_read_int (reader, 0, 1, &number);
        else
          done = unrep_json_reader_read_boolean (reader, &flag);

        g_assert_cmpint (done, ==, i == j);
        g_assert_cmpint (unrep_json_reader_has_failed (reader), ==, i != j);
      }
}

/* The first error stays, and everything afterwards fails quietly. */
static void
test_errors_stick (void)
{
  g_autoptr (UnrepJsonReader) reader = read_text ("{\"a\":\n tru}");
  UnrepJsonToken token = UNREP_JSON_ARRAY;
  gboolean flag = TRUE;
  gint64 number = 5;

  unrep_json_reader_begin_object (reader);
  unrep_json_reader_next_member (reader);
  g_assert_false (unrep_json_reader_read_boolean (reader, &flag));
  unrep_json_reader_fail (reader, UNREP_ERROR_FORMAT, "a later one");

  g_assert_false (flag);
  g_assert_false (unrep_json_reader_peek (reader, &token));
  g_assert_cmpint (token, ==, UNREP_JSON_NULL);
  g_assert_false (unrep_json_reader_begin_object (reader));
  g_assert_false (unrep_json_reader_begin_array (reader));
  g_assert_false (unrep_json_reader_next_element (reader));
  g_assert_null (unrep_json_reader_next_member (reader));
  g_assert_null (unrep_json_reader_dup_string (reader));
  g_assert_null (unrep_json_reader_dup_raw (reader));
  g_assert_false (unrep_json_reader_read_int (reader, 0, 9, &number));
  g_assert_cmpint (number, ==, 0);
  g_assert_false (unrep_json_reader_skip (reader));
  assert_failed (reader, UNREP_ERROR_SYNTAX, "t.json: line 2, column 2: a value is expected here");
  assert_failed (reader, UNREP_ERROR_SYNTAX, "t.json: line 2, column 2: a value is expected here");
}

/* Of a caller's own error: the place is what was read last. */
static void
test_fail (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("{\"أ\": {\"b\": \"\\u001b[31m\"}}", 27);
  g_autoptr (UnrepJsonReader) value = unrep_json_reader_new (bytes, "a\x1b.json");
  g_autoptr (UnrepJsonReader) object = unrep_json_reader_new (bytes, "o.json");
  g_autofree char *text = NULL;

  unrep_json_reader_begin_object (value);
  unrep_json_reader_next_member (value);
  unrep_json_reader_begin_object (value);
  unrep_json_reader_next_member (value);
  text = unrep_json_reader_dup_string (value);
  unrep_json_reader_fail (value, UNREP_ERROR_FORMAT, "“%s” is no position", text);
  assert_failed (value, UNREP_ERROR_FORMAT, "a\\x1b.json: line 1, column 13: “\\x1b[31m” is no position");

  unrep_json_reader_begin_object (object);
  unrep_json_reader_next_member (object);
  unrep_json_reader_begin_object (object);
  unrep_json_reader_next_member (object);
  g_assert_null (unrep_json_reader_next_member (object));
  unrep_json_reader_fail (object, UNREP_ERROR_NEWER, "version %d", 9);
  assert_failed (object, UNREP_ERROR_NEWER, "o.json: line 1, column 7: version 9");
}

/* Values that the caller does not read are skipped, and still checked. */
static void
test_unread (void)
{
  g_autoptr (UnrepJsonReader) sound = read_text ("{\"a\": [1, {\"b\": 2}], \"c\": 3}");
  g_autoptr (UnrepJsonReader) damaged = read_text ("{\"a\": [1, {\"b\": 2, \"b\": 3}], \"c\": 3}");
  g_autoptr (UnrepJsonReader) left = read_text ("[[1, [2]], {\"a\": [tru]}]");
  gint64 number;

  unrep_json_reader_begin_object (sound);
  g_assert_cmpstr (unrep_json_reader_next_member (sound), ==, "a");
  g_assert_cmpstr (unrep_json_reader_next_member (sound), ==, "c");
  g_assert_true (unrep_json_reader_read_int (sound, 3, 3, &number));
  g_assert_true (unrep_json_reader_finish (sound, NULL));

  unrep_json_reader_begin_object (damaged);
  g_assert_cmpstr (unrep_json_reader_next_member (damaged), ==, "a");
  g_assert_null (unrep_json_reader_next_member (damaged));
  assert_failed (damaged, UNREP_ERROR_SYNTAX,
                 "t.json: line 1, column 20: this object already has a member of that name: take one of them out");

  unrep_json_reader_begin_array (left);
  unrep_json_reader_next_element (left);
  unrep_json_reader_begin_array (left);
  g_assert_false (unrep_json_reader_has_failed (left));
  g_assert_false (unrep_json_reader_finish (left, NULL));
  assert_failed (left, UNREP_ERROR_SYNTAX, "t.json: line 1, column 19: a value is expected here");
}

static void
test_size_limit (void)
{
  gsize n = UNREP_JSON_MAX_BYTES + 1;
  g_autofree char *text = g_malloc (n);
  g_autoptr (GBytes) allowed = NULL;
  g_autoptr (GBytes) too_large = NULL;
  g_autoptr (GError) error = NULL;

  memset (text, ' ', n);
  memcpy (text, "[]", 2);
  allowed = g_bytes_new_static (text, n - 1);
  too_large = g_bytes_new_static (text, n);

  g_assert_true (unrep_json_check (allowed, "t.json", &error));
  g_assert_no_error (error);
  g_assert_false (unrep_json_check (too_large, "t.json", &error));
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_TOO_LARGE);
  g_assert_cmpstr (error->message, ==, "t.json: the text is too large: the limit is 64 MB");
}

/* No prefix of a text whose root has brackets is a text. */
static void
test_prefixes (void)
{
  static const char *const names[] = { "y_side_file.json", "y_escapes_all.json", "y_escape_u_pair.json", "y_exponents.json" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GBytes) bytes = read_corpus (names[i]);
      const char *text = g_bytes_get_data (bytes, NULL);

      for (gsize n = strrchr (text, text[0] == '{' ? '}' : ']') - text; n > 0; n--)
        {
          /* A copy of its own, so that a sanitizer sees a byte too far. */
          g_autoptr (GBytes) prefix = g_bytes_new (text, n);
          g_autoptr (GError) error = NULL;

          g_assert_false (unrep_json_check (prefix, "t.json", &error));
          g_assert_error (error, UNREP_ERROR, UNREP_ERROR_SYNTAX);
        }
    }
}

/* Damaged texts: skipping and reading agree, and what is read can be written
 * and read again to the same bytes. */
static void
test_mutations (void)
{
  static const char bytes_of_json[] = "{}[]\",:\\u0123456789.eE+-tfn \n\x80\xd8\xff";
  g_autoptr (GBytes) original = read_corpus ("y_side_file.json");
  guint n_accepted = 0;

  for (guint round = 0; round < 20000; round++)
    {
      gsize length = g_bytes_get_size (original);
      char *text = g_memdup2 (g_bytes_get_data (original, NULL), length);
      g_autoptr (GBytes) damaged = NULL;
      g_autoptr (GBytes) once = NULL;
      g_autoptr (GBytes) twice = NULL;
      gboolean accepted;

      for (int n = g_test_rand_int_range (1, 4); n > 0; n--)
        text[g_test_rand_int_range (0, length)] = bytes_of_json[g_test_rand_int_range (0, sizeof bytes_of_json - 1)];
      damaged = g_bytes_new_take (text, length);

      accepted = unrep_json_check (damaged, "t.json", NULL);
      once = unrep_test_rewrite_json (damaged, NULL);
      g_assert_cmpint (accepted, ==, once != NULL);
      if (!accepted)
        continue;
      twice = unrep_test_rewrite_json (once, NULL);
      g_assert_nonnull (twice);
      g_assert_true (g_bytes_equal (once, twice));
      n_accepted++;
    }
  g_assert_cmpuint (n_accepted, >, 1000);
}

/* Comparisons are counted, not seconds: n log2 n for names as they come, for
 * sorted ones, and for the same one over and over. */
static void
test_names_cost (void)
{
  const guint n = 1 << 16;

  for (guint kind = 0; kind < 3; kind++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree UnrepJsonString *strings = g_new0 (UnrepJsonString, n);
      UnrepJsonScanner scanner;
      UnrepJsonNames names;

      for (guint i = 0; i < n; i++)
        {
          strings[i].start = text->len + 1;
          g_string_append_printf (text, "\"%08x\"", kind == 0 ? i * 2654435761u : kind == 1 ? i : 0);
          strings[i].length = 8;
        }

      unrep_json_scanner_init (&scanner, "t.json", text->str, text->len);
      unrep_json_names_init (&names);
      for (guint i = 0; i < n; i++)
        unrep_json_names_push (&names, &scanner, &strings[i]);
      g_assert_cmpint (unrep_json_names_pop_unique (&names, &scanner, 0), ==, kind != 2);
      g_assert_cmpuint (names.n_compared, <=, n * 16 + n);
      g_assert_cmpuint (unrep_json_names_get_n (&names), ==, 0);

      unrep_json_names_clear (&names);
      unrep_json_scanner_clear (&scanner);
    }
}

/* One name twice, anywhere in objects of every size around where sorting begins. */
static void
test_names_sizes (void)
{
  for (guint n = 2; n < 40; n++)
    for (guint repeated = 1; repeated < n; repeated++)
      {
        g_autoptr (GString) text = g_string_new ("{");
        guint of = g_test_rand_int_range (0, repeated);
        g_autoptr (GBytes) bytes = NULL;
        g_autoptr (GError) error = NULL;
        g_autofree char *place = NULL;

        for (guint i = 0; i < n; i++)
          {
            if (i == repeated)
              place = g_strdup_printf ("t.json: line %u, column 1: ", i + 2);
            g_string_append_printf (text, "%s\n\"%c\":%u", i > 0 ? "," : "", '0' + (i == repeated ? of : i), i);
          }
        g_string_append (text, "}");
        bytes = g_bytes_new (text->str, text->len);

        g_assert_false (unrep_json_check (bytes, "t.json", &error));
        g_assert_true (g_str_has_prefix (error->message, place));
      }
}

/* Whatever stands at whichever place of whichever length, also where words and blocks
 * of bytes end: a string for its length only is as strict and as long as one that is
 * copied. */
static void
test_strings (void)
{
  static const char * const odd[] = { "a", "ش", "€", "😀", "\\n", "\\u0634", "\\ud83d\\ude00", "\x01", "\"", "\xff", "\xc1\xa1",
                                      "\xd8", "\\x" };
  static const char * const plain[] = { "b", "ض" };

  for (gsize length = 0; length < 70; length++)
    for (gsize at = 0; at <= length; at++)
      for (gsize o = 0; o < G_N_ELEMENTS (odd); o++)
        {
          g_autoptr (GString) text = g_string_new ("[\"");
          g_autoptr (UnrepJsonReader) copying = NULL, counting = NULL;
          g_autoptr (GError) copy_error = NULL, count_error = NULL;
          const char *copy;
          gsize n_chars;

          for (gsize i = 0; i < length; i++)
            g_string_append (text, i == at ? odd[o] : plain[length % 2]);
          g_string_append (text, "\"]");
          copying = read_text (text->str);
          counting = read_text (text->str);
          g_assert_true (unrep_json_reader_begin_array (copying) && unrep_json_reader_begin_array (counting));
          g_assert_true (unrep_json_reader_next_element (copying) && unrep_json_reader_next_element (counting));
          copy = unrep_json_reader_read_string (copying);
          g_assert_cmpint (unrep_json_reader_count_string (counting, &n_chars), ==, copy != NULL);
          g_assert_cmpuint (n_chars, ==, copy != NULL ? g_utf8_strlen (copy, -1) : 0);
          g_assert_cmpint (unrep_json_reader_finish (copying, &copy_error), ==,
                           unrep_json_reader_finish (counting, &count_error));
          g_assert_cmpstr (copy_error != NULL ? copy_error->message : NULL, ==,
                           count_error != NULL ? count_error->message : NULL);
          if (at < length)
            g_assert_cmpint (copy_error == NULL, ==, o < 7);
        }
}

/* Names that are known, in our order and in another, written plainly and not; and one
 * that only begins like one, and others. */
static void
test_known_names (void)
{
  static const char * const names[] = { "id", "kind", "unit" };
  static const struct
  {
    int place;
    const char *other;
  } expected[] = { { 0, NULL }, { 2, NULL }, { 3, "kin" }, { 1, NULL }, { 3, "" }, { 3, "units" }, { 3, "i\nd" } };
  g_autoptr (UnrepJsonReader) reader = read_text ("{\"id\": 1, \"\\u0075nit\": [2], \"kin\": {}, \"k\\u0069nd\": 3,"
                                                  "\n\"\": 4, \"units\": 5, \"i\\nd\": 6}");
  g_autoptr (UnrepJsonReader) twice = read_text ("{\"id\": 1, \"\\u0069d\": 2}");
  g_autoptr (GError) error = NULL;
  guint next = 0;

  g_assert_true (unrep_json_reader_begin_object (reader));
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_cmpint (unrep_json_reader_next_known (reader, names, G_N_ELEMENTS (names), &next), ==, expected[i].place);
      if (expected[i].other != NULL)
        g_assert_cmpstr (unrep_json_reader_get_member (reader), ==, expected[i].other);
    }
  g_assert_cmpint (unrep_json_reader_next_known (reader, names, G_N_ELEMENTS (names), &next), ==, -1);
  g_assert_true (unrep_json_reader_finish (reader, &error));
  g_assert_no_error (error);

  /* The same name in two spellings is one name. */
  next = 0;
  g_assert_true (unrep_json_reader_begin_object (twice));
  g_assert_cmpint (unrep_json_reader_next_known (twice, names, G_N_ELEMENTS (names), &next), ==, 0);
  g_assert_cmpint (unrep_json_reader_next_known (twice, names, G_N_ELEMENTS (names), &next), ==, 0);
  g_assert_cmpint (unrep_json_reader_next_known (twice, names, G_N_ELEMENTS (names), &next), ==, -1);
  g_assert_true (unrep_json_reader_has_failed (twice));
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/json-reader/corpus/accepted", test_corpus_accepted);
  g_test_add_func ("/json-reader/corpus/refused", test_corpus_refused);
  g_test_add_func ("/json-reader/walk", test_walk);
  g_test_add_func ("/json-reader/int-limits", test_int_limits);
  g_test_add_func ("/json-reader/int-message", test_int_message);
  g_test_add_func ("/json-reader/wrong-kind", test_wrong_kind);
  g_test_add_func ("/json-reader/errors-stick", test_errors_stick);
  g_test_add_func ("/json-reader/fail", test_fail);
  g_test_add_func ("/json-reader/unread", test_unread);
  g_test_add_func ("/json-reader/size-limit", test_size_limit);
  g_test_add_func ("/json-reader/prefixes", test_prefixes);
  g_test_add_func ("/json-reader/mutations", test_mutations);
  g_test_add_func ("/json-reader/strings", test_strings);
  g_test_add_func ("/json-reader/names/known", test_known_names);
  g_test_add_func ("/json-reader/names/cost", test_names_cost);
  g_test_add_func ("/json-reader/names/sizes", test_names_sizes);

  return g_test_run ();
}
