/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-desk.h"
#include "unrep-finding-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UNREP_TYPE_RENDERING_VIEW (unrep_rendering_view_get_type ())

/**
 * UnrepRenderingView:
 *
 * Where the Arabic of a report is wrong or drawn wrongly, and why: the findings, the
 * text with each of them marked, and what there is to know about the current one. The
 * checks run when the view is shown first.
 */
G_DECLARE_FINAL_TYPE (UnrepRenderingView, unrep_rendering_view, UNREP, RENDERING_VIEW, GtkWidget)

GtkWidget        *unrep_rendering_view_new         (UnrepIdentity      *identity) G_GNUC_WARN_UNUSED_RESULT;
void              unrep_rendering_view_set_desk    (UnrepRenderingView *self,
                                                    UnrepDesk          *desk);
GObject          *unrep_rendering_view_get_panes   (UnrepRenderingView *self);
UnrepFindingDesk *unrep_rendering_view_get_desk    (UnrepRenderingView *self);
void              unrep_rendering_view_commit      (UnrepRenderingView *self);

G_END_DECLS
