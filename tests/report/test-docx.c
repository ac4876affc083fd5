/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "docx-fixture.h"
#include "unrep-test.h"

#include <string.h>

static void
assert_text (const DocxParts *parts,
             const char      *wanted)
{
  g_autofree char *text = docx_fixture_dup_text (parts);

  g_assert_cmpstr (text, ==, wanted);
}

static void
assert_body (const char *body,
             const char *wanted)
{
  assert_text (&(DocxParts) { .body = body }, wanted);
}

static void
test_runs (void)
{
  assert_body (PARAGRAPH ("", "نص أول") PARAGRAPH ("", "b"), "نص أول|b|");
  assert_body ("<w:p><w:r><w:t> a </w:t><w:t>b</w:t></w:r><w:r><w:tab/><w:t>c\nd</w:t><w:br/><w:t>e</w:t></w:r></w:p>",
               "ab\tc d|e|");
  assert_body ("<w:p><w:r><w:t>x</w:t><w:noBreakHyphen/><w:softHyphen/><w:sym w:font=\"Symbol\" w:char=\"F0B3\"/>"
               "<w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/><w:cr/><w:ptab/><w:t>y</w:t></w:r></w:p>",
               "x\u2011\u00ad≥✓|\ty|");
  /* Empty paragraphs say nothing; a page's end parts what stands on both sides of it. */
  assert_body ("<w:p/><w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>" PARAGRAPH ("", "  ")
               "<w:p><w:r><w:br w:type=\"page\"/><w:t>a</w:t><w:br w:type=\"page\"/><w:t>b</w:t></w:r></w:p>",
               "a|b|");
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/docx/runs", test_runs);

  return g_test_run ();
}
