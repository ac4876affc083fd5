/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The conformance data of UAX #9, through the base direction that we find, the levels
 * that FriBidi and Pango find, and what an inspection says is drawn. */
#include "inspection-fixture.h"
#include "unrep-test.h"

#include <fribidi.h>
#include <string.h>

#define UNICODE_DIR "/usr/share/unicode/"
#define MAX_CHARS 512
/* The level of what rule X9 removes. */
#define REMOVED (-1)

/* One case: a text, its base direction, and what must come of it. */
typedef struct
{
  gunichar text[MAX_CHARS];
  int levels[MAX_CHARS];
  int order[MAX_CHARS];
  guint n_chars;
  guint n_order;
  UnrepDirection direction;
} Case;

/* What was compared, and what differed. Drawn is one case of so many, as chosen by
 * chance; all of them with `-m thorough`, which takes a minute. */
typedef struct
{
  guint n_cases;
  guint n_fribidi;
  guint fribidi_levels;
  guint fribidi_orders;
  guint n_pango;
  guint pango_levels;
  guint pango_orders;
  guint n_drawn;
  guint drawn_levels;
  guint drawn_orders;
  int one_of;
  GRand *rand;
} Counts;

/* Whether the order of those characters of @visual that are not removed is the right
 * one. */
static gboolean
is_order (const Case *one,
          const int  *visual,
          guint       n)
{
  guint at = 0;

  for (guint i = 0; i < n; i++)
    {
      if (one->levels[visual[i]] == REMOVED)
        continue;
      if (at >= one->n_order || one->order[at] != visual[i])
        return FALSE;
      at++;
    }
  return at == one->n_order;
}

static gboolean
are_levels (const Case            *one,
            const FriBidiLevel    *levels)
{
  for (guint i = 0; i < one->n_chars; i++)
    if (one->levels[i] != REMOVED && one->levels[i] != levels[i])
      return FALSE;
  return TRUE;
}

/* Rules L1 and L2. */
static void
reorder (const Case   *one,
         FriBidiLevel *levels,
         int          *visual)
{
  FriBidiCharType types[MAX_CHARS];
  FriBidiParType base = one->direction == UNREP_DIRECTION_RTL ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;

  fribidi_get_bidi_types (one->text, (FriBidiStrIndex) one->n_chars, types);
  for (guint i = 0; i < one->n_chars; i++)
    visual[i] = (int) i;
  g_assert_cmpint (fribidi_reorder_line (0, types, (FriBidiStrIndex) one->n_chars, 0, base, levels, NULL, visual), >, 0);
}

static void
compare_fribidi (const Case *one,
                 Counts     *counts)
{
  FriBidiCharType types[MAX_CHARS];
  FriBidiBracketType brackets[MAX_CHARS];
  FriBidiLevel levels[MAX_CHARS];
  int visual[MAX_CHARS];
  FriBidiStrIndex n = (FriBidiStrIndex) one->n_chars;
  FriBidiParType base = one->direction == UNREP_DIRECTION_RTL ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;

  fribidi_get_bidi_types (one->text, n, types);
  fribidi_get_bracket_types (one->text, n, types, brackets);
  g_assert_cmpint (fribidi_get_par_embedding_levels_ex (types, brackets, n, &base, levels), >, 0);
  reorder (one, levels, visual);
  counts->n_fribidi++;
  counts->fribidi_levels += !are_levels (one, levels);
  counts->fribidi_orders += !is_order (one, visual, one->n_chars);
}

static void
compare_pango (const Case *one,
               const char *utf8,
               Counts     *counts)
{
  PangoDirection base = one->direction == UNREP_DIRECTION_RTL ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR;
  g_autofree guint8 *found = pango_log2vis_get_embedding_levels (utf8, (int) strlen (utf8), &base);
  FriBidiLevel levels[MAX_CHARS];
  int visual[MAX_CHARS];

  for (guint i = 0; i < one->n_chars; i++)
    levels[i] = (FriBidiLevel) found[i];
  reorder (one, levels, visual);
  counts->n_pango++;
  counts->pango_levels += !are_levels (one, levels);
  counts->pango_orders += !is_order (one, visual, one->n_chars);
}

/* What the inspection says: the order as a person would read it off the screen, and
 * the levels of the characters. */
static void
compare_drawn (const Case *one,
               const char *utf8,
               Counts     *counts)
{
  g_autoptr (UnrepInspection) inspection
    = fixture_inspect (utf8, -1, 0, one->direction == UNREP_DIRECTION_RTL ? UNREP_INSPECTION_FORCE_RTL
                                                                          : UNREP_INSPECTION_FORCE_LTR);
  FriBidiLevel levels[MAX_CHARS];
  int visual[MAX_CHARS], ignored[MAX_CHARS];
  guint n = 0;

  g_assert_cmpuint (unrep_inspection_get_n_chars (inspection), ==, one->n_chars);
  for (guint i = 0; i < unrep_inspection_get_n_runs (inspection); i++)
    {
      const UnrepInspectedRun *run = unrep_inspection_get_run (inspection, unrep_inspection_get_visual_run (inspection, i));

      for (guint k = 0; k < run->n_chars; k++)
        {
          guint at = run->first_char + (run->level % 2 == 1 ? run->n_chars - 1 - k : k);

          visual[n++] = (int) at;
          levels[at] = (FriBidiLevel) unrep_inspection_get_char (inspection, at)->level;
        }
    }
  reorder (one, levels, ignored);
  counts->n_drawn++;
  counts->drawn_levels += !are_levels (one, levels);
  counts->drawn_orders += !is_order (one, visual, n);
}

static void
compare (Case   *one,
         Counts *counts)
{
  g_autofree char *utf8 = NULL;

  counts->n_cases++;
  compare_fribidi (one, counts);
  /* Pango ends a paragraph at U+2029; another of the same class stands for it. */
  for (guint i = 0; i < one->n_chars; i++)
    if (one->text[i] == 0x2029)
      one->text[i] = 0x1c;
  utf8 = g_ucs4_to_utf8 (one->text, one->n_chars, NULL, NULL, NULL);
  compare_pango (one, utf8, counts);
  if (g_test_thorough () || g_rand_int_range (counts->rand, 0, counts->one_of) == 0)
    compare_drawn (one, utf8, counts);
}

static UnrepDirection
find_base (const Case *one)
{
  g_autofree char *utf8 = g_ucs4_to_utf8 (one->text, one->n_chars, NULL, NULL, NULL);

  return unrep_unicode_base_direction (utf8, strlen (utf8)) == UNREP_DIRECTION_RTL ? UNREP_DIRECTION_RTL
                                                                                   : UNREP_DIRECTION_LTR;
}

/* Line by line, since g_strsplit() on 8 MB takes minutes under the address sanitizer. */
static GDataInputStream *
open_lines (const char *name)
{
  g_autofree char *path = g_strconcat (UNICODE_DIR, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, &error);

  /* Without the data nothing is proven, so that this is no skip. */
  g_assert_no_error (error);
  return g_data_input_stream_new (G_INPUT_STREAM (stream));
}

static guint
read_numbers (const char *list,
              int         base,
              int        *numbers)
{
  guint n = 0;
  char *end;

  for (const char *p = list; *p != '\0' && n < MAX_CHARS;)
    {
      if (*p == ' ')
        p++;
      else if (*p == 'x')
        numbers[n++] = REMOVED, p++;
      else
        {
          numbers[n++] = (int) g_ascii_strtoll (p, &end, base);
          g_assert_true (end > p);
          p = end;
        }
    }
  return n;
}

/* Pango's levels may be others as long as the order is the same: where all of a text
 * runs one way it does not ask which embeddings that comes of. */
static void
tell (const Counts *counts)
{
  g_test_message ("%u cases; FriBidi: %u levels and %u orders wrong of %u; "
                  "Pango: %u levels and %u orders wrong of %u; drawn: %u levels and %u orders wrong of %u",
                  counts->n_cases, counts->fribidi_levels, counts->fribidi_orders,
                  counts->n_fribidi, counts->pango_levels, counts->pango_orders, counts->n_pango, counts->drawn_levels,
                  counts->drawn_orders, counts->n_drawn);
  g_assert_cmpuint (counts->fribidi_levels, ==, 0);
  g_assert_cmpuint (counts->fribidi_orders, ==, 0);
  g_assert_cmpuint (counts->pango_orders, ==, 0);
  g_assert_cmpuint (counts->drawn_levels, ==, 0);
  g_assert_cmpuint (counts->drawn_orders, ==, 0);
}

static GRand *
new_rand (void)
{
  return g_rand_new_with_seed ((guint32) g_test_rand_int ());
}

static void
test_characters (void)
{
  g_autoptr (GDataInputStream) lines = open_lines ("BidiCharacterTest.txt");
  Counts counts = { .one_of = 1, .rand = new_rand () };
  char *next;

  while ((next = g_data_input_stream_read_line (lines, NULL, NULL, NULL)) != NULL)
    {
      g_autofree char *line = g_strchomp (next);
      g_auto (GStrv) fields = g_strsplit (line, ";", -1);
      Case one = { 0 };

      if (*line == '#' || g_strv_length (fields) != 5)
        continue;
      one.n_chars = read_numbers (fields[0], 16, (int *) one.text);
      one.direction = *fields[2] == '1' ? UNREP_DIRECTION_RTL : UNREP_DIRECTION_LTR;
      g_assert_cmpuint (read_numbers (fields[3], 10, one.levels), ==, one.n_chars);
      one.n_order = read_numbers (fields[4], 10, one.order);
      if (*fields[1] == '2')
        g_assert_cmpint (find_base (&one), ==, one.direction);
      compare (&one, &counts);
    }
  tell (&counts);
  g_assert_cmpuint (counts.n_cases, >, 90000);
  g_rand_free (counts.rand);
}

/* A character of each class. */
static const struct
{
  const char *class;
  gunichar c;
} classes[] = {
  { "L", 'a' },        { "R", 0x5d0 },      { "EN", '3' },       { "ES", '-' },       { "ET", '%' },
  { "AN", 0x663 },     { "CS", ',' },       { "B", 0x2029 },     { "S", '\t' },       { "WS", ' ' },
  { "ON", '!' },       { "BN", 0xad },      { "NSM", 0x300 },    { "AL", 0x645 },     { "LRO", 0x202d },
  { "RLO", 0x202e },   { "LRE", 0x202a },   { "RLE", 0x202b },   { "PDF", 0x202c },   { "LRI", 0x2066 },
  { "RLI", 0x2067 },   { "FSI", 0x2068 },   { "PDI", 0x2069 },
};

static gunichar
get_char_of_class (const char *class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    if (g_str_equal (classes[i].class, class))
      return classes[i].c;
  g_error ("There is no class %s", class);
}

static void
compare_classes (const char *line,
                 const Case *expected,
                 Counts     *counts)
{
  g_auto (GStrv) fields = g_strsplit (line, ";", 2);
  g_auto (GStrv) names = g_strsplit (g_strstrip (fields[0]), " ", -1);
  guint bits = (guint) g_ascii_strtoull (g_strstrip (fields[1]), NULL, 16);

  for (guint bit = 0; bit < 3; bit++)
    {
      Case one = *expected;

      if ((bits & 1u << bit) == 0)
        continue;
      for (one.n_chars = 0; names[one.n_chars] != NULL; one.n_chars++)
        one.text[one.n_chars] = get_char_of_class (names[one.n_chars]);
      g_assert_cmpuint (one.n_chars, ==, expected->n_chars);
      one.direction = bit == 2 ? UNREP_DIRECTION_RTL : UNREP_DIRECTION_LTR;
      if (bit == 0)
        one.direction = find_base (&one);
      compare (&one, counts);
    }
}

/* The file does not say what the base direction of the automatic cases is: the wrong
 * one gives the wrong levels. */
static void
test_classes (void)
{
  g_autoptr (GDataInputStream) lines = open_lines ("BidiTest.txt");
  Counts counts = { .one_of = 16, .rand = new_rand () };
  Case expected = { 0 };
  char *next;

  while ((next = g_data_input_stream_read_line (lines, NULL, NULL, NULL)) != NULL)
    {
      g_autofree char *line = next;

      if (g_str_has_prefix (line, "@Levels:"))
        expected.n_chars = read_numbers (g_strstrip (line + strlen ("@Levels:")), 10, expected.levels);
      else if (g_str_has_prefix (line, "@Reorder:"))
        expected.n_order = read_numbers (g_strstrip (line + strlen ("@Reorder:")), 10, expected.order);
      else if (*line != '#' && *line != '@' && *line != '\0')
        compare_classes (line, &expected, &counts);
    }
  tell (&counts);
  g_assert_cmpuint (counts.n_cases, >, 770000);
  g_rand_free (counts.rand);
}

int
main (int   argc,
      char *argv[])
{
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/bidi/characters", test_characters);
  g_test_add_func ("/bidi/classes", test_classes);
  return g_test_run ();
}
