/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-proposals.h"

G_BEGIN_DECLS

char *unrep_proposal_words_dup_title (const UnrepProposal *proposal) G_GNUC_WARN_UNUSED_RESULT;
char *unrep_proposal_words_dup_about (const UnrepProposal *proposal) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
