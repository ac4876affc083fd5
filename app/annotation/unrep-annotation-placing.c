/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-annotation-placing.h"

#include "unrep-annotation-private.h"

/**
 * unrep_annotation_take_place_of:
 * @self: an annotation that nobody has seen yet
 * @other: a version of it
 *
 * Puts @self where @other is, or takes its place away as @other has none.
 */
void
unrep_annotation_take_place_of (UnrepAnnotation *self,
                                UnrepAnnotation *other)
{
  const guint target = UNREP_MEMBER_BIT (UNREP_MEMBER_TARGET);
  const char *unplaced = unrep_extras_get (other->extras, UNREP_KIND_UNPLACED);

  self->members = (self->members & ~target) | (other->members & target);
  unrep_take_string (&self->kind, g_strdup (other->kind));
  unrep_take_string (&self->unit, g_strdup (other->unit));
  self->range = other->range;
  unrep_take_string (&self->exact, g_strdup (other->exact));
  unrep_take_string (&self->prefix, g_strdup (other->prefix));
  unrep_take_string (&self->suffix, g_strdup (other->suffix));
  unrep_extras_free (self->target_extras);
  self->target_extras = unrep_extras_copy (other->target_extras);
  if (unplaced != NULL)
    unrep_extras_set (&self->extras, UNREP_KIND_UNPLACED, unplaced);
  else
    unrep_extras_remove (self->extras, UNREP_KIND_UNPLACED);
}

/* In @text again, whether it had a place before or not. */
static void
give_place (UnrepAnnotation     *self,
            const UnrepUnplaced *was,
            const char          *unit,
            UnrepText           *text,
            UnrepRange           range)
{
  unrep_take_string (&self->kind, g_strdup (was->kind));
  self->members |= UNREP_MEMBER_BIT (UNREP_MEMBER_TARGET);
  if (unit != NULL)
    {
      self->members |= UNREP_MEMBER_BIT (UNREP_MEMBER_UNIT);
      unrep_take_string (&self->unit, g_strdup (unit));
    }
  unrep_extras_free (self->target_extras);
  self->target_extras = unrep_extras_copy (was->target_extras);
  unrep_extras_remove (self->extras, UNREP_KIND_UNPLACED);
  unrep_annotation_aim (self, text, range);
}

/**
 * unrep_annotation_new_anchored:
 * @self: an annotation of an earlier text
 * @was: what it was there
 * @unit: (nullable): the path of the unit that it is in now, %NULL to leave it
 * @text: the extracted text
 * @range: where it is in @text
 *
 * Returns: (transfer full): the same in @text, the same on every device; it wins
 *   over the annotation as it was
 */
UnrepAnnotation *
unrep_annotation_new_anchored (UnrepAnnotation     *self,
                               const UnrepUnplaced *was,
                               const char          *unit,
                               UnrepText           *text,
                               UnrepRange           range)
{
  UnrepAnnotation *anchored = unrep_annotation_copy (self);

  unrep_annotation_raise_count (anchored, UNREP_ANCHOR_DEVICE);
  give_place (anchored, was, unit, text, range);
  return anchored;
}

/**
 * unrep_annotation_new_unplaced:
 * @self: an annotation of an earlier text
 * @unplaced: what it was there, and where it may be
 *
 * What has no place in the text of a side file has no target either: it is of the
 * kind `unplaced`, so that it is counted nowhere, and keeps what was said.
 *
 * Returns: (transfer full): @self without a place, the same on every device
 */
UnrepAnnotation *
unrep_annotation_new_unplaced (UnrepAnnotation     *self,
                               const UnrepUnplaced *unplaced)
{
  UnrepAnnotation *annotation = unrep_annotation_copy (self);
  g_autofree char *json = unrep_unplaced_dup_json (unplaced);

  unrep_annotation_raise_count (annotation, UNREP_ANCHOR_DEVICE);
  unrep_take_string (&annotation->kind, g_strdup (UNREP_KIND_UNPLACED));
  annotation->members &= ~UNREP_MEMBER_BIT (UNREP_MEMBER_TARGET);
  annotation->range = (UnrepRange) { 0, 0 };
  g_clear_pointer (&annotation->exact, g_free);
  g_clear_pointer (&annotation->prefix, g_free);
  g_clear_pointer (&annotation->suffix, g_free);
  g_clear_pointer (&annotation->target_extras, unrep_extras_free);
  unrep_extras_set (&annotation->extras, UNREP_KIND_UNPLACED, json);
  return annotation;
}

/**
 * unrep_annotation_new_placed:
 * @self: an annotation without a place
 * @was: what it was when it had one
 * @unit: the path of the unit that it is in now
 * @text: the extracted text
 * @range: where the person puts it
 * @device: the device that counts the change
 * @now: the time in RFC 3339
 *
 * Returns: (transfer full): @self in @text, with one more change
 */
UnrepAnnotation *
unrep_annotation_new_placed (UnrepAnnotation     *self,
                             const UnrepUnplaced *was,
                             const char          *unit,
                             UnrepText           *text,
                             UnrepRange           range,
                             const char          *device,
                             const char          *now)
{
  UnrepAnnotation *placed = unrep_annotation_copy (self);

  give_place (placed, was, unit, text, range);
  unrep_annotation_count_change (placed, device, now);
  return placed;
}

/**
 * unrep_annotation_new_with_place:
 * @self: an annotation of an earlier text
 * @other: the same annotation as it was placed in this text before
 *
 * Returns: (transfer full): @other if it includes all that people changed in @self,
 *   else what @self says, where @other says it; the same on every device
 */
UnrepAnnotation *
unrep_annotation_new_with_place (UnrepAnnotation *self,
                                 UnrepAnnotation *other)
{
  g_autoptr (UnrepAnnotation) placed = unrep_annotation_copy (self);
  gint64 here = unrep_annotation_count_of (other, UNREP_ANCHOR_DEVICE);
  gint64 there = unrep_annotation_count_of (self, UNREP_ANCHOR_DEVICE);
  UnrepEditsOrder order;

  unrep_annotation_take_place_of (placed, other);
  unrep_annotation_set_count (placed, UNREP_ANCHOR_DEVICE, here);
  order = unrep_annotation_compare_edits (other, placed);
  if (order == UNREP_EDITS_EQUAL || order == UNREP_EDITS_FIRST_DOMINATES)
    return g_object_ref (other);
  unrep_annotation_set_count (placed, UNREP_ANCHOR_DEVICE, MAX (here, there));
  return g_steal_pointer (&placed);
}
