/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-agreement.h"

G_BEGIN_DECLS

/* What corrects for chance has nothing to go by where everybody always chose the
 * same: agreement that could not have been otherwise. */
#define UNREP_AGREEMENT_ALL_EQUAL N_("all values are equal")

const char *unrep_agreement_get_reason (UnrepRatings *ratings);
guint       unrep_agreement_get_shares (UnrepRatings *ratings,
                                        double       *shares);

G_END_DECLS
