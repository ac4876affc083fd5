/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-pdf-process.h"

#include "unrep-config.h"

#include "base/unrep-error.h"

#include <errno.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n.h>
#include <sys/mman.h>
#include <unistd.h>

#define HELPER "unrep-pdf"
/* A report of 500 pages takes two seconds; what takes this long is a trap. */
#define MAX_SECONDS 90
/* Twelve million characters, and their pages. */
#define MAX_OUTPUT ((gsize) 320 * 1024 * 1024)
#define CHUNK ((gsize) 256 * 1024)

/* In a build folder the helper stands where the house has it, above the program. */
static char *
find_in_build (void)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *dir = self != NULL ? g_path_get_dirname (self) : NULL;

  for (guint i = 0; dir != NULL && i < 3; i++)
    {
      g_autofree char *helper = g_build_filename (dir, "app", "pdf", HELPER, NULL);
      g_autofree char *inner = g_steal_pointer (&dir);

      if (g_file_test (helper, G_FILE_TEST_IS_EXECUTABLE))
        return g_steal_pointer (&helper);
      dir = g_path_get_dirname (inner);
    }
  return NULL;
}

static char *
dup_helper (void)
{
  const char *dir = g_getenv ("UNREP_LIBEXEC_DIR");
  char *built = dir == NULL ? find_in_build () : NULL;

  return built != NULL ? built : g_build_filename (dir != NULL ? dir : UNREP_LIBEXEC_DIR, HELPER, NULL);
}

/* A piece of memory that holds @pdf, to be the standard input of the helper, which then
 * needs no file of ours; -1 and errno on error. */
static int
open_memory (GBytes *pdf)
{
  gsize n, done = 0;
  const char *data = g_bytes_get_data (pdf, &n);
  int fd = memfd_create ("unrep-pdf", MFD_CLOEXEC);

  while (fd >= 0 && done < n)
    {
      gssize written = write (fd, data + done, n - done);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        {
          close (fd);
          return -1;
        }
      done += (gsize) written;
    }
  return fd;
}

static void
set_unstarted (const char  *display,
               const char  *why,
               GError     **error)
{
  g_set_error (error, UNREP_ERROR, UNREP_ERROR_UNREADABLE,
               /* Translators: the first %s is a file, the second the system's reason */
               _("“%s” cannot be read: the program that reads PDF files could not be started (%s). Install Unrep anew, or open "
                 "the Word version."),
               display, why);
}

static GSubprocess *
start (GBytes              *pdf,
       const char * const  *arguments,
       const char          *display,
       GError             **error)
{
  g_autoptr (GSubprocessLauncher) launcher
    = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GPtrArray) command = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local = NULL;
  GSubprocess *process;
  int fd = open_memory (pdf);

  if (fd < 0)
    {
      set_unstarted (display, g_strerror (errno), error);
      return NULL;
    }
  g_subprocess_launcher_take_stdin_fd (launcher, fd);
  g_ptr_array_add (command, dup_helper ());
  for (; *arguments != NULL; arguments++)
    g_ptr_array_add (command, g_strdup (*arguments));
  g_ptr_array_add (command, NULL);
  process = g_subprocess_launcher_spawnv (launcher, (const char * const *) command->pdata, &local);
  if (process == NULL)
    set_unstarted (display, local->message, error);
  return process;
}

static gboolean
set_too_slow (const char  *display,
              GError     **error)
{
  g_set_error (error, UNREP_ERROR, UNREP_ERROR_TOO_LARGE,
               _("“%s” takes too long to read: more than %u seconds. It may be damaged on purpose; get another copy, or the Word "
                 "version."),
               display, MAX_SECONDS);
  return FALSE;
}

/* Waits until there is something to be read, or it is too late. */
static gboolean
wait_for (int            fd,
          gint64         until,
          const char    *display,
          GCancellable  *cancellable,
          GError       **error)
{
  GPollFD fds[2] = { { .fd = fd, .events = G_IO_IN } };
  gboolean cancels = g_cancellable_make_pollfd (cancellable, &fds[1]);
  gint64 left = until - g_get_monotonic_time ();
  int n = left > 0 ? g_poll (fds, cancels ? 2 : 1, (int) (left / 1000) + 1) : 0;

  if (cancels)
    g_cancellable_release_fd (cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return n != 0 || set_too_slow (display, error);
}

static gboolean
collect (GSubprocess   *process,
         GByteArray    *output,
         const char    *display,
         GCancellable  *cancellable,
         GError       **error)
{
  GInputStream *pipe = g_subprocess_get_stdout_pipe (process);
  int fd = g_unix_input_stream_get_fd (G_UNIX_INPUT_STREAM (pipe));
  gint64 until = g_get_monotonic_time () + MAX_SECONDS * G_USEC_PER_SEC;
  gssize n = 1;

  while (n != 0)
    {
      guint len = output->len;

      if (!wait_for (fd, until, display, cancellable, error))
        return FALSE;
      g_byte_array_set_size (output, len + CHUNK);
      n = read (fd, output->data + len, CHUNK);
      g_byte_array_set_size (output, len + (guint) MAX (n, 0));
      if (n < 0 && errno != EINTR && errno != EAGAIN)
        break;
      if (output->len > MAX_OUTPUT)
        {
          g_set_error (error, UNREP_ERROR, UNREP_ERROR_TOO_LARGE,
                       _("“%s” has too much on its pages to be read. Divide it, and open its parts."), display);
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * unrep_pdf_process_run:
 * @pdf: a file's bytes
 * @arguments: (array zero-terminated=1): what the helper is to do
 * @display: the file's name for messages
 * @cancellable: (nullable): ends it early
 * @error: return location of an error: %UNREP_ERROR_UNREADABLE (it cannot be started),
 *   %UNREP_ERROR_TOO_LARGE (time or output), %G_IO_ERROR_CANCELLED
 *
 * Hands a PDF file to a process of its own, which may crash, hang or run out of memory
 * without harm: it has limits, a clock, and no way to write anywhere but into a pipe. To
 * be called in a worker thread.
 *
 * Returns: (transfer full): what it wrote before it ended, in whatever way
 */
GByteArray *
unrep_pdf_process_run (GBytes              *pdf,
                       const char * const  *arguments,
                       const char          *display,
                       GCancellable        *cancellable,
                       GError             **error)
{
  g_autoptr (GSubprocess) process = start (pdf, arguments, display, error);
  g_autoptr (GByteArray) output = g_byte_array_new ();

  if (process == NULL)
    return NULL;
  if (!collect (process, output, display, cancellable, error))
    g_clear_pointer (&output, g_byte_array_unref);
  g_subprocess_force_exit (process);
  return g_steal_pointer (&output);
}
