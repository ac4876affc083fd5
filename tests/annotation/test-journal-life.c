/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "annotation/unrep-annotation-private.h"
#include "annotation/unrep-journal-file.h"
#include "annotation/unrep-journal-left.h"
#include "annotation/unrep-side-file-private.h"
#include "unrep-journal-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <utime.h>

static char *program;
static int n_syncs; /* atomic */
static int sync_fails; /* atomic */

/* Takes the place of the C library's, to see that it is called, and when. */
int
fdatasync (int fd)
{
  g_atomic_int_inc (&n_syncs);
  if (g_atomic_int_get (&sync_fails))
    {
      errno = EIO;
      return -1;
    }
  return syscall (SYS_fdatasync, fd);
}

/* Two windows of one person: each has a journal and a name in `edits`. */
static void
test_two_programs (void)
{
  g_auto (Desk) desk = desk_new ("two");
  UnrepJournal *here = desk_open (&desk);
  UnrepJournal *there = desk_open (&desk);
  g_autoptr (UnrepAnnotation) annotation = desk_new_annotation (&desk, 1, "أصل", DEVICE);
  g_autoptr (UnrepAnnotation) mine = desk_new_version (annotation, "هنا", unrep_journal_get_device (here));
  g_autoptr (UnrepAnnotation) theirs = desk_new_version (annotation, "هناك", unrep_journal_get_device (there));
  g_autoptr (GPtrArray) left = NULL;
  g_autofree char *other = unrep_journal_dup_path (desk.work, desk.folder, unrep_journal_get_device (there));

  g_assert_cmpstr (unrep_journal_get_device (there), !=, DEVICE);
  g_assert_cmpint (unrep_annotation_compare_edits (mine, theirs), ==, UNREP_EDITS_DIVERGED);
  g_assert_true (journal_append (here, mine, NULL));
  g_assert_true (journal_append (there, theirs, NULL));
  journal_assert_notes (here, "هنا");
  journal_assert_notes (there, "هناك");
  left = unrep_journal_list_left (desk.work, desk.folder);
  g_assert_cmpuint (left->len, ==, 0);
  unrep_journal_close (there);

  /* The one that ended left something; the one that lives keeps its own. */
  g_ptr_array_unref (left);
  left = unrep_journal_list_left (desk.work, desk.folder);
  g_assert_cmpuint (left->len, ==, 1);
  unrep_journal_close (here);
  desk_assert_left (&desk, "هنا هناك");
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
  desk_assert_left (&desk, "هنا هناك");
}

/* A reading from after that may show what an ended program has left: it had saved. */
static void
test_shown_after (void)
{
  g_auto (Desk) desk = desk_new ("after");
  UnrepJournal *journal = desk_open (&desk);
  g_autoptr (UnrepAnnotation) first = desk_new_annotation (&desk, 1, "قديم", DEVICE);
  g_autoptr (UnrepAnnotation) later = desk_new_version (first, "جديد", DEVICE);
  g_autoptr (UnrepSideFile) reading = unrep_side_file_copy (desk.work);
  g_autoptr (GPtrArray) left = NULL, shown = g_ptr_array_new ();

  g_assert_true (journal_append (journal, later, NULL));
  unrep_journal_close (journal);
  left = unrep_journal_list_left (desk.work, desk.folder);
  g_ptr_array_add (shown, first);
  unrep_side_file_set_annotations (reading, shown);
  unrep_journal_remove_shown (left, reading);
  g_assert_cmpuint (left->len, ==, 1);
  shown->pdata[0] = later;
  unrep_side_file_set_annotations (reading, shown);
  unrep_journal_remove_shown (left, reading);
  g_assert_cmpuint (left->len, ==, 0);
}

/* The same text in two folders is two works, until one of the folders is gone. */
static void
test_two_folders (void)
{
  g_auto (Desk) desk = desk_new ("folders");
  g_autofree char *other = g_build_filename (desk.fixture.dir, "other", NULL);
  g_autofree char *other_uri = g_filename_to_uri (other, NULL, NULL);
  UnrepJournal *journal;

  g_assert_cmpint (g_mkdir (other, 0700), ==, 0);
  journal = unrep_journal_new (desk.work, other_uri, DEVICE);
  g_assert_cmpstr (unrep_journal_get_device (journal), ==, DEVICE);
  desk_append_note (&desk, journal, 1, "a");
  unrep_journal_close (journal);
  desk_assert_left (&desk, "");
  g_assert_cmpint (g_rmdir (other), ==, 0);
  desk_assert_left (&desk, "a");
  g_assert_cmpint (g_mkdir (other, 0700), ==, 0);
  journal = unrep_journal_new (desk.work, other_uri, DEVICE);
  journal_assert_notes (journal, "");
  unrep_journal_close (journal);
  desk_assert_left (&desk, "a");
}

/* Neither a folder that cannot be written nor a full disk loses what is in memory,
 * and both are said. */
static void
test_unwritable (void)
{
  g_auto (Desk) desk = desk_new ("unwritable");
  g_autofree char *folder = g_path_get_dirname (desk.path), *aside = g_strconcat (folder, "-aside", NULL);
  g_autoptr (UnrepAnnotation) first = desk_new_annotation (&desk, 1, "a", DEVICE);
  g_autoptr (GError) error = NULL;
  UnrepJournal *journal;

  g_assert_cmpint (g_rename (folder, aside), ==, 0);
  g_assert_true (g_file_set_contents (folder, "", 0, NULL));
  journal = desk_open (&desk);
  g_assert_false (journal_append (journal, first, &error));
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_UNWRITABLE);
  g_assert_nonnull (strstr (error->message, folder));
  journal_assert_notes (journal, "a");

  g_unlink (folder);
  g_assert_cmpint (g_rename (aside, folder), ==, 0);
  desk_append_note (&desk, journal, 2, "b");
  unrep_journal_close (journal);
  desk_assert_left (&desk, "a b");
}

static void
test_full (void)
{
  g_auto (Desk) desk = desk_new ("full");
  g_autofree char *long_note = g_strnfill (9000, 'x');
  g_autoptr (UnrepAnnotation) large = desk_new_annotation (&desk, 3, long_note, DEVICE);
  UnrepJournal *journal = desk_open (&desk);
  g_autoptr (GError) error = NULL;
  struct rlimit limit, old;
  gsize before;

  desk_append_note (&desk, journal, 1, "a");
  before = get_file_size (desk.path);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old), ==, 0);
  limit = old;
  limit.rlim_cur = before + 5000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_false (journal_append (journal, large, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old), ==, 0);
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_UNWRITABLE);
  g_assert_cmpuint (get_file_size (desk.path), ==, before);

  g_assert_true (journal_append (journal, NULL, NULL));
  unrep_journal_close (journal);
  journal = desk_open (&desk);
  g_assert_cmpuint (get_file_size (desk.path), >, before + 9000);
  unrep_journal_close (journal);
}

/* Has @path changed that many seconds from now. */
static void
set_changed (const char *path,
             int         seconds)
{
  struct utimbuf when = { .actime = time (NULL), .modtime = time (NULL) + seconds };

  g_assert_cmpint (g_utime (path, &when), ==, 0);
}

/* Only a reading that shows a change ends the need for its record. */
static void
test_confirm (void)
{
  g_auto (Desk) desk = desk_new ("confirm");
  UnrepJournal *journal = desk_open (&desk);
  g_autoptr (UnrepAnnotation) first = desk_new_annotation (&desk, 1, "قديم", DEVICE);
  g_autoptr (UnrepAnnotation) later = desk_new_version (first, "جديد", DEVICE);
  g_autoptr (UnrepAnnotation) other = desk_new_version (first, "آخر", "bbbbbbbb");
  g_autoptr (UnrepSideFile) reading = unrep_side_file_copy (desk.work);
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  gsize head;

  g_assert_true (journal_append (journal, later, NULL));
  unrep_journal_confirm (journal, reading);
  journal_assert_notes (journal, "جديد");
  g_ptr_array_add (shown, first);
  unrep_side_file_set_annotations (reading, shown);
  unrep_journal_confirm (journal, reading);
  journal_assert_notes (journal, "جديد");
  shown->pdata[0] = other;
  unrep_side_file_set_annotations (reading, shown);
  unrep_journal_confirm (journal, reading);
  journal_assert_notes (journal, "جديد");

  /* Too soon after a save: somebody may still be about to overwrite it. */
  shown->pdata[0] = later;
  unrep_side_file_set_annotations (reading, shown);
  unrep_journal_note_saved (journal);
  unrep_journal_confirm (journal, reading);
  journal_assert_notes (journal, "جديد");
  unrep_journal_close (journal);
  /* Whatever else this machine does meanwhile. */
  set_changed (desk.path, 4);
  journal = desk_open (&desk);
  unrep_journal_confirm (journal, reading);
  journal_assert_notes (journal, "جديد");
  unrep_journal_close (journal);

  /* Long after, by whatever clock: the journal goes when nothing is left in it. */
  for (int years = -1; years <= 1; years += 2)
    {
      journal = desk_open (&desk);
      g_assert_true (journal_append (journal, later, NULL));
      unrep_journal_close (journal);
      set_changed (desk.path, years * 31536000);
      journal = desk_open (&desk);
      journal_assert_notes (journal, "جديد");
      unrep_journal_confirm (journal, reading);
      journal_assert_notes (journal, "");
      head = get_file_size (desk.path);
      desk_append_note (&desk, journal, 2, "!");
      g_assert_cmpuint (get_file_size (desk.path), >, head);
      unrep_journal_drop (journal, shown);
      journal_assert_notes (journal, "!");
      unrep_journal_close (journal);
      desk_assert_left (&desk, "!");
      g_unlink (desk.path);
    }
  journal = desk_open (&desk);
  unrep_journal_close (journal);
  g_assert_false (g_file_test (desk.path, G_FILE_TEST_EXISTS));
}

typedef struct
{
  UnrepJournal *journal;
  UnrepSideFile *reading;
  int stop; /* atomic */
} Confirmer;

static gpointer
confirm_thread (gpointer data)
{
  Confirmer *confirmer = data;

  while (!g_atomic_int_get (&confirmer->stop))
    {
      unrep_journal_confirm (confirmer->journal, confirmer->reading);
      g_usleep (2000);
    }
  return NULL;
}

/* A long note that is typed for hours: the journal does not grow for ever, and no
 * key is lost while it is written anew. */
static void
test_rewrite (void)
{
  g_auto (Desk) desk = desk_new ("rewrite");
  Confirmer confirmer = { .journal = desk_open (&desk), .reading = desk.work };
  g_autofree char *long_note = g_strnfill (20000, 'n');
  g_autoptr (UnrepAnnotation) annotation = desk_new_annotation (&desk, 1, "", DEVICE);
  GThread *thread = g_thread_new ("confirm", confirm_thread, &confirmer);
  g_autofree char *temporary = g_strconcat (desk.path, ".tmp", NULL);
  gsize largest = 0;

  desk_append_note (&desk, confirmer.journal, 2, "!");
  for (guint i = 0; i < 600; i++)
    {
      g_autoptr (UnrepAnnotation) old = annotation;
      g_autofree char *note = g_strdup_printf ("%s%u", long_note, i);

      annotation = desk_new_version (old, note, DEVICE);
      g_assert_true (journal_append (confirmer.journal, annotation, NULL));
      largest = MAX (largest, get_file_size (desk.path));
      if (i % 50 == 0)
        g_usleep (5000);
    }
  for (guint i = 0; i < 2000 && get_file_size (desk.path) > 2 * 1024 * 1024; i++)
    g_usleep (10000);
  g_atomic_int_set (&confirmer.stop, 1);
  g_thread_join (thread);
  g_test_message ("12 MB of records, the journal was %zu bytes at most and is %zu", largest, get_file_size (desk.path));
  g_assert_cmpuint (get_file_size (desk.path), <, 2 * 1024 * 1024);
  g_assert_false (g_file_test (temporary, G_FILE_TEST_EXISTS));
  unrep_journal_close (confirmer.journal);

  confirmer.journal = desk_open (&desk);
  {
    g_autofree char *notes = journal_dup_notes (confirmer.journal);
    g_autofree char *expected = g_strdup_printf ("! %s599", long_note);

    g_assert_cmpstr (notes, ==, expected);
  }
  unrep_journal_close (confirmer.journal);
}

/* It is flushed although nobody runs a main loop; and what a disk has refused to
 * flush is written again. */
static void
test_sync (void)
{
  g_auto (Desk) desk = desk_new ("sync");
  UnrepJournal *journal = desk_open (&desk);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  gsize before;
  int n_flushed;

  g_atomic_int_set (&n_syncs, 0);
  desk_append_note (&desk, journal, 1, "a");
  desk_append_note (&desk, journal, 2, "b");
  for (guint i = 0; i < 2000 && g_atomic_int_get (&n_syncs) == 0; i++)
    g_usleep (10000);
  g_assert_cmpint (g_atomic_int_get (&n_syncs), >=, 1);
  g_test_message ("flushed after %" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - start) / 1000);

  /* A machine that was busy between the two may have flushed the first alone. */
  g_assert_true (unrep_journal_sync (journal, &error));
  n_flushed = g_atomic_int_get (&n_syncs);
  g_assert_cmpint (n_flushed, <=, 2);
  g_assert_true (unrep_journal_sync (journal, &error));
  g_assert_cmpint (g_atomic_int_get (&n_syncs), ==, n_flushed);
  before = get_file_size (desk.path);
  g_atomic_int_set (&sync_fails, TRUE);
  desk_append_note (&desk, journal, 3, "c");
  /* Unless the journal has tried it by itself meanwhile. */
  if (!unrep_journal_sync (journal, &error))
    g_assert_error (error, UNREP_ERROR, UNREP_ERROR_UNWRITABLE);
  g_atomic_int_set (&sync_fails, FALSE);
  g_assert_true (journal_append (journal, NULL, NULL));
  g_assert_cmpuint (get_file_size (desk.path), >, 2 * before);
  unrep_journal_close (journal);
  desk_assert_left (&desk, "a b c");
}

/* Ten thousand changes: each adds one record, however many there are. */
static void
test_many (void)
{
  g_auto (Desk) desk = desk_new ("many");
  UnrepJournal *journal = desk_open (&desk);
  gint64 start = g_get_monotonic_time ();
  gsize size = 0, first = 0;
  g_autoptr (GPtrArray) list = NULL;

  for (guint i = 0; i < 10000; i++)
    {
      gsize before = size;

      desk_append_note (&desk, journal, 1, "ملاحظة");
      size = get_file_size (desk.path);
      if (i == 1)
        first = size - before;
      if (i > 1)
        g_assert_cmpuint (size - before, ==, first);
    }
  g_test_message ("10,000 records of %zu bytes: %.1f µs each", first,
                  (g_get_monotonic_time () - start) / 10000.0);
  unrep_journal_close (journal);
  start = g_get_monotonic_time ();
  journal = desk_open (&desk);
  list = unrep_journal_list (journal);
  g_test_message ("read again in %.1f ms", (g_get_monotonic_time () - start) / 1000.0);
  g_assert_cmpuint (list->len, ==, 10000);
  unrep_journal_close (journal);
}

static Desk
child_desk (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  Desk desk = { .fixture.report = unrep_report_load (file, NULL, NULL) };

  desk.fixture.outline = unrep_report_new_outline (desk.fixture.report, NULL, NULL);
  desk.fixture.codebook = unrep_codebook_new_default ();
  desk.fixture.reviewer = unrep_reviewer_new ("amal", UID, "أمل");
  desk.work = unrep_side_file_new (desk.fixture.report, desk.fixture.codebook, desk.fixture.reviewer);
  desk.folder = g_path_get_dirname (path);
  unrep_take_string (&desk.folder, g_filename_to_uri (desk.folder, NULL, NULL));
  return desk;
}

/* Kills itself right behind the last change, before anything was flushed. */
static int
run_child (const char *path)
{
  g_auto (Desk) desk = child_desk (path);
  UnrepJournal *journal = desk_open (&desk);

  for (guint i = 0; i < 100; i++)
    desk_append_note (&desk, journal, i, "قبل النهاية");
  return kill (getpid (), SIGKILL);
}

static void
test_killed (void)
{
  g_auto (Desk) desk = desk_new ("killed");
  g_autofree char *report = g_build_filename (desk.fixture.dir, "تقرير.txt", NULL);
  g_autoptr (GSubprocess) child = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, NULL, program, "child", report, NULL);
  g_autoptr (UnrepJournal) journal = NULL;
  g_autoptr (GPtrArray) list = NULL;

  g_assert_true (g_subprocess_wait (child, NULL, NULL));
  g_assert_true (g_subprocess_get_if_signaled (child));
  journal = desk_open (&desk);
  list = unrep_journal_list (journal);
  g_assert_cmpuint (list->len, ==, 100);
}

int
main (int    argc,
      char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "child"))
    return run_child (argv[2]);

  program = argv[0];
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/journal-life/two-programs", test_two_programs);
  g_test_add_func ("/journal-life/shown-after", test_shown_after);
  g_test_add_func ("/journal-life/two-folders", test_two_folders);
  g_test_add_func ("/journal-life/unwritable", test_unwritable);
  g_test_add_func ("/journal-life/full", test_full);
  g_test_add_func ("/journal-life/confirm", test_confirm);
  g_test_add_func ("/journal-life/rewrite", test_rewrite);
  g_test_add_func ("/journal-life/sync", test_sync);
  g_test_add_func ("/journal-life/many", test_many);
  g_test_add_func ("/journal-life/killed", test_killed);
  return g_test_run ();
}
