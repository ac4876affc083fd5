/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-reviewer.h"

G_BEGIN_DECLS

#define UNREP_REVIEWER_NAME_MAX_CHARS 200

gboolean  unrep_uuid_is_valid           (const char *text);
gboolean  unrep_reviewer_name_is_valid  (const char *name);
char     *unrep_reviewer_dup_id_from    (const char *account) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
