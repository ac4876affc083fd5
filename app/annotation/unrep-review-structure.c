/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-review-private.h"

#include "unrep-annotation-private.h"
#include "unrep-side-file-private.h"

#include <string.h>

static int
compare_corrections (gconstpointer a,
                     gconstpointer b)
{
  UnrepAnnotation *first = *(UnrepAnnotation * const *) a, *second = *(UnrepAnnotation * const *) b;
  int order = strcmp (unrep_annotation_get_modified (second), unrep_annotation_get_modified (first));

  return order != 0 ? order : strcmp (unrep_annotation_get_id (first), unrep_annotation_get_id (second));
}

/**
 * unrep_review_list_corrections:
 * @annotations: (element-type UnrepAnnotation): annotations of any kind
 *
 * Of two that contradict each other the one that was changed last applies, at
 * equal times the one with the smaller id, so that every device sees the same.
 *
 * Returns: (transfer full) (element-type UnrepAnnotation): the live corrections of
 *   the outline among them, in the order in which they apply
 */
GPtrArray *
unrep_review_list_corrections (GPtrArray *annotations)
{
  GPtrArray *corrections = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < annotations->len; i++)
    {
      UnrepAnnotation *annotation = g_ptr_array_index (annotations, i);

      if (unrep_annotation_is_structure (annotation) && !unrep_annotation_is_deleted (annotation))
        g_ptr_array_add (corrections, g_object_ref (annotation));
    }
  g_ptr_array_sort (corrections, compare_corrections);
  return corrections;
}

/**
 * unrep_review_new_outline:
 * @base: an outline
 * @corrections: (element-type UnrepAnnotation): as of unrep_review_list_corrections()
 * @n_contradictions: (out) (optional): how many of them were not applied
 *
 * Returns: (transfer full): @base with @corrections
 */
UnrepOutline *
unrep_review_new_outline (UnrepOutline *base,
                          GPtrArray    *corrections,
                          guint        *n_contradictions)
{
  g_autofree UnrepCorrection *list = g_new (UnrepCorrection, MAX (corrections->len, 1));
  g_autoptr (GArray) contradicting = NULL;
  UnrepOutline *outline;

  for (guint i = 0; i < corrections->len; i++)
    unrep_annotation_get_correction (g_ptr_array_index (corrections, i), &list[i]);
  outline = unrep_outline_new_corrected (base, list, corrections->len, &contradicting);
  if (n_contradictions != NULL)
    *n_contradictions = contradicting->len;
  return outline;
}

static gboolean
lists_equal (GPtrArray *a,
             GPtrArray *b)
{
  return a->len == b->len && (a->len == 0 || memcmp (a->pdata, b->pdata, a->len * sizeof *a->pdata) == 0);
}

static gboolean
renew_outline (UnrepReview *self)
{
  g_autoptr (UnrepOutline) old = self->outline;

  self->outline = unrep_review_new_outline (self->team_outline, self->corrections, &self->n_contradictions);
  return self->outline != old;
}

/**
 * unrep_review_take_annotations:
 * @self: a review
 * @annotations: (element-type UnrepAnnotation): annotations of any kind
 *
 * Holds @annotations instead of what it held, and corrects the outline by them.
 *
 * Returns: whether there is another outline now
 */
gboolean
unrep_review_take_annotations (UnrepReview *self,
                               GPtrArray   *annotations)
{
  g_autoptr (GPtrArray) corrections = unrep_review_list_corrections (annotations);
  gboolean changed = FALSE;

  if (!lists_equal (corrections, self->corrections))
    {
      g_ptr_array_unref (self->corrections);
      self->corrections = g_steal_pointer (&corrections);
      changed = renew_outline (self);
    }
  if (changed)
    {
      unrep_annotation_set_free (self->set);
      self->set = unrep_annotation_set_new (self->outline);
    }
  unrep_annotation_set_replace_all (self->set, annotations);
  return changed;
}

/**
 * unrep_review_take_published:
 * @self: a review
 * @published: (nullable): the outline file of the team, %NULL for none
 *
 * Makes the outline that the team agreed on the one that this reviewer's own
 * corrections are applied to, and tells whoever listens if that changes it.
 */
void
unrep_review_take_published (UnrepReview   *self,
                             UnrepSideFile *published)
{
  g_autoptr (UnrepSideFile) old = self->published;
  g_autoptr (GPtrArray) corrections = NULL;
  g_autoptr (GPtrArray) annotations = NULL;
  UnrepOutline *team_outline;

  self->published = published != NULL ? unrep_side_file_ref (published) : NULL;
  corrections = published != NULL ? unrep_review_list_corrections (published->annotations) : g_ptr_array_new ();
  team_outline = unrep_review_new_outline (self->found_outline, corrections, NULL);
  if (team_outline == self->team_outline)
    {
      unrep_outline_unref (team_outline);
      return;
    }
  unrep_outline_unref (self->team_outline);
  self->team_outline = team_outline;

  annotations = unrep_annotation_set_list (self->set);
  renew_outline (self);
  unrep_annotation_set_free (self->set);
  self->set = unrep_annotation_set_new (self->outline);
  unrep_annotation_set_replace_all (self->set, annotations);
  unrep_review_emit_outline_changed (self);
  unrep_review_emit_changed (self, UNREP_NO_UNIT);
}

/**
 * unrep_review_get_n_contradictions:
 * @self: a review
 *
 * Corrections from two devices may contradict each other. The one that was
 * changed last applies; the others stay in the side file until the unit is
 * corrected again.
 *
 * Returns: how many of this reviewer's corrections are not applied
 */
guint
unrep_review_get_n_contradictions (UnrepReview *self)
{
  g_return_val_if_fail (UNREP_IS_REVIEW (self), 0);

  return self->n_contradictions;
}
