/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "findings-fixture.h"
#include "unrep-test.h"

#define N_REPORTS 3

/* Counts in the real reports beside those of the table in facts/rendering.md 2.2,
 * whose regular expressions count something else where the two differ. Where a row of
 * the table has several counts, those that the check is for are added. */
typedef struct
{
  const char *check;
  guint ours[N_REPORTS];   /* 000, 001, 004 */
  guint theirs[N_REPORTS];
  const char *reason; /* NULL: they count the same */
} Count;

static const char * const reports[N_REPORTS] = {
  "reports/000_e1ee01d560bfb56f.txt", "reports/001_77fe3e7651538f96.txt", "reports/004_dbba2c4fbdf108ae.txt",
};

static const Count counts[] = {
  { "extended-digit", { 4, 0, 0 }, { 4, 0, 0 }, NULL },
  { "resolution-order", { 3, 11, 0 }, { 3, 11, 0 }, NULL },
  { "mark-on-tatweel", { 0, 0, 3 }, { 0, 0, 3 }, NULL },
  { "bare-mark", { 0, 0, 0 }, { 0, 0, 0 }, NULL },
  { "inner-maksura", { 0, 0, 0 }, { 0, 0, 0 }, NULL },
  { "not-composed", { 0, 0, 0 }, { 0, 0, 0 }, NULL }, /* the row of shadda before its vowel */
  { "glued-digit", { 0, 0, 8 }, { 0, 2, 8 }, "27 و28 is how Arabic writes it" },
  { "tatweel", { 5, 0, 57 }, { 5, 0, 52 }, "the table has runs of two and more; here also what stretches by one, and not a half word’s end" },
  { "no-space-after-mark", { 0, 0, 3 }, { 0, 0, 4 }, "one begins its line: that is another finding" },
  { "space-before-mark", { 7, 0, 0 }, { 7, 0, 1 }, "the mark begins its line" },
  { "unpaired-quotation-mark", { 2, 0, 0 }, { 2, 0, 0 }, NULL },
  { "unpaired-bracket", { 0, 0, 4 }, { 0, 2, 3 }, "of 001 the table has lines, and one bracket opens before the end of a page and closes "
    "behind it; of 004 it has the lines in which ) is first: two of them have two brackets each, and the third is the label )(ه" },
  { "list-end", { 20, 0, 0 }, { 17, 0, 0 }, "the table has twenty lines that end so as well: each of them ends an item, one a line below its label" },
  { "wide-gap", { 0, 0, 11 }, { 0, 0, 28 }, "17 are in lines the runs of which change places, and are repaired with them" },
  { "run-order", { 0, 0, 22 }, { 0, 0, 7 }, "the table has three patterns; here all lines that are not in the order of reading, "
    "21 that are repaired and one of which it is not sure" },
  { "torn-word", { 6, 1, 17 }, { 11, 4, 17 }, "five are و before a number, as many documents write it; three of 001 are labels, (أ أ أ)" },
  { "word-slip", { 33, 0, 0 }, { 37, 0, 0 }, "the table’s list is longer; it has not ويما, and الفُضلي has a mark" },
  { "repeated-word", { 1, 0, 0 }, { 1, 0, 0 }, NULL },
  { "repeated-phrase", { 5, 0, 0 }, { 1, 3, 0 }, "the table has what is said three times; what is long is not said twice either, and (ط ط ط) is a label" },
  { "page-footer", { 3, 1, 0 }, { 10, 0, 0 }, "seven stand between two paragraphs and interrupt none; in 001 a footnote does" },
  { "base-direction", { 4, 0, 0 }, { 3, 1, 0 }, "the line of 001 goes on with the paragraph of the page before; "
    "a symbol in a line of its own has the direction of the report" },
  { "unfinished", { 1, 0, 5 }, { 10, 15, 28 }, "a paragraph of 000 ends with a comma; headings and titles have no end, one has the sign of a footnote behind it, "
    "and the others go on in the next line or behind a page" },
  { "damaged-label", { 52, 31, 0 }, { 74, 12, 0 }, "the table has pairs of neighbours that do not follow each other, two for a wrong number and "
    "one for all the labels of 001 that have lost their second letter; and quotes of another kind around a right number" },
  { "missing-label", { 1, 0, 0 }, { 44, 2, 0 }, "the same pairs of neighbours: of the true labels only 48 is not there" },
  { "leaking-run", { 0, 0, 0 }, { 11, 21, 0 }, "Latin words that begin and end with letters are drawn as they are read" },
  { "markup", { 77, 60, 0 }, { 92, 66, 0 }, "a bullet before words is the list’s own; \u201C$\u201D may be one" },
  { "mixed-digits", { 2, 0, 0 }, { 18, 0, 0 }, "five lines have the other digits only within symbols, eleven only in the label" },
  { "tanwin", { 2, 0, 0 }, { 6, 2, 0 }, "the table has all that stand before the alef, which is a choice; two of them are not at an end of a word" },
  { "merged-words", { 0, 0, 2 }, { 0, 0, 0 }, "the table has no row of it" },
  /* Those that the table has none of. */
  { "mixed-scripts", { 0, 0, 0 }, { 0, 0, 0 }, NULL },
  { "presentation-form", { 0, 0, 0 }, { 0, 0, 0 }, NULL },
  { "persian-letter", { 0, 0, 0 }, { 0, 0, 0 }, NULL },
  { "bidi-balance", { 0, 0, 0 }, { 0, 0, 0 }, NULL },
  { "bidi-embedding", { 0, 0, 0 }, { 0, 0, 0 }, NULL },
  { "control-in-word", { 0, 0, 0 }, { 0, 0, 0 }, NULL },
  { "deprecated-control", { 0, 0, 0 }, { 0, 0, 0 }, NULL },
  { "spoofing", { 0, 0, 0 }, { 0, 0, 0 }, NULL },
  { "invisible", { 0, 0, 0 }, { 0, 0, 0 }, NULL },
  { "unusable-character", { 0, 0, 0 }, { 0, 0, 0 }, NULL },
  { "mojibake", { 0, 0, 0 }, { 0, 0, 0 }, NULL },
  { "ascii-punctuation", { 0, 0, 0 }, { 0, 0, 0 }, NULL },
  { "lam-alef", { 0, 0, 0 }, { 0, 0, 0 }, NULL },
  { "displaced-article", { 0, 0, 0 }, { 0, 0, 0 }, NULL },
  { "ligature-order", { 0, 0, 0 }, { 0, 0, 0 }, NULL },
  { "letter-order", { 0, 0, 0 }, { 0, 0, 0 }, NULL },
  { "word-order", { 0, 0, 0 }, { 0, 0, 0 }, NULL },
};

/* The rows of the table that are no fault: what they count, how often, and the checks
 * that might take it for one. */
static const struct
{
  const char *row;
  const char *regex;
  guint theirs[N_REPORTS];
  const char *silent[4];
} innocent[] = {
  { "ASCII digits", "[0-9]", { 249, 501, 0 }, { "extended-digit" } },
  { "Arabic digits", "[٠-٩]", { 273, 0, 29 }, { "extended-digit" } },
  { "the label هـ", "هـ(?![ء-ي])", { 0, 3, 0 }, { "tatweel", "torn-word" } },
  { "marks", "[\u064b-\u0652\u0670]", { 320, 99, 57 }, { "bare-mark", "not-composed" } },
  { "vowel before shadda", "[\u064b-\u0650]\u0651", { 55, 1, 16 }, { "not-composed" } },
  { "tanwin behind alef", "ا\u064b", { 109, 81, 5 }, { "tanwin", "bare-mark" } },
  { "UN symbols", "[A-Z]+(?:/[A-Z0-9.]+)+", { 8, 4, 0 }, { "leaking-run", "mixed-digits", "resolution-order" } },
  { "ASCII ranges", "(?<![0-9/-])[0-9]{4}-[0-9]{4}(?![0-9])", { 0, 4, 0 }, { "run-order", "leaking-run", "resolution-order" } },
  { "doubled labels", "\\(([ء-ي])(?: ?\\1){1,2}ـ?\\)", { 1, 36, 0 }, { "repeated-word", "repeated-phrase", "torn-word" } },
  { "doubled labels with spaces", "\\(([ء-ي])(?: \\1){1,2}\\)", { 0, 5, 0 }, { "repeated-word", "repeated-phrase", "torn-word" } },
  { "session before number", "(?<![0-9/٠-٩])(?:7[0-9]|٧[٠-٩])/(?:[0-9]{3}|[٠-٩]{3})", { 0, 0, 0 }, { "resolution-order" } },
};

static UnrepFindings *
check_report (gsize report)
{
  g_autofree char *path = unrep_test_dup_shared (reports[report]);

  return path != NULL ? fixture_check_file (path) : NULL;
}

static void
test_counts (void)
{
  for (gsize r = 0; r < N_REPORTS; r++)
    {
      g_autoptr (UnrepFindings) findings = check_report (r);

      if (findings == NULL)
        return;
      for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
        {
          g_test_message ("%s %s", reports[r], counts[i].check);
          g_assert_nonnull (unrep_check_find (counts[i].check));
          g_assert_cmpuint (unrep_findings_count_check (findings, counts[i].check), ==, counts[i].ours[r]);
          g_assert_true (counts[i].reason != NULL || counts[i].ours[r] == counts[i].theirs[r]);
        }
    }
}

/* What begins a line as a label of the alphabet does, is one. */
static void
test_labels (void)
{
  static const guint theirs[N_REPORTS] = { 53, 119, 0 };

  for (gsize r = 0; r < N_REPORTS; r++)
    {
      g_autofree char *path = unrep_test_dup_shared (reports[r]);
      g_autofree char *content = NULL;
      g_autoptr (UnrepText) text = NULL;
      g_autoptr (UnrepOutline) outline = NULL;
      g_autoptr (GRegex) regex = g_regex_new ("^[ -]*\\(([ء-ي])(?: ?\\1){0,2}ـ?\\)", G_REGEX_MULTILINE, 0, NULL);
      g_autoptr (GMatchInfo) match = NULL;
      gsize length;
      guint n = 0;

      if (path == NULL)
        return;
      g_assert_true (g_file_get_contents (path, &content, &length, NULL));
      text = unrep_text_new (content, (gssize) length);
      outline = unrep_outline_new (text, NULL, NULL);
      for (g_regex_match (regex, content, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL), n++)
        {
          const UnrepUnit *unit;
          int end;

          g_match_info_fetch_pos (match, 0, NULL, &end);
          unit = unrep_outline_get_unit (outline, unrep_outline_get_unit_at (outline, unrep_text_get_offset (text, (gsize) end - 1)));
          g_assert_cmpuint (unit->printed_range.end, ==, unrep_text_get_offset (text, (gsize) end));
        }
      g_assert_cmpuint (n, ==, theirs[r]);
    }
}

static void
assert_silent (UnrepFindings      *findings,
               UnrepRange          range,
               const char * const *checks)
{
  for (guint i = 0; i < unrep_findings_get_n (findings); i++)
    {
      const UnrepFinding *finding = unrep_findings_get (findings, i);

      if (finding->range.start >= range.end)
        break;
      if (finding->range.end > range.start && g_strv_contains (checks, finding->check->id))
        g_error ("%s at %zu", finding->check->id, range.start);
    }
}

static guint
count_innocent (UnrepFindings *findings,
                gsize          row)
{
  UnrepText *text = unrep_findings_get_text (findings);
  g_autoptr (GError) error = NULL;
  g_autoptr (GRegex) regex = g_regex_new (innocent[row].regex, G_REGEX_OPTIMIZE, 0, &error);
  g_autoptr (GMatchInfo) match = NULL;
  const char * const checks[] = { innocent[row].silent[0], innocent[row].silent[1], innocent[row].silent[2], NULL };
  guint n = 0;

  g_assert_no_error (error);
  for (g_regex_match (regex, unrep_text_get_utf8 (text), 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL), n++)
    {
      int start, end;

      g_match_info_fetch_pos (match, 0, &start, &end);
      assert_silent (findings,
                     (UnrepRange) { unrep_text_get_offset (text, (gsize) start), unrep_text_get_offset (text, (gsize) end) }, checks);
    }
  return n;
}

static void
test_innocent (void)
{
  for (gsize r = 0; r < N_REPORTS; r++)
    {
      g_autoptr (UnrepFindings) findings = check_report (r);

      if (findings == NULL)
        return;
      for (gsize i = 0; i < G_N_ELEMENTS (innocent); i++)
        {
          g_test_message ("%s %s", reports[r], innocent[i].row);
          g_assert_cmpuint (count_innocent (findings, i), ==, innocent[i].theirs[r]);
        }
    }
}

/* What a line is and what its label must be only the others say. */
static gboolean
needs_others (const UnrepCheck *check)
{
  return g_str_equal (check->id, "damaged-label") || g_str_equal (check->id, "unfinished");
}

static void
assert_correct (const char *name,
                const char *utf8,
                gboolean    alone)
{
  g_autoptr (UnrepFindings) findings = fixture_check (utf8, -1);

  for (guint i = 0; i < unrep_findings_get_n (findings); i++)
    if (unrep_findings_get (findings, i)->severity != UNREP_SEVERITY_NOTE
        && !(alone && needs_others (unrep_findings_get (findings, i)->check)))
      {
        g_autofree char *message = unrep_findings_dup_message (findings, i);

        g_error ("%s:%u: %s in “%s”", name, unrep_findings_get (findings, i)->line, message, alone ? utf8 : "");
      }
}

/* What nobody would correct in them: in six languages, as a whole and each line alone. */
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
    /* With all that is hard: symbols, addresses, dates, quotations, verses, names, units. */
    "tests/corpus/rendering/correct.ar.txt", "tests/corpus/rendering/correct-2.ar.txt", "tests/corpus/rendering/correct.en.txt",
    "tests/corpus/rendering/correct.fr.txt", "tests/corpus/rendering/correct.ru.txt",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (correct); i++)
    {
      g_autofree char *path = unrep_test_dup_source (correct[i]);
      g_autofree char *content = NULL;
      g_auto (GStrv) lines = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (path, &content, &length, NULL));
      assert_correct (correct[i], content, FALSE);
      lines = g_strsplit (content, "\n", -1);
      for (gsize j = 0; lines[j] != NULL; j++)
        assert_correct (correct[i], lines[j], TRUE);
    }
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/checks/counts", test_counts);
  g_test_add_func ("/checks/labels-of-lists", test_labels);
  g_test_add_func ("/checks/innocent", test_innocent);
  g_test_add_func ("/checks/correct", test_correct);

  return g_test_run ();
}
