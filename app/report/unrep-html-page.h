/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-html.h"

G_BEGIN_DECLS

/**
 * UnrepHtmlBlock:
 * @facts: of the paragraphs in it
 * @list: (nullable): the list whose items are in it
 * @style: of the element
 * @in_main: it is a part of what the page is about
 *
 * What holds for the paragraphs in an element.
 */
typedef struct
{
  UnrepLineFacts facts;
  UnrepHtmlList *list;
  UnrepHtmlStyle style;
  gboolean       in_main;
} UnrepHtmlBlock;

/**
 * UnrepHtmlPage:
 * @writer: what lines are written with
 * @css: the style sheets
 * @notes: the notes
 * @counters: the counters
 * @marks: the parts with a direction of their own of the paragraph in the making
 * @pending: (element-type UnrepHtmlNote): notes to be written behind the paragraph
 * @ends: (element-type UnrepHtmlNote): notes to be written behind the text
 * @written: notes that a reference was met to
 * @note: (nullable): the note that is being written and has no label yet
 * @in_note: a note is being written
 * @has_main: the page says what it is about
 * @n_paragraphs: how many paragraphs have ended
 * @picture: (nullable): what is said for a picture in a heading
 * @cancellable: (nullable): ends the writing early
 *
 * A page while it is written.
 */
typedef struct
{
  UnrepLineWriter     *writer;
  UnrepCss            *css;
  UnrepHtmlNotes      *notes;
  UnrepHtmlCounters   *counters;
  UnrepHtmlMarks      *marks;
  GPtrArray           *pending;
  GPtrArray           *ends;
  GHashTable          *written;
  const UnrepHtmlNote *note;
  gboolean             in_note;
  gboolean             has_main;
  guint                n_paragraphs;
  const char          *picture;
  GCancellable        *cancellable;
} UnrepHtmlPage;

void     unrep_html_page_write_nodes  (UnrepHtmlPage        *self,
                                       const xmlNode        *parent,
                                       const UnrepHtmlBlock *block,
                                       guint                 depth);
void     unrep_html_page_write_block  (UnrepHtmlPage        *self,
                                       const xmlNode        *node,
                                       const UnrepHtmlBlock *outer,
                                       UnrepHtmlBlock       *block,
                                       guint                 depth);
void     unrep_html_page_finish       (UnrepHtmlPage        *self,
                                       const UnrepHtmlBlock *block);
void     unrep_html_page_break_line   (UnrepHtmlPage        *self,
                                       const UnrepHtmlBlock *block);
void     unrep_html_page_write_text   (UnrepHtmlPage        *self,
                                       const char           *text,
                                       const UnrepHtmlBlock *block);
void     unrep_html_page_add_note     (UnrepHtmlPage        *self,
                                       const UnrepHtmlNote  *note);
void     unrep_html_page_write_notes  (UnrepHtmlPage        *self,
                                       GPtrArray            *notes);
gboolean unrep_html_page_is_layout    (const xmlNode        *cell);
guint    unrep_html_page_find_role    (UnrepHtmlPage        *self,
                                       const xmlNode        *node,
                                       const UnrepHtmlBlock *outer);

G_END_DECLS
