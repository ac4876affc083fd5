/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-device.h"

#include "base/unrep-file.h"
#include "unrep-annotation-private.h"

#include <string.h>

#define FILE_NAME "device"
#define DIGITS 8

/**
 * unrep_device_is_valid:
 * @device: any string
 *
 * Returns: whether @device is 8 hexadecimal digits in lower case
 */
gboolean
unrep_device_is_valid (const char *device)
{
  return strlen (device) == DIGITS && strspn (device, "0123456789abcdef") == DIGITS;
}

static char *
read_id (GFile *file)
{
  g_autoptr (GBytes) bytes = unrep_file_read (file, 64, NULL, NULL);
  g_autofree char *id = NULL;

  if (bytes == NULL || g_bytes_get_size (bytes) < DIGITS)
    return NULL;
  id = g_strndup (g_bytes_get_data (bytes, NULL), DIGITS);
  /* What the program counts by itself is nobody's. */
  if (!unrep_device_is_valid (id) || g_str_equal (id, UNREP_MERGE_DEVICE) || g_str_equal (id, UNREP_ANCHOR_DEVICE))
    return NULL;
  return g_steal_pointer (&id);
}

/**
 * unrep_device_dup_id:
 *
 * The name under which `edits` counts the changes made here. It is made once an
 * installation and kept in the user's state folder, not in the config folder,
 * which people copy to their next machine. Where it cannot be kept, one is made
 * for this run.
 *
 * Returns: (transfer full): 8 hexadecimal digits
 */
char *
unrep_device_dup_id (void)
{
  g_autofree char *path = unrep_dup_state_path (FILE_NAME);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  char *id = read_id (file);

  if (id != NULL)
    return id;

  id = g_strdup_printf ("%08x", (guint) g_random_int_range (1, G_MAXINT32));
  bytes = g_bytes_new (id, DIGITS);
  if (!unrep_file_save (file, bytes, NULL, &error))
    g_debug ("%s", error->message);
  return id;
}
