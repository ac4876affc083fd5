/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-agreement-table.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UNREP_TYPE_AGREEMENT_HEADLINE (unrep_agreement_headline_get_type ())

/**
 * UnrepAgreementHeadline:
 *
 * How far reviewers agree, in one figure with what it rests on, whether that is good
 * enough, and the sentence that can be quoted.
 */
G_DECLARE_FINAL_TYPE (UnrepAgreementHeadline, unrep_agreement_headline, UNREP, AGREEMENT_HEADLINE, GtkWidget)

void        unrep_agreement_headline_show         (UnrepAgreementHeadline *self,
                                                   UnrepAgreementTable    *table,
                                                   GArray                 *coefficients);
const char *unrep_agreement_headline_get_sentence (UnrepAgreementHeadline *self);

G_END_DECLS
