/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-pdf-layout.h"

G_BEGIN_DECLS

/**
 * UnrepPdfPiece:
 * @row: a row of a page
 * @first: index of a segment of it
 * @n: how many segments from there on
 *
 * Part of a row.
 */
typedef struct
{
  const UnrepPdfRow *row;
  guint              first;
  guint              n;
} UnrepPdfPiece;

gboolean unrep_pdf_piece_is_label (const UnrepPdfPiece *self,
                                   guint                index);
guint    unrep_pdf_table_read     (UnrepPdfLayout      *layout,
                                   const UnrepPdfPiece *pieces,
                                   guint                n,
                                   guint                page,
                                   gboolean             rtl) G_GNUC_WARN_UNUSED_RESULT;

/**
 * unrep_pdf_piece_get_segment:
 * @index: less than the number of its segments
 *
 * Returns: (transfer none): one of its segments
 */
static inline const UnrepPdfSegment *
unrep_pdf_piece_get_segment (const UnrepPdfPiece *self,
                             guint                index)
{
  return &g_array_index (self->row->segments, UnrepPdfSegment, self->first + index);
}

G_END_DECLS
