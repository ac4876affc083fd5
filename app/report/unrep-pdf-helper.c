/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-pdf-helper.h"

#include "unrep-config.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* This file uses the C library only, and not GLib's: unrep-cli starts the helper before
 * it loads that. */

#define HELPER "unrep-pdf"
/* What a pipe holds, where the system lets us: nobody waits for the other. */
#define PIPE_SIZE (1024 * 1024)
/* Descriptors of ours have higher numbers than any of the helper's. */
#define FIRST_OWN 32
/* The pages of a large file are read by several processes at a time. */
#define MIN_SHARED (16 * 1024)
/* What is larger is not copied before it is known what for. */
#define MAX_EARLY (64 * 1024 * 1024)
#define MAX_ARGUMENTS 4

/* In a build folder the helper stands where the house has it, above the program. */
static gboolean
find_in_build (char path[PATH_MAX])
{
  char program[PATH_MAX];
  ssize_t n = readlink ("/proc/self/exe", program, sizeof program);

  for (guint i = 0; i < 3; i++)
    {
      const char *slash = n > 0 ? memrchr (program, '/', (size_t) n) : NULL;

      if (slash == NULL)
        return FALSE;
      n = slash - program;
      if (snprintf (path, PATH_MAX, "%.*s/app/pdf/" HELPER, (int) n, program) < PATH_MAX && access (path, X_OK) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
find_helper (char path[PATH_MAX])
{
  const char *dir = getenv ("UNREP_LIBEXEC_DIR");

  if (dir != NULL || !find_in_build (path))
    snprintf (path, PATH_MAX, "%s/" HELPER, dir != NULL ? dir : UNREP_LIBEXEC_DIR);
}

/* The same descriptor under a number that is no one's in the helper. */
static int
move_up (int fd)
{
  int moved = fd >= 0 ? fcntl (fd, F_DUPFD_CLOEXEC, FIRST_OWN) : -1;

  if (fd >= 0)
    close (fd);
  return moved;
}

/**
 * unrep_pdf_helper_count_parts:
 * @size: of a PDF file, in bytes
 *
 * Returns: in how many parts the helper is to read it
 */
guint
unrep_pdf_helper_count_parts (gsize size)
{
  cpu_set_t processors;

  if (size < MIN_SHARED || sched_getaffinity (0, sizeof processors, &processors) != 0)
    return 1;
  return (guint) CLAMP (CPU_COUNT (&processors), 1, UNREP_PDF_HELPER_MAX);
}

/**
 * unrep_pdf_helper_open_memory:
 *
 * Makes a piece of memory for a document, to be the standard input of the helper, which
 * then needs no file of ours.
 *
 * Returns: a descriptor; -1 and errno on error
 */
int
unrep_pdf_helper_open_memory (void)
{
  return move_up (memfd_create (HELPER, MFD_CLOEXEC));
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
spawn (UnrepPdfHelper     *self,
       const char * const *command,
       const int          *outputs)
{
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t none, pipes;
  int problem;

  sigemptyset (&none);
  sigemptyset (&pipes);
  sigaddset (&pipes, SIGPIPE);
  posix_spawn_file_actions_init (&actions);
  posix_spawn_file_actions_adddup2 (&actions, self->document, STDIN_FILENO);
  posix_spawn_file_actions_addopen (&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  for (guint i = 0; i < self->n; i++)
    posix_spawn_file_actions_adddup2 (&actions, outputs[i], i == 0 ? STDOUT_FILENO : STDERR_FILENO + (int) i);
  posix_spawn_file_actions_addclosefrom_np (&actions, STDERR_FILENO + (int) MAX (self->n, 1));
  posix_spawnattr_init (&attributes);
  posix_spawnattr_setflags (&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  posix_spawnattr_setsigmask (&attributes, &none);
  posix_spawnattr_setsigdefault (&attributes, &pipes);
  problem = posix_spawn (&self->pid, command[0], &actions, &attributes, (char **) command, environ);
  posix_spawnattr_destroy (&attributes);
  posix_spawn_file_actions_destroy (&actions);
  return problem;
}

/**
 * unrep_pdf_helper_start:
 * @self: (out caller-allocates): what is filled in; to be stopped in any case
 * @document: (transfer full): what unrep_pdf_helper_open_memory() gave, with the whole
 *   document in it
 * @n: how many pipes it gets, at most %UNREP_PDF_HELPER_MAX: the first as standard
 *   output, others from descriptor 3 on
 * @arguments: (array zero-terminated=1): what it is to do; at most three
 *
 * Starts the helper.
 *
 * Returns: 0, or an error number
 */
int
unrep_pdf_helper_start (UnrepPdfHelper     *self,
                        int                 document,
                        guint               n,
                        const char * const *arguments)
{
  char path[PATH_MAX];
  const char *command[MAX_ARGUMENTS + 1] = { path };
  int outputs[UNREP_PDF_HELPER_MAX], problem = 0;

  *self = (UnrepPdfHelper) { .document = document, .n = n };
  lseek (document, 0, SEEK_SET);
  for (guint i = 0; i < n; i++)
    {
      outputs[i] = self->fds[i] = -1;
      if (problem == 0 && (outputs[i] = open_pipe (&self->fds[i])) < 0)
        problem = errno;
    }
  for (guint i = 0; i + 1 < MAX_ARGUMENTS && arguments[i] != NULL; i++)
    command[i + 1] = arguments[i];
  find_helper (path);
  if (problem == 0)
    problem = spawn (self, command, outputs);
  for (guint i = 0; i < n; i++)
    if (outputs[i] >= 0)
      close (outputs[i]);
  if (problem != 0)
    self->pid = 0;
  return problem;
}

/* A copy of an open file in a piece of memory; -1 where it is not such a file, or cannot
 * be copied. */
static int
copy_document (int    fd,
               gsize *size)
{
  char head[5];
  struct stat info;
  int document = -1;

  if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode) || info.st_size > MAX_EARLY
      || pread (fd, head, sizeof head, 0) != sizeof head || memcmp (head, "%PDF-", sizeof head) != 0)
    return -1;
  *size = (gsize) info.st_size;
  document = unrep_pdf_helper_open_memory ();
  for (gsize done = 0; document >= 0 && done < *size;)
    {
      ssize_t n = sendfile (document, fd, NULL, *size - done);

      if (n > 0)
        done += (gsize) n;
      else if (n == 0 || errno != EINTR)
        {
          close (document);
          document = -1;
        }
    }
  return document;
}

/**
 * unrep_pdf_helper_start_early:
 * @self: (out caller-allocates): what is filled in
 * @path: a file
 *
 * Starts the helper on a file as it is now, in case it is a PDF file and will be asked
 * for its text. The document is kept, so that it can be told later whether it is the
 * one that is asked for.
 *
 * Returns: 0, or -1 where there is no helper at work
 */
int
unrep_pdf_helper_start_early (UnrepPdfHelper *self,
                              const char     *path)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK), document;
  char number[12];
  const char *const arguments[] = { "text", number, NULL };
  gsize size = 0;

  *self = (UnrepPdfHelper) UNREP_PDF_HELPER_NONE;
  if (fd < 0)
    return -1;
  document = copy_document (fd, &size);
  close (fd);
  if (document < 0)
    return -1;
  snprintf (number, sizeof number, "%u", unrep_pdf_helper_count_parts (size));
  if (unrep_pdf_helper_start (self, document, unrep_pdf_helper_count_parts (size), arguments) == 0)
    return 0;
  unrep_pdf_helper_stop (self);
  return -1;
}

/**
 * unrep_pdf_helper_kill:
 * @self: a helper
 *
 * Ends it, whatever it is doing, and with it the processes that it has started. That
 * takes the system a while, for which unrep_pdf_helper_stop() waits.
 */
void
unrep_pdf_helper_kill (UnrepPdfHelper *self)
{
  for (guint i = 0; i < self->n; i++)
    if (self->fds[i] >= 0)
      close (self->fds[i]);
  if (self->document >= 0)
    close (self->document);
  self->n = 0;
  self->document = -1;
  if (self->pid > 0)
    kill (self->pid, SIGKILL);
}

/**
 * unrep_pdf_helper_stop:
 * @self: a helper, also one that has been killed
 *
 * Ends it, and comes back when it is gone.
 */
void
unrep_pdf_helper_stop (UnrepPdfHelper *self)
{
  unrep_pdf_helper_kill (self);
  while (self->pid > 0 && waitpid (self->pid, NULL, 0) < 0 && errno == EINTR)
    continue;
  self->pid = 0;
}
