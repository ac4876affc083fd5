/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-team.h"

G_BEGIN_DECLS

/**
 * UnrepExportFlags:
 * @UNREP_EXPORT_PLAIN: none of the following
 * @UNREP_EXPORT_ANONYMOUS: codes stand for the reviewers
 * @UNREP_EXPORT_ADJUDICATED: what the leads have decided, instead of what the
 *   reviewers said
 * @UNREP_EXPORT_BOM: CSV begins with U+FEFF, for spreadsheet programs that take it
 *   for another encoding otherwise
 * @UNREP_EXPORT_UNGUARDED: in CSV, texts that spreadsheet programs may take for formulas
 *   stay what they are
 *
 * What an export is to be like.
 */
typedef enum
{
  UNREP_EXPORT_PLAIN = 0,
  UNREP_EXPORT_ANONYMOUS = 1 << 0,
  UNREP_EXPORT_ADJUDICATED = 1 << 1,
  UNREP_EXPORT_BOM = 1 << 2,
  UNREP_EXPORT_UNGUARDED = 1 << 3,
} UnrepExportFlags;

/**
 * UnrepExportFormat:
 *
 * A format in which a team's work leaves the program.
 */
typedef struct _UnrepExportFormat UnrepExportFormat;

gboolean                 unrep_export_is_right_to_left (void);
guint                    unrep_export_get_n_formats    (void);
const UnrepExportFormat *unrep_export_get_format       (guint                     index);
const UnrepExportFormat *unrep_export_find_format      (const char               *id);
const char              *unrep_export_format_get_id    (const UnrepExportFormat  *self);
const char              *unrep_export_format_get_title (const UnrepExportFormat  *self);
const char              *unrep_export_format_get_suffix (const UnrepExportFormat *self);
gboolean                 unrep_export_save             (UnrepTeam                *team,
                                                        const UnrepExportFormat  *format,
                                                        UnrepExportFlags          flags,
                                                        GFile                    *file,
                                                        GPtrArray                *problems,
                                                        GCancellable             *cancellable,
                                                        GError                  **error);
GPtrArray               *unrep_export_list_charts      (UnrepTeam                *team,
                                                        UnrepExportFlags          flags,
                                                        GPtrArray                *problems,
                                                        GCancellable             *cancellable,
                                                        GError                  **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
