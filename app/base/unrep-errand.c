/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-errand.h"

#include "unrep-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define PREFIX "unrep-errand-"
#define FOLDER PREFIX "XXXXXX"
/* No file that a program writes is larger, in bytes. */
#define MAX_FILE ((rlim_t) 2 * 1024 * 1024 * 1024)
/* Of a longer line only the beginning is told, in bytes. */
#define MAX_LINE 4096

struct _UnrepErrand
{
  char *folder;
  int lock; /* held while the folder is in use */
  GSubprocessLauncher *launcher;

  /* While a program runs. */
  GMainContext *context;
  gboolean ended;
  gboolean late;
  guint seconds;
  GSource *limit;
  UnrepErrandLineFunc func;
  gpointer user_data;
  GString *line;
};

/* Links are removed and not followed. */
static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_folder (child);
    }
  g_remove (path);
}

/* Takes @path, which may not be a link; -1 where another errand has it, or another person. */
static int
lock_folder (const char *path)
{
  int fd = open (path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  struct stat status;

  if (fd >= 0 && fstat (fd, &status) == 0 && status.st_uid == geteuid () && (status.st_mode & 077) == 0
      && flock (fd, LOCK_EX | LOCK_NB) == 0)
    return fd;
  if (fd >= 0)
    close (fd);
  return -1;
}

/**
 * unrep_errand_sweep:
 *
 * Removes the folders of errands whose program was ended before it could do so: nobody
 * holds them any more. Waits for the file system: not for the main loop.
 */
void
unrep_errand_sweep (void)
{
  g_autoptr (GDir) dir = g_dir_open (g_get_tmp_dir (), 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (g_get_tmp_dir (), name, NULL);
      int fd = g_str_has_prefix (name, PREFIX) && strlen (name) == strlen (FOLDER) ? lock_folder (path) : -1;

      if (fd < 0)
        continue;
      remove_folder (path);
      close (fd);
    }
}

/* Between its making and its locking a folder may be swept away. */
static gboolean
make_folder (UnrepErrand  *self,
             GError      **error)
{
  g_autoptr (GError) local = NULL;

  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *folder = g_dir_make_tmp (FOLDER, &local);

      if (folder == NULL)
        break;
      self->lock = lock_folder (folder);
      if (self->lock >= 0 && g_file_test (folder, G_FILE_TEST_IS_DIR))
        {
          self->folder = g_steal_pointer (&folder);
          return TRUE;
        }
      remove_folder (folder);
      if (self->lock >= 0)
        close (self->lock);
      self->lock = -1;
    }
  /* Translators: %s is what the system says, such as “No space left on device” */
  g_set_error (error, UNREP_ERROR, UNREP_ERROR_UNREADABLE, _("A temporary folder cannot be made: %s"),
               local != NULL ? local->message : unrep_error_reason (EBUSY));
  return FALSE;
}

/**
 * unrep_errand_new:
 * @error: return location of an error: %UNREP_ERROR_UNREADABLE
 *
 * Makes a folder that nobody else may read, and sweeps away those that were left behind.
 *
 * Returns: (transfer full): an errand; %NULL on error
 */
UnrepErrand *
unrep_errand_new (GError **error)
{
  g_autoptr (UnrepErrand) self = g_new0 (UnrepErrand, 1);

  self->lock = -1;
  unrep_errand_sweep ();
  if (!make_folder (self, error))
    return NULL;
  self->launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_subprocess_launcher_set_cwd (self->launcher, self->folder);
  return g_steal_pointer (&self);
}

/**
 * unrep_errand_free:
 * @self: (transfer full): an errand
 *
 * Removes its folder and everything in it.
 */
void
unrep_errand_free (UnrepErrand *self)
{
  if (self->folder != NULL)
    remove_folder (self->folder);
  if (self->lock >= 0)
    close (self->lock);
  g_free (self->folder);
  g_clear_object (&self->launcher);
  g_free (self);
}

/**
 * unrep_errand_get_folder:
 * @self: an errand
 *
 * Returns: (transfer none): the path of its folder, which is the program's current one
 */
const char *
unrep_errand_get_folder (UnrepErrand *self)
{
  return self->folder;
}

/**
 * unrep_errand_write:
 * @self: an errand
 * @name: a path in its folder
 * @bytes: what is to be in it
 * @error: return location of an error: %UNREP_ERROR_UNREADABLE
 *
 * Writes a file for the program, which nobody else may read.
 *
 * Returns: whether it was written
 */
gboolean
unrep_errand_write (UnrepErrand  *self,
                    const char   *name,
                    GBytes       *bytes,
                    GError      **error)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autoptr (GError) local = NULL;
  gsize n;
  const char *data = g_bytes_get_data (bytes, &n);

  g_mkdir_with_parents (parent, 0700);
  if (g_file_set_contents_full (path, data != NULL ? data : "", (gssize) n, G_FILE_SET_CONTENTS_NONE, 0600, &local))
    return TRUE;
  g_set_error (error, UNREP_ERROR, UNREP_ERROR_UNREADABLE, _("A temporary file cannot be written: %s"), local->message);
  return FALSE;
}

/**
 * unrep_errand_setenv:
 * @self: an errand
 * @variable: a variable of the program's environment
 * @value: (nullable): its value; %NULL takes it away
 *
 * What is not set is as it is for us.
 */
void
unrep_errand_setenv (UnrepErrand *self,
                     const char  *variable,
                     const char  *value)
{
  if (value != NULL)
    g_subprocess_launcher_setenv (self->launcher, variable, value, TRUE);
  else
    g_subprocess_launcher_unsetenv (self->launcher, variable);
}

/* Waits until we are no more, for the other end of the pipe closes then in whatever way
 * that happens, and ends the group that it is in itself. */
G_GNUC_NORETURN static void
guard_group (int fd)
{
  char nothing;

  if (fd > 0)
    close_range (0, (guint) fd - 1, 0);
  close_range ((guint) fd + 1, G_MAXUINT, 0);
  while (read (fd, &nothing, 1) < 0 && errno == EINTR)
    ;
  kill (0, SIGKILL);
  _exit (0);
}

/* Before the program begins: a group of its own, so that nothing that it starts outlives
 * it, and a guard in it. The guard is no child of the program, which might wait for it.
 * Only calls that are allowed between fork and exec. */
static void
begin_program (gpointer data)
{
  const struct rlimit file = { MAX_FILE, MAX_FILE };
  const int *ends = data;
  pid_t between;

  setpgid (0, 0);
  setrlimit (RLIMIT_FSIZE, &file);
  between = _Fork ();
  if (between == 0)
    {
      if (_Fork () == 0)
        guard_group (ends[0]);
      _exit (0);
    }
  while (between > 0 && waitpid (between, NULL, 0) < 0 && errno == EINTR)
    ;
}

/* The guard holds the group, so that its number can be nobody else's. */
static void
kill_group (GSubprocess *process)
{
  const char *id = g_subprocess_get_identifier (process);
  gint64 pid = id != NULL ? g_ascii_strtoll (id, NULL, 10) : 0;

  if (pid > 1)
    kill (-(pid_t) pid, SIGKILL);
  g_subprocess_force_exit (process);
}

static void
tell_line (UnrepErrand *self)
{
  g_autofree char *valid = g_utf8_make_valid (self->line->str, (gssize) self->line->len);
  g_autofree char *line = unrep_dup_printable (valid);

  self->func (line, self->user_data);
  g_string_truncate (self->line, 0);
}

static void
put_off_limit (UnrepErrand *self)
{
  g_source_set_ready_time (self->limit, g_get_monotonic_time () + (gint64) self->seconds * G_USEC_PER_SEC);
}

/* Everything that can be read without waiting. */
static gboolean
said_cb (GObject  *stream,
         gpointer  user_data)
{
  UnrepErrand *self = user_data;
  char buffer[MAX_LINE];
  gssize n;

  while ((n = g_pollable_input_stream_read_nonblocking (G_POLLABLE_INPUT_STREAM (stream), buffer, sizeof buffer, NULL, NULL)) > 0)
    {
      put_off_limit (self);
      for (gssize i = 0; i < n; i++)
        if (buffer[i] == '\n')
          tell_line (self);
        else if (self->line->len < MAX_LINE && buffer[i] != '\0')
          g_string_append_c (self->line, buffer[i]);
    }
  return n < 0;
}

static void
ended_cb (GObject      *process,
          GAsyncResult *result,
          gpointer      user_data)
{
  UnrepErrand *self = user_data;

  g_subprocess_wait_finish (G_SUBPROCESS (process), result, NULL);
  self->ended = TRUE;
}

static gboolean
late_cb (gpointer user_data)
{
  UnrepErrand *self = user_data;

  self->late = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  return G_SOURCE_REMOVE;
}

static void
attach (UnrepErrand *self,
        GSource     *source,
        GSourceFunc  func)
{
  g_source_set_callback (source, func, self, NULL);
  g_source_attach (source, self->context);
}

static void
discard (GSource *source)
{
  g_source_destroy (source);
  g_source_unref (source);
}

/* Waits in a context of its own: this is a thread, or a program that has no main loop. */
static void
wait_for (UnrepErrand  *self,
          GSubprocess  *process,
          GCancellable *cancellable)
{
  GInputStream *said = g_subprocess_get_stdout_pipe (process);
  GSource *stop = g_cancellable_source_new (cancellable);
  GSource *listen = said != NULL ? g_pollable_input_stream_create_source (G_POLLABLE_INPUT_STREAM (said), NULL) : NULL;

  self->limit = g_timeout_source_new_seconds (self->seconds);
  attach (self, self->limit, late_cb);
  attach (self, stop, G_SOURCE_FUNC (cancelled_cb));
  if (listen != NULL)
    attach (self, listen, G_SOURCE_FUNC (said_cb));
  g_subprocess_wait_async (process, NULL, ended_cb, self);
  while (!self->ended && !self->late && !g_cancellable_is_cancelled (cancellable))
    g_main_context_iteration (self->context, TRUE);
  /* Also what an end of the first one has left. */
  kill_group (process);
  while (!self->ended)
    g_main_context_iteration (self->context, TRUE);
  if (said != NULL)
    {
      said_cb (G_OBJECT (said), self);
      if (self->line->len > 0)
        tell_line (self);
      discard (listen);
    }
  discard (stop);
  g_clear_pointer (&self->limit, discard);
}

static gboolean
run (UnrepErrand         *self,
     const char * const  *command,
     int                 *ends,
     int                 *status,
     GCancellable        *cancellable,
     GError             **error)
{
  g_autoptr (GSubprocess) process = NULL;

  g_subprocess_launcher_set_flags (self->launcher, self->func != NULL
                                                     ? G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE
                                                     : G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_subprocess_launcher_set_child_setup (self->launcher, begin_program, ends, NULL);
  process = g_subprocess_launcher_spawnv (self->launcher, command, error);
  if (process == NULL)
    return FALSE;
  wait_for (self, process, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (self->late)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "%s has said nothing for %u seconds", command[0], self->seconds);
      return FALSE;
    }
  *status = g_subprocess_get_if_exited (process) ? g_subprocess_get_exit_status (process) : -1;
  return TRUE;
}

/**
 * unrep_errand_run:
 * @self: an errand
 * @command: (array zero-terminated=1): a program and its arguments; no shell sees them
 * @seconds: how long it may say nothing
 * @func: (nullable) (scope call): called for each line that it writes; where nobody
 *   listens, it has said nothing
 * @user_data: for @func
 * @status: (out): its exit status; -1 where a signal ended it
 * @cancellable: (nullable): ends it at once
 * @error: return location of an error: %G_IO_ERROR_CANCELLED, %G_IO_ERROR_TIMED_OUT, or
 *   why it cannot be started
 *
 * Runs a program and waits until it has ended: not for the main loop. When we end first,
 * killed or not, the program and whatever it has started end with us. A file that it
 * writes is not larger than 2 GB.
 *
 * Returns: whether it has ended by itself
 */
gboolean
unrep_errand_run (UnrepErrand          *self,
                  const char * const   *command,
                  guint                 seconds,
                  UnrepErrandLineFunc   func,
                  gpointer              user_data,
                  int                  *status,
                  GCancellable         *cancellable,
                  GError              **error)
{
  int ends[2];
  gboolean done;

  if (g_cancellable_set_error_if_cancelled (cancellable, error) || !g_unix_open_pipe (ends, FD_CLOEXEC, error))
    return FALSE;
  self->ended = self->late = FALSE;
  self->seconds = seconds;
  self->func = func;
  self->user_data = user_data;
  self->line = g_string_new (NULL);
  self->context = g_main_context_new ();
  g_main_context_push_thread_default (self->context);
  done = run (self, command, ends, status, cancellable, error);
  g_main_context_pop_thread_default (self->context);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_string_free (g_steal_pointer (&self->line), TRUE);
  close (ends[0]);
  close (ends[1]);
  return done;
}

/**
 * unrep_errand_take:
 * @self: an errand
 * @name: a path in its folder
 * @max_bytes: how large it may be
 *
 * Returns: (transfer full) (nullable): what the program wrote there; %NULL where that is
 *   no plain file, or empty, or larger
 */
GBytes *
unrep_errand_take (UnrepErrand *self,
                   const char  *name,
                   gsize        max_bytes)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autofree char *content = NULL;
  GStatBuf info;
  gsize n;

  if (g_lstat (path, &info) == 0 && S_ISREG (info.st_mode) && info.st_size > 0 && (guint64) info.st_size <= max_bytes
      && g_file_get_contents (path, &content, &n, NULL) && n > 0)
    return g_bytes_new_take (g_steal_pointer (&content), n);
  return NULL;
}
