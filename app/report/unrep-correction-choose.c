/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-correction-private.h"

#include <string.h>

/**
 * unrep_unit_kind_has_path:
 * @kind: a kind
 *
 * Returns: whether units of @kind have a path
 */
gboolean
unrep_unit_kind_has_path (UnrepUnitKind kind)
{
  return kind == UNREP_UNIT_PARAGRAPH || kind == UNREP_UNIT_ITEM || kind == UNREP_UNIT_SUBITEM;
}

/**
 * unrep_unit_kind_interrupts:
 * @kind: a kind
 *
 * Returns: whether units of @kind may stand in the middle of any other
 */
gboolean
unrep_unit_kind_interrupts (UnrepUnitKind kind)
{
  return kind == UNREP_UNIT_FOOTNOTE || kind == UNREP_UNIT_ARTEFACT;
}

static gboolean
ranges_equal (UnrepRange a,
              UnrepRange b)
{
  return a.start == b.start && a.end == b.end;
}

static gboolean
is_strictly_inside (UnrepRange inner,
                    UnrepRange outer)
{
  return inner.start > outer.start && inner.end < outer.end;
}

/**
 * unrep_correction_equal:
 * @a: a correction
 * @b: a correction
 *
 * Returns: whether both say the same
 */
gboolean
unrep_correction_equal (const UnrepCorrection *a,
                        const UnrepCorrection *b)
{
  return ranges_equal (a->range, b->range) && a->kind == b->kind && g_str_equal (a->label, b->label)
         && g_str_equal (a->parent, b->parent) && a->recommendation == b->recommendation;
}

/**
 * unrep_correction_contradicts:
 * @a: a correction
 * @b: a correction
 *
 * Returns: whether not both can hold: they differ and share text, and neither is
 *   a footnote or an artefact in the middle of the other
 */
gboolean
unrep_correction_contradicts (const UnrepCorrection *a,
                              const UnrepCorrection *b)
{
  if (unrep_range_overlap (a->range, b->range) == 0 || unrep_correction_equal (a, b))
    return FALSE;
  return !(is_strictly_inside (a->range, b->range) && unrep_unit_kind_interrupts (a->kind))
         && !(is_strictly_inside (b->range, a->range) && unrep_unit_kind_interrupts (b->kind));
}

static gboolean
is_plain (const char *text,
          glong       max_chars)
{
  if (!g_utf8_validate (text, -1, NULL) || g_utf8_strlen (text, -1) > max_chars)
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

/**
 * unrep_correction_is_sound:
 * @self: a correction
 * @n_chars: how many code points the text has
 *
 * Returns: whether it can be applied: a range that is not empty and lies in the
 *   text; a label, without a slash, of a unit that has a path; no control
 *   characters, nothing too long
 */
gboolean
unrep_correction_is_sound (const UnrepCorrection *self,
                           gsize                  n_chars)
{
  return self->range.start < self->range.end && self->range.end <= n_chars && (guint) self->kind <= UNREP_UNIT_ARTEFACT
         && (guint) self->recommendation <= UNREP_RECOMMENDATION_UNSURE
         && (*self->label != '\0' || !unrep_unit_kind_has_path (self->kind))
         && is_plain (self->label, UNREP_LABEL_MAX_CHARS) && strchr (self->label, '/') == NULL
         && is_plain (self->parent, UNREP_PATH_MAX_CHARS);
}

/* Containers before what they contain; of equal ranges the first in the caller's
 * array first. */
static int
compare_chosen (const UnrepChosen *a,
                const UnrepChosen *b)
{
  UnrepRange first = a->correction->range, second = b->correction->range;

  if (first.start != second.start)
    return first.start < second.start ? -1 : 1;
  if (first.end != second.end)
    return first.end > second.end ? -1 : 1;
  return a->index < b->index ? -1 : 1;
}

/* Both lists are sorted by start. */
static void
find_same (UnrepOutline   *outline,
           const gboolean *nested,
           GArray         *all)
{
  guint unit = 0, n_units = unrep_outline_get_n_units (outline);

  for (guint i = 0; i < all->len; i++)
    {
      UnrepChosen *chosen = &g_array_index (all, UnrepChosen, i);
      UnrepRange   range = chosen->correction->range;

      while (unit < n_units && unrep_outline_get_unit (outline, unit)->range.start < range.start)
        unit++;
      if (unit < n_units && unrep_outline_get_unit (outline, unit)->range.start == range.start)
        chosen->same_start = unit;
      if (chosen->same_start != UNREP_NO_UNIT && ranges_equal (unrep_outline_get_unit (outline, unit)->range, range))
        chosen->same_range = unit;
      chosen->hole = unrep_unit_kind_interrupts (chosen->correction->kind)
                     || (chosen->same_range != UNREP_NO_UNIT && nested[chosen->same_range]);
    }
}

/* Whether both can hold, @inner not starting before @outer. */
static gboolean
agree (const UnrepChosen *outer,
       const UnrepChosen *inner)
{
  return inner->hole && is_strictly_inside (inner->correction->range, outer->correction->range);
}

static void
drop (UnrepChosen *chosen,
      GArray      *contradicting)
{
  chosen->dropped = TRUE;
  g_array_append_val (contradicting, chosen->index);
}

/* Walks over all of them with those that are open on a stack; each is compared
 * with the innermost one only, because those further out hold that one. */
static void
drop_contradicting (GArray *all,
                    GArray *contradicting)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < all->len; i++)
    {
      UnrepChosen *chosen = &g_array_index (all, UnrepChosen, i);

      while (open->len > 0 && !chosen->dropped)
        {
          UnrepChosen *outer = &g_array_index (all, UnrepChosen, g_array_index (open, guint, open->len - 1));

          if (outer->correction->range.end > chosen->correction->range.start)
            {
              if (agree (outer, chosen))
                break;
              if (unrep_correction_equal (outer->correction, chosen->correction))
                chosen->dropped = TRUE;
              else
                drop (outer->index < chosen->index ? chosen : outer, contradicting);
              if (chosen->dropped)
                break;
            }
          g_array_set_size (open, open->len - 1);
        }
      if (!chosen->dropped)
        g_array_append_val (open, i);
    }
}

static int
compare_indexes (const guint *a,
                 const guint *b)
{
  return *a < *b ? -1 : *a > *b;
}

/**
 * unrep_corrections_choose:
 * @outline: the outline that they are of
 * @nested: for each unit of @outline whether it lies in the hull of another
 * @corrections: (array length=n_corrections): corrections
 * @n_corrections: how many
 * @contradicting: (element-type guint): where to append the indexes of those
 *   that must not be applied, in order
 *
 * Returns: (transfer full) (element-type UnrepChosen): those that can be applied
 *   together, by start, containers before what they contain, each result once
 */
GArray *
unrep_corrections_choose (UnrepOutline          *outline,
                          const gboolean        *nested,
                          const UnrepCorrection *corrections,
                          guint                  n_corrections,
                          GArray                *contradicting)
{
  gsize   n_chars = unrep_text_get_n_chars (unrep_outline_get_text (outline));
  GArray *all = g_array_new (FALSE, FALSE, sizeof (UnrepChosen));
  guint   kept = 0;

  for (guint i = 0; i < n_corrections; i++)
    {
      UnrepChosen chosen = { &corrections[i], i, UNREP_NO_UNIT, UNREP_NO_UNIT, FALSE, FALSE };

      if (unrep_correction_is_sound (&corrections[i], n_chars))
        g_array_append_val (all, chosen);
      else
        g_array_append_val (contradicting, i);
    }
  g_array_sort (all, (GCompareFunc) compare_chosen);
  find_same (outline, nested, all);
  drop_contradicting (all, contradicting);
  g_array_sort (contradicting, (GCompareFunc) compare_indexes);

  for (guint i = 0; i < all->len; i++)
    if (!g_array_index (all, UnrepChosen, i).dropped)
      g_array_index (all, UnrepChosen, kept++) = g_array_index (all, UnrepChosen, i);
  g_array_set_size (all, kept);
  return all;
}
