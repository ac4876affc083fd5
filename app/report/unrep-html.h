/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-html-style.h"
#include "unrep-line-writer.h"

G_BEGIN_DECLS

/**
 * UnrepHtmlList:
 * @index: which list of the report it is, from 1
 * @level: how deep it lies in others, from 0
 * @next: the number of the next item
 * @step: what is added for the one behind it: 1 or -1
 *
 * A list, while its items are written.
 */
typedef struct
{
  guint index;
  guint level;
  int   next;
  int   step;
} UnrepHtmlList;

/**
 * UnrepHtmlNote:
 * @body: what the note says
 * @mark: its number or sign, without brackets
 * @is_endnote: it stands behind the whole text
 *
 * A footnote or an endnote, which a mark in the text refers to.
 */
typedef struct
{
  const xmlNode *body;
  char          *mark;
  gboolean       is_endnote;
} UnrepHtmlNote;

/**
 * UnrepHtmlNotes:
 *
 * The notes of a page.
 */
typedef struct _UnrepHtmlNotes UnrepHtmlNotes;

/**
 * UnrepHtmlCounters:
 *
 * The counters of style sheets, while a page is written.
 */
typedef struct _UnrepHtmlCounters UnrepHtmlCounters;

/**
 * UnrepHtmlMarks:
 *
 * Where in a paragraph parts with a direction of their own begin and end.
 */
typedef GArray UnrepHtmlMarks;

gboolean unrep_html_encoding_recognizes (GBytes              *bytes);
GBytes  *unrep_html_encoding_decode     (GBytes              *bytes,
                                         const char          *display,
                                         const char          *chosen,
                                         const char         **used,
                                         GError             **error) G_GNUC_WARN_UNUSED_RESULT;

char    *unrep_html_dup_source          (const char          *text) G_GNUC_WARN_UNUSED_RESULT;
void     unrep_html_restore_names       (xmlNode             *root);

void     unrep_html_list_init           (UnrepHtmlList       *self,
                                         UnrepCss            *css,
                                         const xmlNode       *node,
                                         const UnrepHtmlList *outer,
                                         guint                index);
void     unrep_html_list_set_label      (UnrepHtmlList       *self,
                                         const xmlNode       *item,
                                         const char          *marker,
                                         UnrepLineWriter     *writer);
void     unrep_html_list_append_number  (GString             *out,
                                         const char          *marker,
                                         int                  number);

UnrepHtmlMarks *unrep_html_marks_new    (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean unrep_html_marks_begin         (UnrepHtmlMarks      *self,
                                         const UnrepHtmlStyle *style,
                                         gsize                at);
void     unrep_html_marks_end           (UnrepHtmlMarks      *self,
                                         gsize                at);
void     unrep_html_marks_clamp         (UnrepHtmlMarks      *self,
                                         gsize                at);
void     unrep_html_marks_apply         (UnrepHtmlMarks      *self,
                                         GString             *content,
                                         UnrepDirection       direction);

UnrepHtmlCounters *unrep_html_counters_new (void) G_GNUC_WARN_UNUSED_RESULT;
void     unrep_html_counters_free       (UnrepHtmlCounters   *self);
void     unrep_html_counters_enter      (UnrepHtmlCounters   *self,
                                         const UnrepCssValues *values,
                                         guint                depth);
void     unrep_html_counters_leave      (UnrepHtmlCounters   *self,
                                         guint                depth);
char    *unrep_html_counters_dup_content (UnrepHtmlCounters  *self,
                                         const xmlNode       *node,
                                         const char          *content,
                                         const char          *language) G_GNUC_WARN_UNUSED_RESULT;

UnrepHtmlNotes *unrep_html_notes_new    (const xmlNode       *root) G_GNUC_WARN_UNUSED_RESULT;
void     unrep_html_notes_free          (UnrepHtmlNotes      *self);
const UnrepHtmlNote *unrep_html_notes_find (UnrepHtmlNotes   *self,
                                         const xmlNode       *reference);
gboolean unrep_html_notes_is_body       (UnrepHtmlNotes      *self,
                                         const xmlNode       *node);
gboolean unrep_html_notes_is_back       (UnrepHtmlNotes      *self,
                                         const xmlNode       *node);
gboolean unrep_html_notes_is_container  (const xmlNode       *node);

gboolean unrep_html_write               (UnrepLineWriter     *writer,
                                         const xmlNode       *root,
                                         const char          *display,
                                         GCancellable        *cancellable,
                                         GError             **error);
gboolean unrep_html_refuse              (const char          *display,
                                         int                  code,
                                         GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepHtmlNotes, unrep_html_notes_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepHtmlCounters, unrep_html_counters_free)

G_END_DECLS
