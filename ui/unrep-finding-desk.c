/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-finding-desk.h"

#include "unrep-finding-work.h"
#include "unrep-font-watch.h"

#include "annotation/unrep-review-rendering.h"
#include "annotation/unrep-review-spans.h"

struct _UnrepFindingDesk
{
  GObject parent_instance;

  UnrepIdentity *identity;
  UnrepReview *review;
  UnrepFindingList *list;
  UnrepReadingText *stored;
  UnrepReadingText *repaired;
  UnrepMismatches *mismatches; /* from the report in another language */
  UnrepFindingRow *current;
  guint position; /* of it, as long as the list does not change */
  char *families; /* that fonts are checked for, NULL for no such check */
  char *font; /* of them, that somebody has chosen */
  gboolean words;
  char *problem;
  UnrepChecking checking;
  GCancellable *cancellable; /* of the thread at work */
};

G_DEFINE_FINAL_TYPE (UnrepFindingDesk, unrep_finding_desk, G_TYPE_OBJECT)

enum
{
  CHECKING_CHANGED,
  CURRENT_CHANGED,
  JUDGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
unrep_finding_desk_dispose (GObject *object)
{
  UnrepFindingDesk *self = UNREP_FINDING_DESK (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->current);
  g_clear_object (&self->list);
  g_clear_object (&self->review);
  g_clear_object (&self->identity);
  g_clear_pointer (&self->stored, unrep_reading_text_unref);
  g_clear_pointer (&self->repaired, unrep_reading_text_unref);
  g_clear_pointer (&self->mismatches, unrep_mismatches_unref);
  g_clear_pointer (&self->families, g_free);
  g_clear_pointer (&self->font, g_free);
  g_clear_pointer (&self->problem, g_free);
  G_OBJECT_CLASS (unrep_finding_desk_parent_class)->dispose (object);
}

static void
unrep_finding_desk_class_init (UnrepFindingDeskClass *klass)
{
  static const char * const names[N_SIGNALS] = { "checking-changed", "current-changed", "judged" };

  G_OBJECT_CLASS (klass)->dispose = unrep_finding_desk_dispose;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
set_current (UnrepFindingDesk *self,
             guint             position)
{
  g_autoptr (UnrepFindingRow) row = NULL;

  if (position != UNREP_NO_FINDING)
    row = g_list_model_get_item (G_LIST_MODEL (self->list), position);
  self->position = row != NULL ? position : UNREP_NO_FINDING;
  g_set_object (&self->current, row);
  g_signal_emit (self, signals[CURRENT_CHANGED], 0);
}

/* The current finding stays that; where the list does not show it any more, the next
 * one in its place is. */
static void
list_changed_cb (UnrepFindingDesk *self)
{
  const UnrepFindingInfo *info = self->current != NULL ? unrep_finding_row_get_info (self->current) : NULL;
  guint position = info != NULL ? unrep_finding_list_find (self->list, info->range, info->id) : UNREP_NO_FINDING;

  if (position == UNREP_NO_FINDING && self->position != UNREP_NO_FINDING && self->position > 0)
    position = unrep_finding_list_step (self->list, self->position - 1, TRUE);
  if (position == UNREP_NO_FINDING)
    position = unrep_finding_list_step (self->list, UNREP_NO_FINDING, self->position == UNREP_NO_FINDING);
  set_current (self, position);
}

static void
unrep_finding_desk_init (UnrepFindingDesk *self)
{
  self->list = unrep_finding_list_new ();
  self->position = UNREP_NO_FINDING;
  /* Who shows the list has to know of the change before anything is chosen in it. */
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (list_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/**
 * unrep_finding_desk_new:
 * @identity: who looks at the findings; who says something before the question who
 *   that is was answered accepts the guess
 *
 * Returns: (transfer full): a desk without a review
 */
UnrepFindingDesk *
unrep_finding_desk_new (UnrepIdentity *identity)
{
  UnrepFindingDesk *self = g_object_new (UNREP_TYPE_FINDING_DESK, NULL);

  self->identity = g_object_ref (identity);
  return self;
}

static void
set_checking (UnrepFindingDesk *self,
              UnrepChecking     checking)
{
  self->checking = checking;
  g_signal_emit (self, signals[CHECKING_CHANGED], 0);
}

static void
check_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  GError *error = NULL;

  if (unrep_finding_work_run (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* A thread that was cancelled because another one has begun says nothing. */
static void
check_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  UnrepFindingDesk *self = UNREP_FINDING_DESK (source);
  UnrepFindingWork *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (GPtrArray) judged = NULL;

  unrep_font_watch_refresh ((const char * const *) work->left_out);
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    {
      set_checking (self, UNREP_CHECKING_CANCELLED);
      return;
    }
  g_clear_pointer (&self->stored, unrep_reading_text_unref);
  g_clear_pointer (&self->repaired, unrep_reading_text_unref);
  self->stored = g_steal_pointer (&work->stored);
  self->repaired = g_steal_pointer (&work->repaired);
  g_free (self->problem);
  self->problem = g_steal_pointer (&work->problem);
  judged = unrep_review_list_judged (self->review);
  g_debug ("not checked: %s", self->problem != NULL ? self->problem : "nothing");
  g_debug ("%u findings", unrep_findings_get_n (work->findings));
  /* The view of the text is there before anything in it is shown. */
  set_checking (self, UNREP_CHECKING_DONE);
  unrep_finding_list_set_findings (self->list, work->findings, judged);
  g_signal_emit (self, signals[JUDGED], 0);
}

/**
 * unrep_finding_desk_check:
 * @self: a desk that has a review
 *
 * Runs the checks, in a thread.
 */
void
unrep_finding_desk_check (UnrepFindingDesk *self)
{
  g_autoptr (GTask) task = NULL;
  UnrepFindingWork *work;

  g_return_if_fail (UNREP_IS_FINDING_DESK (self) && self->review != NULL);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  work = g_new0 (UnrepFindingWork, 1);
  work->text = unrep_text_ref (unrep_report_get_text (unrep_review_get_report (self->review)));
  work->outline = unrep_outline_ref (unrep_review_get_outline (self->review));
  work->families = g_strdup (self->families);
  work->font = g_strdup (self->font);
  work->words = self->words;
  if (self->mismatches != NULL)
    work->mismatches = unrep_mismatches_ref (self->mismatches);
  if (self->stored != NULL && unrep_reading_text_get_text (self->stored) == work->text)
    work->stored = unrep_reading_text_ref (self->stored);
  task = g_task_new (self, self->cancellable, check_cb, NULL);
  g_task_set_source_tag (task, unrep_finding_desk_check);
  g_task_set_task_data (task, work, unrep_finding_work_free);
  g_task_run_in_thread (task, check_thread);
  set_checking (self, UNREP_CHECKING_BUSY);
}

/**
 * unrep_finding_desk_set_aids:
 * @self: a desk
 * @families: (nullable): the families that the text is to be drawn in, with commas
 *   between them; %NULL not to check fonts
 * @font: (nullable): the one of them that somebody has chosen, who wants to know where it
 *   is not installed
 * @words: whether to look words up in the Arabic dictionary
 *
 * Has checked what needs more than the text, again where it was checked without.
 */
void
unrep_finding_desk_set_aids (UnrepFindingDesk *self,
                             const char       *families,
                             const char       *font,
                             gboolean          words)
{
  g_return_if_fail (UNREP_IS_FINDING_DESK (self));

  if (g_strcmp0 (self->families, families) == 0 && g_strcmp0 (self->font, font) == 0 && self->words == words)
    return;
  g_free (self->families);
  self->families = g_strdup (families);
  g_free (self->font);
  self->font = g_strdup (font);
  self->words = words;
  if (self->checking != UNREP_CHECKING_IDLE)
    unrep_finding_desk_check (self);
}

/**
 * unrep_finding_desk_get_problem:
 * @self: a desk
 *
 * Returns: (transfer none) (nullable): sentences about fonts and dictionaries that fail
 */
const char *
unrep_finding_desk_get_problem (UnrepFindingDesk *self)
{
  g_return_val_if_fail (UNREP_IS_FINDING_DESK (self), NULL);

  return self->problem;
}

/**
 * unrep_finding_desk_set_mismatches:
 * @self: a desk that has a review
 * @mismatches: (nullable): in what the report differs from the one in another language
 *
 * Takes them among the findings, instead of those that were there; the checks run again.
 */
void
unrep_finding_desk_set_mismatches (UnrepFindingDesk *self,
                                   UnrepMismatches  *mismatches)
{
  g_return_if_fail (UNREP_IS_FINDING_DESK (self) && self->review != NULL);

  if (mismatches == self->mismatches)
    return;
  g_clear_pointer (&self->mismatches, unrep_mismatches_unref);
  self->mismatches = mismatches != NULL ? unrep_mismatches_ref (mismatches) : NULL;
  unrep_finding_desk_check (self);
}

/**
 * unrep_finding_desk_cancel:
 * @self: a desk
 *
 * Stops the checks that run; what was found before stays.
 */
void
unrep_finding_desk_cancel (UnrepFindingDesk *self)
{
  g_return_if_fail (UNREP_IS_FINDING_DESK (self));

  g_cancellable_cancel (self->cancellable);
}

/**
 * unrep_finding_desk_get_checking:
 * @self: a desk
 *
 * Returns: how far the checks are
 */
UnrepChecking
unrep_finding_desk_get_checking (UnrepFindingDesk *self)
{
  g_return_val_if_fail (UNREP_IS_FINDING_DESK (self), UNREP_CHECKING_IDLE);

  return self->checking;
}

static void
outline_changed_cb (UnrepFindingDesk *self)
{
  if (self->checking != UNREP_CHECKING_IDLE)
    unrep_finding_desk_check (self);
}

static void
judged_cb (UnrepFindingDesk *self)
{
  g_autoptr (GPtrArray) judged = unrep_review_list_judged (self->review);

  unrep_finding_list_set_judged (self->list, judged);
  g_signal_emit (self, signals[JUDGED], 0);
}

/**
 * unrep_finding_desk_set_review:
 * @self: a desk
 * @review: a translator's work on a report
 *
 * Another review of the same report takes the place of an earlier one.
 */
void
unrep_finding_desk_set_review (UnrepFindingDesk *self,
                               UnrepReview      *review)
{
  g_return_if_fail (UNREP_IS_FINDING_DESK (self) && UNREP_IS_REVIEW (review));

  if (self->review == review)
    return;
  if (self->review != NULL)
    g_signal_handlers_disconnect_by_data (self->review, self);
  g_set_object (&self->review, review);
  g_signal_connect_object (review, "outline-changed", G_CALLBACK (outline_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (review, "rendering-changed", G_CALLBACK (judged_cb), self, G_CONNECT_SWAPPED);
  outline_changed_cb (self);
  judged_cb (self);
}

/**
 * unrep_finding_desk_get_review:
 * @self: a desk
 *
 * Returns: (transfer none) (nullable): the translator's work
 */
UnrepReview *
unrep_finding_desk_get_review (UnrepFindingDesk *self)
{
  g_return_val_if_fail (UNREP_IS_FINDING_DESK (self), NULL);

  return self->review;
}

/**
 * unrep_finding_desk_get_list:
 * @self: a desk
 *
 * Returns: (transfer none): what was found, as far as the filter shows it
 */
UnrepFindingList *
unrep_finding_desk_get_list (UnrepFindingDesk *self)
{
  g_return_val_if_fail (UNREP_IS_FINDING_DESK (self), NULL);

  return self->list;
}

/**
 * unrep_finding_desk_get_stored:
 * @self: a desk
 *
 * Returns: (transfer none) (nullable): the text without repairs, once it was checked
 */
UnrepReadingText *
unrep_finding_desk_get_stored (UnrepFindingDesk *self)
{
  g_return_val_if_fail (UNREP_IS_FINDING_DESK (self), NULL);

  return self->stored;
}

/**
 * unrep_finding_desk_get_repaired:
 * @self: a desk
 *
 * Returns: (transfer none) (nullable): the text with every repair, once it was checked
 */
UnrepReadingText *
unrep_finding_desk_get_repaired (UnrepFindingDesk *self)
{
  g_return_val_if_fail (UNREP_IS_FINDING_DESK (self), NULL);

  return self->repaired;
}

/**
 * unrep_finding_desk_get_current:
 * @self: a desk
 *
 * Returns: (transfer none) (nullable): the current finding
 */
UnrepFindingRow *
unrep_finding_desk_get_current (UnrepFindingDesk *self)
{
  g_return_val_if_fail (UNREP_IS_FINDING_DESK (self), NULL);

  return self->current;
}

/**
 * unrep_finding_desk_get_position:
 * @self: a desk
 *
 * Returns: which row of the list the current finding is, or %UNREP_NO_FINDING
 */
guint
unrep_finding_desk_get_position (UnrepFindingDesk *self)
{
  g_return_val_if_fail (UNREP_IS_FINDING_DESK (self), UNREP_NO_FINDING);

  return self->position;
}

/**
 * unrep_finding_desk_set_position:
 * @self: a desk
 * @position: a row of the list that is a place
 *
 * Makes it the current finding.
 */
void
unrep_finding_desk_set_position (UnrepFindingDesk *self,
                                 guint             position)
{
  g_autoptr (UnrepFindingRow) row = NULL;

  g_return_if_fail (UNREP_IS_FINDING_DESK (self));

  row = g_list_model_get_item (G_LIST_MODEL (self->list), position);
  if (row != NULL && position != self->position && unrep_finding_row_get_info (row)->kind == UNREP_FINDING_ROW_PLACE)
    set_current (self, position);
}

/**
 * unrep_finding_desk_step:
 * @self: a desk
 * @forward: down the list, else up
 *
 * Returns: whether another finding is the current one now
 */
gboolean
unrep_finding_desk_step (UnrepFindingDesk *self,
                         gboolean          forward)
{
  guint next;

  g_return_val_if_fail (UNREP_IS_FINDING_DESK (self), FALSE);

  next = unrep_finding_list_step (self->list, self->position, forward);
  if (next == UNREP_NO_FINDING)
    return FALSE;
  set_current (self, next);
  return TRUE;
}

/**
 * unrep_finding_desk_set_filter:
 * @self: a desk
 * @filter: which findings to show
 */
void
unrep_finding_desk_set_filter (UnrepFindingDesk         *self,
                               const UnrepFindingFilter *filter)
{
  g_return_if_fail (UNREP_IS_FINDING_DESK (self));

  unrep_finding_list_set_filter (self->list, filter);
}

/**
 * unrep_finding_desk_judge:
 * @self: a desk with a current finding
 * @state: what it is; %UNREP_FINDING_OPEN to take that back
 * @advance: whether to go on to the next one
 * @error: where to put what went wrong
 *
 * Errors: as unrep_review_judge().
 *
 * Returns: whether that is said now
 */
gboolean
unrep_finding_desk_judge (UnrepFindingDesk   *self,
                          UnrepFindingState   state,
                          gboolean            advance,
                          GError            **error)
{
  g_autoptr (UnrepFindingRow) row = NULL;
  const UnrepFindingInfo *info, *now;

  g_return_val_if_fail (UNREP_IS_FINDING_DESK (self) && self->current != NULL, FALSE);

  row = g_object_ref (self->current);
  info = unrep_finding_row_get_info (row);
  if (!unrep_identity_accept (self->identity, error) ||
      !unrep_review_judge (self->review, info->range, info->id, state, error))
    return FALSE;
  /* Where the filter shows it no longer, the next one is current already. */
  now = self->current != NULL ? unrep_finding_row_get_info (self->current) : NULL;
  if (advance && now != NULL && unrep_range_compare (now->range, info->range) == 0 && g_strcmp0 (now->id, info->id) == 0)
    unrep_finding_desk_step (self, TRUE);
  return TRUE;
}

/**
 * unrep_finding_desk_note:
 * @self: a desk
 * @range: where a finding is
 * @id: (nullable): the check that found it
 * @note: its note
 * @error: where to put what went wrong
 *
 * Errors: as unrep_review_note_judged().
 *
 * Returns: whether it has that note now
 */
gboolean
unrep_finding_desk_note (UnrepFindingDesk  *self,
                         UnrepRange         range,
                         const char        *id,
                         const char        *note,
                         GError           **error)
{
  g_return_val_if_fail (UNREP_IS_FINDING_DESK (self) && self->review != NULL, FALSE);

  return unrep_identity_accept (self->identity, error) && unrep_review_note_judged (self->review, range, id, note, error);
}

/**
 * unrep_finding_desk_mark:
 * @self: a desk
 * @range: words that somebody has selected
 * @error: where to put what went wrong
 *
 * Makes a finding of words that no check has found, to be fixed. It is the current
 * one then, if the filter shows it.
 *
 * Errors: as unrep_review_judge().
 *
 * Returns: whether it is there
 */
gboolean
unrep_finding_desk_mark (UnrepFindingDesk  *self,
                         UnrepRange         range,
                         GError           **error)
{
  guint position;

  g_return_val_if_fail (UNREP_IS_FINDING_DESK (self) && self->review != NULL, FALSE);

  if (!unrep_identity_accept (self->identity, error) ||
      !unrep_review_judge (self->review, range, NULL, UNREP_FINDING_TO_FIX, error))
    return FALSE;
  position = unrep_finding_list_find (self->list, range, NULL);
  if (position != UNREP_NO_FINDING)
    set_current (self, position);
  return TRUE;
}

/**
 * unrep_finding_desk_sign_off:
 * @self: a desk that has a review
 * @offset: an offset in the text
 * @error: where to put what went wrong
 *
 * Signs the paragraph there off, or takes that back.
 *
 * Errors: as unrep_review_judge().
 *
 * Returns: whether that was done
 */
gboolean
unrep_finding_desk_sign_off (UnrepFindingDesk  *self,
                             gsize              offset,
                             GError           **error)
{
  UnrepRange paragraph = unrep_finding_desk_get_paragraph (self, offset);
  UnrepFindingState state;

  g_return_val_if_fail (UNREP_IS_FINDING_DESK (self) && self->review != NULL, FALSE);

  state = unrep_review_is_signed_off (self->review, paragraph) ? UNREP_FINDING_OPEN : UNREP_FINDING_SIGNED_OFF;
  return unrep_identity_accept (self->identity, error) && unrep_review_judge (self->review, paragraph, NULL, state, error);
}
