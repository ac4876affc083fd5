/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-settings.h"

#include "unrep-config.h"

/**
 * unrep_settings_get_default:
 *
 * A program that is run before it is installed has no schema, and g_settings_new()
 * would end it; everything that asks for a setting can do without.
 *
 * Returns: (transfer none) (nullable): the settings, %NULL where there is no schema
 */
GSettings *
unrep_settings_get_default (void)
{
  static GSettings *settings;
  static gboolean asked = FALSE;

  if (!asked)
    {
      GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
      g_autoptr (GSettingsSchema) schema = NULL;

      asked = TRUE;
      if (source != NULL)
        schema = g_settings_schema_source_lookup (source, UNREP_APPLICATION_ID, TRUE);
      if (schema != NULL)
        settings = g_settings_new_full (schema, NULL, NULL);
      else
        g_debug ("no settings schema: every setting has its default");
    }
  return settings;
}
