/* SPDX-License-Identifier: GPL-3.0-or-later */
/* save-bench FOLDER RUNS ANNOTATIONS: what a durable save costs beside the least that
 * any save of the same bytes costs, and how long the main loop stands still. */
#include "annotation/unrep-review.h"
#include "annotation/unrep-side-file.h"
#include "base/unrep-file.h"
#include "base/unrep-json-reader.h"

#include <fcntl.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static double
get_seconds (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
print_series (const char *name,
              GArray     *times)
{
  g_array_sort (times, compare_doubles);
  g_print ("%-52s min %6.1f  median %6.1f  max %6.1f ms\n", name, g_array_index (times, double, 0) * 1e3,
           g_array_index (times, double, times->len / 2) * 1e3, g_array_index (times, double, times->len - 1) * 1e3);
  return g_array_index (times, double, times->len / 2);
}

/* How long the main loop stands still: from the end of one poll to the next. */
static struct
{
  double wall_start, cpu_start;
  double wall, cpu;
} block;

static void
end_block (void)
{
  double wall = get_seconds (CLOCK_MONOTONIC) - block.wall_start;
  double cpu = get_seconds (CLOCK_THREAD_CPUTIME_ID) - block.cpu_start;

  block.wall = MAX (block.wall, wall);
  block.cpu = MAX (block.cpu, cpu);
}

static gint
timed_poll (GPollFD *fds,
            guint    n_fds,
            gint     timeout)
{
  gint result;

  end_block ();
  result = g_poll (fds, n_fds, timeout);
  block.wall_start = get_seconds (CLOCK_MONOTONIC);
  block.cpu_start = get_seconds (CLOCK_THREAD_CPUTIME_ID);
  return result;
}

static void
begin_blocks (void)
{
  block.wall = block.cpu = 0;
  block.wall_start = get_seconds (CLOCK_MONOTONIC);
  block.cpu_start = get_seconds (CLOCK_THREAD_CPUTIME_ID);
}

static void
print_block (const char *name)
{
  end_block ();
  g_print ("%-52s longest block %6.1f ms, of them %6.1f ms its own work\n", name, block.wall * 1e3, block.cpu * 1e3);
}

static GFile *
write_report (const char *folder,
              guint       n_units)
{
  g_autoptr (GString) text = g_string_new ("Report of the Expert Group\n\nRecommendations\n\n");
  g_autofree char *path = g_build_filename (folder, "report.txt", NULL);

  for (guint i = 1; i <= n_units; i++)
    g_string_append_printf (text, "%u. States should take measure %u of those that the Group has listed, and report on it.\n\n",
                            i, i * 7919 % 10007);
  if (!g_file_set_contents (path, text->str, text->len, NULL))
    exit (1);
  return g_file_new_for_path (path);
}

static UnrepReview *
new_review (UnrepReport  *report,
            UnrepOutline *outline)
{
  g_autoptr (UnrepCodebook) codebook = unrep_codebook_new_default ();
  g_autoptr (UnrepReviewer) reviewer = unrep_reviewer_new ("bench", "5d9561e5-2ddd-437e-afaa-a82a968b8633", "Bench");

  return unrep_review_new (report, outline, codebook, reviewer);
}

static void
set (UnrepReview *review,
     guint        unit,
     const char  *position)
{
  g_autoptr (GError) error = NULL;

  if (!unrep_review_set_position (review, unit, position, &error))
    g_error ("%s", error->message);
}

static void
flush (UnrepReview *review)
{
  g_autoptr (GError) error = NULL;

  if (!unrep_review_flush (review, &error))
    g_error ("%s", error->message);
}

/* The least that a save of these bytes by any program costs, and no safety at all. */
static void
save_plainly (const char *path,
              GBytes     *bytes)
{
  g_autoptr (UnrepSideFile) parsed = unrep_side_file_read_bytes (bytes, path, NULL);
  g_autoptr (GBytes) again = unrep_side_file_to_bytes (parsed);
  int fd = open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  gsize length;
  const char *data = g_bytes_get_data (again, &length);

  if (fd < 0 || write (fd, data, length) != (gssize) length || fsync (fd) != 0 || close (fd) != 0)
    exit (1);
}

static void
compare_saves (UnrepReview *review,
               const char  *folder,
               guint        n_runs)
{
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) plain = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *path = g_build_filename (folder, "plain", NULL);
  double our_median, plain_median;

  for (guint i = 0; i <= n_runs; i++)
    {
      double start = get_seconds (CLOCK_MONOTONIC), seconds;
      g_autoptr (GBytes) bytes = NULL;

      set (review, 3, i % 2 ? "mixed" : "none");
      flush (review);
      seconds = get_seconds (CLOCK_MONOTONIC) - start;
      if (i > 0)
        g_array_append_val (ours, seconds);

      bytes = unrep_file_read (unrep_review_get_file (review), UNREP_JSON_MAX_BYTES, NULL, NULL);
      start = get_seconds (CLOCK_MONOTONIC);
      save_plainly (path, bytes);
      seconds = get_seconds (CLOCK_MONOTONIC) - start;
      if (i > 0)
        g_array_append_val (plain, seconds);
    }
  our_median = print_series ("a change and its durable save", ours);
  plain_median = print_series ("parse, serialise, write, fsync of the same bytes", plain);
  g_print ("%-52s %.2f\n", "ratio of the medians", our_median / plain_median);
}

static void
wait_saved (UnrepReview *review)
{
  while (unrep_review_get_state (review) != UNREP_REVIEW_SAVED)
    g_main_context_iteration (NULL, TRUE);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  unrep_review_load_finish (UNREP_REVIEW (source), result, NULL);
  *(gboolean *) user_data = TRUE;
}

/* Saves as the window does, alone and after another device has changed the file. */
static void
measure_blocks (UnrepReview  *review,
                UnrepReport  *report,
                UnrepOutline *outline,
                guint         n_runs)
{
  g_autoptr (UnrepReview) other = NULL;
  gboolean loaded = FALSE;

  begin_blocks ();
  for (guint i = 0; i < n_runs; i++)
    {
      set (review, i, "neutral");
      wait_saved (review);
    }
  print_block ("main loop: changes that are saved by themselves");

  other = new_review (report, outline);
  begin_blocks ();
  unrep_review_load_async (other, NULL, loaded_cb, &loaded);
  while (!loaded)
    g_main_context_iteration (NULL, TRUE);
  print_block ("main loop: opening");

  set (other, 5, "oppose");
  flush (other);
  begin_blocks ();
  set (review, 6, "support");
  wait_saved (review);
  print_block ("main loop: saving what another device changed");
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (UnrepReport) report = NULL;
  g_autoptr (UnrepOutline) outline = NULL;
  g_autoptr (UnrepReview) review = NULL;
  g_autoptr (GError) error = NULL;
  guint n_annotations, n_runs;

  if (argc != 4)
    return 2;
  n_runs = atoi (argv[2]);
  n_annotations = atoi (argv[3]);
  file = write_report (argv[1], n_annotations);
  report = unrep_report_load (file, NULL, &error);
  outline = report != NULL ? unrep_report_new_outline (report, NULL, &error) : NULL;
  if (outline == NULL)
    g_error ("%s", error->message);

  g_main_context_set_poll_func (NULL, timed_poll);
  review = new_review (report, outline);
  for (guint i = 0; i < n_annotations; i++)
    set (review, i, i % 3 ? "support" : "oppose");
  flush (review);
  g_print ("%u annotations\n", unrep_review_get_n_tagged (review));
  compare_saves (review, argv[1], n_runs);
  measure_blocks (review, report, outline, n_runs);
  return 0;
}
