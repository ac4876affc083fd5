/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "findings-fixture.h"
#include "unrep-test.h"

#include <string.h>

#define LRE "\u202A"
#define RLE "\u202B"
#define PDF "\u202C"
#define LRO "\u202D"
#define RLO "\u202E"
#define LRI "\u2066"
#define RLI "\u2067"
#define PDI "\u2069"
#define LRM "\u200E"

/* A text, what is wrong in it (NULL: nothing that the check knows), and what should
 * stand there (NULL: not said). */
typedef struct
{
  const char *check;
  const char *text;
  const char *wrong;
  const char *repair;
} Case;

static const Case cases[] = {
  { "extended-digit", "في عام ۲٠١٩ هنا", "۲", "٢" },
  { "extended-digit", "در سال ۲۰۱۹ گزارش چاپ شد و پنج ژنرال گفتند", NULL, NULL },
  { "inner-maksura", "المدىنة الكبيرة", "ى", "ي" },
  { "inner-maksura", "على المدى البعيد", NULL, NULL },
  { "word-slip", "ذهب ويما في البيت", "يما", "بما" },
  { "word-slip", "كلمة بمدف نبيل", "بمدف", "بهدف" },
  { "word-slip", "بما أنها هنا", NULL, NULL },
  { "word-slip", "الممارسات الفُضلي هنا", "الفُضلي", "الفضلى" },
  { "word-slip", "قوانين بشأها هنا", "بشأها", "بشأنها" },
  { "repeated-word", "ذهب الفلاح الفلاح إلى الحقل", " الفلاح", "" },
  { "repeated-word", "the farmer farmer went", " farmer", "" },
  { "repeated-word", "زرنا القرى محطةً محطةً", NULL, NULL },
  { "repeated-word", "nous nous souvenons", NULL, NULL },
  { "repeated-word", "الفلاح، الفلاح", NULL, NULL },
  { "resolution-order", "عملاً بقرارها ١٧٣/٧٤ بشأن ذلك", "١٧٣/٧٤", "٧٤/١٧٣" },
  { "resolution-order", "القرار 230/65 بشأن ذلك", "230/65", "65/230" },
  { "resolution-order", "القرار 65/230 بشأن ذلك", NULL, NULL },
  { "resolution-order", "الوثيقة A/RES/230/65 هنا", NULL, NULL },
  { "resolution-order", "in the ratio 230/65 of this", NULL, NULL },
  { "resolution-order", "في الصفحة 90/91 وفي 12/50 هنا", NULL, NULL },
  { "glued-digit", "العامة٧٤ بشأن", "٧٤", NULL },
  { "glued-digit", "في ٢٠١٧تشرين الأول", "٢٠١٧", NULL },
  { "glued-digit", "في عامي 2018 و2019 وبـ5 دول", NULL, NULL },
  { "leaking-run", "اتصل على الرقم +43-1-26060 غداً", "+43-1-26060", LRI "+43-1-26060" PDI },
  { "leaking-run", "كتب البرنامج بلغة C++ قبل عام", "C++", LRI "C++" PDI },
  { "leaking-run", "كتب البرنامج بلغة C#", "C#", NULL },
  { "leaking-run", "بلغة C# وبغيرها", "C#", NULL },
  { "leaking-run", "بلغة C++" LRM " وبغيرها، واتصل على " LRI "+43-1-26060" PDI, NULL, NULL },
  { "leaking-run", "A program in C++ calls +43-1-26060 مع", NULL, NULL },
  { "spoofing", "the file " RLO "gpj.exe" PDF " is here", "gpj.exe", NULL },
  { "spoofing", "في عام " RLO "2019" PDF " هنا", "2019", NULL },
  { "spoofing", "قال " LRO "سلام" PDF " لهم", "سلام", NULL },
  { "spoofing", "قال " RLI "سلام" PDI " و" LRI "abc 12" PDI " لهم", NULL, NULL },
  { "bidi-balance", "abc" LRI "def", LRI, NULL },
  { "bidi-balance", "abc" PDI "def", PDI, "" },
  { "bidi-balance", "abc" PDF "def", PDF, "" },
  { "bidi-balance", RLE "abc" PDF LRI "def" RLI "ghi" PDI PDI, NULL, NULL },
  { "bidi-embedding", "abc " LRE "def" PDF, LRE, LRI },
  { "deprecated-control", "abc\u206Bdef", "\u206B", "" },
  { "control-in-word", "المد\u200Fينة", "\u200F", "" },
  { "control-in-word", "con\u200Bvention", "\u200B", "" },
  { "control-in-word", "می\u200Cخواهم العقد" LRM "abc", NULL, NULL },
  { "lam-alef", "مجلس األمن", "األ", "الأ" },
  { "lam-alef", "بسم اهلل", "اهلل", "الله" },
  { "lam-alef", "مجلس الأمن في الإدارة", NULL, NULL },
  { "torn-word", "الجمعي ة العامة", "ة", NULL },
  { "torn-word", "البيت و المدينة", "و المدينة", "والمدينة" },
  { "torn-word", "الفقرتان 29 و 30", NULL, NULL },
  { "torn-word", "لغتا R و Python معا", NULL, NULL },
  { "torn-word", "تتعاون مع ســ المنظمات", "ســ", NULL },
  { "torn-word", "في الردود ا لواردة (في السن ة)", "ا", NULL },
  { "merged-words", "المدينةالكبيرة هنا", "ة", "ة " },
  { "merged-words", "مدينةً ومدينةٌ؛ ومئةُ (ة) ةاً", NULL, NULL },
  { "mixed-scripts", "the f\u0430rmer went", "f\u0430rmer", "farmer" },
  { "mixed-scripts", "крестьянин пoшел", "пoшел", "пошел" },
  { "mixed-scripts", "Фермер Windowsом и IP-адрес, 5 kг", NULL, NULL },
  { "torn-word", "في عام ١٤٤٠ هـ الموافق", NULL, NULL },
  { "torn-word", "البيت والمدينة (أ أ أ) والفقرة ب من القرار", NULL, NULL },
  { "presentation-form", "كلمة \uFEFB\uFE8E هنا", "\uFEFB\uFE8E", "لاا" },
  { "presentation-form", "محمد \uFDFA", NULL, NULL },
  { "persian-letter", "المدینة", "ی", "ي" },
  { "persian-letter", "کتاب", "ک", "ك" },
  { "persian-letter", "پنجره‌های چوبی گنجشک ژرف", NULL, NULL },
  { "unusable-character", "abc\uFFFDdef", "\uFFFD", NULL },
  { "unusable-character", "abc\uE001\uE002def", "\uE001\uE002", NULL },
  { "unusable-character", "abc\adef", "\a", NULL },
  { "unusable-character", "abc\302\205def", "\302\205", NULL },
  { "unusable-character", "abc\u0378def", "\u0378", NULL },
  { "unusable-character", "abc\tdef\f", NULL, NULL },
  { "bare-mark", "كلمة ُكلمة", "\u064F", "" },
  { "bare-mark", "\u064Eكلمة", "\u064E", "" },
  { "bare-mark", "كلمةُ كلمةً شَدَّ", NULL, NULL },
  { "mark-on-tatweel", "تحـــَّد", "\u064E\u0651", NULL },
  { "tanwin", "شيئٍفي البيت", "\u064D", NULL },
  { "tanwin", "شيئاً شيئًا هدىً", NULL, NULL },
  { "not-composed", "cafe\u0301", "e\u0301", "é" },
  { "not-composed", "يُدرَّس", NULL, NULL },
  { "not-composed", "10 \u2126", "\u2126", "Ω" },
  { "mojibake", "كلمة ط§ظ„ هنا", "ط§ظ„", "ال" },
  { "mojibake", "the word Ø§Ù„ here", "Ø§Ù„", "ال" },
  { "mojibake", "the word ÇáÌÑíãÉ here", "ÇáÌÑíãÉ", "الجريمة" },
  { "mojibake", "Ø§Ù„Ø¹\u00d9\ufffdÙˆ", "Ø§Ù„Ø¹\u00d9\ufffdÙˆ", "الع\u00d9\ufffdو" },
  { "mojibake", "la sociÃ©tÃ©", "sociÃ©tÃ©", "société" },
  { "mojibake", "la société à l’été, § 5, “Œuvre” — año, Ñandú, ÀÉÈ", NULL, NULL },
  { "invisible", "abc \u200Bdef", "\u200B", "" },
  { "ascii-punctuation", "كلمة, كلمة", ",", "،" },
  { "ascii-punctuation", "كلمة ?", "?", "؟" },
  { "ascii-punctuation", "كلمة; كلمة", ";", "؛" },
  { "ascii-punctuation", "كلمة، كلمة؛ a, b; c?", NULL, NULL },
  { "ascii-punctuation", "في عام 1980, ثم هنا", ",", "،" },
  { "ascii-punctuation", "كلمة (A/1, A/2) ثم 1,250 ثم 12, 13 هنا", NULL, NULL },
  { "space-before-mark", "كلمة ، كلمة", " ", "" },
  { "space-before-mark", "mot : mot ; mot", NULL, NULL },
  { "mixed-digits", "في 2018 وفي ٢٠١٩ وفي ٢٠٢٠", "2018", "٢٠١٨" },
  { "mixed-digits", "١ - في 2018 وفي 2019", NULL, NULL },
  { "mixed-digits", "الوثيقة A/74/173 وموقع www.a1.org وبريد a-5@b.org في ٢٠١٩", NULL, NULL },
  { "tatweel", "كلمة ســـــيارة أخرى", "ـــــ", "" },
  { "displaced-article", "ناقشت اجلمعية تقرير احلكومة عن اجلرائم", "اجل", "الج" },
  { "displaced-article", "ناقشت الجمعية احلام المدينة في اخلاص الحاكم وكتبت املاء المعلم", NULL, NULL },
  { "displaced-article", "اجلس هنا", NULL, NULL },
  { "no-space-after-mark", "كلمة،كلمة أخرى", "،", "، " },
  { "no-space-after-mark", "بلغ ١٢،٥ في المائة، ثم (انخفض)، ثم ارتفع؛ \"انظر\"", NULL, NULL },
  { "space-before-mark", "كلمة (في القرية ) هنا", " ", "" },
  { "space-before-mark", "الفقرة ( أ ) هنا", NULL, NULL },
  { "unpaired-bracket", "ذهب الفلاح (مع ابنه إلى الحقل", "(", NULL },
  { "unpaired-bracket", "ذهب الفلاح مع ابنه] إلى الحقل", "]", NULL },
  { "unpaired-bracket", "the farmer )and his son( went", ")and his son(", "(and his son)" },
  { "unpaired-bracket", "in the field)  3(of the farmer", ")", NULL },
  { "unpaired-bracket", "for: 1) bread; b) water [and {some} (salt)]; iv) milk", NULL, NULL },
  { "unpaired-bracket", "ذهب الفلاح مات) إلى الحقل", ")", NULL },
  { "unpaired-bracket", "ما يلي: أ) خبز، ههه) ماء، هـ) ملح، viii) لبن", NULL, NULL },
  { "unpaired-bracket", "13) ذهب الفلاح إلى الحقل", NULL, NULL },
  { "unpaired-quotation-mark", "قال \"نعم\" ثم قال \"لا", "\"", NULL },
  { "unpaired-quotation-mark", "قال \"نعم\" ثم قال \"لا\"", NULL, NULL },
  { "unpaired-quotation-mark", "\"What is quoted over two paragraphs\n\n\"opens both\" of them", NULL, NULL },
  { "unpaired-quotation-mark", "قال \"نعم ثم قال \"لا\"", "\"", NULL },
  { "unpaired-quotation-mark", "he said “yes, then “no”", "“", NULL },
  { "unpaired-quotation-mark", "il a dit : « oui » puis non »", "»", NULL },
  { "unpaired-quotation-mark", "“What is quoted over paragraphs\n\n“opens each of them.”\n\nOr the «first\n\nand closes the last».", NULL, NULL },
  { "repeated-phrase", "ذهب الفلاح إلى الحقل الكبير ذهب الفلاح إلى الحقل الكبير صباحا", " ذهب الفلاح إلى الحقل الكبير", "" },
  { "repeated-phrase", "he went on and on and on and on", " on and on and", "" },
  { "repeated-phrase", "انظر الوثيقة X/C/15/Add.194، الفقرتان 32 و33، X/C/15/Add.181، الفقرتان 29 و30", NULL, NULL },
  { "repeated-phrase", "he went on and on, step by step, and (aa bb) (aa bb); (ط ط ط ط ط ط)", NULL, NULL },
  { "repeated-phrase", "The whole line is read by the program again\nThe whole line is read by the program again\nend",
    "The whole line is read by the program again", "" },
  { "unfinished", "1. The farmer who went to the field in the morning came back with", "with", NULL },
  { "unfinished", "1. The farmer who went to the field in the morning came back; and\n2. The farmer who went to the field "
    "in the morning came back.¹\n3. The farmer went", NULL, NULL },
  { "missing-label", "1. One.\n\n2. Two.\n\n4. Four.\n\n5. Five.\n\n6. Six.\n\n7. Seven.\n\n8. Eight.\n\n9. Nine.", "4.", NULL },
  { "missing-label", "1. The first.\n\n2. The second.\n\n3. The third.\n\n4. The fourth.", NULL, NULL },
  { "markup", "the farmer **went** away", "**", "" },
  { "markup", "he paid \\$5", "\\", "" },
  { "markup", "the farmer* and his son** went; ** a note of two stars", NULL, NULL },
  { "markup", "١ - ينبغي للدول ما يلي:\n- (أ) ينبغي أن تذهب؛\n- (ب) ينبغي أن تعود؛\n- (ج) ينبغي أن تبقى.", "- ", "" },
  { "markup", "• Ms. Farmer, from the village\n• Mr. Miller, from the town", NULL, NULL },
  { "letter-order", ".61/106 رارقلا نم 12 ةرقفلا يف (ةاواسملا لفكي) لماش نوناقب ةلودلا ةنجللا يصوت", ".61/106 رارقلا نم 12 ةرقفلا يف (ةاواسملا لفكي) لماش نوناقب ةلودلا ةنجللا يصوت", "توصي اللجنة الدولة بقانون شامل (يكفل المساواة) في الفقرة 12 من القرار 61/106." },
  { "letter-order", "يصوت ةنجللا ةلودلا نوناقب لماش (لفكي ةاواسملا) يف ةرقفلا 12 نم رارقلا 61/106.", "يصوت ةنجللا ةلودلا نوناقب لماش (لفكي ةاواسملا) يف ةرقفلا 12 نم رارقلا 61/106.", "توصي اللجنة الدولة بقانون شامل (يكفل المساواة) في الفقرة 12 من القرار 61/106." },
  { "letter-order", "ﺓﺪﺤﺘﻤﻟﺍ ﻢﻣﻷﺍ", "ﺓﺪﺤﺘﻤﻟﺍ ﻢﻣﻷﺍ", "الأمم المتحدة" },
  { "letter-order", "The words ةدحتملا ممألا end here", "ةدحتملا ممألا", "الأمم المتحدة" },
  { "letter-order", "مثلا أصلا كاملا شاملا", NULL, NULL },
  { "letter-order", "في المدين ةالكبيرة على المد ىالبعيد", NULL, NULL },
  { "word-order", "في المتحدة الأمم وفود نظرت", "المتحدة الأمم", NULL },
  { "word-order", "13 الأول كانون في الإنسان حقوق لجنة", "الأول كانون في الإنسان حقوق", NULL },
  { "word-order", "قالت الأمم المتحدة: الأمم المتحدة الأمم كلها", NULL, NULL },
  { "word-order", "ناقش مجلس الأمن، ومجلس المدينة، حقوق الإنسان", NULL, NULL },
  { "ligature-order", "نظر جملس المدينة", "جملس", "مجلس" },
  { "ligature-order", "في الحقل واليت بعده", "اليت", "التي" },
  { "ligature-order", "جلس في مجلس المدينة جميع الناس", NULL, NULL },
  { "lam-alef", "الدورة االستثنائية", "اال", "الا" },
  { "lam-alef", "أقرت باالتفاق", "اال", "الا" },
  { "lam-alef", "الآن سأل والاتفاق لالتزام", NULL, NULL },
  { "displaced-article", "ناقش اجملتمع تقرير احلكومة عن احملكمة", "اجمل", "المج" },
  { "inner-maksura", "ذهب إىل المدينة", "ىل", "لى" },
  { "inner-maksura", "حىت المساء", "ىت", "تى" },
  { "inner-maksura", "طوىل في المدىنة", "ى", "ي" },
  { "inner-maksura", "دلىل في المدىنة القدىمة", "ى", "ي" },
  { "torn-word", "كلمة م م أ ل ا ة هنا", "م م أ ل ا ة", NULL },
  { "base-direction", "Unrep كلمة عربية طويلة هنا", "U", NULL },
};

static const UnrepFinding *
find (UnrepFindings *findings,
      const char    *check,
      guint         *index)
{
  for (*index = 0; *index < unrep_findings_get_n (findings); ++*index)
    if (g_str_equal (unrep_findings_get (findings, *index)->check->id, check))
      return unrep_findings_get (findings, *index);
  return NULL;
}

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (UnrepFindings) findings = fixture_check (cases[i].text, -1);
      g_autofree char *wrong = NULL;
      guint index;
      const UnrepFinding *finding = find (findings, cases[i].check, &index);

      g_test_message ("%s in “%s”", cases[i].check, cases[i].text);
      if (cases[i].wrong == NULL)
        {
          g_assert_null (finding);
          continue;
        }
      g_assert_nonnull (finding);
      wrong = unrep_text_dup_range (unrep_findings_get_text (findings), finding->range);
      g_assert_cmpstr (wrong, ==, cases[i].wrong);
      if (cases[i].repair != NULL)
        g_assert_cmpstr (finding->repair, ==, cases[i].repair);
      g_assert_cmpuint (unrep_findings_count (findings, finding->check->family, finding->severity), >=, 1);
    }
}

/* Every check is seen to find something, here or in the tests below. */
static void
test_all_checks (void)
{
  static const char * const elsewhere[] = { "damaged-label", "run-order", "wide-gap", "wrapped-line", "page-footer", "list-end",
                                            "unknown-word", "missing-glyph", "long-paragraph", "fallback-font", "mixed-fonts", "damaged-font", NULL };

  for (gsize i = 0; unrep_checks[i] != NULL; i++)
    {
      const char *id = unrep_checks[i]->id;
      gboolean seen = g_strv_contains (elsewhere, id) || unrep_checks[i]->family == UNREP_FAMILY_ORIGINAL;

      for (gsize j = 0; j < G_N_ELEMENTS (cases); j++)
        seen |= cases[j].wrong != NULL && g_str_equal (cases[j].check, id);
      g_test_message ("%s", id);
      g_assert_true (seen);
      g_assert_true (unrep_check_find (id) == unrep_checks[i]);
    }
  g_assert_null (unrep_check_find ("no-check"));
}

static void
assert_found (UnrepFindings *findings,
              const char    *check,
              guint          n,
              const char    *wrong,
              const char    *repair)
{
  guint index;
  const UnrepFinding *finding = find (findings, check, &index);
  g_autofree char *found = NULL;

  g_assert_cmpuint (unrep_findings_count_check (findings, check), ==, n);
  found = unrep_text_dup_range (unrep_findings_get_text (findings), finding->range);
  g_assert_cmpstr (found, ==, wrong);
  g_assert_cmpstr (finding->repair, ==, repair);
}

static void
test_labels (void)
{
  g_autoptr (UnrepFindings) findings = fixture_check (
    "١- أوصى الفريق بما يلي:\n\n(أ) ينبغي للمدينة أن تزرع الشجر؟\n\n(ب) ينبغي للقرية أن تسقي الحقل؛\n\n"
    "(ح) ينبغي للصياد أن يصلح القارب؛\n\n(د) ينبغي للمعلم أن يكتب أي كتاب من الكتب؟\n\n(ه) كيف يمكن للطبيب أن يزور البيت؟\n\n"
    "(و) إلى أي مدى يمتد الحقل؟\n\n(ز) طرح الفريق سؤالا: ومن يسقي الحقل؟\n\n"
    "٢- عاد الفريق إلى البيت.\n\n٣- شكر الفريق أهل المدينة.\n", -1);

  assert_found (findings, "damaged-label", 1, "(ح)", "(ج)");
  assert_found (findings, "list-end", 2, "؟", "؛");
}

static void
test_messages (void)
{
  g_autoptr (UnrepFindings) findings = fixture_check ("the file " RLO "gpj.exe" PDF "\nعام\a ۲\n", -1);
  guint index;
  g_autofree char *quote = NULL, *message = NULL;

  g_assert_nonnull (find (findings, "unusable-character", &index));
  quote = unrep_findings_dup_quote (findings, index);
  g_assert_cmpstr (quote, ==, "<U+0007>");
  g_assert_cmpuint (unrep_findings_get (findings, index)->line, ==, 2);
  g_assert_cmpuint (unrep_findings_get (findings, index)->column, ==, 4);
  g_assert_nonnull (find (findings, "extended-digit", &index));
  message = unrep_findings_dup_message (findings, index);
  g_assert_cmpstr (message, ==, "A digit is the Persian one: “۲”, probably “٢”");
  g_assert_cmpuint (unrep_findings_find (findings, 17), <=, index);
  g_assert_cmpuint (unrep_findings_find (findings, 1000), ==, unrep_findings_get_n (findings));
}

static void
test_cancelled (void)
{
  g_autoptr (UnrepText) text = unrep_text_new ("كلمة\n", -1);
  g_autoptr (UnrepOutline) outline = unrep_outline_new (text, NULL, NULL);
  g_autoptr (UnrepReadingText) reading = unrep_reading_text_new_repaired (text, outline, UNREP_REPAIR_ALL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (unrep_findings_new (text, outline, reading, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What is displayed in pieces, and what is just not. */
static void
test_long_paragraph (void)
{
  static const struct
  {
    const char *again;
    guint n;
  } limits[] = { { "aaaaaaa ", 1024 }, { "ن", 2048 }, { "\t", 512 }, { "\u2067", 512 }, { "ن1 ", 256 } };

  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (UnrepFindings) none = NULL, one = NULL;

      for (guint j = 0; j < limits[i].n; j++)
        g_string_append (text, limits[i].again);
      none = fixture_check (text->str, -1);
      g_assert_cmpuint (unrep_findings_count_check (none, "long-paragraph"), ==, 0);
      g_string_append (text, limits[i].again);
      one = fixture_check (text->str, -1);
      g_assert_cmpuint (unrep_findings_count_check (one, "long-paragraph"), ==, 1);
    }
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/checks/cases", test_cases);
  g_test_add_func ("/checks/all", test_all_checks);
  g_test_add_func ("/checks/labels", test_labels);
  g_test_add_func ("/checks/messages", test_messages);
  g_test_add_func ("/checks/cancelled", test_cancelled);

  g_test_add_func ("/checks/long-paragraph", test_long_paragraph);
  return g_test_run ();
}
