/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/unrep-reading-text.h"
#include "unrep-test.h"
#include "visual-page.h"

#include <string.h>

#define RLM "\u200F"

static UnrepReadingText *
new_repaired (const char   *utf8,
              UnrepRepairs  repairs)
{
  g_autoptr (UnrepText) text = unrep_text_new (utf8, -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (UnrepOutline) outline = unrep_outline_new (text, NULL, &error);

  g_assert_no_error (error);
  return unrep_reading_text_new_repaired (text, outline, repairs);
}

static const char *
get_display (UnrepReadingText *reading)
{
  return unrep_text_get_utf8 (unrep_reading_text_get_display (reading));
}

static void
assert_repairs (const char   *utf8,
                UnrepRepairs  repairs,
                const char   *expected)
{
  g_autoptr (UnrepReadingText) reading = new_repaired (utf8, repairs);

  g_assert_cmpstr (get_display (reading), ==, expected);
}

static guint
count_edits (UnrepReadingText *reading,
             UnrepEditKind     kind)
{
  guint n = 0;

  for (guint i = 0; i < unrep_reading_text_get_n_edits (reading); i++)
    n += unrep_reading_text_get_edit (reading, i).kind == kind;
  return n;
}

static void
test_stretch (void)
{
  static const char *const cases[][2] = {
    /* Within a word, few and many, with marks. */
    { "كلمة ســـــيارة أخرى", "كلمة سيارة أخرى" },
    { "كلمة سـيارة أخرى", "كلمة سيارة أخرى" },
    { "يُدرَّســـُون هنا", "يُدرَّسُون هنا" },
    { "بحيث تشـــَّق", "بحيث تشَّق" },
    { "ذاـــهب", "ذاهب" },
    /* Labels, abbreviations, lines drawn, carriers of marks. */
    { "(هـ) كلمة", "(هـ) كلمة" },
    { "(هـهـ) كلمة", "(هـهـ) كلمة" },
    { "عام 1400 هـ.", "عام 1400 هـ." },
    { "هـ- كلمة", "هـ- كلمة" },
    { "لـ 15 وبـ UNEP", "لـ 15 وبـ UNEP" },
    { "الـ15", "الـ15" },
    { "ـــــــــ", "ـــــــــ" },
    { "الرحمـٰن", "الرحمـٰن" },
    { "ذاـهب", "ذاـهب" },
    { "(هـــ) كلمة", "(هـ) كلمة" },
    /* Torn: one is left to show it, none where both halves show it. */
    { "بين الســـــ وبين", "بين السـ وبين" },
    { "ـــيارة تقف", "ـيارة تقف" },
    { "بين ســـ ـــيارة وبين", "بين سيارة وبين" },
    { "بين سـ ـيارة وبين", "بين سيارة وبين" },
    { "هـ ـيارة", "هـ ـيارة" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (UnrepReadingText) other = NULL;

      assert_repairs (cases[i][0], UNREP_REPAIR_CLOSE_STRETCH, cases[i][1]);
      other = new_repaired (cases[i][0], UNREP_REPAIR_ALL & ~UNREP_REPAIR_CLOSE_STRETCH);
      g_assert_cmpstr (get_display (other), ==, cases[i][0]);
    }
}

static void
test_gaps (void)
{
  static const char *const cases[][2] = {
    { "كلمة   ثم كلمة", "كلمة ثم كلمة" },
    { "  كلمة\u00A0 \u00A0ثم\u00A0كلمة \nسطر  \n   \nآخر", "كلمة ثم\u00A0كلمة\nسطر\n\nآخر" },
    { " كلمة\r\n آخر \r\n", "كلمة\nآخر\n" },
    { "كلمة ثم كلمة", "كلمة ثم كلمة" },
    /* Columns of a table. */
    { "   كلمة      12      13  \n", "   كلمة      12      13  \n" },
    { "word                 12\n", "word                 12\n" },
    { "a  b    c\n", "a b c\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_repairs (cases[i][0], UNREP_REPAIR_CLOSE_GAPS, cases[i][1]);
}

static const char wrapped[] =
  "1- ذهب الفلاح إلى الحقل في الصباح الباكر وعاد منه عند الظهر وهو يحمل على\n"
  "كتفه سلة من التين والزيتون، ثم جلس تحت شجرة كبيرة وشرب من الماء البارد.\n"
  "\n"
  "2- وفي المساء خرج أولاده إلى البحر وركبوا قارباً صغيراً وصادوا سمكاً كثيراً ثم\n"
  "عادوا قبل غروب الشمس ومعهم كل ما صادوا،\n"
  "\n"
  "V.21-12345 3/7\n"
  "\n"
  "وباعوا نصفه في السوق لمن أراد أن يشتري منهم من أهل القرية والقرى القريبة وأكلوا\n"
  "النصف الآخر.\n"
  "\n"
  "3- وفي اليوم التالي بقي الجميع في البيت لأن المطر كان ينزل بلا توقف من أول النهار\n"
  "حتى آخره.\n";

static const char joined[] =
  "1- ذهب الفلاح إلى الحقل في الصباح الباكر وعاد منه عند الظهر وهو يحمل على كتفه سلة من التين والزيتون، ثم جلس تحت شجرة كبيرة وشرب من الماء البارد.\n"
  "\n"
  "2- وفي المساء خرج أولاده إلى البحر وركبوا قارباً صغيراً وصادوا سمكاً كثيراً ثم عادوا قبل غروب الشمس ومعهم كل ما صادوا، وباعوا نصفه في السوق لمن أراد أن يشتري منهم من أهل القرية والقرى القريبة وأكلوا النصف الآخر.\n"
  "V.21-12345 3/7\n"
  "\n"
  "3- وفي اليوم التالي بقي الجميع في البيت لأن المطر كان ينزل بلا توقف من أول النهار حتى آخره.\n";

static void
test_join (void)
{
  g_autoptr (UnrepReadingText) reading = new_repaired (wrapped, UNREP_REPAIR_ALL);
  g_autoptr (UnrepReadingText) kept = new_repaired (wrapped, UNREP_REPAIR_JOIN_LINES);
  g_autoptr (UnrepReadingText) stored = new_repaired (wrapped, UNREP_REPAIR_ALL & ~UNREP_REPAIR_JOIN_LINES);
  UnrepText *text = unrep_reading_text_get_text (reading);
  gsize footer = g_utf8_strlen (wrapped, strstr (wrapped, "V.21") - wrapped);
  gsize shown = g_utf8_strlen (joined, strstr (joined, "V.21") - joined);
  g_autofree char *whole = NULL;

  g_assert_cmpstr (get_display (reading), ==, joined);
  g_assert_cmpuint (count_edits (reading, UNREP_EDIT_JOIN_LINES), ==, 5);
  /* The line end before the footer, and the footer. */
  g_assert_cmpuint (count_edits (reading, UNREP_EDIT_FOOTER), ==, 2);
  g_assert_cmpuint (unrep_reading_text_to_display (reading, footer), ==, shown);
  g_assert_cmpuint (unrep_reading_text_to_text (reading, shown), ==, footer);
  whole = unrep_reading_text_dup_text (reading, (UnrepRange) { 0, G_MAXSIZE });
  g_assert_cmpstr (whole, ==, unrep_text_get_utf8 (text));

  g_assert_cmpuint (count_edits (kept, UNREP_EDIT_FOOTER), ==, 0);
  g_assert_cmpuint (count_edits (kept, UNREP_EDIT_JOIN_LINES), ==, 4);
  g_assert_cmpuint (unrep_reading_text_get_n_edits (stored), ==, 0);
}

/* Lines that are short on purpose, and lines that end a sentence in a text whose
 * paragraphs are lines, are not joined. */
static void
test_join_unsure (void)
{
  static const char *const texts[] = {
    "1- جاء إلى الاجتماع:\n\nأحمد\nسالم\nمريم\n\n2- ثم ذهبوا.\n",
    "Words\nand words\n\nNames:\nOne\nTwo\n",
    "",
    "\n\n\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (UnrepReadingText) reading = new_repaired (texts[i], UNREP_REPAIR_ALL);

      g_assert_cmpuint (count_edits (reading, UNREP_EDIT_JOIN_LINES), ==, 0);
    }
}

static const char visual_displayed[] =
  "فريق الحقول والبساتين\n"
  "فريق الحقول والبساتين\n"
  "القاهرة، ٨-١٢ آذار/مارس ٢٠١٤\n"
  "\n"
  "ثانياً - الاستنتاجات (تابع)\n"
  "\n"
  "١- اتفق الفريق على التوصيات التالية:\n"
  "(أ) ينبغي للفلاحين أن يعتنوا بالحقول المزروعة بالتين والزيتون وأن يسقوها في موعدها كل صباح وكل مساء طوال أيام الصيف الحار؛\n"
  "(ب) ينبغي للصيادين أن ينظفوا الشباك بالماء في الأماكن البعيدة ع وأن يصلحوا ما انقطع منها قبل أن يعودوا إلى البحر في اليوم التالي؛\n"
  "(ج) ينبغي للرعاة أن يحرسوا الأغنام وأولادهم الصغار في الليل والنهار وأن يحصوها كل يوم.\n"
  "\n"
  "ثالثاً - الأعمال المقبلة\n"
  "\n"
  "(البند ٧ من جدول السوق) (تابع)\n"
  "٢- قرر الفريق أن يطبق ما جاء في القرار ١٩٩٨/٤٣ المعنون بالحقول وأن ينشره كل عام في الفترة ٢٠١٥-٢٠١٩ على الناس.\n";

static void
test_visual_order (void)
{
  g_autoptr (UnrepReadingText) reading = new_repaired (visual, UNREP_REPAIR_ALL);
  g_autoptr (UnrepReadingText) off = new_repaired (visual, UNREP_REPAIR_ALL & ~UNREP_REPAIR_VISUAL_ORDER);
  const char *label = strstr (visual, ")(ج");
  gsize offset = g_utf8_strlen (visual, label - visual);
  g_autoptr (GArray) shown = NULL;
  UnrepRange range;
  g_autofree char *copied = NULL;

  g_assert_cmpstr (get_display (reading), ==, visual_displayed);
  g_assert_cmpuint (count_edits (off, UNREP_EDIT_VISUAL_ORDER), ==, 0);

  /* The label as stored is three characters at the end of the line, as displayed
   * three at its beginning, in another order; copied, it is what is stored. */
  shown = unrep_reading_text_list_display_ranges (reading, (UnrepRange) { offset, offset + 3 });
  g_assert_cmpuint (shown->len, ==, 1);
  range = g_array_index (shown, UnrepRange, 0);
  g_assert_cmpuint (range.start, ==, g_utf8_strlen (visual_displayed, strstr (visual_displayed, "(ج)") - visual_displayed));
  g_assert_cmpuint (unrep_range_length (range), ==, 3);
  copied = unrep_reading_text_dup_text (reading, range);
  g_assert_cmpstr (copied, ==, ")(ج");
  g_assert_cmpuint (unrep_reading_text_to_display (reading, offset), ==, range.start + 2);
  g_assert_cmpuint (unrep_reading_text_to_text (reading, range.start), ==, offset + 1);
}

/* In doubt as stored: a sentence may hold the verb; a range may fall once. */
static void
test_visual_order_unsure (void)
{
  g_autofree char *text = g_strconcat (visual, "  وصل الضيوف من القرى البعيدة كلها  -٣\n  وزرعوا الحقول ٤٣كلها  -٤\n", NULL);
  g_autofree char *expected = g_strconcat (visual_displayed, "٣- وصل الضيوف من القرى البعيدة كلها\n٤- وزرعوا الحقول ٤٣كلها\n", NULL);
  g_autofree char *rising = g_strconcat (visual, "  بين ٣-٥ أيام ذهبوا إلى السوق البعيدة  -٣\n", NULL);
  g_autoptr (UnrepReadingText) reading = new_repaired (text, UNREP_REPAIR_ALL);
  g_autoptr (UnrepReadingText) kept = new_repaired (rising, UNREP_REPAIR_ALL);
  UnrepEdit doubt;
  g_autofree char *doubted = NULL;

  g_assert_cmpstr (get_display (reading), ==, expected);
  g_assert_cmpuint (unrep_reading_text_get_n_doubts (reading), ==, 1);
  doubt = unrep_reading_text_get_doubt (reading, 0);
  g_assert_cmpint (doubt.kind, ==, UNREP_EDIT_VISUAL_ORDER);
  doubted = unrep_text_dup_range (unrep_reading_text_get_text (reading), doubt.range);
  g_assert_cmpstr (doubted, ==, "وزرعوا الحقول ٤٣كلها");

  g_assert_nonnull (strstr (get_display (kept), "٢٠١٩-٢٠١٥"));
  g_assert_nonnull (strstr (get_display (kept), "٣-٥ أيام"));
}

/* A verb within a sentence begins no line, nor does one verb in a list; a sentence
 * may end before the last line of a paragraph. */
static void
test_visual_order_beginnings (void)
{
  static const char items[] =
    "  اتفق الفريق على التوصيات التالية:  -١\n"
    "بالتين والزيتون ينبغي للفلاحين أن يعتنوا بالحقول  (أ)  \n"
    "في الأماكن البعيدة ينبغي للصيادين أن ينظفوا الشباك بالماء  (ب)  \n"
    "وأولادهم الصغار ينبغي للرعاة أن يحرسوا الأغنام  (ج)  \n"
    "تصلح الأدوات التي ينبغي للنجارين أن يحملوها معهم  (د)  \n";
  static const char lone[] =
    "  اتفق الفريق على التوصيات التالية:  -١\n"
    "بالتين والزيتون ينبغي للفلاحين أن يعتنوا بالحقول  (أ)  \n"
    "ينظف الصيادون الشباك بالماء في الأماكن البعيدة  (ب)  \n"
    "تصلح الأدوات التي يحملها النجارون معهم  (ج)  \n";
  static const char sentences[] =
    "  وصل الضيوف من القرى البعيدة كلها في اليوم الأول وجلسوا تحت الشجر  -١\n"
    "وأكلوا التين كله.ثم ذهبوا إلى السوق ليشتروا ما يحملونه معهم إلى بيوتهم\n"
    "وعادوا في المساء إلى القرى البعيدة كلها مع أولادهم الصغار والكبار.\n"
    "  زرعوا الحقول كلها قمحاً وشعيراً في الخريف  -٢\n";

  assert_repairs (items, UNREP_REPAIR_ALL,
                  "١- اتفق الفريق على التوصيات التالية:\n"
                  "(أ) ينبغي للفلاحين أن يعتنوا بالحقول بالتين والزيتون\n"
                  "(ب) ينبغي للصيادين أن ينظفوا الشباك بالماء في الأماكن البعيدة\n"
                  "(ج) ينبغي للرعاة أن يحرسوا الأغنام وأولادهم الصغار\n"
                  "(د) تصلح الأدوات التي ينبغي للنجارين أن يحملوها معهم\n");
  assert_repairs (lone, UNREP_REPAIR_ALL,
                  "١- اتفق الفريق على التوصيات التالية:\n"
                  "(أ) بالتين والزيتون ينبغي للفلاحين أن يعتنوا بالحقول\n"
                  "(ب) ينظف الصيادون الشباك بالماء في الأماكن البعيدة\n"
                  "(ج) تصلح الأدوات التي يحملها النجارون معهم\n");
  assert_repairs (sentences, UNREP_REPAIR_ALL,
                  "١- وصل الضيوف من القرى البعيدة كلها في اليوم الأول وجلسوا تحت الشجر وأكلوا التين كله.ثم ذهبوا إلى السوق"
                  " ليشتروا ما يحملونه معهم إلى بيوتهم وعادوا في المساء إلى القرى البعيدة كلها مع أولادهم الصغار والكبار.\n"
                  "٢- زرعوا الحقول كلها قمحاً وشعيراً في الخريف\n");
}

static const char logical[] =
  "ثانياً- الاستنتاجات\n"
  "1- اتفق الفريق على التوصيات التالية:\n"
  "(أ) ينبغي للفلاحين أن يعتنوا بالحقول وفقاً للفقرة 2 (ب)\n"
  "(ب) على الصيادين الذين ينبغي لهم أن يعودوا في الفترة 2019-2015 أن يعودوا (هـ)\n"
  "(ج) ينبغي للرعاة أن يحرسوا الأغنام٧ في القرار 43/2 (تابع)\n"
  "2- وصل ٤٣كلهم؛\n"
  "3- قرر الفريق عقد دورته في الفترة 12-8 آذار/مارس 2014\n";

static void
test_logical_order (void)
{
  g_autoptr (UnrepReadingText) reading = new_repaired (logical, UNREP_REPAIR_ALL);

  g_assert_cmpstr (get_display (reading), ==, logical);
  g_assert_cmpuint (unrep_reading_text_get_n_edits (reading), ==, 0);
  g_assert_true (unrep_reading_text_get_display (reading) == unrep_reading_text_get_text (reading));
}

static void
test_edits (void)
{
  g_autoptr (UnrepReadingText) reading = new_repaired (visual, UNREP_REPAIR_ALL);
  guint n = unrep_reading_text_get_n_edits (reading);
  gsize last = 0;

  for (guint i = 0; i < n; i++)
    {
      UnrepEdit edit = unrep_reading_text_get_edit (reading, i);
      guint found = unrep_reading_text_find_edit (reading, edit.range.start);

      g_assert_cmpuint (edit.range.start, >=, last);
      last = edit.range.start;
      g_assert_cmpuint (found, <=, i);
      g_assert_cmpuint (unrep_reading_text_get_edit (reading, found).range.start, ==, edit.range.start);
      if (edit.display == NULL)
        g_assert_cmpuint (unrep_range_length (edit.range), >, 0);
      g_assert_cmpuint (strlen (unrep_edit_kind_get_name (edit.kind)), >, 3);
      g_assert_cmpuint (strlen (unrep_edit_kind_get_reason (edit.kind)), >, 20);
    }
  g_assert_cmpuint (unrep_reading_text_find_edit (reading, G_MAXSIZE), ==, n);
}

/* Every code point of the text is displayed once, as it is, or hidden by one edit;
 * every code point displayed is of the text or of one edit. */
static void
assert_map (UnrepReadingText *reading)
{
  UnrepText *text = unrep_reading_text_get_text (reading);
  UnrepText *display = unrep_reading_text_get_display (reading);
  gsize n = unrep_text_get_n_chars (text), n_display = unrep_text_get_n_chars (display);
  g_autofree guint *n_hiding = g_new0 (guint, n + 1);
  g_autofree guint *n_showing = g_new0 (guint, n_display + 1);
  g_autofree gunichar *chars = g_utf8_to_ucs4_fast (unrep_text_get_utf8 (text), -1, NULL);
  g_autofree gunichar *displayed = g_utf8_to_ucs4_fast (unrep_text_get_utf8 (display), -1, NULL);

  for (guint i = 0; i < unrep_reading_text_get_n_edits (reading); i++)
    {
      UnrepEdit edit = unrep_reading_text_get_edit (reading, i);

      if (edit.display == NULL)
        continue;
      for (gsize offset = edit.range.start; offset < edit.range.end; offset++)
        n_hiding[offset]++;
      if (*edit.display != '\0')
        {
          n_showing[edit.at]++;
          g_assert_cmpuint (displayed[edit.at], ==, g_utf8_get_char (edit.display));
          g_assert_cmpint (unrep_reading_text_is_displayed_only (reading, edit.at), ==,
                           unrep_range_length (edit.range) == 0);
        }
    }
  for (gsize offset = 0; offset < n; offset++)
    {
      g_autoptr (GArray) ranges = unrep_reading_text_list_display_ranges (reading, (UnrepRange) { offset, offset + 1 });
      gsize at = unrep_reading_text_to_display (reading, offset);

      g_assert_cmpuint (n_hiding[offset], <=, 1);
      if (n_hiding[offset] == 1)
        continue;
      g_assert_cmpuint (ranges->len, ==, 1);
      g_assert_cmpuint (g_array_index (ranges, UnrepRange, 0).start, ==, at);
      g_assert_cmpuint (g_array_index (ranges, UnrepRange, 0).end, ==, at + 1);
      g_assert_cmpuint (unrep_reading_text_to_text (reading, at), ==, offset);
      g_assert_cmpuint (displayed[at], ==, chars[offset]);
      n_showing[at]++;
    }
  for (gsize at = 0; at < n_display; at++)
    g_assert_cmpuint (n_showing[at], ==, 1);
}

/* Of any part of the display, the text is in the order of the text, and shows again
 * at least that part. */
static void
assert_selections (UnrepReadingText *reading)
{
  gsize n = unrep_text_get_n_chars (unrep_reading_text_get_display (reading));

  for (guint i = 0; i < 20; i++)
    {
      gsize a = (gsize) g_test_rand_int_range (0, (gint32) n + 1), b = (gsize) g_test_rand_int_range (0, (gint32) n + 1);
      UnrepRange selection = { MIN (a, b), MAX (a, b) };
      g_autoptr (GArray) ranges = unrep_reading_text_list_text_ranges (reading, selection);
      UnrepRange hull = unrep_reading_text_range_to_text (reading, selection);
      gsize behind = 0;

      for (guint j = 0; j < ranges->len; j++)
        {
          UnrepRange range = g_array_index (ranges, UnrepRange, j);

          g_assert_cmpuint (range.start, <, range.end);
          g_assert_true (j == 0 || range.start > behind);
          behind = range.end;
          g_assert_cmpuint (hull.start, <=, range.start);
          g_assert_cmpuint (hull.end, >=, range.end);
        }
      for (gsize at = selection.start; at < selection.end; at++)
        {
          gsize offset = unrep_reading_text_to_text (reading, at);
          gboolean found = unrep_reading_text_is_displayed_only (reading, at);

          for (guint j = 0; j < ranges->len && !found; j++)
            found = unrep_range_contains (g_array_index (ranges, UnrepRange, j), offset);
          g_assert_true (found);
        }
    }
}

static void
test_random (void)
{
  static const char *const pieces[] = {
    "كلمة", "الســـيارة", "سـ", "ـيارة", "هـ", "ـ", "َ", "ينبغي", "للدول", "(تابع)", "(أ)", ")(ب", "-١", "-٢", "-ثانياً", "١٢-٨", "٢٠١٤",
    "آذار/مارس", "٧٤/١٧٣", " ", " ", " ", "  ", "    ", "\u00A0", "\n", "\n", "\n\n", "\r\n", "\r", "\u2029", "V.21-12345 3/7\n", "؛", "،", ".",
    "(", ")", "word", "1- ", "  -٣\n", "  (أ)  \n", "  (ب)  \n",
  };

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (GString) utf8 = g_string_new (i % 3 == 0 ? visual : i % 3 == 1 ? wrapped : "");
      UnrepRepairs repairs = (UnrepRepairs) g_test_rand_int_range (0, UNREP_REPAIR_ALL + 1);
      g_autoptr (UnrepReadingText) reading = NULL;
      gint32 n = g_test_rand_int_range (0, 120);

      for (gint32 j = 0; j < n; j++)
        {
          gsize at = (gsize) g_test_rand_int_range (0, (gint32) utf8->len + 1);
          const char *piece = pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))];

          while (at < utf8->len && ((guchar) utf8->str[at] & 0xc0) == 0x80)
            at++;
          g_string_insert (utf8, (gssize) at, piece);
        }
      reading = new_repaired (utf8->str, i % 4 == 0 ? UNREP_REPAIR_ALL : repairs);
      assert_map (reading);
      assert_selections (reading);
    }
}

static void
test_hostile (void)
{
  static const char *const pieces[] = { "ـ", " ", "ن ـ", "(أ)  ", "-١\n", "١٢-٨ ", "\u0301", "ن", "1- ن\n", "\u202E", "  (أ)\n", "نـَّ" };

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) utf8 = g_string_new (NULL);
      g_autoptr (UnrepReadingText) reading = NULL;

      for (guint j = 0; j < 20000; j++)
        g_string_append (utf8, pieces[i]);
      reading = new_repaired (utf8->str, UNREP_REPAIR_ALL);
      g_assert_cmpuint (unrep_reading_text_to_text (reading, G_MAXSIZE), ==,
                        unrep_text_get_n_chars (unrep_reading_text_get_text (reading)));
    }
}

static UnrepReadingText *
load_real (const char *number)
{
  g_autofree char *folder = unrep_test_dup_shared ("reports");
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, number))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);
        g_autofree char *utf8 = NULL;

        g_assert_true (g_file_get_contents (path, &utf8, NULL, NULL));
        return new_repaired (utf8, UNREP_REPAIR_ALL);
      }
  return NULL;
}

static void
test_real_visual (void)
{
  g_autoptr (UnrepReadingText) reading = load_real ("004");
  static const char *const beginnings[] = {
    "\n١- أعدَّ الفريق", "\n(أ) ينبغي للدول", "\n(ب) ينبغي للأمانة", "\n(ج) ينبغي للأمانة", "\n(د) ينبغي للدول", "\n(ه) ينبغي للدول",
    "\n(و) ينبغي للدول", "\n٢- ", "\nثانياً - ", "\nثالثاً - ", "\nباء - ", "٩-١٣ تشرين الأول/أكتوبر ٢٠١٧\n", "١١-١٣ تشرين الأول/أكتوبر ٢٠١٧\n",
  };

  if (reading == NULL)
    {
      g_test_skip ("real reports are not here");
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    g_assert_nonnull (strstr (get_display (reading), beginnings[i]));
  g_assert_null (strstr (get_display (reading), "ــ"));
  assert_map (reading);
  assert_selections (reading);
  g_test_message ("%u edits, %u doubts", unrep_reading_text_get_n_edits (reading), unrep_reading_text_get_n_doubts (reading));
}

static void
test_real_logical (void)
{
  static const char *const numbers[] = { "000", "001" };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (UnrepReadingText) reading = load_real (numbers[i]);

      if (reading == NULL)
        {
          g_test_skip ("real reports are not here");
          return;
        }
      g_assert_cmpuint (count_edits (reading, UNREP_EDIT_VISUAL_ORDER), ==, 0);
      g_assert_cmpuint (count_edits (reading, UNREP_EDIT_JOIN_LINES), >, 0);
      assert_map (reading);
    }
}

/* What takes more than linear time does not end before the program's time is over. */
static void
test_long_and_alike (void)
{
  static const char *const pieces[] = { logical, visual, wrapped, "ســ ", "a  b", "1- ن\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) utf8 = g_string_new (NULL);
      g_autoptr (UnrepText) text = NULL;
      g_autoptr (UnrepOutline) outline = NULL;
      g_autoptr (UnrepReadingText) reading = NULL;

      while (utf8->len < 2000 * 1000)
        g_string_append (utf8, pieces[i]);
      text = unrep_text_new (utf8->str, (gssize) utf8->len);
      outline = unrep_outline_new (text, NULL, NULL);
      reading = unrep_reading_text_new_repaired (text, outline, UNREP_REPAIR_ALL);
      g_assert_cmpuint (unrep_text_get_n_bytes (unrep_reading_text_get_display (reading)), >, 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/repair/stretch", test_stretch);
  g_test_add_func ("/repair/gaps", test_gaps);
  g_test_add_func ("/repair/join", test_join);
  g_test_add_func ("/repair/join/unsure", test_join_unsure);
  g_test_add_func ("/repair/visual-order", test_visual_order);
  g_test_add_func ("/repair/visual-order/unsure", test_visual_order_unsure);
  g_test_add_func ("/repair/visual-order/beginnings", test_visual_order_beginnings);
  g_test_add_func ("/repair/logical-order", test_logical_order);
  g_test_add_func ("/repair/edits", test_edits);
  g_test_add_func ("/repair/random", test_random);
  g_test_add_func ("/repair/hostile", test_hostile);
  g_test_add_func ("/repair/real/visual-order", test_real_visual);
  g_test_add_func ("/repair/real/logical-order", test_real_logical);
  g_test_add_func ("/repair/long-and-alike", test_long_and_alike);

  return g_test_run ();
}
