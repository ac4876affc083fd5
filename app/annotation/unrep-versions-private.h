/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-versions.h"

G_BEGIN_DECLS

gboolean   unrep_versions_keep_at    (UnrepSideFile      *side_file,
                                      UnrepVersionReason  reason,
                                      gint64              now,
                                      GError            **error);
GPtrArray *unrep_versions_list_stale (GPtrArray          *versions,
                                      gint64              now) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
