/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-review.h"
#include "cli/unrep-cli.h"

G_BEGIN_DECLS

/**
 * UnrepCliWork:
 * @reviewer: (nullable): the option of that name
 * @uid: (nullable): the option of that name
 * @codebook_path: (nullable): the option `codebook`
 * @codebook: (nullable): the codebook, when it is loaded
 * @review: (nullable): the reviewer's work on one report, when it is open
 * @is_new: whether the reviewer is to be remembered
 * @make_default: whether as the default one
 *
 * What commands have in common that change one reviewer's side file.
 */
typedef struct
{
  char          *reviewer;
  char          *uid;
  char          *codebook_path;
  UnrepCodebook *codebook;
  UnrepReview   *review;
  gboolean       is_new;
  gboolean       make_default;
} UnrepCliWork;

void           unrep_cli_work_clear         (UnrepCliWork           *self);
gboolean       unrep_cli_work_check         (UnrepCliWork           *self,
                                             const UnrepCliCommand  *command);
gboolean       unrep_cli_work_load_codebook (UnrepCliWork           *self,
                                             GError                **error);
UnrepCliStatus unrep_cli_work_open          (UnrepCliWork           *self,
                                             GFile                  *file);
gboolean       unrep_cli_work_begin         (UnrepCliWork           *self,
                                             GError                **error);
gboolean       unrep_cli_work_save          (UnrepCliWork           *self,
                                             GError                **error);
UnrepCliStatus unrep_cli_work_report        (const GError           *error);
UnrepReview   *unrep_cli_load_review        (UnrepReport            *report,
                                             UnrepOutline           *found,
                                             const char             *reviewer_id,
                                             GError                **error) G_GNUC_WARN_UNUSED_RESULT;
guint          unrep_cli_find_unit          (UnrepOutline           *outline,
                                             GFile                  *file,
                                             const char             *path);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (UnrepCliWork, unrep_cli_work_clear)

G_END_DECLS
