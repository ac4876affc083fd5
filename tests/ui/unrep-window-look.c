/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-window-look.h"

#include <string.h>

static gboolean
has_wrong_digit (const char *text,
                 gunichar    zero)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isdigit (c) && (c < zero || c > zero + 9))
        return TRUE;
    }
  return FALSE;
}

/* What is left of @text without names: a paragraph is cited as it is everywhere, 13(ب) or 13/ب, a
 * character by its number in Unicode; and a coefficient, an encoding and a folder are called what they are. */
static char *
dup_without_names (const char *text)
{
  g_autoptr (GRegex) names = g_regex_new ("[0-9]+\\([^)]+\\)|[0-9]+/\\pL|AC1|every-\\w+|U\\+[0-9A-F]{4,6}|UTF-8", 0, 0, NULL);

  return g_regex_replace_literal (names, text, -1, 0, "", 0, NULL);
}

/* Keys are written as they are on keyboards, names of files as they are on disks; a field shows
 * what may be typed, which is digits of any kind. */
static gboolean
is_data (GtkWidget  *label,
         const char *text,
         const char *report_text)
{
  return gtk_widget_has_css_class (label, "key") || strstr (text, "js120") != NULL /* typed here */
         || strstr (text, g_get_tmp_dir ()) != NULL
         || gtk_widget_get_ancestor (label, GTK_TYPE_TEXT) != NULL || strstr (report_text, text) != NULL;
}

/**
 * unrep_look_at_digits:
 * @widget: where to begin
 * @zero: the zero of the digits that are asked for
 * @report_text: the report, whose own digits are its own
 * @where: what is open, for what is said
 * @wrong: where complaints are put, one a line
 *
 * No label shows digits of another system.
 */
void
unrep_look_at_digits (GtkWidget  *widget,
                      gunichar    zero,
                      const char *report_text,
                      const char *where,
                      GString    *wrong)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget))
    {
      const char *text = gtk_label_get_text (GTK_LABEL (widget));
      g_autofree char *counted = dup_without_names (text);

      if (has_wrong_digit (counted, zero) && !is_data (widget, text, report_text))
        g_string_append_printf (wrong, "%s: “%s”\n", where, text);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    unrep_look_at_digits (child, zero, report_text, where, wrong);
}

/* A label below @widget says something. */
static gboolean
says_something (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (says_something (child))
      return TRUE;
  return FALSE;
}

/**
 * unrep_look_has_name:
 * @widget: a widget
 *
 * Returns: whether a screen reader can name it
 */
gboolean
unrep_look_has_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  return gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL)
         || gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY)
         || (!GTK_IS_EDITABLE (widget) && !GTK_IS_TEXT_VIEW (widget) && says_something (widget));
}

/* What a person can go to by Tab and does something; the rows of lists are said by what
 * they hold. */
static gboolean
is_control (GtkWidget *widget)
{
  const GType types[] = {
    GTK_TYPE_BUTTON, GTK_TYPE_MENU_BUTTON, GTK_TYPE_CHECK_BUTTON, GTK_TYPE_SWITCH, GTK_TYPE_ENTRY, GTK_TYPE_SPIN_BUTTON,
    GTK_TYPE_TEXT_VIEW, GTK_TYPE_DROP_DOWN, GTK_TYPE_SCALE, GTK_TYPE_COLOR_BUTTON, GTK_TYPE_FONT_BUTTON,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_type_is_a (G_OBJECT_TYPE (widget), types[i]))
      return TRUE;
  return FALSE;
}

/* GTK's own parts of a control, which carries the name. */
static gboolean
is_part (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  return parent != NULL && is_control (parent) && unrep_look_has_name (parent);
}

/**
 * unrep_look_at_names:
 * @widget: where to begin
 * @where: what is open, for what is said
 * @wrong: where complaints are put, one a line
 *
 * No control is without a name.
 */
void
unrep_look_at_names (GtkWidget  *widget,
                     const char *where,
                     GString    *wrong)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (is_control (widget) && !is_part (widget) && !unrep_look_has_name (widget))
    g_string_append_printf (wrong, "%s: a %s in a %s has no name\n", where, G_OBJECT_TYPE_NAME (widget),
                            G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    unrep_look_at_names (child, where, wrong);
}

/**
 * unrep_look_at_widths:
 * @widget: where to begin
 * @width: how much room there is, in pixels
 * @where: what is open, for what is said
 * @wrong: where complaints are put, one a line
 *
 * No label is wider than what it stands in, so that its end could not be read.
 */
void
unrep_look_at_widths (GtkWidget  *widget,
                      int         width,
                      const char *where,
                      GString    *wrong)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget) && gtk_widget_get_width (widget) > width)
    g_string_append_printf (wrong, "%s: “%s” is cut\n", where, gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    unrep_look_at_widths (child, width, where, wrong);
}
