/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/unrep-search.h"
#include "unrep-test.h"
#include "visual-page.h"

#include <string.h>

#define EXACT UNREP_FOLDING_EXACT
#define LOOSE UNREP_FOLDING_LOOSE

/* The words at every hit, with a bar between. */
static char *
dup_found (const char        *utf8,
           const char        *words,
           UnrepFoldingLevel  level)
{
  g_autoptr (UnrepText) text = unrep_text_new (utf8, -1);
  g_autoptr (UnrepQuery) query = unrep_query_new (words, level);
  g_autoptr (UnrepFolding) folding = unrep_folding_new (text, (UnrepRange) { 0, G_MAXSIZE },
                                                        unrep_query_get_level (query));
  GString *found = g_string_new (NULL);
  UnrepRange hit;
  gsize unit = 0;

  while (unrep_query_find (query, folding, &unit, &hit))
    {
      g_autofree char *part = unrep_text_dup_range (text, hit);

      g_string_append_printf (found, "%s%s", found->len > 0 ? "|" : "", part);
    }
  return g_string_free (found, FALSE);
}

typedef struct
{
  const char *text;
  const char *words;
  const char *found;
} Case;

static void
assert_found (const Case        *cases,
              gsize              n,
              UnrepFoldingLevel  level)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *found = dup_found (cases[i].text, cases[i].words, level);

      g_test_message ("%s in %s", cases[i].words, cases[i].text);
      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

static void
test_loose (void)
{
  const Case cases[] = {
    { "", "كلمة", "" },
    { "كلمة", "", "" },
    { "كلمة ", " \n\u200f", "" },
    /* Diacritics, tatweel, forms of hamza, ة and ه, ى and ي. */
    { "في المَدْرَسَةِ وإلى المدرسه", "المدرسة", "المَدْرَسَةِ|المدرسه" },
    { "الـمـدرســـةـ، على", "المدرسه", "الـمـدرســـةـ" },
    { "أحمد احمد إحمد", "آحمد", "أحمد|احمد|إحمد" },
    { "مسؤولية مسوولية مسئولية", "مسوولية", "مسؤولية|مسوولية" },
    { "شيءٌ آخر شي آخر شيء", "شيء", "شيءٌ|شي|شيء" },
    { "شيء شيءٌ", "شي", "شي|شي" },
    { "(ءَب) ب", "ءب", "ءَب|ب" },
    { "ءء ا", "ء", "ء|ء" },
    { "ب ـ بـب", "ـ", "ـ|ـ" },
    { "بّ ب ب\u0650ّ", "ّ", "بّ|ب\u0650ّ" },
    { "على علي عليّ", "علي", "على|علي|عليّ" },
    /* Digits, presentation forms, Persian letters, signs. */
    { "13 ١٣ ۱۳ 1٣3", "١٣", "13|١٣|۱۳|1٣" },
    { "13 ١٣ ۱۳ 1٣3", "13", "13|١٣|۱۳|1٣" },
    { "س\uFEFBم سلام", "سلام", "س\uFEFBم|سلام" },
    { "س\uFEFBم سلام", "ل", "\uFEFB|ل" },
    { "\uFDF2", "ل", "\uFDF2" },
    { "کتاب یوم", "كتاب يوم", "کتاب یوم" },
    { "لماذا؟ لماذا?", "ذا؟", "ذا؟|ذا?" },
    /* Line ends, spaces, controls. */
    { "من\r\nقبل\n من  قبل", "من قبل", "من\r\nقبل|من  قبل" },
    { "من قبل", "\nمن\n\nقبل\n", "من قبل" },
    { "ق\u200fرا\u202bر\u202c، قرار", "قرار", "ق\u200fرا\u202bر|قرار" },
    { "A/CONF.234/15 a/conf.٢٣٤/١٥", "a/conf.234", "A/CONF.234|a/conf.٢٣٤" },
    { "Déjà DEJA", "deja", "Déjà|DEJA" },
    /* No overlap. */
    { "ababab", "abab", "abab" },
    { "aaaa", "aa", "aa|aa" },
  };

  assert_found (cases, G_N_ELEMENTS (cases), LOOSE);
}

static void
test_exact (void)
{
  const Case cases[] = {
    { "المدرسة المدرسه", "المدرسة", "المدرسة" },
    { "أحمد احمد", "احمد", "احمد" },
    { "ا\u0654حمد أحمد احمد", "أحمد", "ا\u0654حمد|أحمد" },
    { "13 ١٣", "١٣", "١٣" },
    { "Deja deja", "deja", "deja" },
    /* All of a letter or nothing. */
    { "بَ ب", "ب", "ب" },
    { "ا\u0654 أ ا", "ا", "ا" },
    { "س\uFEFBم", "ل", "" },
    { "س\uFEFBم", "لا", "\uFEFB" },
    { "بـب", "ب", "ب|ب" },
    { "بـب", "بـ", "بـ" },
    { "شد\u0651\u064e شد\u064e\u0651", "شد\u064e\u0651", "شد\u0651\u064e|شد\u064e\u0651" },
    { "بّ ب", "ّ", "بّ" },
    /* How a text is wrapped is no spelling. */
    { "من\r\nقبل", "من قبل", "من\r\nقبل" },
    { "قرا\u200fر", "قرار", "قرا\u200fر" },
    { "x", "  ", "" },
  };

  assert_found (cases, G_N_ELEMENTS (cases), EXACT);
}

/* A long needle, and one that is not there in a text that could be it. */
static void
test_long (void)
{
  g_autofree char *text = g_strnfill (1000000, 'a');
  g_autofree char *missing = g_strconcat (text, "b", NULL);
  g_autofree char *found = dup_found (missing, text, LOOSE);
  g_autofree char *none = dup_found (text, missing, LOOSE);

  g_assert_cmpuint (strlen (found), ==, strlen (text));
  g_assert_cmpstr (none, ==, "");
}

static UnrepReadingText *
new_reading (const char   *utf8,
             UnrepRepairs  repairs)
{
  g_autoptr (UnrepText) text = unrep_text_new (utf8, -1);
  g_autoptr (UnrepOutline) outline = unrep_outline_new (text, NULL, NULL);

  return repairs == UNREP_REPAIR_NONE ? unrep_reading_text_new (text)
                                      : unrep_reading_text_new_repaired (text, outline, repairs);
}

/* The displayed text of each hit: places of one hit with a plus between. */
static char *
dup_displayed (UnrepReadingText *reading,
               const char       *words)
{
  g_autoptr (UnrepSearch) search = unrep_search_new (reading);
  g_autoptr (UnrepQuery) query = unrep_query_new (words, LOOSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) hits = unrep_search_find (search, query, NULL, &error);
  GString *found = g_string_new (NULL);
  gsize before = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < hits->len; i++)
    {
      const UnrepHit *hit = &g_array_index (hits, UnrepHit, i);
      g_autoptr (GArray) places = unrep_search_list_places (search, hit);

      g_assert_cmpuint (hit->display.start, >=, before);
      g_assert_cmpuint (places->len, >, 0);
      g_assert_cmpuint (g_array_index (places, UnrepRange, 0).start, ==, hit->display.start);
      g_assert_cmpuint (g_array_index (places, UnrepRange, places->len - 1).end, ==, hit->display.end);
      before = hit->display.start;
      for (guint j = 0; j < places->len; j++)
        {
          g_autofree char *part = unrep_text_dup_range (unrep_reading_text_get_display (reading),
                                                        g_array_index (places, UnrepRange, j));

          g_string_append_printf (found, "%s%s", j > 0 ? "+" : i > 0 ? "|" : "", part);
        }
    }
  return g_string_free (found, FALSE);
}

static void
assert_displayed (const char   *utf8,
                  UnrepRepairs  repairs,
                  const char   *words,
                  const char   *expected)
{
  g_autoptr (UnrepReadingText) reading = new_reading (utf8, repairs);
  g_autofree char *found = dup_displayed (reading, words);

  g_test_message ("%s", words);
  g_assert_cmpstr (found, ==, expected);
}

/* Hard-wrapped, with a page footer in a sentence, stretched words and gaps. */
static const char wrapped[] =
  "1- ذهب الفلاح إلى الحقل في الصباح الباكر وعاد منه عند الظهر وهو يحمل على\n"
  "كتفه سلة من التين والزيتون، ثم جلس تحت شجرة كبيرة وشرب من الماء البارد.\n"
  "\n"
  "2- وفي المساء خرج أولاده إلى    البحر وركبوا قارباً صغيراً وصـــادوا سمكاً كثيراً ثم\n"
  "عادوا قبل غروب الشمس ومعهم كل ما صادوا،\n"
  "\n"
  "V.21-12345 3/7\n"
  "\n"
  "وباعوا نصفه في السوق لمن أراد أن يشتري منهم من أهل القرية والقرى القريبة وأكلوا\n"
  "النصف الآخر.\n";

static void
test_reading (void)
{
  const UnrepRepairs repairs[] = { UNREP_REPAIR_NONE, UNREP_REPAIR_ALL };

  for (gsize i = 0; i < G_N_ELEMENTS (repairs); i++)
    {
      gboolean stored = repairs[i] == UNREP_REPAIR_NONE;

      assert_displayed (wrapped, repairs[i], "يحمل على كتفه", stored ? "يحمل على\nكتفه" : "يحمل على كتفه");
      assert_displayed (wrapped, repairs[i], "الي البحر", stored ? "إلى    البحر" : "إلى البحر");
      assert_displayed (wrapped, repairs[i], "وصادوا", stored ? "وصـــادوا" : "وصادوا");
      /* A sentence around a footer, as it is read and as it is stored. */
      assert_displayed (wrapped, repairs[i], "صادوا، وباعوا", stored ? "" : "صادوا، وباعوا");
      assert_displayed (wrapped, repairs[i], "صادوا،\n\nV.21-12345 3/7\n\nوباعوا",
                        stored ? "صادوا،\n\nV.21-12345 3/7\n\nوباعوا" : "صادوا، وباعوا+\nV.21-12345 3/7");
      assert_displayed (wrapped, repairs[i], "القري", "القري|القرى|القري");
      assert_displayed (wrapped, repairs[i], "غائب", "");
    }
}

static void
test_moved (void)
{
  g_autoptr (UnrepReadingText) reading = new_reading (visual, UNREP_REPAIR_ALL);
  g_autofree char *read = dup_displayed (reading, "ثانيا - الاستنتاجات");
  g_autofree char *stored = dup_displayed (reading, "الاستنتاجات   -ثانياً");
  g_autofree char *word = dup_displayed (reading, "الاستنتاجات");
  g_autofree char *number = dup_displayed (reading, "القرار 1998/43 المعنون");

  /* Typed as it is read, pasted as it is stored: the same letters are marked, once. */
  g_assert_cmpstr (read, ==, "ثانياً - الاستنتاجات");
  g_assert_cmpstr (word, ==, "الاستنتاجات");
  g_assert_cmpstr (number, ==, "القرار ١٩٩٨/٤٣ المعنون");
  g_assert_nonnull (strstr (stored, "ثانياً"));
  g_assert_nonnull (strstr (stored, "الاستنتاجات"));
  g_assert_null (strstr (stored, "|"));
}

static void
test_cancelled (void)
{
  g_autoptr (UnrepReadingText) reading = new_reading (wrapped, UNREP_REPAIR_ALL);
  g_autoptr (UnrepSearch) search = unrep_search_new (reading);
  g_autoptr (UnrepQuery) query = unrep_query_new ("من", LOOSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (unrep_search_find (search, query, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gpointer
find_in_thread (gpointer data)
{
  UnrepSearch *search = data;
  guint n = 0;

  for (int i = 0; i < 50; i++)
    {
      g_autoptr (UnrepQuery) query = unrep_query_new ("الي", i % 2 == 0 ? LOOSE : EXACT);
      g_autoptr (GArray) hits = unrep_search_find (search, query, NULL, NULL);

      n += hits->len;
    }
  unrep_search_unref (search);
  return GUINT_TO_POINTER (n);
}

static void
test_threads (void)
{
  g_autoptr (UnrepReadingText) reading = new_reading (wrapped, UNREP_REPAIR_ALL);
  g_autoptr (UnrepSearch) search = unrep_search_new (reading);
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("search", find_in_thread, unrep_search_ref (search));
  /* Twice with ى, never with ي. */
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_cmpuint (GPOINTER_TO_UINT (g_thread_join (threads[i])), ==, 25 * 2);
}

/* Words cut out of a text are found where they were cut, and hits never overlap. */
static void
test_random (void)
{
  static const char *const parts[] = { "ا", "أ", "ب", "بَ", "ة", "ه", "ء", "ـ", "ّ", " ", "\n", "\u200f", "\uFEFB", "ل", "1", "١" };

  for (int i = 0; i < 3000; i++)
    {
      UnrepFoldingLevel level = i % 2 == 0 ? LOOSE : EXACT;
      g_autoptr (GString) utf8 = g_string_new (NULL);
      g_autoptr (UnrepText) text = NULL;
      g_autoptr (UnrepFolding) folding = NULL;
      g_autoptr (UnrepQuery) query = NULL;
      g_autofree char *words = NULL;
      UnrepRange cut, hit;
      gsize unit = 0, end = 0;
      gboolean found = FALSE;

      for (int n = g_test_rand_int_range (1, 40); n > 0; n--)
        g_string_append (utf8, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
      text = unrep_text_new (utf8->str, -1);
      cut.start = (gsize) g_test_rand_int_range (0, (int) unrep_text_get_n_chars (text));
      cut.end = (gsize) g_test_rand_int_range ((int) cut.start, (int) unrep_text_get_n_chars (text)) + 1;
      words = unrep_text_dup_range (text, cut);
      query = unrep_query_new (words, level);
      folding = unrep_folding_new (text, (UnrepRange) { 0, G_MAXSIZE }, unrep_query_get_level (query));
      while (unrep_query_find (query, folding, &unit, &hit))
        {
          g_assert_cmpuint (hit.start, >=, end);
          g_assert_cmpuint (hit.end, >, hit.start);
          g_assert_cmpuint (hit.end, <=, unrep_text_get_n_chars (text));
          end = hit.end;
          found = found || hit.start < cut.end;
        }
      if (unrep_query_get_level (query) == LOOSE && !unrep_query_is_empty (query))
        g_assert_true (found);
    }
}

int
main (int   argc,
      char *argv[])
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/search/loose", test_loose);
  g_test_add_func ("/search/exact", test_exact);
  g_test_add_func ("/search/long", test_long);
  g_test_add_func ("/search/reading", test_reading);
  g_test_add_func ("/search/moved", test_moved);
  g_test_add_func ("/search/cancelled", test_cancelled);
  g_test_add_func ("/search/threads", test_threads);
  g_test_add_func ("/search/random", test_random);

  return g_test_run ();
}
