/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/unrep-outline.h"

G_BEGIN_DECLS

/**
 * UnrepSection:
 * @line: line of its heading, from 1; 0 for what stands above the first heading
 * @label: label of the heading
 * @title: its first words
 *
 * A section of a report, as tables name it.
 */
typedef struct
{
  guint  line;
  char  *label;
  char  *title;
} UnrepSection;

guint         unrep_outline_get_section_at (UnrepOutline *outline,
                                            UnrepRange    range);
UnrepSection *unrep_section_new            (UnrepOutline *outline,
                                            guint         heading) G_GNUC_WARN_UNUSED_RESULT;
void          unrep_section_free           (UnrepSection *self);
char         *unrep_section_dup_name       (const char   *report,
                                            guint         line,
                                            const char   *title) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepSection, unrep_section_free)

G_END_DECLS
