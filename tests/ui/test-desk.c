/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-outline-model.h"
#include "unrep-ui-fixture.h"

#define SUPPORT 0
#define OPPOSE 1
#define MIXED 2

typedef struct
{
  UnrepDesk *desk;
} Fixture;

static void
set_up (Fixture      *f,
        gconstpointer data)
{
  g_autoptr (GFile) file = unrep_fixture_new_file ();

  f->desk = unrep_fixture_new_desk (file);
}

static void
tear_down (Fixture      *f,
           gconstpointer data)
{
  g_assert_true (unrep_review_flush (unrep_desk_get_review (f->desk), NULL));
  g_assert_finalize_object (f->desk);
}

static const char *
get_path (UnrepDesk *desk)
{
  guint current = unrep_desk_get_current (desk);

  return current != UNREP_NO_UNIT ? unrep_outline_get_unit (unrep_desk_get_outline (desk), current)->path : NULL;
}

static void
tag (UnrepDesk *desk,
     guint      position)
{
  g_autoptr (GError) error = NULL;

  unrep_desk_tag (desk, position, &error);
  g_assert_no_error (error);
}

static void
test_walk (Fixture      *f,
           gconstpointer data)
{
  const char *paths[] = { "2/أ", "2/ب", "2/ج", "3/أ", "3/ب" };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_assert_cmpstr (get_path (f->desk), ==, paths[i]);
      g_assert_cmpint (unrep_desk_go_next (f->desk), ==, i + 1 < G_N_ELEMENTS (paths));
    }
  /* At the end nothing moves. */
  g_assert_cmpstr (get_path (f->desk), ==, "3/ب");
  for (gsize i = G_N_ELEMENTS (paths) - 1; i-- > 0;)
    {
      g_assert_true (unrep_desk_go_previous (f->desk));
      g_assert_cmpstr (get_path (f->desk), ==, paths[i]);
    }
  g_assert_false (unrep_desk_go_previous (f->desk));
}

static void
test_tag_goes_on (Fixture      *f,
                  gconstpointer data)
{
  UnrepReview *review = unrep_desk_get_review (f->desk);

  tag (f->desk, OPPOSE);
  g_assert_cmpstr (get_path (f->desk), ==, "2/ب");
  g_object_set (f->desk, "auto-advance", FALSE, NULL);
  tag (f->desk, MIXED);
  g_assert_cmpstr (get_path (f->desk), ==, "2/ب");
  g_assert_cmpstr (unrep_review_get_position (review, unrep_fixture_find (f->desk, "2/أ")), ==, "oppose");
  g_assert_cmpstr (unrep_review_get_position (review, unrep_fixture_find (f->desk, "2/ب")), ==, "mixed");

  g_assert_true (unrep_desk_clear (f->desk, NULL));
  g_assert_null (unrep_review_get_position (review, unrep_fixture_find (f->desk, "2/ب")));
  /* No such position: nothing happens. */
  tag (f->desk, 99);
  g_assert_null (unrep_review_get_position (review, unrep_fixture_find (f->desk, "2/ب")));
}

static void
test_undo_goes_there (Fixture      *f,
                      gconstpointer data)
{
  UnrepReview *review = unrep_desk_get_review (f->desk);
  guint first = unrep_fixture_find (f->desk, "2/أ");

  g_assert_false (unrep_desk_undo (f->desk));
  tag (f->desk, SUPPORT);
  unrep_desk_set_current (f->desk, unrep_fixture_find (f->desk, "3/ب"));
  g_assert_true (unrep_desk_undo (f->desk));
  g_assert_cmpuint (unrep_desk_get_current (f->desk), ==, first);
  g_assert_null (unrep_review_get_position (review, first));
  g_assert_true (unrep_desk_redo (f->desk));
  g_assert_cmpstr (unrep_review_get_position (review, first), ==, "support");
  g_assert_false (unrep_desk_redo (f->desk));
}

static void
test_not_reviewed_wraps (Fixture      *f,
                         gconstpointer data)
{
  tag (f->desk, SUPPORT);
  tag (f->desk, SUPPORT);
  unrep_desk_set_current (f->desk, unrep_fixture_find (f->desk, "3/ب"));
  g_assert_true (unrep_desk_go_not_reviewed (f->desk));
  g_assert_cmpstr (get_path (f->desk), ==, "2/ج");
  for (int i = 0; i < 3; i++)
    {
      tag (f->desk, MIXED);
      unrep_desk_go_not_reviewed (f->desk);
    }
  g_assert_false (unrep_desk_go_not_reviewed (f->desk));
}

static void
test_filters (Fixture      *f,
              gconstpointer data)
{
  tag (f->desk, OPPOSE);
  tag (f->desk, OPPOSE);
  tag (f->desk, SUPPORT);
  g_assert_true (unrep_desk_toggle_flag (f->desk, NULL));
  g_assert_cmpuint (unrep_desk_count (f->desk, UNREP_FILTER_ALL), ==, 5);
  g_assert_cmpuint (unrep_desk_count (f->desk, UNREP_FILTER_NOT_REVIEWED), ==, 2);
  g_assert_cmpuint (unrep_desk_count (f->desk, UNREP_FILTER_FLAGGED), ==, 1);
  g_assert_cmpuint (unrep_desk_count (f->desk, UNREP_FILTER_POSITION + SUPPORT), ==, 1);
  g_assert_cmpuint (unrep_desk_count (f->desk, UNREP_FILTER_POSITION + OPPOSE), ==, 2);
  g_assert_cmpuint (unrep_desk_count (f->desk, UNREP_FILTER_POSITION + MIXED), ==, 0);

  unrep_desk_set_filter (f->desk, UNREP_FILTER_POSITION + OPPOSE);
  unrep_desk_set_current (f->desk, UNREP_NO_UNIT);
  g_assert_true (unrep_desk_go_next (f->desk));
  g_assert_true (unrep_desk_go_next (f->desk));
  g_assert_cmpstr (get_path (f->desk), ==, "2/ب");
  g_assert_false (unrep_desk_go_next (f->desk));
}

static void
test_headings_take_no_position (Fixture      *f,
                                gconstpointer data)
{
  UnrepOutline *outline = unrep_desk_get_outline (f->desk);
  guint heading = unrep_outline_get_unit (outline, unrep_fixture_find (f->desk, "3/أ"))->section;

  g_assert_true (unrep_desk_can_tag (f->desk));
  unrep_desk_set_current (f->desk, heading);
  g_assert_false (unrep_desk_can_tag (f->desk));
  unrep_desk_set_current (f->desk, G_MAXUINT - 1);
  g_assert_cmpuint (unrep_desk_get_current (f->desk), ==, UNREP_NO_UNIT);
  g_assert_false (unrep_desk_can_tag (f->desk));
}

static guint n_changes, last_position, last_removed, last_added;

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added)
{
  n_changes++;
  last_position = position;
  last_removed = removed;
  last_added = added;
}

static guint
get_row_unit (UnrepOutlineModel *model,
              guint              row)
{
  g_autoptr (UnrepOutlineItem) item = g_list_model_get_item (G_LIST_MODEL (model), row);

  return unrep_outline_item_get_unit (item);
}

static void
test_model (Fixture      *f,
            gconstpointer data)
{
  UnrepOutlineModel *model = unrep_outline_model_new (f->desk);
  guint first = unrep_fixture_find (f->desk, "2/أ"), row = 0;

  /* Three headings and five recommendations. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 8);
  g_assert_true (unrep_outline_model_find (model, first, &row));
  g_assert_cmpuint (get_row_unit (model, row), ==, first);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (model), 8));

  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), NULL);
  n_changes = 0;
  tag (f->desk, SUPPORT);
  g_assert_cmpuint (n_changes, ==, 0);

  /* "Not reviewed": the heading without a match goes, and the tagged one. */
  unrep_desk_set_filter (f->desk, UNREP_FILTER_NOT_REVIEWED);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 6);
  g_assert_false (unrep_outline_model_find (model, first, &row));

  /* What is tagged stays until the person leaves it, then it alone goes. */
  n_changes = 0;
  g_object_set (f->desk, "auto-advance", FALSE, NULL);
  tag (f->desk, OPPOSE);
  g_assert_cmpuint (n_changes, ==, 0);
  unrep_desk_go_next (f->desk);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpuint (last_position, ==, 1);
  g_assert_cmpuint (last_removed, ==, 1);
  g_assert_cmpuint (last_added, ==, 0);
  g_assert_finalize_object (model);
}

/* A part that no filter lets through has a row for as long as it is the current one. */
static void
test_guest (Fixture      *f,
            gconstpointer data)
{
  UnrepOutlineModel *model = unrep_outline_model_new (f->desk);
  guint item = unrep_fixture_find (f->desk, "2/أ"), paragraph = unrep_fixture_find (f->desk, "2"), row;

  g_assert_false (unrep_desk_matches (f->desk, UNREP_FILTER_ALL, paragraph));
  g_assert_false (unrep_outline_model_find (model, paragraph, &row));
  unrep_desk_set_current (f->desk, paragraph);
  g_assert_true (unrep_outline_model_find (model, paragraph, &row));
  unrep_desk_set_current (f->desk, unrep_fixture_find (f->desk, "3"));
  g_assert_true (unrep_outline_model_find (model, unrep_fixture_find (f->desk, "3"), &row));
  g_assert_false (unrep_outline_model_find (model, paragraph, &row));
  unrep_desk_set_current (f->desk, item);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 8);
  g_assert_finalize_object (model);
}

static void
count_rows_cb (GListModel *model,
               guint       position,
               guint       removed,
               guint       added,
               guint      *n_rows)
{
  *n_rows += removed + added;
}

/* A part far above is split: indexes move, but neither the person nor the filter nor
 * the rows that show the same as before. */
static void
test_outline_changes_in_place (Fixture      *f,
                               gconstpointer data)
{
  UnrepReview *review = unrep_desk_get_review (f->desk);
  g_autoptr (GError) error = NULL;
  UnrepOutlineModel *model;
  UnrepOutlineItem *last;
  guint here, above, n_rows = 0;

  unrep_desk_set_filter (f->desk, UNREP_FILTER_NOT_REVIEWED);
  unrep_desk_set_current (f->desk, unrep_fixture_find (f->desk, "3/ب"));
  here = unrep_desk_get_current (f->desk);
  model = unrep_outline_model_new (f->desk);
  last = g_list_model_get_item (G_LIST_MODEL (model), g_list_model_get_n_items (G_LIST_MODEL (model)) - 1);
  g_assert_cmpuint (unrep_outline_item_get_unit (last), ==, here);
  g_signal_connect (model, "items-changed", G_CALLBACK (count_rows_cb), &n_rows);

  above = unrep_fixture_find (f->desk, "2/أ");
  unrep_review_split (review, above, unrep_outline_get_unit (unrep_desk_get_outline (f->desk), above)->range.start + 18,
                      NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (unrep_desk_get_current (f->desk), ==, here + 1);
  g_assert_cmpstr (get_path (f->desk), ==, "3/ب");
  g_assert_cmpuint (unrep_desk_get_filter (f->desk), ==, UNREP_FILTER_NOT_REVIEWED);
  g_assert_cmpuint (unrep_outline_item_get_unit (last), ==, here + 1);
  g_assert_cmpuint (n_rows, <=, 1);

  g_assert_true (unrep_desk_undo (f->desk));
  g_assert_cmpuint (unrep_outline_item_get_unit (last), ==, here);
  g_object_unref (last);
  g_assert_finalize_object (model);
}

static void
test_pointing (Fixture      *f,
               gconstpointer data)
{
  UnrepOutline *outline = unrep_desk_get_outline (f->desk);
  guint item = unrep_fixture_find (f->desk, "3/أ");
  UnrepRange range = unrep_outline_get_unit (outline, item)->range;

  g_assert_cmpuint (unrep_desk_get_unit_for (f->desk, range.start), ==, item);
  g_assert_cmpuint (unrep_desk_get_unit_for (f->desk, range.end - 1), ==, item);
}

/* Several units, one step; and nothing is changed that is no longer seen. */
static void
test_bulk (Fixture      *f,
           gconstpointer data)
{
  UnrepReview *review = unrep_desk_get_review (f->desk);
  guint heading = unrep_outline_get_unit (unrep_desk_get_outline (f->desk), unrep_fixture_find (f->desk, "2/أ"))->section;
  guint units[] = { heading, unrep_fixture_find (f->desk, "2/أ"), unrep_fixture_find (f->desk, "3/أ") };

  unrep_desk_select (f->desk, units, G_N_ELEMENTS (units));
  g_assert_cmpuint (unrep_desk_get_n_selected (f->desk), ==, 2);
  g_assert_false (unrep_desk_is_selected (f->desk, heading));
  tag (f->desk, MIXED);
  g_assert_cmpuint (unrep_review_count_position (review, "mixed"), ==, 2);
  /* One goes on after one unit, not after several. */
  g_assert_cmpstr (get_path (f->desk), ==, "2/أ");
  g_assert_true (unrep_desk_toggle_flag (f->desk, NULL));
  g_assert_cmpuint (unrep_desk_count (f->desk, UNREP_FILTER_FLAGGED), ==, 2);
  g_assert_true (unrep_desk_set_tag (f->desk, "cooperation", TRUE, NULL));
  g_assert_true (unrep_desk_clear (f->desk, NULL));
  g_assert_true (unrep_desk_toggle_flag (f->desk, NULL));
  g_assert_cmpuint (unrep_desk_count (f->desk, UNREP_FILTER_FLAGGED), ==, 0);
  for (guint i = 0; i < 5; i++)
    g_assert_true (unrep_desk_undo (f->desk));
  g_assert_false (unrep_desk_undo (f->desk));
  g_assert_cmpuint (unrep_desk_get_n_selected (f->desk), ==, 0);

  /* By keys: what passes the filter, from where it began; back again is less. */
  unrep_desk_set_current (f->desk, unrep_fixture_find (f->desk, "2/ب"));
  g_assert_true (unrep_desk_select_next (f->desk, TRUE));
  g_assert_true (unrep_desk_select_next (f->desk, TRUE));
  g_assert_cmpuint (unrep_desk_get_n_selected (f->desk), ==, 3);
  g_assert_true (unrep_desk_select_next (f->desk, FALSE));
  g_assert_cmpuint (unrep_desk_get_n_selected (f->desk), ==, 2);
  g_assert_cmpstr (get_path (f->desk), ==, "2/ج");
  unrep_desk_set_filter (f->desk, UNREP_FILTER_NOT_REVIEWED);
  tag (f->desk, SUPPORT);
  g_assert_cmpuint (unrep_review_count_position (review, "support"), ==, 2);
  g_assert_cmpuint (unrep_desk_get_n_selected (f->desk), ==, 0);
  unrep_desk_go_next (f->desk);
  g_assert_cmpuint (unrep_desk_get_n_selected (f->desk), ==, 0);
}

static void
test_progress (Fixture      *f,
               gconstpointer data)
{
  UnrepOutline *outline = unrep_desk_get_outline (f->desk);
  guint second = unrep_outline_get_unit (outline, unrep_fixture_find (f->desk, "2/أ"))->section;
  guint third = unrep_outline_get_unit (outline, unrep_fixture_find (f->desk, "3/أ"))->section;
  guint n_tagged, n_to_tag;

  tag (f->desk, OPPOSE);
  unrep_desk_get_progress (f->desk, second, &n_tagged, &n_to_tag);
  g_assert_cmpuint (n_tagged, ==, 1);
  g_assert_cmpuint (n_to_tag, ==, 3);
  unrep_desk_get_progress (f->desk, third, &n_tagged, &n_to_tag);
  g_assert_cmpuint (n_tagged, ==, 0);
  g_assert_cmpuint (n_to_tag, ==, 2);
  g_assert_cmpuint (unrep_desk_get_section_end (f->desk, second), ==, third);

  g_assert_cmpuint (unrep_desk_count (f->desk, UNREP_FILTER_NOTED), ==, 0);
  g_assert_true (unrep_review_set_note (unrep_desk_get_review (f->desk), unrep_fixture_find (f->desk, "3/ب"), "n", NULL));
  g_assert_cmpuint (unrep_desk_count (f->desk, UNREP_FILTER_NOTED), ==, 1);
  unrep_desk_set_filter (f->desk, UNREP_FILTER_NOTED);
  g_assert_true (unrep_desk_go_next (f->desk));
  g_assert_cmpstr (get_path (f->desk), ==, "3/ب");
}

/* What the review says of every unit, counted afresh. */
static void
assert_counts (UnrepDesk *desk)
{
  UnrepReview *review = unrep_desk_get_review (desk);
  UnrepOutline *outline = unrep_desk_get_outline (desk);
  UnrepCodebook *codebook = unrep_desk_get_codebook (desk);
  guint n_flagged = 0, n_noted = 0, n_tagged = 0, n_to_tag = 0;

  for (guint i = 0; i < unrep_outline_get_n_units (outline); i++)
    {
      gboolean tagged = unrep_review_get_position (review, i) != NULL;

      n_tagged += tagged;
      n_to_tag += tagged || unrep_outline_get_unit (outline, i)->recommendation == UNREP_RECOMMENDATION_YES;
      n_flagged += unrep_review_get_flag (review, i);
      n_noted += *unrep_review_get_note (review, i) != '\0';
    }
  g_assert_cmpuint (unrep_desk_count (desk, UNREP_FILTER_ALL), ==, n_to_tag);
  g_assert_cmpuint (unrep_desk_count (desk, UNREP_FILTER_FLAGGED), ==, n_flagged);
  g_assert_cmpuint (unrep_desk_count (desk, UNREP_FILTER_NOTED), ==, n_noted);
  g_assert_cmpuint (unrep_review_get_n_tagged (review), ==, n_tagged);
  g_assert_cmpuint (unrep_review_get_n_to_tag (review), ==, n_to_tag);
  for (guint position = 0; position < unrep_codebook_get_n_positions (codebook); position++)
    {
      const char *id = unrep_codebook_get_position (codebook, position)->id;
      guint n = 0;

      for (guint i = 0; i < unrep_outline_get_n_units (outline); i++)
        n += g_strcmp0 (unrep_review_get_position (review, i), id) == 0;
      g_assert_cmpuint (unrep_desk_count (desk, UNREP_FILTER_POSITION + position), ==, n);
      g_assert_cmpuint (unrep_review_count_position (review, id), ==, n);
    }
}

/* Counts follow every change, of whatever kind and through undo and redo. */
static void
test_counts_follow (Fixture      *f,
                    gconstpointer data)
{
  UnrepReview *review = unrep_desk_get_review (f->desk);
  guint n_units = unrep_outline_get_n_units (unrep_desk_get_outline (f->desk));

  for (int i = 0; i < 400; i++)
    {
      unrep_desk_set_current (f->desk, (guint) g_test_rand_int_range (0, (int) n_units));
      switch (g_test_rand_int_range (0, 6))
        {
        case 0:
        case 1:
          unrep_desk_tag (f->desk, (guint) g_test_rand_int_range (0, 5), NULL);
          break;
        case 2:
          unrep_desk_clear (f->desk, NULL);
          break;
        case 3:
          unrep_review_set_note (review, unrep_desk_get_current (f->desk), i % 2 == 0 ? "n" : "", NULL);
          break;
        case 4:
          unrep_desk_undo (f->desk);
          break;
        default:
          unrep_desk_redo (f->desk);
        }
      assert_counts (f->desk);
    }
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);
  g_test_add ("/desk/walk", Fixture, NULL, set_up, test_walk, tear_down);
  g_test_add ("/desk/tag-goes-on", Fixture, NULL, set_up, test_tag_goes_on, tear_down);
  g_test_add ("/desk/undo-goes-there", Fixture, NULL, set_up, test_undo_goes_there, tear_down);
  g_test_add ("/desk/not-reviewed-wraps", Fixture, NULL, set_up, test_not_reviewed_wraps, tear_down);
  g_test_add ("/desk/filters", Fixture, NULL, set_up, test_filters, tear_down);
  g_test_add ("/desk/headings-take-no-position", Fixture, NULL, set_up, test_headings_take_no_position, tear_down);
  g_test_add ("/desk/model", Fixture, NULL, set_up, test_model, tear_down);
  g_test_add ("/desk/guest", Fixture, NULL, set_up, test_guest, tear_down);
  g_test_add ("/desk/outline-changes-in-place", Fixture, NULL, set_up, test_outline_changes_in_place, tear_down);
  g_test_add ("/desk/bulk", Fixture, NULL, set_up, test_bulk, tear_down);
  g_test_add ("/desk/progress", Fixture, NULL, set_up, test_progress, tear_down);
  g_test_add ("/desk/counts-follow", Fixture, NULL, set_up, test_counts_follow, tear_down);
  g_test_add ("/desk/pointing", Fixture, NULL, set_up, test_pointing, tear_down);
  return g_test_run ();
}
