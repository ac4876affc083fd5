/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a translator says of a report's findings, and takes away from it. */
#include "unrep-rendering-fixture.h"

#include "unrep-settings.h"

#include "annotation/unrep-review-rendering.h"

#include <glib/gstdio.h>
#include <string.h>

#define HEAD_EN "Undecided\nWrong finding\nAccepted\nTo fix\n"
#define HEAD_AR "لم يُبَتّ فيه\nمأخذ غير صحيح\nمقبول\nللتصحيح\n"

static guint
count_judged (UnrepFindingState state)
{
  g_autoptr (GPtrArray) judged = unrep_review_list_judged (unrep_finding_desk_get_review (rendering_view->desk));
  guint n = 0;

  for (guint i = 0; i < judged->len; i++)
    n += unrep_judgement_get_state (unrep_annotation_get_judgement (judged->pdata[i])) == state;
  return n;
}

static UnrepRange
find_words (const char *words)
{
  UnrepText *text = unrep_reading_text_get_text (unrep_finding_desk_get_stored (rendering_view->desk));
  const char *utf8 = unrep_text_get_utf8 (text), *found = strstr (utf8, words);
  gsize start;

  g_assert_nonnull (found);
  start = (gsize) g_utf8_pointer_to_offset (utf8, found);
  return (UnrepRange) { start, start + (gsize) g_utf8_strlen (words, -1) };
}

/* The table behind the button below the list, row by row. */
static void
assert_tally (const char *english,
              const char *arabic)
{
  GtkWidget *button = unrep_fixture_find_widget (GTK_WIDGET (rendering_view->findings), GTK_TYPE_LIST_VIEW);
  GtkPopover *popover;
  g_autofree char *labels = NULL;

  /* The menu buttons of the drop-downs are above the list. */
  while (!GTK_IS_MENU_BUTTON (button))
    button = gtk_widget_get_next_sibling (button) != NULL ? gtk_widget_get_next_sibling (button) : gtk_widget_get_parent (button);
  popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (button));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  unrep_fixture_settle ();
  labels = unrep_fixture_dup_labels (GTK_WIDGET (popover));
  g_assert_cmpstr (labels, ==, unrep_fixture_in (english, arabic));
  gtk_popover_popdown (popover);
  unrep_fixture_settle ();
}

static void
test_tally (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("tally");

  rendering_fixture_open (dir, RENDERING_REPORT);
  assert_tally (HEAD_EN "Characters taken for others\n1\n–\n–\n–\nTraces of the page’s layout\n3\n–\n–\n–\n"
                "All, with what you have marked\n4\n–\n–\n–\n0 paragraphs signed off\n",
                HEAD_AR "محارف ملتبسة\n١\n–\n–\n–\nآثار تنسيق الصفحة\n٣\n–\n–\n–\n"
                "الكل، ومعها ما علّمتَه أنت\n٤\n–\n–\n–\nلا فقرات معتمدة\n");
  rendering_fixture_go_to ("wide-gap");
  rendering_fixture_act ("rendering.judge", "accepted");
  rendering_fixture_go_to ("extended-digit");
  rendering_fixture_act ("rendering.judge", "wrong");
  rendering_fixture_act ("rendering.sign-off", NULL);
  unrep_report_view_select (rendering_view->report, find_words ("اتخذته"));
  rendering_fixture_act ("rendering.mark", NULL);
  assert_tally (HEAD_EN "Characters taken for others\n–\n1\n–\n–\nTraces of the page’s layout\n2\n–\n1\n–\n"
                "All, with what you have marked\n2\n1\n1\n1\n1 paragraph signed off\n",
                HEAD_AR "محارف ملتبسة\n–\n١\n–\n–\nآثار تنسيق الصفحة\n٢\n–\n١\n–\n"
                "الكل، ومعها ما علّمتَه أنت\n٢\n١\n١\n١\nفقرة واحدة معتمدة\n");
  rendering_fixture_close ();
}

/* The clipboard gets the whole report, and then what is not as the report has it. */
static void
test_copied (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("copied");
  g_autofree char *repaired = NULL;
  g_auto (GStrv) without = g_strsplit (RENDERING_REPORT "\n\n", "ـــ", -1), gap = NULL;
  g_autofree char *closed = g_strjoinv ("", without);

  gap = g_strsplit (closed, "    ", -1);
  repaired = g_strjoinv (" ", gap);
  rendering_fixture_open (dir, RENDERING_REPORT "\n\n");
  rendering_fixture_act ("rendering.copy-report", NULL);
  rendering_fixture_assert_said (unrep_fixture_in ("Copied as repaired, with 3 changes",
                                                   "نُسخ بعد الإصلاح، وفيه ٣ تغييرات"));
  g_assert_true (rendering_fixture_has_copied (repaired));
  /* The toast's button. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (rendering_window), "win.copy-changes", NULL));
  g_assert_true (rendering_fixture_has_copied ((gpointer) unrep_fixture_in (
    "3:36: Stretching closed: “ـــ” → “”\n5:29: Stretching closed: “ـــ” → “”\n5:47: Gap closed: “   ” → “”\n",
    "3:36: تمطيط مزال: “ـــ” → “”\n5:29: تمطيط مزال: “ـــ” → “”\n5:47: فراغ مضموم: “   ” → “”\n")));
  unrep_test_assert_content (g_file_peek_path (unrep_report_page_get_file (unrep_window_get_page (rendering_window))),
                             RENDERING_REPORT "\n\n");

  /* A paragraph, a few words, and a paragraph that is as it should be. */
  rendering_fixture_go_to ("wide-gap");
  rendering_fixture_act ("rendering.copy-repaired", NULL);
  g_assert_true (rendering_fixture_has_copied ((gpointer) "2- ينبغي للدول أن تضع المنظمة قانونا جديدا المعنون بالجرائم."));
  unrep_report_view_select (rendering_view->report, find_words ("المنظمـــة قانونا"));
  rendering_fixture_act ("rendering.copy-repaired", NULL);
  g_assert_true (rendering_fixture_has_copied ((gpointer) "المنظمة قانونا"));
  rendering_fixture_go_to ("extended-digit");
  rendering_fixture_act ("rendering.copy-repaired", NULL);
  rendering_fixture_assert_said (unrep_fixture_in ("Copied; there is nothing to repair in it",
                                                   "نُسخ، وليس فيه ما يُصلح"));
  rendering_fixture_act ("rendering.copy-changes", NULL);
  rendering_fixture_assert_said (unrep_fixture_in ("There is nothing to repair in it", "ليس فيه ما يُصلح"));
  rendering_fixture_close ();
}

static gboolean
is_silent (gpointer unused)
{
  return rendering_window->toast == NULL;
}

/* What is said again takes the place of what was said. */
static void
test_said_again (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("again");
  gpointer last = (gpointer) unrep_fixture_in ("This is the first finding of the list", "هذا أول مأخذ في القائمة");
  g_autoptr (AdwToast) toast = NULL;

  rendering_fixture_open (dir, RENDERING_REPORT "\n");
  rendering_fixture_act ("rendering.copy-report", NULL);
  for (guint i = 0; i < 5; i++)
    rendering_fixture_act ("rendering.previous", NULL);
  g_assert_true (unrep_fixture_wait (rendering_fixture_says, last));
  toast = g_object_ref (rendering_window->toast);
  adw_toast_dismiss (toast);
  g_assert_true (is_silent (NULL));
  unrep_fixture_settle ();
  g_assert_false (rendering_fixture_says (last));
  g_assert_false (rendering_fixture_says ((gpointer) unrep_fixture_in ("Copied as repaired", "نُسخ بعد الإصلاح")));
  rendering_fixture_close ();
}

/* Words that no check has found, and a paragraph that is good. */
static void
test_marked (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("marked"), *labels = NULL;

  rendering_fixture_open (dir, RENDERING_REPORT "\n\n\n");
  unrep_report_view_select (rendering_view->report, (UnrepRange) { 3, 3 });
  rendering_fixture_act ("rendering.mark", NULL);
  rendering_fixture_assert_said (unrep_fixture_in ("Select the words first that are wrong",
                                                   "حدِّد أولاً الكلمات التي فيها خطأ"));
  g_assert_cmpuint (count_judged (UNREP_FINDING_TO_FIX), ==, 0);

  unrep_report_view_select (rendering_view->report, find_words ("اتخذته في"));
  rendering_fixture_act ("rendering.mark", NULL);
  g_assert_cmpuint (count_judged (UNREP_FINDING_TO_FIX), ==, 1);
  labels = unrep_fixture_dup_labels (GTK_WIDGET (rendering_view->finding));
  g_assert_nonnull (strstr (labels, unrep_fixture_in ("Marked by you\nNo check has found this: it is what you have marked.",
                                                      "علّمتَها أنت\n")));
  g_assert_nonnull (strstr (labels, "اتخذته في"));

  rendering_fixture_act ("rendering.sign-off", NULL);
  rendering_fixture_assert_said (unrep_fixture_in ("The paragraph is signed off", "الفقرة معتمدة الآن"));
  g_assert_cmpuint (count_judged (UNREP_FINDING_SIGNED_OFF), ==, 1);
  rendering_fixture_act ("rendering.sign-off", NULL);
  rendering_fixture_assert_said (unrep_fixture_in ("The paragraph is not signed off any more",
                                                   "أُلغي اعتماد الفقرة"));
  g_assert_cmpuint (count_judged (UNREP_FINDING_SIGNED_OFF), ==, 0);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (rendering_window), "win.undo", NULL));
  g_assert_cmpuint (count_judged (UNREP_FINDING_SIGNED_OFF), ==, 1);
  rendering_fixture_close ();
}

static gboolean
is_said_below_the_list (gpointer message)
{
  g_autofree char *labels = unrep_fixture_dup_labels (GTK_WIDGET (rendering_view->findings));

  return strstr (labels, message) != NULL;
}

static gboolean
is_not_said_below_the_list (gpointer message)
{
  return !is_said_below_the_list (message);
}

/* Whoever has chosen a font that is not here is told what stands for it. */
static void
test_font (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("font");
  GSettings *settings = unrep_settings_get_default ();
  gpointer message = (gpointer) unrep_fixture_in ("The font “Kufi <of> Nowhere” is not installed; “Amiri” stands for it.",
                                                  "الخط «⁨Kufi <of> Nowhere⁩» غير مثبت، وحلّ محله «⁨Amiri⁩».");

  rendering_fixture_open (dir, RENDERING_REPORT "\n\n\n\n");
  g_assert_true (is_not_said_below_the_list (message));
  g_settings_set_string (settings, "report-font", "Kufi <of> Nowhere");
  g_assert_true (unrep_fixture_wait (is_said_below_the_list, message));
  rendering_fixture_act ("checks.check-fonts", NULL);
  g_assert_true (unrep_fixture_wait (is_not_said_below_the_list, message));
  rendering_fixture_act ("checks.check-fonts", NULL);
  g_assert_true (unrep_fixture_wait (is_said_below_the_list, message));
  g_settings_reset (settings, "report-font");
  g_assert_true (unrep_fixture_wait (is_not_said_below_the_list, message));
  g_settings_reset (settings, "check-fonts");
  rendering_fixture_close ();
}

static gboolean
is_problem_shown (gpointer shown)
{
  return gtk_widget_get_visible (GTK_WIDGET (rendering_view->problem_bar)) == GPOINTER_TO_INT (shown);
}

/* A button that says something of a finding. */
static gboolean
can_judge (void)
{
  return gtk_widget_is_sensitive (unrep_fixture_find_widget (GTK_WIDGET (rendering_view->finding), GTK_TYPE_TOGGLE_BUTTON));
}

/* What keeps the work from being saved is said where it is done; where nothing can be done,
 * nothing is offered. */
static void
test_problem (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("problem"), *name = NULL, *path = NULL, *written = NULL;
  UnrepReview *review;

  rendering_fixture_open (dir, RENDERING_REPORT);
  review = unrep_finding_desk_get_review (rendering_view->desk);
  name = g_strdup_printf ("r.txt.%s.unrep.json", unrep_reviewer_get_id (unrep_review_get_reviewer (review)));
  path = g_build_filename (dir, name, NULL);
  g_assert_true (is_problem_shown (GINT_TO_POINTER (FALSE)));
  g_assert_true (can_judge ());
  /* Nothing can be written over a folder. */
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  rendering_fixture_act ("rendering.judge", "accepted");
  g_assert_true (unrep_fixture_wait (is_problem_shown, GINT_TO_POINTER (TRUE)));
  g_assert_cmpint (g_rmdir (path), ==, 0);
  rendering_fixture_close ();
  g_unlink (path);

  written = unrep_test_write (dir, name, "{ \"format\": \"unrep-side-file\", \"version\": 9 }\n", -1);
  rendering_fixture_open (dir, RENDERING_REPORT);
  g_assert_cmpint (unrep_review_get_state (unrep_finding_desk_get_review (rendering_view->desk)), ==, UNREP_REVIEW_READ_ONLY);
  g_assert_true (is_problem_shown (GINT_TO_POINTER (TRUE)));
  g_assert_false (can_judge ());
  rendering_fixture_close ();
}

int
main (int   argc,
      char *argv[])
{
  unrep_fixture_init (&argc, &argv);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);

  g_test_add_func ("/translator/tally", test_tally);
  g_test_add_func ("/translator/copied", test_copied);
  g_test_add_func ("/translator/said-again", test_said_again);
  g_test_add_func ("/translator/marked", test_marked);
  g_test_add_func ("/translator/font", test_font);
  g_test_add_func ("/translator/problem", test_problem);

  return g_test_run ();
}
