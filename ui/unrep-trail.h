/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * UnrepTrail:
 *
 * Where a reader has been before each jump, as a browser has it: back, and forward
 * again until there is another jump. Places are code points of the extracted text.
 */
typedef struct _UnrepTrail UnrepTrail;

UnrepTrail *unrep_trail_new     (void) G_GNUC_WARN_UNUSED_RESULT;
void        unrep_trail_free    (UnrepTrail *self);
void        unrep_trail_leave   (UnrepTrail *self,
                                 gsize       place);
gboolean    unrep_trail_back    (UnrepTrail *self,
                                 gsize       place,
                                 gsize      *to);
gboolean    unrep_trail_forward (UnrepTrail *self,
                                 gsize       place,
                                 gsize      *to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepTrail, unrep_trail_free)

G_END_DECLS
