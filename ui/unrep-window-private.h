/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-search-bar.h"
#include "unrep-team-page.h"
#include "unrep-window.h"

G_BEGIN_DECLS

struct _UnrepWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkWidget *said; /* takes no room; what the last toast says, for assistive programs */
  AdwToast *toast; /* that is shown; not owned */
  GQueue waiting; /* toasts that have not been shown yet */
  AdwHeaderBar *header;
  AdwViewSwitcherTitle *switcher_title;
  AdwViewSwitcherBar *switcher_bar;
  guint switcher_source; /* where the views are about to move to */
  AdwSplitButton *open;
  GtkToggleButton *show_outline;
  GtkToggleButton *show_annotation;
  GtkMenuButton *menu;
  GMenu *repairs; /* the section of the menu that names them */
  GMenu *suggestions; /* the section of the one that shows them */
  UnrepSearchBar *search;
  UnrepBusyBar *search_busy;
  GtkStack *stack;
  AdwTabView *tabs;

  UnrepIdentity *identity;
  GBindingGroup *pane_bindings;
  gboolean warned; /* that closing would leave something unsaved */
  gboolean cannot_close; /* because something could not be saved just now */
  guint n_saving; /* pages that the window, hidden already, waits for */
};

UnrepTeamPage *unrep_window_get_team_page (UnrepWindow *self);
void unrep_window_open_in_another_encoding (UnrepWindow     *self,
                                            UnrepReportPage *page);
void unrep_window_clear_toasts (UnrepWindow *self);
void unrep_window_install_actions (GtkWidgetClass *widget_class);
void unrep_window_set_up_menus (UnrepWindow *self);

G_END_DECLS
