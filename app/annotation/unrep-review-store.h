/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-journal.h"
#include "annotation/unrep-side-file.h"
#include "report/unrep-outline.h"

G_BEGIN_DECLS

/**
 * UnrepFound:
 * @file: where the work is kept
 * @bytes: (nullable): what @file held, %NULL if it does not exist
 * @side_file: the work as found, every copy and the draft merged; empty if there is none
 * @elsewhere: (nullable): where the work is kept when @file cannot be written
 * @saved: the part of @side_file that files show; the rest was never saved
 * @unsaved: (element-type UnrepHistoryChange): the rest, and what the files show of it
 * @shown: what the review becomes that was searched for, if it has not changed since
 * @journal: (nullable): where changes are recorded, %NULL where none are to be made
 * @former: (element-type UnrepSideFile): the person's work on earlier texts of the report
 * @reanchored: (element-type UnrepHistoryChange): what of it was placed in this one
 * @has_draft: whether there is work that is not in @file yet, or a conflict that is
 *   not kept yet
 * @outline: (nullable): the outline that the team published for this text
 * @outline_file: (nullable): where that is kept
 * @problem: (nullable): why @file must not be written
 *
 * What there is of one reviewer's work on one text.
 */
typedef struct
{
  GFile *file;
  GBytes *bytes;
  UnrepSideFile *side_file;
  GFile *elsewhere;
  UnrepSideFile *saved;
  GArray *unsaved;
  UnrepSideFile *shown;
  UnrepJournal *journal;
  GPtrArray *former;
  GArray *reanchored;
  gboolean has_draft;
  UnrepSideFile *outline;
  GFile *outline_file;
  GError *problem;
} UnrepFound;

GPtrArray  *unrep_store_list_names (GFile    *folder,
                              GCancellable   *cancellable,
                              GError        **error) G_GNUC_WARN_UNUSED_RESULT;
void        unrep_found_free (UnrepFound     *self);
void        unrep_found_merge (UnrepFound    *self,
                              UnrepSideFile  *copy);
gboolean    unrep_found_take_former (UnrepFound *self,
                              UnrepSideFile  *wanted,
                              GBytes         *bytes,
                              const char     *name,
                              gboolean        any_name);
gboolean    unrep_found_reanchor (UnrepFound *self,
                              UnrepReport    *report,
                              UnrepOutline   *outline,
                              GCancellable   *cancellable,
                              GError        **error);
GArray     *unrep_found_list_unsaved (UnrepFound *self);
UnrepFound *unrep_store_find (GFile          *report,
                              UnrepSideFile  *wanted,
                              const char     *name,
                              GCancellable   *cancellable,
                              GError        **error) G_GNUC_WARN_UNUSED_RESULT;
void        unrep_store_recover (UnrepFound      *found,
                              UnrepSideFile  *wanted,
                              GFile          *report,
                              UnrepJournal   *journal,
                              const char     *device);
UnrepFound *unrep_store_find_outline (UnrepReport   *report,
                                      GCancellable  *cancellable,
                                      GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void        unrep_store_take_leftovers (UnrepFound    *found,
                                        GFile         *folder,
                                        UnrepSideFile *wanted,
                                        GCancellable  *cancellable);
gboolean    unrep_store_is_outline (UnrepSideFile *side_file,
                                    const char    *text_sha256);
UnrepSideFile *unrep_store_read      (GBytes         *bytes,
                                      UnrepSideFile  *wanted,
                                      const char     *name,
                                      GError        **error) G_GNUC_WARN_UNUSED_RESULT;
void        unrep_store_merge_unsaved (UnrepFound    *found,
                                       UnrepSideFile *work);
void        unrep_store_merge_left    (UnrepFound    *found,
                                       UnrepSideFile *work,
                                       const char    *folder);
UnrepSideFile *unrep_store_new_whole  (UnrepSideFile *former,
                                       const char    *folder) G_GNUC_WARN_UNUSED_RESULT;
GFile      *unrep_store_new_draft    (UnrepSideFile *side_file) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepFound, unrep_found_free)

G_END_DECLS
