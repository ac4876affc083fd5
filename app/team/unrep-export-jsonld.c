/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-export-table.h"

#define CONTEXT "http://www.w3.org/ns/anno.jsonld"
/* What the standard has no word for. */
#define OWN_CONTEXT "urn:x-unrep:"

typedef struct
{
  UnrepFileOutput *output;
  GString         *text;
  UnrepJsonWriter *writer;
  GHashTable      *ids;
} JsonLd;

static void
write_urn (UnrepJsonWriter *writer,
           const char      *name,
           const char      *uuid)
{
  g_autofree char *urn = g_strconcat ("urn:uuid:", uuid, NULL);

  unrep_json_writer_member_string (writer, name, urn);
}

static void
write_body (UnrepJsonWriter *writer,
            const char      *purpose,
            const char      *value,
            const char      *format)
{
  unrep_json_writer_begin_object (writer);
  unrep_json_writer_member_string (writer, "type", "TextualBody");
  unrep_json_writer_member_string (writer, "purpose", purpose);
  unrep_json_writer_member_string (writer, "value", value);
  unrep_json_writer_member_string (writer, "format", format);
  if (g_str_equal (purpose, "commenting"))
    unrep_json_writer_member_string (writer, "textDirection", "auto");
  unrep_json_writer_end_object (writer);
}

static void
write_bodies (UnrepJsonWriter *writer,
              UnrepAnnotation *annotation)
{
  const char *position = unrep_annotation_get_position (annotation), *note = unrep_annotation_get_note (annotation);
  const char * const *tags = unrep_annotation_get_tags (annotation);
  g_autofree char *result = unrep_annotation_dup_result (annotation);

  unrep_json_writer_member_array (writer, "body");
  if (position != NULL)
    write_body (writer, "classifying", position, "text/plain");
  for (guint i = 0; tags[i] != NULL; i++)
    write_body (writer, "tagging", tags[i], "text/plain");
  if (note != NULL && *note != '\0')
    write_body (writer, "commenting", note, "text/plain");
  if (unrep_annotation_get_flag (annotation))
    write_body (writer, "bookmarking", "flag", "text/plain");
  if (result != NULL)
    write_body (writer, "editing", result, "application/json");
  unrep_json_writer_end_array (writer);
}

/* Named by its hash (RFC 6920): a path would be true on one computer only. */
static char *
dup_source (const char *sha256)
{
  guint8 digest[32];
  g_autofree char *base64 = NULL;

  for (guint i = 0; i < sizeof digest; i++)
    digest[i] = (guint8) (g_ascii_xdigit_value (sha256[2 * i]) * 16 + g_ascii_xdigit_value (sha256[2 * i + 1]));
  base64 = g_base64_encode (digest, sizeof digest);
  g_strdelimit (base64, "+", '-');
  g_strdelimit (base64, "/", '_');
  g_strdelimit (base64, "=", '\0');

  return g_strconcat ("ni:///sha-256;", base64, NULL);
}

static void
write_known (UnrepJsonWriter *writer,
             const char      *name,
             const char      *value)
{
  if (value != NULL)
    unrep_json_writer_member_string (writer, name, value);
}

/* What the report says of itself, in words of Dublin Core where it has one. */
static void
write_head (UnrepJsonWriter       *writer,
            const UnrepReportHead *head)
{
  write_known (writer, "dcterms:identifier", unrep_report_head_get (head, UNREP_HEAD_SYMBOL));
  write_known (writer, "dcterms:publisher", unrep_report_head_get (head, UNREP_HEAD_BODY));
  write_known (writer, "unrep:session", unrep_report_head_get (head, UNREP_HEAD_SESSION));
  write_known (writer, "dcterms:issued", unrep_report_head_get (head, UNREP_HEAD_DATE));
  write_known (writer, "language", unrep_report_head_get (head, UNREP_HEAD_OWN_LANGUAGE));
  write_known (writer, "unrep:original_language", unrep_report_head_get (head, UNREP_HEAD_ORIGINAL_LANGUAGE));
}

static void
write_target (UnrepJsonWriter       *writer,
              UnrepSheet            *sheet,
              const UnrepReportHead *head,
              UnrepAnnotation       *annotation)
{
  UnrepRange range = unrep_annotation_get_range (annotation);
  g_autofree char *source = dup_source (unrep_sheet_get_text_sha256 (sheet));

  unrep_json_writer_member_object (writer, "target");
  unrep_json_writer_member_object (writer, "source");
  unrep_json_writer_member_string (writer, "id", source);
  unrep_json_writer_member_string (writer, "type", "Text");
  unrep_json_writer_member_string (writer, "format", "text/plain");
  unrep_json_writer_member_string (writer, "label", unrep_sheet_get_report_name (sheet));
  write_head (writer, head);
  unrep_json_writer_end_object (writer);

  unrep_json_writer_member_array (writer, "selector");
  unrep_json_writer_begin_object (writer);
  unrep_json_writer_member_string (writer, "type", "TextQuoteSelector");
  unrep_json_writer_member_string (writer, "exact", unrep_annotation_get_exact (annotation));
  unrep_json_writer_member_string (writer, "prefix", unrep_annotation_get_prefix (annotation));
  unrep_json_writer_member_string (writer, "suffix", unrep_annotation_get_suffix (annotation));
  unrep_json_writer_end_object (writer);
  unrep_json_writer_begin_object (writer);
  unrep_json_writer_member_string (writer, "type", "TextPositionSelector");
  unrep_json_writer_member_int (writer, "start", (gint64) range.start);
  unrep_json_writer_member_int (writer, "end", (gint64) range.end);
  unrep_json_writer_end_object (writer);
  unrep_json_writer_end_array (writer);
  unrep_json_writer_end_object (writer);
}

static const char *
get_motivation (UnrepAnnotation *annotation)
{
  const char *kind = unrep_annotation_get_kind (annotation), *note = unrep_annotation_get_note (annotation);

  if (g_str_equal (kind, "structure") || g_str_equal (kind, "rendering"))
    return "editing";
  if (unrep_annotation_get_position (annotation) != NULL)
    return "classifying";
  return note != NULL && *note != '\0' ? "commenting" : "highlighting";
}

/* Where somebody copied a side file to start from, several annotations have the same
 * id, and would be one in a graph: the later ones get another that stays the same. */
static char *
dup_id (JsonLd            *self,
        UnrepExportReport *report,
        UnrepReviewer     *reviewer,
        UnrepAnnotation   *annotation)
{
  const char *id = unrep_annotation_get_id (annotation);
  g_autofree char *name = NULL;

  if (g_hash_table_add (self->ids, g_strdup (id)))
    return g_strdup (id);
  name = g_strdup_printf ("annotation %s %s %u %s %s", unrep_sheet_get_text_sha256 (report->sheet),
                          unrep_sheet_get_codebook_id (report->sheet), unrep_sheet_get_codebook_version (report->sheet),
                          unrep_reviewer_get_uid (reviewer), id);
  return unrep_uuid_dup_for (name);
}

static void
write_annotation (JsonLd            *self,
                  UnrepExportReport *report,
                  UnrepReviewer     *reviewer,
                  UnrepAnnotation   *annotation)
{
  UnrepJsonWriter *writer = self->writer;
  g_autofree char *id = dup_id (self, report, reviewer, annotation);

  unrep_json_writer_begin_object (writer);
  write_urn (writer, "id", id);
  unrep_json_writer_member_string (writer, "type", "Annotation");
  unrep_json_writer_member_string (writer, "motivation", get_motivation (annotation));
  unrep_json_writer_member_object (writer, "creator");
  write_urn (writer, "id", unrep_reviewer_get_uid (reviewer));
  unrep_json_writer_member_string (writer, "type", "Person");
  unrep_json_writer_member_string (writer, "name", unrep_reviewer_get_name (reviewer));
  unrep_json_writer_member_string (writer, "nickname", unrep_reviewer_get_id (reviewer));
  unrep_json_writer_end_object (writer);
  unrep_json_writer_member_string (writer, "created", unrep_annotation_get_created (annotation));
  unrep_json_writer_member_string (writer, "modified", unrep_annotation_get_modified (annotation));
  write_bodies (writer, annotation);
  write_target (writer, report->sheet, report->head, annotation);
  unrep_json_writer_member_string (writer, "unrep:kind", unrep_annotation_get_kind (annotation));
  unrep_json_writer_member_string (writer, "unrep:path", unrep_annotation_get_unit (annotation));
  unrep_json_writer_member_string (writer, "unrep:codebook", unrep_sheet_get_codebook_id (report->sheet));
  unrep_json_writer_member_int (writer, "unrep:version", unrep_sheet_get_codebook_version (report->sheet));
  unrep_json_writer_end_object (writer);
}

static gboolean
write_report_cb (UnrepExport        *self,
                 UnrepExportReport  *report,
                 gpointer            user_data,
                 GError            **error)
{
  JsonLd *json = user_data;

  for (guint i = 0; i < report->works->len; i++)
    {
      UnrepExportWork *work = g_ptr_array_index (report->works, i);

      for (guint j = 0; j < unrep_side_file_get_n_annotations (work->side_file); j++)
        {
          UnrepAnnotation *annotation = unrep_side_file_get_annotation (work->side_file, j);

          if (work->left_out[j])
            continue;
          write_annotation (json, report, unrep_side_file_get_reviewer (work->side_file), annotation);
          unrep_json_writer_move_to (json->writer, json->text);
          if (!unrep_file_output_take (json->output, json->text, error))
            return FALSE;
        }
    }
  return TRUE;
}

/**
 * unrep_export_write_jsonld:
 * @self: what is exported
 * @output: where to
 * @error: where to put what went wrong
 *
 * Writes all annotations as the W3C Web Annotation Data Model (2017) has them, in one
 * collection of one page. Offsets count code points, as the model asks, of the text
 * that the hash in the source's name is of.
 *
 * Returns: whether it was written
 */
gboolean
unrep_export_write_jsonld (UnrepExport      *self,
                           UnrepFileOutput  *output,
                           GError          **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (UnrepJsonWriter) writer = unrep_json_writer_new ();
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  JsonLd json = { output, text, writer, ids };

  unrep_json_writer_begin_object (writer);
  unrep_json_writer_member_array (writer, "@context");
  unrep_json_writer_string (writer, CONTEXT);
  unrep_json_writer_begin_object (writer);
  unrep_json_writer_member_string (writer, "unrep", OWN_CONTEXT);
  unrep_json_writer_end_object (writer);
  unrep_json_writer_end_array (writer);
  unrep_json_writer_member_string (writer, "type", "AnnotationPage");
  unrep_json_writer_member_array (writer, "items");
  if (!unrep_export_foreach_report (self, write_report_cb, &json, error))
    return FALSE;
  unrep_json_writer_end_array (writer);
  unrep_json_writer_end_object (writer);
  unrep_json_writer_move_to (writer, text);
  g_string_append_c (text, '\n');

  return unrep_file_output_take (output, text, error);
}
