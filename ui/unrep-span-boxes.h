/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/unrep-range.h"
#include "report/unrep-reading-text.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void    unrep_span_boxes_add (GArray           *boxes,
                              GtkTextView      *view,
                              UnrepRange        display);
GArray *unrep_span_boxes_new (GtkTextView      *view,
                              UnrepReadingText *reading,
                              UnrepRange        text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
