/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-shortcuts.h"

#include "unrep-review-keys.h"

#include <glib/gi18n.h>

/* Lines of a column, so that a window of two is not higher than a small screen. */
#define MAX_LINES "16"

/* What stands together: the keys of a scope from one action up to where the next group of
 * that scope begins. Groups of one section are two columns: a second page of a section
 * would come before the first in GTK 4.8. */
typedef struct
{
  const char *section;
  const char *section_title; /* where one begins */
  const char *title;
  UnrepKeyScope scope;
  const char *from; /* an action, %NULL for the positions of the codebook */
} Group;

static const Group groups[] = {
  { "review", N_("Review"), N_("Positions, in the report and the lists"), UNREP_KEYS_REVIEW, NULL },
  { "review", NULL, N_("In the report and the lists"), UNREP_KEYS_REVIEW, "review.next" },
  { "evidence", N_("Evidence and corrections"), N_("Evidence"), UNREP_KEYS_REVIEW, "review.evidence" },
  { "evidence", NULL, N_("In the report, while evidence is the current one"), UNREP_KEYS_EVIDENCE, "review.nudge" },
  { "evidence", NULL, N_("Suggestions"), UNREP_KEYS_REVIEW, "review.suggestions" },
  { "evidence", NULL, N_("Corrections of the outline"), UNREP_KEYS_REVIEW, "review.recommend" },
  { "evidence", NULL, N_("In the report, while a correction is proposed"), UNREP_KEYS_PROPOSAL, "review.accept-proposal" },
  { "rendering", N_("Rendering"), N_("Findings"), UNREP_KEYS_RENDERING, "rendering.next" },
  { "rendering", NULL, N_("Text of the report"), UNREP_KEYS_RENDERING, "rendering.repaired" },
  { "window", N_("Everywhere"), N_("In the report"), UNREP_KEYS_WINDOW, "win.go-to" },
  { "window", NULL, N_("Views and windows"), UNREP_KEYS_WINDOW, "win.view" },
};

static void
append_shortcut (GString    *ui,
                 const char *accelerator,
                 const char *title)
{
  g_autofree char *markup = g_markup_printf_escaped ("<child><object class=\"GtkShortcutsShortcut\">"
                                                     "<property name=\"accelerator\">%s</property>"
                                                     "<property name=\"title\">%s</property></object></child>",
                                                     accelerator, title);

  g_string_append (ui, markup);
}

static void
begin_group (GString    *ui,
             const char *title)
{
  g_autofree char *markup = g_markup_printf_escaped ("<child><object class=\"GtkShortcutsGroup\">"
                                                     "<property name=\"title\">%s</property>",
                                                     title);

  g_string_append (ui, markup);
}

static void
end_group (GString *ui)
{
  g_string_append (ui, "</object></child>");
}

static void
append_positions (GString       *ui,
                  UnrepCodebook *codebook)
{
  const char *language = g_get_language_names ()[0];

  for (guint i = 0; i < unrep_codebook_get_n_positions (codebook); i++)
    {
      const UnrepPosition *position = unrep_codebook_get_position (codebook, i);
      guint keyval = gdk_unicode_to_keyval (g_utf8_get_char (position->key));
      g_autofree char *accelerator = gtk_accelerator_name (keyval, 0);

      append_shortcut (ui, accelerator, unrep_codebook_get_position_name (codebook, i, language));
    }
}

static gboolean
begins (const UnrepKey *key,
        const Group    *group)
{
  return key->scope == group->scope && g_strcmp0 (key->action, group->from) == 0;
}

static gboolean
begins_any (const UnrepKey *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    if (begins (key, &groups[i]))
      return TRUE;
  return FALSE;
}

static void
append_keys (GString     *ui,
             const Group *group)
{
  guint n_keys;
  const UnrepKey *keys = unrep_keys_get_table (&n_keys);
  gboolean within = FALSE;

  for (guint i = 0; i < n_keys; i++)
    {
      if (keys[i].scope != group->scope)
        continue;
      if (begins (&keys[i], group))
        within = TRUE;
      else if (begins_any (&keys[i]))
        within = FALSE;
      if (within)
        append_shortcut (ui, unrep_key_get_accelerator (&keys[i]), _(keys[i].title));
    }
}

static void
append_group (GString       *ui,
              const Group   *group,
              UnrepCodebook *codebook)
{
  begin_group (ui, _(group->title));
  if (group->from != NULL)
    append_keys (ui, group);
  else
    append_positions (ui, codebook);
  if (group == &groups[G_N_ELEMENTS (groups) - 1])
    {
      append_shortcut (ui, "F10", _("Open the menu"));
      append_shortcut (ui, "Escape", _("From the note back to the report"));
    }
  end_group (ui);
}

static void
append_search (GString *ui)
{
  begin_group (ui, _("In the search field"));
  append_shortcut (ui, "Return", _("Next hit"));
  append_shortcut (ui, "<Shift>Return", _("Previous hit"));
  append_shortcut (ui, "Escape", _("Close the search"));
  end_group (ui);
}

static void
begin_section (GString     *ui,
               const Group *group)
{
  g_autofree char *markup = g_markup_printf_escaped ("<child><object class=\"GtkShortcutsSection\">"
                                                     "<property name=\"section-name\">%s</property>"
                                                     "<property name=\"title\">%s</property>"
                                                     "<property name=\"max-height\">" MAX_LINES "</property>",
                                                     group->section, _(group->section_title));

  g_string_append (ui, markup);
}

/**
 * unrep_shortcuts_dup_ui:
 * @codebook: whose positions have keys
 *
 * GTK 4.8 can only build a shortcuts window from XML, so the XML is made from
 * the table that the keys themselves are bound from.
 *
 * Returns: (transfer full): GtkBuilder XML with an object "shortcuts"
 */
char *
unrep_shortcuts_dup_ui (UnrepCodebook *codebook)
{
  GString *ui = g_string_new ("<interface><object class=\"GtkShortcutsWindow\" id=\"shortcuts\">"
                              "<property name=\"modal\">1</property>");

  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      if (i > 0 && groups[i].section_title != NULL)
        g_string_append (ui, "</object></child>");
      if (groups[i].section_title != NULL)
        begin_section (ui, &groups[i]);
      if (i == G_N_ELEMENTS (groups) - 1)
        append_search (ui);
      append_group (ui, &groups[i], codebook);
    }
  g_string_append (ui, "</object></child></object></interface>");
  return g_string_free (ui, FALSE);
}

/**
 * unrep_shortcuts_show:
 * @parent: the window it belongs to
 * @codebook: whose positions have keys
 * @view: what it shows: `rendering`, or anything else
 *
 * Shows every key there is, those of @view first.
 */
void
unrep_shortcuts_show (GtkWindow     *parent,
                      UnrepCodebook *codebook,
                      const char    *view)
{
  g_autofree char *ui = unrep_shortcuts_dup_ui (codebook);
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_string (ui, -1);
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  g_object_set (window, "section-name", g_strcmp0 (view, "rendering") == 0 ? "rendering" : "review", NULL);
  gtk_window_set_title (window, _("Keyboard Shortcuts"));
  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}
