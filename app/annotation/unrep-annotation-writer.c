/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-annotation-private.h"

static gboolean
has (UnrepAnnotation       *self,
     UnrepAnnotationMember  member)
{
  return (self->members & UNREP_MEMBER_BIT (member)) != 0;
}

static void
write_target (UnrepAnnotation *self,
              UnrepJsonWriter *writer)
{
  unrep_json_writer_member_object (writer, "target");
  unrep_json_writer_member_int (writer, "start", self->range.start);
  unrep_json_writer_member_int (writer, "end", self->range.end);
  unrep_json_writer_member_string (writer, "exact", self->exact);
  unrep_json_writer_member_string (writer, "prefix", self->prefix);
  unrep_json_writer_member_string (writer, "suffix", self->suffix);
  unrep_extras_write (self->target_extras, writer);
  unrep_json_writer_end_object (writer);
}

static void
write_result (UnrepAnnotation *self,
              UnrepJsonWriter *writer)
{
  unrep_json_writer_member_object (writer, "result");
  unrep_json_writer_member_string (writer, "kind", unrep_unit_kind_to_string (self->result_kind));
  unrep_json_writer_member_string (writer, "label", self->result_label);
  unrep_json_writer_member_string (writer, "parent", self->result_parent);
  unrep_json_writer_name (writer, "recommendation");
  if (self->result_recommendation == UNREP_RECOMMENDATION_UNSURE)
    unrep_json_writer_null (writer);
  else
    unrep_json_writer_boolean (writer, self->result_recommendation == UNREP_RECOMMENDATION_YES);
  unrep_extras_write (self->result_extras, writer);
  unrep_json_writer_end_object (writer);
}

static void
write_tags (UnrepAnnotation *self,
            UnrepJsonWriter *writer)
{
  unrep_json_writer_member_array (writer, "tags");
  for (gsize i = 0; self->tags != NULL && self->tags[i] != NULL; i++)
    unrep_json_writer_string (writer, self->tags[i]);
  unrep_json_writer_end_array (writer);
}

/**
 * unrep_annotation_write:
 * @self: an annotation
 * @writer: a writer that expects a value
 *
 * Writes @self in the order of members that side files have, unknown ones last.
 */
void
unrep_annotation_write (UnrepAnnotation *self,
                        UnrepJsonWriter *writer)
{
  unrep_json_writer_begin_object (writer);
  unrep_json_writer_member_string (writer, "id", self->id);
  unrep_json_writer_member_string (writer, "kind", self->kind);
  if (has (self, UNREP_MEMBER_UNIT))
    unrep_json_writer_member_string (writer, "unit", self->unit);
  if (has (self, UNREP_MEMBER_TARGET))
    write_target (self, writer);
  if (has (self, UNREP_MEMBER_RESULT))
    write_result (self, writer);
  if (has (self, UNREP_MEMBER_FINDING))
    unrep_judgement_write (self->judgement, writer);
  if (has (self, UNREP_MEMBER_POSITION))
    unrep_json_writer_member_string (writer, "position", self->position);
  if (has (self, UNREP_MEMBER_FLAG))
    unrep_json_writer_member_boolean (writer, "flag", self->flag);
  if (has (self, UNREP_MEMBER_TAGS))
    write_tags (self, writer);
  if (has (self, UNREP_MEMBER_NOTE))
    unrep_json_writer_member_string (writer, "note", self->note);
  if (has (self, UNREP_MEMBER_SETTLES))
    unrep_settles_write (self->settles, writer);
  unrep_edits_write (self->edits, writer);
  unrep_json_writer_member_string (writer, "created", self->created);
  unrep_json_writer_member_string (writer, "modified", self->modified);
  unrep_json_writer_member_boolean (writer, "deleted", self->deleted);
  unrep_extras_write (self->extras, writer);
  unrep_json_writer_end_object (writer);
}
