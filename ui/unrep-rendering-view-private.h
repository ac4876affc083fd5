/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-rendering-view.h"

#include "unrep-busy-bar.h"
#include "unrep-comparing.h"
#include "unrep-finding-box.h"
#include "unrep-findings-pane.h"
#include "unrep-inspector-pane.h"
#include "unrep-panes.h"
#include "unrep-problem-bar.h"
#include "unrep-report-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

struct _UnrepRenderingView
{
  GtkWidget parent_instance;

  GtkWidget *overlay;
  UnrepPanes *panes;
  UnrepFindingsPane *findings;
  UnrepFindingBox *finding;
  UnrepReportView *report;
  AdwClampScrollable *clamp;
  GtkToggleButton *show_repaired;
  GtkToggleButton *show_inspector;
  GtkToggleButton *show_original;
  GtkBox *texts;
  UnrepInspectorPane *inspector;
  UnrepBusyBar *busy;
  UnrepProblemBar *problem_bar;
  UnrepBusyBar *proving;
  GCancellable *prover; /* of the thread that writes proof pages */

  UnrepFindingDesk *desk;
  GActionGroup *aids;
  UnrepRange copied; /* last, as repaired */
  guint proof_format; /* while somebody chooses a file */
  UnrepDesk *review_desk;
  UnrepComparing *comparing;
};

void     unrep_rendering_view_install_actions (GtkWidgetClass     *widget_class);
void     unrep_rendering_view_install_proof   (GtkWidgetClass     *widget_class);
void     unrep_rendering_view_stop_proof      (UnrepRenderingView *self);
gsize    unrep_rendering_view_get_place       (UnrepRenderingView *self);
void     unrep_rendering_view_say             (UnrepRenderingView *self,
                                               const char         *message);
gboolean unrep_rendering_view_is_ready        (UnrepRenderingView *self);
void     unrep_rendering_view_init_comparing  (UnrepRenderingView *self);
void     unrep_rendering_view_init_aids       (UnrepRenderingView *self);
void     unrep_rendering_view_ask_for_aids    (UnrepRenderingView *self);

G_END_DECLS
