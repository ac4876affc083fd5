/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * UnrepFiguresKind:
 * @UNREP_FIGURES_NAME: what a row is about, as wide as there is room
 * @UNREP_FIGURES_TEXT: what else it is told by, in few words
 * @UNREP_FIGURES_BAR: the numbers as a stacked bar
 * @UNREP_FIGURES_NUMBER: a number
 *
 * What a column holds.
 */
typedef enum
{
  UNREP_FIGURES_NAME,
  UNREP_FIGURES_TEXT,
  UNREP_FIGURES_BAR,
  UNREP_FIGURES_NUMBER,
} UnrepFiguresKind;

/**
 * UnrepFiguresColumn:
 * @title: what stands above it
 * @meaning: what that means, in words
 * @kind: what it holds
 */
typedef struct
{
  char             *title;
  char             *meaning;
  UnrepFiguresKind  kind;
} UnrepFiguresColumn;

#define UNREP_TYPE_FIGURES_ROW (unrep_figures_row_get_type ())

/**
 * UnrepFiguresRow:
 *
 * One row of a table of figures.
 */
G_DECLARE_FINAL_TYPE (UnrepFiguresRow, unrep_figures_row, UNREP, FIGURES_ROW, GObject)

/**
 * UnrepFiguresContent:
 *
 * What stands in a table of figures. It is put together in any one thread, and shown
 * by #UnrepFigures all at once.
 */
typedef struct _UnrepFiguresContent UnrepFiguresContent;

UnrepFiguresContent      *unrep_figures_content_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void                      unrep_figures_content_free        (UnrepFiguresContent *self);
void                      unrep_figures_content_add_column  (UnrepFiguresContent *self,
                                                             const char          *title,
                                                             const char          *meaning,
                                                             UnrepFiguresKind     kind);
void                      unrep_figures_content_begin_row   (UnrepFiguresContent *self,
                                                             gboolean             is_total);
void                      unrep_figures_content_add_text    (UnrepFiguresContent *self,
                                                             const char          *text);
void                      unrep_figures_content_add_name    (UnrepFiguresContent *self,
                                                             const char          *text,
                                                             const char          *caption);
void                      unrep_figures_content_add_words   (UnrepFiguresContent *self,
                                                             const char          *text,
                                                             const char          *shown,
                                                             const char          *explanation);
void                      unrep_figures_content_add_figure  (UnrepFiguresContent *self,
                                                             char                *text,
                                                             const char          *explanation);
void                      unrep_figures_content_add_number  (UnrepFiguresContent *self,
                                                             guint64              number);
void                      unrep_figures_content_add_bar     (UnrepFiguresContent *self,
                                                             const guint64       *parts,
                                                             guint                n_parts);
guint                     unrep_figures_content_get_n_columns (UnrepFiguresContent *self);
const UnrepFiguresColumn *unrep_figures_content_get_column  (UnrepFiguresContent *self,
                                                             guint                index);
GPtrArray                *unrep_figures_content_get_rows    (UnrepFiguresContent *self);

const char               *unrep_figures_row_get_text        (UnrepFiguresRow     *self,
                                                             guint                column);
const char               *unrep_figures_row_get_explanation (UnrepFiguresRow     *self,
                                                             guint                column);
const char               *unrep_figures_row_get_caption     (UnrepFiguresRow     *self,
                                                             guint                column);
int                       unrep_figures_row_compare         (UnrepFiguresRow     *a,
                                                             UnrepFiguresRow     *b,
                                                             guint                column);
const guint64            *unrep_figures_row_get_parts       (UnrepFiguresRow     *self,
                                                             guint               *n_parts);
gboolean                  unrep_figures_row_is_total        (UnrepFiguresRow     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepFiguresContent, unrep_figures_content_free)

G_END_DECLS
