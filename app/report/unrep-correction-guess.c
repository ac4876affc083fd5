/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-correction-private.h"

#include "unrep-label.h"

#include <string.h>

/* A label is looked for in so many code points. */
#define LABEL_LOOK_CHARS 40

static void
read_glyphs (const char  *label,
             UnrepGlyphs *glyphs)
{
  glyphs->n = 0;
  for (const char *p = label; *p != '\0' && glyphs->n < UNREP_MAX_GLYPHS; p = g_utf8_next_char (p))
    glyphs->at[glyphs->n++] = unrep_glyph_fold (g_utf8_get_char (p));
}

static gboolean
glyphs_equal (const UnrepGlyphs *a,
              const UnrepGlyphs *b)
{
  return a->n == b->n && memcmp (a->at, b->at, a->n * sizeof a->at[0]) == 0;
}

static void
fold_glyphs (UnrepGlyphs *glyphs)
{
  for (guint i = 0; i < glyphs->n; i++)
    glyphs->at[i] = unrep_glyph_fold (glyphs->at[i]);
}

static char *
dup_label (UnrepNumbering system,
           guint          ordinal)
{
  UnrepGlyphs glyphs;

  unrep_numbering_format (system, ordinal, &glyphs);
  return g_ucs4_to_utf8 (glyphs.at, glyphs.n, NULL, NULL, NULL);
}

/* The last unit before @index that stands below the same one; of paragraphs the
 * paragraph before. */
static const UnrepUnit *
find_sibling (UnrepOutline *self,
              guint         index)
{
  const UnrepUnit *unit = unrep_outline_get_unit (self, index);

  for (guint i = index; i > 0; i--)
    {
      const UnrepUnit *before = unrep_outline_get_unit (self, i - 1);

      if (*before->path != '\0' && before->kind == unit->kind && before->parent == unit->parent)
        return before;
      if (i - 1 == unit->parent)
        break;
    }
  return NULL;
}

/* Whether @label comes right before @ordinal. */
static gboolean
precedes (UnrepNumbering  system,
          const char     *label,
          guint           ordinal)
{
  UnrepGlyphs glyphs;

  read_glyphs (label, &glyphs);
  return ordinal > 1 && unrep_numbering_read (system, &glyphs) == ordinal - 1;
}

/* How a unit is numbered and which it is: (i) is the ninth letter behind (h) and
 * the first number otherwise. */
static guint
read_ordinal (UnrepOutline   *self,
              guint           index,
              UnrepNumbering *system)
{
  const UnrepUnit *unit = unrep_outline_get_unit (self, index);
  const UnrepUnit *sibling = find_sibling (self, index);
  UnrepGlyphs glyphs;
  guint first = 0;

  read_glyphs (unit->label, &glyphs);
  for (UnrepNumbering s = 0; s < UNREP_N_NUMBERINGS; s++)
    {
      guint ordinal = s == UNREP_NUMBERING_DECIMAL ? 0 : unrep_numbering_read (s, &glyphs);

      if (ordinal == 0)
        continue;
      if (sibling != NULL ? precedes (s, sibling->label, ordinal) : ordinal == 1)
        {
          *system = s;
          return ordinal;
        }
      if (first == 0)
        {
          *system = s;
          first = ordinal;
        }
    }
  return first;
}

/* 109.1 is followed by 109.2. */
static char *
dup_next_decimal (const char *label)
{
  const char *point = strrchr (label, '.');
  guint64     last = 0;

  if (point == NULL || !g_ascii_string_to_unsigned (point + 1, 10, 1, G_MAXUINT32 - 1, &last, NULL))
    return NULL;
  return g_strdup_printf ("%.*s%" G_GUINT64_FORMAT, (int) (point + 1 - label), label, last + 1);
}

/* What is printed as a label at @offset, in brackets or before a mark. */
static gboolean
read_printed (UnrepOutline *self,
              guint         index,
              gsize         offset,
              UnrepGlyphs  *glyphs)
{
  UnrepText  *text = unrep_outline_get_text (self);
  gsize       end = unrep_outline_get_unit (self, index)->range.end;
  UnrepRange  look = { offset, MIN (end, offset + LABEL_LOOK_CHARS) };
  gsize       start;
  UnrepLabel  label;

  look = unrep_correction_trim (text, look);
  if (look.start >= look.end)
    return FALSE;
  start = unrep_text_get_byte (text, look.start);
  if (!unrep_label_read_start (unrep_text_get_utf8 (text) + start, unrep_text_get_byte (text, look.end) - start, &label)
      || label.form == UNREP_LABEL_BARE || label.form == UNREP_LABEL_BARE_WORD)
    return FALSE;
  *glyphs = label.glyphs;
  fold_glyphs (glyphs);
  return TRUE;
}

/* Whether @printed begins a list numbered in another way than @system. */
static gboolean
begins_list (const UnrepGlyphs *printed,
             UnrepNumbering     system,
             UnrepNumbering    *list)
{
  for (*list = 0; *list < UNREP_N_NUMBERINGS; (*list)++)
    if (*list != system && *list != UNREP_NUMBERING_DECIMAL && unrep_numbering_read (*list, printed) == 1)
      return TRUE;
  return FALSE;
}

/**
 * unrep_outline_dup_next_label:
 * @self: an outline
 * @index: index of a unit
 * @offset: where it is to be split
 * @parent: (out): the unit that the new one stands below, or %UNREP_NO_UNIT
 *
 * Guesses the label of the unit that begins at @offset: the next one of the list
 * that @index is in; or, where a label that begins a list of another kind is
 * printed there, that one, below @index.
 *
 * Returns: (transfer full): a label, bare; "" where @index has none that is known
 */
char *
unrep_outline_dup_next_label (UnrepOutline *self,
                              guint         index,
                              gsize         offset,
                              guint        *parent)
{
  const UnrepUnit *unit = unrep_outline_get_unit (self, index);
  UnrepNumbering system = UNREP_N_NUMBERINGS, list;
  UnrepGlyphs printed, next;
  g_autofree char *label = NULL;
  guint ordinal;

  g_return_val_if_fail (unit != NULL, g_strdup (""));

  *parent = unit->parent;
  if (*unit->label == '\0')
    return g_strdup ("");
  ordinal = read_ordinal (self, index, &system);
  label = ordinal > 0 ? dup_label (system, ordinal + 1) : dup_next_decimal (unit->label);
  if (!unrep_unit_kind_has_path (unit->kind) || !read_printed (self, index, offset, &printed))
    return label != NULL ? g_steal_pointer (&label) : g_strdup ("");

  read_glyphs (label != NULL ? label : "", &next);
  if (!glyphs_equal (&next, &printed) && begins_list (&printed, system, &list))
    {
      *parent = index;
      return dup_label (list, 1);
    }
  return label != NULL ? g_steal_pointer (&label) : g_strdup ("");
}

/**
 * unrep_outline_guess_parent:
 * @self: an outline
 * @index: index of a unit that has had no label so far
 * @label: its label, bare
 *
 * Of the units above that it may be the next of, takes the parent of the
 * nearest; without one a number is a paragraph's, and a letter an item's of the
 * nearest paragraph.
 *
 * Returns: index of the unit that it stands below, or %UNREP_NO_UNIT
 */
guint
unrep_outline_guess_parent (UnrepOutline *self,
                            guint         index,
                            const char   *label)
{
  guint above = UNREP_NO_UNIT;

  for (guint i = index; i > 0 && above == UNREP_NO_UNIT; i--)
    {
      const UnrepUnit *unit = unrep_outline_get_unit (self, i - 1);

      if (unit->kind == UNREP_UNIT_HEADING)
        break;
      if (*unit->path != '\0')
        above = i - 1;
    }
  for (guint i = above; i != UNREP_NO_UNIT; i = unrep_outline_get_unit (self, i)->parent)
    {
      UnrepNumbering system;
      guint          ordinal = read_ordinal (self, i, &system);
      g_autofree char *next = ordinal > 0 ? dup_label (system, ordinal + 1) : NULL;
      UnrepGlyphs      a, b;

      read_glyphs (label, &a);
      read_glyphs (next != NULL ? next : "", &b);
      if (b.n > 0 && glyphs_equal (&a, &b))
        return unrep_outline_get_unit (self, i)->parent;
    }
  if (g_ascii_isdigit (label[0]))
    return UNREP_NO_UNIT;
  while (above != UNREP_NO_UNIT && unrep_outline_get_unit (self, above)->parent != UNREP_NO_UNIT)
    above = unrep_outline_get_unit (self, above)->parent;
  return above;
}
