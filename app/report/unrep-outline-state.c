/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-outline-cost.h"

#include <string.h>

/**
 * unrep_state_close_lists:
 * @self: where a numbering stands
 * @depth: of the outermost list that is closed
 *
 * Closes the list at @depth and those in it.
 */
void
unrep_state_close_lists (UnrepState *self,
                         guint       depth)
{
  memset (&self->list[depth], 0, (UNREP_MAX_DEPTH - depth) * sizeof self->list[0]);
  self->depth = depth;
}

/**
 * unrep_state_enter_heading:
 * @self: where a numbering stands
 * @role: of a heading
 * @ordinal: its number
 *
 * Begins what the heading is over: lists are closed, headings below it begin again.
 */
void
unrep_state_enter_heading (UnrepState *self,
                           UnrepRole   role,
                           guint       ordinal)
{
  unrep_state_close_lists (self, 0);
  self->headed = TRUE;
  self->alpha = role == UNREP_ROLE_ALPHA_HEADING ? ordinal : 0;
  if (role == UNREP_ROLE_ALPHA_HEADING)
    return;
  self->number = role == UNREP_ROLE_NUMBER_HEADING ? ordinal : 0;
  if (role == UNREP_ROLE_NUMBER_HEADING)
    return;
  self->letter = role == UNREP_ROLE_LETTER_HEADING ? ordinal : 0;
  if (role == UNREP_ROLE_SECTION)
    self->section = ordinal;
}
