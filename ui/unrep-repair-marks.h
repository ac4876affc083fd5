/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/unrep-reading-text.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * UnrepRepairMarks:
 *
 * Dotted lines below what is displayed otherwise than it is stored. They are worked
 * out once for a paragraph: in a scrolled page that is what drawing them costs.
 */
typedef struct _UnrepRepairMarks UnrepRepairMarks;

UnrepRepairMarks *unrep_repair_marks_new        (GtkTextView      *view,
                                                 UnrepReadingText *reading) G_GNUC_WARN_UNUSED_RESULT;
void              unrep_repair_marks_free       (UnrepRepairMarks *self);
void              unrep_repair_marks_forget     (UnrepRepairMarks *self);
void              unrep_repair_marks_snapshot   (UnrepRepairMarks *self,
                                                 GtkSnapshot      *snapshot);
char             *unrep_repair_marks_dup_reason (UnrepReadingText *reading,
                                                 gsize             display_offset) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepRepairMarks, unrep_repair_marks_free)

G_END_DECLS
