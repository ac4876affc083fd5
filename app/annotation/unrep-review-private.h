/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-annotation-private.h"
#include "annotation/unrep-annotation-set.h"
#include "annotation/unrep-conflict.h"
#include "annotation/unrep-history.h"
#include "annotation/unrep-journal.h"
#include "annotation/unrep-restoring.h"
#include "annotation/unrep-review.h"
#include "annotation/unrep-save-job.h"
#include "annotation/unrep-side-file.h"

G_BEGIN_DECLS

struct _UnrepReview
{
  GObject parent_instance;

  UnrepReport *report;
  /* As found; with what the team published; with this reviewer's corrections. */
  UnrepOutline *found_outline;
  UnrepOutline *team_outline;
  UnrepOutline *outline;
  /* The live corrections that were applied last, the latest first. */
  GPtrArray *corrections;
  guint n_contradictions;
  UnrepSideFile *published;
  GFile *published_file;
  UnrepCodebook *codebook;
  UnrepReviewer *reviewer;
  /* Of the side file: `annotation`, or `adjudication`. */
  const char *role;
  char *device;

  UnrepAnnotationSet *set;
  UnrepHistory *history;
  /* What of it was last notified. */
  gboolean could_undo;
  gboolean could_redo;
  guint shown_n_tagged;
  guint shown_n_to_tag;

  UnrepReviewState state;
  /* Whether other work is about to take its place. */
  gboolean is_held;
  /* Why the file may not be written, or why the last save failed. */
  GError *error;

  GFile *file;
  /* Where to save when @file cannot be written, if the person chose a folder. */
  GFile *elsewhere;
  /* Says that the last save went there. */
  char *diversion;
  /* Everything of the side file but the annotations. */
  UnrepSideFile *header;
  /* What the file held when it was last read or written. */
  GBytes *expected;
  /* Versions that a merge could not decide upon; the person will. */
  GPtrArray *others;
  guint shown_n_conflicts;

  /* Counts changes; what is at @saved_generation is in the file. */
  guint64 generation;
  guint64 saved_generation;
  /* What is at this one is in the draft; 0 for none. */
  guint64 drafted_generation;
  guint n_failures;

  GMainContext *context;
  GSource *timeout;
  UnrepSaveJob *job;
  /* Who waits for it: see unrep_review_flush_async(). */
  GSList *waits;
  /* Whether somebody waited in vain since the last save. */
  gboolean has_hung;
  /* Of UnrepKeepsake: older versions that the next save keeps. */
  GPtrArray *keepsakes;
  guint64 job_generation;

  /* What the side file was not seen to hold yet, on the disk; %NULL until the
   * work was looked for or changed. */
  UnrepJournal *journal;
  GSource *next_look;
  gboolean is_looking;
  /* Of UnrepHistoryChange: what the last program did not get saved; or %NULL. */
  GArray *recovered;
  /* Whether the person was told that a journal was damaged. */
  gboolean has_seen_damage;
  /* id → UnrepAnchorVerdict of what was said of an earlier text and placed in this one. */
  GHashTable *reanchored;
};

/* unrep-review.c */
UnrepReview   *unrep_review_new_with_role  (UnrepReport      *report,
                                            UnrepOutline     *outline,
                                            UnrepCodebook    *codebook,
                                            UnrepReviewer    *reviewer,
                                            const char       *role) G_GNUC_WARN_UNUSED_RESULT;
void           unrep_review_set_state      (UnrepReview      *self,
                                            UnrepReviewState  state,
                                            const GError     *error);
void           unrep_review_emit_changed   (UnrepReview      *self,
                                            guint             unit);
void           unrep_review_emit_outline_changed (UnrepReview *self);
void           unrep_review_emit_spans_changed (UnrepReview  *self,
                                            UnrepRange        range);
void           unrep_review_emit_rendering_changed (UnrepReview *self);
void           unrep_review_set_diversion  (UnrepReview      *self,
                                            const char       *diversion);

/**
 * UnrepContentEdit:
 * @content: (inout): what is said about a unit; strings are borrowed
 * @data: as given
 *
 * One change of what is said.
 */
typedef void (*UnrepContentEdit) (UnrepAnnotationContent *content,
                                  gpointer                data);

/* unrep-review-editing.c */
UnrepAnnotationContent unrep_review_get_content (UnrepReview *self,
                                            guint             unit);
gboolean       unrep_review_check_writable (UnrepReview      *self,
                                            GError          **error);
gboolean       unrep_review_change_units   (UnrepReview      *self,
                                            const guint      *units,
                                            guint             n_units,
                                            UnrepContentEdit  edit,
                                            gpointer          data,
                                            gboolean          typing,
                                            GError          **error);
GPtrArray     *unrep_review_list_changed   (UnrepReview      *self,
                                            GArray           *changes) G_GNUC_WARN_UNUSED_RESULT;
void           unrep_review_take_step      (UnrepReview      *self,
                                            GArray           *changes);
void           unrep_review_take_change    (UnrepReview      *self,
                                            UnrepAnnotation  *before,
                                            UnrepAnnotation  *after,
                                            gboolean          typing);

/* unrep-review-adjudication.c */
UnrepSideFile *unrep_review_new_header     (UnrepReview      *self) G_GNUC_WARN_UNUSED_RESULT;
char          *unrep_review_dup_file_name  (UnrepReview      *self) G_GNUC_WARN_UNUSED_RESULT;

/* unrep-review-tagging.c */
gboolean       unrep_review_check_position (UnrepReview      *self,
                                            const char       *position,
                                            GError          **error);
gboolean       unrep_review_check_note     (const char       *note,
                                            GError          **error);

/* unrep-review-spans.c */
guint          unrep_review_find_unit_of   (UnrepOutline     *outline,
                                            UnrepRange        range);
const char    *unrep_review_get_path_of    (UnrepOutline     *outline,
                                            UnrepRange        range);
void           unrep_review_realign_spans  (UnrepReview      *self,
                                            UnrepOutline     *outline,
                                            GArray           *changes);

/* unrep-review-adopting.c */
void           unrep_review_adopt          (UnrepReview      *self,
                                            UnrepSideFile    *side_file,
                                            gboolean          is_whole);

/* unrep-review-conflicts.c */
void           unrep_review_take_others    (UnrepReview      *self,
                                            UnrepSideFile    *merged);
gboolean       unrep_review_drop_decided   (UnrepReview      *self);

/* unrep-review-restoring.c */
void           unrep_review_keep_loser     (UnrepReview      *self,
                                            UnrepConflict    *conflict,
                                            UnrepChoice       choice);

/* unrep-review-former.c */
void           unrep_review_take_reanchored (UnrepReview     *self,
                                            GArray           *changes);

/* unrep-review-structure.c */
GPtrArray     *unrep_review_list_corrections (GPtrArray      *annotations) G_GNUC_WARN_UNUSED_RESULT;
UnrepOutline  *unrep_review_new_outline    (UnrepOutline     *base,
                                            GPtrArray        *corrections,
                                            guint            *n_contradictions) G_GNUC_WARN_UNUSED_RESULT;
gboolean       unrep_review_take_annotations (UnrepReview    *self,
                                            GPtrArray        *annotations);
void           unrep_review_take_published (UnrepReview      *self,
                                            UnrepSideFile    *published);

/* unrep-review-realign.c */
void           unrep_review_realign        (UnrepReview      *self,
                                            UnrepOutline     *outline,
                                            UnrepRange        hull,
                                            GArray           *changes);

/* unrep-review-journal.c */
void           unrep_review_take_journal   (UnrepReview      *self,
                                            UnrepJournal     *journal);
void           unrep_review_record         (UnrepReview      *self,
                                            GArray           *changes);
void           unrep_review_note_saved     (UnrepReview      *self,
                                            GPtrArray        *conflicts);
void           unrep_review_look           (UnrepReview      *self);
void           unrep_review_look_later     (UnrepReview      *self);
void           unrep_review_close_journal  (UnrepReview      *self);

/* unrep-review-recovery.c */
GArray        *unrep_review_list_unsaved   (UnrepReview      *self,
                                            GArray           *unsaved) G_GNUC_WARN_UNUSED_RESULT;
void           unrep_review_take_recovered (UnrepReview      *self,
                                            GArray           *changes);

/* unrep-review-saving.c */
void           unrep_review_schedule_save  (UnrepReview      *self);
void           unrep_review_save_now       (UnrepReview      *self);
void           unrep_review_end_waits      (UnrepReview      *self);
void           unrep_review_stop_saving    (UnrepReview      *self);
void           unrep_review_keep_version   (UnrepReview      *self,
                                            UnrepSideFile    *side_file,
                                            UnrepVersionReason reason);

G_END_DECLS
