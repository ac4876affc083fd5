/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where side files are kept that cannot be saved beside their report:
 * `places.ini` in the state folder has a group for each text, by its SHA-256. */
#include "unrep-place.h"

#include "base/unrep-file.h"

#define FILE_NAME "places.ini"
#define MAX_BYTES ((gsize) 1024 * 1024)
#define KEY "folder"

static GFile *
new_ini_file (void)
{
  g_autofree char *path = unrep_dup_state_path (FILE_NAME);

  return g_file_new_for_path (path);
}

/* What cannot be used is made anew: it holds nothing but where people chose to
 * save, and they are asked again. */
static GKeyFile *
load_ini (GFile *file)
{
  GKeyFile *ini = g_key_file_new ();
  g_autoptr (GBytes) bytes = unrep_file_read (file, MAX_BYTES, NULL, NULL);

  if (bytes != NULL && g_bytes_get_size (bytes) > 0)
    g_key_file_load_from_bytes (ini, bytes, G_KEY_FILE_KEEP_COMMENTS, NULL);
  return ini;
}

/**
 * unrep_place_load:
 * @text_sha256: SHA-256 of an extracted text
 *
 * Returns: (transfer full) (nullable): the folder that the person chose for side
 *   files of that text when they could not be saved beside the report; %NULL for none
 */
GFile *
unrep_place_load (const char *text_sha256)
{
  g_autoptr (GFile) file = new_ini_file ();
  g_autoptr (GKeyFile) ini = load_ini (file);
  g_autofree char *uri = g_key_file_get_string (ini, text_sha256, KEY, NULL);

  return uri != NULL && *uri != '\0' ? g_file_new_for_uri (uri) : NULL;
}

/**
 * unrep_place_store:
 * @text_sha256: SHA-256 of an extracted text
 * @folder: where its side files are kept
 * @error: where to put what went wrong
 *
 * Remembers @folder for unrep_place_load(). It blocks.
 *
 * Errors: as unrep_file_save().
 *
 * Returns: whether it is remembered
 */
gboolean
unrep_place_store (const char  *text_sha256,
                   GFile       *folder,
                   GError     **error)
{
  g_autoptr (GFile) file = new_ini_file (), known = unrep_place_load (text_sha256), target = NULL;
  g_autoptr (GKeyFile) ini = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *uri = g_file_get_uri (folder);
  char *data;
  gsize length;

  if (known != NULL && g_file_equal (known, folder))
    return TRUE;
  ini = load_ini (file);
  g_key_file_set_string (ini, text_sha256, KEY, uri);
  data = g_key_file_to_data (ini, &length, NULL);
  bytes = g_bytes_new_take (data, length);
  target = unrep_file_resolve_link (file, error);
  return target != NULL && unrep_file_save (target, bytes, NULL, error);
}
