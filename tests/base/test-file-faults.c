/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/unrep-file.h"

#include "unrep-test.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* Faults: this program has system calls of its own, which the library that is
 * linked into it finds first. Each one passes on, unless the fault strikes. */
typedef enum
{
  FAULT_NONE,
  FAULT_ERROR,
  FAULT_KILL,
  FAULT_SHORT,
  FAULT_DAMAGE,
} FaultKind;

static struct
{
  FaultKind kind;
  /* NULL: any call. */
  const char *call;
  /* Strikes at the call with this number, from 1. */
  guint at;
  int error;
  guint n_calls;
} fault;

static gboolean
strikes (const char *call)
{
  if (fault.kind == FAULT_NONE || (fault.call != NULL && strcmp (fault.call, call) != 0) || ++fault.n_calls != fault.at)
    return FALSE;
  if (fault.kind == FAULT_KILL)
    raise (SIGKILL);
  errno = fault.error;

  return TRUE;
}

#define REAL(type, name) ((type) dlsym (RTLD_NEXT, name))

int
openat (int         folder,
        const char *name,
        int         flags,
        ...)
{
  va_list arguments;
  mode_t mode;

  va_start (arguments, flags);
  mode = va_arg (arguments, mode_t);
  va_end (arguments);

  return strikes ("openat") ? -1 : REAL (int (*) (int, const char *, int, ...), "openat") (folder, name, flags, mode);
}

ssize_t
write (int         fd,
       const void *data,
       size_t      n)
{
  gboolean struck = strikes ("write");

  if (struck && fault.kind == FAULT_SHORT)
    n = n / 2;
  else if (struck)
    return -1;

  return REAL (ssize_t (*) (int, const void *, size_t), "write") (fd, data, n);
}

ssize_t
pread (int     fd,
       void   *data,
       size_t  n,
       off_t   offset)
{
  gboolean struck = strikes ("pread");
  ssize_t n_read;

  if (struck && fault.kind == FAULT_ERROR)
    return -1;
  if (struck && fault.kind == FAULT_SHORT)
    return 0;

  n_read = REAL (ssize_t (*) (int, void *, size_t, off_t), "pread") (fd, data, n, offset);
  if (struck && fault.kind == FAULT_DAMAGE)
    ((char *) data)[n_read - 1] ^= 1;

  return n_read;
}

int
fsync (int fd)
{
  return strikes ("fsync") ? -1 : REAL (int (*) (int), "fsync") (fd);
}

int
fchmod (int    fd,
        mode_t mode)
{
  return strikes ("fchmod") ? -1 : REAL (int (*) (int, mode_t), "fchmod") (fd, mode);
}

int
close (int fd)
{
  gboolean struck = strikes ("close");
  int result = REAL (int (*) (int), "close") (fd);

  if (struck)
    errno = fault.error;

  return struck ? -1 : result;
}

int
renameat (int         from_folder,
          const char *from,
          int         to_folder,
          const char *to)
{
  return strikes ("renameat")
           ? -1
           : REAL (int (*) (int, const char *, int, const char *), "renameat") (from_folder, from, to_folder, to);
}

static gboolean
save (const char  *path,
      const char  *content,
      GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));

  return unrep_file_save (file, bytes, NULL, error);
}

/* Saves while the @at-th @call is struck. */
static gboolean
save_with_fault (const char  *path,
                 const char  *content,
                 FaultKind    kind,
                 const char  *call,
                 guint        at,
                 int          error_number,
                 GError     **error)
{
  gboolean saved;

  fault.call = call;
  fault.at = at;
  fault.error = error_number;
  fault.n_calls = 0;
  fault.kind = kind;
  saved = save (path, content, error);
  fault.kind = FAULT_NONE;

  return saved;
}

static mode_t
get_mode (const char *path)
{
  struct stat status;

  g_assert_cmpint (lstat (path, &status), ==, 0);

  return status.st_mode & 07777;
}

/* Every call that can fail, with every error that has a name in the field. */
static void
test_faults (void)
{
  static const char *const calls[] = { "openat", "write", "fchmod", "fsync", "pread", "close", "renameat" };
  static const int errors[] = { ENOSPC, EIO, EDQUOT, EACCES, EROFS, EXDEV, ESTALE };
  g_autofree char *dir = unrep_test_dup_dir ("save");
  g_autofree char *path = unrep_test_write (dir, "a", "old", 3);

  g_assert_cmpint (chmod (path, 0640), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    for (guint j = 0; j < G_N_ELEMENTS (errors); j++)
      {
        g_autoptr (GError) error = NULL;

        g_assert_false (save_with_fault (path, "longer than it was", FAULT_ERROR, calls[i], 1, errors[j], &error));
        g_assert_error (error, UNREP_ERROR, UNREP_ERROR_UNWRITABLE);
        g_assert_nonnull (strstr (error->message, path));
        g_assert_nonnull (strstr (error->message, g_strerror (errors[j])));
        unrep_test_assert_content (path, "old");
        g_assert_cmpint (get_mode (path), ==, 0640);
        g_assert_cmpuint (unrep_test_count_files (dir), ==, 1);
      }
}

/* What can be done is said where there is something. */
static void
test_advice (void)
{
  const struct
  {
    int error;
    const char *says;
  } cases[] = {
    { ENOSPC, "Make room" }, { EDQUOT, "Make room" },      { EACCES, "Ask for the right" },
    { EPERM, "Ask for the right" }, { EROFS, "Ask for the right" }, { ENOENT, "bring it back" },
    { ETIMEDOUT, "Connect" }, { EHOSTUNREACH, "Connect" },  { ENAMETOOLONG, "shorter name" },
    { EIO, NULL },
  };
  g_autofree char *dir = unrep_test_dup_dir ("save");
  g_autofree char *path = unrep_test_write (dir, "a", "old", 3);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (save_with_fault (path, "new", FAULT_ERROR, "openat", 1, cases[i].error, &error));
      g_assert_nonnull (strstr (error->message, g_strerror (cases[i].error)));
      if (cases[i].says != NULL)
        g_assert_nonnull (strstr (error->message, cases[i].says));
      else
        g_assert_true (g_str_has_suffix (error->message, g_strerror (cases[i].error)));
    }
}

/* What a save must live with: interruptions, short writes, a name that is taken,
 * a folder that cannot be flushed. */
static void
test_overcome (void)
{
  const struct
  {
    FaultKind kind;
    const char *call;
    guint at;
    int error;
  } cases[] = {
    { FAULT_ERROR, "write", 1, EINTR }, { FAULT_SHORT, "write", 1, 0 },      { FAULT_ERROR, "pread", 1, EINTR },
    { FAULT_ERROR, "fsync", 2, EINVAL }, { FAULT_ERROR, "openat", 1, EEXIST },
  };
  g_autofree char *dir = unrep_test_dup_dir ("save");
  g_autofree char *path = g_build_filename (dir, "a", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *content = g_strdup_printf ("content %u", i);
      g_autoptr (GError) error = NULL;

      g_assert_true (save_with_fault (path, content, cases[i].kind, cases[i].call, cases[i].at, cases[i].error,
                                      &error));
      g_assert_no_error (error);
      unrep_test_assert_content (path, content);
      g_assert_cmpuint (unrep_test_count_files (dir), ==, 1);
    }
}

/* The disk gives back other bytes than it was given. */
static void
test_read_back (void)
{
  static const FaultKind kinds[] = { FAULT_DAMAGE, FAULT_SHORT };
  g_autofree char *dir = unrep_test_dup_dir ("save");
  g_autofree char *path = unrep_test_write (dir, "a", "old", 3);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (save_with_fault (path, "new", kinds[i], "pread", 1, 0, &error));
      g_assert_error (error, UNREP_ERROR, UNREP_ERROR_UNWRITABLE);
      unrep_test_assert_content (path, "old");
      g_assert_cmpuint (unrep_test_count_files (dir), ==, 1);
    }
}

/* Killed at every call in turn: what is there is the old content or the new one. */
static void
test_killed (void)
{
  guint at, n_old = 0;

  for (at = 1; at < 100; at++)
    {
      g_autofree char *dir = unrep_test_dup_dir ("save");
      g_autofree char *path = unrep_test_write (dir, "a", "old", 3);
      g_autofree char *content = NULL;
      pid_t child = fork ();
      int status;

      if (child == 0)
        _exit (!save_with_fault (path, "new", FAULT_KILL, NULL, at, 0, NULL));
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
      if (WIFEXITED (status))
        {
          g_assert_cmpint (WEXITSTATUS (status), ==, 0);
          g_assert_cmpstr (content, ==, "new");
          break;
        }
      n_old += strcmp (content, "old") == 0;
      g_assert_true (g_str_equal (content, "old") || g_str_equal (content, "new"));
    }

  /* openat, write, fchmod, fsync, pread twice, close and renameat come before. */
  g_assert_cmpuint (n_old, >=, 7);
  g_assert_cmpuint (at, >, n_old + 1);
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/save/faults", test_faults);
  g_test_add_func ("/save/advice", test_advice);
  g_test_add_func ("/save/overcome", test_overcome);
  g_test_add_func ("/save/read-back", test_read_back);
  g_test_add_func ("/save/killed", test_killed);

  return g_test_run ();
}
