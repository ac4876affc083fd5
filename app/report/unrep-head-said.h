/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-head-words.h"

G_BEGIN_DECLS

/**
 * UNREP_HEAD_MAX_NUMBERS:
 *
 * More numbers than a date has.
 */
#define UNREP_HEAD_MAX_NUMBERS 3

/**
 * UnrepHeadSaid:
 * @numbers: in the order of the line
 * @n_digits: of each
 * @n_numbers: how many
 * @month: from 1, 0 for none
 * @several: there are months or more numbers than a date has
 * @distribution: it names the distribution
 * @original: it names the original
 * @says: it has anything but fillers
 * @languages: codes of the languages it names, spaces between them
 * @originals: those of the original
 *
 * What one line says that is made of known words only.
 */
typedef struct
{
  guint    numbers[UNREP_HEAD_MAX_NUMBERS];
  guint    n_digits[UNREP_HEAD_MAX_NUMBERS];
  guint    n_numbers;
  guint    month;
  gboolean several;
  gboolean distribution;
  gboolean original;
  gboolean says;
  GString *languages;
  GString *originals;
} UnrepHeadSaid;

gboolean  unrep_head_said_read     (UnrepHeadSaid       *self,
                                    const char          *line);
void      unrep_head_said_clear    (UnrepHeadSaid       *self);
char     *unrep_head_said_dup_date (const UnrepHeadSaid *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (UnrepHeadSaid, unrep_head_said_clear)

G_END_DECLS
