/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include "base/unrep-unichar.h"

static gboolean
is_in (gunichar        c,
       const gunichar *list)
{
  for (; *list != 0; list++)
    if (*list == c)
      return TRUE;
  return FALSE;
}

/* Presentation forms that are signs of their own, and not letters as they are drawn. */
static gboolean
is_sign (gunichar c)
{
  return (c >= 0xfd3e && c <= 0xfd4f) || c == 0xfdcf || c >= 0xfdf0;
}

static guint32
get_special_kind (gunichar c)
{
  static const gunichar persian[] = { 0x671, 0x6a9, 0x6be, 0x6c1, 0x6cc, 0x6d4, 0x6d5, 0 };
  static const gunichar singletons[] = { 0x340, 0x341, 0x343, 0x374, 0x37e, 0x387, 0x2126, 0x212a, 0x212b, 0x2329, 0x232a, 0 };
  static const gunichar brackets[] = { '(', ')', '[', ']', 0 };
  static const gunichar windows[] = { 0x152, 0x153, 0x160, 0x161, 0x178, 0x17d, 0x17e, 0x192, 0x2c6, 0x2dc, 0x2013, 0x2014,
                                      0x2018, 0x2019, 0x201a, 0x201c, 0x201d, 0x201e, 0x2020, 0x2021, 0x2022, 0x2026,
                                      0x2030, 0x2039, 0x203a, 0x20ac, 0x2122, 0 };
  guint32 kind = 0;

  if (is_in (c, persian))
    kind |= UNREP_CHAR_PERSIAN;
  if (is_in (c, singletons) || (c >= 0xf900 && c <= 0xfaff) || (c >= 0xfb1d && c <= 0xfb4e))
    kind |= UNREP_CHAR_SINGLETON;
  if ((c >= 0xa0 && c <= 0xff) || is_in (c, windows))
    kind |= UNREP_CHAR_HIGH;
  if (is_in (c, brackets))
    kind |= UNREP_CHAR_BRACKET;
  if (((c >= 0xfb50 && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfefc)) && !(c <= 0xfdff && is_sign (c)))
    kind |= UNREP_CHAR_PRESENTATION;
  if ((c >= 0x206a && c <= 0x206f) || c == 0xe0001)
    kind |= UNREP_CHAR_DEPRECATED;
  if (c == 0x649)
    kind |= UNREP_CHAR_MAKSURA;
  if (c == 0x629)
    kind |= UNREP_CHAR_TEH_MARBUTA;
  if (c == 0x622 || c == 0x623 || c == 0x625)
    kind |= UNREP_CHAR_HAMZA_ALEF;
  if (c >= 0x400 && c <= 0x52f && g_unichar_isalpha (c))
    kind |= UNREP_CHAR_CYRILLIC;
  return kind;
}

static guint32
get_sign_kind (gunichar c)
{
  switch (c)
    {
    case '?':
    case ',':
    case ';':
      return UNREP_CHAR_ASCII_MARK;
    case 0x61f:
    case 0x60c:
    case 0x61b:
      return UNREP_CHAR_ARABIC_MARK;
    case '.':
    case ':':
      return UNREP_CHAR_POINT;
    case '/':
      return UNREP_CHAR_SLASH;
    case '+':
    case '#':
      return UNREP_CHAR_PLUS;
    case '\\':
    case '*':
      return UNREP_CHAR_MARKUP;
    case 0x640:
      return UNREP_CHAR_TATWEEL;
    case 0xfffc:
    case 0xfffd:
      return UNREP_CHAR_UNUSABLE;
    default:
      return 0;
    }
}

static guint32
get_letter_kind (gunichar c)
{
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
    return UNREP_CHAR_LATIN;
  if ((c >= 0x620 && c <= 0x6d5) || (c >= 0x6ee && c <= 0x6ff) || (c >= 0x750 && c <= 0x77f) || (c >= 0xfb50 && c <= 0xfefc))
    return UNREP_CHAR_ARABIC;
  return UNREP_CHAR_LETTER;
}

static guint32
get_general_kind (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  if (unrep_unichar_is_bidi_control (c))
    return UNREP_CHAR_BIDI_CONTROL;
  if (g_unichar_isalpha (c))
    return get_letter_kind (c);
  if (type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_ENCLOSING_MARK)
    return UNREP_CHAR_MARK;
  if (type == G_UNICODE_SPACE_SEPARATOR || c == '\t')
    return UNREP_CHAR_SPACE;
  if (c >= '0' && c <= '9')
    return UNREP_CHAR_ASCII_DIGIT;
  if (c >= 0x660 && c <= 0x669)
    return UNREP_CHAR_ARABIC_DIGIT;
  if (c >= 0x6f0 && c <= 0x6f9)
    return UNREP_CHAR_EXTENDED_DIGIT;
  if (type == G_UNICODE_FORMAT || g_unichar_iszerowidth (c))
    return UNREP_CHAR_INVISIBLE;
  /* U+000C ends pages, U+2028 lines within a paragraph. */
  if (type == G_UNICODE_UNASSIGNED || type == G_UNICODE_PRIVATE_USE || (type == G_UNICODE_CONTROL && c != '\f'))
    return UNREP_CHAR_UNUSABLE;
  return 0;
}

static guint32
compute_kind (gunichar c)
{
  guint32 sign = get_sign_kind (c);

  return (sign != 0 ? sign : get_general_kind (c)) | get_special_kind (c);
}

/**
 * unrep_char_get_table:
 *
 * Returns: (transfer none): the kinds of the first code points, for who asks for many
 */
const guint32 *
unrep_char_get_table (void)
{
  static gsize ready = 0;
  static guint32 table[UNREP_CHAR_TABLE_SIZE];

  if (g_once_init_enter (&ready))
    {
      for (gunichar c = 0; c < UNREP_CHAR_TABLE_SIZE; c++)
        table[c] = compute_kind (c);
      g_once_init_leave (&ready, 1);
    }
  return table;
}

/**
 * unrep_char_get_kind:
 * @c: a code point
 *
 * Returns: what it is to the checks, #UnrepCharKind bits
 */
guint32
unrep_char_get_kind (gunichar c)
{
  return c < UNREP_CHAR_TABLE_SIZE ? unrep_char_get_table ()[c] : compute_kind (c);
}
