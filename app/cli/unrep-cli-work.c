/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/unrep-cli-work.h"

#include "annotation/unrep-agreed-encoding.h"
#include "annotation/unrep-review-recovery.h"
#include "annotation/unrep-review-unplaced.h"
#include "base/unrep-file.h"

#include <glib/gi18n.h>

#define FIRST_WORDS_CHARS 60

/**
 * unrep_cli_work_clear:
 * @self: work
 *
 * Gives up what it holds.
 */
void
unrep_cli_work_clear (UnrepCliWork *self)
{
  g_clear_pointer (&self->reviewer, g_free);
  g_clear_pointer (&self->uid, g_free);
  g_clear_pointer (&self->codebook_path, g_free);
  g_clear_pointer (&self->codebook, unrep_codebook_unref);
  g_clear_object (&self->review);
}

/**
 * unrep_cli_work_check:
 * @self: work, with options as they were given
 * @command: the command that is run
 *
 * Says what is wrong with the options where something is.
 *
 * Returns: whether they can be used
 */
gboolean
unrep_cli_work_check (UnrepCliWork          *self,
                      const UnrepCliCommand *command)
{
  if (self->reviewer != NULL)
    {
      g_autofree char *lower = g_ascii_strdown (self->reviewer, -1);

      if (!unrep_reviewer_id_is_valid (lower))
        {
          unrep_cli_wrong_use (command,
                               _("“%s” cannot be a reviewer's id. Use 1 to 24 of the characters a–z, 0–9 and -."),
                               self->reviewer);
          return FALSE;
        }
      g_free (self->reviewer);
      self->reviewer = g_steal_pointer (&lower);
    }
  if (self->uid != NULL && !g_uuid_string_is_valid (self->uid))
    {
      unrep_cli_wrong_use (command, _("“%s” is no UUID. Take the “uid” that the side file has."), self->uid);
      return FALSE;
    }
  return TRUE;
}

/* Who works, and whether that has to be remembered before the first change. */
static UnrepReviewer *
new_reviewer (UnrepCliWork  *self,
              GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (UnrepReviewer) known = self->reviewer != NULL ? unrep_reviewer_load (self->reviewer, &local_error)
                                                              : unrep_reviewer_load_default (&local_error);

  self->is_new = FALSE;
  self->make_default = FALSE;
  if (known == NULL && !g_error_matches (local_error, UNREP_ERROR, UNREP_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  if (known == NULL)
    {
      self->is_new = TRUE;
      self->make_default = self->reviewer == NULL;
      known = self->reviewer != NULL ? unrep_reviewer_new (self->reviewer, self->uid, NULL)
                                        : unrep_reviewer_guess ();
    }
  if (self->uid == NULL || g_ascii_strcasecmp (self->uid, unrep_reviewer_get_uid (known)) == 0)
    return g_steal_pointer (&known);

  self->is_new = TRUE;
  return unrep_reviewer_new (unrep_reviewer_get_id (known), self->uid, unrep_reviewer_get_name (known));
}

/**
 * unrep_cli_find_unit:
 * @outline: an outline
 * @file: the report
 * @path: a path as somebody typed it, in any encoding
 *
 * Says what is wrong where not exactly one unit has @path; of several, which.
 *
 * Returns: index of the unit, or %UNREP_NO_UNIT
 */
guint
unrep_cli_find_unit (UnrepOutline *outline,
                     GFile        *file,
                     const char   *path)
{
  g_autofree char *display = unrep_file_dup_display (file);
  g_autoptr (GArray) units = NULL;

  if (!g_utf8_validate (path, -1, NULL))
    {
      unrep_cli_complain (_("The path “%s” is not UTF-8."), path);
      return UNREP_NO_UNIT;
    }
  units = unrep_outline_list_path (outline, path);
  if (units->len == 1)
    return g_array_index (units, guint, 0);
  if (units->len == 0)
    {
      unrep_cli_complain (_("“%s” has no unit with the path “%s”. “unrep-cli outline” shows those it has."),
                          display, path);
      return UNREP_NO_UNIT;
    }

  unrep_cli_complain (_("“%s” has several units with the path “%s”. Name one of these:"), display, path);
  for (guint i = 0; i < units->len; i++)
    {
      guint index = g_array_index (units, guint, i);
      const UnrepUnit *unit = unrep_outline_get_unit (outline, index);
      g_autofree char *words = unrep_outline_dup_first_words (outline, index, FIRST_WORDS_CHARS);

      unrep_cli_complain ("%s@%u  %s", unit->path, unit->line, words);
    }
  return UNREP_NO_UNIT;
}

/**
 * unrep_cli_work_load_codebook:
 * @self: work
 * @error: where to put what went wrong
 *
 * Returns: whether the codebook could be read
 */
gboolean
unrep_cli_work_load_codebook (UnrepCliWork  *self,
                              GError       **error)
{
  g_autoptr (GFile) file = NULL;

  if (self->codebook_path == NULL)
    self->codebook = unrep_codebook_new_default ();
  else
    {
      file = unrep_cli_new_file (self->codebook_path);
      self->codebook = unrep_codebook_load (file, NULL, error);
    }
  return self->codebook != NULL;
}

static void
tell_reanchored (UnrepReview *review)
{
  g_autofree char *message = unrep_review_dup_reanchored_message (review);

  if (message != NULL)
    unrep_cli_complain ("%s", message);
}

/* What a window that ended suddenly has left is added whatever is done now. */
static void
tell_recovered (UnrepReview *review)
{
  g_autofree char *message = unrep_review_dup_recovered_message (review);
  g_autofree char *damaged = unrep_review_dup_damaged_message (review);

  if (damaged != NULL)
    unrep_cli_complain ("%s", damaged);
  if (message == NULL)
    return;
  unrep_cli_complain ("%s", message);
  for (guint i = 0; i < unrep_review_get_n_recovered (review); i++)
    {
      guint index = unrep_review_get_recovered_unit (review, i);
      const UnrepUnit *unit = index != UNREP_NO_UNIT ? unrep_outline_get_unit (unrep_review_get_outline (review), index)
                                                     : NULL;
      g_autofree char *change = unrep_review_dup_recovered_change (review, i, NULL);

      if (unit != NULL)
        unrep_cli_complain ("%s@%u: %s", unit->path, unit->line, change);
      else
        unrep_cli_complain ("%s", change);
    }
}

/**
 * unrep_cli_work_open:
 * @self: work with a codebook
 * @file: the report
 *
 * Reads the report and what the reviewer has said of it, and says so where that
 * fails, and where it finds work that was never saved.
 *
 * Returns: %UNREP_CLI_DONE, or the exit status
 */
UnrepCliStatus
unrep_cli_work_open (UnrepCliWork *self,
                     GFile        *file)
{
  g_autoptr (UnrepReport) report = NULL;
  g_autoptr (UnrepOutline) outline = NULL;
  g_autoptr (UnrepReviewer) reviewer = NULL;
  g_autoptr (GError) error = NULL;

  report = unrep_report_load_agreed (file, NULL, &error);
  if (report != NULL)
    outline = unrep_report_new_outline (report, NULL, &error);
  if (outline == NULL)
    return unrep_cli_report_error (error);

  reviewer = new_reviewer (self, &error);
  if (reviewer == NULL)
    return unrep_cli_work_report (error);
  self->review = unrep_review_new (report, outline, self->codebook, reviewer);
  if (!unrep_review_load (self->review, NULL, &error))
    return unrep_cli_work_report (error);
  tell_reanchored (self->review);
  tell_recovered (self->review);
  return UNREP_CLI_DONE;
}

/**
 * unrep_cli_work_begin:
 * @self: work that is open
 * @error: where to put what went wrong
 *
 * To be called before the first change: a new reviewer is remembered, but not
 * somebody else's id as one's own.
 *
 * Returns: whether changes can be saved
 */
gboolean
unrep_cli_work_begin (UnrepCliWork  *self,
                      GError       **error)
{
  if (unrep_review_get_state (self->review) == UNREP_REVIEW_READ_ONLY)
    {
      g_set_error_literal (error, UNREP_ERROR, UNREP_ERROR_UNWRITABLE, unrep_review_get_problem (self->review));
      return FALSE;
    }
  return !self->is_new ||
         unrep_reviewer_store (unrep_review_get_reviewer (self->review), self->make_default, error);
}

/**
 * unrep_cli_work_save:
 * @self: work that was changed
 * @error: where to put what went wrong
 *
 * Saves, and says on standard error what a person should know though it is saved:
 * that it is saved elsewhere, or that another device has changed the same.
 *
 * Returns: whether it is saved
 */
gboolean
unrep_cli_work_save (UnrepCliWork  *self,
                     GError       **error)
{
  if (!unrep_review_flush (self->review, error))
    return FALSE;
  if (unrep_review_get_problem (self->review) != NULL)
    unrep_cli_complain ("%s", unrep_review_get_problem (self->review));
  return TRUE;
}

/**
 * unrep_cli_work_report:
 * @error: why a change was not made
 *
 * Says so on standard error.
 *
 * Returns: the exit status: it is wrong use, or an output that cannot be written
 */
UnrepCliStatus
unrep_cli_work_report (const GError *error)
{
  unrep_cli_complain ("%s", error->message);
  return g_error_matches (error, UNREP_ERROR, UNREP_ERROR_USAGE) ||
         g_error_matches (error, UNREP_ERROR, UNREP_ERROR_NOT_FOUND) ? UNREP_CLI_USAGE : UNREP_CLI_UNWRITABLE;
}

/**
 * unrep_cli_load_review:
 * @report: a report
 * @found: the outline that was found in it
 * @reviewer_id: who has worked on it
 * @error: where to put what went wrong
 *
 * Reads what somebody has said of a report, to show it and to change nothing; what keeps it
 * from being written is said.
 *
 * Errors: as unrep_reviewer_load() and unrep_review_load().
 *
 * Returns: (transfer full): their work, %NULL on error
 */
UnrepReview *
unrep_cli_load_review (UnrepReport   *report,
                       UnrepOutline  *found,
                       const char    *reviewer_id,
                       GError       **error)
{
  g_autoptr (UnrepReviewer) reviewer = unrep_reviewer_load (reviewer_id, error);
  g_autoptr (UnrepCodebook) codebook = NULL;
  g_autoptr (UnrepReview) review = NULL;

  if (reviewer == NULL)
    return NULL;
  codebook = unrep_codebook_new_default ();
  review = unrep_review_new (report, found, codebook, reviewer);
  if (!unrep_review_load (review, NULL, error))
    return NULL;
  if (unrep_review_get_state (review) == UNREP_REVIEW_READ_ONLY)
    unrep_cli_complain ("%s", unrep_review_get_problem (review));
  return g_steal_pointer (&review);
}
