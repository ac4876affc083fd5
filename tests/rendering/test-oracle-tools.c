/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an inspection says of paragraphs chosen at random, against programs of their own:
 * the order of characters against fribidi, glyphs against hb-shape. */
#include "inspection-fixture.h"
#include "unrep-test.h"

#include "rendering/unrep-char-name.h"

#include <gio/gio.h>
#include <string.h>

#define N_PARAGRAPHS 40 /* of each file */
#define N_MADE 60
#define FIXED_SEED 7
/* HarfBuzz looks at no more of what stands around a run. */
#define N_CONTEXT 5

static const char * const files[] = {
  "data/examples/expert-group-report.ar.txt",
  "data/examples/expert-group-report.en.txt",
  "tests/corpus/rendering/correct.ar.txt",
  "tests/corpus/rendering/correct-2.ar.txt",
};

typedef struct
{
  GPtrArray *inspections[2]; /* by direction, right to left is 1 */
  guint n_runs;
  guint n_glyphs;
  guint n_chars;
} Chosen;

static void
chosen_init (Chosen *self)
{
  *self = (Chosen) { 0 };
  for (guint i = 0; i < 2; i++)
    self->inspections[i] = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
chosen_clear (Chosen *self)
{
  for (guint i = 0; i < 2; i++)
    g_ptr_array_unref (self->inspections[i]);
}

/* The tool reads lines. */
static gboolean
is_line (UnrepInspection *inspection)
{
  for (guint i = 0; i < unrep_inspection_get_n_chars (inspection); i++)
    {
      gunichar c = unrep_inspection_get_char (inspection, i)->code;

      if (c == '\n' || c == '\r' || c == 0 || c == 0x85 || c == 0x2028 || c == 0x2029)
        return FALSE;
    }
  return unrep_inspection_get_n_chars (inspection) > 0;
}

static void
choose (Chosen           *self,
        UnrepReadingText *reading,
        guint             paragraph)
{
  UnrepInspection *inspection
    = unrep_inspection_new_paragraph (reading, paragraph, fixture_get_context (), 0, UNREP_INSPECTION_PLAIN);
  gboolean rtl = unrep_reading_text_get_paragraph (reading, paragraph).direction == UNREP_DIRECTION_RTL;

  if (is_line (inspection))
    g_ptr_array_add (self->inspections[rtl], inspection);
  else
    g_object_unref (inspection);
}

static void
choose_from (Chosen     *self,
             const char *utf8,
             guint       n,
             GRand      *rand)
{
  g_autoptr (UnrepText) text = unrep_text_new (utf8, -1);
  g_autoptr (UnrepOutline) outline = unrep_outline_new (text, NULL, NULL);
  g_autoptr (UnrepReadingText) stored = unrep_reading_text_new (text);
  g_autoptr (UnrepReadingText) repaired = unrep_reading_text_new_repaired (text, outline, UNREP_REPAIR_ALL);

  for (guint i = 0; i < n; i++)
    {
      UnrepReadingText *reading = g_rand_boolean (rand) ? stored : repaired;

      choose (self, reading, (guint) g_rand_int_range (rand, 0, (gint32) unrep_reading_text_get_n_paragraphs (reading)));
    }
}

static void
choose_from_file (Chosen     *self,
                  const char *path,
                  GRand      *rand)
{
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  choose_from (self, content, N_PARAGRAPHS, rand);
}

/* What the tool prints, with @input on its standard input. */
static char *
dup_output (const char * const *arguments,
            const char         *input)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) tool
    = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  char *output = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (tool, input, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (tool));
  return output;
}

/* Asserts that characters are drawn one behind the other as @places, where each of them is
 * drawn, say. Marks the tool puts behind their letter in every direction. */
static void
compare_order (Chosen          *self,
               UnrepInspection *inspection,
               const char      *places)
{
  guint n = unrep_inspection_get_n_chars (inspection);
  g_autoptr (GArray) drawn = fixture_list_drawn (inspection);
  g_autofree gint64 *place = g_new (gint64, n);
  const char *p = places;
  gint64 last = -1;

  for (guint i = 0; i < n; i++)
    place[i] = g_ascii_strtoll (p, (char **) &p, 10);
  for (guint i = 0; i < drawn->len; i++)
    {
      guint at = g_array_index (drawn, guint, i);

      if (g_unichar_ismark (unrep_inspection_get_char (inspection, at)->code))
        continue;
      if (place[at] <= last)
        g_error ("fribidi does not draw character %u there: %s", at, places);
      last = place[at];
      self->n_chars++;
    }
}

static void
compare_orders (Chosen *self)
{
  for (guint rtl = 0; rtl < 2; rtl++)
    {
      const char * const arguments[] = { "fribidi", rtl ? "--rtl" : "--ltr", "--charset=UTF-8", "--nopad", "--nobreak",
                                         "--novisual", "--ltov", NULL };
      g_autoptr (GString) input = g_string_new (NULL);
      g_autofree char *output = NULL;
      g_auto (GStrv) lines = NULL;

      for (guint i = 0; i < self->inspections[rtl]->len; i++)
        {
          UnrepInspection *inspection = g_ptr_array_index (self->inspections[rtl], i);

          for (guint k = 0; k < unrep_inspection_get_n_chars (inspection); k++)
            g_string_append_unichar (input, unrep_inspection_get_char (inspection, k)->code);
          g_string_append_c (input, '\n');
        }
      output = dup_output (arguments, input->str);
      lines = g_strsplit (output, "\n", -1);
      g_assert_cmpuint (g_strv_length (lines), >=, self->inspections[rtl]->len);
      for (guint i = 0; i < self->inspections[rtl]->len; i++)
        compare_order (self, g_ptr_array_index (self->inspections[rtl], i), lines[i]);
    }
}

/* Code points from @first on, as hb-shape takes them. */
static char *
dup_codes (UnrepInspection *inspection,
           guint            first,
           guint            n)
{
  g_autoptr (GString) codes = g_string_new (NULL);

  for (guint i = first; i < first + n; i++)
    g_string_append_printf (codes, "%s%04x", i > first ? "," : "", unrep_inspection_get_char (inspection, i)->code);
  return g_string_free (g_steal_pointer (&codes), FALSE);
}

static char *
dup_shaped (UnrepInspection         *inspection,
            const UnrepInspectedRun *run)
{
  guint behind = run->first_char + run->n_chars, n = unrep_inspection_get_n_chars (inspection);
  guint n_before = MIN (run->first_char, N_CONTEXT), n_after = MIN (n - behind, N_CONTEXT);
  g_autofree char *before = dup_codes (inspection, run->first_char - n_before, n_before);
  g_autofree char *after = dup_codes (inspection, behind, n_after);
  g_autofree char *codes = dup_codes (inspection, run->first_char, run->n_chars);
  const char *arguments[] = {
    "hb-shape", "--font-file", run->file, "--direction", run->level % 2 == 1 ? "rtl" : "ltr", "--script", run->script,
    "--language", run->language, "--bot", "--eot", "--cluster-level=1", "--no-glyph-names", "--no-positions", "--no-clusters",
    "--unicodes", codes, NULL, NULL, NULL, NULL, NULL,
  };
  guint last = G_N_ELEMENTS (arguments) - 5;

  if (n_before > 0)
    {
      arguments[last++] = "--unicodes-before";
      arguments[last++] = before;
    }
  if (n_after > 0)
    {
      arguments[last++] = "--unicodes-after";
      arguments[last++] = after;
    }
  return dup_output (arguments, NULL);
}

static void
compare_run (Chosen                  *self,
             UnrepInspection         *inspection,
             const UnrepInspectedRun *run)
{
  g_autoptr (GString) ours = g_string_new ("[");
  g_autofree char *theirs = NULL;

  /* Pango puts others in the place of these. */
  if ((run->marks & (UNREP_MARK_CONTROL | UNREP_MARK_MISSING)) != 0)
    return;
  for (guint i = 0; i < run->n_glyphs; i++)
    g_string_append_printf (ours, "%s%u", i > 0 ? "|" : "", unrep_inspection_get_glyph (inspection, run->first_glyph + i)->id);
  g_string_append (ours, "]\n");
  theirs = dup_shaped (inspection, run);
  g_assert_cmpstr (ours->str, ==, theirs);
  self->n_runs++;
  self->n_glyphs += run->n_glyphs;
}

static void
compare (Chosen *self)
{
  compare_orders (self);
  for (guint rtl = 0; rtl < 2; rtl++)
    for (guint i = 0; i < self->inspections[rtl]->len; i++)
      {
        UnrepInspection *inspection = g_ptr_array_index (self->inspections[rtl], i);

        for (guint k = 0; k < unrep_inspection_get_n_runs (inspection); k++)
          compare_run (self, inspection, unrep_inspection_get_run (inspection, k));
      }
  g_test_message ("%u paragraphs: %u characters in fribidi's order, %u glyphs of %u runs are hb-shape's",
                  self->inspections[0]->len + self->inspections[1]->len, self->n_chars, self->n_glyphs, self->n_runs);
  g_assert_cmpuint (self->n_chars, >, 0);
  g_assert_cmpuint (self->n_glyphs, >, 0);
}

static gboolean
has_tools (void)
{
  g_autofree char *fribidi = g_find_program_in_path ("fribidi");
  g_autofree char *shape = g_find_program_in_path ("hb-shape");

  if (fribidi == NULL || shape == NULL)
    g_test_skip ("fribidi or hb-shape is not here");
  return fribidi != NULL && shape != NULL;
}

/* The seed of the second round is one of chance. */
static GRand *
new_rand (gboolean fixed)
{
  guint32 seed = fixed ? FIXED_SEED : (guint32) g_test_rand_int ();

  g_test_message ("seed %u", seed);
  return g_rand_new_with_seed (seed);
}

static void
test_files (gconstpointer data)
{
  g_autoptr (GRand) rand = new_rand (GPOINTER_TO_INT (data));
  Chosen chosen;

  if (!has_tools ())
    return;
  chosen_init (&chosen);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = unrep_test_dup_source (files[i]);

      choose_from_file (&chosen, path, rand);
    }
  compare (&chosen);
  chosen_clear (&chosen);
}

static void
test_made (gconstpointer data)
{
  g_autoptr (GRand) rand = new_rand (GPOINTER_TO_INT (data));
  Chosen chosen;

  if (!has_tools ())
    return;
  chosen_init (&chosen);
  for (guint i = 0; i < N_MADE; i++)
    {
      g_autofree char *utf8 = fixture_make_text (g_rand_int (rand));

      choose_from (&chosen, utf8, 1, rand);
    }
  compare (&chosen);
  chosen_clear (&chosen);
}

static void
test_real_reports (gconstpointer data)
{
  g_autofree char *folder = unrep_test_dup_shared ("reports");
  g_autoptr (GRand) rand = new_rand (GPOINTER_TO_INT (data));
  g_autoptr (GDir) dir = NULL;
  const char *name;
  Chosen chosen;

  if (folder == NULL || !has_tools ())
    return;
  dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);
  chosen_init (&chosen);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_suffix (name, ".txt"))
        choose_from_file (&chosen, path, rand);
    }
  compare (&chosen);
  chosen_clear (&chosen);
}

int
main (int   argc,
      char *argv[])
{
  unrep_test_init (&argc, &argv);
  for (int fixed = 1; fixed >= 0; fixed--)
    {
      const char *seed = fixed ? "fixed" : "fresh";
      g_autofree char *of_files = g_strdup_printf ("/oracle-tools/files/%s", seed);
      g_autofree char *of_made = g_strdup_printf ("/oracle-tools/made/%s", seed);
      g_autofree char *of_real = g_strdup_printf ("/oracle-tools/real-reports/%s", seed);

      g_test_add_data_func (of_files, GINT_TO_POINTER (fixed), test_files);
      g_test_add_data_func (of_made, GINT_TO_POINTER (fixed), test_made);
      g_test_add_data_func (of_real, GINT_TO_POINTER (fixed), test_real_reports);
    }
  return g_test_run ();
}
