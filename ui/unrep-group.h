/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void unrep_group_describe (AdwPreferencesGroup *group,
                           const char          *description);

G_END_DECLS
