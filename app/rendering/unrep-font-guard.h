/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * UnrepDamagedFont:
 *
 * A font that was tried and is damaged. There is one of each as long as the program runs.
 */
typedef struct _UnrepDamagedFont UnrepDamagedFont;

void                    unrep_font_guard_try_families (const char             *families);
gboolean                unrep_font_guard_try_font     (PangoFont              *font,
                                                       const UnrepDamagedFont **damaged);
char                  **unrep_font_guard_leave_out    (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean                unrep_font_guard_has_fonts    (void);
const UnrepDamagedFont *unrep_font_guard_find         (const char             *family,
                                                       gunichar                c);
const char             *unrep_damaged_font_get_family (const UnrepDamagedFont *self);
char                   *unrep_damaged_font_dup_problem (const UnrepDamagedFont *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
