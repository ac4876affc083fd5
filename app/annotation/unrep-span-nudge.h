/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/unrep-text.h"

G_BEGIN_DECLS

/**
 * UnrepSpanEnd:
 * @UNREP_SPAN_START: where it begins, in reading order
 * @UNREP_SPAN_END: where it ends
 *
 * Which end of a span is moved.
 */
typedef enum
{
  UNREP_SPAN_START,
  UNREP_SPAN_END,
} UnrepSpanEnd;

/**
 * UnrepSpanStep:
 * @UNREP_SPAN_CHARACTER: what is seen as one character
 * @UNREP_SPAN_WORD: to where the next word begins or ends
 *
 * How far it is moved.
 */
typedef enum
{
  UNREP_SPAN_CHARACTER,
  UNREP_SPAN_WORD,
} UnrepSpanStep;

UnrepRange unrep_span_nudge (UnrepText     *text,
                             UnrepRange     range,
                             UnrepSpanEnd   end,
                             UnrepSpanStep  step,
                             gboolean       forward);

G_END_DECLS
