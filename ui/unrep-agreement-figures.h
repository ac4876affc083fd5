/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-codebook.h"
#include "team/unrep-agreement-table.h"
#include "unrep-figures-content.h"

G_BEGIN_DECLS

/**
 * UnrepAgreementSource:
 * @table: what agreement is computed from, with a row a report
 * @sections: (nullable): the same with a row a section, where that was asked for
 * @coefficients: (element-type UnrepCoefficient): what came of it, the evidence included
 * @codebook: (nullable): whose positions these are
 *
 * What tables about agreement are made of.
 */
typedef struct
{
  UnrepAgreementTable *table;
  UnrepAgreementTable *sections;
  GArray              *coefficients;
  UnrepCodebook       *codebook;
} UnrepAgreementSource;

guint                unrep_agreement_figures_get_n        (void);
const char          *unrep_agreement_figures_get_title    (guint                       index);
gboolean             unrep_agreement_figures_needs_sections (guint                     index);
UnrepFiguresContent *unrep_agreement_figures_new          (guint                       index,
                                                           const UnrepAgreementSource *source)
                                                           G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
