/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/unrep-report.h"
#include "unrep-test.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define NOBODY 65534

static UnrepReport *
load (const char  *path,
      GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return unrep_report_load (file, NULL, error);
}

static UnrepReport *
load_content (const char *content,
              gssize      length)
{
  g_autofree char *dir = unrep_test_dup_dir ("report");
  g_autofree char *path = unrep_test_write (dir, "a.txt", content, length);
  g_autoptr (GError) error = NULL;
  UnrepReport *report = load (path, &error);

  g_assert_no_error (error);
  g_assert_true (UNREP_IS_REPORT (report));
  return report;
}

static void
test_load (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("report");
  g_autofree char *path = unrep_test_write (dir, "تقرير أول.txt", "نص\r\nb\n", -1);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (UnrepReport) report = unrep_report_load (file, NULL, &error);
  UnrepText *text;

  g_assert_no_error (error);
  g_assert_true (g_file_equal (unrep_report_get_file (report), file));
  g_assert_cmpstr (unrep_report_get_name (report), ==, "تقرير أول.txt");
  g_assert_cmpint (unrep_report_get_n_bytes (report), ==, 8);
  g_assert_cmpstr (unrep_report_get_reader (report), ==, "text");
  g_assert_cmpuint (unrep_report_get_reader_version (report), ==, 1);
  g_assert_cmpstr (unrep_report_get_encoding (report), ==, "UTF-8");

  text = unrep_report_get_text (report);
  g_assert_cmpstr (unrep_text_get_utf8 (text), ==, "نص\r\nb\n");
  g_assert_cmpuint (unrep_text_get_n_chars (text), ==, 6);

  /* As `printf 'نص\r\nb\n' | sha256sum` says. */
  g_assert_cmpstr (unrep_report_get_sha256 (report), ==,
                   "4f8e5ced5428974ecbdcd667f3fd92033f30576338f395afd56697218cb936da");
  g_assert_cmpstr (unrep_report_get_text_sha256 (report), ==, unrep_report_get_sha256 (report));
}

static void
test_byte_order_mark (void)
{
  g_autoptr (UnrepReport) report = load_content ("\uFEFFنص\r\nb\n", -1);
  g_autoptr (UnrepReport) inner = load_content ("a\uFEFFb", -1);
  g_autoptr (UnrepReport) second = load_content ("\uFEFF\uFEFFb", -1);

  g_assert_cmpint (unrep_report_get_n_bytes (report), ==, 11);
  g_assert_cmpstr (unrep_text_get_utf8 (unrep_report_get_text (report)), ==, "نص\r\nb\n");
  g_assert_cmpstr (unrep_report_get_text_sha256 (report), ==,
                   "4f8e5ced5428974ecbdcd667f3fd92033f30576338f395afd56697218cb936da");
  g_assert_cmpstr (unrep_report_get_sha256 (report), ==,
                   "8993cab9772b2c3d624c5fbb59dfc84e02589c235d59388c60b49d497c9b9c5e");

  g_assert_cmpuint (unrep_text_get_n_chars (unrep_report_get_text (inner)), ==, 3);
  g_assert_cmpstr (unrep_text_get_utf8 (unrep_report_get_text (second)), ==, "\uFEFFb");
}

static void
test_strange_text (void)
{
  const char *texts[] = { "\001\002\033[31m\177", "\u2067\u202E", "x", "\u200F", "\U0010FFFF", "{\"format\": 1}" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (UnrepReport) report = load_content (texts[i], -1);

      g_assert_cmpstr (unrep_text_get_utf8 (unrep_report_get_text (report)), ==, texts[i]);
    }
}

typedef struct
{
  const char *content;
  gssize length;
  UnrepError code;
  const char *says;
} BadContent;

/* What is no text is told by its name where that promises a document. */
static void
test_bad_name (void)
{
  static const char *const names[][2] = { { "a.DOCX", "not what its name says" }, { "a.odt", "not what its name says" },
                                          { "a.docx.txt", "byte 2 is NUL" } };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *dir = unrep_test_dup_dir ("report");
      g_autofree char *path = unrep_test_write (dir, names[i][0], "a\0b", 3);
      g_autoptr (GError) error = NULL;
      g_autoptr (UnrepReport) report = load (path, &error);

      g_assert_null (report);
      g_assert_error (error, UNREP_ERROR, UNREP_ERROR_NOT_TEXT);
      g_assert_nonnull (strstr (error->message, names[i][1]));
    }
}

/* 42 bytes. */
#define LONG "نصنصنصنصنصنصنصنصنصنصن"

static void
test_bad_content (void)
{
  const BadContent contents[] = {
    { "", 0, UNREP_ERROR_EMPTY, "is empty" },
    { "\uFEFF", 3, UNREP_ERROR_EMPTY, "is empty" },
    { "\uFEFF \r\n\t\u00A0\u2003\n", -1, UNREP_ERROR_EMPTY, "is empty" },
    { "a\nb\0c", 5, UNREP_ERROR_NOT_TEXT, "byte 4 is NUL" },
    { "\0", 1, UNREP_ERROR_NOT_TEXT, "byte 1 is NUL" },
    { "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", -1, UNREP_ERROR_FORMAT, "damaged or cut off" },
    { "PK\003\004\024\0\6\0", 8, UNREP_ERROR_FORMAT, "damaged or cut off" },
    { "\320\317\021\340\241\261\032\341", -1, UNREP_ERROR_NOT_TEXT, "old Office" },
    { "\211PNG\r\n\032\n", -1, UNREP_ERROR_NOT_TEXT, "a picture" },
    { "\377\330\377\340", -1, UNREP_ERROR_NOT_TEXT, "a picture" },
    { "MM\0*\0\0", 6, UNREP_ERROR_NOT_TEXT, "a picture" },
    { "\037\213\010", -1, UNREP_ERROR_NOT_TEXT, "a compressed file" },
    { "From: <Saved>\r\nSubject: =?utf-8?Q?=D8=AA?=\r\n =?utf-8?Q?=D8=A9?=\r\nMIME-Version: 1.0\r\n"
      "Content-Type: multipart/related;\r\n\tboundary=\"b\"\r\n\r\n--b\r\n", -1, UNREP_ERROR_NOT_TEXT, "MHTML" },
    { "<?xml version=\"1.0\" standalone=\"yes\"?>\n<?mso-application progid=\"Word.Document\"?>\n<pkg:package/>", -1,
      UNREP_ERROR_NOT_TEXT, "saved as XML" },
    /* UTF-8 that was damaged, and so has more of it than of anything else. */
    { LONG "\r\nb\rc\nde\x80 fg", -1, UNREP_ERROR_ENCODING, "line 4, byte 51 of the file. Convert" },
    { LONG "\xED\xA0\x80 surrogate", -1, UNREP_ERROR_ENCODING, "line 1, byte 43 " },
    { LONG LONG "overlong \xC0\xAF", -1, UNREP_ERROR_ENCODING, "byte 94 " },
    { LONG LONG LONG LONG "beyond \xF4\x90\x80\x80", -1, UNREP_ERROR_ENCODING, "byte 176 " },
    { LONG "\nن\xD8", -1, UNREP_ERROR_ENCODING, "in line 2: it seems to be cut off" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autofree char *dir = unrep_test_dup_dir ("report");
      g_autofree char *path = unrep_test_write (dir, "bad.txt", contents[i].content, contents[i].length);
      g_autoptr (GError) error = NULL;
      g_autoptr (UnrepReport) report = load (path, &error);

      g_assert_null (report);
      g_assert_error (error, UNREP_ERROR, (int) contents[i].code);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, contents[i].says));
      g_assert_nonnull (strstr (error->message, path));
    }
}

/* Messages reach terminals, whatever the file is called. */
static void
test_hostile_name (void)
{
  const char *names[] = { "a\033[31m\n.txt", "\u202Etxt.a", "%s%n.txt", "\xFF.txt" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *dir = unrep_test_dup_dir ("report");
      g_autofree char *bad = unrep_test_write (dir, names[i], "a\0b", 3);
      g_autofree char *good = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) no_error = NULL;
      g_autoptr (UnrepReport) refused = load (bad, &error);
      g_autoptr (UnrepReport) report = NULL;

      g_assert_null (refused);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_null (strpbrk (error->message, "\033\n"));
      g_assert_null (strstr (error->message, "\u202E"));

      good = unrep_test_write (dir, names[i], "ab", 2);
      report = load (good, &no_error);
      g_assert_no_error (no_error);
      g_assert_true (g_utf8_validate (unrep_report_get_name (report), -1, NULL));
    }
}

static void
assert_refused (const char *path,
                UnrepError  code,
                const char *says)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (UnrepReport) report = load (path, &error);

  g_assert_null (report);
  g_assert_error (error, UNREP_ERROR, (int) code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, says));
  g_assert_nonnull (strstr (error->message, path));
}

static void
test_bad_files (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("report");
  g_autofree char *missing = g_build_filename (dir, "missing.txt", NULL);
  g_autofree char *below_file = NULL;
  g_autofree char *loop = g_build_filename (dir, "loop", NULL);
  g_autofree char *pipe_path = g_build_filename (dir, "pipe", NULL);
  g_autofree char *secret = unrep_test_write (dir, "secret.txt", "text", -1);
  gboolean is_root = geteuid () == 0;

  assert_refused (dir, UNREP_ERROR_UNREADABLE, "folder");
  assert_refused (missing, UNREP_ERROR_UNREADABLE, "no such file");

  below_file = g_build_filename (secret, "a.txt", NULL);
  assert_refused (below_file, UNREP_ERROR_UNREADABLE, "no such file");

  g_assert_cmpint (symlink ("loop", loop), ==, 0);
  assert_refused (loop, UNREP_ERROR_UNREADABLE, g_strerror (ELOOP));

  /* Nobody writes into it: opening it would wait for ever. */
  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  assert_refused (pipe_path, UNREP_ERROR_UNREADABLE, "pipe");

  g_assert_cmpint (g_chmod (secret, 0), ==, 0);
  if (is_root)
    g_assert_cmpint (seteuid (NOBODY), ==, 0);
  assert_refused (secret, UNREP_ERROR_UNREADABLE, "you may not");
  if (is_root)
    g_assert_cmpint (seteuid (0), ==, 0);
}

static void
test_too_large (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("report");
  g_autofree char *path = unrep_test_write (dir, "large.txt", "x", 1);

  /* A hole takes no space on the disk. */
  g_assert_cmpint (truncate (path, UNREP_REPORT_MAX_BYTES + 1), ==, 0);
  assert_refused (path, UNREP_ERROR_TOO_LARGE, "128 MB");
}

static void
test_nothing_is_written (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("report");
  g_autofree char *good = unrep_test_write (dir, "good.txt", "نص", -1);
  g_autofree char *bad = unrep_test_write (dir, "bad.txt", "\xFF", 1);
  g_autoptr (UnrepReport) report = NULL;
  g_autoptr (UnrepReport) refused = NULL;
  GStatBuf before, after;

  g_assert_cmpint (g_chmod (good, 0400), ==, 0);
  g_assert_cmpint (g_stat (good, &before), ==, 0);
  report = load (good, NULL);
  refused = load (bad, NULL);
  g_assert_nonnull (report);
  g_assert_null (refused);
  g_assert_cmpint (g_stat (good, &after), ==, 0);
  g_assert_cmpint (before.st_mtim.tv_nsec, ==, after.st_mtim.tv_nsec);
  g_assert_cmpint (before.st_ino, ==, after.st_ino);
  g_assert_cmpint (after.st_mode & 0777, ==, 0400);
  g_assert_cmpuint (unrep_test_count_files (dir), ==, 2);
}

static void
keep_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static UnrepReport *
load_async (const char    *path,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;

  unrep_report_load_async (file, cancellable, keep_result_cb, &result);
  g_assert_null (result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return unrep_report_load_finish (result, error);
}

static void
test_load_async (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("report");
  g_autofree char *good = unrep_test_write (dir, "good.txt", "نص", -1);
  g_autofree char *bad = unrep_test_write (dir, "bad.txt", "\xFF", 1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (UnrepReport) report = NULL;
  g_autoptr (UnrepReport) refused = NULL;
  g_autoptr (UnrepReport) cancelled = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) bad_error = NULL;
  g_autoptr (GError) cancel_error = NULL;

  report = load_async (good, cancellable, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (unrep_text_get_n_chars (unrep_report_get_text (report)), ==, 2);

  refused = load_async (bad, NULL, &bad_error);
  g_assert_null (refused);
  g_assert_error (bad_error, UNREP_ERROR, UNREP_ERROR_UNSURE);

  g_cancellable_cancel (cancellable);
  cancelled = load_async (good, cancellable, &cancel_error);
  g_assert_null (cancelled);
  g_assert_error (cancel_error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gpointer
hash_thread (gpointer data)
{
  return (gpointer) unrep_report_get_text_sha256 (data);
}

static void
test_hash_in_threads (void)
{
  g_autofree char *content = g_strnfill (3 * 1000 * 1000, 'x');
  g_autoptr (UnrepReport) report = load_content (content, -1);
  GThread *threads[4];
  gpointer hashes[G_N_ELEMENTS (threads)];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("hash", hash_thread, report);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    hashes[i] = g_thread_join (threads[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_true (hashes[i] == unrep_report_get_sha256 (report));
}

static void
test_death (void)
{
  UnrepReport *report = load_content ("نص", -1);
  UnrepText *text = unrep_text_ref (unrep_report_get_text (report));

  unrep_report_get_sha256 (report);
  g_assert_finalize_object (report);
  g_assert_cmpstr (unrep_text_get_utf8 (text), ==, "نص");
  unrep_text_unref (text);
}

int
main (int   argc,
      char *argv[])
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/report/load", test_load);
  g_test_add_func ("/report/load/async", test_load_async);
  g_test_add_func ("/report/byte-order-mark", test_byte_order_mark);
  g_test_add_func ("/report/strange-text", test_strange_text);
  g_test_add_func ("/report/bad-content", test_bad_content);
  g_test_add_func ("/report/bad-name", test_bad_name);
  g_test_add_func ("/report/bad-files", test_bad_files);
  g_test_add_func ("/report/hostile-name", test_hostile_name);
  g_test_add_func ("/report/too-large", test_too_large);
  g_test_add_func ("/report/nothing-is-written", test_nothing_is_written);
  g_test_add_func ("/report/hash-in-threads", test_hash_in_threads);
  g_test_add_func ("/report/death", test_death);

  return g_test_run ();
}
