/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts that are no reports, in the Rendering view: what is wrong is said, and how long
 * the main loop stands still for it is told. */
#include "unrep-rendering-fixture.h"

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
  { "private", "", "كلمة \ue000\U000f0001\u0378\U0010fffe ", 20000, "unusable-character" },
  { "paragraph", "", "كلمة عربية ", 5000000, "long-paragraph" },
  { "paragraph-of-controls", "", "\u2066\u202eا", 100000, "long-paragraph" },
  { "word", "", "كلم", 300000, "long-paragraph" },
};

#define N_FRAMES 3

/* From the end of one poll to the next, in seconds of this thread's own work. */
static double longest, began;

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

static void
test_text (gconstpointer data)
{
  gsize which = GPOINTER_TO_SIZE (data);
  g_autofree char *dir = unrep_test_dup_dir (texts[which].name);
  g_autoptr (GString) text = g_string_new (texts[which].before);
  double opened;

  while (text->len < texts[which].n_bytes)
    g_string_append (text, texts[which].again);
  g_string_append_c (text, '\n');

  longest = 0;
  began = get_seconds ();
  g_main_context_set_poll_func (NULL, timed_poll);
  rendering_fixture_open (dir, text->str);
  wait_drawn ();
  opened = longest;
  longest = 0;
  rendering_fixture_go_to (texts[which].check);
  wait_drawn ();
  g_assert_cmpstr (unrep_finding_row_get_info (unrep_finding_desk_get_current (rendering_view->desk))->id, ==, texts[which].check);
  rendering_fixture_act ("win.view", "review");
  wait_drawn ();
  rendering_fixture_act ("win.view", "rendering");
  wait_drawn ();
  rendering_fixture_close ();
  g_main_context_set_poll_func (NULL, g_poll);
  g_test_message ("%s: longest work of the main loop %.0f ms while opening, %.0f ms afterwards",
                  texts[which].name, opened * 1e3, longest * 1e3);
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
