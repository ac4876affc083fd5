/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-preferences.h"

#include "unrep-digits.h"
#include "unrep-font-list.h"
#include "unrep-report-view.h"
#include "unrep-settings.h"

#include <glib/gi18n.h>

struct _UnrepPreferences
{
  AdwPreferencesWindow parent_instance;

  AdwBin *preview;
  AdwComboRow *font;
  GtkSpinButton *size;
  GtkSpinButton *spacing;
  GtkSpinButton *width;
  GtkSwitch *justify;
  GtkSwitch *advance;
  AdwActionRow *suggestions_row;
  GtkSwitch *suggestions;
  AdwComboRow *digits;
  GPtrArray *families; /* as in the row, after the first, which is none of them */
};

G_DEFINE_FINAL_TYPE (UnrepPreferences, unrep_preferences, ADW_TYPE_PREFERENCES_WINDOW)

/* What the preview displays: joined letters, marks, both kinds of digits, a symbol. */
static const char preview_text[] = "(أ) ينبغي للدول أن تُعِدَّ خرائط للمحطات وفقاً للفقرة ١٢ من X/EG.1/2026؛";
/* As the row has them. */
static const char *const digits[] = { "locale", "ascii", "arabic-indic" };

static void
unrep_preferences_dispose (GObject *object)
{
  UnrepPreferences *self = UNREP_PREFERENCES (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), UNREP_TYPE_PREFERENCES);
  g_clear_pointer (&self->families, g_ptr_array_unref);
  G_OBJECT_CLASS (unrep_preferences_parent_class)->dispose (object);
}

static void
unrep_preferences_class_init (UnrepPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unrep_preferences_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/Unrep/unrep-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, UnrepPreferences, preview);
  gtk_widget_class_bind_template_child (widget_class, UnrepPreferences, font);
  gtk_widget_class_bind_template_child (widget_class, UnrepPreferences, size);
  gtk_widget_class_bind_template_child (widget_class, UnrepPreferences, spacing);
  gtk_widget_class_bind_template_child (widget_class, UnrepPreferences, width);
  gtk_widget_class_bind_template_child (widget_class, UnrepPreferences, justify);
  gtk_widget_class_bind_template_child (widget_class, UnrepPreferences, advance);
  gtk_widget_class_bind_template_child (widget_class, UnrepPreferences, suggestions_row);
  gtk_widget_class_bind_template_child (widget_class, UnrepPreferences, suggestions);
  gtk_widget_class_bind_template_child (widget_class, UnrepPreferences, digits);
}

static void
add_preview (UnrepPreferences *self)
{
  g_autoptr (UnrepText) text = unrep_text_new (preview_text, -1);
  g_autoptr (UnrepReadingText) reading = unrep_reading_text_new (text);
  GtkWidget *view = unrep_report_view_new ();

  unrep_report_view_set_reading (UNREP_REPORT_VIEW (view), reading);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 12);
  gtk_widget_set_can_focus (view, FALSE);
  gtk_widget_set_can_target (view, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Preview"), -1);
  adw_bin_set_child (self->preview, view);
}

static gboolean
get_index (GValue   *value,
           GVariant *setting,
           gpointer  row)
{
  UnrepPreferences *self = UNREP_PREFERENCES (gtk_widget_get_root (row));
  const char *id = g_variant_get_string (setting, NULL);
  guint found = 0;

  if (row == self->font && g_ptr_array_find_with_equal_func (self->families, id, g_str_equal, &found))
    found++;
  for (guint i = 0; row == self->digits && i < G_N_ELEMENTS (digits); i++)
    if (g_str_equal (digits[i], id))
      found = i;
  g_value_set_uint (value, found);
  return TRUE;
}

static GVariant *
set_index (const GValue       *value,
           const GVariantType *type,
           gpointer            row)
{
  UnrepPreferences *self = UNREP_PREFERENCES (gtk_widget_get_root (row));
  guint index = g_value_get_uint (value);

  if (row == self->digits)
    return index < G_N_ELEMENTS (digits) ? g_variant_new_string (digits[index]) : NULL;
  if (index == 0)
    return g_variant_new_string ("");
  return index <= self->families->len ? g_variant_new_string (g_ptr_array_index (self->families, index - 1)) : NULL;
}

static void
fill_fonts (UnrepPreferences *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->families = unrep_font_list_arabic ();
  gtk_string_list_append (names, _("Best that is installed"));
  for (guint i = 0; i < self->families->len; i++)
    gtk_string_list_append (names, g_ptr_array_index (self->families, i));
  adw_combo_row_set_model (self->font, G_LIST_MODEL (names));
}

static void
fill_digits (UnrepPreferences *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("As the language has them"));
  gtk_string_list_append (names, "123");
  gtk_string_list_append (names, "١٢٣");
  adw_combo_row_set_model (self->digits, G_LIST_MODEL (names));
}

static gboolean
show_number_cb (GtkSpinButton *field)
{
  g_autofree char *text = unrep_digits_take (
    g_strdup_printf ("%.*f", (int) gtk_spin_button_get_digits (field), gtk_spin_button_get_value (field)));

  if (!g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (field))))
    gtk_editable_set_text (GTK_EDITABLE (field), text);
  return TRUE;
}

static int
read_number_cb (GtkSpinButton *field,
                double        *number)
{
  return unrep_digits_parse (gtk_editable_get_text (GTK_EDITABLE (field)), number) ? TRUE : GTK_INPUT_ERROR;
}

static void
follow_digits (UnrepPreferences *self,
               GSettings        *settings)
{
  GtkSpinButton *fields[] = { self->size, self->spacing, self->width };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_signal_connect (fields[i], "output", G_CALLBACK (show_number_cb), NULL);
      g_signal_connect (fields[i], "input", G_CALLBACK (read_number_cb), NULL);
      show_number_cb (fields[i]);
      if (settings != NULL)
        g_signal_connect_object (settings, "changed::digits", G_CALLBACK (show_number_cb), fields[i], G_CONNECT_SWAPPED);
    }
}

static void
unrep_preferences_init (UnrepPreferences *self)
{
  GSettings *settings = unrep_settings_get_default ();

  gtk_widget_init_template (GTK_WIDGET (self));
  add_preview (self);
  fill_fonts (self);
  fill_digits (self);
  follow_digits (self, settings);
  if (settings == NULL)
    return;
  g_settings_bind (settings, "report-font-size", self->size, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "line-spacing", self->spacing, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "text-width", self->width, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "justify", self->justify, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "auto-advance", self->advance, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "suggestions", self->suggestions, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (settings, "report-font", self->font, "selected", G_SETTINGS_BIND_DEFAULT, get_index,
                                set_index, self->font, NULL);
  g_settings_bind_with_mapping (settings, "digits", self->digits, "selected", G_SETTINGS_BIND_DEFAULT, get_index,
                                set_index, self->digits, NULL);
}

/**
 * unrep_preferences_show:
 * @parent: the window that asks
 * @desk: (nullable): what is open there
 *
 * Shows the preferences; what is changed there holds at once.
 */
void
unrep_preferences_show (GtkWindow *parent,
                        UnrepDesk *desk)
{
  UnrepPreferences *self = g_object_new (UNREP_TYPE_PREFERENCES, "transient-for", parent, "modal", TRUE, NULL);

  if (desk != NULL && !unrep_suggestions_are_possible (unrep_desk_get_suggestions (desk)))
    {
      gtk_widget_set_sensitive (GTK_WIDGET (self->suggestions_row), FALSE);
      adw_action_row_set_subtitle (self->suggestions_row, _("The codebook has no lexicon"));
    }
  gtk_window_present (GTK_WINDOW (self));
  g_debug ("preferences shown");
}
