/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-outline.h"

G_BEGIN_DECLS

GArray *unrep_outline_list_completions (UnrepOutline *self,
                                        const char   *typed,
                                        guint         max) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
