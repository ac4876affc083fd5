/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "docx-fixture.h"
#include "unrep-test.h"

#include <string.h>

static void
assert_text (const DocxParts *parts,
             const char      *wanted)
{
  g_autofree char *text = docx_fixture_dup_text (parts);

  g_assert_cmpstr (text, ==, wanted);
}

static void
assert_body (const char *body,
             const char *wanted)
{
  assert_text (&(DocxParts) { .body = body }, wanted);
}

static void
test_runs (void)
{
  assert_body (PARAGRAPH ("", "نص أول") PARAGRAPH ("", "b"), "نص أول|b|");
  assert_body ("<w:p><w:r><w:t> a </w:t><w:t>b</w:t></w:r><w:r><w:tab/><w:t>c\nd</w:t><w:br/><w:t>e</w:t></w:r></w:p>",
               "ab\tc d|e|");
  assert_body ("<w:p><w:r><w:t>a:</w:t></w:r><m:oMath xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\">"
               "<m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath></w:p>",
               "a:1/2|");
  assert_body ("<w:p><w:r><w:t>x</w:t><w:noBreakHyphen/><w:softHyphen/><w:sym w:font=\"Symbol\" w:char=\"F0B3\"/>"
               "<w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/><w:cr/><w:ptab/><w:t>y</w:t></w:r></w:p>",
               "x\u2011\u00ad≥✓|\ty|");
  /* Empty paragraphs say nothing; a page's end parts what stands on both sides of it. */
  assert_body ("<w:p/><w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>" PARAGRAPH ("", "  ")
               "<w:p><w:r><w:br w:type=\"page\"/><w:t>a</w:t><w:br w:type=\"page\"/><w:t>b</w:t></w:r></w:p>",
               "a|b|");
}

/* Fonts of signs: as signs, and as letters of the private area in a run of such a font.
 * Another font may have anything there, which stays. */
static void
test_signs (void)
{
#define SET(font, text) "<w:r><w:rPr><w:rFonts w:ascii=\"" font "\"/></w:rPr><w:t>" text "</w:t></w:r>"
  assert_body ("<w:p>" SET ("Symbol", "&#xF0B7;&#xF061;b") SET ("wingdings", "&#xF0E8;") SET ("Wingdings 2", "&#xF0A3;")
               SET ("AGA", "&#xF061;") "<w:r><w:sym w:font=\"Symbol\" w:char=\"F044\"/></w:r></w:p>",
               "•αb➔☐\uf061Δ|");
#undef SET
}

/* Which alternative counts is told by what its prefix stands for. */
static void
test_alternatives (void)
{
#define ALTERNATIVES(space) \
  "<w:p><w:r><mc:AlternateContent><mc:Choice xmlns:q=\"" space "\" Requires=\"q\"><w:t>choice</w:t></mc:Choice>" \
  "<mc:Fallback><w:t>fallback</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>"
  assert_body (ALTERNATIVES ("http://schemas.microsoft.com/office/word/2010/wordprocessingShape")
               ALTERNATIVES ("http://x.invalid/w14"), "choice|fallback|");
#undef ALTERNATIVES
  /* What a hidden run has in an alternative is hidden too. */
  assert_body ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><mc:AlternateContent><mc:Fallback><w:t>secret</w:t></mc:Fallback>"
               "</mc:AlternateContent></w:r>" RUN ("a") "</w:p>", "a|");
}

/* What a paragraph's direction is, line by line: r, l. */
static void
assert_directions (const DocxParts *parts,
                   const char      *wanted)
{
  g_autoptr (GBytes) bytes = docx_fixture_new (parts);
  g_autoptr (GString) directions = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_auto (UnrepExtract) extract = { 0 };

  g_assert_true (docx_fixture_extract (bytes, &extract, &error));
  for (guint line = 1; line <= unrep_facts_get_n_lines (extract.facts); line++)
    g_string_append_c (directions, unrep_facts_get_line (extract.facts, line)->direction == UNREP_DIRECTION_RTL ? 'r' : 'l');
  g_assert_cmpstr (directions->str, ==, wanted);
}

static void
test_direction (void)
{
  const DocxParts parts = {
    .styles = "<w:docDefaults><w:pPrDefault><w:pPr><w:bidi/></w:pPr></w:pPrDefault></w:docDefaults>"
              "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"N\"/>"
              "<w:style w:type=\"paragraph\" w:styleId=\"L\"><w:pPr><w:bidi w:val=\"false\"/></w:pPr></w:style>"
              "<w:style w:type=\"paragraph\" w:styleId=\"LL\"><w:basedOn w:val=\"L\"/></w:style>",
    .body = PARAGRAPH ("", "abc") PARAGRAPH ("<w:pStyle w:val=\"LL\"/>", "نص")
            PARAGRAPH ("<w:pStyle w:val=\"LL\"/><w:bidi/>", "a") PARAGRAPH ("<w:bidi w:val=\"0\"/>", "b")
            PARAGRAPH ("<w:pStyle w:val=\"Unknown\"/>", "c"),
  };

  assert_directions (&parts, "rlrlr");
  assert_directions (&(DocxParts) { .body = PARAGRAPH ("", "نص") PARAGRAPH ("<w:bidi/>", "a") }, "lr");
}

/* Results of fields and not what computes them; a field that never ends takes nothing. */
static void
test_fields (void)
{
#define FIELD(type) "<w:r><w:fldChar w:fldCharType=\"" type "\"/></w:r>"
#define CODE(text) "<w:r><w:instrText>" text "</w:instrText></w:r>"
  assert_body ("<w:p>" RUN ("see ") FIELD ("begin") CODE ("REF x ") FIELD ("begin") CODE ("PAGE") FIELD ("separate")
               RUN ("inner") FIELD ("end") RUN ("code") FIELD ("separate") RUN ("5") FIELD ("end") RUN (".") "</w:p>",
               "see 5.|");
  assert_body ("<w:p><w:fldSimple w:instr=\"PAGE\">" RUN ("7") "</w:fldSimple><w:hyperlink>" RUN ("link") "</w:hyperlink>"
               "</w:p><w:p>" FIELD ("begin") CODE ("TOC") RUN ("lost") "</w:p>" PARAGRAPH ("", "kept"), "7link|kept|");
#undef CODE
#undef FIELD
}

static void
assert_remarks (const DocxParts *parts,
                const guint     *wanted)
{
  g_autoptr (GBytes) bytes = docx_fixture_new (parts);
  g_autoptr (GError) error = NULL;
  g_auto (UnrepExtract) extract = { 0 };

  g_assert_true (docx_fixture_extract (bytes, &extract, &error));
  for (UnrepRemark i = 0; i < UNREP_N_REMARKS; i++)
    g_assert_cmpuint (unrep_facts_get_remark (extract.facts, i), ==, wanted[i]);
}

/* What Word alone shows: fields whose result is in no file. */
static void
test_computed (void)
{
#define FIELD(begin, instruction, rest) \
  "<w:r><w:fldChar w:fldCharType=\"begin\">" begin "</w:fldChar></w:r><w:r><w:instrText>" instruction "</w:instrText></w:r>" rest \
  "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
#define SHOWING(result) "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" RUN (result)
#define COUNTED(instruction, text) "<w:p>" FIELD ("", instruction, "") RUN (text) "</w:p>"
#define FORM(kind) FIELD ("<w:ffData>" kind "</w:ffData>", "FORM", "")
  assert_body (COUNTED (" AUTONUM ", " a") COUNTED ("AUTONUM \\* alphabetic \\s )", " b") COUNTED ("AUTONUMLGL \\e", " c")
               "<w:p><w:fldSimple w:instr=\"AUTONUM\"/>" RUN (" d") "</w:p><w:p><w:fldSimple w:instr=\"AUTONUM\">" RUN ("9") "</w:fldSimple></w:p>"
               COUNTED ("AUTONUMOUT", " e"),
               "1. a|b) b|3 c|4. d|9|5. e|");
  assert_body ("<w:p>" RUN ("x ") FIELD ("", "LISTNUM", "") RUN (" y ") FIELD ("", "LISTNUM NumberDefault \\l 1", "") RUN (" z ")
               FIELD ("", "LISTNUM \\l 2 \\s 4", "") "</w:p>"
               "<w:p>" FIELD ("", "MACROBUTTON NoMacro [Name]", "") FIELD ("", "XE hidden", "") FIELD ("", "PAGE", SHOWING ("7")) "</w:p>",
               "x 1) y 2) z d)|[Name]7|");
  assert_body ("<w:p>" FORM ("<w:ddList><w:result w:val=\"1\"/><w:listEntry w:val=\"no\"/><w:listEntry w:val=\"yes\"/></w:ddList>")
               FORM ("<w:ddList><w:listEntry w:val=\" none\"/></w:ddList>") FORM ("<w:checkBox><w:checked/></w:checkBox>")
               FORM ("<w:checkBox><w:default w:val=\"1\"/><w:checked w:val=\"0\"/></w:checkBox>")
               FORM ("<w:ddList><w:result w:val=\"9\"/></w:ddList>") FIELD ("<w:ffData><w:textInput/></w:ffData>", "FORMTEXT", SHOWING (" typed"))
               FIELD ("", FIELD ("", "AUTONUM", ""), SHOWING (" shown")) "</w:p>",
               "yes none☒☐ typed shown|");
#undef FORM
#undef COUNTED
#undef SHOWING
#undef FIELD
}

/* Notes are numbered as each section says, and begin again where it says. */
static void
test_note_sections (void)
{
#define REF "<w:r><w:footnoteReference w:id=\"0\"/></w:r>"
#define SECTION(rules, text) "<w:p><w:pPr><w:sectPr><w:footnotePr>" rules "</w:footnotePr></w:sectPr></w:pPr>" REF text REF "</w:p>"
#define EACH "<w:numRestart w:val=\"eachSect\"/>"
  DocxParts parts = {
    .body = "<w:p>" REF RUN ("a") "</w:p>" SECTION ("", RUN ("b")) SECTION ("<w:numFmt w:val=\"upperLetter\"/>" EACH, RUN ("c"))
            SECTION ("<w:numStart w:val=\"5\"/>" EACH, RUN ("d")) "<w:p>" REF RUN ("e") "</w:p><w:sectPr><w:footnotePr/></w:sectPr>",
  };

  assert_text (&parts, "¹a|²b³|AcB|⁵d⁶|⁷e|");
  parts.settings = "<w:footnotePr>" EACH "</w:footnotePr>";
  assert_text (&parts, "¹a|²b³|AcB|⁵d⁶|¹e|");
  parts.body = "<w:p>" REF RUN ("a") REF "<w:r><w:lastRenderedPageBreak/></w:r>" REF "</w:p><w:p><w:r><w:br w:type=\"page\"/></w:r>" REF "</w:p>";
  parts.settings = "<w:footnotePr><w:numRestart w:val=\"eachPage\"/></w:footnotePr>";
  assert_text (&parts, "¹a²¹|¹|");
#undef EACH
#undef SECTION
#undef REF
}

static void
test_left_out (void)
{
  assert_remarks (&(DocxParts) { .body = "<w:p>" RUN ("a") "<w:subDoc r:id=\"a\"/><w:r><w:drawing><x><chart/></x></w:drawing></w:r>"
                                         "<w:r><w:object><v:shape/><OLEObject/></w:object></w:r><w:r><w:drawing><x><relIds/></x></w:drawing></w:r></w:p>" },
                  (const guint[UNREP_N_REMARKS]) { [UNREP_REMARK_LEFT_OUT] = 1, [UNREP_REMARK_OBJECTS] = 3 });
}

static void
test_changes (void)
{
  const DocxParts parts = {
    .body = "<w:p>" RUN ("a") "<w:ins w:id=\"1\">" RUN ("b") "</w:ins><w:del w:id=\"2\"><w:r><w:delText>x</w:delText>"
            "</w:r></w:del><w:moveFrom w:id=\"3\">" RUN ("y") "</w:moveFrom><w:moveTo w:id=\"3\">" RUN ("c")
            "</w:moveTo><w:r><w:commentReference w:id=\"1\"/></w:r></w:p>"
            "<w:p><w:pPr><w:rPr><w:del w:id=\"4\"/></w:rPr></w:pPr>" RUN ("joined ") "</w:p>" PARAGRAPH ("", "text")
            "<w:p><w:pPr><w:pPrChange><w:pPr><w:bidi/><w:rPr><w:del/></w:rPr></w:pPr></w:pPrChange></w:pPr>" RUN ("d") "</w:p>"
            "<w:tbl><w:tr><w:trPr><w:del w:id=\"5\"/></w:trPr><w:tc>" PARAGRAPH ("", "gone") "</w:tc></w:tr>"
            "<w:tr><w:trPr><w:hidden/></w:trPr><w:tc>" PARAGRAPH ("", "hidden") "</w:tc></w:tr></w:tbl>"
            "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>too</w:t></w:r>"
            RUN ("e") "</w:p><w:altChunk/>",
  };

  assert_text (&parts, "abc|joined text|d|e|");
  assert_remarks (&parts, (const guint[UNREP_N_REMARKS]) { 5, 1, 2, 1 });
}

static void
test_tables (void)
{
#define CELL(properties, text) "<w:tc><w:tcPr>" properties "</w:tcPr>" PARAGRAPH ("", text) "</w:tc>"
  assert_body (PARAGRAPH ("", "before")
               "<w:tbl><w:tr>" CELL ("<w:vMerge w:val=\"restart\"/>", "1") CELL ("", "2") "</w:tr><w:sdt><w:sdtContent><w:tr>"
               CELL ("<w:vMerge/>", "hidden") "<w:tc>" PARAGRAPH ("", "3") "<w:tbl><w:tr>" CELL ("", "4") "</w:tr></w:tbl>"
               PARAGRAPH ("", "5") "</w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>" PARAGRAPH ("", "after"),
               "before|1|2|3|4|5|after|");
#undef CELL
}

/* A text box is there once, however often the file says it. */
static void
test_boxes (void)
{
  assert_body ("<w:p>" RUN ("with ") "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>"
               W ("txbxContent", PARAGRAPH ("", "box") PARAGRAPH ("", "two")) "</wps:txbx></w:drawing></mc:Choice>"
               "<mc:Fallback><w:pict><v:textbox>" W ("txbxContent", PARAGRAPH ("", "box")) "</v:textbox></w:pict>"
               "</mc:Fallback></mc:AlternateContent></w:r>" RUN ("picture") "</w:p>" PARAGRAPH ("", "after"),
               "with picture|box|two|after|");
  assert_body ("<w:p><mc:AlternateContent><mc:Choice Requires=\"future\">" RUN ("new") "</mc:Choice><mc:Fallback>"
               RUN ("old") "</mc:Fallback></mc:AlternateContent></w:p>", "old|");
}

/* Ends of directions that nothing began are dropped, and a part that runs against its
 * paragraph keeps its own. */
static void
test_embedded_direction (void)
{
  assert_body ("<w:p><w:pPr><w:bidi/></w:pPr><w:dir w:val=\"rtl\">" RUN ("نص\u202c\u202c") "</w:dir>" RUN (" b") "</w:p>",
               "نص b|");
  assert_body ("<w:p><w:pPr><w:bidi/></w:pPr>" RUN ("نص ") "<w:dir w:val=\"ltr\">" RUN ("a-1") "</w:dir></w:p>",
               "نص \u202aa-1\u202c|");
}

/* The masthead of a UN document stands in the header of its first page. */
static void
test_masthead (void)
{
  DocxParts parts = {
    .header = "<w:tbl><w:tr><w:tc>" PARAGRAPH ("", "A/79/1") "</w:tc><w:tc>" PARAGRAPH ("", "Distr.: General")
              "</w:tc></w:tr></w:tbl>",
    .body = PARAGRAPH ("", "text") "<w:sectPr><w:headerReference w:type=\"first\" r:id=\"rIdHeader\"/><w:titlePg/></w:sectPr>",
  };

  assert_text (&parts, "A/79/1|Distr.: General|text|");
  parts.body = PARAGRAPH ("", "text") "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rIdHeader\"/></w:sectPr>";
  assert_text (&parts, "text|");
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/docx/runs", test_runs);
  g_test_add_func ("/docx/signs", test_signs);
  g_test_add_func ("/docx/alternatives", test_alternatives);
  g_test_add_func ("/docx/direction", test_direction);
  g_test_add_func ("/docx/fields", test_fields);
  g_test_add_func ("/docx/computed", test_computed);
  g_test_add_func ("/docx/note-sections", test_note_sections);
  g_test_add_func ("/docx/left-out", test_left_out);
  g_test_add_func ("/docx/changes", test_changes);
  g_test_add_func ("/docx/tables", test_tables);
  g_test_add_func ("/docx/boxes", test_boxes);
  g_test_add_func ("/docx/embedded-direction", test_embedded_direction);
  g_test_add_func ("/docx/masthead", test_masthead);

  return g_test_run ();
}
