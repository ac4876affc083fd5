/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an inspection says of a paragraph, with fonts of its own. */
#include "inspection-fixture.h"
#include "unrep-test.h"

#include "rendering/unrep-char-name.h"
#include "rendering/unrep-inspection-drawing.h"

/* The characters as they stand on the screen, from left to right. */
static char *
dup_screen (UnrepInspection *inspection)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < unrep_inspection_get_n_runs (inspection); i++)
    {
      const UnrepInspectedRun *run = unrep_inspection_get_run (inspection, unrep_inspection_get_visual_run (inspection, i));

      for (guint k = 0; k < run->n_chars; k++)
        {
          guint at = run->first_char + (run->level % 2 == 1 ? run->n_chars - 1 - k : k);

          g_string_append_unichar (out, unrep_inspection_get_char (inspection, at)->code);
        }
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
dup_visible (UnrepInspection         *inspection,
             const UnrepInspectedRun *run)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = run->first_char; i < run->first_char + run->n_chars; i++)
    {
      gunichar c = unrep_inspection_get_char (inspection, i)->code;
      g_autofree char *label = unrep_char_dup_label (c);

      if (unrep_char_is_control (c))
        g_string_append_printf (out, "<%s>", label);
      else
        g_string_append_unichar (out, c);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* `level script family [text] glyphs`, a run a line, as stored, with its place from
 * the left before it. */
static char *
dup_runs (UnrepInspection *inspection)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < unrep_inspection_get_n_runs (inspection); i++)
    {
      const UnrepInspectedRun *run = unrep_inspection_get_run (inspection, i);
      g_autofree char *text = dup_visible (inspection, run);
      g_autofree char *glyphs = unrep_inspection_dup_run_glyphs (inspection, i);

      g_string_append_printf (out, "%u %u %s %s [%s] %s\n", run->visual, run->level, run->script, run->family, text, glyphs);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* How UAX #9 writes what UN documents are full of. */
static const struct
{
  const char *stored;
  const char *screen;
} notations[] = {
  { "ب 74/247", "74/247 ب" },
  { "ب ٧٤/١٧٣", "٧٤/١٧٣ ب" },
  { "ب 7-12 آذار", "راذآ 12-7 ب" },
  { "ب ٧-١٢ آذار", "راذآ ١٢-٧ ب" },
  { "ب 2018-2021", "2021-2018 ب" },
  { "ب 12:30", "12:30 ب" },
  { "كوفيد-19", "19-ديفوك" },
  { "ب UNODC/CCPCJ/EG.4/2019/2", "UNODC/CCPCJ/EG.4/2019/2 ب" },
  { "ب +43-1-26060", "26060-1-43+ ب" },
  { "ب \u2066+43-1-26060\u2069", "\u2069+43-1-26060\u2066 ب" },
  { "ب C++", "++C ب" },
  { "ب C++\u200e", "C++\u200e ب" },
  { "1- نص", "صن -1" },
  { "-1 نص", "صن 1-" },
  { "ب (A/CONF.234/15) ب", "ب )A/CONF.234/15( ب" },
  { "13 (ب) 2", "2 )ب( 13" },
  { "ب A/RES/74/173، ب", "ب ،A/RES/74/173 ب" },
};

/* With UNREP_WRITE_GOLDEN=1 in the environment the list is written anew, to be looked
 * at in the difference. */
static void
test_notations (void)
{
  g_autoptr (GString) runs = g_string_new (NULL);
  g_autofree char *path = unrep_test_dup_source ("tests/golden/runs.txt");

  for (gsize i = 0; i < G_N_ELEMENTS (notations); i++)
    {
      g_autoptr (UnrepInspection) inspection = fixture_inspect (notations[i].stored, -1, 0, UNREP_INSPECTION_PLAIN);
      g_autofree char *screen = dup_screen (inspection);
      g_autofree char *list = dup_runs (inspection);

      fixture_check_inspection (inspection);
      g_assert_cmpstr (screen, ==, notations[i].screen);
      g_string_append_printf (runs, "%s\n", list);
    }
  if (g_getenv ("UNREP_WRITE_GOLDEN") != NULL)
    g_assert_true (g_file_set_contents (path, runs->str, -1, NULL));
  unrep_test_assert_content (path, runs->str);
}

/* Which characters of all that are stored in @inspection have @mark. */
static char *
dup_marked (UnrepInspection      *inspection,
            UnrepInspectionMarks  mark)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < unrep_inspection_get_n_chars (inspection); i++)
    {
      const UnrepInspectedChar *c = unrep_inspection_get_char (inspection, i);
      const UnrepInspectedCluster *cluster = unrep_inspection_get_cluster (inspection, c->cluster);
      const UnrepInspectedRun *run = unrep_inspection_get_run (inspection, c->run);

      if ((cluster->marks & mark) == 0)
        continue;
      g_assert_cmpuint (run->marks & mark, ==, mark);
      if (out->len > 0)
        g_string_append_c (out, ' ');
      g_string_append_printf (out, "%zu", c->offset);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
assert_marked (UnrepInspection      *inspection,
               UnrepInspectionMarks  mark,
               const char           *offsets)
{
  g_autofree char *marked = dup_marked (inspection, mark);

  g_assert_cmpstr (marked, ==, offsets);
}

static void
test_marks (void)
{
  /* A Chinese character that neither font has; arrows that only DejaVu Sans has. */
  g_autoptr (UnrepInspection) inspection
    = fixture_inspect ("من 漢 \u21f6\u21f6 إلى\u200f\u00ad\u2066ب\u2069 \ue000", -1, 0, UNREP_INSPECTION_PLAIN);

  fixture_check_inspection (inspection);
  assert_marked (inspection, UNREP_MARK_MISSING, "3 17");
  assert_marked (inspection, UNREP_MARK_FALLBACK, "5 6");
  assert_marked (inspection, UNREP_MARK_CONTROL, "11 12 13 15");
  assert_marked (inspection, UNREP_MARK_BLANK, "");
  assert_marked (inspection, UNREP_MARK_CUT_WORD, "");
  g_assert_cmpstr (unrep_inspection_get_family (inspection), ==, "Amiri");
  for (guint i = 0; i < unrep_inspection_get_n_glyphs (inspection); i++)
    {
      const UnrepInspectedGlyph *glyph = unrep_inspection_get_glyph (inspection, i);

      g_assert_cmpint ((glyph->marks & UNREP_MARK_MISSING) != 0, ==, glyph->id == 0);
      g_assert_cmpint (g_str_equal (glyph->name, ".notdef"), ==, glyph->id == 0);
    }
}

/* A line may end within a word that fits on none, and that is told. */
static void
test_cut_word (void)
{
  g_autoptr (UnrepInspection) inspection
    = fixture_inspect ("من ضضضضضضضضضضضضضضضضضضضض إلى", -1, 150, UNREP_INSPECTION_PLAIN);
  g_autoptr (UnrepInspection) wide
    = fixture_inspect ("من ضضضضضضضضضضضضضضضضضضضض إلى", -1, 0, UNREP_INSPECTION_PLAIN);
  g_autoptr (GString) expected = g_string_new (NULL);

  fixture_check_inspection (inspection);
  for (guint i = 0; i + 1 < unrep_inspection_get_n_chars (inspection); i++)
    {
      const UnrepInspectedChar *c = unrep_inspection_get_char (inspection, i);
      const UnrepInspectedChar *next = unrep_inspection_get_char (inspection, i + 1);

      if (c->code == 0x636 && next->code == 0x636
          && unrep_inspection_get_run (inspection, c->run)->line != unrep_inspection_get_run (inspection, next->run)->line)
        g_string_append_printf (expected, "%s%zu", expected->len > 0 ? " " : "", c->offset);
    }
  g_assert_cmpuint (expected->len, >, 0);
  assert_marked (inspection, UNREP_MARK_CUT_WORD, expected->str);
  assert_marked (wide, UNREP_MARK_CUT_WORD, "");
}

/* What is only displayed is no part of the text; what is hidden is not displayed. */
static void
test_repaired (void)
{
  static const char *stored = "العـــنوان هنا\n\nV- ينبغي للـــدول أن تتعاون\n";
  g_autoptr (UnrepText) text = unrep_text_new (stored, -1);
  g_autoptr (UnrepOutline) outline = unrep_outline_new (text, NULL, NULL);
  g_autoptr (UnrepReadingText) reading = unrep_reading_text_new_repaired (text, outline, UNREP_REPAIR_ALL);
  UnrepRange all = { 0, unrep_text_get_n_chars (text) };
  g_autoptr (UnrepInspection) repaired
    = unrep_inspection_new (reading, all, fixture_get_context (), 0, UNREP_INSPECTION_PLAIN);
  g_autoptr (UnrepInspection) as_stored = fixture_inspect (stored, -1, 0, UNREP_INSPECTION_PLAIN);
  g_autoptr (UnrepInspection) part = unrep_inspection_new (reading, (UnrepRange) { 20, 21 }, fixture_get_context (), 0,
                                                          UNREP_INSPECTION_PLAIN);

  fixture_check_inspection (repaired);
  fixture_check_inspection (as_stored);
  g_assert_cmpuint (unrep_inspection_find_char (as_stored, 4), ==, 4);
  g_assert_cmpuint (unrep_inspection_find_char (repaired, 4), ==, UNREP_INSPECTION_NONE);
  g_assert_cmpuint (unrep_inspection_get_char (repaired, unrep_inspection_find_char (repaired, 6))->code, ==, 0x646);
  g_assert_cmpuint (unrep_inspection_get_n_chars (as_stored) - unrep_inspection_get_n_chars (repaired), ==, 6);

  /* `V` is drawn at the right end, without the mark that makes a text view do so. */
  g_assert_cmpuint (unrep_inspection_get_n_paragraphs (part), ==, 1);
  g_assert_cmpuint (unrep_inspection_get_char (part, 0)->code, ==, 'V');
  g_assert_cmpuint (unrep_inspection_get_range (part).start, ==, 16);
  g_assert_cmpuint (unrep_inspection_get_run (part, 0)->visual, ==, unrep_inspection_get_n_runs (part) - 1);
}

static void
test_places (void)
{
  /* Shadda and fatha are of the lam's cluster. */
  g_autoptr (UnrepInspection) inspection = fixture_inspect ("سلام مدلَّل ab ٧٤", -1, 0, UNREP_INSPECTION_PLAIN);
  guint cluster = unrep_inspection_get_char (inspection, 0)->cluster, n = unrep_inspection_get_n_clusters (inspection);
  g_autoptr (GArray) one = unrep_inspection_list_rectangles (inspection, (UnrepRange) { 0, 4 });
  g_autoptr (GArray) all = unrep_inspection_list_rectangles (inspection, (UnrepRange) { 0, 99 });
  g_autoptr (GArray) both = unrep_inspection_list_rectangles (inspection, (UnrepRange) { 10, 14 });
  double width, height;

  fixture_check_inspection (inspection);
  g_assert_cmpuint (unrep_inspection_get_cluster (inspection, unrep_inspection_get_char (inspection, 7)->cluster)->n_chars, ==, 3);
  unrep_inspection_get_size (inspection, &width, &height);
  g_assert_cmpuint (all->len, ==, 1);
  g_assert_cmpfloat_with_epsilon (g_array_index (all, UnrepRectangle, 0).width, width, 0.1);
  g_assert_cmpfloat_with_epsilon (g_array_index (all, UnrepRectangle, 0).height, height, 0.1);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpfloat_with_epsilon (g_array_index (one, UnrepRectangle, 0).x + g_array_index (one, UnrepRectangle, 0).width,
                                  width, 0.1);
  /* The last letter and its space, then `ab`, which starts at its left end. */
  g_assert_cmpuint (both->len, ==, 1);

  /* The first letter is the rightmost; from there the keys reach every cluster. */
  g_assert_cmpuint (unrep_inspection_move (inspection, cluster, 1), ==, cluster);
  for (guint i = 1; i < n; i++)
    {
      guint next = unrep_inspection_move (inspection, cluster, -1);

      g_assert_cmpfloat_with_epsilon (unrep_inspection_get_cluster (inspection, next)->rectangle.x
                                        + unrep_inspection_get_cluster (inspection, next)->rectangle.width,
                                      unrep_inspection_get_cluster (inspection, cluster)->rectangle.x, 0.01);
      cluster = next;
    }
  g_assert_cmpuint (unrep_inspection_move (inspection, cluster, -1), ==, cluster);
  g_assert_cmpuint (unrep_inspection_find_cluster (inspection, -1, 5), ==, UNREP_INSPECTION_NONE);
  g_assert_cmpuint (unrep_inspection_find_cluster (inspection, width + 1, 5), ==, UNREP_INSPECTION_NONE);
  g_assert_cmpuint (unrep_inspection_find_glyph (inspection, 5, height + 1), ==, UNREP_INSPECTION_NONE);
}

/* In DejaVu Sans lam-alef is one glyph, in Amiri two that fit together. */
static void
test_ligature (void)
{
  PangoContext *context = fixture_get_context ();
  g_autoptr (PangoFontDescription) amiri = pango_font_description_copy (pango_context_get_font_description (context));
  g_autoptr (PangoFontDescription) dejavu = pango_font_description_from_string ("DejaVu Sans 20");
  g_autoptr (UnrepInspection) one = NULL, two = fixture_inspect ("سلام", -1, 0, UNREP_INSPECTION_PLAIN);
  g_autoptr (GArray) lam = NULL, alef = NULL;

  pango_context_set_font_description (context, dejavu);
  one = fixture_inspect ("سلام", -1, 0, UNREP_INSPECTION_PLAIN);
  pango_context_set_font_description (context, amiri);
  fixture_check_inspection (one);
  g_assert_cmpuint (unrep_inspection_get_n_clusters (two), ==, 4);
  g_assert_cmpuint (unrep_inspection_get_n_clusters (one), ==, 3);
  g_assert_cmpuint (unrep_inspection_get_cluster (one, 1)->n_chars, ==, 2);
  g_assert_cmpuint (unrep_inspection_get_cluster (one, 1)->n_glyphs, ==, 1);
  lam = unrep_inspection_list_rectangles (one, (UnrepRange) { 1, 2 });
  alef = unrep_inspection_list_rectangles (one, (UnrepRange) { 2, 3 });
  g_assert_cmpmem (lam->data, sizeof (UnrepRectangle), alef->data, sizeof (UnrepRectangle));
}

static void
test_names (void)
{
  static const struct
  {
    gunichar c;
    const char *label;
    const char *name;
    gboolean control;
  } cases[] = {
    { 0x062a, "U+062A", "ARABIC LETTER TEH", FALSE },
    { 0x0640, "U+0640", "ARABIC TATWEEL", FALSE },
    { 0x0600, "U+0600", "ARABIC NUMBER SIGN", FALSE },
    { 0x2066, "LRI", "LEFT-TO-RIGHT ISOLATE", TRUE },
    { 0x200c, "ZWNJ", "ZERO WIDTH NON-JOINER", TRUE },
    { 0x0007, "U+0007", "<control-0007>", TRUE },
    { 0x0000, "NUL", "<control-0000>", TRUE },
    { 0xe000, "U+E000", "<private use area-E000>", FALSE },
    { 0x0378, "U+0378", "<unassigned-0378>", FALSE },
    { 0x10ffff, "U+10FFFF", "<noncharacter-10FFFF>", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *label = unrep_char_dup_label (cases[i].c);
      g_autofree char *name = unrep_char_dup_name (cases[i].c);

      g_assert_cmpstr (label, ==, cases[i].label);
      g_assert_cmpstr (name, ==, cases[i].name);
      g_assert_cmpint (unrep_char_is_control (cases[i].c), ==, cases[i].control);
    }
}

/* How many pixels of a picture are not white. */
static guint
count_ink (UnrepInspection *inspection,
           UnrepDrawing     drawing)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 400, 200);
  cairo_t *cairo = cairo_create (surface);
  guint n = 0;

  unrep_inspection_draw (inspection, cairo, drawing);
  g_assert_cmpint (cairo_status (cairo), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cairo);
  cairo_surface_flush (surface);
  for (int y = 0; y < 200; y++)
    for (int x = 0; x < 400; x++)
      n += cairo_image_surface_get_data (surface)[y * cairo_image_surface_get_stride (surface) + x] != 0;
  cairo_surface_destroy (surface);
  return n;
}

static void
test_drawing (void)
{
  static const char *text = "من \u2066A/1\u2069\nإلى 漢";
  g_autoptr (UnrepInspection) plain = fixture_inspect (text, -1, 300, UNREP_INSPECTION_PLAIN);
  g_autoptr (UnrepInspection) boxes = fixture_inspect (text, -1, 300, UNREP_INSPECTION_SHOW_CONTROLS);
  g_autoptr (UnrepInspection) nothing = fixture_inspect ("", -1, 300, UNREP_INSPECTION_SHOW_CONTROLS);
  guint isolate = unrep_inspection_get_char (boxes, 3)->cluster;

  fixture_check_inspection (boxes);
  g_assert_cmpfloat (unrep_inspection_get_cluster (plain, isolate)->rectangle.width, ==, 0);
  g_assert_cmpfloat (unrep_inspection_get_cluster (boxes, isolate)->rectangle.width, >, 5);
  g_assert_cmpuint (count_ink (plain, UNREP_DRAWING_TEXT), >, 100);
  g_assert_cmpuint (count_ink (boxes, UNREP_DRAWING_TEXT), >, count_ink (plain, UNREP_DRAWING_TEXT) + 50);
  g_assert_cmpuint (count_ink (plain, UNREP_DRAWING_MARKS), >, count_ink (plain, UNREP_DRAWING_TEXT));
  g_assert_cmpuint (count_ink (plain, UNREP_DRAWING_RUNS), >, count_ink (plain, UNREP_DRAWING_TEXT));
  g_assert_cmpuint (count_ink (nothing, UNREP_DRAWING_MARKS), ==, 0);
  g_assert_cmpuint (unrep_inspection_get_n_runs (nothing), ==, 0);
}

/* The list that a table shows keeps what it shows alive, and no more. */
static void
test_list (void)
{
  UnrepInspection *inspection = fixture_inspect ("من 12 إلى", -1, 0, UNREP_INSPECTION_PLAIN);
  UnrepInspectionRow *row = g_list_model_get_item (G_LIST_MODEL (inspection), 1);
  gpointer watched = inspection;

  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (inspection)) == UNREP_TYPE_INSPECTION_ROW);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (inspection), 3));
  g_object_add_weak_pointer (G_OBJECT (inspection), &watched);
  g_object_unref (inspection);
  g_assert_nonnull (watched);
  g_assert_true (unrep_inspection_row_get_inspection (row) == watched);
  g_assert_cmpuint (unrep_inspection_row_get_run (row), ==, 1);
  g_object_unref (row);
  g_assert_null (watched);
}

int
main (int   argc,
      char *argv[])
{
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/inspection/notations", test_notations);
  g_test_add_func ("/inspection/marks", test_marks);
  g_test_add_func ("/inspection/cut-word", test_cut_word);
  g_test_add_func ("/inspection/repaired", test_repaired);
  g_test_add_func ("/inspection/places", test_places);
  g_test_add_func ("/inspection/ligature", test_ligature);
  g_test_add_func ("/inspection/names", test_names);
  g_test_add_func ("/inspection/drawing", test_drawing);
  g_test_add_func ("/inspection/list", test_list);
  return g_test_run ();
}
