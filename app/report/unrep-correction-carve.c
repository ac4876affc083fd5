/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-correction-private.h"

/* The units of an outline and the corrections, walked over side by side. */
typedef struct
{
  UnrepOutline   *outline;
  const gboolean *nested;
  GArray         *chosen;
  guint           next;    /* the first of @chosen that starts behind the unit's start */
  GArray         *open;    /* indexes of those that hold the unit's start, outermost first */
  guint           n_whole; /* so many of @open hold all of the unit */
  GArray         *kept;    /* pieces that are where they were */
  GArray         *moved;   /* those that are not, and the corrections */
} Carver;

static const UnrepChosen *
get_chosen (const Carver *self,
            guint         index)
{
  return &g_array_index (self->chosen, UnrepChosen, index);
}

static const UnrepChosen *
get_open (const Carver *self,
          guint         index)
{
  return get_chosen (self, g_array_index (self->open, guint, index));
}

/**
 * unrep_correction_trim:
 * @text: a text
 * @range: a range of it
 *
 * Returns: @range without the white space at its ends; empty where it has nothing else
 */
UnrepRange
unrep_correction_trim (UnrepText  *text,
                       UnrepRange  range)
{
  const char *utf8 = unrep_text_get_utf8 (text);
  const char *p, *end;

  if (range.start >= range.end)
    return (UnrepRange) { range.start, range.start };
  p = utf8 + unrep_text_get_byte (text, range.start);
  end = utf8 + unrep_text_get_byte (text, range.end);
  for (; p < end && g_unichar_isspace (g_utf8_get_char (p)); p = g_utf8_next_char (p))
    range.start++;
  while (end > p)
    {
      const char *before = g_utf8_prev_char (end);

      if (!g_unichar_isspace (g_utf8_get_char (before)))
        break;
      end = before;
      range.end--;
    }
  return range;
}

/**
 * unrep_outline_find_nested:
 * @self: an outline
 *
 * Returns: (transfer full): for each unit whether it lies in the hull of an earlier one
 */
gboolean *
unrep_outline_find_nested (UnrepOutline *self)
{
  guint     n_units = unrep_outline_get_n_units (self);
  gboolean *nested = g_new (gboolean, MAX (n_units, 1));
  gsize     reach = 0;

  for (guint i = 0; i < n_units; i++)
    {
      UnrepRange range = unrep_outline_get_unit (self, i)->range;

      nested[i] = range.end <= reach;
      reach = MAX (reach, range.end);
    }
  return nested;
}

/* Goes on to the unit of @range: which corrections hold its start, which all of it. */
static void
advance (Carver    *self,
         UnrepRange range)
{
  for (;;)
    {
      gboolean enters = self->next < self->chosen->len
                        && get_chosen (self, self->next)->correction->range.start <= range.start;
      gsize    start = enters ? get_chosen (self, self->next)->correction->range.start : range.start;

      while (self->open->len > 0 && get_open (self, self->open->len - 1)->correction->range.end <= start)
        g_array_set_size (self->open, self->open->len - 1);
      if (!enters)
        break;
      g_array_append_val (self->open, self->next);
      self->next++;
    }
  for (self->n_whole = self->open->len; self->n_whole > 0; self->n_whole--)
    if (get_open (self, self->n_whole - 1)->correction->range.end >= range.end)
      break;
}

/* Whether the unit stays in the middle of the correction that holds all of it:
 * beside its own correction every hole stays one; a join leaves what interrupts. */
static gboolean
stays (const Carver      *self,
       guint              index,
       const UnrepChosen *holder)
{
  const UnrepUnit *unit = unrep_outline_get_unit (self->outline, index);
  UnrepRange       range = holder->correction->range;

  if (holder->same_range != UNREP_NO_UNIT)
    return holder->same_range != index;
  return unit->range.start > range.start && unit->range.end < range.end
         && (unrep_unit_kind_interrupts (unit->kind) || self->nested[index]);
}

/* What is left of a unit for itself when corrections and the units in its middle
 * have taken theirs; empty where that is nothing. */
static UnrepRange
find_rest (const Carver *self,
           guint         index)
{
  UnrepText *text = unrep_outline_get_text (self->outline);
  UnrepRange range = unrep_outline_get_unit (self->outline, index)->range, rest = { range.start, range.start };
  gsize      cursor = range.start;
  guint      chosen = self->next, unit = index + 1;

  if (self->open->len > self->n_whole)
    cursor = get_open (self, self->n_whole)->correction->range.end;
  while (cursor < range.end)
    {
      const UnrepUnit *nested = unrep_outline_get_unit (self->outline, unit);
      UnrepRange       taken = { range.end, range.end }, gap;

      if (nested != NULL && nested->range.start < taken.start)
        taken = nested->range;
      if (chosen < self->chosen->len && get_chosen (self, chosen)->correction->range.start <= taken.start)
        taken = get_chosen (self, chosen++)->correction->range;
      else
        unit++;
      taken.start = MIN (taken.start, range.end);
      gap = unrep_correction_trim (text, (UnrepRange) { cursor, MAX (cursor, taken.start) });
      if (gap.start < gap.end)
        rest = (UnrepRange) { rest.start < rest.end ? rest.start : gap.start, gap.end };
      cursor = MAX (cursor, taken.end);
    }
  return rest;
}

/* Whose the units below a unit are from now on: of the corrections that share
 * text with it, the last one of its kind; else itself; else the first that can. */
static guint
find_heir (const Carver *self,
           guint         index,
           gboolean      is_gone,
           gboolean      is_headless)
{
  const UnrepUnit *unit = unrep_outline_get_unit (self->outline, index);
  guint            first = UNREP_NO_UNIT, same = UNREP_NO_UNIT, n_units = unrep_outline_get_n_units (self->outline);
  guint            i = is_gone && self->n_whole > 0 ? self->n_whole - 1 : self->n_whole;

  for (guint next = self->next;; i++)
    {
      guint              at = i < self->open->len ? g_array_index (self->open, guint, i) : next++;
      const UnrepChosen *chosen = at < self->chosen->len ? get_chosen (self, at) : NULL;

      if (chosen == NULL || chosen->correction->range.start >= unit->range.end)
        break;
      if (!unrep_unit_kind_has_path (chosen->correction->kind))
        continue;
      if (first == UNREP_NO_UNIT)
        first = n_units + at;
      if (chosen->correction->kind == unit->kind)
        same = n_units + at;
    }
  if (same != UNREP_NO_UNIT)
    return same;
  return is_gone || is_headless ? first : index;
}

static guint
carve_unit (Carver *self,
            guint   index)
{
  UnrepPiece piece = { .unit = *unrep_outline_get_unit (self->outline, index), .base = index, .id = index };
  UnrepRange range = piece.unit.range, rest = range;

  advance (self, range);
  if (self->n_whole > 0 && !stays (self, index, get_open (self, self->n_whole - 1)))
    return find_heir (self, index, TRUE, FALSE);
  if (self->open->len == self->n_whole
      && (self->next == self->chosen->len || get_chosen (self, self->next)->correction->range.start >= range.end))
    {
      g_array_append_val (self->kept, piece);
      return index;
    }

  rest = find_rest (self, index);
  if (rest.start >= rest.end)
    return find_heir (self, index, TRUE, FALSE);
  piece.unit.range = rest;
  piece.headless = rest.start > range.start;
  g_array_append_vals (piece.headless ? self->moved : self->kept, &piece, 1);
  return find_heir (self, index, FALSE, piece.headless);
}

static int
compare_pieces (const UnrepPiece *a,
                const UnrepPiece *b)
{
  int order = unrep_range_compare (a->unit.range, b->unit.range);

  return order != 0 ? order : a->id < b->id ? -1 : 1;
}

static GArray *
merge_pieces (GArray *kept,
              GArray *moved)
{
  GArray *all = g_array_sized_new (FALSE, FALSE, sizeof (UnrepPiece), kept->len + moved->len);
  guint   i = 0;

  g_array_sort (moved, (GCompareFunc) compare_pieces);
  for (guint k = 0; k < kept->len; k++)
    {
      const UnrepPiece *piece = &g_array_index (kept, UnrepPiece, k);

      while (i < moved->len && g_array_index (moved, UnrepPiece, i).unit.range.start < piece->unit.range.start)
        g_array_append_val (all, g_array_index (moved, UnrepPiece, i++));
      g_array_append_val (all, *piece);
    }
  if (i < moved->len)
    g_array_append_vals (all, &g_array_index (moved, UnrepPiece, i), moved->len - i);
  return all;
}

/**
 * unrep_corrections_carve:
 * @outline: an outline
 * @nested: for each unit of it whether it lies in the hull of another
 * @chosen: (element-type UnrepChosen): corrections that can be applied together
 * @heirs: (array): where to put, for each unit of @outline, the id of the piece
 *   that the units below it stand below now, or %UNREP_NO_UNIT
 *
 * Takes the text of every correction away from the units that have it: those
 * without any left are gone, others keep the rest.
 *
 * Returns: (transfer full) (element-type UnrepPiece): the units, by start
 */
GArray *
unrep_corrections_carve (UnrepOutline   *outline,
                         const gboolean *nested,
                         GArray         *chosen,
                         guint          *heirs)
{
  guint n_units = unrep_outline_get_n_units (outline);
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) kept = g_array_sized_new (FALSE, FALSE, sizeof (UnrepPiece), n_units);
  g_autoptr (GArray) moved = g_array_new (FALSE, FALSE, sizeof (UnrepPiece));
  Carver self = { outline, nested, chosen, 0, open, 0, kept, moved };

  for (guint i = 0; i < n_units; i++)
    heirs[i] = carve_unit (&self, i);
  for (guint i = 0; i < chosen->len; i++)
    {
      const UnrepChosen *from = get_chosen (&self, i);
      UnrepPiece         piece = { .base = from->same_range != UNREP_NO_UNIT ? from->same_range : from->same_start };

      piece.correction = from->correction;
      piece.id = n_units + i;
      piece.unit.range = from->correction->range;
      g_array_append_val (moved, piece);
    }
  return merge_pieces (kept, moved);
}
