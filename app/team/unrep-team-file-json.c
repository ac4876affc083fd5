/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-team-file-private.h"

#include "annotation/unrep-annotation.h"
#include "base/unrep-file.h"
#include "base/unrep-json-reader.h"
#include "base/unrep-json-writer.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <string.h>

#define FORMAT "unrep-team"
#define MAX_VERSION 1000000000
#define MAX_REVIEWERS 10000
#define MAX_ASSIGNMENTS 100000
#define MAX_ROUNDS 1000
#define NAME_MAX_CHARS 1000
#define CODE_MAX_CHARS 64

static char *
read_uid (UnrepJsonReader *reader)
{
  g_autofree char *uid = unrep_json_reader_dup_string (reader);

  if (uid != NULL && !unrep_uuid_is_valid (uid))
    {
      unrep_json_reader_fail (reader, UNREP_ERROR_FORMAT, _("the reviewer's “uid” must be a UUID in lower case"));
      return NULL;
    }
  return g_steal_pointer (&uid);
}

static void
finish_member (UnrepTeamFile   *self,
               UnrepJsonReader *reader,
               UnrepTeamMember *member,
               const char      *id,
               const char      *uid,
               const char      *name)
{
  if (uid == NULL || name == NULL)
    unrep_json_reader_fail_missing (reader, "reviewers", uid == NULL ? "uid" : "name");
  else if (!unrep_reviewer_check_members (reader, id, uid, name))
    return;
  else if (unrep_team_file_find_reviewer (self, uid, NULL))
    unrep_json_reader_fail (reader, UNREP_ERROR_FORMAT, _("another reviewer has the same “uid”"));
  else
    {
      /* Where the file has none, something to tell people apart by. */
      g_autofree char *made = g_strdup_printf ("r-%.8s", uid);

      member->has_id = id != NULL;
      member->reviewer = unrep_reviewer_new (id != NULL ? id : made, uid, name);
      if (member->code == NULL)
        member->code = g_strdup ("");
    }
}

static gboolean
read_member (UnrepTeamFile   *self,
             UnrepJsonReader *reader)
{
  UnrepTeamMember *member = g_new0 (UnrepTeamMember, 1);
  g_autofree char *id = NULL, *uid = NULL, *name = NULL;
  const char *key;

  if (unrep_json_reader_begin_object (reader))
    {
      while ((key = unrep_json_reader_next_member (reader)) != NULL)
        {
          if (g_str_equal (key, "id"))
            unrep_take_string (&id, unrep_json_reader_dup_string (reader));
          else if (g_str_equal (key, "uid"))
            unrep_take_string (&uid, read_uid (reader));
          else if (g_str_equal (key, "name"))
            unrep_take_string (&name, unrep_json_reader_dup_string (reader));
          else if (g_str_equal (key, "code"))
            unrep_take_string (&member->code, unrep_json_reader_dup_limited (reader, "code", 0, CODE_MAX_CHARS));
          else
            unrep_extras_read (&member->extras, reader, key);
        }
      finish_member (self, reader, member, id, uid, name);
    }
  if (unrep_json_reader_has_failed (reader))
    {
      unrep_team_member_free (member);
      return FALSE;
    }
  unrep_team_file_take_member (self, member);
  return TRUE;
}

static GStrv
read_uids (UnrepJsonReader *reader)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint n = 0;

  if (!unrep_json_reader_begin_array (reader))
    return NULL;
  while (unrep_json_reader_next_element (reader))
    {
      g_autofree char *uid = read_uid (reader);

      if (uid == NULL)
        return NULL;
      if (++n > MAX_REVIEWERS)
        unrep_json_reader_fail (reader, UNREP_ERROR_TOO_LARGE, _("“%s” has more than %d members"), "reviewers",
                                MAX_REVIEWERS);
      g_strv_builder_add (builder, uid);
    }
  return g_strv_builder_end (builder);
}

static gboolean
read_assignment (UnrepTeamFile   *self,
                 UnrepJsonReader *reader)
{
  UnrepTeamAssignment *assignment = g_new0 (UnrepTeamAssignment, 1);
  const char *key;

  if (unrep_json_reader_begin_object (reader))
    {
      while ((key = unrep_json_reader_next_member (reader)) != NULL)
        {
          if (g_str_equal (key, "report"))
            unrep_take_string (&assignment->report, unrep_json_reader_dup_limited (reader, "report", 1, NAME_MAX_CHARS));
          else if (g_str_equal (key, "reviewers"))
            {
              g_clear_pointer (&assignment->uids, g_strfreev);
              assignment->uids = read_uids (reader);
            }
          else
            unrep_extras_read (&assignment->extras, reader, key);
        }
      if (assignment->report == NULL || assignment->uids == NULL)
        unrep_json_reader_fail_missing (reader, "assignments", assignment->report == NULL ? "report" : "reviewers");
      else if (unrep_team_file_get_assignment (self, assignment->report) != NULL)
        unrep_json_reader_fail (reader, UNREP_ERROR_FORMAT, _("another assignment is of the same report"));
    }
  if (unrep_json_reader_has_failed (reader))
    {
      unrep_team_assignment_free (assignment);
      return FALSE;
    }
  unrep_team_file_take_assignment (self, assignment);
  return TRUE;
}

static char *
read_time (UnrepJsonReader *reader,
           const char      *name)
{
  g_autofree char *text = unrep_json_reader_dup_string (reader);
  g_autoptr (GDateTime) time = text != NULL ? g_date_time_new_from_iso8601 (text, NULL) : NULL;

  if (text != NULL && time == NULL)
    {
      unrep_json_reader_fail (reader, UNREP_ERROR_FORMAT, _("“%s” must be a time in UTC"), name);
      return NULL;
    }
  return g_steal_pointer (&text);
}

static gboolean
read_round (UnrepTeamFile   *self,
            UnrepJsonReader *reader)
{
  UnrepTeamRound *round = g_new0 (UnrepTeamRound, 1);
  const char *key;

  if (unrep_json_reader_begin_object (reader))
    {
      while ((key = unrep_json_reader_next_member (reader)) != NULL)
        {
          if (g_str_equal (key, "id"))
            unrep_take_string (&round->id, unrep_json_reader_dup_string (reader));
          else if (g_str_equal (key, "name"))
            unrep_take_string (&round->name, unrep_json_reader_dup_limited (reader, "name", 1, NAME_MAX_CHARS));
          else if (g_str_equal (key, "begun"))
            unrep_take_string (&round->begun, read_time (reader, "begun"));
          else if (g_str_equal (key, "closed"))
            unrep_take_string (&round->closed, read_time (reader, "closed"));
          else
            unrep_extras_read (&round->extras, reader, key);
        }
      if (round->id == NULL)
        unrep_json_reader_fail_missing (reader, "rounds", "id");
      else if (!unrep_word_is_valid (round->id))
        unrep_json_reader_fail (reader, UNREP_ERROR_FORMAT,
                                _("a round's “id” must be 1 to 64 of the characters a–z, 0–9 and -"));
      else if (unrep_team_file_find_round (self, round->id, NULL))
        unrep_json_reader_fail (reader, UNREP_ERROR_FORMAT, _("another round has the same “id”"));
    }
  if (unrep_json_reader_has_failed (reader))
    {
      unrep_team_round_free (round);
      return FALSE;
    }
  g_ptr_array_add (self->rounds, round);
  return TRUE;
}

static void
read_codebook (UnrepTeamFile   *self,
               UnrepJsonReader *reader)
{
  const char *key;

  if (!unrep_json_reader_begin_object (reader))
    return;
  while ((key = unrep_json_reader_next_member (reader)) != NULL)
    {
      if (g_str_equal (key, "id"))
        unrep_take_string (&self->codebook_id, unrep_json_reader_dup_string (reader));
      else if (g_str_equal (key, "version"))
        unrep_json_reader_read_int (reader, 1, MAX_VERSION, &self->codebook_version);
      else
        unrep_extras_read (&self->codebook_extras, reader, key);
    }
  if (self->codebook_id == NULL || self->codebook_version == 0)
    unrep_json_reader_fail_missing (reader, "codebook", self->codebook_id == NULL ? "id" : "version");
  else if (!unrep_word_is_valid (self->codebook_id))
    unrep_json_reader_fail (reader, UNREP_ERROR_FORMAT,
                            _("the codebook's “id” must be 1 to 64 of the characters a–z, 0–9 and -"));
}

static void
read_list (UnrepTeamFile   *self,
           UnrepJsonReader *reader,
           const char      *name,
           guint            max,
           gboolean       (*read_one) (UnrepTeamFile *, UnrepJsonReader *))
{
  guint n = 0;

  if (!unrep_json_reader_begin_array (reader))
    return;
  while (unrep_json_reader_next_element (reader) && read_one (self, reader))
    if (++n > max)
      unrep_json_reader_fail (reader, UNREP_ERROR_TOO_LARGE, _("“%s” has more than %d members"), name, (int) max);
}

static void
read_top (UnrepTeamFile    *self,
          UnrepJsonReader  *reader,
          const char       *key,
          char            **format,
          gint64           *version)
{
  if (g_str_equal (key, "format"))
    unrep_take_string (format, unrep_json_reader_dup_string (reader));
  else if (g_str_equal (key, "version"))
    unrep_json_reader_read_int (reader, 1, MAX_VERSION, version);
  else if (g_str_equal (key, "name"))
    unrep_take_string (&self->name, unrep_json_reader_dup_limited (reader, "name", 0, NAME_MAX_CHARS));
  else if (g_str_equal (key, "codebook"))
    read_codebook (self, reader);
  else if (g_str_equal (key, "reviewers"))
    read_list (self, reader, key, MAX_REVIEWERS, read_member);
  else if (g_str_equal (key, "assignments"))
    read_list (self, reader, key, MAX_ASSIGNMENTS, read_assignment);
  else if (g_str_equal (key, "rounds"))
    read_list (self, reader, key, MAX_ROUNDS, read_round);
  else
    unrep_extras_read (&self->extras, reader, key);
}

/**
 * unrep_team_file_read_bytes:
 * @bytes: the content of a team file
 * @name: what messages call it
 * @error: where to put what went wrong
 *
 * Reads and checks a team file. All but `format` and `version` may be missing;
 * members that this version does not know are kept.
 *
 * Errors: %UNREP_ERROR_SYNTAX, %UNREP_ERROR_TOO_LARGE and %UNREP_ERROR_FORMAT with
 * name, line and column; %UNREP_ERROR_NEWER for a version after
 * %UNREP_TEAM_FILE_VERSION.
 *
 * Returns: (transfer full): the team file, %NULL on error
 */
UnrepTeamFile *
unrep_team_file_read_bytes (GBytes      *bytes,
                            const char  *name,
                            GError     **error)
{
  g_autoptr (UnrepJsonReader) reader = unrep_json_reader_new (bytes, name);
  g_autoptr (UnrepTeamFile) self = unrep_team_file_new ();
  g_autofree char *format = NULL;
  const char *key;
  gint64 version = 0;

  if (unrep_json_reader_begin_object (reader))
    while ((key = unrep_json_reader_next_member (reader)) != NULL)
      {
        g_autofree char *owned = g_strdup (key);

        read_top (self, reader, owned, &format, &version);
      }
  if (version > UNREP_TEAM_FILE_VERSION)
    {
      g_autofree char *printable = unrep_dup_printable (name);

      g_set_error (error, UNREP_ERROR, UNREP_ERROR_NEWER,
                   _("“%s” was written by a newer program (version %" PRId64 " of team files). "
                     "It was left as it is; update Unrep to work on it."), printable, version);
      return NULL;
    }
  if (!unrep_json_reader_has_failed (reader) && g_strcmp0 (format, FORMAT) != 0)
    unrep_json_reader_fail (reader, UNREP_ERROR_FORMAT, _("it is no team file: “format” is not “%s”"), FORMAT);
  else if (version == 0)
    unrep_json_reader_fail_missing (reader, FORMAT, "version");

  return unrep_json_reader_finish (reader, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * unrep_team_file_read:
 * @file: a team file
 * @cancellable: (nullable): to stop
 * @error: where to put what went wrong
 *
 * It blocks.
 *
 * Errors: as unrep_file_read() and unrep_team_file_read_bytes().
 *
 * Returns: (transfer full): the team file, %NULL on error
 */
UnrepTeamFile *
unrep_team_file_read (GFile         *file,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr (GBytes) bytes = unrep_file_read (file, UNREP_JSON_MAX_BYTES, cancellable, error);
  g_autofree char *name = NULL;

  if (bytes == NULL)
    return NULL;
  name = unrep_file_dup_display (file);
  return unrep_team_file_read_bytes (bytes, name, error);
}

static void
end_object (UnrepJsonWriter *writer,
            UnrepExtras     *extras)
{
  unrep_extras_write (extras, writer);
  unrep_json_writer_end_object (writer);
}

static void
write_known (UnrepJsonWriter *writer,
             const char      *name,
             const char      *value)
{
  if (value != NULL)
    unrep_json_writer_member_string (writer, name, value);
}

static void
write_reviewers (UnrepTeamFile   *self,
                 UnrepJsonWriter *writer)
{
  unrep_json_writer_member_array (writer, "reviewers");
  for (guint i = 0; i < self->members->len; i++)
    {
      const UnrepTeamMember *member = g_ptr_array_index (self->members, i);

      unrep_json_writer_begin_object (writer);
      if (member->has_id)
        unrep_json_writer_member_string (writer, "id", unrep_reviewer_get_id (member->reviewer));
      unrep_json_writer_member_string (writer, "uid", unrep_reviewer_get_uid (member->reviewer));
      unrep_json_writer_member_string (writer, "name", unrep_reviewer_get_name (member->reviewer));
      unrep_json_writer_member_string (writer, "code", member->code);
      end_object (writer, member->extras);
    }
  unrep_json_writer_end_array (writer);
}

static void
write_assignments (UnrepTeamFile   *self,
                   UnrepJsonWriter *writer)
{
  unrep_json_writer_member_array (writer, "assignments");
  for (guint i = 0; i < self->assignments->len; i++)
    {
      const UnrepTeamAssignment *assignment = g_ptr_array_index (self->assignments, i);

      unrep_json_writer_begin_object (writer);
      unrep_json_writer_member_string (writer, "report", assignment->report);
      unrep_json_writer_member_array (writer, "reviewers");
      for (guint j = 0; assignment->uids[j] != NULL; j++)
        unrep_json_writer_string (writer, assignment->uids[j]);
      unrep_json_writer_end_array (writer);
      end_object (writer, assignment->extras);
    }
  unrep_json_writer_end_array (writer);
}

/**
 * unrep_team_file_to_bytes:
 * @self: a team file
 *
 * The same content gives the same bytes, laid out as side files are; members that
 * this version does not know stand behind the others of their object.
 *
 * Returns: (transfer full): the content of the file
 */
GBytes *
unrep_team_file_to_bytes (UnrepTeamFile *self)
{
  UnrepJsonWriter *writer = unrep_json_writer_new ();

  unrep_json_writer_begin_object (writer);
  unrep_json_writer_member_string (writer, "format", FORMAT);
  unrep_json_writer_member_int (writer, "version", UNREP_TEAM_FILE_VERSION);
  unrep_json_writer_member_string (writer, "name", self->name);
  if (self->codebook_id != NULL)
    {
      unrep_json_writer_member_object (writer, "codebook");
      unrep_json_writer_member_string (writer, "id", self->codebook_id);
      unrep_json_writer_member_int (writer, "version", self->codebook_version);
      end_object (writer, self->codebook_extras);
    }
  write_reviewers (self, writer);
  write_assignments (self, writer);
  unrep_json_writer_member_array (writer, "rounds");
  for (guint i = 0; i < self->rounds->len; i++)
    {
      const UnrepTeamRound *round = g_ptr_array_index (self->rounds, i);

      unrep_json_writer_begin_object (writer);
      unrep_json_writer_member_string (writer, "id", round->id);
      write_known (writer, "name", round->name);
      write_known (writer, "begun", round->begun);
      write_known (writer, "closed", round->closed);
      end_object (writer, round->extras);
    }
  unrep_json_writer_end_array (writer);
  end_object (writer, self->extras);

  return unrep_json_writer_free_to_bytes (writer);
}
