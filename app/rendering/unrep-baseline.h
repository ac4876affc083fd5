/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-findings.h"

#include "base/unrep-json-writer.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * UnrepBaseline:
 *
 * Findings that somebody has accepted. One is known again by its check, by its words
 * and by the 32 characters on each side of them, wherever it stands: each accepted
 * one accepts one finding.
 */
typedef struct _UnrepBaseline UnrepBaseline;

UnrepBaseline *unrep_baseline_read       (GFile            *file,
                                          GCancellable     *cancellable,
                                          GError          **error) G_GNUC_WARN_UNUSED_RESULT;
void           unrep_baseline_free       (UnrepBaseline    *self);
gboolean       unrep_baseline_accepts    (UnrepBaseline    *self,
                                          UnrepFindings    *findings,
                                          guint             index);
void           unrep_findings_write_json (UnrepFindings    *self,
                                          guint             index,
                                          const char       *file,
                                          UnrepJsonWriter  *writer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepBaseline, unrep_baseline_free)

G_END_DECLS
