/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-outline.h"
#include "unrep-pages.h"

#include "base/unrep-error.h"
#include "base/unrep-text.h"

G_BEGIN_DECLS

/**
 * UNREP_REPORT_MAX_BYTES:
 *
 * The largest report file that is read, in bytes (128 MB).
 */
#define UNREP_REPORT_MAX_BYTES ((gsize) 128 * 1024 * 1024)

#define UNREP_TYPE_REPORT (unrep_report_get_type ())

/**
 * UnrepReport:
 *
 * A report as it was opened: the file, its bytes' SHA-256, and the text that a
 * reader extracted from it. Immutable, hence free to be shared between threads.
 */
G_DECLARE_FINAL_TYPE (UnrepReport, unrep_report, UNREP, REPORT, GObject)

UnrepReport *unrep_report_load               (GFile                *file,
                                              GCancellable         *cancellable,
                                              GError              **error) G_GNUC_WARN_UNUSED_RESULT;
UnrepReport *unrep_report_load_encoded       (GFile                *file,
                                              const char           *encoding,
                                              GCancellable         *cancellable,
                                              GError              **error) G_GNUC_WARN_UNUSED_RESULT;
UnrepReport *unrep_report_load_named         (GFile                *file,
                                              const char           *encoding,
                                              GCancellable         *cancellable,
                                              GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void         unrep_report_load_async         (GFile                *file,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
UnrepReport *unrep_report_load_finish        (GAsyncResult         *result,
                                              GError              **error) G_GNUC_WARN_UNUSED_RESULT;
UnrepOutline *unrep_report_new_outline      (UnrepReport          *self,
                                              GCancellable         *cancellable,
                                              GError              **error) G_GNUC_WARN_UNUSED_RESULT;
GFile       *unrep_report_get_file           (UnrepReport          *self);
const char  *unrep_report_get_name           (UnrepReport          *self);
const char  *unrep_report_get_sha256         (UnrepReport          *self);
goffset      unrep_report_get_n_bytes        (UnrepReport          *self);
UnrepText   *unrep_report_get_text           (UnrepReport          *self);
UnrepFacts  *unrep_report_get_facts          (UnrepReport          *self);
UnrepPages  *unrep_report_get_pages          (UnrepReport          *self);
const char  *unrep_report_get_text_sha256    (UnrepReport          *self);
const char  *unrep_report_get_reader         (UnrepReport          *self);
guint        unrep_report_get_reader_version (UnrepReport          *self);
const char  *unrep_report_get_encoding       (UnrepReport          *self);

G_END_DECLS
