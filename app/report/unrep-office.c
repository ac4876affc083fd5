/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents that are read by having LibreOffice save them as Word documents. */
#include "unrep-office.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

/* What it writes is not read beyond this, in bytes. */
#define MAX_BYTES ((goffset) 128 * 1024 * 1024)

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

/* A conversion on its way. */
typedef struct
{
  char *folder; /* a private one, with everything in it */
  GMainContext *context;
  gboolean ended;
  gboolean late;
} Conversion;

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

static void
conversion_clear (Conversion *self)
{
  if (self->folder != NULL)
    remove_folder (self->folder);
  g_free (self->folder);
  g_clear_pointer (&self->context, g_main_context_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Conversion, conversion_clear)

static char *
find_program (void)
{
  char *program = g_find_program_in_path ("soffice");

  return program != NULL ? program : g_find_program_in_path ("libreoffice");
}

/* A file in the folder, which nobody else may read. */
static gboolean
write_file (Conversion  *self,
            const char  *name,
            const char  *data,
            gsize        n,
            GError     **error)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  if (g_mkdir_with_parents (parent, 0700) != 0)
    {
      g_set_error (error, UNREP_ERROR, UNREP_ERROR_UNREADABLE,
                   _("A temporary folder for LibreOffice cannot be made: %s."), unrep_error_reason (errno));
      return FALSE;
    }
  return g_file_set_contents_full (path, data, (gssize) n, G_FILE_SET_CONTENTS_NONE, 0600, error);
}

static gboolean
prepare (Conversion  *self,
         GBytes      *bytes,
         const char  *suffix,
         GError     **error)
{
  g_autofree char *name = g_strconcat ("report.", suffix, NULL);
  gsize n;
  const char *data = g_bytes_get_data (bytes, &n);

  self->folder = g_dir_make_tmp ("unrep-office-XXXXXX", error);
  return self->folder != NULL && write_file (self, name, data, n, error)
         && write_file (self, "profile/user/registrymodifications.xcu", SETTINGS, strlen (SETTINGS), error);
}

/* A group of its own, so that nothing it starts outlives it. */
static void
lead_group (gpointer unused)
{
  setpgid (0, 0);
}

static GSubprocess *
spawn (Conversion  *self,
       const char  *program,
       const char  *suffix,
       GError     **error)
{
  g_autoptr (GSubprocessLauncher) launcher
    = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autofree char *profile = g_build_filename (self->folder, "profile", NULL);
  g_autofree char *uri = g_filename_to_uri (profile, NULL, error);
  g_autofree char *argument = g_strconcat ("-env:UserInstallation=", uri, NULL);
  g_autofree char *name = g_strconcat ("report.", suffix, NULL);
  g_autofree char *input = g_build_filename (self->folder, name, NULL);
  g_autofree char *output = g_build_filename (self->folder, "out", NULL);
  static const char *const proxies[] = { "http_proxy", "https_proxy", "ftp_proxy", "all_proxy" };

  if (uri == NULL)
    return NULL;
  g_subprocess_launcher_set_cwd (launcher, self->folder);
  g_subprocess_launcher_setenv (launcher, "HOME", self->folder, TRUE);
  g_subprocess_launcher_unsetenv (launcher, "no_proxy");
  for (gsize i = 0; i < G_N_ELEMENTS (proxies); i++)
    g_subprocess_launcher_setenv (launcher, proxies[i], NOWHERE, TRUE);
  g_subprocess_launcher_set_child_setup (launcher, lead_group, NULL, NULL);
  return g_subprocess_launcher_spawn (launcher, error, program, argument, "--headless", "--norestore", "--convert-to",
                                      "docx:MS Word 2007 XML", "--outdir", output, input, NULL);
}

static void
ended_cb (GObject      *process,
          GAsyncResult *result,
          gpointer      user_data)
{
  Conversion *self = user_data;

  g_subprocess_wait_finish (G_SUBPROCESS (process), result, NULL);
  self->ended = TRUE;
}

static gboolean
late_cb (gpointer user_data)
{
  Conversion *self = user_data;

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
kill_all (GSubprocess *process)
{
  const char *id = g_subprocess_get_identifier (process);
  gint64 pid = id != NULL ? g_ascii_strtoll (id, NULL, 10) : 0;

  if (pid > 1)
    kill (-(pid_t) pid, SIGKILL);
  g_subprocess_force_exit (process);
}

/* Waits in a context of its own: this is a thread, or a program that has no main loop. */
static void
wait_for (Conversion   *self,
          GSubprocess  *process,
          guint         seconds,
          GCancellable *cancellable)
{
  g_autoptr (GSource) limit = g_timeout_source_new_seconds (seconds);
  g_autoptr (GSource) stop = cancellable != NULL ? g_cancellable_source_new (cancellable) : NULL;

  g_source_set_callback (limit, late_cb, self, NULL);
  g_source_attach (limit, self->context);
  if (stop != NULL)
    {
      g_source_set_callback (stop, G_SOURCE_FUNC (cancelled_cb), NULL, NULL);
      g_source_attach (stop, self->context);
    }
  g_subprocess_wait_async (process, NULL, ended_cb, self);
  while (!self->ended && !self->late && !g_cancellable_is_cancelled (cancellable))
    g_main_context_iteration (self->context, TRUE);
  /* Also what an end of the first one has left. */
  kill_all (process);
  while (!self->ended)
    g_main_context_iteration (self->context, TRUE);
  g_source_destroy (limit);
  if (stop != NULL)
    g_source_destroy (stop);
}

static gboolean
run (Conversion    *self,
     const char    *program,
     const char    *suffix,
     guint          seconds,
     const char    *display,
     GCancellable  *cancellable,
     GError       **error)
{
  g_autoptr (GSubprocess) process = spawn (self, program, suffix, error);

  if (process == NULL)
    return FALSE;
  wait_for (self, process, seconds, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (!self->late)
    return TRUE;
  g_set_error (error, UNREP_ERROR, UNREP_ERROR_UNREADABLE,
               ngettext ("LibreOffice has not read “%s” within %u second. Open it with LibreOffice or Word, save it as a Word "
                         "document (.docx) and open that.",
                         "LibreOffice has not read “%s” within %u seconds. Open it with LibreOffice or Word, save it as a Word "
                         "document (.docx) and open that.", seconds),
               display, seconds);
  return FALSE;
}

/* What was written, which is a plain file or nothing. */
static GBytes *
take_output (Conversion  *self,
             const char  *display,
             GError     **error)
{
  g_autofree char *path = g_build_filename (self->folder, "out", "report.docx", NULL);
  g_autofree char *content = NULL;
  GStatBuf info;
  gsize n;

  if (g_lstat (path, &info) == 0 && S_ISREG (info.st_mode) && info.st_size <= MAX_BYTES
      && g_file_get_contents (path, &content, &n, NULL) && n > 0)
    return g_bytes_new_take (g_steal_pointer (&content), n);
  g_set_error (error, UNREP_ERROR, UNREP_ERROR_FORMAT,
               _("LibreOffice cannot read “%s”: it is damaged, or has a password. Open it with Word, save it as a Word "
                 "document (.docx) without a password and open that."),
               display);
  return NULL;
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
 * profile and a folder of its own which are removed again, without macros, and fetches
 * nothing. Waits for it: not for the main loop.
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
  g_auto (Conversion) conversion = { 0 };
  GBytes *output = NULL;

  if (program == NULL)
    {
      g_set_error (error, UNREP_ERROR, UNREP_ERROR_NOT_TEXT,
                   _("“%s” can be opened only where LibreOffice Writer is installed, which it is not here. Install it, or "
                     "save the report as a Word document (.docx) on another computer and open that."),
                   display);
      return NULL;
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  conversion.context = g_main_context_new ();
  g_main_context_push_thread_default (conversion.context);
  if (prepare (&conversion, bytes, suffix, error)
      && run (&conversion, program, suffix, seconds, display, cancellable, error))
    output = take_output (&conversion, display, error);
  g_main_context_pop_thread_default (conversion.context);
  return output;
}
