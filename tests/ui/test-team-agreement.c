/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-team-fixture.h"
#include "unrep-agreement-figures.h"
#include "unrep-agreement-headline.h"
#include "unrep-team-agreement.h"
#include "unrep-team-ui-fixture.h"
#include "unrep-ui-fixture.h"

#include <json-glib/json-glib.h>
#include <stdlib.h>
#include <string.h>

#define N_NOTES 45

/* The places of the tables; their titles are asserted. */
enum
{
  COEFFICIENTS,
  REPORTS,
  SECTIONS,
  POSITIONS,
  CONFUSION,
  COHEN,
  PERCENT,
  PAIRS,
  WITHOUT,
  DIFFERENT,
};

static UnrepTeamAgreement *view;
static UnrepFigures *figures;

static gboolean
is_computed (gpointer unused)
{
  return !unrep_team_agreement_is_busy (view);
}

static void
open_view (const char *dir)
{
  view = UNREP_TEAM_AGREEMENT (test_open_view (dir, unrep_team_agreement_new));
  figures = unrep_team_agreement_get_figures (view);
  g_assert_true (unrep_fixture_wait (is_computed, NULL));
  unrep_fixture_settle ();
}

static void
close_view (void)
{
  test_close_view (GTK_WIDGET (view));
}

static void
choose (guint       table,
        const char *title)
{
  g_assert_cmpstr (unrep_agreement_figures_get_title (table), ==, title);
  unrep_team_agreement_choose (view, table);
  g_assert_true (unrep_fixture_wait (is_computed, NULL));
  unrep_fixture_settle ();
}

/* Three people, who do not all tag all of it, and mark evidence. */
static void
write_big_report (const char *dir)
{
  static const char * const positions[] = { "support", "oppose", "mixed", "neutral", "none" };
  static const char * const names[] = { "amal", "zaid", "omar" };
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint person = 0; person < G_N_ELEMENTS (names); person++)
    {
      g_autofree char *name = g_strdup_printf ("b.txt.%s.unrep.json", names[person]);
      TestNote notes[2 * N_NOTES];
      guint n = 0;

      for (guint i = 0; i < N_NOTES; i++)
        {
          guint truth = i % 5, chosen = g_rand_double (random) < 0.7 ? truth : (guint) g_rand_int_range (random, 0, 5);

          if (g_rand_double (random) < 0.1)
            continue;
          /* Now and then another unit of the same words. */
          notes[n++] = (TestNote) { .start = 100 * i, .end = 100 * i + (person == 2 && i % 11 == 3 ? 20 : 80),
                                    .position = positions[chosen] };
          if (i % 3 == 0)
            notes[n++] = (TestNote) { .start = 100 * i + 2 * person, .end = 100 * i + 15, .position = positions[chosen],
                                      .kind = "span" };
        }
      test_write_side_file (dir, name, &(TestSide) { .reviewer = names[person], .person = 7 + person, .report = "b.txt" },
                            notes, n);
    }
}

static JsonParser *
agree (const char *dir,
       const char *by)
{
  const char *arguments[] = { g_getenv ("UNREP_CLI"), "agree", "--format=json", "--spans", by, dir, NULL };
  JsonParser *parser = json_parser_new ();
  g_autofree char *out = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &out, NULL, NULL,
                               &error));
  g_assert_no_error (error);
  g_assert_true (json_parser_load_from_data (parser, out, -1, &error));
  g_assert_no_error (error);
  return parser;
}

static void
assert_count (guint       row,
              guint       column,
              JsonObject *object,
              const char *member)
{
  g_autofree char *wanted = g_strdup_printf ("%" G_GINT64_FORMAT, json_object_get_int_member (object, member));

  g_assert_cmpstr (unrep_figures_get_text (figures, row, column), ==, wanted);
}

/* A figure is the number of the command line, rounded; what is printed as zero has no
 * sign. */
static void
assert_figure (guint       row,
               guint       column,
               JsonObject *object,
               const char *member,
               gboolean    is_percent)
{
  const char *text = unrep_figures_get_text (figures, row, column);
  g_autofree char *wanted = NULL;
  double value;

  if (json_object_get_null_member (object, member))
    {
      g_assert_cmpstr (text, ==, "–");
      return;
    }
  value = json_object_get_double_member (object, member);
  if (ABS (value) < 0.0005)
    value = 0;
  wanted = is_percent ? g_strdup_printf ("%.1f %%", 100 * value) : g_strdup_printf ("%.3f", value);
  g_assert_cmpstr (text, ==, wanted);
}

static void
assert_text (guint       row,
             guint       column,
             JsonObject *object,
             const char *member)
{
  g_assert_cmpstr (unrep_figures_get_text (figures, row, column), ==, json_object_get_string_member (object, member));
}

static void
check_coefficients (JsonObject *root)
{
  JsonArray *wanted = json_object_get_array_member (root, "coefficients");

  choose (COEFFICIENTS, "Coefficients");
  g_assert_cmpuint (unrep_figures_get_n_rows (figures), ==, json_array_get_length (wanted));
  for (guint i = 0; i < json_array_get_length (wanted); i++)
    {
      JsonObject *one = json_array_get_object_element (wanted, i);

      assert_figure (i, 1, one, "value", i == 0);
      assert_figure (i, 2, one, "low", i == 0);
      assert_figure (i, 3, one, "high", i == 0);
      assert_count (i, 4, one, "draws");
      g_assert_cmpstr (unrep_figures_get_text (figures, i, 5), ==,
                       json_object_get_null_member (one, "undefined") ? "" : json_object_get_string_member (one, "undefined"));
    }
}

static void
check_row (guint       row,
           JsonObject *object)
{
  JsonArray *coefficients = json_object_get_array_member (object, "coefficients");

  assert_count (row, 1, object, "reviewers");
  assert_count (row, 2, object, "units");
  assert_count (row, 3, object, "pairs");
  for (guint i = 0; i < json_array_get_length (coefficients); i++)
    assert_figure (row, 5 + i, json_array_get_object_element (coefficients, i), "value", i == 0);
}

static void
check_rows (JsonObject *root,
            guint       table,
            const char *title)
{
  JsonObject *codebook = json_array_get_object_element (json_object_get_array_member (root, "codebooks"), 0);
  JsonArray *rows = json_object_get_array_member (codebook, "rows");
  guint n = json_array_get_length (rows);

  choose (table, title);
  g_assert_cmpuint (n, >, 1);
  g_assert_cmpuint (unrep_figures_get_n_rows (figures), ==, n + 1);
  for (guint i = 0; i < n; i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);
      const char *report = json_object_get_string_member (row, "report");

      g_assert_true (g_str_has_prefix (unrep_figures_get_text (figures, i, 0), report));
      g_assert_cmpuint (strtoul (unrep_figures_get_text (figures, i, 4), NULL, 10), ==,
                        json_array_get_length (json_object_get_array_member (row, "different_units")));
      check_row (i, row);
    }
}

static void
check_positions (JsonObject *root)
{
  JsonArray *wanted = json_object_get_array_member (root, "positions");
  JsonArray *coincidences = json_object_get_array_member (root, "coincidences");
  guint n = json_array_get_length (wanted);

  choose (POSITIONS, "By position");
  g_assert_cmpuint (unrep_figures_get_n_rows (figures), ==, n);
  g_assert_cmpuint (n, >=, 5);
  for (guint i = 0; i < n; i++)
    {
      JsonObject *one = json_array_get_object_element (wanted, i);

      assert_count (i, 1, one, "values");
      assert_figure (i, 2, one, "specific-agreement", FALSE);
      assert_figure (i, 3, one, "fleiss-kappa", FALSE);
      assert_figure (i, 4, one, "krippendorff-alpha-unitizing", FALSE);
    }
  choose (CONFUSION, "Positions against positions");
  for (guint row = 0; row < n; row++)
    for (guint i = 0; i < n; i++)
      {
        double value = json_array_get_double_element (json_array_get_array_element (coincidences, row), i);
        g_autofree char *text = g_strdup_printf ("%.1f", value);

        g_assert_cmpstr (unrep_figures_get_text (figures, row, 1 + i), ==, text);
      }
}

static guint
find_row (const char *name)
{
  for (guint i = 0; i < unrep_figures_get_n_rows (figures); i++)
    if (g_str_equal (unrep_figures_get_text (figures, i, 0), name))
      return i;
  g_assert_not_reached ();
}

static void
check_matrix (JsonArray  *pairs,
              guint       table,
              const char *title,
              const char *member)
{
  choose (table, title);
  g_assert_cmpuint (unrep_figures_get_n_rows (figures), ==, 3);
  for (guint i = 0; i < json_array_get_length (pairs); i++)
    {
      JsonObject *pair = json_array_get_object_element (pairs, i);
      guint first = find_row (json_object_get_string_member (pair, "first"));
      guint second = find_row (json_object_get_string_member (pair, "second"));

      assert_figure (first, 1 + second, pair, member, table == PERCENT);
      assert_figure (second, 1 + first, pair, member, table == PERCENT);
      g_assert_cmpstr (unrep_figures_get_text (figures, first, 1 + first), ==, "");
    }
}

static void
check_reviewers (JsonObject *root)
{
  JsonArray *pairs = json_object_get_array_member (root, "pairwise");
  JsonArray *without = json_object_get_array_member (root, "without_reviewer");

  g_assert_cmpuint (json_array_get_length (pairs), ==, 3);
  check_matrix (pairs, COHEN, "Reviewers against reviewers: Cohen’s κ", "cohen-kappa");
  check_matrix (pairs, PERCENT, "Reviewers against reviewers: percent", "percent-agreement");
  choose (PAIRS, "Pairs of reviewers");
  g_assert_cmpuint (unrep_figures_get_n_rows (figures), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      JsonObject *pair = json_array_get_object_element (pairs, i);

      assert_text (i, 0, pair, "first");
      assert_text (i, 1, pair, "second");
      assert_count (i, 2, pair, "units");
      assert_figure (i, 3, pair, "percent-agreement", TRUE);
      assert_figure (i, 4, pair, "cohen-kappa", FALSE);
    }
  choose (WITHOUT, "α without each reviewer");
  g_assert_cmpuint (unrep_figures_get_n_rows (figures), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      assert_text (i, 0, json_array_get_object_element (without, i), "reviewer");
      assert_figure (i, 1, json_array_get_object_element (without, i), "krippendorff-alpha-nominal", FALSE);
    }
}

static void
check_different (JsonObject *root)
{
  JsonArray *units = json_object_get_array_member (root, "different_units");

  choose (DIFFERENT, "Different units");
  g_assert_cmpuint (unrep_figures_get_n_rows (figures), ==, json_array_get_length (units));
  g_assert_cmpuint (json_array_get_length (units), >, 0);
  for (guint i = 0; i < json_array_get_length (units); i++)
    {
      JsonObject *unit = json_array_get_object_element (units, i);

      assert_text (i, 0, unit, "report");
      assert_text (i, 1, unit, "unit");
      assert_count (i, 2, unit, "start");
      assert_count (i, 3, unit, "end");
    }
}

/* Everything that the command line tells, number by number. */
static void
test_same_as_cli (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("agreement-same");
  g_autoptr (JsonParser) by_report = NULL, by_section = NULL;
  JsonObject *root;

  test_write_reviewed_folder (dir);
  write_big_report (dir);
  by_report = agree (dir, "--by=report");
  by_section = agree (dir, "--by=section");
  root = json_node_get_object (json_parser_get_root (by_report));
  open_view (dir);
  check_coefficients (root);
  check_rows (root, REPORTS, "By report");
  check_rows (json_node_get_object (json_parser_get_root (by_section)), SECTIONS, "By section");
  check_positions (root);
  check_reviewers (root);
  check_different (root);
  close_view ();
}

static void
text_cb (GObject      *clipboard,
         GAsyncResult *result,
         gpointer      text)
{
  *(char **) text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static gboolean
is_there (gpointer text)
{
  return *(char **) text != NULL;
}

static GtkWidget *
find_headline (GtkWidget *widget)
{
  GtkWidget *found = UNREP_IS_AGREEMENT_HEADLINE (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_headline (child);
  return found;
}

/* The sentence as the command line has it, and a table that a spreadsheet program pastes. */
static void
test_copy (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("agreement-copy");
  g_autofree char *sentence = NULL, *table = NULL;
  GdkClipboard *clipboard;

  test_write_reviewed_folder (dir);
  open_view (dir);
  clipboard = gtk_widget_get_clipboard (test_view_window);
  gtk_widget_activate_action (find_headline (GTK_WIDGET (view)), "agreement.copy", NULL);
  gdk_clipboard_read_text_async (clipboard, NULL, text_cb, &sentence);
  g_assert_true (unrep_fixture_wait (is_there, &sentence));
  g_assert_cmpstr (sentence, ==, unrep_team_agreement_get_sentence (view));
  g_assert_nonnull (strstr (sentence, "2 reviewers; 1 unit that two or more tagged"));
  g_assert_nonnull (strstr (sentence, "Fewer than 20 units are too few"));

  choose (POSITIONS, "By position");
  gtk_widget_activate_action (GTK_WIDGET (figures), "figures.copy", NULL);
  gdk_clipboard_read_text_async (clipboard, NULL, text_cb, &table);
  g_assert_true (unrep_fixture_wait (is_there, &table));
  g_assert_true (g_str_has_prefix (table, "Position\tValues of units that two or more tagged\t"));
  g_assert_nonnull (strstr (table, "Opposes a new convention\t1\t0.000\t"));
  close_view ();
}

/* There is something to look at, and it says that there is nothing. */
static void
test_nothing (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("agreement-nothing");

  open_view (dir);
  g_assert_cmpuint (unrep_figures_get_n_rows (figures), ==, 0);
  for (guint i = 0; i < unrep_agreement_figures_get_n (); i++)
    unrep_team_agreement_choose (view, i);
  unrep_fixture_settle ();
  close_view ();
}

int
main (int   argc,
      char *argv[])
{
  unrep_test_init (&argc, &argv);
  gtk_init ();
  g_test_add_func ("/team-agreement/same-as-cli", test_same_as_cli);
  g_test_add_func ("/team-agreement/copy", test_copy);
  g_test_add_func ("/team-agreement/nothing", test_nothing);
  return g_test_run ();
}
