/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recording that somebody looks at everybody's work. */
#include "unrep-round.h"

#include "base/unrep-file.h"
#include "unrep-place.h"
#include "unrep-review-private.h"
#include "unrep-side-file-private.h"

#include <glib/gi18n.h>

#define OPENED_AS_LEAD "opened_as_lead"

/* Saved as any change of a side file is: what cannot be written where it belongs goes
 * where the person has chosen to put such things, and else into a draft. */
static gboolean
save (UnrepSideFile  *work,
      GFile          *file,
      GBytes         *expected,
      char          **draft,
      GError        **error)
{
  g_autoptr (GPtrArray) keepsakes = g_ptr_array_new ();
  g_autoptr (GFile) place = unrep_place_load (unrep_side_file_get_text_sha256 (work));
  g_autofree char *now = unrep_time_dup_now (), *json = g_strdup_printf ("\"%s\"", now);
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GFile) elsewhere = place != NULL ? g_file_get_child (place, name) : NULL;
  g_autoptr (UnrepSaveJob) job = NULL;
  const GError *failure;

  unrep_extras_set (&work->extras, OPENED_AS_LEAD, json);
  job = unrep_save_job_new (file, elsewhere, work, expected, keepsakes, NULL);
  unrep_save_job_run (job);
  failure = unrep_save_job_get_error (job);
  if (failure == NULL)
    return TRUE;
  if (unrep_save_job_is_drafted (job) && !unrep_save_job_is_refused (job))
    {
      g_free (*draft);
      *draft = g_strdup (failure->message);
      return TRUE;
    }
  g_propagate_error (error, g_error_copy (failure));
  return FALSE;
}

/**
 * unrep_side_file_record_opened_as_lead:
 * @file: a side file
 * @uid: whose it has to be
 * @draft: (inout): set to a sentence that says why it is in a draft only, where it is
 * @error: where to put what went wrong
 *
 * Records in a person's own side file that they look at everybody's work from now
 * on; the first time stays. The file is saved as any change of it is. It blocks.
 *
 * Errors: those of reading and saving it; %UNREP_ERROR_FOREIGN where it is somebody
 * else's.
 *
 * Returns: whether it is recorded
 */
gboolean
unrep_side_file_record_opened_as_lead (GFile       *file,
                                       const char  *uid,
                                       char       **draft,
                                       GError     **error)
{
  g_autofree char *name = unrep_file_dup_display (file), *before = NULL;
  g_autoptr (GBytes) bytes = unrep_file_read (file, UNREP_JSON_MAX_BYTES, NULL, error);
  g_autoptr (UnrepSideFile) work = bytes != NULL ? unrep_side_file_read_bytes (bytes, name, error) : NULL;

  if (work == NULL)
    return FALSE;
  if (!g_str_equal (unrep_reviewer_get_uid (work->reviewer), uid))
    {
      g_set_error (error, UNREP_ERROR, UNREP_ERROR_FOREIGN, _("“%s” belongs to somebody else. It was left as it is."),
                   name);
      return FALSE;
    }
  before = unrep_side_file_dup_opened_as_lead (work);
  return before != NULL || save (work, file, bytes, draft, error);
}

/**
 * unrep_side_file_begin_as_lead:
 * @report: a report
 * @codebook: what its reviewers use
 * @lead: somebody who has no side file of their own
 * @draft: (inout): as of unrep_side_file_record_opened_as_lead()
 * @error: where to put what went wrong
 *
 * Records that @lead looks at everybody's work in a file for their decisions on
 * @report, without any yet: that is their own, and makes nobody a reviewer. It blocks.
 *
 * Errors: those of saving it.
 *
 * Returns: whether it is recorded
 */
gboolean
unrep_side_file_begin_as_lead (UnrepReport    *report,
                               UnrepCodebook  *codebook,
                               UnrepReviewer  *lead,
                               char          **draft,
                               GError        **error)
{
  g_autoptr (UnrepSideFile) work = unrep_side_file_new (report, codebook, lead);
  g_autofree char *id = g_strconcat ("adjudicated-", unrep_reviewer_get_id (lead), NULL);
  g_autofree char *report_name = g_file_get_basename (unrep_report_get_file (report));
  g_autofree char *name = unrep_side_file_dup_name (report_name, id, codebook);
  g_autoptr (GFile) folder = g_file_get_parent (unrep_report_get_file (report));
  g_autoptr (GFile) file = g_file_get_child (folder, name);

  g_free (work->role);
  work->role = g_strdup ("adjudication");
  return save (work, file, NULL, draft, error);
}
