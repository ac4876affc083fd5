/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-review-fixture.h"

#include "base/unrep-file.h"

#include <string.h>

/* Invented, in the form of the reports that Unrep is for. */
static const char report_text[] =
  "تقرير فريق الخبراء رقم %u عن اجتماعه السابع\n"
  "\n"
  "أولاً - التوصيات\n"
  "\n"
  "1- ناقش الفريق المسائل المعروضة عليه في جلساته الصباحية.\n"
  "\n"
  "2- وقدمت الوفود التوصيات التالية:\n"
  "\n"
  "(أ) ينبغي للدول أن تضع صكاً دولياً جديداً يسد الثغرات القائمة؛\n"
  "\n"
  "(ب) ينبغي للدول أن تكتفي بالصكوك القائمة وأن تحسن تنفيذها؛\n"
  "\n"
  "(ج) ينبغي إنشاء نقاط اتصال تعمل ليلاً ونهاراً في كل بلد؛\n"
  "\n"
  "(د) ينبغي أن تتبادل السلطات المختصة الخبرات كل سنة؛\n"
  "\n"
  "(ه) ينبغي بناء قدرات المحققين في البلدان النامية.\n";

/**
 * fixture_new:
 * @name: what the test is called
 *
 * Returns: a report of a few recommendations in a new folder; no two have the
 *   same text, so that a draft of one test is not found by the next
 */
Fixture
fixture_new (const char *name)
{
  static guint n_reports;
  g_autofree char *text = g_strdup_printf (report_text, ++n_reports);
  Fixture self = { NULL };
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  self.dir = unrep_test_dup_dir (name);
  file = unrep_test_new_report (self.dir, "تقرير.txt", text);
  self.report = unrep_report_load (file, NULL, &error);
  g_assert_no_error (error);
  self.outline = unrep_report_new_outline (self.report, NULL, &error);
  g_assert_no_error (error);
  self.codebook = unrep_codebook_new_default ();
  self.reviewer = unrep_reviewer_new ("amal", UID, "أمل");
  return self;
}

void
fixture_clear (Fixture *self)
{
  g_clear_pointer (&self->dir, g_free);
  g_clear_object (&self->report);
  g_clear_pointer (&self->outline, unrep_outline_unref);
  g_clear_pointer (&self->codebook, unrep_codebook_unref);
  g_clear_pointer (&self->reviewer, unrep_reviewer_unref);
}

guint
fixture_find (Fixture    *self,
              const char *path)
{
  g_autoptr (GError) error = NULL;
  guint unit = unrep_outline_find_path (self->outline, path, &error);

  g_assert_no_error (error);
  return unit;
}

UnrepReview *
fixture_new_review (Fixture *self)
{
  return unrep_review_new (self->report, self->outline, self->codebook, self->reviewer);
}

UnrepReview *
fixture_load (Fixture *self)
{
  UnrepReview *review = fixture_new_review (self);
  g_autoptr (GError) error = NULL;

  g_assert_true (unrep_review_load (review, NULL, &error));
  g_assert_no_error (error);
  return review;
}

static gboolean
late_cb (gpointer user_data)
{
  g_error ("the state did not become what it should");
  return G_SOURCE_REMOVE;
}

/**
 * fixture_wait:
 * @review: a review
 * @state: what it is to become
 *
 * Runs the main loop until @review is in @state, for 20 seconds at most.
 */
void
fixture_wait (UnrepReview      *review,
              UnrepReviewState  state)
{
  guint late = g_timeout_add_seconds (20, late_cb, NULL);

  while (unrep_review_get_state (review) != state)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (late);
}

/**
 * fixture_dup_side_file:
 * @self: a fixture
 * @uid: whose file
 * @annotations: objects, each with a comma behind it
 *
 * Returns: (transfer full): a side file of the fixture's report, not in our layout
 */
char *
fixture_dup_side_file (Fixture    *self,
                       const char *uid,
                       const char *annotations)
{
  g_autofree char *list = g_strdup (annotations);

  if (list[0] != '\0')
    list[strlen (list) - 1] = '\0';
  return g_strdup_printf (
    "{\"annotations\":[%s],\"opened_as_lead\": \"2026-02-03T04:05:06Z\","
    "\"format\" :\n\t\"unrep-side-file\",\"version\":1,\"role\":\"annotation\",\"offset_unit\":\"code-point\","
    "\"reviewer\":{\"id\":\"amal\",\"uid\":\"%s\",\"name\":\"Amal\"},\"status\":\"in-progress\","
    "\"report\":{\"name\":\"old.txt\",\"sha256\":\"%s\",\"bytes\":7},"
    "\"text\":{\"sha256\":\"%s\",\"chars\":%zu,\"reader\":\"text\",\"reader_version\":1,\"encoding\":\"UTF-8\"},"
    "\"codebook\":{\"id\":\"new-convention\",\"version\":1,\"sha256\":"
    "\"0000000000000000000000000000000000000000000000000000000000000000\"}}\r\n",
    list, uid, unrep_report_get_sha256 (self->report), unrep_report_get_text_sha256 (self->report),
    unrep_text_get_n_chars (unrep_report_get_text (self->report)));
}

/**
 * fixture_write_side_file:
 * @self: a fixture
 * @name: (nullable): its name; %NULL for the one that it should have
 * @uid: whose file
 * @annotations: as for fixture_dup_side_file()
 *
 * Returns: (transfer full): the path
 */
char *
fixture_write_side_file (Fixture    *self,
                         const char *name,
                         const char *uid,
                         const char *annotations)
{
  g_autofree char *content = fixture_dup_side_file (self, uid, annotations);

  return unrep_test_write (self->dir, name != NULL ? name : "تقرير.txt.amal.unrep.json", content, -1);
}

char *
fixture_dup_content (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *content = NULL;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  return content;
}

void
fixture_assert_contains (GFile      *file,
                         const char *needle)
{
  g_autofree char *content = fixture_dup_content (g_file_peek_path (file));

  if (strstr (content, needle) == NULL)
    g_error ("“%s” is not in %s", needle, content);
}

/**
 * fixture_be_device:
 * @device: 8 hexadecimal digits
 *
 * From now on this is another device of the same person.
 */
void
fixture_be_device (const char *device)
{
  g_autofree char *path = unrep_dup_state_path ("device");
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, device, -1, &error);
  g_assert_no_error (error);
}

guint
fixture_count_state_files (const char *folder)
{
  g_autofree char *path = unrep_dup_state_path (folder);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}
