/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-line-writer.h"
#include "unrep-xml.h"

G_BEGIN_DECLS

/**
 * UnrepHtmlList:
 * @format: (nullable): how its items are numbered; %NULL with bullets or nothing
 * @bullet: (nullable): what stands before items that are not numbered
 * @index: which list of the report it is, from 1
 * @level: how deep it lies in others, from 0
 * @next: the number of the next item
 * @step: what is added for the one behind it: 1 or -1
 *
 * A list, while its items are written.
 */
typedef struct
{
  const UnrepDocxNumberFormat *format;
  const char                  *bullet;
  guint                        index;
  guint                        level;
  int                          next;
  int                          step;
} UnrepHtmlList;

gboolean unrep_html_encoding_recognizes (GBytes              *bytes);
GBytes  *unrep_html_encoding_decode     (GBytes              *bytes,
                                         const char          *display,
                                         const char          *chosen,
                                         const char         **used,
                                         GError             **error) G_GNUC_WARN_UNUSED_RESULT;
char    *unrep_html_dup_style           (const xmlNode       *node,
                                         const char          *property) G_GNUC_WARN_UNUSED_RESULT;
gboolean unrep_html_is_hidden           (const xmlNode       *node);
void     unrep_html_list_init           (UnrepHtmlList       *self,
                                         const xmlNode       *node,
                                         const UnrepHtmlList *outer,
                                         guint                index);
void     unrep_html_list_set_label      (UnrepHtmlList       *self,
                                         const xmlNode       *item,
                                         UnrepLineWriter     *writer);
gboolean unrep_html_write               (UnrepLineWriter     *writer,
                                         const xmlNode       *root,
                                         GCancellable        *cancellable,
                                         GError             **error);

G_END_DECLS
