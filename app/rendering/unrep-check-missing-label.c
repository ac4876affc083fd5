/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include "report/unrep-numbering.h"

#include <glib/gi18n.h>

/* Whoever numbers goes on by one. What goes on by more than this begins something new. */
#define MAX_GAP 10

static gboolean
read_label (const UnrepUnit *unit,
            UnrepGlyphs     *glyphs)
{
  glyphs->n = 0;
  for (const char *p = unit->label; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (glyphs->n == UNREP_MAX_GLYPHS)
        return FALSE;
      glyphs->at[glyphs->n++] = unrep_glyph_fold (g_utf8_get_char (p));
    }
  return glyphs->n > 0;
}

/* No way of numbering goes on from one to the other, and one jumps. */
static gboolean
jumps (const UnrepUnit *from,
       const UnrepUnit *to)
{
  UnrepGlyphs first, second;
  gboolean jump = FALSE;

  if (!read_label (from, &first) || !read_label (to, &second))
    return FALSE;
  for (UnrepNumbering system = 0; system < UNREP_N_NUMBERINGS; system++)
    {
      guint a, b, skipped;

      if (!unrep_numbering_fits (system, &first) || !unrep_numbering_fits (system, &second))
        continue;
      a = unrep_numbering_read (system, &first);
      b = unrep_numbering_read (system, &second);
      if (a == 0 || b == 0)
        continue;
      skipped = unrep_numbering_skipped (system, a, b);
      if (b == a + 1 || (b > a && skipped == 0))
        return FALSE;
      jump |= b > a && b <= a + MAX_GAP;
    }
  return jump;
}

static gboolean
is_numbered (const UnrepUnit *unit)
{
  return (unit->kind == UNREP_UNIT_PARAGRAPH || unit->kind == UNREP_UNIT_ITEM || unit->kind == UNREP_UNIT_SUBITEM)
         && unrep_range_length (unit->printed_range) > 0;
}

static void
run (UnrepCheckRun *self)
{
  guint n = unrep_outline_get_n_units (self->outline);
  /* The last unit of each parent; that of the units without one comes last. */
  g_autofree const UnrepUnit **last = g_new0 (const UnrepUnit *, n + 1);

  for (guint i = 0; i < n; i++)
    {
      const UnrepUnit *unit = unrep_outline_get_unit (self->outline, i);
      const UnrepUnit **before = &last[unit->parent == UNREP_NO_UNIT ? n : unit->parent];

      if (!is_numbered (unit))
        continue;
      if (*before != NULL && (*before)->kind == unit->kind && jumps (*before, unit))
        unrep_check_report (self, unit->printed_range.start, unit->printed_range.end, NULL);
      *before = unit;
    }
}

const UnrepCheck unrep_check_missing_label = {
  .id = "missing-label",
  .family = UNREP_FAMILY_NUMBERS,
  .severity = UNREP_SEVERITY_WARNING,
  .title = N_("The numbering leaves something out before this label"),
  .cause = N_("A paragraph or an item was lost, or its label was not found. Compare with the original."),
  .run_text = run,
};
