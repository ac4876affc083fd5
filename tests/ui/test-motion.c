/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who has asked the desktop for less motion gets none: what appears or goes somewhere is
 * there at once, and nothing beats while something is waited for. Counted in frames: what
 * moves is drawn again and again. */
#include "unrep-busy-bar.h"
#include "unrep-ui-fixture.h"
#include "unrep-window-private.h"

/* No frame for so long, in microseconds: nothing moves any more. The beat of a progress bar and
 * the frames of an animation come much oftener. */
#define STILL (400 * 1000)
/* A window that shows something else is drawn a few times until all has its size; the shortest
 * animation of GTK and libadwaita has 15 frames. */
#define FEW 9

typedef struct
{
  guint frames;
  gint64 last;
} Drawn;

static void
painted_cb (Drawn *drawn)
{
  drawn->frames++;
  drawn->last = g_get_monotonic_time ();
}

static gboolean
is_still (gpointer drawn)
{
  return g_get_monotonic_time () - ((Drawn *) drawn)->last > STILL;
}

static gboolean
is_ready (gpointer page)
{
  return unrep_report_page_is_ready (page) && !unrep_report_page_is_busy (page);
}

static gboolean
is_shown (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

/* Long enough that there is somewhere to scroll to. */
static GFile *
new_long_report (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("motion");
  g_autoptr (GString) text = g_string_new (unrep_fixture_report);

  for (guint i = 4; i < 90; i++)
    g_string_append_printf (text, "\n%u- قدمت الدول توصيات بشأن المحطات كلها، وما يتصل بها من مرافق.\n", i);
  return unrep_test_new_report (dir, "r.txt", text->str);
}

static void
count (UnrepWindow *window,
       const char  *what,
       gboolean   (*done) (gpointer),
       gpointer     data)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  Drawn drawn = { 0, g_get_monotonic_time () };
  gulong handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &drawn);

  if (done != NULL)
    {
      g_assert_true (unrep_fixture_wait (done, data));
      drawn = (Drawn) { 0, g_get_monotonic_time () };
    }
  g_assert_true (unrep_fixture_wait (is_still, &drawn));
  g_signal_handler_disconnect (clock, handler);
  g_test_message ("%s: %u frames", what, drawn.frames);
  g_assert_cmpuint (drawn.frames, <=, FEW);
}

static void
test_window (void)
{
  static const struct
  {
    const char *action;
    const char *argument;
  } steps[] = {
    { "review.next", NULL }, { "review.flag", NULL }, { "win.find", NULL }, { "win.toast", "message" },
    { "win.view", "tallies" }, { "win.view", "rendering" }, { "win.view", "review" }, { "review.label", NULL },
    { "win.go-to", NULL }, { "win.zoom-in", NULL }, { "review.tags", NULL }, { "review.suggestions", NULL },
  };
  g_autoptr (GFile) file = new_long_report ();
  UnrepIdentity *identity = unrep_identity_new ();
  UnrepWindow *window = unrep_window_new (NULL, identity);
  UnrepReportPage *page;
  guint last;

  unrep_window_open (window, file);
  gtk_window_present (GTK_WINDOW (window));
  page = unrep_window_get_page (window);
  g_assert_true (unrep_fixture_wait (is_ready, page));
  unrep_identity_accept (identity, NULL);
  count (window, "opened", is_shown, window);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      GtkWidget *widget = unrep_report_page_get_review (page);

      g_assert_true (gtk_widget_activate_action (widget, steps[i].action, steps[i].argument != NULL ? "s" : NULL,
                                                 steps[i].argument));
      count (window, steps[i].action, NULL, NULL);
    }
  last = unrep_outline_get_n_units (unrep_desk_get_outline (unrep_report_page_get_desk (page))) - 1;
  unrep_desk_set_current (unrep_report_page_get_desk (page), last);
  count (window, "to the end", NULL, NULL);
  unrep_busy_bar_start (window->search_busy, "waiting");
  count (window, "busy", is_shown, window->search_busy);
  unrep_busy_bar_stop (window->search_busy);

  unrep_fixture_close (&window);
  g_object_unref (identity);
}

int
main (int    argc,
      char **argv)
{
  unrep_fixture_init (&argc, &argv);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);
  g_test_add_func ("/motion/window", test_window);
  return g_test_run ();
}
