/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The caret stops where UAX #29 ends a character as people see it, and nowhere else. */
#include "unrep-report-view.h"
#include "unrep-ui-fixture.h"

#include <adwaita.h>
#include <string.h>

/* From Debian's package unicode-data. */
#define BREAKS "/usr/share/unicode/auxiliary/GraphemeBreakTest.txt"

/* A view of the data, a case a line. @stops has for each code point of the extracted
 * text, and for its end, whether the caret may stand before it. */
typedef struct
{
  GtkWidget *window;
  UnrepReportView *view;
  UnrepReadingText *reading;
  GArray *stops;
  guint n_lines;
} Fixture;

/* Of `÷ 0020 × 0308 ÷` the text and where it may be broken. */
static void
append_case (Fixture    *f,
             GString    *utf8,
             const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);

  for (guint i = 0; words[i] != NULL && words[i + 1] != NULL; i += 2)
    {
      gboolean stop = g_str_equal (words[i], "÷");

      g_array_append_val (f->stops, stop);
      g_string_append_unichar (utf8, (gunichar) g_ascii_strtoull (words[i + 1], NULL, 16));
    }
  /* Before the line end too. */
  g_array_append_val (f->stops, (gboolean) { TRUE });
  g_string_append_c (utf8, '\n');
  f->n_lines++;
}

/* Cases with CR and LF are left out: they end the lines of a report. */
static char *
read_cases (Fixture *f)
{
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GString) utf8 = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_file_get_contents (BREAKS, &content, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (content, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *comment = strchr (lines[i], '\t');

      if (comment == NULL || lines[i][0] == '#')
        continue;
      *comment = '\0';
      if (strstr (lines[i], "000D") == NULL && strstr (lines[i], "000A") == NULL)
        append_case (f, utf8, lines[i]);
    }
  g_array_append_val (f->stops, (gboolean) { TRUE });
  return g_string_free (g_steal_pointer (&utf8), FALSE);
}

static gboolean
is_settled (gpointer f)
{
  return unrep_report_view_is_settled (((Fixture *) f)->view);
}

static void
set_up (Fixture      *f,
        gconstpointer data)
{
  g_autofree char *utf8 = NULL;
  g_autoptr (UnrepText) text = NULL;

  f->stops = g_array_new (FALSE, FALSE, sizeof (gboolean));
  utf8 = read_cases (f);
  text = unrep_text_new (utf8, -1);
  g_assert_cmpuint (unrep_text_get_n_chars (text) + 1, ==, f->stops->len);
  f->reading = unrep_reading_text_new (text);
  f->window = gtk_window_new ();
  f->view = UNREP_REPORT_VIEW (unrep_report_view_new ());
  gtk_window_set_default_size (GTK_WINDOW (f->window), 700, 500);
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->view));
  unrep_report_view_set_reading (f->view, f->reading);
  gtk_window_present (GTK_WINDOW (f->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (f->view));
  g_assert_true (unrep_fixture_wait (is_settled, f));
}

static void
tear_down (Fixture      *f,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  unrep_fixture_settle ();
  unrep_reading_text_unref (f->reading);
  g_array_unref (f->stops);
}

static void
assert_stop (Fixture *f,
             gsize    caret)
{
  if (!g_array_index (f->stops, gboolean, caret))
    g_error ("The caret stands before code point %zu, within a character.", caret);
}

static gunichar
get_char (Fixture *f,
          gsize    offset)
{
  UnrepText *text = unrep_reading_text_get_text (f->reading);

  return g_utf8_get_char (unrep_text_get_utf8 (text) + unrep_text_get_byte (text, offset));
}

/* From one end of the report to the other. Every place to stop at is stopped at, but
 * for line ends behind U+200D, where Pango expects another letter of India. */
static void
walk (Fixture *f,
      int      count)
{
  gsize n = f->stops->len - 1, caret, last;
  g_autofree gboolean *stopped = g_new0 (gboolean, f->stops->len);
  guint n_missed = 0, n_stops = 0;

  g_signal_emit_by_name (f->view, "move-cursor", GTK_MOVEMENT_BUFFER_ENDS, -count, FALSE);
  caret = unrep_report_view_get_caret (f->view);
  g_assert_cmpuint (caret, ==, count > 0 ? 0 : n);
  do
    {
      assert_stop (f, caret);
      stopped[caret] = TRUE;
      last = caret;
      g_signal_emit_by_name (f->view, "move-cursor", GTK_MOVEMENT_LOGICAL_POSITIONS, count, FALSE);
      caret = unrep_report_view_get_caret (f->view);
    }
  while (caret != last);
  for (gsize i = 0; i < f->stops->len; i++)
    {
      n_stops += stopped[i];
      if (!g_array_index (f->stops, gboolean, i) || stopped[i])
        continue;
      g_assert_cmpuint (get_char (f, i - 1), ==, 0x200d);
      g_assert_cmpuint (get_char (f, i), ==, '\n');
      n_missed++;
    }
  g_test_message ("%u lines, %u stops, %u missed", f->n_lines, n_stops, n_missed);
  g_assert_cmpuint (n_missed, <=, 2);
}

static void
test_forth (Fixture      *f,
            gconstpointer data)
{
  g_assert_cmpuint (f->n_lines, >, 450);
  walk (f, 1);
}

static void
test_back (Fixture      *f,
           gconstpointer data)
{
  walk (f, -1);
}

/* The arrow keys go by what is seen: where to, depends on the direction, but never
 * into a character. */
static void
test_arrows (Fixture      *f,
             gconstpointer data)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (f->view));

  for (gsize i = 0; i < f->stops->len; i++)
    for (int count = -1; count <= 1; count += 2)
      {
        GtkTextIter iter;

        if (!g_array_index (f->stops, gboolean, i))
          continue;
        gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int) unrep_reading_text_to_display (f->reading, i));
        gtk_text_buffer_place_cursor (buffer, &iter);
        g_signal_emit_by_name (f->view, "move-cursor", GTK_MOVEMENT_VISUAL_POSITIONS, count, FALSE);
        assert_stop (f, unrep_report_view_get_caret (f->view));
      }
}

int
main (int    argc,
      char **argv)
{
  unrep_fixture_init (&argc, &argv);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);
  g_test_add ("/caret/forth", Fixture, NULL, set_up, test_forth, tear_down);
  g_test_add ("/caret/back", Fixture, NULL, set_up, test_back, tear_down);
  g_test_add ("/caret/arrows", Fixture, NULL, set_up, test_arrows, tear_down);
  return g_test_run ();
}
