/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/unrep-outline.h"
#include "unrep-test.h"

#include <stdlib.h>
#include <string.h>

/* The outlines of real reports against outlines that were made by hand, counted
 * as the project's scoring tool counts: a heading, paragraph, item or subitem is
 * exact when its kind, first and last line, label and path are right, and
 * invented units count against the outline. */

typedef struct
{
  char *kind;
  guint line;
  guint end_line;
  char *label;
  char *path;
  char *position;
} Gold;

static void
gold_clear (gpointer data)
{
  Gold *gold = data;

  g_free (gold->kind);
  g_free (gold->label);
  g_free (gold->path);
  g_free (gold->position);
}

/* Without spaces, tatweel and marks. */
static char *
dup_bare (const char *label)
{
  g_autofree char *composed = g_utf8_normalize (label, -1, G_NORMALIZE_NFC);
  GString         *bare = g_string_new (NULL);

  for (const char *p = composed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && c != 0x640 && !g_unichar_ismark (c))
        g_string_append_unichar (bare, c);
    }
  return g_string_free (bare, FALSE);
}

static GArray *
load_gold (const char *path)
{
  GArray           *rows = g_array_new (FALSE, TRUE, sizeof (Gold));
  g_autofree char  *tsv = NULL;
  g_auto (GStrv)    lines = NULL;
  g_autoptr (GError) error = NULL;

  g_array_set_clear_func (rows, gold_clear);
  g_file_get_contents (path, &tsv, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (tsv, "\n", -1);
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv)   cell = g_strsplit (lines[i], "\t", -1);
      g_autofree char *parent = dup_bare (cell[6]);
      Gold             row = { g_strdup (cell[3]), (guint) atoi (cell[0]), (guint) atoi (cell[2]), dup_bare (cell[5]) };
      gboolean         has_path = strstr ("paragraph item subitem", cell[3]) != NULL;

      row.path = !has_path                               ? g_strdup ("")
                 : *parent != '\0' && *row.label != '\0' ? g_strconcat (parent, "/", row.label, NULL)
                                                         : g_strconcat (parent, row.label, NULL);
      row.position = g_strdup (cell[7]);
      g_array_append_val (rows, row);
    }
  return rows;
}

static char *
find_file (const char *folder,
           const char *prefix)
{
  g_autofree char *dir_path = unrep_test_dup_shared (folder);
  g_autoptr (GDir) dir = dir_path != NULL ? g_dir_open (dir_path, 0, NULL) : NULL;
  const char      *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, prefix))
      return g_build_filename (dir_path, name, NULL);
  return NULL;
}

static gboolean
is_core (const char *kind)
{
  return strstr ("heading paragraph item subitem", kind) != NULL;
}

static gboolean
matches (const Gold      *gold,
         const UnrepUnit *unit)
{
  g_autofree char *label = dup_bare (unit->label);
  g_autofree char *path = dup_bare (unit->path);

  return gold->end_line == unit->end_line && strcmp (gold->label, label) == 0 && strcmp (gold->path, path) == 0;
}

static const UnrepUnit *
find_unit (UnrepOutline *outline,
           const Gold   *gold)
{
  for (guint i = 0; i < unrep_outline_get_n_units (outline); i++)
    {
      const UnrepUnit *unit = unrep_outline_get_unit (outline, i);

      if (unit->line == gold->line && strcmp (unrep_unit_kind_to_string (unit->kind), gold->kind) == 0)
        return unit;
    }
  return NULL;
}

typedef struct
{
  guint exact;
  guint total; /* core units of the gold, and those that were invented */
  guint tagged;
  guint recommendations;
  guint uncertain;
} Score;

static void
score_gold (Score        *score,
            UnrepOutline *outline,
            const Gold   *gold)
{
  const UnrepUnit *unit = find_unit (outline, gold);

  score->tagged += *gold->position != '\0';
  if (unit != NULL)
    g_assert_cmpint (*gold->position != '\0', ==, unit->recommendation == UNREP_RECOMMENDATION_YES);
  if (!is_core (gold->kind))
    return;

  score->exact += unit != NULL && matches (gold, unit);
  /* A unit that was found is counted where the outline's units are. */
  score->total += unit == NULL;
  if (unit == NULL)
    g_test_message ("line %u: %s %s missed", gold->line, gold->kind, gold->path);
  else if (!matches (gold, unit))
    g_test_message ("line %u: %s %s, not %s", gold->line, gold->kind, unit->path, gold->path);
}

static void
check_report (const char *prefix,
              double      least_percent)
{
  g_autofree char *report = find_file ("reports", prefix);
  g_autofree char *gold_file = find_file ("gold", prefix);
  g_autofree char *utf8 = NULL;
  g_autoptr (GArray) rows = NULL;
  g_autoptr (UnrepText) text = NULL;
  g_autoptr (UnrepOutline) outline = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_bytes;
  Score score = { 0 };

  if (report == NULL || gold_file == NULL)
    return;
  rows = load_gold (gold_file);
  g_file_get_contents (report, &utf8, &n_bytes, &error);
  g_assert_no_error (error);
  text = unrep_text_new (utf8, (gssize) n_bytes);
  outline = unrep_outline_new (text, NULL, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < rows->len; i++)
    score_gold (&score, outline, &g_array_index (rows, Gold, i));
  for (guint i = 0; i < unrep_outline_get_n_units (outline); i++)
    {
      const UnrepUnit *unit = unrep_outline_get_unit (outline, i);

      score.total += is_core (unrep_unit_kind_to_string (unit->kind));
      score.uncertain += !unit->certain;
      score.recommendations += unit->recommendation == UNREP_RECOMMENDATION_YES;
    }

  g_test_message ("%s: exact %u/%u = %.1f %%, %u of %u units uncertain", prefix, score.exact, score.total,
                  100.0 * score.exact / score.total, score.uncertain, unrep_outline_get_n_units (outline));
  g_assert_cmpuint (score.recommendations, ==, score.tagged);
  g_assert_cmpfloat (100.0 * score.exact / score.total, >=, least_percent);
}

static void
test_misread_numbers (void)
{
  check_report ("000", 99.0);
}

static void
test_tripled_letters (void)
{
  check_report ("001", 99.0);
}

static void
test_visual_order (void)
{
  check_report ("004", 100.0);
}

int
main (int   argc,
      char *argv[])
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/outline-gold/misread-numbers", test_misread_numbers);
  g_test_add_func ("/outline-gold/tripled-letters", test_tripled_letters);
  g_test_add_func ("/outline-gold/visual-order", test_visual_order);

  return g_test_run ();
}
