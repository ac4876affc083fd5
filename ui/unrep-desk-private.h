/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-desk.h"
#include "unrep-desk-spans.h"

G_BEGIN_DECLS

typedef struct _UnrepStanding UnrepStanding;

struct _UnrepDesk
{
  GObject parent_instance;

  UnrepReview *review;
  UnrepSuggestions *suggestions; /* which borrow it */
  guint current;
  UnrepRange current_range; /* where it is, whatever the outline */
  guint filter;
  gboolean auto_advance;

  GArray *selected; /* units together, in order; empty for the current one alone */
  guint anchor; /* where selecting by keys began */

  UnrepRange asked; /* words that wait for a position; empty for none */
  char *span; /* the id of the current one */
  gboolean span_chosen; /* and not just made */
  UnrepSpanEnd span_end; /* which one is moved */
  GArray *heard; /* UnrepHeardSpan: evidence of others */

  UnrepOutline *standings_outline; /* NULL while what follows is not known */
  UnrepStanding *standings; /* one a unit */
  guint *counts; /* one a filter */
};

/* unrep-desk.c */
gboolean unrep_desk_go_to (UnrepDesk *self,
                           guint      unit);

/* unrep-desk-filters.c */
void     unrep_desk_follow_standings (UnrepDesk *self);
void     unrep_desk_forget_standings (UnrepDesk *self);

/* unrep-desk-tagging.c */
void     unrep_desk_clear_selection (UnrepDesk *self);

/* unrep-desk-spans.c */
void     unrep_desk_check_span (UnrepDesk *self);

G_END_DECLS
