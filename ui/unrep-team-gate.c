/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-team-gate.h"

#include <glib/gi18n.h>

/**
 * unrep_team_gate_new:
 *
 * What stands in the place of everybody's work until somebody opens it as lead: what
 * that means, and the button.
 *
 * Returns: (transfer floating): a page
 */
GtkWidget *
unrep_team_gate_new (void)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_("Open as _Lead"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "unrep-tallies-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("Reviewers Work Independently"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _("Here a lead sees what everybody chose. That you have seen it is recorded in your "
                                     "side files, or else in a file for your decisions. If you review in this folder "
                                     "yourself, agreement is computed from what you had chosen when you finished the "
                                     "round."));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "team.open-as-lead");
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  return page;
}
