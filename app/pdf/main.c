/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-pdf-extract.h"
#include "unrep-pdf-picture.h"

#include "report/unrep-pdf-wire.h"

#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
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

/* Numbers of an argument are less than @limit. */
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

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  PopplerDocument *document;
  gboolean text = argc == 4 && strcmp (argv[1], "text") == 0, picture = argc == 4 && strcmp (argv[1], "picture") == 0;
  gboolean written;
  guint first, second;

  if (!(text || picture) || !read_number (argv[2], text ? MAX_PARTS : UNREP_PDF_MAX_PAGES, &first)
      || !read_number (argv[3], text ? MAX_PARTS : UNREP_PDF_MAX_PIXELS, &second) || second == 0 || (text && first >= second))
    {
      g_printerr ("unrep-pdf is started by Unrep, and not by hand.\n");
      return 2;
    }
  limit_resources ();
  document = open_document (&error);
  written = text ? unrep_pdf_extract (document, error, first, second, stdout)
                 : unrep_pdf_picture_write (document, first, second, stdout);
  g_clear_object (&document);
  return written ? EXIT_SUCCESS : EXIT_FAILURE;
}
