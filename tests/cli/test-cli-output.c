/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-cli-fixture.h"
#include "unrep-test.h"

#include <json-glib/json-glib.h>
#include <string.h>

static char *
dup_report (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("output");

  return unrep_test_write (dir, "r.txt", TEST_REPORT, -1);
}

/* A program that cannot get its output out says so. */
static void
test_lost_output (void)
{
  g_autofree char *report = dup_report ();
  const char * const scripts[] = {
    "\"$UNREP_CLI\" outline \"$1\" >/dev/full",
    "\"$UNREP_CLI\" outline --format=json \"$1\" >/dev/full",
    "\"$UNREP_CLI\" outline --format=tsv \"$1\" >/dev/full",
    "\"$UNREP_CLI\" text \"$1\" >/dev/full",
    "\"$UNREP_CLI\" tally \"$1\" >/dev/full",
    "\"$UNREP_CLI\" agree --format=json \"$1\" >/dev/full",
    "\"$UNREP_CLI\" --help >/dev/full",
    "\"$UNREP_CLI\" tally --help >/dev/full",
    "\"$UNREP_CLI\" --version >/dev/full",
    "\"$UNREP_CLI\" outline \"$1\" >&-",
    "\"$UNREP_CLI\" text \"$1\" <&- >&-",
    "{ { sleep 0.2; \"$UNREP_CLI\" text \"$1\"; echo $? >\"$1.status\"; } | true; exit \"$(cat \"$1.status\")\"; }",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++)
    test_run_fails (test_run_shell (scripts[i], report), 4, "could not be written");
}

/* What repairs change, and nothing else: a report without need of any has none. */
static void
test_changes (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("changes");
  g_autofree char *damaged = g_build_filename (dir, "damaged.txt", NULL), *sound = g_build_filename (dir, "sound.txt", NULL);
  g_autoptr (TestRun) run = NULL, none = NULL;

  g_assert_true (g_file_set_contents (damaged, "ينبغي للدول أن تعامل الجرائم الســـيبرانية معاملة\r\n"
                                               "الجرائم الخطيرة    كلها.\r\n", -1, NULL));
  g_assert_true (g_file_set_contents (sound, "ينبغي للدول أن تعامل الجرائم السيبرانية معاملة الجرائم.\r\n", -1, NULL));
  run = test_run ("text", "--changes", damaged, NULL);
  none = test_run ("text", "--changes", sound, NULL);
  g_assert_cmpint (run->status, ==, 0);
  g_assert_cmpstr (run->out, ==, "1:33: Stretching closed: “ـــ” → “”\n2:17: Gap closed: “   ” → “”\n");
  g_assert_cmpstr (none->out, ==, "");
}

static void
test_text (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("text");
  g_autofree char *report = unrep_test_write (dir, "r.txt", "\357\273\277" "One\r\nاثنان \033[1m\r\n", -1);
  g_autoptr (TestRun) run = test_run ("text", report, NULL);

  g_assert_cmpint (run->status, ==, 0);
  g_assert_cmpstr (run->out, ==, "One\r\nاثنان \033[1m\r\n");
}

static const char *
get_string (JsonObject *unit,
            const char *member)
{
  return json_object_get_string_member (unit, member);
}

/* Both machine formats tell the same, and it fits the text. */
static void
test_outline (void)
{
  g_autofree char *report = dup_report ();
  g_autoptr (TestRun) json = test_run ("outline", "--format=json", report, NULL);
  g_autoptr (TestRun) tsv = test_run ("outline", "--format=tsv", report, NULL);
  g_auto (GStrv) lines = g_strsplit (tsv->out, "\n", -1);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  guint n_found = 0;
  JsonArray *units;

  json_parser_load_from_data (parser, json->out, -1, &error);
  g_assert_no_error (error);
  units = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "units");

  g_assert_cmpstr (lines[0], ==, "kind\tlabel\tpath\tline\tend_line\tstart\tend\tprinted\tcertain\trecommendation");
  g_assert_cmpuint (g_strv_length (lines), ==, json_array_get_length (units) + 2);
  for (guint i = 0; i < json_array_get_length (units); i++)
    {
      JsonObject *unit = json_array_get_object_element (units, i);
      g_autofree char *row = g_strdup_printf ("%s\t%s\t%s\t%d\t%d\t%d\t%d\t%s\t%s\t%s", get_string (unit, "kind"),
                                              get_string (unit, "label"), get_string (unit, "path"),
                                              (int) json_object_get_int_member (unit, "line"),
                                              (int) json_object_get_int_member (unit, "end_line"),
                                              (int) json_object_get_int_member (unit, "start"),
                                              (int) json_object_get_int_member (unit, "end"),
                                              get_string (unit, "printed"),
                                              json_object_get_boolean_member (unit, "certain") ? "true" : "false",
                                              get_string (unit, "recommendation"));

      g_assert_cmpstr (lines[i + 1], ==, row);
      if (g_str_equal (get_string (unit, "path"), "1/c"))
        {
          gsize start = (gsize) json_object_get_int_member (unit, "start");
          gsize end = (gsize) json_object_get_int_member (unit, "end");
          g_autofree char *words = g_strndup (&TEST_REPORT[start], end - start);

          g_assert_cmpstr (words, ==, "(c) States should train those who investigate.");
          g_assert_cmpint (json_object_get_int_member (unit, "line"), ==, 11);
          g_assert_cmpstr (get_string (unit, "recommendation"), ==, "yes");
          n_found++;
        }
    }
  g_assert_cmpuint (n_found, ==, 1);
}

static void
test_outline_text (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("outline-text");
  const char *text =
    "تقرير\n\nأولا - التوصيات\n\n1- أوصى الخبراء بما يلي:\n\n"
    "(أ) ينبغي للدول أن\033[2J تضع اتفاقية جديدة؛\n\n(ب) ينبغي للدول أن تطبق ما هو قائم.\n";
  g_autofree char *report = unrep_test_write (dir, "r.txt", text, -1);
  g_autoptr (TestRun) run = test_run ("outline", report, NULL);

  g_assert_cmpint (run->status, ==, 0);
  g_assert_nonnull (strstr (run->out, "(أ) ينبغي للدول أن"));
  g_assert_nonnull (strstr (run->out, "\n* "));
  g_assert_null (strchr (run->out, '\033'));
}

/* As many units as the longest reports have, times twenty. */
static void
test_large_report (void)
{
  g_autoptr (GString) text = g_string_new ("Report\n\nI. Recommendations\n\n");
  g_autofree char *dir = unrep_test_dup_dir ("large");
  g_autofree char *report = NULL;
  g_autoptr (TestRun) run = NULL;
  gsize n_lines = 0;

  for (guint i = 1; i <= 20000; i++)
    g_string_append_printf (text, "%u. States should do the thing that has the number %u.\n\n", i, i);
  report = unrep_test_write (dir, "r.txt", text->str, (gssize) text->len);
  run = test_run ("outline", "--format=tsv", report, NULL);
  g_assert_cmpint (run->status, ==, 0);
  for (const char *p = run->out; *p != '\0'; p++)
    n_lines += *p == '\n';
  g_assert_cmpuint (n_lines, >=, 20000);
}

/* Sentences are in the language of the person; paths in them are as they are. */
static void
test_arabic (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("arabic");
  g_autofree char *pdf = unrep_test_write (dir, "r.pdf", "%PDF-1.7\n", -1);
  g_autofree char *quoted = g_strdup_printf ("«%s»", pdf);

  test_run_fails (test_run_shell ("LANGUAGE=ar \"$UNREP_CLI\" text \"$1\"", pdf), 3, quoted);
}

/* The people who read are asked in their language, the programs are not. */
static void
test_machine_formats_have_no_language (void)
{
  g_autofree char *report = dup_report ();
  const char * const commands[] = { "outline --format=json", "outline --format=tsv", "tally --format=json", "outline" };

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *english = g_strdup_printf ("\"$UNREP_CLI\" %s \"$1\"", commands[i]);
      g_autofree char *arabic = g_strconcat ("LANGUAGE=ar ", english, NULL);
      g_autoptr (TestRun) in_english = test_run_shell (english, report);
      g_autoptr (TestRun) in_arabic = test_run_shell (arabic, report);

      g_assert_cmpstr (in_english->out, !=, "");
      if (strstr (commands[i], "--format") != NULL)
        g_assert_cmpstr (in_english->out, ==, in_arabic->out);
      else
        g_assert_cmpstr (in_english->out, !=, in_arabic->out);
    }
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/cli/output/lost", test_lost_output);
  g_test_add_func ("/cli/output/text", test_text);
  g_test_add_func ("/cli/changes", test_changes);
  g_test_add_func ("/cli/output/outline", test_outline);
  g_test_add_func ("/cli/output/outline-text", test_outline_text);
  g_test_add_func ("/cli/output/large-report", test_large_report);
  g_test_add_func ("/cli/output/arabic", test_arabic);
  g_test_add_func ("/cli/output/machine-formats-have-no-language", test_machine_formats_have_no_language);

  return g_test_run ();
}
