/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-outline-cost.h"

#include "unrep-outline-given.h"

/* All costs are tenths of what it costs to believe one common misprint. They
 * were set by hand so that the order of plausibility is right, and checked on
 * damaged texts with known truth (tests/report/test-outline-damage.c). */

#define NEVER UNREP_COST_NEVER
/* That what looks like the title of an annex is none. */
#define FALSE_ANNEX_COST 30
/* That numbering begins with another number than one. */
#define EXCERPT_COST 12
/* That the paragraph that introduces a list has lost its label: less than the gap
 * in the numbers which is left behind otherwise, much more than no gap at all. */
#define ORPHAN_COST 9
/* That a label is misprinted although it counts on from the one printed before it:
 * two misprints that agree are rarer than a label that was left out. */
#define AGREEING_MISPRINT_COST 25
/* That a list counts on in the letters of another script. */
#define OTHER_SCRIPT_COST 12

/* What a form of label costs in a role; its order is that of UnrepLabelForm:
 * bare, dash, point, brackets, bracket, quotes, stroke, word, bare word. */
static const int form_costs[UNREP_N_ROLES][UNREP_N_LABEL_FORMS] = {
  [UNREP_ROLE_SECTION] = { NEVER, 10, 0, 60, 30, NEVER, 15, 0, 8 },
  [UNREP_ROLE_LETTER_HEADING] = { NEVER, 0, 0, 20, 20, NEVER, 10, 0, 8 },
  [UNREP_ROLE_NUMBER_HEADING] = { 40, 20, 20, NEVER, 40, NEVER, 30, NEVER, NEVER },
  [UNREP_ROLE_ALPHA_HEADING] = { NEVER, NEVER, 40, 25, 25, NEVER, NEVER, NEVER, NEVER },
  [UNREP_ROLE_PARAGRAPH] = { 12, 0, 0, 45, 15, 45, 2, NEVER, NEVER },
  [UNREP_ROLE_LIST] = { 30, 8, 8, 0, 2, 0, 2, NEVER, NEVER },
  [UNREP_ROLE_FOOTNOTE] = { 30, NEVER, 40, 0, 20, 40, 0, NEVER, NEVER },
};

/* What it costs to say that the form is no label at all. */
static const int ignore_costs[UNREP_N_LABEL_FORMS] = { 8, 50, 45, 60, 45, 45, 40, 50, 15 };

static const UnrepNumbering section_systems[] = {
  UNREP_NUMBERING_ARABIC_ORDINAL, UNREP_NUMBERING_ROMAN_UPPER, UNREP_NUMBERING_CHINESE
};
static const UnrepNumbering letter_heading_systems[] = {
  UNREP_NUMBERING_ARABIC_NAME, UNREP_NUMBERING_LATIN_UPPER, UNREP_NUMBERING_CYRILLIC_UPPER, UNREP_NUMBERING_CHINESE
};
static const UnrepNumbering alpha_heading_systems[] = {
  UNREP_NUMBERING_ARABIC_LETTER, UNREP_NUMBERING_LATIN_LOWER, UNREP_NUMBERING_CYRILLIC_LOWER
};
static const UnrepNumbering list_systems[] = {
  UNREP_NUMBERING_ARABIC_LETTER,  UNREP_NUMBERING_LATIN_LOWER, UNREP_NUMBERING_ROMAN_LOWER,
  UNREP_NUMBERING_CYRILLIC_LOWER, UNREP_NUMBERING_CHINESE,     UNREP_NUMBERING_DIGITS
};

/* One expansion in the making: what is the same for all of its hypotheses. */
typedef struct
{
  UnrepReading     *reading;
  const UnrepStep  *step;
  const UnrepState *state;
  int               cost;
  int               limit; /* dearer hypotheses are not made */
  gboolean          orphan;
  UnrepExpandFunc   add;
  gpointer          data;
} Expansion;

static void
emit (const Expansion  *x,
      const UnrepState *state,
      UnrepRole         role,
      UnrepNumbering    system,
      guint             ordinal,
      int               cost)
{
  UnrepDecision decision = { ordinal, role, system, 0, x->orphan, (guint16) CLAMP (cost, 0, 5000), 0 };

  if (role == UNREP_ROLE_LIST)
    decision.depth = state->depth - 1;
  x->add (state, &decision, x->cost + cost, x->data);
}

/* Latin letters have no lists in Arabic text, nor Latin headings. */
static int
script_cost (const UnrepStep *step,
             UnrepNumbering   system)
{
  return step->rtl && system >= UNREP_NUMBERING_LATIN_LOWER ? 25 : 0;
}

static gboolean
fits (const Expansion *x,
      UnrepNumbering   system)
{
  return (x->reading->fits & (1u << system)) != 0;
}

/* What must be believed of the print itself. Hypotheses of one step ask for the
 * same ordinals again and again, hence the memory. */
static int
print_cost (const Expansion *x,
            UnrepNumbering   system,
            guint            ordinal)
{
  UnrepReading *reading = x->reading;
  guint         key = (guint) system << 27 | (ordinal & 0x7ffffff);
  guint         slot = (ordinal * 31 + (guint) system * 7) % G_N_ELEMENTS (reading->memory);
  int           cost;

  if (ordinal == reading->read[system])
    return 0;
  if (reading->memory[slot].key == key)
    return reading->memory[slot].cost;
  cost = unrep_numbering_cost (system, &x->step->label.glyphs, ordinal);
  if (x->step->label.native)
    cost = cost * 3 / 2;
  reading->memory[slot].key = key;
  reading->memory[slot].cost = cost;
  return cost;
}

/* The same for a label that counts on from another one. */
static int
next_print_cost (const Expansion *x,
                 UnrepNumbering   system,
                 guint            ordinal)
{
  gboolean agrees = (x->step->follows & 1u << system) != 0 && ordinal != x->reading->read[system];

  return print_cost (x, system, ordinal) + (agrees ? AGREEING_MISPRINT_COST : 0);
}

/* Makes the hypothesis only if it can still win: the print is what takes time to
 * look at. */
static gboolean
is_hopeless (const Expansion *x,
             int              cost)
{
  return x->cost + cost > x->limit;
}

static int
form_cost (const UnrepLabel *label,
           UnrepRole         role)
{
  if (label->decimal > 0)
    return 0;
  /* What a bullet stands before is in a list, with or without a bracket. */
  if (role == UNREP_ROLE_LIST && label->bullet && label->form == UNREP_LABEL_BARE)
    return 6;
  return form_costs[role][label->form];
}

/* What the place of the label costs, whatever its role. */
static int
place_cost (const UnrepStep *step)
{
  int cost = 0;

  if (step->open)
    cost += step->label.form == UNREP_LABEL_BARE ? 25 : 4;
  if (step->wrapped)
    cost += 15;
  if (step->cited)
    cost += 30;
  if (step->label.inside)
    cost += 12;
  if (step->displaced)
    cost += 20;
  return cost;
}

static int
ignore_cost (const UnrepStep *step)
{
  int cost = ignore_costs[step->label.form];

  if (unrep_label_is_initial (&step->label))
    cost = 10;
  else if (step->label.bullet)
    cost += step->label.form == UNREP_LABEL_BARE ? 20 : 5;
  else if (step->label.form == UNREP_LABEL_BARE && step->fresh)
    cost += 15;
  if (step->label.inside || step->displaced)
    cost -= 30;
  if (step->cited)
    cost -= 40;
  else if (step->wrapped)
    cost -= 30;
  else if (step->open)
    cost -= 6;
  return MAX (cost, 3);
}

/* The ordinals worth trying where the last one was @last: what comes next, what
 * comes if one or two were left out, what is printed, and a new beginning. */
static guint
list_ordinals (const Expansion *x,
               UnrepNumbering   system,
               guint            last,
               guint            out[5])
{
  guint n = 0, read = x->reading->read[system];

  for (guint skip = 1; skip <= 3; skip++)
    out[n++] = last + skip;
  if (read > last + 3 || (read > 0 && read <= last))
    out[n++] = read;
  if (last > 0 && read != 1)
    out[n++] = 1;
  return n;
}

static int
heading_step_cost (guint    last,
                   guint    ordinal,
                   gboolean restart)
{
  if (ordinal == last + 1)
    return 0;
  if (ordinal == 1)
    return restart ? 20 : 60;
  if (ordinal > last)
    return 25 + 10 * (int) MIN (ordinal - last - 1, 9);
  return 80;
}

static int
heading_place_cost (const UnrepStep *step)
{
  return (step->heading_like ? 0 : 30) + (unrep_label_is_initial (&step->label) ? 30 : 0) + place_cost (step);
}

static void
expand_heading (const Expansion *x,
                UnrepRole        role,
                UnrepNumbering   system,
                guint            last,
                int              extra)
{
  const UnrepLabel *label = &x->step->label;
  guint             ordinals[5];
  guint             n;
  int base = form_cost (label, role) + heading_place_cost (x->step) + script_cost (x->step, system) + extra;

  if (base >= NEVER || !fits (x, system))
    return;
  n = list_ordinals (x, system, last, ordinals);
  for (guint i = 0; i < n; i++)
    {
      UnrepState next;
      gboolean   excerpt = role == UNREP_ROLE_SECTION && last == 0 && x->state->paragraph == 0;
      int        cost = base;

      if (excerpt && ordinals[i] > 1)
        cost += EXCERPT_COST;
      else
        cost += heading_step_cost (last, ordinals[i], role != UNREP_ROLE_SECTION && x->step->below_heading);

      if (is_hopeless (x, cost))
        continue;
      next = *x->state;
      cost += print_cost (x, system, ordinals[i]);
      unrep_state_enter_heading (&next, role, ordinals[i]);
      emit (x, &next, role, system, ordinals[i], cost);
    }
}

static void
expand_headings (const Expansion *x)
{
  const UnrepState *state = x->state;

  for (guint i = 0; i < G_N_ELEMENTS (section_systems); i++)
    expand_heading (x, UNREP_ROLE_SECTION, section_systems[i], state->section, 0);
  for (guint i = 0; i < G_N_ELEMENTS (letter_heading_systems); i++)
    expand_heading (x, UNREP_ROLE_LETTER_HEADING, letter_heading_systems[i], state->letter, 0);
  if (!x->step->heading_like)
    return;
  expand_heading (x, UNREP_ROLE_NUMBER_HEADING, UNREP_NUMBERING_DIGITS, state->number, x->step->before_number ? 0 : 40);
  for (guint i = 0; i < G_N_ELEMENTS (alpha_heading_systems); i++)
    expand_heading (x, UNREP_ROLE_ALPHA_HEADING, alpha_heading_systems[i], state->alpha,
                    x->step->before_number ? 0 : 40);
}

/* Paragraph numbers run through sections; they begin again in an annex, or in
 * another report that stands in the same file. */
static int
paragraph_step_cost (const Expansion *x,
                     guint            ordinal)
{
  guint last = x->state->paragraph;
  guint missing;

  if (ordinal == last + 1)
    return 0;
  if (ordinal == 1)
    return x->state->headed && x->state->section == 1 ? 30 : 90;
  if (ordinal <= last)
    return 130;
  if (last == 0 && ordinal == x->reading->read[UNREP_NUMBERING_DIGITS])
    return EXCERPT_COST;
  missing = ordinal - last - 1;
  if (missing > 2)
    return 90;
  return 8 + (int) missing * (missing > x->step->blocks - x->state->blocks ? 32 : 14);
}

static void
expand_paragraph (const Expansion *x)
{
  const UnrepLabel *label = &x->step->label;
  guint             ordinals[5];
  guint             n;
  int               base = form_cost (label, UNREP_ROLE_PARAGRAPH) + place_cost (x->step);

  if (base >= NEVER || !fits (x, UNREP_NUMBERING_DIGITS))
    return;
  n = list_ordinals (x, UNREP_NUMBERING_DIGITS, x->state->paragraph, ordinals);
  for (guint i = 0; i < n; i++)
    {
      UnrepState next;
      int        cost = base + paragraph_step_cost (x, ordinals[i]);

      if (is_hopeless (x, cost))
        continue;
      next = *x->state;
      cost += next_print_cost (x, UNREP_NUMBERING_DIGITS, ordinals[i]);
      next.paragraph = ordinals[i];
      next.key = 0;
      next.blocks = x->step->blocks;
      next.headed = FALSE;
      unrep_state_close_lists (&next, 0);
      emit (x, &next, UNREP_ROLE_PARAGRAPH, UNREP_NUMBERING_DIGITS, ordinals[i], cost);
    }
}

/* Whether the letter that is printed is the next one, counted in another script: who
 * translates a list leaves a label behind now and then. */
static gboolean
counts_on_in_other_script (const Expansion *x,
                           UnrepNumbering   system,
                           guint            last)
{
  gboolean is_letters = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (alpha_heading_systems); i++)
    is_letters |= alpha_heading_systems[i] == system;
  if (!is_letters || fits (x, system))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (alpha_heading_systems); i++)
    if (x->reading->read[alpha_heading_systems[i]] == last + 1)
      return TRUE;
  return FALSE;
}

static void
emit_list_next (const Expansion *x,
                guint            depth,
                guint            ordinal,
                int              cost)
{
  UnrepState next = *x->state;

  unrep_state_close_lists (&next, depth + 1);
  next.list[depth].ordinal = ordinal;
  next.headed = FALSE;
  emit (x, &next, UNREP_ROLE_LIST, x->state->list[depth].system, ordinal, cost);
}

/* The next label of the list at @depth, lists below it being closed. */
static void
expand_list_next (const Expansion *x,
                  guint            depth,
                  int              base)
{
  const UnrepLabel *label = &x->step->label;
  UnrepNumbering    system = x->state->list[depth].system;
  guint             last = x->state->list[depth].ordinal;
  int               form = form_cost (label, UNREP_ROLE_LIST);

  if (label->form == x->state->list[depth].form)
    form = 0;
  /* Marks without anything inside may have held the next label, whatever its kind. */
  if (form < NEVER && counts_on_in_other_script (x, system, last))
    emit_list_next (x, depth, last + 1, base + form + OTHER_SCRIPT_COST);
  if (form >= NEVER || (!fits (x, system) && label->glyphs.n > 0))
    return;
  for (guint ordinal = last + 1; ordinal <= last + 4; ordinal++)
    {
      int cost = base + form + 35 * (int) unrep_numbering_skipped (system, last, ordinal) + (ordinal > last + 1 ? 5 : 0);

      if (is_hopeless (x, cost))
        continue;
      emit_list_next (x, depth, ordinal, cost + next_print_cost (x, system, ordinal));
    }
}

/* What it costs that a list begins here. */
static int
list_start_cost (const Expansion *x,
                 UnrepNumbering   system,
                 UnrepLabelForm   form)
{
  const UnrepState *state = x->state;
  int               cost = x->step->colon ? 0 : 15;
  gboolean          like_paragraph = form == UNREP_LABEL_DASH || form == UNREP_LABEL_POINT || form == UNREP_LABEL_BARE
                                     || form == UNREP_LABEL_STROKE;

  for (guint i = 0; i < state->depth; i++)
    if (state->list[i].system == system)
      cost += 40;
  if (system == UNREP_NUMBERING_DIGITS && like_paragraph)
    cost += x->step->colon ? 6 : 50;
  else if (system == UNREP_NUMBERING_DIGITS && x->step->referred)
    cost += 20;
  /* Below letters numbers are Roman but in Arabic: (1) is rather a misprint. */
  if (system == UNREP_NUMBERING_DIGITS && !x->step->rtl && state->depth > 0)
    cost += 12;
  if (system == UNREP_NUMBERING_ROMAN_LOWER && state->depth == 0)
    cost += 15;
  if (system == UNREP_NUMBERING_CHINESE)
    cost += 10;
  if (x->step->open)
    cost += 15;
  if (state->headed)
    cost += 40;
  if (state->paragraph == 0 && state->depth == 0)
    cost += like_paragraph ? 50 : 15;
  return cost;
}

static void
expand_list_start (const Expansion *x,
                   UnrepNumbering   system,
                   int              base)
{
  const UnrepLabel *label = &x->step->label;
  guint             read, depth = x->state->depth;
  int               form = form_cost (label, UNREP_ROLE_LIST);

  if (depth == UNREP_MAX_DEPTH || form >= NEVER || (!fits (x, system) && label->glyphs.n > 0))
    return;
  base += form + list_start_cost (x, system, label->form) + script_cost (x->step, system);
  if (is_hopeless (x, base))
    return;
  read = x->reading->read[system];
  for (guint i = 0; i < 2; i++)
    {
      UnrepState next = *x->state;
      guint      ordinal = i == 0 ? 1 : read;
      int        cost = base + (i == 0 ? print_cost (x, system, 1) : 60);

      if (i == 1 && read <= 1)
        continue;
      next.list[depth].system = system;
      next.list[depth].form = label->form;
      next.list[depth].ordinal = ordinal;
      next.depth = depth + 1;
      next.headed = FALSE;
      emit (x, &next, UNREP_ROLE_LIST, system, ordinal, cost);
    }
}

/* A decimal repeats the number of its paragraph. */
static int
decimal_cost (const Expansion *x)
{
  return x->step->label.decimal == x->state->paragraph ? 0 : 15;
}

static void
expand_decimals (const Expansion *x)
{
  int base = place_cost (x->step) + decimal_cost (x);

  for (guint depth = 0; depth < x->state->depth; depth++)
    if (x->state->list[depth].system == UNREP_NUMBERING_DECIMAL)
      expand_list_next (x, depth, base);
  expand_list_start (x, UNREP_NUMBERING_DECIMAL, base);
}

static void
expand_lists (const Expansion *x)
{
  int base = place_cost (x->step);

  for (guint depth = 0; depth < x->state->depth; depth++)
    expand_list_next (x, depth, base);
  for (guint i = 0; i < G_N_ELEMENTS (list_systems); i++)
    expand_list_start (x, list_systems[i], base);
}

/* That nothing refers to a note; with a stroke, it may be the next one all the same. */
static int
unreferred_cost (const Expansion *x,
                 guint            ordinal)
{
  return x->step->label.form == UNREP_LABEL_STROKE && ordinal > 1 && ordinal == x->state->footnote + 1 ? 8 : 70;
}

static void
expand_footnote (const Expansion *x)
{
  const UnrepLabel *label = &x->step->label;
  UnrepState        next = *x->state;
  guint             ordinal = x->reading->read[UNREP_NUMBERING_DIGITS];
  int               cost = form_cost (label, UNREP_ROLE_FOOTNOTE) + (x->step->referred ? 0 : unreferred_cost (x, ordinal));

  if (cost >= NEVER || ordinal == 0)
    return;
  if (ordinal != x->state->footnote + 1)
    cost += ordinal > x->state->footnote || ordinal == 1 ? 15 : 40;
  next.footnote = ordinal;
  emit (x, &next, UNREP_ROLE_FOOTNOTE, UNREP_NUMBERING_DIGITS, ordinal, cost);
}

static void
expand (const Expansion *x)
{
  if (x->step->given != NULL)
    {
      unrep_given_expand (x->step, x->reading, x->state, x->cost, x->add, x->data);
      return;
    }
  emit (x, x->state, UNREP_ROLE_NONE, UNREP_NUMBERING_DIGITS, 0, ignore_cost (x->step));
  if (x->step->label.decimal > 0)
    {
      expand_decimals (x);
      return;
    }
  expand_headings (x);
  expand_paragraph (x);
  expand_lists (x);
  expand_footnote (x);
}

/* A list may begin below a paragraph that has lost its label. */
static void
expand_orphan (const Expansion *x)
{
  UnrepState next = *x->state;
  Expansion  orphan = *x;

  next.paragraph++;
  next.key = 0;
  next.blocks = x->step->blocks;
  next.headed = FALSE;
  unrep_state_close_lists (&next, 0);
  orphan.state = &next;
  orphan.cost += ORPHAN_COST;
  orphan.orphan = TRUE;
  expand_lists (&orphan);
}

/**
 * unrep_step_expand:
 * @step: a line with something that may be a label
 * @reading: what was found of it before
 * @state: where the numbering stood before
 * @cost: what it cost to come there
 * @limit: hypotheses that cost more need not be made
 * @add: called for everything the label may be
 * @data: for @add
 *
 * Makes the hypotheses of a step. There is always at least one: that the label
 * is none. Behind the title of an annex the numbering begins again, unless that
 * was no title.
 */
void
unrep_step_expand (const UnrepStep  *step,
                   UnrepReading     *reading,
                   const UnrepState *state,
                   int               cost,
                   int               limit,
                   UnrepExpandFunc   add,
                   gpointer          data)
{
  Expansion  x = { reading, step, state, cost, limit, FALSE, add, data };
  UnrepState fresh = { .footnote = state->footnote };

  if (step->annex)
    {
      x.cost += FALSE_ANNEX_COST;
      expand (&x);
      x.cost = cost;
      x.state = &fresh;
    }
  expand (&x);
  if (step->introduced && step->given == NULL && x.state->paragraph > 0)
    expand_orphan (&x);
}
