/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-page-style.h"

#include "report/unrep-reading-text.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * UnrepGap:
 * @offset: code point of the extracted text that it stands before; %G_MAXSIZE for the end
 * @text: what is missing
 *
 * A place where a report lacks something that another one has.
 */
typedef struct
{
  gsize offset;
  char *text;
} UnrepGap;

/**
 * UnrepGapMarks:
 *
 * Gaps between the paragraphs of a displayed report: room is made for each, and what is
 * missing there is written in it.
 */
typedef struct _UnrepGapMarks UnrepGapMarks;

GArray        *unrep_gaps_new            (void) G_GNUC_WARN_UNUSED_RESULT;
UnrepGapMarks *unrep_gap_marks_new       (GtkTextView            *view,
                                          UnrepReadingText       *reading,
                                          GArray                 *gaps,
                                          const UnrepPageMetrics *metrics) G_GNUC_WARN_UNUSED_RESULT;
void           unrep_gap_marks_free      (UnrepGapMarks          *self);
void           unrep_gap_marks_snapshot  (UnrepGapMarks          *self,
                                          GtkSnapshot            *snapshot,
                                          UnrepRange              display);

G_END_DECLS
