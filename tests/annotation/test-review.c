/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-review-fixture.h"

static void
test_change (void)
{
  g_auto (Fixture) fixture = fixture_new ("change");
  g_autoptr (UnrepReview) review = fixture_load (&fixture);
  g_autoptr (GError) error = NULL;
  guint a = fixture_find (&fixture, "2/أ"), b = fixture_find (&fixture, "2/ب");
  guint n_to_tag = unrep_review_get_n_to_tag (review);

  g_assert_cmpint (unrep_review_get_state (review), ==, UNREP_REVIEW_SAVED);
  g_assert_null (unrep_review_get_problem (review));
  g_assert_null (unrep_review_get_annotation (review, a));
  g_assert_null (unrep_review_get_position (review, a));
  g_assert_cmpstr (unrep_review_get_note (review, a), ==, "");
  g_assert_cmpuint (n_to_tag, ==, 5);

  g_assert_true (unrep_review_set_position (review, a, "oppose", &error));
  g_assert_no_error (error);
  g_assert_true (unrep_review_set_note (review, b, "بلا موقف", &error));
  g_assert_true (unrep_review_set_flag (review, b, TRUE, &error));
  g_assert_cmpstr (unrep_review_get_position (review, a), ==, "oppose");
  g_assert_null (unrep_review_get_position (review, b));
  g_assert_cmpstr (unrep_review_get_note (review, b), ==, "بلا موقف");
  g_assert_true (unrep_review_get_flag (review, b));
  g_assert_cmpuint (unrep_review_get_n_tagged (review), ==, 1);
  g_assert_cmpuint (unrep_review_get_n_to_tag (review), ==, n_to_tag);
  g_assert_cmpuint (unrep_review_count_position (review, "oppose"), ==, 1);
  g_assert_cmpuint (unrep_review_count_position (review, "support"), ==, 0);

  /* Clearing keeps the note; without anything it is a tombstone; tagging revives it. */
  g_assert_true (unrep_review_set_position (review, b, "mixed", &error));
  g_assert_true (unrep_review_set_position (review, b, NULL, &error));
  g_assert_cmpstr (unrep_review_get_note (review, b), ==, "بلا موقف");
  {
    g_autofree char *id = g_strdup (unrep_annotation_get_id (unrep_review_get_annotation (review, b)));

    g_assert_true (unrep_review_set_note (review, b, "", &error));
    g_assert_true (unrep_review_set_flag (review, b, FALSE, &error));
    g_assert_null (unrep_review_get_annotation (review, b));
    g_assert_true (unrep_review_set_position (review, b, "none", &error));
    g_assert_cmpstr (unrep_annotation_get_id (unrep_review_get_annotation (review, b)), ==, id);
  }

  /* A unit that is no recommendation counts when it is tagged. */
  g_assert_true (unrep_review_set_position (review, 0, "none", &error));
  g_assert_cmpuint (unrep_review_get_n_to_tag (review), ==, n_to_tag + 1);
  g_assert_cmpuint (unrep_review_get_n_tagged (review), ==, 3);
  g_assert_no_error (error);
}

static void
test_usage (void)
{
  g_auto (Fixture) fixture = fixture_new ("usage");
  g_autoptr (UnrepReview) review = fixture_load (&fixture);
  g_autofree char *huge = g_strnfill (UNREP_NOTE_MAX_BYTES + 1, 'x');
  g_autoptr (GError) error = NULL;

  g_assert_false (unrep_review_set_position (review, 3, "Oppose", &error));
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_false (unrep_review_set_note (review, 3, "\xff", &error));
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_false (unrep_review_set_note (review, 3, huge, &error));
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_TOO_LARGE);
  g_assert_null (unrep_review_get_annotation (review, 3));
  g_assert_cmpint (unrep_review_get_state (review), ==, UNREP_REVIEW_SAVED);
}

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          guint      *count)
{
  ++*count;
}

static void
changed_cb (UnrepReview *review,
            guint        unit,
            GArray      *units)
{
  g_array_append_val (units, unit);
}

static void
test_notify (void)
{
  g_auto (Fixture) fixture = fixture_new ("notify");
  g_autoptr (UnrepReview) review = fixture_load (&fixture);
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (guint));
  guint state = 0, tagged = 0, to_tag = 0, undo = 0, redo = 0;

  g_signal_connect (review, "notify::state", G_CALLBACK (count_cb), &state);
  g_signal_connect (review, "notify::n-tagged", G_CALLBACK (count_cb), &tagged);
  g_signal_connect (review, "notify::n-to-tag", G_CALLBACK (count_cb), &to_tag);
  g_signal_connect (review, "notify::can-undo", G_CALLBACK (count_cb), &undo);
  g_signal_connect (review, "notify::can-redo", G_CALLBACK (count_cb), &redo);
  g_signal_connect (review, "unit-changed", G_CALLBACK (changed_cb), units);

  g_assert_true (unrep_review_set_position (review, 4, "mixed", NULL));
  g_assert_cmpuint (units->len, ==, 1);
  g_assert_cmpuint (g_array_index (units, guint, 0), ==, 4);
  g_assert_cmpuint (tagged, ==, 1);
  g_assert_cmpuint (undo, ==, 1);
  g_assert_cmpuint (state, ==, 1);

  /* The same again is no change at all. */
  g_assert_true (unrep_review_set_position (review, 4, "mixed", NULL));
  g_assert_cmpuint (units->len, ==, 1);
  g_assert_true (unrep_review_set_position (review, 4, "none", NULL));
  g_assert_cmpuint (tagged, ==, 1);
  g_assert_cmpuint (undo, ==, 1);
  g_assert_cmpuint (redo, ==, 0);
  g_assert_cmpuint (unrep_review_undo (review), ==, 4);
  g_assert_cmpuint (redo, ==, 1);
  g_assert_cmpuint (units->len, ==, 3);
}

static void
test_undo (void)
{
  g_auto (Fixture) fixture = fixture_new ("undo");
  g_autoptr (UnrepReview) review = fixture_load (&fixture);
  g_autofree char *id = NULL;

  g_assert_cmpuint (unrep_review_undo (review), ==, UNREP_NO_UNIT);
  g_assert_true (unrep_review_set_position (review, 3, "support", NULL));
  id = g_strdup (unrep_annotation_get_id (unrep_review_get_annotation (review, 3)));
  g_assert_true (unrep_review_set_position (review, 5, "oppose", NULL));
  g_assert_true (unrep_review_set_position (review, 3, "none", NULL));

  g_assert_cmpuint (unrep_review_undo (review), ==, 3);
  g_assert_cmpstr (unrep_review_get_position (review, 3), ==, "support");
  g_assert_cmpuint (unrep_review_undo (review), ==, 5);
  g_assert_null (unrep_review_get_annotation (review, 5));
  g_assert_cmpuint (unrep_review_redo (review), ==, 5);
  g_assert_cmpstr (unrep_review_get_position (review, 5), ==, "oppose");
  g_assert_cmpuint (unrep_review_redo (review), ==, 3);
  g_assert_cmpstr (unrep_review_get_position (review, 3), ==, "none");
  g_assert_cmpuint (unrep_review_redo (review), ==, UNREP_NO_UNIT);

  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (unrep_review_undo (review), !=, UNREP_NO_UNIT);
  g_assert_false (unrep_review_can_undo (review));
  g_assert_cmpuint (unrep_review_get_n_tagged (review), ==, 0);

  /* A new change ends what could be redone, and is still the same annotation. */
  g_assert_true (unrep_review_set_position (review, 3, "mixed", NULL));
  g_assert_false (unrep_review_can_redo (review));
  g_assert_cmpstr (unrep_annotation_get_id (unrep_review_get_annotation (review, 3)), ==, id);
}

static void
test_typing (void)
{
  g_auto (Fixture) fixture = fixture_new ("typing");
  g_autoptr (UnrepReview) review = fixture_load (&fixture);

  g_assert_true (unrep_review_set_note (review, 3, "ن", NULL));
  g_assert_true (unrep_review_set_note (review, 3, "نص", NULL));
  g_assert_true (unrep_review_set_note (review, 3, "نص أول", NULL));
  unrep_review_end_note_burst (review);
  g_assert_true (unrep_review_set_note (review, 3, "نص أول ثم", NULL));
  g_assert_true (unrep_review_set_note (review, 3, "نص أول ثم ثان", NULL));
  g_assert_true (unrep_review_set_note (review, 4, "غيره", NULL));
  g_assert_true (unrep_review_set_note (review, 3, "نص", NULL));
  g_assert_true (unrep_review_set_position (review, 3, "none", NULL));
  g_assert_true (unrep_review_set_note (review, 3, "", NULL));

  g_assert_cmpuint (unrep_review_undo (review), ==, 3);
  g_assert_cmpstr (unrep_review_get_note (review, 3), ==, "نص");
  g_assert_cmpuint (unrep_review_undo (review), ==, 3);
  g_assert_null (unrep_review_get_position (review, 3));
  g_assert_cmpuint (unrep_review_undo (review), ==, 3);
  g_assert_cmpstr (unrep_review_get_note (review, 3), ==, "نص أول ثم ثان");
  g_assert_cmpuint (unrep_review_undo (review), ==, 4);
  g_assert_cmpuint (unrep_review_undo (review), ==, 3);
  g_assert_cmpstr (unrep_review_get_note (review, 3), ==, "نص أول");
  g_assert_cmpuint (unrep_review_undo (review), ==, 3);
  g_assert_cmpstr (unrep_review_get_note (review, 3), ==, "");
  g_assert_false (unrep_review_can_undo (review));

  /* Typed and deleted again within one burst leaves nothing to undo. */
  g_assert_true (unrep_review_set_note (review, 6, "x", NULL));
  g_assert_true (unrep_review_set_note (review, 6, "", NULL));
  g_assert_false (unrep_review_can_undo (review));
  g_assert_null (unrep_review_get_annotation (review, 6));
}

static void
test_autosave (void)
{
  g_auto (Fixture) fixture = fixture_new ("autosave");
  g_autoptr (UnrepReview) review = fixture_load (&fixture);
  g_autoptr (UnrepReview) again = NULL;

  g_assert_false (g_file_query_exists (unrep_review_get_file (review), NULL));
  g_assert_true (unrep_review_set_position (review, 3, "oppose", NULL));
  g_assert_cmpint (unrep_review_get_state (review), ==, UNREP_REVIEW_SAVING);
  fixture_wait (review, UNREP_REVIEW_SAVED);
  g_assert_true (g_file_query_exists (unrep_review_get_file (review), NULL));

  /* More changes while one save is under way. */
  for (guint unit = 2; unit < 7; unit++)
    {
      g_assert_true (unrep_review_set_position (review, unit, unit % 2 ? "none" : "mixed", NULL));
      for (guint i = 0; i < 50; i++)
        {
          g_main_context_iteration (NULL, FALSE);
          g_usleep (1000 * unit);
        }
    }
  fixture_wait (review, UNREP_REVIEW_SAVED);

  again = fixture_load (&fixture);
  for (guint unit = 2; unit < 7; unit++)
    g_assert_cmpstr (unrep_review_get_position (again, unit), ==, unit % 2 ? "none" : "mixed");
  g_assert_cmpuint (unrep_review_get_n_tagged (again), ==, 5);
}

/* The last change before the end of a program is not lost. */
static void
test_dispose (void)
{
  g_auto (Fixture) fixture = fixture_new ("dispose");
  UnrepReview *review = fixture_load (&fixture);
  g_autoptr (UnrepReview) again = NULL;

  g_assert_true (unrep_review_set_note (review, 3, "آخر ما كتب", NULL));
  g_assert_finalize_object (review);
  again = fixture_load (&fixture);
  g_assert_cmpstr (unrep_review_get_note (again, 3), ==, "آخر ما كتب");
}

/* The command line has no main loop. */
static void
test_flush (void)
{
  g_auto (Fixture) fixture = fixture_new ("flush");
  UnrepReview *review = fixture_load (&fixture);
  g_autofree char *name = NULL;
  g_autoptr (UnrepReview) again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (unrep_review_flush (review, &error));
  g_assert_false (g_file_query_exists (unrep_review_get_file (review), NULL));
  g_assert_true (unrep_review_set_position (review, 3, "support", NULL));
  g_assert_true (unrep_review_flush (review, &error));
  g_assert_no_error (error);
  g_assert_cmpint (unrep_review_get_state (review), ==, UNREP_REVIEW_SAVED);
  name = g_file_get_basename (unrep_review_get_file (review));
  g_assert_cmpstr (name, ==, "تقرير.txt.amal.unrep.json");
  again = fixture_load (&fixture);
  g_assert_cmpstr (unrep_review_get_position (again, 3), ==, "support");
  g_assert_finalize_object (review);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  gboolean *done = user_data;
  g_autoptr (GError) error = NULL;

  g_assert_true (unrep_review_load_finish (UNREP_REVIEW (object), result, &error));
  g_assert_no_error (error);
  *done = TRUE;
}

static void
test_load_async (void)
{
  g_auto (Fixture) fixture = fixture_new ("async");
  g_autoptr (UnrepReview) first = fixture_load (&fixture);
  g_autoptr (UnrepReview) second = NULL;
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;

  g_assert_true (unrep_review_set_position (first, 3, "mixed", NULL));
  g_assert_true (unrep_review_flush (first, NULL));
  second = fixture_new_review (&fixture);
  unrep_review_load_async (second, NULL, loaded_cb, &done);
  g_assert_null (unrep_review_get_position (second, 3));
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (unrep_review_get_position (second, 3), ==, "mixed");

  g_cancellable_cancel (cancelled);
  g_assert_false (unrep_review_load (second, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What was found is merged with what the review was when the search began; what has
 * changed since, by a person or by another search, is merged again. */
static void
test_change_while_loading (void)
{
  g_auto (Fixture) fixture = fixture_new ("change-while-loading");
  g_autoptr (UnrepReview) first = fixture_load (&fixture);
  g_autoptr (UnrepReview) second = NULL;
  gboolean done = FALSE, done_again = FALSE;

  g_assert_true (unrep_review_set_position (first, 3, "mixed", NULL));
  g_assert_true (unrep_review_flush (first, NULL));
  second = fixture_new_review (&fixture);
  unrep_review_load_async (second, NULL, loaded_cb, &done);
  unrep_review_load_async (second, NULL, loaded_cb, &done_again);
  g_assert_true (unrep_review_set_position (second, 4, "oppose", NULL));
  while (!done || !done_again)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (unrep_review_get_position (second, 3), ==, "mixed");
  g_assert_cmpstr (unrep_review_get_position (second, 4), ==, "oppose");
  g_assert_cmpuint (unrep_review_get_n_tagged (second), ==, 2);
  g_assert_cmpuint (unrep_review_undo (second), ==, 4);
  g_assert_null (unrep_review_get_position (second, 4));
  g_assert_cmpstr (unrep_review_get_position (second, 3), ==, "mixed");
}

/* What another outline matched to no unit stays, is counted, and is written back. */
static void
test_unmatched (void)
{
  g_auto (Fixture) fixture = fixture_new ("unmatched");
  g_autoptr (UnrepReview) review = NULL;
  g_autoptr (UnrepSideFile) saved = NULL;
  g_autofree char *path = NULL;

  path = fixture_write_side_file (&fixture, NULL, UID, FIXTURE_SPAN FIXTURE_UNKNOWN FIXTURE_SMALL);
  review = fixture_load (&fixture);
  g_assert_cmpuint (unrep_review_get_n_tagged (review), ==, 1);
  g_assert_cmpuint (unrep_review_count_position (review, "of-another-codebook"), ==, 1);
  g_assert_true (unrep_review_set_position (review, 3, "mixed", NULL));
  g_assert_true (unrep_review_flush (review, NULL));
  g_assert_cmpuint (unrep_review_get_n_tagged (review), ==, 2);

  saved = unrep_side_file_read (unrep_review_get_file (review), NULL, NULL);
  g_assert_nonnull (saved);
  g_assert_cmpuint (unrep_side_file_get_n_annotations (saved), ==, 4);
  fixture_assert_contains (unrep_review_get_file (review), "\"later\": {\"a\":[1.50]}");
  fixture_assert_contains (unrep_review_get_file (review), "\"opened_as_lead\": \"2026-02-03T04:05:06Z\"");
}

/* A book of a report: a key must feel like one. */
static void
test_large (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("large");
  g_autoptr (GString) text = g_string_new ("تقرير كبير\n\nأولاً - التوصيات\n\n");
  g_auto (Fixture) fixture = { .dir = g_strdup (dir) };
  g_autoptr (GFile) file = NULL;
  g_autoptr (UnrepReview) review = NULL, again = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start, longest = 0;
  guint n_units;

  for (guint i = 1; i <= 3000; i++)
    g_string_append_printf (text, "%u- ينبغي للدول أن تنظر في المسألة رقم %u وأن تقدم تقريراً عنها.\n\n", i, i * 7);
  file = unrep_test_new_report (dir, "كبير.txt", text->str);
  fixture.report = unrep_report_load (file, NULL, &error);
  g_assert_no_error (error);
  fixture.outline = unrep_report_new_outline (fixture.report, NULL, &error);
  g_assert_no_error (error);
  fixture.codebook = unrep_codebook_new_default ();
  fixture.reviewer = unrep_reviewer_new ("amal", UID, "أمل");
  review = fixture_load (&fixture);
  n_units = unrep_outline_get_n_units (fixture.outline);
  g_assert_cmpuint (n_units, >, 3000);
  for (guint unit = 0; unit < n_units; unit++)
    g_assert_true (unrep_review_set_position (review, unit, unit % 3 ? "none" : "mixed", NULL));

  start = g_get_monotonic_time ();
  while (unrep_review_get_state (review) != UNREP_REVIEW_SAVED)
    {
      gint64 before = g_get_monotonic_time ();

      if (g_main_context_iteration (NULL, FALSE))
        longest = MAX (longest, g_get_monotonic_time () - before);
      else
        g_usleep (200);
    }
  g_test_message ("saved in %" G_GINT64_FORMAT " ms, main loop held for %" G_GINT64_FORMAT " us at most",
                  (g_get_monotonic_time () - start) / 1000, longest);
  again = fixture_load (&fixture);
  g_assert_cmpuint (unrep_review_get_n_tagged (again), ==, n_units);
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/review/change", test_change);
  g_test_add_func ("/review/usage", test_usage);
  g_test_add_func ("/review/notify", test_notify);
  g_test_add_func ("/review/undo", test_undo);
  g_test_add_func ("/review/typing", test_typing);
  g_test_add_func ("/review/autosave", test_autosave);
  g_test_add_func ("/review/dispose", test_dispose);
  g_test_add_func ("/review/flush", test_flush);
  g_test_add_func ("/review/load-async", test_load_async);
  g_test_add_func ("/review/change-while-loading", test_change_while_loading);
  g_test_add_func ("/review/unmatched", test_unmatched);
  g_test_add_func ("/review/large", test_large);
  return g_test_run ();
}
