/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-finder.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void unrep_hit_marks_snapshot (GtkTextView *view,
                               UnrepFinder *finder,
                               UnrepRange   display,
                               GtkSnapshot *snapshot);

void unrep_hit_marks_draw     (GtkTextView *view,
                               GtkSnapshot *snapshot,
                               const char  *fill,
                               gboolean     current,
                               UnrepRange   display);

G_END_DECLS
