/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-pdf-colours.h"
#include "unrep-pdf-extract.h"
#include "unrep-pdf-picture.h"

#include "report/unrep-pdf-wire.h"

#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define MAX_PARTS 16

/* A document is somebody else's, and poppler is large: whatever it is made to do, it may
 * not take the machine along. The caller has a clock of its own. */
static void
limit_resources (void)
{
  static const struct
  {
    int    resource;
    rlim_t limit;
  } limits[] = {
#if !defined __SANITIZE_ADDRESS__
    { RLIMIT_AS, (rlim_t) 2048 * 1024 * 1024 },
#endif
    { RLIMIT_CPU, 120 },
    { RLIMIT_FSIZE, 0 },
    { RLIMIT_CORE, 0 },
    { RLIMIT_NOFILE, 64 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    setrlimit (limits[i].resource, &(struct rlimit) { limits[i].limit, limits[i].limit });
  prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

/* The document is what standard input is: a file or a piece of memory. */
static PopplerDocument *
open_document (GError **error)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new_from_fd (STDIN_FILENO, FALSE, error);
  g_autoptr (GBytes) bytes = file != NULL ? g_mapped_file_get_bytes (file) : NULL;

  return bytes != NULL ? poppler_document_new_from_bytes (bytes, NULL, error) : NULL;
}

/* Numbers of an argument are @limit at the most. */
static gboolean
read_number (const char *argument,
             guint       limit,
             guint      *number)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (argument, 10, 0, limit, &value, NULL))
    return FALSE;
  *number = (guint) value;
  return TRUE;
}

/* Where a part is written to: the first to standard output, others behind the standard
 * descriptors. */
static int
find_output (guint part)
{
  return part == 0 ? STDOUT_FILENO : STDERR_FILENO + (int) part;
}

static gboolean
write_part (PopplerDocument *document,
            const GError    *error,
            guint            part,
            guint            n_parts)
{
  FILE *out = fdopen (find_output (part), "w");
  gboolean written = out != NULL && unrep_pdf_extract (document, error, part, n_parts, out);

  return out != NULL && fclose (out) == 0 && written;
}

/* A process for one part, which has the document already and dies with its parent; where
 * there can be none, the part is written here and now. */
static gboolean
start_part (PopplerDocument *document,
            guint            part,
            guint            n_parts)
{
  pid_t parent = getpid (), child = fork ();

  if (child < 0)
    return write_part (document, NULL, part, n_parts);
  if (child > 0)
    return close (find_output (part)) == 0;
  prctl (PR_SET_PDEATHSIG, SIGKILL);
  for (guint i = 0; i < n_parts; i++)
    if (i != part)
      close (find_output (i));
  _exit (getppid () == parent && write_part (document, NULL, part, n_parts) ? EXIT_SUCCESS : EXIT_FAILURE);
}

static gboolean
write_parts (PopplerDocument *document,
             const GError    *error,
             guint            n_parts)
{
  gboolean shared = document != NULL && (guint) MAX (poppler_document_get_n_pages (document), 0) >= n_parts, written = TRUE;
  int status;

  for (guint i = 1; shared && i < n_parts; i++)
    written = start_part (document, i, n_parts) && written;
  written = write_part (document, error, 0, n_parts) && written;
  for (guint i = 1; !shared && i < n_parts; i++)
    written = write_part (document, error, i, n_parts) && written;
  while (wait (&status) > 0)
    written = written && WIFEXITED (status) && WEXITSTATUS (status) == EXIT_SUCCESS;
  return written;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  PopplerDocument *document;
  guint n_parts = 0, page = 0, width = 0;
  gboolean text = argc == 3 && strcmp (argv[1], "text") == 0 && read_number (argv[2], MAX_PARTS, &n_parts) && n_parts > 0;
  gboolean picture = argc == 4 && strcmp (argv[1], "picture") == 0 && read_number (argv[2], UNREP_PDF_MAX_PAGES, &page)
                     && read_number (argv[3], UNREP_PDF_MAX_PIXELS, &width) && width > 0;
  gboolean written;

  if (!text && !picture)
    {
      g_printerr ("unrep-pdf is started by Unrep, and not by hand.\n");
      return 2;
    }
  limit_resources ();
  if (text)
    unrep_pdf_colours_forgo ();
  document = open_document (&error);
  written = text ? write_parts (document, error, n_parts) : unrep_pdf_picture_write (document, page, width, stdout);
  g_clear_object (&document);
  return written ? EXIT_SUCCESS : EXIT_FAILURE;
}
