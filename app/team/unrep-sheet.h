/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-side-file.h"

G_BEGIN_DECLS

/**
 * UnrepSheetEntry:
 * @range: what was tagged
 * @unit: path of the unit, as the side file names it; "" where it names none
 * @position: id of the position; of decisions (unrep_team_new_decided()) %NULL where none
 *   was made
 * @tags: (array zero-terminated=1) (nullable): ids of its tags, %NULL for none
 *
 * One live unit annotation that has a position. Strings belong to the sheet.
 */
typedef struct
{
  UnrepRange          range;
  const char         *unit;
  const char         *position;
  const char * const *tags;
} UnrepSheetEntry;

/**
 * UnrepSheetSpan:
 * @range: the words
 * @unit: path of the unit they lie in, as the side file names it; "" where it names none
 * @position: (nullable): id of a position of their own
 *
 * One live span of evidence. Strings belong to the sheet.
 */
typedef struct
{
  UnrepRange  range;
  const char *unit;
  const char *position;
} UnrepSheetSpan;

#define UNREP_TYPE_SHEET (unrep_sheet_get_type ())

/**
 * UnrepSheet:
 *
 * What counts of one reviewer's work on one text with one codebook: a hundredth
 * of the side files it comes from, so that a team's work fits in memory. Immutable and
 * reference counted; may be shared between threads.
 */
typedef struct _UnrepSheet UnrepSheet;

GType                  unrep_sheet_get_type             (void);
UnrepSheet            *unrep_sheet_new                  (UnrepSideFile  *side_file,
                                                         GFile          *file) G_GNUC_WARN_UNUSED_RESULT;
UnrepSheet            *unrep_sheet_new_decided          (UnrepSheet            *like,
                                                         const UnrepSheetEntry *entries,
                                                         guint                  n_entries) G_GNUC_WARN_UNUSED_RESULT;
UnrepSheet            *unrep_sheet_read                 (GFile          *file,
                                                         UnrepSideFile **side_file,
                                                         GCancellable   *cancellable,
                                                         GError        **error) G_GNUC_WARN_UNUSED_RESULT;
UnrepSheet            *unrep_sheet_ref                  (UnrepSheet     *self);
void                   unrep_sheet_unref                (UnrepSheet     *self);
GFile                 *unrep_sheet_get_file             (UnrepSheet     *self);
UnrepReviewer         *unrep_sheet_get_reviewer         (UnrepSheet     *self);
const char            *unrep_sheet_get_report_name      (UnrepSheet     *self);
const char            *unrep_sheet_get_text_sha256      (UnrepSheet     *self);
const char            *unrep_sheet_get_codebook_id      (UnrepSheet     *self);
guint                  unrep_sheet_get_codebook_version (UnrepSheet     *self);
guint                  unrep_sheet_get_n_entries        (UnrepSheet     *self);
const UnrepSheetEntry *unrep_sheet_get_entry            (UnrepSheet     *self,
                                                         guint           index);
gsize                  unrep_sheet_get_text_chars       (UnrepSheet     *self);
guint                  unrep_sheet_get_n_spans          (UnrepSheet     *self);
const UnrepSheetSpan  *unrep_sheet_get_span             (UnrepSheet     *self,
                                                         guint           index);
guint                  unrep_sheet_get_n_judged         (UnrepSheet     *self);
const UnrepSheetEntry *unrep_sheet_get_judged           (UnrepSheet     *self,
                                                         guint           index);
gboolean               unrep_sheet_is_finished          (UnrepSheet     *self);
const char            *unrep_sheet_get_round            (UnrepSheet     *self);
const char            *unrep_sheet_get_round_time       (UnrepSheet     *self);
guint                  unrep_sheet_get_n_changed        (UnrepSheet     *self);
const char            *unrep_sheet_get_opened_as_lead   (UnrepSheet     *self);
const char            *unrep_sheet_get_problem          (UnrepSheet     *self);
int                    unrep_sheet_compare              (UnrepSheet     *a,
                                                         UnrepSheet     *b);
gboolean               unrep_sheet_same_codebook        (UnrepSheet     *a,
                                                         UnrepSheet     *b);
gboolean               unrep_sheet_same_report          (UnrepSheet     *a,
                                                         UnrepSheet     *b);
gboolean               unrep_sheet_same_work            (UnrepSheet     *a,
                                                         UnrepSheet     *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepSheet, unrep_sheet_unref)

G_END_DECLS
