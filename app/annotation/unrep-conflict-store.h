/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-side-file.h"

G_BEGIN_DECLS

GPtrArray     *unrep_conflict_store_list           (UnrepSideFile  *work) G_GNUC_WARN_UNUSED_RESULT;
UnrepSideFile *unrep_conflict_store_merge          (UnrepSideFile  *work,
                                                    GPtrArray      *files) G_GNUC_WARN_UNUSED_RESULT;
gboolean       unrep_conflict_store_has            (UnrepSideFile  *work);
gboolean       unrep_conflict_store_keep           (UnrepSideFile  *work,
                                                    GError        **error);
void           unrep_conflict_store_remove_decided (UnrepSideFile  *work,
                                                    GPtrArray      *files);

G_END_DECLS
