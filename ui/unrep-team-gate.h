/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *unrep_team_gate_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
