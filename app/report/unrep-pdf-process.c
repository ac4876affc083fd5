/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-pdf-process.h"

#include "unrep-config.h"

#include "base/unrep-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define HELPER "unrep-pdf"
/* A report of 500 pages takes two seconds; what takes this long is a trap. */
#define MAX_SECONDS 90
/* Twelve million characters, and their pages. */
#define MAX_OUTPUT ((gsize) 320 * 1024 * 1024)
/* What a pipe holds, where the system lets us: nobody waits for the other. */
#define PIPE_SIZE (1024 * 1024)
/* Descriptors of ours have higher numbers than any of the helper's. */
#define FIRST_OWN 32

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

/* The helper, and the pipes that it writes into. */
typedef struct
{
  pid_t pid;
  guint n;
  int fds[UNREP_PDF_PROCESS_MAX]; /* -1 where it has come to its end */
} Helper;

/* The same descriptor under a number that is no one's in the helper. */
static int
move_up (int fd)
{
  int moved = fd >= 0 ? fcntl (fd, F_DUPFD_CLOEXEC, FIRST_OWN) : -1;

  if (fd >= 0)
    close (fd);
  return moved;
}

/* A pipe, or -1 and errno: what is written into the result can be read from @fd. */
static int
open_pipe (int *fd)
{
  int ends[2];

  if (pipe2 (ends, O_CLOEXEC) != 0)
    return -1;
  *fd = ends[0];
  fcntl (ends[0], F_SETPIPE_SZ, PIPE_SIZE);
  return move_up (ends[1]);
}

/* Starts the program with these descriptors and no others, and no signal ignored or
 * blocked: an error number, or 0. */
static int
spawn (Helper     *self,
       char      **command,
       int         input,
       const int  *outputs)
{
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t none, pipes;
  int problem;

  sigemptyset (&none);
  sigemptyset (&pipes);
  sigaddset (&pipes, SIGPIPE);
  posix_spawn_file_actions_init (&actions);
  posix_spawn_file_actions_adddup2 (&actions, input, STDIN_FILENO);
  posix_spawn_file_actions_addopen (&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  for (guint i = 0; i < self->n; i++)
    posix_spawn_file_actions_adddup2 (&actions, outputs[i], i == 0 ? STDOUT_FILENO : STDERR_FILENO + (int) i);
  posix_spawn_file_actions_addclosefrom_np (&actions, STDERR_FILENO + (int) MAX (self->n, 1));
  posix_spawnattr_init (&attributes);
  posix_spawnattr_setflags (&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  posix_spawnattr_setsigmask (&attributes, &none);
  posix_spawnattr_setsigdefault (&attributes, &pipes);
  problem = posix_spawn (&self->pid, command[0], &actions, &attributes, command, environ);
  posix_spawnattr_destroy (&attributes);
  posix_spawn_file_actions_destroy (&actions);
  return problem;
}

static gboolean
start (Helper              *self,
       GBytes              *pdf,
       const char * const  *arguments,
       const char          *display,
       GError             **error)
{
  g_autoptr (GPtrArray) command = g_ptr_array_new_with_free_func (g_free);
  int outputs[UNREP_PDF_PROCESS_MAX], input = move_up (open_memory (pdf)), problem = input < 0 ? errno : 0;

  for (guint i = 0; i < self->n; i++)
    {
      outputs[i] = self->fds[i] = -1;
      if (problem == 0 && (outputs[i] = open_pipe (&self->fds[i])) < 0)
        problem = errno;
    }
  g_ptr_array_add (command, dup_helper ());
  for (; *arguments != NULL; arguments++)
    g_ptr_array_add (command, g_strdup (*arguments));
  g_ptr_array_add (command, NULL);
  if (problem == 0)
    problem = spawn (self, (char **) command->pdata, input, outputs);
  if (input >= 0)
    close (input);
  for (guint i = 0; i < self->n; i++)
    if (outputs[i] >= 0)
      close (outputs[i]);
  if (problem != 0)
    set_unstarted (display, g_strerror (problem), error);
  return problem == 0;
}

/* Ends it, whatever it is doing, and with it the processes that it has started. */
static void
stop (Helper *self)
{
  for (guint i = 0; i < self->n; i++)
    if (self->fds[i] >= 0)
      close (self->fds[i]);
  if (self->pid <= 0)
    return;
  kill (self->pid, SIGKILL);
  while (waitpid (self->pid, NULL, 0) < 0 && errno == EINTR)
    continue;
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

/* Waits until there is something to be read, or it is too late; @ready is filled in. */
static gboolean
wait_for (const Helper  *self,
          GPollFD       *ready,
          gint64         until,
          const char    *display,
          GCancellable  *cancellable,
          GError       **error)
{
  gboolean cancels = g_cancellable_make_pollfd (cancellable, &ready[self->n]);
  gint64 left = until - g_get_monotonic_time ();
  int n;

  for (guint i = 0; i < self->n; i++)
    ready[i] = (GPollFD) { .fd = self->fds[i], .events = G_IO_IN };
  n = left > 0 ? g_poll (ready, self->n + (cancels ? 1 : 0), (int) (left / 1000) + 1) : 0;
  if (cancels)
    g_cancellable_release_fd (cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return n != 0 || set_too_slow (display, error);
}

/* Takes what has come; the descriptor becomes -1, which nothing waits for, at its end. */
static void
take (int        *fd,
      GByteArray *output)
{
  guint len = output->len;
  gssize n;

  g_byte_array_set_size (output, len + PIPE_SIZE);
  n = read (*fd, output->data + len, PIPE_SIZE);
  g_byte_array_set_size (output, len + (guint) MAX (n, 0));
  if (n == 0 || (n < 0 && errno != EINTR && errno != EAGAIN))
    {
      close (*fd);
      *fd = -1;
    }
}

static gboolean
collect (Helper        *self,
         GByteArray   **outputs,
         const char    *display,
         GCancellable  *cancellable,
         GError       **error)
{
  gint64 until = g_get_monotonic_time () + MAX_SECONDS * G_USEC_PER_SEC;
  guint n_open = self->n;

  while (n_open > 0)
    {
      GPollFD ready[UNREP_PDF_PROCESS_MAX + 1];
      gsize n_all = 0;

      if (!wait_for (self, ready, until, display, cancellable, error))
        return FALSE;
      n_open = 0;
      for (guint i = 0; i < self->n; i++)
        {
          if (self->fds[i] >= 0 && ready[i].revents != 0)
            take (&self->fds[i], outputs[i]);
          n_open += self->fds[i] >= 0;
          n_all += outputs[i]->len;
        }
      if (n_all > MAX_OUTPUT)
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
 * @outputs: (out caller-allocates) (array length=n_outputs) (transfer full): what it wrote
 *   before it ended, in whatever way: first to standard output, then to the descriptors
 *   from 3 on
 * @n_outputs: how many; at most %UNREP_PDF_PROCESS_MAX
 * @display: the file's name for messages
 * @cancellable: (nullable): ends it early
 * @error: return location of an error: %UNREP_ERROR_UNREADABLE (it cannot be started),
 *   %UNREP_ERROR_TOO_LARGE (time or output), %G_IO_ERROR_CANCELLED
 *
 * Hands a PDF file to a process of its own, which may crash, hang or run out of memory
 * without harm: it has limits, a clock, and no way to write anywhere but into pipes. To
 * be called in a worker thread.
 *
 * Returns: whether it came to an end; else there is no output
 */
gboolean
unrep_pdf_process_run (GBytes              *pdf,
                       const char * const  *arguments,
                       GByteArray         **outputs,
                       guint                n_outputs,
                       const char          *display,
                       GCancellable        *cancellable,
                       GError             **error)
{
  Helper helper = { .n = n_outputs };
  gboolean ended;

  for (guint i = 0; i < n_outputs; i++)
    outputs[i] = g_byte_array_new ();
  ended = start (&helper, pdf, arguments, display, error) && collect (&helper, outputs, display, cancellable, error);
  stop (&helper);
  for (guint i = 0; !ended && i < n_outputs; i++)
    g_clear_pointer (&outputs[i], g_byte_array_unref);
  return ended;
}
