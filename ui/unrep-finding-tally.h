/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rendering/unrep-finding-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *unrep_finding_tally_new (UnrepFindingList *list);

G_END_DECLS
