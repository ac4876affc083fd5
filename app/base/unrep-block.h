/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

#define UNREP_BLOCK_SIZE 16

/**
 * UnrepBlock:
 *
 * Bytes of a text that are looked at in one go, by whatever instructions the machine has for
 * that (a vector of GCC and clang). As numbers with a sign they are ordered so: what continues
 * a character of UTF-8 (80 to BF), what begins one of several bytes (C2 to F4), ASCII. A
 * comparison gives -1 in each place where it holds, else 0.
 */
typedef gint8 UnrepBlock __attribute__ ((vector_size (UNREP_BLOCK_SIZE)));

/**
 * unrep_block_load:
 * @p: where %UNREP_BLOCK_SIZE bytes begin
 *
 * Returns: these bytes
 */
static inline UnrepBlock
unrep_block_load (const char *p)
{
  UnrepBlock block;

  memcpy (&block, p, sizeof block);
  return block;
}

/**
 * unrep_block_load_rest:
 * @n: less than %UNREP_BLOCK_SIZE
 *
 * Returns: the @n bytes at @p, and 0s behind them
 */
static inline UnrepBlock
unrep_block_load_rest (const char *p,
                       gsize       n)
{
  UnrepBlock block = { 0 };

  memcpy (&block, p, n);
  return block;
}

/**
 * unrep_block_is:
 *
 * Returns: -1 where @block has the byte @c, else 0
 */
static inline UnrepBlock
unrep_block_is (UnrepBlock block,
                guint8     c)
{
  return block == (gint8) c;
}

/**
 * unrep_block_is_within:
 * @first: a byte
 * @last: one that is not less as a number with a sign
 *
 * Returns: -1 where @block has a byte from @first to @last, else 0
 */
static inline UnrepBlock
unrep_block_is_within (UnrepBlock block,
                       guint8     first,
                       guint8     last)
{
  return (block >= (gint8) first) & (block <= (gint8) last);
}

/**
 * unrep_block_is_empty:
 *
 * Returns: whether @block is 0 in every place
 */
static inline gboolean
unrep_block_is_empty (UnrepBlock block)
{
  guint64 halves[2];

  memcpy (halves, &block, sizeof halves);
  return (halves[0] | halves[1]) == 0;
}

/**
 * unrep_block_find_line_end:
 * @p: a place in a text
 * @end: its end, or a place before that
 *
 * Returns: (transfer none): the first LF or CR from @p on, @end where there is none before it
 */
static inline const char *
unrep_block_find_line_end (const char *p,
                           const char *end)
{
  for (; end - p >= UNREP_BLOCK_SIZE; p += UNREP_BLOCK_SIZE)
    {
      UnrepBlock block = unrep_block_load (p);

      if (!unrep_block_is_empty (unrep_block_is (block, '\n') | unrep_block_is (block, '\r')))
        break;
    }
  while (p < end && *p != '\n' && *p != '\r')
    p++;
  return p;
}

G_END_DECLS
