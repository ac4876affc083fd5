/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-example.h"

#include "base/unrep-file.h"

#include <errno.h>
#include <glib/gi18n.h>

/**
 * unrep_example_copy:
 * @language: "ar" or "en"
 * @error: return location
 *
 * The example report is opened as a copy in the user's data folder, so that a
 * side file can lie beside it. A copy that is there already is left alone.
 *
 * Returns: (transfer full): the copy, or %NULL
 */
GFile *
unrep_example_copy (const char *language,
                    GError    **error)
{
  g_autofree char *name = g_strdup_printf ("expert-group-report.%s.txt", language);
  g_autofree char *resource = g_strconcat ("/org/example/Unrep/examples/", name, NULL);
  g_autofree char *relative = g_build_filename ("examples", name, NULL);
  g_autofree char *path = unrep_dup_data_path (relative);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&file);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_autofree char *shown = unrep_dup_printable (folder);

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
                   _("The folder “%s” for the example report could not be made: %s"), shown, g_strerror (errno));
      return NULL;
    }
  bytes = g_resources_lookup_data (resource, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL || !unrep_file_save (file, bytes, NULL, error))
    return NULL;
  return g_steal_pointer (&file);
}
