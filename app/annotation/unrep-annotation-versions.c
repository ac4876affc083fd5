/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-annotation-private.h"

#include "unrep-annotation-placing.h"

#include <string.h>

static const char * const no_tags[] = { NULL };

/**
 * unrep_time_dup_now:
 *
 * Returns: (transfer full): the time as side files hold it, RFC 3339 in UTC with
 *   whole seconds
 */
char *
unrep_time_dup_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

static void
take_result (UnrepAnnotation       *self,
             const UnrepCorrection *correction)
{
  self->result_kind = correction->kind;
  unrep_take_string (&self->result_label, g_strdup (correction->label));
  unrep_take_string (&self->result_parent, g_strdup (correction->parent));
  self->result_recommendation = correction->recommendation;
}

static void
take_result_of (UnrepAnnotation *self,
                UnrepAnnotation *other)
{
  take_result (self, &(UnrepCorrection) { other->range, other->result_kind, other->result_label, other->result_parent,
                                          other->result_recommendation });
  unrep_extras_free (self->result_extras);
  self->result_extras = unrep_extras_copy (other->result_extras);
}

/**
 * unrep_annotation_aim:
 * @self: an annotation that nobody has seen yet
 * @text: the extracted text
 * @range: what it is about in @text
 *
 * Makes @range its target, with the words there and those around them.
 */
void
unrep_annotation_aim (UnrepAnnotation *self,
                      UnrepText       *text,
                      UnrepRange       range)
{
  gsize n_chars = unrep_text_get_n_chars (text);
  UnrepRange before = { range.start - MIN (range.start, UNREP_ANNOTATION_CONTEXT_CHARS), range.start };
  UnrepRange after = { range.end, MIN (range.end + UNREP_ANNOTATION_CONTEXT_CHARS, n_chars) };

  self->range = range;
  unrep_take_string (&self->exact, unrep_text_dup_range (text, range));
  unrep_take_string (&self->prefix, unrep_text_dup_range (text, before));
  unrep_take_string (&self->suffix, unrep_text_dup_range (text, after));
}

/**
 * unrep_annotation_copy:
 * @self: an annotation
 *
 * Returns: (transfer full): the same again, to be changed before anybody sees it
 */
UnrepAnnotation *
unrep_annotation_copy (UnrepAnnotation *self)
{
  UnrepAnnotation *other = g_object_new (UNREP_TYPE_ANNOTATION, NULL);

  other->members = self->members;
  other->id = g_strdup (self->id);
  other->kind = g_strdup (self->kind);
  other->unit = g_strdup (self->unit);
  other->range = self->range;
  other->exact = g_strdup (self->exact);
  other->prefix = g_strdup (self->prefix);
  other->suffix = g_strdup (self->suffix);
  other->target_extras = unrep_extras_copy (self->target_extras);
  take_result_of (other, self);
  other->judgement = self->judgement != NULL ? unrep_judgement_ref (self->judgement) : NULL;
  other->position = g_strdup (self->position);
  other->flag = self->flag;
  other->tags = g_strdupv (self->tags);
  other->note = g_strdup (self->note);
  other->settles = self->settles != NULL ? unrep_settles_ref (self->settles) : NULL;
  g_array_append_vals (other->edits, self->edits->data, self->edits->len);
  other->created = g_strdup (self->created);
  other->modified = g_strdup (self->modified);
  other->deleted = self->deleted;
  other->extras = unrep_extras_copy (self->extras);
  return other;
}

static UnrepDeviceCount *
get_count (UnrepAnnotation *self,
           guint            index)
{
  return &g_array_index (self->edits, UnrepDeviceCount, index);
}

static guint
find_device (UnrepAnnotation *self,
             const char      *device)
{
  guint i = 0;

  while (i < self->edits->len && strcmp (get_count (self, i)->device, device) < 0)
    i++;
  return i;
}

/**
 * unrep_annotation_count_of:
 * @self: an annotation
 * @device: a device
 *
 * Returns: how many changes of @self it counts, 0 for none
 */
gint64
unrep_annotation_count_of (UnrepAnnotation *self,
                           const char      *device)
{
  guint i = find_device (self, device);

  return i < self->edits->len && g_str_equal (get_count (self, i)->device, device) ? get_count (self, i)->count : 0;
}

/**
 * unrep_annotation_set_count:
 * @self: an annotation that nobody has seen yet
 * @device: a device, which has its place in the order of devices
 * @count: how many changes it counts; 0 for a device that has none
 */
void
unrep_annotation_set_count (UnrepAnnotation *self,
                            const char      *device,
                            gint64           count)
{
  UnrepDeviceCount changed = { .count = count };
  guint i = find_device (self, device);

  if (unrep_annotation_count_of (self, device) > 0)
    g_array_remove_index (self->edits, i);
  g_strlcpy (changed.device, device, sizeof changed.device);
  if (count > 0)
    g_array_insert_val (self->edits, i, changed);
}

/**
 * unrep_annotation_raise_count:
 * @self: an annotation that nobody has seen yet
 * @device: the device that counts one change more
 */
void
unrep_annotation_raise_count (UnrepAnnotation *self,
                              const char      *device)
{
  unrep_annotation_set_count (self, device,
                              MIN (unrep_annotation_count_of (self, device), UNREP_MAX_INTEGER - 1) + 1);
}

/* What a merge counted is no change of anybody's. */
static void
forget_merge (UnrepAnnotation *self)
{
  unrep_annotation_set_count (self, UNREP_MERGE_DEVICE, 0);
}

/**
 * unrep_annotation_count_change:
 * @self: an annotation that nobody has seen yet
 * @device: the device that counts the change
 * @now: the time in RFC 3339
 *
 * Adds one to the count of @device, and says when.
 */
void
unrep_annotation_count_change (UnrepAnnotation *self,
                               const char      *device,
                               const char      *now)
{
  if (self->edits->len > 1)
    forget_merge (self);
  unrep_annotation_raise_count (self, device);
  unrep_take_string (&self->modified, g_strdup (now));
}

static void
take_content (UnrepAnnotation              *self,
              const UnrepAnnotationContent *content)
{
  g_autofree char *position = g_strdup (content->position);
  g_autofree char *note = g_strdup (content->note != NULL ? content->note : "");
  g_auto (GStrv) tags = g_strdupv ((char **) (content->tags != NULL ? content->tags : no_tags));
  UnrepSettles *settles = content->settles != NULL ? unrep_settles_ref (content->settles) : NULL;

  g_free (self->position);
  g_free (self->note);
  g_strfreev (self->tags);
  self->position = g_steal_pointer (&position);
  self->note = g_steal_pointer (&note);
  self->tags = g_steal_pointer (&tags);
  g_clear_pointer (&self->settles, unrep_settles_unref);
  self->settles = settles;
  self->flag = content->flag;
  if (settles != NULL)
    self->members |= UNREP_MEMBER_BIT (UNREP_MEMBER_SETTLES);
  else
    self->members &= ~UNREP_MEMBER_BIT (UNREP_MEMBER_SETTLES);
  self->members |= UNREP_MEMBER_BIT (UNREP_MEMBER_POSITION) | UNREP_MEMBER_BIT (UNREP_MEMBER_FLAG) |
                   UNREP_MEMBER_BIT (UNREP_MEMBER_TAGS) | UNREP_MEMBER_BIT (UNREP_MEMBER_NOTE);
  self->deleted = !unrep_annotation_is_span (self) && unrep_annotation_content_is_empty (content);
}

/**
 * unrep_annotation_new_frame:
 * @kind: the kind
 * @unit: the path of the unit that it is of or lies in, "" where that has none
 * @text: the extracted text
 * @range: what it is about in @text
 * @now: the time in RFC 3339
 *
 * Returns: (transfer full): what every new annotation has; its members and its count
 *   of changes are to be set
 */
UnrepAnnotation *
unrep_annotation_new_frame (const char *kind,
                            const char *unit,
                            UnrepText  *text,
                            UnrepRange  range,
                            const char *now)
{
  UnrepAnnotation *self = g_object_new (UNREP_TYPE_ANNOTATION, NULL);

  self->id = g_uuid_string_random ();
  self->kind = g_strdup (kind);
  self->unit = g_strdup (unit);
  unrep_annotation_aim (self, text, range);
  self->created = g_strdup (now);
  self->modified = g_strdup (now);
  return self;
}

/**
 * unrep_annotation_new_counted:
 * @kind: the kind
 * @unit: the path of the unit that it is of or lies in, "" where that has none
 * @range: what it is about
 * @position: (nullable): the id of its position
 *
 * What a tally has kept of an annotation, to be compared with others: it quotes
 * nothing, has no history, and is not to be saved.
 *
 * Returns: (transfer full): the annotation
 */
UnrepAnnotation *
unrep_annotation_new_counted (const char *kind,
                              const char *unit,
                              UnrepRange  range,
                              const char *position)
{
  UnrepAnnotation *self = g_object_new (UNREP_TYPE_ANNOTATION, NULL);

  self->id = g_strdup ("");
  self->kind = g_strdup (kind);
  self->unit = g_strdup (unit);
  self->range = range;
  self->position = g_strdup (position);
  return self;
}

/* Of a kind that has a target and a content. */
static UnrepAnnotation *
new_with_content (const char                   *kind,
                  const char                   *unit,
                  UnrepText                    *text,
                  UnrepRange                    range,
                  const UnrepAnnotationContent *content,
                  const char                   *device,
                  const char                   *now)
{
  UnrepAnnotation *self = unrep_annotation_new_frame (kind, unit, text, range, now);

  self->members = UNREP_UNIT_MEMBERS;
  take_content (self, content);
  unrep_annotation_raise_count (self, device);
  return self;
}

/**
 * unrep_annotation_new_unit:
 * @unit: the path of the unit, "" where it has none
 * @text: the extracted text
 * @range: the unit's range in @text
 * @content: what is said about it
 * @device: the device that counts the change
 * @now: the time in RFC 3339
 *
 * Returns: (transfer full): a new annotation of a unit, with a new id
 */
UnrepAnnotation *
unrep_annotation_new_unit (const char                   *unit,
                           UnrepText                    *text,
                           UnrepRange                    range,
                           const UnrepAnnotationContent *content,
                           const char                   *device,
                           const char                   *now)
{
  return new_with_content ("unit", unit, text, range, content, device, now);
}

/**
 * unrep_annotation_new_span:
 * @unit: the path of the unit that it lies in, "" where that has none
 * @text: the extracted text
 * @range: the words, in @text
 * @content: what is said about them, which may be nothing
 * @device: the device that counts the change
 * @now: the time in RFC 3339
 *
 * Returns: (transfer full): a new span, with a new id
 */
UnrepAnnotation *
unrep_annotation_new_span (const char                   *unit,
                           UnrepText                    *text,
                           UnrepRange                    range,
                           const UnrepAnnotationContent *content,
                           const char                   *device,
                           const char                   *now)
{
  return new_with_content ("span", unit, text, range, content, device, now);
}

/**
 * unrep_annotation_new_structure:
 * @unit: the path of the unit that is corrected, "" where it has none
 * @text: the extracted text
 * @correction: what is so
 * @device: the device that counts the change
 * @now: the time in RFC 3339
 *
 * Returns: (transfer full): a new correction of the outline, with a new id
 */
UnrepAnnotation *
unrep_annotation_new_structure (const char            *unit,
                                UnrepText             *text,
                                const UnrepCorrection *correction,
                                const char            *device,
                                const char            *now)
{
  UnrepAnnotation *self = unrep_annotation_new_frame ("structure", unit, text, correction->range, now);

  self->members = UNREP_STRUCTURE_MEMBERS;
  take_result (self, correction);
  unrep_annotation_raise_count (self, device);
  return self;
}

/**
 * unrep_annotation_new_restated:
 * @self: a correction of the outline
 * @correction: what is so instead, of the same range
 * @device: the device that counts the change
 * @now: the time in RFC 3339
 *
 * Returns: (transfer full): @self with @correction and one more change, alive
 */
UnrepAnnotation *
unrep_annotation_new_restated (UnrepAnnotation       *self,
                               const UnrepCorrection *correction,
                               const char            *device,
                               const char            *now)
{
  UnrepAnnotation *restated = unrep_annotation_copy (self);

  take_result (restated, correction);
  restated->deleted = FALSE;
  unrep_annotation_count_change (restated, device, now);
  return restated;
}

/**
 * unrep_annotation_new_changed:
 * @self: an annotation
 * @content: what is said now; it may be borrowed from @self
 * @device: the device that counts the change
 * @now: the time in RFC 3339
 *
 * Returns: (transfer full): @self with @content and one more change; deleted
 *   when @content is empty and @self of a unit, alive otherwise
 */
UnrepAnnotation *
unrep_annotation_new_changed (UnrepAnnotation              *self,
                              const UnrepAnnotationContent *content,
                              const char                   *device,
                              const char                   *now)
{
  UnrepAnnotation *changed = unrep_annotation_copy (self);

  take_content (changed, content);
  unrep_annotation_count_change (changed, device, now);
  return changed;
}

/**
 * unrep_annotation_new_moved:
 * @self: an annotation of a unit, or a span
 * @unit: the path of the unit that it is of or lies in now
 * @text: the extracted text
 * @range: the range of that unit, or of the words
 * @content: what is said now; it may be borrowed from @self
 * @device: the device that counts the change
 * @now: the time in RFC 3339
 *
 * Returns: (transfer full): @self with another target, @content and one more change
 */
UnrepAnnotation *
unrep_annotation_new_moved (UnrepAnnotation              *self,
                            const char                   *unit,
                            UnrepText                    *text,
                            UnrepRange                    range,
                            const UnrepAnnotationContent *content,
                            const char                   *device,
                            const char                   *now)
{
  UnrepAnnotation *moved = unrep_annotation_new_changed (self, content, device, now);

  unrep_take_string (&moved->unit, g_strdup (unit));
  unrep_annotation_aim (moved, text, range);
  return moved;
}

/**
 * unrep_annotation_new_deleted:
 * @self: an annotation
 * @device: the device that counts the change
 * @now: the time in RFC 3339
 *
 * Returns: (transfer full): its tombstone, which keeps what was said
 */
UnrepAnnotation *
unrep_annotation_new_deleted (UnrepAnnotation *self,
                              const char      *device,
                              const char      *now)
{
  UnrepAnnotation *deleted = unrep_annotation_copy (self);

  deleted->deleted = TRUE;
  unrep_annotation_count_change (deleted, device, now);
  return deleted;
}

/**
 * unrep_annotation_new_version:
 * @self: an annotation as it is now
 * @version: (nullable): an earlier or later version of it; %NULL for before it was made
 * @device: the device that counts the change
 * @now: the time in RFC 3339
 *
 * Undoing is a change like any other: it counts, and other devices take it over.
 *
 * Returns: (transfer full): @self saying what @version said, of what that was of,
 *   with one more change
 */
UnrepAnnotation *
unrep_annotation_new_version (UnrepAnnotation *self,
                              UnrepAnnotation *version,
                              const char      *device,
                              const char      *now)
{
  UnrepAnnotation *changed;
  UnrepAnnotationContent content = unrep_annotation_get_content (version);

  if (version != NULL && !g_str_equal (self->kind, version->kind))
    {
      /* It got a place, or lost it: nothing else was changed by that. */
      changed = unrep_annotation_copy (self);
      unrep_annotation_take_place_of (changed, version);
      changed->deleted = version->deleted;
      unrep_annotation_count_change (changed, device, now);
      return changed;
    }
  if (unrep_annotation_is_unit (self) || (unrep_annotation_is_span (self) && version != NULL && !version->deleted))
    changed = unrep_annotation_new_changed (self, &content, device, now);
  else
    changed = unrep_annotation_new_deleted (self, device, now);
  if (version == NULL)
    return changed;

  changed->deleted = version->deleted;
  unrep_take_string (&changed->unit, g_strdup (version->unit));
  changed->range = version->range;
  unrep_take_string (&changed->exact, g_strdup (version->exact));
  unrep_take_string (&changed->prefix, g_strdup (version->prefix));
  unrep_take_string (&changed->suffix, g_strdup (version->suffix));
  take_result_of (changed, version);
  if (unrep_annotation_is_rendering (self))
    unrep_annotation_take_judgement_of (changed, version);
  return changed;
}

/**
 * unrep_annotation_new_outdoing:
 * @self: a version of an annotation
 * @other: another version of it, or @self
 * @device: the device that counts the change
 * @now: the time in RFC 3339
 *
 * A change made knowing both, whatever kind the annotation is of and whatever
 * members it has.
 *
 * Returns: (transfer full): @self as it is, counting the changes of both and one more
 */
UnrepAnnotation *
unrep_annotation_new_outdoing (UnrepAnnotation *self,
                               UnrepAnnotation *other,
                               const char      *device,
                               const char      *now)
{
  g_autoptr (UnrepAnnotation) joined = unrep_annotation_new_joined (self, other);

  unrep_annotation_count_change (joined, device, now);
  return g_steal_pointer (&joined);
}

/**
 * unrep_annotation_new_buried:
 * @self: a live annotation that another one of the same unit makes superfluous
 *
 * Returns: (transfer full): its tombstone, the same on every device. It keeps
 *   what was said, and its count makes it win over the live copy.
 */
UnrepAnnotation *
unrep_annotation_new_buried (UnrepAnnotation *self)
{
  UnrepAnnotation *buried = unrep_annotation_copy (self);

  unrep_annotation_raise_count (buried, UNREP_MERGE_DEVICE);
  buried->deleted = TRUE;
  return buried;
}

/**
 * unrep_annotation_new_unburied:
 * @self: an annotation
 *
 * Takes back what unrep_annotation_new_buried() did, for a merge that decides
 * anew which annotation is superfluous.
 *
 * Returns: (transfer full): what was buried, or @self
 */
UnrepAnnotation *
unrep_annotation_new_unburied (UnrepAnnotation *self)
{
  UnrepAnnotation *unburied;

  if (!unrep_annotation_is_buried (self))
    return g_object_ref (self);
  unburied = unrep_annotation_copy (self);
  forget_merge (unburied);
  unburied->deleted = FALSE;
  return unburied;
}

/**
 * unrep_annotation_is_buried:
 * @self: an annotation
 *
 * Returns: whether it is what unrep_annotation_new_buried() makes
 */
gboolean
unrep_annotation_is_buried (UnrepAnnotation *self)
{
  return self->deleted && self->edits->len > 1 && unrep_annotation_count_of (self, UNREP_MERGE_DEVICE) == 1;
}
