/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-recent-list.h"

#include "base/unrep-file.h"

#include <glib/gi18n.h>

#define MAX_REPORTS 12
#define GROUP "unrep"

static int
compare_visited (gconstpointer a,
                 gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_visited ((GtkRecentInfo *) b),
                              gtk_recent_info_get_visited ((GtkRecentInfo *) a));
}

static GtkWidget *
new_row (GtkRecentInfo *info)
{
  g_autoptr (GFile) file = g_file_new_for_uri (gtk_recent_info_get_uri (info));
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = unrep_dup_printable (base);
  g_autofree char *place = unrep_file_dup_display (file);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_widget_set_tooltip_text (row, place);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-uri");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", gtk_recent_info_get_uri (info));
  return row;
}

/**
 * unrep_recent_list_new:
 *
 * Returns: (transfer floating): the reports that were opened last, newest first;
 *   a row activates `win.open-uri`
 */
GtkWidget *
unrep_recent_list_new (void)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *placeholder = gtk_label_new (_("No report has been opened yet"));
  GList *items = g_list_sort (gtk_recent_manager_get_items (gtk_recent_manager_get_default ()), compare_visited);
  guint n = 0;

  for (GList *l = items; l != NULL && n < MAX_REPORTS; l = l->next)
    if (gtk_recent_info_has_group (l->data, GROUP))
      {
        gtk_list_box_append (GTK_LIST_BOX (list), new_row (l->data));
        n++;
      }
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (placeholder, "dim-label");
  gtk_widget_set_margin_top (placeholder, 12);
  gtk_widget_set_margin_bottom (placeholder, 12);
  gtk_list_box_set_placeholder (GTK_LIST_BOX (list), placeholder);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Recent reports"), -1);
  return list;
}

/**
 * unrep_recent_list_add:
 * @file: a report that was opened
 *
 * Remembers @file among the recent ones.
 */
void
unrep_recent_list_add (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  char *groups[] = { (char *) GROUP, NULL };
  GtkRecentData data = {
    .mime_type = (char *) "text/plain",
    .app_name = (char *) "Unrep",
    .app_exec = (char *) "unrep %u",
    .groups = groups,
  };

  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}
