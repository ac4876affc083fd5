/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "findings-fixture.h"
#include "unrep-test.h"

/* Counts in the real reports beside those of the table in facts/rendering.md 2.2,
 * whose regular expressions count something else where the two differ. */
typedef struct
{
  const char *check;
  guint ours[3];   /* 000, 001, 004 */
  guint theirs[3];
  const char *reason; /* NULL: they count the same */
} Count;

static const char * const reports[] = {
  "reports/000_e1ee01d560bfb56f.txt", "reports/001_77fe3e7651538f96.txt", "reports/004_dbba2c4fbdf108ae.txt",
};

static const Count counts[] = {
  { "extended-digit", { 4, 0, 0 }, { 4, 0, 0 }, NULL },
  { "resolution-order", { 3, 11, 0 }, { 3, 11, 0 }, NULL },
  { "mark-on-tatweel", { 0, 0, 3 }, { 0, 0, 3 }, NULL },
  { "bare-mark", { 0, 0, 0 }, { 0, 0, 0 }, NULL },
  { "inner-maksura", { 0, 0, 0 }, { 0, 0, 0 }, NULL },
  { "glued-digit", { 0, 0, 8 }, { 0, 2, 8 }, "27 و28 is how Arabic writes it" },
  { "tatweel", { 5, 0, 57 }, { 5, 0, 52 }, "the table has runs of two and more; here also what stretches by one, and not a half word’s end" },
  { "no-space-after-mark", { 0, 0, 3 }, { 0, 0, 4 }, "one begins its line: that is another finding" },
  { "space-before-mark", { 7, 0, 0 }, { 7, 0, 1 }, "the mark begins its line" },
  { "unpaired-quotation-mark", { 2, 0, 0 }, { 2, 0, 0 }, NULL },
  { "markup", { 77, 60, 0 }, { 92, 66, 0 }, "a bullet before words is the list’s own; \u201C$\u201D may be one" },
  { "mixed-digits", { 2, 0, 0 }, { 18, 0, 0 }, "five lines have the other digits only within symbols, eleven only in the label" },
};

static void
test_counts (void)
{
  for (gsize r = 0; r < G_N_ELEMENTS (reports); r++)
    {
      g_autofree char *path = unrep_test_dup_shared (reports[r]);
      g_autoptr (UnrepFindings) findings = NULL;

      if (path == NULL)
        return;
      findings = fixture_check_file (path);
      for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
        {
          g_test_message ("%s %s", reports[r], counts[i].check);
          g_assert_cmpuint (unrep_findings_count_check (findings, counts[i].check), ==, counts[i].ours[r]);
          g_assert_true (counts[i].reason != NULL || counts[i].ours[r] == counts[i].theirs[r]);
        }
    }
}

/* What nobody would correct in them: in six languages. */
static void
test_correct (void)
{
  static const char * const correct[] = {
    "data/examples/expert-group-report.ar.txt", "data/examples/expert-group-report.en.txt",
    "tests/corpus/reports/report.es.txt", "tests/corpus/reports/report.fr.txt", "tests/corpus/reports/report.ru.txt",
    "tests/corpus/reports/report.zh.txt", "tests/corpus/reports/resolution.ar.txt", "tests/corpus/reports/resolution.en.txt",
    "tests/corpus/reports/resolution.es.txt", "tests/corpus/reports/resolution.fr.txt",
    "tests/corpus/reports/resolution.zh.txt", "tests/corpus/reports/upr.en.txt", "tests/corpus/reports/upr.fr.txt",
    "tests/corpus/reports/upr.ru.txt",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (correct); i++)
    {
      g_autofree char *path = unrep_test_dup_source (correct[i]);
      g_autoptr (UnrepFindings) findings = fixture_check_file (path);

      for (guint j = 0; j < unrep_findings_get_n (findings); j++)
        if (unrep_findings_get (findings, j)->severity != UNREP_SEVERITY_NOTE)
          {
            g_autofree char *message = unrep_findings_dup_message (findings, j);

            g_error ("%s:%u: %s", correct[i], unrep_findings_get (findings, j)->line, message);
          }
    }
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/checks/counts", test_counts);
  g_test_add_func ("/checks/correct", test_correct);

  return g_test_run ();
}
