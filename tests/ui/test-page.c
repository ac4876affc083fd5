/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-colours.h"
#include "unrep-page-style.h"
#include "unrep-report-view.h"
#include "unrep-settings.h"
#include "unrep-ui-fixture.h"

#include <adwaita.h>

typedef struct
{
  UnrepText *text;
  UnrepOutline *outline;
  UnrepReadingText *reading;
  GtkTextView *view;
} Fixture;

static gboolean
is_settled (gpointer f)
{
  return unrep_report_view_is_settled (UNREP_REPORT_VIEW (((Fixture *) f)->view));
}

static void
wait_frames (Fixture *f)
{
  g_assert_true (unrep_fixture_wait (is_settled, f));
  for (int i = 0; i < 4; i++)
    gtk_test_widget_wait_for_draw (GTK_WIDGET (f->view));
}

static void
show (Fixture    *f,
      const char *utf8)
{
  GtkWidget *window = gtk_window_new (), *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_scrollable_new ();
  g_autoptr (GError) error = NULL;

  f->text = unrep_text_new (utf8, -1);
  f->outline = unrep_outline_new (f->text, NULL, &error);
  g_assert_no_error (error);
  f->reading = unrep_reading_text_new (f->text);
  f->view = GTK_TEXT_VIEW (unrep_report_view_new ());
  /* A window manager may make the window as large as the screen. */
  adw_clamp_scrollable_set_maximum_size (ADW_CLAMP_SCROLLABLE (clamp), 700);
  adw_clamp_scrollable_set_child (ADW_CLAMP_SCROLLABLE (clamp), GTK_WIDGET (f->view));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  unrep_report_view_set_reading (UNREP_REPORT_VIEW (f->view), f->reading);
  unrep_report_view_set_outline (UNREP_REPORT_VIEW (f->view), f->outline);
  gtk_window_present (GTK_WINDOW (window));
  wait_frames (f);
}

static void
tear_down (Fixture      *f,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (f->view))));
  unrep_reading_text_unref (f->reading);
  unrep_outline_unref (f->outline);
  unrep_text_unref (f->text);
}

/* Where the first letter of @words, which are extracted text, is displayed. */
static void
find (Fixture     *f,
      const char  *words,
      GtkTextIter *iter)
{
  const char *utf8 = unrep_text_get_utf8 (f->text);
  const char *found = strstr (utf8, words);
  UnrepReadingText *reading = unrep_report_view_get_reading (UNREP_REPORT_VIEW (f->view));

  g_assert_nonnull (found);
  gtk_text_buffer_get_iter_at_offset (
    gtk_text_view_get_buffer (f->view), iter,
    (int) unrep_reading_text_to_display (reading, unrep_text_get_offset (f->text, (gsize) (found - utf8))));
}

static int
get_x (Fixture    *f,
       const char *words)
{
  GtkTextIter iter;
  GdkRectangle place;

  find (f, words, &iter);
  gtk_text_view_get_iter_location (f->view, &iter, &place);
  return place.x;
}

/* Where the second line of the paragraph that @words stand in begins. */
static int
get_second_line_x (Fixture    *f,
                   const char *words)
{
  GtkTextIter iter;
  GdkRectangle place;

  find (f, words, &iter);
  g_assert_true (gtk_text_view_forward_display_line (f->view, &iter));
  g_assert_false (gtk_text_iter_starts_line (&iter));
  gtk_text_view_get_iter_location (f->view, &iter, &place);
  return place.x;
}

#define LONG_TAIL                                                                                                  \
  " وأن تبلغ الأمانة بما تنتهي إليه في كل عام، وأن تتبادل ما لديها من معلومات مع سائر الدول التي تشغل محطات " \
  "تحت سطح الماء؛\n\n"

static const char *const hanging = "تقرير عن محطات البحوث تحت سطح الماء\n\nأولاً - التوصيات\n\n"
                                   "9- قدمت الدول الأعضاء التوصيات التالية" LONG_TAIL
                                   "10- أوصت الدول الأعضاء بما يلي" LONG_TAIL
                                   "(أ) ينبغي للدول أن تشرع" LONG_TAIL
                                   "(ب) يتعين على الدول أن تشرع" LONG_TAIL
                                   "(ج) تدعى الدول إلى أن تشرع" LONG_TAIL;

/* Labels hang: the words of all items begin in one column, and so do their other lines. */
static void
test_labels_hang (Fixture      *f,
                  gconstpointer data)
{
  int paragraph, item;

  show (f, hanging);
  paragraph = get_x (f, "قدمت الدول");
  item = get_x (f, "ينبغي للدول");
  g_assert_cmpint (item, <, paragraph - 20);
  g_assert_cmpint (ABS (get_x (f, "أوصت الدول") - paragraph), <=, 1);
  g_assert_cmpint (ABS (get_x (f, "يتعين على") - item), <=, 1);
  g_assert_cmpint (ABS (get_x (f, "تدعى الدول") - item), <=, 1);
  g_assert_cmpint (ABS (get_second_line_x (f, "10- ") - paragraph), <=, 1);
  g_assert_cmpint (ABS (get_second_line_x (f, "(أ) ") - item), <=, 1);
  g_assert_cmpint (ABS (get_second_line_x (f, "(ج) ") - item), <=, 1);
  /* The heading stands at the edge, where labels begin. */
  g_assert_cmpint (get_x (f, "أولاً"), >, paragraph + 20);
}

static void
test_labels_hang_left_to_right (Fixture      *f,
                                gconstpointer data)
{
  const char *tail = " consider what the stations below the surface need in the years to come, and inform the "
                     "secretariat of what they have decided;\n\n";
  g_autofree char *text = g_strdup_printf ("Report on stations below the surface\n\nI. Recommendations\n\n"
                                           "1. Member States made the following recommendations:\n\n"
                                           "(a) States should%s(b) Operators should%s(c) Everybody should%s",
                                           tail, tail, tail);
  int item;

  show (f, text);
  item = get_x (f, "States should");
  g_assert_cmpint (item, >, get_x (f, "Member States") + 20);
  g_assert_cmpint (ABS (get_x (f, "Operators") - item), <=, 1);
  g_assert_cmpint (ABS (get_second_line_x (f, "(c) ") - item), <=, 1);
}

static void
assert_first_lines_in_column (Fixture           *f,
                              const char *const *labels,
                              const char *const *words)
{
  for (gsize i = 0; labels[i] != NULL; i++)
    g_assert_cmpint (ABS (get_x (f, words[i]) - get_second_line_x (f, labels[i])), <=, 1);
}

/* Lines are stretched between words, but not between a label and what hangs beside it;
 * and nobody gets other spaces than the report has. */
static void
test_labels_hang_justified (Fixture      *f,
                            gconstpointer data)
{
  GSettings *settings = unrep_settings_get_default ();
  const char *const arabic_labels[] = { "9- ", "10- ", "(أ) ", "(ب) ", "(ج) ", NULL };
  const char *const arabic_words[] = { "قدمت الدول", "أوصت الدول", "ينبغي للدول", "يتعين على", "تدعى الدول" };
  const char *const latin_labels[] = { "1. ", "(a) ", "(b) ", NULL };
  const char *const latin_words[] = { "Member", "Owners", "Operators" };
  const char *const *labels = data != NULL ? latin_labels : arabic_labels;
  const char *const *words = data != NULL ? latin_words : arabic_words;
  g_autofree char *selected = NULL;
  GtkTextIter start, end;

  g_settings_set_boolean (settings, "justify", TRUE);
  show (f, data != NULL ? data : hanging);
  assert_first_lines_in_column (f, labels, words);
  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (f->view), &start, &end);
  gtk_text_buffer_select_range (gtk_text_view_get_buffer (f->view), &start, &end);
  selected = unrep_report_view_dup_selected (UNREP_REPORT_VIEW (f->view));
  g_assert_cmpstr (selected, ==, unrep_text_get_utf8 (f->text));

  g_settings_set_boolean (settings, "justify", FALSE);
  wait_frames (f);
  assert_first_lines_in_column (f, labels, words);
  g_settings_set_boolean (settings, "justify", TRUE);
  wait_frames (f);
  assert_first_lines_in_column (f, labels, words);
  g_settings_reset (settings, "justify");
  wait_frames (f);
}

#define LATIN_TAIL                                                                                            \
  " consider what the stations below the surface need in the years to come, as far as their governments are " \
  "willing, and inform the secretariat of whatever it is that they have decided;\n\n"

static const char *const latin = "Report on stations below the surface\n\nI. Recommendations\n\n"
                                 "1. Member States should" LATIN_TAIL "(a) Owners should" LATIN_TAIL
                                 "(b) Operators should" LATIN_TAIL;

/* What does not fit beside a label is broken, not moved below it. */
static void
test_label_is_not_left_alone (Fixture      *f,
                              gconstpointer data)
{
  GtkTextIter iter, label;

  show (f, "Report on stations\n\nI. Recommendations\n\n1. Member States recommended:\n\n"
           "(a) "
           "aVeryLongNameOfAStationThatNobodyHasEverBrokenIntoPartsBecauseItStandsOnASignBelowTheSurfaceOfTheSea"
           " says more;\n");
  find (f, "(a)", &label);
  iter = label;
  g_assert_true (gtk_text_view_forward_display_line (f->view, &iter));
  g_assert_cmpint (gtk_text_iter_get_line (&iter), ==, gtk_text_iter_get_line (&label));
  g_assert_cmpint (gtk_text_iter_get_line_offset (&iter), >, 20);
}

/* No tag begins or ends within a word, where it could change the shapes of letters. */
static void
test_tags_leave_words_whole (Fixture      *f,
                             gconstpointer data)
{
  GtkTextIter iter;
  guint n = 0;

  show (f, hanging);
  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (f->view), &iter);
  while (gtk_text_iter_forward_to_tag_toggle (&iter, NULL))
    {
      GtkTextIter before = iter;

      if (!gtk_text_iter_backward_char (&before))
        continue;
      n++;
      g_assert_false (g_unichar_isalnum (gtk_text_iter_get_char (&before))
                      && g_unichar_isalnum (gtk_text_iter_get_char (&iter)));
    }
  g_assert_cmpuint (n, >, 10);
}

static int
get_height (Fixture    *f,
            const char *words)
{
  GtkTextIter iter;
  GdkRectangle visible, place;

  find (f, words, &iter);
  gtk_text_view_get_iter_location (f->view, &iter, &place);
  gtk_text_view_get_visible_rect (f->view, &visible);
  return place.y - visible.y;
}

/* Larger letters, the same words at the same height; and columns grow with them. */
static void
test_zoom_keeps_the_place (Fixture      *f,
                           gconstpointer data)
{
  UnrepReportView *view;
  g_autoptr (GString) text = g_string_new ("تقرير عن محطات البحوث\n\nأولاً - التوصيات\n\n");
  UnrepPlace place = { .zoom = 100 };
  GtkTextIter iter;
  int before, column;

  for (guint i = 1; i <= 200; i++)
    g_string_append_printf (text, "%u- كلمة%u ينبغي للدول" LONG_TAIL, i, i);
  show (f, text->str);
  view = UNREP_REPORT_VIEW (f->view);
  find (f, "120- ", &iter);
  place.top = unrep_reading_text_to_text (f->reading, (gsize) gtk_text_iter_get_offset (&iter));
  unrep_report_view_return_to (view, &place);
  wait_frames (f);
  before = get_height (f, "120- ");
  g_assert_cmpint (ABS (before), <, 40);
  column = get_x (f, "120- ") - get_x (f, "كلمة120 ");

  for (guint zoom = 110; zoom <= 130; zoom += 10)
    {
      unrep_report_view_set_zoom (view, zoom);
      wait_frames (f);
      g_assert_cmpint (ABS (get_height (f, "120- ") - before), <=, 1);
    }
  g_assert_cmpint (ABS (get_x (f, "120- ") - get_x (f, "كلمة120 ") - column * 1.3), <=, 3);
  unrep_report_view_set_zoom (view, 100);
  wait_frames (f);
  g_assert_cmpint (ABS (get_height (f, "120- ") - before), <=, 1);
  g_assert_cmpint (get_x (f, "120- ") - get_x (f, "كلمة120 "), ==, column);
}

/* The letters are so large that a label and a word together fill more than a line:
 * nothing hangs, and nothing is cut off. */
static void
test_cramped (Fixture      *f,
              gconstpointer data)
{
  int width, column;
  GtkTextIter iter;
  GtkWidget *clamp;

  show (f, hanging);
  column = get_x (f, "ينبغي للدول");
  clamp = gtk_widget_get_ancestor (GTK_WIDGET (f->view), ADW_TYPE_CLAMP_SCROLLABLE);
  adw_clamp_scrollable_set_maximum_size (ADW_CLAMP_SCROLLABLE (clamp), 280);
  unrep_report_view_set_zoom (UNREP_REPORT_VIEW (f->view), 400);
  wait_frames (f);
  width = gtk_widget_get_width (GTK_WIDGET (f->view));
  g_assert_cmpint (width, <=, 280);
  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (f->view), &iter);
  do
    {
      GdkRectangle place;

      gtk_text_view_get_iter_location (f->view, &iter, &place);
      g_assert_cmpint (place.x, >=, 0);
      g_assert_cmpint (place.x, <=, width);
    }
  while (gtk_text_iter_forward_char (&iter));
  adw_clamp_scrollable_set_maximum_size (ADW_CLAMP_SCROLLABLE (clamp), 700);
  unrep_report_view_set_zoom (UNREP_REPORT_VIEW (f->view), 100);
  wait_frames (f);
  g_assert_cmpint (get_x (f, "ينبغي للدول"), ==, column);
}

static void
test_zoom_steps (Fixture      *f,
                 gconstpointer data)
{
  guint zoom = 100;

  for (int i = 0; i < 5; i++)
    zoom = unrep_page_style_step_zoom (zoom, 1);
  g_assert_cmpuint (zoom, ==, 161);
  for (int i = 0; i < 5; i++)
    zoom = unrep_page_style_step_zoom (zoom, -1);
  g_assert_cmpuint (zoom, ==, 100);
  g_assert_cmpuint (unrep_page_style_step_zoom (UNREP_ZOOM_MAX, 1), ==, UNREP_ZOOM_MAX);
  g_assert_cmpuint (unrep_page_style_step_zoom (UNREP_ZOOM_MIN, -1), ==, UNREP_ZOOM_MIN);
  show (f, "كلمة");
  unrep_report_view_set_zoom (UNREP_REPORT_VIEW (f->view), 100000);
  g_assert_cmpuint (unrep_report_view_get_zoom (UNREP_REPORT_VIEW (f->view)), ==, UNREP_ZOOM_MAX);
}

#define NOTE_TAIL " of the States that run stations below the surface of the sea, with what they learnt and when, and where it is kept"

/* What stands in one column: the words behind the label of a footnote, and its other
 * lines. */
static void
test_footnotes_hang (Fixture      *f,
                     gconstpointer data)
{
  const gboolean rtl = data != NULL;
  const char *first = rtl ? "انظر الوثيقة" : "See the list", *second = rtl ? "المرجع نفسه" : "Ibid., annex";
  int column;

  show (f, rtl ? "أولاً - التوصيات\n\n1- نظر الفريق في ذلك(1) مرة أخرى(12)" LONG_TAIL "2- نظر الفريق في غيره" LONG_TAIL
                 "(1) انظر الوثيقة الأولى" LONG_TAIL "(12) المرجع نفسه وما بعده" LONG_TAIL
               : "I. Recommendations\n\n1. The Group looked at it(1) again(12)" NOTE_TAIL ".\n\n2. And at more" NOTE_TAIL
                 ".\n\n(1) See the list" NOTE_TAIL ".\n\n(12) Ibid., annex" NOTE_TAIL ".\n");
  column = get_x (f, first);
  g_assert_cmpint (ABS (get_second_line_x (f, first) - column), <=, 1);
  g_assert_cmpint (ABS (get_x (f, second) - column), <=, 1);
  g_assert_cmpint (ABS (get_second_line_x (f, second) - column), <=, 1);
  /* Its letters are smaller, and the column is that of the paragraphs. */
  g_assert_cmpint (ABS (get_x (f, rtl ? "نظر الفريق" : "The Group") - column), <=, 1);
}

/* The settings of the page, a font family that is hostile among them. */
static void
test_settings (Fixture      *f,
               gconstpointer data)
{
  GSettings *settings = unrep_settings_get_default ();
  UnrepReportView *view;
  int width, justified;

  g_assert_nonnull (settings);
  show (f, hanging);
  view = UNREP_REPORT_VIEW (f->view);
  width = unrep_report_view_get_page_width (view);
  g_settings_set_int (settings, "text-width", 35);
  g_assert_cmpint (unrep_report_view_get_page_width (view), <, width - 200);
  g_settings_reset (settings, "text-width");

  justified = gtk_text_view_get_justification (f->view);
  g_assert_cmpint (justified, ==, GTK_JUSTIFY_LEFT);
  g_settings_set_boolean (settings, "justify", TRUE);
  g_assert_cmpint (gtk_text_view_get_justification (f->view), ==, GTK_JUSTIFY_FILL);
  g_settings_reset (settings, "justify");

  g_settings_set_string (settings, "report-font", "x\"; } * { color: red; } \\");
  wait_frames (f);
  g_settings_set_string (settings, "report-font", "DejaVu Sans");
  wait_frames (f);
  g_assert_cmpint (ABS (get_x (f, "يتعين على") - get_x (f, "ينبغي للدول")), <=, 1);
  g_settings_reset (settings, "report-font");
  wait_frames (f);
}

/* Quiet is what a footnote is, and still legible: WCAG 2.1, 1.4.3. */
static void
test_quiet_is_legible (Fixture      *f,
                       gconstpointer data)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  show (f, hanging);
  for (int dark = 0; dark < 2; dark++)
    {
      GdkRGBA text, paper, quiet;

      adw_style_manager_set_color_scheme (style, dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
      wait_frames (f);
      gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (f->view)), &text);
      g_assert_true (gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (f->view)),
                                                     "view_bg_color", &paper));
      unrep_report_view_get_quiet (UNREP_REPORT_VIEW (f->view), &quiet);
      g_assert_cmpfloat (quiet.alpha, <, text.alpha);
      quiet.red = quiet.red * quiet.alpha + paper.red * (1 - quiet.alpha);
      quiet.green = quiet.green * quiet.alpha + paper.green * (1 - quiet.alpha);
      quiet.blue = quiet.blue * quiet.alpha + paper.blue * (1 - quiet.alpha);
      g_assert_cmpfloat (unrep_colours_contrast (&quiet, &paper), >=, 4.5);
    }
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
}

int
main (int    argc,
      char **argv)
{
  unrep_fixture_init (&argc, &argv);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);
  g_test_add ("/page/labels-hang", Fixture, NULL, NULL, test_labels_hang, tear_down);
  g_test_add ("/page/footnotes-hang", Fixture, NULL, NULL, test_footnotes_hang, tear_down);
  g_test_add ("/page/footnotes-hang-rtl", Fixture, "rtl", NULL, test_footnotes_hang, tear_down);
  g_test_add ("/page/labels-hang-left-to-right", Fixture, NULL, NULL, test_labels_hang_left_to_right, tear_down);
  g_test_add ("/page/labels-hang-justified", Fixture, NULL, NULL, test_labels_hang_justified, tear_down);
  g_test_add ("/page/labels-hang-justified-left-to-right", Fixture, latin, NULL, test_labels_hang_justified, tear_down);
  g_test_add ("/page/label-is-not-left-alone", Fixture, NULL, NULL, test_label_is_not_left_alone, tear_down);
  g_test_add ("/page/tags-leave-words-whole", Fixture, NULL, NULL, test_tags_leave_words_whole, tear_down);
  g_test_add ("/page/zoom-keeps-the-place", Fixture, NULL, NULL, test_zoom_keeps_the_place, tear_down);
  g_test_add ("/page/cramped", Fixture, NULL, NULL, test_cramped, tear_down);
  g_test_add ("/page/zoom-steps", Fixture, NULL, NULL, test_zoom_steps, tear_down);
  g_test_add ("/page/settings", Fixture, NULL, NULL, test_settings, tear_down);
  g_test_add ("/page/quiet-is-legible", Fixture, NULL, NULL, test_quiet_is_legible, tear_down);
  return g_test_run ();
}
