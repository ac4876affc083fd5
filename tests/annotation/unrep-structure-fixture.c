/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-structure-fixture.h"

#include <string.h>

guint
structure_find (UnrepReview *review,
                const char  *path)
{
  g_autoptr (GError) error = NULL;
  guint unit = unrep_outline_find_path (unrep_review_get_outline (review), path, &error);

  g_assert_no_error (error);
  return unit;
}

gboolean
structure_has (UnrepReview *review,
               const char  *path)
{
  g_autoptr (GArray) found = unrep_outline_list_path (unrep_review_get_outline (review), path);

  return found->len > 0;
}

const UnrepUnit *
structure_get_unit (UnrepReview *review,
                    const char  *path)
{
  return unrep_outline_get_unit (unrep_review_get_outline (review), structure_find (review, path));
}

void
structure_tag (UnrepReview *review,
               const char  *path,
               const char  *position,
               const char  *note)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (unrep_review_set_position (review, structure_find (review, path), position, &error));
  g_assert_no_error (error);
  g_assert_true (unrep_review_set_note (review, structure_find (review, path), note, &error));
  g_assert_no_error (error);
}

void
structure_flush (UnrepReview *review)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (unrep_review_flush (review, &error));
  g_assert_no_error (error);
}

/* Where @word begins in the text. */
gsize
structure_find_text (Fixture    *fixture,
                     const char *word)
{
  UnrepText *text = unrep_report_get_text (fixture->report);
  const char *at = strstr (unrep_text_get_utf8 (text), word);

  g_assert_nonnull (at);
  return unrep_text_get_offset (text, (gsize) (at - unrep_text_get_utf8 (text)));
}

guint
structure_split (UnrepReview *review,
                 const char  *path,
                 gsize        offset,
                 const char  *label)
{
  g_autoptr (GError) error = NULL;
  guint unit = unrep_review_split (review, structure_find (review, path), offset, label, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (unit, !=, UNREP_NO_UNIT);
  return unit;
}

guint
structure_join (UnrepReview *review,
                const char  *path)
{
  g_autoptr (GError) error = NULL;
  guint unit = unrep_review_join_previous (review, structure_find (review, path), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (unit, !=, UNREP_NO_UNIT);
  return unit;
}
