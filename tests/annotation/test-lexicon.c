/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "annotation/unrep-codebook.h"
#include "annotation/unrep-lexicon-private.h"
#include "annotation/unrep-suggestion.h"
#include "report/unrep-report.h"
#include "unrep-test.h"

#include <string.h>

static GArray *
find (UnrepLexicon *lexicon,
      const char   *content)
{
  g_autoptr (UnrepText) text = unrep_text_new (content, -1);
  UnrepRange whole = { 0, unrep_text_get_n_chars (text) };

  return unrep_lexicon_list_hits (lexicon, text, whole);
}

/* The words that @phrase finds in @content, with a bar between two hits. */
static char *
dup_found (const char *phrase,
           const char *content)
{
  g_autoptr (UnrepLexicon) lexicon = unrep_lexicon_new ();
  g_autoptr (UnrepText) text = unrep_text_new (content, -1);
  g_autoptr (GString) found = g_string_new (NULL);
  g_autoptr (GArray) hits = NULL;

  g_assert_true (unrep_lexicon_add_phrase (lexicon, unrep_lexicon_add_term (lexicon, "t"), phrase));
  hits = find (lexicon, content);
  for (guint i = 0; i < hits->len; i++)
    {
      g_autofree char *words = unrep_text_dup_range (text, g_array_index (hits, UnrepLexiconHit, i).range);

      g_string_append_printf (found, "%s%s", i > 0 ? "|" : "", words);
    }
  return g_steal_pointer (&found->str);
}

static void
test_phrases (void)
{
  static const struct
  {
    const char *phrase;
    const char *content;
    const char *found;
  } cases[] = {
    { "صك جديد", "وضع صك جديد الآن", "صك جديد" },
    { "صك جديد", "الصكّ الجديـــد، وبصكٍّ جديدٍ", "الصكّ الجديـــد|وبصكٍّ جديدٍ" },
    { "صك جديد", "صك\r\nجديد", "صك\r\nجديد" },
    { "صك جديد", "صكوك جديدة صك. جديد", "" },
    { "صك … جديد", "صك دولي ملزم جديد", "صك دولي ملزم جديد" },
    { "صك … جديد", "صك واحد اثنان ثلاثة أربعة جديد", "" },
    { "صك … جديد", "صك دولي؛ جديد", "" },
    /* What looks like a particle may be a letter of the word. */
    { "ولاية", "للولاية ولولاية ولاية اية", "للولاية|ولولاية|ولاية" },
    { "تفاوض*", "يتفاوض وتفاوضت التفاوض", "وتفاوضت|التفاوض" },
    { "new … convention", "A NEW Convention, new-convention newer convention", "NEW Convention|new-convention" },
    { "négoci* … convention", "ne\xcc\x81gocier une convention", "ne\xcc\x81gocier une convention" },
    { "l'instrument", "L’instrument", "L’instrument" },
    { "公约草案", "制定公约草案的必要性", "公约草案" },
    { "具有 … 文书", "具有约束力的文书", "" },
    { "具有 … 文书", "具有拘束的文书", "具有拘束的文书" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = dup_found (cases[i].phrase, cases[i].content);

      g_test_message ("%s: %s", cases[i].phrase, cases[i].content);
      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

static void
test_refused (void)
{
  static const char * const refused[] = { "", " ", "…", "… صك", "صك …", "—", "a … b … c … d … e … f" };
  g_autoptr (UnrepLexicon) lexicon = unrep_lexicon_new ();
  guint term = unrep_lexicon_add_term (lexicon, "t");

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_false (unrep_lexicon_add_phrase (lexicon, term, refused[i]));
}

/* Two ways to say one thing at one place are one hit; two things there are two. */
static void
test_overlaps (void)
{
  g_autoptr (UnrepLexicon) lexicon = unrep_lexicon_new ();
  guint one = unrep_lexicon_add_term (lexicon, "one"), two = unrep_lexicon_add_term (lexicon, "two");
  g_autoptr (GArray) hits = NULL;
  const UnrepLexiconHit *hit;

  unrep_lexicon_add_phrase (lexicon, one, "b c");
  unrep_lexicon_add_phrase (lexicon, one, "a b");
  unrep_lexicon_add_phrase (lexicon, two, "b");
  hits = find (lexicon, "x a b c; b");
  g_assert_cmpuint (hits->len, ==, 3);
  hit = &g_array_index (hits, UnrepLexiconHit, 0);
  g_assert_cmpuint (hit->term, ==, one);
  g_assert_cmpuint (hit->range.start, ==, 2);
  g_assert_cmpuint (hit->range.end, ==, 7);
  hit = &g_array_index (hits, UnrepLexiconHit, 2);
  g_assert_cmpuint (hit->term, ==, two);
  g_assert_cmpuint (hit->sentence, ==, 1);
}

static void
add_rule (UnrepLexicon *lexicon,
          guint         position,
          guint         first,
          guint         second)
{
  g_autoptr (GArray) terms = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_val (terms, first);
  if (second != G_MAXUINT)
    g_array_append_val (terms, second);
  unrep_lexicon_add_rule (lexicon, position, terms);
}

static void
test_rules (void)
{
  g_autoptr (UnrepLexicon) lexicon = unrep_lexicon_new ();
  guint thing = unrep_lexicon_add_term (lexicon, "thing"), needless = unrep_lexicon_add_term (lexicon, "needless");
  g_autoptr (GArray) apart = NULL, together = NULL, nothing = NULL, reasons = NULL;
  guint position = G_MAXUINT;

  unrep_lexicon_add_phrase (lexicon, thing, "treaty");
  unrep_lexicon_add_phrase (lexicon, needless, "needless");
  add_rule (lexicon, 3, thing, needless);
  add_rule (lexicon, 2, thing, G_MAXUINT);

  apart = find (lexicon, "Delay is needless. A treaty is near.");
  reasons = unrep_lexicon_list_reasons (lexicon, apart, &position);
  g_assert_cmpuint (position, ==, 2);
  g_assert_cmpuint (reasons->len, ==, 1);
  g_clear_pointer (&reasons, g_array_unref);

  together = find (lexicon, "A treaty is near. A second treaty, of 1.5 pages, is needless.");
  reasons = unrep_lexicon_list_reasons (lexicon, together, &position);
  g_assert_cmpuint (position, ==, 3);
  g_assert_cmpuint (reasons->len, ==, 2);
  g_assert_cmpuint (g_array_index (reasons, UnrepLexiconHit, 0).range.start, ==, 27);
  g_clear_pointer (&reasons, g_array_unref);

  nothing = find (lexicon, "Nothing is said here, and needless it is.");
  g_assert_null (unrep_lexicon_list_reasons (lexicon, nothing, &position));
}

/* Made-up sentences in every language of the default codebook. */
static void
test_languages (void)
{
  static const struct
  {
    const char *position;
    const char *sentence;
  } cases[] = {
    { "support", "ينبغي للدول أن تتفاوض على اتفاقية دولية جديدة لمكافحة التلوث الضوئي." },
    { "oppose", "إن وضع صك دولي جديد غير ضروري في الوقت الراهن." },
    { "oppose", "سيكون من السابق لأوانه التفاوض على معاهدة جديدة." },
    { "mixed", "أي اتفاقية جديدة ينبغي ألا تتعارض مع المعاهدات القائمة." },
    { "neutral", "ناقش المشاركون مشروع اتفاقية قدمته دولة." },
    { "none", "ينبغي للدول أن تستخدم الصكوك القائمة." },
    { NULL, "ينبغي للدول أن تدرب القضاة." },
    { "support", "States should negotiate a new global convention on light pollution." },
    { "oppose", "A new legally binding instrument is not necessary." },
    { "oppose", "It would be premature to begin drafting a convention." },
    { "mixed", "Any new convention must be consistent with earlier obligations." },
    { "neutral", "Participants took note of the draft convention." },
    { "none", "States should make full use of existing instruments." },
    { "none", "States should apply the United Nations Convention against Corruption." },
    { NULL, "States should train judges." },
    { "support", "Les États devraient négocier une nouvelle convention mondiale." },
    { "oppose", "Un nouvel instrument juridique serait prématuré." },
    { "none", "Les États devraient appliquer la Convention de Budapest." },
    { NULL, "Les États devraient former les juges." },
    { "support", "Los Estados deberían negociar una nueva convención mundial." },
    { "oppose", "Un nuevo instrumento jurídico no es necesario." },
    { "none", "Los Estados deberían aplicar los instrumentos existentes." },
    { NULL, "Los Estados deberían capacitar a los jueces." },
    { "support", "Государствам необходима новая международная конвенция." },
    { "oppose", "Разработка новой конвенции была бы преждевременной." },
    { "none", "Следует полнее применять существующие договоры." },
    { "none", "Следует применять Конвенцию Организации Объединенных Наций против коррупции." },
    { NULL, "Следует обучать судей." },
    { "support", "各国应当谈判制定新公约。" },
    { "oppose", "目前没有必要制定新的文书。" },
    { "none", "各国应充分利用现有文书。" },
    { NULL, "各国应培训法官。" },
  };
  g_autoptr (UnrepCodebook) codebook = unrep_codebook_new_default ();
  UnrepLexicon *lexicon = unrep_codebook_get_lexicon (codebook);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) hits = find (lexicon, cases[i].sentence);
      guint position = G_MAXUINT;
      g_autoptr (GArray) reasons = unrep_lexicon_list_reasons (lexicon, hits, &position);

      g_test_message ("%s", cases[i].sentence);
      g_assert_cmpstr (reasons != NULL ? unrep_codebook_get_position (codebook, position)->id : NULL, ==,
                       cases[i].position);
    }
}

/* Time in proportion to the length, whatever the phrases and the text are. */
static void
test_hostile (void)
{
  g_autoptr (UnrepLexicon) lexicon = unrep_lexicon_new ();
  guint term = unrep_lexicon_add_term (lexicon, "t");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) hits = NULL;

  unrep_lexicon_add_phrase (lexicon, term, "a … a … a … a … b");
  for (guint i = 0; i < 200000; i++)
    g_string_append (text, "a ");
  hits = find (lexicon, text->str);
  g_assert_cmpuint (hits->len, ==, 0);
}

/* The same where every word is a hit: of one term, of two by turns, in one sentence or in many. */
static void
test_many_hits (void)
{
  static const char * const pieces[] = { "a ", "a b ", "a b. ", "c a b; " };

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (UnrepLexicon) lexicon = unrep_lexicon_new ();
      guint one = unrep_lexicon_add_term (lexicon, "one"), two = unrep_lexicon_add_term (lexicon, "two");
      guint never = unrep_lexicon_add_term (lexicon, "never");
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GArray) hits = NULL;
      guint position = G_MAXUINT;

      unrep_lexicon_add_phrase (lexicon, one, "a");
      unrep_lexicon_add_phrase (lexicon, two, "b");
      unrep_lexicon_add_phrase (lexicon, never, "z");
      add_rule (lexicon, 1, one, never);
      for (guint k = 0; k < 100000; k++)
        g_string_append (text, pieces[i]);
      hits = find (lexicon, text->str);
      g_assert_cmpuint (hits->len, ==, i == 0 ? 100000 : 200000);
      g_assert_null (unrep_lexicon_list_reasons (lexicon, hits, &position));
    }
}

/* A unit's own words, each with what its sentence speaks for. */
static void
test_suggestion (void)
{
  static const char content[] = "1- التوصيات:\n\n(أ) لا حاجة إلى صكٍّ جديـدٍ؛ وينبغي استخدام الصكوك القائمة. ينبغي التدريب؛\n\n"
                                "(ب) ينبغي تدريب القضاة.\n";
  g_autoptr (UnrepCodebook) codebook = unrep_codebook_new_default ();
  g_autoptr (UnrepText) text = unrep_text_new (content, -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (UnrepOutline) outline = unrep_outline_new (text, NULL, &error);
  g_autoptr (UnrepSuggestion) first = NULL, second = NULL;
  g_autoptr (GString) found = g_string_new (NULL);
  guint unit;

  g_assert_no_error (error);
  unit = unrep_outline_find_path (outline, "1/أ", &error);
  g_assert_no_error (error);
  first = unrep_suggestion_new (unrep_codebook_get_lexicon (codebook), text, outline, unit);
  g_assert_cmpstr (unrep_codebook_get_position (codebook, first->position)->id, ==, "oppose");
  g_assert_cmpuint (first->reasons->len, ==, 2);
  for (guint i = 0; i < first->words->len; i++)
    {
      UnrepTellingWords telling = g_array_index (first->words, UnrepTellingWords, i);
      g_autofree char *words = unrep_text_dup_range (text, telling.range);

      g_string_append_printf (found, "%s %s|", unrep_codebook_get_position (codebook, telling.position)->id, words);
    }
  g_assert_cmpstr (found->str, ==, "oppose لا حاجة|oppose صكٍّ جديـدٍ|none الصكوك القائمة|");

  unit = unrep_outline_find_path (outline, "1/ب", &error);
  g_assert_no_error (error);
  second = unrep_suggestion_new (unrep_codebook_get_lexicon (codebook), text, outline, unit);
  g_assert_cmpuint (second->position, ==, UNREP_NO_POSITION);
  g_assert_cmpuint (second->words->len, ==, 0);
}

/* What one reader took; what is not named says
 * nothing of a new convention. The lexicon was tuned on 001; the rule for words against
 * a thing beside existing instruments was added after a look at 000. */
typedef struct
{
  const char *path;
  const char *position;
} Truth;

static const Truth truth_000[] = { { "10/أ", "support" }, { "10/ب", "oppose" }, { "11/أأ", "support" }, { NULL, NULL } };
static const Truth truth_001[] = { { "13/ب", "mixed" }, { "13/لل", "mixed" }, { "13/قق", "support" }, { "13/رر", "neutral" },
                                   { "13/تت", "neutral" }, { "13/ثث", "support" }, { "13/خخ", "support" },
                                   { "13/ذذ", "support" }, { "13/ضض", "mixed" }, { "14/ص", "neutral" },
                                   { "14/تت", "support" }, { NULL, NULL } };
static const Truth truth_004[] = { { NULL, NULL } };

static const char *
get_truth (const Truth *truths,
           const char  *path)
{
  for (; truths->path != NULL; truths++)
    if (g_str_equal (truths->path, path))
      return truths->position;
  return "none";
}

typedef struct
{
  guint right;
  guint wrong;
  guint silent;
} Counts;

static void
count_unit (UnrepCodebook *codebook,
            UnrepText     *text,
            UnrepOutline  *outline,
            guint          unit,
            const Truth   *truths,
            Counts        *counts)
{
  UnrepLexicon *lexicon = unrep_codebook_get_lexicon (codebook);
  const char *path = unrep_outline_get_unit (outline, unit)->path, *truth = get_truth (truths, path);
  g_autoptr (GArray) hits = unrep_lexicon_list_unit_hits (lexicon, text, outline, unit);
  guint position = 0, wanted = 0;
  g_autoptr (GArray) reasons = unrep_lexicon_list_reasons (lexicon, hits, &position);

  g_assert_true (unrep_codebook_find_position (codebook, truth, &wanted));
  if (reasons == NULL)
    counts[wanted].silent++;
  else if (position == wanted)
    counts[wanted].right++;
  else
    counts[wanted].wrong++;
  if (reasons != NULL && position != wanted)
    g_test_message ("%s: %s, suggested %s", path, truth, unrep_codebook_get_position (codebook, position)->id);
}

static guint
count_report (const char  *name,
              const Truth *truths,
              guint       *n_wrong)
{
  g_autofree char *path = unrep_test_dup_shared (name);
  g_autoptr (UnrepCodebook) codebook = unrep_codebook_new_default ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (UnrepReport) report = unrep_report_load (file, NULL, &error);
  g_autoptr (UnrepOutline) outline = NULL;
  g_autofree Counts *counts = g_new0 (Counts, unrep_codebook_get_n_positions (codebook));
  guint n_right = 0;

  g_assert_no_error (error);
  outline = unrep_report_new_outline (report, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < unrep_outline_get_n_units (outline); i++)
    if (unrep_outline_get_unit (outline, i)->recommendation == UNREP_RECOMMENDATION_YES)
      count_unit (codebook, unrep_report_get_text (report), outline, i, truths, counts);
  for (guint i = 0; i < unrep_codebook_get_n_positions (codebook); i++)
    {
      g_test_message ("%s, %s: %u right, %u wrong, %u silent", name, unrep_codebook_get_position (codebook, i)->id,
                      counts[i].right, counts[i].wrong, counts[i].silent);
      n_right += counts[i].right;
      *n_wrong += counts[i].wrong;
    }
  return n_right;
}

static void
test_reports (void)
{
  g_autofree char *first = unrep_test_dup_shared ("reports/000_e1ee01d560bfb56f.txt");
  guint n_wrong = 0;

  if (first == NULL)
    return;
  g_assert_cmpuint (count_report ("reports/001_77fe3e7651538f96.txt", truth_001, &n_wrong), >=, 12);
  g_assert_cmpuint (n_wrong, <=, 1);
  n_wrong = 0;
  g_assert_cmpuint (count_report ("reports/000_e1ee01d560bfb56f.txt", truth_000, &n_wrong), >=, 5);
  g_assert_cmpuint (count_report ("reports/004_dbba2c4fbdf108ae.txt", truth_004, &n_wrong), >=, 1);
  g_assert_cmpuint (n_wrong, <=, 1);
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/lexicon/phrases", test_phrases);
  g_test_add_func ("/lexicon/refused", test_refused);
  g_test_add_func ("/lexicon/overlaps", test_overlaps);
  g_test_add_func ("/lexicon/rules", test_rules);
  g_test_add_func ("/lexicon/languages", test_languages);
  g_test_add_func ("/lexicon/hostile", test_hostile);
  g_test_add_func ("/lexicon/many-hits", test_many_hits);
  g_test_add_func ("/lexicon/suggestion", test_suggestion);
  g_test_add_func ("/lexicon/reports", test_reports);
  return g_test_run ();
}
