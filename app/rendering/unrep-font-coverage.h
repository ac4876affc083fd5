/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-font-guard.h"

#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * UnrepFontCoverage:
 *
 * From which family a character is drawn where certain families are asked for. To be
 * used in the thread that its context belongs to.
 */
typedef struct _UnrepFontCoverage UnrepFontCoverage;

UnrepFontCoverage *unrep_font_coverage_new         (PangoContext      *context,
                                                    const char        *families) G_GNUC_WARN_UNUSED_RESULT;
UnrepFontCoverage *unrep_font_coverage_new_installed (const char      *families) G_GNUC_WARN_UNUSED_RESULT;
void               unrep_font_coverage_free        (UnrepFontCoverage *self);
const char        *unrep_font_coverage_get_family  (UnrepFontCoverage *self,
                                                    gunichar           c);
const UnrepDamagedFont *unrep_font_coverage_get_damaged (UnrepFontCoverage *self,
                                                    gunichar           c);
gboolean           unrep_font_coverage_is_fallback (UnrepFontCoverage *self,
                                                    const char        *family);
char              *unrep_font_coverage_dup_problem (UnrepFontCoverage *self,
                                                    const char        *chosen) G_GNUC_WARN_UNUSED_RESULT;
char              *unrep_font_dup_problem          (const char        *asked,
                                                    const char        *family) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepFontCoverage, unrep_font_coverage_free)

G_END_DECLS
