/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-correction-private.h"

#include "unrep-label.h"

#include <string.h>

/* As plain headings of an outline that nobody corrected. */
#define MAX_HEADING_LEVEL 2
/* A label is looked for in so many code points. */
#define LABEL_LOOK_CHARS 40

typedef struct
{
  UnrepOutline *outline;
  UnrepText    *text;
  GArray       *pieces;
  const guint  *heirs;
  GStringChunk *strings;
  guint        *places; /* by id of a piece its index, or UNREP_NO_UNIT */
  GHashTable   *paths;  /* path, now or before → index + 1 of the last unit so far that has it */
  guint         passed; /* so many uncorrected units have their old paths in @paths, if they became others */
  guint         section;
  guint         section_level;
} Placer;

static UnrepUnit *
get_unit (const Placer *self,
          guint         index)
{
  return &g_array_index (self->pieces, UnrepPiece, index).unit;
}

static const UnrepUnit *
get_base (const Placer     *self,
          const UnrepPiece *piece)
{
  return piece->base != UNREP_NO_UNIT ? unrep_outline_get_unit (self->outline, piece->base) : NULL;
}

static gboolean
is_within (UnrepRange inner,
           UnrepRange outer)
{
  return inner.start >= outer.start && inner.end <= outer.end && inner.start < inner.end;
}

/* Where the label of a unit that nobody had seen is printed: at its start, in
 * brackets or before a mark, be it misprinted. */
static void
find_printed (const Placer *self,
              UnrepUnit    *unit)
{
  UnrepRange look = { unit->range.start, MIN (unit->range.end, unit->range.start + LABEL_LOOK_CHARS) };
  gsize      start = unrep_text_get_byte (self->text, look.start);
  UnrepRange line = unrep_text_get_line_range (self->text, unit->line);
  const char *at = unrep_text_get_utf8 (self->text) + start;
  UnrepLabel label;
  gsize      n;

  look.end = MIN (look.end, line.end);
  if (*unit->label == '\0' || look.end <= look.start
      || !unrep_label_read_start (at, unrep_text_get_byte (self->text, look.end) - start, &label)
      || label.form == UNREP_LABEL_BARE || label.form == UNREP_LABEL_BARE_WORD)
    return;
  n = label.end - label.start;
  while (n > 0 && at[label.start + n - 1] == ' ')
    n--;
  unit->printed = g_string_chunk_insert_len (self->strings, at + label.start, (gssize) n);
  unit->printed_range.start = unrep_text_get_offset (self->text, start + label.start);
  unit->printed_range.end = unrep_text_get_offset (self->text, start + label.start + n);
}

/* What does not depend on the place among the others. */
static void
fill (const Placer *self,
      UnrepPiece   *piece)
{
  const UnrepCorrection *correction = piece->correction;
  const UnrepUnit       *base = get_base (self, piece);
  UnrepUnit             *unit = &piece->unit;
  UnrepRange             range = unit->range;

  if (correction != NULL)
    {
      *unit = (UnrepUnit) { .kind = correction->kind, .range = range, .certain = TRUE, .printed = "", .path = "" };
      unit->recommendation = correction->recommendation;
      unit->label = g_string_chunk_insert_const (self->strings, correction->label);
    }
  else if (piece->headless)
    *unit = (UnrepUnit) { .kind = UNREP_UNIT_CONTINUATION, .range = range, .printed = "", .label = "", .path = "" };

  unit->line = unrep_text_get_line_at (self->text, range.start);
  unit->end_line = unrep_text_get_line_at (self->text, range.end - 1);
  if (base != NULL && !piece->headless && is_within (base->printed_range, range))
    {
      unit->printed = base->printed;
      unit->printed_range = base->printed_range;
      return;
    }
  unit->printed = "";
  unit->printed_range = (UnrepRange) { range.start, range.start };
  if (correction != NULL)
    find_printed (self, unit);
}

/* The unit that stands now where what is below unit @base belongs. */
static guint
find_heir (const Placer *self,
           guint         base)
{
  guint heir = base != UNREP_NO_UNIT ? self->heirs[base] : UNREP_NO_UNIT;

  return heir != UNREP_NO_UNIT ? self->places[heir] : UNREP_NO_UNIT;
}

static guint
find_parent (const Placer     *self,
             const UnrepPiece *piece)
{
  const UnrepUnit *base = get_base (self, piece);
  guint            parent = UNREP_NO_UNIT;

  if (!unrep_unit_kind_has_path (piece->unit.kind) || piece->headless)
    return UNREP_NO_UNIT;
  if (piece->correction != NULL && *piece->correction->parent == '\0')
    return UNREP_NO_UNIT;
  if (piece->correction != NULL)
    parent = GPOINTER_TO_UINT (g_hash_table_lookup (self->paths, piece->correction->parent)) - 1;
  if (parent == UNREP_NO_UNIT && base != NULL)
    parent = find_heir (self, base->parent);
  return parent;
}

static const char *
find_path (const Placer     *self,
           const UnrepPiece *piece)
{
  const UnrepUnit *base = get_base (self, piece);
  const UnrepUnit *unit = &piece->unit;
  g_autofree char *path = NULL;

  if (!unrep_unit_kind_has_path (unit->kind) || *unit->label == '\0')
    return "";
  if (unit->parent == UNREP_NO_UNIT || *get_unit (self, unit->parent)->path == '\0')
    return unit->label;
  path = g_strconcat (get_unit (self, unit->parent)->path, "/", unit->label, NULL);
  /* Nearly every path is what it was. */
  if (base != NULL && g_str_equal (base->path, path))
    return base->path;
  return g_string_chunk_insert (self->strings, path);
}

static guint
find_level (const Placer     *self,
            const UnrepPiece *piece)
{
  const UnrepUnit *unit = &piece->unit, *base = get_base (self, piece), *above;
  gboolean         same_kind = base != NULL && base->kind == unit->kind && !piece->headless;
  guint            base_level = 0;

  if (unit->kind == UNREP_UNIT_HEADING)
    return same_kind ? base->level : MIN (self->section_level + 1, MAX_HEADING_LEVEL);
  if (unit->parent != UNREP_NO_UNIT)
    return get_unit (self, unit->parent)->level + 1;
  if (!same_kind || base->parent != UNREP_NO_UNIT)
    return self->section_level + (unit->kind == UNREP_UNIT_ITEM || unit->kind == UNREP_UNIT_SUBITEM ? 2 : 1);
  /* As deep below its section as it was. */
  above = base->section != UNREP_NO_UNIT ? unrep_outline_get_unit (self->outline, base->section) : NULL;
  base_level = above != NULL ? above->level : 0;
  return base->level > base_level ? self->section_level + (base->level - base_level) : self->section_level + 1;
}

static void
remember_path (Placer     *self,
               const char *path,
               guint       index)
{
  if (*path != '\0')
    g_hash_table_insert (self->paths, (gpointer) path, GUINT_TO_POINTER (index + 1));
}

/* A path that somebody wrote down before its unit was joined with another one
 * finds that one. */
static void
remember_gone (Placer *self,
               gsize   start)
{
  for (; self->passed < unrep_outline_get_n_units (self->outline); self->passed++)
    {
      const UnrepUnit *gone = unrep_outline_get_unit (self->outline, self->passed);

      if (self->heirs[self->passed] == self->passed || self->heirs[self->passed] == UNREP_NO_UNIT)
        continue;
      if (gone->range.start >= start || find_heir (self, self->passed) == UNREP_NO_UNIT)
        break;
      remember_path (self, gone->path, find_heir (self, self->passed));
    }
}

static void
place (Placer *self,
       guint   index)
{
  UnrepPiece      *piece = &g_array_index (self->pieces, UnrepPiece, index);
  const UnrepUnit *base = get_base (self, piece);
  UnrepUnit       *unit = &piece->unit;

  remember_gone (self, unit->range.start);
  unit->parent = find_parent (self, piece);
  unit->path = find_path (self, piece);
  unit->level = find_level (self, piece);
  unit->section = unit->kind == UNREP_UNIT_HEADING ? UNREP_NO_UNIT : self->section;
  self->places[piece->id] = index;
  if (unit->kind == UNREP_UNIT_HEADING)
    {
      self->section = index;
      self->section_level = unit->level;
    }
  /* A path that somebody wrote down before it changed still finds its unit. */
  if (base != NULL && !piece->headless)
    remember_path (self, base->path, index);
  remember_path (self, unit->path, index);
}

/**
 * unrep_corrections_place:
 * @outline: the uncorrected outline
 * @pieces: (element-type UnrepPiece): the units of the corrected one, by start
 * @heirs: (array): as of unrep_corrections_carve()
 * @n_ids: behind the last id of a piece
 * @strings: where strings live that @outline does not have
 *
 * Completes the units: printed labels, lines, parents, paths, sections, levels.
 * The parent of a correction is the nearest unit above that has the path it
 * names, or had it before it was corrected; else the one it had before.
 */
void
unrep_corrections_place (UnrepOutline *outline,
                         GArray       *pieces,
                         const guint  *heirs,
                         guint         n_ids,
                         GStringChunk *strings)
{
  g_autoptr (GHashTable) paths = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree guint *places = g_new (guint, MAX (n_ids, 1));
  Placer self = { outline, unrep_outline_get_text (outline), pieces, heirs, strings, places, paths, 0, UNREP_NO_UNIT, 0 };

  memset (places, 0xff, sizeof *places * n_ids);
  for (guint i = 0; i < pieces->len; i++)
    {
      UnrepPiece *piece = &g_array_index (pieces, UnrepPiece, i);

      /* Most are what they were. */
      if (piece->correction != NULL || piece->headless
          || piece->unit.range.end != unrep_outline_get_unit (outline, piece->base)->range.end)
        fill (&self, piece);
      place (&self, i);
    }
}
