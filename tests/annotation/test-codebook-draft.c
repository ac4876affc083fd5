/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "annotation/unrep-codebook-draft.h"
#include "annotation/unrep-codebook-private.h"
#include "unrep-test.h"

#include <string.h>

#define POSITIONS UNREP_DRAFT_POSITIONS

/* Asymmetric: the scale is not in the order of positions, and members unknown
 * here stand on every level. */
static const char fixture[] =
  "{\"format\":\"unrep-codebook\",\"version\":7,\"id\":\"team-b\",\"owner\":{\"n\":1e400,\"x\":[ 1,2 ]},"
  "\"question\":{\"en\":\"Which?\",\"ar\":\"ما الموقف؟\"},"
  "\"positions\":["
  "{\"id\":\"yes\",\"key\":\"1\",\"colour\":\"#11AA22\",\"symbol\":\"✓\",\"name\":{\"fr\":\"Oui\"},\"weight\":0.10},"
  "{\"id\":\"no\",\"key\":\"2\",\"colour\":\"#aa1122\",\"symbol\":\"✗\",\"name\":{\"en\":\"No\",\"ar\":\"لا\"},"
  "\"description\":{\"ar\":\"شرح\"}},"
  "{\"id\":\"maybe\",\"key\":\"4\",\"colour\":\"#0000ff\",\"symbol\":\"?\",\"name\":{\"en\":\"Maybe\"}}],"
  "\"scale\":[\"no\",\"maybe\",\"yes\"],"
  "\"tags\":[{\"id\":\"t\",\"name\":{\"en\":\"T\"},\"icon\":null}],"
  "\"lexicon\":{\"terms\":[{\"id\":\"a\",\"phrases\":[\"b c\"],\"note\":\"kept\"}],"
  "\"rules\":[{\"position\":\"no\",\"terms\":[\"a\"]}],\"tuned\":true}}";

static UnrepCodebook *
parse (const char *content)
{
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));
  g_autoptr (GError) error = NULL;
  UnrepCodebook *codebook = unrep_codebook_parse (bytes, "fixture", &error);

  g_assert_no_error (error);
  return codebook;
}

static char *
dup_text (UnrepCodebook *codebook)
{
  g_autoptr (GBytes) bytes = unrep_codebook_to_bytes (codebook);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return g_strndup (data, size);
}

static UnrepCodebook *
finish (UnrepCodebookDraft *draft)
{
  g_autoptr (GError) error = NULL;
  UnrepCodebook *codebook = unrep_codebook_draft_finish (draft, &error);

  g_assert_no_error (error);
  return codebook;
}

static void
test_writer (void)
{
  static const char golden[] =
    "{\n"
    "  \"format\": \"unrep-codebook\",\n"
    "  \"version\": 7,\n"
    "  \"id\": \"team-b\",\n"
    "  \"question\": {\n"
    "    \"ar\": \"ما الموقف؟\",\n"
    "    \"en\": \"Which?\"\n"
    "  },\n"
    "  \"positions\": [\n"
    "    {\n"
    "      \"id\": \"yes\",\n"
    "      \"key\": \"1\",\n"
    "      \"colour\": \"#11aa22\",\n"
    "      \"symbol\": \"✓\",\n"
    "      \"name\": {\n"
    "        \"fr\": \"Oui\"\n"
    "      },\n"
    "      \"weight\": 0.10\n"
    "    },\n";
  g_autoptr (UnrepCodebook) codebook = parse (fixture);
  g_autofree char *text = dup_text (codebook);
  g_autoptr (UnrepCodebook) again = parse (text);
  g_autofree char *twice = dup_text (again);

  g_assert_true (g_str_has_prefix (text, golden));
  g_assert_cmpstr (twice, ==, text);
  /* What nobody here knows, spelled as it was. */
  g_assert_nonnull (strstr (text, "1e400"));
  g_assert_nonnull (strstr (text, "\"note\":\"kept\""));
  g_assert_nonnull (strstr (text, "\"tuned\":true"));
  g_assert_nonnull (strstr (text, "\"icon\": null"));
  g_assert_nonnull (strstr (text, "\"scale\": [\n    \"no\",\n    \"maybe\",\n    \"yes\"\n  ]"));
}

static void
test_default (void)
{
  g_autoptr (UnrepCodebook) codebook = unrep_codebook_new_default ();
  g_autofree char *text = dup_text (codebook);
  g_autoptr (UnrepCodebook) again = parse (text);
  g_autofree char *twice = dup_text (again);

  g_assert_cmpstr (twice, ==, text);
  g_assert_cmpint (unrep_codebook_get_position_rank (again, 1), ==, 0);
  g_assert_cmpint (unrep_codebook_get_position_rank (again, 0), ==, 2);
  g_assert_cmpuint (unrep_lexicon_get_n_terms (unrep_codebook_get_lexicon (again)), ==,
                    unrep_lexicon_get_n_terms (unrep_codebook_get_lexicon (codebook)));
}

static void
test_versions (void)
{
  g_autoptr (UnrepCodebook) codebook = parse (fixture);
  g_autoptr (UnrepCodebookDraft) draft = unrep_codebook_draft_new (codebook);
  g_autoptr (UnrepCodebookDraft) copy = unrep_codebook_draft_new_copy (codebook, "team-c");
  g_autoptr (UnrepCodebook) same = finish (draft);
  g_autoptr (UnrepCodebook) copied = finish (copy);
  g_autoptr (UnrepCodebook) next = NULL;

  g_assert_true (same == codebook);
  g_assert_false (unrep_codebook_draft_is_changed (draft));
  g_assert_cmpstr (unrep_codebook_get_id (copied), ==, "team-c");
  g_assert_cmpuint (unrep_codebook_get_version (copied), ==, 1);

  unrep_codebook_draft_set (draft, UNREP_DRAFT_POSITION_NAME, 1, "ru", " Нет ");
  g_assert_true (unrep_codebook_draft_is_changed (draft));
  next = finish (draft);
  g_assert_cmpuint (unrep_codebook_get_version (next), ==, 8);
  g_assert_cmpstr (unrep_codebook_get_position_name (next, 1, "ru"), ==, "Нет");
  g_assert_cmpstr (unrep_codebook_get_position_name (codebook, 1, "ru"), ==, "No");
  /* Taken back, nothing is new. */
  unrep_codebook_draft_set (draft, UNREP_DRAFT_POSITION_NAME, 1, "ru", " \n");
  g_clear_pointer (&same, unrep_codebook_unref);
  same = finish (draft);
  g_assert_true (same == codebook);
}

static void
test_lists (void)
{
  g_autoptr (UnrepCodebook) codebook = parse (fixture);
  g_autoptr (UnrepCodebookDraft) draft = unrep_codebook_draft_new (codebook);
  g_autoptr (UnrepCodebook) result = NULL;
  guint added = unrep_codebook_draft_add (draft, POSITIONS);

  g_assert_cmpuint (added, ==, 3);
  g_assert_cmpstr (unrep_codebook_draft_get (draft, UNREP_DRAFT_POSITION_ID, 3, NULL), ==, "position-4");
  /* The first that is free: 1, 2 and 4 are taken. */
  g_assert_cmpstr (unrep_codebook_draft_get (draft, UNREP_DRAFT_POSITION_KEY, 3, NULL), ==, "3");
  g_assert_cmpstr (unrep_codebook_draft_get (draft, UNREP_DRAFT_POSITION_SYMBOL, 3, NULL), ==, "▲");
  g_assert_true (unrep_codebook_draft_is_new (draft, POSITIONS, 3));
  g_assert_false (unrep_codebook_draft_is_new (draft, POSITIONS, 2));
  unrep_codebook_draft_set (draft, UNREP_DRAFT_POSITION_NAME, 3, "ar", "موقف رابع");
  unrep_codebook_draft_set_rank (draft, 3, 1);
  unrep_codebook_draft_move (draft, POSITIONS, 3, 0);
  unrep_codebook_draft_move (draft, POSITIONS, 1, 2);
  /* Of position-4, no, yes, maybe; the scale is no, position-4, maybe, yes. */
  unrep_codebook_draft_remove (draft, POSITIONS, 1);
  unrep_codebook_draft_remove (draft, UNREP_DRAFT_TAGS, 0);

  result = finish (draft);
  g_assert_cmpuint (unrep_codebook_get_n_positions (result), ==, 3);
  g_assert_cmpuint (unrep_codebook_get_n_tags (result), ==, 0);
  g_assert_cmpstr (unrep_codebook_get_position (result, 0)->id, ==, "position-4");
  g_assert_cmpint (unrep_codebook_get_position_rank (result, 0), ==, 0);
  g_assert_cmpstr (unrep_codebook_get_position (result, 1)->id, ==, "yes");
  g_assert_cmpint (unrep_codebook_get_position_rank (result, 1), ==, 2);
  g_assert_cmpint (unrep_codebook_get_position_rank (result, 2), ==, 1);
  /* Its rule was for a position that is gone. */
  g_assert_cmpuint (unrep_lexicon_get_n_terms (unrep_codebook_get_lexicon (result)), ==, 1);
}

static void
test_problems (void)
{
  static const struct
  {
    UnrepDraftField field;
    guint index;
    const char *language;
    const char *value;
    const char *says;
  } cases[] = {
    { UNREP_DRAFT_ID, 0, NULL, "Team B", "id of 1 to 64" },
    { UNREP_DRAFT_ID, 0, NULL, "../x", "id of 1 to 64" },
    { UNREP_DRAFT_ID, 0, NULL, "new-convention", "built in" },
    { UNREP_DRAFT_QUESTION, 0, "xx/", "?", "language" },
    { UNREP_DRAFT_POSITION_ID, 1, NULL, "maybe", "Another position has this id" },
    { UNREP_DRAFT_POSITION_KEY, 0, NULL, "2", "Another position has this key" },
    { UNREP_DRAFT_POSITION_KEY, 0, NULL, "0", "clears" },
    { UNREP_DRAFT_POSITION_KEY, 0, NULL, "12", "one visible" },
    { UNREP_DRAFT_POSITION_SYMBOL, 2, NULL, "", "Choose a symbol" },
    { UNREP_DRAFT_POSITION_SYMBOL, 2, NULL, "✗", "Another position has this symbol" },
    { UNREP_DRAFT_POSITION_COLOUR, 2, NULL, "red;}*{", "hexadecimal" },
    { UNREP_DRAFT_POSITION_NAME, 0, "fr", " ", "in at least one language" },
    { UNREP_DRAFT_POSITION_NAME, 0, "en", "a\u202eb", "control characters" },
    { UNREP_DRAFT_POSITION_DESCRIPTION, 0, "en", "a\x1b[31m", "control characters" },
    { UNREP_DRAFT_TAG_NAME, 0, "en", "", "in at least one language" },
    { UNREP_DRAFT_TAG_ID, 0, NULL, "", "id of 1 to 64" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (UnrepCodebook) codebook = parse (fixture);
      g_autoptr (UnrepCodebookDraft) draft = unrep_codebook_draft_new_copy (codebook, "team-c");
      g_autoptr (UnrepCodebook) result = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *before = unrep_codebook_draft_dup_problem (draft, cases[i].field, cases[i].index);
      g_autofree char *problem = NULL;

      g_test_message ("%s", cases[i].value);
      g_assert_null (before);
      unrep_codebook_draft_set (draft, cases[i].field, cases[i].index, cases[i].language, cases[i].value);
      problem = unrep_codebook_draft_dup_problem (draft, cases[i].field, cases[i].index);
      g_assert_nonnull (problem);
      g_assert_nonnull (strstr (problem, cases[i].says));
      result = unrep_codebook_draft_finish (draft, &error);
      g_assert_null (result);
      g_assert_error (error, UNREP_ERROR, UNREP_ERROR_USAGE);
      g_assert_cmpstr (error->message, ==, problem);
    }
}

static void
test_no_positions (void)
{
  g_autoptr (UnrepCodebook) codebook = parse (fixture);
  g_autoptr (UnrepCodebookDraft) draft = unrep_codebook_draft_new (codebook);
  g_autoptr (UnrepCodebook) result = NULL;
  g_autoptr (GError) error = NULL;

  while (unrep_codebook_draft_get_n (draft, POSITIONS) > 0)
    unrep_codebook_draft_remove (draft, POSITIONS, 0);
  result = unrep_codebook_draft_finish (draft, &error);
  g_assert_null (result);
  g_assert_nonnull (strstr (error->message, "at least one position"));
}

static void
edit_at_random (UnrepCodebookDraft *draft,
                GRand              *random)
{
  static const char * const values[] = { "a", "b-7", "5", "✚", "#A07800", " ", "0", "نص", "x\u2067y", "" };
  static const char * const languages[] = { "ar", "en", "zh_TW", "-" };
  UnrepDraftList list = g_rand_boolean (random) ? POSITIONS : UNREP_DRAFT_TAGS;
  guint n = unrep_codebook_draft_get_n (draft, list);
  UnrepDraftField field = g_rand_int_range (random, 0, UNREP_DRAFT_N_FIELDS);
  guint n_of_field = field <= UNREP_DRAFT_QUESTION ? 1
                       : unrep_codebook_draft_get_n (draft, unrep_draft_field_get_list (field));

  switch (g_rand_int_range (random, 0, 6))
    {
    case 0:
      unrep_codebook_draft_add (draft, list);
      break;
    case 1:
      if (n > 0)
        unrep_codebook_draft_remove (draft, list, g_rand_int_range (random, 0, n));
      break;
    case 2:
      if (n > 0)
        unrep_codebook_draft_move (draft, list, g_rand_int_range (random, 0, n), g_rand_int_range (random, 0, n));
      break;
    case 3:
      if (list == POSITIONS && n > 0)
        unrep_codebook_draft_set_rank (draft, g_rand_int_range (random, 0, n), g_rand_int_range (random, -1, 5));
      break;
    default:
      if (n_of_field > 0)
        unrep_codebook_draft_set (draft, field, g_rand_int_range (random, 0, n_of_field),
                                  languages[g_rand_int_range (random, 0, G_N_ELEMENTS (languages))],
                                  values[g_rand_int_range (random, 0, G_N_ELEMENTS (values))]);
    }
}

/* Ranks are 0 to one less than how many positions are on the scale, each once. */
static void
check_ranks (UnrepCodebookDraft *draft)
{
  guint n = unrep_codebook_draft_get_n (draft, POSITIONS);
  guint64 seen = 0;

  for (guint i = 0; i < n && n <= 32; i++)
    {
      int rank = unrep_codebook_draft_get_rank (draft, i);

      g_assert_true (rank < 0 || (seen & (G_GUINT64_CONSTANT (1) << rank)) == 0);
      if (rank >= 0)
        seen |= G_GUINT64_CONSTANT (1) << rank;
    }
  g_assert_cmpuint (seen & (seen + 1), ==, 0);
}

/* Whatever is done to a draft, it is refused in words, or what it makes is read
 * to the same bytes. */
static void
test_random (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  guint n_good = 0, n_bad = 0;

  g_test_message ("seed %u", seed);
  for (guint round = 0; round < 400; round++)
    {
      g_autoptr (UnrepCodebook) codebook = parse (fixture);
      g_autoptr (UnrepCodebookDraft) draft = unrep_codebook_draft_new_copy (codebook, "c");

      for (guint i = 0; i < 12; i++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (UnrepCodebook) result = NULL;

          edit_at_random (draft, random);
          check_ranks (draft);
          result = unrep_codebook_draft_finish (draft, &error);
          if (result != NULL)
            {
              g_autofree char *text = dup_text (result);
              g_autoptr (UnrepCodebook) again = parse (text);
              g_autofree char *twice = dup_text (again);

              g_assert_cmpstr (twice, ==, text);
              g_assert_cmpuint (unrep_codebook_get_n_positions (again), ==, unrep_codebook_draft_get_n (draft, POSITIONS));
              n_good++;
            }
          else
            {
              /* Never because the parser refused what the checks let through. */
              g_assert_error (error, UNREP_ERROR, UNREP_ERROR_USAGE);
              n_bad++;
            }
        }
    }
  g_test_message ("%u finished, %u refused", n_good, n_bad);
  g_assert_cmpuint (n_good, >, 100);
  g_assert_cmpuint (n_bad, >, 100);
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/codebook-draft/writer", test_writer);
  g_test_add_func ("/codebook-draft/default", test_default);
  g_test_add_func ("/codebook-draft/versions", test_versions);
  g_test_add_func ("/codebook-draft/lists", test_lists);
  g_test_add_func ("/codebook-draft/problems", test_problems);
  g_test_add_func ("/codebook-draft/no-positions", test_no_positions);
  g_test_add_func ("/codebook-draft/random", test_random);
  return g_test_run ();
}
