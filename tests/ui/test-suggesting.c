/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the lexicon suggests: underlined words, a position with its reasons. */
#include "unrep-pixels.h"
#include "unrep-review-view-private.h"
#include "unrep-suggestion-box.h"
#include "unrep-ui-fixture.h"
#include "unrep-window.h"

#include "annotation/unrep-review-spans.h"

#include <string.h>

#define NEUTRAL 3

/* Marks, tatweel, a hard-wrapped line, and one that is too long for a frame. */
static const char content[] = "تقرير عن محطات البحوث تحت سطح الماء\n"
                              "\n"
                              "1- قدمت الدول الأعضاء التوصيات التالية:\n"
                              "\n"
                              "(أ) لا حاجةَ إلى صكٍّ جديـــدٍ بشأن المحطات؛\n"
                              "\n"
                              "(ب) ينبغي للدول أن تطبق الصـــكوك\n"
                              "القائمة قبل غيرها؛\n"
                              "\n"
                              "(ج) ينبغي للدول أن تدرب الغواصين؛\n"
                              "\n"
                              "(د) ينبغي للدول وضع اتفاقية جديدة لحماية المحطات.\n";

static UnrepIdentity *identity;
static UnrepWindow *window;
static UnrepReviewView *view;
static UnrepDesk *desk;
static UnrepSuggestions *suggestions;

static gboolean
is_settled (gpointer report)
{
  return unrep_report_view_is_settled (report);
}

static void
open_report (const char *text)
{
  g_autofree char *dir = unrep_test_dup_dir ("report");
  g_autoptr (GFile) file = unrep_test_new_report (dir, "r.txt", text);
  UnrepReportPage *page;

  window = unrep_fixture_open (identity, file);
  page = unrep_window_get_page (window);
  g_assert_true (unrep_fixture_wait (unrep_fixture_is_ready, page));
  view = UNREP_REVIEW_VIEW (unrep_report_page_get_review (page));
  desk = unrep_report_page_get_desk (page);
  suggestions = unrep_desk_get_suggestions (desk);
  g_assert_true (unrep_fixture_wait (is_settled, view->report));
}

static void
close_report (void)
{
  g_object_set (suggestions, "active", FALSE, NULL);
  unrep_fixture_close (&window);
}

static void
act (const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (view), action, NULL));
  unrep_fixture_settle ();
}

static const char *
get_position (const char *path)
{
  return unrep_review_get_position (unrep_desk_get_review (desk), unrep_fixture_find (desk, path));
}

static char *
dup_selected (void)
{
  UnrepRange range;

  g_assert_true (unrep_report_view_get_selection (view->report, &range));
  return unrep_text_dup_range (unrep_report_get_text (unrep_review_get_report (unrep_desk_get_review (desk))), range);
}

/* Off until asked for; on, it is looked at and nothing else happens. */
static void
test_changes_nothing (void)
{
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *box;

  open_report (content);
  box = unrep_fixture_find_widget (GTK_WIDGET (view), UNREP_TYPE_SUGGESTION_BOX);
  g_assert_false (unrep_suggestions_are_active (suggestions));
  g_assert_false (gtk_widget_get_visible (box));
  g_assert_null (unrep_suggestions_get (suggestions, unrep_fixture_find (desk, "1/أ")));
  act ("review.accept-suggestion");
  g_assert_null (get_position ("1/أ"));

  g_assert_true (unrep_review_set_position (unrep_desk_get_review (desk), unrep_fixture_find (desk, "1/ج"), "neutral", &error));
  g_assert_no_error (error);
  g_assert_true (unrep_review_flush (unrep_desk_get_review (desk), &error));
  g_assert_no_error (error);
  g_assert_true (g_file_load_contents (unrep_review_get_file (unrep_desk_get_review (desk)), NULL, &before, NULL, NULL,
                                       &error));
  act ("review.suggestions");
  g_assert_true (unrep_suggestions_are_active (suggestions));
  for (guint i = 0; i < unrep_outline_get_n_units (unrep_desk_get_outline (desk)); i++)
    {
      unrep_desk_set_current (desk, i);
      unrep_fixture_settle ();
    }
  g_assert_cmpuint (unrep_review_get_n_tagged (unrep_desk_get_review (desk)), ==, 1);
  act ("review.suggestions");
  g_assert_false (unrep_suggestions_are_active (suggestions));
  g_assert_true (unrep_review_flush (unrep_desk_get_review (desk), &error));
  g_assert_true (g_file_load_contents (unrep_review_get_file (unrep_desk_get_review (desk)), NULL, &after, NULL, NULL,
                                       &error));
  g_assert_cmpstr (after, ==, before);
  close_report ();
}

/* Accepted, it is what the key of the position would have made of it: one step. */
static void
test_accept (void)
{
  open_report (content);
  act ("review.suggestions");
  unrep_desk_set_current (desk, unrep_fixture_find (desk, "1/أ"));
  act ("review.accept-suggestion");
  g_assert_cmpstr (get_position ("1/أ"), ==, "oppose");
  g_assert_cmpuint (unrep_desk_get_current (desk), ==, unrep_fixture_find (desk, "1/ب"));
  g_assert_cmpuint (unrep_review_get_n_tagged (unrep_desk_get_review (desk)), ==, 1);
  act ("review.undo");
  g_assert_null (get_position ("1/أ"));
  g_assert_false (unrep_review_can_undo (unrep_desk_get_review (desk)));

  /* Not over what a person decided, not where nothing speaks, not for many at once. */
  g_assert_true (unrep_review_set_position (unrep_desk_get_review (desk), unrep_fixture_find (desk, "1/د"), "oppose", NULL));
  unrep_desk_set_current (desk, unrep_fixture_find (desk, "1/د"));
  act ("review.accept-suggestion");
  g_assert_cmpstr (get_position ("1/د"), ==, "oppose");
  unrep_desk_set_current (desk, unrep_fixture_find (desk, "1/ج"));
  act ("review.accept-suggestion");
  g_assert_null (get_position ("1/ج"));
  unrep_desk_set_current (desk, unrep_fixture_find (desk, "1/أ"));
  unrep_desk_select_next (desk, TRUE);
  act ("review.accept-suggestion");
  g_assert_null (get_position ("1/أ"));
  g_assert_null (get_position ("1/ب"));
  close_report ();
}

static void
assert_says (GtkWidget  *box,
             const char *path,
             const char *description)
{
  unrep_desk_set_current (desk, unrep_fixture_find (desk, path));
  unrep_fixture_settle ();
  g_assert_true (gtk_widget_get_visible (box));
  gtk_test_accessible_assert_property (box, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description);
}

static void
test_box (void)
{
  UnrepReview *review;
  GtkWidget *box;

  open_report (content);
  review = unrep_desk_get_review (desk);
  box = unrep_fixture_find_widget (GTK_WIDGET (view), UNREP_TYPE_SUGGESTION_BOX);
  act ("review.suggestions");
  gtk_test_accessible_assert_property (box, GTK_ACCESSIBLE_PROPERTY_LABEL, unrep_fixture_in ("Suggestion", "اقتراح"));
  assert_says (box, "1/أ",
               unrep_fixture_in ("Suggested: Opposes a new convention, because of “لا حاجةَ”, “صكٍّ جديـــدٍ”",
                                 "المقترح: تعارض اتفاقية جديدة، بسبب «\u2068لا حاجةَ\u2069»، «\u2068صكٍّ جديـــدٍ\u2069»"));
  assert_says (box, "1/ب",
               unrep_fixture_in ("Suggested: Does not speak of it, because of “الصـــكوك القائمة”",
                                 "المقترح: لا تتناول المسألة، بسبب «\u2068الصـــكوك القائمة\u2069»"));
  assert_says (box, "1/ج", unrep_fixture_in ("Nothing speaks for a position", "لا شيء يدل على موقف"));
  g_assert_true (unrep_review_set_position (review, unrep_fixture_find (desk, "1/أ"), "oppose", NULL));
  assert_says (box, "1/أ", unrep_fixture_in ("▼ Opposes a new convention, as you chose", "▼ تعارض اتفاقية جديدة، كما اخترت"));
  g_assert_true (unrep_review_set_position (review, unrep_fixture_find (desk, "1/أ"), "neutral", NULL));
  assert_says (box, "1/أ", unrep_fixture_in ("▼ Opposes a new convention: you chose otherwise",
                                            "▼ تعارض اتفاقية جديدة، وقد اخترت غير ذلك"));
  /* A paragraph that recommends nothing. */
  unrep_desk_set_current (desk, 0);
  g_assert_false (gtk_widget_get_visible (box));
  close_report ();
}

/* W goes from one to the next and round. */
static void
test_words (void)
{
  const char *const expected[] = { "لا حاجةَ", "صكٍّ جديـــدٍ", "لا حاجةَ" };

  open_report (content);
  act ("review.suggestions");
  unrep_desk_set_current (desk, unrep_fixture_find (desk, "1/أ"));
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *selected = NULL;

      act ("review.next-words");
      selected = dup_selected ();
      g_assert_cmpstr (selected, ==, expected[i]);
      g_assert_cmpuint (unrep_desk_get_current (desk), ==, unrep_fixture_find (desk, "1/أ"));
    }
  close_report ();
}

static gboolean
is_known (gpointer unit)
{
  return unrep_suggestions_get (suggestions, GPOINTER_TO_UINT (unit)) != NULL;
}

/* A unit of a megabyte is searched in a thread; a correction meanwhile does no harm. */
static void
test_long (void)
{
  g_autoptr (GString) text = g_string_new (content);
  const UnrepSuggestion *suggestion;
  guint unit;

  g_string_append (text, "\n(هـ) لا حاجة إلى صك جديد ");
  for (guint i = 0; i < 40000; i++)
    g_string_append (text, "وتدرب الدول الغواصين ");
  g_string_append (text, "فقط.\n");
  open_report (text->str);
  act ("review.suggestions");
  g_assert_true (unrep_review_mark_recommendation (unrep_desk_get_review (desk), unrep_fixture_find (desk, "1/ج"), FALSE,
                                                   NULL));
  unit = unrep_fixture_find (desk, "1/ه");
  g_assert_null (unrep_suggestions_get (suggestions, unit));
  g_assert_true (unrep_fixture_wait (is_known, GUINT_TO_POINTER (unit)));
  suggestion = unrep_suggestions_get (suggestions, unit);
  g_assert_cmpuint (suggestion->reasons->len, ==, 2);
  close_report ();
}

/* A report in a window of its own, where every pixel is the report's. */
typedef struct
{
  GtkWidget *window;
  UnrepReportView *view;
  UnrepDesk *desk;
  UnrepText *text;
} Fixture;

static void
set_up (Fixture      *f,
        gconstpointer repaired)
{
  g_autofree char *dir = unrep_test_dup_dir ("report");
  g_autoptr (GFile) file = unrep_test_new_report (dir, "r.txt", content);
  g_autoptr (UnrepReadingText) reading = NULL;

  f->desk = unrep_fixture_new_desk (file);
  f->text = unrep_report_get_text (unrep_review_get_report (unrep_desk_get_review (f->desk)));
  reading = repaired != NULL
              ? unrep_reading_text_new_repaired (f->text, unrep_desk_get_outline (f->desk), UNREP_REPAIR_ALL)
              : unrep_reading_text_new (f->text);
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
  unrep_fixture_unref_last (f->desk);
}

/* The same letters in the same places; what is added are lines. */
static void
test_letters (Fixture      *f,
              gconstpointer data)
{
  int n = 0, n_marked = 0;
  g_autofree guchar *plain = unrep_pixels_render (f->window, &n), *before = NULL, *after = NULL, *marked = NULL;
  g_autoptr (GPtrArray) glyphs = unrep_pixels_list_glyphs (f->window), same = NULL;

  before = unrep_pixels_dup_coverage (f->window, GTK_TEXT_VIEW (f->view), &n);
  g_object_set (unrep_desk_get_suggestions (f->desk), "active", TRUE, NULL);
  marked = unrep_pixels_render (f->window, &n);
  after = unrep_pixels_dup_coverage (f->window, GTK_TEXT_VIEW (f->view), &n);
  same = unrep_pixels_list_glyphs (f->window);
  for (int i = 0; i < n; i++)
    n_marked += memcmp (marked + 4 * i, plain + 4 * i, 4) != 0;
  g_test_message ("%d pixels marked, largest difference of letters %d", n_marked, unrep_pixels_compare (before, after, n));
  g_assert_cmpint (n_marked, >, 150);
  g_assert_cmpint (unrep_pixels_compare (before, after, n), <=, UNREP_PIXELS_TOLERANCE);
  g_assert_cmpuint (glyphs->len, ==, same->len);
  for (guint i = 0; i < glyphs->len; i++)
    g_assert_cmpstr (g_ptr_array_index (glyphs, i), ==, g_ptr_array_index (same, i));
}

/* What is drawn one pixel high, as text lines of "y from to". */
static void
add_lines (GskRenderNode *node,
           float          x,
           float          y,
           GArray        *lines)
{
  graphene_rect_t bounds;

  switch ((int) gsk_render_node_get_node_type (node))
    {
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        add_lines (gsk_container_node_get_child (node, i), x, y, lines);
      break;
    case GSK_CLIP_NODE:
      add_lines (gsk_clip_node_get_child (node), x, y, lines);
      break;
    case GSK_TRANSFORM_NODE:
      {
        float dx = 0, dy = 0;

        gsk_transform_to_translate (gsk_transform_node_get_transform (node), &dx, &dy);
        add_lines (gsk_transform_node_get_child (node), x + dx, y + dy, lines);
        break;
      }
    case GSK_COLOR_NODE:
      gsk_render_node_get_bounds (node, &bounds);
      graphene_rect_offset (&bounds, x, y);
      if (bounds.size.height > 0 && bounds.size.height <= 1)
        g_array_append_val (lines, bounds);
      break;
    default:
      break;
    }
}

/* Whether a line is drawn at @x below the letters of @place. */
static gboolean
is_underlined (GArray             *lines,
               const GdkRectangle *place,
               float               x)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const graphene_rect_t *line = &g_array_index (lines, graphene_rect_t, i);

      /* Half of a pattern is gaps. */
      if (fabsf (line->origin.y - (float) (place->y + place->height)) <= 2 && x >= line->origin.x - 4
          && x <= line->origin.x + line->size.width + 4)
        return TRUE;
    }
  return FALSE;
}

static GArray *
list_lines (Fixture *f)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  GskRenderNode *node = NULL;

  for (int i = 0; i < 100 && node == NULL; i++)
    {
      g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (f->view));
      GtkSnapshot *snapshot = gtk_snapshot_new ();

      gtk_widget_queue_draw (GTK_WIDGET (f->view));
      gtk_test_widget_wait_for_draw (f->window);
      gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (GTK_WIDGET (f->view)),
                              gtk_widget_get_height (GTK_WIDGET (f->view)));
      node = gtk_snapshot_free_to_node (snapshot);
    }
  g_assert_nonnull (node);
  add_lines (node, 0, 0, lines);
  gsk_render_node_unref (node);
  return lines;
}

/* Every letter is underlined that one of the words has, and no other. */
static void
test_ranges (Fixture      *f,
             gconstpointer data)
{
  static const char *const telling[] = { "لا حاجةَ", "صكٍّ جديـــدٍ", "الصـــكوك\nالقائمة",
                                          "ينبغي للدول وضع اتفاقية جديدة" };
  UnrepReadingText *reading = unrep_report_view_get_reading (f->view);
  GtkTextView *text_view = GTK_TEXT_VIEW (f->view);
  const char *utf8 = unrep_text_get_utf8 (f->text);
  gsize n_chars = unrep_text_get_n_chars (f->text);
  g_autofree gboolean *expected = g_new0 (gboolean, n_chars);
  g_autoptr (GArray) before = list_lines (f), lines = NULL;
  guint n_checked = 0, n_underlined = 0;

  g_object_set (unrep_desk_get_suggestions (f->desk), "active", TRUE, NULL);
  lines = list_lines (f);
  /* Repairs are marked too. */
  for (guint i = 0; i < before->len; i++)
    for (guint k = lines->len; k > 0; k--)
      if (graphene_rect_equal (&g_array_index (before, graphene_rect_t, i), &g_array_index (lines, graphene_rect_t, k - 1)))
        g_array_remove_index (lines, k - 1);

  for (gsize i = 0; i < G_N_ELEMENTS (telling); i++)
    {
      const char *at = strstr (utf8, telling[i]);
      gsize start;

      if (at == NULL)
        continue;
      start = unrep_text_get_offset (f->text, (gsize) (at - utf8));
      for (gsize k = 0; k < (gsize) g_utf8_strlen (telling[i], -1); k++)
        expected[start + k] = TRUE;
    }
  for (gsize i = 0; i < n_chars; i++)
    {
      g_autofree char *letter = unrep_text_dup_range (f->text, (UnrepRange){ i, i + 1 });
      GdkRectangle place;
      GtkTextIter iter;
      gboolean underlined;

      if (!g_unichar_isalnum (g_utf8_get_char (letter)))
        continue;
      gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (text_view), &iter,
                                          (int) unrep_reading_text_to_display (reading, i));
      gtk_text_view_get_iter_location (text_view, &iter, &place);
      gtk_text_view_buffer_to_window_coords (text_view, GTK_TEXT_WINDOW_WIDGET, place.x, place.y, &place.x, &place.y);
      underlined = is_underlined (lines, &place, (float) place.x + (float) place.width / 2);
      if (underlined != expected[i])
        g_test_message ("%s, code point %zu of the text", letter, i);
      g_assert_cmpint (underlined, ==, expected[i]);
      n_checked++;
      n_underlined += underlined;
    }
  g_test_message ("%u letters, %u of them underlined", n_checked, n_underlined);
  g_assert_cmpuint (n_underlined, >, 30);
}

int
main (int   argc,
      char *argv[])
{
  unrep_fixture_init (&argc, &argv);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);
  identity = unrep_identity_new ();
  g_test_add_func ("/suggesting/changes-nothing", test_changes_nothing);
  g_test_add_func ("/suggesting/accept", test_accept);
  g_test_add_func ("/suggesting/box", test_box);
  g_test_add_func ("/suggesting/words", test_words);
  g_test_add_func ("/suggesting/long", test_long);
  g_test_add ("/suggesting/letters", Fixture, NULL, set_up, test_letters, tear_down);
  g_test_add ("/suggesting/ranges-stored", Fixture, NULL, set_up, test_ranges, tear_down);
  g_test_add ("/suggesting/ranges-repaired", Fixture, "repaired", set_up, test_ranges, tear_down);
  return g_test_run ();
}
