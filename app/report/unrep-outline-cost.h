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
 * @blocks: how many paragraphs without a label stood before it
 * @footnote: of the last footnote
 * @list: the lists that are open, outermost first
 * @depth: how many are open
 * @headed: a heading was last: there is nothing yet a list could hang on
 * @key: which list of the file, and which level of it, numbered the last paragraph; 0
 *   where its number was typed, or not known
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
  guint blocks;
  guint footnote;
  struct
  {
    guint   ordinal;
    guint16 system;
    guint16 form;
    guint   key;
  } list[UNREP_MAX_DEPTH];
  guint depth;
  guint headed;
  guint key;
} UnrepState;

/**
 * UnrepReading:
 * @fits: bit N is set where the label may be of the numbering N
 * @read: by numbering, the ordinal printed to the letter, or 0
 * @memory: what other ordinals cost, as far as was asked
 *
 * What is the same for all hypotheses of one step.
 */
typedef struct
{
  guint fits;
  guint read[UNREP_N_NUMBERINGS];
  struct
  {
    guint key;
    int   cost;
  } memory[61];
} UnrepReading;

typedef void (*UnrepExpandFunc) (const UnrepState    *state,
                                 const UnrepDecision *decision,
                                 int                  cost,
                                 gpointer             data);

void unrep_state_close_lists   (UnrepState       *self,
                                guint             depth);
void unrep_state_enter_heading (UnrepState       *self,
                                UnrepRole         role,
                                guint             ordinal);
void unrep_reading_init (UnrepReading     *self,
                         const UnrepStep  *step);
void unrep_step_expand  (const UnrepStep  *step,
                         UnrepReading     *reading,
                         const UnrepState *state,
                         int               cost,
                         int               limit,
                         UnrepExpandFunc   add,
                         gpointer          data);

G_END_DECLS
