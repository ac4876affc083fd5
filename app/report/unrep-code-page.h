/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * UnrepCodePage:
 *
 * Encodings of one byte a character, whose lower half is ASCII.
 */
typedef enum
{
  UNREP_CODE_PAGE_WINDOWS_1252,
  UNREP_CODE_PAGE_WINDOWS_1256,
  UNREP_CODE_PAGE_WINDOWS_1251,
  UNREP_CODE_PAGE_ISO_8859_6,
  UNREP_CODE_PAGE_ISO_8859_5,
  UNREP_CODE_PAGE_KOI8_R,
  UNREP_N_CODE_PAGES
} UnrepCodePage;

gunichar unrep_code_page_get_char (UnrepCodePage page,
                                   guint8        byte) G_GNUC_CONST;
guint8   unrep_code_page_get_byte (UnrepCodePage page,
                                   gunichar      c);

G_END_DECLS
