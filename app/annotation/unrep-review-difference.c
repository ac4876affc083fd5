/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a merge has changed, so that a window redraws no more than that. */
#include "unrep-review-private.h"

#include "unrep-review-spans.h"

#include <string.h>

/* Beyond this, telling of each costs a listener more than looking at all. */
#define MAX_UNITS 100

struct _UnrepReviewSight
{
  /* What every unit shows, by unit, NULL for nothing; owned, as is each of @spans. */
  GPtrArray *units;
  GPtrArray *spans;
  gboolean has_conflicts;
};

static void
clear_object (gpointer object)
{
  g_clear_object (&object);
}

/**
 * unrep_review_sight_new:
 * @self: a review
 *
 * Returns: (transfer full): what there is to be seen of @self now
 */
UnrepReviewSight *
unrep_review_sight_new (UnrepReview *self)
{
  UnrepReviewSight *sight = g_new0 (UnrepReviewSight, 1);
  guint n_units = unrep_outline_get_n_units (self->outline);

  sight->units = g_ptr_array_new_full (n_units, clear_object);
  for (guint unit = 0; unit < n_units; unit++)
    {
      UnrepAnnotation *annotation = unrep_annotation_set_get (self->set, unit);

      g_ptr_array_add (sight->units, annotation != NULL ? g_object_ref (annotation) : NULL);
    }
  sight->spans = unrep_annotation_set_list_spans (self->set, UNREP_WHOLE_TEXT);
  sight->has_conflicts = self->others->len > 0;
  return sight;
}

/**
 * unrep_review_sight_free:
 * @self: (transfer full): what there was to be seen
 */
void
unrep_review_sight_free (UnrepReviewSight *self)
{
  g_ptr_array_unref (self->units);
  g_ptr_array_unref (self->spans);
  g_free (self);
}

static gboolean
has_same_spans (UnrepReview      *self,
                UnrepReviewSight *before)
{
  g_autoptr (GPtrArray) spans = unrep_annotation_set_list_spans (self->set, UNREP_WHOLE_TEXT);

  return spans->len == before->spans->len &&
         (spans->len == 0 || memcmp (spans->pdata, before->spans->pdata, spans->len * sizeof *spans->pdata) == 0);
}

/* The units that show something else than @before. */
static GArray *
list_changed_units (UnrepReview      *self,
                    UnrepReviewSight *before)
{
  GArray *units = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint unit = 0; unit < before->units->len; unit++)
    if (unrep_annotation_set_get (self->set, unit) != g_ptr_array_index (before->units, unit))
      g_array_append_val (units, unit);
  return units;
}

/**
 * unrep_review_emit_difference:
 * @self: a review that has taken over other annotations
 * @before: what there was to be seen before
 * @outline_changed: whether there is another outline now
 *
 * Tells whoever listens what has changed, unit by unit where it is little.
 */
void
unrep_review_emit_difference (UnrepReview      *self,
                              UnrepReviewSight *before,
                              gboolean          outline_changed)
{
  g_autoptr (GArray) units = NULL;

  if (outline_changed)
    unrep_review_emit_outline_changed (self);
  if (outline_changed || !has_same_spans (self, before))
    unrep_review_emit_spans_changed (self, UNREP_WHOLE_TEXT);
  /* Units with conflicts show more than their annotation. */
  if (!outline_changed && !before->has_conflicts && self->others->len == 0)
    units = list_changed_units (self, before);
  if (units == NULL || units->len > MAX_UNITS)
    unrep_review_emit_changed (self, UNREP_NO_UNIT);
  else
    for (guint i = 0; i < units->len; i++)
      unrep_review_emit_changed (self, g_array_index (units, guint, i));
  unrep_review_notify_changes (self);
}
