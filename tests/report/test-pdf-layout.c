/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf-fixture.h"
#include "unrep-test.h"

#include <string.h>

#define assert_text(fixture, wanted) G_STMT_START { \
    g_autofree char *found_ = pdf_fixture_dup_text (fixture); g_assert_cmpstr (found_, ==, wanted); } G_STMT_END

static void
test_paragraphs (void)
{
  g_auto (PdfFixture) fixture = { 0 };

  pdf_fixture_init (&fixture);
  pdf_fixture_draw (&fixture, 100, 100, 10, "1.   The first paragraph has two lines which are long and");
  pdf_fixture_draw (&fixture, 100, 112, 10, "ends here.");
  pdf_fixture_draw (&fixture, 100, 130, 10, "2.   The second comes behind a space, and is long enough");
  pdf_fixture_draw (&fixture, 100, 142, 10, "for a word that is hyphe-");
  pdf_fixture_draw (&fixture, 100, 154, 10, "nated, a well-");
  pdf_fixture_draw (&fixture, 100, 166, 10, "known one. It is hyphenated elsewhere too.");
  pdf_fixture_end_page (&fixture);
  assert_text (&fixture, "[1. The first paragraph has two lines which are long and ends here.]"
                         "[2. The second comes behind a space, and is long enough for a word that is hyphenated, a well-known one. "
                         "It is hyphenated elsewhere too.]");
}

/* From right to left, from the boxes alone. */
static void
test_arabic (void)
{
  g_auto (PdfFixture) fixture = { 0 };

  pdf_fixture_init (&fixture);
  pdf_fixture_draw (&fixture, 100, 100, 10, "9/25/CRH/A ةقيثولا يف ةنجللا ريشت -12");
  pdf_fixture_draw (&fixture, 100, 112, 10, ".2020 ماع ىلإ");
  pdf_fixture_end_page (&fixture);
  assert_text (&fixture, "r[12- تشير اللجنة في الوثيقة 9/25/CRH/A إلى عام 2020.]");
}

static void
draw_columns (PdfFixture *fixture,
              gboolean    arabic)
{
  for (guint i = 0; i < 5; i++)
    {
      pdf_fixture_draw (fixture, 60, 100 + 12 * i, 10, arabic ? "ةيناثلا ةقيثولا يف ةنجللا ريشت نأو هيلعو" : "left column with words that fill all of it");
      pdf_fixture_draw (fixture, 310, 100 + 12 * i, 10, arabic ? "ىلوألا ةقيثولا يف ةنجللا ريشت نأو هيلعو" : "right column whose words fill all of it too");
    }
  pdf_fixture_end_page (fixture);
}

static void
test_columns (void)
{
  g_auto (PdfFixture) english = { 0 }, arabic = { 0 };
  g_autofree char *text = NULL, *other = NULL;

  pdf_fixture_init (&english);
  pdf_fixture_draw (&english, 60, 60, 10, "A line above both columns, which is as wide as both of them are together, or so");
  draw_columns (&english, FALSE);
  text = pdf_fixture_dup_text (&english);
  g_assert_cmpint (strstr (text, "above both") - text, <, strstr (text, "left column") - text);
  g_assert_nonnull (strstr (text, "fill all of it left column"));
  g_assert_cmpint (strrchr (text, 'l') - text, >, strstr (text, "right column") - text);
  g_assert_null (strstr (strstr (text, "right column"), "left column"));

  pdf_fixture_init (&arabic);
  draw_columns (&arabic, TRUE);
  other = pdf_fixture_dup_text (&arabic);
  g_assert_null (strstr (strstr (other, "الثانية"), "الأولى"));
}

/* Headers and footers return; footnotes are small, and interrupt a sentence. */
static void
test_furniture (void)
{
  g_auto (PdfFixture) fixture = { 0 };

  pdf_fixture_init (&fixture);
  for (guint page = 0; page < 3; page++)
    {
      g_autofree char *number = g_strdup_printf ("%u/3", page + 1);

      pdf_fixture_draw (&fixture, 60, 40, 9, "A/HRC/99/1");
      for (guint i = 0; i < 8; i++)
        pdf_fixture_draw (&fixture, 60, 140 + 12 * i, 10, "the text goes on and on and has no end on any of these pages");
      if (page == 0)
        {
          pdf_fixture_draw (&fixture, 60, 700, 8, "____________");
          pdf_fixture_draw (&fixture, 60, 715, 8, "1 See the first resolution, which is");
          pdf_fixture_draw (&fixture, 60, 725, 8, "a long one.");
          pdf_fixture_draw (&fixture, 60, 735, 8, "2 And the second.");
        }
      pdf_fixture_draw (&fixture, 280, 800, 9, number);
      pdf_fixture_end_page (&fixture);
    }
#define GOES "the text goes on and on and has no end on any of these pages"
#define ALL GOES " " GOES " " GOES " " GOES " " GOES " " GOES " " GOES " " GOES
  assert_text (&fixture, "a[A/HRC/99/1][" ALL "]a[____________]n[1 See the first resolution, which is a long one.]n[2 And the second.]"
                         "a[1/3]a[A/HRC/99/1]+[" ALL "]a[2/3]a[A/HRC/99/1]+[" ALL "]a[3/3]");
}

/* Two lines of small type beside a large title stay two. */
static void
test_beside_title (void)
{
  g_auto (PdfFixture) fixture = { 0 };

  pdf_fixture_init (&fixture);
  pdf_fixture_draw (&fixture, 60, 100, 24, "General Assembly");
  pdf_fixture_draw (&fixture, 400, 95, 10, "Distr.: General");
  pdf_fixture_draw (&fixture, 400, 107, 10, "6 January 2014");
  pdf_fixture_end_page (&fixture);
  {
    g_autofree char *text = pdf_fixture_dup_text (&fixture);

    g_assert_nonnull (strstr (text, "General Assembly"));
    g_assert_nonnull (strstr (text, "Distr.: General"));
    g_assert_nonnull (strstr (text, "6 January 2014"));
  }
}

/* A mark of a footnote belongs to its line. */
static void
test_raised (void)
{
  g_auto (PdfFixture) fixture = { 0 };

  pdf_fixture_init (&fixture);
  pdf_fixture_draw (&fixture, 100, 100, 10, "The convention");
  pdf_fixture_draw (&fixture, 170, 97, 6, "12");
  pdf_fixture_draw (&fixture, 179, 100, 10, "is new.");
  pdf_fixture_end_page (&fixture);
  assert_text (&fixture, "[The convention12 is new.]");
}

/* Every cut of what the helper writes, and many damages, are errors or texts. */
static void
test_wire (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_auto (PdfFixture) whole = { 0 };
  guint n_refused = 0;

  g_test_message ("seed %u", seed);
  pdf_fixture_init (&whole);
  draw_columns (&whole, TRUE);
  for (guint i = 0; i < 400; i++)
    {
      g_autoptr (GByteArray) wire = g_byte_array_new ();
      PdfFixture fixture = { wire, NULL };
      g_auto (UnrepExtract) extract = { 0 };
      g_autoptr (GError) error = NULL;
      gboolean cut = i % 2 == 0;

      g_byte_array_append (wire, whole.wire->data, cut ? (guint) g_rand_int_range (rand, 0, (gint32) whole.wire->len) : whole.wire->len);
      for (guint j = 0; !cut && j < 6; j++)
        wire->data[g_rand_int_range (rand, 0, (gint32) wire->len)] ^= (guint8) g_rand_int_range (rand, 1, 256);
      if (!pdf_fixture_read (&fixture, &extract, &error))
        {
          g_assert_nonnull (strstr (error->message, "made.pdf"));
          n_refused++;
        }
      else
        g_assert_false (cut);
    }
  g_assert_cmpuint (n_refused, >=, 200);
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/report/pdf-layout/paragraphs", test_paragraphs);
  g_test_add_func ("/report/pdf-layout/arabic", test_arabic);
  g_test_add_func ("/report/pdf-layout/columns", test_columns);
  g_test_add_func ("/report/pdf-layout/furniture", test_furniture);
  g_test_add_func ("/report/pdf-layout/beside-title", test_beside_title);
  g_test_add_func ("/report/pdf-layout/raised", test_raised);
  g_test_add_func ("/report/pdf-layout/wire", test_wire);
  return g_test_run ();
}
