/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/unrep-outline-lookup.h"

#include "unrep-test.h"

static const char *const report = "X/EG.1/2026/2\n\n"
                                  "Report on stations below the surface\n\n"
                                  "I. Introduction\n\n"
                                  "1. The group met in Nairobi.\n\n"
                                  "2. Member States made the following recommendations:\n\n"
                                  "(a) States should map the sea:\n\n"
                                  "(i) All of it;\n\n"
                                  "(ii) With care;\n\n"
                                  "(b) States should share the maps.\n\n"
                                  "Annex\n\n"
                                  "1. The annex has a paragraph, too.\n";

static UnrepOutline *
new_outline (const char *utf8)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (UnrepText) text = unrep_text_new (utf8, -1);
  UnrepOutline *outline = unrep_outline_new (text, NULL, &error);

  g_assert_no_error (error);
  return outline;
}

static void
assert_completions (UnrepOutline *outline,
                    const char   *typed,
                    guint         max,
                    const char   *expected)
{
  g_autoptr (GArray) found = unrep_outline_list_completions (outline, typed, max);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? " " : "",
                            unrep_outline_get_unit (outline, g_array_index (found, guint, i))->path);
  g_assert_cmpstr (list->str, ==, expected);
}

static void
test_completions (void)
{
  g_autoptr (UnrepOutline) outline = new_outline (report);

  assert_completions (outline, "2", 9, "2 2/a 2/a/i 2/a/ii 2/b");
  assert_completions (outline, "٢(a)", 9, "2/a 2/a/i 2/a/ii");
  assert_completions (outline, "2 (a) (i)", 9, "2/a/i 2/a/ii");
  assert_completions (outline, "2", 2, "2 2/a");
  assert_completions (outline, "2/b", 9, "2/b");
  assert_completions (outline, "7", 9, "");
  assert_completions (outline, "", 9, "");
  assert_completions (outline, " (", 9, "");
  /* The annex begins anew: both, and each by its line. */
  assert_completions (outline, "1", 9, "1 1");
  assert_completions (outline, "1@7", 9, "1");
  assert_completions (outline, "1@2", 9, "1");
  assert_completions (outline, "1@", 9, "1 1");
  assert_completions (outline, "1@9", 9, "");
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/outline-lookup/completions", test_completions);
  return g_test_run ();
}
