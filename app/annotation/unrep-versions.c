/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-versions-private.h"

#include "base/unrep-file.h"
#include "base/unrep-json-reader.h"
#include "unrep-side-file-private.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Enough of a SHA-256 to tell the texts and the versions of one person apart. */
#define NAME_DIGITS 16
#define TIME_FORMAT "%Y%m%dT%H%M%SZ"
/* TIME.REASON.HASH.unrep.json */
#define NAME_PARTS 5

#define DAY (24 * 60 * 60)
#define MAX_OPENINGS 20
#define MAX_BEFORES 50
#define MAX_TOTAL_BYTES ((gsize) 256 * 1024 * 1024)
/* What is left of a file's name beside the time, within what file systems keep. */
#define MAX_NAME_BYTES 200

static const char * const reason_names[UNREP_N_VERSION_REASONS] = {
  "opened", "before-merge", "before-anchoring", "before-repair", "before-restoring", "before-choice",
};

/**
 * unrep_version_copy:
 * @self: a version
 *
 * Returns: (transfer full): the same again
 */
UnrepVersion *
unrep_version_copy (const UnrepVersion *self)
{
  UnrepVersion *copy = g_memdup2 (self, sizeof *self);

  g_object_ref (copy->file);
  copy->hash = g_strdup (self->hash);
  return copy;
}

/**
 * unrep_version_free:
 * @self: (transfer full): a version
 */
void
unrep_version_free (UnrepVersion *self)
{
  g_object_unref (self->file);
  g_free (self->hash);
  g_free (self);
}

/* One folder for each text, reviewer, codebook and role, all of which are words
 * that the reader of side files has checked. */
static char *
dup_folder (UnrepSideFile *side_file)
{
  g_autofree char *name = g_strdup_printf ("%.*s.%s.%s.%s", NAME_DIGITS, side_file->text_sha256,
                                           unrep_reviewer_get_uid (side_file->reviewer), side_file->codebook_id,
                                           side_file->role);
  g_autofree char *versions = unrep_dup_state_path ("versions");

  return g_build_filename (versions, name, NULL);
}

static char *
dup_time (gint64 time)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (time);

  return date != NULL ? g_date_time_format (date, TIME_FORMAT) : NULL;
}

/* The inverse of dup_time(), -1 for what it does not make. */
static gint64
parse_time (const char *text)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) date = strlen (text) == 16 ? g_date_time_new_from_iso8601 (text, utc) : NULL;

  return date != NULL ? g_date_time_to_unix (date) : -1;
}

/* What @name says of a version; %NULL for any other file. */
static UnrepVersion *
parse_name (const char *folder,
            const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, ".", NAME_PARTS);
  UnrepVersion *version;
  guint reason = 0;
  gint64 time;

  if (g_strv_length (parts) != NAME_PARTS || !g_str_equal (parts[3], "unrep") || !g_str_equal (parts[4], "json"))
    return NULL;
  time = parse_time (parts[0]);
  while (reason < UNREP_N_VERSION_REASONS && !g_str_equal (parts[1], reason_names[reason]))
    reason++;
  if (time < 0 || reason == UNREP_N_VERSION_REASONS)
    return NULL;

  version = g_new0 (UnrepVersion, 1);
  version->file = g_file_new_build_filename (folder, name, NULL);
  version->time = time;
  version->reason = reason;
  version->hash = g_strdup (parts[2]);
  return version;
}

static int
compare_versions (gconstpointer a,
                  gconstpointer b)
{
  const UnrepVersion *first = *(const UnrepVersion * const *) a, *second = *(const UnrepVersion * const *) b;

  if (first->time != second->time)
    return first->time > second->time ? -1 : 1;
  return strcmp (g_file_peek_path (second->file), g_file_peek_path (first->file));
}

static GPtrArray *
list_folder (const char *folder)
{
  GPtrArray *versions = g_ptr_array_new_with_free_func ((GDestroyNotify) unrep_version_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      UnrepVersion *version = parse_name (folder, name);
      GStatBuf status;

      if (version == NULL)
        continue;
      if (g_lstat (g_file_peek_path (version->file), &status) == 0 && S_ISREG (status.st_mode))
        {
          version->size = status.st_size;
          g_ptr_array_add (versions, version);
        }
      else
        unrep_version_free (version);
    }
  g_ptr_array_sort (versions, compare_versions);
  return versions;
}

/* Whether @time lies in another one of the stretches of @length seconds than what
 * was seen last, going back in time. */
static gboolean
enter (gint64 *last,
       gint64  time,
       gint64  length)
{
  gboolean is_new = *last != time / length;

  *last = time / length;
  return is_new;
}

/**
 * unrep_versions_list_stale:
 * @versions: (element-type UnrepVersion): versions of one side file, the newest first
 * @now: in seconds since 1970 in UTC
 *
 * What need not be kept any longer. These stay:
 *
 * - of what was kept when the report was opened: everything of the last 24 hours,
 *   the newest 20 at most; the last one of each day for a week; the last one of
 *   each week for a year;
 * - of what was kept before something happened (a merge, a repair …): everything
 *   of the last 30 days, the newest 50 at most;
 * - of all that, what fits into 256 MB, the newest first;
 * - the newest version, whatever its age and size.
 *
 * Days and weeks are those of UTC.
 *
 * Returns: (transfer container) (element-type UnrepVersion): the others
 */
GPtrArray *
unrep_versions_list_stale (GPtrArray *versions,
                           gint64     now)
{
  GPtrArray *stale = g_ptr_array_new ();
  guint n_openings = 0, n_befores = 0;
  gint64 day = -1, week = -1;
  gsize total = 0;

  for (guint i = 0; i < versions->len; i++)
    {
      const UnrepVersion *version = g_ptr_array_index (versions, i);
      gint64 age = now - version->time;
      gboolean stays;

      if (version->reason == UNREP_VERSION_OPENED)
        {
          gboolean is_last_of_day = enter (&day, version->time, DAY);
          gboolean is_last_of_week = enter (&week, version->time, 7 * DAY);

          stays = (age <= DAY && n_openings < MAX_OPENINGS) || (age <= 7 * DAY && is_last_of_day) ||
                  (age <= 365 * DAY && is_last_of_week);
          n_openings += stays;
        }
      else
        {
          stays = age <= 30 * DAY && n_befores < MAX_BEFORES;
          n_befores += stays;
        }
      stays = i == 0 || (stays && version->size <= MAX_TOTAL_BYTES - total);
      if (stays)
        total = MIN (total + version->size, MAX_TOTAL_BYTES);
      else
        g_ptr_array_add (stale, (gpointer) version);
    }
  return stale;
}

static void
prune (const char *folder,
       gint64      now)
{
  g_autoptr (GPtrArray) versions = list_folder (folder);
  g_autoptr (GPtrArray) stale = unrep_versions_list_stale (versions, now);

  for (guint i = 0; i < stale->len; i++)
    g_unlink (g_file_peek_path (((const UnrepVersion *) g_ptr_array_index (stale, i))->file));
}

static const UnrepVersion *
find_hash (GPtrArray  *versions,
           const char *hash)
{
  for (guint i = 0; i < versions->len; i++)
    {
      const UnrepVersion *version = g_ptr_array_index (versions, i);

      if (g_str_equal (version->hash, hash))
        return version;
    }
  return NULL;
}

/**
 * unrep_versions_keep_at:
 * @side_file: as for unrep_versions_keep()
 * @reason: as for unrep_versions_keep()
 * @now: in seconds since 1970 in UTC
 * @error: as for unrep_versions_keep()
 *
 * unrep_versions_keep() at another time, for tests.
 *
 * Returns: whether the version is kept
 */
gboolean
unrep_versions_keep_at (UnrepSideFile       *side_file,
                        UnrepVersionReason   reason,
                        gint64               now,
                        GError             **error)
{
  g_autofree char *folder = dup_folder (side_file), *time = dup_time (now), *name = NULL, *path = NULL;
  g_autoptr (GPtrArray) versions = list_folder (folder);
  const UnrepVersion *newest = versions->len > 0 ? g_ptr_array_index (versions, 0) : NULL;
  const UnrepVersion *same;
  g_autoptr (GBytes) bytes = unrep_side_file_to_bytes (side_file);
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autoptr (GFile) file = NULL;

  hash[NAME_DIGITS] = '\0';
  if (newest != NULL && g_str_equal (newest->hash, hash) &&
      (reason == UNREP_VERSION_OPENED || reason == newest->reason))
    return TRUE;

  g_mkdir_with_parents (folder, 0700);
  name = g_strdup_printf ("%s.%s.%s" UNREP_SIDE_FILE_SUFFIX, time, reason_names[reason], hash);
  path = g_build_filename (folder, name, NULL);
  file = g_file_new_for_path (path);
  same = find_hash (versions, hash);
  if ((same == NULL || link (g_file_peek_path (same->file), path) != 0) && !unrep_file_save (file, bytes, NULL, error))
    return FALSE;
  prune (folder, now);
  return TRUE;
}

/**
 * unrep_versions_keep:
 * @side_file: what a side file holds that could be read
 * @reason: why
 * @error: where to put what went wrong
 *
 * Keeps what @side_file holds in the user's state folder, where *Restore…* finds
 * it by reviewer, text and codebook, and removes versions that are too old; the
 * rule is that of unrep_versions_list_stale(). The same bytes are stored once,
 * and opening a report that has not changed keeps nothing new. It blocks, and
 * may be called in any thread. A failure is no reason for anything else to fail.
 *
 * Errors: %UNREP_ERROR_UNWRITABLE.
 *
 * Returns: whether the version is kept
 */
gboolean
unrep_versions_keep (UnrepSideFile       *side_file,
                     UnrepVersionReason   reason,
                     GError             **error)
{
  g_return_val_if_fail (side_file != NULL, FALSE);
  g_return_val_if_fail (reason < UNREP_N_VERSION_REASONS, FALSE);

  return unrep_versions_keep_at (side_file, reason, g_get_real_time () / G_USEC_PER_SEC, error);
}

/**
 * unrep_versions_list:
 * @side_file: a side file of the reviewer, the text and the codebook
 *
 * Lists what was kept, without reading it. It blocks.
 *
 * Returns: (transfer full) (element-type UnrepVersion): the versions, the newest first
 */
GPtrArray *
unrep_versions_list (UnrepSideFile *side_file)
{
  g_autofree char *folder = dup_folder (side_file);

  return list_folder (folder);
}

/**
 * unrep_version_read:
 * @self: a version
 * @wanted: a side file of the reviewer, the text and the codebook
 * @error: where to put what went wrong
 *
 * Errors: as unrep_side_file_read_bytes(), and %UNREP_ERROR_FOREIGN.
 *
 * Returns: (transfer full): what the side file held then
 */
UnrepSideFile *
unrep_version_read (const UnrepVersion  *self,
                    UnrepSideFile       *wanted,
                    GError             **error)
{
  g_autofree char *name = unrep_file_dup_display (self->file);
  g_autoptr (UnrepSideFile) side_file = unrep_side_file_read (self->file, NULL, error);

  if (side_file == NULL || !unrep_side_file_is_for (side_file, wanted, name, error))
    return NULL;
  return g_steal_pointer (&side_file);
}

/* The start of @name that is UTF-8 and fits beside the time. */
static char *
dup_short_name (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  char *end = valid + MIN (strlen (valid), MAX_NAME_BYTES);

  while (end > valid && ((guchar) *end & 0xc0) == 0x80)
    end--;
  return g_strndup (valid, end - valid);
}

/**
 * unrep_versions_keep_damaged:
 * @file: a side file that cannot be used
 * @error: where to put what went wrong
 *
 * Copies the bytes of @file as they are into the folder `damaged` of the user's
 * state folder, before something else takes its place; what is there is never
 * removed. It blocks.
 *
 * Errors: %UNREP_ERROR_UNWRITABLE; then @file must stay as it is.
 *
 * Returns: (transfer full): the copy
 */
GFile *
unrep_versions_keep_damaged (GFile   *file,
                             GError **error)
{
  g_autofree char *folder = unrep_dup_state_path ("damaged"), *base_name = g_file_get_basename (file);
  g_autofree char *time = dup_time (g_get_real_time () / G_USEC_PER_SEC), *name = dup_short_name (base_name);
  g_autofree char *display = unrep_file_dup_display (file);
  g_autoptr (GError) local_error = NULL;

  g_mkdir_with_parents (folder, 0700);
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *copy_name = i == 0 ? g_strdup_printf ("%s.%s", time, name) : g_strdup_printf ("%s-%u.%s", time, i, name);
      g_autoptr (GFile) copy = g_file_new_build_filename (folder, copy_name, NULL);

      g_clear_error (&local_error);
      if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_REGULAR &&
          g_file_copy (file, copy, G_FILE_COPY_NONE, NULL, NULL, NULL, &local_error))
        return g_steal_pointer (&copy);
      if (!g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_EXISTS))
        break;
    }
  g_set_error (error, UNREP_ERROR, UNREP_ERROR_UNWRITABLE, _("“%s” could not be copied to “%s”: %s"), display, folder,
               local_error != NULL ? local_error->message : _("it is no ordinary file"));
  return NULL;
}
