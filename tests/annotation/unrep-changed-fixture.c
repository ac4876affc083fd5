/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-changed-fixture.h"

#include "annotation/unrep-review-spans.h"
#include "annotation/unrep-review-unplaced.h"
#include "base/unrep-file.h"

#include <glib/gstdio.h>

#define INSERTED "فقرة جديدة أضيفت قبل كل شيء آخر في هذا التقرير.\n\n"
#define OTHER_WORDS "(ج) لا رأي حتى الآن لأي من الوفود الحاضرة في مسألة الميزانية؛\n"

/**
 * changed_set_report:
 * @fixture: a fixture
 * @text: what its report is from now on
 */
void
changed_set_report (Fixture    *fixture,
                    const char *text)
{
  g_autoptr (GFile) file = g_object_ref (unrep_report_get_file (fixture->report));
  g_autoptr (GError) error = NULL;

  g_file_set_contents (g_file_peek_path (file), text, -1, &error);
  g_assert_no_error (error);
  g_object_unref (fixture->report);
  fixture->report = unrep_report_load (file, NULL, &error);
  g_assert_no_error (error);
  unrep_outline_unref (fixture->outline);
  fixture->outline = unrep_report_new_outline (fixture->report, NULL, &error);
  g_assert_no_error (error);
}

/**
 * changed_dup_text:
 * @fixture: a fixture
 *
 * Returns: (transfer full): its report with a paragraph more, one that is edited and
 *   one that is another
 */
char *
changed_dup_text (Fixture *fixture)
{
  GString *text = g_string_new (INSERTED);

  g_string_append (text, unrep_text_get_utf8 (unrep_report_get_text (fixture->report)));
  g_assert_cmpuint (g_string_replace (text, CHANGED_PARAGRAPH, OTHER_WORDS, 0), ==, 1);
  g_assert_cmpuint (g_string_replace (text, "تكتفي بالصكوك", "تكتفى بالصكوكـ", 0), ==, 1);
  return g_string_free (text, FALSE);
}

/**
 * changed_set_position:
 * @fixture: a fixture
 * @review: a review of its report
 * @path: of a unit
 * @position: (nullable): what it is tagged with
 */
void
changed_set_position (Fixture     *fixture,
                      UnrepReview *review,
                      const char  *path,
                      const char  *position)
{
  g_autoptr (GError) error = NULL;

  unrep_review_set_position (review, fixture_find (fixture, path), position, &error);
  g_assert_no_error (error);
}

/**
 * changed_flush:
 * @review: a review that is to be saved
 */
void
changed_flush (UnrepReview *review)
{
  g_autoptr (GError) error = NULL;

  unrep_review_flush (review, &error);
  g_assert_no_error (error);
}

/**
 * changed_tag:
 * @fixture: a fixture
 *
 * Three paragraphs of which something is said, and words in one of them.
 */
void
changed_tag (Fixture *fixture)
{
  g_autoptr (UnrepReview) review = fixture_load (fixture);
  UnrepRange range = unrep_outline_get_unit (fixture->outline, fixture_find (fixture, "2/أ"))->range;
  g_autoptr (GError) error = NULL;

  changed_set_position (fixture, review, "2/أ", "oppose");
  changed_set_position (fixture, review, "2/ب", "support");
  changed_set_position (fixture, review, "2/ج", "mixed");
  g_assert_nonnull (unrep_review_add_span (review, (UnrepRange) { range.start + 10, range.start + 40 }, NULL, &error));
  g_assert_no_error (error);
  changed_flush (review);
}

/**
 * changed_get_position:
 * @fixture: a fixture
 * @review: a review of its report
 * @path: of a unit
 *
 * Returns: what it is tagged with
 */
const char *
changed_get_position (Fixture     *fixture,
                      UnrepReview *review,
                      const char  *path)
{
  return unrep_review_get_position (review, fixture_find (fixture, path));
}

/**
 * changed_assert_placed:
 * @fixture: a fixture whose report has become that of changed_dup_text()
 * @review: a review of it, of what changed_tag() tagged
 */
void
changed_assert_placed (Fixture     *fixture,
                       UnrepReview *review)
{
  g_autoptr (GPtrArray) spans = unrep_review_list_spans (review, UNREP_WHOLE_TEXT);
  g_autoptr (GPtrArray) unplaced = unrep_review_list_unplaced (review);
  g_autofree char *words = NULL;

  g_assert_cmpstr (changed_get_position (fixture, review, "2/أ"), ==, "oppose");
  g_assert_cmpstr (changed_get_position (fixture, review, "2/ب"), ==, "support");
  g_assert_cmpuint (unrep_review_get_n_tagged (review), ==, 2);
  g_assert_cmpuint (spans->len, ==, 1);
  words = unrep_text_dup_range (unrep_report_get_text (fixture->report), unrep_annotation_get_range (spans->pdata[0]));
  g_assert_cmpstr (words, ==, unrep_annotation_get_exact (spans->pdata[0]));
  g_assert_cmpuint (unplaced->len, ==, 1);
}

/**
 * changed_count_unplaced:
 * @review: a review
 *
 * Returns: how many annotations wait for a decision
 */
guint
changed_count_unplaced (UnrepReview *review)
{
  g_autoptr (GPtrArray) unplaced = unrep_review_list_unplaced (review);

  return unplaced->len;
}

/**
 * changed_be_another_computer:
 * @device: 8 hexadecimal digits
 *
 * What this computer knows beside the side file, another one does not.
 */
void
changed_be_another_computer (const char *device)
{
  static const char * const folders[] = { "journal", "drafts", "conflicts", "versions" };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = unrep_dup_state_path (folders[i]);
      g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          g_remove (child);
        }
    }
  fixture_be_device (device);
}
