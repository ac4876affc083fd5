/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was read of a team's folder, from one run of the program to the next. Nothing
 * in it is anybody's only copy: whatever is odd about it, it is made anew. */
#include "unrep-config.h"

#include "team/unrep-team-cache.h"

#include "base/unrep-file.h"
#include "team/unrep-sheet-private.h"
#include "team/unrep-team-reader-private.h"

#include <glib/gstdio.h>
#include <string.h>

/* To be raised with every change of what a sheet holds or what it means. */
#define CACHE_FORMAT 2

#define SUFFIX ".team-cache"
#define ENTRY_TYPE "(sutxxx" UNREP_SHEET_VARIANT_TYPE ")"
#define CACHE_TYPE "a" ENTRY_TYPE

/* Of a folder that nobody looked at for so long, nothing is kept. */
#define MAX_AGE (60 * 24 * 60 * 60)

/* The first line, padded so that what follows is aligned as GVariant wants it. */
#define HEAD_BYTES 128

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* Which folders they are, whatever their order; %NULL where files are among them,
 * which are looked at anew each time, or shares. */
static char *
dup_cache_path (GPtrArray *paths)
{
  g_autoptr (GPtrArray) uris = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *name = NULL;

  for (guint i = 0; i < paths->len; i++)
    {
      GFile *path = g_ptr_array_index (paths, i);

      if (g_file_query_file_type (path, G_FILE_QUERY_INFO_NONE, NULL) != G_FILE_TYPE_DIRECTORY ||
          unrep_team_is_remote (path))
        return NULL;
      g_ptr_array_add (uris, g_file_get_uri (path));
    }
  if (uris->len == 0)
    return NULL;

  g_ptr_array_sort (uris, compare_strings);
  for (guint i = 0; i < uris->len; i++)
    {
      const char *uri = g_ptr_array_index (uris, i);

      g_checksum_update (checksum, (const guchar *) uri, (gssize) strlen (uri) + 1);
    }
  name = g_strconcat (g_checksum_get_string (checksum), SUFFIX, NULL);
  return unrep_dup_cache_path (name);
}

/* Tells a damaged file, not a forged one: SHA-256 would take as long as all the rest.
 * Each step maps different sums to different sums, so that one damaged word is always
 * seen. The multiplier is that of the FNV hash. */
static guint64
sum_up (const char *data,
        gsize       length)
{
  guint64 sum = length;

  for (gsize i = 0; i < length; i += sizeof sum)
    {
      guint64 word = 0;

      memcpy (&word, data + i, MIN (sizeof word, length - i));
      sum = (sum ^ word) * G_GUINT64_CONSTANT (0x100000001b3);
      sum = sum << 29 | sum >> 35;
    }
  return sum;
}

/* The program's version is part of it: what another one took from a side file may be
 * something else. */
static char *
dup_head (const char *data,
          gsize       length)
{
  return g_strdup_printf ("unrep-team-cache %d %s %016" G_GINT64_MODIFIER "x\n", CACHE_FORMAT, UNREP_VERSION,
                          sum_up (data, length));
}

static void
take_entry (UnrepTeamReader *reader,
            GVariant        *entry)
{
  const char *uri;
  g_autoptr (GVariant) stored = NULL;
  g_autoptr (GFile) file = NULL;
  UnrepTeamStamp stamp = { .is_settled = TRUE };
  g_autoptr (UnrepSheet) sheet = NULL;
  UnrepTeamKnown *known;
  guint64 inode;

  g_variant_get (entry, "(&sutxxx@" UNREP_SHEET_VARIANT_TYPE ")", &uri, &stamp.device, &inode, &stamp.size,
                 &stamp.modified_ns, &stamp.changed_ns, &stored);
  stamp.inode = inode;
  file = g_file_new_for_uri (uri);
  sheet = unrep_sheet_new_from_variant (stored, file);
  if (sheet == NULL)
    return;

  known = unrep_team_known_new (file);
  known->stamp = stamp;
  known->item.sheet = g_steal_pointer (&sheet);
  g_hash_table_replace (reader->known, known->file, known);
}

/* Lets @reader know what an earlier run has read of the same folders. */
static void
load (UnrepTeamReader *reader,
      GPtrArray       *paths)
{
  g_autofree char *path = dup_cache_path (paths), *head = NULL, *data = NULL;
  g_autoptr (GBytes) bytes = NULL, body = NULL;
  g_autoptr (GVariant) cache = NULL;
  gsize length;

  if (path == NULL || !g_file_get_contents (path, &data, &length, NULL))
    return;
  if (length < HEAD_BYTES)
    return;
  head = dup_head (data + HEAD_BYTES, length - HEAD_BYTES);
  if (strncmp (data, head, strlen (head)) != 0)
    return;

  bytes = g_bytes_new_take (g_steal_pointer (&data), length);
  body = g_bytes_new_from_bytes (bytes, HEAD_BYTES, length - HEAD_BYTES);
  cache = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (CACHE_TYPE), body, FALSE));
  for (gsize i = 0; i < g_variant_n_children (cache); i++)
    {
      g_autoptr (GVariant) entry = g_variant_get_child_value (cache, i);

      take_entry (reader, entry);
    }
}

static GVariant *
new_cache (UnrepTeamReader *reader)
{
  GVariantBuilder builder;
  GHashTableIter iter;
  gpointer value;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (CACHE_TYPE));
  g_hash_table_iter_init (&iter, reader->known);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const UnrepTeamKnown *known = value;
      g_autofree char *uri = NULL;

      if (known->item.sheet == NULL || !known->stamp.is_settled || known->stamp.sha256 != NULL)
        continue;
      uri = g_file_get_uri (known->file);
      g_variant_builder_add (&builder, "(sutxxx@" UNREP_SHEET_VARIANT_TYPE ")", uri, known->stamp.device,
                             known->stamp.inode, (gint64) known->stamp.size, known->stamp.modified_ns,
                             known->stamp.changed_ns, unrep_sheet_new_variant (known->item.sheet));
    }

  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

static void
remove_old (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *other = g_build_filename (folder, name, NULL);
      GStatBuf status;

      if (g_str_has_suffix (name, SUFFIX) && g_stat (other, &status) == 0 &&
          status.st_mtime + MAX_AGE < g_get_real_time () / G_USEC_PER_SEC)
        g_unlink (other);
    }
}

/* That it cannot be kept is no error. */
static void
store (UnrepTeamReader *reader,
       GPtrArray       *paths)
{
  g_autofree char *path = dup_cache_path (paths), *head = NULL;
  g_autoptr (GVariant) cache = NULL;
  g_autoptr (GByteArray) bytes = NULL;
  g_autoptr (GError) error = NULL;
  const char *data;
  gsize length;

  if (path == NULL)
    return;

  cache = new_cache (reader);
  data = g_variant_get_data (cache);
  length = g_variant_get_size (cache);
  head = dup_head (data, length);
  bytes = g_byte_array_sized_new ((guint) (HEAD_BYTES + length));
  g_byte_array_set_size (bytes, HEAD_BYTES);
  memset (bytes->data, 0, HEAD_BYTES);
  memcpy (bytes->data, head, MIN (strlen (head), HEAD_BYTES));
  g_byte_array_append (bytes, (const guint8 *) data, (guint) length);
  if (!g_file_set_contents_full (path, (const char *) bytes->data, bytes->len, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                                 &error))
    g_debug ("What was read of the team is not kept: %s", error->message);
  remove_old (path);
}

/**
 * unrep_team_cache_read:
 * @reader: a reader
 * @paths: (element-type GFile): reports, side files and folders
 * @cancellable: (nullable): cancels the reading
 * @error: where to put what went wrong
 *
 * As unrep_team_reader_read(). Where all of @paths are folders of this computer, the
 * first time also knows what an earlier run of the program has read of them, from the
 * user's cache folder, and keeps it for the next; each file is still looked at, and
 * read where it may have changed.
 *
 * Errors: as unrep_team_reader_read().
 *
 * Returns: (transfer full): what is there now, %NULL when cancelled
 */
UnrepTeam *
unrep_team_cache_read (UnrepTeamReader  *reader,
                       GPtrArray        *paths,
                       GCancellable     *cancellable,
                       GError          **error)
{
  gboolean first = g_hash_table_size (reader->known) == 0;
  UnrepTeam *team;

  if (first)
    load (reader, paths);
  team = unrep_team_reader_read (reader, paths, cancellable, error);
  if (first && reader->n_sheets_read > 0)
    store (reader, paths);
  return team;
}
