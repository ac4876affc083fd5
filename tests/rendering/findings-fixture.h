/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rendering/unrep-finding-message.h"

G_BEGIN_DECLS

UnrepFindings *fixture_check        (const char    *utf8,
                                     gssize         n_bytes) G_GNUC_WARN_UNUSED_RESULT;
UnrepFindings *fixture_check_aided  (const char    *utf8,
                                     gssize         n_bytes,
                                     const UnrepCheckAids *aids) G_GNUC_WARN_UNUSED_RESULT;
UnrepFindings *fixture_check_file   (const char    *path) G_GNUC_WARN_UNUSED_RESULT;
const UnrepFinding *fixture_find    (UnrepFindings *findings,
                                     const char    *check);
void           fixture_assert_sound (UnrepFindings *findings);

G_END_DECLS
