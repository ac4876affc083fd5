/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/unrep-outline.h"
#include "report/unrep-reading-text.h"

G_BEGIN_DECLS

char *unrep_unit_about_dup_doubt   (const UnrepUnit  *unit) G_GNUC_WARN_UNUSED_RESULT;
char *unrep_unit_about_dup_repairs (UnrepReadingText *reading,
                                    UnrepOutline     *outline,
                                    guint             unit) G_GNUC_WARN_UNUSED_RESULT;

char *unrep_unit_about_dup_words   (UnrepReadingText *reading,
                                    UnrepOutline     *outline,
                                    guint             unit,
                                    guint             max_chars) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
