/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-desk.h"

#include "annotation/unrep-span-nudge.h"
#include "annotation/unrep-suggestion.h"

G_BEGIN_DECLS

/**
 * UnrepHeardSpan:
 * @range: words of the report
 * @position: index of what they are evidence for, or %UNREP_NO_POSITION
 *
 * Words that somebody else marked.
 */
typedef struct
{
  UnrepRange range;
  guint      position;
} UnrepHeardSpan;

/*
 * Evidence on a desk. Words that a person selected wait for the position that they
 * are evidence for; a span that is there may be the current one, whose ends and
 * position the keys change. The desk's property `span` tells of both.
 */
gboolean      unrep_desk_ask_span          (UnrepDesk      *self,
                                            UnrepRange      words);
gboolean      unrep_desk_get_asked         (UnrepDesk      *self,
                                            UnrepRange     *words);
gboolean      unrep_desk_answer_span       (UnrepDesk      *self,
                                            guint           position,
                                            GError        **error);
const char   *unrep_desk_get_span          (UnrepDesk      *self);
void          unrep_desk_set_span          (UnrepDesk      *self,
                                            const char     *id);
gboolean      unrep_desk_is_span_chosen    (UnrepDesk      *self);
UnrepSpanEnd  unrep_desk_get_span_end      (UnrepDesk      *self);
void          unrep_desk_switch_span_end   (UnrepDesk      *self);
void          unrep_desk_leave_span        (UnrepDesk      *self);
gboolean      unrep_desk_go_span           (UnrepDesk      *self,
                                            gsize           from,
                                            gboolean        forward);
gboolean      unrep_desk_nudge_span        (UnrepDesk      *self,
                                            UnrepSpanStep   step,
                                            gboolean        forward,
                                            GError        **error);
gboolean      unrep_desk_set_span_position (UnrepDesk      *self,
                                            guint           position,
                                            GError        **error);
gboolean      unrep_desk_remove_span       (UnrepDesk      *self,
                                            GError        **error);
void          unrep_desk_set_heard         (UnrepDesk      *self,
                                            GArray         *heard);
GArray       *unrep_desk_get_heard         (UnrepDesk      *self);

G_END_DECLS
