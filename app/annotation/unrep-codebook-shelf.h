/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-codebook.h"
#include "annotation/unrep-reviewer.h"
#include "report/unrep-report.h"

G_BEGIN_DECLS

#define UNREP_CODEBOOK_SUFFIX ".unrep-codebook.json"

/**
 * UnrepCodebookOrigin:
 * @UNREP_CODEBOOK_BUILT_IN: part of the program; only a copy can be edited
 * @UNREP_CODEBOOK_OWN: in the user's data folder
 * @UNREP_CODEBOOK_TEAM: beside the report
 *
 * Where a codebook is from.
 */
typedef enum
{
  UNREP_CODEBOOK_BUILT_IN,
  UNREP_CODEBOOK_OWN,
  UNREP_CODEBOOK_TEAM,
} UnrepCodebookOrigin;

/**
 * UnrepCodebookShelf:
 *
 * The codebooks that can be chosen for the reports of one folder: the one that is
 * built in, the user's own, and the team's. Immutable and reference counted.
 */
typedef struct _UnrepCodebookShelf UnrepCodebookShelf;

UnrepCodebookShelf *unrep_codebook_shelf_load         (GFile               *folder,
                                                       GCancellable        *cancellable) G_GNUC_WARN_UNUSED_RESULT;
UnrepCodebookShelf *unrep_codebook_shelf_ref          (UnrepCodebookShelf  *self);
void                unrep_codebook_shelf_unref        (UnrepCodebookShelf  *self);
guint               unrep_codebook_shelf_get_n        (UnrepCodebookShelf  *self);
UnrepCodebook      *unrep_codebook_shelf_get          (UnrepCodebookShelf  *self,
                                                       guint                index);
UnrepCodebookOrigin unrep_codebook_shelf_get_origin   (UnrepCodebookShelf  *self,
                                                       guint                index);
GFile              *unrep_codebook_shelf_get_file     (UnrepCodebookShelf  *self,
                                                       guint                index);
const char * const *unrep_codebook_shelf_get_problems (UnrepCodebookShelf  *self);
UnrepCodebook      *unrep_codebook_shelf_find         (UnrepCodebookShelf  *self,
                                                       const char          *id,
                                                       guint                version,
                                                       const char          *sha256) G_GNUC_WARN_UNUSED_RESULT;
UnrepCodebook      *unrep_codebook_shelf_choose       (UnrepCodebookShelf  *self,
                                                       UnrepReport         *report,
                                                       UnrepReviewer       *reviewer,
                                                       GCancellable        *cancellable) G_GNUC_WARN_UNUSED_RESULT;
char               *unrep_codebook_shelf_dup_free_id  (UnrepCodebookShelf  *self,
                                                       const char          *stem) G_GNUC_WARN_UNUSED_RESULT;
GFile              *unrep_codebook_new_own_file       (const char          *id) G_GNUC_WARN_UNUSED_RESULT;
gboolean            unrep_codebook_save               (UnrepCodebook       *codebook,
                                                       GFile               *file,
                                                       GCancellable        *cancellable,
                                                       GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepCodebookShelf, unrep_codebook_shelf_unref)

G_END_DECLS
