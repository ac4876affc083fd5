/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of labels that a file counts itself. They are beyond doubt; only what
 * they hang on may be in question, where one list begins within another. */
#include "unrep-outline-given.h"

#include <string.h>

/* In tenths of a common misprint, as all costs. A paragraph number that begins again
 * is as odd as a numbered list below a paragraph, unless that is introduced. */
#define EXCERPT_COST 12
#define RESTART_COST 45
#define JUMP_COST 60
#define UNINTRODUCED_COST 15
#define NUMBERS_BELOW_COST 25
#define HEADED_COST 40
#define NO_PARAGRAPH_COST 15
#define NEXT_COST 2
#define AGAIN_COST 10
#define OTHER_COST 30

typedef struct
{
  const UnrepStep  *step;
  const UnrepState *state;
  guint             key;
  int               cost;
  UnrepExpandFunc   add;
  gpointer          data;
} Given;

/**
 * unrep_given_is_apart:
 * @line: a line
 *
 * Returns: whether the file says that it is no part of the running text
 */
gboolean
unrep_given_is_apart (const UnrepOutlineLine *line)
{
  return line->facts != NULL
         && (line->facts->role == UNREP_LINE_NOTE || line->facts->role == UNREP_LINE_MASTHEAD
             || line->facts->heading == UNREP_HEADING_TITLE);
}

/**
 * unrep_given_has_none:
 * @line: a line
 *
 * Returns: whether the file says that what it begins with is no label: a bullet
 */
gboolean
unrep_given_has_none (const UnrepOutlineLine *line)
{
  return line->facts != NULL && line->facts->bullet;
}

static UnrepLabelForm
find_form (const char           *label,
           const UnrepLineFacts *facts)
{
  char before = facts->bare_start > 0 ? label[facts->bare_start - 1] : '\0';
  char after = facts->bare_end < facts->label_bytes ? label[facts->bare_end] : '\0';

  if (after == ')' || after == ']')
    return before == '(' || before == '[' ? UNREP_LABEL_BRACKETS : UNREP_LABEL_BRACKET;
  if (after == '"' || after == '\'')
    return UNREP_LABEL_QUOTES;
  return after == '.' ? UNREP_LABEL_POINT : after == '\0' ? UNREP_LABEL_BARE : UNREP_LABEL_DASH;
}

/**
 * unrep_given_read_label:
 * @lines: the lines of a text
 * @line: one of them
 * @step: where its label goes
 *
 * Returns: whether the file says what the line's label is
 */
gboolean
unrep_given_read_label (const UnrepOutlineLines *lines,
                        UnrepOutlineLine        *line,
                        UnrepStep               *step)
{
  const UnrepLineFacts *facts = line->facts;

  if (facts == NULL)
    return FALSE;
  if (facts->heading > 0)
    step->given = facts;
  if (!facts->counted || facts->label_bytes > line->n_bytes)
    return FALSE;
  step->given = facts;
  step->label = (UnrepLabel) { .end = facts->label_bytes };
  step->label.form = find_form (lines->utf8 + line->start, facts);
  return TRUE;
}

static void
emit (const Given      *x,
      const UnrepState *state,
      UnrepRole         role,
      UnrepNumbering    system,
      guint             ordinal,
      guint             depth,
      int               cost)
{
  UnrepDecision decision = { .ordinal = ordinal, .role = role, .system = system, .depth = depth & 7 };

  decision.cost = (guint16) cost;
  x->add (state, &decision, x->cost + cost, x->data);
}

static void
emit_paragraph (const Given *x,
                int          cost)
{
  UnrepState next = *x->state;

  next.paragraph = x->step->given->ordinal;
  next.blocks = x->step->blocks;
  next.headed = FALSE;
  next.key = x->key;
  unrep_state_close_lists (&next, 0);
  emit (x, &next, UNREP_ROLE_PARAGRAPH, x->step->given->system, x->step->given->ordinal, 0, cost);
}

static void
emit_list (const Given *x,
           guint        depth,
           int          cost)
{
  UnrepState next = *x->state;

  depth = MIN (depth, UNREP_MAX_DEPTH - 1);
  unrep_state_close_lists (&next, depth);
  next.list[depth].ordinal = x->step->given->ordinal;
  next.list[depth].system = x->step->given->system;
  next.list[depth].form = x->step->label.form;
  next.list[depth].key = x->key;
  next.depth = depth + 1;
  next.headed = FALSE;
  emit (x, &next, UNREP_ROLE_LIST, x->step->given->system, x->step->given->ordinal, depth, cost);
}

static UnrepRole
get_heading_role (guint level)
{
  return UNREP_ROLE_SECTION + MIN (level, UNREP_ROLE_ALPHA_HEADING) - 1;
}

static guint
get_last_heading (const UnrepState *state,
                  UnrepRole         role)
{
  return role == UNREP_ROLE_SECTION          ? state->section
         : role == UNREP_ROLE_LETTER_HEADING ? state->letter
         : role == UNREP_ROLE_NUMBER_HEADING ? state->number
                                             : state->alpha;
}

static void
emit_heading (const Given    *x,
              UnrepNumbering  system,
              guint           ordinal,
              int             cost)
{
  UnrepRole  role = get_heading_role (x->step->given->heading);
  UnrepState next = *x->state;

  unrep_state_enter_heading (&next, role, ordinal);
  emit (x, &next, role, system, ordinal, 0, cost);
}

/* A heading is one whatever its label is. Where that was typed, the way of reading it
 * counts that goes on with the headings before. */
static void
expand_heading (const Given        *x,
                const UnrepReading *reading)
{
  guint    last = get_last_heading (x->state, get_heading_role (x->step->given->heading));
  gboolean read = FALSE;

  if (x->step->given->counted)
    {
      emit_heading (x, x->step->given->system, x->step->given->ordinal, 0);
      return;
    }
  for (UnrepNumbering i = 0; i < UNREP_N_NUMBERINGS; i++)
    if ((reading->fits & (1u << i)) != 0 && reading->read[i] > 0)
      {
        guint ordinal = reading->read[i];

        emit_heading (x, i, ordinal, ordinal == last + 1 ? 0 : ordinal == 1 ? AGAIN_COST : JUMP_COST);
        read = TRUE;
      }
  if (!read)
    emit (x, x->state, UNREP_ROLE_NONE, UNREP_NUMBERING_DIGITS, 0, 0, 0);
}

/* Whether the list, or a level of it above this one, is already open. */
static gboolean
continue_list (const Given *x)
{
  const UnrepState *state = x->state;
  guint             list = x->key & ~15u, below = UNREP_MAX_DEPTH + 1;

  if (state->key == x->key)
    {
      emit_paragraph (x, 0);
      return TRUE;
    }
  for (guint i = 0; i < state->depth; i++)
    if (state->list[i].key == x->key)
      {
        emit_list (x, i, 0);
        return TRUE;
      }
  if ((state->key & ~15u) == list && state->key < x->key)
    below = 0;
  for (guint i = 0; i < state->depth; i++)
    if ((state->list[i].key & ~15u) == list && state->list[i].key < x->key)
      below = i + 1;
  if (below > UNREP_MAX_DEPTH)
    return FALSE;
  emit_list (x, below, 0);
  return TRUE;
}

static int
cost_paragraph (const Given *x)
{
  guint last = x->state->paragraph, ordinal = x->step->given->ordinal;

  if (ordinal == last + 1)
    return 0;
  if (last == 0)
    return EXCERPT_COST;
  return ordinal <= 1 ? RESTART_COST : JUMP_COST;
}

static int
cost_list_start (const Given *x)
{
  const UnrepState *state = x->state;
  int               cost = x->step->colon ? 0 : UNINTRODUCED_COST;

  if (x->step->given->system == UNREP_NUMBERING_DIGITS && !x->step->colon)
    cost += NUMBERS_BELOW_COST;
  if (state->headed)
    cost += HEADED_COST;
  if (state->paragraph == 0 && state->depth == 0)
    cost += NO_PARAGRAPH_COST;
  return cost;
}

/* Another list in the place of one that is open. */
static int
cost_replacement (const Given *x,
                  guint        depth)
{
  if (x->state->list[depth].system != x->step->given->system || x->state->list[depth].form != x->step->label.form)
    return OTHER_COST;
  if (x->step->given->ordinal == x->state->list[depth].ordinal + 1)
    return NEXT_COST;
  return x->step->given->ordinal <= 1 ? AGAIN_COST : OTHER_COST;
}

/**
 * unrep_given_expand:
 * @step: a line whose label the file has counted, or that it says is a heading
 * @reading: how a label can be read that was not counted
 * @state: where the numbering stood before
 * @cost: what it cost to come there
 * @add: called for everything the label may be of
 * @data: for @add
 *
 * Does what unrep_step_expand() does for labels that are only printed.
 */
void
unrep_given_expand (const UnrepStep    *step,
                    const UnrepReading *reading,
                    const UnrepState   *state,
                    int                 cost,
                    UnrepExpandFunc     add,
                    gpointer            data)
{
  const UnrepLineFacts *facts = step->given;
  Given                 x = { step, state, facts->list << 4 | facts->level, cost, add, data };

  if (facts->heading > 0)
    {
      expand_heading (&x, reading);
      return;
    }
  if (continue_list (&x))
    return;
  if (facts->system == UNREP_NUMBERING_DIGITS || facts->system == UNREP_NUMBERING_DECIMAL)
    emit_paragraph (&x, cost_paragraph (&x));
  for (guint i = 0; i < state->depth; i++)
    emit_list (&x, i, cost_replacement (&x, i));
  if (state->depth < UNREP_MAX_DEPTH)
    emit_list (&x, state->depth, cost_list_start (&x));
}
