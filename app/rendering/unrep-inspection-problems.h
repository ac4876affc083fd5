/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-inspection.h"

G_BEGIN_DECLS

char **unrep_inspection_dup_problems (UnrepInspection *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
