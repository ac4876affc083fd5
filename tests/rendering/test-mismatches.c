/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compare-fixture.h"
#include "findings-fixture.h"
#include "unrep-test.h"

#include <string.h>

#define N_SEEDS 200

#define EXAMPLE_AR "data/examples/expert-group-report.ar.txt"
#define EXAMPLE_EN "data/examples/expert-group-report.en.txt"
#define CORPUS "tests/corpus/reports/"

/* Reports that say the same. */
static const struct
{
  const char *first;
  const char *second;
} same[] = {
  { EXAMPLE_AR, EXAMPLE_EN },
  { CORPUS "resolution.ar.txt", CORPUS "resolution.en.txt" },
  { CORPUS "report.fr.txt", CORPUS "report.es.txt" },
  { CORPUS "report.es.txt", CORPUS "report.zh.txt" },
  { CORPUS "report.zh.txt", CORPUS "report.fr.txt" },
  { CORPUS "resolution.es.txt", CORPUS "resolution.zh.txt" },
  { CORPUS "upr.fr.txt", CORPUS "upr.ru.txt" },
};

static char *
describe (UnrepMismatches *mismatches)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < unrep_mismatches_get_n (mismatches); i++)
    {
      const UnrepMismatch *mismatch = unrep_mismatches_get (mismatches, i);
      g_autofree char *message = unrep_mismatches_dup_message (mismatches, i);

      g_string_append_printf (out, "%s %s %s\n", unrep_severity_to_string (mismatch->severity),
                              unrep_mismatch_get_check (mismatch->kind)->id, message);
    }
  return g_string_free (out, FALSE);
}

static void
assert_differences (const char *first,
                    const char *second,
                    const char *wanted)
{
  g_autoptr (UnrepMismatches) mismatches = compare_texts (first, second);
  g_autofree char *found = describe (mismatches);

  g_assert_cmpstr (found, ==, wanted);
}

/* Nothing at all, in either direction. */
static void
test_same (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *first = compare_read (same[i].first), *second = compare_read (same[i].second);

      g_test_message ("%s, %s", same[i].first, same[i].second);
      assert_differences (first, second, "");
      assert_differences (second, first, "");
    }
}

static char *
make_native (const char *utf8)
{
  GString *out = g_string_new (NULL);

  for (; *utf8 != '\0'; utf8++)
    if (g_ascii_isdigit (*utf8))
      g_string_append_unichar (out, 0x660 + (gunichar) (*utf8 - '0'));
    else
      g_string_append_c (out, *utf8);
  return g_string_free (out, FALSE);
}

static void
test_native_digits (void)
{
  g_autofree char *arabic = compare_read (EXAMPLE_AR), *english = compare_read (EXAMPLE_EN);
  g_autofree char *native = make_native (arabic);

  g_assert_null (strpbrk (native, "0123456789"));
  assert_differences (native, english, "");
}

/* The Russian one has four items more, and a footnote that looks like a paragraph. */
static void
test_lists (void)
{
  g_autofree char *russian = compare_read (CORPUS "report.ru.txt"), *chinese = compare_read (CORPUS "report.zh.txt");

  assert_differences (russian, chinese,
                      "note original-unit “(1)” is in the original only\n"
                      "warning original-list The list has 11 parts here, 7 in the original\n"
                      "warning original-unit “8(з)” is not in the original\n"
                      "warning original-unit “8(и)” is not in the original\n"
                      "warning original-unit “8(к)” is not in the original\n"
                      "warning original-unit “8(л)” is not in the original\n");
}

static const struct
{
  const char *first;
  const char *second;
  const char *wanted;
} sentences[] = {
  /* Not a difference. */
  { "وردت ٣٨ رسالة من ١٬٢٣٤٫٥ صفحة.", "There were 38 letters of 1,234.5 pages.", "" },
  { "القرار ٧٣/٣ المؤرخ ١٢ آذار/مارس ٢٠٢٠.", "Resolution A/RES/73/3 of 12 March 2020.", "" },
  { "تضم القائمة 1,234 اسماً.", "La liste compte 1 234 noms.", "" },
  { "في 5 أيار/مايو 2026.", "On 5 May.", "" },
  { "Le 12 mras 2020.", "On 12 March 2020.", "" },
  { "بعد ثلاثة أيام.", "After three days.", "" },
  { "وردت 20 150 رسالة.", "20 and 150 letters came.", "" },
  /* Nobody knows. */
  { "بعد ثلاثة أيام.", "After 3 days.", "note original-number “3” is in the original only\n" },
  /* One. */
  { "وردت ٣٩ رسالة.", "There were 38 letters.", "warning original-number “٣٩” here, “38” in the original\n" },
  { "في 250 1 نسخة.", "In 1,250 copies.", "" },
  { "القرار 1514 (د-15)", "Resolution 1514 (XV)", "" },
  { "القرار 1514 (د-15)", "Resolution 1514 (XVI)", "warning original-number “15” here, “XVI” in the original\n" },
  { "بلغت 1 234 567 دولاراً.", "It came to $1,234,576.", "warning original-number “1 234 567” here, “1,234,576” in the original\n" },
  { "القرار ٣/٧٣.", "Resolution 73/3.", "warning original-symbol “٣/٧٣” here, “73/3” in the original\n" },
  { "في ١٢ آذار/مارس ٢٠٢٠.", "On 12 May 2020.", "warning original-date “١٢ آذار/مارس ٢٠٢٠” here, “12 May 2020” in the original\n" },
  { "في آذار/مارس ٢٠٢٠.", "On 12 March 2020.", "warning original-date “آذار/مارس ٢٠٢٠” here, “12 March 2020” in the original\n" },
  { "الوثيقة A/79/876.", "Document A/79/867 of 1998.",
    "warning original-symbol “A/79/876” here, “A/79/867” in the original\n"
    "warning original-number “1998” is in the original only\n" },
  /* Days exchanged between two dates. */
  { "من 12 آذار/مارس 2020 و15 نيسان/أبريل 2021.", "On 15 March 2020 and 12 April 2021.",
    "warning original-date “12 آذار/مارس 2020” here, “15 March 2020” in the original\n"
    "warning original-date “15 نيسان/أبريل 2021” here, “12 April 2021” in the original\n" },
};

static void
test_sentences (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      g_autofree char *first = g_strconcat ("عنوان التقرير\n\n1- ", sentences[i].first, "\n", NULL);
      g_autofree char *second = g_strconcat ("Title of the report\n\n1. ", sentences[i].second, "\n", NULL);

      g_test_message ("%s", sentences[i].first);
      assert_differences (first, second, sentences[i].wanted);
    }
}

/* What one of the reports has got by accident. */
typedef enum
{
  INJECT_DIGIT,
  INJECT_REVERSAL,
  INJECT_LOSS,
  N_INJECTIONS
} Injection;

static const char *const injections[] = { "another digit", "a symbol reversed", "an item lost" };

static char *
change_digit (const char *words,
              GRand      *rand)
{
  char *changed = g_strdup (words), *digits[64];
  guint n = 0;

  for (char *p = changed; *p != '\0' && n < G_N_ELEMENTS (digits); p++)
    if (g_ascii_isdigit (*p))
      digits[n++] = p;
  if (n > 0)
    {
      char *digit = digits[g_rand_int_range (rand, 0, (gint32) n)];

      *digit = '1' + (*digit - '1' + g_rand_int_range (rand, 1, 9)) % 9;
    }
  return changed;
}

static char *
reverse (const char *words)
{
  const char *slash = strchr (words, '/');

  return slash != NULL && g_ascii_isdigit (*words) ? g_strconcat (slash + 1, "/", NULL) : NULL;
}

static char *
make_change (const char *words,
             Injection   injection,
             GRand      *rand)
{
  g_autofree char *head = NULL, *tail = NULL;
  const char *slash;

  if (injection == INJECT_DIGIT)
    return change_digit (words, rand);
  tail = reverse (words);
  if (tail == NULL)
    return NULL;
  slash = strchr (words, '/');
  head = g_strndup (words, (gsize) (slash - words));
  return g_strconcat (tail, head, NULL);
}

/* Where in the first text something is changed, and what stands there then. */
static gboolean
choose_change (UnrepOutline *outline,
               Injection     injection,
               GRand        *rand,
               UnrepRange   *range,
               char        **change)
{
  g_autoptr (UnrepMentions) mentions = compare_mentions (outline);
  guint unit = (guint) g_rand_int_range (rand, 0, (gint32) unrep_outline_get_n_units (outline)), n;
  const UnrepMention *list = unrep_mentions_get_unit (mentions, unit, &n);
  g_autofree char *words = NULL;

  if (injection == INJECT_LOSS)
    {
      const UnrepUnit *lost = unrep_outline_get_unit (outline, unit);

      *range = lost->range;
      *change = g_strdup ("");
      return lost->kind == UNREP_UNIT_ITEM && lost->line == lost->end_line
             && (unit + 1 == unrep_outline_get_n_units (outline)
                 || unrep_outline_get_unit (outline, unit + 1)->kind == UNREP_UNIT_ITEM);
    }
  if (n == 0)
    return FALSE;
  list += g_rand_int_range (rand, 0, (gint32) n);
  if (injection == INJECT_REVERSAL && list->kind != UNREP_MENTION_SYMBOL)
    return FALSE;
  *range = list->range;
  words = unrep_text_dup_range (unrep_outline_get_text (outline), *range);
  *change = make_change (words, injection, rand);
  if (*change != NULL && !g_str_equal (*change, words))
    return TRUE;
  g_clear_pointer (change, g_free);
  return FALSE;
}

static guint
count_warnings (UnrepMismatches *mismatches)
{
  guint n = 0;

  for (guint i = 0; i < unrep_mismatches_get_n (mismatches); i++)
    n += unrep_mismatches_get (mismatches, i)->severity == UNREP_SEVERITY_WARNING;
  return n;
}

/* Every one is found; only a digit in a date that two days share makes two findings. */
static void
test_injections (gconstpointer data)
{
  Injection injection = (Injection) GPOINTER_TO_UINT (data);
  guint n_done = 0, n_found = 0, n_findings = 0;

  for (guint32 seed = 1; seed <= N_SEEDS; seed++)
    {
      guint which = seed % (injection == INJECT_REVERSAL ? 2 : 3);
      g_autofree char *first = compare_read (same[which].first), *second = compare_read (same[which].second);
      g_autoptr (UnrepOutline) outline = compare_outline (first);
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autofree char *change = NULL;
      g_autofree char *damaged = NULL;
      g_autoptr (UnrepMismatches) mismatches = NULL;
      UnrepRange range;
      guint n;

      while (!choose_change (outline, injection, rand, &range, &change))
        g_clear_pointer (&change, g_free);
      {
        UnrepText *text = unrep_outline_get_text (outline);
        g_autofree char *head = unrep_text_dup_range (text, (UnrepRange) { 0, range.start });
        g_autofree char *tail = unrep_text_dup_range (text, (UnrepRange) { range.end, unrep_text_get_n_chars (text) });

        damaged = g_strconcat (head, change, tail, NULL);
      }
      mismatches = compare_texts (damaged, second);
      n = count_warnings (mismatches);
      if (n == 0)
        {
          g_autofree char *words = unrep_text_dup_range (unrep_outline_get_text (outline), range);

          g_test_message ("seed %u: %s → %s is not found", seed, words, change);
        }
      n_done++;
      n_found += n > 0;
      n_findings += n;
    }
  g_test_message ("%s: %u of %u found, with %u warnings", injections[injection], n_found, n_done, n_findings);
  g_assert_cmpuint (n_done, ==, N_SEEDS);
  g_assert_cmpuint (n_found, ==, n_done);
  g_assert_cmpuint (n_findings, <=, injection == INJECT_LOSS ? 3 * n_done : 5 * n_done / 4);
}

/* They are findings of the first report like any others. */
static void
test_findings (void)
{
  const char *first = "عنوان التقرير\n\n1- وردت 39 رسالة في 12 آذار/مارس 2020.\n\n2- نص من كلمات كثيرة.\n";
  const char *second = "Title\n\n1. There were 38 letters.\n\n2. A text of many words, 1998 and 2003.\n\n3. And another one of them.\n";
  static const char *const wanted[] = { "original-number", "original-date", "original-number", "original-unit" };
  g_autoptr (UnrepOutline) one = compare_outline (first), other = compare_outline (second);
  g_autoptr (UnrepMismatches) mismatches = unrep_mismatches_new_for_outlines (one, other, NULL, NULL);
  g_autoptr (UnrepReadingText) reading
    = unrep_reading_text_new_repaired (unrep_outline_get_text (one), one, UNREP_REPAIR_ALL);
  UnrepCheckAids aids = { .mismatches = mismatches };
  g_autoptr (UnrepFindings) findings
    = unrep_findings_new_aided (unrep_outline_get_text (one), one, reading, &aids, NULL, NULL);
  const UnrepFinding *finding;

  fixture_assert_sound (findings);
  g_assert_cmpuint (unrep_findings_count (findings, UNREP_FAMILY_ORIGINAL, UNREP_N_SEVERITIES), ==, G_N_ELEMENTS (wanted));
  for (guint i = 0, n = 0; i < unrep_findings_get_n (findings); i++)
    if (unrep_findings_get (findings, i)->check->family == UNREP_FAMILY_ORIGINAL)
      g_assert_cmpstr (unrep_findings_get (findings, i)->check->id, ==, wanted[n++]);
  finding = unrep_findings_get (findings, 0);
  g_assert_cmpstr (finding->repair, ==, "38");
  g_assert_cmpuint (unrep_mismatches_find (mismatches, finding->check->id, UNREP_SIDE_FIRST, finding->range), ==, 0);
  g_assert_cmpuint (unrep_mismatches_find (mismatches, "original-list", UNREP_SIDE_FIRST, finding->range), ==,
                    unrep_mismatches_get_n (mismatches));
}

int
main (int   argc,
      char *argv[])
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/mismatches/same", test_same);
  g_test_add_func ("/mismatches/native-digits", test_native_digits);
  g_test_add_func ("/mismatches/lists", test_lists);
  g_test_add_func ("/mismatches/sentences", test_sentences);
  for (guint i = 0; i < N_INJECTIONS; i++)
    {
      g_autofree char *path = g_strconcat ("/mismatches/injections/", injections[i], NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_injections);
    }
  g_test_add_func ("/mismatches/findings", test_findings);

  return g_test_run ();
}
