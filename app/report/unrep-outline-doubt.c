/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-outline-doubt.h"

/* A decision this much cheaper than the next best is beyond doubt; one that
 * believes this much is not, whatever the margin. Few units may be in doubt, and
 * most errors must be: measured by tests/report/test-outline-damage.c. */
#define CERTAIN_MARGIN 22
#define CERTAIN_COST 40
/* More paragraphs without a label than this are the way a report is written. */
#define MAX_ODD_PERCENT 2

static UnrepUnit *
get_unit (GArray *units,
          guint   index)
{
  return &g_array_index (units, UnrepUnit, index);
}

/* Where a label was taken for none, but not surely, the unit whose text it is now
 * part of may be two. */
static void
doubt_swallowed_labels (const UnrepOutlineLines *lines,
                        GArray                  *steps,
                        GArray                  *decisions,
                        GArray                  *units)
{
  guint at = 0;

  for (guint i = 0; i < steps->len && units->len > 0; i++)
    {
      const UnrepDecision *decision = &g_array_index (decisions, UnrepDecision, i);
      guint number = unrep_outline_lines_get (lines, g_array_index (steps, UnrepStep, i).line)->number;

      if (decision->role != UNREP_ROLE_NONE || decision->margin >= CERTAIN_MARGIN)
        continue;
      while (at + 1 < units->len && get_unit (units, at + 1)->line <= number)
        at++;
      get_unit (units, at)->certain = FALSE;
    }
}

/* In a text where nearly every paragraph has a label, one without may have lost
 * it. What a file says are paragraphs have not. */
static void
doubt_odd_continuations (const UnrepOutlineLines *lines,
                         GArray                  *units)
{
  guint n = 0;

  if (lines->facts != NULL)
    return;
  for (guint i = 0; i < units->len; i++)
    n += get_unit (units, i)->kind == UNREP_UNIT_CONTINUATION;
  if (n > units->len * MAX_ODD_PERCENT / 100)
    return;
  for (guint i = 0; i < units->len; i++)
    if (get_unit (units, i)->kind == UNREP_UNIT_CONTINUATION)
      get_unit (units, i)->certain = FALSE;
}

/**
 * unrep_decision_is_certain:
 * @decision: what became of a label
 *
 * Returns: whether every other reading of it is out of the question
 */
gboolean
unrep_decision_is_certain (const UnrepDecision *decision)
{
  return decision->margin >= CERTAIN_MARGIN && decision->cost < CERTAIN_COST;
}

/**
 * unrep_outline_doubt:
 * @lines: the lines of a text
 * @steps: (element-type UnrepStep): those that may have labels
 * @decisions: (element-type UnrepDecision): what the labels are
 * @units: (element-type UnrepUnit): the units made of them, all of them
 *
 * Marks units as uncertain that only the whole outline shows to be.
 */
void
unrep_outline_doubt (const UnrepOutlineLines *lines,
                     GArray                  *steps,
                     GArray                  *decisions,
                     GArray                  *units)
{
  doubt_swallowed_labels (lines, steps, decisions, units);
  doubt_odd_continuations (lines, units);
}
