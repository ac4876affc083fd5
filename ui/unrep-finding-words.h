/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rendering/unrep-findings.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void unrep_finding_words_show  (GtkLabel      *label,
                                UnrepText     *text,
                                UnrepRange     range,
                                const char    *instead,
                                gsize          around,
                                glong          most,
                                UnrepSeverity  severity);
void unrep_finding_words_turn  (GtkLabel      *label,
                                const char    *words);

G_END_DECLS
