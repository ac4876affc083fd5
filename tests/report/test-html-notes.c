/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check-outline.h"
#include "html-fixture.h"
#include "unrep-test.h"

#include <string.h>

/* As Word, LibreOffice, pandoc, MediaWiki and electronic books write them. */
static void
test_shapes (void)
{
  html_fixture_assert (PAGE ("<p>Text<a style='mso-footnote-id:ftn1' href='#_ftn1' name='_ftnref1'><span>[1]</span></a>.<p>Next."
                             "<div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1>"
                             "<p><a href='#_ftnref1' name='_ftn1'>[1]</a> Word note.<p>More.</div></div>"),
                       "[Text[1].]n[1\tWord note.]n[More.][Next.]");
  html_fixture_assert (PAGE ("<p>Text<a class=sdfootnoteanc name=sdfootnote1anc href='#sdfootnote1sym'><sup>1</sup></a><p>Next."
                             "<div id=sdfootnote1><p><a class=sdfootnotesym name=sdfootnote1sym href='#sdfootnote1anc'>1</a>5 States.</div>"),
                       "[Text¹]n[1\t5 States.][Next.]");
  html_fixture_assert (PAGE ("<p>Text<a href='#fn1' class=footnote-ref id=fnref1 role=doc-noteref><sup>1</sup></a>, again<a href='#fn1'"
                             " role=doc-noteref><sup>1</sup></a>.<p>Next.<section class=footnotes role=doc-endnotes><hr><ol>"
                             "<li id=fn1 role=doc-endnote><p>Pandoc.<a href='#fnref1' role=doc-backlink>↩︎</a></ol></section>"),
                       "[Text¹, again¹.]n[1.\tPandoc.][Next.]");
  html_fixture_assert (PAGE ("<p>Text<sup id=cite_ref-a class=reference><a href='#cite_note-a'>[3]</a></sup>.<h2>References</h2>"
                             "<ol class=references><li id=cite_note-a><span class=mw-cite-backlink>↑ <a href='#cite_ref-a'>a</a></span>"
                             " Wiki.<li>Nobody refers.</ol>"),
                       "[Text[3].]n[1.\tWiki.]2[References]n1:2/0[2.\tNobody refers.]");
  html_fixture_assert (PAGE ("<p>Text<a epub:type=noteref href='#n'>*</a>.<p>Next.<aside epub:type=footnote id=n hidden><p>Book.</aside>"),
                       "[Text*.]n[*\tBook.][Next.]");
  html_fixture_assert ("<html dir=rtl><p>نص<sup><a href='#b' id=a>٢</a></sup>.<p>بعده.<p dir=ltr id=b><sup>٢</sup> <a href='#a'>↑</a> Plain.",
                       "r[نص٢.]ln[٢\tPlain.]r[بعده.]");
  html_fixture_assert (PAGE ("<p>a<a href='#b' id=a>*</a><a href='#d' id=c>2</a><p id=b><a href='#a'>*</a>*Twice.<p id=d><a href='#c'>2</a>() Brackets."),
                       "[a*²]n[*\tTwice.]n[(2)\tBrackets.]");
}

/* Endnotes stand behind the whole text, in their order; notes of notes behind them. */
static void
test_order (void)
{
  html_fixture_assert (PAGE ("<p>A<a href='#_edn1' name='_ednref1'>[i]</a><p>B<a href='#_ftn1' name='_ftnref1'>[1]</a><a href='#_ftn2' name='_ftnref2'>[2]</a>"
                             "<ol><li>C</ol><div style='mso-element:footnote' id=ftn1><p><a href='#_ftnref1' name='_ftn1'>[1]</a> One.</div>"
                             "<div style='mso-element:footnote' id=ftn2><p><a href='#_ftnref2' name='_ftn2'>[2]</a> Two.</div>"
                             "<div style='mso-element:endnote' id=edn1><p><a href='#_ednref1' name='_edn1'>[i]</a> End.</div>"),
                       "[A[i]][B[1][2]]n[1\tOne.]n[2\tTwo.]1:1/0[1.\tC]n[i\tEnd.]");
  html_fixture_assert (PAGE ("<ol><li>Item<a href='#n' id=r>1</a><p>more</ol><p id=n><a href='#r'>1</a> Note."), "1:1/0[1.\tItem¹]n[1\tNote.][more]");
}

/* Links that are none: contents, ways back to the top, one's own place. */
static void
test_others (void)
{
  html_fixture_assert (PAGE ("<p id=top><a href='#s1'>1</a> <a href='#s2'>Second part</a><h2 id=s1>First</h2><p>a <a href='#top'>↑</a><h2 id=s2>Second</h2>"
                             "<p id=self>x<a href='#self'>#</a> <a href='#none'>2</a>"),
                       "[1 Second part]2[First][a ↑]2[Second][x# 2]");
}

static void
test_units (void)
{
  g_auto (UnrepExtract) extracted = { 0 };
  g_autoptr (UnrepOutline) outline = NULL;
  g_autoptr (GString) all = g_string_new (NULL);

  g_assert_true (html_fixture_extract (PAGE ("<h1>Head</h1><ol><li>The group<a href='#n' id=r><sup>1</sup></a> met.<li>It closed.</ol><p id=n><a href='#r'>1</a> In March."),
                                       -1, &extracted, NULL));
  outline = unrep_outline_new_with_facts (extracted.text, extracted.facts, NULL, NULL);
  check_outline (outline);
  for (guint i = 0; i < unrep_outline_get_n_units (outline); i++)
    {
      const UnrepUnit *unit = unrep_outline_get_unit (outline, i);

      g_string_append_printf (all, "%s:%s ", unrep_unit_kind_to_string (unit->kind), unit->label);
    }
  g_assert_cmpstr (all->str, ==, "heading: paragraph:1 footnote:1 paragraph:2 ");
}

/* What belongs to the site and not to the report. */
static void
test_furniture (void)
{
  html_fixture_assert (PAGE ("<header><a>Site</a></header><nav><ul><li>Menu</ul></nav><main><header><h1>Report</h1></header><p>Text<aside>Beside</aside>"
                             "<nav id=toc>Contents</nav></main><aside>More</aside><footer>Foot</footer>"),
                       "a[Site]a[•\tMenu]1[Report][Text][Beside]t[Contents]a[More]a[Foot]");
  html_fixture_assert (PAGE ("<header><h1>Report</h1></header><p>Text<footer>Foot</footer><div role=navigation>Menu</div>"), "1[Report][Text][Foot]a[Menu]");
  html_fixture_assert (PAGE ("<div title=header><p>Page</div><p class=MsoToc1>1. Part 3</p><div id='Table of Contents1'><p>More</div><p class=MsoFooter>5"),
                       "a[Page]t[1. Part 3]t[More]a[5]");
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/html-notes/shapes", test_shapes);
  g_test_add_func ("/html-notes/order", test_order);
  g_test_add_func ("/html-notes/others", test_others);
  g_test_add_func ("/html-notes/units", test_units);
  g_test_add_func ("/html-notes/furniture", test_furniture);

  return g_test_run ();
}
