/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a tab shows where there is no report to be seen. */
#include "unrep-status-pages.h"

#include "unrep-digits.h"

#include <glib/gi18n.h>

/**
 * unrep_status_page_new_waiting:
 * @text: what is being done
 * @action: what the button for Cancel activates
 *
 * Returns: (transfer floating): what is shown while something takes its time
 */
GtkWidget *
unrep_status_page_new_waiting (const char *text,
                               const char *action)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *spinner = gtk_spinner_new (), *label = gtk_label_new (text);
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));

  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), action);
  gtk_widget_add_css_class (cancel, "pill");
  gtk_widget_set_halign (cancel, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), spinner);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), cancel);
  return box;
}

/**
 * unrep_status_page_new_error:
 * @message: why the report cannot be shown, and what to do
 * @open_another: (out) (transfer none): the button that should get the focus
 *
 * Returns: (transfer floating): what is shown in place of a report
 */
GtkWidget *
unrep_status_page_new_error (const char  *message,
                             GtkWidget  **open_another)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  g_autofree char *shown = unrep_digits_dup_message (message);
  GtkWidget *label = gtk_label_new (shown);
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Open Another Report…"));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  /* A label that gets the focus shows all of itself selected. */
  gtk_widget_set_focusable (label, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_PROPERTY_LABEL, shown, -1);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "dialog-warning-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("This Report Cannot Be Shown"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open");
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), box);
  *open_another = button;
  return page;
}
