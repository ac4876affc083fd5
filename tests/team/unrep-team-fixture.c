/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-team-fixture.h"

#include "base/unrep-json-writer.h"
#include "unrep-test.h"

#define QUOTE_CHARS 32
#define ZEROS "0000000000000000000000000000000000000000000000000000000000000000"

static void
write_uuid (UnrepJsonWriter *writer,
            const char      *name,
            guint            number)
{
  g_autofree char *uuid = g_strdup_printf ("%08x-0000-4000-8000-000000000000", number);

  unrep_json_writer_member_string (writer, name, uuid);
}

static void
write_note (UnrepJsonWriter *writer,
            const char      *text,
            const TestNote  *note,
            guint            number)
{
  g_autofree char *exact = text != NULL ? g_strndup (text + note->start, note->end - note->start)
                                        : g_strnfill (note->end - note->start, 'x');
  guint before = MIN (note->start, QUOTE_CHARS);
  g_autofree char *prefix = text != NULL ? g_strndup (text + note->start - before, before) : g_strdup ("");
  g_autofree char *suffix = text != NULL ? g_strndup (text + note->end, QUOTE_CHARS) : g_strdup ("");
  g_autofree char *unit = g_strdup_printf ("13/%u", number);

  unrep_json_writer_begin_object (writer);
  write_uuid (writer, "id", note->id > 0 ? note->id : 0x1000 + number);
  unrep_json_writer_member_string (writer, "kind", note->kind != NULL ? note->kind : "unit");
  unrep_json_writer_member_string (writer, "unit", unit);
  unrep_json_writer_member_object (writer, "target");
  unrep_json_writer_member_int (writer, "start", note->start);
  unrep_json_writer_member_int (writer, "end", note->end);
  unrep_json_writer_member_string (writer, "exact", exact);
  unrep_json_writer_member_string (writer, "prefix", prefix);
  unrep_json_writer_member_string (writer, "suffix", suffix);
  unrep_json_writer_end_object (writer);
  unrep_json_writer_member_string (writer, "position", note->position);
  unrep_json_writer_member_boolean (writer, "flag", FALSE);
  unrep_json_writer_member_array (writer, "tags");
  for (guint i = 0; i < note->n_tags; i++)
    unrep_json_writer_string (writer, note->tags[i]);
  unrep_json_writer_end_array (writer);
  unrep_json_writer_member_string (writer, "note", note->position == NULL && !note->deleted ? "why" : "");
  unrep_json_writer_member_object (writer, "edits");
  unrep_json_writer_member_int (writer, "0000000d", MAX (note->edits, 1));
  unrep_json_writer_end_object (writer);
  unrep_json_writer_member_string (writer, "created", "2026-01-01T00:00:00Z");
  unrep_json_writer_member_string (writer, "modified", "2026-01-02T00:00:00Z");
  unrep_json_writer_member_boolean (writer, "deleted", note->deleted);
  unrep_json_writer_end_object (writer);
}

static void
write_head (UnrepJsonWriter *writer,
            const TestSide  *side)
{
  g_autofree char *by_name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, side->report, -1);
  const char *sha256 = side->text_sha256 != NULL ? side->text_sha256 : by_name;

  unrep_json_writer_member_string (writer, "format", "unrep-side-file");
  unrep_json_writer_member_int (writer, "version", 1);
  unrep_json_writer_member_string (writer, "role", side->role != NULL ? side->role : "annotation");
  unrep_json_writer_member_string (writer, "offset_unit", "code-point");
  unrep_json_writer_member_object (writer, "reviewer");
  unrep_json_writer_member_string (writer, "id", side->reviewer);
  write_uuid (writer, "uid", side->person);
  unrep_json_writer_member_string (writer, "name", side->reviewer);
  unrep_json_writer_end_object (writer);
  unrep_json_writer_member_string (writer, "status", side->finished ? "finished" : "in-progress");
  unrep_json_writer_member_object (writer, "report");
  unrep_json_writer_member_string (writer, "name", side->report);
  unrep_json_writer_member_string (writer, "sha256", sha256);
  unrep_json_writer_member_int (writer, "bytes", 100000);
  unrep_json_writer_end_object (writer);
  unrep_json_writer_member_object (writer, "text");
  unrep_json_writer_member_string (writer, "sha256", sha256);
  unrep_json_writer_member_int (writer, "chars", 100000);
  unrep_json_writer_member_string (writer, "reader", "text");
  unrep_json_writer_member_int (writer, "reader_version", 1);
  unrep_json_writer_member_string (writer, "encoding", "UTF-8");
  unrep_json_writer_end_object (writer);
  unrep_json_writer_member_object (writer, "codebook");
  unrep_json_writer_member_string (writer, "id", side->codebook != NULL ? side->codebook : "new-convention");
  unrep_json_writer_member_int (writer, "version", MAX (side->version, 1));
  unrep_json_writer_member_string (writer, "sha256", ZEROS);
  unrep_json_writer_end_object (writer);
}

/**
 * test_write_side_file:
 * @dir: an existing folder
 * @name: name of the file
 * @side: whose and of what
 * @notes: (array length=n_notes): its annotations, in the order of their starts
 * @n_notes: how many
 *
 * Writes a side file of which everything but positions and places is invented.
 */
void
test_write_side_file (const char     *dir,
                      const char     *name,
                      const TestSide *side,
                      const TestNote *notes,
                      guint           n_notes)
{
  g_autoptr (UnrepJsonWriter) writer = unrep_json_writer_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *path = NULL;
  gsize length;
  const char *text;

  unrep_json_writer_begin_object (writer);
  write_head (writer, side);
  unrep_json_writer_member_array (writer, "annotations");
  for (guint i = 0; i < n_notes; i++)
    write_note (writer, side->text, &notes[i], i + 1);
  unrep_json_writer_end_array (writer);
  if (side->rounds != NULL)
    {
      unrep_json_writer_name (writer, "rounds");
      unrep_json_writer_raw (writer, side->rounds);
    }
  if (side->opened_as_lead != NULL)
    unrep_json_writer_member_string (writer, "opened_as_lead", side->opened_as_lead);
  unrep_json_writer_end_object (writer);

  bytes = unrep_json_writer_free_to_bytes (g_steal_pointer (&writer));
  text = g_bytes_get_data (bytes, &length);
  path = unrep_test_write (dir, name, text, (gssize) length);
}

/**
 * test_read_team:
 * @path: a report, a side file or a folder
 * @n_problems: how many problems are expected
 *
 * Returns: (transfer full): everybody's work
 */
UnrepTeam *
test_read_team (const char *path,
                guint       n_problems)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  UnrepTeam *team;

  g_ptr_array_add (paths, g_file_new_for_path (path));
  team = unrep_team_read (paths, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < unrep_team_get_n_problems (team); i++)
    g_test_message ("%s", unrep_team_get_problem (team, i)->message);
  g_assert_cmpuint (unrep_team_get_n_problems (team), ==, n_problems);

  return team;
}

const TestNote test_three_notes[3] = {
  { 0, 20, "support" }, { 30, 60, "none" }, { 70, 95, "none" },
};

/**
 * test_dup_sha256:
 * @text: a text
 *
 * Returns: (transfer full): what side files call it
 */
char *
test_dup_sha256 (const char *text)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

/**
 * test_new_outline:
 *
 * Returns: (transfer full): the outline of %TEST_REPORT
 */
UnrepOutline *
test_new_outline (void)
{
  g_autoptr (UnrepText) text = unrep_text_new (TEST_REPORT, -1);
  g_autoptr (GError) error = NULL;
  UnrepOutline *outline = unrep_outline_new (text, NULL, &error);

  g_assert_no_error (error);
  return outline;
}

/**
 * test_note_on:
 * @outline: an outline
 * @path: path of a unit
 * @position: (nullable): id of a position
 *
 * Returns: an annotation of that unit
 */
TestNote
test_note_on (UnrepOutline *outline,
              const char   *path,
              const char   *position)
{
  g_autoptr (GError) error = NULL;
  guint unit = unrep_outline_find_path (outline, path, &error);

  g_assert_no_error (error);
  return (TestNote) {
    (guint) unrep_outline_get_unit (outline, unit)->range.start,
    (guint) unrep_outline_get_unit (outline, unit)->range.end, position
  };
}

/**
 * test_write_reviewed_folder:
 * @dir: an empty folder
 *
 * Writes a report of five recommendations, `r.txt`, and the work of two reviewers:
 * amal has two of them in the second section and one in the third, zaid one there.
 */
void
test_write_reviewed_folder (const char *dir)
{
  g_autoptr (UnrepOutline) outline = test_new_outline ();
  g_autofree char *report = unrep_test_write (dir, "r.txt", TEST_REPORT, -1);
  g_autofree char *sha256 = test_dup_sha256 (TEST_REPORT);
  TestNote amal[] = {
    test_note_on (outline, "2/a", "support"), test_note_on (outline, "2/b", "none"),
    test_note_on (outline, "3/b", "none"),
  };
  TestNote zaid[] = { test_note_on (outline, "3/a", NULL), test_note_on (outline, "3/b", "oppose") };

  test_write_side_file (dir, "r.txt.amal.unrep.json", &(TestSide) { "amal", 7, "r.txt", sha256, .text = TEST_REPORT }, amal, 3);
  test_write_side_file (dir, "r.txt.zaid.unrep.json", &(TestSide) { "zaid", 8, "r.txt", sha256, .text = TEST_REPORT }, zaid, 2);
}
