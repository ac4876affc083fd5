/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team/unrep-agreement-sample.h"
#include "team/unrep-agreement.h"

G_BEGIN_DECLS

/* What corrects for chance has nothing to go by where everybody always chose the
 * same: agreement that could not have been otherwise. */
#define UNREP_AGREEMENT_ALL_EQUAL N_("all values are equal")

typedef UnrepCoefficient (* UnrepAgreementFunction) (UnrepSample *sample);

extern const UnrepAgreementFunction unrep_agreement_functions[UNREP_N_MEASURES];

const char       *unrep_agreement_get_reason     (UnrepSample *sample);
guint             unrep_agreement_get_shares     (UnrepSample *sample,
                                                  double      *shares);
UnrepCoefficient  unrep_sample_get_percent       (UnrepSample *sample);
UnrepCoefficient  unrep_sample_get_cohen         (UnrepSample *sample);
UnrepCoefficient  unrep_sample_get_scott         (UnrepSample *sample);
UnrepCoefficient  unrep_sample_get_fleiss        (UnrepSample *sample);
UnrepCoefficient  unrep_sample_get_alpha_nominal (UnrepSample *sample);
UnrepCoefficient  unrep_sample_get_alpha_ordinal (UnrepSample *sample);
UnrepCoefficient  unrep_sample_get_ac1           (UnrepSample *sample);

G_END_DECLS
