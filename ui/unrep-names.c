/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-names.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* More code points nobody listens to, and a paragraph may have millions. */
#define MOST_WORDS 8192

/* What GTK and libadwaita make themselves and leave without a name: a part of something
 * else, and what it is called; by default as the thing that it belongs to. */
static const char *
get_foreign_name (GtkWidget  *widget,
                  const char *title)
{
  const struct
  {
    GType part;
    GType whole;
    const char *name;
  } parts[] = {
    { GTK_TYPE_POPOVER_MENU, GTK_TYPE_MENU_BUTTON, NULL },
    { GTK_TYPE_LIST_VIEW, ADW_TYPE_COMBO_ROW, NULL },
    { GTK_TYPE_LIST_BOX, ADW_TYPE_PREFERENCES_GROUP, NULL },
    { GTK_TYPE_SHORTCUTS_WINDOW, GTK_TYPE_SHORTCUTS_WINDOW, NULL },
    { GTK_TYPE_MENU_BUTTON, GTK_TYPE_SHORTCUTS_WINDOW, NULL },
    { GTK_TYPE_TEXT_VIEW, GTK_TYPE_ABOUT_DIALOG, NULL },
    { GTK_TYPE_SEARCH_ENTRY, GTK_TYPE_SHORTCUTS_WINDOW, _("Search") },
    { GTK_TYPE_SEARCH_ENTRY, ADW_TYPE_PREFERENCES_WINDOW, _("Search") },
    { GTK_TYPE_TOGGLE_BUTTON, GTK_TYPE_SHORTCUTS_WINDOW, _("Search") },
    /* Translators: the row of tabs that leads from one view to another */
    { ADW_TYPE_VIEW_SWITCHER, GTK_TYPE_WINDOW, _("Views") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_type_is_a (G_OBJECT_TYPE (widget), parts[i].part)
        && gtk_widget_get_ancestor (widget, parts[i].whole) != NULL)
      return parts[i].name != NULL ? parts[i].name : title;
  return NULL;
}

static gboolean
is_part_of_button (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  return ADW_IS_SPLIT_BUTTON (parent) || GTK_IS_DROP_DOWN (parent);
}

/* A button that shows an icon alone, or is a part of a larger one; that of a menu button has
 * the other's name already, and would be said twice. */
static gboolean
is_icon_button (GtkWidget *widget)
{
  return GTK_IS_MENU_BUTTON (widget)
         || (GTK_IS_BUTTON (widget)
             && (gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL || is_part_of_button (widget)));
}

/* What @widget and its parts are called, where it says so. */
static const char *
get_title (GtkWidget *widget)
{
  if (GTK_IS_WINDOW (widget))
    return gtk_window_get_title (GTK_WINDOW (widget));
  if (ADW_IS_PREFERENCES_ROW (widget))
    return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget));
  if (is_icon_button (widget) || ADW_IS_SPLIT_BUTTON (widget) || GTK_IS_DROP_DOWN (widget))
    return gtk_widget_get_tooltip_text (widget);
  return NULL;
}

static void
name_below (GtkWidget  *widget,
            const char *title)
{
  const char *own = get_title (widget);
  const char *name;

  if (own != NULL)
    title = own;
  name = is_icon_button (widget) && (own != NULL || is_part_of_button (widget)) ? title : get_foreign_name (widget, title);
  if (name != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    name_below (child, title);
}

/**
 * unrep_names_set:
 * @widget: a widget that shows no words, or not these
 * @name: what it is
 *
 * Tells those who point at it, and those who listen.
 */
void
unrep_names_set (GtkWidget  *widget,
                 const char *name)
{
  gtk_widget_set_tooltip_text (widget, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * unrep_names_new_button:
 * @icon: name of an icon
 * @name: what the button does
 *
 * Returns: (transfer floating): a button that shows an icon alone
 */
GtkWidget *
unrep_names_new_button (const char *icon,
                        const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  unrep_names_set (button, name);
  return button;
}

/**
 * unrep_names_from_tooltips:
 * @root: a widget
 *
 * Gives the buttons at and below @root that show an icon alone the name that their
 * tooltip has: GTK 4.8 makes a tooltip the description only, and a screen reader would
 * call them by the name of a class. What GTK builds itself and leaves nameless is
 * called as what it belongs to.
 */
void
unrep_names_from_tooltips (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  name_below (root, NULL);
}

static void
windows_changed_cb (GListModel *windows,
                    guint       position,
                    guint       n_removed,
                    guint       n_added)
{
  for (guint i = 0; i < n_added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, position + i);

      g_signal_connect (window, "map", G_CALLBACK (unrep_names_from_tooltips), NULL);
    }
}

/**
 * unrep_names_watch_windows:
 *
 * Does so for every window of the program when it is shown. To be called once.
 */
void
unrep_names_watch_windows (void)
{
  g_signal_connect (gtk_window_get_toplevels (), "items-changed", G_CALLBACK (windows_changed_cb), NULL);
}

/**
 * unrep_names_dup_words:
 * @text: a text
 * @range: words in it
 *
 * Returns: (transfer full): the words, or as many as a screen reader may be given
 */
char *
unrep_names_dup_words (UnrepText  *text,
                       UnrepRange  range)
{
  return unrep_text_dup_range (text, (UnrepRange) { range.start, MIN (range.end, range.start + MOST_WORDS) });
}
