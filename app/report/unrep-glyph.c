/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-glyph.h"

#include <string.h>

/* Glyphs that readers of scanned or mangled text take for each other, and what
 * it costs (in tenths) to believe it once. */
static const struct
{
  const char *glyphs;
  int         cost;
} confusions[] = {
  { "VvΛ7", 7 },  { "AΛ^8", 7 },  { "0Oo°º.•٠", 7 }, { "5°0oهSs", 7 }, { "1lIi|ا!أ", 7 }, { "4$عگ", 7 },
  { "67", 8 },    { "34", 8 },    { "8/", 8 },       { "2Zz", 7 },     { "37", 9 },       { "27", 9 },
  { "29", 10 },   { "39", 10 },   { "45", 10 },      { "42", 10 },     { "49", 10 },      { "56", 11 },
  { "بتثني", 8 }, { "جحخ", 8 },   { "دذ", 8 },       { "رزذدو", 9 },   { "سش", 8 },       { "صضس", 9 },
  { "طظ", 8 },    { "عغ", 8 },    { "فق", 8 },       { "كل", 9 },      { "هةم", 9 },      { "غف", 11 },
  { "aаɑ", 0 },   { "cсC", 1 },   { "eе", 0 },       { "oо", 0 },      { "pр", 0 },       { "xх", 0 },
  { "AА", 0 },    { "BВ", 0 },    { "CС", 0 },       { "EЕ", 0 },      { "MМ", 0 },       { "HН", 0 },
  { "il1Ij", 6 }, { "vu", 8 },    { "vy", 9 },       { "gq9", 8 },     { "bh6", 9 },      { "ce", 9 },
  { "B8", 8 },    { "DO0", 8 },   { "EF", 9 },       { "nhr", 9 },     { "mn", 9 },       { "一-", 3 },
};

/* Glyphs that occur above, numbered; 0 is any other. */
#define MAX_IDS 192
#define N_ASCII 128
#define ARABIC_FIRST 0x600
#define CYRILLIC_FIRST 0x400

typedef struct
{
  guint8   ascii[N_ASCII];
  guint8   arabic[256];
  guint8   cyrillic[256];
  gunichar other[32];
  guint8   other_id[32];
  guint    n_other;
  guint    n_ids;
  guint8   cost[MAX_IDS][MAX_IDS];
} Table;

/**
 * unrep_glyph_fold:
 * @c: a code point
 *
 * Digits become ASCII, variants of an Arabic letter become one, full-width forms
 * become ASCII.
 *
 * Returns: the code point under which @c is compared
 */
gunichar
unrep_glyph_fold (gunichar c)
{
  if (c < 0x80)
    return c;
  if (c >= 0x0660 && c <= 0x0669)
    return '0' + (c - 0x0660);
  if (c >= 0x06f0 && c <= 0x06f9)
    return '0' + (c - 0x06f0);
  if (c >= 0xff01 && c <= 0xff5e)
    return c - 0xff01 + '!';
  switch (c)
    {
    case 0x0622: /* آ */
    case 0x0625: /* إ */
    case 0x0627: /* ا */
    case 0x0671: /* ٱ */
      return 0x0623;
    case 0x0649: /* ى */
    case 0x06cc: /* ی */
      return 0x064a;
    case 0x06a9: /* ک */
    case 0x06af: /* گ */
      return 0x0643;
    case 0x06be: /* ھ */
    case 0x06c1: /* ہ */
    case 0x06d5: /* ە */
    case 0x0629: /* ة */
      return 0x0647;
    default:
      return c;
    }
}

/**
 * unrep_glyph_is_dropped:
 * @c: a code point
 *
 * Returns: whether labels are compared without @c: tatweel, vowel marks, bidi
 *   and joining controls
 */
gboolean
unrep_glyph_is_dropped (gunichar c)
{
  if (c < 0x300)
    return c == 0xad;
  return c == 0x0640 || (c >= 0x064b && c <= 0x065f) || c == 0x0670 || c == 0x061c || (c >= 0x0300 && c <= 0x036f)
         || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x2069) || c == 0xfeff;
}

static guint8 *
find_id (Table   *table,
         gunichar c)
{
  if (c < N_ASCII)
    return &table->ascii[c];
  if (c - ARABIC_FIRST < G_N_ELEMENTS (table->arabic))
    return &table->arabic[c - ARABIC_FIRST];
  if (c - CYRILLIC_FIRST < G_N_ELEMENTS (table->cyrillic))
    return &table->cyrillic[c - CYRILLIC_FIRST];
  for (guint i = 0; i < table->n_other; i++)
    if (table->other[i] == c)
      return &table->other_id[i];
  return NULL;
}

static guint8
add_id (Table   *table,
        gunichar c)
{
  guint8 *id = find_id (table, c);

  if (id == NULL)
    {
      g_assert (table->n_other < G_N_ELEMENTS (table->other));
      table->other[table->n_other] = c;
      id = &table->other_id[table->n_other++];
    }
  if (*id == 0)
    {
      g_assert (table->n_ids + 1 < MAX_IDS);
      *id = (guint8) ++table->n_ids;
    }
  return *id;
}

static Table *
make_table (void)
{
  Table *table = g_new0 (Table, 1);

  memset (table->cost, G_MAXUINT8, sizeof table->cost);
  for (guint i = 0; i < G_N_ELEMENTS (confusions); i++)
    for (const char *p = confusions[i].glyphs; *p != '\0'; p = g_utf8_next_char (p))
      for (const char *q = confusions[i].glyphs; *q != '\0'; q = g_utf8_next_char (q))
        {
          guint8 *cost = &table->cost[add_id (table, g_utf8_get_char (p))][add_id (table, g_utf8_get_char (q))];

          *cost = (guint8) MIN (*cost, confusions[i].cost);
        }
  return table;
}

static Table *
get_table (void)
{
  static gsize table;

  if (g_once_init_enter (&table))
    g_once_init_leave (&table, (gsize) make_table ());
  return (Table *) table;
}

/**
 * unrep_glyph_confusion:
 * @printed: a folded code point
 * @meant: what it may have been
 *
 * Returns: the cost, in tenths, of reading @printed where @meant stood
 */
int
unrep_glyph_confusion (gunichar printed,
                       gunichar meant)
{
  Table  *table;
  guint8 *a, *b;
  int     cost;

  if (printed == meant)
    return 0;
  cost = meant < 0x80 && g_ascii_isdigit (meant) ? (printed < 0x80 && g_ascii_isdigit (printed) ? 15 : 18) : 30;
  table = get_table ();
  a = find_id (table, printed);
  b = find_id (table, meant);
  if (a == NULL || b == NULL || *a == 0 || *b == 0)
    return cost;
  return MIN (cost, table->cost[*a][*b]);
}
