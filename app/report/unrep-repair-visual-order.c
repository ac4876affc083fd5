/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-repair-private.h"

#include <string.h>

/* A text is in visual order where so many labels stand behind their line, and of so
 * many only one before it. */
#define MIN_LABELS_AT_END 2
#define MAX_LABELS_AT_START_SHARE 4
/* A norm's verb begins an item where it is in the first line of so many items of a
 * list, and of half of them. */
#define MIN_OPENED 3
/* A longer line is none of a page, in bytes. */
#define MAX_LINE 4000
/* Headings are shorter, in bytes, but longer than this. */
#define MAX_HEADING 240
#define MIN_HEADING 20
/* So many bytes of a line, and its length, tell most lines apart. */
#define BEGINNING 12

#define ARABIC_SEMICOLON 0x61b

/* Verbs that a recommendation begins with, verbs coming first in Arabic. */
static const char *const openers[] = { "ينبغي", "يجب", "يتعين" };
/* Words that may stand before such a verb within a sentence. */
static const char *const subordinate[] = {
  "التي", "الذي", "الذين", "اللذين", "اللتين", "اللاتي", "ما", "مما", "كما", "وكما", "لا", "ولا", "أن", "أنه", "وأنه", "أنها", "بأنه",
  "بأن", "إنه", "حيث", "كيف", "من", "هل", "قد", "لما", "فيما", "عما", "بما", "إذ", "إذا",
};

static UnrepBytes
get_first_line (UnrepText       *text,
                const UnrepUnit *unit)
{
  UnrepRange line = unrep_text_get_line_range (text, unit->line);

  return (UnrepBytes) { unrep_text_get_byte (text, line.start), unrep_text_get_byte (text, line.end) };
}

/* Where in @line the one verb stands that may begin a recommendation; the end of
 * @line where there is none, or more than one. */
static gsize
find_opener (const char *utf8,
             UnrepBytes  line)
{
  gsize found = line.end;

  for (guint i = 0; i < G_N_ELEMENTS (openers); i++)
    {
      gsize n = strlen (openers[i]);
      const char *p = memmem (utf8 + line.start, line.end - line.start, openers[i], n);

      if (p == NULL)
        continue;
      if (found != line.end || memmem (p + n, (gsize) (utf8 + line.end - p) - n, openers[i], n) != NULL)
        return line.end;
      if (p[n] == ' ')
        found = (gsize) (p - utf8);
    }
  return found;
}

static void
count_openers (UnrepVisualOrder *self,
               UnrepText        *text,
               UnrepOutline     *outline)
{
  guint n_units = unrep_outline_get_n_units (outline);

  self->n_items = g_array_new (FALSE, TRUE, sizeof (guint));
  self->n_opened = g_array_new (FALSE, TRUE, sizeof (guint));
  g_array_set_size (self->n_items, n_units);
  g_array_set_size (self->n_opened, n_units);
  for (guint i = 0; i < n_units; i++)
    {
      const UnrepUnit *unit = unrep_outline_get_unit (outline, i);
      UnrepBytes line;

      if (unit->parent == UNREP_NO_UNIT)
        continue;
      line = get_first_line (text, unit);
      g_array_index (self->n_items, guint, unit->parent)++;
      g_array_index (self->n_opened, guint, unit->parent) += find_opener (unrep_text_get_utf8 (text), line) < line.end;
    }
}

/* Of the first bytes of a line, and its length: bits for these spare looking for most
 * strings. It is asked for at every letter: two words are read, and no loop is. */
static guint
hash_beginning (const char *line,
                gsize       length)
{
  guint64 first, last;

  memcpy (&first, line, sizeof first);
  memcpy (&last, line + BEGINNING - sizeof last, sizeof last);
  first = (first ^ length) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  last = (last ^ first >> 32) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return (guint) (last >> 32) % UNREP_N_BEGINNINGS;
}

/* Keeps the lines that may be headings, without the spaces around them. */
static void
collect_lines (UnrepVisualOrder *self,
               UnrepText        *text)
{
  self->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->beginnings = g_new0 (guint8, UNREP_N_BEGINNINGS / 8);
  for (const char *start = unrep_text_get_utf8 (text), *end = start + unrep_text_get_n_bytes (text), *next; start < end; start = next)
    {
      g_autofree char *line = NULL;
      guint hash;

      for (next = start; next < end && *next != '\n' && *next != '\r'; next++)
        ;
      line = next - start >= MIN_HEADING && next - start <= MAX_LINE ? g_strstrip (g_strndup (start, (gsize) (next - start))) : NULL;
      next++;
      if (line == NULL || strlen (line) < MIN_HEADING || strlen (line) > MAX_HEADING)
        continue;
      hash = hash_beginning (line, strlen (line));
      self->beginnings[hash / 8] |= (guint8) (1u << hash % 8);
      g_hash_table_add (self->lines, g_steal_pointer (&line));
    }
}

/* Whether ranges of numbers fall, and none rises. */
static gboolean
has_reversed_ranges (UnrepText *text)
{
  const char *utf8 = unrep_text_get_utf8 (text);
  gsize at = 0, end = unrep_text_get_n_bytes (text);
  UnrepBytes first, second;
  gboolean falls = FALSE;
  int step;

  while ((step = unrep_numbers_find_range (utf8, &at, end, &first, &second)) != 0)
    if (step > 0)
      return FALSE;
    else
      falls = TRUE;
  return falls;
}

/**
 * unrep_visual_order_init:
 * @self: (out caller-allocates): what is filled in
 * @text: an extracted text
 * @outline: its outline
 *
 * Decides from where labels stand whether the text is in visual order: what a PDF
 * reader makes of an Arabic page when it takes numbers and words as they are drawn.
 */
void
unrep_visual_order_init (UnrepVisualOrder *self,
                         UnrepText        *text,
                         UnrepOutline     *outline)
{
  guint n_start = 0, n_end = 0;

  for (guint i = 0; i < unrep_outline_get_n_units (outline); i++)
    {
      const UnrepUnit *unit = unrep_outline_get_unit (outline, i);

      if (unrep_range_length (unit->printed_range) == 0)
        continue;
      if (unit->printed_range.start > unit->range.start)
        n_end++;
      else
        n_start++;
    }
  if (n_end < MIN_LABELS_AT_END || n_start * MAX_LABELS_AT_START_SHARE > n_end
      || unrep_document_direction (unrep_text_get_utf8 (text), unrep_text_get_n_bytes (text)) != UNREP_DIRECTION_RTL)
    return;

  self->applies = TRUE;
  self->swap_ranges = has_reversed_ranges (text);
  count_openers (self, text, outline);
  collect_lines (self, text);
}

/**
 * unrep_visual_order_clear:
 *
 * Frees what @self holds.
 */
void
unrep_visual_order_clear (UnrepVisualOrder *self)
{
  g_clear_pointer (&self->n_items, g_array_unref);
  g_clear_pointer (&self->n_opened, g_array_unref);
  g_clear_pointer (&self->lines, g_hash_table_unref);
  g_clear_pointer (&self->beginnings, g_free);
}

static void
append (GArray    *chunks,
        gsize      start,
        gsize      end,
        gboolean   moved,
        gboolean   space)
{
  UnrepChunk chunk = { { start, end }, moved, space };

  if (start < end)
    g_array_append_val (chunks, chunk);
}

static gboolean
is_dash (gunichar c)
{
  return c == '-' || c == 0x2013 || c == 0x2014;
}

/* Appends the label in @label as it is read: `-1` is `1-`, `)(a` is `(a)`. FALSE where
 * it has a form that visual order does not make. */
static gboolean
append_label (UnrepRepairer *self,
              UnrepBytes     label,
              gboolean       is_heading,
              GArray        *chunks)
{
  const char *utf8 = self->utf8, *p = utf8 + label.start, *last;
  gsize first_end, last_start;
  gunichar first_char, last_char;

  if (label.end - label.start < 2)
    return FALSE;
  last = g_utf8_prev_char (utf8 + label.end);
  first_char = unrep_utf8_get_char (p);
  last_char = unrep_utf8_get_char (last);
  first_end = (gsize) (g_utf8_next_char (p) - utf8);
  last_start = (gsize) (last - utf8);

  if (is_dash (first_char) || first_char == '.')
    {
      UnrepBytes core = unrep_repair_trim (self, (UnrepBytes) { first_end, label.end });

      append (chunks, core.start, core.end, TRUE, FALSE);
      append (chunks, label.start, first_end, TRUE, is_heading && is_dash (first_char));
      return core.start < core.end && (unrep_is_digit (last_char) || unrep_is_arabic_letter (last_char) || unrep_is_mark (last_char));
    }
  if (first_char == '(' && last_char == ')')
    {
      append (chunks, label.start, label.end, TRUE, FALSE);
      return TRUE;
    }
  if (first_char == ')' && unrep_peek (utf8, first_end, label.end) == '(' && last_start > first_end)
    {
      append (chunks, first_end, label.end, TRUE, FALSE);
      append (chunks, label.start, first_end, TRUE, FALSE);
      return TRUE;
    }
  if (first_char == ')' && last_char == '(')
    {
      append (chunks, last_start, label.end, TRUE, FALSE);
      append (chunks, first_end, last_start, TRUE, FALSE);
      append (chunks, label.start, first_end, TRUE, FALSE);
      return TRUE;
    }
  return FALSE;
}

static gboolean
is_subordinate (UnrepRepairer *self,
                UnrepBytes     before)
{
  gsize start = before.end;

  while (start > before.start && self->utf8[start - 1] != ' ')
    start--;
  for (guint i = 0; i < G_N_ELEMENTS (subordinate); i++)
    if (strlen (subordinate[i]) == before.end - start && memcmp (self->utf8 + start, subordinate[i], before.end - start) == 0)
      return TRUE;
  return FALSE;
}

/* Where in the first line of @unit its first word stands, when that is not the
 * beginning; else the beginning. */
static gsize
find_beginning (UnrepRepairer   *self,
                const UnrepUnit *unit,
                UnrepBytes       part)
{
  UnrepBytes before = part;
  gsize found;
  gunichar last;
  guint n_items, n_opened;

  if (unit->parent == UNREP_NO_UNIT)
    return part.start;
  n_items = g_array_index (self->order.n_items, guint, unit->parent);
  n_opened = g_array_index (self->order.n_opened, guint, unit->parent);
  if (n_opened < MIN_OPENED || n_opened * 2 < n_items)
    return part.start;
  found = find_opener (self->utf8, part);
  if (found == part.end || found == part.start)
    return part.start;

  before.end = found;
  last = unrep_peek_back (self->utf8, found, part.start);
  if (last == ' ')
    {
      /* A torn word at the line's end says that the line begins elsewhere. */
      gboolean is_torn = unrep_peek_back (self->utf8, part.end, part.start) == 0x640;

      before = unrep_repair_trim (self, before);
      return is_torn || !is_subordinate (self, before) ? found : part.start;
    }
  /* Glued to a letter that is no prefix of the verb, it begins a run. */
  return unrep_is_arabic_letter (last) && last != 0x648 && last != 0x641 && last != 0x633
             && last != 0x644 && last != 0x628 && last != 0x643
           ? found
           : part.start;
}

/* Behind the one full stop or semicolon of @part, the last line of a unit, that
 * touches the word behind it or begins the line: a unit ends with it. The beginning
 * of @part where there is none. */
static gsize
find_ending (UnrepRepairer *self,
             UnrepBytes     part)
{
  gunichar before = 0, second_before = 0;
  gsize found = part.start;

  for (const char *p = self->utf8 + part.start; p < self->utf8 + part.end; p = g_utf8_next_char (p))
    {
      gunichar c = unrep_utf8_get_char (p);
      gboolean after_word = unrep_is_arabic_letter (second_before) || unrep_is_mark (second_before);
      gboolean at_start = second_before == 0 && found == part.start;

      if ((before == '.' || before == ARABIC_SEMICOLON) && unrep_is_arabic_letter (c) && (after_word || at_start))
        {
          if (found != part.start)
            return part.start;
          found = (gsize) (p - self->utf8);
        }
      second_before = before;
      before = c;
    }
  /* It does not end with both. */
  return before == '.' || before == ARABIC_SEMICOLON ? part.start : found;
}

/* Where two words touch and, read from there, the line @part is another line of the
 * text; the beginning of @part where that is nowhere, or not only there. */
static gsize
find_known (UnrepRepairer *self,
            UnrepBytes     part)
{
  gsize found = part.start;
  const char *start = self->utf8 + part.start, *end = self->utf8 + part.end;

  if (part.end - part.start < MIN_HEADING || part.end - part.start > MAX_HEADING)
    return part.start;
  for (const char *p = g_utf8_next_char (start); end - p >= BEGINNING; p = g_utf8_next_char (p))
    {
      guint hash = hash_beginning (p, (gsize) (end - start) + 1);
      g_autofree char *turned = NULL;

      if ((self->order.beginnings[hash / 8] & 1u << hash % 8) == 0)
        continue;
      if (!unrep_is_arabic_letter (unrep_utf8_get_char (p)) || !unrep_is_arabic_letter (unrep_utf8_get_char (g_utf8_prev_char (p))))
        continue;
      turned = g_strdup_printf ("%.*s %.*s", (int) (end - p), p, (int) (p - start), start);
      if (!g_hash_table_contains (self->order.lines, turned))
        continue;
      if (found != part.start)
        return part.start;
      found = (gsize) (p - self->utf8);
    }
  return found;
}

/* Where the line @part is read from, of which @unit, unless it is NULL, is the unit
 * that begins in it, and which is the last of its unit if @is_last. */
static gsize
find_first_run (UnrepRepairer   *self,
                UnrepBytes       part,
                const UnrepUnit *unit,
                gboolean         is_last)
{
  gsize beginning = unit != NULL ? find_beginning (self, unit, part) : part.start;

  if (beginning == part.start && is_last)
    beginning = find_ending (self, part);
  return beginning == part.start ? find_known (self, part) : beginning;
}

static gboolean
begins_with_point (const char *utf8,
                   UnrepBytes  part)
{
  gunichar first = unrep_peek (utf8, part.start, part.end);

  return first == 0x60c || first == ARABIC_SEMICOLON || first == '.' || first == ':';
}

static void
append_rest (UnrepRepairer   *self,
             const UnrepUnit *unit,
             gboolean         is_last,
             UnrepBytes       part,
             GArray          *chunks)
{
  g_autoptr (GArray) rest = g_array_new (FALSE, FALSE, sizeof (UnrepChunk));
  gboolean space = chunks->len > 0;

  if (!unrep_numbers_arrange (self, part, rest))
    {
      gsize beginning = find_first_run (self, part, unit, is_last);
      UnrepBytes behind = unrep_repair_trim (self, (UnrepBytes) { part.start, beginning });

      append (rest, beginning, part.end, FALSE, FALSE);
      append (rest, behind.start, behind.end, TRUE, !begins_with_point (self->utf8, behind));
      if (beginning == part.start && unrep_numbers_look_glued (self->utf8, part))
        unrep_arrangement_doubt (self->arranged, part.start, part.end, UNREP_EDIT_VISUAL_ORDER);
    }
  if (rest->len > 0)
    g_array_index (rest, UnrepChunk, 0).space = space;
  g_array_append_vals (chunks, rest->data, rest->len);
}

/* The parts of a first line whose label is not at its beginning: the label, and what
 * stands before and behind it. */
static gboolean
append_labelled (UnrepRepairer   *self,
                 UnrepBytes       line,
                 const UnrepUnit *unit,
                 gboolean         is_last,
                 GArray          *chunks)
{
  UnrepText *text = self->arranged->text;
  UnrepBytes label = { unrep_text_get_byte (text, unit->printed_range.start), unrep_text_get_byte (text, unit->printed_range.end) };
  UnrepBytes before = unrep_repair_trim (self, (UnrepBytes) { line.start, label.start }), behind;

  if (label.start <= line.start || label.end > line.end)
    return FALSE;
  if (!append_label (self, label, unit->kind == UNREP_UNIT_HEADING, chunks))
    {
      g_array_set_size (chunks, 0);
      unrep_arrangement_doubt (self->arranged, label.start, label.end, UNREP_EDIT_VISUAL_ORDER);
      return FALSE;
    }
  behind = unrep_repair_trim (self, (UnrepBytes) { label.end, line.end });
  if (behind.start == behind.end)
    {
      append_rest (self, unit, is_last, before, chunks);
      return TRUE;
    }
  append (chunks, before.start, before.end, FALSE, TRUE);
  append (chunks, behind.start, behind.end, FALSE, TRUE);
  unrep_arrangement_doubt (self->arranged, before.start, behind.end, UNREP_EDIT_VISUAL_ORDER);
  return TRUE;
}

/**
 * unrep_visual_order_arrange:
 * @line: a line, or what a unit has of it, without spaces around it
 * @unit: (nullable): the unit whose first line it is
 * @is_last: it is the last line of a unit
 * @chunks: (element-type UnrepChunk): empty
 *
 * Finds the order in which a line is read, where that is another than it is stored
 * in and sure. Where it is not sure, notes the doubt.
 *
 * Returns: whether @chunks are now the line in reading order
 */
gboolean
unrep_visual_order_arrange (UnrepRepairer   *self,
                            UnrepBytes       line,
                            const UnrepUnit *unit,
                            gboolean         is_last,
                            GArray          *chunks)
{
  if (!self->order.applies || line.end - line.start > MAX_LINE)
    return FALSE;

  if (unit == NULL || unrep_range_length (unit->printed_range) == 0 || !append_labelled (self, line, unit, is_last, chunks))
    append_rest (self, NULL, is_last, line, chunks);
  if (self->order.swap_ranges)
    unrep_numbers_swap_ranges (self, chunks);
  return chunks->len > 1;
}
