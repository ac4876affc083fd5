/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check-outline.h"
#include "unrep-test.h"

#include <string.h>

static UnrepOutline *
outline_of (const char *utf8)
{
  g_autoptr (UnrepText) text = unrep_text_new (utf8, -1);
  g_autoptr (GError) error = NULL;
  UnrepOutline *outline = unrep_outline_new (text, NULL, &error);

  g_assert_no_error (error);
  check_outline (outline);
  return outline;
}

/* One line a unit: lines, kind, path or label, recommendation where not no. */
static char *
describe (const char *utf8)
{
  g_autoptr (UnrepOutline) outline = outline_of (utf8);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < unrep_outline_get_n_units (outline); i++)
    {
      const UnrepUnit *unit = unrep_outline_get_unit (outline, i);
      gboolean         tagged = unit->recommendation != UNREP_RECOMMENDATION_NO;

      g_string_append_printf (out, "%u-%u %s %s%s%s\n", unit->line, unit->end_line,
                              unrep_unit_kind_to_string (unit->kind), *unit->path != '\0' ? unit->path : unit->label,
                              tagged ? " " : "", tagged ? unrep_recommendation_to_string (unit->recommendation) : "");
    }
  return g_string_free (out, FALSE);
}

typedef struct
{
  const char *name;
  const char *text;
  const char *units;
} Case;

static const Case cases[] = {
  { "front-matter", "X/1/2026\n\nDistr.: General\n\nReport on gardens\n\nI. Introduction\n\n1. Wheat grows.\n",
    "1-1 meta \n3-3 meta \n5-5 title \n7-7 heading I\n9-9 paragraph 1\n" },
  { "subitems", "1. States should:\n\n(a) Grow wheat:\n\n(i) Much;\n\n(ii) Often;\n\n(b) Eat it.\n\n2. They did.\n",
    "1-1 paragraph 1\n3-3 item 1/a unsure\n5-5 subitem 1/a/i\n7-7 subitem 1/a/ii\n9-9 item 1/b unsure\n11-11 paragraph "
    "2\n" },
  { "letter-i-is-not-roman", "1. Wheat:\n(g) Gold;\n(h) Hay;\n(i) Ice;\n(j) Jam.\n",
    "1-1 paragraph 1\n2-2 item 1/g\n3-3 item 1/h\n4-4 item 1/i\n5-5 item 1/j\n" },
  { "number-left-out", "1. Wheat.\n\n2. Barley.\n\n4. Rye.\n\n5. Oats.\n",
    "1-1 paragraph 1\n3-3 paragraph 2\n5-5 paragraph 4\n7-7 paragraph 5\n" },
  { "label-left-in-other-script", "1. States:\n\n(أ) Wheat;\n\n(ب) Barley;\n\n(c) Rye;\n\n(د) Oats.\n",
    "1-1 paragraph 1\n3-3 item 1/أ\n5-5 item 1/ب\n7-7 item 1/ج\n9-9 item 1/د\n" },
  { "bulleted-names", "A. Gardeners\n\n• A. Baker (Kenya)\n• B. Diaz (Chile)\n• Mr. C. Saleh\n\n1. They met.\n\nB. Wheat\n",
    "1-1 heading A\n3-3 continuation \n4-4 continuation \n5-5 continuation \n7-7 paragraph 1\n9-9 heading B\n" },
  { "bulleted-titles", "1. The group:\n• Ms. Baker, of the city\n• Mr. Diaz, of the village\n• Dr. Chu, of the town\n\n2. They met.\n",
    "1-1 paragraph 1\n2-2 continuation \n3-3 continuation \n4-4 continuation \n6-6 paragraph 2\n" },
  { "bullets-without-blank-lines", "1. The group:\n- sows wheat\n- sows rye,\nand oats\n• reaps\n\n2. It came - on Monday\n- and left.\n",
    "1-1 paragraph 1\n2-2 continuation \n3-4 continuation \n5-5 continuation \n7-8 paragraph 2\n" },
  { "bulleted-recommendations", "On gardens\n\nThe group recommends that States:\n\n• sow wheat\n• reap it\n\n1. States:\n\n• sow rye\n",
    "1-1 title \n3-3 continuation \n5-5 continuation  yes\n6-6 continuation  yes\n8-8 paragraph 1\n10-10 continuation \n" },
  { "bullets-only", "On gardens\n\nThe group:\n\n• sows wheat and\nrye\n• reaps it\n",
    "1-1 title \n3-3 continuation \n5-6 continuation \n7-7 continuation \n" },
  { "agenda",
    "7- اعتمد الفريق جدول الأعمال التالي:\n\n1- مسائل عامة:\n\n(أ) الافتتاح؛\n\n(ب) الإقرار.\n\n2- القمح.\n\n8- وشكر "
    "الفريق البستانيين.\n",
    "1-1 paragraph 7\n3-3 item 7/1\n5-5 item 7/1/أ\n7-7 item 7/1/ب\n9-9 item 7/2\n11-11 paragraph 8\n" },
  { "page-break",
    "1- القمح ينمو في الحقول الواسعة التي تقع بين النهر والجبل وتحيط بها البساتين القديمة من كل جانب "
    "وفيها\n\nV.26-00001 2/9\n\nأشجار.\n\n2- وينمو.\n",
    "1-5 paragraph 1\n3-3 artefact \n7-7 paragraph 2\n" },
  { "footnote-interrupts",
    "1- القمح ينمو في الحقول⁽¹⁾ الواسعة التي تقع بين النهر والجبل وتحيط بها البساتين القديمة من كل جانب وفيها\n\n"
    "(1) انظر الحقل.\n\nوانظر الجبل.\n\nأشجار.\n\n2- وينمو.\n",
    "1-7 paragraph 1\n3-5 footnote 1\n9-9 paragraph 2\n" },
  { "lost-label",
    "4. Wheat grows in wide fields by the river.\n\nBarley grows in the fields on the far side.\n\n6. Rye does "
    "not.\n\n7. Oats do.\n\n8. So do figs.\n",
    "1-1 paragraph 4\n3-3 paragraph 5\n5-5 paragraph 6\n7-7 paragraph 7\n9-9 paragraph 8\n" },
  { "misread-numbers", "11- قمح.\n\n12- قمح.\n\n17- قمح.\n\n1٤- قمح.\n\n01- قمح.\n\n17- قمح.\n\n1V قمح.\n\n18- قمح.\n",
    "1-1 paragraph 11\n3-3 paragraph 12\n5-5 paragraph 13\n7-7 paragraph 14\n9-9 paragraph 15\n11-11 paragraph 16\n"
    "13-13 paragraph 17\n15-15 paragraph 18\n" },
  { "skipped-number",
    "20. Wheat.\n\n22. Wheat.\n\n23. Wheat.\n\n24. Wheat.\n\n25. Wheat.\n\n26. Wheat.\n\n27. Wheat.\n\n28. Wheat.\n",
    "1-1 paragraph 20\n3-3 paragraph 22\n5-5 paragraph 23\n7-7 paragraph 24\n9-9 paragraph 25\n11-11 paragraph 26\n"
    "13-13 paragraph 27\n15-15 paragraph 28\n" },
  { "doubled-letters", "1- في الحقول ما يلي:\n(خ) قمح؛\n(ذ) قمح؛\n(ض) قمح؛\n(أأ) قمح؛\n(ب) قمح؛\n(ج) قمح؛\n(دد) قمح.\n",
    "1-1 paragraph 1\n2-2 item 1/خ\n3-3 item 1/ذ\n4-4 item 1/ض\n5-5 item 1/أأ\n6-6 item 1/بب\n7-7 item 1/جج\n8-8 item "
    "1/دد\n" },
  { "citation-at-line-start",
    "1. Wheat grows as told in the old books of the gardeners and in paragraph 2\n(b) of the law of fields and in "
    "others, which\n"
    "were read by the sailors of the island many times and at great length until\nnobody listened.\n2. It grows.\n"
    "3. Wheat grows as told in the old books of the gardeners and in paragraph two\nof the law of fields.\n4. It "
    "grows.\n",
    "1-4 paragraph 1\n5-5 paragraph 2\n6-7 paragraph 3\n8-8 paragraph 4\n" },
  { "annex-restarts", "1. Wheat.\n\n2. Rye.\n\nAnnex\n\n1. Oats.\n\n2. Barley.\n",
    "1-1 paragraph 1\n3-3 paragraph 2\n5-5 heading \n7-7 paragraph 1\n9-9 paragraph 2\n" },
  { "contents",
    "Contents\n\nI. Fields ............ 2\n\nII. Rivers ........... 3\n\nI. Fields\n\n1. Wheat.\n\nII. Rivers\n\n2. "
    "Fish.\n",
    "1-1 meta \n3-3 meta \n5-5 meta \n7-7 heading I\n9-9 paragraph 1\n11-11 heading II\n13-13 paragraph 2\n" },
  { "upr-decimals",
    "II. Conclusions and recommendations\n\n109. The following enjoy support:\n\n109.1. Grow wheat;\n\n109.2. Grow "
    "rye.\n",
    "1-1 heading II\n3-3 paragraph 109\n5-5 item 109/109.1 yes\n7-7 item 109/109.2 yes\n" },
  { "resolution",
    "The Assembly of Gardeners,\n\nRecalling its decision on wheat and on the fields where it grows,\n\n1. Decides to "
    "grow wheat;\n\n"
    "2. Requests the gardeners:\n\n(a) To water it;\n\n(b) To cut it.\n",
    "1-1 continuation \n3-3 continuation \n5-5 paragraph 1\n7-7 paragraph 2\n9-9 item 2/a\n11-11 item 2/b\n" },
  { "plain-heading", "1. Wheat grows.\n\nOn rivers\n\n2. Rivers flow.\n",
    "1-1 paragraph 1\n3-3 heading \n5-5 paragraph 2\n" },
  { "visual-order",
    "القمح في الحقول  -ثالثاً\nينمو القمح في الحقول البعيدة:  -١\nفي السهل؛  (أ)\nفي الجبل.  )(ب\nويؤكل القمح.  -٢\n",
    "1-1 heading ثالثا\n2-2 paragraph 1\n3-3 item 1/أ\n4-4 item 1/ب\n5-5 paragraph 2\n" },
  { "french",
    "I. Champs\n\n1. Les recommandations sont les suivantes :\n\na) Semer ;\n\nb) Récolter :\n\ni) Le blé ;\n\nii) Le "
    "seigle.\n",
    "1-1 heading I\n3-3 paragraph 1\n5-5 item 1/a yes\n7-7 item 1/b yes\n9-9 subitem 1/b/i\n11-11 subitem 1/b/ii\n" },
  { "russian", "I. Поля\n\n1. Рекомендации таковы:\n\nа) сеять;\n\nб) жать;\n\nв) есть.\n",
    "1-1 heading I\n3-3 paragraph 1\n5-5 item 1/а yes\n7-7 item 1/б yes\n9-9 item 1/в yes\n" },
  { "chinese", "一、田地\n\n1. 建议如下：\n\n(a) 播种；\n\n(b) 收割：\n\n(一) 小麦；\n\n(二) 黑麦。\n",
    "1-1 heading 一\n3-3 paragraph 1\n5-5 item 1/a yes\n7-7 item 1/b yes\n9-9 subitem 1/b/一\n11-11 subitem 1/b/二\n" },
  { "documents-are-no-recommendations",
    "I. Recommendations\n\n1. The group had before it the following documents:\n\n(a) A list of wheat that should be "
    "read;\n\n(b) A map.\n",
    "1-1 heading I\n3-3 paragraph 1\n5-5 item 1/a\n7-7 item 1/b\n" },
  { "numbered-recommendations",
    "I. Recommendations\n\n1. The gardeners met on a sunny day.\n\n2. States should grow wheat.\n\nII. Other "
    "matters\n\n3. Rain should fall.\n",
    "1-1 heading I\n3-3 paragraph 1\n5-5 paragraph 2 yes\n7-7 heading II\n9-9 paragraph 3\n" },
};

static void
test_case (gconstpointer data)
{
  const Case      *c = data;
  g_autofree char *units = describe (c->text);

  g_assert_cmpstr (units, ==, c->units);
}

static void
test_normalize (void)
{
  static const char *const paths[][2] = {
    { "13(ب)", "13/ب" },
    { "١٣(ب)", "13/ب" },
    { "13/ب", "13/ب" },
    { "13 (b)", "13/b" },
    { "14 خخ", "14/خخ" },
    { "13(هـ)", "13/ه" },
    { "10/ك/3", "10/ك/3" },
    { "13(خ خ)", "13/خخ" },
    { "10(ك)'٣'", "10/ك/3" },
    { "13ب", "13/ب" },
    { " 13 ", "13" },
    { "\xe2\x80\x8f"
      "13(\xe2\x80\x8f"
      "ب)",
      "13/ب" },
    { "۱۳/ب@41", "13/ب@41" },
    { "109.1", "109.1" },
    { "", "" },
    { "()", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *normal = unrep_path_normalize (paths[i][0]);

      g_assert_cmpstr (normal, ==, paths[i][1]);
    }
}

static void
test_find_path (void)
{
  g_autoptr (UnrepOutline) outline
    = outline_of ("1. Wheat:\n\n(a) Gold;\n\n(b) Grey.\n\nAnnex\n\n1. Rye:\n\n(a) Brown.\n\n"
                  "2. More:\n\n2.1. Oats.\n");
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (unrep_outline_find_path (outline, "1 (b)", &error), ==, 2);
  g_assert_no_error (error);
  g_assert_cmpuint (unrep_outline_find_path (outline, "1/a@9", &error), ==, UNREP_NO_UNIT);
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpuint (unrep_outline_find_path (outline, "1/a@11", &error), ==, 5);
  g_assert_cmpuint (unrep_outline_find_path (outline, "2.1", &error), ==, 7);
  g_assert_no_error (error);
  g_assert_cmpuint (unrep_outline_find_path (outline, "1/a", &error), ==, UNREP_NO_UNIT);
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_AMBIGUOUS);
  g_assert_nonnull (strstr (error->message, "1/a@3, 1/a@11"));
  g_clear_error (&error);
  g_assert_cmpuint (unrep_outline_find_path (outline, "", &error), ==, UNREP_NO_UNIT);
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_NOT_FOUND);
}

static void
test_ranges (void)
{
  g_autoptr (UnrepOutline) outline = outline_of (
    "1- قمح⁽¹⁾ ينمو في الحقول الواسعة التي تقع بين النهر والجبل وتحيط بها البساتين القديمة من كل جانب وفيها\n\n"
    "(1) حاشية.\n\nأشجار.\n");
  const UnrepUnit *paragraph = unrep_outline_get_unit (outline, 0), *note = unrep_outline_get_unit (outline, 1);
  g_autofree char *words = unrep_outline_dup_first_words (outline, 0, 12);

  g_assert_cmpuint (paragraph->range.start, ==, 0);
  g_assert_cmpuint (paragraph->printed_range.end, ==, 2);
  g_assert_cmpuint (paragraph->range.end, >, note->range.end);
  g_assert_cmpuint (unrep_outline_get_unit_at (outline, note->range.start + 2), ==, 1);
  g_assert_cmpuint (unrep_outline_get_unit_at (outline, note->range.end + 3), ==, 0);
  g_assert_cmpuint (unrep_outline_get_unit_at (outline, 100000), ==, UNREP_NO_UNIT);
  g_assert_cmpuint (unrep_outline_find_overlapping (outline, (UnrepRange) { 3, 5 }), ==, UNREP_NO_UNIT);
  g_assert_cmpuint (unrep_outline_find_overlapping (outline, note->range), ==, 1);
  g_assert_cmpstr (words, ==, "قمح⁽¹⁾ ينمو…");
}

static void
test_labels (void)
{
  g_autoptr (UnrepOutline) outline
    = outline_of ("13- قمح:\n\n(أ) قمح؛\n(ب) قمح؛\n(ج) قمح؛\n(د) قمح؛\n(ه) قمح:\n'1' قمح.\n");
  const UnrepUnit *item = unrep_outline_get_unit (outline, 5), *subitem = unrep_outline_get_unit (outline, 6);
  g_autofree char *paragraph_label = unrep_unit_dup_display_label (unrep_outline_get_unit (outline, 0));
  g_autofree char *item_label = unrep_unit_dup_display_label (item);
  g_autofree char *citation = unrep_unit_dup_citation (subitem);

  g_assert_cmpstr (paragraph_label, ==, "13");
  g_assert_cmpstr (item->label, ==, "ه");
  g_assert_cmpstr (item_label, ==, "(هـ)");
  g_assert_cmpstr (citation, ==, "13(هـ)(1)");
}

int
main (int   argc,
      char *argv[])
{
  unrep_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/outline/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/outline/normalize", test_normalize);
  g_test_add_func ("/outline/find-path", test_find_path);
  g_test_add_func ("/outline/ranges", test_ranges);
  g_test_add_func ("/outline/labels", test_labels);

  return g_test_run ();
}
