/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "annotation/unrep-side-file.h"
#include "base/unrep-json-reader.h"
#include "unrep-review-fixture.h"

#include <string.h>
#include <sys/stat.h>

static UnrepSideFile *
read_text (const char  *content,
           GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));

  return unrep_side_file_read_bytes (bytes, "/folder/a.json", error);
}

static char *
dup_bytes (UnrepSideFile *file)
{
  g_autoptr (GBytes) bytes = unrep_side_file_to_bytes (file);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Any order of members and any layout is read; what is written has one. */
static void
test_canonical (void)
{
  g_auto (Fixture) fixture = fixture_new ("canonical");
  g_autofree char *content = fixture_dup_side_file (&fixture, UID, FIXTURE_SPAN FIXTURE_UNKNOWN FIXTURE_SMALL);
  g_autoptr (GError) error = NULL;
  g_autoptr (UnrepSideFile) file = read_text (content, &error);
  g_autoptr (UnrepSideFile) again = NULL;
  g_autofree char *first = NULL, *second = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (unrep_side_file_get_role (file), ==, "annotation");
  g_assert_cmpstr (unrep_reviewer_get_uid (unrep_side_file_get_reviewer (file)), ==, UID);
  g_assert_cmpstr (unrep_side_file_get_report_name (file), ==, "old.txt");
  g_assert_cmpstr (unrep_side_file_get_codebook_id (file), ==, "new-convention");
  g_assert_cmpuint (unrep_side_file_get_codebook_version (file), ==, 1);
  g_assert_cmpuint (unrep_side_file_get_n_annotations (file), ==, 3);
  g_assert_cmpstr (unrep_annotation_get_kind (unrep_side_file_get_annotation (file, 0)), ==, "x-ray");
  g_assert_cmpstr (unrep_annotation_get_unit (unrep_side_file_get_annotation (file, 1)), ==, "9/ج");
  g_assert_cmpstr (unrep_annotation_get_kind (unrep_side_file_get_annotation (file, 2)), ==, "span");

  first = dup_bytes (file);
  g_assert_true (g_str_has_prefix (first, "{\n  \"format\": \"unrep-side-file\",\n  \"version\": 1,\n"));
  g_assert_true (g_str_has_suffix (first, "  ],\n  \"opened_as_lead\": \"2026-02-03T04:05:06Z\"\n}\n"));
  again = read_text (first, &error);
  g_assert_no_error (error);
  second = dup_bytes (again);
  g_assert_cmpstr (first, ==, second);
}

/* What tools/make-team writes with Python is what we write, byte for byte. */
static void
test_make_team (void)
{
  g_autofree char *tool = unrep_test_dup_shared ("tools/make-team");
  g_autofree char *dir = unrep_test_dup_dir ("team");
  char *argv[] = { (char *) "python3", tool, dir, (char *) "--reports=3", (char *) "--reviewers=4",
                   (char *) "--units=40", (char *) "--seed=7", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = NULL;
  const char *name;
  guint n = 0, n_annotations = 0;

  if (tool == NULL)
    return;
  g_spawn_sync (NULL, argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  folder = g_dir_open (dir, 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (dir, name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (UnrepSideFile) side_file = NULL;
      g_autofree char *content = NULL, *written = NULL;

      g_assert_cmpint (unrep_side_file_looks_like_one (file), ==, g_str_has_suffix (name, ".json"));
      if (!g_str_has_suffix (name, ".json"))
        continue;
      side_file = unrep_side_file_read (file, NULL, &error);
      g_assert_no_error (error);
      content = fixture_dup_content (path);
      written = dup_bytes (side_file);
      g_assert_true (strcmp (content, written) == 0);
      n_annotations += unrep_side_file_get_n_annotations (side_file);
      n++;
    }
  g_assert_cmpuint (n, ==, 12);
  g_assert_cmpuint (n_annotations, ==, 480);
}

/* Replaces the first @from of a sound file, and says how it is refused. */
typedef struct
{
  const char *from;
  const char *to;
  int code;
} Damage;

static const Damage damages[] = {
  { "\"version\":1,\"role\"", "\"version\":2,\"role\"", UNREP_ERROR_NEWER },
  { "\"version\":1,\"role\"", "\"version\":9007199254740991,\"role\"", UNREP_ERROR_NEWER },
  { "\"version\":1,\"role\"", "\"version\":0,\"role\"", UNREP_ERROR_FORMAT },
  { "\"version\":1,\"role\"", "\"version\":1.0,\"role\"", UNREP_ERROR_FORMAT },
  { "\"version\":1,\"role\"", "\"role\"", UNREP_ERROR_FORMAT },
  { "unrep-side-file", "unrep-team", UNREP_ERROR_FORMAT },
  { "unrep-side-file\"", "unrep-side-file\",\"format\":\"unrep-side-file\"", UNREP_ERROR_SYNTAX },
  { "\"role\":\"annotation\",", "", UNREP_ERROR_FORMAT },
  { "\"role\":\"annotation\"", "\"role\":\"boss\"", UNREP_ERROR_FORMAT },
  { "code-point", "utf-16", UNREP_ERROR_FORMAT },
  { "\"id\":\"amal\"", "\"id\":\"Amal\"", UNREP_ERROR_FORMAT },
  { "\"id\":\"amal\"", "\"id\":\"team\"", UNREP_ERROR_FORMAT },
  { "\"id\":\"amal\",", "", UNREP_ERROR_FORMAT },
  { UID, "5D9561E5-2ddd-437e-afaa-a82a968b8633", UNREP_ERROR_FORMAT },
  { UID, "5d9561e5", UNREP_ERROR_FORMAT },
  { "\"name\":\"Amal\"", "\"name\":\"A\\nB\"", UNREP_ERROR_FORMAT },
  { "\"name\":\"Amal\"", "\"name\":\"\\ud800\"", UNREP_ERROR_SYNTAX },
  { "\"name\":\"Amal\"", "\"name\":\"\\u0000\"", UNREP_ERROR_SYNTAX },
  { "in-progress", "lost", UNREP_ERROR_FORMAT },
  { "\"bytes\":7", "\"bytes\":-7", UNREP_ERROR_FORMAT },
  { "\"bytes\":7", "\"bytes\":7e0", UNREP_ERROR_FORMAT },
  { "\"bytes\":7", "\"bytes\":12345678901234567890123", UNREP_ERROR_FORMAT },
  { "\"encoding\":\"UTF-8\"", "\"encoding\":null", UNREP_ERROR_FORMAT },
  { "\"chars\":", "\"chars\":1,\"letters\":", UNREP_ERROR_FORMAT },
  { "new-convention", "New Convention", UNREP_ERROR_FORMAT },
  { "0000000000000000", "000000000000000g", UNREP_ERROR_FORMAT },
  { "4b8faa18-37f8-488b-97fc-695a07a0ca6e", "3b8faa18-37f8-488b-97fc-695a07a0ca6e", UNREP_ERROR_FORMAT },
  { "\"annotations\":[", "\"annotations\":[null,", UNREP_ERROR_FORMAT },
  { "\"annotations\":[", "\"annotations\":{\"a\":[", UNREP_ERROR_SYNTAX },
  { "}}\r\n", "}}\r\n}", UNREP_ERROR_SYNTAX },
  { "}}\r\n", "}", UNREP_ERROR_SYNTAX },
};

static char *
dup_damaged (const char   *content,
             const Damage *damage)
{
  const char *at = strstr (content, damage->from);
  g_autofree char *before = NULL;

  g_assert_nonnull (at);
  before = g_strndup (content, at - content);
  return g_strconcat (before, damage->to, at + strlen (damage->from), NULL);
}

static void
test_refused (void)
{
  g_auto (Fixture) fixture = fixture_new ("refused");
  g_autofree char *content = fixture_dup_side_file (&fixture, UID, FIXTURE_SPAN FIXTURE_UNKNOWN FIXTURE_SMALL);

  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *damaged = dup_damaged (content, &damages[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (UnrepSideFile) file = read_text (damaged, &error);

      g_test_message ("%s -> %s: %s", damages[i].from, damages[i].to, error != NULL ? error->message : "");
      g_assert_null (file);
      g_assert_true (error->domain == UNREP_ERROR);
      if (error->code != UNREP_ERROR_SYNTAX || damages[i].code != UNREP_ERROR_FORMAT)
        g_assert_cmpint (error->code, ==, damages[i].code);
      g_assert_nonnull (strstr (error->message, "/folder/a.json"));
    }
}

/* Wherever a file is cut off, it is refused; nothing that is lost goes unnoticed. */
static void
test_truncated (void)
{
  g_auto (Fixture) fixture = fixture_new ("truncated");
  g_autofree char *content = fixture_dup_side_file (&fixture, UID, FIXTURE_SPAN FIXTURE_SMALL);
  gsize length = strlen (content);

  for (gsize i = 0; i < length - 2; i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (content, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (UnrepSideFile) file = unrep_side_file_read_bytes (bytes, "a.json", &error);

      g_assert_null (file);
      g_assert_nonnull (error);
    }
}

/* Damage at random: never a crash, and what is accepted is written and read again. */
static void
test_random_damage (void)
{
  g_auto (Fixture) fixture = fixture_new ("random");
  g_autofree char *content = fixture_dup_side_file (&fixture, UID, FIXTURE_SPAN FIXTURE_UNKNOWN FIXTURE_SMALL FIXTURE_STRUCTURE);
  gsize length = strlen (content);
  guint n_accepted = 0;

  for (guint round = 0; round < 5000; round++)
    {
      g_autofree char *damaged = g_memdup2 (content, length);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (UnrepSideFile) file = NULL;

      for (int i = g_test_rand_int_range (1, 4); i > 0; i--)
        {
          gsize at = g_test_rand_int_range (0, length);

          switch (g_test_rand_int_range (0, 3))
            {
            case 0:
              damaged[at] = g_test_rand_int_range (0, 256);
              break;
            case 1:
              damaged[at] = "{}[]\",:0123456789\\-e."[g_test_rand_int_range (0, 21)];
              break;
            default:
              memmove (damaged + at, damaged + at / 2, MIN (length - at, 24));
            }
        }
      bytes = g_bytes_new_take (g_steal_pointer (&damaged), length);
      file = unrep_side_file_read_bytes (bytes, "a.json", NULL);
      if (file != NULL)
        {
          g_autofree char *written = dup_bytes (file);
          g_autoptr (UnrepSideFile) again = read_text (written, NULL);
          g_autofree char *rewritten = NULL;

          g_assert_nonnull (again);
          rewritten = dup_bytes (again);
          g_assert_cmpstr (written, ==, rewritten);
          n_accepted++;
        }
    }
  g_test_message ("%u of 5000 accepted", n_accepted);
  g_assert_cmpuint (n_accepted, >, 0);
}

/* What is counted of annotations, in the order of the file, as a text. */
static void
describe_cb (UnrepAnnotation *annotation,
             gpointer         user_data)
{
  UnrepRange range = unrep_annotation_get_range (annotation);
  const char *position = unrep_annotation_get_position (annotation);

  g_assert_cmpstr (unrep_annotation_get_exact (annotation), ==, "");
  g_assert_cmpstr (unrep_annotation_get_note (annotation), ==, "");
  g_string_append_printf (user_data, "%s %s %s %zu-%zu %s %d %d\n", unrep_annotation_get_id (annotation),
                          unrep_annotation_get_kind (annotation), unrep_annotation_get_unit (annotation), range.start,
                          range.end, position != NULL ? position : "null", unrep_annotation_get_flag (annotation),
                          unrep_annotation_is_deleted (annotation));
}

static void
assert_scan_agrees (const char *dir,
                    const char *content)
{
  g_autofree char *path = unrep_test_write (dir, "s.json", content, -1);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GString) scanned = g_string_new (NULL), expected = g_string_new (NULL);
  g_autoptr (GError) error = NULL, scan_error = NULL;
  g_autoptr (UnrepSideFile) whole = unrep_side_file_read (file, NULL, &error);
  g_autoptr (UnrepSideFile) frame = unrep_side_file_scan (file, describe_cb, scanned, NULL, &scan_error);

  g_assert_cmpstr (scan_error != NULL ? scan_error->message : NULL, ==, error != NULL ? error->message : NULL);
  g_assert_cmpint (frame != NULL, ==, whole != NULL);
  if (frame == NULL)
    return;

  g_assert_cmpuint (unrep_side_file_get_n_annotations (frame), ==, 0);
  g_assert_cmpstr (unrep_side_file_get_report_name (frame), ==, unrep_side_file_get_report_name (whole));
  for (guint i = 0; i < unrep_side_file_get_n_annotations (whole); i++)
    {
      UnrepAnnotation *annotation = unrep_side_file_get_annotation (whole, i);
      g_autoptr (GString) line = g_string_new (unrep_annotation_get_id (annotation));
      UnrepRange range = unrep_annotation_get_range (annotation);
      const char *position = unrep_annotation_get_position (annotation);

      g_string_append_printf (line, " %s %s %zu-%zu %s %d %d\n", unrep_annotation_get_kind (annotation),
                              unrep_annotation_get_unit (annotation), range.start, range.end,
                              position != NULL ? position : "null", unrep_annotation_get_flag (annotation),
                              unrep_annotation_is_deleted (annotation));
      if (strstr (scanned->str, line->str) == NULL)
        g_error ("“%s” is not in “%s”", line->str, scanned->str);
      g_string_append (expected, line->str);
    }
  g_assert_cmpuint (scanned->len, ==, expected->len);
}

/* Scanning is as strict as reading, with the same words, and tells the same. */
static void
test_scan (void)
{
  g_auto (Fixture) fixture = fixture_new ("scan");
  g_autofree char *content = fixture_dup_side_file (&fixture, UID, FIXTURE_SPAN FIXTURE_UNKNOWN FIXTURE_SMALL FIXTURE_STRUCTURE);
  g_autofree char *dir = unrep_test_dup_dir ("scanned");

  assert_scan_agrees (dir, content);
  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *damaged = dup_damaged (content, &damages[i]);

      assert_scan_agrees (dir, damaged);
    }
  for (guint round = 0; round < 1000; round++)
    {
      g_autofree char *damaged = g_strdup (content);

      damaged[g_test_rand_int_range (0, strlen (content))] =
        "{}[]\",:0123456789\\-e.azA\xd8"[g_test_rand_int_range (0, 25)];
      assert_scan_agrees (dir, damaged);
    }
}

static gboolean
looks (const char *dir,
       const char *name,
       const char *content)
{
  g_autofree char *path = unrep_test_write (dir, name, content, -1);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return unrep_side_file_looks_like_one (file);
}

static void
test_looks_like_one (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("looks");
  g_autofree char *pad = g_strnfill (5000, ' ');
  g_autofree char *late = g_strconcat ("{", pad, "\"a\":[{\"format\":1}],\"format\":\"unrep-side-file\",\"version\":7}", NULL);
  g_autofree char *inner = g_strconcat ("{", pad, "\"a\":{\"format\":\"unrep-side-file\",\"version\":1}}", NULL);
  g_autofree char *pipe = g_build_filename (dir, "pipe.json", NULL);
  g_autofree char *folder = g_build_filename (dir, "folder.json", NULL);
  g_autoptr (GFile) pipe_file = g_file_new_for_path (pipe);
  g_autoptr (GFile) folder_file = g_file_new_for_path (folder);

  g_assert_true (looks (dir, "a.json", "{\"format\": \"unrep-side-file\""));
  g_assert_true (looks (dir, "a (conflicted copy).JSON", "{\"format\"\n:\r\"unrep-side-file\"}"));
  g_assert_true (looks (dir, "late.json", late));
  g_assert_false (looks (dir, "inner.json", inner));
  g_assert_false (looks (dir, "a.json.repaired", "{\"format\": \"unrep-side-file\""));
  g_assert_false (looks (dir, "b.json", "{\"format\": \"unrep-team\"}"));
  g_assert_false (looks (dir, "c.json", ""));
  g_assert_false (looks (dir, "d.json", "[\"format\", \"unrep-side-file\"]"));
  g_assert_false (looks (dir, "e.json", "{\"format\": 7}"));
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_false (unrep_side_file_looks_like_one (pipe_file));
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_false (unrep_side_file_looks_like_one (folder_file));
}

static void
test_names (void)
{
  g_autofree char *plain = unrep_side_file_dup_name ("a.txt", "amal", NULL);
  g_autofree char *fits_name = g_strnfill (240 - strlen (".amal.unrep.json"), 'x');
  g_autofree char *long_name = g_strconcat (fits_name, "y", NULL);
  g_autofree char *other_name = g_strconcat (fits_name, "z", NULL);
  g_autofree char *fits = unrep_side_file_dup_name (fits_name, "amal", NULL);
  g_autofree char *cut = unrep_side_file_dup_name (long_name, "amal", NULL);
  g_autofree char *other = unrep_side_file_dup_name (other_name, "amal", NULL);
  g_autoptr (GString) arabic = g_string_new (NULL);

  g_assert_cmpstr (plain, ==, "a.txt.amal.unrep.json");
  g_assert_cmpuint (strlen (fits), ==, 240);
  g_assert_true (g_str_has_prefix (fits, fits_name));
  g_assert_cmpuint (strlen (cut), ==, 240);
  g_assert_cmpstr (cut, !=, other);
  g_assert_true (g_str_has_suffix (cut, ".amal.unrep.json"));

  /* Cut between characters, whatever their length. */
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *name = NULL;

      g_string_append (arabic, i % 3 == 0 ? "😀" : "تق");
      g_string_prepend_c (arabic, 'a');
      name = unrep_side_file_dup_name (arabic->str, "amal", NULL);
      g_assert_true (g_utf8_validate (name, -1, NULL));
      g_assert_cmpuint (strlen (name), <=, 240);
      if (arabic->len + strlen (".amal.unrep.json") > 240)
        g_assert_cmpuint (strlen (name), >, 236);
    }
}

static void
test_codebook_name (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("name");
  g_autofree char *path = unrep_test_write (dir, "c.json",
    "{\"format\":\"unrep-codebook\",\"version\":3,\"id\":\"gender-2\",\"question\":{\"en\":\"Q\"},\"positions\":"
    "[{\"id\":\"yes\",\"key\":\"1\",\"colour\":\"#123456\",\"symbol\":\"x\",\"name\":{\"en\":\"Y\"},"
    "\"description\":{\"en\":\"Y\"}}]}", -1);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (UnrepCodebook) codebook = unrep_codebook_load (file, NULL, &error);
  g_autofree char *name = NULL;

  g_assert_no_error (error);
  name = unrep_side_file_dup_name ("a.txt", "amal", codebook);
  g_assert_cmpstr (name, ==, "a.txt.amal.gender-2.unrep.json");
}

#define N_RANDOM 600

/* The schema and the reader agree: see tests/annotation/check-schema. */
static void
write_case (const char *dir,
            const char *name,
            const char *content,
            GString    *verdicts)
{
  g_autofree char *path = unrep_test_write (dir, name, content, -1);
  g_autoptr (UnrepSideFile) file = read_text (content, NULL);

  g_string_append_printf (verdicts, "%s\t%s\n", file != NULL ? "accepted" : "refused", path);
}

/* Runs a script of tests/annotation with @first and the other arguments; FALSE where
 * python3-jsonschema is not here. */
static gboolean
run_script (const char *name,
            const char *first,
            const char *second,
            const char *third,
            const char *fourth)
{
  g_autofree char *path = g_build_filename ("tests/annotation", name, NULL);
  g_autofree char *script = unrep_test_dup_source (path), *output = NULL;
  const char *argv[] = { "/usr/bin/python3", script, first, second, third, fourth, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, 0, NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_test_message ("%s", output);
  if (WIFEXITED (status) && WEXITSTATUS (status) == 77)
    {
      g_test_skip ("python3-jsonschema is not here");
      return FALSE;
    }
  g_assert_cmpint (status, ==, 0);
  return TRUE;
}

static void
test_schema (void)
{
  g_auto (Fixture) fixture = fixture_new ("schema");
  g_autofree char *content = fixture_dup_side_file (&fixture, UID, FIXTURE_SPAN FIXTURE_UNKNOWN FIXTURE_SMALL FIXTURE_STRUCTURE);
  g_autofree char *schema = unrep_test_dup_source ("data/unrep-side-file.schema.json");
  g_autofree char *dir = unrep_test_dup_dir ("cases");
  g_autoptr (GString) verdicts = g_string_new (NULL);
  g_autofree char *list = NULL;

  write_case (dir, "sound.json", content, verdicts);
  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *damaged = dup_damaged (content, &damages[i]);
      g_autofree char *name = g_strdup_printf ("damage-%02zu.json", i);

      write_case (dir, name, damaged, verdicts);
    }
  for (guint round = 0; round < 500; round++)
    {
      g_autofree char *name = g_strdup_printf ("random-%04u.json", round);
      g_autofree char *damaged = g_strdup (content);
      gsize at = g_test_rand_int_range (0, strlen (content));

      damaged[at] = "{}[]\",:0123456789\\-e.azA"[g_test_rand_int_range (0, 24)];
      write_case (dir, name, damaged, verdicts);
    }
  list = unrep_test_write (dir, "verdicts", verdicts->str, -1);
  run_script ("check-schema", schema, list, NULL, NULL);
}

/* The same of documents that are made from the schema. */
static void
test_schema_random (void)
{
  g_autofree char *schema = unrep_test_dup_source ("data/unrep-side-file.schema.json");
  g_autofree char *dir = unrep_test_dup_dir ("random"), *list = NULL;
  g_autofree char *seed = g_strdup_printf ("%d", g_test_rand_int ());
  g_autoptr (GString) verdicts = g_string_new (NULL);
  guint n_accepted = 0;

  if (!run_script ("random-side-files", schema, seed, G_STRINGIFY (N_RANDOM), dir))
    return;
  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.json", i), *path = g_build_filename (dir, name, NULL);
      g_autoptr (GFile) location = g_file_new_for_path (path);
      g_autoptr (UnrepSideFile) file = unrep_side_file_read (location, NULL, NULL);

      g_string_append_printf (verdicts, "%s\t%s\n", file != NULL ? "accepted" : "refused", path);
      n_accepted += file != NULL;
    }
  g_assert_cmpuint (n_accepted, >, N_RANDOM / 3);
  g_assert_cmpuint (n_accepted, <, 2 * N_RANDOM / 3);
  list = unrep_test_write (dir, "verdicts", verdicts->str, -1);
  run_script ("check-schema", schema, list, NULL, NULL);
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/side-file/canonical", test_canonical);
  g_test_add_func ("/side-file/make-team", test_make_team);
  g_test_add_func ("/side-file/refused", test_refused);
  g_test_add_func ("/side-file/truncated", test_truncated);
  g_test_add_func ("/side-file/random-damage", test_random_damage);
  g_test_add_func ("/side-file/scan", test_scan);
  g_test_add_func ("/side-file/looks-like-one", test_looks_like_one);
  g_test_add_func ("/side-file/names", test_names);
  g_test_add_func ("/side-file/codebook-name", test_codebook_name);
  g_test_add_func ("/side-file/schema", test_schema);
  g_test_add_func ("/side-file/schema-random", test_schema_random);
  return g_test_run ();
}
