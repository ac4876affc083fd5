/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-inspection.h"

G_BEGIN_DECLS

/**
 * UnrepDrawing:
 * @UNREP_DRAWING_TEXT: the text, and the boxes of controls where it was laid out
 *   with them
 * @UNREP_DRAWING_CLUSTERS: a thin frame around every cluster
 * @UNREP_DRAWING_RUNS: a frame around every run
 * @UNREP_DRAWING_MARKS: what is missing, blank, cut or from another font is underlined
 *
 * What is drawn of an inspection.
 */
typedef enum
{
  UNREP_DRAWING_TEXT = 0,
  UNREP_DRAWING_CLUSTERS = 1 << 0,
  UNREP_DRAWING_RUNS = 1 << 1,
  UNREP_DRAWING_MARKS = 1 << 2,
} UnrepDrawing;

void unrep_inspection_draw (UnrepInspection *self,
                            cairo_t         *cairo,
                            UnrepDrawing     drawing);

G_END_DECLS
