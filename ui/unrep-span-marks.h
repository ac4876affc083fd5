/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-desk.h"

#include "report/unrep-reading-text.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UNREP_TYPE_SPAN_MARKS (unrep_span_marks_get_type ())

/**
 * UnrepSpanMarks:
 *
 * Draws evidence below the letters of a text view: a faint ground, a line of a
 * pattern of its own for each position, stacked where spans overlap, and the
 * position's symbol in the margin. The letters are not touched.
 */
G_DECLARE_FINAL_TYPE (UnrepSpanMarks, unrep_span_marks, UNREP, SPAN_MARKS, GObject)

UnrepSpanMarks *unrep_span_marks_new      (GtkTextView      *view,
                                           UnrepReadingText *reading,
                                           UnrepDesk        *desk) G_GNUC_WARN_UNUSED_RESULT;
void            unrep_span_marks_snapshot (UnrepSpanMarks   *self,
                                           GtkSnapshot      *snapshot,
                                           UnrepRange        visible);

G_END_DECLS
