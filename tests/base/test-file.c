/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/unrep-file.h"

#include "unrep-test.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

static GBytes *
read_path (const char  *path,
           gsize        max_bytes,
           GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return unrep_file_read (file, max_bytes, NULL, error);
}

/* That @path is refused with @code, in a message with its path and @reason. */
static void
assert_unreadable (const char *path,
                   gsize       max_bytes,
                   int         code,
                   const char *reason)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *display = unrep_dup_printable (path);

  g_assert_null (read_path (path, max_bytes, &error));
  g_assert_error (error, UNREP_ERROR, code);
  g_assert_nonnull (strstr (error->message, display));
  if (strstr (error->message, reason) == NULL)
    g_error ("“%s” does not say “%s”", error->message, reason);
}

static void
test_read (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("read");
  g_autofree char *path = unrep_test_write (dir, "a.txt", "one\0two\xff", 8);
  g_autofree char *empty = unrep_test_write (dir, "empty", "", 0);
  g_autofree char *link = g_build_filename (dir, "link", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = read_path (path, 8, &error);
  g_autoptr (GBytes) nothing = NULL;
  g_autoptr (GBytes) linked = NULL;

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "one\0two\xff", 8);

  nothing = read_path (empty, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (nothing), ==, 0);

  g_assert_cmpint (symlink ("a.txt", link), ==, 0);
  linked = read_path (link, 1000, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (linked, bytes));
}

static void
test_read_large (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("read");
  gsize n = 9 * 1024 * 1024 + 7;
  g_autofree char *content = g_malloc (n);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  for (gsize i = 0; i < n; i++)
    content[i] = i * 2654435761u >> 11;
  path = unrep_test_write (dir, "large", content, n);

  bytes = read_path (path, n, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), content, n);

  assert_unreadable (path, n - 1, UNREP_ERROR_TOO_LARGE, "9437190 bytes");
  assert_unreadable (path, 3 * 1024 * 1024, UNREP_ERROR_TOO_LARGE, "3 MB");
}

/* In /proc every file says that it has no bytes. */
static void
test_read_size_unknown (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = read_path ("/proc/self/status", 1024 * 1024, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes), >, 100);
  assert_unreadable ("/proc/self/status", 100, UNREP_ERROR_TOO_LARGE, "100 bytes");
}

static char *
dup_socket (const char *dir)
{
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  int fd = socket (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

  g_snprintf (address.sun_path, sizeof address.sun_path, "%s/socket", dir);
  g_assert_cmpint (bind (fd, (struct sockaddr *) &address, sizeof address), ==, 0);
  close (fd);

  return g_strdup (address.sun_path);
}

/* Were the pipe opened for reading, this would wait for ever. */
static void
test_read_not_regular (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("read");
  g_autofree char *pipe = g_build_filename (dir, "pipe", NULL);
  g_autofree char *link = g_build_filename (dir, "link", NULL);
  g_autofree char *missing = g_build_filename (dir, "missing", NULL);
  g_autofree char *socket = dup_socket (dir);

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_cmpint (symlink ("pipe", link), ==, 0);

  assert_unreadable (dir, 10, UNREP_ERROR_UNREADABLE, "folder");
  assert_unreadable (pipe, 10, UNREP_ERROR_UNREADABLE, "pipe");
  assert_unreadable (link, 10, UNREP_ERROR_UNREADABLE, "pipe");
  assert_unreadable (socket, 10, UNREP_ERROR_UNREADABLE, "socket");
  assert_unreadable ("/dev/zero", 10, UNREP_ERROR_UNREADABLE, "device");
  assert_unreadable (missing, 10, UNREP_ERROR_UNREADABLE, "there is no such file");
}

/* A resource stands for every file that has no path. */
static void
test_read_remote (void)
{
  g_autoptr (GFile) file = g_file_new_for_uri ("resource:///test/توصية.txt");
  g_autoptr (GFile) folder = g_file_new_for_uri ("resource:///test");
  g_autoptr (GFile) missing = g_file_new_for_uri ("resource:///test/missing");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = unrep_file_read (file, 14, NULL, &error);

  g_assert_null (g_file_peek_path (file));
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "13/ب: oppose\n", 14);

  g_assert_null (unrep_file_read (file, 13, NULL, &error));
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_TOO_LARGE);
  g_clear_error (&error);
  g_assert_null (unrep_file_read (folder, 13, NULL, &error));
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_UNREADABLE);
  g_assert_nonnull (strstr (error->message, "folder"));
  g_clear_error (&error);
  g_assert_null (unrep_file_read (missing, 13, NULL, &error));
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_UNREADABLE);
}

static void
test_read_cancelled (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("read");
  g_autofree char *path = unrep_test_write (dir, "a.txt", "a", 1);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (unrep_file_read (file, 10, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Runs @function as a user without rights, in a process of its own: root may read all. */
static void
run_as_nobody (void (*function) (const char *),
               const char *path)
{
  pid_t child = fork ();
  int status;

  if (child == 0)
    {
      if (getuid () == 0 && (setgid (65534) != 0 || setuid (65534) != 0))
        _exit (2);
      function (path);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
}

static void
check_not_permitted (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("new", 3);
  g_autoptr (GError) error = NULL;

  assert_unreadable (path, 10, UNREP_ERROR_UNREADABLE, "you may not");
  g_assert_false (unrep_file_save (file, bytes, NULL, &error));
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_UNWRITABLE);
  g_assert_nonnull (strstr (error->message, g_strerror (EACCES)));
}

static void
test_not_permitted (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("secret");
  g_autofree char *path = unrep_test_write (dir, "a.txt", "a", 1);
  g_autofree char *home = g_path_get_dirname (dir);
  g_autofree char *content = NULL;

  g_assert_cmpint (chmod (home, 0711), ==, 0);
  g_assert_cmpint (chmod (path, 0), ==, 0);
  g_assert_cmpint (chmod (dir, 0555), ==, 0);
  run_as_nobody (check_not_permitted, path);

  g_assert_cmpint (chmod (dir, 0755), ==, 0);
  g_assert_cmpint (chmod (path, 0600), ==, 0);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "a");
}

static void
test_printable (void)
{
  const char *cases[][2] = {
    { "", "" },
    { "توصية 13/ب — “ok” 😀", "توصية 13/ب — “ok” 😀" },
    { "نیم\xe2\x80\x8cفاصله", "نیم\xe2\x80\x8cفاصله" },
    { "a\x1b[31mb\nc\td\x7f", "a\\x1b[31mb\\x0ac\\x09d\\x7f" },
    { "\xc2\x9b" "31m \xc2\xa0", "\\u009b31m \xc2\xa0" },
    { "\xe2\x80\xaegpj.exe\xe2\x81\xa9\xd8\x9c\xef\xbb\xbf", "\\u202egpj.exe\\u2069\\u061c\\ufeff" },
    { "\xe2\x80\xa8\xe2\x80\xa9", "\\u2028\\u2029" },
    { "a\xff\xfe" "b\xc3", "a\\xff\\xfeb\\xc3" },
    { "\xed\xa0\x80\xc0\xaf", "\\xed\\xa0\\x80\\xc0\\xaf" },
    { "a\\x1b", "a\\x1b" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *printable = unrep_dup_printable (cases[i][0]);

      g_assert_cmpstr (printable, ==, cases[i][1]);
    }
}

static void
test_printable_random (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      char bytes[64];
      gsize n = g_test_rand_int_range (0, sizeof bytes);
      g_autofree char *printable = NULL;

      for (gsize i = 0; i < n; i++)
        bytes[i] = g_test_rand_int_range (1, 256);
      bytes[n] = '\0';
      printable = unrep_dup_printable (bytes);

      g_assert_true (g_utf8_validate (printable, -1, NULL));
      for (const char *p = printable; *p != '\0'; p = g_utf8_next_char (p))
        g_assert_false (g_unichar_iscntrl (g_utf8_get_char (p)));
    }
}

static void
test_display (void)
{
  g_autoptr (GFile) local = g_file_new_for_path ("/a/\x1b[2J\n\xff.txt");
  g_autoptr (GFile) remote = g_file_new_for_uri ("unrep-nowhere://host/a%0Ab");
  g_autofree char *local_display = unrep_file_dup_display (local);
  g_autofree char *remote_display = unrep_file_dup_display (remote);

  g_assert_cmpstr (local_display, ==, "/a/\\x1b[2J\\x0a\\xff.txt");
  g_assert_cmpstr (remote_display, ==, "unrep-nowhere://host/a%0Ab");
  assert_unreadable ("/a/\x1b[2J\n\xff.txt", 10, UNREP_ERROR_UNREADABLE, "there is no such file");
}

static void
assert_user_path (char       *(*dup_path) (const char *),
                  const char *parent)
{
  g_autofree char *expected = g_build_filename (parent, "unrep", NULL);
  g_autofree char *expected_file = g_build_filename (expected, "reviewers.ini", NULL);
  g_autofree char *file = dup_path ("reviewers.ini");
  g_autofree char *folder = dup_path (NULL);
  struct stat status;

  g_assert_cmpstr (file, ==, expected_file);
  g_assert_cmpstr (folder, ==, expected);
  g_assert_cmpint (stat (folder, &status), ==, 0);
  g_assert_true (S_ISDIR (status.st_mode));
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
}

static void
test_user_paths (void)
{
  assert_user_path (unrep_dup_config_path, g_getenv ("XDG_CONFIG_HOME"));
  assert_user_path (unrep_dup_state_path, g_getenv ("XDG_STATE_HOME"));
  assert_user_path (unrep_dup_data_path, g_getenv ("XDG_DATA_HOME"));
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/file/read", test_read);
  g_test_add_func ("/file/read/large", test_read_large);
  g_test_add_func ("/file/read/size-unknown", test_read_size_unknown);
  g_test_add_func ("/file/read/not-regular", test_read_not_regular);
  g_test_add_func ("/file/read/remote", test_read_remote);
  g_test_add_func ("/file/read/cancelled", test_read_cancelled);
  g_test_add_func ("/file/not-permitted", test_not_permitted);
  g_test_add_func ("/file/printable", test_printable);
  g_test_add_func ("/file/printable/random", test_printable_random);
  g_test_add_func ("/file/display", test_display);
  g_test_add_func ("/file/user-paths", test_user_paths);

  return g_test_run ();
}
