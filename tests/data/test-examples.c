/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "annotation/unrep-codebook.h"
#include "report/unrep-outline.h"
#include "unrep-test.h"

#define N_RECOMMENDATIONS 64

static const char *const languages[] = { "ar", "en" };

static UnrepOutline *
load_outline (const char *language)
{
  g_autofree char *name = g_strdup_printf ("data/examples/expert-group-report.%s.txt", language);
  g_autofree char *path = unrep_test_dup_source (name);
  g_autofree char *content = NULL;
  g_autoptr (UnrepText) text = NULL;
  g_autoptr (GError) error = NULL;
  UnrepOutline *outline;
  gsize length;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  text = unrep_text_new (content, length);
  outline = unrep_outline_new (text, NULL, &error);
  g_assert_no_error (error);
  return outline;
}

/* Translators compare them unit by unit, and whoever tries the program in one
 * language and then in the other finds the same place. */
static void
test_same_units (void)
{
  g_autoptr (UnrepOutline) arabic = load_outline ("ar");
  g_autoptr (UnrepOutline) english = load_outline ("en");
  guint n_recommendations = 0;

  g_assert_cmpuint (unrep_outline_get_n_units (arabic), ==, unrep_outline_get_n_units (english));
  for (guint i = 0; i < unrep_outline_get_n_units (arabic); i++)
    {
      const UnrepUnit *ar = unrep_outline_get_unit (arabic, i);
      const UnrepUnit *en = unrep_outline_get_unit (english, i);

      g_assert_cmpuint (ar->line, ==, en->line);
      g_assert_cmpuint (ar->end_line, ==, en->end_line);
      g_assert_cmpint (ar->kind, ==, en->kind);
      g_assert_cmpint (ar->recommendation, ==, en->recommendation);
      g_assert_cmpuint (ar->level, ==, en->level);
      /* Nobody damaged these texts. A footnote between two items always looks
       * like an item too. */
      g_assert_true (ar->certain || ar->kind == UNREP_UNIT_FOOTNOTE);
      g_assert_true (en->certain || en->kind == UNREP_UNIT_FOOTNOTE);
      n_recommendations += ar->recommendation == UNREP_RECOMMENDATION_YES;
    }
  g_assert_cmpuint (n_recommendations, ==, N_RECOMMENDATIONS);
}

static void
test_lists (void)
{
  const struct
  {
    const char *path[2];
    UnrepUnitKind kind;
    guint line;
  } units[] = {
    { { "13", "13" }, UNREP_UNIT_PARAGRAPH, 39 },
    { { "13/أ", "13/a" }, UNREP_UNIT_ITEM, 41 },
    { { "13/د/3", "13/d/iii" }, UNREP_UNIT_SUBITEM, 53 },
    { { "13/ط", "13/i" }, UNREP_UNIT_ITEM, 63 },
    { { "13/غ", "13/bb" }, UNREP_UNIT_ITEM, 101 },
    { { "13/جج", "13/ee" }, UNREP_UNIT_ITEM, 107 },
    { { "14/د/4", "14/d/iv" }, UNREP_UNIT_SUBITEM, 127 },
    { { "14/هه", "14/gg" }, UNREP_UNIT_ITEM, 187 },
    { { "35/1/ب", "35/1/b" }, UNREP_UNIT_ITEM, 251 },
    { { "40", "40" }, UNREP_UNIT_PARAGRAPH, 283 },
  };

  for (gsize l = 0; l < G_N_ELEMENTS (languages); l++)
    {
      g_autoptr (UnrepOutline) outline = load_outline (languages[l]);

      for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
        {
          g_autoptr (GError) error = NULL;
          guint index = unrep_outline_find_path (outline, units[i].path[l], &error);
          const UnrepUnit *unit;

          g_assert_no_error (error);
          unit = unrep_outline_get_unit (outline, index);
          g_assert_cmpint (unit->kind, ==, units[i].kind);
          g_assert_cmpuint (unit->line, ==, units[i].line);
        }
    }
}

/* `make run` tags with these where there is no display. */
static void
test_demo_positions (void)
{
  g_autofree char *path = unrep_test_dup_source ("data/examples/demo-positions.tsv");
  g_autoptr (UnrepOutline) outline = load_outline ("ar");
  g_autoptr (UnrepCodebook) codebook = unrep_codebook_new_default ();
  g_autofree gboolean *used = g_new0 (gboolean, unrep_codebook_get_n_positions (codebook));
  g_autofree char *content = NULL;
  g_auto (GStrv) rows = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  rows = g_strsplit (content, "\n", -1);
  /* The last line ends too. */
  g_assert_cmpuint (g_strv_length (rows), ==, 1 + N_RECOMMENDATIONS + 1);
  g_assert_cmpstr (rows[0], ==, "path\tamal\tkarim");
  for (gsize i = 1; i <= N_RECOMMENDATIONS; i++)
    {
      g_auto (GStrv) cells = g_strsplit (rows[i], "\t", -1);
      guint index = unrep_outline_find_path (outline, cells[0], &error);
      guint position;

      g_assert_no_error (error);
      g_assert_cmpint (unrep_outline_get_unit (outline, index)->recommendation, ==, UNREP_RECOMMENDATION_YES);
      g_assert_cmpuint (g_strv_length (cells), ==, 3);
      g_assert_true (unrep_codebook_find_position (codebook, cells[1], &position));
      used[position] = TRUE;
      /* Karim has not reviewed them all. */
      g_assert_true (*cells[2] == '\0' || unrep_codebook_find_position (codebook, cells[2], &position));
    }
  for (guint i = 0; i < unrep_codebook_get_n_positions (codebook); i++)
    g_assert_true (used[i]);
}

static void
test_resources (void)
{
  for (gsize l = 0; l < G_N_ELEMENTS (languages); l++)
    {
      g_autofree char *name = g_strdup_printf ("examples/expert-group-report.%s.txt", languages[l]);
      g_autofree char *resource = g_strconcat ("/org/example/Unrep/", name, NULL);
      g_autofree char *source = g_strconcat ("data/", name, NULL);
      g_autofree char *path = unrep_test_dup_source (source);
      g_autofree char *content = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      gsize length;

      bytes = g_resources_lookup_data (resource, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
      g_assert_no_error (error);
      g_file_get_contents (path, &content, &length, &error);
      g_assert_no_error (error);
      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), content, length);
    }
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/examples/same-units", test_same_units);
  g_test_add_func ("/examples/lists", test_lists);
  g_test_add_func ("/examples/demo-positions", test_demo_positions);
  g_test_add_func ("/examples/resources", test_resources);

  return g_test_run ();
}
