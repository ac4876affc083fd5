/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-tally.h"

G_BEGIN_DECLS

GBytes *unrep_tally_export_csv      (GPtrArray *tallies) G_GNUC_WARN_UNUSED_RESULT;
GBytes *unrep_tally_export_wide_csv (GPtrArray *tallies) G_GNUC_WARN_UNUSED_RESULT;
GBytes *unrep_tally_export_json     (GPtrArray *tallies,
                                     UnrepTeam *team) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
