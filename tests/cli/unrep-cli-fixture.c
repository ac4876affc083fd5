/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-cli-fixture.h"

#include <string.h>
#include <sys/wait.h>

static TestRun *
spawn (char **argv)
{
  TestRun *run = g_new0 (TestRun, 1);
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &run->out, &run->err, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  run->status = WEXITSTATUS (status);

  return run;
}

/**
 * test_run:
 * @first: first argument
 * @...: more of them, then %NULL
 *
 * Returns: (transfer full): what unrep-cli did
 */
TestRun *
test_run (const char *first,
          ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  va_list arguments;

  g_ptr_array_add (argv, (char *) g_getenv ("UNREP_CLI"));
  va_start (arguments, first);
  for (const char *argument = first; argument != NULL; argument = va_arg (arguments, const char *))
    g_ptr_array_add (argv, (char *) argument);
  va_end (arguments);
  g_ptr_array_add (argv, NULL);

  return spawn ((char **) argv->pdata);
}

/**
 * test_run_shell:
 * @script: a shell script; the program is `$UNREP_CLI`
 * @argument: its `$1`
 *
 * Returns: (transfer full): what the script did
 */
TestRun *
test_run_shell (const char *script,
                const char *argument)
{
  return spawn ((char *[]) { (char *) "sh", (char *) "-c", (char *) script, (char *) "sh", (char *) argument, NULL });
}

/**
 * test_run_free:
 * @run: (transfer full): a run
 */
void
test_run_free (TestRun *run)
{
  g_free (run->out);
  g_free (run->err);
  g_free (run);
}

/**
 * test_run_ok:
 * @run: (transfer full): a run that is to have done everything, without a word
 *   on standard error
 */
void
test_run_ok (TestRun *run)
{
  g_autoptr (TestRun) owned = run;

  g_assert_cmpstr (owned->err, ==, "");
  g_assert_cmpint (owned->status, ==, 0);
}

/**
 * test_run_fails:
 * @run: (transfer full): a run that is to have failed
 * @status: with this exit status
 * @mention: and this in its message
 *
 * Every line on standard error has to begin with the program's name, and to hold
 * nothing that a terminal would obey.
 */
void
test_run_fails (TestRun    *run,
                int         status,
                const char *mention)
{
  g_autoptr (TestRun) owned = run;
  g_auto (GStrv) lines = g_strsplit (owned->err, "\n", -1);

  g_assert_cmpstr (owned->err, !=, "");
  for (gsize i = 0; lines[i + 1] != NULL; i++)
    g_assert_true (g_str_has_prefix (lines[i], "unrep-cli: "));
  for (const char *p = owned->err; *p != '\0'; p = g_utf8_next_char (p))
    g_assert_true (*p == '\n' || !g_unichar_iscntrl (g_utf8_get_char (p)));
  if (strstr (owned->err, mention) == NULL)
    g_error ("“%s” does not mention “%s”", owned->err, mention);
  g_assert_cmpint (owned->status, ==, status);
}

/**
 * test_read:
 * @dir: a folder
 * @name: name of a file in it
 *
 * Returns: (transfer full): what it holds, with a NUL behind
 */
char *
test_read (const char *dir,
           const char *name)
{
  g_autofree char *path = g_build_filename (dir, name, NULL);
  g_autoptr (GError) error = NULL;
  char *content = NULL;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  return content;
}
