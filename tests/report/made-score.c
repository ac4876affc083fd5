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

static gboolean
is_exact (const MadeUnit  *made,
          const UnrepUnit *unit)
{
  return made->kind == unit->kind && made->line == unit->line && made->end_line == unit->end_line
         && same_label (made->label, unit->label) && strcmp (made->path, unit->path) == 0;
}

static gboolean
is_core (const UnrepUnit *unit)
{
  return unit->kind == UNREP_UNIT_HEADING || unit->kind == UNREP_UNIT_PARAGRAPH || unit->kind == UNREP_UNIT_ITEM
         || unit->kind == UNREP_UNIT_SUBITEM;
}

/* made_report_score:
 * @self: a made-up report
 * @outline: the outline that was found
 * @verbose: whether misses are printed
 * @score: (inout): counts that are added to
 *
 * Counts as the project's scoring tool does, and how many of the wrong units the
 * outline itself was not sure of.
 */
void
made_report_score (MadeReport   *self,
                   UnrepOutline *outline,
                   gboolean      verbose,
                   MadeScore    *score)
{
  guint n = unrep_outline_get_n_units (outline), j = 0;

  for (guint i = 0; i < self->units->len; i++)
    {
      const MadeUnit  *made = &g_array_index (self->units, MadeUnit, i);
      const UnrepUnit *unit = NULL;

      score->total++;
      score->damaged += made->damaged;
      for (; j < n && (unit = unrep_outline_get_unit (outline, j))->line < made->line; j++)
        if (is_core (unit))
          {
            score->total++;
            score->units++;
            score->errors++;
            score->uncertain += !unit->certain;
            score->uncertain_errors += !unit->certain;
            if (verbose)
              g_test_message ("line %u: invented %s %s", unit->line, unrep_unit_kind_to_string (unit->kind),
                              unit->path);
          }
      if (j == n || unit->line > made->line || !is_core (unit))
        {
          if (verbose)
            g_test_message ("line %u: missed %s %s", made->line, unrep_unit_kind_to_string (made->kind), made->path);
          continue;
        }
      j++;
      score->units++;
      score->uncertain += !unit->certain;
      if (is_exact (made, unit))
        {
          score->exact++;
          continue;
        }
      score->errors++;
      score->uncertain_errors += !unit->certain;
      if (verbose)
        g_test_message ("line %u: %s %s [%s] to %u, found %s %s [%s] to %u%s", made->line,
                        unrep_unit_kind_to_string (made->kind), made->path, made->label, made->end_line,
                        unrep_unit_kind_to_string (unit->kind), unit->path, unit->label, unit->end_line,
                        unit->certain ? "" : " (unsure)");
    }
}
