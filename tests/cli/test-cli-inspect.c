/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-cli-fixture.h"
#include "unrep-test.h"

#include <json-glib/json-glib.h>

/* Its second paragraph begins with a Latin letter that OCR read for a number. */
#define DAMAGED "العنـــوان هنا\n\nV- القرار 74/247 (٢)\n\n14 ثم C\n"

/* Takes @run. */
static JsonParser *
parse (TestRun *run)
{
  g_autofree char *out = g_strdup (run->out);
  JsonParser *parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  test_run_ok (run);
  json_parser_load_from_data (parser, out, -1, &error);
  g_assert_no_error (error);
  return parser;
}

static JsonObject *
get_paragraph (JsonParser *parser,
               guint       index)
{
  JsonObject *root = json_node_get_object (json_parser_get_root (parser));

  return json_array_get_object_element (json_object_get_array_member (root, "paragraphs"), index);
}

static JsonObject *
get_element (JsonObject *object,
             const char *array,
             guint       index)
{
  return json_array_get_object_element (json_object_get_array_member (object, array), index);
}

static guint
get_n (JsonObject *object,
       const char *array)
{
  return json_array_get_length (json_object_get_array_member (object, array));
}

static void
test_stored (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("stored");
  g_autofree char *path = unrep_test_write (dir, "r.txt", DAMAGED, -1);
  TestRun *run = test_run ("inspect", path, NULL);
  g_autofree char *again = g_strdup (run->out);
  g_autoptr (JsonParser) parser = parse (run);
  g_autoptr (TestRun) second = test_run ("inspect", path, NULL);
  JsonObject *paragraph = get_paragraph (parser, 1), *first, *number, *cluster;

  g_assert_cmpstr (second->out, ==, again);
  g_assert_cmpint (json_object_get_int_member (paragraph, "line"), ==, 3);
  g_assert_cmpint (json_object_get_int_member (paragraph, "start"), ==, 16);
  g_assert_cmpint (json_object_get_int_member (paragraph, "end"), ==, 36);
  g_assert_cmpstr (json_object_get_string_member (paragraph, "direction"), ==, "rtl");

  first = get_element (paragraph, "runs", 0);
  g_assert_cmpstr (json_object_get_string_member (first, "text"), ==, "V");
  g_assert_cmpint (json_object_get_int_member (first, "visual"), ==, get_n (paragraph, "runs") - 1);
  g_assert_cmpint (json_object_get_int_member (first, "level"), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (first, "family"), ==, "Amiri");
  cluster = get_element (first, "clusters", 0);
  g_assert_cmpstr (json_object_get_string_member (get_element (cluster, "characters", 0), "name"), ==,
                   "LATIN CAPITAL LETTER V");
  g_assert_cmpint (json_object_get_int_member (get_element (cluster, "characters", 0), "offset"), ==, 16);
  g_assert_cmpstr (json_object_get_string_member (get_element (cluster, "glyphs", 0), "name"), ==, "V");

  number = get_element (paragraph, "runs", 3);
  g_assert_cmpstr (json_object_get_string_member (number, "text"), ==, "74/247");
  g_assert_cmpint (json_object_get_int_member (number, "level"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (number, "start"), ==, 26);
  /* Six clusters of known order: each begins where the last one ends. */
  g_assert_cmpuint (get_n (number, "clusters"), ==, 6);
  for (guint i = 1; i < 6; i++)
    {
      JsonObject *last = get_element (number, "clusters", i - 1), *next = get_element (number, "clusters", i);

      g_assert_cmpint (ABS (json_object_get_int_member (last, "x") + json_object_get_int_member (last, "width")
                            - json_object_get_int_member (next, "x")), <=, 1);
    }
}

static guint
count_chars (JsonObject *paragraph)
{
  guint n = 0;

  for (guint i = 0; i < get_n (paragraph, "runs"); i++)
    for (guint k = 0; k < get_n (get_element (paragraph, "runs", i), "clusters"); k++)
      n += get_n (get_element (get_element (paragraph, "runs", i), "clusters", k), "characters");
  return n;
}

static void
test_repaired (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("repaired");
  g_autofree char *path = unrep_test_write (dir, "r.txt", DAMAGED, -1);
  g_autoptr (JsonParser) stored = parse (test_run ("inspect", path, NULL));
  g_autoptr (JsonParser) repaired = parse (test_run ("inspect", "--repaired", path, NULL));

  g_assert_cmpuint (count_chars (get_paragraph (stored, 0)), ==, 14);
  g_assert_cmpuint (count_chars (get_paragraph (repaired, 0)), ==, 11);
}

static void
test_unit (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("unit");
  g_autofree char *path = unrep_test_write (dir, "r.txt", TEST_REPORT, -1);
  g_autoptr (JsonParser) parser = parse (test_run ("inspect", "--unit=1(b)@9", path, NULL));
  g_autoptr (JsonParser) other = parse (test_run ("inspect", "--font=DejaVu Sans", "--unit=4", path, NULL));

  g_assert_cmpuint (get_n (json_node_get_object (json_parser_get_root (parser)), "paragraphs"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (get_paragraph (parser, 0), "direction"), ==, "ltr");
  g_assert_cmpint (json_object_get_int_member (get_paragraph (parser, 0), "line"), ==, 9);
  g_assert_cmpstr (json_object_get_string_member (get_element (get_paragraph (other, 0), "runs", 0), "family"), ==,
                   "DejaVu Sans");

  test_run_fails (test_run ("inspect", "--unit=1(b)", path, NULL), 2, "1/b");
  test_run_fails (test_run ("inspect", "--unit=99", path, NULL), 2, "99");
  test_run_fails (test_run ("inspect", "/nowhere/at.all", NULL), 3, "/nowhere/at.all");
  test_run_fails (test_run ("inspect", "--font=\xff", path, NULL), 2, "--font");
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/cli-inspect/stored", test_stored);
  g_test_add_func ("/cli-inspect/repaired", test_repaired);
  g_test_add_func ("/cli-inspect/unit", test_unit);

  return g_test_run ();
}
