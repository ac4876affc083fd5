/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/unrep-file.h"

#include "unrep-test.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

static gboolean
save (const char  *path,
      const char  *content,
      GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));

  return unrep_file_save (file, bytes, NULL, error);
}

static void
assert_refused (const char *path,
                const char *reason)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (save (path, "new", &error));
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_UNWRITABLE);
  g_assert_nonnull (strstr (error->message, path));
  if (strstr (error->message, reason) == NULL)
    g_error ("“%s” does not say “%s”", error->message, reason);
}

static mode_t
get_mode (const char *path)
{
  struct stat status;

  g_assert_cmpint (lstat (path, &status), ==, 0);

  return status.st_mode & 07777;
}

static void
test_new (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("save");
  g_autofree char *path = g_build_filename (dir, "new.json", NULL);
  g_autoptr (GError) error = NULL;
  mode_t mask = umask (027);

  g_assert_true (save (path, "first", &error));
  g_assert_no_error (error);
  unrep_test_assert_content (path, "first");
  g_assert_cmpint (get_mode (path), ==, 0640);

  g_assert_true (save (path, "", &error));
  unrep_test_assert_content (path, "");
  g_assert_cmpuint (unrep_test_count_files (dir), ==, 1);
  umask (mask);
}

static void
test_mode_kept (void)
{
  static const mode_t modes[] = { 0600, 0640, 0664, 0444, 0777 };
  g_autofree char *dir = unrep_test_dup_dir ("save");
  g_autofree char *path = unrep_test_write (dir, "a", "old", 3);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_assert_cmpint (chmod (path, modes[i]), ==, 0);
      g_assert_true (save (path, "new", &error));
      g_assert_no_error (error);
      g_assert_cmpint (get_mode (path), ==, modes[i]);
    }
}

/* What is kept beside the content: access lists and whatever programs put there. */
static void
test_attributes (void)
{
  /* The owner and the user 1234 may read and write, the group and others nothing. */
  static const guint8 access_list[] = {
    2, 0, 0, 0, 1,    0, 6, 0, 255, 255, 255, 255, 2,    0, 6, 0, 0xd2, 4,   0,   0,
    4, 0, 0, 0, 255, 255, 255, 255, 16,  0,   6,   0,   255, 255, 255, 255, 32,   0,   0,   0, 255, 255, 255, 255,
  };
  g_autofree char *dir = unrep_test_dup_dir ("save");
  g_autofree char *path = unrep_test_write (dir, "a", "old", 3);
  char value[64];

  /* Not every file system has them. */
  if (setxattr (path, "user.unrep.test", "\0kept", 5, 0) == 0)
    {
      g_assert_true (save (path, "new", NULL));
      g_assert_cmpint (getxattr (path, "user.unrep.test", value, sizeof value), ==, 5);
      g_assert_cmpmem (value, 5, "\0kept", 5);
    }
  else
    g_test_message ("no user attributes here: %s", g_strerror (errno));
  if (setxattr (path, "system.posix_acl_access", access_list, sizeof access_list, 0) == 0)
    {
      g_assert_true (save (path, "newer", NULL));
      g_assert_cmpint (getxattr (path, "system.posix_acl_access", value, sizeof value), ==, sizeof access_list);
      g_assert_cmpmem (value, sizeof access_list, access_list, sizeof access_list);
      g_assert_cmpint (get_mode (path), ==, 0660);
    }
  else
    g_test_message ("no access lists here: %s", g_strerror (errno));
}

/* In a folder of a group new files belong to that group. */
static void
test_folder_of_group (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("save");
  g_autofree char *path = g_build_filename (dir, "a", NULL);
  struct stat folder, status;

  if (getuid () == 0)
    g_assert_cmpint (chown (dir, 0, 2345), ==, 0);
  g_assert_cmpint (chmod (dir, 02775), ==, 0);
  g_assert_cmpint (stat (dir, &folder), ==, 0);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (save (path, i == 0 ? "new" : "newer", NULL));
      g_assert_cmpint (stat (path, &status), ==, 0);
      g_assert_cmpint (status.st_gid, ==, folder.st_gid);
    }
}

/* Saves as a user who owns the folder but not the file, or as its owner. */
static void
test_owner (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("save");
  g_autofree char *path = unrep_test_write (dir, "a", "old", 3);
  g_autofree char *home = g_path_get_dirname (dir);
  struct stat status;
  pid_t child;
  int result;

  if (getuid () != 0)
    {
      /* Only root can give a file away; everybody else keeps what is theirs. */
      g_assert_true (save (path, "new", NULL));
      g_assert_cmpint (stat (path, &status), ==, 0);
      g_assert_cmpint (status.st_uid, ==, getuid ());
      return;
    }

  g_assert_cmpint (chown (path, 1234, 2345), ==, 0);
  g_assert_cmpint (chmod (path, 04750), ==, 0);
  g_assert_true (save (path, "new", NULL));
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_uid, ==, 1234);
  g_assert_cmpint (status.st_gid, ==, 2345);
  g_assert_cmpint (get_mode (path), ==, 04750);

  g_assert_cmpint (chmod (home, 0711), ==, 0);
  g_assert_cmpint (chmod (path, 0664), ==, 0);
  g_assert_cmpint (chown (dir, 65534, 65534), ==, 0);
  child = fork ();
  if (child == 0)
    _exit (setgid (65534) != 0 || setuid (65534) != 0 || !save (path, "theirs", NULL));
  g_assert_cmpint (waitpid (child, &result, 0), ==, child);
  g_assert_cmpint (result, ==, 0);
  unrep_test_assert_content (path, "theirs");
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_uid, ==, 65534);
  g_assert_cmpint (get_mode (path), ==, 0664);
}

static void
test_links (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("save");
  g_autofree char *target = unrep_test_write (dir, "target", "old", 3);
  g_autofree char *soft = g_build_filename (dir, "soft", NULL);
  g_autofree char *dangling = g_build_filename (dir, "dangling", NULL);
  g_autofree char *nowhere = g_build_filename (dir, "nowhere", NULL);
  g_autofree char *hard = g_build_filename (dir, "hard", NULL);

  g_assert_cmpint (symlink ("target", soft), ==, 0);
  g_assert_cmpint (symlink ("nowhere", dangling), ==, 0);
  assert_refused (soft, "symbolic link");
  assert_refused (dangling, "symbolic link");
  g_assert_true (g_file_test (soft, G_FILE_TEST_IS_SYMLINK));
  g_assert_false (g_file_test (nowhere, G_FILE_TEST_EXISTS));
  unrep_test_assert_content (target, "old");

  g_assert_cmpint (link (target, hard), ==, 0);
  assert_refused (target, "hard links");
  assert_refused (hard, "hard links");
  unrep_test_assert_content (hard, "old");
  g_assert_cmpuint (unrep_test_count_files (dir), ==, 4);
}

static void
test_resolve_link (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("save");
  g_autofree char *path = unrep_test_write (dir, "target", "old", 3);
  g_autofree char *link = g_build_filename (dir, "link", NULL);
  g_autofree char *circle = g_build_filename (dir, "circle", NULL);
  g_autoptr (GFile) plain = g_file_new_for_path (path);
  g_autoptr (GFile) linked = g_file_new_for_path (link);
  g_autoptr (GFile) circular = g_file_new_for_path (circle);
  g_autoptr (GFile) same = NULL;
  g_autoptr (GFile) resolved = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink ("target", link), ==, 0);
  g_assert_cmpint (symlink ("circle", circle), ==, 0);

  same = unrep_file_resolve_link (plain, &error);
  g_assert_true (same == plain);
  resolved = unrep_file_resolve_link (linked, &error);
  g_assert_no_error (error);
  g_assert_true (save (g_file_peek_path (resolved), "new", &error));
  unrep_test_assert_content (path, "new");
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));

  g_assert_null (unrep_file_resolve_link (circular, &error));
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_UNREADABLE);
}

static void
test_refused (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("save");
  g_autofree char *file = unrep_test_write (dir, "file", "old", 3);
  g_autofree char *below_file = g_build_filename (file, "child", NULL);
  g_autofree char *missing = g_build_filename (dir, "missing", "child", NULL);
  g_autofree char *pipe = g_build_filename (dir, "pipe", NULL);
  g_autofree char *long_name = g_strnfill (256, 'n');
  g_autofree char *too_long = g_build_filename (dir, long_name, NULL);
  g_autoptr (GFile) remote = g_file_new_for_uri ("unrep-nowhere://host/a.json");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("new", 3);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  assert_refused (dir, "folder");
  assert_refused (pipe, "pipe");
  assert_refused ("/dev/full", "device");
  assert_refused (below_file, g_strerror (ENOTDIR));
  assert_refused (missing, g_strerror (ENOENT));
  assert_refused (too_long, g_strerror (ENAMETOOLONG));
  unrep_test_assert_content (file, "old");
  g_assert_cmpuint (unrep_test_count_files (dir), ==, 2);

  g_assert_false (unrep_file_save (remote, bytes, NULL, &error));
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_UNWRITABLE);
}

/* The temporary file's name must not be longer than the target's may be. */
static void
test_long_name (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("save");
  g_autofree char *name = g_strnfill (255, 'n');
  g_autofree char *path = g_build_filename (dir, name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (save (path, "one", &error));
  g_assert_true (save (path, "two", &error));
  g_assert_no_error (error);
  unrep_test_assert_content (path, "two");
}

static void
test_cancelled (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("save");
  g_autofree char *path = unrep_test_write (dir, "a", "old", 3);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("new", 3);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (unrep_file_save (file, bytes, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  unrep_test_assert_content (path, "old");
  g_assert_cmpuint (unrep_test_count_files (dir), ==, 1);
}

/* As on a full disk, with the real system calls. */
static void
save_beyond_limit (const char *path)
{
  struct rlimit limit = { 4096, 4096 };
  g_autofree char *content = g_strnfill (100000, 'n');
  g_autoptr (GError) error = NULL;

  signal (SIGXFSZ, SIG_IGN);
  if (setrlimit (RLIMIT_FSIZE, &limit) != 0)
    _exit (2);
  for (guint i = 0; i < 3; i++)
    {
      if (save (path, content, &error) || !g_error_matches (error, UNREP_ERROR, UNREP_ERROR_UNWRITABLE))
        _exit (3);
      g_clear_error (&error);
    }
  _exit (0);
}

static void
test_size_limit (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("save");
  g_autofree char *old = g_strnfill (50000, 'o');
  g_autofree char *path = unrep_test_write (dir, "a", old, -1);
  pid_t child = fork ();
  int status;

  if (child == 0)
    save_beyond_limit (path);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
  unrep_test_assert_content (path, old);
  g_assert_cmpuint (unrep_test_count_files (dir), ==, 1);
}

typedef gboolean (*SaveFunc) (const char  *path,
                              const char  *content,
                              GError     **error);

/* As many programs do: for a moment the file is empty. */
static gboolean
naive_save (const char  *path,
            const char  *content,
            GError     **error)
{
  FILE *file = fopen (path, "we");

  return file != NULL && fputs (content, file) >= 0 && fclose (file) == 0;
}

typedef struct
{
  const char *path;
  SaveFunc save;
  guint n_saves;
  int done;
} Writer;

static gpointer
save_in_turn (gpointer data)
{
  Writer *writer = data;

  for (guint i = 0; i < writer->n_saves; i++)
    {
      g_autofree char *content = g_strnfill (1000 + i % 2 * 70000, i % 2 ? 'b' : 'a');

      g_assert_true (writer->save (writer->path, content, NULL));
    }
  g_atomic_int_set (&writer->done, TRUE);

  return NULL;
}

/* Reads as fast as it can while somebody saves; returns how many of the reads got
 * neither of the two contents. */
static guint
count_torn_reads (SaveFunc  func,
                  guint     n_saves,
                  guint    *n_reads)
{
  g_autofree char *dir = unrep_test_dup_dir ("save");
  g_autofree char *start = g_strnfill (1000, 'a'), *path = unrep_test_write (dir, "x", start, -1);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  Writer writer = { path, func, n_saves, FALSE };
  g_autoptr (GThread) thread = g_thread_new ("writer", save_in_turn, &writer);
  guint n_torn = 0;

  for (*n_reads = 0; !g_atomic_int_get (&writer.done); ++*n_reads)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = unrep_file_read (file, 1000000, NULL, &error);
      const char *data;
      gsize n;

      g_assert_no_error (error);
      data = g_bytes_get_data (bytes, &n);
      n_torn += n == 0 || n != (data[0] == 'a' ? 1000 : 71000) || data[n - 1] != data[0];
    }
  g_thread_join (g_steal_pointer (&thread));
  g_assert_cmpuint (unrep_test_count_files (dir), ==, 1);

  return n_torn;
}

static void
test_no_torn_read (void)
{
  guint n_reads;

  g_assert_cmpuint (count_torn_reads (save, 1000, &n_reads), ==, 0);
  g_test_message ("%u reads during 1000 saves", n_reads);
  g_assert_cmpuint (n_reads, >, 1000);
}

static void
test_torn_reads_of_naive_save (void)
{
  guint n_torn = 0, n_reads;

  for (guint i = 0; i < 20 && n_torn == 0; i++)
    n_torn = count_torn_reads (naive_save, 1000, &n_reads);
  g_test_message ("%u of %u reads are torn", n_torn, n_reads);
  g_assert_cmpuint (n_torn, >, 0);
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/save/new", test_new);
  g_test_add_func ("/save/mode-kept", test_mode_kept);
  g_test_add_func ("/save/attributes", test_attributes);
  g_test_add_func ("/save/folder-of-group", test_folder_of_group);
  g_test_add_func ("/save/owner", test_owner);
  g_test_add_func ("/save/links", test_links);
  g_test_add_func ("/save/resolve-link", test_resolve_link);
  g_test_add_func ("/save/refused", test_refused);
  g_test_add_func ("/save/long-name", test_long_name);
  g_test_add_func ("/save/cancelled", test_cancelled);
  g_test_add_func ("/save/size-limit", test_size_limit);
  g_test_add_func ("/save/no-torn-read", test_no_torn_read);
  g_test_add_func ("/save/torn-reads-of-naive-save", test_torn_reads_of_naive_save);

  return g_test_run ();
}
