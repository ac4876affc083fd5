/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-file-private.h"

#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* What a save is called before it takes its place. Short, for the target's name
 * may be as long as a name can be; hidden, and not ending in .json, for whatever
 * does is looked at as a side file. */
#define PREFIX ".unrep-"
#define SUFFIX ".tmp"
#define N_DIGITS 8

/* No save takes this long, in seconds, and few clocks differ by more. */
#define OLD_AGE (10 * 60)

#define ATTRIBUTES                                                                                                     \
  G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_TIME_MODIFIED

/**
 * unrep_file_name_temporary:
 * @name: (out caller-allocates): where to put it
 *
 * Makes up the name under which something is written before it takes its place.
 */
void
unrep_file_name_temporary (char name[UNREP_FILE_TEMPORARY_SIZE])
{
  g_snprintf (name, UNREP_FILE_TEMPORARY_SIZE, PREFIX "%08x" SUFFIX, g_random_int ());
}

static gboolean
is_temporary_name (const char *name)
{
  return strlen (name) == UNREP_FILE_TEMPORARY_SIZE - 1 && g_str_has_prefix (name, PREFIX) &&
         g_str_has_suffix (name, SUFFIX) && strspn (name + strlen (PREFIX), "0123456789abcdef") == N_DIGITS;
}

/* A save locks what it writes; the kernel unlocks it when the program is killed. */
static gboolean
is_in_use (GFile *file)
{
  gboolean locked;
  int fd;

  if (!g_file_is_native (file))
    return FALSE;
  fd = open (g_file_peek_path (file), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0)
    return TRUE;
  locked = flock (fd, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
  close (fd);
  return locked;
}

static gboolean
is_old (GFileInfo *info)
{
  g_autoptr (GDateTime) modified = g_file_info_get_modification_date_time (info);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return modified != NULL && g_date_time_difference (now, modified) > OLD_AGE * G_TIME_SPAN_SECOND;
}

/**
 * unrep_file_list_leftovers:
 * @folder: a folder
 * @cancellable: (nullable): ends the search early, with what was found so far
 *
 * Looks for what unrep_file_save() wrote into @folder when it was killed before
 * the end: files of that name, older than ten minutes, that no program of this
 * computer is writing. They may hold a whole save, which on some shares is the
 * only copy: a caller reads before it deletes.
 *
 * Returns: (transfer full) (element-type GFile): the files; none where @folder
 *   cannot be read
 */
GPtrArray *
unrep_file_list_leftovers (GFile        *folder,
                           GCancellable *cancellable)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GFileEnumerator) enumerator = NULL;
  GFileInfo *info;
  GFile *file;

  g_return_val_if_fail (G_IS_FILE (folder), files);

  enumerator = g_file_enumerate_children (folder, ATTRIBUTES, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, cancellable, NULL);
  while (enumerator != NULL && g_file_enumerator_iterate (enumerator, &info, &file, cancellable, NULL) && info != NULL)
    if (is_temporary_name (g_file_info_get_name (info)) && g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR &&
        is_old (info) && !is_in_use (file))
      g_ptr_array_add (files, g_object_ref (file));
  return files;
}
