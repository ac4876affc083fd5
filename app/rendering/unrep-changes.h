/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/unrep-reading-text.h"

G_BEGIN_DECLS

char *unrep_changes_dup (UnrepReadingText *reading,
                         UnrepRange        range,
                         guint            *n) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
