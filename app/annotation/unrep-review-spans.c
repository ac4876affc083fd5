/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-review-spans.h"

#include "unrep-annotation-private.h"
#include "unrep-review-private.h"

#include <glib/gi18n.h>

/**
 * unrep_review_find_unit_of:
 * @outline: an outline
 * @range: words of the text
 *
 * Returns: the unit that words lie in: the recommendation that holds their
 *   beginning, else the innermost unit there that has a path, else the innermost
 *   one; %UNREP_NO_UNIT between units
 */
guint
unrep_review_find_unit_of (UnrepOutline *outline,
                           UnrepRange    range)
{
  guint innermost = unrep_outline_get_unit_at (outline, range.start), with_path = UNREP_NO_UNIT;

  for (guint i = innermost; i != UNREP_NO_UNIT; i = unrep_outline_get_unit (outline, i)->parent)
    {
      const UnrepUnit *unit = unrep_outline_get_unit (outline, i);

      if (unit->recommendation != UNREP_RECOMMENDATION_NO)
        return i;
      if (with_path == UNREP_NO_UNIT && unit->path[0] != '\0')
        with_path = i;
    }
  return with_path != UNREP_NO_UNIT ? with_path : innermost;
}

/**
 * unrep_review_get_path_of:
 * @outline: an outline
 * @range: words of the text
 *
 * Returns: (transfer none): the path of the unit that they lie in, "" where that has
 *   none
 */
const char *
unrep_review_get_path_of (UnrepOutline *outline,
                          UnrepRange    range)
{
  guint unit = unrep_review_find_unit_of (outline, range);

  return unit != UNREP_NO_UNIT ? unrep_outline_get_unit (outline, unit)->path : "";
}

/* What a translator says stays where the words are, too. */
static void
realign_judged (UnrepReview  *self,
                UnrepOutline *outline,
                const char   *now,
                GArray       *changes)
{
  g_autoptr (GPtrArray) list = unrep_annotation_set_list_rendering (self->set);

  for (guint i = 0; i < list->len; i++)
    {
      UnrepAnnotation *judged = g_ptr_array_index (list, i);
      UnrepRange range = unrep_annotation_get_range (judged);
      const char *after = unrep_review_get_path_of (outline, range);
      g_autoptr (UnrepAnnotation) moved = NULL;

      if (g_str_equal (unrep_review_get_path_of (self->outline, range), after))
        continue;
      moved = unrep_annotation_copy (judged);
      unrep_take_string (&moved->unit, g_strdup (after));
      unrep_annotation_count_change (moved, self->device, now);
      unrep_history_changes_add (changes, judged, moved);
    }
}

/**
 * unrep_review_realign_spans:
 * @self: a review
 * @outline: the outline that it is about to have
 * @changes: (element-type UnrepHistoryChange): where to add what has to change
 *
 * Spans and what a translator says stay where their words are, and name the unit that these lie in by then.
 */
void
unrep_review_realign_spans (UnrepReview  *self,
                            UnrepOutline *outline,
                            GArray       *changes)
{
  g_autoptr (GPtrArray) spans = unrep_annotation_set_list_spans (self->set, UNREP_WHOLE_TEXT);
  g_autofree char *now = unrep_time_dup_now ();

  for (guint i = 0; i < spans->len; i++)
    {
      UnrepAnnotation *span = g_ptr_array_index (spans, i);
      UnrepAnnotationContent content = unrep_annotation_get_content (span);
      UnrepRange range = unrep_annotation_get_range (span);
      const char *before = unrep_review_get_path_of (self->outline, range), *after = unrep_review_get_path_of (outline, range);
      g_autoptr (UnrepAnnotation) moved = NULL;

      if (g_str_equal (before, after))
        continue;
      moved = unrep_annotation_new_moved (span, after, unrep_report_get_text (self->report), range, &content,
                                          self->device, now);
      unrep_history_changes_add (changes, span, moved);
    }
  realign_judged (self, outline, now, changes);
}

/**
 * unrep_review_list_spans:
 * @self: a review
 * @range: a range of the text
 *
 * Returns: (transfer full) (element-type UnrepAnnotation): the spans that share
 *   text with @range, by start
 */
GPtrArray *
unrep_review_list_spans (UnrepReview *self,
                         UnrepRange   range)
{
  g_return_val_if_fail (UNREP_IS_REVIEW (self), NULL);

  return unrep_annotation_set_list_spans (self->set, range);
}

static gboolean
is_below (UnrepOutline *outline,
          guint         unit,
          guint         above)
{
  while (unit != UNREP_NO_UNIT && unit != above)
    unit = unrep_outline_get_unit (outline, unit)->parent;
  return unit == above;
}

/**
 * unrep_review_list_evidence:
 * @self: a review
 * @unit: index of a unit
 *
 * Returns: (transfer full) (element-type UnrepAnnotation): the spans that begin in
 *   @unit or in what stands below it, by start
 */
GPtrArray *
unrep_review_list_evidence (UnrepReview *self,
                            guint        unit)
{
  UnrepRange hull;
  GPtrArray *spans;

  g_return_val_if_fail (UNREP_IS_REVIEW (self), NULL);
  g_return_val_if_fail (unit < unrep_outline_get_n_units (self->outline), NULL);

  hull = unrep_outline_get_unit (self->outline, unit)->range;
  for (guint i = unit + 1; i < unrep_outline_get_n_units (self->outline); i++)
    {
      const UnrepUnit *next = unrep_outline_get_unit (self->outline, i);

      if (is_below (self->outline, i, unit))
        hull.end = MAX (hull.end, next->range.end);
      else if (next->path[0] != '\0')
        break;
    }
  spans = unrep_annotation_set_list_spans (self->set, hull);
  for (guint i = spans->len; i > 0; i--)
    {
      gsize start = unrep_annotation_get_range (g_ptr_array_index (spans, i - 1)).start;

      if (!is_below (self->outline, unrep_outline_get_unit_at (self->outline, start), unit))
        g_ptr_array_remove_index (spans, i - 1);
    }
  return spans;
}

/**
 * unrep_review_get_span:
 * @self: a review
 * @id: the id of an annotation
 *
 * Returns: (transfer none) (nullable): the live span with @id
 */
UnrepAnnotation *
unrep_review_get_span (UnrepReview *self,
                       const char  *id)
{
  UnrepAnnotation *span;

  g_return_val_if_fail (UNREP_IS_REVIEW (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  span = unrep_annotation_set_lookup (self->set, id);
  return span != NULL && unrep_annotation_is_span (span) && !unrep_annotation_is_deleted (span) ? span : NULL;
}

/**
 * unrep_review_get_span_unit:
 * @self: a review
 * @id: the id of a live span
 *
 * Returns: the unit that it lies in, or %UNREP_NO_UNIT
 */
guint
unrep_review_get_span_unit (UnrepReview *self,
                            const char  *id)
{
  UnrepAnnotation *span = unrep_review_get_span (self, id);

  g_return_val_if_fail (span != NULL, UNREP_NO_UNIT);

  return unrep_review_find_unit_of (self->outline, unrep_annotation_get_range (span));
}

static gboolean
is_space (const char *utf8,
          UnrepText  *text,
          gsize       offset)
{
  return g_unichar_isspace (g_utf8_get_char (utf8 + unrep_text_get_byte (text, offset)));
}

/**
 * unrep_review_trim_span:
 * @self: a review
 * @range: (inout): a range of the text, as somebody selected it
 *
 * Takes spaces at both ends away, and widens it to whole grapheme clusters.
 *
 * Returns: whether anything is left
 */
gboolean
unrep_review_trim_span (UnrepReview *self,
                        UnrepRange  *range)
{
  UnrepText *text = unrep_report_get_text (self->report);
  const char *utf8 = unrep_text_get_utf8 (text);

  range->end = MIN (range->end, unrep_text_get_n_chars (text));
  while (range->start < range->end && is_space (utf8, text, range->start))
    range->start++;
  while (range->end > range->start && is_space (utf8, text, range->end - 1))
    range->end--;
  if (unrep_range_length (*range) == 0)
    return FALSE;
  *range = unrep_text_widen (text, *range);
  return TRUE;
}

static gboolean
check_range (UnrepReview  *self,
             UnrepRange   *range,
             GError      **error)
{
  if (unrep_review_trim_span (self, range))
    return TRUE;
  g_set_error_literal (error, UNREP_ERROR, UNREP_ERROR_USAGE, _("Evidence needs at least one letter."));
  return FALSE;
}

/**
 * unrep_review_add_span:
 * @self: a review
 * @range: the words, in code points of the extracted text; spaces at their ends
 *   are left out, and what is seen as one character is not cut
 * @position: (nullable): the id of a position of the codebook, %NULL for none
 * @error: where to put what went wrong
 *
 * Errors: %UNREP_ERROR_USAGE for a range without words and for an id that the
 * codebook does not have; in state %UNREP_REVIEW_READ_ONLY the reason for it.
 *
 * Returns: (transfer none): the id of the new span, %NULL on error
 */
const char *
unrep_review_add_span (UnrepReview  *self,
                       UnrepRange    range,
                       const char   *position,
                       GError      **error)
{
  UnrepAnnotationContent content = { .position = position, .note = "" };
  g_autofree char *now = unrep_time_dup_now ();
  g_autoptr (UnrepAnnotation) span = NULL;

  g_return_val_if_fail (UNREP_IS_REVIEW (self), NULL);

  if (!unrep_review_check_writable (self, error) || !unrep_review_check_position (self, position, error)
      || !check_range (self, &range, error))
    return NULL;
  span = unrep_annotation_new_span (unrep_review_get_path_of (self->outline, range), unrep_report_get_text (self->report), range,
                                    &content, self->device, now);
  unrep_review_take_change (self, NULL, span, FALSE);
  /* The set keeps it alive. */
  return unrep_annotation_get_id (span);
}

/**
 * unrep_review_set_span_range:
 * @self: a review
 * @id: the id of a live span
 * @range: its words from now on, as for unrep_review_add_span()
 * @error: where to put what went wrong
 *
 * Errors: as unrep_review_add_span().
 *
 * Returns: whether it has that range now
 */
gboolean
unrep_review_set_span_range (UnrepReview  *self,
                             const char   *id,
                             UnrepRange    range,
                             GError      **error)
{
  UnrepAnnotation *span = unrep_review_get_span (self, id);
  UnrepAnnotationContent content = unrep_annotation_get_content (span);
  g_autofree char *now = unrep_time_dup_now ();
  g_autoptr (UnrepAnnotation) moved = NULL;

  g_return_val_if_fail (span != NULL, FALSE);

  if (!unrep_review_check_writable (self, error) || !check_range (self, &range, error))
    return FALSE;
  if (unrep_range_compare (unrep_annotation_get_range (span), range) == 0)
    return TRUE;
  moved = unrep_annotation_new_moved (span, unrep_review_get_path_of (self->outline, range), unrep_report_get_text (self->report),
                                      range, &content, self->device, now);
  unrep_review_take_change (self, span, moved, FALSE);
  return TRUE;
}

static gboolean
say (UnrepReview                  *self,
     UnrepAnnotation              *span,
     const UnrepAnnotationContent *content,
     gboolean                      typing,
     GError                      **error)
{
  UnrepAnnotationContent old = unrep_annotation_get_content (span);
  g_autofree char *now = unrep_time_dup_now ();
  g_autoptr (UnrepAnnotation) changed = NULL;

  if (!unrep_review_check_writable (self, error))
    return FALSE;
  if (unrep_annotation_content_equal (&old, content))
    return TRUE;
  changed = unrep_annotation_new_changed (span, content, self->device, now);
  unrep_review_take_change (self, span, changed, typing);
  return TRUE;
}

/**
 * unrep_review_set_span_position:
 * @self: a review
 * @id: the id of a live span
 * @position: (nullable): the id of a position of the codebook, %NULL for none
 * @error: where to put what went wrong
 *
 * Errors: %UNREP_ERROR_USAGE for an id that the codebook does not have; in state
 * %UNREP_REVIEW_READ_ONLY the reason for it.
 *
 * Returns: whether it has that position now
 */
gboolean
unrep_review_set_span_position (UnrepReview  *self,
                                const char   *id,
                                const char   *position,
                                GError      **error)
{
  UnrepAnnotation *span = unrep_review_get_span (self, id);
  UnrepAnnotationContent content = unrep_annotation_get_content (span);

  g_return_val_if_fail (span != NULL, FALSE);

  content.position = position;
  return unrep_review_check_position (self, position, error) && say (self, span, &content, FALSE, error);
}

/**
 * unrep_review_set_span_note:
 * @self: a review
 * @id: the id of a live span
 * @note: UTF-8 of at most %UNREP_NOTE_MAX_BYTES; "" removes the note
 * @error: where to put what went wrong
 *
 * Consecutive calls for one span are undone in one step, as those of
 * unrep_review_set_note() are.
 *
 * Errors: as unrep_review_set_note().
 *
 * Returns: whether it has that note now
 */
gboolean
unrep_review_set_span_note (UnrepReview  *self,
                            const char   *id,
                            const char   *note,
                            GError      **error)
{
  UnrepAnnotation *span = unrep_review_get_span (self, id);
  UnrepAnnotationContent content = unrep_annotation_get_content (span);

  g_return_val_if_fail (span != NULL, FALSE);
  g_return_val_if_fail (note != NULL, FALSE);

  content.note = note;
  return unrep_review_check_note (note, error) && say (self, span, &content, TRUE, error);
}

/**
 * unrep_review_remove_span:
 * @self: a review
 * @id: the id of a live span
 * @error: where to put what went wrong
 *
 * Errors: in state %UNREP_REVIEW_READ_ONLY the reason for it.
 *
 * Returns: whether it is gone; its tombstone stays
 */
gboolean
unrep_review_remove_span (UnrepReview  *self,
                          const char   *id,
                          GError      **error)
{
  UnrepAnnotation *span = unrep_review_get_span (self, id);
  g_autofree char *now = unrep_time_dup_now ();
  g_autoptr (UnrepAnnotation) removed = NULL;

  g_return_val_if_fail (span != NULL, FALSE);

  if (!unrep_review_check_writable (self, error))
    return FALSE;
  removed = unrep_annotation_new_deleted (span, self->device, now);
  unrep_review_take_change (self, span, removed, FALSE);
  return TRUE;
}
