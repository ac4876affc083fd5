/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-suggestions.h"

G_BEGIN_DECLS

/**
 * UnrepFilter:
 * @UNREP_FILTER_ALL: recommendations, and any other unit that is tagged
 * @UNREP_FILTER_NOT_REVIEWED: recommendations that are not tagged yet
 * @UNREP_FILTER_UNSURE: units of which it is not sure that they are recommendations
 * @UNREP_FILTER_FLAGGED: units that are flagged to be decided later
 * @UNREP_FILTER_NOTED: units that have a note
 * @UNREP_FILTER_UNCERTAIN: units whose label, kind or place is a guess
 * @UNREP_FILTER_OTHER: tagged with a position that the codebook does not have
 * @UNREP_FILTER_POSITION: tagged with the first position of the codebook; add its
 *   index for another
 *
 * Which units the outline shows and the keys walk through.
 */
typedef enum
{
  UNREP_FILTER_ALL,
  UNREP_FILTER_NOT_REVIEWED,
  UNREP_FILTER_UNSURE,
  UNREP_FILTER_FLAGGED,
  UNREP_FILTER_NOTED,
  UNREP_FILTER_UNCERTAIN,
  UNREP_FILTER_OTHER,
  UNREP_FILTER_POSITION,
} UnrepFilter;

/**
 * UNREP_OTHER_SYMBOL:
 *
 * What marks a position that the codebook does not have.
 */
#define UNREP_OTHER_SYMBOL "◌"

#define UNREP_TYPE_DESK (unrep_desk_get_type ())

/**
 * UnrepDesk:
 *
 * What lies before a reviewer while one report is open: the review, the current
 * unit, the filter, and the moves between units. Panes and keys meet here and
 * do not know one another; no widget is involved.
 *
 * Properties (all notify): `current` (uint, a unit of the outline or
 * %UNREP_NO_UNIT), `filter` (uint, UnrepFilter plus position), `auto-advance`
 * (boolean: setting a position goes to the next unit), `span` (string, the id of
 * the current span; also notifies for all else that `unrep-desk-spans.h` tells),
 * `n-selected` (uint: how many units are selected together, 0 where only the
 * current one is meant; also notifies when others are).
 *
 * Signal `outline-changed`: the outline is another, and every index of a unit from
 * before is void; the current unit is the one in the same place.
 */
G_DECLARE_FINAL_TYPE (UnrepDesk, unrep_desk, UNREP, DESK, GObject)

UnrepDesk     *unrep_desk_new               (UnrepReview  *review) G_GNUC_WARN_UNUSED_RESULT;
UnrepReview   *unrep_desk_get_review        (UnrepDesk    *self);
UnrepOutline  *unrep_desk_get_outline       (UnrepDesk    *self);
UnrepCodebook *unrep_desk_get_codebook      (UnrepDesk    *self);
UnrepSuggestions *unrep_desk_get_suggestions (UnrepDesk   *self);
guint          unrep_desk_get_current       (UnrepDesk    *self);
void           unrep_desk_set_current       (UnrepDesk    *self,
                                             guint         unit);
guint          unrep_desk_find_start        (UnrepDesk    *self,
                                             gsize         start);
guint          unrep_desk_get_filter        (UnrepDesk    *self);
void           unrep_desk_set_filter        (UnrepDesk    *self,
                                             guint         filter);
gboolean       unrep_desk_matches           (UnrepDesk    *self,
                                             guint         filter,
                                             guint         unit);
guint          unrep_desk_count             (UnrepDesk    *self,
                                             guint         filter);
gboolean       unrep_desk_get_position      (UnrepDesk    *self,
                                             guint         unit,
                                             guint        *index);
const char    *unrep_desk_get_other_position (UnrepDesk   *self,
                                             guint         unit);
guint          unrep_desk_get_unit_for      (UnrepDesk    *self,
                                             gsize         offset);
gboolean       unrep_desk_can_tag           (UnrepDesk    *self);
gboolean       unrep_desk_go_next           (UnrepDesk    *self);
gboolean       unrep_desk_go_previous       (UnrepDesk    *self);
gboolean       unrep_desk_go_not_reviewed   (UnrepDesk    *self);
void           unrep_desk_get_progress      (UnrepDesk    *self,
                                             guint         heading,
                                             guint        *n_tagged,
                                             guint        *n_to_tag);
guint          unrep_desk_get_section_end   (UnrepDesk    *self,
                                             guint         heading);
void           unrep_desk_select            (UnrepDesk    *self,
                                             const guint  *units,
                                             guint         n_units);
gboolean       unrep_desk_select_next       (UnrepDesk    *self,
                                             gboolean      forward);
gboolean       unrep_desk_is_selected       (UnrepDesk    *self,
                                             guint         unit);
guint          unrep_desk_get_n_selected    (UnrepDesk    *self);
guint          unrep_desk_get_selected      (UnrepDesk    *self,
                                             guint         index);
gboolean       unrep_desk_set_tag           (UnrepDesk    *self,
                                             const char   *tag,
                                             gboolean      on,
                                             GError      **error);
gboolean       unrep_desk_tag               (UnrepDesk    *self,
                                             guint         position,
                                             GError      **error);
gboolean       unrep_desk_accept            (UnrepDesk    *self,
                                             GError      **error);
gboolean       unrep_desk_clear             (UnrepDesk    *self,
                                             GError      **error);
gboolean       unrep_desk_toggle_flag       (UnrepDesk    *self,
                                             GError      **error);
gboolean       unrep_desk_undo              (UnrepDesk    *self);
gboolean       unrep_desk_redo              (UnrepDesk    *self);

G_END_DECLS
