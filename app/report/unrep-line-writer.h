/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-docx-number.h"
#include "unrep-reader.h"

G_BEGIN_DECLS

/**
 * UnrepLineWriter:
 * @out: the text so far
 * @facts: what is known of its lines
 * @content: the paragraph in the making, without its label
 * @label: the label that the next paragraph is to have
 * @label_facts: what is known of it
 * @n_lists: how many lists have been begun
 * @full: the text has reached its limit, and nothing more is added
 *
 * What readers write lines with: a paragraph is put together from pieces, and gets its
 * label and its facts when it ends.
 */
typedef struct
{
  GString       *out;
  UnrepFacts    *facts;
  GString       *content;
  GString       *label;
  UnrepLineFacts label_facts;
  guint          n_lists;
  gboolean       full;
} UnrepLineWriter;

void     unrep_line_writer_init       (UnrepLineWriter             *self);
void     unrep_line_writer_clear      (UnrepLineWriter             *self);
void     unrep_line_writer_add        (UnrepLineWriter             *self,
                                       const char                  *text);
void     unrep_line_writer_break      (UnrepLineWriter             *self);
void     unrep_line_writer_set_number (UnrepLineWriter             *self,
                                       const UnrepDocxNumberFormat *format,
                                       guint                        number,
                                       const char                  *prefix,
                                       const char                  *suffix);
void     unrep_line_writer_set_bullet (UnrepLineWriter             *self,
                                       const char                  *bullet);
void     unrep_line_writer_flush_label (UnrepLineWriter            *self,
                                       const UnrepLineFacts        *facts);
void     unrep_line_writer_finish     (UnrepLineWriter             *self,
                                       const UnrepLineFacts        *facts);
gboolean unrep_line_writer_take       (UnrepLineWriter             *self,
                                       const char                  *display,
                                       UnrepExtract                *extract,
                                       GError                     **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (UnrepLineWriter, unrep_line_writer_clear)

G_END_DECLS
