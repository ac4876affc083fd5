/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents that are read by having LibreOffice save them as Word documents. */
#include "unrep-office.h"

#include "base/unrep-errand.h"

#include <glib/gi18n.h>
#include <string.h>

/* What it writes is not read beyond this, in bytes. */
#define MAX_BYTES ((gsize) 128 * 1024 * 1024)

/* No macros, and nothing that a document links to is fetched. */
#define SETTINGS \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<oor:items xmlns:oor=\"http://openoffice.org/2001/registry\">" \
  "<item oor:path=\"/org.openoffice.Office.Common/Security/Scripting\"><prop oor:name=\"DisableMacrosExecution\" " \
  "oor:op=\"fuse\"><value>true</value></prop></item>" \
  "<item oor:path=\"/org.openoffice.Office.Common/Security/Scripting\"><prop oor:name=\"MacroSecurityLevel\" " \
  "oor:op=\"fuse\"><value>3</value></prop></item>" \
  "<item oor:path=\"/org.openoffice.Office.Common/Security/Scripting\"><prop oor:name=\"BlockUntrustedRefererLinks\" " \
  "oor:op=\"fuse\"><value>true</value></prop></item></oor:items>\n"
/* Port 9 discards: whatever asks for a page asks in vain. */
#define NOWHERE "http://127.0.0.1:9"

static char *
find_program (void)
{
  char *program = g_find_program_in_path ("soffice");

  return program != NULL ? program : g_find_program_in_path ("libreoffice");
}

static void
shield (UnrepErrand *errand)
{
  static const char *const proxies[] = { "http_proxy", "https_proxy", "ftp_proxy", "all_proxy" };

  unrep_errand_setenv (errand, "HOME", unrep_errand_get_folder (errand));
  unrep_errand_setenv (errand, "no_proxy", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (proxies); i++)
    unrep_errand_setenv (errand, proxies[i], NOWHERE);
}

static gboolean
run (UnrepErrand   *errand,
     const char    *program,
     const char    *input,
     guint          seconds,
     const char    *display,
     GCancellable  *cancellable,
     GError       **error)
{
  g_autofree char *profile = g_build_filename (unrep_errand_get_folder (errand), "profile", NULL);
  g_autofree char *uri = g_filename_to_uri (profile, NULL, NULL);
  g_autofree char *argument = g_strconcat ("-env:UserInstallation=", uri, NULL);
  g_autofree char *output = g_build_filename (unrep_errand_get_folder (errand), "out", NULL);
  g_autofree char *path = g_build_filename (unrep_errand_get_folder (errand), input, NULL);
  const char *const command[] = { program, argument, "--headless", "--norestore", "--convert-to", "docx:MS Word 2007 XML",
                                  "--outdir", output, path, NULL };
  int status;

  if (unrep_errand_run (errand, command, seconds, NULL, NULL, &status, cancellable, error))
    return TRUE;
  if (!g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return FALSE;
  g_clear_error (error);
  g_set_error (error, UNREP_ERROR, UNREP_ERROR_UNREADABLE,
               ngettext ("LibreOffice has not read “%s” within %u second. Open it with LibreOffice or Word, save it as a Word "
                         "document (.docx) and open that.",
                         "LibreOffice has not read “%s” within %u seconds. Open it with LibreOffice or Word, save it as a Word "
                         "document (.docx) and open that.", seconds),
               display, seconds);
  return FALSE;
}

/**
 * unrep_office_convert:
 * @bytes: a document that LibreOffice Writer reads
 * @suffix: what names of such files end in
 * @seconds: how long it may take
 * @display: the file's name for messages
 * @cancellable: (nullable): ends it at once
 * @error: return location of an error
 *
 * Has LibreOffice save a document as a Word document. It runs without a shell, with a
 * profile and a folder of its own which are removed again, without macros, fetches nothing,
 * and ends with us. Waits for it: not for the main loop.
 *
 * Errors: %UNREP_ERROR_NOT_TEXT where LibreOffice is not installed, %UNREP_ERROR_UNREADABLE
 * where it takes too long or cannot be started, %UNREP_ERROR_FORMAT where it writes
 * nothing; %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full): a Word document, as LibreOffice wrote it; %NULL on error
 */
GBytes *
unrep_office_convert (GBytes        *bytes,
                      const char    *suffix,
                      guint          seconds,
                      const char    *display,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autofree char *program = find_program ();
  g_autofree char *input = g_strconcat ("report.", suffix, NULL);
  g_autoptr (GBytes) settings = g_bytes_new_static (SETTINGS, strlen (SETTINGS));
  g_autoptr (UnrepErrand) errand = NULL;
  g_autoptr (GError) local = NULL;
  GBytes *output;

  if (program == NULL)
    {
      g_set_error (error, UNREP_ERROR, UNREP_ERROR_NOT_TEXT,
                   _("“%s” can be opened only where LibreOffice Writer is installed, which it is not here. Install it, or "
                     "save the report as a Word document (.docx) on another computer and open that."),
                   display);
      return NULL;
    }
  errand = unrep_errand_new (error);
  if (errand == NULL)
    return NULL;
  shield (errand);
  if (!unrep_errand_write (errand, input, bytes, &local)
      || !unrep_errand_write (errand, "profile/user/registrymodifications.xcu", settings, &local)
      || !run (errand, program, input, seconds, display, cancellable, &local))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  output = unrep_errand_take (errand, "out/report.docx", MAX_BYTES);
  if (output == NULL)
    g_set_error (error, UNREP_ERROR, UNREP_ERROR_FORMAT,
                 _("LibreOffice cannot read “%s”: it is damaged, or has a password. Open it with Word, save it as a Word "
                   "document (.docx) without a password and open that."),
                 display);
  return output;
}
