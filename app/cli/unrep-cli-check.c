/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/unrep-cli-module.h"
#include "cli/unrep-cli-work.h"

#include "annotation/unrep-agreed-encoding.h"
#include "annotation/unrep-review-rendering.h"
#include "base/unrep-file.h"
#include "rendering/unrep-baseline.h"
#include "rendering/unrep-finding-entries.h"
#include "rendering/unrep-finding-list.h"
#include "rendering/unrep-finding-message.h"
#include "report/unrep-report.h"

#include <glib/gi18n.h>

/* So much is printed at once, in bytes. */
#define PRINTED_AT_ONCE (64 * 1024)

/* What is asked for, and what has been found in the reports so far. */
typedef struct
{
  UnrepBaseline *baseline;
  UnrepCheckAids aids;
  char *reviewer;
  gboolean tally;
  UnrepJsonWriter *json;
  GString *text;
  GArray *tallies; /* of Tally */
  UnrepCliStatus status;
} Work;

/* One report, and what somebody says of it. */
typedef struct
{
  char *name;
  UnrepFindings *findings;
  UnrepReview *review; /* NULL where nobody is asked for */
  GPtrArray *judged;
  GArray *entries;
  UnrepFindingMessages *messages;
} Checked;

/* The counts of one report. */
typedef struct
{
  char *name;
  guint counts[UNREP_N_FAMILIES + 1][UNREP_N_FINDING_STATES]; /* the last is what people have marked */
  guint n_signed_off;
} Tally;

static void
checked_clear (Checked *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->messages, unrep_finding_messages_free);
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->judged, g_ptr_array_unref);
  g_clear_object (&self->review);
  g_clear_pointer (&self->findings, unrep_findings_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Checked, checked_clear)

static void
tally_clear (Tally *self)
{
  g_free (self->name);
}

static void
work_clear (Work *self)
{
  g_clear_pointer (&self->baseline, unrep_baseline_free);
  g_clear_pointer (&self->aids.fonts, unrep_font_coverage_free);
  g_clear_pointer (&self->aids.dictionary, unrep_dictionary_free);
  g_clear_pointer (&self->reviewer, g_free);
  g_clear_pointer (&self->tallies, g_array_unref);
  g_clear_pointer (&self->json, unrep_json_writer_free);
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

/* What is ready to be printed goes out, unless that has failed already. */
static void
flush (Work *self)
{
  if (self->status < UNREP_CLI_UNWRITABLE)
    self->status = unrep_cli_worse (self->status, unrep_cli_print (self->text->str, self->text->len));
  g_string_truncate (self->text, 0);
}

static const char *
get_id (const Checked           *checked,
        const UnrepFindingEntry *entry)
{
  return entry->index != UNREP_NO_FINDING ? unrep_findings_get (checked->findings, entry->index)->check->id
                                          : unrep_finding_group_to_string (entry->family);
}

static gsize
get_column (const Checked           *checked,
            const UnrepFindingEntry *entry)
{
  return entry->range.start - unrep_text_get_line_range (unrep_findings_get_text (checked->findings), entry->line).start + 1;
}

static char *
dup_words (const Checked           *checked,
           const UnrepFindingEntry *entry)
{
  UnrepText *text = unrep_findings_get_text (checked->findings);

  return unrep_finding_dup_shown (unrep_text_get_utf8 (text) + unrep_text_get_byte (text, entry->range.start),
                                  unrep_range_length (entry->range));
}

static void
append_line (Work                    *self,
             const Checked           *checked,
             const char              *file,
             const UnrepFindingEntry *entry)
{
  gsize column = entry->index != UNREP_NO_FINDING ? unrep_findings_get (checked->findings, entry->index)->column
                                                  : get_column (checked, entry);

  g_string_append (self->text, file);
  g_string_append_c (self->text, ':');
  unrep_cli_append_number (self->text, entry->line);
  g_string_append_c (self->text, ':');
  unrep_cli_append_number (self->text, column);
  g_string_append (self->text, ": ");
  g_string_append (self->text, unrep_severity_to_string (entry->severity));
  g_string_append_c (self->text, ' ');
  g_string_append (self->text, get_id (checked, entry));
  g_string_append_c (self->text, ' ');
  if (entry->index != UNREP_NO_FINDING)
    unrep_finding_messages_append (checked->messages, entry->index, self->text);
  else
    {
      g_autofree char *words = dup_words (checked, entry);

      g_string_append_printf (self->text, "%s: “%s”", unrep_finding_entry_get_title (entry), words);
    }
  if (entry->state != UNREP_FINDING_OPEN)
    g_string_append_printf (self->text, " [%s]", unrep_finding_state_to_string (entry->state));
  g_string_append_c (self->text, '\n');
  if (self->text->len >= PRINTED_AT_ONCE)
    flush (self);
}

static void
write_marked (Work                    *self,
              const Checked           *checked,
              const UnrepFindingEntry *entry)
{
  g_autofree char *words = unrep_text_dup_range (unrep_findings_get_text (checked->findings), entry->range);

  unrep_json_writer_member_string (self->json, "file", checked->name);
  unrep_json_writer_member_int (self->json, "line", entry->line);
  unrep_json_writer_member_int (self->json, "column", (gint64) get_column (checked, entry));
  unrep_json_writer_member_int (self->json, "start", (gint64) entry->range.start);
  unrep_json_writer_member_int (self->json, "end", (gint64) entry->range.end);
  unrep_json_writer_member_string (self->json, "severity", unrep_severity_to_string (entry->severity));
  unrep_json_writer_member_string (self->json, "family", unrep_finding_group_to_string (entry->family));
  unrep_json_writer_name (self->json, "check");
  unrep_json_writer_null (self->json);
  unrep_json_writer_member_string (self->json, "message", unrep_finding_entry_get_title (entry));
  unrep_json_writer_member_string (self->json, "text", words);
}

static const char *
get_state_name (UnrepFindingState state)
{
  return state == UNREP_FINDING_OPEN ? "open" : unrep_finding_state_to_string (state);
}

static void
write_entry (Work                    *self,
             const Checked           *checked,
             const UnrepFindingEntry *entry)
{
  unrep_json_writer_begin_object (self->json);
  if (entry->index != UNREP_NO_FINDING)
    unrep_findings_write_json (checked->findings, entry->index, checked->name, self->json);
  else
    write_marked (self, checked, entry);
  if (checked->review != NULL)
    {
      unrep_json_writer_member_string (self->json, "state", get_state_name (entry->state));
      unrep_json_writer_member_string (self->json, "note", entry->note);
    }
  unrep_json_writer_end_object (self->json);
}

static gboolean
checked_init (Checked  *self,
              Work     *work,
              GFile    *file,
              GError  **error)
{
  g_autoptr (UnrepReport) report = unrep_report_load_agreed (file, NULL, error);
  g_autoptr (UnrepOutline) outline = report != NULL ? unrep_report_new_outline (report, NULL, error) : NULL;

  if (outline == NULL)
    return FALSE;
  if (work->reviewer != NULL)
    {
      self->review = unrep_cli_load_review (report, outline, work->reviewer, error);
      if (self->review == NULL)
        return FALSE;
      self->judged = unrep_review_list_judged (self->review);
      unrep_outline_unref (outline);
      outline = unrep_outline_ref (unrep_review_get_outline (self->review));
    }
  self->findings = unrep_findings_new_aided (unrep_report_get_text (report), outline, NULL, &work->aids, NULL, error);
  if (self->findings == NULL)
    return FALSE;
  self->messages = unrep_finding_messages_new (self->findings, TRUE);
  self->entries = unrep_finding_entries_list (self->findings, self->judged);
  return TRUE;
}

/* Errors that somebody has looked at and does not mind are none. */
static gboolean
is_error (const UnrepFindingEntry *entry)
{
  return entry->severity == UNREP_SEVERITY_ERROR && entry->state != UNREP_FINDING_WRONG && entry->state != UNREP_FINDING_ACCEPTED;
}

static guint
count_signed_off (GPtrArray *judged)
{
  guint n = 0;

  for (guint i = 0; judged != NULL && i < judged->len; i++)
    n += unrep_judgement_get_state (unrep_annotation_get_judgement (g_ptr_array_index (judged, i))) == UNREP_FINDING_SIGNED_OFF;
  return n;
}

static void
check_report (Work       *self,
              const char *argument)
{
  g_autoptr (GFile) file = unrep_cli_new_file (argument);
  g_auto (Checked) checked = { .name = g_filename_display_name (argument) };
  g_autofree char *name = unrep_dup_printable (checked.name);
  Tally tally = { NULL };
  g_autoptr (GError) error = NULL;

  if (!checked_init (&checked, self, file, &error))
    {
      self->status = unrep_cli_worse (self->status, unrep_cli_report_error (error));
      return;
    }
  for (guint i = 0; i < checked.entries->len; i++)
    {
      const UnrepFindingEntry *entry = &g_array_index (checked.entries, UnrepFindingEntry, i);

      if (self->baseline != NULL && entry->index != UNREP_NO_FINDING
          && unrep_baseline_accepts (self->baseline, checked.findings, entry->index))
        continue;
      if (is_error (entry))
        self->status = unrep_cli_worse (self->status, UNREP_CLI_UNSOUND);
      tally.counts[entry->family][entry->state]++;
      if (self->json != NULL)
        write_entry (self, &checked, entry);
      else if (!self->tally)
        append_line (self, &checked, name, entry);
    }
  tally.name = g_strdup (checked.name);
  tally.n_signed_off = count_signed_off (checked.judged);
  g_array_append_val (self->tallies, tally);
}

static const UnrepFindingState counted_states[] = {
  UNREP_FINDING_OPEN, UNREP_FINDING_WRONG, UNREP_FINDING_ACCEPTED, UNREP_FINDING_TO_FIX,
};

static gboolean
is_empty (const Tally *tally,
          UnrepFamily  family)
{
  for (gsize i = 0; i < G_N_ELEMENTS (counted_states); i++)
    if (tally->counts[family][counted_states[i]] > 0)
      return FALSE;
  return TRUE;
}

/* One row a report and family that has findings, and one for what is signed off. */
static void
append_tally (Work        *self,
              const Tally *tally)
{
  g_autofree char *name = unrep_dup_printable (tally->name);

  for (UnrepFamily family = 0; family <= UNREP_N_FAMILIES; family++)
    {
      if (is_empty (tally, family))
        continue;
      g_string_append_printf (self->text, "%s\t%s", name, unrep_finding_group_to_string (family));
      for (gsize i = 0; i < G_N_ELEMENTS (counted_states); i++)
        g_string_append_printf (self->text, "\t%u", tally->counts[family][counted_states[i]]);
      g_string_append (self->text, "\t0\n");
    }
  if (tally->n_signed_off > 0)
    g_string_append_printf (self->text, "%s\tparagraphs\t0\t0\t0\t0\t%u\n", name, tally->n_signed_off);
}

static void
write_tally (Work        *self,
             const Tally *tally)
{
  unrep_json_writer_begin_object (self->json);
  unrep_json_writer_member_string (self->json, "file", tally->name);
  unrep_json_writer_member_int (self->json, "signed-off", tally->n_signed_off);
  unrep_json_writer_member_array (self->json, "families");
  for (UnrepFamily family = 0; family <= UNREP_N_FAMILIES; family++)
    {
      if (is_empty (tally, family))
        continue;
      unrep_json_writer_begin_object (self->json);
      unrep_json_writer_member_string (self->json, "family", unrep_finding_group_to_string (family));
      for (gsize i = 0; i < G_N_ELEMENTS (counted_states); i++)
        unrep_json_writer_member_int (self->json, get_state_name (counted_states[i]), tally->counts[family][counted_states[i]]);
      unrep_json_writer_end_object (self->json);
    }
  unrep_json_writer_end_array (self->json);
  unrep_json_writer_end_object (self->json);
}

static void
finish (Work *self)
{
  if (self->tally && self->json == NULL)
    g_string_append (self->text, "file\tfamily\topen\twrong\taccepted\tto-fix\tsigned-off\n");
  if (self->json != NULL)
    unrep_json_writer_end_array (self->json);
  if (self->tally && self->json != NULL)
    unrep_json_writer_member_array (self->json, "tally");
  for (guint i = 0; self->tally && i < self->tallies->len; i++)
    if (self->json != NULL)
      write_tally (self, &g_array_index (self->tallies, Tally, i));
    else
      append_tally (self, &g_array_index (self->tallies, Tally, i));
  if (self->json == NULL)
    {
      flush (self);
      return;
    }
  if (self->tally)
    unrep_json_writer_end_array (self->json);
  unrep_json_writer_end_object (self->json);
  self->status = unrep_cli_worse (self->status,
                                  unrep_cli_print_bytes (unrep_json_writer_free_to_bytes (g_steal_pointer (&self->json))));
}

static gboolean
read_baseline (Work       *self,
               const char *argument)
{
  g_autoptr (GFile) file = unrep_cli_new_file (argument);
  g_autoptr (GError) error = NULL;

  self->baseline = unrep_baseline_read (file, NULL, &error);
  if (self->baseline == NULL)
    self->status = unrep_cli_report_error (error);
  return self->baseline != NULL;
}

static gboolean
read_dictionary (Work *self)
{
  g_autoptr (GError) error = NULL;

  self->aids.dictionary = unrep_dictionary_new ("ar", &error);
  if (self->aids.dictionary == NULL)
    self->status = unrep_cli_report_error (error);
  return self->aids.dictionary != NULL;
}

/* The findings say what each character is drawn from; why, is said once. */
static void
read_fonts (Work       *self,
            const char *families)
{
  g_autofree char *problem = NULL;

  self->aids.fonts = unrep_font_coverage_new_installed (families);
  problem = unrep_font_coverage_dup_problem (self->aids.fonts, NULL);
  if (problem != NULL)
    unrep_cli_complain ("check: %s", problem);
}

/**
 * unrep_cli_check_run:
 * @self: what was asked for
 * @arguments: what stands behind its name
 *
 * Finds where a report is wrong, or drawn wrongly.
 *
 * Returns: the exit status
 */
UnrepCliStatus
unrep_cli_check_run (const UnrepCliCommand *self,
                     const char * const    *arguments)
{
  static const char * const formats[] = { "text", "json", NULL };
  g_autofree char *format = NULL, *baseline = NULL, *fonts = NULL;
  gboolean words = FALSE;
  g_auto (GStrv) operands = NULL;
  g_auto (Work) work = { 0 };
  const GOptionEntry options[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format, N_("How to print it: text (default) or json"), "FORMAT" },
    { "baseline", 0, 0, G_OPTION_ARG_FILENAME, &baseline, N_("Leave out the findings in this file, as printed by --format=json"), "FILE" },
    { "fonts", 0, 0, G_OPTION_ARG_STRING, &fonts, N_("Also find what these families do not draw, with commas between them"), "FAMILIES" },
    { "reviewer", 0, 0, G_OPTION_ARG_FILENAME, &work.reviewer, N_("With what this reviewer says of the findings"), "ID" },
    { "tally", 0, 0, G_OPTION_ARG_NONE, &work.tally, N_("Count the findings of each family by what is said of them"), NULL },
    { "words", 0, 0, G_OPTION_ARG_NONE, &words, N_("Also find words that the Arabic dictionary has not"), NULL },
    { NULL }
  };
  UnrepCliStatus status;
  guint choice;

  if (!unrep_cli_parse (self, options, arguments, 1, G_MAXUINT, &operands, &status))
    return status;
  if (!unrep_cli_choose (self, "--format", format, formats, &choice))
    return UNREP_CLI_USAGE;
  if (baseline != NULL && !read_baseline (&work, baseline))
    return work.status;
  if (words && !read_dictionary (&work))
    return work.status;
  if (fonts != NULL)
    read_fonts (&work, fonts);

  work.tallies = g_array_new (FALSE, FALSE, sizeof (Tally));
  g_array_set_clear_func (work.tallies, (GDestroyNotify) tally_clear);
  if (choice == 1)
    {
      work.json = unrep_json_writer_new ();
      unrep_json_writer_begin_object (work.json);
      unrep_json_writer_member_array (work.json, "findings");
    }
  else
    work.text = g_string_new (NULL);
  for (guint i = 0; operands[i] != NULL; i++)
    check_report (&work, operands[i]);
  finish (&work);
  return work.status;
}
