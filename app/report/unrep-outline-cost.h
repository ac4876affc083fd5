/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-outline-path.h"

G_BEGIN_DECLS

/**
 * UnrepState:
 * @section: ordinal of the last main heading
 * @letter: of the last letter heading under it
 * @number: of the last numbered heading under that
 * @alpha: of the last lettered heading under that
 * @paragraph: of the last numbered paragraph
 * @footnote: of the last footnote
 * @list: the lists that are open, outermost first
 * @depth: how many are open
 * @headed: a heading was last: there is nothing yet a list could hang on
 *
 * Where the numbering of a report stands. Compared byte by byte: unused members
 * are zero.
 */
typedef struct
{
  guint section;
  guint letter;
  guint number;
  guint alpha;
  guint paragraph;
  guint footnote;
  struct
  {
    guint   ordinal;
    guint16 system;
    guint16 form;
  } list[UNREP_MAX_DEPTH];
  guint depth;
  guint headed;
} UnrepState;

typedef void (*UnrepExpandFunc) (const UnrepState    *state,
                                 const UnrepDecision *decision,
                                 int                  cost,
                                 gpointer             data);

void unrep_step_expand (const UnrepStep  *step,
                        const UnrepState *state,
                        int               cost,
                        UnrepExpandFunc   add,
                        gpointer          data);

G_END_DECLS
