/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rendering/unrep-inspection.h"

G_BEGIN_DECLS

gboolean         fixture_is_font         (const char           *file);
PangoContext    *fixture_new_context     (const char * const   *fonts,
                                          const char           *font) G_GNUC_WARN_UNUSED_RESULT;
PangoContext    *fixture_get_context     (void);
UnrepInspection *fixture_inspect         (const char           *utf8,
                                          gssize                n_bytes,
                                          int                   width,
                                          UnrepInspectionFlags  flags) G_GNUC_WARN_UNUSED_RESULT;
void             fixture_check_inspection (UnrepInspection      *inspection);
GArray          *fixture_list_drawn      (UnrepInspection      *inspection) G_GNUC_WARN_UNUSED_RESULT;
char            *fixture_dup_paragraph   (UnrepInspection      *inspection,
                                          const UnrepInspectedRun *run,
                                          guint                *start,
                                          guint                *length) G_GNUC_WARN_UNUSED_RESULT;
char            *fixture_make_text       (guint32               seed) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
