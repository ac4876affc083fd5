/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-repair.h"

#include "base/unrep-utf8.h"

G_BEGIN_DECLS

/**
 * UnrepBytes:
 * @start: first byte of the extracted text
 * @end: byte behind the last one
 *
 * A part of the extracted text.
 */
typedef struct
{
  gsize start;
  gsize end;
} UnrepBytes;

/**
 * UnrepChunk:
 * @bytes: a part of a line
 * @moved: it is read elsewhere than where it is stored
 * @space: a space is displayed before it
 *
 * One of the parts of a line, in the order in which they are read. Spaces that lie
 * between the parts are hidden.
 */
typedef struct
{
  UnrepBytes bytes;
  guint      moved : 1;
  guint      space : 1;
} UnrepChunk;

/**
 * UNREP_N_BEGINNINGS:
 *
 * So many hashes of beginnings of lines are told apart.
 */
#define UNREP_N_BEGINNINGS (1u << 20)

/**
 * UnrepVisualOrder:
 * @applies: the text is in visual order
 * @swap_ranges: its ranges of numbers are reversed
 * @n_items: (element-type guint): by index of a unit, how many items it has ...
 * @n_opened: (element-type guint): ... and how many of them have a norm's verb in
 *   their first line
 * @lines: its short lines, as strings ...
 * @beginnings: ... and a bit for each hash that a beginning of them has
 *
 * What is known of a text before its lines are repaired.
 */
typedef struct
{
  gboolean    applies;
  gboolean    swap_ranges;
  GArray     *n_items;
  GArray     *n_opened;
  GHashTable *lines;
  guint8     *beginnings;
} UnrepVisualOrder;

/**
 * UnrepRepairer:
 *
 * What the repairs of one text share.
 */
typedef struct
{
  UnrepArrangement *arranged;
  UnrepOutline     *outline;
  UnrepRecoding    *recoding; /* NULL where nothing is to be read otherwise */
  UnrepRepairs      repairs;
  const char       *utf8;
  gsize             n_bytes;
  UnrepVisualOrder  order;
  /* The line last asked about, and whether it is a table's. */
  UnrepBytes        row;
  gboolean          row_is_table;
} UnrepRepairer;

void       unrep_repair_keep_closed   (UnrepRepairer    *self,
                                       UnrepBytes        part);
gsize      unrep_repair_close_stretch (UnrepRepairer    *self,
                                       gsize            *kept,
                                       gsize             at,
                                       gsize             end);
void       unrep_visual_order_init    (UnrepVisualOrder *self,
                                       UnrepText        *text,
                                       UnrepOutline     *outline);
void       unrep_visual_order_clear   (UnrepVisualOrder *self);
gboolean   unrep_visual_order_arrange (UnrepRepairer    *self,
                                       UnrepBytes        line,
                                       const UnrepUnit  *unit,
                                       gboolean          is_last,
                                       GArray           *chunks);
UnrepBytes unrep_repair_trim          (UnrepRepairer    *self,
                                       UnrepBytes        part);
gboolean   unrep_numbers_arrange      (UnrepRepairer    *self,
                                       UnrepBytes        part,
                                       GArray           *chunks);
void       unrep_numbers_swap_ranges  (UnrepRepairer    *self,
                                       GArray           *chunks);
int        unrep_numbers_find_range   (const char       *utf8,
                                       gsize            *at,
                                       gsize             end,
                                       UnrepBytes       *first,
                                       UnrepBytes       *second);
gboolean   unrep_numbers_look_glued   (const char       *utf8,
                                       UnrepBytes        part);

/**
 * unrep_is_arabic_letter:
 *
 * Returns: whether @c is a letter of the Arabic script, tatweel not included
 */
static inline gboolean
unrep_is_arabic_letter (gunichar c)
{
  return (c >= 0x620 && c <= 0x64a && c != 0x640) || (c >= 0x66e && c <= 0x6d3 && c != 0x670) || c == 0x6d5;
}

/**
 * unrep_is_mark:
 *
 * As g_unichar_ismark(), which need not be called for letters.
 *
 * Returns: whether @c goes on the character before it
 */
static inline gboolean
unrep_is_mark (gunichar c)
{
  return c >= 0x300 && !unrep_is_arabic_letter (c) && g_unichar_ismark (c);
}

/**
 * unrep_is_digit:
 *
 * Returns: whether @c is a decimal digit as reports in Arabic have them
 */
static inline gboolean
unrep_is_digit (gunichar c)
{
  return (c >= '0' && c <= '9') || (c >= 0x660 && c <= 0x669) || (c >= 0x6f0 && c <= 0x6f9);
}

/**
 * unrep_peek:
 *
 * Returns: the code point at byte @at, 0 at or behind @end
 */
static inline gunichar
unrep_peek (const char *utf8,
            gsize       at,
            gsize       end)
{
  return at < end ? unrep_utf8_get_char (utf8 + at) : 0;
}

/**
 * unrep_peek_back:
 *
 * Returns: the code point before byte @at, 0 at or before @start
 */
static inline gunichar
unrep_peek_back (const char *utf8,
                 gsize       at,
                 gsize       start)
{
  return at > start ? unrep_utf8_get_char (g_utf8_prev_char (utf8 + at)) : 0;
}

G_END_DECLS
