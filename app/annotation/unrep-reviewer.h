/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/unrep-json-reader.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define UNREP_TYPE_REVIEWER (unrep_reviewer_get_type ())

/**
 * UnrepReviewer:
 *
 * A person who tags: `id` (part of file names), `uid` (a UUID made once a
 * person) and `name`. Immutable and reference counted.
 *
 * The people of this account live in `unrep/reviewers.ini` below the user's
 * config folder, which the window and the command line both read.
 */
typedef struct _UnrepReviewer UnrepReviewer;

/**
 * UNREP_REVIEWER_NAME_MAX_CHARS:
 *
 * The longest name of a person, in code points.
 */
#define UNREP_REVIEWER_NAME_MAX_CHARS 200

GType          unrep_reviewer_get_type       (void);
UnrepReviewer *unrep_reviewer_new            (const char     *id,
                                              const char     *uid,
                                              const char     *name) G_GNUC_WARN_UNUSED_RESULT;
UnrepReviewer *unrep_reviewer_ref            (UnrepReviewer  *self);
void           unrep_reviewer_unref          (UnrepReviewer  *self);
const char    *unrep_reviewer_get_id         (UnrepReviewer  *self);
const char    *unrep_reviewer_get_uid        (UnrepReviewer  *self);
const char    *unrep_reviewer_get_name       (UnrepReviewer  *self);
gboolean       unrep_reviewer_id_is_valid    (const char     *id);
gboolean       unrep_reviewer_name_is_valid  (const char     *name);
gboolean       unrep_reviewer_check_members  (UnrepJsonReader *reader,
                                              const char     *id,
                                              const char     *uid,
                                              const char     *name);
gboolean       unrep_uuid_is_valid           (const char     *text);
UnrepReviewer *unrep_reviewer_guess          (void) G_GNUC_WARN_UNUSED_RESULT;
UnrepReviewer *unrep_reviewer_load_default   (GError        **error) G_GNUC_WARN_UNUSED_RESULT;
UnrepReviewer *unrep_reviewer_load           (const char     *id,
                                              GError        **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean       unrep_reviewer_store          (UnrepReviewer  *self,
                                              gboolean        make_default,
                                              GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepReviewer, unrep_reviewer_unref)

G_END_DECLS
