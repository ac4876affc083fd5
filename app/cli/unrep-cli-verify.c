/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/unrep-cli.h"

#include "annotation/unrep-agreed-encoding.h"
#include "annotation/unrep-journal-left.h"
#include "annotation/unrep-side-file.h"
#include "base/unrep-file.h"
#include "base/unrep-json-reader.h"
#include "report/unrep-report.h"

#include <glib/gi18n.h>
#include <string.h>

static void
append_summary (GString       *out,
                GFile         *file,
                UnrepSideFile *side_file)
{
  g_autofree char *display = unrep_file_dup_display (file);
  g_autofree char *summary = NULL;
  g_autofree char *printable = NULL;
  guint n_annotations = unrep_side_file_get_n_annotations (side_file);
  g_autofree char *annotations =
    g_strdup_printf (ngettext ("%u annotation", "%u annotations", n_annotations), n_annotations);

  /* Translators: a file name, "12 annotations", a reviewer's id, a report's name, a codebook's id and version */
  summary = g_strdup_printf (_("%s: sound; %s by %s on %s, codebook %s version %u"), display, annotations,
                             unrep_reviewer_get_id (unrep_side_file_get_reviewer (side_file)),
                             unrep_side_file_get_report_name (side_file),
                             unrep_side_file_get_codebook_id (side_file),
                             unrep_side_file_get_codebook_version (side_file));
  printable = unrep_dup_printable (summary);
  g_string_append (out, printable);
  g_string_append_c (out, '\n');
}

/* A sound file is not all there is if a window ended before it was saved. */
static void
tell_unsaved (GFile         *file,
              UnrepSideFile *side_file)
{
  g_autoptr (GFile) parent = g_file_get_parent (file);
  g_autofree char *folder = g_file_get_uri (parent);
  g_autoptr (GPtrArray) left = unrep_journal_list_left (side_file, folder);
  g_autofree char *display = unrep_file_dup_display (file);
  g_autoptr (UnrepSideFile) again = left->len > 0 ? unrep_side_file_read (file, NULL, NULL) : NULL;

  if (again != NULL)
    unrep_journal_remove_shown (left, again);
  if (left->len > 0)
    unrep_cli_complain (ngettext ("“%s” lacks %u change that is in the journal of this computer. It is added when the "
                                  "report is opened.",
                                  "“%s” lacks %u changes that are in the journal of this computer. They are added when "
                                  "the report is opened.", left->len), display, left->len);
}

/* Says so where the report beside the side file has another text by now, or cannot
 * be read. The side file is sound all the same. */
static void
append_report (GString       *out,
               GFile         *file,
               UnrepSideFile *side_file)
{
  const char *name = unrep_side_file_get_report_name (side_file);
  g_autofree char *base_name = g_path_get_basename (name);
  g_autofree char *display = unrep_file_dup_display (file);
  g_autofree char *printable = unrep_dup_printable (name);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GFile) beside = NULL;
  g_autoptr (UnrepReport) report = NULL;
  g_autoptr (GError) error = NULL;

  /* The name is not to be trusted: it is never a path. */
  if (folder == NULL || !g_str_equal (base_name, name))
    return;
  beside = g_file_get_child (folder, name);
  if (g_file_query_file_type (beside, G_FILE_QUERY_INFO_NONE, NULL) != G_FILE_TYPE_REGULAR)
    return;

  report = unrep_report_load_agreed (beside, NULL, &error);
  if (report == NULL)
    /* Translators: a side file, and why the report cannot be read */
    g_string_append_printf (out, _("%s: whether it fits the report beside it is not known: %s"), display, error->message);
  else if (!g_str_equal (unrep_report_get_text_sha256 (report), unrep_side_file_get_text_sha256 (side_file)))
    /* Translators: a side file and a report */
    g_string_append_printf (out, _("%s: the report “%s” beside it has another text now; its annotations have to be placed anew"),
                            display, printable);
  else
    return;
  g_string_append_c (out, '\n');
}

/* What was a side file, and is damaged. */
static gboolean
is_repairable (GFile        *file,
               const GError *reason)
{
  static const char sign[] = "unrep-side-file";
  g_autoptr (GBytes) bytes = NULL;
  gsize n_bytes;
  const char *data;

  if (!g_error_matches (reason, UNREP_ERROR, UNREP_ERROR_SYNTAX) && !g_error_matches (reason, UNREP_ERROR, UNREP_ERROR_FORMAT))
    return FALSE;
  bytes = unrep_file_read (file, UNREP_JSON_MAX_BYTES, NULL, NULL);
  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &n_bytes);
  return memmem (data, n_bytes, sign, strlen (sign)) != NULL;
}

static void
advise (GFile        *file,
        const GError *reason)
{
  g_autofree char *display = unrep_file_dup_display (file);

  if (is_repairable (file, reason))
    unrep_cli_complain (_("To save what can be saved: unrep-cli repair “%s”"), display);
}

static UnrepCliStatus
run_verify (const UnrepCliCommand *self,
            const char * const    *arguments)
{
  g_auto (GStrv) operands = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  UnrepCliStatus status;

  if (!unrep_cli_parse (self, NULL, arguments, 1, G_MAXUINT, &operands, &status))
    return status;

  status = UNREP_CLI_DONE;
  for (gsize i = 0; operands[i] != NULL; i++)
    {
      g_autoptr (GFile) file = unrep_cli_new_file (operands[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (UnrepSideFile) side_file = unrep_side_file_read (file, NULL, &error);

      if (side_file != NULL)
        {
          append_summary (out, file, side_file);
          append_report (out, file, side_file);
          tell_unsaved (file, side_file);
          continue;
        }
      unrep_cli_complain ("%s", error->message);
      advise (file, error);
      status = unrep_cli_worse (status, g_error_matches (error, UNREP_ERROR, UNREP_ERROR_UNREADABLE)
                                          ? UNREP_CLI_UNREADABLE
                                          : UNREP_CLI_UNSOUND);
    }

  return unrep_cli_worse (status, unrep_cli_print (out->str, out->len));
}

const UnrepCliCommand unrep_cli_verify = {
  .name = "verify",
  .parameters = "SIDE-FILE…",
  .summary = N_("Tell whether side files are sound"),
  .run = run_verify,
};
