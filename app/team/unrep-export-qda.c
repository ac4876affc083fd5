/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-export-table.h"

#include "team/unrep-export-xml.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

/* REFI-QDA 1.5 (2019). */
#define PROJECT_NAMESPACE "urn:QDA-XML:project:1.0"
#define CODEBOOK_NAMESPACE "urn:QDA-XML:codebook:1.0"
#define XML_HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

typedef struct
{
  UnrepFileOutput *output;
  struct archive  *archive;
  GString         *sources;
  GString         *notes;
} Project;

/* A text as the archive has it: lines end with LF alone, for programs count CRLF
 * differently. @dropped are the offsets of the carriage returns that are gone. */
typedef struct
{
  GString *text;
  GArray  *dropped;
} Plain;

static void
append_guid (GString    *out,
             const char *attribute,
             const char *format,
             ...) G_GNUC_PRINTF (3, 4);

/* What Unrep has no UUID for has one that is always the same. */
static void
append_guid (GString    *out,
             const char *attribute,
             const char *format,
             ...)
{
  g_autofree char *name = NULL, *uuid = NULL;
  va_list arguments;

  va_start (arguments, format);
  name = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  uuid = unrep_uuid_dup_for (name);
  unrep_xml_append_attribute (out, attribute, uuid);
}

/* One person's annotations may have the ids of another's, or of those with another
 * codebook, where somebody copied a side file to start from. */
static void
append_annotation_guid (GString           *out,
                        const char        *attribute,
                        const char        *kind,
                        UnrepExportReport *report,
                        UnrepReviewer     *reviewer,
                        UnrepAnnotation   *annotation)
{
  append_guid (out, attribute, "%s %s %s %u %s %s", kind, unrep_sheet_get_text_sha256 (report->sheet),
               unrep_sheet_get_codebook_id (report->sheet), unrep_sheet_get_codebook_version (report->sheet),
               unrep_reviewer_get_uid (reviewer), unrep_annotation_get_id (annotation));
}

static void
append_code (GString    *out,
             const char *kind,
             const char *codebook,
             guint       version,
             const char *id,
             const char *name,
             const char *colour)
{
  g_string_append (out, "<Code");
  append_guid (out, "guid", "%s %s %u %s", kind, codebook, version, id);
  unrep_xml_append_attribute (out, "name", name != NULL && *name != '\0' ? name : id);
  unrep_xml_append_attribute (out, "isCodable", "true");
  if (colour != NULL)
    unrep_xml_append_attribute (out, "color", colour);
  g_string_append (out, ">");
  unrep_xml_append_element (out, "Description", id);
  g_string_append (out, "</Code>\n");
}

static void
append_codebook_start (GString       *out,
                       UnrepCodebook *codebook,
                       const char    *id,
                       guint          version)
{
  g_string_append (out, "<Code");
  append_guid (out, "guid", "codebook %s %u", id, version);
  unrep_xml_append_attribute (out, "name", codebook != NULL ? unrep_codebook_get_question (codebook, NULL) : id);
  unrep_xml_append_attribute (out, "isCodable", "false");
  g_string_append (out, ">\n");
}

static void
append_position (GString       *out,
                 UnrepCodebook *codebook,
                 const char    *id,
                 guint          version,
                 const char    *position)
{
  guint index;
  gboolean known = codebook != NULL && unrep_codebook_find_position (codebook, position, &index);

  append_code (out, "position", id, version, position,
               known ? unrep_codebook_get_position_name (codebook, index, NULL) : position,
               known ? unrep_codebook_get_position (codebook, index)->colour : NULL);
}

static void
append_codebook_end (GString       *out,
                     UnrepCodebook *codebook)
{
  for (guint i = 0; codebook != NULL && i < unrep_codebook_get_n_tags (codebook); i++)
    append_code (out, "tag", unrep_codebook_get_id (codebook), unrep_codebook_get_version (codebook),
                 unrep_codebook_get_tag (codebook, i), unrep_codebook_get_tag_name (codebook, i, NULL), NULL);
  g_string_append (out, "</Code>\n");
}

/* With the positions that somebody has used and the codebook does not have. */
static void
append_counted_codebook (GString    *out,
                         UnrepTeam  *team,
                         UnrepTally *tally)
{
  const char *id = unrep_tally_get_codebook_id (tally);
  guint version = unrep_tally_get_codebook_version (tally);
  UnrepCodebook *codebook = unrep_team_get_codebook (team, id, version);

  append_codebook_start (out, codebook, id, version);
  for (guint i = 0; i < unrep_tally_get_n_positions (tally); i++)
    append_position (out, codebook, id, version, unrep_tally_get_position (tally, i));
  append_codebook_end (out, codebook);
}

/* There has to be a code: where nobody has done anything it is the default codebook. */
static void
append_codes (GString     *out,
              UnrepExport *self)
{
  g_string_append (out, "<Codes>\n");
  for (guint i = 0; i < self->tallies->len; i++)
    append_counted_codebook (out, self->team, g_ptr_array_index (self->tallies, i));
  if (self->tallies->len == 0)
    {
      g_autoptr (UnrepCodebook) codebook = unrep_codebook_new_default ();
      const char *id = unrep_codebook_get_id (codebook);
      guint version = unrep_codebook_get_version (codebook);

      append_codebook_start (out, codebook, id, version);
      for (guint i = 0; i < unrep_codebook_get_n_positions (codebook); i++)
        append_position (out, codebook, id, version, unrep_codebook_get_position (codebook, i)->id);
      append_codebook_end (out, codebook);
    }
  g_string_append (out, "</Codes>\n");
}

/**
 * unrep_export_write_qdc:
 * @self: what is exported
 * @output: where to
 * @error: where to put what went wrong
 *
 * Writes the codebooks as a REFI-QDA codebook.
 *
 * Returns: whether it was written
 */
gboolean
unrep_export_write_qdc (UnrepExport      *self,
                        UnrepFileOutput  *output,
                        GError          **error)
{
  g_autoptr (GString) out = g_string_new (XML_HEAD "<CodeBook xmlns=\"" CODEBOOK_NAMESPACE "\" origin=\"Unrep\">\n");

  append_codes (out, self);
  g_string_append (out, "</CodeBook>\n");

  return unrep_file_output_take (output, out, error);
}

static void
append_plain (Plain      *self,
              const char *text)
{
  gsize offset = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), offset++)
    if (*p == '\r' && p[1] == '\n')
      g_array_append_val (self->dropped, offset);
    else if (*p == '\r')
      g_string_append_c (self->text, '\n');
    else
      g_string_append_len (self->text, p, g_utf8_next_char (p) - p);
}

static gsize
map_offset (const Plain *self,
            gsize        offset)
{
  guint low = 0, high = self->dropped->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->dropped, gsize, middle) < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return offset - low;
}

static gboolean
add_entry (Project     *self,
           const char  *name,
           GString     *content,
           GError     **error)
{
  struct archive_entry *entry = archive_entry_new ();
  gboolean added;

  archive_entry_set_pathname_utf8 (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, (la_int64_t) content->len);
  /* No clock: the same work gives the same bytes. */
  archive_entry_set_mtime (entry, 946684800, 0);
  added = archive_write_header (self->archive, entry) == ARCHIVE_OK &&
          archive_write_data (self->archive, content->str, content->len) == (la_ssize_t) content->len;
  archive_entry_free (entry);

  return added || unrep_file_output_fail (self->output, archive_error_string (self->archive), error);
}

/* Side files may have days that no calendar has, and leap seconds; XML Schema has none. */
static void
append_time (GString    *out,
             const char *name,
             const char *time)
{
  g_autoptr (GDateTime) known = g_date_time_new_from_iso8601 (time, NULL);

  if (known != NULL && g_date_time_get_year (known) > 0)
    unrep_xml_append_attribute (out, name, time);
}

static void
append_who_and_when (GString         *out,
                     UnrepReviewer   *reviewer,
                     UnrepAnnotation *annotation,
                     gboolean         modified)
{
  unrep_xml_append_attribute (out, "creatingUser", unrep_reviewer_get_uid (reviewer));
  append_time (out, "creationDateTime", unrep_annotation_get_created (annotation));
  if (modified)
    {
      unrep_xml_append_attribute (out, "modifyingUser", unrep_reviewer_get_uid (reviewer));
      append_time (out, "modifiedDateTime", unrep_annotation_get_modified (annotation));
    }
}

static void
append_coding (GString           *out,
               UnrepExportReport *report,
               UnrepReviewer     *reviewer,
               UnrepAnnotation   *annotation,
               const char        *kind,
               const char        *code)
{
  g_autofree char *name = g_strdup_printf ("coding %s %s", kind, code);

  g_string_append (out, "<Coding");
  append_annotation_guid (out, "guid", name, report, reviewer, annotation);
  append_who_and_when (out, reviewer, annotation, FALSE);
  g_string_append (out, "><CodeRef");
  append_guid (out, "targetGUID", "%s %s %u %s", kind, unrep_sheet_get_codebook_id (report->sheet),
               unrep_sheet_get_codebook_version (report->sheet), code);
  g_string_append (out, "/></Coding>");
}

/* Of tags only those of the codebook have a code. */
static gboolean
is_code (UnrepExportReport *report,
         const char        *tag)
{
  return report->codebook != NULL && unrep_codebook_find_tag (report->codebook, tag, NULL);
}

/* What no coding can say goes into the note. */
static char *
dup_note (UnrepExportReport *report,
          UnrepAnnotation   *annotation)
{
  GString *out = g_string_new (unrep_annotation_get_note (annotation));
  const char * const *tags = unrep_annotation_get_tags (annotation);
  g_autofree char *result = unrep_annotation_dup_result (annotation);

  if (unrep_annotation_get_flag (annotation))
    g_string_append_printf (out, "%s[flag]", out->len > 0 ? "\n" : "");
  for (guint i = 0; tags[i] != NULL; i++)
    if (!is_code (report, tags[i]))
      g_string_append_printf (out, "%s[tag: %s]", out->len > 0 ? "\n" : "", tags[i]);
  if (result != NULL)
    g_string_append_printf (out, "%s[%s: %s]", out->len > 0 ? "\n" : "", unrep_annotation_get_kind (annotation), result);

  return g_string_free (out, FALSE);
}

static void
append_selection (Project           *self,
                  UnrepExportReport *report,
                  UnrepReviewer     *reviewer,
                  UnrepAnnotation   *annotation,
                  UnrepRange         range)
{
  GString *out = self->sources;
  const char *position = unrep_annotation_get_position (annotation);
  const char * const *tags = unrep_annotation_get_tags (annotation);
  g_autofree char *note = dup_note (report, annotation);
  g_autofree char *name = g_strdup_printf ("%s %s", unrep_annotation_get_kind (annotation),
                                           unrep_annotation_get_unit (annotation));

  g_string_append (out, "<PlainTextSelection");
  append_annotation_guid (out, "guid", "selection", report, reviewer, annotation);
  unrep_xml_append_attribute (out, "name", name);
  g_string_append_printf (out, " startPosition=\"%" G_GSIZE_FORMAT "\" endPosition=\"%" G_GSIZE_FORMAT "\"",
                          range.start, range.end);
  append_who_and_when (out, reviewer, annotation, TRUE);
  g_string_append_c (out, '>');
  if (position != NULL)
    append_coding (out, report, reviewer, annotation, "position", position);
  for (guint i = 0; tags[i] != NULL; i++)
    if (is_code (report, tags[i]))
      append_coding (out, report, reviewer, annotation, "tag", tags[i]);
  if (*note != '\0')
    {
      g_string_append (out, "<NoteRef");
      append_annotation_guid (out, "targetGUID", "note", report, reviewer, annotation);
      g_string_append (out, "/>");
      g_string_append (self->notes, "<Note");
      append_annotation_guid (self->notes, "guid", "note", report, reviewer, annotation);
      unrep_xml_append_attribute (self->notes, "name", name);
      append_who_and_when (self->notes, reviewer, annotation, TRUE);
      g_string_append_c (self->notes, '>');
      unrep_xml_append_element (self->notes, "PlainTextContent", note);
      g_string_append (self->notes, "</Note>\n");
    }
  g_string_append (out, "</PlainTextSelection>\n");
}

/* Of a report that is not there the quotes are all that there is: a line each. */
static UnrepRange
quote (Plain           *plain,
       gsize           *n_chars,
       UnrepAnnotation *annotation)
{
  g_autoptr (GString) line = g_string_new (unrep_annotation_get_exact (annotation));
  UnrepRange range = { *n_chars, *n_chars };

  g_string_replace (line, "\r\n", "\n", 0);
  g_string_replace (line, "\r", "\n", 0);
  range.end += g_utf8_strlen (line->str, (gssize) line->len);
  g_string_append (plain->text, line->str);
  g_string_append_c (plain->text, '\n');
  *n_chars = range.end + 1;

  return range;
}

static gboolean
write_source (Project            *self,
              UnrepExportReport  *report,
              Plain              *plain,
              GError            **error)
{
  const char *sha256 = unrep_sheet_get_text_sha256 (report->sheet);
  g_autofree char *name = g_strdup_printf ("source %s %s %u", sha256, unrep_sheet_get_codebook_id (report->sheet),
                                           unrep_sheet_get_codebook_version (report->sheet));
  g_autofree char *guid = unrep_uuid_dup_for (name);
  g_autofree char *path = g_strdup_printf ("internal://%s.txt", guid);
  g_autofree char *entry = g_strdup_printf ("sources/%s.txt", guid);
  gsize n_chars = 0;

  g_string_append (self->sources, "<TextSource");
  unrep_xml_append_attribute (self->sources, "guid", guid);
  unrep_xml_append_attribute (self->sources, "name", unrep_sheet_get_report_name (report->sheet));
  unrep_xml_append_attribute (self->sources, "plainTextPath", path);
  g_string_append (self->sources, ">\n");
  for (guint i = 0; i < report->works->len; i++)
    {
      UnrepExportWork *work = g_ptr_array_index (report->works, i);

      for (guint j = 0; j < unrep_side_file_get_n_annotations (work->side_file); j++)
        {
          UnrepAnnotation *annotation = unrep_side_file_get_annotation (work->side_file, j);
          UnrepRange range = unrep_annotation_get_range (annotation);

          if (work->left_out[j])
            continue;
          if (report->report == NULL)
            range = quote (plain, &n_chars, annotation);
          else
            range = (UnrepRange) { map_offset (plain, range.start), map_offset (plain, range.end) };
          append_selection (self, report, unrep_side_file_get_reviewer (work->side_file), annotation, range);
        }
    }
  g_string_append (self->sources, "</TextSource>\n");

  return add_entry (self, entry, plain->text, error);
}

static gboolean
write_source_cb (UnrepExport        *export,
                 UnrepExportReport  *report,
                 gpointer            user_data,
                 GError            **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) dropped = g_array_new (FALSE, FALSE, sizeof (gsize));
  Plain plain = { text, dropped };

  if (report->report != NULL)
    append_plain (&plain, unrep_text_get_utf8 (unrep_report_get_text (report->report)));

  return write_source (user_data, report, &plain, error);
}

static void
append_users (GString     *out,
              UnrepExport *export)
{
  g_string_append (out, "<Users>\n");
  for (guint i = 0; i < export->reviewers->len; i++)
    {
      UnrepReviewer *reviewer = g_ptr_array_index (export->reviewers, i);

      g_string_append (out, "<User");
      unrep_xml_append_attribute (out, "guid", unrep_reviewer_get_uid (reviewer));
      unrep_xml_append_attribute (out, "name", unrep_reviewer_get_name (reviewer));
      unrep_xml_append_attribute (out, "id", unrep_reviewer_get_id (reviewer));
      g_string_append (out, "/>\n");
    }
  g_string_append (out, "</Users>\n");
}

static gboolean
write_project (Project      *self,
               UnrepExport  *export,
               GError      **error)
{
  g_autoptr (GString) out = g_string_new (XML_HEAD "<Project xmlns=\"" PROJECT_NAMESPACE "\" name=\"Unrep\" "
                                          "origin=\"Unrep\">\n");

  if (!unrep_export_foreach_report (export, write_source_cb, self, error))
    return FALSE;
  if (export->reviewers->len > 0)
    append_users (out, export);
  g_string_append (out, "<CodeBook>\n");
  append_codes (out, export);
  g_string_append (out, "</CodeBook>\n");
  if (self->sources->len > 0)
    g_string_append_printf (out, "<Sources>\n%s</Sources>\n", self->sources->str);
  if (self->notes->len > 0)
    g_string_append_printf (out, "<Notes>\n%s</Notes>\n", self->notes->str);
  g_string_append (out, "</Project>\n");

  return add_entry (self, "project.qde", out, error);
}

static la_ssize_t
write_cb (struct archive *archive,
          void           *user_data,
          const void     *data,
          size_t          length)
{
  Project *self = user_data;
  g_autoptr (GError) error = NULL;

  if (unrep_file_output_write (self->output, data, length, &error))
    return (la_ssize_t) length;
  archive_set_error (archive, ARCHIVE_FATAL, "%s", error->message);
  return -1;
}

/**
 * unrep_export_write_qdpx:
 * @self: what is exported
 * @output: where to
 * @error: where to put what went wrong
 *
 * Writes a REFI-QDA project, which programs for qualitative analysis exchange: texts
 * with LF alone, a selection an annotation (the end exclusive), a code a position and
 * tag, notes as notes. Of a report that is not there, the text has the quotes.
 *
 * Returns: whether it was written
 */
gboolean
unrep_export_write_qdpx (UnrepExport      *self,
                         UnrepFileOutput  *output,
                         GError          **error)
{
  g_autoptr (GString) sources = g_string_new (NULL);
  g_autoptr (GString) notes = g_string_new (NULL);
  Project project = { output, archive_write_new (), sources, notes };
  gboolean written;

  /* The default pads with zeros for tapes. */
  archive_write_set_bytes_in_last_block (project.archive, 1);
  written = (archive_write_set_format_zip (project.archive) == ARCHIVE_OK &&
             archive_write_open2 (project.archive, &project, NULL, write_cb, NULL, NULL) == ARCHIVE_OK) ||
            unrep_file_output_fail (output, archive_error_string (project.archive), error);
  written = written && write_project (&project, self, error);
  if (archive_write_close (project.archive) != ARCHIVE_OK && written)
    written = unrep_file_output_fail (output, archive_error_string (project.archive), error);
  archive_write_free (project.archive);

  return written;
}
