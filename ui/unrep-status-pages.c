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

static GtkWidget *
new_message (const char *message)
{
  g_autofree char *shown = unrep_digits_dup_message (message);
  GtkWidget *label = gtk_label_new (shown);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  /* A label that gets the focus shows all of itself selected. */
  gtk_widget_set_focusable (label, FALSE);
  return label;
}

static GtkWidget *
new_button (const char *label,
            const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  return button;
}

static GtkWidget *
new_page (const char *title,
          const char *icon,
          const char *message,
          GtkWidget  *first,
          GtkWidget  *second)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24), *label = new_message (message);

  gtk_accessible_update_property (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_label_get_text (GTK_LABEL (label)), -1);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), first);
  if (second != NULL)
    gtk_box_append (GTK_BOX (box), second);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), box);
  return page;
}

/**
 * unrep_status_page_new_error:
 * @message: why the report cannot be shown, and what to do
 * @first: (out) (transfer none): the button that should get the focus
 *
 * Returns: (transfer floating): what is shown in place of a report
 */
GtkWidget *
unrep_status_page_new_error (const char  *message,
                             GtkWidget  **first)
{
  *first = new_button (_("_Open Another Report…"), "win.open");
  return new_page (_("This Report Cannot Be Shown"), "dialog-warning-symbolic", message, *first, NULL);
}

/**
 * unrep_status_page_new_pictures:
 * @name: a PDF file without any text
 * @first: (out) (transfer none): the button that should get the focus
 *
 * Returns: (transfer floating): what is shown in place of a report whose pages are pictures
 */
GtkWidget *
unrep_status_page_new_pictures (const char  *name,
                                GtkWidget  **first)
{
  g_autofree char *message
    = g_strdup_printf (_("“%s” has no text that can be searched and tagged. Its text can be recognized (OCR): a new file with it "
                         "is made, and this one stays as it is. A Word version, where there is one, is better."), name);

  *first = new_button (_("_Recognize the Text…"), "win.recognize");
  gtk_widget_add_css_class (*first, "suggested-action");
  return new_page (_("This Report Is Pictures of Pages"), "image-x-generic-symbolic", message, *first,
                   new_button (_("_Open Another Report…"), "win.open"));
}
