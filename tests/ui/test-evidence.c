/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-desk-spans.h"
#include "unrep-report-view.h"
#include "unrep-span-boxes.h"
#include "unrep-pixels.h"
#include "unrep-ui-fixture.h"

#include "annotation/unrep-review-spans.h"

#include <adwaita.h>
#include <string.h>

#define SUPPORT 0
#define OPPOSE 1

typedef struct
{
  GtkWidget *window;
  UnrepReportView *view;
  UnrepDesk *desk;
  UnrepText *text;
} Fixture;

static gboolean
is_settled (gpointer view)
{
  return unrep_report_view_is_settled (view);
}

static void
set_up (Fixture      *f,
        gconstpointer data)
{
  g_autoptr (GFile) file = unrep_fixture_new_file ();
  g_autoptr (UnrepReadingText) reading = NULL;

  f->desk = unrep_fixture_new_desk (file);
  f->text = unrep_report_get_text (unrep_review_get_report (unrep_desk_get_review (f->desk)));
  reading = unrep_reading_text_new (f->text);
  f->window = gtk_window_new ();
  f->view = UNREP_REPORT_VIEW (unrep_report_view_new ());
  gtk_window_set_default_size (GTK_WINDOW (f->window), 700, 600);
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->view));
  unrep_report_view_set_reading (f->view, reading);
  unrep_report_view_set_outline (f->view, unrep_desk_get_outline (f->desk));
  unrep_report_view_set_desk (f->view, f->desk);
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (f->view), FALSE);
  gtk_window_present (GTK_WINDOW (f->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (f->view));
  g_assert_true (unrep_fixture_wait (is_settled, f->view));
}

static void
tear_down (Fixture      *f,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  unrep_fixture_settle ();
  g_assert_true (unrep_review_flush (unrep_desk_get_review (f->desk), NULL));
  unrep_fixture_unref_last (f->desk);
}

static UnrepRange
find (Fixture    *f,
      const char *words)
{
  const char *utf8 = unrep_text_get_utf8 (f->text);
  const char *at = strstr (utf8, words);
  gsize start;

  g_assert_nonnull (at);
  start = unrep_text_get_offset (f->text, (gsize) (at - utf8));
  return (UnrepRange) { start, start + (gsize) g_utf8_strlen (words, -1) };
}

static void
add (Fixture    *f,
     const char *words,
     guint       position)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (unrep_desk_ask_span (f->desk, find (f, words)));
  g_assert_true (unrep_desk_answer_span (f->desk, position, &error));
  g_assert_no_error (error);
}

static void
add_overlapping (Fixture *f)
{
  add (f, "تطبق الصكوك القائمة قبل", OPPOSE);
  /* In the middle of words, and of a ligature. */
  add (f, "لصكوك القا", SUPPORT);
  add (f, "القائمة قبل غيرها", UNREP_NO_POSITION);
  add (f, "لا", SUPPORT);
}

/* The point of all of this: evidence changes no letter. */
static void
test_letters (Fixture      *f,
              gconstpointer data)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (f->view));
  int n = 0, n_inked = 0, n_grounds = 0;
  g_autofree guchar *plain = unrep_pixels_render (f->window, &n), *before = unrep_pixels_dup_coverage (f->window, GTK_TEXT_VIEW (f->view), &n), *after = NULL, *marked = NULL, *bold = NULL;
  GtkTextIter start, end;
  UnrepRange word;

  for (int i = 0; i < n; i++)
    n_inked += before[i] > 190;
  g_assert_cmpint (n_inked, >, 1000);

  add_overlapping (f);
  after = unrep_pixels_dup_coverage (f->window, GTK_TEXT_VIEW (f->view), &n);
  marked = unrep_pixels_render (f->window, &n);
  for (int i = 0; i < n; i++)
    n_grounds += memcmp (marked + 4 * i, plain + 4 * i, 4) != 0;
  g_test_message ("%d pixels inked, %d pixels marked, largest difference %d", n_inked, n_grounds,
                  unrep_pixels_compare (before, after, n));
  g_assert_cmpint (n_grounds, >, 3000);
  g_assert_cmpint (unrep_pixels_compare (before, after, n), <=, UNREP_PIXELS_TOLERANCE);

  /* What a tag of the text does is seen by this test. */
  word = find (f, "لصكوك");
  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) word.start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) word.end);
  gtk_text_buffer_apply_tag (buffer, gtk_text_buffer_create_tag (buffer, NULL, "weight", PANGO_WEIGHT_BOLD, NULL), &start,
                             &end);
  bold = unrep_pixels_dup_coverage (f->window, GTK_TEXT_VIEW (f->view), &n);
  g_assert_cmpint (unrep_pixels_compare (before, bold, n), >, 100);
}

static gboolean
has_hits (gpointer view)
{
  return unrep_finder_get_n_hits (unrep_report_view_get_finder (view)) > 0;
}

/* What is found changes no letter either: neither usual hits nor the current one, with
 * ends in the middle of words and of a ligature. */
static void
test_hits (Fixture      *f,
           gconstpointer data)
{
  static const char *const words[] = { "لا", "ول", "ينبغي للدول أن", "UNS" };
  int n = 0;
  g_autofree guchar *plain = unrep_pixels_render (f->window, &n), *before = NULL;
  g_autoptr (GPtrArray) glyphs = unrep_pixels_list_glyphs (f->window);

  before = unrep_pixels_dup_coverage (f->window, GTK_TEXT_VIEW (f->view), &n);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree guchar *after = NULL, *marked = NULL;
      g_autoptr (GPtrArray) same = NULL;
      int n_marked = 0;

      unrep_report_view_find (f->view, words[i], FALSE);
      g_assert_true (unrep_fixture_wait (has_hits, f->view));
      unrep_fixture_settle ();
      marked = unrep_pixels_render (f->window, &n);
      after = unrep_pixels_dup_coverage (f->window, GTK_TEXT_VIEW (f->view), &n);
      same = unrep_pixels_list_glyphs (f->window);
      for (int k = 0; k < n; k++)
        n_marked += memcmp (marked + 4 * k, plain + 4 * k, 4) != 0;
      g_test_message ("%s: %u hits, %d pixels marked, largest difference of letters %d", words[i],
                      unrep_finder_get_n_hits (unrep_report_view_get_finder (f->view)), n_marked,
                      unrep_pixels_compare (before, after, n));
      g_assert_cmpint (n_marked, >, 300);
      g_assert_cmpint (unrep_pixels_compare (before, after, n), <=, UNREP_PIXELS_TOLERANCE);
      g_assert_cmpuint (glyphs->len, ==, same->len);
      for (guint k = 0; k < glyphs->len; k++)
        g_assert_cmpstr (g_ptr_array_index (glyphs, k), ==, g_ptr_array_index (same, k));
      unrep_report_view_end_finding (f->view);
    }
}

/* The same glyphs in the same places, and beside them only the symbols in the margin. */
static void
test_glyphs (Fixture      *f,
             gconstpointer data)
{
  g_autoptr (GPtrArray) before = unrep_pixels_list_glyphs (f->window), after = NULL;
  guint n_found = 0;

  g_assert_cmpuint (before->len, >, 200);
  add_overlapping (f);
  after = unrep_pixels_list_glyphs (f->window);
  for (guint i = 0; i < before->len; i++)
    n_found += g_ptr_array_find_with_equal_func (after, g_ptr_array_index (before, i), g_str_equal, NULL);
  g_assert_cmpuint (n_found, ==, before->len);
  g_assert_cmpuint (after->len, ==, before->len + 3);
}

/* Words that run in both directions are several boxes; each letter is in one. */
static void
test_boxes (Fixture      *f,
            gconstpointer data)
{
  UnrepReadingText *reading = unrep_report_view_get_reading (f->view);
  g_autoptr (GArray) one = unrep_span_boxes_new (GTK_TEXT_VIEW (f->view), reading, find (f, "للدول أن تطبق"));
  g_autoptr (GArray) mixed = unrep_span_boxes_new (GTK_TEXT_VIEW (f->view), reading, find (f, "EA هي"));
  g_autoptr (GArray) lines = unrep_span_boxes_new (GTK_TEXT_VIEW (f->view), reading, find (f, "المعلومات؛\n\nثالثاً"));
  GdkRectangle letter, box;
  GtkTextIter iter;

  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpuint (mixed->len, ==, 2);
  g_assert_cmpuint (lines->len, ==, 2);
  box = g_array_index (one, GdkRectangle, 0);
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (f->view)), &iter,
                                      (int) unrep_reading_text_to_display (reading, find (f, "أن تطبق").start));
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (f->view), &iter, &letter);
  g_assert_cmpint (letter.x, >, box.x);
  g_assert_cmpint (letter.x, <, box.x + box.width);
}

/* Of a long place, lines that it has whole are measured at their ends: as if each letter
 * had been, whatever runs in which direction there. */
static void
test_long_boxes (Fixture      *f,
                 gconstpointer data)
{
  UnrepReadingText *reading = unrep_report_view_get_reading (f->view);
  UnrepRange all = { 3, unrep_text_get_n_chars (unrep_reading_text_get_text (reading)) - 3 };
  g_autoptr (GArray) boxes = unrep_span_boxes_new (GTK_TEXT_VIEW (f->view), reading, all);

  g_assert_cmpuint (boxes->len, >, 8);
  for (guint i = 0; i < boxes->len; i++)
    {
      const GdkRectangle *box = &g_array_index (boxes, GdkRectangle, i);
      int left = G_MAXINT, right = 0;

      for (gsize j = all.start; j < all.end; j++)
        {
          GdkRectangle letter;
          GtkTextIter iter;

          gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (f->view)), &iter,
                                              (int) unrep_reading_text_to_display (reading, j));
          gtk_text_view_get_iter_location (GTK_TEXT_VIEW (f->view), &iter, &letter);
          if (gtk_text_iter_ends_line (&iter) || letter.y != box->y)
            continue;
          left = MIN (left, letter.x + MIN (letter.width, 0));
          right = MAX (right, letter.x + MAX (letter.width, 0));
        }
      g_assert_cmpint (ABS (left - box->x), <=, 1);
      g_assert_cmpint (ABS (right - box->x - box->width), <=, 1);
    }
}

/* Left is forward in Arabic and backward in Latin words. */
static void
test_directions (Fixture      *f,
                 gconstpointer data)
{
  UnrepRange arabic = find (f, "الصكوك القائمة"), latin = find (f, "NSE");

  for (UnrepSpanEnd end = UNREP_SPAN_START; end <= UNREP_SPAN_END; end++)
    {
      g_assert_true (unrep_report_view_is_forward (f->view, end, arabic, FALSE));
      g_assert_false (unrep_report_view_is_forward (f->view, end, arabic, TRUE));
      g_assert_false (unrep_report_view_is_forward (f->view, end, latin, FALSE));
      g_assert_true (unrep_report_view_is_forward (f->view, end, latin, TRUE));
    }
}

static UnrepRange
get_range (Fixture *f)
{
  return unrep_annotation_get_range (
    unrep_review_get_span (unrep_desk_get_review (f->desk), unrep_desk_get_span (f->desk)));
}

static void
test_desk (Fixture      *f,
           gconstpointer data)
{
  UnrepRange words = find (f, "الصكوك القائمة");
  g_autofree char *id = NULL;

  g_assert_false (unrep_desk_ask_span (f->desk, (UnrepRange) { words.start - 1, words.start }));
  g_assert_true (unrep_desk_ask_span (f->desk, words));
  /* The unit of the words is the current one; going elsewhere forgets them. */
  g_assert_cmpuint (unrep_desk_get_current (f->desk), ==, unrep_fixture_find (f->desk, "2/ب"));
  unrep_desk_go_next (f->desk);
  g_assert_false (unrep_desk_get_asked (f->desk, NULL));

  g_assert_true (unrep_desk_ask_span (f->desk, words));
  g_assert_true (unrep_desk_nudge_span (f->desk, UNREP_SPAN_WORD, TRUE, NULL));
  g_assert_true (unrep_desk_answer_span (f->desk, OPPOSE, NULL));
  g_assert_cmpuint (get_range (f).end, ==, find (f, "القائمة قبل").end);
  g_assert_false (unrep_desk_is_span_chosen (f->desk));
  id = g_strdup (unrep_desk_get_span (f->desk));
  /* Just made: the first step chooses it. */
  g_assert_true (unrep_desk_go_span (f->desk, 0, TRUE));
  g_assert_cmpstr (unrep_desk_get_span (f->desk), ==, id);
  g_assert_true (unrep_desk_is_span_chosen (f->desk));
  g_assert_false (unrep_desk_go_span (f->desk, 0, TRUE));

  unrep_desk_switch_span_end (f->desk);
  g_assert_true (unrep_desk_nudge_span (f->desk, UNREP_SPAN_CHARACTER, TRUE, NULL));
  g_assert_cmpuint (get_range (f).start, ==, words.start + 1);
  unrep_desk_undo (f->desk);
  g_assert_cmpuint (get_range (f).start, ==, words.start);
  g_assert_cmpstr (unrep_desk_get_span (f->desk), ==, id);
  unrep_desk_undo (f->desk);
  g_assert_null (unrep_desk_get_span (f->desk));
  unrep_desk_redo (f->desk);
  g_assert_true (unrep_desk_go_span (f->desk, 0, TRUE));
  g_assert_true (unrep_desk_set_span_position (f->desk, SUPPORT, NULL));
  g_assert_null (unrep_review_get_position (unrep_desk_get_review (f->desk), unrep_desk_get_current (f->desk)));
  g_assert_true (unrep_desk_remove_span (f->desk, NULL));
  g_assert_null (unrep_desk_get_span (f->desk));
}

static void
test_walk (Fixture      *f,
           gconstpointer data)
{
  UnrepRange first = find (f, "تشرع"), second = find (f, "تطبق"), third = find (f, "تتبادل");

  add (f, "تتبادل", SUPPORT);
  add (f, "تشرع", OPPOSE);
  add (f, "تطبق", UNREP_NO_POSITION);
  unrep_desk_leave_span (f->desk);
  g_assert_true (unrep_desk_go_span (f->desk, second.start, TRUE));
  g_assert_cmpuint (get_range (f).start, ==, second.start);
  g_assert_true (unrep_desk_go_span (f->desk, 0, TRUE));
  g_assert_cmpuint (get_range (f).start, ==, third.start);
  g_assert_cmpuint (unrep_desk_get_current (f->desk), ==, unrep_fixture_find (f->desk, "2/ج"));
  g_assert_false (unrep_desk_go_span (f->desk, 0, TRUE));
  unrep_desk_leave_span (f->desk);
  g_assert_true (unrep_desk_go_span (f->desk, second.start, FALSE));
  g_assert_cmpuint (get_range (f).start, ==, second.start);
  g_assert_true (unrep_desk_go_span (f->desk, 0, FALSE));
  g_assert_cmpuint (get_range (f).start, ==, first.start);
  g_assert_false (unrep_desk_go_span (f->desk, 0, FALSE));
  unrep_desk_leave_span (f->desk);
  g_assert_false (unrep_desk_go_span (f->desk, first.start - 1, FALSE));
}

#define ADD(name, function) g_test_add ("/evidence/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  unrep_fixture_init (&argc, &argv);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);
  ADD ("letters", test_letters);
  ADD ("glyphs", test_glyphs);
  ADD ("hits", test_hits);
  ADD ("boxes", test_boxes);
  ADD ("long-boxes", test_long_boxes);
  ADD ("directions", test_directions);
  ADD ("desk", test_desk);
  ADD ("walk", test_walk);
  return g_test_run ();
}
