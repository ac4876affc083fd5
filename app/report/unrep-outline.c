/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-outline.h"

#include "unrep-outline-build.h"
#include "unrep-outline-doubt.h"
#include "unrep-outline-private.h"
#include "unrep-outline-step.h"
#include "unrep-recommendation.h"

#include <glib/gi18n.h>
#include <string.h>

struct _UnrepOutline
{
  gatomicrefcount ref_count;
  UnrepOutline   *base; /* that it is a correction of and shares strings with, or NULL */
  UnrepText      *text;
  UnrepFacts     *facts; /* NULL for plain text */
  UnrepRecoding  *recoding; /* NULL where all of the text is in its encoding */
  GArray         *units;
  GStringChunk   *strings;
  gsize          *reach; /* of each unit: the furthest end of it and those before */
};

G_DEFINE_BOXED_TYPE (UnrepOutline, unrep_outline, unrep_outline_ref, unrep_outline_unref)

/* Units are built with ranges in bytes. */
static void
convert_ranges (UnrepOutline *self,
                UnrepText    *read)
{
  for (guint i = 0; i < self->units->len; i++)
    {
      UnrepUnit *unit = &g_array_index (self->units, UnrepUnit, i);

      unit->range.start = unrep_text_get_offset (read, unit->range.start);
      unit->range.end = unrep_text_get_offset (read, unit->range.end);
      unit->printed_range.start = unrep_text_get_offset (read, unit->printed_range.start);
      unit->printed_range.end = unrep_text_get_offset (read, unit->printed_range.end);
    }
}

static gsize
find_stored (UnrepOutline *self,
             gsize         offset)
{
  gsize byte = unrep_text_get_byte (unrep_recoding_get_text (self->recoding), offset);

  return unrep_text_get_offset (self->text, unrep_recoding_to_stored (self->recoding, byte));
}

/* Ranges in the repaired text become those of the extracted one. */
static void
convert_recoded (UnrepOutline *self)
{
  for (guint i = 0; i < self->units->len; i++)
    {
      UnrepUnit *unit = &g_array_index (self->units, UnrepUnit, i);

      unit->range.start = find_stored (self, unit->range.start);
      unit->range.end = find_stored (self, unit->range.end);
      unit->printed_range.start = find_stored (self, unit->printed_range.start);
      unit->printed_range.end = find_stored (self, unit->printed_range.end);
    }
}

static gboolean
read_units (UnrepOutline  *self,
            GCancellable  *cancellable,
            GError       **error)
{
  UnrepOutlineLines lines = { 0 };
  g_autoptr (GArray) steps = NULL;
  g_autoptr (GArray) decisions = NULL;
  UnrepText *read = self->recoding != NULL ? unrep_recoding_get_text (self->recoding) : self->text;

  if (unrep_outline_lines_scan (&lines, read, self->facts, cancellable, error))
    steps = unrep_outline_steps_new (&lines, cancellable, error);
  if (steps != NULL)
    decisions = unrep_outline_path_find (steps, cancellable, error);
  if (decisions != NULL)
    {
      unrep_outline_build (&lines, steps, decisions, self->units, self->strings);
      unrep_outline_doubt (&lines, steps, decisions, self->units);
      convert_ranges (self, read);
      unrep_recommendations_mark (read, self->units);
      if (self->recoding != NULL)
        convert_recoded (self);
    }
  unrep_outline_lines_clear (&lines);
  return decisions != NULL;
}

static void
measure_reach (UnrepOutline *self)
{
  gsize reach = 0;

  self->reach = g_new (gsize, MAX (self->units->len, 1));
  for (guint i = 0; i < self->units->len; i++)
    {
      reach = MAX (reach, g_array_index (self->units, UnrepUnit, i).range.end);
      self->reach[i] = reach;
    }
}

/**
 * unrep_outline_new:
 * @text: the extracted text of a report
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for an error
 *
 * Finds the units of @text. Takes time and memory linear in its length, whatever
 * it is; slow enough for long texts to belong in a thread.
 *
 * Returns: (transfer full): a new outline, perhaps without units, or %NULL when
 *   cancelled, @error being %G_IO_ERROR_CANCELLED
 */
UnrepOutline *
unrep_outline_new (UnrepText     *text,
                   GCancellable  *cancellable,
                   GError       **error)
{
  return unrep_outline_new_with_facts (text, NULL, cancellable, error);
}

/**
 * unrep_outline_new_with_facts:
 * @text: the extracted text of a report
 * @facts: (nullable): what its file says of its lines
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for an error
 *
 * Does as unrep_outline_new(), and takes for granted what @facts say: which lines are
 * headings, notes and entries of a table of contents, where paragraphs begin, and what
 * labels are that the file counts itself. A text that was read in another encoding than it
 * was written in is repaired before, as far as that is sure; ranges are those of @text,
 * and printed labels repaired.
 *
 * Returns: (transfer full): a new outline, or %NULL when cancelled, @error being
 *   %G_IO_ERROR_CANCELLED
 */
UnrepOutline *
unrep_outline_new_with_facts (UnrepText     *text,
                              UnrepFacts    *facts,
                              GCancellable  *cancellable,
                              GError       **error)
{
  g_autoptr (UnrepOutline) self = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (UnrepOutline, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->text = unrep_text_ref (text);
  self->facts = facts != NULL ? unrep_facts_ref (facts) : NULL;
  self->recoding = unrep_recoding_new (text);
  self->units = g_array_new (FALSE, FALSE, sizeof (UnrepUnit));
  self->strings = g_string_chunk_new (4096);
  if (!read_units (self, cancellable, error))
    return NULL;
  measure_reach (self);
  return g_steal_pointer (&self);
}

/**
 * unrep_outline_new_from_units:
 * @base: an outline
 * @units: (transfer full) (element-type UnrepUnit): units of the same text, by start
 * @strings: (transfer full): where those of their strings live that are not @base's
 *
 * Returns: (transfer full): an outline of @units, which keeps @base alive
 */
UnrepOutline *
unrep_outline_new_from_units (UnrepOutline *base,
                              GArray       *units,
                              GStringChunk *strings)
{
  UnrepOutline *self = g_new0 (UnrepOutline, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->base = unrep_outline_ref (base);
  self->text = unrep_text_ref (base->text);
  self->facts = base->facts != NULL ? unrep_facts_ref (base->facts) : NULL;
  self->recoding = base->recoding != NULL ? unrep_recoding_ref (base->recoding) : NULL;
  self->units = units;
  self->strings = strings;
  measure_reach (self);
  return self;
}

/**
 * unrep_outline_ref:
 * @self: an outline
 *
 * Returns: (transfer full): @self
 */
UnrepOutline *
unrep_outline_ref (UnrepOutline *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * unrep_outline_unref:
 * @self: (transfer full): an outline
 *
 * Gives up one reference.
 */
void
unrep_outline_unref (UnrepOutline *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->base, unrep_outline_unref);
  g_clear_pointer (&self->text, unrep_text_unref);
  g_clear_pointer (&self->facts, unrep_facts_unref);
  g_clear_pointer (&self->recoding, unrep_recoding_unref);
  g_array_unref (self->units);
  g_string_chunk_free (self->strings);
  g_free (self->reach);
  g_free (self);
}

/**
 * unrep_outline_get_text:
 * @self: an outline
 *
 * Returns: (transfer none): the text it is of
 */
UnrepText *
unrep_outline_get_text (UnrepOutline *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

/**
 * unrep_outline_get_facts:
 * @self: an outline
 *
 * Returns: (transfer none) (nullable): what the file says of the lines of the text
 */
UnrepFacts *
unrep_outline_get_facts (UnrepOutline *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->facts;
}

/**
 * unrep_outline_get_recoding:
 * @self: an outline
 *
 * Returns: (transfer none) (nullable): what of the text is to be read in another encoding
 */
UnrepRecoding *
unrep_outline_get_recoding (UnrepOutline *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->recoding;
}

/**
 * unrep_outline_get_n_units:
 * @self: an outline
 *
 * Returns: how many units there are
 */
guint
unrep_outline_get_n_units (UnrepOutline *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->units->len;
}

/**
 * unrep_outline_get_unit:
 * @self: an outline
 * @index: index of a unit, in reading order
 *
 * Returns: (transfer none) (nullable): the unit, %NULL beyond the last
 */
const UnrepUnit *
unrep_outline_get_unit (UnrepOutline *self,
                        guint         index)
{
  g_return_val_if_fail (self != NULL, NULL);

  return index < self->units->len ? &g_array_index (self->units, UnrepUnit, index) : NULL;
}

/* The first unit that starts behind @offset. */
static guint
find_after (UnrepOutline *self,
            gsize         offset)
{
  guint low = 0, high = self->units->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->units, UnrepUnit, middle).range.start <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * unrep_outline_get_unit_at:
 * @self: an outline
 * @offset: code point of the text
 *
 * The innermost unit there: of two whose hulls hold @offset the one that starts
 * later, so that a footnote wins over the item that it interrupts.
 *
 * Returns: index of the unit, or %UNREP_NO_UNIT
 */
guint
unrep_outline_get_unit_at (UnrepOutline *self,
                           gsize         offset)
{
  g_return_val_if_fail (self != NULL, UNREP_NO_UNIT);

  for (guint i = find_after (self, offset); i > 0 && self->reach[i - 1] > offset; i--)
    if (g_array_index (self->units, UnrepUnit, i - 1).range.end > offset)
      return i - 1;
  return UNREP_NO_UNIT;
}

/**
 * unrep_outline_find_overlapping:
 * @self: an outline
 * @range: a range of code points
 *
 * The unit that @range is of, as annotations are aligned (DESIGN section 4): of
 * the units whose overlap with it is at least half of both together, the one
 * with the largest overlap.
 *
 * Returns: index of the unit, or %UNREP_NO_UNIT
 */
guint
unrep_outline_find_overlapping (UnrepOutline *self,
                                UnrepRange    range)
{
  guint best = UNREP_NO_UNIT;
  gsize most = 0;

  g_return_val_if_fail (self != NULL, UNREP_NO_UNIT);

  if (range.end <= range.start)
    return UNREP_NO_UNIT;
  for (guint i = find_after (self, range.end - 1); i > 0 && self->reach[i - 1] > range.start; i--)
    {
      const UnrepUnit *unit = &g_array_index (self->units, UnrepUnit, i - 1);
      gsize            overlap = unrep_range_overlap (unit->range, range);

      if (overlap > most && unrep_range_same_unit (unit->range, range))
        {
          best = i - 1;
          most = overlap;
        }
    }
  return best;
}

static gboolean
ends_with_path (const char *path,
                const char *wanted)
{
  gsize n = strlen (path), m = strlen (wanted);

  return m > 0 && n >= m && strcmp (path + n - m, wanted) == 0 && (n == m || path[n - m - 1] == '/');
}

/**
 * unrep_outline_list_path:
 * @self: an outline
 * @path: a path as people type it, perhaps with `@LINE` behind it
 *
 * Paths repeat where an annex restarts the numbering; `@LINE` says which. A
 * UPR-style decimal (`109.1`) is found without its paragraph before it.
 *
 * Returns: (transfer full) (element-type guint): indexes of the units that have
 *   the path, in reading order
 */
GArray *
unrep_outline_list_path (UnrepOutline *self,
                         const char   *path)
{
  GArray          *found = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *normal = NULL;
  char            *at;
  guint64          line = 0;
  gboolean         decimal;

  g_return_val_if_fail (self != NULL && path != NULL, found);

  normal = unrep_path_normalize (path);
  at = strrchr (normal, '@');
  if (at != NULL)
    {
      *at = '\0';
      line = g_ascii_strtoull (at + 1, NULL, 10);
    }
  decimal = strchr (normal, '.') != NULL && strchr (normal, '/') == NULL;
  for (guint i = 0; i < self->units->len && *normal != '\0'; i++)
    {
      const UnrepUnit *unit = &g_array_index (self->units, UnrepUnit, i);

      if ((at == NULL || unit->line == line)
          && (decimal ? ends_with_path (unit->path, normal) : strcmp (unit->path, normal) == 0))
        g_array_append_val (found, i);
    }
  return found;
}

/**
 * unrep_outline_find_path:
 * @self: an outline
 * @path: a path as people type it, perhaps with `@LINE` behind it
 * @error: return location for an error: %UNREP_ERROR_NOT_FOUND, or
 *   %UNREP_ERROR_AMBIGUOUS, whose message lists the candidates
 *
 * Returns: index of the only unit with this path, or %UNREP_NO_UNIT
 */
guint
unrep_outline_find_path (UnrepOutline *self,
                         const char   *path,
                         GError      **error)
{
  g_autoptr (GArray) found = NULL;
  g_autoptr (GString) list = NULL;
  g_autofree char *shown = NULL;

  g_return_val_if_fail (self != NULL && path != NULL, UNREP_NO_UNIT);

  found = unrep_outline_list_path (self, path);
  if (found->len == 1)
    return g_array_index (found, guint, 0);

  shown = unrep_path_normalize (path);
  if (found->len == 0)
    {
      /* Translators: %s is a path such as 13/b */
      g_set_error (error, UNREP_ERROR, UNREP_ERROR_NOT_FOUND, _ ("No unit of this report has the path %s."), shown);
      return UNREP_NO_UNIT;
    }
  list = g_string_new (NULL);
  for (guint i = 0; i < found->len; i++)
    {
      const UnrepUnit *unit = &g_array_index (self->units, UnrepUnit, g_array_index (found, guint, i));

      g_string_append_printf (list, "%s%s@%u", i > 0 ? ", " : "", unit->path, unit->line);
    }
  g_set_error (error, UNREP_ERROR, UNREP_ERROR_AMBIGUOUS,
               /* Translators: the first %s is a path such as 13/b, the second a list such as 13/b@40, 13/b@95 */
               _ ("Several units of this report have the path %s. Give one of these: %s"), shown, list->str);
  return UNREP_NO_UNIT;
}

/**
 * unrep_dup_first_words:
 * @utf8: some text
 * @max_chars: the most code points to return, the ellipsis not counted
 *
 * Returns: (transfer full): the beginning of @utf8 on one line, cut at a space
 *   where it is longer, with an ellipsis
 */
char *
unrep_dup_first_words (const char *utf8,
                       guint       max_chars)
{
  g_autofree char *line = g_strdup (utf8);
  char            *cut;

  for (char *p = line; *p != '\0'; p++)
    if (g_ascii_isspace (*p))
      *p = ' ';
  g_strstrip (line);
  if (g_utf8_strlen (line, -1) <= (glong) max_chars)
    return g_steal_pointer (&line);

  cut = g_utf8_offset_to_pointer (line, max_chars);
  *cut = '\0';
  cut = strrchr (line, ' ');
  if (cut != NULL && cut > line)
    *cut = '\0';
  return g_strconcat (g_strchomp (line), "…", NULL);
}

/* The text of @range, read in its encoding. */
static char *
dup_read (UnrepOutline *self,
          UnrepRange    range)
{
  gsize start, end;

  if (self->recoding == NULL)
    return unrep_text_dup_range (self->text, range);
  start = unrep_recoding_to_read (self->recoding, unrep_text_get_byte (self->text, range.start));
  end = unrep_recoding_to_read (self->recoding, unrep_text_get_byte (self->text, range.end));
  return g_strndup (unrep_text_get_utf8 (unrep_recoding_get_text (self->recoding)) + start, end - start);
}

/**
 * unrep_outline_dup_first_words:
 * @self: an outline
 * @index: index of a unit
 * @max_chars: the most code points to return, the ellipsis not counted
 *
 * Returns: (transfer full): the beginning of the unit's text behind its label,
 *   as unrep_dup_first_words() cuts it
 */
char *
unrep_outline_dup_first_words (UnrepOutline *self,
                               guint         index,
                               guint         max_chars)
{
  const UnrepUnit *unit;
  UnrepRange       range;
  g_autofree char *text = NULL;

  g_return_val_if_fail (self != NULL && index < self->units->len, g_strdup (""));

  unit = &g_array_index (self->units, UnrepUnit, index);
  range = unit->range;
  /* A label at the end of its line (visual order) has its text before it. */
  if (unit->printed_range.start == range.start)
    range.start = unit->printed_range.end;
  range.end = MIN (range.end, range.start + (self->recoding != NULL ? 16 : 4) * (gsize) max_chars + 64);
  text = dup_read (self, range);
  return unrep_dup_first_words (text, max_chars);
}
