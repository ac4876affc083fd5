/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-annotation.h"

G_BEGIN_DECLS

/**
 * UnrepPending:
 *
 * Annotations that nobody has seen in a side file yet: of each the latest version,
 * and several where none of them includes the changes of another.
 */
typedef struct _UnrepPending UnrepPending;

UnrepPending *unrep_pending_new        (void) G_GNUC_WARN_UNUSED_RESULT;
void          unrep_pending_free       (UnrepPending    *self);
gboolean      unrep_pending_is_empty   (UnrepPending    *self);
void          unrep_pending_add_all    (UnrepPending    *self,
                                        GPtrArray       *annotations);
void          unrep_pending_remove_all (UnrepPending    *self,
                                        GPtrArray       *shown);
GPtrArray    *unrep_pending_list       (UnrepPending    *self) G_GNUC_WARN_UNUSED_RESULT;
GBytes       *unrep_pending_format     (UnrepPending    *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepPending, unrep_pending_free)

G_END_DECLS
