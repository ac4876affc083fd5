/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * UnrepDigits:
 * @UNREP_DIGITS_LOCALE: the digits of the interface language's locale
 * @UNREP_DIGITS_ASCII: 123
 * @UNREP_DIGITS_ARABIC_INDIC: ١٢٣
 *
 * Which digits the interface writes. The report's own digits are never touched.
 */
typedef enum
{
  UNREP_DIGITS_LOCALE,
  UNREP_DIGITS_ASCII,
  UNREP_DIGITS_ARABIC_INDIC,
} UnrepDigits;

void  unrep_digits_set_preference (UnrepDigits  digits);
char *unrep_digits_take           (char        *text) G_GNUC_WARN_UNUSED_RESULT;
char *unrep_digits_dup_number     (guint        number) G_GNUC_WARN_UNUSED_RESULT;
char *unrep_digits_dup_message    (const char  *message) G_GNUC_WARN_UNUSED_RESULT;
gboolean unrep_digits_parse        (const char  *text,
                                   double      *number);

G_END_DECLS
