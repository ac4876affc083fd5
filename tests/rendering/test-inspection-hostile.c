/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts that are no reports, and fonts that are none. What bounds the time is how much
 * an inspection holds. */
#include "findings-fixture.h"
#include "inspection-fixture.h"
#include "unrep-test.h"
#include "unrep-test-font.h"

#include "base/unrep-json-writer.h"
#include "rendering/unrep-inspection-drawing.h"
#include "rendering/unrep-inspection-json.h"
#include "rendering/unrep-inspection-problems.h"

#include <string.h>

/* In bytes: what the inspector shows whole, in one piece or in several, and what it does not. */
#define WHOLE 4000
#define LONG 5000000

/* A text made by repeating @again up to @n_bytes, and the check that must find it. */
static const struct
{
  const char *name;
  const char *again;
  gsize n_bytes;
  const char *check;
} texts[] = {
  { "nested embeddings", "\u202b", 3000, "bidi-balance" },
  { "embeddings both ways", "\u202bا\u202aa", WHOLE, "bidi-balance" },
  { "open isolates", "\u2067ا\u2066a", WHOLE, "bidi-balance" },
  { "overrides", "\u202e\u202d", WHOLE, "bidi-balance" },
  { "closing without opening", "\u2069\u202c", WHOLE, "bidi-balance" },
  { "unassigned and private", "\ue000\u0378\U000fffff", WHOLE, "unusable-character" },
  { "controls of ASCII", "\x01\x1f\x7f", WHOLE, "unusable-character" },
  { "marks without a letter", "\u0651\u064b", WHOLE, "bare-mark" },
  { "tags", "\U000e0041", WHOLE, NULL },
  { "joined pictures", "\U0001f468\u200d", WHOLE, NULL },
  { "wide ligatures", "\ufdfd", WHOLE, NULL },
  { "every letter a run", "ا1a-", WHOLE, NULL },
  { "separators", "ا\u2028\u2029\302\205\v\f", WHOLE, NULL },
  { "one word of five megabytes", "كلمة", LONG, "long-paragraph" },
  { "a paragraph of five megabytes", "كلمة ", LONG, "long-paragraph" },
  { "controls of five megabytes", "\u2066\u202e", LONG, "long-paragraph" },
  { "two million lines", "ا\n", LONG, NULL },
};

/* Cairo gives up on a picture where a font turns out to be none. */
static void
draw (UnrepInspection *inspection,
      gboolean         sound_font)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 300, 300);
  cairo_t *cairo = cairo_create (surface);

  unrep_inspection_draw (inspection, cairo, UNREP_DRAWING_CLUSTERS | UNREP_DRAWING_RUNS | UNREP_DRAWING_MARKS);
  if (sound_font)
    g_assert_cmpint (cairo_status (cairo), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cairo);
  cairo_surface_destroy (surface);
}

static void
write_json (UnrepInspection *inspection)
{
  g_autoptr (UnrepJsonWriter) writer = unrep_json_writer_new ();
  g_autoptr (GBytes) bytes = NULL;

  unrep_json_writer_begin_array (writer);
  unrep_inspection_write_json (inspection, writer, 1);
  unrep_json_writer_end_array (writer);
  bytes = unrep_json_writer_free_to_bytes (g_steal_pointer (&writer));
  g_assert_true (g_utf8_validate (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
}

static void
use (UnrepInspection *inspection,
     gboolean         sound_font)
{
  g_auto (GStrv) problems = unrep_inspection_dup_problems (inspection);

  g_assert_cmpuint (unrep_inspection_get_n_chars (inspection), <=, UNREP_INSPECTION_MAX_CHARS + 8 * 1024);
  g_assert_cmpuint (unrep_inspection_get_n_paragraphs (inspection), <=, UNREP_INSPECTION_MAX_PARAGRAPHS);
  g_assert_cmpint (unrep_inspection_get_n_left_out (inspection) > 0, <=, g_strv_length (problems) > 0);
  fixture_check_inspection (inspection);
  draw (inspection, sound_font);
}

static void
test_text (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GString) utf8 = g_string_new (NULL);

  while (utf8->len < texts[i].n_bytes)
    g_string_append (utf8, texts[i].again);
  for (int width = 0; width <= 300; width += 300)
    for (UnrepInspectionFlags flags = UNREP_INSPECTION_PLAIN; flags <= UNREP_INSPECTION_SHOW_CONTROLS; flags++)
      {
        g_autoptr (UnrepInspection) inspection = fixture_inspect (utf8->str, (gssize) utf8->len, width, flags);

        g_assert_cmpuint (unrep_inspection_get_n_chars (inspection), >, 0);
        g_assert_cmpint (unrep_inspection_get_n_left_out (inspection) > 0, ==, texts[i].n_bytes == LONG);
        use (inspection, TRUE);
        if (width == 0)
          write_json (inspection);
      }
  if (texts[i].check != NULL)
    {
      g_autoptr (UnrepFindings) findings = fixture_check (utf8->str, (gssize) utf8->len);

      g_assert_cmpuint (unrep_findings_count_check (findings, texts[i].check), >, 0);
    }
}

/* Anything at all. */
static void
test_chance (void)
{
  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (GString) utf8 = g_string_new (NULL);

      for (int n = g_test_rand_int_range (0, 80); n > 0; n--)
        {
          gunichar c = (gunichar) g_test_rand_int_range (0, g_test_rand_bit () ? 0x2100 : 0x110000);

          if (c < 0xd800 || c > 0xdfff)
            g_string_append_unichar (utf8, c);
        }
      for (UnrepInspectionFlags flags = UNREP_INSPECTION_PLAIN; flags <= UNREP_INSPECTION_SHOW_CONTROLS; flags++)
        {
          g_autoptr (UnrepInspection) inspection
            = fixture_inspect (utf8->str, (gssize) utf8->len, g_test_rand_int_range (-1, 400), flags);

          use (inspection, TRUE);
        }
    }
}

static UnrepInspection *
inspect_with (const char * const *fonts,
              const char         *font,
              const char         *utf8)
{
  PangoContext *context = fixture_new_context (fonts, font);
  g_autoptr (UnrepText) text = unrep_text_new (utf8, -1);
  g_autoptr (UnrepReadingText) reading = unrep_reading_text_new (text);
  UnrepInspection *inspection
    = unrep_inspection_new (reading, (UnrepRange) { 0, unrep_text_get_n_chars (text) }, context, 0, UNREP_INSPECTION_PLAIN);

  g_object_unref (context);
  use (inspection, FALSE);
  return inspection;
}

static guint
count_marked (UnrepInspection      *inspection,
              UnrepInspectionMarks  mark)
{
  guint n = 0;

  for (guint i = 0; i < unrep_inspection_get_n_clusters (inspection); i++)
    n += (unrep_inspection_get_cluster (inspection, i)->marks & mark) != 0;
  return n;
}

static void
assert_problem (UnrepInspection *inspection,
                const char      *problem)
{
  g_auto (GStrv) problems = unrep_inspection_dup_problems (inspection);

  g_test_message ("%s", problem);
  g_assert_true (g_strv_contains ((const char * const *) problems, problem));
}

/* DejaVu Serif has no Arabic. */
static void
test_no_arabic_font (void)
{
  g_autofree char *file = unrep_test_dup_font_file ("DejaVu Serif");
  const char *fonts[] = { file, NULL };
  g_autoptr (UnrepInspection) inspection = inspect_with (fonts, "Amiri 20", "قرار ab");

  g_assert_cmpuint (count_marked (inspection, UNREP_MARK_MISSING), ==, 4);
  assert_problem (inspection, "The font “Amiri” is not installed; “DejaVu Serif” stands for it.");
  assert_problem (inspection, "4 characters are in no font: boxes with their numbers are drawn.");
}

static void
test_no_font (void)
{
  const char *fonts[] = { NULL };
  g_autoptr (UnrepInspection) inspection = inspect_with (fonts, "Amiri 20", "قرار ab");

  g_assert_cmpstr (unrep_inspection_get_run (inspection, 0)->family, ==, "");
  g_assert_null (unrep_inspection_get_run (inspection, 0)->file);
  assert_problem (inspection, "No font is installed, so that nothing can be drawn. Amiri is a good one for Arabic (Debian: fonts-hosny-amiri).");
}

/* Without a place for any outline a font draws nothing, though it has every letter. */
static void
test_blank_font (void)
{
  g_autofree char *dir = unrep_test_dup_dir ("blank");
  g_autofree char *file = unrep_test_write_lying_font (dir, "Amiri", "loca", UNREP_TEST_LIE_ZEROS);
  const char *fonts[] = { file, NULL };
  g_autoptr (UnrepInspection) inspection = inspect_with (fonts, "Amiri 20", "قرار أ");

  g_assert_cmpuint (count_marked (inspection, UNREP_MARK_BLANK), ==, 5);
  assert_problem (inspection, "5 characters are in the font, but nothing is drawn for them.");
}

static void
test_lying_fonts (void)
{
  static const char * const tags[] = { "cmap", "GSUB", "GPOS", "GDEF", "glyf", "loca", "hmtx", "hhea", "maxp", "post",
                                       "name", "OS/2", "head" };
  guint n_used = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    for (UnrepTestLie lie = UNREP_TEST_LIE_ZEROS; lie < UNREP_TEST_N_LIES; lie++)
      {
        g_autofree char *dir = unrep_test_dup_dir ("lying");
        g_autofree char *file = unrep_test_write_lying_font (dir, "Amiri", tags[i], lie);
        g_autofree char *sound = unrep_test_dup_font_file ("DejaVu Sans");
        const char *fonts[] = { file, sound, NULL };
        g_autoptr (UnrepInspection) inspection = NULL;

        if (!fixture_is_font (file))
          continue;
        inspection = inspect_with (fonts, "Amiri 20", "(أ) القرار 74/247 لُغةٌ لا A/CONF.234/15");
        g_assert_cmpuint (unrep_inspection_get_n_clusters (inspection), >, 0);
        write_json (inspection);
        n_used++;
      }
  g_test_message ("%u lying fonts were taken for fonts", n_used);
  g_assert_cmpuint (n_used, >, 20);
}

int
main (int   argc,
      char *argv[])
{
  unrep_test_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = g_strconcat ("/inspection-hostile/", texts[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_text);
    }
  g_test_add_func ("/inspection-hostile/chance", test_chance);
  g_test_add_func ("/inspection-hostile/no-arabic-font", test_no_arabic_font);
  g_test_add_func ("/inspection-hostile/no-font", test_no_font);
  g_test_add_func ("/inspection-hostile/blank-font", test_blank_font);
  g_test_add_func ("/inspection-hostile/lying-fonts", test_lying_fonts);
  return g_test_run ();
}
