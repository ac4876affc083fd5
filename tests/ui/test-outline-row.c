/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-outline-row.h"
#include "unrep-ui-fixture.h"

/* Sections, and headings in them two levels deep. */
static const char report[]
  = "تقرير عن الآبار القديمة\n\n"
    "أولاً - مقدمة\n\n"
    "1- اجتمع الفريق في الواحة.\n\n"
    "ألف - المسائل التنظيمية\n\n"
    "2- انتخب الفريق رئيسة.\n\n"
    "باء - سير الأعمال\n\n"
    "3- قدم الفريق التوصيات التالية:\n\n"
    "(أ) ينبغي للدول أن تحفر الآبار؛\n\n"
    "(ب) ينبغي للدول أن تنظفها.\n\n"
    "ثانياً - الختام\n\n"
    "4- شكر الفريق القرية.\n";

/* Where the row of each heading begins, and that of a recommendation between them. */
static void
test_levels (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("rows");
  g_autoptr (GFile) file = unrep_test_new_report (dir, "r.txt", report);
  UnrepDesk *desk = unrep_fixture_new_desk (file);
  UnrepOutline *outline = unrep_desk_get_outline (desk);
  g_autoptr (UnrepReadingText) text = unrep_reading_text_new (unrep_outline_get_text (outline));
  UnrepReadingChoice *choice = unrep_reading_choice_new (text);
  GtkWidget *row = g_object_ref_sink (unrep_outline_row_new ());
  g_autoptr (GString) indents = g_string_new (NULL);

  for (guint i = 0; i < unrep_outline_get_n_units (outline); i++)
    {
      const UnrepUnit *unit = unrep_outline_get_unit (outline, i);

      if (unit->kind != UNREP_UNIT_HEADING && unit->kind != UNREP_UNIT_ITEM)
        continue;
      unrep_outline_row_bind (UNREP_OUTLINE_ROW (row), desk, choice, GTK_TEXT_DIR_RTL, i);
      g_string_append_printf (indents, "%c%d ", unit->kind == UNREP_UNIT_HEADING ? 'h' : 'i', gtk_widget_get_margin_start (row));
    }
  g_assert_cmpstr (indents->str, ==, "h0 h14 h14 i0 i0 h0 ");
  g_object_unref (row);
  g_object_unref (choice);
  g_assert_true (unrep_review_flush (unrep_desk_get_review (desk), NULL));
  g_object_unref (desk);
}

int
main (int    argc,
      char **argv)
{
  unrep_fixture_init (&argc, &argv);
  g_test_add_func ("/outline-row/levels", test_levels);
  return g_test_run ();
}
