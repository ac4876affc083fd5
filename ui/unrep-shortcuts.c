/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-shortcuts.h"

#include "unrep-review-keys.h"

#include <glib/gi18n.h>

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

static void
append_table (GString       *ui,
              UnrepKeyScope  scope)
{
  guint n_keys;
  const UnrepKey *keys = unrep_keys_get_table (&n_keys);

  for (guint i = 0; i < n_keys; i++)
    if (keys[i].scope == scope)
      append_shortcut (ui, unrep_key_get_accelerator (&keys[i]), _(keys[i].title));
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
                              "<property name=\"modal\">1</property>"
                              "<child><object class=\"GtkShortcutsSection\">"
                              "<property name=\"section-name\">keys</property>"
                              "<property name=\"max-height\">17</property>");

  begin_group (ui, _("Positions, in the report and the lists"));
  append_positions (ui, codebook);
  end_group (ui);
  begin_group (ui, _("In the report and the lists"));
  append_table (ui, UNREP_KEYS_REVIEW);
  end_group (ui);
  begin_group (ui, _("In the report, while evidence is the current one"));
  append_table (ui, UNREP_KEYS_EVIDENCE);
  end_group (ui);
  begin_group (ui, _("In the report, while a correction is proposed"));
  append_table (ui, UNREP_KEYS_PROPOSAL);
  end_group (ui);
  begin_group (ui, _("In the Rendering view"));
  append_table (ui, UNREP_KEYS_RENDERING);
  end_group (ui);
  begin_group (ui, _("Everywhere"));
  append_table (ui, UNREP_KEYS_WINDOW);
  append_shortcut (ui, "F10", _("Open the menu"));
  append_shortcut (ui, "Escape", _("From the note back to the report"));
  end_group (ui);
  begin_group (ui, _("In the search field"));
  append_shortcut (ui, "Return", _("Next hit"));
  append_shortcut (ui, "<Shift>Return", _("Previous hit"));
  append_shortcut (ui, "Escape", _("Close the search"));
  end_group (ui);

  g_string_append (ui, "</object></child></object></interface>");
  return g_string_free (ui, FALSE);
}

/**
 * unrep_shortcuts_show:
 * @parent: the window it belongs to
 * @codebook: whose positions have keys
 *
 * Shows every key there is.
 */
void
unrep_shortcuts_show (GtkWindow     *parent,
                      UnrepCodebook *codebook)
{
  g_autofree char *ui = unrep_shortcuts_dup_ui (codebook);
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_string (ui, -1);
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_title (window, _("Keyboard Shortcuts"));
  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}
