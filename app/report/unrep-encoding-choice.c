/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-encoding-choice.h"

#include "base/unrep-file.h"

/* The file is read whole; a larger one is not ours. */
#define MAX_BYTES (1024 * 1024)
#define GROUP "encodings"

static GKeyFile *
read_all (GFile *file)
{
  g_autoptr (GBytes) bytes = unrep_file_read (file, MAX_BYTES, NULL, NULL);
  GKeyFile *all = g_key_file_new ();

  if (bytes != NULL)
    g_key_file_load_from_bytes (all, bytes, G_KEY_FILE_NONE, NULL);
  return all;
}

static GFile *
new_file (void)
{
  g_autofree char *path = unrep_dup_state_path ("encodings.ini");

  return g_file_new_for_path (path);
}

/**
 * unrep_encoding_choice_find:
 * @bytes: content of a file
 *
 * Returns: (transfer full) (nullable): the name of the encoding that somebody has chosen for
 *   it on this account, %NULL where nobody has
 */
char *
unrep_encoding_choice_find (GBytes *bytes)
{
  g_autofree char *sha256 = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GKeyFile) all = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  file = new_file ();
  all = read_all (file);
  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  return g_key_file_get_string (all, GROUP, sha256, NULL);
}

/**
 * unrep_encoding_choice_remember:
 * @bytes: content of a file
 * @name: the name of an encoding
 * @error: return location of an error
 *
 * From now on @bytes are read in that encoding, by every program of this account.
 *
 * Returns: whether that could be written
 */
gboolean
unrep_encoding_choice_remember (GBytes      *bytes,
                                const char  *name,
                                GError     **error)
{
  g_autofree char *sha256 = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GKeyFile) all = NULL;

  g_return_val_if_fail (bytes != NULL && name != NULL, FALSE);

  file = new_file ();
  all = read_all (file);
  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_key_file_set_string (all, GROUP, sha256, name);
  return g_key_file_save_to_file (all, g_file_peek_path (file), error);
}
