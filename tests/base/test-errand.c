/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Other programs that do something for us: what they say, how they end, and what is left. */
#include "base/unrep-errand.h"

#include "unrep-test.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static char *scratch;

static char *
dup_script (const char *script)
{
  g_autofree char *content = g_strconcat ("#!/bin/sh\n", script, "\n", NULL);
  char *path = unrep_test_write (scratch, "program", content, -1);

  g_assert_cmpint (g_chmod (path, 0755), ==, 0);
  return path;
}

static void
keep_cb (const char *line,
         gpointer    lines)
{
  g_ptr_array_add (lines, g_strdup (line));
}

static gboolean
run (UnrepErrand   *errand,
     const char    *script,
     guint          seconds,
     GPtrArray     *lines,
     int           *status,
     GCancellable  *cancellable,
     GError       **error)
{
  g_autofree char *program = dup_script (script);
  const char *const command[] = { program, "a b", "$HOME", NULL };

  return unrep_errand_run (errand, command, seconds, lines != NULL ? keep_cb : NULL, lines, status, cancellable, error);
}

static void
test_says (void)
{
  g_autoptr (UnrepErrand) errand = unrep_errand_new (NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_strdup (unrep_errand_get_folder (errand));
  int status = 99;

  unrep_errand_setenv (errand, "WELL", "deep");
  g_assert_true (run (errand, "echo \"$1|$2|$WELL\"; pwd; printf 'x\\033[2J\\377\\n' >&2; printf last; exit 7", 20, lines, &status,
                      NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 7);
  g_assert_cmpuint (lines->len, ==, 4);
  g_assert_cmpstr (lines->pdata[0], ==, "a b|$HOME|deep");
  g_assert_cmpstr (lines->pdata[1], ==, folder);
  g_assert_cmpstr (lines->pdata[2], ==, "x\\x1b[2J\357\277\275");
  g_assert_cmpstr (lines->pdata[3], ==, "last");
  /* The same errand goes on. */
  g_assert_true (run (errand, "kill -TERM $$", 20, NULL, &status, NULL, &error));
  g_assert_cmpint (status, ==, -1);
  g_clear_pointer (&errand, unrep_errand_free);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

static void
test_files (void)
{
  g_autoptr (UnrepErrand) errand = unrep_errand_new (NULL);
  g_autoptr (GBytes) in = g_bytes_new_static ("water", 5);
  g_autoptr (GBytes) out = NULL;
  int status;

  g_assert_true (unrep_errand_write (errand, "deep/in.txt", in, NULL));
  g_assert_true (run (errand, "rev < deep/in.txt | tr -d '\\n' > out; ln -s /etc/passwd link; mkdir folder; : > empty", 20, NULL,
                      &status, NULL, NULL));
  g_assert_cmpint (status, ==, 0);
  out = unrep_errand_take (errand, "out", 5);
  g_assert_cmpmem (g_bytes_get_data (out, NULL), g_bytes_get_size (out), "retaw", 5);
  g_assert_null (unrep_errand_take (errand, "out", 4));
  g_assert_null (unrep_errand_take (errand, "link", 1 << 20));
  g_assert_null (unrep_errand_take (errand, "folder", 1 << 20));
  g_assert_null (unrep_errand_take (errand, "empty", 1 << 20));
  g_assert_null (unrep_errand_take (errand, "none", 1 << 20));
}

/* Whether the process that wrote its number into @name is dead, at once or soon. */
static void
assert_dies (const char *name)
{
  g_autofree char *path = g_build_filename (scratch, name, NULL), *pid = NULL, *proc = NULL;

  g_assert_true (g_file_get_contents (path, &pid, NULL, NULL));
  proc = g_strdup_printf ("/proc/%s/cmdline", g_strstrip (pid));
  for (;;)
    {
      g_autofree char *command = NULL;
      gsize n = 0;

      /* The dead have none. */
      if (!g_file_get_contents (proc, &command, &n, NULL) || n == 0)
        break;
      g_usleep (20000);
    }
  g_remove (path);
}

/* Silence is what it may not keep, however long it takes. */
static void
test_silent (void)
{
  g_autoptr (UnrepErrand) errand = unrep_errand_new (NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *hang = g_strdup_printf ("sleep 600 & echo $! > %s/pid; trap '' TERM; wait", scratch);
  int status = 99;

  g_assert_true (run (errand, "for i in 1 2 3 4 5 6 7 8; do sleep .5; echo $i; done", 3, lines, &status, NULL, &error));
  g_assert_cmpuint (lines->len, ==, 8);
  g_assert_false (run (errand, hang, 1, lines, &status, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  assert_dies ("pid");
}

static void
cancel_cb (const char *line,
           gpointer    cancellable)
{
  g_cancellable_cancel (cancellable);
}

static void
test_cancelled (void)
{
  g_autoptr (UnrepErrand) errand = unrep_errand_new (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *hang = g_strdup_printf ("sleep 600 & echo $! > %s/pid; echo begun; wait", scratch);
  g_autofree char *program = dup_script (hang);
  const char *const command[] = { program, NULL };
  int status;

  g_assert_false (unrep_errand_run (errand, command, 600, cancel_cb, cancellable, &status, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_dies ("pid");
  g_clear_error (&error);
  g_assert_false (unrep_errand_run (errand, command, 600, NULL, NULL, &status, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_absent (void)
{
  g_autoptr (UnrepErrand) errand = unrep_errand_new (NULL);
  const char *const command[] = { "/nowhere/program", NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_assert_false (unrep_errand_run (errand, command, 9, NULL, NULL, &status, NULL, &error));
  g_assert_nonnull (error);
}

/* One that goes on where we have been killed. */
static int
be_killed (void)
{
  g_autoptr (UnrepErrand) errand = unrep_errand_new (NULL);
  g_autofree char *hang = g_strdup_printf ("pwd > folder; cp folder %s/folder; sleep 600 & echo $! > %s/child; echo $$ > %s/pid; wait",
                                           scratch, scratch, scratch);
  int status;

  return run (errand, hang, 600, NULL, &status, NULL, NULL);
}

static gboolean
has_begun (const char *pid)
{
  g_autofree char *content = NULL;

  return g_file_get_contents (pid, &content, NULL, NULL) && *content != '\0';
}

static void
test_killed (void)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *pid = g_build_filename (scratch, "pid", NULL);
  g_autofree char *said = g_build_filename (scratch, "folder", NULL), *folder = NULL;
  g_autoptr (GSubprocess) victim = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, NULL, self, "--be-killed", scratch, NULL);

  g_assert_nonnull (victim);
  while (!has_begun (pid))
    g_usleep (10000);
  g_subprocess_force_exit (victim);
  g_subprocess_wait (victim, NULL, NULL);
  assert_dies ("pid");
  assert_dies ("child");
  g_assert_true (g_file_get_contents (said, &folder, NULL, NULL));
  g_assert_true (g_file_test (g_strstrip (folder), G_FILE_TEST_IS_DIR));
  unrep_errand_sweep ();
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

/* Only folders that are errands', and nobody's any more, and ours alone. */
static void
test_sweep (void)
{
  static const struct
  {
    const char *name;
    int mode;
    gboolean stays;
  } folders[] = {
    { "unrep-errand-aB3xY9", 0700, FALSE }, { "unrep-errand-aB3xY", 0700, TRUE },  { "unrep-errand-aB3xY8", 0750, TRUE },
    { "unrep-reports", 0700, TRUE },        { "unrep-office-aB3xY9", 0700, TRUE }, { "my-unrep-errand-aB3xY9", 0700, TRUE },
  };
  g_autoptr (UnrepErrand) errand = unrep_errand_new (NULL);
  g_autofree char *link = g_build_filename (g_get_tmp_dir (), "unrep-errand-linked", NULL);
  g_autofree char *precious = unrep_test_write (scratch, "precious", "wells", -1);
  g_autofree char *inner = g_build_filename (g_get_tmp_dir (), "unrep-errand-aB3xY9", "link", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_build_filename (g_get_tmp_dir (), folders[i].name, NULL);

      g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
      g_assert_cmpint (g_chmod (path, folders[i].mode), ==, 0);
    }
  g_assert_cmpint (symlink (scratch, link), ==, 0);
  g_assert_cmpint (symlink (scratch, inner), ==, 0);
  unrep_errand_sweep ();
  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_build_filename (g_get_tmp_dir (), folders[i].name, NULL);

      g_assert_cmpint (g_file_test (path, G_FILE_TEST_IS_DIR), ==, folders[i].stays);
      g_rmdir (path);
    }
  g_assert_true (g_file_test (precious, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_test (unrep_errand_get_folder (errand), G_FILE_TEST_IS_DIR));
  g_remove (link);
}

/* Nothing else may be swept, so that all of it has a folder of its own; it is empty by now. */
static char tmp[] = "/tmp/unrep-test-errand-XXXXXX";

static void
remove_tmp (void)
{
  g_rmdir (tmp);
}

int
main (int    argc,
      char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--be-killed"))
    {
      scratch = argv[2];
      return be_killed ();
    }
  g_assert_nonnull (g_mkdtemp (tmp));
  g_setenv ("TMPDIR", tmp, TRUE);
  atexit (remove_tmp);
  unrep_test_init (&argc, &argv);
  scratch = unrep_test_dup_dir ("scratch");
  g_test_add_func ("/errand/says", test_says);
  g_test_add_func ("/errand/files", test_files);
  g_test_add_func ("/errand/silent", test_silent);
  g_test_add_func ("/errand/cancelled", test_cancelled);
  g_test_add_func ("/errand/absent", test_absent);
  g_test_add_func ("/errand/killed", test_killed);
  g_test_add_func ("/errand/sweep", test_sweep);
  return g_test_run ();
}
