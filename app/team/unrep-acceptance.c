/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all reviewers say is decided as they say it, in a whole folder in one step. */
#include "team/unrep-acceptance.h"

#include "annotation/unrep-review-decisions.h"
#include "team/unrep-settling.h"
#include "team/unrep-team-decisions.h"

/* What was decided in one report. */
typedef struct
{
  UnrepSheet *sheet;
  /* Of UnrepRange, and the ids of the positions there. */
  GArray *ranges;
  GPtrArray *positions;
} Accepted;

struct _UnrepAcceptance
{
  UnrepTeam *team;
  UnrepReviewer *lead;
  /* Of Accepted: the reports in which something was decided. */
  GPtrArray *reports;
  GPtrArray *problems;
  guint n_units;
};

static void
accepted_free (gpointer data)
{
  Accepted *accepted = data;

  unrep_sheet_unref (accepted->sheet);
  g_array_unref (accepted->ranges);
  g_ptr_array_unref (accepted->positions);
  g_free (accepted);
}

static void
clear (gpointer data)
{
  UnrepAcceptance *self = data;

  unrep_team_unref (self->team);
  unrep_reviewer_unref (self->lead);
  g_ptr_array_unref (self->reports);
  g_ptr_array_unref (self->problems);
}

/* The lead's work on one report, with what everybody says about it now. %NULL where the
 * codebook is not here: nobody can decide without it, and the window says so there. */
static UnrepSettling *
new_settling (UnrepAcceptance  *self,
              UnrepSheet       *sheet,
              GCancellable     *cancellable,
              GError          **error)
{
  UnrepCodebook *codebook = unrep_team_get_codebook (self->team, unrep_sheet_get_codebook_id (sheet),
                                                     unrep_sheet_get_codebook_version (sheet));
  g_autoptr (GPtrArray) side_files = NULL;
  g_autoptr (UnrepReport) report = NULL;
  g_autoptr (UnrepOutline) outline = NULL;
  g_autoptr (UnrepReview) decisions = NULL;

  if (codebook == NULL)
    return NULL;
  side_files = unrep_team_load_side_files (self->team, unrep_sheet_get_text_sha256 (sheet),
                                           unrep_sheet_get_codebook_id (sheet),
                                           unrep_sheet_get_codebook_version (sheet), cancellable, error);
  if (side_files == NULL)
    return NULL;
  report = unrep_team_load_report (self->team, sheet, cancellable, error);
  if (report != NULL)
    outline = unrep_team_load_outline (self->team, report, cancellable, error);
  if (outline == NULL)
    return NULL;
  decisions = unrep_review_new_adjudication (report, outline, codebook, self->lead);
  if (!unrep_review_load (decisions, cancellable, error))
    return NULL;
  return unrep_settling_new (decisions, side_files);
}

static Accepted *
accepted_new (UnrepSheet    *sheet,
              UnrepSettling *settling)
{
  Accepted *accepted = g_new0 (Accepted, 1);

  accepted->sheet = unrep_sheet_ref (sheet);
  accepted->ranges = g_array_new (FALSE, FALSE, sizeof (UnrepRange));
  accepted->positions = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < unrep_settling_get_n (settling); i++)
    {
      UnrepDisagreement *disagreement = unrep_settling_get_disagreement (settling, i);
      UnrepRange range = unrep_disagreement_get_range (disagreement);

      if (!unrep_settling_is_unanimous (settling, i))
        continue;
      g_array_append_val (accepted->ranges, range);
      g_ptr_array_add (accepted->positions, g_strdup (unrep_disagreement_get_unanimous (disagreement)));
    }
  return accepted;
}

static void
accept_report (UnrepAcceptance *self,
               UnrepSheet      *sheet,
               GCancellable    *cancellable)
{
  GError *error = NULL;
  g_autoptr (UnrepSettling) settling = new_settling (self, sheet, cancellable, &error);
  Accepted *accepted;

  if (settling != NULL && unrep_settling_count_unanimous (settling) > 0)
    {
      accepted = accepted_new (sheet, settling);
      if (unrep_settling_accept_unanimous (settling, &error) &&
          unrep_review_flush (unrep_settling_get_review (settling), &error))
        {
          self->n_units += accepted->ranges->len;
          g_ptr_array_add (self->reports, accepted);
        }
      else
        accepted_free (accepted);
    }
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_ptr_array_add (self->problems, error);
  else
    g_clear_error (&error);
}

/**
 * unrep_acceptance_new:
 * @team: a team's work
 * @lead: who decides
 * @cancellable: (nullable): to stop; what was decided until then is
 *
 * Decides in each report of a folder on what all its reviewers, two at least, gave the
 * same position; what the lead has decided already stays. A report whose decisions
 * cannot be saved becomes a problem, and the others are done. It blocks: for a thread.
 *
 * Returns: (transfer full): what was decided
 */
UnrepAcceptance *
unrep_acceptance_new (UnrepTeam     *team,
                      UnrepReviewer *lead,
                      GCancellable  *cancellable)
{
  UnrepAcceptance *self = g_atomic_rc_box_new0 (UnrepAcceptance);
  g_autoptr (GMainContext) context = g_main_context_new ();
  guint n_sheets = unrep_team_get_n_sheets (team);

  self->team = unrep_team_ref (team);
  self->lead = unrep_reviewer_ref (lead);
  self->reports = g_ptr_array_new_with_free_func (accepted_free);
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  /* Reviews belong to the main loop they were made in; these live only here. */
  g_main_context_push_thread_default (context);
  for (guint first = 0, end, next; first < n_sheets; first = end)
    {
      end = unrep_team_find_end (team, first, n_sheets, unrep_sheet_same_codebook);
      for (guint start = first; start < end && !g_cancellable_is_cancelled (cancellable); start = next)
        {
          next = unrep_team_find_end (team, start, end, unrep_sheet_same_report);
          /* One opinion is never unanimous. */
          if (next - start > 1)
            accept_report (self, unrep_team_get_sheet (team, start), cancellable);
        }
    }
  g_main_context_pop_thread_default (context);
  return self;
}

/**
 * unrep_acceptance_ref:
 * @self: what was decided
 *
 * Returns: (transfer full): @self
 */
UnrepAcceptance *
unrep_acceptance_ref (UnrepAcceptance *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * unrep_acceptance_unref:
 * @self: (transfer full): what was decided
 */
void
unrep_acceptance_unref (UnrepAcceptance *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * unrep_acceptance_get_n_units:
 * @self: what was decided
 *
 * Returns: on how many units
 */
guint
unrep_acceptance_get_n_units (UnrepAcceptance *self)
{
  return self->n_units;
}

/**
 * unrep_acceptance_get_n_reports:
 * @self: what was decided
 *
 * Returns: in how many reports
 */
guint
unrep_acceptance_get_n_reports (UnrepAcceptance *self)
{
  return self->reports->len;
}

static guint
take_back_report (UnrepAcceptance *self,
                  const Accepted  *accepted)
{
  GError *error = NULL;
  g_autoptr (UnrepSettling) settling = new_settling (self, accepted->sheet, NULL, &error);
  guint n = 0;

  for (guint i = 0; settling != NULL && error == NULL && i < accepted->ranges->len; i++)
    {
      UnrepRange range = g_array_index (accepted->ranges, UnrepRange, i);
      UnrepAnnotation *decision = unrep_review_find_decision (unrep_settling_get_review (settling), range);
      guint index;

      if (decision != NULL && unrep_settling_find (settling, range, &index) &&
          g_strcmp0 (unrep_annotation_get_position (decision), g_ptr_array_index (accepted->positions, i)) == 0)
        n += unrep_settling_decide (settling, index, NULL, &error);
    }
  if (n > 0 && error == NULL)
    unrep_review_flush (unrep_settling_get_review (settling), &error);
  if (error != NULL)
    g_ptr_array_add (self->problems, error);
  return n;
}

/**
 * unrep_acceptance_take_back:
 * @self: what was decided
 *
 * Takes the decisions back. What the lead has decided otherwise since stays. It blocks:
 * for a thread.
 *
 * Returns: how many decisions were taken back
 */
guint
unrep_acceptance_take_back (UnrepAcceptance *self)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  guint n = 0;

  g_ptr_array_set_size (self->problems, 0);
  g_main_context_push_thread_default (context);
  for (guint i = 0; i < self->reports->len; i++)
    n += take_back_report (self, g_ptr_array_index (self->reports, i));
  g_main_context_pop_thread_default (context);
  return n;
}

/**
 * unrep_acceptance_get_n_problems:
 * @self: what was decided
 *
 * Returns: in how many reports nothing could be decided, or taken back
 */
guint
unrep_acceptance_get_n_problems (UnrepAcceptance *self)
{
  return self->problems->len;
}

/**
 * unrep_acceptance_get_problem:
 * @self: what was decided
 * @index: from 0
 *
 * Returns: (transfer none): why
 */
const GError *
unrep_acceptance_get_problem (UnrepAcceptance *self,
                              guint            index)
{
  g_return_val_if_fail (index < self->problems->len, NULL);

  return g_ptr_array_index (self->problems, index);
}
