/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "annotation/unrep-codebook-draft.h"
#include "unrep-test.h"

#include <math.h>
#include <string.h>
#include <sys/wait.h>

static void
test_default (void)
{
  static const char * const ids[] = { "support", "oppose", "mixed", "neutral", "none" };
  static const char * const symbols[] = { "▲", "▼", "◆", "●", "○" };
  g_autoptr (UnrepCodebook) codebook = unrep_codebook_new_default ();
  g_autofree char *path = unrep_test_dup_source ("data/codebooks/new-convention.json");
  g_autofree char *content = NULL, *sha256 = NULL;
  gsize length;

  g_assert_cmpstr (unrep_codebook_get_id (codebook), ==, "new-convention");
  g_assert_cmpuint (unrep_codebook_get_version (codebook), ==, 1);
  g_assert_true (unrep_codebook_is_default (codebook));
  g_assert_cmpuint (unrep_codebook_get_n_positions (codebook), ==, G_N_ELEMENTS (ids));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      const UnrepPosition *position = unrep_codebook_get_position (codebook, i);
      const char key[] = { '1' + i, '\0' };
      guint found = G_MAXUINT;

      g_assert_cmpstr (position->id, ==, ids[i]);
      g_assert_cmpstr (position->symbol, ==, symbols[i]);
      g_assert_cmpstr (position->key, ==, key);
      g_assert_true (unrep_codebook_find_position (codebook, ids[i], &found));
      g_assert_cmpuint (found, ==, i);
    }
  g_assert_false (unrep_codebook_find_position (codebook, "Support", NULL));
  g_assert_false (unrep_codebook_find_position (codebook, NULL, NULL));

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) content, length);
  g_assert_cmpstr (unrep_codebook_get_sha256 (codebook), ==, sha256);
}

static void
test_languages (void)
{
  static const char * const languages[] = { "ar", "en", "fr", "es", "ru", "zh" };
  g_autoptr (UnrepCodebook) codebook = unrep_codebook_new_default ();

  /* Every text is there in every language: none falls back to another's. */
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    for (gsize k = 0; k < i; k++)
      {
        g_assert_cmpstr (unrep_codebook_get_question (codebook, languages[i]), !=,
                         unrep_codebook_get_question (codebook, languages[k]));
        for (guint p = 0; p < unrep_codebook_get_n_positions (codebook); p++)
          {
            g_assert_cmpstr (unrep_codebook_get_position_description (codebook, p, languages[i]), !=,
                             unrep_codebook_get_position_description (codebook, p, languages[k]));
            /* “Neutral” is one word in two of them. */
            if (p != 3)
              g_assert_cmpstr (unrep_codebook_get_position_name (codebook, p, languages[i]), !=,
                               unrep_codebook_get_position_name (codebook, p, languages[k]));
          }
      }

  for (guint tag = 0; tag < unrep_codebook_get_n_tags (codebook); tag++)
    for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
      for (gsize k = 0; k < i; k++)
        g_assert_cmpstr (unrep_codebook_get_tag_name (codebook, tag, languages[i]), !=,
                         unrep_codebook_get_tag_name (codebook, tag, languages[k]));

  g_assert_cmpstr (unrep_codebook_get_position_name (codebook, 1, "ar"), ==, "تعارض اتفاقية جديدة");
  g_assert_cmpstr (unrep_codebook_get_position_name (codebook, 1, "ar_EG.UTF-8"), ==, "تعارض اتفاقية جديدة");
  g_assert_cmpstr (unrep_codebook_get_position_name (codebook, 2, "tlh"), ==, "Mixed");
  /* The tests run with LANGUAGE=en. */
  g_assert_cmpstr (unrep_codebook_get_position_name (codebook, 2, NULL), ==, "Mixed");
  g_setenv ("LANGUAGE", "fr_CA:ar", TRUE);
  g_assert_cmpstr (unrep_codebook_get_position_name (codebook, 2, NULL), ==, "Position mitigée");
  g_setenv ("LANGUAGE", "en", TRUE);
}

static double
get_luminance (guint red,
               guint green,
               guint blue)
{
  double part[] = { red / 255.0, green / 255.0, blue / 255.0 };

  for (int i = 0; i < 3; i++)
    part[i] = part[i] <= 0.04045 ? part[i] / 12.92 : pow ((part[i] + 0.055) / 1.055, 2.4);
  return 0.2126 * part[0] + 0.7152 * part[1] + 0.0722 * part[2];
}

/* WCAG 2.1, 1.4.11: a graphical object needs 3:1 against what is beside it. */
static void
check_contrast (const char *colour)
{
  const double light = get_luminance (0xff, 0xff, 0xff), grey = get_luminance (0xf3, 0xf3, 0xf3);
  const double dark = get_luminance (0x24, 0x24, 0x24);
  guint value = strtoul (colour + 1, NULL, 16);
  double luminance = get_luminance (value >> 16, (value >> 8) & 0xff, value & 0xff);

  g_test_message ("%s", colour);
  g_assert_cmpfloat ((light + 0.05) / (luminance + 0.05), >=, 3.0);
  g_assert_cmpfloat ((grey + 0.05) / (luminance + 0.05), >=, 3.0);
  g_assert_cmpfloat ((luminance + 0.05) / (dark + 0.05), >=, 3.0);
}

static void
test_contrast (void)
{
  g_autoptr (UnrepCodebook) codebook = unrep_codebook_new_default ();
  const char * const *colours = unrep_codebook_draft_list_colours ();

  for (guint i = 0; i < unrep_codebook_get_n_positions (codebook); i++)
    check_contrast (unrep_codebook_get_position (codebook, i)->colour);
  for (gsize i = 0; colours[i] != NULL; i++)
    check_contrast (colours[i]);
}

#define POSITION(id, key, colour, symbol) \
  "{\"id\":\"" id "\",\"key\":\"" key "\",\"colour\":\"" colour "\",\"symbol\":\"" symbol "\"," \
  "\"name\":{\"en\":\"A " id "\"},\"description\":{\"ar\":\"شرح\"}}"
#define CODEBOOK(id, version, positions, more) \
  "{\"format\":\"unrep-codebook\",\"version\":" version ",\"id\":\"" id "\"," \
  "\"question\":{\"ar\":\"ما الموقف؟\"},\"positions\":[" positions "]" more "}"
#define NAMED(name) \
  "{\"id\":\"yes\",\"key\":\"y\",\"colour\":\"#11aa22\",\"symbol\":\"+\",\"name\":{\"en\":\"" name "\"}}"
#define TAG(id) "{\"id\":\"" id "\",\"name\":{\"en\":\"Tag " id "\"}}"
#define TERM(id, phrase) "{\"id\":\"" id "\",\"phrases\":[\"" phrase "\"]}"
#define RULE(position, term) "{\"position\":\"" position "\",\"terms\":[\"" term "\"]}"
#define LEXICON(terms, rules) ",\"lexicon\":{\"terms\":[" terms "],\"rules\":[" rules "]}"
#define YES POSITION ("yes", "y", "#11AA22", "✓")
#define NO POSITION ("no", "٢", "#aa1122", "✗✗")

static UnrepCodebook *
load (const char  *content,
      GError     **error)
{
  g_autofree char *dir = unrep_test_dup_dir ("codebook");
  g_autofree char *path = unrep_test_write (dir, "مجموعة.json", content, -1);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return unrep_codebook_load (file, NULL, error);
}

static void
test_load (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (UnrepCodebook) codebook =
    load (CODEBOOK ("team-7", "12", YES "," NO, ",\"scale\":[\"no\",\"yes\"],\"tags\":[" TAG ("b") "," TAG ("a") "],\"later\":{\"a\":[]}"), &error);
  guint found;

  g_assert_no_error (error);
  g_assert_cmpstr (unrep_codebook_get_id (codebook), ==, "team-7");
  g_assert_cmpuint (unrep_codebook_get_version (codebook), ==, 12);
  g_assert_false (unrep_codebook_is_default (codebook));
  g_assert_cmpuint (unrep_codebook_get_n_positions (codebook), ==, 2);
  g_assert_cmpstr (unrep_codebook_get_position (codebook, 0)->colour, ==, "#11aa22");
  g_assert_cmpstr (unrep_codebook_get_position (codebook, 1)->key, ==, "٢");
  g_assert_cmpuint (unrep_codebook_get_n_tags (codebook), ==, 2);
  g_assert_cmpstr (unrep_codebook_get_tag (codebook, 1), ==, "a");
  g_assert_cmpstr (unrep_codebook_get_tag_name (codebook, 0, "ar"), ==, "Tag b");
  g_assert_true (unrep_codebook_find_tag (codebook, "a", &found));
  g_assert_cmpuint (found, ==, 1);
  g_assert_false (unrep_codebook_find_tag (codebook, "c", &found));
  /* Neither the language nor English: the id. */
  g_assert_cmpstr (unrep_codebook_get_question (codebook, "fr"), ==, "team-7");
  g_assert_cmpstr (unrep_codebook_get_position_description (codebook, 1, "fr"), ==, "A no");
}

static const struct
{
  const char *content;
  int code;
  const char *says;
} refused[] = {
  { "", UNREP_ERROR_SYNTAX, "" },
  { "[]", UNREP_ERROR_SYNTAX, "line 1" },
  { "{\"format\":\"unrep-codebook\"", UNREP_ERROR_SYNTAX, "" },
  { "{\"format\":\"unrep-team\"}", UNREP_ERROR_FORMAT, "format" },
  { "{\"format\":7}", UNREP_ERROR_SYNTAX, "string" },
  { CODEBOOK ("Team", "1", YES, ""), UNREP_ERROR_FORMAT, "id" },
  { CODEBOOK ("../x", "1", YES, ""), UNREP_ERROR_FORMAT, "id" },
  { CODEBOOK ("a", "0", YES, ""), UNREP_ERROR_SYNTAX, "line 1" },
  { CODEBOOK ("a", "\"1\"", YES, ""), UNREP_ERROR_SYNTAX, "number" },
  { CODEBOOK ("a", "1", "", ""), UNREP_ERROR_FORMAT, "positions" },
  { CODEBOOK ("a", "1", YES ",\n" YES, ""), UNREP_ERROR_FORMAT, "line 2" },
  { CODEBOOK ("a", "1", YES "," POSITION ("no", "y", "#aa1122", "x"), ""), UNREP_ERROR_FORMAT, "key" },
  { CODEBOOK ("a", "1", YES "," POSITION ("no", "n", "#aa1122", "✓"), ""), UNREP_ERROR_FORMAT, "symbol" },
  { CODEBOOK ("a", "1", POSITION ("no", "0", "#aa1122", "x"), ""), UNREP_ERROR_FORMAT, "key" },
  { CODEBOOK ("a", "1", POSITION ("no", "nn", "#aa1122", "x"), ""), UNREP_ERROR_FORMAT, "key" },
  { CODEBOOK ("a", "1", POSITION ("no", "n", "red", "x"), ""), UNREP_ERROR_FORMAT, "colour" },
  { CODEBOOK ("a", "1", POSITION ("no", "n", "#aa112;", "x"), ""), UNREP_ERROR_FORMAT, "colour" },
  { CODEBOOK ("a", "1", POSITION ("no", "n", "#aa1122", "\\u202e"), ""), UNREP_ERROR_FORMAT, "symbol" },
  { CODEBOOK ("a", "1", YES ",\n7", ""), UNREP_ERROR_SYNTAX, "line 2" },
  { CODEBOOK ("a", "1", YES, ",\"scale\":[\"no\"]"), UNREP_ERROR_FORMAT, "scale" },
  { CODEBOOK ("a", "1", YES, ",\"scale\":[\"yes\",\"yes\"]"), UNREP_ERROR_FORMAT, "scale" },
  { CODEBOOK ("a", "1", YES, ",\"scale\":{}"), UNREP_ERROR_SYNTAX, "array" },
  { CODEBOOK ("a", "1", YES, ",\"tags\":{}"), UNREP_ERROR_SYNTAX, "array" },
  { CODEBOOK ("a", "1", YES, ",\"tags\":[\"a\"]"), UNREP_ERROR_SYNTAX, "object" },
  { CODEBOOK ("a", "1", YES, ",\"tags\":[{\"id\":\"a\"}]"), UNREP_ERROR_FORMAT, "name" },
  { CODEBOOK ("a", "1", YES, ",\"tags\":[\n" TAG ("a") ",\n" TAG ("a") "]"), UNREP_ERROR_FORMAT, "line 3" },
  { CODEBOOK ("a", "1", YES, LEXICON ("", RULE ("yes", "t"))), UNREP_ERROR_FORMAT, "terms" },
  { CODEBOOK ("a", "1", YES, LEXICON (TERM ("t", "x"), "")), UNREP_ERROR_FORMAT, "rules" },
  { CODEBOOK ("a", "1", YES, LEXICON (TERM ("t", "…"), RULE ("yes", "t"))), UNREP_ERROR_FORMAT, "phrases" },
  { CODEBOOK ("a", "1", YES, LEXICON (TERM ("t", "x") "," TERM ("t", "y"), RULE ("yes", "t"))), UNREP_ERROR_FORMAT, "another term" },
  { CODEBOOK ("a", "1", YES, LEXICON (TERM ("t", "x"), "{\"terms\":[\"t\"]}")), UNREP_ERROR_FORMAT, "position" },
  { CODEBOOK ("a", "1", YES, ",\"lexicon\":{\"terms\":[" TERM ("t", "x") "]}"), UNREP_ERROR_FORMAT, "rules" },
  { CODEBOOK ("a", "1", NAMED ("A\\u202eB"), ""), UNREP_ERROR_FORMAT, "name" },
  { CODEBOOK ("a", "1", NAMED ("A\\u0007B"), ""), UNREP_ERROR_FORMAT, "name" },
  { CODEBOOK ("a", "1", NAMED ("A\\nB"), ""), UNREP_ERROR_FORMAT, "name" },
  { CODEBOOK ("a", "1", NAMED (" "), ""), UNREP_ERROR_FORMAT, "name" },
  { CODEBOOK ("a", "1", POSITION ("yes", "y", "#aa1122", "x"), ",\"tags\":[{\"id\":\"t\",\"name\":{\"../x\":\"T\"}}]"),
    UNREP_ERROR_FORMAT, "../x" },
  { CODEBOOK ("a", "1", YES, LEXICON (TERM ("t", "x"), RULE ("yes", "u"))), UNREP_ERROR_FORMAT, "terms" },
  { CODEBOOK ("a", "1", YES, ",\"lexicon\":[]"), UNREP_ERROR_SYNTAX, "object" },
  { CODEBOOK ("a", "1", YES, ",\"id\":\"b\""), UNREP_ERROR_SYNTAX, "" },
};

static void
test_refused (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (UnrepCodebook) codebook = load (refused[i].content, &error);

      g_test_message ("%s", refused[i].content);
      g_assert_null (codebook);
      g_assert_error (error, UNREP_ERROR, refused[i].code);
      g_assert_nonnull (strstr (error->message, "مجموعة.json"));
      g_assert_nonnull (strstr (error->message, refused[i].says));
    }
}

/* Members in any order; a rule for a position that somebody removed says nothing. */
static void
test_order (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (UnrepCodebook) codebook =
    load ("{\"lexicon\":{\"rules\":[" RULE ("no", "t") "," RULE ("yes", "t") "],\"terms\":[" TERM ("t", "x") "]},"
          "\"scale\":[\"yes\"],\"positions\":[" YES "],\"question\":{\"en\":\"Which?\\nSay.\"},\"id\":\"a\",\"version\":3,"
          "\"format\":\"unrep-codebook\"}", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (unrep_codebook_get_version (codebook), ==, 3);
  g_assert_cmpint (unrep_codebook_get_position_rank (codebook, 0), ==, 0);
  g_assert_cmpuint (unrep_lexicon_get_n_terms (unrep_codebook_get_lexicon (codebook)), ==, 1);
}

static void
test_many (void)
{
  g_autoptr (GString) content = g_string_new ("{\"format\":\"unrep-codebook\",\"positions\":[\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (UnrepCodebook) codebook = NULL;

  for (gunichar c = 0x4e00; c < 0x4e00 + 5000; c++)
    {
      char key[7] = { 0 };

      g_unichar_to_utf8 (c, key);
      g_string_append_printf (content, "{\"id\":\"p%u\",\"key\":\"%s\",\"colour\":\"#123456\",\"symbol\":\"%s\","
                                       "\"name\":{\"en\":\"P\"}},\n", c, key, key);
    }
  codebook = load (content->str, &error);
  g_assert_null (codebook);
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_FORMAT);
  /* The last that was not too much. */
  g_assert_nonnull (strstr (error->message, "line 33"));
}

static void
test_deep (void)
{
  g_autoptr (GString) content = g_string_new ("{\"later\":");
  g_autoptr (GError) error = NULL;
  g_autoptr (UnrepCodebook) codebook = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append_c (content, '[');
  codebook = load (content->str, &error);
  g_assert_null (codebook);
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_TOO_LARGE);
}

/* The schema and the parser agree: see tests/annotation/check-codebook-schema. */
static void
write_case (const char *dir,
            GString    *verdicts,
            guint       number,
            const char *content)
{
  g_autofree char *name = g_strdup_printf ("%04u.json", number);
  g_autofree char *path = unrep_test_write (dir, name, content, -1);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (UnrepCodebook) codebook = unrep_codebook_load (file, NULL, NULL);

  g_string_append_printf (verdicts, "%s\t%s\n", codebook != NULL ? "accepted" : "refused", path);
}

static void
test_schema (void)
{
  static const char sound[] =
    CODEBOOK ("team-7", "12", YES "," NO, ",\"scale\":[\"no\",\"yes\"],\"tags\":[" TAG ("b") "," TAG ("a") "]"
              LEXICON (TERM ("t", "x"), RULE ("no", "t")));
  g_autofree char *check = unrep_test_dup_source ("tests/annotation/check-codebook-schema");
  g_autofree char *schema = unrep_test_dup_source ("data/unrep-codebook.schema.json");
  g_autofree char *standard = unrep_test_dup_source ("data/codebooks/new-convention.json");
  g_autofree char *dir = unrep_test_dup_dir ("cases");
  g_autoptr (GString) verdicts = g_string_new (NULL);
  g_autofree char *content = NULL, *list = NULL, *output = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_assert_true (g_file_get_contents (standard, &content, NULL, NULL));
  write_case (dir, verdicts, 0, content);
  write_case (dir, verdicts, 1, sound);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    write_case (dir, verdicts, 2 + i, refused[i].content);
  for (guint i = 0; i < 600; i++)
    {
      g_autofree char *damaged = g_strdup (sound);

      damaged[g_test_rand_int_range (0, strlen (sound))] = "{}[]\",:0123456789\\-e.azA"[g_test_rand_int_range (0, 24)];
      write_case (dir, verdicts, 1000 + i, damaged);
    }
  list = unrep_test_write (dir, "verdicts", verdicts->str, -1);
  {
    char *argv[] = { (char *) "/usr/bin/python3", check, schema, list, NULL };

    g_spawn_sync (NULL, argv, NULL, 0, NULL, NULL, &output, NULL, &status, &error);
  }
  g_assert_no_error (error);
  g_test_message ("%s", output);
  if (WIFEXITED (status) && WEXITSTATUS (status) == 77)
    g_test_skip ("python3-jsonschema is not here");
  else
    g_assert_cmpint (status, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/codebook/default", test_default);
  g_test_add_func ("/codebook/languages", test_languages);
  g_test_add_func ("/codebook/contrast", test_contrast);
  g_test_add_func ("/codebook/load", test_load);
  g_test_add_func ("/codebook/refused", test_refused);
  g_test_add_func ("/codebook/order", test_order);
  g_test_add_func ("/codebook/many", test_many);
  g_test_add_func ("/codebook/deep", test_deep);
  g_test_add_func ("/codebook/schema", test_schema);
  return g_test_run ();
}
