/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/unrep-cli.h"

#include "annotation/unrep-salvage.h"
#include "base/unrep-file.h"
#include "base/unrep-json-reader.h"

#include <glib/gi18n.h>

/* Where the sound copy goes; never over the damaged file itself. */
static GFile *
new_output (GFile       *file,
            const char  *output,
            gboolean     replace,
            GError     **error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *copy_name = g_strconcat (name != NULL ? name : "", ".repaired", NULL);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GFile) copy = output != NULL ? unrep_cli_new_file (output)
                           : folder != NULL ? g_file_get_child (folder, copy_name) : g_file_new_for_path (copy_name);
  g_autoptr (GFileInfo) input_info = g_file_query_info (file, G_FILE_ATTRIBUTE_ID_FILE, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_autoptr (GFileInfo) info = g_file_query_info (copy, G_FILE_ATTRIBUTE_ID_FILE, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_autofree char *display = unrep_file_dup_display (copy);

  if (g_file_equal (file, copy) ||
      (info != NULL && input_info != NULL &&
       g_strcmp0 (g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_ID_FILE),
                  g_file_info_get_attribute_string (input_info, G_FILE_ATTRIBUTE_ID_FILE)) == 0))
    g_set_error (error, UNREP_ERROR, UNREP_ERROR_UNWRITABLE,
                 _("“%s” is the damaged file itself; name another one with --output."), display);
  else if (g_file_query_exists (copy, NULL) && !replace)
    g_set_error (error, UNREP_ERROR, UNREP_ERROR_UNWRITABLE,
                 _("“%s” is there already; name another one with --output, or add --replace."), display);
  else
    return g_steal_pointer (&copy);
  return NULL;
}

static UnrepCliStatus
print_result (UnrepSalvage *salvage,
              GFile        *copy)
{
  g_autofree char *display = unrep_file_dup_display (copy);
  guint n_kept = unrep_salvage_get_n_kept (salvage), n_mended = unrep_salvage_get_n_mended (salvage);
  guint n_lost = unrep_salvage_get_n_lost (salvage);
  g_autofree char *kept = g_strdup_printf (ngettext ("%u annotation as it was", "%u annotations as they were", n_kept), n_kept);
  g_autofree char *mended = g_strdup_printf (ngettext ("%u mended", "%u mended", n_mended), n_mended);
  g_autofree char *lost = g_strdup_printf (ngettext ("%u loss", "%u losses", n_lost), n_lost);
  /* Translators: a file; “12 annotations as they were”; “1 mended”; “1 loss” */
  g_autofree char *line = g_strdup_printf (_("%s: %s, %s, %s"), display, kept, mended, lost);
  g_autoptr (GString) out = g_string_new (NULL);
  const char * const *messages = unrep_salvage_get_messages (salvage);

  for (gsize i = 0; messages[i] != NULL; i++)
    g_string_append_printf (out, "%s\n", messages[i]);
  g_string_append_printf (out, "%s\n", line);

  return unrep_cli_worse (n_lost > 0 ? UNREP_CLI_UNSOUND : UNREP_CLI_DONE, unrep_cli_print (out->str, out->len));
}

static UnrepCliStatus
report_unsaved (const GError *error)
{
  unrep_cli_complain ("%s", error->message);

  return g_error_matches (error, UNREP_ERROR, UNREP_ERROR_NEWER) ? UNREP_CLI_UNWRITABLE : UNREP_CLI_UNSOUND;
}

static UnrepCliStatus
run_repair (const UnrepCliCommand *self,
            const char * const    *arguments)
{
  g_autofree char *output = NULL;
  gboolean replace = FALSE;
  g_auto (GStrv) operands = NULL;
  const GOptionEntry options[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Where to write the sound copy"), "FILE" },
    { "replace", 0, 0, G_OPTION_ARG_NONE, &replace, N_("Write over a file that is there; never over SIDE-FILE"), NULL },
    { NULL }
  };
  g_autoptr (GFile) file = NULL, copy = NULL;
  g_autoptr (GBytes) bytes = NULL, repaired = NULL;
  g_autoptr (UnrepSalvage) salvage = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  UnrepCliStatus status;

  if (!unrep_cli_parse (self, options, arguments, 1, 1, &operands, &status))
    return status;

  file = unrep_cli_new_file (operands[0]);
  name = unrep_file_dup_display (file);
  bytes = unrep_file_read (file, UNREP_JSON_MAX_BYTES, NULL, &error);
  if (bytes == NULL)
    return unrep_cli_report_error (error);
  copy = new_output (file, output, replace, &error);
  if (copy == NULL)
    return unrep_cli_report_error (error);
  salvage = unrep_salvage_new (bytes, name, file, &error);
  if (salvage == NULL)
    return report_unsaved (error);

  repaired = unrep_side_file_to_bytes (unrep_salvage_get_file (salvage));
  if (!unrep_file_save (copy, repaired, NULL, &error))
    return unrep_cli_report_error (error);
  return print_result (salvage, copy);
}

const UnrepCliCommand unrep_cli_repair = {
  .name = "repair",
  .parameters = "[--output=FILE] [--replace] SIDE-FILE",
  .summary = N_("Write a sound copy of a damaged side file"),
  .run = run_repair,
};
