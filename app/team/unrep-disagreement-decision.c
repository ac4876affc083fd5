/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a lead has decided on a disagreement. */
#include "team/unrep-disagreement.h"

#include "annotation/unrep-settles.h"

/**
 * unrep_disagreement_find_decision:
 * @self: a disagreement
 * @decisions: what a lead has decided on the same text
 *
 * Returns: (transfer none) (nullable): the decision on this unit
 */
UnrepAnnotation *
unrep_disagreement_find_decision (UnrepDisagreement *self,
                                  UnrepSideFile     *decisions)
{
  UnrepAnnotation *best = NULL;
  UnrepRange range = unrep_disagreement_get_range (self);
  gsize most = 0;

  for (guint i = 0; i < unrep_side_file_get_n_annotations (decisions); i++)
    {
      UnrepAnnotation *annotation = unrep_side_file_get_annotation (decisions, i);
      UnrepRange own = unrep_annotation_get_range (annotation);

      if (own.start >= range.end)
        break;
      if (!unrep_annotation_is_deleted (annotation) && unrep_annotation_get_position (annotation) != NULL &&
          unrep_range_same_unit (own, range) && unrep_range_overlap (own, range) > most)
        {
          best = annotation;
          most = unrep_range_overlap (own, range);
        }
    }
  return best;
}

/* Whether what @settles has at @entry is still one of the voices. */
static gboolean
is_still_there (UnrepDisagreement *disagreement,
                UnrepSettles      *settles,
                guint              entry)
{
  for (guint i = 0; i < unrep_disagreement_get_n_voices (disagreement); i++)
    {
      const UnrepVoice *voice = unrep_disagreement_get_voice (disagreement, i);

      if (voice->annotation != NULL &&
          g_str_equal (unrep_annotation_get_id (voice->annotation), unrep_settles_get_id (settles, entry)) &&
          g_str_equal (unrep_reviewer_get_uid (voice->reviewer), unrep_settles_get_reviewer (settles, entry)))
        return TRUE;
    }
  return FALSE;
}

/**
 * unrep_disagreement_has_changed:
 * @self: a disagreement
 * @decision: a lead's decision on it
 *
 * Returns: whether @decision has a position, and since it was made a reviewer has
 *   changed or deleted what they say, or somebody else says something
 */
gboolean
unrep_disagreement_has_changed (UnrepDisagreement *self,
                                UnrepAnnotation   *decision)
{
  UnrepSettles *settles = unrep_annotation_get_settles (decision);

  if (settles == NULL || unrep_annotation_get_position (decision) == NULL)
    return FALSE;
  for (guint i = 0; i < unrep_disagreement_get_n_voices (self); i++)
    {
      const UnrepVoice *voice = unrep_disagreement_get_voice (self, i);

      if (voice->annotation != NULL &&
          !unrep_settles_knows (settles, unrep_reviewer_get_uid (voice->reviewer), voice->annotation))
        return TRUE;
    }
  for (guint i = 0; i < unrep_settles_get_n (settles); i++)
    if (!is_still_there (self, settles, i))
      return TRUE;
  return FALSE;
}
