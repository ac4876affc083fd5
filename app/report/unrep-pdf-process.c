/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-pdf-process.h"

#include "base/unrep-error.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <unistd.h>

/* A report of 500 pages takes two seconds; what takes this long is a trap. */
#define MAX_SECONDS 90
/* Twelve million characters, and their pages. */
#define MAX_OUTPUT ((gsize) 320 * 1024 * 1024)
/* So much is taken out of a pipe at a time. */
#define BLOCK_SIZE (1024 * 1024)

/* One that has been started before anybody asked for it. */
static UnrepPdfHelper *early;

/* A piece of memory that holds @pdf; -1 and errno on error. */
static int
copy_document (GBytes *pdf)
{
  gsize n, done = 0;
  const char *data = g_bytes_get_data (pdf, &n);
  int fd = unrep_pdf_helper_open_memory ();

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

/* Whether that helper has been asked for the same, of the same document. */
static gboolean
is_for (const UnrepPdfHelper *helper,
        GBytes               *pdf,
        const char * const   *arguments,
        guint                 n)
{
  g_autoptr (GMappedFile) file = NULL;
  g_autoptr (GBytes) document = NULL;

  if (n != helper->n || !g_str_equal (arguments[0], "text"))
    return FALSE;
  file = g_mapped_file_new_from_fd (helper->document, FALSE, NULL);
  document = file != NULL ? g_mapped_file_get_bytes (file) : NULL;
  return document != NULL && g_bytes_equal (document, pdf);
}

/* Takes it over; another thread, or somebody who asks for something else, finds none. */
static gboolean
take_early (UnrepPdfHelper     *self,
            GBytes             *pdf,
            const char * const *arguments,
            guint               n)
{
  UnrepPdfHelper *helper = g_atomic_pointer_exchange (&early, NULL);
  gboolean fits = helper != NULL && is_for (helper, pdf, arguments, n);

  if (fits)
    *self = *helper;
  else if (helper != NULL)
    unrep_pdf_helper_stop (helper);
  g_free (helper);
  return fits;
}

/**
 * unrep_pdf_process_adopt:
 * @helper: one that unrep_pdf_helper_start_early() has started; @helper itself is not
 *   needed any more
 *
 * Takes over a helper that has begun to read a document, for who first asks for one.
 */
void
unrep_pdf_process_adopt (const UnrepPdfHelper *helper)
{
  UnrepPdfHelper *former = g_atomic_pointer_exchange (&early, g_memdup2 (helper, sizeof *helper));

  if (former != NULL)
    unrep_pdf_helper_stop (former);
  g_free (former);
}

static gboolean
start (UnrepPdfHelper      *self,
       GBytes              *pdf,
       const char * const  *arguments,
       guint                n,
       const char          *display,
       GError             **error)
{
  int document, problem;

  if (take_early (self, pdf, arguments, n))
    return TRUE;
  document = copy_document (pdf);
  problem = document < 0 ? errno : unrep_pdf_helper_start (self, document, n, arguments);
  if (problem != 0)
    set_unstarted (display, g_strerror (problem), error);
  return problem == 0;
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
wait_for (const UnrepPdfHelper  *self,
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

  g_byte_array_set_size (output, len + BLOCK_SIZE);
  n = read (*fd, output->data + len, BLOCK_SIZE);
  g_byte_array_set_size (output, len + (guint) MAX (n, 0));
  if (n == 0 || (n < 0 && errno != EINTR && errno != EAGAIN))
    {
      close (*fd);
      *fd = -1;
    }
}

static gboolean
collect (UnrepPdfHelper  *self,
         GByteArray   **outputs,
         const char    *display,
         GCancellable  *cancellable,
         GError       **error)
{
  gint64 until = g_get_monotonic_time () + MAX_SECONDS * G_USEC_PER_SEC;
  guint n_open = self->n;

  while (n_open > 0)
    {
      GPollFD ready[UNREP_PDF_HELPER_MAX + 1];
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
 * @helper: (inout): none; the helper that did it, killed: who has called waits for its end
 *   by unrep_pdf_helper_stop(), when there is nothing else to do
 * @pdf: a file's bytes
 * @arguments: (array zero-terminated=1): what the helper is to do
 * @outputs: (out caller-allocates) (array length=n_outputs) (transfer full): what it wrote
 *   before it ended, in whatever way: first to standard output, then to the descriptors
 *   from 3 on
 * @n_outputs: how many; at most %UNREP_PDF_HELPER_MAX
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
unrep_pdf_process_run (UnrepPdfHelper      *helper,
                       GBytes              *pdf,
                       const char * const  *arguments,
                       GByteArray         **outputs,
                       guint                n_outputs,
                       const char          *display,
                       GCancellable        *cancellable,
                       GError             **error)
{
  gboolean ended;

  for (guint i = 0; i < n_outputs; i++)
    outputs[i] = g_byte_array_new ();
  ended = start (helper, pdf, arguments, n_outputs, display, error) && collect (helper, outputs, display, cancellable, error);
  unrep_pdf_helper_kill (helper);
  for (guint i = 0; !ended && i < n_outputs; i++)
    g_clear_pointer (&outputs[i], g_byte_array_unref);
  return ended;
}
