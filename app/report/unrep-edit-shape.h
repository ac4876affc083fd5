/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-reading-text.h"

G_BEGIN_DECLS

/**
 * UnrepEditShape:
 *
 * All that edits do; none shows more than one code point. A move shows the text at
 * another place than where it is stored; a return is the end of one, and no edit.
 */
typedef enum
{
  UNREP_SHAPE_RETURN,
  UNREP_SHAPE_RTL_MARK,
  UNREP_SHAPE_LTR_MARK,
  UNREP_SHAPE_PIECE,
  UNREP_SHAPE_LINE_END,
  UNREP_SHAPE_SEPARATOR,
  UNREP_SHAPE_JOIN,
  UNREP_SHAPE_JOIN_SPACE,
  UNREP_SHAPE_FOOTER_LINE,
  UNREP_SHAPE_FOOTER_MOVE,
  UNREP_SHAPE_STRETCH,
  UNREP_SHAPE_GAP,
  UNREP_SHAPE_GAP_SPACE,
  UNREP_SHAPE_ORDER_HIDE,
  UNREP_SHAPE_ORDER_SPACE,
  UNREP_SHAPE_ORDER_MOVE,
  UNREP_SHAPE_RECODED, /* what is displayed differs from one to the next */
} UnrepEditShape;

/**
 * UnrepEditShapeInfo:
 * @kind: why it is done
 * @display: what is displayed in the place of what it hides; %NULL for a move
 */
typedef struct
{
  UnrepEditKind kind;
  const char   *display;
} UnrepEditShapeInfo;

extern const UnrepEditShapeInfo unrep_edit_shapes[];

/**
 * unrep_edit_shape_is_move:
 *
 * Returns: whether @shape hides nothing, but shows what follows at another place
 */
static inline gboolean
unrep_edit_shape_is_move (UnrepEditShape shape)
{
  return unrep_edit_shapes[shape].display == NULL;
}

/**
 * unrep_edit_shape_shows:
 *
 * Returns: how many code points @shape displays, 0 or 1
 */
static inline guint
unrep_edit_shape_shows (UnrepEditShape shape)
{
  const char *display = unrep_edit_shapes[shape].display;

  return display != NULL && *display != '\0';
}

G_END_DECLS
