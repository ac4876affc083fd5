/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-report-content.h"
#include "unrep-report-view-private.h"
#include "unrep-ui-fixture.h"

#include <adwaita.h>
#include <glib/gi18n.h>

typedef struct
{
  GtkWidget *window;
  UnrepReportView *view;
  UnrepReadingText *reading;
  gsize awaited; /* code point of the extracted text */
} Fixture;

static void
present_text (Fixture    *f,
              const char *utf8)
{
  g_autoptr (UnrepText) text = unrep_text_new (utf8, -1);

  f->reading = unrep_reading_text_new (text);
  f->window = gtk_window_new ();
  f->view = UNREP_REPORT_VIEW (unrep_report_view_new ());
  gtk_window_set_default_size (GTK_WINDOW (f->window), 700, 500);
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->view));
  unrep_report_view_set_reading (f->view, f->reading);
  gtk_window_present (GTK_WINDOW (f->window));
}

static void
show_text (Fixture    *f,
           const char *utf8)
{
  present_text (f, utf8);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (f->view));
}

static void
tear_down (Fixture      *f,
           gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (f->view), (gpointer *) &f->view);
  gtk_window_destroy (GTK_WINDOW (f->window));
  unrep_fixture_settle ();
  g_assert_null (f->view);
  unrep_reading_text_unref (f->reading);
}

static GtkTextBuffer *
get_buffer (Fixture *f)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (f->view));
}

static gboolean
is_settled (gpointer f)
{
  return unrep_report_view_is_settled (((Fixture *) f)->view);
}

static void
select_all (Fixture *f)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (get_buffer (f), &start, &end);
  gtk_text_buffer_select_range (get_buffer (f), &start, &end);
}

static int
get_caret (Fixture *f)
{
  int caret;

  g_object_get (get_buffer (f), "cursor-position", &caret, NULL);
  return caret;
}

/* A paragraph that begins with Latin has a mark in front that nobody wrote, and a
 * line end from Windows is displayed as another. */
static const char *const marked = "UNSEA هي الجهة التي تنشر هذا التقرير\r\nسطر ثان\r\n";

static void
test_selection_is_extracted (Fixture      *f,
                             gconstpointer data)
{
  g_autofree char *selected = NULL;
  g_autofree char *none = NULL;
  g_autofree char *displayed = NULL;
  GtkTextIter start, end;

  show_text (f, marked);
  gtk_text_buffer_get_bounds (get_buffer (f), &start, &end);
  displayed = gtk_text_buffer_get_text (get_buffer (f), &start, &end, TRUE);
  g_assert_cmpstr (displayed, !=, marked);
  none = unrep_report_view_dup_selected (f->view);
  g_assert_cmpstr (none, ==, "");
  select_all (f);
  selected = unrep_report_view_dup_selected (f->view);
  g_assert_cmpstr (selected, ==, marked);
}

static void
text_read_cb (GObject      *clipboard,
              GAsyncResult *result,
              gpointer      text)
{
  *(char **) text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static gboolean
is_read (gpointer text)
{
  return *(char **) text != NULL;
}

static void
assert_clipboard (GdkClipboard *clipboard,
                  const char   *expected)
{
  g_autofree char *text = NULL;

  gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, &text);
  g_assert_true (unrep_fixture_wait (is_read, &text));
  g_assert_cmpstr (text, ==, expected);
}

static void
test_clipboards (Fixture      *f,
                 gconstpointer data)
{
  show_text (f, marked);
  select_all (f);
  assert_clipboard (gtk_widget_get_primary_clipboard (GTK_WIDGET (f->view)), marked);
  g_signal_emit_by_name (f->view, "copy-clipboard");
  assert_clipboard (gtk_widget_get_clipboard (GTK_WIDGET (f->view)), marked);
}

/* Some steps from @from on; each must leave the caret on a character of the report. */
static void
walk (Fixture *f,
      gsize    from,
      int      count)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (get_buffer (f), &iter, (int) from);
  gtk_text_buffer_place_cursor (get_buffer (f), &iter);
  for (int steps = 0; steps < 6; steps++)
    {
      int before = get_caret (f);

      g_assert_false (unrep_reading_text_is_displayed_only (f->reading, (gsize) before));
      g_signal_emit_by_name (f->view, "move-cursor", GTK_MOVEMENT_LOGICAL_POSITIONS, count, FALSE);
      g_assert_cmpint ((get_caret (f) - before) * count, >, 0);
    }
}

/* There and back, past marks and the ends of pieces of a long paragraph. */
static void
test_caret_skips_displayed_only (Fixture      *f,
                                 gconstpointer data)
{
  GString *text = g_string_new (marked);
  gsize n, found = 0;

  while (text->len < 9000)
    g_string_append (text, "كلمة وأخرى ");
  show_text (f, text->str);
  g_string_free (text, TRUE);
  g_assert_true (unrep_fixture_wait (is_settled, f));
  n = unrep_text_get_n_chars (unrep_reading_text_get_display (f->reading));
  for (gsize i = 10; i < n - 10; i++)
    if (unrep_reading_text_is_displayed_only (f->reading, i))
      {
        found++;
        walk (f, i - 3, 1);
        walk (f, i + 3, -1);
      }
  g_assert_cmpuint (found, >=, 2);
  /* At the very beginning there is only one way. */
  g_signal_emit_by_name (f->view, "move-cursor", GTK_MOVEMENT_BUFFER_ENDS, -1, FALSE);
  g_assert_cmpint (get_caret (f), ==, 1);
}

static void
set_desk (Fixture   *f,
          UnrepDesk *desk)
{
  unrep_report_view_set_outline (f->view, unrep_desk_get_outline (desk));
  unrep_report_view_set_desk (f->view, desk);
}

static void
place_caret (Fixture *f,
             gsize    offset)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (get_buffer (f), &iter, (int) unrep_reading_text_to_display (f->reading, offset));
  gtk_text_buffer_place_cursor (get_buffer (f), &iter);
}

static gboolean
caret_is_at (gpointer data)
{
  Fixture *f = data;

  return unrep_reading_text_to_text (f->reading, (gsize) get_caret (f)) == f->awaited;
}

/* Caret and current unit lead one another; the caret follows when the unit is drawn. */
static void
test_caret_and_current (Fixture      *f,
                        gconstpointer data)
{
  g_autoptr (GFile) file = unrep_fixture_new_file ();
  g_autoptr (UnrepDesk) desk = unrep_fixture_new_desk (file);
  UnrepOutline *outline = unrep_desk_get_outline (desk);
  guint unit = unrep_fixture_find (desk, "3/أ"), next = unrep_fixture_find (desk, "3/ب");
  UnrepRange selected;

  show_text (f, unrep_fixture_report);
  set_desk (f, desk);
  place_caret (f, unrep_outline_get_unit (outline, unit)->range.start + 9);
  g_assert_cmpuint (unrep_desk_get_current (desk), ==, unit);
  unrep_desk_go_next (desk);
  g_assert_cmpuint (unrep_desk_get_current (desk), ==, next);
  f->awaited = unrep_outline_get_unit (outline, next)->range.start;
  g_assert_cmpuint (unrep_report_view_get_caret (f->view), ==, f->awaited);
  g_assert_false (caret_is_at (f));
  g_assert_true (unrep_fixture_wait (caret_is_at, f));
  /* Who selects before that selects from where the caret is to be. */
  unrep_desk_go_previous (desk);
  g_signal_emit_by_name (f->view, "move-cursor", GTK_MOVEMENT_LOGICAL_POSITIONS, 3, TRUE);
  g_assert_true (unrep_report_view_get_selection (f->view, &selected));
  g_assert_cmpuint (selected.start, ==, unrep_outline_get_unit (outline, unit)->range.start);
  g_assert_cmpuint (unrep_range_length (selected), ==, 3);
  unrep_desk_go_next (desk);
  g_assert_false (unrep_report_view_get_selection (f->view, &selected));
  /* Words that are selected are evidence, not a place to go to. */
  select_all (f);
  g_assert_cmpuint (unrep_desk_get_current (desk), ==, next);
  unrep_report_view_set_desk (f->view, desk);
}

/* What a screen reader is told about the view is the unit, without what is only
 * displayed. */
static void
test_description (Fixture      *f,
                  gconstpointer data)
{
  g_autoptr (GFile) file = unrep_fixture_new_file ();
  g_autoptr (UnrepDesk) desk = unrep_fixture_new_desk (file);

  show_text (f, unrep_fixture_report);
  set_desk (f, desk);
  unrep_desk_set_current (desk, unrep_fixture_find (desk, "3/أ"));
  gtk_test_accessible_assert_property (f->view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "(أ) ينبغي للدول أن تدرب الغواصين؛");
  gtk_test_accessible_assert_property (f->view, GTK_ACCESSIBLE_PROPERTY_LABEL, _("Report"));
}

/* Where a letter is drawn, and which: a frame or a mark must change neither. */
static void
get_place (Fixture      *f,
           gsize         offset,
           GdkRectangle *place)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (get_buffer (f), &iter, (int) offset);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (f->view), &iter, place);
}

static void
test_tagging_moves_no_letter (Fixture      *f,
                              gconstpointer data)
{
  g_autoptr (GFile) file = unrep_fixture_new_file ();
  g_autoptr (UnrepDesk) desk = unrep_fixture_new_desk (file);
  UnrepRange range = unrep_outline_get_unit (unrep_desk_get_outline (desk), unrep_fixture_find (desk, "2/ب"))->range;
  GdkRectangle before[64], after;

  show_text (f, unrep_fixture_report);
  set_desk (f, desk);
  g_assert_true (unrep_fixture_wait (is_settled, f));
  unrep_fixture_settle ();
  for (gsize i = 0; i < 40; i++)
    get_place (f, range.start + i, &before[i]);
  unrep_desk_set_current (desk, unrep_fixture_find (desk, "2/ب"));
  g_assert_true (unrep_desk_tag (desk, 1, NULL));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (f->view));
  for (gsize i = 0; i < 40; i++)
    {
      get_place (f, range.start + i, &after);
      g_assert_true (gdk_rectangle_equal (&before[i], &after));
    }
}

static void
test_nothing_can_be_typed (Fixture      *f,
                           gconstpointer data)
{
  int n;

  show_text (f, marked);
  n = gtk_text_buffer_get_char_count (get_buffer (f));
  g_signal_emit_by_name (f->view, "insert-at-cursor", "x");
  g_signal_emit_by_name (f->view, "backspace");
  g_signal_emit_by_name (f->view, "cut-clipboard");
  g_assert_cmpint (gtk_text_buffer_get_char_count (get_buffer (f)), ==, n);
}

static void
test_long_text_comes_in_steps (Fixture      *f,
                               gconstpointer data)
{
  GString *text = g_string_new (NULL);
  int n_before = 0, n_steps = 0;

  while (text->len < 5 * 1024 * 1024)
    g_string_append (text, "كلمة وأخرى ");
  /* Waiting for a frame would run some of the steps, or all of them. */
  present_text (f, text->str);
  while (!is_settled (f))
    {
      int n_now;

      g_main_context_iteration (NULL, TRUE);
      n_now = gtk_text_buffer_get_char_count (get_buffer (f));
      n_steps += n_now > n_before;
      n_before = n_now;
    }
  g_assert_cmpint (gtk_text_buffer_get_char_count (get_buffer (f)), ==,
                   unrep_text_get_n_chars (unrep_reading_text_get_display (f->reading)));
  g_assert_cmpint (n_steps, >=, 15);
  g_string_free (text, TRUE);
}

static void
test_every_line_begins_with_a_toggle (Fixture      *f,
                                      gconstpointer data)
{
  GtkTextIter iter;

  show_text (f, "first\nsecond\n\nthird\nfourth\nfifth\n\n\nsixth\nseventh");
  g_assert_true (unrep_fixture_wait (is_settled, f));
  gtk_text_buffer_get_start_iter (get_buffer (f), &iter);
  while (gtk_text_iter_forward_line (&iter))
    g_assert_true (gtk_text_iter_toggles_tag (&iter, NULL));
}

/* A window may be closed while the menu of a unit is open: it all ends. */
static void
test_closed_with_menu (Fixture      *f,
                       gconstpointer data)
{
  g_autoptr (GFile) file = unrep_fixture_new_file ();
  g_autoptr (UnrepDesk) desk = unrep_fixture_new_desk (file);

  show_text (f, unrep_fixture_report);
  set_desk (f, desk);
  unrep_report_view_pop_up_menu (f->view, 20, 20);
  unrep_fixture_settle ();
  g_assert_true (gtk_widget_get_mapped (f->view->menu));
}

/* The caret may be scrolled away when its menu is asked for by a key: it is shown in the
 * window, and GTK is not asked to lay it out where there is no monitor. */
static void
test_menu_far_away (Fixture      *f,
                    gconstpointer data)
{
  static const int places[][2] = { { 20, 100000 }, { -9000, 20 }, { 100000, -100000 } };
  g_autoptr (GFile) file = unrep_fixture_new_file ();
  g_autoptr (UnrepDesk) desk = unrep_fixture_new_desk (file);

  show_text (f, unrep_fixture_report);
  set_desk (f, desk);
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      GdkRectangle pointed;

      unrep_report_view_pop_up_menu (f->view, places[i][0], places[i][1]);
      unrep_fixture_settle ();
      g_assert_true (gtk_widget_get_mapped (f->view->menu));
      g_assert_true (gtk_popover_get_pointing_to (GTK_POPOVER (f->view->menu), &pointed));
      g_assert_cmpint (pointed.x, >=, 0);
      g_assert_cmpint (pointed.y, >=, 0);
      g_assert_cmpint (pointed.x + pointed.width, <=, gtk_widget_get_width (GTK_WIDGET (f->view)));
      g_assert_cmpint (pointed.y + pointed.height, <=, gtk_widget_get_height (GTK_WIDGET (f->view)));
      gtk_popover_popdown (GTK_POPOVER (f->view->menu));
      unrep_fixture_settle ();
    }
}

int
main (int    argc,
      char **argv)
{
  unrep_fixture_init (&argc, &argv);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);
  g_test_add ("/report-view/selection-is-extracted", Fixture, NULL, NULL, test_selection_is_extracted, tear_down);
  g_test_add ("/report-view/clipboards", Fixture, NULL, NULL, test_clipboards, tear_down);
  g_test_add ("/report-view/caret-skips-displayed-only", Fixture, NULL, NULL, test_caret_skips_displayed_only,
              tear_down);
  g_test_add ("/report-view/caret-and-current", Fixture, NULL, NULL, test_caret_and_current, tear_down);
  g_test_add ("/report-view/description", Fixture, NULL, NULL, test_description, tear_down);
  g_test_add ("/report-view/tagging-moves-no-letter", Fixture, NULL, NULL, test_tagging_moves_no_letter, tear_down);
  g_test_add ("/report-view/nothing-can-be-typed", Fixture, NULL, NULL, test_nothing_can_be_typed, tear_down);
  g_test_add ("/report-view/long-text-comes-in-steps", Fixture, NULL, NULL, test_long_text_comes_in_steps, tear_down);
  g_test_add ("/report-view/closed-with-menu", Fixture, NULL, NULL, test_closed_with_menu, tear_down);
  g_test_add ("/report-view/menu-far-away", Fixture, NULL, NULL, test_menu_far_away, tear_down);
  g_test_add ("/report-view/every-line-begins-with-a-toggle", Fixture, NULL, NULL, test_every_line_begins_with_a_toggle,
              tear_down);
  return g_test_run ();
}
