/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/unrep-cli-module.h"

#include "annotation/unrep-agreed-encoding.h"
#include "base/unrep-file.h"
#include "base/unrep-json-writer.h"
#include "rendering/unrep-mismatch.h"
#include "report/unrep-report.h"

#include <glib/gi18n.h>

static const char * const side_names[] = { "first", "second" };

/* Two reports, and what differs. */
typedef struct
{
  char *names[UNREP_N_SIDES];
  UnrepOutline *outlines[UNREP_N_SIDES];
  UnrepMismatches *mismatches;
} Work;

static void
work_clear (Work *self)
{
  for (UnrepSide side = 0; side < UNREP_N_SIDES; side++)
    {
      g_clear_pointer (&self->names[side], g_free);
      g_clear_pointer (&self->outlines[side], unrep_outline_unref);
    }
  g_clear_pointer (&self->mismatches, unrep_mismatches_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

static gboolean
open_report (Work        *self,
             UnrepSide    side,
             const char  *argument,
             GError     **error)
{
  g_autoptr (GFile) file = unrep_cli_new_file (argument);
  g_autoptr (UnrepReport) report = unrep_report_load_agreed (file, NULL, error);

  if (report == NULL)
    return FALSE;
  self->names[side] = g_filename_display_name (argument);
  self->outlines[side] = unrep_report_new_outline (report, NULL, error);
  return self->outlines[side] != NULL;
}

static void
get_place (Work       *self,
           UnrepSide   side,
           UnrepRange  range,
           guint      *line,
           gsize      *column)
{
  UnrepText *text = unrep_outline_get_text (self->outlines[side]);

  *line = unrep_text_get_line_at (text, range.start);
  *column = range.start - unrep_text_get_line_range (text, *line).start + 1;
}

/* What the first report lacks stands in the second one. */
static UnrepCliStatus
print_text (Work *self)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < unrep_mismatches_get_n (self->mismatches); i++)
    {
      const UnrepMismatch *mismatch = unrep_mismatches_get (self->mismatches, i);
      g_autofree char *message = unrep_mismatches_dup_message (self->mismatches, i);
      UnrepSide side = unrep_range_length (mismatch->range[UNREP_SIDE_FIRST]) > 0 ? UNREP_SIDE_FIRST : UNREP_SIDE_SECOND;
      g_autofree char *name = unrep_dup_printable (self->names[side]);
      guint line;
      gsize column;

      get_place (self, side, mismatch->range[side], &line, &column);
      g_string_append_printf (out, "%s:%u:%zu: %s %s %s\n", name, line, column, unrep_severity_to_string (mismatch->severity),
                              unrep_mismatch_get_check (mismatch->kind)->id, message);
    }
  /* The isolates around the words are for the window; few terminals know them. */
  g_string_replace (out, "\u2068", "", 0);
  g_string_replace (out, "\u2069", "", 0);
  return unrep_cli_print (out->str, out->len);
}

static void
append_cells (GString      *out,
              UnrepOutline *outline,
              guint         index)
{
  const UnrepUnit *unit = index != UNREP_NO_UNIT ? unrep_outline_get_unit (outline, index) : NULL;

  if (unit != NULL)
    g_string_append_printf (out, "%s\t%s\t%s\t%u\t", unrep_unit_kind_to_string (unit->kind), unit->label, unit->path, unit->line);
  else
    g_string_append (out, "\t\t\t\t");
}

/* A row for every pair; what one of them lacks is empty. */
static UnrepCliStatus
print_tsv (Work *self)
{
  UnrepPairing *pairing = unrep_mismatches_get_pairing (self->mismatches);
  g_autoptr (GString) out = g_string_new ("kind\tlabel\tpath\tline\tkind_2\tlabel_2\tpath_2\tline_2\tfindings\n");
  guint next = 0, n = unrep_mismatches_get_n (self->mismatches);

  for (guint i = 0; i < unrep_pairing_get_n (pairing); i++)
    {
      UnrepPair pair = unrep_pairing_get (pairing, i);
      guint first = next;

      for (UnrepSide side = 0; side < UNREP_N_SIDES; side++)
        append_cells (out, self->outlines[side], pair.unit[side]);
      for (; next < n && unrep_mismatches_get (self->mismatches, next)->pair == i; next++)
        g_string_append_printf (out, "%s%s", next > first ? " " : "",
                                unrep_mismatch_get_check (unrep_mismatches_get (self->mismatches, next)->kind)->id);
      g_string_append_c (out, '\n');
    }
  return unrep_cli_print (out->str, out->len);
}

static void
write_units (Work            *self,
             UnrepPair        pair,
             UnrepJsonWriter *writer)
{
  for (UnrepSide side = 0; side < UNREP_N_SIDES; side++)
    {
      const UnrepUnit *unit;

      unrep_json_writer_name (writer, side_names[side]);
      if (pair.unit[side] == UNREP_NO_UNIT)
        {
          unrep_json_writer_null (writer);
          continue;
        }
      unit = unrep_outline_get_unit (self->outlines[side], pair.unit[side]);
      unrep_json_writer_begin_object (writer);
      unrep_json_writer_member_string (writer, "kind", unrep_unit_kind_to_string (unit->kind));
      unrep_json_writer_member_string (writer, "label", unit->label);
      unrep_json_writer_member_string (writer, "path", unit->path);
      unrep_json_writer_member_int (writer, "line", unit->line);
      unrep_json_writer_member_int (writer, "start", (gint64) unit->range.start);
      unrep_json_writer_member_int (writer, "end", (gint64) unit->range.end);
      unrep_json_writer_end_object (writer);
    }
}

static void
write_mismatch (Work            *self,
                guint            index,
                UnrepJsonWriter *writer)
{
  const UnrepMismatch *mismatch = unrep_mismatches_get (self->mismatches, index);
  const UnrepCheck *check = unrep_mismatch_get_check (mismatch->kind);
  g_autofree char *message = unrep_mismatches_dup_message (self->mismatches, index);

  unrep_json_writer_begin_object (writer);
  unrep_json_writer_member_string (writer, "check", check->id);
  unrep_json_writer_member_string (writer, "severity", unrep_severity_to_string (mismatch->severity));
  unrep_json_writer_member_string (writer, "family", unrep_family_to_string (check->family));
  unrep_json_writer_member_string (writer, "message", message);
  unrep_json_writer_member_int (writer, "pair", mismatch->pair);
  for (UnrepSide side = 0; side < UNREP_N_SIDES; side++)
    {
      guint line;
      gsize column;

      get_place (self, side, mismatch->range[side], &line, &column);
      unrep_json_writer_name (writer, side_names[side]);
      unrep_json_writer_begin_object (writer);
      unrep_json_writer_member_int (writer, "line", line);
      unrep_json_writer_member_int (writer, "column", (gint64) column);
      unrep_json_writer_member_int (writer, "start", (gint64) mismatch->range[side].start);
      unrep_json_writer_member_int (writer, "end", (gint64) mismatch->range[side].end);
      unrep_json_writer_name (writer, "text");
      if (mismatch->reading[side] != NULL)
        unrep_json_writer_string (writer, mismatch->reading[side]);
      else
        unrep_json_writer_null (writer);
      unrep_json_writer_end_object (writer);
    }
  unrep_json_writer_end_object (writer);
}

static UnrepCliStatus
print_json (Work *self)
{
  UnrepPairing *pairing = unrep_mismatches_get_pairing (self->mismatches);
  g_autoptr (UnrepJsonWriter) writer = unrep_json_writer_new ();

  unrep_json_writer_begin_object (writer);
  for (UnrepSide side = 0; side < UNREP_N_SIDES; side++)
    unrep_json_writer_member_string (writer, side_names[side], self->names[side]);
  unrep_json_writer_member_boolean (writer, "likely", unrep_pairing_is_likely (pairing));
  unrep_json_writer_member_array (writer, "pairs");
  for (guint i = 0; i < unrep_pairing_get_n (pairing); i++)
    {
      unrep_json_writer_begin_object (writer);
      write_units (self, unrep_pairing_get (pairing, i), writer);
      unrep_json_writer_end_object (writer);
    }
  unrep_json_writer_end_array (writer);
  unrep_json_writer_member_array (writer, "findings");
  for (guint i = 0; i < unrep_mismatches_get_n (self->mismatches); i++)
    write_mismatch (self, i, writer);
  unrep_json_writer_end_array (writer);
  unrep_json_writer_end_object (writer);
  return unrep_cli_print_bytes (unrep_json_writer_free_to_bytes (g_steal_pointer (&writer)));
}

/**
 * unrep_cli_compare_run:
 * @self: what was asked for
 * @arguments: what stands behind its name
 *
 * Compares a report with the one in another language.
 *
 * Returns: the exit status
 */
UnrepCliStatus
unrep_cli_compare_run (const UnrepCliCommand *self,
                       const char * const    *arguments)
{
  static const char * const formats[] = { "text", "json", "tsv", NULL };
  static UnrepCliStatus (* const printers[]) (Work *) = { print_text, print_json, print_tsv };
  g_autofree char *format = NULL;
  g_auto (GStrv) operands = NULL;
  const GOptionEntry options[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format, N_("How to print it: text (what differs, default), tsv (the pairs) or json (both)"), "FORMAT" },
    { NULL }
  };
  g_auto (Work) work = { 0 };
  UnrepCliStatus status;
  guint choice;

  if (!unrep_cli_parse (self, options, arguments, 2, 2, &operands, &status))
    return status;
  if (!unrep_cli_choose (self, "--format", format, formats, &choice))
    return UNREP_CLI_USAGE;
  status = UNREP_CLI_DONE;
  for (UnrepSide side = 0; side < UNREP_N_SIDES; side++)
    {
      g_autoptr (GError) error = NULL;

      if (!open_report (&work, side, operands[side], &error))
        status = unrep_cli_worse (status, unrep_cli_report_error (error));
    }
  if (status != UNREP_CLI_DONE)
    return status;
  work.mismatches
    = unrep_mismatches_new_for_outlines (work.outlines[UNREP_SIDE_FIRST], work.outlines[UNREP_SIDE_SECOND], NULL, NULL);
  if (!unrep_pairing_is_likely (unrep_mismatches_get_pairing (work.mismatches)))
    unrep_cli_complain (_("No paragraph of “%s” and “%s” has the same number: one is hardly the original of the other."),
                        operands[0], operands[1]);
  return printers[choice] (&work);
}
