/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/unrep-outline.h"

G_BEGIN_DECLS

/* check_outline:
 * @outline: an outline of any text
 *
 * Aborts where the outline breaks a promise of unrep-outline.h. */
void check_outline (UnrepOutline *outline);

/* check_corrected_outline:
 * @outline: an outline that people corrected, who may make several units of a line
 *
 * Aborts where it breaks another promise of unrep-outline.h. */
void check_corrected_outline (UnrepOutline *outline);

G_END_DECLS
