/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-side-file.h"

G_BEGIN_DECLS

/**
 * UnrepSalvage:
 *
 * What a damaged side file still says for certain, and what had to be mended or
 * was lost. Nothing is invented: a record that contradicts itself is told of, not
 * guessed at.
 */
typedef struct _UnrepSalvage UnrepSalvage;

UnrepSalvage       *unrep_salvage_new           (GBytes        *bytes,
                                                 const char    *name,
                                                 GFile         *beside,
                                                 GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void                unrep_salvage_free          (UnrepSalvage  *self);
UnrepSideFile      *unrep_salvage_get_file      (UnrepSalvage  *self);
guint               unrep_salvage_get_n_kept    (UnrepSalvage  *self);
guint               unrep_salvage_get_n_mended  (UnrepSalvage  *self);
guint               unrep_salvage_get_n_lost    (UnrepSalvage  *self);
const char * const *unrep_salvage_get_messages  (UnrepSalvage  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepSalvage, unrep_salvage_free)

G_END_DECLS
