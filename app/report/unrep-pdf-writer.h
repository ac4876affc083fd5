/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-pages.h"
#include "unrep-pdf-layout.h"

G_BEGIN_DECLS

/**
 * UnrepPdfWriter:
 * @layout: the document whose lines are written
 * @read: its pages as they have been read
 * @out: the text so far
 * @facts: what is known of its lines
 * @words: the words of the document, in lower case, as a set
 * @has_hyphens: U+2010 stands within its lines, and not only at their ends
 * @pages: where what was written stands
 * @n_chars: code points of the text so far
 * @last: (nullable): the line written last
 *
 * What makes text of lines: paragraphs that are one line each.
 */
typedef struct
{
  const UnrepPdfLayout *layout;
  const UnrepPdfPages  *read;
  GString              *out;
  UnrepFacts           *facts;
  GHashTable           *words;
  gboolean              has_hyphens;
  UnrepPages           *pages;
  gsize                 n_chars;
  const UnrepPdfLine   *last;
} UnrepPdfWriter;

void unrep_pdf_writer_init  (UnrepPdfWriter       *self,
                             const UnrepPdfLayout *layout,
                             const UnrepPdfPages  *pages);
void unrep_pdf_writer_clear (UnrepPdfWriter       *self);
void unrep_pdf_writer_add   (UnrepPdfWriter       *self,
                             guint                 index);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (UnrepPdfWriter, unrep_pdf_writer_clear)

G_END_DECLS
