/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Old Word files and RTF, with a LibreOffice of the test's own. */
#include "docx-fixture.h"

#include "report/unrep-office.h"
#include "report/unrep-report.h"

#include "unrep-test.h"

#include <glib/gstdio.h>
#include <string.h>

static char *bin, *scratch;

/* A program called soffice that does what @script says; $out is where it is to write, $in what it
 * is to read. */
static void
set_office (const char *script)
{
  g_autofree char *content
    = g_strconcat ("#!/bin/sh\nfor a in \"$@\"; do case $o in yes) out=$a;; esac; o=; [ \"$a\" = --outdir ] && o=yes; in=$a; done\n"
                   "mkdir -p \"$out\"\necho \"$@\" > \"", scratch, "/arguments\"\necho \"$HOME\" > \"", scratch, "/home\"\n", script, "\n",
                   NULL);
  g_autofree char *path = unrep_test_write (bin, "soffice", content, -1);

  g_assert_cmpint (g_chmod (path, 0755), ==, 0);
}

static GBytes *
new_rtf (void)
{
  return g_bytes_new_static ("{\\rtf1 text}", 12);
}

/* The folder that the program was given is gone. */
static void
assert_nothing_left (void)
{
  g_autofree char *path = g_build_filename (scratch, "home", NULL), *home = NULL;

  if (!g_file_get_contents (path, &home, NULL, NULL))
    return;
  g_assert_nonnull (strstr (g_strstrip (home), "unrep-errand-"));
  g_assert_false (g_file_test (home, G_FILE_TEST_EXISTS));
}

/* Whether it is refused with this code and these words, and nothing is left behind. */
static void
assert_refused (guint       seconds,
                GError     *expected_domain_code,
                const char *words)
{
  g_autoptr (GError) wanted = expected_domain_code;
  g_autoptr (GBytes) bytes = new_rtf ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) output = unrep_office_convert (bytes, "rtf", seconds, "a.rtf", NULL, &error);

  g_assert_null (output);
  g_assert_error (error, wanted->domain, wanted->code);
  g_assert_nonnull (strstr (error->message, "a.rtf"));
  g_assert_nonnull (strstr (error->message, words));
  assert_nothing_left ();
}

static GError *
of (UnrepError code)
{
  return g_error_new_literal (UNREP_ERROR, code, "");
}

static void
test_absent (void)
{
  g_autofree char *path = g_build_filename (bin, "soffice", NULL);

  g_remove (path);
  /* Elsewhere there may be a real one. */
  g_setenv ("PATH", bin, TRUE);
  assert_refused (9, of (UNREP_ERROR_NOT_TEXT), "Install it, or save the report as a Word document");
}

static void
test_nothing (void)
{
  set_office ("exit 0");
  assert_refused (9, of (UNREP_ERROR_FORMAT), "damaged, or has a password");
  set_office ("kill -SEGV $$");
  assert_refused (9, of (UNREP_ERROR_FORMAT), "damaged, or has a password");
  set_office ("echo x > \"$out/other.docx\"");
  assert_refused (9, of (UNREP_ERROR_FORMAT), "damaged, or has a password");
  /* What it is made to write is not followed anywhere. */
  set_office ("ln -s /etc/passwd \"$out/report.docx\"");
  assert_refused (9, of (UNREP_ERROR_FORMAT), "damaged, or has a password");
  set_office ("mkdir \"$out/report.docx\"");
  assert_refused (9, of (UNREP_ERROR_FORMAT), "damaged, or has a password");
}

/* One that hangs is ended, with whatever it has started. */
static void
test_hangs (void)
{
  g_autofree char *pid_file = g_build_filename (scratch, "pid", NULL), *pid = NULL, *proc = NULL;
  g_autofree char *script = g_strdup_printf ("sleep 600 & echo $! > \"%s\"; wait", pid_file);

  set_office (script);
  assert_refused (1, of (UNREP_ERROR_UNREADABLE), "within 1 second.");
  g_assert_true (g_file_get_contents (pid_file, &pid, NULL, NULL));
  proc = g_strdup_printf ("/proc/%s/cmdline", g_strstrip (pid));
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *command = NULL;
      gsize n = 0;

      /* The dead have none. */
      if (!g_file_get_contents (proc, &command, &n, NULL) || n == 0)
        break;
      g_usleep (20000);
      g_assert_cmpuint (i, <, 99);
    }
  g_remove (pid_file);
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (200000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = new_rtf ();
  g_autoptr (GError) error = NULL;
  GThread *thread;

  set_office ("sleep 600");
  thread = g_thread_new ("cancels", cancel_soon, cancellable);
  g_assert_null (unrep_office_convert (bytes, "rtf", 600, "a.rtf", cancellable, &error));
  g_thread_join (thread);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_nothing_left ();
}

static void
test_garbage (void)
{
  g_autoptr (GFile) file = unrep_test_new_report (scratch, "b.rtf", "{\\rtf1 text}");
  g_autoptr (GError) error = NULL;

  set_office ("echo garbage > \"$out/report.docx\"");
  g_assert_null (unrep_report_load (file, NULL, &error));
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "b.rtf"));
  g_file_delete (file, NULL, NULL);
}

static void
test_report (void)
{
  g_autoptr (GBytes) document = docx_fixture_new_zip (
    "word/document.xml", "<w:document xmlns:w=\"x\"><w:body><w:p><w:r><w:t>wells</w:t></w:r></w:p></w:body></w:document>",
    "docProps/app.xml", "<Properties><Application>LibreOffice/7.4.12$Linux</Application></Properties>", NULL);
  g_autofree char *stored = unrep_test_write (bin, "made.docx", g_bytes_get_data (document, NULL), (gssize) g_bytes_get_size (document));
  g_autofree char *script = g_strdup_printf ("cmp -s \"$in\" \"%s/c.rtf\" && [ -d \"$HOME/profile/user\" ] && cp \"%s\" \"$out/report.docx\"",
                                             scratch, stored);
  g_autoptr (GFile) file = unrep_test_new_report (scratch, "c.rtf", "{\\rtf1 text}");
  g_autofree char *arguments_file = g_build_filename (scratch, "arguments", NULL), *arguments = NULL;
  g_autoptr (UnrepReport) report = NULL;
  g_autoptr (GError) error = NULL;

  set_office (script);
  report = unrep_report_load (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (unrep_text_get_utf8 (unrep_report_get_text (report)), ==, "wells\n");
  g_assert_cmpstr (unrep_report_get_reader (report), ==, "libreoffice");
  g_assert_cmpuint (unrep_report_get_reader_version (report), ==, 7004012);
  g_assert_true (g_file_get_contents (arguments_file, &arguments, NULL, NULL));
  g_assert_nonnull (strstr (arguments, "-env:UserInstallation=file://"));
  g_assert_nonnull (strstr (arguments, "--headless"));
  g_file_delete (file, NULL, NULL);
}

/* Tables and Word documents with a password are such files, too, and not for it. */
static void
test_recognized (void)
{
  static const char word[] = "\320\317\021\340 W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0";
  static const char table[] = "\320\317\021\340 W\0o\0r\0k\0b\0o\0o\0k\0";
  g_autoptr (GBytes) old = g_bytes_new_static (word, sizeof word);
  g_autoptr (GBytes) other = g_bytes_new_static (table, sizeof table);
  g_autoptr (GBytes) rtf = new_rtf ();

  g_assert_cmpstr (unrep_reader_find (old)->id, ==, "libreoffice");
  g_assert_cmpstr (unrep_reader_find (rtf)->id, ==, "libreoffice");
  g_assert_cmpstr (unrep_reader_find (other)->id, ==, "text");
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *path = NULL;

  unrep_test_init (&argc, &argv);
  bin = unrep_test_dup_dir ("bin");
  scratch = unrep_test_dup_dir ("scratch");
  path = g_strconcat (bin, ":/usr/bin:/bin", NULL);
  g_test_add_func ("/office/recognized", test_recognized);
  g_setenv ("PATH", path, TRUE);
  g_test_add_func ("/office/nothing", test_nothing);
  g_test_add_func ("/office/hangs", test_hangs);
  g_test_add_func ("/office/cancelled", test_cancelled);
  g_test_add_func ("/office/garbage", test_garbage);
  g_test_add_func ("/office/report", test_report);
  g_test_add_func ("/office/absent", test_absent);
  return g_test_run ();
}
