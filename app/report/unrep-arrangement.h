/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-edit-shape.h"

G_BEGIN_DECLS

/**
 * UnrepArrangedEdit:
 * @start: byte of the extracted text
 * @n_bytes: bytes of it that are hidden, or moved
 * @at: byte of the arranged text
 * @n_shown: bytes of the arranged text that stand in their place
 * @shape: what is done
 *
 * One edit; behind it the extracted text is kept from where it ends (from @start
 * on, if it is a move) until the next one.
 */
typedef struct
{
  gsize          start;
  gsize          n_bytes;
  gsize          at;
  guint          n_shown;
  UnrepEditShape shape;
} UnrepArrangedEdit;

/**
 * UnrepArrangement:
 * @text: the extracted text
 * @utf8: the repaired text so far, %NULL while there is no edit
 * @edits: (element-type UnrepArrangedEdit): what was done, in the order of @utf8
 * @doubts: (element-type UnrepEdit): what might be done, but is not sure
 * @run: byte of @text from which it is kept and not yet in @utf8
 * @cursor: byte of @text until which it is kept
 *
 * A repaired text in the making: every byte of the extracted text is handed over
 * exactly once, to be kept or hidden, in the order in which it is to be read.
 */
typedef struct
{
  UnrepText *text;
  GString   *utf8;
  GArray    *edits;
  GArray    *doubts;
  gsize      run;
  gsize      cursor;
} UnrepArrangement;

void unrep_arrangement_init   (UnrepArrangement *self,
                               UnrepText        *text);
void unrep_arrangement_clear  (UnrepArrangement *self);
void unrep_arrangement_keep   (UnrepArrangement *self,
                               gsize             start,
                               gsize             end);
void unrep_arrangement_move   (UnrepArrangement *self,
                               gsize             start,
                               gsize             end,
                               UnrepEditShape    shape);
void unrep_arrangement_hide   (UnrepArrangement *self,
                               gsize             start,
                               gsize             end,
                               UnrepEditShape    shape);
void unrep_arrangement_insert (UnrepArrangement *self,
                               gsize             start,
                               UnrepEditShape    shape);
void unrep_arrangement_recode (UnrepArrangement *self,
                               gsize             start,
                               gsize             end,
                               gunichar          c);
void unrep_arrangement_doubt  (UnrepArrangement *self,
                               gsize             start,
                               gsize             end,
                               UnrepEditKind     kind);
void unrep_arrangement_finish (UnrepArrangement *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (UnrepArrangement, unrep_arrangement_clear)

G_END_DECLS
