/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-docx-number.h"
#include "unrep-docx-numbering.h"
#include "unrep-reader.h"

G_BEGIN_DECLS

/**
 * UnrepDocxRestart:
 * @UNREP_DOCX_RESTART_NEVER: notes are numbered on through the document
 * @UNREP_DOCX_RESTART_SECTION: they begin again in each section
 * @UNREP_DOCX_RESTART_PAGE: they begin again on each page, of which the file says where the
 *   program that saved it had them
 *
 * Where the numbers of notes begin again.
 */
typedef enum
{
  UNREP_DOCX_RESTART_NEVER,
  UNREP_DOCX_RESTART_SECTION,
  UNREP_DOCX_RESTART_PAGE,
} UnrepDocxRestart;

/**
 * UnrepDocxNoteRules:
 * @format: how notes are numbered
 * @start: their first number
 * @restart: where they begin with it again
 *
 * What a document, or a section of it, says of its footnotes, or of its endnotes.
 */
typedef struct
{
  const UnrepDocxNumberFormat *format;
  guint                        start;
  UnrepDocxRestart             restart;
} UnrepDocxNoteRules;

/**
 * UnrepDocxNotes:
 * @root: (nullable): root of the part that has them
 * @nodes: (nullable) (element-type gpointer): its notes, by id
 * @rules: how they are numbered
 * @next: the number of the next one
 *
 * The footnotes, or the endnotes, of a document.
 */
typedef struct
{
  xmlNode           *root;
  GHashTable        *nodes;
  UnrepDocxNoteRules rules;
  guint              next;
} UnrepDocxNotes;

/**
 * UNREP_DOCX_AUTO_LEVELS:
 *
 * Levels that fields count paragraphs on (AUTONUM): of headings, and of the rest.
 */
#define UNREP_DOCX_AUTO_LEVELS 10

/**
 * UNREP_DOCX_LIST_LEVELS:
 *
 * Levels of the list that fields count within paragraphs (LISTNUM).
 */
#define UNREP_DOCX_LIST_LEVELS 9

/**
 * UnrepDocxWriter:
 * @styles: the styles
 * @numbering: the lists
 * @footnotes: the footnotes
 * @endnotes: the endnotes
 * @out: the text so far
 * @facts: what is known of its lines
 * @role: what paragraphs are now
 * @table_style: (nullable): id of the style of the table they stand in
 * @content: the paragraph in the making, without its label
 * @note_end: behind the number of the note in @content, or 0
 * @fields: how many fields are open
 * @instructions: bit N: the field N from outside is still at its instruction
 * @instruction: what the field says that began last
 * @auto_numbers: how far fields have counted paragraphs, by level
 * @list_numbers: how far fields have counted what is in paragraphs, by level
 * @hidden: the run before was hidden
 * @pending_break: a page ends here, which only counts between two texts
 * @number: (nullable): the number of the note in the making
 * @note_starts: no paragraph of that note has been written yet
 * @joined: the end of the paragraph before is deleted or hidden, so that @content is
 *   the beginning of the next one
 * @leads: that paragraph's label stands before the next one's text, as it is run in
 * @last: of that paragraph
 * @full: the text has reached its limit, and nothing more is added
 * @notes: (element-type UnrepDocxNoteUse): notes to be written behind the paragraph
 * @ends: (element-type UnrepDocxNoteUse): notes to be written behind the text
 * @boxes: (element-type xmlNode): text boxes to be written behind the paragraph
 *
 * What turns a document into text.
 */
typedef struct
{
  UnrepDocxStyles    *styles;
  UnrepDocxNumbering *numbering;
  UnrepDocxNotes      footnotes;
  UnrepDocxNotes      endnotes;
  GString            *out;
  UnrepFacts         *facts;
  UnrepLineRole       role;
  const char         *table_style;
  GString            *content;
  gsize               note_end;
  guint               fields;
  guint64             instructions;
  GString            *instruction;
  guint               auto_numbers[UNREP_DOCX_AUTO_LEVELS];
  guint               list_numbers[UNREP_DOCX_LIST_LEVELS];
  gboolean            hidden;
  gboolean            pending_break;
  const char         *number;
  gboolean            note_starts;
  gboolean            joined;
  gboolean            leads;
  UnrepDocxProperties last;
  gboolean            full;
  GArray             *notes;
  GArray             *ends;
  GPtrArray          *boxes;
} UnrepDocxWriter;

/**
 * UnrepDocxNoteUse:
 * @node: the note
 * @number: (nullable): its number; %NULL where it has a mark of its own
 *
 * A note that was referred to.
 */
typedef struct
{
  xmlNode *node;
  char    *number;
} UnrepDocxNoteUse;

void     unrep_docx_writer_init        (UnrepDocxWriter           *self,
                                        UnrepDocxStyles           *styles,
                                        UnrepDocxNumbering        *numbering);
void     unrep_docx_writer_clear       (UnrepDocxWriter           *self);
void     unrep_docx_write_block        (UnrepDocxWriter           *self,
                                        xmlNode                   *node);
void     unrep_docx_write_blocks       (UnrepDocxWriter           *self,
                                        xmlNode                   *parent);
void     unrep_docx_write_endnotes     (UnrepDocxWriter           *self);
void     unrep_docx_finish_paragraph   (UnrepDocxWriter           *self,
                                        const UnrepDocxProperties *properties);
void     unrep_docx_flush_joined       (UnrepDocxWriter           *self);
void     unrep_docx_write_inlines      (UnrepDocxWriter           *self,
                                        xmlNode                   *parent,
                                        const UnrepDocxProperties *paragraph);
void     unrep_docx_append             (UnrepDocxWriter           *self,
                                        const char                *text);
void     unrep_docx_write_computed     (UnrepDocxWriter           *self,
                                        const char                *instruction,
                                        const UnrepDocxProperties *paragraph);
void     unrep_docx_write_field_char   (UnrepDocxWriter           *self,
                                        const xmlNode             *node,
                                        gboolean                   hidden,
                                        const UnrepDocxProperties *paragraph);
void     unrep_docx_add_instruction    (UnrepDocxWriter           *self,
                                        const xmlNode             *node);
xmlNode *unrep_docx_choose             (xmlNode                   *alternatives);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (UnrepDocxWriter, unrep_docx_writer_clear)

G_END_DECLS
