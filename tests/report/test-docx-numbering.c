/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "docx-fixture.h"
#include "report/unrep-docx-number.h"
#include "unrep-test.h"

#include <string.h>

static void
assert_text (const char *numbering,
             const char *styles,
             const char *body,
             const char *wanted)
{
  g_autofree char *text
    = docx_fixture_dup_text (&(DocxParts) { .body = body, .numbering = numbering, .styles = styles });

  g_assert_cmpstr (text, ==, wanted);
}

static void
test_formats (void)
{
  static const struct
  {
    const char *name;
    guint number;
    const char *wanted;
  } numbers[] = {
    { "decimal", 107, "107" },          { "decimalZero", 7, "07" },       { "decimalZero", 12, "12" },
    { "lowerLetter", 26, "z" },         { "lowerLetter", 28, "bb" },      { "upperLetter", 55, "CCC" },
    { "lowerRoman", 4, "iv" },          { "upperRoman", 1994, "MCMXCIV" }, { "upperRoman", 4000, "4000" },
    { "arabicAbjad", 5, "ه" },          { "arabicAbjad", 13, "م" },       { "arabicAbjad", 28, "غ" },
    { "arabicAbjad", 29, "أأ" },        { "arabicAlpha", 3, "ت" },        { "arabicAlpha", 28, "ي" },
    { "arabicAlpha", 30, "بب" },        { "russianLower", 10, "к" },      { "russianUpper", 29, "Я" },
    { "chineseCounting", 21, "二十一" }, { "ordinal", 1, "1st" },          { "ordinal", 12, "12th" },
    { "ordinal", 23, "23rd" },          { "cardinalText", 21, "Twenty-one" }, { "cardinalText", 100, "One hundred" },
    { "ordinalText", 120, "One hundred twentieth" }, { "ordinalText", 3, "Third" }, { "chicago", 6, "††" },
    { "hindiNumbers", 10, "१०" },       { "decimalEnclosedCircle", 20, "⑳" }, { "none", 3, "" },
    { "bullet", 3, "" },                { "unheardOf", 3, "3" },          { "lowerLetter", 0, "0" },
    { "lowerLetter", 781, "781" },        { "hebrew1", 16, "טז" },           { "hebrew1", 435, "תלה" },
    { "numberInDash", 7, "- 7 -" },      { "decimalEnclosedParen", 3, "⑶" }, { "decimalEnclosedCircle", 21, "21" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      unrep_docx_number_append (out, unrep_docx_number_find (numbers[i].name, NULL), numbers[i].number);
      g_assert_cmpstr (out->str, ==, numbers[i].wanted);
    }
}

static void
test_levels (void)
{
  const char *numbering = DEFINITION ("1", LEVEL ("0", "decimal", "%1.", "") LEVEL ("1", "lowerLetter", "%1(%2)", "")
                                           LEVEL ("2", "upperRoman", "%1.%2.%3", "<w:isLgl/>")
                                           LEVEL ("3", "decimal", "%4", "<w:lvlRestart w:val=\"0\"/>"))
                          LIST ("4", "1", "");

  assert_text (numbering, NULL,
               LISTED ("4", "0", "a") LISTED ("4", "1", "b") LISTED ("4", "1", "c") LISTED ("4", "2", "d")
               LISTED ("4", "3", "e") LISTED ("4", "0", "f") LISTED ("4", "3", "g") LISTED ("4", "1", "h"),
               "1.\ta|1(a)\tb|1(b)\tc|1.2.1\td|1\te|2.\tf|2\tg|2(b)\th|");
}

/* Lists made of one definition count together, until one says where it starts. */
static void
test_overrides (void)
{
  const char *numbering
    = DEFINITION ("1", LEVEL ("0", "decimal", "%1)", "<w:suff w:val=\"space\"/>"))
      LIST ("1", "1", "") LIST ("2", "1", "")
      LIST ("3", "1", "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"7\"/></w:lvlOverride>")
      LIST ("4", "1", "<w:lvlOverride w:ilvl=\"0\">" LEVEL ("0", "upperLetter", "[%1]", "<w:suff w:val=\"nothing\"/>")
                      "</w:lvlOverride>");

  assert_text (numbering, NULL,
               LISTED ("1", "0", "a") LISTED ("2", "0", "b") LISTED ("3", "0", "c") LISTED ("3", "0", "d")
               LISTED ("4", "0", "e") LISTED ("1", "0", "f") LISTED ("0", "0", "none") LISTED ("99", "0", "lost"),
               "1) a|2) b|7) c|8) d|[I]e|10) f|none|lost|");
}

/* A start that a list says for a level holds wherever the level begins again, and where
 * its first paragraph stands, even if a deeper level has shown it before. */
static void
test_started_again (void)
{
  const char *numbering
    = DEFINITION ("1", LEVEL ("0", "decimal", "%1.", "") LEVEL ("1", "decimal", "%1.%2", ""))
      LIST ("1", "1", "<w:lvlOverride w:ilvl=\"1\"><w:startOverride w:val=\"7\"/></w:lvlOverride>")
      LIST ("2", "1", "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"4\"/></w:lvlOverride>");

  assert_text (numbering, NULL,
               LISTED ("1", "0", "a") LISTED ("1", "1", "b") LISTED ("1", "1", "c") LISTED ("1", "0", "d")
               LISTED ("1", "1", "e"),
               "1.\ta|1.7\tb|1.8\tc|2.\td|2.7\te|");
  assert_text (numbering, NULL, LISTED ("2", "1", "a") LISTED ("2", "0", "b"), "4.1\ta|4.\tb|");
}

/* Items whose ends changes have deleted are none, also where no paragraph follows. */
static void
test_deleted (void)
{
#define DELETED(text) "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr>" text "</w:p>"
  const char *numbering = DEFINITION ("1", LEVEL ("0", "decimal", "%1.", "")) LIST ("1", "1", "");
  const char *gone = "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>";
  const char *table = "<w:tbl><w:tr><w:tc>" PARAGRAPH ("", "cell") "</w:tc></w:tr></w:tbl>";
  g_autofree char *body = g_strconcat (LISTED ("1", "0", "a") DELETED (""), table, DELETED ("<w:r><w:t>kept</w:t></w:r>"), table,
                                       LISTED ("1", "0", "b") "<w:p>", gone, "</w:p>", NULL);

  assert_text (numbering, NULL, body, "1.\ta|cell|2.\tkept|cell|3.\tb|");
#undef DELETED
}

/* Text that runs on behind a heading stands behind the heading's number. */
static void
test_run_in (void)
{
#define RUN_IN(num, text) "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"" num "\"/></w:numPr><w:rPr><w:vanish/>" \
  "<w:specVanish/></w:rPr></w:pPr>" RUN (text) "</w:p>"
  const char *numbering = DEFINITION ("1", LEVEL ("0", "decimal", "%1.", "")) LIST ("1", "1", "");

  assert_text (numbering, NULL, RUN_IN ("1", "Scope. ") PARAGRAPH ("", "All wells.") LISTED ("1", "0", "b") RUN_IN ("0", "No. ") LISTED ("1", "0", "c"),
               "1.\tScope. All wells.|2.\tb|3.\tNo. c|");
#undef RUN_IN
}

static void
test_styles (void)
{
  const char *numbering
    = DEFINITION ("1", LEVEL ("0", "decimal", "%1.", "<w:pStyle w:val=\"Para\"/>")
                       LEVEL ("1", "arabicAbjad", "(%2)", "<w:pStyle w:val=\"Item\"/>"))
      "<w:abstractNum w:abstractNumId=\"2\"><w:numStyleLink w:val=\"List\"/></w:abstractNum>"
      LIST ("1", "1", "") LIST ("2", "2", "");
  const char *styles
    = "<w:style w:type=\"paragraph\" w:styleId=\"Para\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"Item\"><w:basedOn w:val=\"Para\"/><w:pPr><w:numPr><w:ilvl w:val=\"1\"/>"
      "</w:numPr></w:pPr></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"Off\"><w:basedOn w:val=\"Para\"/><w:pPr><w:numPr><w:numId w:val=\"0\"/>"
      "</w:numPr></w:pPr></w:style>"
      "<w:style w:type=\"numbering\" w:styleId=\"List\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>";

  assert_text (numbering, styles,
               PARAGRAPH ("<w:pStyle w:val=\"Para\"/>", "a") PARAGRAPH ("<w:pStyle w:val=\"Item\"/>", "b")
               PARAGRAPH ("<w:pStyle w:val=\"Item\"/>", "c") PARAGRAPH ("<w:pStyle w:val=\"Off\"/>", "d")
               LISTED ("2", "0", "e"),
               "1.\ta|(أ)\tb|(ب)\tc|d|2.\te|");
}

static void
test_bullets (void)
{
  const char *numbering
    = DEFINITION ("1", LEVEL ("0", "bullet", "&#xF0B7;", "<w:rPr><w:rFonts w:ascii=\"Symbol\"/></w:rPr>")
                       LEVEL ("1", "bullet", "o", "<w:rPr><w:rFonts w:ascii=\"Courier New\"/></w:rPr>")
                       LEVEL ("2", "bullet", "–", "") LEVEL ("3", "bullet", "", "<w:lvlPicBulletId w:val=\"0\"/>")
                       LEVEL ("4", "decimal", "%5", "<w:rPr><w:vanish/></w:rPr>"))
      LIST ("1", "1", "");

  assert_text (numbering, NULL,
               LISTED ("1", "0", "a") LISTED ("1", "1", "b") LISTED ("1", "2", "c") LISTED ("1", "3", "d")
               LISTED ("1", "4", "e"),
               "•\ta|o\tb|–\tc|•\td|e|");
}

/* Styles and lists that lead back to themselves end somewhere. */
static void
test_rings (void)
{
  const char *numbering = "<w:abstractNum w:abstractNumId=\"1\"><w:numStyleLink w:val=\"A\"/></w:abstractNum>"
                          LIST ("1", "1", "");
  const char *styles
    = "<w:style w:type=\"numbering\" w:styleId=\"A\"><w:basedOn w:val=\"B\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr>"
      "</w:pPr></w:style>"
      "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"B\"><w:basedOn w:val=\"C\"/></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"C\"><w:basedOn w:val=\"B\"/></w:style>";

  assert_text (numbering, styles, LISTED ("1", "0", "a") PARAGRAPH ("<w:pStyle w:val=\"C\"/>", "b"), "a|b|");
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/docx-numbering/formats", test_formats);
  g_test_add_func ("/docx-numbering/levels", test_levels);
  g_test_add_func ("/docx-numbering/overrides", test_overrides);
  g_test_add_func ("/docx-numbering/started-again", test_started_again);
  g_test_add_func ("/docx-numbering/deleted", test_deleted);
  g_test_add_func ("/docx-numbering/run-in", test_run_in);
  g_test_add_func ("/docx-numbering/styles", test_styles);
  g_test_add_func ("/docx-numbering/bullets", test_bullets);
  g_test_add_func ("/docx-numbering/rings", test_rings);

  return g_test_run ();
}
