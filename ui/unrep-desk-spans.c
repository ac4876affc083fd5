/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-desk-spans.h"

#include "unrep-desk-private.h"

#include "annotation/unrep-review-spans.h"

static const char *
get_position_id (UnrepDesk *self,
                 guint      position)
{
  UnrepCodebook *codebook = unrep_desk_get_codebook (self);

  return position < unrep_codebook_get_n_positions (codebook) ? unrep_codebook_get_position (codebook, position)->id
                                                              : NULL;
}

static void
take_span (UnrepDesk  *self,
           const char *id,
           gboolean    chosen)
{
  g_autofree char *old = g_steal_pointer (&self->span);

  self->span = g_strdup (id);
  self->span_chosen = id != NULL && chosen;
  self->asked = (UnrepRange) { 0, 0 };
  if (g_strcmp0 (old, id) != 0)
    self->span_end = UNREP_SPAN_END;
  g_object_notify (G_OBJECT (self), "span");
}

/**
 * unrep_desk_ask_span:
 * @self: a desk
 * @words: words that somebody selected, in code points of the extracted text
 *
 * Makes @words wait for a position; another unit becomes the current one where
 * they lie in another one.
 *
 * Returns: whether there are words in it
 */
gboolean
unrep_desk_ask_span (UnrepDesk  *self,
                     UnrepRange  words)
{
  guint unit;

  g_return_val_if_fail (UNREP_IS_DESK (self), FALSE);

  if (!unrep_review_trim_span (self->review, &words))
    return FALSE;
  unit = unrep_desk_get_unit_for (self, words.start);
  if (unit != UNREP_NO_UNIT)
    unrep_desk_set_current (self, unit);
  g_clear_pointer (&self->span, g_free);
  self->asked = words;
  self->span_end = UNREP_SPAN_END;
  g_object_notify (G_OBJECT (self), "span");
  return TRUE;
}

/**
 * unrep_desk_get_asked:
 * @self: a desk
 * @words: (out) (optional): the words that wait for a position
 *
 * Returns: whether there are any
 */
gboolean
unrep_desk_get_asked (UnrepDesk  *self,
                      UnrepRange *words)
{
  g_return_val_if_fail (UNREP_IS_DESK (self), FALSE);

  if (words != NULL)
    *words = self->asked;
  return unrep_range_length (self->asked) > 0;
}

/**
 * unrep_desk_answer_span:
 * @self: a desk where words wait for a position
 * @position: index of a position in the codebook, %UNREP_NO_POSITION for none
 * @error: return location
 *
 * Makes the words a span. It is the current one then, so that its ends can be
 * nudged; positions are those of the unit again.
 *
 * Returns: %FALSE where the review refused
 */
gboolean
unrep_desk_answer_span (UnrepDesk  *self,
                        guint       position,
                        GError    **error)
{
  const char *id;

  g_return_val_if_fail (UNREP_IS_DESK (self) && unrep_desk_get_asked (self, NULL), FALSE);

  id = unrep_review_add_span (self->review, self->asked, get_position_id (self, position), error);
  if (id == NULL)
    return FALSE;
  take_span (self, id, FALSE);
  return TRUE;
}

/**
 * unrep_desk_get_span:
 * @self: a desk
 *
 * Returns: (nullable): the id of the current span
 */
const char *
unrep_desk_get_span (UnrepDesk *self)
{
  g_return_val_if_fail (UNREP_IS_DESK (self), NULL);

  return self->span;
}

/**
 * unrep_desk_set_span:
 * @self: a desk
 * @id: (nullable): the id of a live span, %NULL for none
 *
 * Makes a span the current one, by choice; its unit becomes the current one too.
 */
void
unrep_desk_set_span (UnrepDesk  *self,
                     const char *id)
{
  g_autofree char *owned = g_strdup (id);
  UnrepAnnotation *span;

  g_return_if_fail (UNREP_IS_DESK (self));

  span = id != NULL ? unrep_review_get_span (self->review, id) : NULL;
  if (span != NULL)
    {
      guint unit = unrep_desk_get_unit_for (self, unrep_annotation_get_range (span).start);

      if (unit != UNREP_NO_UNIT)
        unrep_desk_set_current (self, unit);
    }
  take_span (self, span != NULL ? owned : NULL, TRUE);
}

/**
 * unrep_desk_is_span_chosen:
 * @self: a desk
 *
 * Returns: whether there is a current span by somebody's choice, so that positions
 *   are meant for it; not so where it has just been made
 */
gboolean
unrep_desk_is_span_chosen (UnrepDesk *self)
{
  g_return_val_if_fail (UNREP_IS_DESK (self), FALSE);

  return self->span_chosen;
}

/**
 * unrep_desk_get_span_end:
 * @self: a desk
 *
 * Returns: which end of the current span is moved
 */
UnrepSpanEnd
unrep_desk_get_span_end (UnrepDesk *self)
{
  g_return_val_if_fail (UNREP_IS_DESK (self), UNREP_SPAN_END);

  return self->span_end;
}

/**
 * unrep_desk_switch_span_end:
 * @self: a desk with a current span
 *
 * From now on the other end is moved.
 */
void
unrep_desk_switch_span_end (UnrepDesk *self)
{
  g_return_if_fail (UNREP_IS_DESK (self));

  self->span_end = self->span_end == UNREP_SPAN_END ? UNREP_SPAN_START : UNREP_SPAN_END;
  g_object_notify (G_OBJECT (self), "span");
}

/**
 * unrep_desk_leave_span:
 * @self: a desk
 *
 * No words wait and no span is current any more.
 */
void
unrep_desk_leave_span (UnrepDesk *self)
{
  g_return_if_fail (UNREP_IS_DESK (self));

  if (self->span != NULL || unrep_desk_get_asked (self, NULL))
    take_span (self, NULL, FALSE);
}

/**
 * unrep_desk_check_span:
 * @self: a desk
 *
 * To be called when the current unit or a span has changed: leaves a span that is
 * gone or is of another unit, and words of another unit.
 */
void
unrep_desk_check_span (UnrepDesk *self)
{
  UnrepAnnotation *span = self->span != NULL ? unrep_review_get_span (self->review, self->span) : NULL;
  guint unit;

  if (self->span == NULL && !unrep_desk_get_asked (self, NULL))
    return;
  unit = unrep_desk_get_unit_for (self, span != NULL ? unrep_annotation_get_range (span).start : self->asked.start);
  if ((self->span != NULL && span == NULL) || (unit != UNREP_NO_UNIT && unit != self->current))
    unrep_desk_leave_span (self);
  else if (span != NULL)
    g_object_notify (G_OBJECT (self), "span");
}

/**
 * unrep_desk_go_span:
 * @self: a desk
 * @from: where the reader is, in code points of the extracted text
 * @forward: whether in reading order, or against it
 *
 * Makes the next or the previous span the current one, from the current one on,
 * or else from @from.
 *
 * Returns: whether there was one
 */
gboolean
unrep_desk_go_span (UnrepDesk *self,
                    gsize      from,
                    gboolean   forward)
{
  g_autoptr (GPtrArray) spans = NULL;
  guint current = G_MAXUINT, wanted = G_MAXUINT;

  g_return_val_if_fail (UNREP_IS_DESK (self), FALSE);

  spans = unrep_review_list_spans (self->review, UNREP_WHOLE_TEXT);
  for (guint i = 0; i < spans->len; i++)
    {
      UnrepRange range = unrep_annotation_get_range (g_ptr_array_index (spans, i));

      if (g_strcmp0 (unrep_annotation_get_id (g_ptr_array_index (spans, i)), self->span) == 0)
        current = i;
      if (forward ? wanted == G_MAXUINT && range.end > from : range.start <= from)
        wanted = i;
    }
  /* One that has just been made is chosen before others are gone to. */
  if (current < spans->len)
    wanted = !self->span_chosen ? current : forward ? current + 1 : current - 1;
  if (wanted >= spans->len)
    return FALSE;
  unrep_desk_set_span (self, unrep_annotation_get_id (g_ptr_array_index (spans, wanted)));
  return TRUE;
}

/**
 * unrep_desk_nudge_span:
 * @self: a desk with a current span, or where words wait for a position
 * @step: how far
 * @forward: whether in reading order, or against it
 * @error: return location
 *
 * Moves one end of them.
 *
 * Returns: %FALSE where the review refused
 */
gboolean
unrep_desk_nudge_span (UnrepDesk      *self,
                       UnrepSpanStep   step,
                       gboolean        forward,
                       GError        **error)
{
  UnrepText *text = unrep_report_get_text (unrep_review_get_report (self->review));
  UnrepAnnotation *span;

  g_return_val_if_fail (UNREP_IS_DESK (self), FALSE);

  if (unrep_desk_get_asked (self, NULL))
    {
      self->asked = unrep_span_nudge (text, self->asked, self->span_end, step, forward);
      g_object_notify (G_OBJECT (self), "span");
      return TRUE;
    }
  span = unrep_review_get_span (self->review, self->span);
  g_return_val_if_fail (span != NULL, FALSE);
  return unrep_review_set_span_range (
    self->review, self->span,
    unrep_span_nudge (text, unrep_annotation_get_range (span), self->span_end, step, forward), error);
}

/**
 * unrep_desk_set_span_position:
 * @self: a desk with a current span
 * @position: index of a position in the codebook, %UNREP_NO_POSITION for none
 * @error: return location
 *
 * Returns: %FALSE where the review refused
 */
gboolean
unrep_desk_set_span_position (UnrepDesk  *self,
                              guint       position,
                              GError    **error)
{
  g_return_val_if_fail (UNREP_IS_DESK (self) && self->span != NULL, FALSE);

  return unrep_review_set_span_position (self->review, self->span, get_position_id (self, position), error);
}

/**
 * unrep_desk_remove_span:
 * @self: a desk with a current span
 * @error: return location
 *
 * Returns: %FALSE where the review refused
 */
gboolean
unrep_desk_remove_span (UnrepDesk  *self,
                        GError    **error)
{
  g_autofree char *id = g_strdup (self->span);

  g_return_val_if_fail (UNREP_IS_DESK (self) && id != NULL, FALSE);

  return unrep_review_remove_span (self->review, id, error);
}

/**
 * unrep_desk_set_heard:
 * @self: a desk
 * @heard: (element-type UnrepHeardSpan): words that others marked
 *
 * Shows them in the text beside one's own evidence. `span` notifies.
 */
void
unrep_desk_set_heard (UnrepDesk *self,
                      GArray    *heard)
{
  g_return_if_fail (UNREP_IS_DESK (self));

  g_array_set_size (self->heard, 0);
  g_array_append_vals (self->heard, heard->data, heard->len);
  g_object_notify (G_OBJECT (self), "span");
}

/**
 * unrep_desk_get_heard:
 * @self: a desk
 *
 * Returns: (transfer none) (element-type UnrepHeardSpan): words that others marked
 */
GArray *
unrep_desk_get_heard (UnrepDesk *self)
{
  g_return_val_if_fail (UNREP_IS_DESK (self), NULL);

  return self->heard;
}
