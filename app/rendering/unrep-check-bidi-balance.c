/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>

/* The deepest that UAX #9 goes; what opens deeper does nothing. */
#define MAX_DEPTH 125

#define PDF 0x202c
#define PDI 0x2069

static gboolean
opens_embedding (gunichar c)
{
  return c == 0x202a || c == 0x202b || c == 0x202d || c == 0x202e;
}

static gboolean
opens_isolate (gunichar c)
{
  return c >= 0x2066 && c <= 0x2068;
}

/* What is open: its place, and whether it is an isolate. */
typedef struct
{
  gsize at;
  gboolean isolate;
} Open;

typedef struct
{
  UnrepCheckRun *run;
  Open open[MAX_DEPTH];
  guint n;
  guint n_isolates;
} Stack;

static void
pop (Stack *self)
{
  self->n_isolates -= self->open[--self->n].isolate;
}

/* A PDI closes embeddings within its isolate, and those were never closed. */
static void
close_isolate (Stack                *self,
               const UnrepCheckLine *line,
               gsize                 at)
{
  if (self->n_isolates == 0)
    {
      unrep_check_report (self->run, line->start + at, line->start + at + 1, "");
      return;
    }
  while (!self->open[self->n - 1].isolate)
    pop (self);
  pop (self);
}

static void
close_embedding (Stack                *self,
                 const UnrepCheckLine *line,
                 gsize                 at)
{
  if (self->n > 0 && !self->open[self->n - 1].isolate)
    pop (self);
  else
    unrep_check_report (self->run, line->start + at, line->start + at + 1, "");
}

static void
run (UnrepCheckRun        *self,
     const UnrepCheckLine *line)
{
  Stack stack = { .run = self };
  guint too_deep = 0;

  for (gsize sign = 0, i; unrep_check_line_next (line, UNREP_CHAR_BIDI_CONTROL, &sign, &i);)
    {
      gunichar c = line->at[i];

      if (opens_embedding (c) || opens_isolate (c))
        {
          if (stack.n < MAX_DEPTH)
            {
              stack.open[stack.n++] = (Open) { i, opens_isolate (c) };
              stack.n_isolates += opens_isolate (c);
            }
          else
            {
              too_deep++;
              unrep_check_report (self, line->start + i, line->start + i + 1, "");
            }
        }
      else if ((c == PDF || c == PDI) && too_deep > 0)
        too_deep--;
      else if (c == PDI)
        close_isolate (&stack, line, i);
      else if (c == PDF)
        close_embedding (&stack, line, i);
    }
  for (guint i = 0; i < stack.n; i++)
    unrep_check_report (self, line->start + stack.open[i].at, line->start + stack.open[i].at + 1, NULL);
}

const UnrepCheck unrep_check_bidi_balance = {
  .id = "bidi-balance",
  .family = UNREP_FAMILY_ORDER,
  .severity = UNREP_SEVERITY_WARNING,
  .needs = UNREP_CHAR_BIDI_CONTROL,
  .title = N_("A control of direction has no partner"),
  .cause = N_("What it opens is never closed, or it closes what was never opened: what follows is drawn in an order that nobody meant."),
  .run_line = run,
};
