/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-error.h"

G_BEGIN_DECLS

/**
 * UnrepFileOutput:
 *
 * A file that is written bit by bit, as large as it gets, and that takes its name
 * only when it is whole: until unrep_file_output_finish() an old file of that name
 * is untouched, and without it nothing is left behind.
 */
typedef struct _UnrepFileOutput UnrepFileOutput;

UnrepFileOutput *unrep_file_output_new      (GFile            *file,
                                             GError          **error) G_GNUC_WARN_UNUSED_RESULT;
void             unrep_file_output_free     (UnrepFileOutput  *self);
const char      *unrep_file_output_get_path (UnrepFileOutput  *self);
gboolean         unrep_file_output_write    (UnrepFileOutput  *self,
                                             const char       *data,
                                             gsize             length,
                                             GError          **error);
gboolean         unrep_file_output_take     (UnrepFileOutput  *self,
                                             GString          *text,
                                             GError          **error);
gboolean         unrep_file_output_fail     (UnrepFileOutput  *self,
                                             const char       *reason,
                                             GError          **error);
gboolean         unrep_file_output_finish   (UnrepFileOutput  *self,
                                             GCancellable     *cancellable,
                                             GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepFileOutput, unrep_file_output_free)

G_END_DECLS
