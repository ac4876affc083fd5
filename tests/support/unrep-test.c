/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-test.h"

#include <glib/gstdio.h>

static char *home;

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK) && (dir = g_dir_open (path, 0, NULL)) != NULL)
    while ((name = g_dir_read_name (dir)) != NULL)
      {
        g_autofree char *child = g_build_filename (path, name, NULL);

        remove_tree (child);
      }
  g_remove (path);
}

static void
remove_home (void)
{
  remove_tree (home);
  g_clear_pointer (&home, g_free);
}

/**
 * unrep_test_init:
 * @argc: address of main's argc
 * @argv: address of main's argv
 *
 * Starts GLib's test framework with a home of the program's own, so that no test
 * reads or writes the settings, state and data of whoever runs it. The folder is
 * removed at exit. To be called first in main().
 */
void
unrep_test_init (int    *argc,
                 char ***argv)
{
  const char *variables[][2] = {
    { "HOME", "" },
    { "XDG_CONFIG_HOME", "config" },
    { "XDG_STATE_HOME", "state" },
    { "XDG_DATA_HOME", "data" },
    { "XDG_CACHE_HOME", "cache" },
    { "XDG_RUNTIME_DIR", "run" },
  };

  home = g_dir_make_tmp ("unrep-test-XXXXXX", NULL);
  g_assert_nonnull (home);
  for (gsize i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      g_autofree char *path = g_build_filename (home, variables[i][1], NULL);

      g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
      g_setenv (variables[i][0], path, TRUE);
    }
  atexit (remove_home);

  g_test_init (argc, argv, NULL);
}

/**
 * unrep_test_dup_dir:
 * @name: what the folder is for
 *
 * Returns: (transfer full): the path of a new empty folder, removed at exit
 */
char *
unrep_test_dup_dir (const char *name)
{
  g_autofree char *template = g_strdup_printf ("%s/%s-XXXXXX", home, name);
  char *path = g_mkdtemp (template);

  g_assert_nonnull (path);
  return g_strdup (path);
}

/**
 * unrep_test_write:
 * @dir: an existing folder
 * @name: name of the file in it
 * @content: its bytes
 * @length: how many bytes, or -1 if @content ends with NUL
 *
 * Returns: (transfer full): the path of the file that was written
 */
char *
unrep_test_write (const char *dir,
                  const char *name,
                  const char *content,
                  gssize      length)
{
  g_autofree char *path = g_build_filename (dir, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, content, length, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&path);
}

/**
 * unrep_test_dup_source:
 * @path: a path below the top of the project
 *
 * Returns: (transfer full): where that file of the project is
 */
char *
unrep_test_dup_source (const char *path)
{
  return g_build_filename (g_getenv ("G_TEST_SRCDIR"), path, NULL);
}

/**
 * unrep_test_dup_shared:
 * @path: a path below the folder of real reports
 *
 * Real reports are not part of the project. A test that wants one skips itself
 * where this returns %NULL; the skip is marked here.
 *
 * Returns: (transfer full) (nullable): where the file is, %NULL if it is not here
 */
char *
unrep_test_dup_shared (const char *path)
{
  const char *shared = g_getenv ("UNREP_SHARED");

  if (shared != NULL)
    {
      g_autofree char *full = g_build_filename (shared, path, NULL);

      if (g_file_test (full, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&full);
    }
  g_test_skip ("the real reports are not here");
  return NULL;
}

/**
 * unrep_test_new_report:
 * @dir: an existing folder
 * @name: name of the report file
 * @content: its text, UTF-8
 *
 * Returns: (transfer full): the file that was written
 */
GFile *
unrep_test_new_report (const char *dir,
                       const char *name,
                       const char *content)
{
  g_autofree char *path = unrep_test_write (dir, name, content, -1);

  return g_file_new_for_path (path);
}

/**
 * unrep_test_assert_content:
 * @path: a file
 * @expected: what it must hold, NUL-terminated
 */
void
unrep_test_assert_content (const char *path,
                           const char *expected)
{
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (content, ==, expected);
}

/**
 * unrep_test_count_files:
 * @dir: an existing folder
 *
 * Returns: how many files and folders are in it
 */
guint
unrep_test_count_files (const char *dir)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) names = g_dir_open (dir, 0, &error);
  guint n = 0;

  g_assert_no_error (error);
  while (g_dir_read_name (names) != NULL)
    n++;
  return n;
}
