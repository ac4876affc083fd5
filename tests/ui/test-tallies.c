/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-stacked-bar.h"
#include "unrep-tallies-view.h"
#include "unrep-ui-fixture.h"

#include <string.h>

static guint
count_bars (GtkWidget *widget)
{
  guint n = UNREP_IS_STACKED_BAR (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_bars (child);
  return n;
}

/* The texts of all labels that can be seen, in their order, between bars. */
static void
append_texts (GtkWidget *widget,
              GString   *out)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget))
    g_string_append_printf (out, "|%s", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    append_texts (child, out);
}

static void
assert_shows (GtkWidget  *view,
              const char *texts)
{
  g_autoptr (GString) all = g_string_new (NULL);

  append_texts (view, all);
  g_test_message ("%s", all->str);
  g_assert_nonnull (strstr (all->str, texts));
}

/* One's own counts as tables and bars, over the report and by section; they follow. */
static void
test_own_counts (void)
{
  g_autoptr (GFile) file = unrep_fixture_new_file ();
  UnrepDesk *desk = unrep_fixture_new_desk (file);
  GtkWidget *window = gtk_window_new (), *view = unrep_tallies_view_new ();

  unrep_tallies_view_set_desk (UNREP_TALLIES_VIEW (view), desk);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  unrep_fixture_settle ();
  /* One over the report, and one for each of two sections. */
  g_assert_cmpuint (count_bars (view), ==, 3);
  assert_shows (view, unrep_fixture_in ("|Not reviewed|5|100 %|", "|لم تُراجَع|٥|١٠٠٪|"));
  for (guint position = 0; position < 2; position++)
    g_assert_true (unrep_desk_tag (desk, position, NULL));
  unrep_fixture_settle ();
  g_assert_cmpuint (count_bars (view), ==, 3);
  assert_shows (view, unrep_fixture_in ("|Supports a new convention|1|20 %|", "|تؤيد اتفاقية جديدة|١|٢٠٪|"));
  assert_shows (view, unrep_fixture_in ("|Not reviewed|3|60 %|", "|لم تُراجَع|٣|٦٠٪|"));
  /* Two positions of the first section, nothing of the second. */
  assert_shows (view, unrep_fixture_in ("|1|1|0|0|0|1|3|", "|١|١|٠|٠|٠|١|٣|"));
  assert_shows (view, unrep_fixture_in ("|0|0|0|0|0|2|2", "|٠|٠|٠|٠|٠|٢|٢"));
  g_assert_true (unrep_review_flush (unrep_desk_get_review (desk), NULL));
  gtk_window_destroy (GTK_WINDOW (window));
  unrep_fixture_settle ();
  unrep_fixture_unref_last (desk);
}

int
main (int   argc,
      char *argv[])
{
  unrep_fixture_init (&argc, &argv);
  g_test_add_func ("/tallies/own-counts", test_own_counts);
  return g_test_run ();
}
