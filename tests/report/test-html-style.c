/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "html-fixture.h"
#include "unrep-test.h"

#include <string.h>

static void
test_display (void)
{
  html_fixture_assert (STYLED ("p.x, .y { display: none } span { display: block }", "<p class='a x'>no<p>in<span>own</span>line<div class=y>no"),
                       "[in][own][line]");
  html_fixture_assert (STYLED ("div { display: inline } b { display: block } li { display: block }", "<div>a</div> <div>b</div><b>c</b><ol><li>d</ol>"),
                       "[a b][c][d]");
  html_fixture_assert (STYLED (".f { display: flex } i { float: left }", "<div class=f>a<span>b</span> c</div>x<i>y</i>z"),
                       "[a][b][c][x][y][z]");
  html_fixture_assert (STYLED ("b { display: inline-block } u { display: contents }", "x<b> in </b>y <u>z</u>"), "[xiny z]");
  html_fixture_assert (STYLED ("p { display: inline-block } .f { display: flex } .f::after { content: 'z' } ol { display: inline-block }",
                               "<p>a</p><p>b</p><div class=f>x<wbr>y<!-- c -->y</div><ol><li>c<wbr>d<li>e</ol>"),
                       "[a][b][xyy][z]1:1/0[1.\tcd]1:2/0[2.\te]");
  html_fixture_assert (STYLED (".h { visibility: hidden } .v { visibility: visible }", "a<p class=h>no <b class=v>shown</b> no<p>b"), "[a][shown][b]");
  html_fixture_assert (PAGE ("<p style='display: bogus'>a<p style='display:none;display:block'>b<p style='display:none!important;display:block'>c"),
                       "[a][b]");
  html_fixture_assert (PAGE ("<dialog>no</dialog><dialog open>yes</dialog><details><summary>s</summary>unfolded</details>"), "[yes][s][unfolded]");
}

/* Which of several rules holds. */
static void
test_cascade (void)
{
  static const struct
  {
    const char *sheet;
    gboolean shown;
  } cases[] = {
    { "p { display: none }", FALSE },
    { "p { display: none } p { display: block }", TRUE },
    { ".c { display: none } p { display: block }", FALSE },
    { "#i { display: block } .c.d, p.c { display: none }", TRUE },
    { "p { display: none !important } #i { display: block }", FALSE },
    { "div p { display: none }", FALSE },
    { "div > b > p, section p { display: none }", TRUE },
    { "h1 + p { display: none }", FALSE },
    { "h1 + b + p { display: none }", TRUE },
    { "h1 ~ p { display: none }", FALSE },
    { "[lang|=ar] { display: none }", FALSE },
    { "[data-x=two i], [lang='ar-EG'] { display: none }", FALSE },
    { "[lang='ar'] { display: none }", TRUE },
    { "p:hover { display: none }", TRUE },
    { "p:nth-child(2n) { display: none }", FALSE },
    { "p:nth-child(2n+1), p:first-child { display: none }", TRUE },
    { "p:not(.x):last-child { display: none }", FALSE },
    { "p:not(.d) { display: none }", TRUE },
    { ":is(.q, #i) { display: none }", FALSE },
    { "p, !x { display: none }", TRUE },
    { "p::first-line { display: none }", TRUE },
    { "@media print { p { display: none } }", TRUE },
    { "@media screen and (min-width: 600px) { p { display: none } }", FALSE },
    { "@media (max-width: 600px), tv { p { display: none } }", TRUE },
    { "@supports (display: flex) { p { display: none } }", FALSE },
    { "@font-face { x: y } @import url(file:///etc/passwd); p { display: none }", FALSE },
    { "@layer a { #i { display: none } } p { display: block }", TRUE },
    { "@layer a { p { display: none !important } } #i { display: block !important }", FALSE },
    { "/* p { */ p { color: '}'; display: /* x */ none }", FALSE },
    { "\\70  { display: none }", FALSE },
    { ".\\63 { DISPLAY: NONE }", FALSE },
    { "<!-- p { display: none } -->", FALSE },
    { "p { display: none", FALSE },
    { "} p { display: none }", TRUE },
    { "b { color: red; p { display: none } display: none }", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *html = g_strdup_printf (STYLED ("%s", "<div>a<h1>b</h1><p id=i class='c d' lang=ar-EG>here</div>"), cases[i].sheet);

      g_test_message ("%s", cases[i].sheet);
      html_fixture_assert (html, cases[i].shown ? "[a]1[b][here]" : "[a]1[b]");
    }
}

static void
test_white_space (void)
{
  html_fixture_assert (STYLED ("p { white-space: pre-line } div { white-space: pre-wrap }", "<p>a  b\n c\n\nd<div>e  f\n  g</div>"),
                       "[a b]+[c][d][e  f]+[  g]");
  html_fixture_assert (PAGE ("<pre>a\n <b style='white-space: normal'>x \n y</b></pre>"), "[a]+[ x y]");
  html_fixture_assert (PAGE ("a<!-- c -->b&shy;c&nbsp;d x<wbr>y"), "[ab\u00adc\u00a0"
                             "d xy]");
}

/* What is shown, and what browsers copy, is the changed text. */
static void
test_transform (void)
{
  html_fixture_assert (PAGE ("<p style='text-transform: uppercase'>Straße été и <b style='text-transform: none'>Ab</b>"
                             "<p style='text-transform: lowercase'>ΑΣ Ab<p style='text-transform: capitalize'>one t<b>wo</b> x-y"),
                       "[STRASSE ÉTÉ И Ab][ας ab][One Two X-Y]");
  html_fixture_assert (PAGE ("<p lang=tr style='text-transform: uppercase'>i"), "[İ]");
}

static void
test_lists (void)
{
  html_fixture_assert (STYLED ("ol { list-style-type: arabic-indic } ol.p { list-style: inside persian } ol.r li { list-style: lower-roman }",
                               "<ol><li>a</ol><ol class=p><li>b</ol><ol class=r start=4><li>c</ol>"),
                       "1:1/0[١.\ta]2:1/0[۱.\tb]3:4/0[iv.\tc]");
  html_fixture_assert (STYLED ("li.s { list-style-type: '– ' } .n { list-style: none } ul ul { list-style-type: square }",
                               "<ul><li>a<ul><li>b</ul><li class=s>c<li class=n>d</ul><ul type=disc style='list-style: unknown'><li value=3>e</ul>"),
                       "[•\ta][■\tb][–\tc][d]3:3/0[3.\te]");
  html_fixture_assert (STYLED ("li.x { display: none } div { display: list-item; list-style: square }",
                               "<ol reversed><li>a<li class=x>b<li>c</ol><div>d</div>"), "1:2/0[2.\ta]1:1/0[1.\tc][■\td]");
  html_fixture_assert (STYLED ("li::marker { content: '§ ' }", "<ul><li>a</ul>"), "[§\ta]");
}

static void
test_generated (void)
{
  html_fixture_assert (STYLED ("p::before { content: '(' attr(data-n) ') ' } p:after { content: none } b::after { content: ' \\2019' }",
                               "<p data-n=7>a <b>b</b>"), "[(7) a b ’]");
  html_fixture_assert (STYLED ("body { counter-reset: p 4 } p { counter-increment: p } p::before { content: counter(p) '. ' }"
                               "section { counter-reset: s } h3::before { counter-increment: s; content: counter(s, upper-roman) ' ' }",
                               "<p>a<section><h3>x</h3><p>b<h3>y</h3></section><section><h3>z</h3></section>"),
                       "[5. a]3[I x][6. b]3[II y]3[I z]");
  html_fixture_assert (STYLED ("ol { counter-reset: i; list-style: none } li { counter-increment: i } li::before { content: counters(i, '.') ' ' }",
                               "<ol><li>a<ol><li>b<li>c</ol><li>d</ol>"), "[1 a][1.1 b][1.2 c][2 d]");
  html_fixture_assert (STYLED ("q::before { content: none }", "<q>a</q>"), "[a]");
  html_fixture_assert ("<html lang=fr><p><q>a<q lang=en>b</q></q>", "[«a‘b’»]");
  html_fixture_assert (STYLED ("i::before { content: url(x.png) 'a' / 'said' } i::after { content: 'b'; display: none }", "<i>x</i>"), "[ax]");
}

/* Signs are written where the line would look otherwise, and only there. */
static void
test_marks (void)
{
  html_fixture_assert (PAGE ("<p dir=ltr>ab <bdo dir=rtl>cd</bdo> e<p dir=ltr><bdo dir=ltr>ab</bdo>"),
                       "l[ab \u2067\u202e" "cd\u202c\u2069 e]l[ab]");
  html_fixture_assert (PAGE ("<p dir=rtl>أ <bdi>ab</bdi> ب<p dir=rtl>ب <bdi>ab</bdi> 12"), "r[أ ab ب]r[ب \u2066" "ab\u2069 12]");
  html_fixture_assert (PAGE ("<p dir=ltr>x <span dir=rtl>أ 1</span>: 2<p dir=ltr>x <span style='direction: rtl; unicode-bidi: bidi-override'>ab<br>cd</span>"),
                       "l[x \u2067أ 1\u2069: 2]l[x \u202e" "ab\u202c]l+[\u202e" "cd\u202c]");
  html_fixture_assert (PAGE ("<p><span dir=rtl>أ-</span> <span dir=rtl>ب 1</span>"), "[أ- ب 1]");
  html_fixture_assert (PAGE ("<div style='unicode-bidi: plaintext' dir=rtl><p>أ</div><p style='unicode-bidi: plaintext' dir=rtl>ab"), "r[أ]l[ab]");
}

static void
test_references (void)
{
  html_fixture_assert (PAGE ("<p>&#150;&#x93;&#0;&#xD800;&#1114112;&#1588&#x6;&rlm;&apos;&numero;&nbsp&eacute &unknown; &amp;lt; &#60;p>"
                             "<p title='&#34;>'>a&lpar;b&rpar;"),
                       "[–“\ufffd\ufffd\ufffdش\u200f'№\u00a0é &unknown; &lt; <p>][a(b)]");
}

/* The work is bounded, whatever a page is made of. */
static void
test_hostile (void)
{
  g_autoptr (GString) many = g_string_new ("<html><style>");
  g_auto (UnrepExtract) extracted = { 0 };
  g_autoptr (GError) error = NULL;
  static const char *const sheets[] = {
    "p{display:none", "@media{@media{@media{@media{@media{@media{@media{@media{@media{p{display:none}", ":not(:not(:not(:not(:not(:not(p)))))){display:none}",
    "p{counter-reset:a a a a a;content:counters(", "p::before{content:counters(x,'", "p[", "p[a=", "p:nth-child(99999999999n+1){display:none}",
    "\\", "p{list-style:'", "@", "@media", "p,,p{display:none}", "p::before{content:)(}", "'", "/*", "p{display:none;}}}}", "#\\0{display:none}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autofree char *html = g_strdup_printf ("<html><style>%s</style><ul><li>x</ul>", sheets[i]);

      html_fixture_assert (html, "[•\tx]");
    }
  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (many, "b ~ b b%u, b ~ b { display: none }", i);
  g_string_append (many, "</style>");
  for (guint i = 0; i < 20000; i++)
    g_string_append (many, "<b>x</b>");
  g_assert_false (html_fixture_extract (many->str, -1, &extracted, &error));
  g_assert_error (error, UNREP_ERROR, UNREP_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "style rules"));
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/html-style/display", test_display);
  g_test_add_func ("/html-style/cascade", test_cascade);
  g_test_add_func ("/html-style/white-space", test_white_space);
  g_test_add_func ("/html-style/transform", test_transform);
  g_test_add_func ("/html-style/lists", test_lists);
  g_test_add_func ("/html-style/generated", test_generated);
  g_test_add_func ("/html-style/marks", test_marks);
  g_test_add_func ("/html-style/references", test_references);
  g_test_add_func ("/html-style/hostile", test_hostile);

  return g_test_run ();
}
