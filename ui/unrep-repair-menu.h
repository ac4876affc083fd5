/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-reading-choice.h"

#include <gio/gio.h>

G_BEGIN_DECLS

void unrep_repair_menu_fill (GMenu              *menu,
                             UnrepReadingChoice *choice);

G_END_DECLS
