/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-review-private.h"

#include "base/unrep-file.h"
#include "unrep-annotation-private.h"
#include "unrep-device.h"
#include "unrep-side-file-private.h"

#include <glib/gi18n.h>

enum
{
  PROP_0,
  PROP_STATE,
  PROP_PROBLEM,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_N_TAGGED,
  PROP_N_TO_TAG,
  PROP_N_CONFLICTS,
  N_PROPS,
};

enum
{
  UNIT_CHANGED,
  OUTLINE_CHANGED,
  SPANS_CHANGED,
  RENDERING_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_ENUM_TYPE (UnrepReviewState, unrep_review_state,
                    G_DEFINE_ENUM_VALUE (UNREP_REVIEW_SAVED, "saved"),
                    G_DEFINE_ENUM_VALUE (UNREP_REVIEW_SAVING, "saving"),
                    G_DEFINE_ENUM_VALUE (UNREP_REVIEW_FAILED, "failed"),
                    G_DEFINE_ENUM_VALUE (UNREP_REVIEW_READ_ONLY, "read-only"))

G_DEFINE_FINAL_TYPE (UnrepReview, unrep_review, G_TYPE_OBJECT)

static void
unrep_review_dispose (GObject *object)
{
  UnrepReview *self = UNREP_REVIEW (object);

  if (self->set != NULL)
    unrep_review_stop_saving (self);
  unrep_review_close_journal (self);
  g_clear_object (&self->file);
  g_clear_object (&self->elsewhere);
  g_clear_object (&self->published_file);
  g_clear_object (&self->report);
  g_clear_pointer (&self->set, unrep_annotation_set_free);

  G_OBJECT_CLASS (unrep_review_parent_class)->dispose (object);
}

static void
unrep_review_finalize (GObject *object)
{
  UnrepReview *self = UNREP_REVIEW (object);

  unrep_outline_unref (self->found_outline);
  unrep_outline_unref (self->team_outline);
  unrep_outline_unref (self->outline);
  g_ptr_array_unref (self->corrections);
  g_clear_pointer (&self->published, unrep_side_file_unref);
  unrep_codebook_unref (self->codebook);
  unrep_reviewer_unref (self->reviewer);
  unrep_history_free (self->history);
  unrep_side_file_unref (self->header);
  g_clear_pointer (&self->expected, g_bytes_unref);
  g_ptr_array_unref (self->others);
  g_hash_table_unref (self->reanchored);
  g_ptr_array_unref (self->keepsakes);
  g_main_context_unref (self->context);
  g_clear_error (&self->error);
  g_free (self->diversion);
  g_free (self->device);
  g_clear_pointer (&self->recovered, g_array_unref);

  G_OBJECT_CLASS (unrep_review_parent_class)->finalize (object);
}

static void
unrep_review_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  UnrepReview *self = UNREP_REVIEW (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, unrep_review_get_problem (self));
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, unrep_review_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, unrep_review_can_redo (self));
      break;
    case PROP_N_TAGGED:
      g_value_set_uint (value, unrep_review_get_n_tagged (self));
      break;
    case PROP_N_TO_TAG:
      g_value_set_uint (value, unrep_review_get_n_to_tag (self));
      break;
    case PROP_N_CONFLICTS:
      g_value_set_uint (value, unrep_review_get_n_conflicts (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
unrep_review_class_init (UnrepReviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = unrep_review_dispose;
  object_class->finalize = unrep_review_finalize;
  object_class->get_property = unrep_review_get_property;

  properties[PROP_STATE] =
    g_param_spec_enum ("state", NULL, NULL, UNREP_TYPE_REVIEW_STATE, UNREP_REVIEW_SAVED, flags);
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, flags);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_N_TAGGED] = g_param_spec_uint ("n-tagged", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_TO_TAG] = g_param_spec_uint ("n-to-tag", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_CONFLICTS] = g_param_spec_uint ("n-conflicts", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[UNIT_CHANGED] = g_signal_new ("unit-changed", UNREP_TYPE_REVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[OUTLINE_CHANGED] = g_signal_new ("outline-changed", UNREP_TYPE_REVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 0);
  signals[RENDERING_CHANGED] = g_signal_new ("rendering-changed", UNREP_TYPE_REVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                             NULL, G_TYPE_NONE, 0);
  signals[SPANS_CHANGED] = g_signal_new ("spans-changed", UNREP_TYPE_REVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, G_TYPE_UINT64, G_TYPE_UINT64);
}

static void
unrep_review_init (UnrepReview *self)
{
  self->history = unrep_history_new ();
  self->corrections = g_ptr_array_new_with_free_func (g_object_unref);
  self->others = g_ptr_array_new_with_free_func (g_object_unref);
  self->reanchored = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->keepsakes = g_ptr_array_new_with_free_func ((GDestroyNotify) unrep_keepsake_free);
  self->context = g_main_context_ref_thread_default ();
  self->device = unrep_device_dup_id ();
}

/**
 * unrep_review_new_with_role:
 * @report: the report
 * @outline: its outline
 * @codebook: the positions that may be taken
 * @reviewer: who tags or decides
 * @role: the role of the side file
 *
 * Returns: (transfer full): a new review
 */
UnrepReview *
unrep_review_new_with_role (UnrepReport   *report,
                            UnrepOutline  *outline,
                            UnrepCodebook *codebook,
                            UnrepReviewer *reviewer,
                            const char    *role)
{
  UnrepReview *self = g_object_new (UNREP_TYPE_REVIEW, NULL);
  g_autoptr (GFile) folder = g_file_get_parent (unrep_report_get_file (report));
  g_autofree char *name = NULL;

  self->report = g_object_ref (report);
  self->found_outline = unrep_outline_ref (outline);
  self->team_outline = unrep_outline_ref (outline);
  self->outline = unrep_outline_ref (outline);
  self->codebook = unrep_codebook_ref (codebook);
  self->reviewer = unrep_reviewer_ref (reviewer);
  self->role = role;
  name = unrep_review_dup_file_name (self);
  self->file = g_file_get_child (folder, name);
  self->header = unrep_review_new_header (self);
  self->set = unrep_annotation_set_new (outline);
  self->shown_n_to_tag = unrep_annotation_set_get_n_to_tag (self->set);
  return self;
}

/**
 * unrep_review_new:
 * @report: the report
 * @outline: its outline
 * @codebook: the positions that may be taken
 * @reviewer: who tags
 *
 * A review without annotations; unrep_review_load() finds those that there are.
 *
 * Returns: (transfer full): a new review
 */
UnrepReview *
unrep_review_new (UnrepReport   *report,
                  UnrepOutline  *outline,
                  UnrepCodebook *codebook,
                  UnrepReviewer *reviewer)
{
  return unrep_review_new_with_role (report, outline, codebook, reviewer, "annotation");
}

static void
notify_changes (UnrepReview *self)
{
  const gboolean can_undo = unrep_review_can_undo (self), can_redo = unrep_review_can_redo (self);
  const guint n_tagged = unrep_review_get_n_tagged (self), n_to_tag = unrep_review_get_n_to_tag (self);
  const guint n_conflicts = unrep_review_get_n_conflicts (self);

  if (self->could_undo != can_undo)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
  if (self->could_redo != can_redo)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
  if (self->shown_n_tagged != n_tagged)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_TAGGED]);
  if (self->shown_n_to_tag != n_to_tag)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_TO_TAG]);
  if (self->shown_n_conflicts != n_conflicts)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_CONFLICTS]);
  self->could_undo = can_undo;
  self->could_redo = can_redo;
  self->shown_n_tagged = n_tagged;
  self->shown_n_to_tag = n_to_tag;
  self->shown_n_conflicts = n_conflicts;
}

/**
 * unrep_review_emit_changed:
 * @self: a review
 * @unit: the unit that changed, %UNREP_NO_UNIT for any number of them
 *
 * Tells whoever listens, the properties that changed with it included.
 */
void
unrep_review_emit_changed (UnrepReview *self,
                           guint        unit)
{
  if (unrep_review_drop_decided (self))
    unit = UNREP_NO_UNIT;
  g_signal_emit (self, signals[UNIT_CHANGED], 0, unit);
  notify_changes (self);
}

/**
 * unrep_review_emit_outline_changed:
 * @self: a review
 *
 * Tells whoever listens that there is another outline.
 */
void
unrep_review_emit_outline_changed (UnrepReview *self)
{
  g_signal_emit (self, signals[OUTLINE_CHANGED], 0);
}

/**
 * unrep_review_emit_spans_changed:
 * @self: a review
 * @range: what changed spans share text with, before or afterwards
 *
 * Tells whoever listens, the properties that changed with it included.
 */
void
unrep_review_emit_spans_changed (UnrepReview *self,
                                 UnrepRange   range)
{
  g_signal_emit (self, signals[SPANS_CHANGED], 0, (guint64) range.start, (guint64) range.end);
  notify_changes (self);
}

/**
 * unrep_review_emit_rendering_changed:
 * @self: a review
 *
 * Tells whoever listens, the properties that changed with it included.
 */
void
unrep_review_emit_rendering_changed (UnrepReview *self)
{
  g_signal_emit (self, signals[RENDERING_CHANGED], 0);
  notify_changes (self);
}

/**
 * unrep_review_set_state:
 * @self: a review
 * @state: how its work is kept now
 * @error: (nullable): why, for the states that have a reason
 */
void
unrep_review_set_state (UnrepReview      *self,
                        UnrepReviewState  state,
                        const GError     *error)
{
  g_autofree char *old_problem = g_strdup (unrep_review_get_problem (self));
  gboolean changed = self->state != state;

  self->state = state;
  g_clear_error (&self->error);
  self->error = error != NULL ? g_error_copy (error) : NULL;
  if (changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
  if (g_strcmp0 (old_problem, unrep_review_get_problem (self)) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
  notify_changes (self);
}

/**
 * unrep_review_set_diversion:
 * @self: a review
 * @diversion: (nullable): a sentence that says where the work is saved instead
 */
void
unrep_review_set_diversion (UnrepReview *self,
                            const char  *diversion)
{
  if (g_strcmp0 (self->diversion, diversion) == 0)
    return;
  g_free (self->diversion);
  self->diversion = g_strdup (diversion);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

/**
 * unrep_review_new_snapshot:
 * @self: a review
 *
 * Returns: (transfer full): all of it as a side file, open conflicts included, for
 *   another thread to keep
 */
UnrepSideFile *
unrep_review_new_snapshot (UnrepReview *self)
{
  UnrepSideFile *snapshot = unrep_side_file_copy (self->header);
  g_autoptr (GPtrArray) annotations = unrep_annotation_set_list (self->set);

  unrep_side_file_set_annotations (snapshot, annotations);
  for (guint i = 0; i < self->others->len; i++)
    g_ptr_array_add (snapshot->others, g_object_ref (g_ptr_array_index (self->others, i)));
  return snapshot;
}

/**
 * unrep_review_get_report:
 * @self: a review
 *
 * Returns: (transfer none): the report
 */
UnrepReport *
unrep_review_get_report (UnrepReview *self)
{
  g_return_val_if_fail (UNREP_IS_REVIEW (self), NULL);

  return self->report;
}

/**
 * unrep_review_get_outline:
 * @self: a review
 *
 * The outline as it was found, with the corrections that the team published and
 * this reviewer's own on top. `outline-changed` tells when there is another one.
 *
 * Returns: (transfer none): the outline whose units are tagged
 */
UnrepOutline *
unrep_review_get_outline (UnrepReview *self)
{
  g_return_val_if_fail (UNREP_IS_REVIEW (self), NULL);

  return self->outline;
}

/**
 * unrep_review_get_codebook:
 * @self: a review
 *
 * Returns: (transfer none): the codebook
 */
UnrepCodebook *
unrep_review_get_codebook (UnrepReview *self)
{
  g_return_val_if_fail (UNREP_IS_REVIEW (self), NULL);

  return self->codebook;
}

/**
 * unrep_review_get_reviewer:
 * @self: a review
 *
 * Returns: (transfer none): who tags
 */
UnrepReviewer *
unrep_review_get_reviewer (UnrepReview *self)
{
  g_return_val_if_fail (UNREP_IS_REVIEW (self), NULL);

  return self->reviewer;
}

/**
 * unrep_review_get_file:
 * @self: a review
 *
 * Returns: (transfer none): the side file, which need not exist yet; as long as it
 *   cannot be written and the person chose another place, the one there
 */
GFile *
unrep_review_get_file (UnrepReview *self)
{
  g_return_val_if_fail (UNREP_IS_REVIEW (self), NULL);

  return self->diversion != NULL && self->elsewhere != NULL ? self->elsewhere : self->file;
}

/**
 * unrep_review_get_state:
 * @self: a review
 *
 * Returns: how the work is kept
 */
UnrepReviewState
unrep_review_get_state (UnrepReview *self)
{
  g_return_val_if_fail (UNREP_IS_REVIEW (self), UNREP_REVIEW_READ_ONLY);

  return self->state;
}

/**
 * unrep_review_get_problem:
 * @self: a review
 *
 * Returns: (nullable): what a person should know, in a translated sentence that
 *   names the file; beside %UNREP_REVIEW_SAVED, that the work is saved elsewhere
 */
const char *
unrep_review_get_problem (UnrepReview *self)
{
  g_return_val_if_fail (UNREP_IS_REVIEW (self), NULL);

  return self->error != NULL ? self->error->message : self->diversion;
}

/**
 * unrep_review_get_n_tagged:
 * @self: a review
 *
 * Returns: how many units have a position, those included that are not in this
 *   outline; what a tally of the side file counts
 */
guint
unrep_review_get_n_tagged (UnrepReview *self)
{
  g_return_val_if_fail (UNREP_IS_REVIEW (self), 0);

  return unrep_annotation_set_get_n_tagged (self->set);
}

/**
 * unrep_review_get_n_to_tag:
 * @self: a review
 *
 * Returns: how many units are recommendations for sure, and others that are tagged
 */
guint
unrep_review_get_n_to_tag (UnrepReview *self)
{
  g_return_val_if_fail (UNREP_IS_REVIEW (self), 0);

  return unrep_annotation_set_get_n_to_tag (self->set);
}

/**
 * unrep_review_count_position:
 * @self: a review
 * @position: the id of a position, of the codebook or not
 *
 * Returns: how many units have @position
 */
guint
unrep_review_count_position (UnrepReview *self,
                             const char  *position)
{
  g_return_val_if_fail (UNREP_IS_REVIEW (self), 0);
  g_return_val_if_fail (position != NULL, 0);

  return unrep_annotation_set_count_position (self->set, position);
}

/**
 * unrep_review_get_annotation:
 * @self: a review
 * @unit: index of a unit
 *
 * Returns: (transfer none) (nullable): what the reviewer says about the unit
 */
UnrepAnnotation *
unrep_review_get_annotation (UnrepReview *self,
                             guint        unit)
{
  UnrepAnnotation *annotation;

  g_return_val_if_fail (UNREP_IS_REVIEW (self), NULL);

  annotation = unrep_annotation_set_get (self->set, unit);
  return annotation != NULL && !unrep_annotation_is_deleted (annotation) ? annotation : NULL;
}
