/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-codebook.h"
#include "team/unrep-tally.h"
#include "unrep-figures-content.h"

G_BEGIN_DECLS

const char          *unrep_tally_figures_get_title  (UnrepTallyBy   by);
char                *unrep_tally_figures_dup_legend (UnrepTally    *tally,
                                                     UnrepCodebook *codebook) G_GNUC_WARN_UNUSED_RESULT;
UnrepFiguresContent *unrep_tally_figures_new        (UnrepTally    *tally,
                                                     UnrepCodebook *codebook,
                                                     const char    *position) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
