/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/unrep-outline.h"
#include "report/unrep-reading-text.h"

G_BEGIN_DECLS

GArray     *unrep_unit_places_new        (UnrepReadingText *reading,
                                          UnrepOutline     *outline,
                                          guint             unit) G_GNUC_WARN_UNUSED_RESULT;
GArray     *unrep_unit_places_list_text  (UnrepOutline     *outline,
                                          guint             unit) G_GNUC_WARN_UNUSED_RESULT;
GArray     *unrep_unit_places_new_below  (UnrepReadingText *reading,
                                          UnrepOutline     *outline,
                                          guint             unit) G_GNUC_WARN_UNUSED_RESULT;
guint       unrep_unit_places_find_from  (UnrepOutline     *outline,
                                          gsize             offset);
GArray     *unrep_unit_places_list_lines (UnrepReadingText *reading,
                                          GArray           *places) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
