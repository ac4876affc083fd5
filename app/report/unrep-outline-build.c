/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-outline-build.h"

#include "unrep-artefact.h"
#include "unrep-outline-given.h"
#include "unrep-outline-doubt.h"
#include "unrep-outline-step.h"
#include "unrep-front-matter.h"
#include "unrep-landmark.h"

#include <string.h>

/* Where another reading of a paragraph's number is nearly as good, what stands
 * below it may all have other paths. */
#define PATH_MARGIN 14
/* And where another reading of the first label of a list is, the whole list. */
#define RUN_MARGIN 14
#define HEADING_MAX_CHARS 120
/* So many labels ahead the next paragraph is looked for, to see a gap. */
#define MAX_LOOK_AHEAD 2000
/* Headings without a label stand below sections, however deep the last one was. */
#define MAX_PLAIN_HEADING_LEVEL 2

static const char *
add_label (UnrepBuilder        *self,
           const UnrepStep     *step,
           const UnrepDecision *decision)
{
  g_autofree char *utf8 = NULL;
  UnrepGlyphs      glyphs;

  unrep_numbering_format (decision->system, decision->ordinal, &glyphs);
  utf8 = g_ucs4_to_utf8 (glyphs.at, glyphs.n, NULL, NULL, NULL);
  if (decision->system == UNREP_NUMBERING_DECIMAL)
    {
      g_autofree char *number = g_steal_pointer (&utf8);

      utf8 = self->paragraph != UNREP_NO_UNIT
               ? g_strdup_printf ("%s.%s", unrep_builder_get_unit (self, self->paragraph)->label, number)
               : g_strdup_printf ("%u.%s", step != NULL ? step->label.decimal : 0, number);
    }
  return g_string_chunk_insert_const (self->strings, utf8);
}

static void
set_printed (UnrepBuilder    *self,
             UnrepUnit       *unit,
             const UnrepStep *step)
{
  const UnrepOutlineLine *line = unrep_builder_get_line (self, step->line);
  const char             *start = self->lines->utf8 + line->start + step->label.start;
  gsize                   n = step->label.end - step->label.start;

  while (n > 0 && start[n - 1] == ' ')
    n--;
  unit->printed = g_string_chunk_insert_len (self->strings, start, (gssize) n);
  unit->printed_range.start = line->start + step->label.start;
  unit->printed_range.end = unit->printed_range.start + n;
}

static const char *
join_path (UnrepBuilder *self,
           guint         parent,
           const char   *label)
{
  const char *above = parent == UNREP_NO_UNIT ? "" : unrep_builder_get_unit (self, parent)->path;
  char        buffer[160];

  if (*above == '\0')
    return label;
  g_snprintf (buffer, sizeof buffer, "%s/%s", above, label);
  return g_string_chunk_insert (self->strings, buffer);
}

static void
add_heading (UnrepBuilder        *self,
             guint                unit,
             const UnrepDecision *decision)
{
  guint level = 1 + (decision->role - UNREP_ROLE_SECTION);

  unrep_builder_get_unit (self, unit)->kind = UNREP_UNIT_HEADING;
  unrep_builder_get_unit (self, unit)->level = level;
  unrep_builder_get_unit (self, unit)->section = UNREP_NO_UNIT;
  self->section = unit;
  self->section_level = level;
  self->paragraph = UNREP_NO_UNIT;
  self->n_list = 0;
}

/* Right below a paragraph stand items; below an item subitems, but for the
 * letters below a number (agenda lists), which are items too. */
static UnrepUnitKind
list_kind (const UnrepBuilder  *self,
           const UnrepDecision *decision)
{
  const UnrepUnit *parent
    = decision->depth == 0 ? NULL : &g_array_index (self->units, UnrepUnit, self->list[decision->depth - 1]);

  if (parent == NULL)
    return UNREP_UNIT_ITEM;
  if (decision->depth == 1 && g_ascii_isdigit (parent->label[0]) && decision->system > UNREP_NUMBERING_DECIMAL)
    return UNREP_UNIT_ITEM;
  return UNREP_UNIT_SUBITEM;
}

/* A label that is missing from the sequence, and was found nowhere, is that of text
 * which the unit before @unit now holds. */
static void
doubt_gap (UnrepBuilder        *self,
           guint                unit,
           const UnrepDecision *decision,
           guint                last)
{
  if (self->lines->facts == NULL && unit > 0 && last > 0 && unrep_numbering_skipped (decision->system, last, decision->ordinal) > 0)
    unrep_builder_get_unit (self, unit - 1)->certain = FALSE;
}

static void
add_list_unit (UnrepBuilder        *self,
               guint                unit,
               const UnrepDecision *decision)
{
  guint depth = MIN (decision->depth, self->n_list);
  guint parent = depth == 0 ? self->paragraph : self->list[depth - 1];

  /* What the first of a list hangs on, the others do. */
  if (depth >= self->n_list)
    self->doubted_run[depth] = decision->place_margin < RUN_MARGIN
                               || (depth == 0 ? self->doubted_paragraph : self->doubted_list[depth - 1]);
  if (self->doubted_run[depth])
    unrep_builder_get_unit (self, unit)->certain = FALSE;
  self->doubted_list[depth] = decision->margin < PATH_MARGIN || self->doubted_run[depth];
  unrep_builder_get_unit (self, unit)->kind = list_kind (self, decision);
  unrep_builder_get_unit (self, unit)->parent = parent;
  unrep_builder_get_unit (self, unit)->level = self->section_level + 2 + depth;
  unrep_builder_get_unit (self, unit)->path = join_path (self, parent, unrep_builder_get_unit (self, unit)->label);
  self->list[depth] = unit;
  doubt_gap (self, unit, decision, depth < self->n_list ? self->last_item[depth] : 0);
  self->last_item[depth] = decision->ordinal;
  self->n_list = depth + 1;
}

/* Whether the text of the main flow goes on after a break: its last line has no
 * punctuation at its end. */
static gboolean
flow_is_open (const UnrepBuilder *self)
{
  const UnrepOutlineLine *line;

  if (self->flow == UNREP_NO_UNIT)
    return FALSE;
  line = unrep_builder_get_line (self, self->flow_line);
  return line->end == UNREP_LINE_END_OPEN || line->end == UNREP_LINE_END_COMMA;
}

static gboolean
flow_is_heading (UnrepBuilder *self)
{
  return unrep_builder_get_unit (self, self->flow)->kind == UNREP_UNIT_HEADING;
}

/* Adds the unit that begins at @step, or at @index where its label is lost. */
static void
add_labelled (UnrepBuilder        *self,
              guint                index,
              const UnrepStep     *step,
              const UnrepDecision *decision)
{
  guint      at = unrep_builder_add_unit (self, UNREP_UNIT_PARAGRAPH, index);
  UnrepUnit *unit = unrep_builder_get_unit (self, at);

  if (step != NULL && step->given != NULL && step->given->counted)
    unrep_given_set_label (self, at, index);
  else
    {
      unit->label = add_label (self, step, decision);
      unit->certain = step != NULL && unrep_decision_is_certain (decision);
      if (step != NULL)
        set_printed (self, unit, step);
    }
  self->body = TRUE;
  if (decision->role == UNREP_ROLE_FOOTNOTE)
    {
      unit->kind = UNREP_UNIT_FOOTNOTE;
      self->note = at;
      return;
    }
  self->note = UNREP_NO_UNIT;
  /* What breaks a sentence may be no label: then two units are one. */
  if (!unit->certain && step != NULL && flow_is_open (self) && !flow_is_heading (self))
    unrep_builder_get_unit (self, self->flow)->certain = FALSE;
  self->flow = at;
  self->flow_line = index;
  self->label_alone = step != NULL && step->label.end >= unrep_builder_get_line (self, index)->n_bytes && !step->label.at_end
                      && step->given == NULL;
  if (decision->role == UNREP_ROLE_LIST)
    add_list_unit (self, at, decision);
  else if (decision->role == UNREP_ROLE_PARAGRAPH)
    {
      unit->path = unit->label;
      doubt_gap (self, at, decision, self->last_paragraph);
      self->paragraph = at;
      self->last_paragraph = decision->ordinal;
      self->doubted_paragraph = decision->margin < PATH_MARGIN;
      self->n_list = 0;
    }
  else
    add_heading (self, at, decision);
  if (step != NULL && step->given != NULL && step->given->heading > 0)
    unrep_given_set_heading (self, at, index);
}

static void
extend_flow (UnrepBuilder *self,
             guint         index)
{
  unrep_builder_extend (self, self->flow, index);
  self->flow_line = index;
  self->label_alone = FALSE;
}

static UnrepBullet
bullet_of (const UnrepBuilder *self,
           guint               index)
{
  const UnrepOutlineLine *line = unrep_builder_get_line (self, index);

  return unrep_label_read_bullet (self->lines->utf8 + line->start, line->n_bytes);
}

/* Whether a list without labels goes on at the line, which is an item of its own then.
 * A dash stands at the start of a line by chance where a sentence goes on. */
static gboolean
begins_with_bullet (const UnrepBuilder *self,
                    guint               index)
{
  UnrepBullet bullet = bullet_of (self, index);

  if (bullet != UNREP_BULLET_DASH)
    return bullet == UNREP_BULLET_SIGN;
  return !flow_is_open (self) || bullet_of (self, self->flow_line) == UNREP_BULLET_DASH;
}

static gboolean
looks_like_heading (const UnrepBuilder *self,
                    guint               index)
{
  const UnrepOutlineLine *line = unrep_builder_get_line (self, index);

  /* A file that names its headings names all of them. */
  if (line->facts != NULL && (self->lines->top > 0 || line->facts->role == UNREP_LINE_CELL))
    return FALSE;
  return line->n_chars <= HEADING_MAX_CHARS && line->end == UNREP_LINE_END_OPEN && !begins_with_bullet (self, index)
         && !unrep_outline_line_is_full (self->lines, line)
         && unrep_line_has_title_case (self->lines->utf8 + line->start, line->n_bytes);
}

/* A numbered paragraph seldom has a second paragraph, but a page may end where a
 * sentence does: one long line behind it is rather the rest of it. */
static gboolean
resumes_closed (UnrepBuilder *self,
                guint         index,
                gboolean      before_label)
{
  const UnrepUnit *flow = unrep_builder_get_unit (self, self->flow);

  if (flow->kind != UNREP_UNIT_PARAGRAPH || !before_label || unrep_builder_get_line (self, index)->n_chars <= HEADING_MAX_CHARS
      || unrep_builder_get_line (self, self->flow_line)->number != flow->line
      || unrep_builder_get_line (self, self->flow_line)->end == UNREP_LINE_END_COLON)
    return FALSE;
  unrep_builder_get_unit (self, self->flow)->certain = FALSE;
  return TRUE;
}

/* Whether the line at @index is more of the unit that text flows in. */
static gboolean
joins_flow (UnrepBuilder *self,
            guint         index,
            gboolean      before_label)
{
  const UnrepOutlineLine *line = unrep_builder_get_line (self, index), *last;

  if (self->flow == UNREP_NO_UNIT)
    return FALSE;
  last = unrep_builder_get_line (self, self->flow_line);
  if (self->label_alone)
    return TRUE;
  if (line->facts != NULL)
    return !line->facts->first;
  if (begins_with_bullet (self, index))
    return FALSE;
  if (flow_is_heading (self))
    return !line->after_blank
           && (last->end == UNREP_LINE_END_COMMA || unrep_outline_line_is_full (self->lines, last)
               || !(before_label && looks_like_heading (self, index)));
  if (!line->after_blank)
    return TRUE;
  if (!flow_is_open (self))
    return resumes_closed (self, index, before_label);
  /* A sentence without a point before a heading: the report is careless, the
   * heading is one all the same. */
  return !(before_label && looks_like_heading (self, index) && last->n_chars < HEADING_MAX_CHARS / 2
           && self->lines->width == 0 && last->end == UNREP_LINE_END_OPEN);
}

static void
add_plain_heading (UnrepBuilder *self,
                   guint         index)
{
  guint      at = unrep_builder_add_unit (self, UNREP_UNIT_HEADING, index);
  UnrepUnit *unit = unrep_builder_get_unit (self, at);

  unit->section = UNREP_NO_UNIT;
  unit->level = MIN (unit->level, MAX_PLAIN_HEADING_LEVEL);
  self->section = at;
  self->section_level = unit->level;
  if (unrep_builder_get_line (self, index)->annex)
    {
      self->paragraph = UNREP_NO_UNIT;
      self->last_paragraph = self->n_list = 0;
    }
  self->flow = at;
  self->flow_line = index;
}

static void
add_unlabelled (UnrepBuilder *self,
                guint         index,
                gboolean      before_label)
{
  const UnrepOutlineLine *line = unrep_builder_get_line (self, index);

  if (unrep_given_add_line (self, index))
    return;
  if (line->annex)
    add_plain_heading (self, index);
  else if (joins_flow (self, index, before_label))
    extend_flow (self, index);
  else if (unrep_line_is_agenda_reference (self->lines->utf8 + line->start, line->n_bytes))
    unrep_builder_add_unit (self, UNREP_UNIT_META, index);
  else if (before_label && looks_like_heading (self, index))
    add_plain_heading (self, index);
  else
    {
      self->flow = unrep_builder_add_unit (self, UNREP_UNIT_CONTINUATION, index);
      self->flow_line = index;
    }
}

/* Where, in the lines from @index on, the sentence is taken up again that a
 * footnote interrupted: at the last paragraph of these lines, or behind the
 * footer that ends the page. @until where it is not. */
static guint
find_resumption (UnrepBuilder *self,
                 guint         index,
                 guint         until)
{
  guint last = until;

  if (!flow_is_open (self) || index == until)
    return until;
  for (guint i = index; i < until; i++)
    if (unrep_builder_get_line (self, i)->artefact && i + 1 < until)
      return i + 1;
  do
    last--;
  while (last > index && !unrep_builder_get_line (self, last)->after_blank);
  return unrep_builder_get_line (self, last)->artefact ? until : last;
}

/* Lines without labels behind a footnote: its own paragraphs, then the text that
 * it interrupted. */
static guint
add_note_lines (UnrepBuilder *self,
                guint         index,
                guint         until)
{
  guint resumption = find_resumption (self, index, until);
  guint i = index;

  for (; i < resumption; i++)
    {
      if (unrep_builder_get_line (self, i)->artefact)
        unrep_builder_add_unit (self, UNREP_UNIT_ARTEFACT, i);
      else if (unrep_builder_get_line (self, i)->after_blank && looks_like_heading (self, i))
        break;
      else
        unrep_builder_extend (self, self->note, i);
    }
  self->note = UNREP_NO_UNIT;
  return i;
}

/* Whether the numbering before the decision at @index has a gap that a unit whose
 * label is lost would fill; a role of none where it has not. @introduces says that
 * the text without a label introduces a list. */
static UnrepDecision
find_lost (const UnrepBuilder *self,
           guint               index,
           gboolean            introduces)
{
  UnrepDecision lost = { .role = UNREP_ROLE_NONE };

  /* Where paragraphs are told apart by the file, none has lost its beginning. */
  if (self->lines->facts != NULL)
    return lost;
  if (introduces && index < self->decisions->len
      && g_array_index (self->decisions, UnrepDecision, index).orphan)
    {
      lost.margin = g_array_index (self->decisions, UnrepDecision, index).place_margin;
      lost.role = UNREP_ROLE_PARAGRAPH;
      lost.system = UNREP_NUMBERING_DIGITS;
      lost.ordinal = self->last_paragraph + 1;
      return lost;
    }
  for (guint i = index; i < self->decisions->len && i < index + MAX_LOOK_AHEAD; i++)
    {
      const UnrepDecision *next = &g_array_index (self->decisions, UnrepDecision, i);
      guint                last;

      if (next->role != UNREP_ROLE_PARAGRAPH && (next->role != UNREP_ROLE_LIST || i > index))
        continue;
      last = next->role == UNREP_ROLE_PARAGRAPH ? self->last_paragraph
             : next->depth < self->n_list       ? self->last_item[next->depth]
                                                : 0;
      if ((last > 0 || next->role == UNREP_ROLE_PARAGRAPH) && next->ordinal > last + 1 && next->ordinal <= last + 4
          && unrep_numbering_skipped (next->system, last, next->ordinal) > 0)
        {
          lost = *next;
          lost.ordinal = last + 1;
          return lost;
        }
      /* A list that begins may be that of the paragraph whose label is lost. */
      if (next->role == UNREP_ROLE_PARAGRAPH || next->ordinal > 1 || next->depth > 0)
        return lost;
    }
  /* The last list of all: its paragraph may have lost its label too. */
  if (introduces && index < self->decisions->len
      && g_array_index (self->decisions, UnrepDecision, index).role == UNREP_ROLE_LIST && self->last_paragraph > 0)
    {
      lost.role = UNREP_ROLE_PARAGRAPH;
      lost.system = UNREP_NUMBERING_DIGITS;
      lost.ordinal = self->last_paragraph + 1;
    }
  return lost;
}

/* Where lines are hard-wrapped, the line behind a heading that was not full. */
static gboolean
ends_heading (const UnrepBuilder *self,
              guint               index)
{
  return self->lines->width > 0 && self->flow != UNREP_NO_UNIT && self->flow_line + 1 == index
         && g_array_index (self->units, UnrepUnit, self->flow).kind == UNREP_UNIT_HEADING
         && !unrep_outline_line_is_full (self->lines, unrep_builder_get_line (self, self->flow_line))
         && unrep_outline_line_is_full (self->lines, unrep_builder_get_line (self, index));
}

/* Where in the lines from @index to @until the unit begins whose label is lost:
 * at the first line that can begin a paragraph; if there is none, at the last one
 * that may. @headings is the first of the headings at the end. */
static guint
find_lost_place (const UnrepBuilder *self,
                 guint               index,
                 guint               until,
                 guint               headings)
{
  guint place = G_MAXUINT;

  for (guint i = index; i < until; i++)
    {
      if (i >= headings && looks_like_heading (self, i))
        continue;
      if (unrep_line_starts_block (self->lines, i) || (i == index && ends_heading (self, i)))
        return i;
      if (unrep_line_may_start_block (self->lines, i))
        place = i;
    }
  return place;
}

/* Adds the lines from @index to @until, none of which has a label. */
static void
add_run (UnrepBuilder *self,
         guint         index,
         guint         until,
         guint         next_decision)
{
  UnrepRole next = next_decision < self->decisions->len
                     ? g_array_index (self->decisions, UnrepDecision, next_decision).role
                     : UNREP_ROLE_NONE;
  UnrepDecision lost;
  guint         last = until, place;
  gboolean      introduces;
  gboolean      before_heading = next != UNREP_ROLE_NONE && next != UNREP_ROLE_FOOTNOTE && next != UNREP_ROLE_LIST;

  if (self->note != UNREP_NO_UNIT && self->lines->facts == NULL)
    index = add_note_lines (self, index, until);
  if (!self->body)
    {
      guint front = index;

      while (front < until && !unrep_given_ends_front (unrep_builder_get_line (self, front)))
        front++;
      unrep_front_matter_build (self, index, front);
      if (front == until)
        return;
      self->body = TRUE;
      index = front;
    }
  /* Short lines right before a label may be headings, one below the other. */
  introduces = until > index && unrep_builder_get_line (self, until - 1)->end == UNREP_LINE_END_COLON;
  lost = find_lost (self, next_decision, introduces);
  while (before_heading && last > index
         && (unrep_builder_get_line (self, last - 1)->artefact || looks_like_heading (self, last - 1)
             || unrep_line_is_agenda_reference (self->lines->utf8 + unrep_builder_get_line (self, last - 1)->start,
                                                unrep_builder_get_line (self, last - 1)->n_bytes)))
    last--;
  place = find_lost_place (self, index, until, last);
  for (guint i = index; i < until; i++)
    {
      if (unrep_builder_get_line (self, i)->artefact)
        unrep_builder_add_unit (self, UNREP_UNIT_ARTEFACT, i);
      else if (unrep_builder_get_line (self, i)->contents)
        unrep_builder_add_unit (self, UNREP_UNIT_META, i);
      else if (lost.role != UNREP_ROLE_NONE && i == place)
        {
          add_labelled (self, i, NULL, &lost);
          lost = find_lost (self, next_decision, FALSE);
          place = find_lost_place (self, i + 1, until, last);
        }
      else
        add_unlabelled (self, i, i >= last || (i + 1 == until && before_heading));
    }
}

/**
 * unrep_outline_build:
 * @lines: the lines of a text
 * @steps: (element-type UnrepStep): those that may have labels
 * @decisions: (element-type UnrepDecision): what the labels are
 * @units: (element-type UnrepUnit): where the units are appended, with ranges in
 *   bytes
 * @strings: where their strings live
 *
 * Makes units of lines: labels begin units, running text belongs to the unit
 * before it or is one of its own.
 */
void
unrep_outline_build (const UnrepOutlineLines *lines,
                     GArray                  *steps,
                     GArray                  *decisions,
                     GArray                  *units,
                     GStringChunk            *strings)
{
  UnrepBuilder self = { lines, steps, decisions, units, strings };
  guint   at = 0;

  self.flow = self.note = self.section = self.paragraph = UNREP_NO_UNIT;
  for (guint i = 0; i <= steps->len; i++)
    {
      const UnrepStep     *step = i < steps->len ? &g_array_index (steps, UnrepStep, i) : NULL;
      const UnrepDecision *decision = step != NULL ? &g_array_index (decisions, UnrepDecision, i) : NULL;
      guint                until = step != NULL ? step->line : lines->lines->len;

      if (decision != NULL && decision->role == UNREP_ROLE_NONE)
        continue;
      add_run (&self, at, until, i);
      if (decision != NULL)
        add_labelled (&self, step->line, step, decision);
      at = until + 1;
    }
}
