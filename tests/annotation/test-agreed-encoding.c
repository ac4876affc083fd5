/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plain text is read in the encoding that its reviewers have read it in. */
#include "annotation/unrep-agreed-encoding.h"
#include "base/unrep-file.h"

#include "unrep-test.h"

#include <glib/gstdio.h>
#include <string.h>

/* Arabic in windows-1256 and in ISO-8859-6; both are letters in any other. */
static const char arabic[] = "1- \xc7\xe1\xca\xe6\xd5\xed\xc9 \xc7\xe1\xc3\xe6\xe1\xec \xe3\xe4 \xc7\xe1\xca\xe3\xd1\xed\xd1\n";
static const char plain[] = "1- توصية\n";

static GFile *report;
static char *dir;

static void
set_up (gpointer     *unused,
        gconstpointer content)
{
  g_autofree char *choices = unrep_dup_state_path ("encodings.ini");

  g_remove (choices);
  dir = unrep_test_dup_dir ("agreed");
  report = unrep_test_new_report (dir, "a.txt", content);
}

static void
tear_down (gpointer     *unused,
           gconstpointer content)
{
  g_clear_object (&report);
  g_clear_pointer (&dir, g_free);
}

/* A side file of somebody who has read @content so. */
static void
add_side_file (const char *reviewer,
               const char *content,
               const char *reader,
               const char *encoding)
{
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, content, -1);
  g_autofree char *name = g_strdup_printf ("a.txt.%s.unrep.json", reviewer);
  g_autofree char *uid = g_uuid_string_random ();
  g_autofree char *json = g_strdup_printf (
    "{\"format\":\"unrep-side-file\",\"version\":1,\"role\":\"annotation\",\"offset_unit\":\"code-point\","
    "\"reviewer\":{\"id\":\"%s\",\"uid\":\"%s\",\"name\":\"x\"},\"status\":\"in-progress\","
    "\"report\":{\"name\":\"a.txt\",\"sha256\":\"%s\",\"bytes\":9},"
    "\"text\":{\"sha256\":\"%s\",\"chars\":9,\"reader\":\"%s\",\"reader_version\":1,\"encoding\":\"%s\"},"
    "\"codebook\":{\"id\":\"new-convention\",\"version\":1,\"sha256\":\"%064d\"},\"annotations\":[]}",
    reviewer, uid, sha256, sha256, reader, encoding, 0);
  g_autofree char *path = unrep_test_write (dir, name, json, -1);

  g_assert_nonnull (path);
}

static void
assert_encoding (const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (UnrepReport) loaded = unrep_report_load_agreed (report, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (unrep_report_get_encoding (loaded), ==, expected);
}

static void
test_nobody (gpointer     *unused,
             gconstpointer content)
{
  assert_encoding ("windows-1256");
}

static void
test_one (gpointer     *unused,
          gconstpointer content)
{
  add_side_file ("amal", content, "text", "ISO-8859-6");
  assert_encoding ("ISO-8859-6");
  /* Nothing of it is a choice of this computer. */
  add_side_file ("amal", content, "text", "windows-1252");
  assert_encoding ("windows-1252");
}

static void
test_several (gpointer     *unused,
              gconstpointer content)
{
  add_side_file ("amal", content, "text", "windows-1252");
  add_side_file ("zaid", content, "text", "ISO-8859-6");
  assert_encoding ("ISO-8859-6");
  add_side_file ("huda", content, "text", "windows-1252");
  assert_encoding ("windows-1252");
}

/* Side files of other reports, of other readers, of encodings that nobody knows, and what is
 * none. */
static void
test_others (gpointer     *unused,
             gconstpointer content)
{
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, content, -1);
  g_autofree char *none = unrep_test_write (dir, "none.json", sha256, -1);

  g_assert_nonnull (none);
  add_side_file ("amal", "another report", "text", "ISO-8859-6");
  add_side_file ("zaid", content, "docx", "ISO-8859-6");
  assert_encoding ("windows-1256");
  add_side_file ("huda", content, "text", "klingon");
  assert_encoding ("windows-1256");
}

/* Who has chosen here has chosen for themselves. */
static void
test_chosen (gpointer     *unused,
             gconstpointer content)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (UnrepReport) chosen = unrep_report_load_encoded (report, "windows-1252", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (unrep_report_get_encoding (chosen), ==, "windows-1252");
  add_side_file ("amal", content, "text", "ISO-8859-6");
  assert_encoding ("windows-1252");
}

/* What is UTF-8 is nothing else, whatever a side file says. */
static void
test_plain (gpointer     *unused,
            gconstpointer content)
{
  add_side_file ("amal", content, "text", "windows-1256");
  assert_encoding ("UTF-8");
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);
  g_test_add ("/agreed-encoding/nobody", gpointer, arabic, set_up, test_nobody, tear_down);
  g_test_add ("/agreed-encoding/one", gpointer, arabic, set_up, test_one, tear_down);
  g_test_add ("/agreed-encoding/several", gpointer, arabic, set_up, test_several, tear_down);
  g_test_add ("/agreed-encoding/others", gpointer, arabic, set_up, test_others, tear_down);
  g_test_add ("/agreed-encoding/chosen", gpointer, arabic, set_up, test_chosen, tear_down);
  g_test_add ("/agreed-encoding/plain", gpointer, plain, set_up, test_plain, tear_down);
  return g_test_run ();
}
