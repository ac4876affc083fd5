/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-desk.h"

G_BEGIN_DECLS

#define UNREP_TYPE_OUTLINE_ITEM (unrep_outline_item_get_type ())

/**
 * UnrepOutlineItem:
 *
 * One row of the outline pane: a unit, made when the list asks for it.
 */
G_DECLARE_FINAL_TYPE (UnrepOutlineItem, unrep_outline_item, UNREP, OUTLINE_ITEM, GObject)

guint unrep_outline_item_get_unit (UnrepOutlineItem *self);

#define UNREP_TYPE_OUTLINE_MODEL (unrep_outline_model_get_type ())

/**
 * UnrepOutlineModel:
 *
 * The units that a desk's filter lets through and the headings above them, in
 * reading order, as a GListModel of UnrepOutlineItem. It holds one number a row,
 * so that 100,000 units cost next to nothing.
 */
G_DECLARE_FINAL_TYPE (UnrepOutlineModel, unrep_outline_model, UNREP, OUTLINE_MODEL, GObject)

UnrepOutlineModel *unrep_outline_model_new  (UnrepDesk         *desk) G_GNUC_WARN_UNUSED_RESULT;
gboolean           unrep_outline_model_find (UnrepOutlineModel *self,
                                             guint              unit,
                                             guint             *row);

G_END_DECLS
