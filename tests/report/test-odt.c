/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check-outline.h"
#include "docx-fixture.h"

#include "report/unrep-outline.h"
#include "report/unrep-zip.h"

#include "unrep-test.h"

#include <string.h>

#define SPACE(short, name) " xmlns:" short "=\"urn:oasis:names:tc:opendocument:xmlns:" name ":1.0\""
#define SPACES \
  SPACE ("office", "office") SPACE ("style", "style") SPACE ("text", "text") SPACE ("table", "table") \
  SPACE ("draw", "drawing") SPACE ("fo", "xsl-fo-compatible") SPACE ("svg", "svg-compatible") \
  " xmlns:loext=\"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0\""
#define TEXT_TYPE "application/vnd.oasis.opendocument.text"

#define P(text) "<text:p>" text "</text:p>"
#define ITEM(text) "<text:list-item>" P (text) "</text:list-item>"
#define ITEM_WITH(text, more) "<text:list-item>" P (text) more "</text:list-item>"
#define LIST_OF(style, items) "<text:list text:style-name=\"" style "\">" items "</text:list>"
#define NUMBERS(level, format, more) \
  "<text:list-level-style-number text:level=\"" level "\" style:num-format=\"" format "\" " more "/>"
#define LIST_STYLE(name, levels) "<text:list-style style:name=\"" name "\">" levels "</text:list-style>"
#define NOTE(number, class, blocks) \
  "<text:note text:note-class=\"" class "\"><text:note-citation>" number "</text:note-citation><text:note-body>" blocks \
  "</text:note-body></text:note>"

static const char *const lists =
  LIST_STYLE ("N", NUMBERS ("1", "1", "style:num-suffix=\".\"") NUMBERS ("2", "أ, ب, ت, ...", "style:num-prefix=\"(\" style:num-suffix=\")\"")
                     NUMBERS ("3", "i", "text:display-levels=\"3\""))
  LIST_STYLE ("X", NUMBERS ("1", "١, ٢, ٣, ...", "loext:num-list-format=\"§%1%-\""))
  LIST_STYLE ("S", NUMBERS ("1", "a", "text:start-value=\"27\" style:num-letter-sync=\"true\""))
  LIST_STYLE ("U", NUMBERS ("1", "a", "text:start-value=\"27\""))
  LIST_STYLE ("E", NUMBERS ("1", "", "style:num-suffix=\"–\""))
  LIST_STYLE ("Z", NUMBERS ("1", "1", "text:start-value=\"0\""))
  LIST_STYLE ("W", "<text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"&#xF0FC;\"><style:text-properties "
                   "fo:font-family=\"Wingdings\"/></text:list-level-style-bullet>")
  LIST_STYLE ("B", "<text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"&#xE00A;\"/>");

static GBytes *
new_odt (const char *styles,
         const char *body,
         const char *common)
{
  g_autofree char *content = g_strconcat ("<office:document-content" SPACES "><office:automatic-styles>", lists,
                                          styles != NULL ? styles : "", "</office:automatic-styles><office:body>"
                                          "<office:text>", body, "</office:text></office:body></office:document-content>",
                                          NULL);
  g_autofree char *of_all = g_strconcat ("<office:document-styles" SPACES ">", common != NULL ? common : "",
                                         "</office:document-styles>", NULL);

  return docx_fixture_new_zip ("mimetype", TEXT_TYPE, "content.xml", content, "styles.xml", of_all, NULL);
}

/* As the whole program reads it. */
static gboolean
extract (GBytes        *bytes,
         UnrepExtract  *into,
         GError       **error)
{
  return unrep_reader_find (bytes)->read (g_bytes_ref (bytes), "report.odt", into, NULL, error);
}

static void
extract_body (const char   *styles,
              const char   *body,
              const char   *common,
              UnrepExtract *into)
{
  g_autoptr (GBytes) bytes = new_odt (styles, body, common);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (unrep_reader_find (bytes)->id, ==, "odt");
  extract (bytes, into, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (unrep_facts_get_n_lines (into->facts), ==, unrep_text_get_n_lines (into->text));
}

static void
assert_text (const char *body,
             const char *expected)
{
  g_auto (UnrepExtract) extracted = { 0 };

  extract_body (NULL, body, NULL, &extracted);
  g_assert_cmpstr (unrep_text_get_utf8 (extracted.text), ==, expected);
}

static void
test_numbers (void)
{
  assert_text (LIST_OF ("N", ITEM ("one") ITEM_WITH ("two", LIST_OF ("N", ITEM ("alef") ITEM_WITH ("ba", LIST_OF ("N", ITEM ("deep")))))
                        ITEM ("three")),
               "1.\tone\n2.\ttwo\n(أ)\talef\n(ب)\tba\n2.ب.i\tdeep\n3.\tthree\n");
  assert_text (LIST_OF ("X", ITEM ("one") ITEM ("two")), "§١-\tone\n§٢-\ttwo\n");
  assert_text (LIST_OF ("S", ITEM ("aa")) LIST_OF ("U", ITEM ("aa") ITEM ("ab")), "aa\taa\naa\taa\nab\tab\n");
  assert_text (LIST_OF ("E", ITEM ("dash")) LIST_OF ("B", ITEM ("bullet")) LIST_OF ("none", ITEM ("bare")),
               "–\tdash\n•\tbullet\nbare\n");
  assert_text (LIST_OF ("Z", ITEM ("nought") ITEM ("one")) LIST_OF ("W", ITEM ("tick")), "0\tnought\n1\tone\n✓\ttick\n");
  assert_text (LIST_OF ("N", ITEM ("") ITEM ("two") "<text:list-header>" P ("header") "</text:list-header>"
                        "<text:list-item>" P ("three") P ("more") "</text:list-item>"),
               "1.\t\n2.\ttwo\nheader\n3.\tthree\nmore\n");
  assert_text (LIST_OF ("N", "<text:list-item>" LIST_OF ("N", ITEM ("alef")) "</text:list-item>" ITEM ("two")),
               "(أ)\talef\n2.\ttwo\n");
}

static void
test_continued (void)
{
  assert_text ("<text:list xml:id=\"a\" text:style-name=\"N\">" ITEM ("1") "</text:list>" P ("-") LIST_OF ("N", ITEM ("1 again")) P ("-")
               "<text:list text:style-name=\"N\" text:continue-list=\"a\">" ITEM ("2") "</text:list>"
               "<text:list text:style-name=\"N\" text:continue-numbering=\"true\">" ITEM ("3") "</text:list>"
               "<text:list text:style-name=\"N\" text:continue-list=\"missing\">" ITEM ("new") "</text:list>",
               "1.\t1\n-\n1.\t1 again\n-\n2.\t2\n3.\t3\n1.\tnew\n");
  assert_text (LIST_OF ("N", ITEM ("1") "<text:list-item text:start-value=\"7\">" P ("7") "</text:list-item>" ITEM ("8")),
               "1.\t1\n7.\t7\n8.\t8\n");
}

static void
test_headings (void)
{
  static const char common[] =
    "<office:styles><text:outline-style style:name=\"Outline\">"
    "<text:outline-level-style text:level=\"1\" style:num-format=\"I\" style:num-suffix=\".\"/>"
    "<text:outline-level-style text:level=\"2\" style:num-format=\"\"/></text:outline-style>"
    "<style:style style:name=\"Title\" style:family=\"paragraph\"/></office:styles>";
  g_auto (UnrepExtract) extracted = { 0 };

  extract_body ("<style:style style:name=\"P1\" style:family=\"paragraph\" style:parent-style-name=\"Title\"/>",
                "<text:p text:style-name=\"P1\">Wells</text:p><text:h text:outline-level=\"1\">One</text:h>"
                "<text:h text:outline-level=\"2\">Under it</text:h>"
                "<text:h text:outline-level=\"1\" text:is-list-header=\"true\">Bare</text:h>"
                "<text:h text:outline-level=\"1\" text:restart-numbering=\"true\" text:start-value=\"9\">Nine</text:h>"
                "<text:h text:outline-level=\"99\">Ten</text:h>",
                common, &extracted);
  g_assert_cmpstr (unrep_text_get_utf8 (extracted.text), ==, "Wells\nI.\tOne\nUnder it\nBare\nIX.\tNine\nX.\tTen\n");
  g_assert_cmpuint (unrep_facts_get_line (extracted.facts, 1)->heading, ==, UNREP_HEADING_TITLE);
  g_assert_cmpuint (unrep_facts_get_line (extracted.facts, 2)->heading, ==, 1);
  g_assert_cmpuint (unrep_facts_get_line (extracted.facts, 3)->heading, ==, 2);
  g_assert_cmpuint (unrep_facts_get_line (extracted.facts, 5)->ordinal, ==, 9);
}

/* The UN's templates have names for headings, which LibreOffice keeps. */
static void
test_named_headings (void)
{
  g_auto (UnrepExtract) extracted = { 0 };
  static const guint wanted[] = { UNREP_HEADING_TITLE, 1, 2, 0, 3 };

  extract_body ("<style:style style:name=\"P1\" style:family=\"paragraph\" style:parent-style-name=\"_5f__20_H_20__5f__5f_M_5f_GA\"/>"
                "<style:style style:name=\"x\" style:display-name=\"_ H_1_G\" style:family=\"paragraph\"/>",
                "<text:p text:style-name=\"P1\">title</text:p><text:p text:style-name=\"_5f_H_5f_Ch_5f_G\">one</text:p>"
                "<text:p text:style-name=\"x\">two</text:p><text:p text:style-name=\"Text_20_body\">text</text:p>"
                "<text:p text:style-name=\"Heading_20_3\">three</text:p>", NULL, &extracted);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_cmpuint (unrep_facts_get_line (extracted.facts, i + 1)->heading, ==, wanted[i]);
}

static void
test_notes (void)
{
  g_auto (UnrepExtract) extracted = { 0 };
  const UnrepLineFacts *note;

  extract_body (NULL, P ("First" NOTE ("1", "footnote", P ("a foot") P ("note")) " and ("NOTE ("2", "footnote", P ("two")) ")"
                         NOTE ("i", "endnote", P ("an end"))) P ("Second"), NULL, &extracted);
  g_assert_cmpstr (unrep_text_get_utf8 (extracted.text), ==,
                   "First¹ and (2)i\n1\ta foot\nnote\n2\ttwo\nSecond\ni\tan end\n");
  note = unrep_facts_get_line (extracted.facts, 2);
  g_assert_cmpuint (note->role, ==, UNREP_LINE_NOTE);
  g_assert_cmpuint (note->label_bytes, ==, 1);
  g_assert_cmpuint (unrep_facts_get_line (extracted.facts, 3)->label_bytes, ==, 0);
  g_assert_cmpuint (unrep_facts_get_line (extracted.facts, 5)->role, ==, UNREP_LINE_BODY);
  g_assert_cmpuint (unrep_facts_get_line (extracted.facts, 6)->role, ==, UNREP_LINE_NOTE);
}

static void
test_blocks (void)
{
  g_auto (UnrepExtract) extracted = { 0 };

  extract_body (NULL,
                "<table:table><table:table-header-rows><table:table-row><table:table-cell>" P ("a") P ("b") "</table:table-cell>"
                "<table:covered-table-cell>" P ("not") "</table:covered-table-cell></table:table-row></table:table-header-rows>"
                "<table:table-row><table:table-cell>" P ("c") "</table:table-cell></table:table-row></table:table>"
                "<text:table-of-content><text:table-of-content-source><text:index-title-template>not</text:index-title-template>"
                "</text:table-of-content-source><text:index-body>" P ("entry<text:tab/>3") "</text:index-body></text:table-of-content>"
                P ("before<draw:frame><svg:title>not</svg:title><draw:text-box>" P ("in a box") "</draw:text-box></draw:frame> behind")
                "<draw:custom-shape>" P ("in a shape") "</draw:custom-shape>"
                "<draw:frame><draw:object/><draw:image/></draw:frame><text:section>" P ("in a section") "</text:section><text:section><text:section-source/></text:section>",
                NULL, &extracted);
  g_assert_cmpstr (unrep_text_get_utf8 (extracted.text), ==,
                   "a\nb\nc\nentry\t3\nbefore behind\nin a box\nin a shape\nin a section\n");
  g_assert_cmpuint (unrep_facts_get_line (extracted.facts, 3)->role, ==, UNREP_LINE_CELL);
  g_assert_cmpuint (unrep_facts_get_line (extracted.facts, 4)->role, ==, UNREP_LINE_CONTENTS);
  g_assert_cmpuint (unrep_facts_get_line (extracted.facts, 5)->role, ==, UNREP_LINE_BODY);
  g_assert_cmpuint (unrep_facts_get_remark (extracted.facts, UNREP_REMARK_LEFT_OUT), ==, 1);
  g_assert_cmpuint (unrep_facts_get_remark (extracted.facts, UNREP_REMARK_OBJECTS), ==, 1);
}

static void
test_inlines (void)
{
  assert_text (P (" \n a  b<text:s text:c=\"3\"/>c<text:tab/>d<text:line-break/>e ") P ("<text:s/><text:tab/>f"),
               "a b   c\td\ne\nf\n");
  assert_text (P ("<text:a>link</text:a> <text:span>span</text:span> <text:page-number>7</text:page-number>"
                  "<text:ruby><text:ruby-base>base</text:ruby-base><text:ruby-text>not</text:ruby-text></text:ruby>"),
               "link span 7base\n");
}

static void
test_remarks (void)
{
  g_auto (UnrepExtract) extracted = { 0 };
  static const guint wanted[UNREP_N_REMARKS]
    = { [UNREP_REMARK_CHANGES] = 2, [UNREP_REMARK_COMMENTS] = 1, [UNREP_REMARK_HIDDEN] = 3 };

  extract_body ("<style:style style:name=\"H\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style>"
                "<style:style style:name=\"HH\" style:family=\"paragraph\"><style:text-properties text:display=\"none\"/></style:style>",
                "<text:tracked-changes><text:changed-region><text:deletion>" P ("deleted") "</text:deletion></text:changed-region>"
                "<text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>"
                P ("shown<office:annotation>" P ("a comment") "</office:annotation> <text:span text:style-name=\"H\">hidden</text:span>"
                   "<text:span text:style-name=\"H\">hidden</text:span>")
                "<text:p text:style-name=\"HH\">hidden</text:p>" P ("between")
                "<text:section text:display=\"none\">" P ("hidden") "</text:section>"
                P ("hidden<text:hidden-paragraph text:is-hidden=\"true\"/>") P ("end"),
                NULL, &extracted);
  g_assert_cmpstr (unrep_text_get_utf8 (extracted.text), ==, "shown\nbetween\nend\n");
  for (UnrepRemark i = 0; i < UNREP_N_REMARKS; i++)
    g_assert_cmpuint (unrep_facts_get_remark (extracted.facts, i), ==, wanted[i]);
}

/* Fonts of signs have these where no letters are. A declaration says which font it is. */
static void
test_signs (void)
{
  static const char common[] =
    "<office:font-face-decls><style:font-face style:name=\"Symbol1\" svg:font-family=\"Symbol\"/>"
    "<style:font-face style:name=\"W2\" svg:font-family=\"'Wingdings 2'\"/></office:font-face-decls>";
  g_auto (UnrepExtract) extracted = { 0 };

#define IN(style, text) "<text:span text:style-name=\"" style "\">" text "</text:span>"
  extract_body ("<style:style style:name=\"S\" style:family=\"text\"><style:text-properties style:font-name=\"Symbol1\"/></style:style>"
                "<style:style style:name=\"W\" style:family=\"text\"><style:text-properties style:font-name=\"W2\"/></style:style>"
                "<style:style style:name=\"A\" style:family=\"text\"><style:text-properties style:font-name=\"Amiri\"/></style:style>"
                "<style:style style:name=\"I\" style:family=\"text\"/>",
                P (IN ("S", "a&#xF061;" IN ("I", "&#xF0B3;") IN ("A", "&#xF061;")) IN ("W", "&#xF050;") "&#xF061;"),
                common, &extracted);
  g_assert_cmpstr (unrep_text_get_utf8 (extracted.text), ==, "aα≥\xef\x81\xa1✓\xef\x81\xa1\n");
}

/* What a span hides another one in it may show; a hidden item has counted. */
static void
test_hidden (void)
{
  g_auto (UnrepExtract) extracted = { 0 };

  extract_body ("<style:style style:name=\"H\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style>"
                "<style:style style:name=\"T\" style:family=\"text\"><style:text-properties text:display=\"true\"/></style:style>"
                "<style:style style:name=\"HH\" style:family=\"paragraph\"><style:text-properties text:display=\"none\"/></style:style>",
                LIST_OF ("N", ITEM ("one") "<text:list-item><text:p text:style-name=\"HH\">two</text:p></text:list-item>"
                              ITEM ("three" IN ("H", "four" IN ("T", " five") NOTE ("1", "footnote", P ("six")) "<text:tab/>")))
                "<text:p text:style-name=\"HH\">seven" IN ("T", "eight") "</text:p>",
                NULL, &extracted);
  g_assert_cmpstr (unrep_text_get_utf8 (extracted.text), ==, "1.\tone\n3.\tthree five\neight\n");
  g_assert_cmpuint (unrep_facts_get_remark (extracted.facts, UNREP_REMARK_HIDDEN), ==, 3);
#undef IN
}

/* What computes a field is not shown. Older programs write no separator. */
static void
test_fields (void)
{
#define START "<field:fieldmark-start xmlns:field=\"urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0\"/>"
#define MARK(name) "<field:fieldmark-" name " xmlns:field=\"urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0\"/>"
  assert_text (P ("a " START "QUOTE " START "x" MARK ("separator") "y" MARK ("end") MARK ("separator") "30" MARK ("end") " b"), "a 30 b\n");
  assert_text (P ("a " START "30" MARK ("end") " b" MARK ("separator") MARK ("end")), "a 30 b\n");
  assert_text (P ("cut " START) P ("b" MARK ("separator") "c"), "cut\nbc\n");
#undef START
#undef MARK
}

/* A mark of its own stands once, whatever the file repeats. */
static void
test_own_marks (void)
{
#define OWN(mark, blocks) "<text:note text:note-class=\"footnote\"><text:note-citation text:label=\"" mark "\">" mark \
  "</text:note-citation><text:note-body>" blocks "</text:note-body></text:note>"
  assert_text (P ("a" OWN ("*", P ("* Not agreed.") P ("* more"))) P ("b" OWN ("+", P ("+1 is not it."))) P ("c" NOTE ("1", "footnote", P ("1 well"))),
               "a*\n*\tNot agreed.\n* more\nb+\n+\t+1 is not it.\nc¹\n1\t1 well\n");
#undef OWN
}

static void
test_direction (void)
{
  static const char common[] =
    "<office:styles><style:default-style style:family=\"paragraph\"><style:paragraph-properties style:writing-mode=\"page\"/>"
    "</style:default-style></office:styles><office:automatic-styles><style:page-layout style:name=\"L\">"
    "<style:page-layout-properties style:writing-mode=\"rl-tb\"/></style:page-layout></office:automatic-styles>"
    "<office:master-styles><style:master-page style:name=\"Standard\" style:page-layout-name=\"L\"/></office:master-styles>";
  static const char styles[] =
    "<style:style style:name=\"L\" style:family=\"paragraph\"><style:paragraph-properties style:writing-mode=\"lr-tb\"/></style:style>"
    "<style:style style:name=\"C\" style:family=\"paragraph\" style:parent-style-name=\"L\"/>";
  static const char body[] = P ("page") "<text:p text:style-name=\"C\">own</text:p>";
  g_auto (UnrepExtract) paged = { 0 };
  g_auto (UnrepExtract) bare = { 0 };

  extract_body (styles, body, common, &paged);
  extract_body (styles, body, NULL, &bare);
  g_assert_cmpuint (unrep_facts_get_line (paged.facts, 1)->direction, ==, UNREP_DIRECTION_RTL);
  g_assert_cmpuint (unrep_facts_get_line (paged.facts, 2)->direction, ==, UNREP_DIRECTION_LTR);
  g_assert_cmpuint (unrep_facts_get_line (bare.facts, 1)->direction, ==, UNREP_DIRECTION_NEUTRAL);
  g_assert_cmpuint (unrep_facts_get_line (bare.facts, 2)->direction, ==, UNREP_DIRECTION_LTR);
}

static void
test_masthead (void)
{
  static const char common[] =
    "<office:master-styles><style:master-page style:name=\"Standard\"><style:header>" P ("X/1/2/3") "</style:header></style:master-page>"
    "<style:master-page style:name=\"First\" style:next-style-name=\"Standard\"><style:header>" P ("United Nations") P ("X/1/2/3")
    "</style:header></style:master-page></office:master-styles>";
  g_auto (UnrepExtract) first = { 0 };
  g_auto (UnrepExtract) standard = { 0 };

  extract_body ("<style:style style:name=\"P1\" style:family=\"paragraph\" style:master-page-name=\"First\"/>",
                "<text:p text:style-name=\"P1\">text</text:p>", common, &first);
  g_assert_cmpstr (unrep_text_get_utf8 (first.text), ==, "United Nations\nX/1/2/3\ntext\n");
  g_assert_cmpuint (unrep_facts_get_line (first.facts, 1)->role, ==, UNREP_LINE_MASTHEAD);
  extract_body (NULL, P ("text"), common, &standard);
  g_assert_cmpstr (unrep_text_get_utf8 (standard.text), ==, "text\n");
}

static void
test_outline (void)
{
  g_auto (UnrepExtract) extracted = { 0 };
  g_autoptr (UnrepOutline) outline = NULL;
  g_autoptr (GError) error = NULL;
  static const char *const wanted[] = { "1", "2", "2/أ", "2/ب", "3" };
  guint n = 0;

  extract_body (NULL, LIST_OF ("N", ITEM ("The group met.") ITEM_WITH ("It recommended the following:",
                      LIST_OF ("N", ITEM ("States should dig wells;") ITEM ("States should share water."))) ITEM ("It closed.")),
                NULL, &extracted);
  outline = unrep_outline_new_with_facts (extracted.text, extracted.facts, NULL, &error);
  g_assert_no_error (error);
  check_outline (outline);
  for (guint i = 0; i < unrep_outline_get_n_units (outline); i++)
    {
      const UnrepUnit *unit = unrep_outline_get_unit (outline, i);

      if (*unit->path == '\0')
        continue;
      g_assert_cmpuint (n, <, G_N_ELEMENTS (wanted));
      g_assert_true (unit->certain);
      g_assert_cmpstr (unit->path, ==, wanted[n++]);
    }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (wanted));
}

static void
test_flat (void)
{
  g_autofree char *flat = g_strconcat ("\xef\xbb\xbf<?xml version=\"1.0\"?>\n<office:document" SPACES "><office:automatic-styles>", lists,
                                       "</office:automatic-styles><office:body><office:text>",
                                       LIST_OF ("N", ITEM ("one")), "</office:text></office:body></office:document>", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static (flat, strlen (flat));
  g_auto (UnrepExtract) extracted = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (unrep_reader_find (bytes)->id, ==, "odt");
  extract (bytes, &extracted, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (unrep_text_get_utf8 (extracted.text), ==, "1.\tone\n");
}

/* A package is one also where it says its type only in its list of parts. */
static void
test_untyped (void)
{
  g_autoptr (GBytes) bytes = docx_fixture_new_zip ("content.xml", "<document-content" SPACES "><office:body><office:text>" P ("a")
                                                   "</office:text></office:body></document-content>",
                                                   "META-INF/manifest.xml", "<m/>", NULL);
  g_auto (UnrepExtract) extracted = { 0 };

  g_assert_cmpstr (unrep_reader_find (bytes)->id, ==, "odt");
  g_assert_true (extract (bytes, &extracted, NULL));
  g_assert_cmpstr (unrep_text_get_utf8 (extracted.text), ==, "a\n");
}

static void
assert_refused (GBytes     *bytes,
                int         code,
                const char *words)
{
  g_auto (UnrepExtract) extracted = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (extract (bytes, &extracted, &error));
  g_assert_error (error, UNREP_ERROR, code);
  g_assert_nonnull (strstr (error->message, "report.odt"));
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_refused (void)
{
  g_autoptr (GBytes) table = docx_fixture_new_zip ("mimetype", "application/vnd.oasis.opendocument.spreadsheet", NULL);
  g_autoptr (GBytes) book = docx_fixture_new_zip ("mimetype", "application/epub+zip", NULL);
  g_autoptr (GBytes) secret = docx_fixture_new_zip ("mimetype", TEXT_TYPE, "META-INF/manifest.xml",
                                                    "<m:manifest xmlns:m=\"x\"><m:encryption-data/></m:manifest>", NULL);
  g_autoptr (GBytes) entities = docx_fixture_new_zip ("mimetype", TEXT_TYPE, "content.xml",
                                                      "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", NULL);
  g_autoptr (GBytes) broken = docx_fixture_new_zip ("mimetype", TEXT_TYPE, "content.xml", "<a><b></a>", NULL);
  g_autoptr (GBytes) empty = docx_fixture_new_zip ("mimetype", TEXT_TYPE, NULL);
  g_autoptr (GBytes) plain = docx_fixture_new_zip ("mimetype", "", "META-INF/manifest.xml", "<m><f full-path=\"styles.xml\"/></m>",
                                                   "content.xml", "<a/>", NULL);
  g_autofree char *zeros = g_strnfill (UNREP_ZIP_MAX_PART + 1, ' ');
  g_autoptr (GBytes) bomb = docx_fixture_new_zip ("mimetype", TEXT_TYPE, "content.xml", zeros, NULL);

  assert_refused (table, UNREP_ERROR_NOT_TEXT, "spreadsheet");
  assert_refused (book, UNREP_ERROR_NOT_TEXT, "ZIP");
  assert_refused (secret, UNREP_ERROR_FORMAT, "encrypted");
  assert_refused (entities, UNREP_ERROR_FORMAT, "entities");
  assert_refused (broken, UNREP_ERROR_FORMAT, "damaged");
  assert_refused (empty, UNREP_ERROR_FORMAT, "its part “content.xml” is missing");
  assert_refused (plain, UNREP_ERROR_FORMAT, "its part “styles.xml” is missing");
  assert_refused (bomb, UNREP_ERROR_TOO_LARGE, "content.xml");
}

/* A file that is cut off anywhere, or has one byte changed, is read or refused. */
static void
test_damaged (void)
{
  g_autoptr (GBytes) whole = new_odt (NULL, LIST_OF ("N", ITEM ("one") ITEM ("two")), NULL);
  gsize n = g_bytes_get_size (whole);

  for (gsize i = 4; i < n; i += 7)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (whole, 0, i);
      g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (whole, NULL), n);
      g_autoptr (GBytes) changed = NULL;
      g_auto (UnrepExtract) of_cut = { 0 };
      g_auto (UnrepExtract) of_changed = { 0 };

      copy[i] ^= (guint8) g_test_rand_int_range (1, 256);
      changed = g_bytes_new (copy, n);
      g_assert_false (extract (cut, &of_cut, NULL));
      extract (changed, &of_changed, NULL);
    }
}

static void
test_hostile (void)
{
  static const char circle[] =
    "<style:style style:name=\"A\" style:family=\"paragraph\" style:parent-style-name=\"B\"/>"
    "<style:style style:name=\"B\" style:family=\"paragraph\" style:parent-style-name=\"A\"/>"
    LIST_STYLE ("L", NUMBERS ("1", "1", "style:num-prefix=\"a&#10;b\" text:display-levels=\"99\" text:start-value=\"4294967295\""))
    LIST_STYLE ("P", NUMBERS ("1", "1", "loext:num-list-format=\"%9%%%1%%0%%\""))
    LIST_STYLE ("R", NUMBERS ("1", "I", "text:start-value=\"999999\""));
  g_autoptr (GString) body = g_string_new (NULL);
  g_autofree char *prefix = g_strnfill (40000, 'x');
  g_autofree char *long_label = g_strdup_printf (LIST_STYLE ("Z", NUMBERS ("1", "1", "style:num-prefix=\"%sش\"")), prefix);
  g_autofree char *styles = g_strconcat (circle, long_label, NULL);
  g_auto (UnrepExtract) extracted = { 0 };

  g_string_append (body, "<text:p text:style-name=\"A\">circle<text:s text:c=\"4000000000\"/>" "</text:p>"
                         LIST_OF ("L", ITEM ("lines")) LIST_OF ("P", ITEM ("pattern")) LIST_OF ("R", ITEM ("many")) LIST_OF ("Z", ITEM ("long")));
  for (guint i = 0; i < 60; i++)
    g_string_append (body, "<text:list text:style-name=\"N\"><text:list-item>");
  g_string_append (body, P ("deep"));
  for (guint i = 0; i < 60; i++)
    g_string_append (body, "</text:list-item></text:list>");
  g_string_append (body, "<text:list-item>" P ("no list") "</text:list-item><text:note>x</text:note>");
  extract_body (styles, body->str, NULL, &extracted);
  g_assert_true (g_str_has_prefix (unrep_text_get_utf8 (extracted.text), "circle\na b1\tlines\n"));
  g_assert_true (g_utf8_validate (unrep_text_get_utf8 (extracted.text), -1, NULL));
  g_assert_cmpuint (unrep_text_get_n_bytes (extracted.text), <, 2000);
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);
  g_test_add_func ("/odt/numbers", test_numbers);
  g_test_add_func ("/odt/continued", test_continued);
  g_test_add_func ("/odt/headings", test_headings);
  g_test_add_func ("/odt/named-headings", test_named_headings);
  g_test_add_func ("/odt/notes", test_notes);
  g_test_add_func ("/odt/blocks", test_blocks);
  g_test_add_func ("/odt/inlines", test_inlines);
  g_test_add_func ("/odt/remarks", test_remarks);
  g_test_add_func ("/odt/signs", test_signs);
  g_test_add_func ("/odt/hidden", test_hidden);
  g_test_add_func ("/odt/fields", test_fields);
  g_test_add_func ("/odt/own-marks", test_own_marks);
  g_test_add_func ("/odt/direction", test_direction);
  g_test_add_func ("/odt/masthead", test_masthead);
  g_test_add_func ("/odt/outline", test_outline);
  g_test_add_func ("/odt/flat", test_flat);
  g_test_add_func ("/odt/untyped", test_untyped);
  g_test_add_func ("/odt/refused", test_refused);
  g_test_add_func ("/odt/damaged", test_damaged);
  g_test_add_func ("/odt/hostile", test_hostile);
  return g_test_run ();
}
