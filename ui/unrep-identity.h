/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-reviewer.h"

G_BEGIN_DECLS

#define UNREP_TYPE_IDENTITY (unrep_identity_get_type ())

/**
 * UnrepIdentity:
 *
 * Who is reviewing at this window: the reviewer that `reviewers.ini` names, or a
 * guess until the person has answered once.
 *
 * Properties: `reviewer` (UnrepReviewer, read-only, notifies), `known` (boolean,
 * read-only, notifies): whether the person has answered.
 */
G_DECLARE_FINAL_TYPE (UnrepIdentity, unrep_identity, UNREP, IDENTITY, GObject)

UnrepIdentity *unrep_identity_new          (void) G_GNUC_WARN_UNUSED_RESULT;
UnrepReviewer *unrep_identity_get_reviewer (UnrepIdentity  *self);
gboolean       unrep_identity_is_known     (UnrepIdentity  *self);
gboolean       unrep_identity_accept       (UnrepIdentity  *self,
                                            GError        **error);
gboolean       unrep_identity_answer       (UnrepIdentity  *self,
                                            const char     *id,
                                            const char     *name,
                                            GError        **error);

G_END_DECLS
