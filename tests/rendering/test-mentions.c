/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compare-fixture.h"
#include "unrep-test.h"

#include <string.h>

/* What a paragraph mentions, in six languages. */

static const struct
{
  const char *text;
  const char *mentions; /* values with spaces between */
} cases[] = {
  /* Numbers, whatever the digits and the separators. */
  { "The fund holds 1,234.5 dollars of 38 States.", "1234.5 38" },
  { "Le fonds compte 1 234,5 dollars de 38 États.", "1234.5 38" },
  { "El fondo tiene 1.234,5 dólares de 38 Estados.", "1234.5 38" },
  { "يضم الصندوق ١٬٢٣٤٫٥ من الدولارات من ٣٨ دولة.", "1234.5 38" },
  { "За 12 345 678 долларов и 0,50 цента.", "12345678 0.5" },
  { "About 1,234 boats and 1.5 ships.", "1234|1.234 1.5" },
  { "About 2.5 million boats and 3 billion nets.", "2500000 3000000000" },
  { "نحو ٢٫٥ مليون قارب و٣ بلايين شبكة.", "2500000 3000000000" },
  { "约250万条船和30亿张网。", "2500000 3000000000" },
  { "Environ 2,5 millions de bateaux et 3 milliards de filets.", "2500000 3000000000" },
  { "Около 2,5 млн лодок и 3 млрд сетей.", "2500000 3000000000" },
  { "See items 5, 6 and 7, of the year 2020.", "5 6 7 2020" },
  { "The figures 2.1.3 and 007 stay.", "2 1 3 7" },
  /* Ranges are two numbers. */
  { "للفترة 2018-2021 بما فيها ٢٤/٧", "2018 2021 24/7" },
  /* Dates. */
  { "On 12 March 2020 and in April 2021.", "2020-03-12 2021-04-00" },
  { "في ١٢ آذار/مارس ٢٠٢٠ وفي نيسان/أبريل ٢٠٢١.", "2020-03-12 2021-04-00" },
  { "في ١٢ مارس ٢٠٢٠ وفي أبريل ٢٠٢١.", "2020-03-12 2021-04-00" },
  { "في 9 تشرين الثاني/نوفمبر 2026 وكانون الأول/ديسمبر 2027", "2026-11-09 2027-12-00" },
  { "Le 12 mars 2020 et en avril 2021, le 1er août 2022.", "2020-03-12 2021-04-00 2022-08-01" },
  { "El 12 de marzo de 2020 y en abril de 2021.", "2020-03-12 2021-04-00" },
  { "12 марта 2020 года и в апреле 2021 года, 3 мая 2022 года.", "2020-03-12 2021-04-00 2022-05-03" },
  { "2020年3月12日和2021年4月，30年。", "2020-03-12 2021-04-00 30" },
  { "March 12, 2020, 12/03/2020, 12.3.2020 and 2020-03-12.", "2020-03-12 2020-03-12 2020-03-12 2020-03-12" },
  { "Held from 20 to 22 April 2026.", "2026-04-20 2026-04-22" },
  { "المعقود في الفترة من 20 إلى 22 نيسان/أبريل 2026", "2026-04-20 2026-04-22" },
  { "Tenue du 20 au 22 avril 2026.", "2026-04-20 2026-04-22" },
  { "Celebrada del 20 al 22 de abril de 2026.", "2026-04-20 2026-04-22" },
  { "Проведена 20–22 апреля 2026 года.", "2026-04-20 2026-04-22" },
  { "会议于2026年4月20日至22日举行。", "2026-04-20 2026-04-22" },
  { "会议于2026年4月30日至5月2日举行。", "2026-04-30 2026-05-02" },
  { "From 30 April to 2 May 2026.", "2026-04-30 2026-05-02" },
  { "On 5 May each year.", "0000-05-05" },
  /* Words that are months elsewhere. */
  { "Paragraph 5 may be read in march 7 times.", "5 7" },
  /* Symbols. */
  { "See A/RES/73/3, A/CONF.234/15 and resolution 73/3.", "A/RES/73/3 A/CONF.234/15 73/3" },
  { "انظر الوثيقة A/RES/73/3 والقرار ٧٣/٣.", "A/RES/73/3 73/3" },
  { "见X/EG.1/2023/4，第11/4号决议。", "X/EG.1/2023/4 11/4" },
  { "See e/cn.15/2018/l.6 of 24 km/h and/or 3.", "E/CN.15/2018/L.6 24 3" },
  /* What is not looked at: notes, hours, addresses. */
  { "Les États¹ et los Estados(1), article 3(1) de 2 ².", "3 1 2" },
  { "At 3.30 p.m. and 10 a.m., à 15 h 30, в 15 ч. 30 м., 下午3时30分。", "" },
  { "في الساعة 15/30 والساعة 10.", "" },
  { "Stations still open 24 hours, 24 heures, 24 horas, 24小时.", "24 24 24 24" },
  { "See www.example.org/77 or a77@example.org or https://example.org/A/RES/1.", "" },
  { "The 4th and 21st, le 3e and 5-й.", "4 21 3 5" },
};

static char *
describe (const char *utf8)
{
  g_autofree char *text = g_strconcat ("A title of some words\n\n1. ", utf8, "\n", NULL);
  g_autoptr (UnrepOutline) outline = compare_outline (text);
  g_autoptr (UnrepMentions) mentions = compare_mentions (outline);
  g_autoptr (GString) out = g_string_new (NULL);
  guint last = unrep_outline_get_n_units (outline) - 1, n;
  const UnrepMention *list = unrep_mentions_get_unit (mentions, last, &n);

  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (out, "%s%s", i > 0 ? " " : "", list[i].value);
      if (list[i].other != NULL)
        g_string_append_printf (out, "|%s", list[i].other);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_values (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = describe (cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (found, ==, cases[i].mentions);
    }
}

/* Each stands where it says, in the extracted text: over tatweel, marks and line ends. */
static void
test_ranges (void)
{
  const char *text = "Title\n\n1. Of the 38 and the 12\nMarch 2020 and A/RES/73/3.\n";
  static const char * const wanted[] = { "38", "12\nMarch 2020", "A/RES/73/3" };
  g_autoptr (UnrepOutline) outline = compare_outline (text);
  g_autoptr (UnrepMentions) mentions = compare_mentions (outline);
  guint n;
  const UnrepMention *list = unrep_mentions_get_unit (mentions, unrep_outline_get_n_units (outline) - 1, &n);

  g_assert_cmpuint (n, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *words = unrep_text_dup_range (unrep_outline_get_text (outline), list[i].range);

      g_assert_cmpstr (words, ==, wanted[i]);
    }
}

/* A page’s footer in the middle of a paragraph is not in it. */
static void
test_footer (void)
{
  g_autofree char *text = compare_read ("tests/corpus/reports/report.fr.txt");
  g_autoptr (UnrepOutline) outline = compare_outline (text);
  g_autoptr (UnrepMentions) mentions = compare_mentions (outline);
  guint unit = unrep_outline_find_path (outline, "4", NULL), n;
  const UnrepMention *list = unrep_mentions_get_unit (mentions, unit, &n);

  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (list[0].value, ==, "2");
  g_assert_cmpstr (list[1].value, ==, "3");
}

static void
test_hostile (void)
{
  g_autoptr (GString) digits = g_string_new ("Title\n\n1. ");
  g_autoptr (UnrepOutline) outline = NULL;
  g_autoptr (UnrepMentions) mentions = NULL;

  for (guint i = 0; i < 50000; i++)
    g_string_append (digits, i % 3 == 0 ? "1,234" : i % 3 == 1 ? "/" : "٠١ March ");
  outline = compare_outline (digits->str);
  mentions = compare_mentions (outline);
  g_assert_nonnull (mentions);
}

int
main (int   argc,
      char *argv[])
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/mentions/values", test_values);
  g_test_add_func ("/mentions/ranges", test_ranges);
  g_test_add_func ("/mentions/footer", test_footer);
  g_test_add_func ("/mentions/hostile", test_hostile);

  return g_test_run ();
}
