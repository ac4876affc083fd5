/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/unrep-report-head.h"
#include "report/unrep-report.h"

#include "unrep-test.h"

#include <string.h>

#define BODY "\n\nReport on wells below the surface\n\n1. The group met in Nairobi.\n\n2. It spoke of wells.\n"

static UnrepReportHead *
read_head (const char *utf8)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (UnrepText) text = unrep_text_new (utf8, -1);
  g_autoptr (UnrepOutline) outline = unrep_outline_new (text, NULL, &error);

  g_assert_no_error (error);
  return unrep_report_head_new (outline);
}

static void
assert_head (UnrepReportHead *head,
             const char      *symbol,
             const char      *body,
             const char      *session,
             const char      *date,
             const char      *language,
             const char      *original)
{
  g_assert_cmpstr (head->symbol, ==, symbol);
  g_assert_cmpstr (head->body, ==, body);
  g_assert_cmpstr (head->session, ==, session);
  g_assert_cmpstr (head->date, ==, date);
  g_assert_cmpstr (head->language, ==, language);
  g_assert_cmpstr (head->original, ==, original);
}

static void
test_languages (void)
{
  static const struct
  {
    const char *text;
    const char *facts[6];
  } heads[] = {
    { "United Nations\nX/WRC/31/7\nGeneral Assembly\nDistr.: General\n6 January 2031\n\nOriginal: English\n\n"
      "Human Rights Council\nThirty-first session\nAgenda item 6" BODY,
      { "X/WRC/31/7", "Human Rights Council", "Thirty-first session", "2031-01-06", NULL, "en" } },
    { "الأمم المتحدة\nX/WRC/31/7*\nالجمعية العامة\nDistr.: General\n6 January 2031\nArabic\nOriginal: Spanish\n\n"
      "مجلس حقوق الإنسان\nالدورة الحادية والثلاثون\nالبند ٦ من جدول الأعمال\n\n١- اجتمع الفريق.\n\n٢- وتكلم.\n",
      { "X/WRC/31/7", "مجلس حقوق الإنسان", "الدورة الحادية والثلاثون", "2031-01-06", "ar", "es" } },
    { "التوزيع: محدود\n٢٣ تشرين الثاني/نوفمبر ٢٠٣١\nعربي\nالأصل: بالإنكليزية\n\nلجنة المياه الجوفية\n"
      "الدورة الثالثة\n\n١- اجتمع الفريق.\n\n٢- وتكلم.\n",
      { NULL, "لجنة المياه الجوفية", "الدورة الثالثة", "2031-11-23", "ar", "en" } },
    { "Nations Unies\nX/WRC/31/7\nAssemblée générale\nDistr. générale\n1er février 2031\nFrançais\nOriginal : anglais et russe\n\n"
      "Conseil des eaux\nTrente et unième session\nPoint 6 de l’ordre du jour\n\nRapport\n\n1. Le groupe.\n\n2. Il parle.\n",
      { "X/WRC/31/7", "Conseil des eaux", "Trente et unième session", "2031-02-01", "fr", "en ru" } },
    { "Naciones Unidas\nX/WRC/31/7\nAsamblea General\nDistr. general\n6 de enero de 2031\nEspañol\nOriginal: inglés\n\n"
      "Consejo de Aguas\n31er período de sesiones\nTema 6\n\nInforme\n\n1. El grupo.\n\n2. Habla.\n",
      { "X/WRC/31/7", "Consejo de Aguas", "31er período de sesiones", "2031-01-06", "es", "en" } },
    { "Организация Объединенных Наций\nX/WRC/31/7\nГенеральная Ассамблея\nDistr.: General\n6 января 2031 года\nRussian\n"
      "Язык оригинала: английский\n\nСовет по водам\nТридцать первая сессия\n\nДоклад\n\n1. Группа.\n\n2. Она.\n",
      { "X/WRC/31/7", "Совет по водам", "Тридцать первая сессия", "2031-01-06", "ru", "en" } },
    { "联合国\nX/WRC/31/7\n大会\nDistr.: General\n2031年1月6日\nChinese\n原文：英文\n\n人权理事会\n第三十一届会议\n议程项目6\n\n"
      "报告\n\n1. 小组。\n\n2. 它。\n",
      { "X/WRC/31/7", "人权理事会", "第三十一届会议", "2031-01-06", "zh", "en" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autoptr (UnrepReportHead) head = read_head (heads[i].text);
      const char *const *facts = heads[i].facts;

      assert_head (head, facts[0], facts[1], facts[2], facts[3], facts[4], facts[5]);
    }
}

static void
assert_date (const char *line,
             const char *date)
{
  g_autofree char *text = g_strconcat (line, BODY, NULL);
  g_autoptr (UnrepReportHead) head = read_head (text);

  g_assert_cmpstr (head->date, ==, date);
}

static void
test_dates (void)
{
  assert_date ("Distr.: General 12 April 2031 Arabic", "2031-04-12");
  assert_date ("7 May 2031\nDistr.: General\n8 May 2031\n9 May 2031", "2031-05-08");
  assert_date ("7 May 2031\n8 May 2031", "2031-05-07");
  assert_date ("May 7, 2031", "2031-05-07");
  /* Torn, with tatweel and the dots of other letters, in visual order, with digits backwards. */
  assert_date ("٢٣ تشـر ين الثا ني/نوفمبر ٢٠٣١", "2031-11-23");
  assert_date ("٢٣ تشرين الثابي/توفمبر ٢٠٣١", "2031-11-23");
  assert_date ("2031الثاني/نوفمبر تشرين 23", "2031-11-23");
  assert_date ("١٣٠٢ نوفمبر ٣٢", "2031-11-23");
  /* None, or not that of the document. */
  assert_date ("Geneva, 7 May 2031", NULL);
  assert_date ("7-9 May 2031", NULL);
  assert_date ("7 May/June 2031", NULL);
  assert_date ("31 February 2031", NULL);
  assert_date ("May 2031", NULL);
  assert_date ("7 May 20311", NULL);
  assert_date ("7 May 31", NULL);
  assert_date ("7 May 1731", NULL);
  assert_date ("7 8 2031", NULL);
  assert_date ("الأول ٧ ٢٠٣١", NULL);
  assert_date ("The 7 Mayors of 2031", NULL);
}

static void
assert_symbol (const char *utf8,
               const char *expected)
{
  g_autoptr (UnrepReportHead) head = read_head (utf8);

  g_assert_cmpstr (head->symbol, ==, expected);
}

static void
test_symbol (void)
{
  assert_symbol ("X/EG.1/2026/2" BODY, "X/EG.1/2026/2");
  assert_symbol ("X/EG.1/2026/2" BODY "\nX/EG.1/2026/2\n\n3. And more.\n", "X/EG.1/2026/2");
  assert_symbol ("X / EG.1/٢٠٢٦/ ٢*" BODY, "X/EG.1/2026/2");
  assert_symbol ("United Nations\t\tX/EG.1/2026/2" BODY, "X/EG.1/2026/2");
  assert_symbol ("Nations Unies X/EG.1/2026/2" BODY, "X/EG.1/2026/2");
  assert_symbol ("X/EG.1/2026/2 Committee on Wells" BODY, "X/EG.1/2026/2");
  assert_symbol ("X/PV.8514" BODY, "X/PV.8514");
  assert_symbol ("TCP/IP" BODY, NULL);
  assert_symbol ("A/4" BODY, NULL);
  assert_symbol (BODY "\nX/EG.1/2026/2\n\n3. More.\n\nX/EG.1/2026/2\n\n4. And more.\n", "X/EG.1/2026/2");
  assert_symbol ("X/EG.1/2026/1\n\nX/EG.1/2026/2" BODY, NULL);
  assert_symbol ("X/79/876-Y/2031/230\nX/79/876\nY/2031/230" BODY, "X/79/876-Y/2031/230");
  assert_symbol ("X/79/876\nX/79/876/Add.1" BODY, NULL);
  assert_symbol ("As said in X/EG.1/2026/2" BODY, NULL);
  assert_symbol (BODY, NULL);
  assert_symbol ("", NULL);
  assert_symbol ("one", NULL);
}

static void
test_original (void)
{
  g_autoptr (UnrepReportHead) below = read_head ("Original:\nFrench\nEnglish" BODY);
  g_autoptr (UnrepReportHead) upper = read_head ("Distr.\nGENERAL\nORIGINAL: ENGLISH/FRENCH" BODY);
  g_autoptr (UnrepReportHead) other = read_head ("Original: Portuguese" BODY);

  assert_head (below, NULL, NULL, NULL, NULL, "en", "fr");
  g_assert_cmpstr (upper->original, ==, "en fr");
  g_assert_cmpstr (other->original, ==, NULL);
}

static void
test_body (void)
{
  g_autoptr (UnrepReportHead) broken = read_head ("X/1/2/3\nCommittee on the Wells\nof Distant Lands\nFifth session" BODY);
  g_autoptr (UnrepReportHead) columns = read_head ("Committee on Wells     Commission on Pumps\nFifth session    Fifth year" BODY);
  g_autoptr (UnrepReportHead) open = read_head ("X/1/2/3\nExpert Group to Dig a\nWell of Great Depth" BODY);
  g_autoptr (UnrepReportHead) distributed = read_head ("X/1/2/3\nAssemblée générale Distr. limitée" BODY);
  g_autoptr (UnrepReportHead) two = read_head ("X/1/2/3\nCommittee on Wells\nCommission on Pumps" BODY);
  g_autoptr (UnrepReportHead) title = read_head ("X/1/2/3\nReport of the Committee on Wells on its fifth session" BODY);
  g_autoptr (UnrepReportHead) letter = read_head ("Committee on Wells\n\nDear all" BODY);

  g_assert_cmpstr (columns->body, ==, "Committee on Wells");
  g_assert_cmpstr (open->body, ==, "Expert Group to Dig a Well of Great Depth");
  g_assert_cmpstr (distributed->body, ==, "Assemblée générale");
  g_assert_cmpstr (broken->body, ==, "Committee on the Wells of Distant Lands");
  g_assert_cmpstr (broken->session, ==, "Fifth session");
  g_assert_cmpstr (two->body, ==, NULL);
  g_assert_cmpstr (title->body, ==, NULL);
  g_assert_cmpstr (title->session, ==, NULL);
  g_assert_cmpstr (letter->body, ==, NULL);
}

static void
assert_language (const char *sentence,
                 const char *language)
{
  g_autoptr (GString) utf8 = g_string_new (NULL);
  g_autoptr (UnrepReportHead) head = NULL;

  for (guint i = 0; i < 9; i++)
    g_string_append_printf (utf8, "%s\n\n", sentence);
  head = read_head (utf8->str);
  g_assert_cmpstr (head->language, ==, language);
}

static void
test_language_of_text (void)
{
  assert_language ("The wells of the north and those in the south", "en");
  assert_language ("Les puits du nord et ceux des montagnes dans la vallée", "fr");
  assert_language ("Los pozos del norte y las fuentes para el sur", "es");
  assert_language ("Колодцы на севере и на юге", "ru");
  assert_language ("北方和南方的水井以及山谷中的泉水", "zh");
  assert_language ("الآبار في الشمال وفي الجنوب", "ar");
  assert_language ("چاه‌های شمال و جنوب که پاک نیستند", NULL);
  assert_language ("Криниці на півночі і на півдні", NULL);
  assert_language ("Die Brunnen im Norden und im Süden", NULL);
  assert_language ("12 34 56", NULL);
}

/* What is far too long for a head is not even looked at. */
static void
test_long_lines (void)
{
  g_autoptr (GString) utf8 = g_string_new (NULL);
  g_autoptr (UnrepReportHead) head = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append (utf8, "General and only ");
  g_string_append (utf8, "Distr.: General 12 April 2031 English");
  head = read_head (utf8->str);
  g_assert_cmpstr (head->date, ==, NULL);
}

/* Nothing crashes, nothing is said that is not well formed, and what a body of a report says
 * never becomes its head. */
static void
test_random (void)
{
  static const char *const pieces[] = {
    "Distr.: ", "General", "\n", " ", "12", "٢٠٣١", "April", "نيسان", "X/Y/", "31/", "session", "الدورة ", "Original: ",
    "English", "\xef\xbb\xbf", "\xe2\x80\xae", "月", "年", "Committee ", "and", "ـ", "\t", "999999999999", "1. ", "(a)", "العربية",
  };

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (GString) utf8 = g_string_new (NULL);
      g_autoptr (UnrepReportHead) head = NULL;
      gint n = g_test_rand_int_range (0, 40);

      while (n-- > 0)
        g_string_append (utf8, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      head = read_head (utf8->str);
      if (head->date != NULL)
        {
          g_autoptr (GDate) date = g_date_new ();

          g_assert_cmpuint (strlen (head->date), ==, 10);
          g_assert_true (g_str_has_prefix (head->date, "20") || g_str_has_prefix (head->date, "19"));
        }
      if (head->symbol != NULL)
        g_assert_true (g_str_is_ascii (head->symbol) && strchr (head->symbol, ' ') == NULL);
      if (head->session != NULL)
        g_assert_null (strchr (head->session, '\n'));
    }
}

static void
assert_real (const char *name,
             const char *const facts[6])
{
  g_autofree char *path = unrep_test_dup_shared (name);
  g_autoptr (GFile) file = NULL;
  g_autoptr (UnrepReport) report = NULL;
  g_autoptr (UnrepOutline) outline = NULL;
  g_autoptr (UnrepReportHead) head = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    return;
  file = g_file_new_for_path (path);
  report = unrep_report_load (file, NULL, &error);
  g_assert_no_error (error);
  outline = unrep_report_new_outline (report, NULL, &error);
  head = unrep_report_head_new (outline);
  assert_head (head, facts[0], facts[1], facts[2], facts[3], facts[4], facts[5]);
}

static void
test_real (void)
{
  static const struct
  {
    const char *name;
    const char *facts[6];
  } reports[] = {
    { "reports/000_e1ee01d560bfb56f.txt", { "UNODC/CCPCJ/EG.4/2019/2", NULL, NULL, "2019-04-12", "ar", "en" } },
    { "reports/001_77fe3e7651538f96.txt", { NULL, NULL, NULL, NULL, "ar", NULL } },
    { "reports/004_dbba2c4fbdf108ae.txt", { NULL, NULL, NULL, NULL, "ar", NULL } },
    { "reports/published/CRC_C_GC_20_general_comment_adolescents.ar.docx",
      { "CRC/C/GC/20", "لجنة حقوق الطفل", NULL, "2016-12-06", "ar", "en" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (reports); i++)
    assert_real (reports[i].name, reports[i].facts);
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/report-head/languages", test_languages);
  g_test_add_func ("/report-head/dates", test_dates);
  g_test_add_func ("/report-head/symbol", test_symbol);
  g_test_add_func ("/report-head/original", test_original);
  g_test_add_func ("/report-head/body", test_body);
  g_test_add_func ("/report-head/language-of-text", test_language_of_text);
  g_test_add_func ("/report-head/long-lines", test_long_lines);
  g_test_add_func ("/report-head/random", test_random);
  g_test_add_func ("/report-head/real", test_real);
  return g_test_run ();
}
