/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/unrep-cli.h"

#include "annotation/unrep-agreed-encoding.h"
#include "annotation/unrep-reanchoring.h"
#include "annotation/unrep-review-store.h"
#include "annotation/unrep-save-job.h"
#include "annotation/unrep-versions.h"
#include "base/unrep-file.h"
#include "base/unrep-json-reader.h"

#include <glib/gi18n.h>
#include <string.h>

/* How much of a quote is printed. */
#define QUOTE_CHARS 40

typedef struct
{
  GFile *file;
  GBytes *bytes;
  UnrepSideFile *side_file;
  UnrepReanchoring *reanchoring;
} Work;

static void
work_clear (Work *self)
{
  g_clear_object (&self->file);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->side_file, unrep_side_file_unref);
  g_clear_pointer (&self->reanchoring, unrep_reanchoring_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

static char *
dup_quote (const char *exact)
{
  g_autofree char *start = NULL, *one_line = NULL;

  if (g_utf8_strlen (exact, -1) <= QUOTE_CHARS)
    start = g_strdup (exact);
  else
    start = g_strdup_printf ("%.*s…", (int) (g_utf8_offset_to_pointer (exact, QUOTE_CHARS) - exact), exact);
  one_line = g_strdelimit (g_steal_pointer (&start), "\t\r\n", ' ');
  return unrep_dup_printable (one_line);
}

static void
append_row (GString               *out,
            const UnrepReanchored *item)
{
  UnrepRange old = item->was->range;
  g_autofree char *quote = dup_quote (item->was->exact);
  g_autofree char *path = unrep_dup_printable (item->unit != NULL ? item->unit->path
                                                                  : unrep_annotation_get_unit (item->annotation));

  g_string_append_printf (out, "%s\t%s\t%zu-%zu\t", unrep_anchor_verdict_to_string (item->place.verdict), path,
                          old.start, old.end);
  if (item->place.verdict != UNREP_ANCHOR_LOST)
    g_string_append_printf (out, "%zu-%zu", item->place.range.start, item->place.range.end);
  g_string_append_printf (out, "\t%s\n", quote);
}

/* Only one's own work is written; what the team publishes is not one's own. */
static gboolean
is_own (UnrepSideFile *side_file)
{
  UnrepReviewer *owner = unrep_side_file_get_reviewer (side_file);
  g_autoptr (UnrepReviewer) me = unrep_reviewer_load (unrep_reviewer_get_id (owner), NULL);

  return g_str_equal (unrep_side_file_get_role (side_file), "annotation") && me != NULL &&
         g_str_equal (unrep_reviewer_get_uid (me), unrep_reviewer_get_uid (owner));
}

/* With what this computer knows beside the file, which is one's own. */
static UnrepSideFile *
new_whole (Work *self)
{
  g_autoptr (GFile) folder = g_file_get_parent (self->file);
  g_autofree char *uri = g_file_get_uri (folder);

  return is_own (self->side_file) ? unrep_store_new_whole (self->side_file, uri) : unrep_side_file_ref (self->side_file);
}

static gboolean
read_inputs (Work        *self,
             char       **operands,
             GError     **error)
{
  g_autoptr (GFile) report_file = unrep_cli_new_file (operands[1]);
  g_autoptr (UnrepReport) report = NULL;
  g_autoptr (UnrepOutline) outline = NULL;
  g_autoptr (UnrepSideFile) whole = NULL;
  g_autofree char *name = NULL;

  self->file = unrep_cli_new_file (operands[0]);
  name = unrep_file_dup_display (self->file);
  self->bytes = unrep_file_read (self->file, UNREP_JSON_MAX_BYTES, NULL, error);
  if (self->bytes != NULL)
    self->side_file = unrep_side_file_read_bytes (self->bytes, name, error);
  if (self->side_file != NULL)
    report = unrep_report_load_agreed (report_file, NULL, error);
  if (report != NULL)
    outline = unrep_report_new_outline (report, NULL, error);
  if (outline == NULL)
    return FALSE;
  whole = new_whole (self);
  self->reanchoring = unrep_reanchoring_new (whole, report, outline, NULL, error);
  return self->reanchoring != NULL;
}

static gboolean
apply (Work    *self,
       GError **error)
{
  g_autofree char *name = unrep_file_dup_display (self->file);
  g_autoptr (UnrepSideFile) anchored = unrep_reanchoring_new_side_file (self->reanchoring);
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  g_autoptr (UnrepSaveJob) job = NULL;

  if (!is_own (self->side_file))
    {
      g_set_error (error, UNREP_ERROR, UNREP_ERROR_UNWRITABLE, _("“%s” is not your side file. It was left as it is; "
                   "only its reviewer can place it in another report."), name);
      return FALSE;
    }
  if (g_str_equal (unrep_side_file_get_text_sha256 (self->side_file), unrep_side_file_get_text_sha256 (anchored)))
    return TRUE;
  if (!unrep_versions_keep (self->side_file, UNREP_VERSION_BEFORE_ANCHORING, error))
    return FALSE;
  job = unrep_save_job_new (self->file, NULL, anchored, self->bytes, nothing, NULL);
  unrep_save_job_run (job);
  if (unrep_save_job_get_error (job) == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (unrep_save_job_get_error (job)));
  return FALSE;
}

static UnrepCliStatus
run_anchor (const UnrepCliCommand *self,
            const char * const    *arguments)
{
  gboolean applies = FALSE;
  const GOptionEntry entries[] = {
    { "apply", 0, 0, G_OPTION_ARG_NONE, &applies, N_("Save it, in one's own side file only"), NULL },
    { NULL }
  };
  g_auto (GStrv) operands = NULL;
  g_auto (Work) work = { NULL };
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  UnrepCliStatus status;

  if (!unrep_cli_parse (self, entries, arguments, 2, 2, &operands, &status))
    return status;
  if (!read_inputs (&work, operands, &error))
    {
      status = unrep_cli_report_error (error);
      return applies && work.bytes != NULL && work.side_file == NULL ? UNREP_CLI_UNWRITABLE : status;
    }
  for (guint i = 0; i < unrep_reanchoring_get_n (work.reanchoring); i++)
    append_row (out, unrep_reanchoring_get (work.reanchoring, i));
  status = unrep_cli_print (out->str, out->len);
  if (!applies || apply (&work, &error))
    return status;
  unrep_cli_report_error (error);
  return UNREP_CLI_UNWRITABLE;
}

const UnrepCliCommand unrep_cli_anchor = {
  .name = "anchor",
  .parameters = "[--apply] SIDE-FILE REPORT",
  .summary = N_("Where each annotation of a side file lies in a changed report"),
  .run = run_anchor,
};
