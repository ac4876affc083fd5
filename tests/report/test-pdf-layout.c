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

/* A hyphen between European numbers joins them where a paragraph begins, and not behind
 * Arabic letters, nor Arabic numbers. */
static void
test_labels (void)
{
  g_auto (PdfFixture) fixture = { 0 };

  pdf_fixture_init (&fixture);
  pdf_fixture_draw (&fixture, 60, 100, 10, "2024-2019 نم ةرتفلا يف رابآلا ىلع قيدصتلا 118-7");
  pdf_fixture_draw (&fixture, 65, 112, 10, "رابآلا يف ةرتفلا ىلع قيدصتلا ماع 2014-2009");
  pdf_fixture_draw (&fixture, 250, 124, 10, ".رابآلا");
  pdf_fixture_draw (&fixture, 60, 150, 10, ".ةرتفلا يف رابآلا ىلع قيدصتلا ٧-١١٨");
  pdf_fixture_draw (&fixture, 60, 176, 10, ".ةرتفلا يف رابآلا ىلع قيدصتلا -12");
  pdf_fixture_end_page (&fixture);
  assert_text (&fixture, "r[118-7 التصديق على الآبار في الفترة من 2019-2024 2009-2014 عام التصديق على الفترة في الآبار الآبار.]"
                         "r[١١٨-٧ التصديق على الآبار في الفترة.]r[12- التصديق على الآبار في الفترة.]");
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
  assert_text (&fixture, "[A/HRC/99/1][" ALL "]a[____________]n[1 See the first resolution, which is a long one.]n[2 And the second.]"
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

/* Lines that run down, or up: they are read as if the page were turned, and stand where
 * they stand. */
static void
test_turned (void)
{
  for (guint down = 0; down < 2; down++)
    {
      g_auto (PdfFixture) fixture = { 0 };
      g_auto (UnrepExtract) extract = { 0 };
      g_autoptr (GError) error = NULL;
      const UnrepPageLine *places;
      guint n;

      pdf_fixture_init (&fixture);
      pdf_fixture_draw (&fixture, 100, 100, 10, "The first line of the wide table is long");
      pdf_fixture_draw (&fixture, 100, 112, 10, "and has a second one, which is short.");
      for (guint i = 0; i < fixture.glyphs->len; i++)
        {
          UnrepPdfGlyph *glyph = &g_array_index (fixture.glyphs, UnrepPdfGlyph, i), old = *glyph;

          glyph->x0 = down ? 59500 - old.y1 : old.y0;
          glyph->x1 = down ? 59500 - old.y0 : old.y1;
          glyph->y0 = down ? old.x0 : 84200 - old.x1;
          glyph->y1 = down ? old.x1 : 84200 - old.x0;
        }
      pdf_fixture_end_page (&fixture);
      pdf_fixture_read (&fixture, &extract, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (unrep_text_get_utf8 (extract.text), ==, "The first line of the wide table is long and has a second one, which is short.\n");
      g_assert_cmpuint (unrep_pages_get (extract.pages, 0)->width, ==, 59500);
      places = unrep_pages_find_lines (extract.pages, (UnrepRange) { 0, 5 }, &n);
      g_assert_cmpuint (n, ==, 1);
      g_assert_cmpint (places[0].x, ==, down ? 59500 - 10500 : 9500);
      g_assert_cmpint (places[0].width, ==, 1000);
      g_assert_cmpint (places[0].y, ==, down ? 10000 : 84200 - 10000 - places[0].height);
      g_assert_cmpint (places[0].height, >, 15000);
    }
}

/* What is drawn across a page takes no part in its lines; and it is no text. */
static void
test_overlay (void)
{
  g_auto (PdfFixture) fixture = { 0 };
  static const char *const letters[] = { "D", "R", "A", "F", "T" };

  pdf_fixture_init (&fixture);
  for (guint i = 0; i < 12; i++)
    pdf_fixture_draw (&fixture, 60, 100 + 12 * i, 10, "The wells that were dug in the spring have gone dry, and");
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    pdf_fixture_draw (&fixture, 100 + 25 * i, 230 - 25 * i, 40, letters[i]);
  pdf_fixture_end_page (&fixture);
  {
    g_autofree char *text = pdf_fixture_dup_text (&fixture);
    const char *found = strstr (text, "a[DRAFT]");

    g_assert_nonnull (found);
    g_assert_cmpstr (found, ==, "a[DRAFT]");
    g_assert_null (strstr (text, "A]["));
    for (const char *p = text; p < found - 1; p++)
      g_assert_true (g_ascii_islower (*p) || strchr ("[T ,]", *p) != NULL);
  }
}

/* Letters drawn twice, for a shadow, are read once; two equal letters are two. */
static void
test_copies (void)
{
  g_auto (PdfFixture) fixture = { 0 };

  pdf_fixture_init (&fixture);
  pdf_fixture_draw (&fixture, 60, 100, 10, "All wells");
  pdf_fixture_draw (&fixture, 61, 101, 10, "All wells");
  pdf_fixture_end_page (&fixture);
  assert_text (&fixture, "[All wells]");
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

static guint
judge (const char *const *lines,
       gsize              n,
       guint              pictures,
       guint             *confidence,
       char             **remarks)
{
  g_auto (PdfFixture) fixture = { 0 };
  g_auto (UnrepExtract) extract = { 0 };
  g_autoptr (GError) error = NULL;

  pdf_fixture_init (&fixture);
  for (gsize i = 0; i < n; i++)
    pdf_fixture_draw (&fixture, 40, (guint) (100 + 15 * i), 9, lines[i]);
  pdf_fixture_end_page (&fixture);
  ((UnrepPdfPageHead *) (fixture.wire->data + sizeof (UnrepPdfHead)))->pictures = pictures;
  pdf_fixture_read (&fixture, &extract, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (unrep_pages_get_n (extract.pages), ==, 1);
  *confidence = unrep_pages_get (extract.pages, 0)->confidence;
  *remarks = unrep_facts_dup_remarks (extract.facts);
  return unrep_pages_get (extract.pages, 0)->state;
}

#define ASSERT_STATE(lines, pictures, state, says) G_STMT_START { \
    guint confidence_; g_autofree char *remarks_ = NULL; const char *says_ = (says); \
    g_assert_cmpuint (judge (lines, G_N_ELEMENTS (lines), pictures, &confidence_, &remarks_), ==, state); \
    g_assert_cmpuint (confidence_, ==, 100); \
    if (says_ == NULL) g_assert_null (remarks_); else g_assert_nonnull (strstr (remarks_, says_)); } G_STMT_END

/* Text that is no text is told from text. The lines are drawn, hence from left to right. */
static void
test_quality (void)
{
  static const char *const good[] = {
    "ةلفاكلا تاءارجإلا ذختت نأ فارطألا لودلا ىلع نيعتي هنأ ىلإ ةنجللا ريشت",
    "كلذ يف امب ،تاعمتجملا عيمج يف ةيبرتلا نم قحلا اذهب نسلا رابك عتمت",
    "ىلع ةمئاقلا ةيعرفلا تانايبلا عمج ةلصاوم ىلإ وعدتو ،نيبراحملا ءانبأ نم",
    "ءاضعألا لودلا يف ةيعامتجالا ةيامحلا جمارب نع ريراقتلا ميدقت ىلإو نسلا",
    "نواعتلا زيزعت نم دب ال ةيقافتالا هذهب ةقلعتملا تاعوضوملا ضعب يفو",
  };
  static const char *const broken[] = {
    "ككككككك دوكش لفألا تكأ و تغج ف ىن د بيتولا لامعألا تأدب ناونعلا",
    "ا و مت عئاي ا لنا هك ت مم سرإ لا قرقلسة ل ا يون ي ئلا لع مم س",
    "لاا ل ناعام لا ا قسا ام ل اثل ي ل ا مثل ا ب اقل أس ل أ ا ا لا تم",
    "ةهجكككككوقلا ىلإ ىلأا تمم ددككككشم ثدي رراقت مم ساا ن ت ملقلا",
    "قكككك ليألم سس مككككت ع م ق ج رر ي د كل ن اه ث ي ض غ ف س ك ط",
  };
  static const char *const picture[] = { "7" };
  static const char *const shifted[] = {
    "Wkh Frpplwwhh qrwhv wkdw wkh Vwdwhv sduwlhv kdyh qrw bhw vxeplwwhg wkhlu uhsruwv", "dqg uhfrpphqgv qhz odzv; lq 2020 wkh Vwdwhv djuhhg wr hvwdeolvk d phfkdqlvp ri",
    "prqlwrulqj zklfk lv qrw bhw lq irufh iru wkh zhoov lq uhprwh yloodjhv. Qrergb kdv", "uhsdluhg wkh gdpv wkdw zhuh exlow lq wkh vsulqj, dqg wkh Jryhuqphqw nqrzv zkb wklv",
    "kdsshqhg zkhq wkh ulyhuv zhqw gub dqg shrsoh ohiw wkhlu krxvhv iru rwkhu frxqwulhv.",
  };
  static const char *const sound[] = {
    "The Committee notes that the States parties have not yet submitted their reports", "and recommends new laws; in 2020 the States agreed to establish a mechanism of",
    "monitoring which is not yet in force for the wells in remote villages. Nobody has", "repaired the dams that were built in the spring, and the Government knows why this",
    "happened when the rivers went dry and people left their houses for other countries.",
  };
  static const char *const english[] = { "A short page of English text, and a long line of it, is not broken." };

  ASSERT_STATE (good, 0, UNREP_PAGE_FINE, NULL);
  ASSERT_STATE (broken, 0, UNREP_PAGE_BROKEN, "The text of 1 page is broken");
  ASSERT_STATE (shifted, 0, UNREP_PAGE_BROKEN, "The text of 1 page is broken");
  ASSERT_STATE (sound, 0, UNREP_PAGE_FINE, NULL);
  ASSERT_STATE (picture, 900, UNREP_PAGE_PICTURE, "1 page is a picture");
  ASSERT_STATE (picture, 0, UNREP_PAGE_FINE, NULL);
  ASSERT_STATE (english, 900, UNREP_PAGE_FINE, NULL);
}

/* Text whose order no rule of Unicode yields lowers the confidence. */
static void
test_confidence (void)
{
  static const char *const drawn[] = { "10 NGOs ةنجللا", "20 people ةنجللا" };
  guint confidence;
  g_autofree char *remarks = NULL;

  judge (drawn, G_N_ELEMENTS (drawn), 0, &confidence, &remarks);
  g_assert_cmpuint (confidence, <, 90);
  g_assert_nonnull (strstr (remarks, "On 1 page the order of the words is not sure"));
}

/* Every part of the text knows where it stands on which page. */
static void
test_places (void)
{
  g_auto (PdfFixture) fixture = { 0 };
  g_auto (UnrepExtract) extract = { 0 };
  g_autoptr (GError) error = NULL;
  const UnrepPageLine *places;
  guint n;

  pdf_fixture_init (&fixture);
  pdf_fixture_draw (&fixture, 100, 100, 10, "The first line is long enough to be called a line of text");
  pdf_fixture_draw (&fixture, 100, 112, 10, "and the second.");
  pdf_fixture_end_page (&fixture);
  pdf_fixture_draw (&fixture, 120, 300, 10, "Another page.");
  pdf_fixture_end_page (&fixture);
  pdf_fixture_read (&fixture, &extract, &error);
  g_assert_no_error (error);
  places = unrep_pages_find_lines (extract.pages, (UnrepRange) { 0, 20 }, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (places[0].x, ==, 10000);
  g_assert_cmpint (places[0].y, ==, 9500);
  places = unrep_pages_find_lines (extract.pages, (UnrepRange) { 50, 75 }, &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpuint (places[2].page, ==, 1);
  g_assert_cmpuint (unrep_range_length (places[1].range), ==, strlen ("and the second."));
  g_assert_cmpuint (places[1].range.start, ==, strlen ("The first line is long enough to be called a line of text") + 1);
  places = unrep_pages_find_lines (extract.pages, (UnrepRange) { 900, 1000 }, &n);
  g_assert_cmpuint (n, ==, 0);
}

/* Letters from left to right, each as wide as is said, in hundredths of a point. */
static void
draw_wide (PdfFixture   *fixture,
           gint32        y,
           const char   *visual,
           const gint32 *widths)
{
  gint32 at = 30000;

  for (const char *p = visual; *p != '\0'; p = g_utf8_next_char (p))
    {
      UnrepPdfGlyph glyph = { at, y, at + *widths, y + 2000, g_utf8_get_char (p), 1200, 7 };

      at += *widths++;
      g_array_append_val (fixture->glyphs, glyph);
    }
}

/* Two letters that happen to be of one width, and that the font has seldom in this one, are two
 * glyphs and not one that stands for both; lam and alef are one. */
static void
test_chance (void)
{
  static const gint32 state[] = { 609, 260, 596, 582, 261, 341 }, says[] = { 998, 513, 585, 568 }, word[] = { 608, 432, 954, 586, 432, 260, 341 };
  static const gint32 no[] = { 330, 330 };
  g_auto (PdfFixture) fixture = { 0 };

  pdf_fixture_init (&fixture);
  draw_wide (&fixture, 10000, "ةلودلا", state);
  draw_wide (&fixture, 14000, "فقوم", says);
  draw_wide (&fixture, 18000, "ةيصوتلا", word);
  draw_wide (&fixture, 22000, "لا", no);
  pdf_fixture_end_page (&fixture);
  assert_text (&fixture, "r[الدولة موقف التوصية لا]");
}

/* A paragraph of two lines. */
#define TEXT "The Committee met in the spring and heard from many people who live beside the wells"
#define MORE "that dried up in the last ten dry years."

static void
draw (PdfFixture *fixture,
      guint       y,
      guint       size,
      const char *text)
{
  pdf_fixture_draw (fixture, 20, y, size, text);
  if (g_str_equal (text, TEXT))
    pdf_fixture_draw (fixture, 20, y + 12, size, MORE);
}

/* What the lines of a document are: the level of a heading, or a for an artefact, or a point. */
static char *
dup_kinds (PdfFixture *fixture)
{
  g_auto (UnrepExtract) extract = { 0 };
  g_autoptr (GString) kinds = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  pdf_fixture_read (fixture, &extract, &error);
  g_assert_no_error (error);
  for (guint i = 1; i <= unrep_facts_get_n_lines (extract.facts); i++)
    {
      const UnrepLineFacts *facts = unrep_facts_get_line (extract.facts, i);

      if (facts->heading > 0)
        g_string_append_printf (kinds, "%u", facts->heading);
      else
        g_string_append_c (kinds, facts->role == UNREP_LINE_ARTEFACT ? 'a' : '.');
    }
  return g_string_free (g_steal_pointer (&kinds), FALSE);
}

/* Short lines in larger type are headings, by their sizes; not the masthead and the title, what
 * ends as a sentence does, nor much of it. */
static void
test_headings (void)
{
  static const struct { guint y, size; const char *text; } lines[] = {
    { 100, 14, "United Nations" }, { 130, 18, "Report on wells" }, { 160, 10, TEXT }, { 200, 14, "Water" }, { 230, 10, TEXT },
    { 260, 12, "Clean water" }, { 290, 10, TEXT }, { 320, 12, "This is large and no heading." }, { 350, 10, TEXT },
    { 380, 14, "Recommendations" }, { 410, 10, TEXT }, { 440, 11, "A little larger" }, { 470, 10, TEXT },
  };
  g_auto (PdfFixture) fixture = { 0 };
  g_autofree char *kinds = NULL;

  pdf_fixture_init (&fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    draw (&fixture, lines[i].y, lines[i].size, lines[i].text);
  pdf_fixture_end_page (&fixture);
  kinds = dup_kinds (&fixture);
  g_assert_cmpstr (kinds, ==, "...1.2...1...");
}

/* Where every other line is large, that means something else. */
static void
test_no_headings (void)
{
  g_auto (PdfFixture) fixture = { 0 };
  g_autofree char *kinds = NULL;

  pdf_fixture_init (&fixture);
  draw (&fixture, 70, 10, TEXT);
  for (guint i = 0; i < 6; i++)
    {
      draw (&fixture, 110 + 60 * i, 14, "What is said here is said in large type, and it is much");
      draw (&fixture, 130 + 60 * i, 10, TEXT);
    }
  pdf_fixture_end_page (&fixture);
  kinds = dup_kinds (&fixture);
  g_assert_cmpstr (kinds, ==, ".............");
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
  g_test_add_func ("/report/pdf-layout/chance", test_chance);
  g_test_add_func ("/report/pdf-layout/headings", test_headings);
  g_test_add_func ("/report/pdf-layout/no-headings", test_no_headings);
  g_test_add_func ("/report/pdf-layout/beside-title", test_beside_title);
  g_test_add_func ("/report/pdf-layout/raised", test_raised);
  g_test_add_func ("/report/pdf-layout/labels", test_labels);
  g_test_add_func ("/report/pdf-layout/turned", test_turned);
  g_test_add_func ("/report/pdf-layout/overlay", test_overlay);
  g_test_add_func ("/report/pdf-layout/copies", test_copies);
  g_test_add_func ("/report/pdf-layout/quality", test_quality);
  g_test_add_func ("/report/pdf-layout/confidence", test_confidence);
  g_test_add_func ("/report/pdf-layout/places", test_places);
  g_test_add_func ("/report/pdf-layout/wire", test_wire);
  return g_test_run ();
}
