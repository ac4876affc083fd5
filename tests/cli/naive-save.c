/* SPDX-License-Identifier: GPL-3.0-or-later */
/* naive-save METHOD TARGET SOURCE: saves as programs do that lose work, so that a
 * test of saving can show that it would notice. */
#include <gio/gio.h>
#include <stdio.h>

static gboolean
truncate_and_write (const char *target,
                    const char *content,
                    gsize       length)
{
  FILE *file = fopen (target, "w");

  return file != NULL && fwrite (content, 1, length, file) == length && fclose (file) == 0;
}

/* Falls back to the same where it cannot make a copy, and puts a copy that was cut
 * short by a full disk in the place of the old file. */
static gboolean
replace (const char *target,
         const char *content,
         gsize       length)
{
  g_autoptr (GFile) file = g_file_new_for_path (target);

  return g_file_replace_contents (file, content, length, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *content = NULL;
  gsize length;

  if (argc != 4 || !g_file_get_contents (argv[3], &content, &length, NULL))
    return 2;
  return !(g_str_equal (argv[1], "replace") ? replace : truncate_and_write) (argv[2], content, length);
}
