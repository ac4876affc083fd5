/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts that are no reports, in the Rendering view, its inspector and the Review view: what
 * is wrong is said, and how long the main loop stands still for it is told. */
#include "unrep-rendering-fixture.h"

#include "unrep-review-view.h"
#include "unrep-search-bar.h"

#include <time.h>

static const struct
{
  const char *name;
  const char *before;
  const char *again;
  gsize n_bytes;
  const char *check;
} texts[] = {
  { "controls", "", "\u202a\u2067\u202e\u2069\u2066\u202c\u200f\u200b", 8000, "bidi-balance" },
  { "nested", "كلمة ", "\u202b", 3000, "bidi-balance" },
  { "isolates", "", "\u2067 كلمة ", 20000, "bidi-balance" },
  { "isolates-over-lines", "", "كلمة \u2067\u2066\u202e word 12\n", 300000, "bidi-balance" },
  { "private", "", "كلمة \ue000\U000f0001\u0378\U0010fffe ", 20000, "unusable-character" },
  { "paragraph", "", "كلمة عربية ", 5000000, "long-paragraph" },
  { "paragraph-of-controls", "", "\u2066\u202eا", 100000, "long-paragraph" },
  { "two-directions", "", "كلمة word ١٢ 34 A/9 ", 500000, "long-paragraph" },
  { "every-letter-turns", "", "اbب1", 300000, "long-paragraph" },
  { "word", "", "كلم", 300000, "long-paragraph" },
  { "brackets", "كلمة ", "([{«", 300000, "long-paragraph" },
  { "marks-on-one-letter", "م", "\u0651\u064e\u0301", 600000, "long-paragraph" },
  { "emoji", "كلمة ", "\U0001f468\u200d\U0001f469\u200d\U0001f467\U0001f3fd\u2764\ufe0f\U0001f1f8\U0001f1e6", 300000, "long-paragraph" },
  { "tabs", "كلمة", "\t", 300000, "long-paragraph" },
  { "separators", "كلمة ", "\u2028\v\f\302\205", 300000, "long-paragraph" },
  { "line-ends", "كلمة ۲۳ ", "ا\u2028ب\u2029ج\vد\fه\302\205و\r", 300000, "extended-digit" },
  { "one-letter-lines", "كلمة ۲۳\n", "ا\n", 1000000, "extended-digit" },
};

#define N_FRAMES 3

/* From the end of one poll to the next, in seconds of this thread's own work. */
static double longest, began;
static GString *told;

static double
get_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

static gint
timed_poll (GPollFD *fds,
            guint    n_fds,
            gint     timeout)
{
  double now = get_seconds ();
  gint result;

  longest = MAX (longest, now - began);
  result = g_poll (fds, n_fds, timeout);
  began = get_seconds ();
  return result;
}

static void
tell (const char *work)
{
  g_string_append_printf (told, ", %s %.0f", work, longest * 1e3);
  longest = 0;
}

static gboolean
is_ready (gpointer n_frames)
{
  return unrep_rendering_view_is_ready (rendering_view) && *(guint *) n_frames >= N_FRAMES;
}

static gboolean
count_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       data)
{
  guint *n_frames = data;

  return ++*n_frames < N_FRAMES ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* Waits until what was done is on the screen. */
static void
wait_drawn (void)
{
  guint n_frames = 0;

  gtk_widget_queue_draw (GTK_WIDGET (rendering_window));
  gtk_widget_add_tick_callback (GTK_WIDGET (rendering_window), count_cb, &n_frames, NULL);
  g_assert_true (unrep_fixture_wait (is_ready, &n_frames));
}

static UnrepReportView *
get_reviewed (void)
{
  UnrepReportPage *page = unrep_window_get_page (rendering_window);

  return unrep_review_view_get_report (UNREP_REVIEW_VIEW (unrep_report_page_get_review (page)));
}

static void
move (UnrepReportView *report,
      GtkMovementStep  step,
      int              count)
{
  g_signal_emit_by_name (report, "move-cursor", step, count, FALSE);
  wait_drawn ();
}

static void
turn_pages (UnrepReportView *report)
{
  move (report, GTK_MOVEMENT_PAGES, 1);
  move (report, GTK_MOVEMENT_PAGES, 1);
  move (report, GTK_MOVEMENT_DISPLAY_LINES, 1);
  move (report, GTK_MOVEMENT_VISUAL_POSITIONS, 1);
  move (report, GTK_MOVEMENT_BUFFER_ENDS, 1);
  move (report, GTK_MOVEMENT_PAGES, -1);
  move (report, GTK_MOVEMENT_BUFFER_ENDS, -1);
}

static gboolean
has_searched (gpointer unused)
{
  return !unrep_finder_is_busy (unrep_report_view_get_finder (get_reviewed ()));
}

static void
search (void)
{
  GtkWidget *bar = unrep_fixture_find_widget (GTK_WIDGET (rendering_window), UNREP_TYPE_SEARCH_BAR);

  gtk_widget_activate_action (GTK_WIDGET (rendering_window), "win.find", NULL);
  gtk_editable_set_text (GTK_EDITABLE (unrep_fixture_find_widget (bar, GTK_TYPE_ENTRY)), "م");
  wait_drawn ();
  g_assert_true (unrep_fixture_wait (has_searched, NULL));
  unrep_search_bar_go (UNREP_SEARCH_BAR (bar), TRUE);
  wait_drawn ();
  unrep_search_bar_go (UNREP_SEARCH_BAR (bar), FALSE);
  wait_drawn ();
  unrep_search_bar_close (UNREP_SEARCH_BAR (bar));
}

static void
look_through (gsize which)
{
  rendering_fixture_act ("rendering.next", NULL);
  wait_drawn ();
  rendering_fixture_go_to (texts[which].check);
  wait_drawn ();
  g_assert_cmpstr (unrep_finding_row_get_info (unrep_finding_desk_get_current (rendering_view->desk))->id, ==, texts[which].check);
  tell ("finding");
  rendering_fixture_act ("rendering.inspect-next", NULL);
  wait_drawn ();
  rendering_fixture_act ("rendering.inspect-next", NULL);
  wait_drawn ();
  tell ("tables");
  gtk_toggle_button_set_active (rendering_view->show_repaired, !gtk_toggle_button_get_active (rendering_view->show_repaired));
  wait_drawn ();
  tell ("repaired");
  turn_pages (rendering_view->report);
  tell ("pages");
  rendering_fixture_act ("win.view", "review");
  wait_drawn ();
  turn_pages (get_reviewed ());
  tell ("review");
  search ();
  tell ("search");
  gtk_widget_activate_action (GTK_WIDGET (rendering_window), "win.view", "s", "rendering");
  wait_drawn ();
  tell ("back");
}

static void
test_text (gconstpointer data)
{
  gsize which = GPOINTER_TO_SIZE (data);
  g_autofree char *dir = unrep_test_dup_dir (texts[which].name);
  g_autoptr (GString) text = g_string_new (texts[which].before);

  while (text->len < texts[which].n_bytes)
    g_string_append (text, texts[which].again);
  g_string_append_c (text, '\n');

  told = g_string_new (NULL);
  longest = 0;
  began = get_seconds ();
  g_main_context_set_poll_func (NULL, timed_poll);
  rendering_fixture_open (dir, text->str);
  wait_drawn ();
  tell ("opening");
  look_through (which);
  rendering_fixture_close ();
  g_main_context_set_poll_func (NULL, g_poll);
  g_test_message ("%s: longest work of the main loop in ms%s", texts[which].name, told->str);
  g_string_free (g_steal_pointer (&told), TRUE);
}

int
main (int   argc,
      char *argv[])
{
  unrep_fixture_init (&argc, &argv);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/bad-input/%s", texts[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_text);
    }
  return g_test_run ();
}
