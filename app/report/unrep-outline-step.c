/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-outline-step.h"

#include "unrep-landmark.h"
#include "unrep-outline-given.h"

#include <string.h>

/* In so many lines labels in visual order are looked for before the rest of the
 * text is believed to have none. */
#define VISUAL_SAMPLE 6000
/* A line without punctuation at its end is an open sentence from here on; what is
 * shorter may be a heading. */
#define OPEN_MIN_CHARS 100
#define HEADING_MAX_CHARS 120
#define CHECK_CANCELLED_EVERY 4096

/* The first places of footnote marks in the text, by number. */
typedef struct
{
  gsize first[200];
} References;

static void
note_reference (References *references,
                guint       number,
                gsize       byte)
{
  if (number > 0 && number < G_N_ELEMENTS (references->first) && references->first[number] == 0)
    references->first[number] = byte;
}

/* Superscript digits: U+2070 and U+2074–9 are E2 81 B0–B9, ¹²³ are C2 B9, B2, B3. */
static guint
superscript_at (const char *p,
                const char *end,
                guint      *n_bytes)
{
  const guchar *c = (const guchar *) p;

  if (end - p >= 3 && c[0] == 0xe2 && c[1] == 0x81 && c[2] >= 0xb0 && c[2] <= 0xb9)
    {
      *n_bytes = 3;
      return c[2] - 0xb0u;
    }
  if (end - p >= 2 && c[0] == 0xc2 && (c[1] == 0xb9 || c[1] == 0xb2 || c[1] == 0xb3))
    {
      *n_bytes = 2;
      return c[1] == 0xb9 ? 1 : c[1] - 0xb0u;
    }
  return G_MAXUINT;
}

static void
find_references (const char *utf8,
                 gsize       n_bytes,
                 const char *lead,
                 References *references)
{
  const char *end = utf8 + n_bytes;

  for (const char *p = utf8; p < end && (p = memmem (p, (gsize) (end - p), lead, strlen (lead))) != NULL;)
    {
      const char *start = p;
      guint       number = 0, n = 0, digit;

      while ((digit = superscript_at (p, end, &n)) != G_MAXUINT && number < 1000)
        {
          number = number * 10 + digit;
          p += n;
        }
      note_reference (references, number, (gsize) (start - utf8));
      if (p == start)
        p++;
    }
}

/* A number in brackets right behind a letter refers as a number set high does:
 * `States(1)`. */
static void
find_bracketed_references (const char *utf8,
                           gsize       n_bytes,
                           References *references)
{
  const char *end = utf8 + n_bytes;

  for (const char *p = utf8; p < end && (p = memchr (p, '(', (gsize) (end - p))) != NULL; p++)
    {
      const char *at = p + 1;
      guint       number = 0;

      if (p == utf8 || !(g_ascii_isalpha (p[-1]) || (guchar) p[-1] >= 0x80))
        continue;
      for (; at < end && g_ascii_isdigit (*at) && number < 100; at++)
        number = number * 10 + (guint) (*at - '0');
      if (at > p + 1 && at < end && *at == ')')
        note_reference (references, number, (gsize) (p - utf8));
    }
}

/* Before numbers were set high, notes were referred to as they were numbered:
 * `all States. 1/`. */
static void
find_stroke_references (const char *utf8,
                        gsize       n_bytes,
                        References *references)
{
  const char *end = utf8 + n_bytes;

  for (const char *p = utf8; p < end && (p = memchr (p, '/', (gsize) (end - p))) != NULL; p++)
    {
      const char *start = p;
      guint       number = 0, n_digits = 0;

      while (start > utf8 && g_ascii_isdigit (start[-1]) && n_digits < 3)
        {
          start--;
          n_digits++;
        }
      /* Where a line begins it is the note itself. */
      if (n_digits == 0 || start == utf8 || start[-1] == '\n' || start[-1] == '\r' || start[-1] == '/'
          || g_ascii_isdigit (start[-1]) || (p + 1 < end && !g_ascii_isspace (p[1])))
        continue;
      for (const char *digit = start; digit < p; digit++)
        number = number * 10 + (guint) (*digit - '0');
      note_reference (references, number, (gsize) (start - utf8));
    }
}

static gboolean
is_referred (const References *references,
             const UnrepLabel *label,
             gsize             byte)
{
  guint number = unrep_numbering_read (UNREP_NUMBERING_DIGITS, &label->glyphs);

  return number > 0 && number < G_N_ELEMENTS (references->first) && references->first[number] > 0
         && references->first[number] < byte;
}

/* Whether labels stand at the ends of lines: the text was stored in visual
 * order. */
static gboolean
is_visual (const UnrepOutlineLines *lines)
{
  guint at_end = 0, at_start = 0;

  for (guint i = 0; i < lines->lines->len && i < VISUAL_SAMPLE; i++)
    {
      const UnrepOutlineLine *line = unrep_outline_lines_get (lines, i);
      UnrepLabel              label;

      if (line->artefact || !line->rtl)
        continue;
      if (unrep_label_read_end (lines->utf8 + line->start, line->n_bytes, &label) && label.gap)
        at_end++;
      else if (unrep_label_read_start (lines->utf8 + line->start, line->n_bytes, &label)
               && label.form != UNREP_LABEL_BARE && label.form != UNREP_LABEL_BARE_WORD)
        at_start++;
    }
  return at_end >= 2 && at_end > at_start;
}

/* Punctuation that visual order has moved off the end of a line: at its start,
 * or between two words without a space. */
static gboolean
has_displaced_end (const char *line,
                   gsize       n_bytes)
{
  const char *end = line + n_bytes;

  for (const char *p = line; p + 2 < end; p++)
    if ((guchar) p[0] == 0xd8 && (guchar) p[1] == 0x9b && p[2] != ' ' && (guchar) p[2] >= 0xd8)
      return TRUE;
  return *line == '.' || *line == ':';
}

/* OCR that knows Arabic-Indic digits misreads them less than it takes them for
 * others. */
static gboolean
is_native (const char       *line,
           const UnrepLabel *label)
{
  gboolean native = FALSE;

  for (guint i = label->start; i + 1 < label->end; i++)
    {
      if (g_ascii_isdigit (line[i]))
        return FALSE;
      native |= (guchar) line[i] == 0xd9 && (guchar) line[i + 1] >= 0xa0 && (guchar) line[i + 1] <= 0xa9;
    }
  return native && !g_ascii_isdigit (line[label->end - 1]);
}

static gboolean
read_label (const UnrepOutlineLines *lines,
            UnrepOutlineLine        *line,
            gboolean                 visual,
            UnrepLabel              *label)
{
  const char *start = lines->utf8 + line->start;

  if (visual && line->rtl)
    {
      UnrepLabel loose;
      gboolean   at_end = unrep_label_read_end (start, line->n_bytes, &loose);

      *label = loose;
      if (at_end)
        line->end = unrep_line_classify_end (start, start + label->start);
      if ((at_end && label->gap) || unrep_label_read_inside (start, line->n_bytes, label))
        return TRUE;
      *label = loose;
      if (at_end)
        return TRUE;
      if (has_displaced_end (start, line->n_bytes))
        line->end = UNREP_LINE_END_CLOSED;
    }
  return unrep_label_read_start (start, line->n_bytes, label);
}

static gboolean
is_open (const UnrepOutlineLines *lines,
         const UnrepOutlineLine  *before)
{
  if (before == NULL || before->end == UNREP_LINE_END_CLOSED || before->end == UNREP_LINE_END_COLON)
    return FALSE;
  return before->end == UNREP_LINE_END_COMMA || before->n_chars > OPEN_MIN_CHARS
         || unrep_outline_line_is_full (lines, before);
}

static void
fill_context (UnrepStep               *step,
              const UnrepOutlineLines *lines,
              const UnrepOutlineLine  *line,
              const UnrepOutlineLine  *before)
{
  step->colon = before != NULL && before->end == UNREP_LINE_END_COLON;
  step->open = is_open (lines, before) && !step->label.at_end && !step->label.inside;
  step->cited = before != NULL && before->end == UNREP_LINE_END_OPEN && step->label.form == UNREP_LABEL_BRACKETS
                && unrep_line_ends_with_digit (lines->utf8 + before->start, before->n_bytes);
  if (line->facts != NULL && line->facts->first)
    step->open = step->cited = FALSE;
  step->fresh = line->after_blank && !step->open;
  step->wrapped = step->open && !line->after_blank && !step->label.bullet && lines->width > 0;
  /* Where the label stands alone, its text is on the next line. */
  if (step->label.end >= line->n_bytes && step->line + 1 < lines->lines->len && !step->label.at_end)
    line++;
  step->heading_like = unrep_outline_line_is_short (lines, line) && line->end != UNREP_LINE_END_CLOSED
                       && line->end != UNREP_LINE_END_COLON;
}

static gboolean
is_number_step (const UnrepStep *step)
{
  return (step->label.form == UNREP_LABEL_DASH || step->label.form == UNREP_LABEL_POINT
          || step->label.form == UNREP_LABEL_STROKE)
         && unrep_numbering_read (UNREP_NUMBERING_DIGITS, &step->label.glyphs) > 0;
}

/* What is printed last, by form and numbering; ordinals, 0 for none. */
typedef guint Printed[UNREP_N_LABEL_FORMS][UNREP_N_NUMBERINGS];

/* Notes what is printed; says in which numberings it counts on. */
static guint
note_printed (Printed           printed,
              const UnrepLabel *label)
{
  guint *last = printed[label->form];
  guint  follows = 0;

  for (UnrepNumbering system = 0; system < UNREP_N_NUMBERINGS; system++)
    {
      guint ordinal = unrep_numbering_fits (system, &label->glyphs) ? unrep_numbering_read (system, &label->glyphs) : 0;

      if (ordinal > 0 && ordinal == last[system] + 1)
        follows |= 1u << system;
      if (ordinal > 0)
        last[system] = ordinal;
    }
  return follows;
}

/**
 * unrep_line_starts_block:
 * @lines: the lines of a text
 * @index: one of them
 *
 * Returns: whether a paragraph of its own could begin there: the text before it
 *   ends with a sentence, and it is no heading by its length
 */
gboolean
unrep_line_starts_block (const UnrepOutlineLines *lines,
                         guint                    index)
{
  const UnrepOutlineLine *line = unrep_outline_lines_get (lines, index);
  const UnrepOutlineLine *before;
  guint                   i = index;

  if (line->artefact || line->n_chars < 30)
    return FALSE;
  while (i > 0 && unrep_outline_lines_get (lines, i - 1)->artefact)
    i--;
  if (i == 0)
    return line->after_blank;
  before = unrep_outline_lines_get (lines, i - 1);
  /* Where lines are wrapped, the last one of a paragraph is mostly short. */
  if (!line->after_blank)
    return lines->width > 0 && before->end == UNREP_LINE_END_CLOSED && !unrep_outline_line_is_full (lines, before);
  return !is_open (lines, before);
}

/**
 * unrep_line_may_start_block:
 * @lines: the lines of a text
 * @index: one of them
 *
 * Where lines are hard-wrapped the sentence that ends a paragraph may fill its
 * line by chance. Not for use without other evidence.
 *
 * Returns: whether a paragraph of its own is not excluded there
 */
gboolean
unrep_line_may_start_block (const UnrepOutlineLines *lines,
                            guint                    index)
{
  const UnrepOutlineLine *line = unrep_outline_lines_get (lines, index);

  if (unrep_line_starts_block (lines, index))
    return TRUE;
  return lines->width > 0 && index > 0 && !line->artefact && unrep_outline_line_is_full (lines, line)
         && unrep_outline_lines_get (lines, index - 1)->end == UNREP_LINE_END_CLOSED;
}

/**
 * unrep_outline_steps_new:
 * @lines: the lines of a text; how lines end is corrected where visual order
 *   hides it
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for an error
 *
 * Finds the lines that may have a label, and what stands around them.
 *
 * Returns: (transfer full) (element-type UnrepStep): the steps in order, or %NULL
 *   when cancelled
 */
GArray *
unrep_outline_steps_new (UnrepOutlineLines *lines,
                         GCancellable      *cancellable,
                         GError           **error)
{
  g_autoptr (GArray)     steps = g_array_new (FALSE, TRUE, sizeof (UnrepStep));
  g_autofree References *references = g_new0 (References, 1), *strokes = g_new0 (References, 1);
  const UnrepOutlineLine *before = NULL;
  gboolean                visual = lines->facts == NULL && is_visual (lines), annex = FALSE, heading = FALSE;
  gboolean                block = FALSE;
  Printed                 printed = { 0 };
  guint                   blocks = 0;

  find_references (lines->utf8, unrep_text_get_n_bytes (lines->text), "\xe2\x81", references);
  find_references (lines->utf8, unrep_text_get_n_bytes (lines->text), "\xc2", references);
  find_bracketed_references (lines->utf8, unrep_text_get_n_bytes (lines->text), references);
  find_stroke_references (lines->utf8, unrep_text_get_n_bytes (lines->text), strokes);
  for (guint i = 0; i < lines->lines->len; i++)
    {
      UnrepOutlineLine *line = unrep_outline_lines_get (lines, i);
      UnrepStep         step = { .line = i };

      if (i % CHECK_CANCELLED_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (line->artefact || line->contents || unrep_given_is_apart (line))
        continue;
      annex |= line->annex;
      if (unrep_given_read_label (lines, line, &step)
          || (!line->annex && !unrep_given_has_none (line) && read_label (lines, line, visual, &step.label)))
        {
          fill_context (&step, lines, line, before);
          step.displaced = visual && line->rtl && !step.label.inside && !(step.label.at_end && step.label.gap);
          step.label.native = is_native (lines->utf8 + line->start, &step.label);
          step.annex = annex;
          step.below_heading = heading;
          step.introduced = block && step.colon;
          step.rtl = line->rtl;
          step.blocks = blocks;
          step.referred = is_referred (step.label.form == UNREP_LABEL_STROKE ? strokes : references, &step.label,
                                       line->start);
          step.follows = note_printed (printed, &step.label);
          g_array_append_val (steps, step);
          annex = heading = block = FALSE;
        }
      else if (line->after_blank && line->end == UNREP_LINE_END_OPEN && line->n_chars <= HEADING_MAX_CHARS
               && !is_open (lines, before) && unrep_line_has_title_case (lines->utf8 + line->start, line->n_bytes))
        heading = TRUE;
      else if (unrep_line_may_start_block (lines, i))
        {
          blocks += unrep_line_starts_block (lines, i);
          block = TRUE;
        }
      before = line;
    }
  for (guint i = 0; i + 1 < steps->len; i++)
    g_array_index (steps, UnrepStep, i).before_number = is_number_step (&g_array_index (steps, UnrepStep, i + 1));
  return g_steal_pointer (&steps);
}
