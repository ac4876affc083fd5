/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-annotation.h"
#include "annotation/unrep-codebook.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *unrep_said_new       (UnrepCodebook   *codebook,
                                 UnrepAnnotation *annotation) G_GNUC_WARN_UNUSED_RESULT;
char      *unrep_said_dup_line  (UnrepCodebook   *codebook,
                                 UnrepAnnotation *annotation) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *unrep_said_new_words (const char      *words) G_GNUC_WARN_UNUSED_RESULT;
char      *unrep_said_dup_time  (gint64           time) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
