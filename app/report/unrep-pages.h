/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/unrep-range.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * UnrepPageState:
 * @UNREP_PAGE_FINE: its text is what it shows
 * @UNREP_PAGE_BROKEN: it shows other letters than the file says
 * @UNREP_PAGE_PICTURE: it is a picture, with hardly any text
 *
 * What there is to be said of the text of a page.
 */
typedef enum
{
  UNREP_PAGE_FINE,
  UNREP_PAGE_BROKEN,
  UNREP_PAGE_PICTURE,
} UnrepPageState;

/**
 * UnrepPage:
 * @width: in hundredths of a point
 * @height: in hundredths of a point
 * @state: what there is to be said of its text
 * @confidence: how many of its characters, in per cent, stand on the page where the
 *   Unicode bidirectional algorithm puts the text that was read
 *
 * A page of a report.
 */
typedef struct
{
  guint          width;
  guint          height;
  UnrepPageState state;
  guint          confidence;
} UnrepPage;

/**
 * UnrepPageLine:
 * @range: what part of the extracted text it is
 * @page: index of a page
 * @x: left side on it, in hundredths of a point
 * @y: upper side, from the top
 * @width: how wide
 * @height: how high
 *
 * Where a line of a page stands, and which part of the text it is.
 */
typedef struct
{
  UnrepRange range;
  guint      page;
  gint32     x;
  gint32     y;
  gint32     width;
  gint32     height;
} UnrepPageLine;

#define UNREP_TYPE_PAGES (unrep_pages_get_type ())

/**
 * UnrepPages:
 *
 * The pages of a report whose file has pages, and where its text stands on them.
 * Reference counted; immutable once a report has it.
 */
typedef struct _UnrepPages UnrepPages;

GType                unrep_pages_get_type   (void);
UnrepPages          *unrep_pages_new        (void) G_GNUC_WARN_UNUSED_RESULT;
UnrepPages          *unrep_pages_ref        (UnrepPages          *self);
void                 unrep_pages_unref      (UnrepPages          *self);
void                 unrep_pages_add_page   (UnrepPages          *self,
                                             const UnrepPage     *page);
void                 unrep_pages_add_line   (UnrepPages          *self,
                                             const UnrepPageLine *line);
guint                unrep_pages_get_n      (UnrepPages          *self);
const UnrepPage     *unrep_pages_get        (UnrepPages          *self,
                                             guint                index);
const UnrepPageLine *unrep_pages_find_lines (UnrepPages          *self,
                                             UnrepRange           range,
                                             guint               *n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnrepPages, unrep_pages_unref)

G_END_DECLS
