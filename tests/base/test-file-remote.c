/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/unrep-file.h"

#include "unrep-test-share.h"
#include "unrep-test.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#define OLD "the old content"
#define NEW "new content, longer than the old one"

typedef gboolean (*SaveFunc) (GFile         *file,
                              GBytes        *bytes,
                              GCancellable  *cancellable,
                              GError       **error);

/* What most programs do on a share: the old file is gone before the new one is there. */
static gboolean
naive_save (GFile         *file,
            GBytes        *bytes,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GOutputStream) stream = NULL;

  g_file_delete (file, NULL, NULL);
  stream = G_OUTPUT_STREAM (g_file_create (file, G_FILE_CREATE_NONE, cancellable, error));
  return stream != NULL &&
         g_output_stream_write_all (stream, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, NULL, error) &&
         g_output_stream_close (stream, NULL, error);
}

/* Saves NEW over OLD with this fault and tells how often it was struck: the
 * number of outcomes that lose something is added to @n_damaged. */
static gboolean
save_with_fault (SaveFunc             save,
                 UnrepTestShareFault  fault,
                 guint               *n_damaged)
{
  g_autofree char *dir = unrep_test_dup_dir ("remote"), *path = unrep_test_write (dir, "a.json", OLD, -1);
  g_autofree char *content = NULL;
  g_autoptr (GFile) file = unrep_test_share_new (path), folder = g_file_get_parent (file);
  g_autoptr (GBytes) bytes = g_bytes_new_static (NEW, strlen (NEW));
  g_autoptr (GError) error = NULL;
  gboolean saved;
  guint n_files;

  unrep_test_share_fault = fault;
  saved = save (file, bytes, NULL, &error);
  fault = unrep_test_share_fault;
  unrep_test_share_fault = (UnrepTestShareFault) { 0 };

  n_files = unrep_test_count_files (dir);
  g_file_get_contents (path, &content, NULL, NULL);
  if (!saved)
    {
      g_assert_nonnull (error);
      if (save == unrep_file_save)
        g_assert_nonnull (strstr (error->message, "unrep-share:///"));
    }
  if (saved ? g_strcmp0 (content, NEW) != 0
            : content == NULL || (!g_str_equal (content, OLD) && !g_str_equal (content, NEW)))
    {
      g_autofree char *kept = NULL;
      g_autoptr (GDir) list = g_dir_open (dir, 0, NULL);
      const char *name = g_dir_read_name (list);
      g_autofree char *left = name != NULL ? g_build_filename (dir, name, NULL) : NULL;

      /* The connection broke when the share had deleted the old file. */
      if (left != NULL)
        g_file_get_contents (left, &kept, NULL, NULL);
      *n_damaged += content != NULL || g_strcmp0 (kept, NEW) != 0;
    }
  else if (!fault.lasts && !fault.late)
    g_assert_cmpuint (n_files, ==, 1);
  return fault.struck != NULL;
}

/* Every call fails in turn, in every way; returns how many outcomes lose something. */
static guint
fail_everywhere (SaveFunc  save,
                 guint    *n_struck)
{
  guint n_damaged = 0;

  *n_struck = 0;
  for (guint mask = 0; mask < 16; mask++)
    for (guint at = 1;; at++)
      {
        UnrepTestShareFault fault = {
          .at = at,
          .code = at % 2 ? G_IO_ERROR_NO_SPACE : G_IO_ERROR_CONNECTION_CLOSED,
          .lasts = (mask & 1) != 0,
          .late = (mask & 2) != 0,
          .deletes_first = (mask & 4) != 0,
          .damage = (mask & 8) != 0,
        };

        if (!save_with_fault (save, fault, &n_damaged))
          break;
        ++*n_struck;
      }
  return n_damaged;
}

static void
test_faults (void)
{
  guint n_struck;

  g_assert_cmpuint (fail_everywhere (unrep_file_save, &n_struck), ==, 0);
  g_test_message ("%u failures", n_struck);
  g_assert_cmpuint (n_struck, >=, 16 * 10);
}

static void
test_faults_naive (void)
{
  guint n_struck;

  g_assert_cmpuint (fail_everywhere (naive_save, &n_struck), >, 10);
}

static void
test_save (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("remote"), *path = g_build_filename (dir, "a.json", NULL);
  g_autofree char *large = g_strnfill (2500, 'x');
  g_autoptr (GFile) file = unrep_test_share_new (path);
  g_autoptr (GBytes) first = g_bytes_new_static (OLD, strlen (OLD)), second = g_bytes_new (large, 2500);
  g_autoptr (GError) error = NULL;
  struct stat status;

  g_assert_true (unrep_file_save (file, first, NULL, &error));
  g_assert_no_error (error);
  unrep_test_assert_content (path, OLD);
  g_assert_cmpint (g_chmod (path, 0640), ==, 0);
  g_assert_true (unrep_file_save (file, second, NULL, &error));
  g_assert_no_error (error);
  unrep_test_assert_content (path, large);
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0640);
  g_assert_cmpuint (unrep_test_count_files (dir), ==, 1);
}

static void
test_refused (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("remote"), *target = unrep_test_write (dir, "target", OLD, -1);
  g_autofree char *link = g_build_filename (dir, "link", NULL), *pipe = g_build_filename (dir, "pipe", NULL);
  g_autofree char *gone = g_build_filename (dir, "gone", "a.json", NULL);
  const struct
  {
    const char *path;
    const char *says;
  } cases[] = { { dir, "folder" }, { link, "symbolic link" }, { pipe, "device" }, { gone, "bring it back" } };

  g_assert_cmpint (symlink ("target", link), ==, 0);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GFile) file = unrep_test_share_new (cases[i].path);
      g_autoptr (GBytes) bytes = g_bytes_new_static (NEW, strlen (NEW));
      g_autoptr (GError) error = NULL;

      g_assert_false (unrep_file_save (file, bytes, NULL, &error));
      g_assert_error (error, UNREP_ERROR, UNREP_ERROR_UNWRITABLE);
      g_assert_nonnull (strstr (error->message, cases[i].says));
    }
  unrep_test_assert_content (target, OLD);
  g_assert_cmpuint (unrep_test_count_files (dir), ==, 3);
}

static void
test_cancelled (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("remote"), *path = unrep_test_write (dir, "a", OLD, -1);
  g_autoptr (GFile) file = unrep_test_share_new (path);
  g_autoptr (GBytes) bytes = g_bytes_new_static (NEW, strlen (NEW));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (unrep_file_save (file, bytes, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  unrep_test_assert_content (path, OLD);
  g_assert_cmpuint (unrep_test_count_files (dir), ==, 1);
}

static char *
write_aged (const char *dir,
            const char *name)
{
  struct utimbuf times = { time (NULL) - 3600, time (NULL) - 3600 };
  char *path = unrep_test_write (dir, name, NEW, -1);

  g_assert_cmpint (utime (path, &times), ==, 0);
  return path;
}

/* Only what a killed save left: not what is young or being written, has another
 * name, or is not a file. */
static void
test_leftovers (void)
{
  static const char *const others[] = {
    "a.json", ".unrep-0123456.tmp", ".unrep-0123456X.tmp", ".unrep-01234567.tmp~", "unrep-01234567.tmp",
    ".unrep-012345678.tmp", "a.unrep-01234567.tmp",
  };
  g_autofree char *dir = unrep_test_dup_dir ("leftovers"), *left = write_aged (dir, ".unrep-0123abcd.tmp");
  g_autofree char *locked = write_aged (dir, ".unrep-11111111.tmp");
  g_autofree char *young = unrep_test_write (dir, ".unrep-22222222.tmp", NEW, -1);
  g_autofree char *link = g_build_filename (dir, ".unrep-33333333.tmp", NULL);
  g_autofree char *folder = g_build_filename (dir, ".unrep-44444444.tmp", NULL);
  g_autofree char *missing = g_build_filename (dir, "missing", NULL);
  g_autoptr (GFile) local = g_file_new_for_path (dir), share = unrep_test_share_new (dir);
  g_autoptr (GFile) nowhere = g_file_new_for_path (missing);
  g_autoptr (GPtrArray) found = NULL, found_on_share = NULL, none = NULL;
  int fd = open (locked, O_RDONLY | O_CLOEXEC);

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_free (write_aged (dir, others[i]));
  g_assert_cmpint (symlink (left, link), ==, 0);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (flock (fd, LOCK_EX), ==, 0);

  found = unrep_file_list_leftovers (local, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (g_file_peek_path (g_ptr_array_index (found, 0)), ==, left);
  /* A share knows no locks of this kind. */
  found_on_share = unrep_file_list_leftovers (share, NULL);
  g_assert_cmpuint (found_on_share->len, ==, 2);
  none = unrep_file_list_leftovers (nowhere, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  close (fd);
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/remote/save", test_save);
  g_test_add_func ("/remote/faults", test_faults);
  g_test_add_func ("/remote/faults/naive", test_faults_naive);
  g_test_add_func ("/remote/refused", test_refused);
  g_test_add_func ("/remote/cancelled", test_cancelled);
  g_test_add_func ("/remote/leftovers", test_leftovers);

  return g_test_run ();
}
