/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-settling.h"

#include "annotation/unrep-review-decisions.h"

struct _UnrepSettling
{
  GObject parent_instance;

  UnrepReview *decisions;
  /* Of UnrepDisagreement, the worst first. */
  GPtrArray *disagreements;
  /* Of UnrepSideFile: the decisions of other leads. */
  GPtrArray *leads;
};

G_DEFINE_FINAL_TYPE (UnrepSettling, unrep_settling, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
unrep_settling_finalize (GObject *object)
{
  UnrepSettling *self = UNREP_SETTLING (object);

  g_clear_object (&self->decisions);
  g_ptr_array_unref (self->disagreements);
  g_ptr_array_unref (self->leads);

  G_OBJECT_CLASS (unrep_settling_parent_class)->finalize (object);
}

static void
unrep_settling_class_init (UnrepSettlingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = unrep_settling_finalize;

  signals[CHANGED] =
    g_signal_new ("changed", UNREP_TYPE_SETTLING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
unrep_settling_init (UnrepSettling *self)
{
  self->disagreements = g_ptr_array_new_with_free_func (g_object_unref);
  self->leads = g_ptr_array_new_with_free_func ((GDestroyNotify) unrep_side_file_unref);
}

static void
emit_changed (UnrepSettling *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
unit_changed_cb (UnrepReview   *decisions,
                 guint          unit,
                 UnrepSettling *self)
{
  emit_changed (self);
}

/**
 * unrep_settling_new:
 * @decisions: from unrep_review_new_adjudication(), loaded
 * @side_files: (element-type UnrepSideFile): as unrep_settling_set_side_files() takes them
 *
 * Returns: (transfer full): the lead's work
 */
UnrepSettling *
unrep_settling_new (UnrepReview *decisions,
                    GPtrArray   *side_files)
{
  UnrepSettling *self = g_object_new (UNREP_TYPE_SETTLING, NULL);

  self->decisions = g_object_ref (decisions);
  unrep_settling_set_side_files (self, side_files);
  g_signal_connect_object (decisions, "unit-changed", G_CALLBACK (unit_changed_cb), self, 0);
  return self;
}

static gboolean
is_of (UnrepSettling *self,
       UnrepSideFile *side_file)
{
  UnrepCodebook *codebook = unrep_review_get_codebook (self->decisions);

  return g_str_equal (unrep_side_file_get_text_sha256 (side_file),
                      unrep_report_get_text_sha256 (unrep_review_get_report (self->decisions))) &&
         g_str_equal (unrep_side_file_get_codebook_id (side_file), unrep_codebook_get_id (codebook)) &&
         unrep_side_file_get_codebook_version (side_file) == unrep_codebook_get_version (codebook);
}

static gboolean
is_own (UnrepSettling *self,
        UnrepSideFile *side_file)
{
  return g_str_equal (unrep_reviewer_get_uid (unrep_side_file_get_reviewer (side_file)),
                      unrep_reviewer_get_uid (unrep_review_get_reviewer (self->decisions)));
}

/* What a side file says about a text that is shorter than it claims is of no use. */
static void
drop_beyond_end (UnrepSettling *self)
{
  gsize n_chars = unrep_text_get_n_chars (unrep_report_get_text (unrep_review_get_report (self->decisions)));

  for (guint i = self->disagreements->len; i > 0; i--)
    if (unrep_disagreement_get_range (g_ptr_array_index (self->disagreements, i - 1)).end > n_chars)
      g_ptr_array_remove_index (self->disagreements, i - 1);
}

/**
 * unrep_settling_set_side_files:
 * @self: a lead's work
 * @side_files: (element-type UnrepSideFile): the work of reviewers, and the decisions
 *   of leads, one a person. What is of another text or codebook is left out.
 *
 * Takes what reviewers and other leads say now. Decisions are left as they are.
 */
void
unrep_settling_set_side_files (UnrepSettling *self,
                               GPtrArray     *side_files)
{
  g_autoptr (GPtrArray) reviewers = g_ptr_array_new ();

  g_return_if_fail (UNREP_IS_SETTLING (self));

  g_ptr_array_set_size (self->leads, 0);
  for (guint i = 0; i < side_files->len; i++)
    {
      UnrepSideFile *side_file = g_ptr_array_index (side_files, i);

      if (!is_of (self, side_file))
        continue;
      if (g_str_equal (unrep_side_file_get_role (side_file), "annotation"))
        g_ptr_array_add (reviewers, side_file);
      else if (g_str_equal (unrep_side_file_get_role (side_file), "adjudication") && !is_own (self, side_file))
        g_ptr_array_add (self->leads, unrep_side_file_ref (side_file));
    }
  g_ptr_array_unref (self->disagreements);
  self->disagreements = unrep_disagreement_list (reviewers, unrep_review_get_codebook (self->decisions));
  drop_beyond_end (self);
  emit_changed (self);
}

/**
 * unrep_settling_get_review:
 * @self: a lead's work
 *
 * Returns: (transfer none): where the decisions are, for undo and for how they are kept
 */
UnrepReview *
unrep_settling_get_review (UnrepSettling *self)
{
  return self->decisions;
}

/**
 * unrep_settling_get_n:
 * @self: a lead's work
 *
 * Returns: how many units reviewers have tagged, those included that nobody differs
 *   about
 */
guint
unrep_settling_get_n (UnrepSettling *self)
{
  return self->disagreements->len;
}

/**
 * unrep_settling_get_disagreement:
 * @self: a lead's work
 * @index: from 0, the worst first
 *
 * Returns: (transfer none): what the reviewers say about a unit
 */
UnrepDisagreement *
unrep_settling_get_disagreement (UnrepSettling *self,
                                 guint          index)
{
  g_return_val_if_fail (index < self->disagreements->len, NULL);

  return g_ptr_array_index (self->disagreements, index);
}

/**
 * unrep_settling_find:
 * @self: a lead's work
 * @range: a range of the text
 * @index: (out) (optional): which unit it is
 *
 * Finds the unit that shares most with @range.
 *
 * Returns: whether one shares anything
 */
gboolean
unrep_settling_find (UnrepSettling *self,
                     UnrepRange     range,
                     guint         *index)
{
  gsize most = 0, all = 0;

  for (guint i = 0; i < self->disagreements->len; i++)
    {
      UnrepRange own = unrep_disagreement_get_range (g_ptr_array_index (self->disagreements, i));
      gsize overlap = unrep_range_overlap (own, range);

      if (overlap < most || overlap == 0 || (overlap == most && unrep_range_length (own) >= all))
        continue;
      most = overlap;
      all = unrep_range_length (own);
      if (index != NULL)
        *index = i;
    }
  return most > 0;
}

static UnrepRange
get_range (UnrepSettling *self,
           guint          index)
{
  return unrep_disagreement_get_range (unrep_settling_get_disagreement (self, index));
}

/**
 * unrep_settling_get_decision:
 * @self: a lead's work
 * @index: which unit
 *
 * Returns: (transfer none) (nullable): the lead's decision on it, or a comment alone
 */
UnrepAnnotation *
unrep_settling_get_decision (UnrepSettling *self,
                             guint          index)
{
  return unrep_review_find_decision (self->decisions, get_range (self, index));
}

/**
 * unrep_settling_is_decided:
 * @self: a lead's work
 * @index: which unit
 *
 * Returns: whether the lead has decided on it
 */
gboolean
unrep_settling_is_decided (UnrepSettling *self,
                           guint          index)
{
  UnrepAnnotation *decision = unrep_settling_get_decision (self, index);

  return decision != NULL && unrep_annotation_get_position (decision) != NULL;
}

/**
 * unrep_settling_has_changed:
 * @self: a lead's work
 * @index: which unit
 *
 * Returns: whether the lead has decided on it, and since then a reviewer has changed
 *   or deleted what they say about it, or somebody else says something
 */
gboolean
unrep_settling_has_changed (UnrepSettling *self,
                            guint          index)
{
  UnrepAnnotation *decision = unrep_settling_get_decision (self, index);

  return decision != NULL && unrep_disagreement_has_changed (unrep_settling_get_disagreement (self, index), decision);
}

/**
 * unrep_settling_get_n_leads:
 * @self: a lead's work
 *
 * Returns: how many other leads have decided something in this report
 */
guint
unrep_settling_get_n_leads (UnrepSettling *self)
{
  return self->leads->len;
}

/**
 * unrep_settling_get_lead:
 * @self: a lead's work
 * @lead: from 0
 *
 * Returns: (transfer none): who that other lead is
 */
UnrepReviewer *
unrep_settling_get_lead (UnrepSettling *self,
                         guint          lead)
{
  g_return_val_if_fail (lead < self->leads->len, NULL);

  return unrep_side_file_get_reviewer (g_ptr_array_index (self->leads, lead));
}

/**
 * unrep_settling_get_other:
 * @self: a lead's work
 * @index: which unit
 * @lead: which other lead
 *
 * Returns: (transfer none) (nullable): what that lead has decided on the unit
 */
UnrepAnnotation *
unrep_settling_get_other (UnrepSettling *self,
                          guint          index,
                          guint          lead)
{
  g_return_val_if_fail (lead < self->leads->len, NULL);

  return unrep_disagreement_find_decision (unrep_settling_get_disagreement (self, index),
                                           g_ptr_array_index (self->leads, lead));
}

/**
 * unrep_settling_is_contested:
 * @self: a lead's work
 * @index: which unit
 *
 * Returns: whether two leads, this one or others, have decided differently on it
 */
gboolean
unrep_settling_is_contested (UnrepSettling *self,
                             guint          index)
{
  UnrepAnnotation *decision = unrep_settling_get_decision (self, index);
  const char *first = decision != NULL ? unrep_annotation_get_position (decision) : NULL;

  for (guint lead = 0; lead < self->leads->len; lead++)
    {
      UnrepAnnotation *other = unrep_settling_get_other (self, index, lead);

      if (other != NULL && first != NULL && !g_str_equal (first, unrep_annotation_get_position (other)))
        return TRUE;
      if (other != NULL)
        first = unrep_annotation_get_position (other);
    }
  return FALSE;
}

/* What a decision on a unit is made of, and made knowing. */
static UnrepDecision
new_decision (UnrepSettling *self,
              guint          index,
              const char    *position)
{
  UnrepDisagreement *disagreement = unrep_settling_get_disagreement (self, index);
  UnrepOutline *outline = unrep_review_get_outline (self->decisions);
  UnrepDecision decision = { .range = get_range (self, index), .position = position, .settles = unrep_settles_new () };
  guint unit = unrep_outline_find_overlapping (outline, decision.range);

  decision.unit = unit != UNREP_NO_UNIT ? unrep_outline_get_unit (outline, unit)->path
                                        : unrep_disagreement_get_unit (disagreement);
  for (guint i = 0; i < unrep_disagreement_get_n_voices (disagreement); i++)
    {
      const UnrepVoice *voice = unrep_disagreement_get_voice (disagreement, i);

      if (voice->annotation != NULL)
        unrep_settles_add (decision.settles, unrep_reviewer_get_uid (voice->reviewer), voice->annotation);
    }
  return decision;
}

static void
decision_clear (gpointer data)
{
  unrep_settles_unref (((UnrepDecision *) data)->settles);
}

/**
 * unrep_settling_decide:
 * @self: a lead's work
 * @index: which unit
 * @position: (nullable): the id of a position, %NULL to take the decision back
 * @error: where to put what went wrong
 *
 * To decide the same again says that the lead has seen what changed since.
 *
 * Errors: as unrep_review_settle().
 *
 * Returns: whether that is decided now
 */
gboolean
unrep_settling_decide (UnrepSettling  *self,
                       guint           index,
                       const char     *position,
                       GError        **error)
{
  UnrepDecision decision = new_decision (self, index, position);
  gboolean done = unrep_review_settle (self->decisions, &decision, 1, error);

  decision_clear (&decision);
  return done;
}

/**
 * unrep_settling_comment:
 * @self: a lead's work
 * @index: which unit
 * @comment: UTF-8; "" for none
 * @error: where to put what went wrong
 *
 * Errors: as unrep_review_comment().
 *
 * Returns: whether that is the comment now
 */
gboolean
unrep_settling_comment (UnrepSettling  *self,
                        guint           index,
                        const char     *comment,
                        GError        **error)
{
  UnrepDecision decision = new_decision (self, index, NULL);
  gboolean done = unrep_review_comment (self->decisions, &decision, comment, error);

  decision_clear (&decision);
  return done;
}

/**
 * unrep_settling_is_unanimous:
 * @self: a lead's work
 * @index: which unit
 *
 * Returns: whether all reviewers say the same about a unit that the lead has not decided
 *   on
 */
gboolean
unrep_settling_is_unanimous (UnrepSettling *self,
                             guint          index)
{
  return unrep_disagreement_get_unanimous (unrep_settling_get_disagreement (self, index)) != NULL &&
         !unrep_settling_is_decided (self, index);
}

/**
 * unrep_settling_count_unanimous:
 * @self: a lead's work
 *
 * Returns: what unrep_settling_accept_unanimous() would decide on
 */
guint
unrep_settling_count_unanimous (UnrepSettling *self)
{
  guint n = 0;

  for (guint i = 0; i < self->disagreements->len; i++)
    n += unrep_settling_is_unanimous (self, i);
  return n;
}

/**
 * unrep_settling_accept_unanimous:
 * @self: a lead's work
 * @error: where to put what went wrong
 *
 * Decides on all units that all reviewers gave the same position, as they did; what
 * is decided already stays. It is undone in one step.
 *
 * Errors: as unrep_review_settle().
 *
 * Returns: whether it is done
 */
gboolean
unrep_settling_accept_unanimous (UnrepSettling  *self,
                                 GError        **error)
{
  g_autoptr (GArray) decisions = g_array_new (FALSE, FALSE, sizeof (UnrepDecision));

  g_array_set_clear_func (decisions, decision_clear);
  for (guint i = 0; i < self->disagreements->len; i++)
    if (unrep_settling_is_unanimous (self, i))
      {
        UnrepDecision decision =
          new_decision (self, i, unrep_disagreement_get_unanimous (g_ptr_array_index (self->disagreements, i)));

        g_array_append_val (decisions, decision);
      }
  return unrep_review_settle (self->decisions, (const UnrepDecision *) decisions->data, decisions->len, error);
}
