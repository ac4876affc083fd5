/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/unrep-reading-text.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void  unrep_repair_marks_snapshot   (GtkTextView      *view,
                                     UnrepReadingText *reading,
                                     UnrepRange        text,
                                     GtkSnapshot      *snapshot);
char *unrep_repair_marks_dup_reason (UnrepReadingText *reading,
                                     gsize             display_offset) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
