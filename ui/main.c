/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-config.h"

#include "unrep-application.h"

#include "rendering/unrep-font-coverage.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdlib.h>

int
main (int    argc,
      char **argv)
{
  const char *locale_dir = g_getenv ("UNREP_LOCALE_DIR");
  g_autoptr (UnrepApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : UNREP_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  /* GTK itself crashes with the first text that it draws. */
  if (!unrep_font_guard_has_fonts ())
    {
      g_autofree char *problem = unrep_font_dup_problem ("", "");

      g_printerr ("unrep: %s\n", problem);
      return EXIT_FAILURE;
    }

  application = unrep_application_new (UNREP_APPLICATION_ID);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
