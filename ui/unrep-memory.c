/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-memory.h"

#include "base/unrep-file.h"

#include <string.h>

/* The file is read whole; a larger one is not ours. */
#define MAX_BYTES (1024 * 1024)
#define SHA256_LENGTH 64

static const char *const views[] = { "review", "tallies", "rendering" };

/* What waits to be written and what is being written. */
static GMutex mutex;
static GCond done;
static guint n_unwritten;

typedef struct
{
  char *text_sha256;
  UnrepPlace place;
  char *original; /* instead of a place */
} Work;

static void
work_free (Work *work)
{
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

/* The string of ours, which lives as long as the program does. */
static const char *
find_view (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (views); i++)
    if (g_strcmp0 (name, views[i]) == 0)
      return views[i];
  return views[0];
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

  unrep_memory_flush ();
  return !g_file_query_exists (file, NULL);
}

/**
 * unrep_memory_find:
 * @text_sha256: of the extracted text, in hexadecimal digits
 * @place: (out): where somebody was; its offsets may lie behind the end of the text
 *
 * Reads a small file, as soon as it is written; may be called in any thread.
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

  unrep_memory_flush ();
  all = read_all ();
  if (!g_key_file_has_group (all, text_sha256))
    return FALSE;
  /* A text has at most as many code points as a report has bytes. */
  place->caret = MIN (g_key_file_get_uint64 (all, text_sha256, "caret", NULL), G_MAXINT);
  place->top = MIN (g_key_file_get_uint64 (all, text_sha256, "top", NULL), G_MAXINT);
  place->zoom = (guint) CLAMP (g_key_file_get_integer (all, text_sha256, "zoom", NULL), 0, 1000);
  if (place->zoom == 0)
    place->zoom = 100;
  view = g_key_file_get_string (all, text_sha256, "view", NULL);
  place->view = find_view (view);
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
write_thread (gpointer data,
              gpointer unused)
{
  Work *work = data;

  write_work (work);
  work_free (work);
  g_mutex_lock (&mutex);
  n_unwritten--;
  g_cond_broadcast (&done);
  g_mutex_unlock (&mutex);
}

/* One thread writes all, in the order in which it is told: each time it changes the file
 * that it has written before, and of one report the last place counts. */
static GThreadPool *
get_writer (void)
{
  static gsize writer;

  if (g_once_init_enter (&writer))
    g_once_init_leave (&writer, (gsize) g_thread_pool_new (write_thread, NULL, 1, FALSE, NULL));
  return (GThreadPool *) writer;
}

/* Takes @work. */
static void
keep (Work *work)
{
  g_mutex_lock (&mutex);
  n_unwritten++;
  g_mutex_unlock (&mutex);
  g_thread_pool_push (get_writer (), work, NULL);
}

/**
 * unrep_memory_keep:
 * @text_sha256: of the extracted text, in hexadecimal digits
 * @place: where somebody is
 *
 * Remembers @place, in a thread: nothing of it is needed after the call. A failure is no
 * reason to bother anybody.
 */
void
unrep_memory_keep (const char       *text_sha256,
                   const UnrepPlace *place)
{
  Work *work;

  g_return_if_fail (text_sha256 != NULL && strlen (text_sha256) == SHA256_LENGTH && place != NULL);

  work = g_new0 (Work, 1);
  work->text_sha256 = g_strdup (text_sha256);
  work->place = *place;
  work->place.view = find_view (place->view);
  keep (work);
}

/**
 * unrep_memory_dup_original:
 * @text_sha256: of the extracted text, in hexadecimal digits
 *
 * Reads a small file, as soon as it is written; may be called in any thread.
 *
 * Returns: (transfer full) (nullable): the URI of the report that this one was compared
 *   with last
 */
char *
unrep_memory_dup_original (const char *text_sha256)
{
  g_autoptr (GKeyFile) all = NULL;

  g_return_val_if_fail (text_sha256 != NULL, NULL);

  unrep_memory_flush ();
  all = read_all ();
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
  Work *work;

  g_return_if_fail (text_sha256 != NULL && strlen (text_sha256) == SHA256_LENGTH && uri != NULL);

  work = g_new0 (Work, 1);
  work->text_sha256 = g_strdup (text_sha256);
  work->original = g_strdup (uri);
  keep (work);
}

/**
 * unrep_memory_flush:
 *
 * Waits until all that is to be remembered is written. To be called at the end of the
 * program; whoever asks for what is remembered does it of themselves.
 */
void
unrep_memory_flush (void)
{
  g_mutex_lock (&mutex);
  while (n_unwritten > 0)
    g_cond_wait (&done, &mutex);
  g_mutex_unlock (&mutex);
}
