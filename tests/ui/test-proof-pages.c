/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proof pages from the window: where they go is asked by GTK's dialog. */
#include "unrep-rendering-fixture.h"

#include <dlfcn.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>

/* Writes into files of this folder meet a full disk. */
static char *full;

ssize_t
write (int         fd,
       const void *data,
       size_t      n)
{
  ssize_t (*real) (int, const void *, size_t) = (ssize_t (*) (int, const void *, size_t)) dlsym (RTLD_NEXT, "write");

  if (full != NULL)
    {
      g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", fd), *path = g_file_read_link (link, NULL);

      if (path != NULL && strstr (path, full) != NULL && strstr (path, ".unrep.json") == NULL)
        {
          errno = ENOSPC;
          return -1;
        }
    }
  return real (fd, data, n);
}

static gboolean
is_asked (gpointer path)
{
  GtkWidget *dialog = unrep_fixture_find_window (GTK_TYPE_FILE_CHOOSER_DIALOG);
  g_autoptr (GFile) file = dialog != NULL ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;

  return file != NULL && g_strcmp0 (g_file_peek_path (file), path) == 0;
}

static gboolean
is_asked_again (gpointer unused)
{
  return unrep_fixture_find_window (GTK_TYPE_MESSAGE_DIALOG) != NULL;
}

static gboolean
is_answered (gpointer unused)
{
  return unrep_fixture_find_window (GTK_TYPE_FILE_CHOOSER_DIALOG) == NULL;
}

/* The dialog opens beside the report, with a name that says what it is. */
static char *
ask (const char *dir,
     const char *format)
{
  g_autofree char *name = g_strdup_printf ("r.txt.proof.%s", format);
  char *path = g_build_filename (dir, name, NULL);

  rendering_fixture_act ("rendering.proof", format);
  g_assert_true (unrep_fixture_wait (is_asked, path));
  return path;
}

static void
respond (GType type,
         int   response)
{
  gtk_dialog_response (GTK_DIALOG (unrep_fixture_find_window (type)), response);
}

static void
assert_written (const char *path)
{
  g_autofree char *message = g_strconcat (unrep_fixture_in ("The proof pages are in “", "صفحات التدقيق في «\u2068"), path, NULL);

  rendering_fixture_assert_said (message);
}

static char *
prove (const char *dir,
       const char *format)
{
  char *path = ask (dir, format);

  respond (GTK_TYPE_FILE_CHOOSER_DIALOG, GTK_RESPONSE_ACCEPT);
  assert_written (path);
  g_assert_true (is_answered (NULL));
  return path;
}

/* A note, and what has been said of the finding, for who gets the pages. */
static void
judge (void)
{
  UnrepFindingDesk *desk = rendering_view->desk;
  g_autoptr (UnrepFindingRow) row = NULL;
  const UnrepFindingInfo *info;
  g_autoptr (GError) error = NULL;

  rendering_fixture_go_to ("wide-gap");
  row = g_object_ref (unrep_finding_desk_get_current (desk));
  info = unrep_finding_row_get_info (row);
  g_assert_true (unrep_finding_desk_note (desk, info->range, info->id, "see page 17", &error));
  g_assert_no_error (error);
  rendering_fixture_act ("rendering.judge", "accepted");
  rendering_fixture_go_to ("wide-gap");
}

static void
assert_names (const char *text)
{
  g_assert_nonnull (strstr (text, "see page 17"));
  g_assert_nonnull (strstr (text, unrep_fixture_in ("Accepted", "مقبول")));
}

static void
test_html (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("html"), *path = NULL, *text = NULL;

  rendering_fixture_open (dir, RENDERING_REPORT);
  judge ();
  path = prove (dir, "html");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  assert_names (text);
  g_assert_nonnull (strstr (text, unrep_fixture_in ("A wide gap stands between words", "فراغ واسع بين الكلمات")));
  rendering_fixture_close ();
}

static void
test_pdf (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("pdf"), *path = NULL, *text = NULL;
  g_autoptr (GError) error = NULL;

  rendering_fixture_open (dir, RENDERING_REPORT "\n");
  judge ();
  path = prove (dir, "pdf");
  g_assert_true (g_spawn_sync (NULL, (char *[]) { (char *) "pdftotext", path, (char *) "-", NULL }, NULL, G_SPAWN_SEARCH_PATH,
                               NULL, NULL, &text, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "see page 17"));
  g_assert_nonnull (strstr (text, unrep_fixture_in ("Findings", "المآخذ")));
  rendering_fixture_close ();
}

/* Of one paragraph, and of its width. */
static void
test_png (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("png"), *path = NULL, *gap = NULL, *digits = NULL;
  gsize n_gap, n_digits;

  rendering_fixture_open (dir, RENDERING_REPORT "\n\n");
  judge ();
  path = prove (dir, "png");
  g_assert_true (g_file_get_contents (path, &gap, &n_gap, NULL));
  g_assert_cmpmem (gap, 8, "\x89PNG\r\n\x1a\n", 8);

  /* Another paragraph over it; who is asked and says no has the old one. */
  rendering_fixture_go_to ("extended-digit");
  g_free (ask (dir, "png"));
  respond (GTK_TYPE_FILE_CHOOSER_DIALOG, GTK_RESPONSE_ACCEPT);
  g_assert_true (unrep_fixture_wait (is_asked_again, NULL));
  respond (GTK_TYPE_MESSAGE_DIALOG, GTK_RESPONSE_CANCEL);
  unrep_fixture_settle ();
  g_assert_true (g_file_get_contents (path, &digits, &n_digits, NULL));
  g_assert_cmpmem (gap, n_gap, digits, n_digits);
  g_clear_pointer (&digits, g_free);
  respond (GTK_TYPE_FILE_CHOOSER_DIALOG, GTK_RESPONSE_ACCEPT);
  g_assert_true (unrep_fixture_wait (is_asked_again, NULL));
  respond (GTK_TYPE_MESSAGE_DIALOG, GTK_RESPONSE_ACCEPT);
  assert_written (path);
  g_assert_true (g_file_get_contents (path, &digits, &n_digits, NULL));
  g_assert_cmpmem (digits, 8, "\x89PNG\r\n\x1a\n", 8);
  g_assert_true (n_gap != n_digits || memcmp (gap, digits, n_gap) != 0);
  rendering_fixture_close ();
}

static void
test_cancelled (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("cancelled"), *path = NULL;

  rendering_fixture_open (dir, RENDERING_REPORT "\n\n\n");
  path = ask (dir, "pdf");
  respond (GTK_TYPE_FILE_CHOOSER_DIALOG, GTK_RESPONSE_CANCEL);
  g_assert_true (unrep_fixture_wait (is_answered, NULL));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_null (rendering_window->toast);
  g_assert_cmpuint (unrep_test_count_files (dir), ==, 1);
  rendering_fixture_close ();
}

/* Of a text that takes seconds: who does not want to wait has what was there before. */
static void
test_stopped (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("stopped"), *path = NULL;
  g_autoptr (GString) text = g_string_new (RENDERING_REPORT "\n");

  while (text->len < 600000)
    g_string_append (text, "كلم");
  g_string_append_c (text, '\n');
  rendering_fixture_open (dir, text->str);
  path = ask (dir, "pdf");
  respond (GTK_TYPE_FILE_CHOOSER_DIALOG, GTK_RESPONSE_ACCEPT);
  g_assert_true (unrep_fixture_wait (is_answered, NULL));
  g_assert_true (unrep_busy_bar_is_busy (rendering_view->proving));
  g_signal_emit_by_name (rendering_view->proving, "clicked");
  rendering_fixture_assert_said (unrep_fixture_in ("Cancelled: no proof pages are written.", "أُلغيت الكتابة: لم تُكتب صفحات التدقيق."));
  g_assert_false (unrep_busy_bar_is_busy (rendering_view->proving));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (unrep_test_count_files (dir), ==, 1);
  rendering_fixture_close ();
}

/* What was there before is there still, and nothing else; it is said, and works as soon as
 * there is room. */
static void
test_full (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("full");
  g_autofree char *old = unrep_test_write (dir, "r.txt.proof.html", "old", -1), *text = NULL;
  const char *full_disk = unrep_fixture_in ("No space left on device", "لا مساحة متبقية على القرص. وفّر مساحة على ذلك القرص.");

  rendering_fixture_open (dir, RENDERING_REPORT "\n\n\n\n");
  for (guint i = 0; i < 2; i++)
    {
      full = i == 0 ? dir : NULL;
      g_free (ask (dir, "html"));
      respond (GTK_TYPE_FILE_CHOOSER_DIALOG, GTK_RESPONSE_ACCEPT);
      g_assert_true (unrep_fixture_wait (is_asked_again, NULL));
      respond (GTK_TYPE_MESSAGE_DIALOG, GTK_RESPONSE_ACCEPT);
      if (i == 1)
        break;
      rendering_fixture_assert_said (full_disk);
      unrep_test_assert_content (old, "old");
      g_assert_cmpuint (unrep_test_count_files (dir), ==, 2);
    }
  assert_written (old);
  g_assert_true (g_file_get_contents (old, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "<!"));
  rendering_fixture_close ();
}

int
main (int   argc,
      char *argv[])
{
  unrep_fixture_init (&argc, &argv);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);

  g_test_add_func ("/proof-pages/html", test_html);
  g_test_add_func ("/proof-pages/pdf", test_pdf);
  g_test_add_func ("/proof-pages/png", test_png);
  g_test_add_func ("/proof-pages/cancelled", test_cancelled);
  g_test_add_func ("/proof-pages/stopped", test_stopped);
  g_test_add_func ("/proof-pages/full", test_full);

  return g_test_run ();
}
