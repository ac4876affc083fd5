/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check-outline.h"
#include "html-fixture.h"
#include "report/unrep-reader.h"
#include "report/unrep-zip.h"
#include "unrep-test.h"

#include <string.h>

#define TEXT "وأشار الفريق إلى أن التقرير السابق لم يتناول أوضاع النساء في الأرياف، ودعا إلى جمع بيانات مصنفة بحسب السن والجنس والإعاقة، وإلى تمويل البرامج التي تقدم الرعاية في المنازل. أوصى الخبراء في اجتماعهم بأن تعمل الدول الأطراف معاً على صياغة اتفاقية جديدة بشأن حقوق كبار السن – 1"

static void
test_blocks (void)
{
  html_fixture_assert (PAGE ("<h1>A  title</h1><div>before<p>in\n the&nbsp;&lt;p&gt;</p>behind</div><h3>Deep</h3>x<b>y</b> z<br>next<br><br>last"),
                "1[A title][before][in the\u00a0<p>][behind]3[Deep][xy z]+[next][last]");
  html_fixture_assert (PAGE ("<table><tr><td>a<td>b<br>c<tr><th><p>d</table><table><td><div>layout</div></table>"),
                "c[a]c[b]c+[c]c[d][layout]");
  html_fixture_assert (PAGE ("<h2><p>In it</p></h2>a<h3 class=x>b<p>c</h3>d<h1><form>e</form></h1><p>f</br>g<embed src=x>h<H4>i</H4>"),
                       "2[In it][a]3[b]3[c][d]1[e][f]+[gh]4[i]");
  html_fixture_assert (PAGE ("<pre>1. one\n  two\n\nthree</pre>"), "[1. one]+[  two][three]");
  html_fixture_assert (PAGE ("see 2015<sup><a href='#n'>12</a></sup>, x<sup>th</sup><p id=n><sup>12</sup> Note."),
                "[see 2015¹², xth][12 Note.]");
}

/* What the report has in a way of its own: pictures as headings, drawings, formulas, notes
 * above characters, controls, deleted text. */
static void
test_embedded (void)
{
  g_auto (UnrepExtract) extracted = { 0 };

  html_fixture_assert (PAGE ("<h1><img alt='The report' src=a></h1><p>a<img alt=no>b<p><svg><title>no</title><defs><text>no</text></defs>"
                             "<text>in <tspan>a drawing</tspan></text></svg><p><math><mi>x</mi><mo>=</mo><mn>2</mn>"
                             "<annotation>no</annotation></math><p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>"
                             "<p>a <button>b</button><input value=c><textarea>d</textarea>"),
                       "1[The report][ab][in a drawing][x=2][漢(kan)][a b]");
  g_assert_true (html_fixture_extract (PAGE ("<p>a <del>b</del><ins>c</ins> <s>d</s><video>e</video>"), -1, &extracted, NULL));
  g_assert_cmpstr (unrep_text_get_utf8 (extracted.text), ==, "a c d\n");
  g_assert_cmpuint (unrep_facts_get_remark (extracted.facts, UNREP_REMARK_CHANGES), ==, 1);
  g_assert_cmpuint (unrep_facts_get_remark (extracted.facts, UNREP_REMARK_LEFT_OUT), ==, 1);
}

static void
test_left_out (void)
{
  g_auto (UnrepExtract) extracted = { 0 };

  html_fixture_assert (PAGE ("<script>var a = '<p>x';</script><style>p{}</style><template>t</template><p hidden>h</p><!-- c -->"
                      "<p style='color:red; DISPLAY : none'>d</p><select><option>o</select><iframe src=x></iframe>shown"),
                "[shown]");
  g_assert_true (html_fixture_extract (PAGE ("<p hidden>a<p>b<iframe></iframe>"
                                             "<link rel='Stylesheet' href=a.css><link rel=stylesheet media=print href=b.css>"
                                             "<link rel=icon href=c><link rel=stylesheet disabled href=d>"
                                             "<input value=c><input><input type=hidden value=d><input type=Submit value=e><textarea>f</textarea>"
                                             "<textarea></textarea><select><option>g</select><select hidden><option>h</select>"),
                                       -1, &extracted, NULL));
  g_assert_cmpuint (unrep_facts_get_remark (extracted.facts, UNREP_REMARK_STYLE_SHEETS), ==, 1);
  g_assert_cmpuint (unrep_facts_get_remark (extracted.facts, UNREP_REMARK_FORM_FIELDS), ==, 3);
  g_assert_cmpuint (unrep_facts_get_remark (extracted.facts, UNREP_REMARK_HIDDEN), ==, 1);
  g_assert_cmpuint (unrep_facts_get_remark (extracted.facts, UNREP_REMARK_LEFT_OUT), ==, 1);
}

/* The title of the page stands in for a heading, unless the page has one or says it. */
static void
test_title (void)
{
  html_fixture_assert ("<html dir=rtl><head><title>The\n page</title></head><body><p>text", "r15[The page]r[text]");
  html_fixture_assert ("<html><head><title>The page</title></head><body><h2>Head</h2><p>text", "2[Head][text]");
  html_fixture_assert ("<html><head><title>The page</title></head><body><p>The page</p><p>text", "[The page][text]");
}

static void
test_lists (void)
{
  html_fixture_assert (PAGE ("<ol><li>one<li value=5>five<ol type=a start=26><li>z<li><p>aa</p><p>more</p></ol><li>six</ol>"),
                "1:1/0[1.\tone]1:5/0[5.\tfive]2:26/1[z.\tz]2:27/1[aa.\taa][more]1:6/0[6.\tsix]");
  html_fixture_assert (PAGE ("<ol reversed type=I><li>x<li hidden>y<li>z</ol><ol reversed start=4><li>w</ol>"),
                "1:2/0[II.\tx]1:1/0[I.\tz]2:4/0[4.\tw]");
  html_fixture_assert (PAGE ("<ol style='list-style-type: arabic-indic'><li value=12>x<li style='list-style: upper-roman inside'>y</ol>"),
                "1:12/0[١٢.\tx]1:13/0[XIII.\ty]");
  html_fixture_assert (PAGE ("<ol><li><ol type=i><li>both</ol><li></ol>after<ol start=0><li>zero<li>one</ol>"),
                "1:1/0[1.\t]2:1/1[i.\tboth]1:2/0[2.\t][after][0.\tzero]3:1/0[1.\tone]");
  html_fixture_assert (PAGE ("<ul><li>a<li style='list-style: none'>b</ul><ul style='list-style-type:none'><li>c</ul>"),
                "[•\ta][b][c]");
  html_fixture_assert (PAGE ("<ol start=99999999999999999999><li value=x>a</ol>"), "1:1/0[1.\ta]");
}

static void
test_direction (void)
{
  html_fixture_assert ("<html dir=RTL><body><p>a<p dir=ltr>b<div dir=auto>12 <i dir=rtl>ب</i> c<p>d</div><p style='direction:ltr'>e<p dir=auto>ج",
                "r[a]l[b]l[12 ب c]l[d]l[e]r[ج]");
  html_fixture_assert (PAGE ("<p>no one says</p><p dir=auto>12</p>"), "[no one says]l[12]");
}

/* The same page, whatever says in which encoding it is, and where nothing does. */
static void
test_encodings (void)
{
  static const char page[] = "<html><meta http-equiv=Content-Type content='text/html; charset=%s'><p>" TEXT "</html>";
  const struct
  {
    const char *encoding, *declared, *mark, *name;
  } cases[] = {
    { "UTF-8", "utf-8", "", "UTF-8" },
    { "UTF-8", "", "", "UTF-8" },
    { "UTF-8", "windows-1252", "\xEF\xBB\xBF", "UTF-8" },
    { "UTF-16LE", "utf-8", "\xFF\xFE", "UTF-16LE" },
    { "UTF-16BE", "", "\xFE\xFF", "UTF-16BE" },
    { "WINDOWS-1256", "Windows-1256", "", "windows-1256" },
    { "WINDOWS-1256", "", "", "windows-1256" },
    { "WINDOWS-1256", "utf-8", "", "windows-1256" },
    { "UTF-16LE", "utf-16", "", "UTF-16LE" },
    { "UTF-16BE", "", "", "UTF-16BE" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *html = g_strdup_printf (page, cases[i].declared);
      gsize n;
      g_autofree char *converted = g_convert (html, -1, cases[i].encoding, "UTF-8", NULL, &n, NULL);
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_auto (UnrepExtract) extracted = { 0 };
      g_autoptr (GError) error = NULL;

      g_byte_array_append (bytes, (const guint8 *) cases[i].mark, (guint) strlen (cases[i].mark));
      g_byte_array_append (bytes, (const guint8 *) converted, (guint) n);
      html_fixture_extract ((const char *) bytes->data, bytes->len, &extracted, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (unrep_text_get_utf8 (extracted.text), ==, TEXT "\n");
      g_assert_cmpstr (extracted.encoding, ==, cases[i].name);
    }
}

/* Of several declarations the one that browsers take. */
static void
test_declarations (void)
{
  static const struct
  {
    const char *head, *encoding;
  } cases[] = {
    { "<meta charset=windows-1251><meta charset=utf-8>", "windows-1251" },
    { "<!-- <meta charset=windows-1251> --><meta charset=windows-1256>", "windows-1256" },
    { "<p title='<meta charset=windows-1251>'><meta charset='KOI8-R'>", "KOI8-R" },
    { "<meta content='text/html; charset=windows-1251'><meta charset=iso-8859-6>", "ISO-8859-6" },
    { "<meta http-equiv=content-type content='text/html; charset = \"windows-1251\"'>", "windows-1251" },
    { "<meta charset=nonsense><META CHARSET = \"Arabic\" >", "ISO-8859-6" },
    { "<meta name=x content='charset=utf-8' charset=l1>", "windows-1252" },
    { "</p <meta charset=windows-1251>><meta charset=iso-8859-5>", "ISO-8859-5" },
    { "<!x <meta charset=windows-1251>", "UTF-8" },
    { "<title>t</title><?x?><meta/charset=windows-1251>", "windows-1251" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *html = g_strdup_printf ("<html>%s<p>text", cases[i].head);
      g_auto (UnrepExtract) extracted = { 0 };

      g_assert_true (html_fixture_extract (html, -1, &extracted, NULL));
      g_assert_cmpstr (extracted.encoding, ==, cases[i].encoding);
    }
}

/* A text that speaks of elements is a text. */
static void
test_recognized (void)
{
  static const char *const pages[] = { " \n<!doctype HTML>x", "<?xml version='1.0'?><!-- a -->\n<html>x", "<P align=right>x", "<h1>x" };
  static const char *const texts[] = { "A <html> page", "<b>bold</b>", "<page>", "<pre", "<!-- only", "1. <p>" };

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (pages[i], strlen (pages[i]));

      g_assert_cmpstr (unrep_reader_find (bytes)->id, ==, "html");
    }
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (texts[i], strlen (texts[i]));

      g_assert_cmpstr (unrep_reader_find (bytes)->id, ==, "text");
    }
}

static void
test_outline (void)
{
  g_auto (UnrepExtract) extracted = { 0 };
  g_autoptr (UnrepOutline) outline = NULL;
  g_autoptr (GString) all = g_string_new (NULL);

  g_assert_true (html_fixture_extract (PAGE ("<h2>Introduction</h2><ol><li>The group met.<li>It recommended:<ol type=a><li>That States act;"
                                "<li>That others do.</ol><li>It closed.</ol>"), -1, &extracted, NULL));
  outline = unrep_outline_new_with_facts (extracted.text, extracted.facts, NULL, NULL);
  check_outline (outline);
  for (guint i = 0; i < unrep_outline_get_n_units (outline); i++)
    g_string_append_printf (all, "%s:%s ", unrep_unit_kind_to_string (unrep_outline_get_unit (outline, i)->kind),
                            unrep_outline_get_unit (outline, i)->path);
  g_assert_cmpstr (all->str, ==, "heading: paragraph:1 paragraph:2 item:2/a item:2/b paragraph:3 ");
}

static void
assert_refused (const char *html,
                gssize      n,
                int         code)
{
  g_auto (UnrepExtract) extracted = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (html_fixture_extract (html, n, &extracted, &error));
  g_assert_error (error, UNREP_ERROR, code);
  g_assert_nonnull (strstr (error->message, "a.html"));
}

/* Nobody can recognize the pictures of a page that has none. */
static void
test_scripts (void)
{
  g_auto (UnrepExtract) extracted = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (html_fixture_extract ("<!DOCTYPE html><title>App</title><div id=root></div><noscript>Enable scripts.</noscript>"
                           "<script src=a.js></script>", -1, &extracted, &error));
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_EMPTY);
  g_assert_nonnull (strstr (error->message, "made by scripts"));
}

static char *
dup_repeated (const char *start,
              const char *piece,
              guint       n)
{
  GString *all = g_string_new (start);

  while (n-- > 0)
    g_string_append (all, piece);
  return g_string_free (all, FALSE);
}

static void
test_hostile (void)
{
  g_autofree char *deep = dup_repeated ("<html>", "<div>", 100000);
  g_autofree char *attributes = dup_repeated ("<html><p ", "a=1 ", 100000);
  g_autofree char *quoted = dup_repeated ("<html><p ", "a='>'", 100000);
  g_autofree char *large = g_strnfill (UNREP_ZIP_MAX_PART + 1, ' ');
  static const char wrong[] = "<html><meta charset=utf-8><p>" TEXT "\xff";

  memcpy (large, "<html>x", 7);
  assert_refused (deep, -1, UNREP_ERROR_FORMAT);
  assert_refused (attributes, -1, UNREP_ERROR_FORMAT);
  assert_refused (quoted, -1, UNREP_ERROR_FORMAT);
  assert_refused (large, -1, UNREP_ERROR_TOO_LARGE);
  assert_refused ("<html><p>a\0bc", 13, UNREP_ERROR_NOT_TEXT);
  assert_refused (wrong, -1, UNREP_ERROR_ENCODING);
  assert_refused ("<html><script>only</script>", -1, UNREP_ERROR_EMPTY);
  html_fixture_assert ("<!DOCTYPE html [<!ENTITY a \"b\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]><p>&a;&c;",
                "[!ENTITY c SYSTEM \"file:///etc/passwd\">]>][&a;&c;]");
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/html/blocks", test_blocks);
  g_test_add_func ("/html/embedded", test_embedded);
  g_test_add_func ("/html/left-out", test_left_out);
  g_test_add_func ("/html/title", test_title);
  g_test_add_func ("/html/lists", test_lists);
  g_test_add_func ("/html/direction", test_direction);
  g_test_add_func ("/html/encodings", test_encodings);
  g_test_add_func ("/html/declarations", test_declarations);
  g_test_add_func ("/html/recognized", test_recognized);
  g_test_add_func ("/html/outline", test_outline);
  g_test_add_func ("/html/hostile", test_hostile);
  g_test_add_func ("/html/scripts", test_scripts);

  return g_test_run ();
}
