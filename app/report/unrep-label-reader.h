/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-label-char.h"
#include "unrep-label.h"

G_BEGIN_DECLS

/**
 * UNREP_LABEL_LOOK:
 *
 * A label and what stands around it are looked for in so many code points.
 */
#define UNREP_LABEL_LOOK 28

/**
 * UNREP_LABEL_MAX_DIGITS:
 *
 * Longer numbers are no labels.
 */
#define UNREP_LABEL_MAX_DIGITS 5

/**
 * UnrepLabelLook:
 * @at: folded code points; behind the last one of the line a space
 * @byte: where each starts in the line
 * @n: how many
 *
 * The code points at one end of a line.
 */
typedef struct
{
  gunichar at[UNREP_LABEL_LOOK + 2];
  guint32  byte[UNREP_LABEL_LOOK + 2];
  guint    n;
} UnrepLabelLook;

typedef gboolean (*UnrepLabelReader) (const UnrepLabelLook *look,
                                      guint                 i,
                                      UnrepLabel           *label);

void     unrep_label_look_at_start      (UnrepLabelLook       *look,
                                         const char           *line,
                                         gsize                 n_bytes);
guint    unrep_label_skip_spaces        (const UnrepLabelLook *look,
                                         guint                 i);
void     unrep_label_push               (UnrepLabel           *label,
                                         gunichar              c);
gboolean unrep_label_is_known_word      (const UnrepLabel     *label);
gboolean unrep_label_read_brackets      (const UnrepLabelLook *look,
                                         guint                 i,
                                         UnrepLabel           *label);
gboolean unrep_label_read_quotes        (const UnrepLabelLook *look,
                                         guint                 i,
                                         UnrepLabel           *label);
gboolean unrep_label_read_number        (const UnrepLabelLook *look,
                                         guint                 i,
                                         UnrepLabel           *label);
gboolean unrep_label_read_letter        (const UnrepLabelLook *look,
                                         guint                 i,
                                         UnrepLabel           *label);
gboolean unrep_label_read_word          (const UnrepLabelLook *look,
                                         guint                 i,
                                         UnrepLabel           *label);

G_END_DECLS
