/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf-fixture.h"
#include "unrep-test.h"

#include <string.h>

#define assert_text(fixture, wanted) G_STMT_START { \
    g_autofree char *found_ = pdf_fixture_dup_text (fixture); g_assert_cmpstr (found_, ==, wanted); } G_STMT_END

/* A character, and how wide it is, in hundredths of a point; 0 and a negative number stand
 * for a gap of so much. */
typedef struct
{
  gunichar c;
  gint32 width;
} Drawn;

/* Draws glyphs from left to right. */
static void
draw (PdfFixture  *fixture,
      gint32       y,
      const Drawn *drawn,
      gsize        n)
{
  gint32 at = 10000;

  for (gsize i = 0; i < n; i++)
    {
      UnrepPdfGlyph glyph = { at, y, at + drawn[i].width, y + 1200, drawn[i].c, 1200, 7 };

      if (drawn[i].c == 0)
        at -= drawn[i].width;
      else
        {
          g_array_append_val (fixture->glyphs, glyph);
          at += drawn[i].width;
        }
    }
}

#define DRAW(fixture, y, ...) G_STMT_START { \
    const Drawn drawn_[] = { __VA_ARGS__ }; draw (fixture, y, drawn_, G_N_ELEMENTS (drawn_)); } G_STMT_END

#define GAP { 0, -400 }
#define LAM 0x0644
#define ALEF 0x0627
#define FATHATAN 0x064b

/* What stretches words comes under the name of any character; numbers keep theirs, and so
 * does what separates words without a space. */
static void
test_strokes (void)
{
  g_auto (PdfFixture) fixture = { 0 };

  pdf_fixture_init (&fixture);
  pdf_fixture_draw (&fixture, 60, 100, 10, "54/436 ماع رارق44لا نم 44 ةر4قفلاو ةن44ج44للا");
  pdf_fixture_draw (&fixture, 60, 112, 10, "ياكو4نوكش يف رياني/يناثلا نوناك و ويام/رايأ و سرام/راذآ");
  pdf_fixture_end_page (&fixture);
  assert_text (&fixture, "r[اللجنة والفقرة 44 من القرار عام 54/436 آذار/مارس و أيار/مايو و كانون الثاني/يناير في شكونوكاي]");
}

/* A kaf that is no wider than a comma stretches; another is a letter. */
static void
test_kaf (void)
{
  g_auto (PdfFixture) fixture = { 0 };

  pdf_fixture_init (&fixture);
  for (guint i = 0; i < 2; i++)
    DRAW (&fixture, 10000 + 1800 * (gint32) i, { 0x0645, 500 }, { 0x0643, 80 }, { 0x0643, 80 }, { 0x0643, 80 }, { 0x0643, 600 }, { 0x062d, 500 });
  pdf_fixture_end_page (&fixture);
  assert_text (&fixture, "r[حكم حكم]");
}

/* A vowel sign without a width is drawn right of where its glyph begins: over alef that
 * ends a word, and not over the word behind it; and none of them is a space. */
static void
test_marks (void)
{
  g_auto (PdfFixture) fixture = { 0 };

  pdf_fixture_init (&fixture);
  for (guint i = 0; i < 7; i++)
    DRAW (&fixture, 10000 + 1800 * (gint32) i, { 0x0646, 400 }, { 0x0645, 600 }, { 0, -150 }, { FATHATAN, 0 }, { 0, -250 }, { ALEF, 270 },
          { 0x062f, 560 }, { 0x064f, 220 }, { 0x062c, 600 });
  pdf_fixture_end_page (&fixture);
  assert_text (&fixture, "r[جُداً من جُداً من جُداً من جُداً من جُداً من جُداً من جُداً من]");
}

/* One glyph for lam, alef and tanwin comes as three equal parts, from left to right; or as
 * lam, and the others without room. */
static void
test_lam_alef (void)
{
  g_auto (PdfFixture) thirds = { 0 }, inside = { 0 };

  pdf_fixture_init (&thirds);
  DRAW (&thirds, 10000, { LAM, 199 }, { ALEF, 199 }, { FATHATAN, 199 }, { 0x064a, 475 }, { 0x0644, 294 });
  pdf_fixture_end_page (&thirds);
  assert_text (&thirds, "r[ليلاً]");

  pdf_fixture_init (&inside);
  DRAW (&inside, 10000, { LAM, 725 }, { 0, 700 }, { ALEF, 0 }, { FATHATAN, 0 }, { 0, -700 }, { 0x064a, 475 }, { 0x0644, 294 });
  pdf_fixture_end_page (&inside);
  assert_text (&inside, "r[ليلاً]");
}

/* In one font the article has lam and alef of two widths, and a glyph for both comes as two
 * parts of one; also where alef has that width elsewhere. */
static void
test_article (void)
{
  g_auto (PdfFixture) fixture = { 0 };
  g_autofree char *text = NULL;

  pdf_fixture_init (&fixture);
  for (guint i = 0; i < 6; i++)
    DRAW (&fixture, 10000 + 1800 * (gint32) i, { 0x0645, 500 }, { LAM, 366 }, { ALEF, 333 }, GAP, { LAM, 342 }, { ALEF, 342 }, { 0x0648, 500 }, GAP,
          { ALEF, 342 }, { 0x062f, 560 });
  pdf_fixture_end_page (&fixture);
  text = pdf_fixture_dup_text (&fixture);
  g_assert_nonnull (strstr (text, "[دا ولا الم دا ولا الم"));
}

/* Hamza that comes for alef with hamza leaves gaps where alef is drawn: they are no spaces
 * behind lam, but are behind another word. */
static void
test_hamza (void)
{
  g_auto (PdfFixture) fixture = { 0 };

  pdf_fixture_init (&fixture);
  DRAW (&fixture, 10000, { 0x0646, 480 }, { 0, -300 }, { 0x0623, 100 }, { 0, -200 }, { LAM, 206 }, GAP, { 0x0646, 480 }, { 0x0623, 100 }, GAP, { LAM, 700 });
  pdf_fixture_end_page (&fixture);
  assert_text (&fixture, "r[ل أن لأن]");
}

/* Symbols and periods go on behind the end of a line without a space; and U+2010 is a
 * hyphen that only the program typed. */
static void
test_line_ends (void)
{
  g_auto (PdfFixture) fixture = { 0 };

  pdf_fixture_init (&fixture);
  pdf_fixture_draw (&fixture, 60, 100, 10, "The wells that were dug in the period of 2019-");
  pdf_fixture_draw (&fixture, 60, 112, 10, "2024 are those of which the document that is A/");
  pdf_fixture_draw (&fixture, 60, 124, 10, "HRC/25/9 says that nobody repaired them in all govern\342\200\220");
  pdf_fixture_draw (&fixture, 60, 136, 10, "orates; or so 12 -");
  pdf_fixture_draw (&fixture, 60, 148, 10, "13 people say.");
  pdf_fixture_end_page (&fixture);
  assert_text (&fixture, "[The wells that were dug in the period of 2019-2024 are those of which the document that is A/HRC/25/9 says that "
                         "nobody repaired them in all governorates; or so 12 - 13 people say.]");
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/report/pdf-letters/strokes", test_strokes);
  g_test_add_func ("/report/pdf-letters/kaf", test_kaf);
  g_test_add_func ("/report/pdf-letters/marks", test_marks);
  g_test_add_func ("/report/pdf-letters/lam-alef", test_lam_alef);
  g_test_add_func ("/report/pdf-letters/article", test_article);
  g_test_add_func ("/report/pdf-letters/hamza", test_hamza);
  g_test_add_func ("/report/pdf-letters/line-ends", test_line_ends);
  return g_test_run ();
}
