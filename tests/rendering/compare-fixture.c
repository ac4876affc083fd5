/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compare-fixture.h"

#include "unrep-test.h"

/**
 * compare_read:
 * @path: a file below the source folder
 *
 * Returns: (transfer full): its content
 */
char *
compare_read (const char *path)
{
  g_autofree char *file = unrep_test_dup_source (path);
  g_autoptr (GError) error = NULL;
  char *content;

  g_file_get_contents (file, &content, NULL, &error);
  g_assert_no_error (error);
  return content;
}

/**
 * compare_outline:
 * @utf8: a text
 *
 * Returns: (transfer full): its outline
 */
UnrepOutline *
compare_outline (const char *utf8)
{
  g_autoptr (UnrepText) text = unrep_text_new (utf8, -1);
  g_autoptr (GError) error = NULL;
  UnrepOutline *outline = unrep_outline_new (text, NULL, &error);

  g_assert_no_error (error);
  return outline;
}

/**
 * compare_mentions:
 * @outline: an outline
 *
 * Returns: (transfer full): what its units mention
 */
UnrepMentions *
compare_mentions (UnrepOutline *outline)
{
  g_autoptr (UnrepReadingText) reading
    = unrep_reading_text_new_repaired (unrep_outline_get_text (outline), outline, UNREP_REPAIR_ALL);
  g_autoptr (GError) error = NULL;
  UnrepMentions *mentions = unrep_mentions_new (outline, reading, NULL, &error);

  g_assert_no_error (error);
  return mentions;
}

/**
 * compare_texts:
 * @first: a text
 * @second: the same in another language
 *
 * Returns: (transfer full): what differs; what is true of it always has been asserted
 */
UnrepMismatches *
compare_texts (const char *first,
               const char *second)
{
  g_autoptr (UnrepOutline) one = compare_outline (first), other = compare_outline (second);
  UnrepOutline *outlines[] = { one, other };
  g_autoptr (GError) error = NULL;
  UnrepMismatches *mismatches = unrep_mismatches_new_for_outlines (one, other, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < unrep_mismatches_get_n (mismatches); i++)
    {
      const UnrepMismatch *mismatch = unrep_mismatches_get (mismatches, i);
      g_autofree char *message = unrep_mismatches_dup_message (mismatches, i);

      g_assert_cmpstr (message, !=, "");
      g_assert_true (mismatch->reading[UNREP_SIDE_FIRST] != NULL || mismatch->reading[UNREP_SIDE_SECOND] != NULL);
      g_assert_cmpuint (mismatch->pair, <, unrep_pairing_get_n (unrep_mismatches_get_pairing (mismatches)));
      for (UnrepSide side = 0; side < UNREP_N_SIDES; side++)
        {
          if (unrep_outline_get_n_units (outlines[side]) > 0)
            g_assert_cmpuint (mismatch->range[side].start, <, mismatch->range[side].end);
          g_assert_cmpuint (mismatch->range[side].end, <=, unrep_text_get_n_chars (unrep_outline_get_text (outlines[side])));
        }
    }
  return mismatches;
}
