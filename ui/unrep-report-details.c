/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-report-details.h"

#include "unrep-digits.h"
#include "unrep-said.h"

#include "report/unrep-report-head.h"

#include <glib/gi18n.h>

struct _UnrepReportDetails
{
  AdwWindow parent_instance;

  GtkGrid *grid;
  int n_rows;
};

G_DEFINE_FINAL_TYPE (UnrepReportDetails, unrep_report_details, ADW_TYPE_WINDOW)

static void
unrep_report_details_class_init (UnrepReportDetailsClass *klass)
{
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
unrep_report_details_init (UnrepReportDetails *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scrolled = gtk_scrolled_window_new ();

  gtk_window_set_title (GTK_WINDOW (self), _("Report Details"));
  gtk_window_set_default_size (GTK_WINDOW (self), 520, 460);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_widget_set_size_request (GTK_WIDGET (self), 340, 300);
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 18);
  gtk_grid_set_row_spacing (self->grid, 12);
  gtk_widget_set_margin_start (GTK_WIDGET (self->grid), 18);
  gtk_widget_set_margin_end (GTK_WIDGET (self->grid), 18);
  gtk_widget_set_margin_top (GTK_WIDGET (self->grid), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->grid), 18);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->grid));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_window_set_content (ADW_WINDOW (self), box);
}

static void
add_row (UnrepReportDetails *self,
         const char         *name,
         const char         *value)
{
  GtkWidget *key = gtk_label_new (name), *words;

  if (value == NULL)
    return;
  words = unrep_said_new_words (value);
  gtk_label_set_xalign (GTK_LABEL (key), 0);
  gtk_widget_set_valign (key, GTK_ALIGN_START);
  gtk_widget_add_css_class (key, "dim-label");
  gtk_label_set_selectable (GTK_LABEL (words), TRUE);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_halign (words, GTK_ALIGN_START);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (words), GTK_ACCESSIBLE_RELATION_LABELLED_BY, key, NULL, -1);
  gtk_grid_attach (self->grid, key, 0, self->n_rows, 1, 1);
  gtk_grid_attach (self->grid, words, 1, self->n_rows++, 1, 1);
}

/* With the digits of the interface. */
static void
add_message (UnrepReportDetails *self,
             const char         *name,
             char               *value)
{
  g_autofree char *owned = value;
  g_autofree char *shown = value != NULL ? unrep_digits_dup_message (value) : NULL;

  add_row (self, name, shown);
}

static char *
dup_languages (const char *codes)
{
  return codes != NULL ? unrep_language_dup_names (codes) : NULL;
}

static void
add_head (UnrepReportDetails    *self,
          const UnrepReportHead *head)
{
  add_row (self, _("Symbol"), head->symbol);
  /* Translators: whose document a report is, such as the Human Rights Council */
  add_row (self, _("Body"), head->body);
  add_row (self, _("Session"), head->session);
  add_message (self, _("Date"), g_strdup (head->date));
  add_message (self, _("Language"), dup_languages (head->language));
  add_message (self, _("Original language"), dup_languages (head->original));
  if (head->symbol == NULL)
    add_row (self, _("Citation"), _("The report does not say its symbol: it is cited by the name of its file."));
}

static void
add_file (UnrepReportDetails *self,
          UnrepReport        *report)
{
  gsize n_chars = unrep_text_get_n_chars (unrep_report_get_text (report));
  g_autofree char *size = g_format_size ((guint64) unrep_report_get_n_bytes (report));
  g_autofree char *characters = g_strdup_printf (ngettext ("%zu character", "%zu characters", n_chars), n_chars);

  add_row (self, _("File"), unrep_report_get_name (report));
  add_message (self, _("Size"), g_strdup_printf ("%s · %s", size, characters));
  /* Translators: the reader is the part of the program that reads a format, such as docx,
   * with its version; last comes an encoding such as UTF-8 */
  add_message (self, _("Read by"), g_strdup_printf (_("reader “%s”, version %u · %s"), unrep_report_get_reader (report),
                                                    unrep_report_get_reader_version (report),
                                                    unrep_report_get_encoding (report)));
  add_message (self, _("Remarks"), unrep_facts_dup_remarks (unrep_report_get_facts (report)));
}

/**
 * unrep_report_details_new:
 * @report: a report
 * @outline: (nullable): its outline, where it is known yet
 *
 * Returns: (transfer full): a window, to be presented
 */
UnrepReportDetails *
unrep_report_details_new (UnrepReport  *report,
                          UnrepOutline *outline)
{
  UnrepReportDetails *self = g_object_new (UNREP_TYPE_REPORT_DETAILS, NULL);

  if (outline != NULL)
    {
      g_autoptr (UnrepReportHead) head = unrep_report_head_new (outline);

      add_head (self, head);
    }
  add_file (self, report);
  return self;
}
