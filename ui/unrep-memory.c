/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-memory.h"

#include "base/unrep-file.h"

#include <string.h>

/* The file is read whole; a larger one is not ours. */
#define MAX_BYTES (1024 * 1024)
#define SHA256_LENGTH 64

static const char *const views[] = { "review", "tallies", "rendering" };

/* One after another: each changes the file that the one before has written. */
static GMutex mutex;
static GCond done;
static guint n_running;

typedef struct
{
  char *text_sha256;
  UnrepPlace place;
  char *original; /* instead of a place */
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_free (work->text_sha256);
  g_free (work->original);
  g_free (work);
}

static GFile *
new_file (void)
{
  g_autofree char *path = unrep_dup_state_path ("places.ini");

  return g_file_new_for_path (path);
}

/* What cannot be read is nothing to remember, and is written anew. */
static GKeyFile *
read_all (void)
{
  g_autoptr (GFile) file = new_file ();
  g_autoptr (GBytes) bytes = unrep_file_read (file, MAX_BYTES, NULL, NULL);
  GKeyFile *all = g_key_file_new ();

  if (bytes != NULL)
    g_key_file_load_from_bytes (all, bytes, G_KEY_FILE_NONE, NULL);
  return all;
}

/**
 * unrep_memory_is_empty:
 *
 * Returns: whether nothing was ever remembered
 */
gboolean
unrep_memory_is_empty (void)
{
  g_autoptr (GFile) file = new_file ();

  return !g_file_query_exists (file, NULL);
}

/**
 * unrep_memory_find:
 * @text_sha256: of the extracted text, in hexadecimal digits
 * @place: (out): where somebody was; its offsets may lie behind the end of the text
 *
 * Reads a small file; may be called in any thread.
 *
 * Returns: whether anything is remembered of that text
 */
gboolean
unrep_memory_find (const char *text_sha256,
                   UnrepPlace *place)
{
  g_autoptr (GKeyFile) all = NULL;
  g_autofree char *view = NULL;

  g_return_val_if_fail (text_sha256 != NULL && place != NULL, FALSE);

  g_mutex_lock (&mutex);
  all = read_all ();
  g_mutex_unlock (&mutex);
  if (!g_key_file_has_group (all, text_sha256))
    return FALSE;
  /* A text has at most as many code points as a report has bytes. */
  place->caret = MIN (g_key_file_get_uint64 (all, text_sha256, "caret", NULL), G_MAXINT);
  place->top = MIN (g_key_file_get_uint64 (all, text_sha256, "top", NULL), G_MAXINT);
  place->zoom = (guint) CLAMP (g_key_file_get_integer (all, text_sha256, "zoom", NULL), 0, 1000);
  if (place->zoom == 0)
    place->zoom = 100;
  place->view = views[0];
  view = g_key_file_get_string (all, text_sha256, "view", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (views); i++)
    if (g_strcmp0 (view, views[i]) == 0)
      place->view = views[i];
  return TRUE;
}

/* Forgets what was opened longest ago. */
static void
forget (GKeyFile *all)
{
  gsize n;
  g_auto (GStrv) groups = g_key_file_get_groups (all, &n);

  for (; n > UNREP_MEMORY_MAX_REPORTS; n--)
    {
      gsize oldest = 0;

      for (gsize i = 1; groups[i] != NULL; i++)
        if (g_key_file_get_int64 (all, groups[i], "used", NULL)
            < g_key_file_get_int64 (all, groups[oldest], "used", NULL))
          oldest = i;
      g_key_file_remove_group (all, groups[oldest], NULL);
      g_strfreev (g_steal_pointer (&groups));
      groups = g_key_file_get_groups (all, NULL);
    }
}

static void
write_work (const Work *work)
{
  const UnrepPlace *place = &work->place;
  g_autoptr (GKeyFile) all = read_all ();
  g_autoptr (GFile) file = new_file ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_bytes;
  char *data;

  if (work->original != NULL)
    {
      g_key_file_set_string (all, work->text_sha256, "original", work->original);
    }
  else
    {
      g_key_file_set_uint64 (all, work->text_sha256, "caret", place->caret);
      g_key_file_set_uint64 (all, work->text_sha256, "top", place->top);
      g_key_file_set_integer (all, work->text_sha256, "zoom", (int) place->zoom);
      g_key_file_set_string (all, work->text_sha256, "view", place->view);
    }
  g_key_file_set_int64 (all, work->text_sha256, "used", g_get_real_time () / G_USEC_PER_SEC);
  forget (all);
  data = g_key_file_to_data (all, &n_bytes, NULL);
  bytes = g_bytes_new_take (data, n_bytes);
  if (!unrep_file_save (file, bytes, NULL, &error))
    g_debug ("the place is not remembered: %s", error->message);
}

static void
keep_thread (GTask        *task,
             gpointer      source,
             gpointer      work,
             GCancellable *cancellable)
{
  g_mutex_lock (&mutex);
  write_work (work);
  n_running--;
  g_cond_broadcast (&done);
  g_mutex_unlock (&mutex);
  g_task_return_boolean (task, TRUE);
}

static void
keep (const char       *text_sha256,
      const UnrepPlace *place,
      const char       *original)
{
  g_autoptr (GTask) task = NULL;
  Work *work = g_new0 (Work, 1);

  work->text_sha256 = g_strdup (text_sha256);
  if (place != NULL)
    work->place = *place;
  work->original = g_strdup (original);
  g_mutex_lock (&mutex);
  n_running++;
  g_mutex_unlock (&mutex);
  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_source_tag (task, keep);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, keep_thread);
}

/**
 * unrep_memory_keep:
 * @text_sha256: of the extracted text, in hexadecimal digits
 * @place: where somebody is
 *
 * Remembers @place, in a thread. A failure is no reason to bother anybody.
 */
void
unrep_memory_keep (const char       *text_sha256,
                   const UnrepPlace *place)
{
  g_return_if_fail (text_sha256 != NULL && strlen (text_sha256) == SHA256_LENGTH && place != NULL);

  keep (text_sha256, place, NULL);
}

/**
 * unrep_memory_dup_original:
 * @text_sha256: of the extracted text, in hexadecimal digits
 *
 * Reads a small file; may be called in any thread.
 *
 * Returns: (transfer full) (nullable): the URI of the report that this one was compared
 *   with last
 */
char *
unrep_memory_dup_original (const char *text_sha256)
{
  g_autoptr (GKeyFile) all = NULL;

  g_return_val_if_fail (text_sha256 != NULL, NULL);

  g_mutex_lock (&mutex);
  all = read_all ();
  g_mutex_unlock (&mutex);
  return g_key_file_get_string (all, text_sha256, "original", NULL);
}

/**
 * unrep_memory_keep_original:
 * @text_sha256: of the extracted text, in hexadecimal digits
 * @uri: of the report that it is compared with
 *
 * Remembers @uri as unrep_memory_keep() does.
 */
void
unrep_memory_keep_original (const char *text_sha256,
                            const char *uri)
{
  g_return_if_fail (text_sha256 != NULL && strlen (text_sha256) == SHA256_LENGTH && uri != NULL);

  keep (text_sha256, NULL, uri);
}

/**
 * unrep_memory_flush:
 *
 * Waits until all that is to be remembered is written. To be called at the end of the
 * program.
 */
void
unrep_memory_flush (void)
{
  g_mutex_lock (&mutex);
  while (n_running > 0)
    g_cond_wait (&done, &mutex);
  g_mutex_unlock (&mutex);
}
