/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-finding-work.h"

/**
 * unrep_finding_work_run:
 * @work: what to check
 * @cancellable: (nullable): a #GCancellable
 * @error: return location of an error
 *
 * Checks a text. Fonts and dictionary are used by the thread that calls this and by no
 * other; where they are not installed, the rest is checked. The only error is to be
 * cancelled.
 *
 * Returns: whether all was done
 */
gboolean
unrep_finding_work_run (UnrepFindingWork  *work,
                        GCancellable      *cancellable,
                        GError           **error)
{
  g_autoptr (UnrepFontCoverage) fonts = work->families != NULL ? unrep_font_coverage_new_installed (work->families) : NULL;
  g_autoptr (GError) no_words = NULL;
  g_autoptr (UnrepDictionary) dictionary = work->words ? unrep_dictionary_new ("ar", &no_words) : NULL;
  g_autofree char *no_font = fonts != NULL ? unrep_font_coverage_dup_problem (fonts, work->font) : NULL;
  const UnrepCheckAids aids = { fonts, dictionary, work->mismatches };

  if (work->stored == NULL)
    work->stored = unrep_reading_text_new_with_facts (work->text, unrep_outline_get_facts (work->outline));
  work->repaired = unrep_reading_text_new_repaired (work->text, work->outline, UNREP_REPAIR_ALL);
  if (no_font != NULL || no_words != NULL)
    work->problem = g_strjoin ("\n", no_font != NULL ? no_font : no_words->message,
                               no_font != NULL && no_words != NULL ? no_words->message : NULL, NULL);
  work->findings = unrep_findings_new_aided (work->text, work->outline, work->repaired, &aids, cancellable, error);
  work->left_out = unrep_font_guard_leave_out ();
  return work->findings != NULL;
}

/**
 * unrep_finding_work_free:
 * @work: (transfer full): an #UnrepFindingWork
 */
void
unrep_finding_work_free (gpointer work)
{
  UnrepFindingWork *self = work;

  unrep_text_unref (self->text);
  unrep_outline_unref (self->outline);
  g_free (self->families);
  g_free (self->font);
  g_clear_pointer (&self->mismatches, unrep_mismatches_unref);
  g_clear_pointer (&self->stored, unrep_reading_text_unref);
  g_clear_pointer (&self->repaired, unrep_reading_text_unref);
  g_clear_pointer (&self->findings, unrep_findings_unref);
  g_free (self->problem);
  g_strfreev (self->left_out);
  g_free (self);
}
