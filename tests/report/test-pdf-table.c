/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf-fixture.h"
#include "unrep-test.h"

#include <string.h>

#define assert_text(fixture, wanted) G_STMT_START { \
    g_autofree char *found_ = pdf_fixture_dup_text (fixture); g_assert_cmpstr (found_, ==, wanted); } G_STMT_END

/* Lines of cells: where each begins, in points, and what it says from left to right. */
typedef struct
{
  guint x;
  guint y;
  const char *visual;
} Cell;

static void
draw (PdfFixture *fixture,
      const Cell *cells,
      gsize       n)
{
  for (gsize i = 0; i < n; i++)
    pdf_fixture_draw (fixture, cells[i].x, cells[i].y, 10, cells[i].visual);
  pdf_fixture_end_page (fixture);
}

/* Rows are set apart: every cell is read to its end before the next, whatever its height. */
static void
test_rows_apart (void)
{
  static const Cell cells[] = {
    { 60, 100, "Country" }, { 160, 100, "Wells" }, { 300, 100, "What is to be done" },
    { 60, 125, "Land of" }, { 160, 125, "1,204" }, { 300, 125, "Repair of the old dams" },
    { 60, 137, "rivers" }, { 300, 137, "before the rains come" }, { 300, 149, "in the spring" },
    { 60, 174, "Isles of great" }, { 160, 174, "12 and many others" }, { 300, 174, "None" },
    { 60, 186, "many wells" }, { 160, 186, "of which few know." }, { 160, 198, "Dry." },
  };
  g_auto (PdfFixture) fixture = { 0 };

  pdf_fixture_init (&fixture);
  draw (&fixture, cells, G_N_ELEMENTS (cells));
  assert_text (&fixture, "c[Country]c[Wells]c[What is to be done]c[Land of rivers]c[1,204]c[Repair of the old dams before the rains come in the spring]"
                         "c[Isles of great many wells]c[12 and many others of which few know.]c[Dry.]c[None]");
}

/* Cells in the middle of their rows: their lines stand between those of others. */
static void
test_middle (void)
{
  static const Cell cells[] = {
    { 60, 100, "Country" }, { 200, 100, "What is to be done" }, { 350, 100, "Year" },
    { 200, 125, "Repair of the dams" }, { 60, 131, "Riverland" }, { 350, 131, "2019" }, { 200, 137, "before the rains" },
    { 200, 162, "Nothing is left that" }, { 60, 168, "Wells" }, { 350, 168, "2020" }, { 200, 174, "could be repaired" },
  };
  g_auto (PdfFixture) fixture = { 0 };

  pdf_fixture_init (&fixture);
  draw (&fixture, cells, G_N_ELEMENTS (cells));
  assert_text (&fixture, "c[Country]c[What is to be done]c[Year]c[Riverland]c[Repair of the dams before the rains]c[2019]"
                         "c[Wells]c[Nothing is left that could be repaired]c[2020]");
}

/* Rows are as near as lines: a word that the line before had room for begins a row. */
static void
test_rows_near (void)
{
  static const Cell cells[] = {
    { 60, 100, "Country" }, { 160, 100, "Year" }, { 240, 100, "What is to be done" }, { 60, 112, "Riverland" }, { 160, 112, "2019" },
    { 240, 112, "Repair of the old dams" }, { 240, 124, "before rains" }, { 60, 136, "Isles" }, { 160, 136, "2020" }, { 240, 136, "None" },
    { 60, 148, "Wells" }, { 160, 148, "2021" }, { 240, 148, "None" },
  };
  g_auto (PdfFixture) fixture = { 0 };

  pdf_fixture_init (&fixture);
  draw (&fixture, cells, G_N_ELEMENTS (cells));
  assert_text (&fixture, "c[Country]c[Year]c[What is to be done]c[Riverland]c[2019]c[Repair of the old dams before rains]c[Isles]c[2020]c[None]"
                         "c[Wells]c[2021]c[None]");
}

/* From right to left, in two columns and in three. */
static void
test_arabic (void)
{
  static const Cell cells[] = {
    { 400, 100, "دلبلا" }, { 300, 100, "رابآلا" }, { 125, 100, "ةيسيئرلا ةيصوتلا" }, { 355, 125, "ىربكلا راهنألا" }, { 395, 137, "دالب نم" },
    { 300, 125, "1204" }, { 110, 125, "ةميدقلا دودسلا حالصإ" }, { 100, 137, "مسوم لولح نم ريثكب لبق" }, { 165, 149, "راطمألا" },
    { 390, 174, "رابآلا" }, { 305, 174, "12" }, { 170, 174, "دجوي ال" },
  };
  g_auto (PdfFixture) fixture = { 0 };

  pdf_fixture_init (&fixture);
  draw (&fixture, cells, G_N_ELEMENTS (cells));
  assert_text (&fixture, "cr[البلد]cr[الآبار]cr[التوصية الرئيسية]cr[الأنهار الكبرى من بلاد]cr[1204]cr[إصلاح السدود القديمة قبل بكثير من حلول موسم الأمطار]"
                         "cr[الآبار]cr[12]cr[لا يوجد]");
}

/* No tables: labels before their paragraphs, a list of contents, holes in a text; and what
 * stands below a table is not of it. */
static void
test_no_table (void)
{
  static const Cell list[] = {
    { 60, 100, "(a)" }, { 90, 100, "Wells are dug;" }, { 60, 112, "(b)" }, { 90, 112, "Dams are built;" }, { 60, 124, "(c)" }, { 90, 124, "Rivers flow." },
  };
  static const Cell notes[] = {
    { 60, 100, "1" }, { 80, 100, "See the wells;" }, { 60, 112, "2" }, { 80, 112, "See the dams;" }, { 60, 124, "3" }, { 80, 124, "See the rivers." }, { 400, 140, "7" },
  };
  static const Cell contents[] = {
    { 60, 100, "Introduction........................." }, { 300, 100, "1-4" }, { 400, 100, "3" }, { 60, 112, "Wells................................" },
    { 300, 112, "5-9" }, { 400, 112, "4" }, { 60, 124, "Dams................................." }, { 300, 124, "10-17" }, { 400, 124, "6" },
  };
  static const Cell below[] = {
    { 60, 100, "Country" }, { 200, 100, "Wells" }, { 60, 120, "Riverland" }, { 200, 120, "many" }, { 60, 140, "Isles" }, { 200, 140, "few" },
    { 60, 170, "A word" },
  };
  g_auto (PdfFixture) first = { 0 }, footnotes = { 0 }, second = { 0 }, third = { 0 };

  pdf_fixture_init (&first);
  draw (&first, list, G_N_ELEMENTS (list));
  assert_text (&first, "[(a) Wells are dug;][(b) Dams are built;][(c) Rivers flow.]");
  pdf_fixture_init (&footnotes);
  draw (&footnotes, notes, G_N_ELEMENTS (notes));
  assert_text (&footnotes, "[1 See the wells;][2 See the dams;][3 See the rivers.][7]");
  pdf_fixture_init (&second);
  draw (&second, contents, G_N_ELEMENTS (contents));
  assert_text (&second, "[Introduction......................... 1-4 3][Wells................................ 5-9 4]"
                        "[Dams................................. 10-17 6]");
  pdf_fixture_init (&third);
  draw (&third, below, G_N_ELEMENTS (below));
  assert_text (&third, "c[Country]c[Wells]c[Riverland]c[many]c[Isles]c[few][A word]");
}

/* Rows of random cells: every word comes once, and the lines of a cell together. One cell at
 * least has two lines: without them nothing would tell that the rows are set apart. */
static void
test_random (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint round = 0; round < 200; round++)
    {
      g_auto (PdfFixture) fixture = { 0 };
      g_autoptr (GString) wanted = g_string_new (NULL);
      guint n_columns = (guint) g_rand_int_range (rand, 2, 6), y = 100;

      pdf_fixture_init (&fixture);
      for (guint row = 0; row < 4; row++)
        {
          guint tallest = 1;

          for (guint column = 0; column < n_columns; column++)
            {
              guint n_lines = row == 0 ? 1 : (guint) g_rand_int_range (rand, row == 3 && column == 0 ? 2 : 1, 5);

              g_string_append (wanted, "c[");
              for (guint line = 0; line < n_lines; line++)
                {
                  g_autofree char *word = g_strdup_printf ("wording%u%u%u", row, column, line);

                  pdf_fixture_draw (&fixture, 50 + 90 * column, y + 12 * line, 10, word);
                  g_string_append_printf (wanted, "%s%s", line > 0 ? " " : "", word);
                }
              g_string_append (wanted, "]");
              tallest = MAX (tallest, n_lines);
            }
          y += 12 * tallest + 10;
        }
      pdf_fixture_end_page (&fixture);
      assert_text (&fixture, wanted->str);
    }
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/report/pdf-table/rows-apart", test_rows_apart);
  g_test_add_func ("/report/pdf-table/middle", test_middle);
  g_test_add_func ("/report/pdf-table/rows-near", test_rows_near);
  g_test_add_func ("/report/pdf-table/arabic", test_arabic);
  g_test_add_func ("/report/pdf-table/no-table", test_no_table);
  g_test_add_func ("/report/pdf-table/random", test_random);
  return g_test_run ();
}
