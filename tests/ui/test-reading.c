/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-reading-choice.h"
#include "unrep-repair-marks.h"
#include "unrep-report-view.h"
#include "unrep-ui-fixture.h"
#include "unrep-unit-about.h"
#include "unrep-unit-places.h"

#include <adwaita.h>

typedef struct
{
  UnrepText *text;
  UnrepOutline *outline;
  UnrepReadingText *stored;
  UnrepReadingChoice *choice;
  guint n_changed;
} Fixture;

static void
count_changed_cb (Fixture *f)
{
  f->n_changed++;
}

static void
take_text (Fixture *f,
           char    *utf8)
{
  g_autoptr (GError) error = NULL;

  f->text = unrep_text_new (utf8, -1);
  f->outline = unrep_outline_new (f->text, NULL, &error);
  g_assert_no_error (error);
  f->stored = unrep_reading_text_new (f->text);
  f->choice = unrep_reading_choice_new (f->stored);
  g_signal_connect_swapped (f->choice, "changed", G_CALLBACK (count_changed_cb), f);
  g_free (utf8);
}

static gboolean
is_null (gpointer pointer)
{
  return *(gpointer *) pointer == NULL;
}

static void
tear_down (Fixture      *f,
           gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (f->choice), (gpointer *) &f->choice);
  g_object_unref (f->choice);
  /* The thread that worked for it may hold it a moment longer. */
  g_assert_true (unrep_fixture_wait (is_null, &f->choice));
  unrep_reading_text_unref (f->stored);
  unrep_outline_unref (f->outline);
  unrep_text_unref (f->text);
}

static gboolean
has_changed (gpointer f)
{
  return ((Fixture *) f)->n_changed > 0;
}

static UnrepReadingText *
repair (Fixture *f)
{
  f->n_changed = 0;
  unrep_reading_choice_set_outline (f->choice, f->outline);
  g_assert_true (unrep_fixture_wait (has_changed, f));
  return unrep_reading_choice_get_reading (f->choice);
}

/* A report of many items, each stretched and broken in two lines. */
static char *
new_stretched (guint n_items)
{
  GString *text = g_string_new ("تقرير عن محطات البحوث تحت سطح الماء\n\nأولاً - التوصيات\n\n"
                                "1- قدمت الدول الأعضاء التوصيات التالية:\n\n");

  for (guint i = 0; i < n_items; i++)
    g_string_append_printf (text, "%u- ينبغي للدول أن تشـــرع في إعداد صك عالمي جديد بشأن المحطات\n"
                                  "وأن تبلـــغ الأمانة بما تنتهي إليه في كل عام؛\n\n", i + 2);
  return g_string_free (text, FALSE);
}

static void
test_nothing_to_repair (Fixture      *f,
                        gconstpointer data)
{
  take_text (f, g_strdup (unrep_fixture_report));
  g_assert_true (repair (f) == f->stored);
  for (guint kind = UNREP_EDIT_JOIN_LINES; kind < UNREP_N_EDIT_KINDS; kind++)
    g_assert_cmpuint (unrep_reading_choice_get_count (f->choice, kind), ==, 0);
}

static void
test_repairs_are_counted (Fixture      *f,
                          gconstpointer data)
{
  UnrepReadingText *repaired;

  take_text (f, new_stretched (5));
  g_assert_true (unrep_reading_choice_get_reading (f->choice) == f->stored);
  repaired = repair (f);
  g_assert_true (repaired != f->stored);
  g_assert_cmpuint (unrep_reading_choice_get_count (f->choice, UNREP_EDIT_STRETCH), ==, 10);
  g_assert_cmpuint (unrep_reading_choice_get_count (f->choice, UNREP_EDIT_JOIN_LINES), ==, 5);
  /* An outline that changes nothing changes nothing. */
  g_assert_true (repair (f) == repaired);
}

/* Letters of one encoding that stand behind each other are one change. */
static void
test_encoding (Fixture      *f,
               gconstpointer data)
{
  UnrepReadingText *repaired;
  g_autofree char *repairs = NULL;
  g_autofree char *reason = NULL;
  gsize word;

  take_text (f, g_strdup ("1. كلمة Ø§Ù„Ø´Ø¬Ø±Ø© هنا\n2. كلمة أخرى\n"));
  repaired = repair (f);
  g_assert_cmpuint (unrep_reading_choice_get_count (f->choice, UNREP_EDIT_ENCODING), ==, 1);
  g_assert_nonnull (strstr (unrep_text_get_utf8 (unrep_reading_text_get_display (repaired)), "كلمة الشجرة هنا"));
  repairs = unrep_unit_about_dup_repairs (repaired, f->outline, 0);
  g_assert_cmpstr (repairs, ==,
                   unrep_fixture_in ("Repaired here: Read in its encoding (1)", "أُصلح هنا: قُرئ بترميزه الأصلي (١)"));
  word = unrep_reading_text_get_edit (repaired, unrep_reading_text_find_edit (repaired, 8)).at;
  reason = unrep_repair_marks_dup_reason (repaired, word + 2);
  g_assert_nonnull (strstr (reason, unrep_fixture_in ("another encoding", "بترميز غير")));
}

static void
test_sentences (Fixture      *f,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  UnrepReadingText *repaired;
  g_autofree char *repairs = NULL;
  g_autofree char *none = NULL;
  g_autofree char *reason = NULL;
  guint unit;
  gsize stretch;

  take_text (f, new_stretched (5));
  repaired = repair (f);
  unit = unrep_outline_find_path (f->outline, "4", &error);
  g_assert_no_error (error);
  repairs = unrep_unit_about_dup_repairs (repaired, f->outline, unit);
  g_assert_cmpstr (repairs, ==,
                   unrep_fixture_in ("Repaired here: Lines joined (1), Stretching closed (2)",
                                     "أُصلح هنا: أسطر موصولة (١)، تمطيط مزال (٢)"));
  none = unrep_unit_about_dup_repairs (f->stored, f->outline, unit);
  g_assert_null (none);
  stretch = unrep_reading_text_get_edit (repaired, 0).at;
  reason = unrep_repair_marks_dup_reason (repaired, stretch);
  g_assert_nonnull (strstr (reason, unrep_fixture_in ("tatweel", "التطويل")));
  g_assert_null (unrep_repair_marks_dup_reason (repaired, stretch + 10));
}

static void
test_words (Fixture      *f,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  UnrepReadingText *repaired;
  g_autofree char *as_stored = NULL;
  g_autofree char *as_repaired = NULL;
  guint unit;

  take_text (f, new_stretched (5));
  repaired = repair (f);
  unit = unrep_outline_find_path (f->outline, "4", &error);
  g_assert_no_error (error);
  as_stored = unrep_unit_about_dup_words (f->stored, f->outline, unit, 200);
  as_repaired = unrep_unit_about_dup_words (repaired, f->outline, unit, 200);
  g_assert_nonnull (strstr (as_stored, "\u0640\u0640"));
  g_assert_null (strstr (as_repaired, "\u0640\u0640"));
  g_assert_false (g_str_has_prefix (as_repaired, "4"));
  g_assert_null (strchr (as_repaired, '\n'));
}

static void
test_doubts (Fixture      *f,
             gconstpointer data)
{
  const UnrepUnit sure = { .kind = UNREP_UNIT_PARAGRAPH, .certain = TRUE, .printed = "17-", .label = "17" };
  const UnrepUnit misread = { .kind = UNREP_UNIT_PARAGRAPH, .printed = "77 -", .label = "17" };
  const UnrepUnit missing = { .kind = UNREP_UNIT_ITEM, .printed = "", .label = "ه" };
  g_autofree char *none = unrep_unit_about_dup_doubt (&sure);
  g_autofree char *both = unrep_unit_about_dup_doubt (&misread);
  g_autofree char *one = unrep_unit_about_dup_doubt (&missing);

  take_text (f, g_strdup (unrep_fixture_report));
  g_assert_null (none);
  g_assert_cmpstr (both, ==,
                   unrep_fixture_in ("Printed “\u206877 -\u2069”, read as \u206817\u2069 — check",
                                     "المطبوع «\u2068\u206877 -\u2069\u2069»، وقُرئ \u206817\u2069 — تحقَّق منه"));
  g_assert_cmpstr (one, ==,
                   unrep_fixture_in ("No label is printed, read as \u2068(هـ)\u2069 — check",
                                     "لا ترقيم مطبوع، وقُرئ \u2068(هـ)\u2069 — تحقَّق منه"));
}

/* A page footer in the middle of an item is not part of it, wherever it is displayed. */
static void
test_places_of_one_paragraph (Fixture      *f,
                              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) places = NULL;
  g_autoptr (GArray) lines = NULL;
  guint unit;

  take_text (f, g_strdup (unrep_fixture_report));
  unit = unrep_outline_find_path (f->outline, "2/ب", &error);
  g_assert_no_error (error);
  places = unrep_unit_places_new (f->stored, f->outline, unit);
  g_assert_cmpuint (places->len, ==, 1);
  g_assert_true (unrep_range_compare (g_array_index (places, UnrepRange, 0),
                                      unrep_outline_get_unit (f->outline, unit)->range) == 0);
  lines = unrep_unit_places_list_lines (f->stored, places);
  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_cmpuint (unrep_range_length (g_array_index (lines, UnrepRange, 0)), ==, 1);
}

static gboolean
is_settled (gpointer view)
{
  return unrep_report_view_is_settled (view);
}

static GtkTextView *
show (Fixture *f)
{
  GtkWidget *window = gtk_window_new (), *scrolled = gtk_scrolled_window_new ();
  UnrepReportView *view = UNREP_REPORT_VIEW (unrep_report_view_new ());

  gtk_window_set_default_size (GTK_WINDOW (window), 700, 500);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (view));
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  unrep_report_view_set_reading (view, f->stored);
  unrep_report_view_set_outline (view, f->outline);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (unrep_fixture_wait (is_settled, view));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (view));
  return GTK_TEXT_VIEW (view);
}

/* How far below the top of the window the character at @offset is displayed. */
static int
get_height (GtkTextView *view,
            gsize        offset)
{
  UnrepReadingText *reading = unrep_report_view_get_reading (UNREP_REPORT_VIEW (view));
  GdkRectangle visible, place;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &iter,
                                      (int) unrep_reading_text_to_display (reading, offset));
  gtk_text_view_get_iter_location (view, &iter, &place);
  gtk_text_view_get_visible_rect (view, &visible);
  return place.y - visible.y;
}

/* Somebody reads in the middle of the report, has words selected, and the repairs
 * come: the same line stays at the same height, the same words stay selected. */
static void
test_repairs_come_without_a_jump (Fixture      *f,
                                  gconstpointer data)
{
  GtkTextView *view;
  GtkTextIter start, end;
  gsize offset;
  int before;
  g_autofree char *dir = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (UnrepDesk) desk = NULL;
  g_autofree char *selected = NULL, *still = NULL;
  UnrepReadingText *repaired;

  take_text (f, new_stretched (400));
  repaired = repair (f);
  view = show (f);
  dir = unrep_test_dup_dir ("reading");
  file = unrep_test_new_report (dir, "r.txt", unrep_text_get_utf8 (f->text));
  desk = unrep_fixture_new_desk (file);
  unrep_report_view_set_desk (UNREP_REPORT_VIEW (view), desk);
  unrep_desk_set_current (desk, unrep_fixture_find (desk, "300"));
  for (int i = 0; i < 3; i++)
    gtk_test_widget_wait_for_draw (GTK_WIDGET (view));
  offset = unrep_outline_get_unit (f->outline, unrep_fixture_find (desk, "300"))->range.start;
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &start,
                                      (int) unrep_reading_text_to_display (f->stored, offset));
  end = start;
  gtk_text_iter_forward_chars (&end, 40);
  gtk_text_buffer_select_range (gtk_text_view_get_buffer (view), &start, &end);
  before = get_height (view, offset);
  g_assert_cmpint (before, >=, 0);
  g_assert_cmpint (before, <, 300);
  selected = unrep_report_view_dup_selected (UNREP_REPORT_VIEW (view));
  g_assert_nonnull (strstr (selected, "تشـــرع"));

  /* A glide is a jump, too. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  unrep_report_view_replace (UNREP_REPORT_VIEW (view), repaired, f->outline);
  g_assert_true (unrep_fixture_wait (is_settled, view));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (view));
  g_assert_true (unrep_report_view_get_reading (UNREP_REPORT_VIEW (view)) == repaired);
  for (int i = 0; i < 5; i++)
    gtk_test_widget_wait_for_draw (GTK_WIDGET (view));
  g_assert_cmpint (ABS (get_height (view, offset) - before), <=, 1);
  still = unrep_report_view_dup_selected (UNREP_REPORT_VIEW (view));
  g_assert_cmpstr (still, ==, selected);
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (view))));
}

static GBytes *
draw_dots (UnrepRepairMarks *marks)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  unrep_repair_marks_snapshot (marks, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  return gsk_render_node_serialize (node);
}

/* What is remembered is what is worked out afresh. */
static void
assert_dots (UnrepRepairMarks *marks,
             GtkTextView      *view,
             UnrepReadingText *reading)
{
  g_autoptr (UnrepRepairMarks) fresh = unrep_repair_marks_new (view, reading);
  g_autoptr (GBytes) remembered = draw_dots (marks), expected = draw_dots (fresh);

  g_assert_true (g_bytes_equal (remembered, expected));
}

static void
test_dots_follow_letters (Fixture      *f,
                          gconstpointer data)
{
  g_autoptr (UnrepRepairMarks) marks = NULL;
  g_autoptr (GBytes) first = NULL, moved = NULL, scrolled = NULL;
  UnrepReadingText *repaired;
  GtkTextBuffer *buffer;
  GtkTextView *view;
  GtkTextIter start, end;
  GtkTextTag *tag;

  take_text (f, new_stretched (60));
  repaired = repair (f);
  view = show (f);
  unrep_report_view_replace (UNREP_REPORT_VIEW (view), repaired, f->outline);
  g_assert_true (unrep_fixture_wait (is_settled, view));
  for (int i = 0; i < 3; i++)
    gtk_test_widget_wait_for_draw (GTK_WIDGET (view));
  buffer = gtk_text_view_get_buffer (view);
  marks = unrep_repair_marks_new (view, repaired);
  first = draw_dots (marks);
  assert_dots (marks, view, repaired);

  tag = gtk_text_buffer_create_tag (buffer, NULL, "letter-spacing", 3 * PANGO_SCALE, NULL);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
  for (int i = 0; i < 3; i++)
    gtk_test_widget_wait_for_draw (GTK_WIDGET (view));
  moved = draw_dots (marks);
  g_assert_false (g_bytes_equal (first, moved));
  assert_dots (marks, view, repaired);

  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_view_scroll_to_iter (view, &end, 0, FALSE, 0, 0);
  for (int i = 0; i < 3; i++)
    gtk_test_widget_wait_for_draw (GTK_WIDGET (view));
  scrolled = draw_dots (marks);
  g_assert_false (g_bytes_equal (scrolled, moved));
  assert_dots (marks, view, repaired);
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (view))));
}

int
main (int    argc,
      char **argv)
{
  unrep_fixture_init (&argc, &argv);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);
  g_test_add ("/reading/nothing-to-repair", Fixture, NULL, NULL, test_nothing_to_repair, tear_down);
  g_test_add ("/reading/repairs-are-counted", Fixture, NULL, NULL, test_repairs_are_counted, tear_down);
  g_test_add ("/reading/encoding", Fixture, NULL, NULL, test_encoding, tear_down);
  g_test_add ("/reading/sentences", Fixture, NULL, NULL, test_sentences, tear_down);
  g_test_add ("/reading/words", Fixture, NULL, NULL, test_words, tear_down);
  g_test_add ("/reading/doubts", Fixture, NULL, NULL, test_doubts, tear_down);
  g_test_add ("/reading/places-of-one-paragraph", Fixture, NULL, NULL, test_places_of_one_paragraph, tear_down);
  g_test_add ("/reading/repairs-come-without-a-jump", Fixture, NULL, NULL, test_repairs_come_without_a_jump, tear_down);
  g_test_add ("/reading/dots-follow-letters", Fixture, NULL, NULL, test_dots_follow_letters, tear_down);
  return g_test_run ();
}
