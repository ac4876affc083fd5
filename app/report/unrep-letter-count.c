/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-letter-count.h"

#include "base/unrep-block.h"

/* What each place of a block can count. */
#define MAX_BLOCKS 255

/* Numbers without a sign, for each place of a block. */
typedef guint8 PlaceCounts __attribute__ ((vector_size (UNREP_BLOCK_SIZE)));

typedef struct
{
  PlaceCounts arabic;
  PlaceCounts latin;
  PlaceCounts other; /* Arabic ones as well */
} Counts;

/* Counts the 16 bytes at @p; there is one more. */
static inline void
counts_add (Counts     *self,
            const char *p)
{
  UnrepBlock block = unrep_block_load (p), next = unrep_block_load (p + 1);
  UnrepBlock is_lead = (block >= (gint8) 0xc2) & (block < 0);

  UnrepBlock is_arabic = (unrep_block_is (block, 0xd8) & (next >= (gint8) 0xa0)) | (unrep_block_is (block, 0xd9) & (next <= (gint8) 0x8a));

  /* -1 where it holds, which is 255 without a sign. */
  self->arabic -= (PlaceCounts) is_arabic;
  self->latin -= (PlaceCounts) unrep_block_is_within (block | 0x20, 'a', 'z');
  self->other -= (PlaceCounts) (is_lead | unrep_block_is_within (block, '0', '9') | unrep_block_is (block, '\t'));
}

static gsize
sum (PlaceCounts counts)
{
  gsize n = 0;

  for (guint i = 0; i < UNREP_BLOCK_SIZE; i++)
    n += counts[i];
  return n;
}

/**
 * unrep_letter_count:
 * @utf8: valid UTF-8 that ends with a NUL or goes on
 * @n_bytes: its length in bytes
 *
 * Returns: what it is made of
 */
UnrepLetterCount
unrep_letter_count (const char *utf8,
                    gsize       n_bytes)
{
  UnrepLetterCount count = { 0 };
  char rest[UNREP_BLOCK_SIZE + 1] = { 0 };
  gsize n_blocks = n_bytes / UNREP_BLOCK_SIZE, n;

  memcpy (rest, utf8 + n_blocks * UNREP_BLOCK_SIZE, n_bytes % UNREP_BLOCK_SIZE);
  for (gsize i = 0; i <= n_blocks; i += n)
    {
      Counts counts = { 0 };

      n = MIN (n_blocks + 1 - i, MAX_BLOCKS);
      for (gsize j = i; j < i + n; j++)
        counts_add (&counts, j < n_blocks ? utf8 + j * UNREP_BLOCK_SIZE : rest);
      count.arabic += sum (counts.arabic);
      count.latin += sum (counts.latin);
      count.other += sum (counts.other);
    }
  count.other -= count.arabic;
  return count;
}
