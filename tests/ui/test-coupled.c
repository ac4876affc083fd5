/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report beside its original: where J and K go in the one, the other is, too. */
#include "unrep-rendering-fixture.h"

#include "unrep-memory.h"
#include "unrep-original-pane.h"

static UnrepOriginalPane *pane;
static guint n_frames, n_looks, n_exact;
static gboolean is_exact;

static char *
read_example (const char *language)
{
  g_autofree char *name = g_strdup_printf ("data/examples/expert-group-report.%s.txt", language);
  g_autofree char *path = unrep_test_dup_source (name);
  char *text;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static gboolean
is_compared (gpointer unused)
{
  pane = UNREP_ORIGINAL_PANE (gtk_widget_get_last_child (GTK_WIDGET (rendering_view->texts)));
  return unrep_original_pane_get_mismatches (pane) != NULL &&
         unrep_finding_desk_get_checking (rendering_view->desk) == UNREP_CHECKING_DONE;
}

static void
painted_cb (void)
{
  n_frames++;
}

/* Whether the other report can be scrolled by so many pixels. */
static gboolean
can_move (UnrepReportView *view,
          int              by)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  double value = gtk_adjustment_get_value (adjustment) + by;

  return value >= gtk_adjustment_get_lower (adjustment) &&
         value + gtk_adjustment_get_page_size (adjustment) <= gtk_adjustment_get_upper (adjustment);
}

/* The unit of the current finding and its counterpart begin at the same height, unless the
 * other report ends before that. It is looked at when both have been painted again. */
static gboolean
is_aligned (gpointer since)
{
  UnrepReportView *views[] = { rendering_view->report, unrep_original_pane_get_view (pane) };
  UnrepPairing *pairing = unrep_mismatches_get_pairing (unrep_original_pane_get_mismatches (pane));
  guint unit = unrep_outline_get_unit_at (unrep_pairing_get_outline (pairing, UNREP_SIDE_FIRST),
                                          unrep_report_view_get_caret (views[0]));
  guint pair = unrep_pairing_find (pairing, UNREP_SIDE_FIRST, unit);
  guint other = unrep_pairing_get (pairing, pair).unit[UNREP_SIDE_SECOND];
  int here, there, by;
  double x, offset;

  g_assert_cmpuint (other, !=, UNREP_NO_UNIT);
  gtk_widget_queue_draw (GTK_WIDGET (rendering_view));
  if (n_frames < *(guint *) since + 3 || !unrep_report_view_is_settled (views[0]) || !unrep_report_view_is_settled (views[1]) ||
      !unrep_report_view_get_unit_top (views[0], unit, &here) || !unrep_report_view_get_unit_top (views[1], other, &there))
    return FALSE;
  gtk_widget_translate_coordinates (GTK_WIDGET (views[1]), GTK_WIDGET (views[0]), 0, 0, &x, &offset);
  by = there + (int) offset - here;
  is_exact = ABS (by) <= 1;
  return is_exact || here < 0 || !can_move (views[1], by);
}

static void
look (void)
{
  guint since = n_frames;

  g_assert_true (unrep_fixture_wait (is_aligned, &since));
  n_looks++;
  n_exact += is_exact;
}

static void
test_exact (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("coupled"), *english = read_example ("en"), *plain = read_example ("ar");
  g_auto (GStrv) words = g_strsplit (plain, " في ", -1);
  g_autofree char *arabic = g_strjoinv (" فـــي ", words);
  g_autoptr (GFile) original = unrep_test_new_report (dir, "original.txt", english);
  g_autofree char *uri = g_file_get_uri (original);

  rendering_fixture_open (dir, arabic);
  unrep_memory_keep_original (unrep_report_get_text_sha256 (unrep_report_page_get_report (unrep_window_get_page (rendering_window))),
                              uri);
  rendering_fixture_act ("rendering.compare", NULL);
  g_assert_true (unrep_fixture_wait (is_compared, NULL));
  rendering_fixture_go_to ("tatweel");
  g_signal_connect (gdk_surface_get_frame_clock (gtk_native_get_surface (GTK_NATIVE (rendering_window))), "after-paint",
                    G_CALLBACK (painted_cb), NULL);
  do
    look ();
  while (n_looks < 25 && unrep_finding_desk_step (rendering_view->desk, TRUE));
  while (n_looks < 35 && unrep_finding_desk_step (rendering_view->desk, FALSE))
    look ();
  g_test_message ("%u of %u exactly", n_exact, n_looks);
  g_assert_cmpuint (n_looks, ==, 35);
  g_assert_cmpuint (n_exact, >, 25);
  rendering_fixture_close ();
}

int
main (int   argc,
      char *argv[])
{
  unrep_fixture_init (&argc, &argv);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);

  g_test_add_func ("/coupled/exact", test_exact);

  return g_test_run ();
}
