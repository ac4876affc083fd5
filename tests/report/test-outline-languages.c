/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check-outline.h"
#include "unrep-test.h"

#include <stdlib.h>
#include <string.h>

/* Reports in the languages of the UN, written for this test with their outlines
 * beside them: every unit must be found as it is, and no other one. */

/* The columns of an outline made by hand. */
enum
{
  COLUMN_LINE,
  COLUMN_END_LINE = 2,
  COLUMN_KIND,
  COLUMN_LABEL = 5,
  COLUMN_PARENT,
  COLUMN_RECOMMENDATION = 9,
  N_COLUMNS
};

typedef struct
{
  const char *name;
  guint       n_units; /* so that no row of the outline made by hand gets lost */
  guint       n_recommendations;
  guint       n_wrong; /* a known bound */
} Case;

static const Case cases[] = {
  { "report.fr", 63, 13, 0 },
  { "report.es", 63, 13, 0 },
  /* A footnote that begins with a bare number, as text taken out of a page has
   * it, is not known from a line that happens to begin with one. */
  { "report.ru", 67, 17, 1 },
  { "report.zh", 63, 13, 0 },
  { "resolution.en", 31, 0, 0 },
  { "resolution.ar", 32, 0, 0 },
  { "resolution.fr", 13, 0, 0 },
  { "resolution.es", 12, 0, 0 },
  { "resolution.zh", 11, 0, 0 },
  { "upr.en", 38, 20, 0 },
  { "upr.fr", 11, 3, 0 },
  { "upr.ru", 11, 3, 0 },
};

static char *
read_corpus (const char *name,
             const char *suffix,
             gsize      *length)
{
  g_autofree char *relative = g_strconcat ("tests/corpus/reports/", name, suffix, NULL);
  g_autofree char *path = unrep_test_dup_source (relative);
  g_autoptr (GError) error = NULL;
  char *content;

  g_file_get_contents (path, &content, length, &error);
  g_assert_no_error (error);
  return content;
}

static UnrepOutline *
load_outline (const char *name)
{
  gsize            length;
  g_autofree char *content = read_corpus (name, ".txt", &length);
  g_autoptr (UnrepText) text = unrep_text_new (content, (gssize) length);
  g_autoptr (GError) error = NULL;
  UnrepOutline *outline = unrep_outline_new (text, NULL, &error);

  g_assert_no_error (error);
  check_outline (outline);
  return outline;
}

static char *
describe (guint       line,
          guint       end_line,
          const char *kind,
          const char *label,
          const char *path,
          const char *recommendation)
{
  return g_strdup_printf ("%u-%u %s [%s] %s %s", line, end_line, kind, label, path, recommendation);
}

static char *
describe_row (const char *tsv)
{
  g_auto (GStrv)   cells = g_strsplit (tsv, "\t", -1);
  g_autofree char *path = NULL;
  const char      *kind;

  g_assert_cmpuint (g_strv_length (cells), ==, N_COLUMNS);
  kind = cells[COLUMN_KIND];
  if (strcmp (kind, "paragraph") != 0 && strcmp (kind, "item") != 0 && strcmp (kind, "subitem") != 0)
    path = g_strdup ("");
  else if (*cells[COLUMN_PARENT] == '\0')
    path = g_strdup (cells[COLUMN_LABEL]);
  else
    path = g_strconcat (cells[COLUMN_PARENT], "/", cells[COLUMN_LABEL], NULL);
  return describe ((guint) atoi (cells[COLUMN_LINE]), (guint) atoi (cells[COLUMN_END_LINE]), kind,
                   cells[COLUMN_LABEL], path, cells[COLUMN_RECOMMENDATION]);
}

/* Takes the units of the outline out of the rows made by hand; what is left on
 * either side is wrong. */
static void
test_case (gconstpointer data)
{
  const Case      *c = data;
  g_autofree char *tsv = read_corpus (c->name, ".tsv", NULL);
  g_auto (GStrv)   lines = g_strsplit (g_strchomp (tsv), "\n", -1);
  g_autoptr (UnrepOutline) outline = load_outline (c->name);
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint          n_invented = 0, n_recommendations = 0;
  GHashTableIter iter;
  gpointer       row;

  for (guint i = 1; lines[i] != NULL; i++)
    g_assert_true (g_hash_table_add (rows, describe_row (lines[i])));
  g_assert_cmpuint (g_hash_table_size (rows), ==, c->n_units);
  for (guint i = 0; i < unrep_outline_get_n_units (outline); i++)
    {
      const UnrepUnit *unit = unrep_outline_get_unit (outline, i);
      g_autofree char *found
        = describe (unit->line, unit->end_line, unrep_unit_kind_to_string (unit->kind), unit->label, unit->path,
                    unrep_recommendation_to_string (unit->recommendation));

      n_recommendations += unit->recommendation == UNREP_RECOMMENDATION_YES;
      if (g_hash_table_remove (rows, found))
        continue;
      n_invented++;
      g_test_message ("%s: found %s", c->name, found);
    }
  g_hash_table_iter_init (&iter, rows);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    g_test_message ("%s: missed %s", c->name, (const char *) row);
  g_assert_cmpuint (n_recommendations, ==, c->n_recommendations);
  g_assert_cmpuint (g_hash_table_size (rows), ==, c->n_wrong);
  g_assert_cmpuint (n_invented, ==, c->n_wrong);
}

int
main (int   argc,
      char *argv[])
{
  unrep_test_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/outline-languages/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }

  return g_test_run ();
}
