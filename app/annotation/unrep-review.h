/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-annotation.h"
#include "annotation/unrep-codebook.h"
#include "annotation/unrep-reviewer.h"
#include "annotation/unrep-side-file.h"
#include "report/unrep-outline.h"
#include "report/unrep-report.h"

G_BEGIN_DECLS

/**
 * UnrepReviewState:
 * @UNREP_REVIEW_SAVED: the side file holds everything (or there is nothing to hold)
 * @UNREP_REVIEW_SAVING: changes are on their way to the side file
 * @UNREP_REVIEW_FAILED: the last save failed; the old file is whole, the changes
 *   are in memory, and saving is tried again; `problem` says why
 * @UNREP_REVIEW_READ_ONLY: a side file with this reviewer's name exists that is
 *   not ours to write (unsound, newer, somebody else's, of another text); it is
 *   left untouched and nothing can be tagged; `problem` says why
 *
 * How one reviewer's work on one report is kept.
 */
typedef enum
{
  UNREP_REVIEW_SAVED,
  UNREP_REVIEW_SAVING,
  UNREP_REVIEW_FAILED,
  UNREP_REVIEW_READ_ONLY,
} UnrepReviewState;

#define UNREP_TYPE_REVIEW_STATE (unrep_review_state_get_type ())
GType unrep_review_state_get_type (void);

/**
 * UNREP_NOTE_MAX_BYTES:
 *
 * The longest note, in bytes of UTF-8 (1 MB).
 */
#define UNREP_NOTE_MAX_BYTES ((gsize) 1024 * 1024)

#define UNREP_TYPE_REVIEW (unrep_review_get_type ())

/**
 * UnrepReview:
 *
 * One reviewer's work on one report: the annotations by unit of the outline,
 * undo and redo, and the side file they live in. The window and the command line
 * both work through this object. To be used from one thread.
 *
 * Properties (all read-only, all notify): `state` (UnrepReviewState), `problem`
 * (string, %NULL or a translated sentence that names the file), `can-undo`,
 * `can-redo` (booleans), `n-tagged`, `n-to-tag` (uints, for "34 of 117 tagged":
 * recommendations that are `yes` plus any other unit that is tagged), `n-conflicts`
 * (uint: see UnrepConflict).
 *
 * Signal `unit-changed` (guint unit): position, note, flag or tags of that unit
 * of the outline have changed, %UNREP_NO_UNIT for "any number of them".
 *
 * Signal `spans-changed` (guint64 start, guint64 end): see `unrep-review-spans.h`.
 *
 * Signal `rendering-changed`: see `unrep-review-rendering.h`.
 *
 * Signal `outline-changed`: unrep_review_get_outline() returns another outline,
 * and every index of a unit from before is void; `unit-changed` with
 * %UNREP_NO_UNIT follows. It comes from loading, from corrections by hand, from
 * undoing them, and from those of another device.
 *
 * Every change is saved by itself within a second of the main loop that the
 * review was made in; unrep_review_flush() waits for it.
 */
G_DECLARE_FINAL_TYPE (UnrepReview, unrep_review, UNREP, REVIEW, GObject)

/**
 * UnrepFilling:
 * @unit: index of a unit
 * @position: (nullable): the id of a position of the codebook, %NULL to leave it
 * @note: (nullable): UTF-8, %NULL to leave it
 *
 * What is to be said about one unit, all of it borrowed.
 */
typedef struct
{
  guint       unit;
  const char *position;
  const char *note;
} UnrepFilling;

UnrepReview      *unrep_review_new              (UnrepReport       *report,
                                                 UnrepOutline      *outline,
                                                 UnrepCodebook     *codebook,
                                                 UnrepReviewer     *reviewer) G_GNUC_WARN_UNUSED_RESULT;
gboolean          unrep_review_load             (UnrepReview       *self,
                                                 GCancellable      *cancellable,
                                                 GError           **error);
void              unrep_review_load_async       (UnrepReview       *self,
                                                 GCancellable      *cancellable,
                                                 GAsyncReadyCallback callback,
                                                 gpointer           user_data);
gboolean          unrep_review_load_finish      (UnrepReview       *self,
                                                 GAsyncResult      *result,
                                                 GError           **error);
UnrepReport      *unrep_review_get_report       (UnrepReview       *self);
UnrepOutline     *unrep_review_get_outline      (UnrepReview       *self);
UnrepCodebook    *unrep_review_get_codebook     (UnrepReview       *self);
UnrepReviewer    *unrep_review_get_reviewer     (UnrepReview       *self);
GFile            *unrep_review_get_file         (UnrepReview       *self);
UnrepReviewState  unrep_review_get_state        (UnrepReview       *self);
void              unrep_review_set_held         (UnrepReview       *self,
                                                 gboolean           is_held);
gboolean          unrep_review_is_writable      (UnrepReview       *self);
const char       *unrep_review_get_problem      (UnrepReview       *self);
UnrepAnnotation  *unrep_review_get_annotation   (UnrepReview       *self,
                                                 guint              unit);
const char       *unrep_review_get_position     (UnrepReview       *self,
                                                 guint              unit);
const char       *unrep_review_get_note         (UnrepReview       *self,
                                                 guint              unit);
gboolean          unrep_review_get_flag         (UnrepReview       *self,
                                                 guint              unit);
gboolean          unrep_review_set_position     (UnrepReview       *self,
                                                 guint              unit,
                                                 const char        *position,
                                                 GError           **error);
gboolean          unrep_review_set_note         (UnrepReview       *self,
                                                 guint              unit,
                                                 const char        *note,
                                                 GError           **error);
gboolean          unrep_review_set_positions    (UnrepReview       *self,
                                                 const guint       *units,
                                                 guint              n_units,
                                                 const char        *position,
                                                 GError           **error);
gboolean          unrep_review_fill             (UnrepReview       *self,
                                                 const UnrepFilling *fillings,
                                                 guint              n_fillings,
                                                 GError           **error);
gboolean          unrep_review_set_flags        (UnrepReview       *self,
                                                 const guint       *units,
                                                 guint              n_units,
                                                 gboolean           flag,
                                                 GError           **error);
const char * const *unrep_review_get_tags       (UnrepReview       *self,
                                                 guint              unit);
gboolean          unrep_review_set_tag          (UnrepReview       *self,
                                                 const guint       *units,
                                                 guint              n_units,
                                                 const char        *tag,
                                                 gboolean           on,
                                                 GError           **error);
void              unrep_review_end_note_burst   (UnrepReview       *self);
gboolean          unrep_review_set_flag         (UnrepReview       *self,
                                                 guint              unit,
                                                 gboolean           flag,
                                                 GError           **error);
gboolean          unrep_review_mark_recommendation (UnrepReview    *self,
                                                 guint              unit,
                                                 gboolean           is_recommendation,
                                                 GError           **error);
gboolean          unrep_review_set_label        (UnrepReview       *self,
                                                 guint              unit,
                                                 const char        *label,
                                                 const char        *parent,
                                                 GError           **error);
guint             unrep_review_split            (UnrepReview       *self,
                                                 guint              unit,
                                                 gsize              offset,
                                                 const char        *label,
                                                 GError           **error);
guint             unrep_review_join_previous    (UnrepReview       *self,
                                                 guint              unit,
                                                 GError           **error);
guint             unrep_review_reset_structure  (UnrepReview       *self,
                                                 guint              unit,
                                                 GError           **error);
gboolean          unrep_review_is_corrected     (UnrepReview       *self,
                                                 guint              unit);
guint             unrep_review_get_n_contradictions (UnrepReview   *self);
UnrepOutline     *unrep_review_new_team_outline (UnrepReport       *report,
                                                 UnrepOutline      *outline,
                                                 GCancellable      *cancellable,
                                                 GError           **error) G_GNUC_WARN_UNUSED_RESULT;
UnrepOutline     *unrep_review_new_published_outline (UnrepOutline  *outline,
                                                 UnrepSideFile     *published) G_GNUC_WARN_UNUSED_RESULT;
gboolean          unrep_review_publish_outline  (UnrepReview       *self,
                                                 GError           **error);
void              unrep_review_publish_outline_async (UnrepReview  *self,
                                                 GAsyncReadyCallback callback,
                                                 gpointer           user_data);
gboolean          unrep_review_publish_outline_finish (UnrepReview *self,
                                                 GAsyncResult      *result,
                                                 GError           **error);
gboolean          unrep_review_can_undo         (UnrepReview       *self);
gboolean          unrep_review_can_redo         (UnrepReview       *self);
guint             unrep_review_undo             (UnrepReview       *self);
guint             unrep_review_redo             (UnrepReview       *self);
void              unrep_review_save_again       (UnrepReview       *self);
void              unrep_review_save_elsewhere   (UnrepReview       *self,
                                                 GFile             *folder);
gboolean          unrep_review_flush            (UnrepReview       *self,
                                                 GError           **error);
void              unrep_review_flush_async      (UnrepReview       *self,
                                                 guint              limit_ms,
                                                 GAsyncReadyCallback callback,
                                                 gpointer           user_data);
gboolean          unrep_review_flush_finish     (UnrepReview       *self,
                                                 GAsyncResult      *result,
                                                 GError           **error);
guint             unrep_review_count_position   (UnrepReview       *self,
                                                 const char        *position);
guint             unrep_review_get_n_tagged     (UnrepReview       *self);
guint             unrep_review_get_n_to_tag     (UnrepReview       *self);

guint             unrep_review_get_n_conflicts  (UnrepReview       *self);

G_END_DECLS
