/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "findings-fixture.h"

#include "unrep-test.h"

/**
 * fixture_check:
 * @utf8: a text
 * @n_bytes: its length, or -1
 *
 * Returns: (transfer full): what the checks find in it
 */
UnrepFindings *
fixture_check (const char *utf8,
               gssize      n_bytes)
{
  return fixture_check_aided (utf8, n_bytes, NULL);
}

/**
 * fixture_check_aided:
 * @utf8: a text
 * @n_bytes: its length, or -1
 * @aids: (nullable): what some checks need
 *
 * Returns: (transfer full): what the checks find in it
 */
UnrepFindings *
fixture_check_aided (const char           *utf8,
                     gssize                n_bytes,
                     const UnrepCheckAids *aids)
{
  g_autoptr (UnrepText) text = unrep_text_new (utf8, n_bytes);
  g_autoptr (GError) error = NULL;
  g_autoptr (UnrepOutline) outline = unrep_outline_new (text, NULL, &error);
  g_autoptr (UnrepReadingText) reading = NULL;
  UnrepFindings *findings;

  g_assert_no_error (error);
  reading = unrep_reading_text_new_repaired (text, outline, UNREP_REPAIR_ALL);
  findings = unrep_findings_new_aided (text, outline, reading, aids, NULL, &error);
  g_assert_no_error (error);
  fixture_assert_sound (findings);
  return findings;
}

/**
 * fixture_find:
 * @findings: what was found
 * @check: the id of a check
 *
 * Returns: (transfer none) (nullable): the first finding of that check
 */
const UnrepFinding *
fixture_find (UnrepFindings *findings,
              const char    *check)
{
  for (guint i = 0; i < unrep_findings_get_n (findings); i++)
    if (g_str_equal (unrep_findings_get (findings, i)->check->id, check))
      return unrep_findings_get (findings, i);
  return NULL;
}

/**
 * fixture_check_file:
 * @path: a file in UTF-8
 *
 * Returns: (transfer full): what the checks find in it
 */
UnrepFindings *
fixture_check_file (const char *path)
{
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  return fixture_check (content, (gssize) length);
}

/**
 * fixture_assert_sound:
 * @findings: findings
 *
 * Asserts what is true of the findings in every text.
 */
void
fixture_assert_sound (UnrepFindings *findings)
{
  UnrepText *text = unrep_findings_get_text (findings);
  g_autoptr (GHashTable) ends = g_hash_table_new (g_str_hash, g_str_equal);
  UnrepRange last = { 0 };

  for (guint i = 0; i < unrep_findings_get_n (findings); i++)
    {
      const UnrepFinding *finding = unrep_findings_get (findings, i);
      UnrepRange range = finding->range, line = unrep_text_get_line_range (text, finding->line);
      gsize end = GPOINTER_TO_SIZE (g_hash_table_lookup (ends, finding->check->id));

      g_assert_cmpuint (range.start, <, range.end);
      g_assert_cmpuint (range.end, <=, unrep_text_get_n_chars (text));
      g_assert_cmpint (unrep_range_compare (last, range), <=, 0);
      g_assert_cmpuint (line.start + finding->column - 1, ==, range.start);
      g_assert_cmpuint (unrep_text_get_line_at (text, range.start), ==, finding->line);
      /* Those of one check do not overlap. */
      if (range.start < end)
        g_error ("%s overlaps itself at %zu", finding->check->id, range.start);
      g_hash_table_insert (ends, (gpointer) finding->check->id, GSIZE_TO_POINTER (range.end));
      last = range;
    }
}
