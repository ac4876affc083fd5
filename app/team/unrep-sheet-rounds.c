/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far a reviewer is, and what they had tagged when they said so. */
#include "team/unrep-sheet-private.h"

static GArray *
get_judged (UnrepSheet *self)
{
  return self->judged != NULL ? self->judged : self->entries;
}

/**
 * unrep_sheet_get_n_judged:
 * @self: a sheet
 *
 * Returns: how many units count when reviewers are compared: those that were tagged
 *   when the last round was finished, or, where none was, all
 */
guint
unrep_sheet_get_n_judged (UnrepSheet *self)
{
  return get_judged (self)->len;
}

/**
 * unrep_sheet_get_judged:
 * @self: a sheet
 * @index: from 0
 *
 * Returns: (transfer none): one of these units, with its position as it was then, in
 *   the order of where they begin
 */
const UnrepSheetEntry *
unrep_sheet_get_judged (UnrepSheet *self,
                        guint       index)
{
  g_return_val_if_fail (index < get_judged (self)->len, NULL);

  return &g_array_index (get_judged (self), UnrepSheetEntry, index);
}

/**
 * unrep_sheet_is_finished:
 * @self: a sheet
 *
 * Returns: whether the reviewer said that the work is finished
 */
gboolean
unrep_sheet_is_finished (UnrepSheet *self)
{
  return self->finished;
}

/**
 * unrep_sheet_get_round:
 * @self: a sheet
 *
 * Returns: (nullable): id of the round that was finished last
 */
const char *
unrep_sheet_get_round (UnrepSheet *self)
{
  return self->round;
}

/**
 * unrep_sheet_get_round_time:
 * @self: a sheet
 *
 * Returns: (nullable): when it was finished, in UTC as side files write times
 */
const char *
unrep_sheet_get_round_time (UnrepSheet *self)
{
  return self->round_time;
}

/**
 * unrep_sheet_get_n_changed:
 * @self: a sheet
 *
 * Returns: how many units have another position, or none, or one for the first
 *   time, since the last round was finished
 */
guint
unrep_sheet_get_n_changed (UnrepSheet *self)
{
  return self->n_changed;
}

/**
 * unrep_sheet_get_opened_as_lead:
 * @self: a sheet
 *
 * Returns: (nullable): when its reviewer first looked at everybody's work, in UTC as
 *   side files write times
 */
const char *
unrep_sheet_get_opened_as_lead (UnrepSheet *self)
{
  return self->opened_as_lead;
}

/**
 * unrep_sheet_get_problem:
 * @self: a sheet
 *
 * Returns: (nullable): why its rounds could not be understood; its positions as they
 *   are now count instead
 */
const char *
unrep_sheet_get_problem (UnrepSheet *self)
{
  return self->problem;
}
