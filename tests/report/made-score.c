/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "made-report.h"

#include <string.h>

/* Without marks and stretches, as labels of an outline are. */
static gboolean
same_label (const char *made,
            const char *found)
{
  g_autoptr (GString) bare = g_string_new (NULL);

  for (const char *p = made; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_ismark (g_utf8_get_char (p)))
      g_string_append_unichar (bare, g_utf8_get_char (p));
  return strcmp (bare->str, found) == 0;
}

/* MADE_N_ERRORS where the unit is exact. */
static MadeError
compare (const MadeUnit  *made,
         const UnrepUnit *unit)
{
  if (made->kind != unit->kind)
    return MADE_ERROR_KIND;
  if (!same_label (made->label, unit->label))
    return MADE_ERROR_LABEL;
  if (strcmp (made->path, unit->path) != 0)
    return MADE_ERROR_PATH;
  return made->end_line != unit->end_line ? MADE_ERROR_END : MADE_N_ERRORS;
}

static gboolean
is_core (const UnrepUnit *unit)
{
  return unit->kind == UNREP_UNIT_HEADING || unit->kind == UNREP_UNIT_PARAGRAPH || unit->kind == UNREP_UNIT_ITEM
         || unit->kind == UNREP_UNIT_SUBITEM;
}

static void
count_error (MadeScore       *score,
             MadeError        error,
             const UnrepUnit *unit)
{
  score->errors[error]++;
  score->held[error] += unit != NULL && !unit->certain;
}

static void
count_units (UnrepOutline *outline,
             MadeScore    *score)
{
  for (guint i = 0; i < unrep_outline_get_n_units (outline); i++)
    {
      const UnrepUnit *unit = unrep_outline_get_unit (outline, i);

      if (!is_core (unit) && unit->certain)
        continue;
      score->units++;
      score->uncertain += !unit->certain;
    }
}

static void
print_error (const MadeUnit  *made,
             const UnrepUnit *unit)
{
  const char *sure = unit == NULL || unit->certain ? "" : " (unsure)";

  if (unit == NULL)
    g_test_message ("line %u: missed %s %s", made->line, unrep_unit_kind_to_string (made->kind), made->path);
  else if (made == NULL)
    g_test_message ("line %u: invented %s %s%s", unit->line, unrep_unit_kind_to_string (unit->kind), unit->path, sure);
  else
    g_test_message ("line %u: %s %s [%s] to %u, found at %u %s %s [%s] to %u%s", made->line,
                    unrep_unit_kind_to_string (made->kind), made->path, made->label, made->end_line, unit->line,
                    unrep_unit_kind_to_string (unit->kind), unit->path, unit->label, unit->end_line, sure);
}

/* made_score_sum:
 * @counts: errors by kind
 *
 * Returns: how many there are
 */
guint
made_score_sum (const guint counts[MADE_N_ERRORS])
{
  guint sum = 0;

  for (guint i = 0; i < MADE_N_ERRORS; i++)
    sum += counts[i];
  return sum;
}

/* made_report_score:
 * @self: a made-up report
 * @outline: the outline that was found
 * @verbose: whether errors are printed
 * @score: (inout): counts that are added to
 *
 * Counts as the project's scoring tool does, and how many of the errors stand in
 * units that the outline itself is not sure of: a unit that was missed, in the
 * one that holds its line.
 */
void
made_report_score (MadeReport   *self,
                   UnrepOutline *outline,
                   gboolean      verbose,
                   MadeScore    *score)
{
  guint n = unrep_outline_get_n_units (outline), j = 0;

  count_units (outline, score);
  for (guint i = 0; i < self->units->len; i++)
    {
      const MadeUnit  *made = &g_array_index (self->units, MadeUnit, i);
      const UnrepUnit *unit = NULL;
      MadeError        error = MADE_ERROR_MISSED;

      score->total++;
      score->damaged += made->damaged;
      for (; j < n && (unit = unrep_outline_get_unit (outline, j))->line < made->line; j++)
        if (is_core (unit))
          {
            score->total++;
            count_error (score, MADE_ERROR_INVENTED, unit);
            if (verbose)
              print_error (NULL, unit);
          }
      if (j == n || unit->line > made->line)
        unit = j > 0 ? unrep_outline_get_unit (outline, j - 1) : NULL;
      else if (is_core (unit))
        {
          j++;
          error = compare (made, unit);
        }
      if (error == MADE_N_ERRORS)
        {
          score->exact++;
          continue;
        }
      count_error (score, error, unit);
      if (verbose)
        print_error (made, unit);
    }
}
