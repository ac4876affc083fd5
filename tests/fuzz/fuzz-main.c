/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-fuzz.h"

/* In place of libFuzzer: the target runs once over each file of the folders that
 * are its arguments, so that it is compiled, and run, in every build. */

static guint
run_over (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  const char *name;
  guint n = 0;
  gsize length;

  if (dir == NULL)
    {
      if (!g_file_get_contents (path, &content, &length, &error))
        g_error ("%s", error->message);
      LLVMFuzzerTestOneInput ((const guint8 *) content, length);
      return 1;
    }

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      n += run_over (child);
    }

  return n;
}

int
main (int    argc,
      char **argv)
{
  guint n = 0;

  for (int i = 1; i < argc; i++)
    n += run_over (argv[i]);
  g_print ("%u files\n", n);

  return n > 0 ? 0 : 1;
}
