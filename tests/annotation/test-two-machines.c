/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "annotation/unrep-review.h"

#include "annotation/unrep-annotation-private.h"
#include "annotation/unrep-review-rendering.h"
#include "annotation/unrep-side-file-private.h"
#include "base/unrep-file.h"
#include "unrep-review-fixture.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define N_MACHINES 2
#define N_SAVES 500
#define N_UNITS 40

static char *program;
/* Whether folders are on a share without locks. */
static gboolean without_locks;

/* Takes the place of the C library's, as the kernel of such a share would answer. */
int
flock (int fd,
       int operation)
{
  struct stat status;

  if (without_locks && fstat (fd, &status) == 0 && S_ISDIR (status.st_mode))
    {
      errno = ENOLCK;
      return -1;
    }
  return syscall (SYS_flock, fd, operation);
}

static UnrepReport *
new_report (const char *dir)
{
  g_autoptr (GString) text = g_string_new ("تقرير عن الاجتماع\n\nأولاً - التوصيات\n\n");
  g_autoptr (GFile) file = NULL;
  UnrepReport *report;

  for (guint i = 1; i <= N_MACHINES * N_UNITS; i++)
    g_string_append_printf (text, "%u- ينبغي للدول أن تعزز التعاون في المجال رقم %u من هذه المجالات.\n\n", i, i * 7);
  file = unrep_test_new_report (dir, "تقرير.txt", text->str);
  report = unrep_report_load (file, NULL, NULL);
  g_assert_nonnull (report);
  return report;
}

/* Another computer: its own home, so its own journal, drafts and device. */
static GSubprocess *
start (const char *dir,
       guint       machine,
       const char *task)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autofree char *name = g_strdup_printf ("home-%u", machine), *home = g_build_filename (dir, name, NULL);
  g_autofree char *report = g_build_filename (dir, "share", "تقرير.txt", NULL);
  g_autofree char *number = g_strdup_printf ("%u", machine);
  g_autoptr (GError) error = NULL;
  GSubprocess *child;

  g_assert_cmpint (g_mkdir_with_parents (home, 0700), ==, 0);
  g_subprocess_launcher_setenv (launcher, "XDG_STATE_HOME", home, TRUE);
  child = g_subprocess_launcher_spawn (launcher, &error, program, "child", task, number, report, NULL);
  g_assert_no_error (error);
  return child;
}

static void
run_all (const char *dir,
         const char *task,
         gboolean    together)
{
  g_autoptr (GPtrArray) children = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_MACHINES; i++)
    {
      g_ptr_array_add (children, start (dir, i, task));
      if (!together)
        g_subprocess_wait (children->pdata[i], NULL, NULL);
    }
  for (guint i = 0; i < N_MACHINES; i++)
    {
      g_assert_true (g_subprocess_wait_check (children->pdata[i], NULL, &error));
      g_assert_no_error (error);
    }
}

/* How many units do not have in the file what their machine said last. */
static guint
count_lost (const char *share)
{
  g_autofree char *path = g_build_filename (share, "تقرير.txt.amal.unrep.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (UnrepSideFile) side_file = unrep_side_file_read (file, NULL, &error);
  g_autoptr (GHashTable) notes = g_hash_table_new (g_str_hash, g_str_equal);
  guint lost = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < side_file->annotations->len; i++)
    g_hash_table_add (notes, (gpointer) unrep_annotation_get_note (side_file->annotations->pdata[i]));
  for (guint machine = 0; machine < N_MACHINES; machine++)
    for (guint i = N_SAVES - N_UNITS; i < N_SAVES; i++)
      {
        g_autofree char *note = g_strdup_printf ("%u: %u", machine, i);

        lost += !g_hash_table_contains (notes, note);
      }
  return lost;
}

/* Two computers save into one file as fast as they can, 500 times each. */
static void
test_saves (gconstpointer data)
{
  const char *task = data;
  g_autofree char *dir = unrep_test_dup_dir (task), *share = g_build_filename (dir, "share", NULL);
  g_autoptr (UnrepReport) report = NULL;
  gboolean is_naive = g_str_equal (task, "naive");
  guint lost;

  g_assert_cmpint (g_mkdir (share, 0700), ==, 0);
  report = new_report (share);
  run_all (dir, task, TRUE);
  lost = count_lost (share);
  g_test_message ("%s: of %u annotations %u are not in the file at the end", task, N_MACHINES * N_UNITS, lost);
  if (is_naive)
    {
      g_assert_cmpuint (lost, >, 0);
      return;
    }
  if (g_str_has_prefix (task, "locked"))
    g_assert_cmpuint (lost, ==, 0);
  /* What the one has overtaken in the end, the other has in its journal. */
  run_all (dir, "open", FALSE);
  g_assert_cmpuint (count_lost (share), ==, 0);
}

static UnrepReview *
load (UnrepReport *report)
{
  g_autoptr (UnrepOutline) outline = unrep_report_new_outline (report, NULL, NULL);
  g_autoptr (UnrepCodebook) codebook = unrep_codebook_new_default ();
  g_autoptr (UnrepReviewer) reviewer = unrep_reviewer_new ("amal", UID, "أمل");
  UnrepReview *review = unrep_review_new (report, outline, codebook, reviewer);
  g_autoptr (GError) error = NULL;

  unrep_review_load (review, NULL, &error);
  g_assert_no_error (error);
  return review;
}

static guint
get_unit (UnrepReview *review,
          guint        machine,
          guint        save)
{
  g_autofree char *path = g_strdup_printf ("%u", 1 + save % N_UNITS * N_MACHINES + machine);
  guint unit = unrep_outline_find_path (unrep_review_get_outline (review), path, NULL);

  g_assert_cmpuint (unit, !=, UNREP_NO_UNIT);
  return unit;
}

/* A translator's finding on the words of a unit. */
static gboolean
judge (UnrepReview *review,
       guint        unit,
       guint        i,
       const char  *note)
{
  UnrepRange range = unrep_outline_get_unit (unrep_review_get_outline (review), unit)->range;

  return unrep_review_judge (review, range, "tatweel", i / N_UNITS % 2 == 0 ? UNREP_FINDING_TO_FIX : UNREP_FINDING_WRONG, NULL) &&
         unrep_review_note_judged (review, range, "tatweel", note, NULL);
}

static void
save_many (UnrepReview *review,
           guint        machine,
           gboolean     judged)
{
  for (guint i = 0; i < N_SAVES; i++)
    {
      g_autofree char *note = g_strdup_printf ("%u: %u", machine, i);
      g_autoptr (GError) error = NULL;

      if (judged)
        g_assert_true (judge (review, get_unit (review, machine, i), i, note));
      else
        g_assert_true (unrep_review_set_note (review, get_unit (review, machine, i), note, NULL));
      unrep_review_flush (review, &error);
      g_assert_no_error (error);
    }
}

/* What a careful program would do that has no journal: read, merge, write. */
static void
save_naively (UnrepReview *review,
              guint        machine)
{
  UnrepReport *report = unrep_review_get_report (review);
  UnrepOutline *outline = unrep_review_get_outline (review);

  for (guint i = 0; i < N_SAVES; i++)
    {
      const UnrepUnit *unit = unrep_outline_get_unit (outline, get_unit (review, machine, i));
      g_autofree char *note = g_strdup_printf ("%u: %u", machine, i);
      UnrepAnnotationContent content = { .position = "mixed", .note = note };
      g_autoptr (UnrepSideFile) mine = unrep_side_file_new (report, unrep_review_get_codebook (review),
                                                            unrep_review_get_reviewer (review));
      g_autoptr (UnrepSideFile) theirs = unrep_side_file_read (unrep_review_get_file (review), NULL, NULL), merged = NULL;
      g_autoptr (GPtrArray) one = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (GBytes) bytes = NULL;

      for (guint k = 0; theirs != NULL && k < theirs->annotations->len; k++)
        {
          UnrepAnnotation *old = theirs->annotations->pdata[k];

          if (unrep_range_compare (unrep_annotation_get_range (old), unit->range) == 0)
            g_ptr_array_add (one, unrep_annotation_new_changed (old, &content, "cccccccc", "2026-01-02T03:04:05Z"));
        }
      if (one->len == 0)
        g_ptr_array_add (one, unrep_annotation_new_unit (unit->path, unrep_report_get_text (report), unit->range,
                                                         &content, "cccccccc", "2026-01-02T03:04:05Z"));
      unrep_side_file_set_annotations (mine, one);
      merged = theirs != NULL ? unrep_side_file_merge (mine, theirs, NULL) : unrep_side_file_ref (mine);
      bytes = unrep_side_file_to_bytes (merged);
      g_assert_true (unrep_file_save (unrep_review_get_file (review), bytes, NULL, NULL));
    }
}

static int
run_child (const char *task,
           guint       machine,
           const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (UnrepReport) report = unrep_report_load (file, NULL, NULL);
  g_autoptr (UnrepReview) review = NULL;

  without_locks = !g_str_has_prefix (task, "locked");
  review = load (report);
  if (g_str_equal (task, "naive"))
    save_naively (review, machine);
  else if (!g_str_equal (task, "open"))
    save_many (review, machine, g_str_has_suffix (task, "judged"));
  return unrep_review_flush (review, NULL) ? 0 : 1;
}

int
main (int    argc,
      char **argv)
{
  if (argc == 5 && g_str_equal (argv[1], "child"))
    return run_child (argv[2], g_ascii_strtoull (argv[3], NULL, 10), argv[4]);

  program = argv[0];
  unrep_test_init (&argc, &argv);
  g_test_add_data_func ("/two-machines/naive", "naive", test_saves);
  g_test_add_data_func ("/two-machines/unlocked", "unlocked", test_saves);
  g_test_add_data_func ("/two-machines/locked", "locked", test_saves);
  g_test_add_data_func ("/two-machines/judged", "locked-judged", test_saves);
  g_test_add_data_func ("/two-machines/judged-unlocked", "unlocked-judged", test_saves);
  return g_test_run ();
}
