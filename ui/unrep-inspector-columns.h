/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rendering/unrep-inspection.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void        unrep_inspector_columns_add_runs       (GtkColumnView   *view);
void        unrep_inspector_columns_add_characters (GtkColumnView   *view);
GListModel *unrep_inspector_characters_new         (UnrepInspection *inspection) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
