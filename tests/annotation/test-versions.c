/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "annotation/unrep-annotation-private.h"
#include "annotation/unrep-side-file-private.h"
#include "annotation/unrep-versions-private.h"
#include "unrep-review-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define HOUR (60 * 60)
#define DAY (24 * HOUR)
/* Monday, 2 March 2026, at noon in UTC. */
#define NOON (G_GINT64_CONSTANT (1772452800))

static UnrepSideFile *
new_file (Fixture    *fixture,
          const char *note)
{
  UnrepAnnotationContent content = { .position = "mixed", .note = note };
  g_autoptr (UnrepAnnotation) annotation =
    unrep_annotation_new_unit ("2/أ", unrep_report_get_text (fixture->report), (UnrepRange) { 3, 30 }, &content,
                               "aaaaaaaa", "2026-03-04T05:06:07Z");
  g_autoptr (GPtrArray) annotations = g_ptr_array_new ();
  UnrepSideFile *file = unrep_side_file_new (fixture->report, fixture->codebook, fixture->reviewer);

  /* The same note, the same bytes. */
  unrep_take_string (&annotation->id, g_strdup ("3b8faa18-37f8-488b-97fc-695a07a0ca6e"));
  g_ptr_array_add (annotations, annotation);
  unrep_side_file_set_annotations (file, annotations);
  return file;
}

static void
keep (Fixture            *fixture,
      const char         *note,
      UnrepVersionReason  reason,
      gint64              now)
{
  g_autoptr (UnrepSideFile) file = new_file (fixture, note);
  g_autoptr (GError) error = NULL;
  gboolean kept = unrep_versions_keep_at (file, reason, now, &error);

  g_assert_no_error (error);
  g_assert_true (kept);
}

static GPtrArray *
list (Fixture *fixture)
{
  g_autoptr (UnrepSideFile) file = new_file (fixture, "");

  return unrep_versions_list (file);
}

static const UnrepVersion *
get (GPtrArray *versions,
     guint      index)
{
  g_assert_cmpuint (index, <, versions->len);
  return g_ptr_array_index (versions, index);
}

static void
test_keep (void)
{
  g_auto (Fixture) fixture = fixture_new ("keep");
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (UnrepSideFile) wanted = new_file (&fixture, ""), back = NULL;
  g_autoptr (GError) error = NULL;

  keep (&fixture, "أول", UNREP_VERSION_OPENED, NOON);
  keep (&fixture, "ثان", UNREP_VERSION_BEFORE_MERGE, NOON + 5);
  versions = list (&fixture);
  g_assert_cmpuint (versions->len, ==, 2);
  g_assert_cmpint (get (versions, 0)->reason, ==, UNREP_VERSION_BEFORE_MERGE);
  g_assert_cmpint (get (versions, 0)->time, ==, NOON + 5);
  g_assert_cmpint (get (versions, 1)->reason, ==, UNREP_VERSION_OPENED);
  g_assert_cmpint (get (versions, 1)->time, ==, NOON);
  back = unrep_version_read (get (versions, 1), wanted, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (unrep_annotation_get_note (unrep_side_file_get_annotation (back, 0)), ==, "أول");
}

/* Opening what has not changed keeps nothing new; other reasons share the bytes. */
static void
test_same (void)
{
  g_auto (Fixture) fixture = fixture_new ("same");
  g_autoptr (GPtrArray) versions = NULL;
  GStatBuf first, second;

  keep (&fixture, "", UNREP_VERSION_OPENED, NOON);
  keep (&fixture, "", UNREP_VERSION_OPENED, NOON + 1);
  keep (&fixture, "", UNREP_VERSION_BEFORE_MERGE, NOON + 2);
  keep (&fixture, "", UNREP_VERSION_BEFORE_MERGE, NOON + 3);
  keep (&fixture, "", UNREP_VERSION_OPENED, NOON + 4);
  versions = list (&fixture);
  g_assert_cmpuint (versions->len, ==, 2);
  g_assert_cmpint (g_stat (g_file_peek_path (get (versions, 0)->file), &first), ==, 0);
  g_assert_cmpint (g_stat (g_file_peek_path (get (versions, 1)->file), &second), ==, 0);
  g_assert_cmpuint (first.st_ino, ==, second.st_ino);

  /* Coming back to what was is a version again. */
  keep (&fixture, "آخر", UNREP_VERSION_OPENED, NOON + 5);
  keep (&fixture, "", UNREP_VERSION_OPENED, NOON + 6);
  g_ptr_array_unref (versions);
  versions = list (&fixture);
  g_assert_cmpuint (versions->len, ==, 4);
}

static void
add (GPtrArray          *versions,
     gint64              time,
     UnrepVersionReason  reason,
     gsize               size)
{
  UnrepVersion *version = g_new0 (UnrepVersion, 1);

  version->file = g_file_new_for_path ("/nowhere");
  version->time = time;
  version->reason = reason;
  version->size = size;
  g_ptr_array_add (versions, version);
}

/* Times of those that stay, in hours before now, as text. */
static char *
dup_staying (GPtrArray *versions,
             gint64     now)
{
  g_autoptr (GPtrArray) stale = unrep_versions_list_stale (versions, now);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < versions->len; i++)
    if (!g_ptr_array_find (stale, versions->pdata[i], NULL))
      g_string_append_printf (text, "%s%d", text->len > 0 ? " " : "", (int) ((now - get (versions, i)->time) / HOUR));
  return g_string_free (text, FALSE);
}

static GPtrArray *
new_versions (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) unrep_version_free);
}

static void
test_rule_openings (void)
{
  g_autoptr (GPtrArray) versions = new_versions (), busy = new_versions ();
  g_autofree char *staying = NULL, *busy_staying = NULL;

  /* Twice an hour for two days, then at 12:00 and 6:00, then once a week and a bit. */
  for (guint i = 1; i < 5; i++)
    add (versions, NOON - i * 6 * HOUR, UNREP_VERSION_OPENED, 1);
  for (guint i = 2; i < 10; i++)
    {
      add (versions, NOON - i * DAY, UNREP_VERSION_OPENED, 1);
      add (versions, NOON - i * DAY - 6 * HOUR, UNREP_VERSION_OPENED, 1);
    }
  add (versions, NOON - 20 * DAY, UNREP_VERSION_OPENED, 1);
  add (versions, NOON - 21 * DAY, UNREP_VERSION_OPENED, 1);
  add (versions, NOON - 364 * DAY, UNREP_VERSION_OPENED, 1);
  add (versions, NOON - 366 * DAY, UNREP_VERSION_OPENED, 1);
  staying = dup_staying (versions, NOON);
  /* Weeks of seven days since 1970 begin on Thursdays: 20 and 21 days ago are one. */
  g_assert_cmpstr (staying, ==, "6 12 18 24 48 72 96 120 144 168 480 8736");

  for (guint i = 1; i <= 30; i++)
    add (busy, NOON - i * 60, UNREP_VERSION_OPENED, 1);
  add (busy, NOON - 5 * HOUR, UNREP_VERSION_OPENED, 1);
  add (busy, NOON - 15 * HOUR, UNREP_VERSION_OPENED, 1);
  busy_staying = dup_staying (busy, NOON);
  g_assert_cmpstr (busy_staying, ==, "0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 15");
}

static void
test_rule_others (void)
{
  g_autoptr (GPtrArray) befores = new_versions (), many = new_versions (), large = new_versions (), alone = new_versions ();
  g_autoptr (GPtrArray) stale = NULL;
  g_autofree char *staying = NULL, *large_staying = NULL, *alone_staying = NULL;

  add (befores, NOON - HOUR, UNREP_VERSION_BEFORE_MERGE, 1);
  add (befores, NOON - 29 * DAY, UNREP_VERSION_BEFORE_REPAIR, 1);
  add (befores, NOON - 31 * DAY, UNREP_VERSION_BEFORE_ANCHORING, 1);
  staying = dup_staying (befores, NOON);
  g_assert_cmpstr (staying, ==, "1 696");

  for (guint i = 0; i < 60; i++)
    add (many, NOON - i, UNREP_VERSION_BEFORE_MERGE, 1);
  stale = unrep_versions_list_stale (many, NOON);
  g_assert_cmpuint (stale->len, ==, 10);
  g_assert_true (g_ptr_array_index (stale, 0) == g_ptr_array_index (many, 50));

  add (large, NOON - HOUR, UNREP_VERSION_BEFORE_MERGE, 200 * 1024 * 1024);
  add (large, NOON - 2 * HOUR, UNREP_VERSION_BEFORE_MERGE, 200 * 1024 * 1024);
  add (large, NOON - 3 * HOUR, UNREP_VERSION_BEFORE_MERGE, 7);
  large_staying = dup_staying (large, NOON);
  g_assert_cmpstr (large_staying, ==, "1 3");

  add (alone, NOON - 4000 * DAY, UNREP_VERSION_BEFORE_MERGE, (gsize) 1 << 40);
  alone_staying = dup_staying (alone, NOON);
  g_assert_cmpstr (alone_staying, ==, "96000");
}

/* The rule is applied whenever something is kept, and to files of ours only. */
static void
test_prune (void)
{
  g_auto (Fixture) fixture = fixture_new ("prune");
  g_autoptr (GPtrArray) versions = NULL;
  g_autofree char *folder = NULL, *stranger = NULL;

  keep (&fixture, "أول", UNREP_VERSION_BEFORE_MERGE, NOON - 40 * DAY);
  versions = list (&fixture);
  folder = g_path_get_dirname (g_file_peek_path (get (versions, 0)->file));
  stranger = unrep_test_write (folder, "20260101T000000Z.before-lunch.00.unrep.json", "{", -1);
  keep (&fixture, "ثان", UNREP_VERSION_OPENED, NOON);
  g_ptr_array_unref (versions);
  versions = list (&fixture);
  g_assert_cmpuint (versions->len, ==, 1);
  g_assert_cmpint (get (versions, 0)->time, ==, NOON);
  g_assert_true (g_file_test (stranger, G_FILE_TEST_EXISTS));
}

/* Another reviewer's, another text's: not offered, and not taken when put there. */
static void
test_foreign (void)
{
  g_auto (Fixture) fixture = fixture_new ("foreign"), other = fixture_new ("foreign-other");
  g_autoptr (GPtrArray) versions = NULL, others = NULL;
  g_autoptr (UnrepSideFile) wanted = new_file (&other, ""), read = NULL;
  g_autoptr (GError) error = NULL;

  keep (&fixture, "", UNREP_VERSION_OPENED, NOON);
  versions = list (&fixture);
  others = list (&other);
  g_assert_cmpuint (versions->len, ==, 1);
  g_assert_cmpuint (others->len, ==, 0);
  read = unrep_version_read (get (versions, 0), wanted, &error);
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_FOREIGN);
  g_assert_null (read);
}

static void
test_damaged (void)
{
  g_auto (Fixture) fixture = fixture_new ("damaged");
  g_autofree char *path = unrep_test_write (fixture.dir, "a.unrep.json", "{ broken\0 bytes", 15);
  g_autoptr (GFile) file = g_file_new_for_path (path), folder = g_file_new_for_path (fixture.dir);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) copy = unrep_versions_keep_damaged (file, &error), again = NULL, none = NULL;
  g_autofree char *content = NULL;
  gsize length;

  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (g_file_peek_path (copy), &content, &length, NULL));
  g_assert_cmpmem (content, length, "{ broken\0 bytes", 15);
  /* In the same second too. */
  again = unrep_versions_keep_damaged (file, &error);
  g_assert_no_error (error);
  g_assert_false (g_file_equal (copy, again));
  none = unrep_versions_keep_damaged (folder, &error);
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_UNWRITABLE);
  g_assert_null (none);
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/versions/keep", test_keep);
  g_test_add_func ("/versions/same", test_same);
  g_test_add_func ("/versions/rule-openings", test_rule_openings);
  g_test_add_func ("/versions/rule-others", test_rule_others);
  g_test_add_func ("/versions/prune", test_prune);
  g_test_add_func ("/versions/foreign", test_foreign);
  g_test_add_func ("/versions/damaged", test_damaged);
  return g_test_run ();
}
