/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "annotation/unrep-review-recovery.h"

#include "annotation/unrep-annotation-private.h"
#include "annotation/unrep-review-spans.h"
#include "annotation/unrep-versions.h"
#include "base/unrep-file.h"
#include "unrep-review-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/syscall.h>
#include <unistd.h>

#define NAME "تقرير.txt.amal.unrep.json"
#define LIMIT_SECONDS 20

static char *program;
/* What another program does right before a journal is locked here, once. */
static void (*meanwhile) (gpointer data);
static gpointer meanwhile_data;

/* Takes the place of the C library's. */
int
flock (int fd,
       int operation)
{
  void (*act) (gpointer data) = meanwhile;

  meanwhile = NULL;
  if (act != NULL)
    act (meanwhile_data);
  return syscall (SYS_flock, fd, operation);
}

static guint
count_journals (void)
{
  g_autofree char *path = unrep_dup_state_path ("journal");
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* Runs one of the tasks below in another program, which is killed as soon as it has
 * said that it is done. */
static void
run_and_kill (Fixture    *fixture,
              const char *task)
{
  g_autofree char *report = g_build_filename (fixture->dir, "تقرير.txt", NULL);
  g_autoptr (GSubprocess) child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL, program, "child", task, report,
                                                    NULL);
  char byte = 0;

  g_assert_cmpint (g_input_stream_read (g_subprocess_get_stdout_pipe (child), &byte, 1, NULL, NULL), ==, 1);
  g_subprocess_send_signal (child, SIGKILL);
  g_assert_true (g_subprocess_wait (child, NULL, NULL));
}

static void
assert_change (UnrepReview *review,
               guint        index,
               guint        unit,
               const char  *what)
{
  g_autofree char *change = unrep_review_dup_recovered_change (review, index, NULL);

  g_assert_cmpuint (unrep_review_get_recovered_unit (review, index), ==, unit);
  g_assert_cmpstr (change, ==, what);
}

/* Killed right behind the last key, before any save: all of it is there, and the
 * person is told what it is. */
static void
test_killed (void)
{
  g_auto (Fixture) fixture = fixture_new ("killed");
  UnrepReview *review;
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;

  run_and_kill (&fixture, "tag");
  review = fixture_load (&fixture);
  g_assert_cmpuint (unrep_review_get_n_recovered (review), ==, 4);
  assert_change (review, 0, 2, "oppose, note");
  assert_change (review, 1, 3, "mixed");
  assert_change (review, 2, 4, "flag, tags");
  assert_change (review, 3, 5, "words as evidence, support");
  message = unrep_review_dup_recovered_message (review);
  g_assert_cmpstr (message, ==, "4 changes that were not saved last time were found and added.");
  g_assert_cmpstr (unrep_review_get_position (review, 2), ==, "oppose");
  g_assert_cmpstr (unrep_review_get_note (review, 2), ==, "قبل النهاية");
  /* It saves itself, whatever the person says. */
  fixture_wait (review, UNREP_REVIEW_SAVED);
  fixture_assert_contains (unrep_review_get_file (review), "قبل النهاية");
  unrep_review_keep_recovered (review);
  g_assert_cmpuint (unrep_review_get_n_recovered (review), ==, 0);
  g_assert_null (unrep_review_dup_recovered_message (review));

  /* All of it is one step. */
  g_assert_cmpuint (unrep_review_undo (review), !=, UNREP_NO_UNIT);
  g_assert_cmpuint (unrep_review_get_n_tagged (review), ==, 0);
  g_assert_false (unrep_review_can_undo (review));
  g_assert_cmpuint (unrep_review_redo (review), !=, UNREP_NO_UNIT);
  g_assert_cmpstr (unrep_review_get_position (review, 3), ==, "mixed");
  g_assert_finalize_object (review);

  review = fixture_load (&fixture);
  g_assert_cmpuint (unrep_review_get_n_recovered (review), ==, 0);
  g_assert_cmpstr (unrep_review_get_position (review, 3), ==, "mixed");
  g_assert_finalize_object (review);
}

/* Taken back: as the file had it, apart from what was changed since, and what was
 * taken back stays among the older versions. */
static void
test_take_back (void)
{
  g_auto (Fixture) fixture = fixture_new ("take-back");
  g_autoptr (UnrepReview) review = fixture_load (&fixture);
  g_autoptr (UnrepSideFile) work = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GError) error = NULL;
  gboolean kept = FALSE;

  g_assert_true (unrep_review_set_position (review, 2, "none", NULL));
  g_assert_true (unrep_review_flush (review, &error));
  g_clear_object (&review);
  run_and_kill (&fixture, "tag");
  review = fixture_load (&fixture);
  g_assert_cmpuint (unrep_review_get_n_recovered (review), ==, 4);
  g_assert_true (unrep_review_set_position (review, 3, "neutral", NULL));
  g_assert_true (unrep_review_take_back_recovered (review, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (unrep_review_get_n_recovered (review), ==, 0);
  g_assert_cmpstr (unrep_review_get_position (review, 2), ==, "none");
  g_assert_cmpstr (unrep_review_get_note (review, 2), ==, "");
  g_assert_cmpstr (unrep_review_get_position (review, 3), ==, "neutral");
  g_assert_false (unrep_review_get_flag (review, 4));
  g_assert_true (unrep_review_flush (review, &error));

  work = unrep_side_file_new (fixture.report, fixture.codebook, fixture.reviewer);
  for (guint i = 0; i < LIMIT_SECONDS * 100 && !kept; i++)
    {
      g_clear_pointer (&versions, g_ptr_array_unref);
      versions = unrep_versions_list (work);
      for (guint k = 0; k < versions->len; k++)
        kept = kept || ((UnrepVersion *) versions->pdata[k])->reason == UNREP_VERSION_BEFORE_CHOICE;
      g_main_context_iteration (NULL, FALSE);
      g_usleep (10000);
    }
  g_assert_true (kept);

  g_assert_cmpuint (unrep_review_undo (review), !=, UNREP_NO_UNIT);
  g_assert_cmpstr (unrep_review_get_note (review, 2), ==, "قبل النهاية");
  g_assert_true (unrep_review_get_flag (review, 4));
}

/* What was saved before the end is not offered, although the journal still has it. */
static void
test_saved (void)
{
  g_auto (Fixture) fixture = fixture_new ("saved");
  g_autoptr (UnrepReview) review = NULL;
  guint n_journals = count_journals ();

  run_and_kill (&fixture, "save");
  g_assert_cmpuint (count_journals (), ==, n_journals + 1);
  review = fixture_load (&fixture);
  g_assert_cmpuint (unrep_review_get_n_recovered (review), ==, 0);
  g_assert_cmpint (unrep_review_get_state (review), ==, UNREP_REVIEW_SAVED);
  g_assert_cmpstr (unrep_review_get_position (review, 2), ==, "oppose");
}

/* Made and undone before it was ever saved: nobody wants to hear of it. */
static void
test_nothing (void)
{
  g_auto (Fixture) fixture = fixture_new ("nothing");
  g_autoptr (UnrepReview) review = NULL;

  run_and_kill (&fixture, "undo");
  review = fixture_load (&fixture);
  g_assert_cmpuint (unrep_review_get_n_recovered (review), ==, 0);
  g_assert_false (unrep_review_can_undo (review));
}

/* Every change that a program knows to have made is there after it was killed. */
static void
test_killed_anywhere (void)
{
  for (guint round = 0; round < 10; round++)
    {
      g_auto (Fixture) fixture = fixture_new ("anywhere");
      g_autofree char *report = g_build_filename (fixture.dir, "تقرير.txt", NULL);
      g_autoptr (GSubprocess) child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL, program, "child", "type",
                                                        report, NULL);
      g_autoptr (UnrepReview) review = NULL;
      g_autoptr (GDataInputStream) lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
      guint n = g_test_rand_int_range (1, 200), last[4] = { 0 };
      char *line;

      for (guint i = 0; (line = g_data_input_stream_read_line (lines, NULL, NULL, NULL)) != NULL; i++)
        {
          guint value = g_ascii_strtoull (line, NULL, 10);

          last[value % 4] = value;
          g_free (line);
          if (i == n)
            g_subprocess_send_signal (child, SIGKILL);
        }
      g_assert_true (g_subprocess_wait (child, NULL, NULL));
      review = fixture_load (&fixture);
      for (guint i = 0; i < 4; i++)
        g_assert_cmpuint (g_ascii_strtoull (unrep_review_get_note (review, 2 + i), NULL, 10), >=, last[i]);
    }
}

static void
wait_for (gboolean (*is_done) (UnrepReview *review),
          UnrepReview *review)
{
  gint64 end = g_get_monotonic_time () + LIMIT_SECONDS * G_TIME_SPAN_SECOND;

  while (!is_done (review) && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_true (is_done (review));
}

static gboolean
has_three (UnrepReview *review)
{
  g_autoptr (UnrepSideFile) side_file = unrep_side_file_read (unrep_review_get_file (review), NULL, NULL);

  return side_file != NULL && unrep_side_file_get_n_annotations (side_file) == 3 &&
         unrep_review_get_state (review) == UNREP_REVIEW_SAVED;
}

/* Another machine, which never saw our last save, replaces the file: when the
 * window gets the focus, both are there. */
static void
test_overwritten (void)
{
  g_auto (Fixture) fixture = fixture_new ("overwritten");
  g_autoptr (UnrepReview) review = fixture_load (&fixture);
  g_autofree char *path = NULL, *content = NULL, *after = NULL;

  g_assert_true (unrep_review_set_position (review, 3, "mixed", NULL));
  g_assert_true (unrep_review_flush (review, NULL));
  path = fixture_write_side_file (&fixture, NULL, UID, FIXTURE_SMALL FIXTURE_SPAN);
  unrep_review_save_again (review);
  wait_for (has_three, review);
  fixture_assert_contains (unrep_review_get_file (review), "\"mixed\"");
  g_assert_nonnull (unrep_review_get_span (review, "3b8faa18-37f8-488b-97fc-695a07a0ca6e"));

  /* Somebody's half-written file is nobody's business until it is whole. */
  content = fixture_dup_content (path);
  g_assert_true (g_file_set_contents (path, content, 100, NULL));
  unrep_review_save_again (review);
  for (guint i = 0; i < 30; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (10000);
    }
  g_assert_cmpint (unrep_review_get_state (review), ==, UNREP_REVIEW_SAVED);
  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  unrep_review_save_again (review);
  after = fixture_dup_content (path);
  g_assert_cmpstr (after, ==, content);
}

/* A head that differs in nothing but names is not saved again and again. */
static void
test_other_head (void)
{
  g_auto (Fixture) fixture = fixture_new ("head");
  g_autoptr (UnrepReview) review = fixture_load (&fixture);
  g_autofree char *path = NULL, *content = NULL, *after = NULL;
  g_autoptr (GString) other = NULL;

  g_assert_true (unrep_review_set_position (review, 3, "mixed", NULL));
  g_assert_true (unrep_review_flush (review, NULL));
  path = g_file_get_path (unrep_review_get_file (review));
  content = fixture_dup_content (path);
  other = g_string_new (content);
  g_assert_cmpuint (g_string_replace (other, "\"name\": \"أمل\"", "\"name\": \"Amal\"", 1), ==, 1);
  g_assert_true (g_file_set_contents (path, other->str, -1, NULL));
  unrep_review_save_again (review);
  for (guint i = 0; i < 50; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (10000);
    }
  after = fixture_dup_content (path);
  g_assert_cmpstr (after, ==, other->str);
}

/* One person, one computer, two programs: each counts its own changes, so that two
 * changes of one annotation are a conflict, however many each has made. */
static void
test_two_programs (void)
{
  g_auto (Fixture) fixture = fixture_new ("two");
  g_autoptr (UnrepReview) here = fixture_load (&fixture), there = NULL, again = NULL;

  g_assert_true (unrep_review_set_position (here, 3, "mixed", NULL));
  g_assert_true (unrep_review_flush (here, NULL));
  there = fixture_load (&fixture);
  g_assert_true (unrep_review_set_position (here, 3, "oppose", NULL));
  g_assert_true (unrep_review_flush (here, NULL));
  g_assert_true (unrep_review_set_position (there, 3, "none", NULL));
  g_assert_true (unrep_review_set_position (there, 3, "support", NULL));
  g_assert_true (unrep_review_flush (there, NULL));
  g_assert_cmpuint (unrep_review_get_n_conflicts (there), ==, 1);
  g_assert_cmpstr (unrep_review_get_position (there, 3), ==, "support");
}

typedef struct
{
  char *path;
  char *content;
} Save;

static void
finish_save (gpointer data)
{
  Save *save = data;

  g_assert_true (g_file_set_contents (save->path, save->content, -1, NULL));
}

/* The other program saves and ends while this one loads: it has read the side file
 * already, and finds the journal after. What was saved is not called unsaved. */
static void
test_saved_meanwhile (void)
{
  g_auto (Fixture) fixture = fixture_new ("meanwhile");
  UnrepReview *review = fixture_load (&fixture);
  g_autofree char *path = g_file_get_path (unrep_review_get_file (review)), *before = NULL, *after = NULL;
  Save save = { .path = path };

  g_assert_true (unrep_review_set_position (review, 2, "none", NULL));
  g_assert_true (unrep_review_flush (review, NULL));
  before = fixture_dup_content (path);
  g_assert_true (unrep_review_set_position (review, 3, "oppose", NULL));
  g_assert_true (unrep_review_flush (review, NULL));
  save.content = after = fixture_dup_content (path);
  g_assert_finalize_object (review);

  for (guint i = 0; i < 2; i++)
    {
      const char *first = i == 0 ? before : NULL;

      if (first != NULL)
        g_assert_true (g_file_set_contents (path, first, -1, NULL));
      else
        g_assert_cmpint (g_unlink (path), ==, 0);
      meanwhile_data = &save;
      meanwhile = finish_save;
      review = fixture_load (&fixture);
      g_assert_null (meanwhile);
      g_assert_cmpuint (unrep_review_get_n_recovered (review), ==, 0);
      g_assert_cmpstr (unrep_review_get_position (review, 2), ==, "none");
      g_assert_cmpstr (unrep_review_get_position (review, 3), ==, "oppose");
      g_assert_cmpint (unrep_review_get_state (review), ==, UNREP_REVIEW_SAVED);
      g_assert_false (unrep_review_can_undo (review));
      g_assert_finalize_object (review);
    }

  /* What is really lost is found all the same. */
  g_assert_true (g_file_set_contents (path, before, -1, NULL));
  review = fixture_load (&fixture);
  g_assert_cmpuint (unrep_review_get_n_recovered (review), ==, 1);
  g_assert_finalize_object (review);
}

/* The journal has another version than the file: neither is lost. */
static void
test_conflict (void)
{
  g_auto (Fixture) fixture = fixture_new ("conflict");
  g_autoptr (UnrepReview) review = fixture_load (&fixture);
  g_autofree char *path = NULL, *before = NULL;
  g_autoptr (GString) theirs = NULL;
  UnrepAnnotation *annotation;
  char *edits;

  g_assert_true (unrep_review_set_position (review, 2, "none", NULL));
  g_assert_true (unrep_review_flush (review, NULL));
  path = g_file_get_path (unrep_review_get_file (review));
  before = fixture_dup_content (path);
  g_clear_object (&review);
  run_and_kill (&fixture, "tag");

  /* Meanwhile the other machine has changed the same. */
  theirs = g_string_new (before);
  g_assert_cmpuint (g_string_replace (theirs, "\"none\"", "\"neutral\"", 1), ==, 1);
  edits = strstr (theirs->str, "\"edits\": {");
  g_string_insert (theirs, edits - theirs->str + strlen ("\"edits\": {"), "\"eeeeeeee\": 1,");
  g_assert_true (g_file_set_contents (path, theirs->str, -1, NULL));

  review = fixture_load (&fixture);
  g_assert_cmpuint (unrep_review_get_n_recovered (review), ==, 3);
  g_assert_cmpstr (unrep_review_get_position (review, 2), ==, "neutral");
  g_assert_cmpuint (unrep_review_get_n_conflicts (review), ==, 1);
  fixture_wait (review, UNREP_REVIEW_SAVED);
  annotation = unrep_review_get_annotation (review, 2);
  g_assert_nonnull (annotation);
  {
    g_autofree char *folder = unrep_dup_state_path ("conflicts");
    g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
    const char *name;
    gboolean found = FALSE;

    while ((name = g_dir_read_name (dir)) != NULL)
      {
        g_autofree char *file = g_build_filename (folder, name, NULL), *content = fixture_dup_content (file);

        found = found || (strstr (content, "قبل النهاية") != NULL &&
                          strstr (content, unrep_annotation_get_id (annotation)) != NULL);
      }
    g_assert_true (found);
  }
  /* The person has not chosen yet. */
  g_clear_object (&review);
  review = fixture_load (&fixture);
  g_assert_cmpuint (unrep_review_get_n_conflicts (review), ==, 1);
  g_assert_cmpuint (unrep_review_get_n_recovered (review), ==, 0);
}

static void
say (const char *text)
{
  g_assert_cmpint (write (STDOUT_FILENO, text, strlen (text)), ==, (gssize) strlen (text));
}

static void
tag (UnrepReview *review,
     const char  *task)
{
  UnrepRange range = unrep_outline_get_unit (unrep_review_get_outline (review), 5)->range;
  const guint unit = 4;

  g_assert_true (unrep_review_set_position (review, 2, "oppose", NULL));
  g_assert_true (unrep_review_set_note (review, 2, "قبل النهاية", NULL));
  if (g_str_equal (task, "save"))
    {
      g_assert_true (unrep_review_flush (review, NULL));
      return;
    }
  if (g_str_equal (task, "undo"))
    {
      while (unrep_review_can_undo (review))
        unrep_review_undo (review);
      return;
    }
  g_assert_true (unrep_review_set_position (review, 3, "support", NULL));
  g_assert_true (unrep_review_set_position (review, 3, "mixed", NULL));
  g_assert_true (unrep_review_set_flag (review, 4, TRUE, NULL));
  g_assert_true (unrep_review_set_tag (review, &unit, 1, unrep_codebook_get_tag (unrep_review_get_codebook (review), 0), TRUE, NULL));
  range.end = range.start + 12;
  g_assert_nonnull (unrep_review_add_span (review, range, "support", NULL));
}

/* Types as fast as it can, and saves now and then. */
static void
type (UnrepReview *review)
{
  for (guint i = 4;; i++)
    {
      g_autofree char *line = g_strdup_printf ("%u\n", i);
      g_autofree char *note = g_strdup_printf ("%u", i);

      g_assert_true (unrep_review_set_note (review, 2 + i % 4, note, NULL));
      say (line);
      g_main_context_iteration (NULL, FALSE);
    }
}

static int
run_child (const char *task,
           const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_auto (Fixture) fixture = { .report = unrep_report_load (file, NULL, NULL) };
  g_autoptr (UnrepReview) review = NULL;

  fixture.outline = unrep_report_new_outline (fixture.report, NULL, NULL);
  fixture.codebook = unrep_codebook_new_default ();
  fixture.reviewer = unrep_reviewer_new ("amal", UID, "أمل");
  review = fixture_load (&fixture);
  if (g_str_equal (task, "type"))
    type (review);
  tag (review, task);
  say ("\n");
  pause ();
  return 0;
}

int
main (int    argc,
      char **argv)
{
  if (argc == 4 && g_str_equal (argv[1], "child"))
    return run_child (argv[2], argv[3]);

  program = argv[0];
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/recovery/killed", test_killed);
  g_test_add_func ("/recovery/take-back", test_take_back);
  g_test_add_func ("/recovery/saved", test_saved);
  g_test_add_func ("/recovery/nothing", test_nothing);
  g_test_add_func ("/recovery/killed-anywhere", test_killed_anywhere);
  g_test_add_func ("/recovery/overwritten", test_overwritten);
  g_test_add_func ("/recovery/other-head", test_other_head);
  g_test_add_func ("/recovery/two-programs", test_two_programs);
  g_test_add_func ("/recovery/saved-meanwhile", test_saved_meanwhile);
  g_test_add_func ("/recovery/conflict", test_conflict);
  return g_test_run ();
}
