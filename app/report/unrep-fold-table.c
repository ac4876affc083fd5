/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What single code points are compared as. The rules are a function; the tables
 * remember what it said. */
#include "unrep-fold-table.h"

#define N_LEVELS 2
#define PAGE 256
#define N_PAGES (0x10000 / PAGE)
/* What two bytes of UTF-8 can write. */
#define N_LOW 0x800

/* Letters and signs that have no decomposition to tell that they are variants. */
static const struct
{
  gunichar   c;
  const char folded[3];
} variants[] = {
  { 0x0621, "" },  /* ء */
  { 0x0640, "" },  /* tatweel */
  { 0x0674, "" },  /* high hamza */
  { 0x0671, "ا" }, /* ٱ */
  { 0x0649, "ي" }, /* ى */
  { 0x06cc, "ي" }, /* Persian yeh */
  { 0x06d2, "ي" }, /* yeh barree */
  { 0x0629, "ه" }, /* ة */
  { 0x06be, "ه" }, /* heh doachashmee */
  { 0x06c1, "ه" }, /* heh goal */
  { 0x06c3, "ه" }, /* teh marbuta goal */
  { 0x06d5, "ه" }, /* ae */
  { 0x06a9, "ك" }, /* Persian kaf */
  { 0x06aa, "ك" }, /* swash kaf */
  { 0x060c, "," }, /* ، */
  { 0x066c, "," }, /* thousands separator */
  { 0x066b, "." }, /* decimal separator */
  { 0x06d4, "." }, /* Urdu full stop */
  { 0x061b, ";" }, /* ؛ */
  { 0x061f, "?" }, /* ؟ */
  { 0x066a, "%" }, /* ٪ */
  { 0x066d, "*" }, /* ٭ */
  { 0x2018, "'" },  { 0x2019, "'" },  { 0x201a, "'" },  { 0x201b, "'" },
  { 0x201c, "\"" }, { 0x201d, "\"" }, { 0x201e, "\"" }, { 0x201f, "\"" },
  { 0x00ab, "\"" }, { 0x00bb, "\"" },
  { 0x2010, "-" },  { 0x2012, "-" },  { 0x2013, "-" },  { 0x2014, "-" },
  { 0x2015, "-" },  { 0x2212, "-" },
  { 0x00df, "ss" }, /* ß */
  { 0x00e6, "ae" }, /* æ */
  { 0x0153, "oe" }, /* œ */
  { 0x03c2, "σ" },  /* final sigma */
};

static gboolean
is_space (gunichar c)
{
  return g_unichar_isspace (c) || c == '\v' || c == 0x85;
}

/**
 * unrep_fold_is_number_sign:
 * @c: a code point
 *
 * Of the category of the bidi controls, but drawn: the signs that Arabic, Syriac and
 * Kaithi write around the digits that follow (Prepended_Concatenation_Mark).
 *
 * Returns: whether @c is one of them
 */
gboolean
unrep_fold_is_number_sign (gunichar c)
{
  return (c >= 0x0600 && c <= 0x0605) || c == 0x06dd || c == 0x070f || c == 0x0890 || c == 0x0891 || c == 0x08e2
         || c == 0x110bd || c == 0x110cd;
}

/* Controls, bidi controls and what has no width. */
static gboolean
is_invisible (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  if (type == G_UNICODE_FORMAT)
    return !unrep_fold_is_number_sign (c);
  /* The grapheme joiner and the variation selectors are marks. */
  return type == G_UNICODE_CONTROL || c == 0x034f || (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef);
}

/* Marks without which a word can still be read. In other scripts, vowel signs are
 * of the same category. */
static gboolean
is_loose_mark (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  if (c >= 0x06d6 && c <= 0x06ed)
    return c != 0x06dd && c != 0x06de && c != 0x06e9;
  if (type != G_UNICODE_NON_SPACING_MARK && type != G_UNICODE_ENCLOSING_MARK)
    return FALSE;
  switch ((int) g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_INHERITED:
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_CYRILLIC:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_presentation_form (gunichar c)
{
  return (c >= 0xfb00 && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfeff);
}

static gsize
decompose (UnrepFoldingLevel level,
           gunichar          c,
           gunichar          parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH])
{
  gboolean hangul = c >= 0xac00 && c <= 0xd7a3;
  gboolean short_i = c == 0x0419 || c == 0x0439;

  /* A syllable would contain every shorter one; й is no и with an accent. */
  if (hangul || (short_i && level == UNREP_FOLDING_LOOSE))
    {
      parts[0] = c;
      return 1;
    }
  return g_unichar_fully_decompose (c, level == UNREP_FOLDING_LOOSE || is_presentation_form (c), parts,
                                    G_UNICHAR_MAX_DECOMPOSITION_LENGTH);
}

static guint
fold_loosely (gunichar  c,
              gunichar *folded)
{
  guint n = 0;

  if (is_loose_mark (c))
    return 0;
  if (g_unichar_isdigit (c))
    {
      folded[0] = '0' + g_unichar_digit_value (c);
      return 1;
    }
  c = g_unichar_tolower (c);
  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    if (variants[i].c == c)
      {
        for (const char *p = variants[i].folded; *p != '\0'; p = g_utf8_next_char (p))
          folded[n++] = g_utf8_get_char (p);
        return n;
      }
  folded[0] = c;
  return 1;
}

/**
 * unrep_fold_char:
 * @level: what counts as equal
 * @c: a code point
 * @folded: (out): what it is compared as
 *
 * Of a code point alone; what follows from its neighbours (runs of spaces, the
 * order of marks) is up to the caller.
 *
 * Returns: how many code points @folded has by now; 0 where @c is nothing
 */
guint
unrep_fold_char (UnrepFoldingLevel level,
                 gunichar          c,
                 gunichar          folded[UNREP_FOLD_MAX])
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n_parts;
  guint n = 0;

  if (is_space (c))
    {
      folded[0] = ' ';
      return 1;
    }
  if (is_invisible (c))
    return 0;
  n_parts = decompose (level, c, parts);
  for (gsize i = 0; i < n_parts; i++)
    {
      if (level == UNREP_FOLDING_EXACT)
        folded[n++] = parts[i];
      /* An isolated mark decomposes into itself on a space, of which nothing is left;
       * spaces inside of a ligature (U+FDFA) are spaces. */
      else if (parts[i] != ' ' || n > 0)
        n += fold_loosely (parts[i], folded + n);
    }
  return n;
}

static guint16
fold_for_table (UnrepFoldingLevel level,
                gunichar          c)
{
  gunichar folded[UNREP_FOLD_MAX];
  guint n;

  /* Marks may change or change places with what stands before them. */
  if (g_unichar_combining_class (c) != 0 && (level == UNREP_FOLDING_EXACT || c == 0x0306))
    return UNREP_FOLD_ASK;
  n = unrep_fold_char (level, c, folded);
  if (n == 0)
    return UNREP_FOLD_NOTHING;
  if (n > 1 || folded[0] > 0xffff || g_unichar_combining_class (folded[0]) != 0)
    return UNREP_FOLD_ASK;
  return (guint16) folded[0];
}

static guint16 *
make_table (UnrepFoldingLevel level,
            gunichar          first,
            guint             n)
{
  guint16 *table = g_new (guint16, n);

  for (guint i = 0; i < n; i++)
    table[i] = fold_for_table (level, first + i);
  return table;
}

/**
 * unrep_fold_table_get_low:
 * @level: what counts as equal
 *
 * Returns: (transfer none): what each code point below U+0800 is compared as
 */
const guint16 *
unrep_fold_table_get_low (UnrepFoldingLevel level)
{
  static gsize tables[N_LEVELS];

  if (g_once_init_enter (&tables[level]))
    g_once_init_leave (&tables[level], (gsize) make_table (level, 0, N_LOW));
  return (const guint16 *) tables[level];
}

/**
 * unrep_fold_table_get:
 * @level: what counts as equal
 * @c: a code point
 *
 * Returns: what @c is compared as, %UNREP_FOLD_NOTHING or %UNREP_FOLD_ASK
 */
guint16
unrep_fold_table_get (UnrepFoldingLevel level,
                      gunichar          c)
{
  static gsize pages[N_LEVELS][N_PAGES];
  gsize *page;

  if (c >= 0x10000)
    return UNREP_FOLD_ASK;
  page = &pages[level][c / PAGE];
  if (g_once_init_enter (page))
    g_once_init_leave (page, (gsize) make_table (level, c / PAGE * PAGE, PAGE));
  return ((const guint16 *) *page)[c % PAGE];
}
