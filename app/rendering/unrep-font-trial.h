/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * UnrepFontFault:
 * @UNREP_FONT_SOUND: none was seen
 * @UNREP_FONT_UNDRAWABLE: glyphs cannot be loaded, or are larger than a page: cairo gives
 *   up on everything that is drawn after one of them
 * @UNREP_FONT_BLANK: letters that the font says it has are blank
 * @UNREP_FONT_WIDTHS: letters take no room, or far too much
 * @UNREP_FONT_UNJOINED: Arabic letters do not join
 * @UNREP_FONT_MISPLACED: marks and letters are moved far away
 *
 * How a font breaks its word.
 */
typedef enum
{
  UNREP_FONT_SOUND,
  UNREP_FONT_UNDRAWABLE,
  UNREP_FONT_BLANK,
  UNREP_FONT_WIDTHS,
  UNREP_FONT_UNJOINED,
  UNREP_FONT_MISPLACED,
} UnrepFontFault;

UnrepFontFault unrep_font_trial_run          (const char     *file,
                                              int             index);
char          *unrep_font_fault_dup_sentence (UnrepFontFault  fault,
                                              const char     *family,
                                              const char     *file) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
