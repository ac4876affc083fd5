/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-side-file-private.h"

#include "unrep-annotation-private.h"
#include "unrep-reviewer-private.h"

#include <glib/gi18n.h>
#include <string.h>

#define NAME_MAX_CHARS 1000
#define WORD_MAX_CHARS 64
/* What fits in the public guint. */
#define MAX_VERSION 1000000000

/* In the order of UnrepSideFilePart. */
static const char * const part_names[] = {
  "role", "offset_unit", "reviewer", "status", "report", "text", "codebook", "annotations",
};

/* A string that must be one of @choices, a list that ends with NULL. */
static char *
read_choice (UnrepJsonReader    *reader,
             const char         *name,
             const char * const *choices)
{
  g_autofree char *text = unrep_json_reader_dup_string (reader);

  if (text != NULL && !g_strv_contains (choices, text))
    {
      unrep_json_reader_fail (reader, UNREP_ERROR_FORMAT, _("“%s” has a value that is not known"), name);
      return NULL;
    }
  return g_steal_pointer (&text);
}

static char *
read_sha256 (UnrepJsonReader *reader)
{
  g_autofree char *text = unrep_json_reader_dup_string (reader);

  if (text != NULL && (strlen (text) != 64 || strspn (text, "0123456789abcdef") != 64))
    {
      unrep_json_reader_fail (reader, UNREP_ERROR_FORMAT, _("“sha256” must be 64 hexadecimal digits in lower case"));
      return NULL;
    }
  return g_steal_pointer (&text);
}

static void
read_reviewer (UnrepSideFile   *file,
               UnrepJsonReader *reader)
{
  g_autofree char *id = NULL, *uid = NULL, *name = NULL;
  const char *member;

  if (!unrep_json_reader_begin_object (reader))
    return;
  while ((member = unrep_json_reader_next_member (reader)) != NULL)
    {
      if (g_str_equal (member, "id"))
        unrep_take_string (&id, unrep_json_reader_dup_string (reader));
      else if (g_str_equal (member, "uid"))
        unrep_take_string (&uid, unrep_json_reader_dup_string (reader));
      else if (g_str_equal (member, "name"))
        unrep_take_string (&name, unrep_json_reader_dup_string (reader));
      else
        unrep_extras_read (&file->reviewer_extras, reader, member);
    }
  if (id == NULL || uid == NULL || name == NULL)
    unrep_json_reader_fail_missing (reader, "reviewer", id == NULL ? "id" : uid == NULL ? "uid" : "name");
  else if (unrep_reviewer_check_members (reader, id, uid, name))
    {
      g_clear_pointer (&file->reviewer, unrep_reviewer_unref);
      file->reviewer = unrep_reviewer_new (id, uid, name);
    }
}

static void
read_report (UnrepSideFile   *file,
             UnrepJsonReader *reader)
{
  const char *member;

  file->report_bytes = -1;
  if (!unrep_json_reader_begin_object (reader))
    return;
  while ((member = unrep_json_reader_next_member (reader)) != NULL)
    {
      if (g_str_equal (member, "name"))
        unrep_take_string (&file->report_name, unrep_json_reader_dup_limited (reader, "name", 1, NAME_MAX_CHARS));
      else if (g_str_equal (member, "sha256"))
        unrep_take_string (&file->report_sha256, read_sha256 (reader));
      else if (g_str_equal (member, "bytes"))
        unrep_json_reader_read_int (reader, 0, UNREP_MAX_INTEGER, &file->report_bytes);
      else
        unrep_extras_read (&file->report_extras, reader, member);
    }
  if (file->report_name == NULL || file->report_sha256 == NULL || file->report_bytes < 0)
    unrep_json_reader_fail_missing (reader, "report",
                  file->report_name == NULL ? "name" : file->report_sha256 == NULL ? "sha256" : "bytes");
}

static void
read_text (UnrepSideFile   *file,
           UnrepJsonReader *reader)
{
  const char *member;

  file->text_chars = file->text_reader_version = -1;
  if (!unrep_json_reader_begin_object (reader))
    return;
  while ((member = unrep_json_reader_next_member (reader)) != NULL)
    {
      if (g_str_equal (member, "sha256"))
        unrep_take_string (&file->text_sha256, read_sha256 (reader));
      else if (g_str_equal (member, "chars"))
        unrep_json_reader_read_int (reader, 0, UNREP_MAX_INTEGER, &file->text_chars);
      else if (g_str_equal (member, "reader"))
        unrep_take_string (&file->text_reader, unrep_json_reader_dup_limited (reader, "reader", 1, WORD_MAX_CHARS));
      else if (g_str_equal (member, "reader_version"))
        unrep_json_reader_read_int (reader, 0, MAX_VERSION, &file->text_reader_version);
      else if (g_str_equal (member, "encoding"))
        unrep_take_string (&file->text_encoding, unrep_json_reader_dup_limited (reader, "encoding", 1, WORD_MAX_CHARS));
      else
        unrep_extras_read (&file->text_extras, reader, member);
    }
  if (file->text_sha256 == NULL || file->text_chars < 0)
    unrep_json_reader_fail_missing (reader, "text", file->text_sha256 == NULL ? "sha256" : "chars");
  else if (file->text_reader == NULL || file->text_reader_version < 0 || file->text_encoding == NULL)
    unrep_json_reader_fail_missing (reader, "text", file->text_reader == NULL ? "reader" :
                                  file->text_reader_version < 0 ? "reader_version" : "encoding");
}

static void
read_codebook (UnrepSideFile   *file,
               UnrepJsonReader *reader)
{
  const char *member;

  if (!unrep_json_reader_begin_object (reader))
    return;
  while ((member = unrep_json_reader_next_member (reader)) != NULL)
    {
      if (g_str_equal (member, "id"))
        unrep_take_string (&file->codebook_id, unrep_json_reader_dup_string (reader));
      else if (g_str_equal (member, "version"))
        unrep_json_reader_read_int (reader, 1, MAX_VERSION, &file->codebook_version);
      else if (g_str_equal (member, "sha256"))
        unrep_take_string (&file->codebook_sha256, read_sha256 (reader));
      else
        unrep_extras_read (&file->codebook_extras, reader, member);
    }
  if (file->codebook_id == NULL || file->codebook_version == 0 || file->codebook_sha256 == NULL)
    unrep_json_reader_fail_missing (reader, "codebook",
                  file->codebook_id == NULL ? "id" : file->codebook_version == 0 ? "version" : "sha256");
  else if (!unrep_word_is_valid (file->codebook_id))
    unrep_json_reader_fail (reader, UNREP_ERROR_FORMAT,
                            _("the codebook's “id” must be 1 to 64 of the characters a–z, 0–9 and -"));
}

/**
 * unrep_side_file_find_missing:
 * @seen: the parts that are there, of #UnrepSideFilePart
 *
 * Returns: (nullable): the name of a part that is not, %NULL when all are
 */
const char *
unrep_side_file_find_missing (guint seen)
{
  for (guint part = 0; part < G_N_ELEMENTS (part_names); part++)
    if ((seen & (1u << part)) == 0)
      return part_names[part];
  return NULL;
}

/**
 * unrep_side_file_read_part:
 * @self: a side file that is being read
 * @reader: a reader that stands before the value of a member of the top level
 * @member: the member's name
 *
 * Reads and checks what stands at the top level beside the annotations; nothing
 * where @member is no such part.
 *
 * Returns: the #UnrepSideFilePart that it is, 0 for none
 */
guint
unrep_side_file_read_part (UnrepSideFile   *self,
                           UnrepJsonReader *reader,
                           const char      *member)
{
  static const char * const roles[] = { "annotation", "outline", "adjudication", NULL };
  static const char * const units[] = { "code-point", NULL };
  static const char * const statuses[] = { "in-progress", "finished", NULL };
  guint part = 0;

  while (part < G_N_ELEMENTS (part_names) && !g_str_equal (part_names[part], member))
    part++;

  switch (1u << part)
    {
    case UNREP_PART_ROLE:
      unrep_take_string (&self->role, read_choice (reader, member, roles));
      break;
    case UNREP_PART_OFFSET_UNIT:
      g_free (read_choice (reader, member, units));
      break;
    case UNREP_PART_REVIEWER:
      read_reviewer (self, reader);
      break;
    case UNREP_PART_STATUS:
      unrep_take_string (&self->status, read_choice (reader, member, statuses));
      break;
    case UNREP_PART_REPORT:
      read_report (self, reader);
      break;
    case UNREP_PART_TEXT:
      read_text (self, reader);
      break;
    case UNREP_PART_CODEBOOK:
      read_codebook (self, reader);
      break;
    default:
      return 0;
    }
  return 1u << part;
}
