/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-direction.h"
#include "unrep-numbering.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * UnrepLineRole:
 * @UNREP_LINE_BODY: running text
 * @UNREP_LINE_CELL: text of a table's cell
 * @UNREP_LINE_NOTE: text of a footnote or an endnote
 * @UNREP_LINE_CONTENTS: an entry of a table of contents
 * @UNREP_LINE_MASTHEAD: what the first page has above its text
 * @UNREP_LINE_ARTEFACT: what belongs to a page and not to the text: its header, its footer
 *
 * Where a line of a report stands.
 */
typedef enum
{
  UNREP_LINE_BODY,
  UNREP_LINE_CELL,
  UNREP_LINE_NOTE,
  UNREP_LINE_CONTENTS,
  UNREP_LINE_MASTHEAD,
  UNREP_LINE_ARTEFACT,
} UnrepLineRole;

/**
 * UNREP_HEADING_TITLE:
 *
 * The heading level of the title of the whole report; others count from 1.
 */
#define UNREP_HEADING_TITLE 15

/**
 * UnrepLineFacts:
 * @direction: base direction of the paragraph; neutral where it is not known
 * @role: where it stands
 * @heading: its level from 1, or %UNREP_HEADING_TITLE; 0 where it is no heading
 * @first: a paragraph begins here; else the line goes on with the one before
 * @bullet: the label is a bullet
 * @counted: the label is a number that the file has counted
 * @list: which of the report's lists gave it its label, from 1; 0 without
 * @level: the level in that list, from 0
 * @system: how the label is numbered
 * @ordinal: the number of a label that was counted, which may begin with 0
 * @label_bytes: how many bytes at the start of the line are the label, brackets
 *   included; 0 without
 * @bare_start: byte of the label where what stands in it without brackets begins
 * @bare_end: byte behind it
 *
 * What a reader knows for certain of one line, because the file says so.
 */
typedef struct
{
  guint   direction : 2; /* UnrepDirection */
  guint   role : 3;      /* UnrepLineRole */
  guint   heading : 4;
  guint   first : 1;
  guint   bullet : 1;
  guint   counted : 1;
  guint   level : 4;
  guint   system : 5; /* UnrepNumbering */
  guint   list;
  guint   ordinal;
  guint16 label_bytes;
  guint16 bare_start;
  guint16 bare_end;
} UnrepLineFacts;

/**
 * UnrepRemark:
 * @UNREP_REMARK_CHANGES: tracked changes, which are shown as accepted
 * @UNREP_REMARK_COMMENTS: comments, which are not shown
 * @UNREP_REMARK_HIDDEN: places with hidden text, which is not shown
 * @UNREP_REMARK_LEFT_OUT: parts that cannot be read: embedded documents
 * @UNREP_REMARK_OBJECTS: charts, diagrams and other embedded objects, which are not read
 * @UNREP_REMARK_FORM_FIELDS: form fields of web pages, whose content is not shown
 * @UNREP_REMARK_STYLE_SHEETS: style sheets of web pages in files of their own
 * @UNREP_REMARK_BROKEN_PAGES: pages that show other letters than the file says
 * @UNREP_REMARK_PICTURE_PAGES: pages that are pictures
 * @UNREP_REMARK_UNSURE_PAGES: pages the order of whose text is not sure
 * @UNREP_N_REMARKS: how many there are
 *
 * What a reader has to tell of a file, each with a count.
 */
typedef enum
{
  UNREP_REMARK_CHANGES,
  UNREP_REMARK_COMMENTS,
  UNREP_REMARK_HIDDEN,
  UNREP_REMARK_LEFT_OUT,
  UNREP_REMARK_OBJECTS,
  UNREP_REMARK_FORM_FIELDS,
  UNREP_REMARK_STYLE_SHEETS,
  UNREP_REMARK_BROKEN_PAGES,
  UNREP_REMARK_PICTURE_PAGES,
  UNREP_REMARK_UNSURE_PAGES,
  UNREP_N_REMARKS
} UnrepRemark;

#define UNREP_TYPE_FACTS (unrep_facts_get_type ())

/**
 * UnrepFacts:
 *
 * What the file of a report says of each line of the extracted text. Plain text has
 * none. Reference counted; immutable once a report has it.
 */
typedef struct _UnrepFacts UnrepFacts;

GType                 unrep_facts_get_type    (void);
UnrepFacts           *unrep_facts_new         (void) G_GNUC_WARN_UNUSED_RESULT;
UnrepFacts           *unrep_facts_ref         (UnrepFacts           *self);
void                  unrep_facts_unref       (UnrepFacts           *self);
void                  unrep_facts_add_line    (UnrepFacts           *self,
                                               const UnrepLineFacts *line);
void                  unrep_facts_prepend     (UnrepFacts           *self,
                                               UnrepFacts           *front);
void                  unrep_facts_add_remark  (UnrepFacts           *self,
                                               UnrepRemark           remark);
const UnrepLineFacts *unrep_facts_get_line    (UnrepFacts           *self,
                                               guint                 line);
guint                 unrep_facts_get_n_lines (UnrepFacts           *self);
guint                 unrep_facts_get_remark  (UnrepFacts           *self,
                                               UnrepRemark           remark);
gboolean              unrep_facts_is_recognizable (UnrepFacts       *self);
char                 *unrep_facts_dup_remarks (UnrepFacts           *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepFacts, unrep_facts_unref)

G_END_DECLS
