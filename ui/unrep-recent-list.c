/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-recent-list.h"

#include "base/unrep-file.h"

#include <glib/gi18n.h>

#define GROUP "unrep"
#define FOLDER_TYPE "inode/directory"

static int
compare_visited (gconstpointer a,
                 gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_visited ((GtkRecentInfo *) b),
                              gtk_recent_info_get_visited ((GtkRecentInfo *) a));
}

static gboolean
is_folder (GtkRecentInfo *info)
{
  return g_strcmp0 (gtk_recent_info_get_mime_type (info), FOLDER_TYPE) == 0;
}

static GtkWidget *
new_line (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  return label;
}

/* Two reports of one name are told apart by where they are. */
static GtkWidget *
new_row (GtkRecentInfo *info)
{
  g_autoptr (GFile) file = g_file_new_for_uri (gtk_recent_info_get_uri (info));
  g_autoptr (GFile) parent = g_file_get_parent (file);
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = unrep_dup_printable (base);
  g_autofree char *path = unrep_file_dup_display (file);
  g_autofree char *place = parent != NULL ? unrep_file_dup_display (parent) : NULL;
  GtkWidget *row = gtk_list_box_row_new (), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name (is_folder (info) ? "folder-symbolic" : "text-x-generic-symbolic");
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (texts), new_line (name));
  if (place != NULL)
    {
      GtkWidget *where = new_line (place);

      gtk_widget_add_css_class (where, "dim-label");
      gtk_widget_add_css_class (where, "caption");
      gtk_box_append (GTK_BOX (texts), where);
    }
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), texts);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_widget_add_css_class (row, "recent");
  gtk_widget_set_tooltip_text (row, path);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, path, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-uri");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", gtk_recent_info_get_uri (info));
  return row;
}

/**
 * unrep_recent_list_new:
 * @at_most: how many rows there may be
 *
 * Returns: (transfer floating): the reports and team folders that were opened last,
 *   newest first; a row activates `win.open-uri`
 */
GtkWidget *
unrep_recent_list_new (guint at_most)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *placeholder = gtk_label_new (_("No report has been opened yet"));
  GList *items = g_list_sort (gtk_recent_manager_get_items (gtk_recent_manager_get_default ()), compare_visited);
  guint n = 0;

  for (GList *l = items; l != NULL && n < at_most; l = l->next)
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
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Recent reports and folders"),
                                  -1);
  return list;
}

/* What other programs that list recent files are told: by the name, for what is in the file was
 * looked at long ago. */
static char *
dup_type (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  gboolean uncertain;
  g_autofree char *type = g_content_type_guess (name, NULL, 0, &uncertain);
  g_autofree char *mime = uncertain ? NULL : g_content_type_get_mime_type (type);

  return mime != NULL ? g_steal_pointer (&mime) : g_strdup ("text/plain");
}

/**
 * unrep_recent_list_add:
 * @file: a report or a team's folder that was opened
 * @is_folder: which of them
 *
 * Remembers @file among the recent ones.
 */
void
unrep_recent_list_add (GFile   *file,
                       gboolean is_folder)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *type = is_folder ? g_strdup (FOLDER_TYPE) : dup_type (file);
  char *groups[] = { (char *) GROUP, NULL };
  GtkRecentData data = {
    .mime_type = type,
    .app_name = (char *) "Unrep",
    .app_exec = (char *) "unrep %u",
    .groups = groups,
  };

  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}
