/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-config.h"

#include "cli/unrep-cli-module.h"
#include "report/unrep-pdf-helper.h"

#include <fcntl.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

/* A caller may start us with standard output closed. Then the first file that
 * is opened would get its number, and what is printed would go into that file.
 * A descriptor that can only be read makes printing fail, as it should. */
static void
occupy_standard_descriptors (void)
{
  int fd;

  do
    fd = open ("/dev/null", O_RDONLY);
  while (fd >= 0 && fd <= STDERR_FILENO);

  if (fd > STDERR_FILENO)
    close (fd);
}

/* Of the libraries that the commands need this program has none: what is to be done
 * before they are loaded is done here. */
int
main (int    argc,
      char **argv)
{
  const char *locale_dir = getenv ("UNREP_LOCALE_DIR");
  UnrepPdfHelper early = UNREP_PDF_HELPER_NONE;
  UnrepCliMain run;

  occupy_standard_descriptors ();
  /* A closed pipe is an output that could not be written, not a sudden death. */
  signal (SIGPIPE, SIG_IGN);
  /* What reads a PDF file starts while we do. */
  if (argc > 2)
    unrep_pdf_helper_start_early (&early, argv[argc - 1]);

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : UNREP_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  run = (UnrepCliMain) unrep_cli_load (UNREP_CLI_COMMANDS_MODULE, "unrep_cli_main");
  return run != NULL ? run (argc, argv, early.pid > 0 ? &early : NULL) : UNREP_CLI_UNREADABLE;
}
