/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Annotations of kind `rendering`: what a translator says of words. */
#include "unrep-annotation-private.h"

/**
 * unrep_annotation_is_rendering:
 * @self: an annotation
 *
 * Returns: whether it is of kind `rendering`
 */
gboolean
unrep_annotation_is_rendering (UnrepAnnotation *self)
{
  return g_str_equal (self->kind, "rendering");
}

/**
 * unrep_annotation_is_words:
 * @self: an annotation
 *
 * Returns: whether it is about words, wherever they are, and not about a unit
 */
gboolean
unrep_annotation_is_words (UnrepAnnotation *self)
{
  return unrep_annotation_is_span (self) || unrep_annotation_is_rendering (self);
}

/**
 * unrep_annotation_get_judgement:
 * @self: an annotation
 *
 * Returns: (transfer none) (nullable): what a translator says, %NULL in other kinds
 */
UnrepJudgement *
unrep_annotation_get_judgement (UnrepAnnotation *self)
{
  g_return_val_if_fail (UNREP_IS_ANNOTATION (self), NULL);

  return unrep_annotation_is_rendering (self) ? self->judgement : NULL;
}

static void
take_note (UnrepAnnotation *self,
           const char      *note)
{
  unrep_take_string (&self->note, g_strdup (note));
  if (note != NULL)
    self->members |= UNREP_MEMBER_BIT (UNREP_MEMBER_NOTE);
  else
    self->members &= ~UNREP_MEMBER_BIT (UNREP_MEMBER_NOTE);
}

static void
take_judgement (UnrepAnnotation *self,
                UnrepJudgement  *judgement)
{
  unrep_judgement_ref (judgement);
  g_clear_pointer (&self->judgement, unrep_judgement_unref);
  self->judgement = judgement;
}

/**
 * unrep_annotation_take_judgement_of:
 * @self: an annotation of kind `rendering` that nobody has seen yet
 * @other: another one
 *
 * Has @self say what @other says, its note included.
 */
void
unrep_annotation_take_judgement_of (UnrepAnnotation *self,
                                    UnrepAnnotation *other)
{
  take_judgement (self, other->judgement);
  take_note (self, other->note);
}

/**
 * unrep_annotation_new_rendering:
 * @unit: the path of the unit that it lies in, "" where that has none
 * @text: the extracted text
 * @range: the words, in @text
 * @judgement: what is said about them
 * @device: the device that counts the change
 * @now: the time in RFC 3339
 *
 * Returns: (transfer full): a new annotation of kind `rendering`, with a new id and
 *   an empty note
 */
UnrepAnnotation *
unrep_annotation_new_rendering (const char     *unit,
                                UnrepText      *text,
                                UnrepRange      range,
                                UnrepJudgement *judgement,
                                const char     *device,
                                const char     *now)
{
  UnrepAnnotation *self = unrep_annotation_new_frame ("rendering", unit, text, range, now);

  self->members = UNREP_RENDERING_MEMBERS;
  take_judgement (self, judgement);
  take_note (self, "");
  unrep_annotation_raise_count (self, device);
  return self;
}

/**
 * unrep_annotation_new_judged:
 * @self: an annotation of kind `rendering`
 * @state: what is said now; with %UNREP_FINDING_OPEN it is deleted, and keeps what was
 * @note: the note from now on
 * @device: the device that counts the change
 * @now: the time in RFC 3339
 *
 * Returns: (transfer full): @self with @state, @note and one more change
 */
UnrepAnnotation *
unrep_annotation_new_judged (UnrepAnnotation   *self,
                             UnrepFindingState  state,
                             const char        *note,
                             const char        *device,
                             const char        *now)
{
  UnrepAnnotation *judged = unrep_annotation_copy (self);

  judged->deleted = state == UNREP_FINDING_OPEN;
  if (!judged->deleted)
    {
      g_autoptr (UnrepJudgement) judgement = unrep_judgement_new_changed (self->judgement, state);

      take_judgement (judged, judgement);
    }
  take_note (judged, note);
  unrep_annotation_count_change (judged, device, now);
  return judged;
}
