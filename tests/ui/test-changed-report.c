/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report that has changed since it was reviewed: what the window tells and asks. */
#include "unrep-review-view-private.h"
#include "unrep-ui-fixture.h"
#include "unrep-unplaced-window.h"
#include "unrep-window.h"

#include "annotation/unrep-review-unplaced.h"

#include <string.h>

#define GONE "(ب) ينبغي للدول أن تنشر النتائج."
#define GONE_NOW "(ب) لا يوجد رأي في هذه المسألة حتى الآن."
#define FOREWORD "مقدمة لم تكن هنا عندما راجع المراجعون هذا التقرير.\n\n"

static UnrepIdentity *identity;
static UnrepWindow *window;
static UnrepReviewView *view;
static UnrepReview *review;
static UnrepDesk *desk;

static void
open_report (GFile *file)
{
  UnrepReportPage *page;

  window = unrep_fixture_open (identity, file);
  page = unrep_window_get_page (window);
  g_assert_true (unrep_fixture_wait (unrep_fixture_is_ready, page));
  view = UNREP_REVIEW_VIEW (unrep_report_page_get_review (page));
  desk = unrep_report_page_get_desk (page);
  review = unrep_desk_get_review (desk);
}

static void
tag (const char *path,
     const char *position)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (unrep_review_set_position (review, unrep_fixture_find (desk, path), position, &error));
  g_assert_no_error (error);
}

static const char *
get_position (const char *path)
{
  return unrep_review_get_position (review, unrep_fixture_find (desk, path));
}

/* Tags @paths, changes @from in the report to @to, and opens it again. */
static void
set_up (const char * const *paths,
        const char         *from,
        const char         *to)
{
  g_autoptr (GFile) file = unrep_fixture_new_file ();
  g_autoptr (GString) text = g_string_new (FOREWORD);
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;

  identity = unrep_identity_new ();
  g_assert_true (unrep_identity_accept (identity, NULL));
  open_report (file);
  g_assert_false (gtk_widget_get_visible (view->changed_bar));
  for (gsize i = 0; paths[i] != NULL; i++)
    tag (paths[i], i == 0 ? "oppose" : "support");
  unrep_fixture_close (&window);
  g_assert_true (g_file_load_contents (file, NULL, &content, NULL, NULL, &error));
  g_string_append (text, content);
  g_assert_cmpuint (g_string_replace (text, from, to, 0), ==, 1);
  g_assert_true (g_file_set_contents (g_file_peek_path (file), text->str, -1, &error));
  open_report (file);
}

static void
tear_down (void)
{
  unrep_fixture_close (&window);
  unrep_fixture_unref_last (identity);
}

static UnrepUnplacedWindow *
open_list (void)
{
  gtk_widget_activate_action (GTK_WIDGET (view), "review.unplaced", NULL);
  return view->unplaced != NULL ? UNREP_UNPLACED_WINDOW (view->unplaced) : NULL;
}

static guint
count_unplaced (void)
{
  UnrepReanchoredCounts counts;

  unrep_review_count_reanchored (review, &counts);
  return counts.unplaced;
}

static void
test_place (void)
{
  static const char * const paths[] = { "2/أ", "2/ب", "3/ب", NULL };
  UnrepUnplacedWindow *list;

  set_up (paths, GONE, GONE_NOW);
  g_assert_true (gtk_widget_get_visible (view->changed_bar));
  g_assert_cmpstr (gtk_label_get_text (view->changed), ==,
                   unrep_fixture_in ("This report has changed: 2 kept, 0 moved, 1 to look at",
                                     "تغيّر هذا التقرير: بقي تعليقان في مكانهما، ولم ينتقل شيء، وواحد ينتظر قرارك"));
  g_assert_true (gtk_widget_get_visible (view->changed_review));
  g_assert_false (gtk_widget_get_visible (view->changed_close));
  g_assert_cmpstr (get_position ("2/أ"), ==, "oppose");
  g_assert_null (get_position ("3/ب"));

  list = open_list ();
  g_assert_nonnull (list);
  g_assert_true (open_list () == list);
  unrep_choice_window_move (UNREP_CHOICE_WINDOW (list), 1);
  /* Something is said of the current unit already. */
  unrep_desk_set_current (desk, unrep_fixture_find (desk, "2/ب"));
  unrep_unplaced_window_place (list, UNREP_PLACE_CURRENT);
  g_assert_cmpuint (count_unplaced (), ==, 1);
  unrep_desk_set_current (desk, unrep_fixture_find (desk, "2/ج"));
  unrep_unplaced_window_place (list, UNREP_PLACE_CURRENT);
  g_assert_cmpstr (get_position ("2/ج"), ==, "support");
  g_assert_true (unrep_fixture_wait (unrep_fixture_is_gone, &view->unplaced));

  g_assert_false (gtk_widget_get_visible (view->changed_review));
  g_assert_true (gtk_widget_get_visible (view->changed_close));
  gtk_widget_activate_action (GTK_WIDGET (view), "review.close-changed", NULL);
  g_assert_false (gtk_widget_get_visible (view->changed_bar));
  /* Undone, it waits again. */
  gtk_widget_activate_action (GTK_WIDGET (view), "review.undo", NULL);
  g_assert_null (get_position ("2/ج"));
  g_assert_true (gtk_widget_get_visible (view->changed_bar));
  tear_down ();
}

static void
test_delete (void)
{
  static const char * const paths[] = { "2/أ", "3/ب", NULL };
  UnrepUnplacedWindow *list;

  set_up (paths, GONE, GONE_NOW);
  list = open_list ();
  unrep_unplaced_window_drop (list);
  g_assert_cmpuint (count_unplaced (), ==, 0);
  g_assert_true (unrep_fixture_wait (unrep_fixture_is_gone, &view->unplaced));
  g_assert_null (open_list ());
  /* It has no place to go to. */
  unrep_desk_set_current (desk, unrep_fixture_find (desk, "2/ج"));
  gtk_widget_activate_action (GTK_WIDGET (view), "review.undo", NULL);
  g_assert_cmpuint (count_unplaced (), ==, 1);
  g_assert_cmpuint (unrep_desk_get_current (desk), ==, unrep_fixture_find (desk, "2/ج"));

  /* Before that, all that was found again is one step. */
  gtk_widget_activate_action (GTK_WIDGET (view), "review.undo", NULL);
  g_assert_null (get_position ("2/أ"));
  g_assert_cmpuint (count_unplaced (), ==, 2);
  g_assert_cmpstr (gtk_label_get_text (view->changed), ==,
                   unrep_fixture_in ("This report has changed: 2 annotations to look at",
                                     "تغيّر هذا التقرير: تعليقان ينتظران قرارك"));
  list = open_list ();
  unrep_desk_set_current (desk, 0);
  unrep_unplaced_window_go (list);
  g_assert_cmpuint (unrep_desk_get_current (desk), ==, unrep_fixture_find (desk, "2/أ"));
  unrep_unplaced_window_place (list, UNREP_PLACE_PROPOSED);
  g_assert_cmpstr (get_position ("2/أ"), ==, "oppose");
  g_assert_cmpuint (count_unplaced (), ==, 1);
  tear_down ();
}

int
main (int    argc,
      char **argv)
{
  unrep_fixture_init (&argc, &argv);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);

  g_test_add_func ("/changed-report/place", test_place);
  g_test_add_func ("/changed-report/delete", test_delete);

  return g_test_run ();
}
