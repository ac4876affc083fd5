/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/unrep-reading-text.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UNREP_TYPE_REPORT_CONTENT (unrep_report_content_get_type ())

/**
 * UnrepReportContent:
 *
 * What a text view that displays a reading text gives to the clipboard, the
 * primary selection and a drag: the extracted text that is selected, without
 * anything that is only displayed.
 */
G_DECLARE_FINAL_TYPE (UnrepReportContent, unrep_report_content, UNREP, REPORT_CONTENT, GdkContentProvider)

GdkContentProvider *unrep_report_content_new      (GtkTextBuffer    *buffer,
                                                   UnrepReadingText *reading) G_GNUC_WARN_UNUSED_RESULT;
char               *unrep_report_content_dup_text (GtkTextBuffer    *buffer,
                                                   UnrepReadingText *reading) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
