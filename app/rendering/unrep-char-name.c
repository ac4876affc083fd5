/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-char-name.h"

#include <unicode/uchar.h>

/* The short names that the Unicode Standard has for what is not drawn. */
static const struct
{
  gunichar c;
  const char *label;
} labels[] = {
  { 0x0000, "NUL" },   { 0x0009, "TAB" },   { 0x0085, "NEL" },   { 0x00ad, "SHY" },   { 0x034f, "CGJ" },
  { 0x061c, "ALM" },   { 0x180e, "MVS" },   { 0x200b, "ZWSP" },  { 0x200c, "ZWNJ" },  { 0x200d, "ZWJ" },
  { 0x200e, "LRM" },   { 0x200f, "RLM" },   { 0x2028, "LSEP" },  { 0x2029, "PSEP" },  { 0x202a, "LRE" },
  { 0x202b, "RLE" },   { 0x202c, "PDF" },   { 0x202d, "LRO" },   { 0x202e, "RLO" },   { 0x2060, "WJ" },
  { 0x2066, "LRI" },   { 0x2067, "RLI" },   { 0x2068, "FSI" },   { 0x2069, "PDI" },   { 0x206a, "ISS" },
  { 0x206b, "ASS" },   { 0x206c, "IAFS" },  { 0x206d, "AAFS" },  { 0x206e, "NADS" },  { 0x206f, "NODS" },
  { 0xfeff, "ZWNBSP" },
};

/**
 * unrep_char_is_control:
 * @c: a code point
 *
 * Returns: whether @c is a control or separator, or is by Unicode's rules not drawn
 *   (Default_Ignorable_Code_Point)
 */
gboolean
unrep_char_is_control (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_CONTROL || type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR
         || u_hasBinaryProperty ((UChar32) c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

/**
 * unrep_char_dup_label:
 * @c: a code point
 *
 * Returns: (transfer full): what is written into the box that stands for it: the
 *   short name of a control, such as `LRI`, else its number, such as `U+0640`
 */
char *
unrep_char_dup_label (gunichar c)
{
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    if (labels[i].c == c)
      return g_strdup (labels[i].label);
  return g_strdup_printf ("U+%04X", c);
}

/**
 * unrep_char_dup_name:
 * @c: a code point
 *
 * Returns: (transfer full): its name in the Unicode Standard, such as `ARABIC LETTER
 *   TEH`; of those without one what they are, such as `<private use area-E000>`
 */
char *
unrep_char_dup_name (gunichar c)
{
  char name[128];
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = u_charName ((UChar32) c, U_EXTENDED_CHAR_NAME, name, sizeof name, &status);

  if (U_FAILURE (status) || length <= 0 || length >= (int32_t) sizeof name)
    return unrep_char_dup_label (c);
  return g_strndup (name, (gsize) length);
}
