/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-reviewer.h"

G_BEGIN_DECLS

char *unrep_reviewer_dup_id_from (const char *account) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
