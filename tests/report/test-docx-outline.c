/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check-outline.h"
#include "docx-fixture.h"
#include "report/unrep-report.h"
#include "unrep-test.h"

#include <string.h>

/* Two lists of paragraphs and letters, each new letter list a list of its own, as Word
 * makes them when one begins at (a) again. */
#define LETTERS(id) LIST (id, "2", "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>")
#define REPORT_NUMBERING \
  DEFINITION ("1", LEVEL ("0", "decimal", "%1.", "")) \
  DEFINITION ("2", LEVEL ("0", "lowerLetter", "(%1)", "") LEVEL ("1", "lowerRoman", "(%2)", "")) \
  DEFINITION ("3", LEVEL ("0", "decimal", "%1", "") LEVEL ("1", "decimal", "%1.%2", "") \
                   LEVEL ("2", "decimal", "%1.%2.%3", "")) \
  DEFINITION ("4", LEVEL ("0", "arabicAbjad", "(%1)", "")) \
  DEFINITION ("6", "<w:lvl w:ilvl=\"0\"><w:start w:val=\"0\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl>") \
  DEFINITION ("5", LEVEL ("0", "bullet", "&#xF0B7;", "<w:rPr><w:rFonts w:ascii=\"Symbol\"/></w:rPr>")) \
  LIST ("1", "1", "") LETTERS ("2") LETTERS ("3") LETTERS ("4") LIST ("5", "3", "") LIST ("6", "4", "") LIST ("7", "5", "") LIST ("8", "6", "")
#define STYLES \
  "<w:style w:type=\"paragraph\" w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/><w:pPr>" \
  "<w:outlineLvl w:val=\"0\"/></w:pPr></w:style>" \
  "<w:style w:type=\"paragraph\" w:styleId=\"Sub\"><w:name w:val=\"Sub\"/><w:basedOn w:val=\"Heading1\"/><w:pPr>" \
  "<w:outlineLvl w:val=\"1\"/></w:pPr></w:style>" \
  "<w:style w:type=\"paragraph\" w:styleId=\"Title\"><w:name w:val=\"Title\"/></w:style>"
#define STYLED(style, text) PARAGRAPH ("<w:pStyle w:val=\"" style "\"/>", text)

static UnrepOutline *
new_outline (const DocxParts *parts)
{
  g_autoptr (GBytes) bytes = docx_fixture_new (parts);
  g_auto (UnrepExtract) extract = { 0 };
  g_autoptr (GError) error = NULL;
  UnrepOutline *outline;

  g_assert_true (docx_fixture_extract (bytes, &extract, &error));
  g_assert_no_error (error);
  outline = unrep_outline_new_with_facts (extract.text, extract.facts, NULL, &error);
  g_assert_no_error (error);
  check_outline (outline);
  return outline;
}

/* Every unit as kind:path, of headings kind:level:label, of notes kind:label. */
static char *
describe (UnrepOutline *outline)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < unrep_outline_get_n_units (outline); i++)
    {
      const UnrepUnit *unit = unrep_outline_get_unit (outline, i);

      g_string_append_printf (all, "%s%s", i > 0 ? " " : "", unrep_unit_kind_to_string (unit->kind));
      if (unit->kind == UNREP_UNIT_HEADING)
        g_string_append_printf (all, "%u:%s", unit->level, unit->label);
      else if (*unit->path != '\0' || *unit->label != '\0')
        g_string_append_printf (all, ":%s", *unit->path != '\0' ? unit->path : unit->label);
      if (!unit->certain)
        g_string_append_c (all, '?');
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
assert_outline (const char *body,
                const char *wanted)
{
  g_autoptr (UnrepOutline) outline
    = new_outline (&(DocxParts) { .body = body, .numbering = REPORT_NUMBERING, .styles = STYLES });
  g_autofree char *units = describe (outline);

  g_assert_cmpstr (units, ==, wanted);
}

static void
test_generated (void)
{
  assert_outline (STYLED ("Title", "Report of the group") STYLED ("Heading1", "Introduction")
                  LISTED ("1", "0", "The group met.") LISTED ("1", "0", "It recommended:")
                  LISTED ("2", "0", "That States act;") LISTED ("2", "1", "Soon;") LISTED ("2", "1", "Well;")
                  LISTED ("2", "0", "That others do too.") PARAGRAPH ("", "It also took note of the report.")
                  STYLED ("Sub", "Recommendations") LISTED ("1", "0", "It asked:")
                  LISTED ("3", "0", "For a text;") LISTED ("3", "0", "For time.")
                  LISTED ("1", "0", "It closed."),
                  "title heading1: paragraph:1 paragraph:2 item:2/a subitem:2/a/i subitem:2/a/ii item:2/b continuation "
                  "heading2: paragraph:3 item:3/a item:3/b paragraph:4");
}

/* Before the first label: job numbers are no titles, the number of a resolution begins one,
 * and a line that goes on with the one before is no unit of its own. */
static void
test_front (void)
{
  assert_outline (PARAGRAPH ("", "Report on wells") PARAGRAPH ("", "GE.31-12345")
                  PARAGRAPH ("", "73/3. Wells of the General Assembly")
                  "<w:p>" RUN ("We, the sailors, and the gardeners of the distant islands.") "<w:r><w:br/></w:r>"
                  RUN ("All of us") "</w:p>" LISTED ("1", "0", "The group met.") LISTED ("1", "0", "It closed."),
                  "title meta title continuation paragraph:1 paragraph:2");
}

/* One list right behind another, and a list that is not introduced. */
static void
test_neighbours (void)
{
  assert_outline (LISTED ("1", "0", "It recommended:") LISTED ("2", "0", "One;") LISTED ("2", "0", "Two.")
                  PARAGRAPH ("", "It asked:") LISTED ("3", "0", "Three;") LISTED ("3", "0", "Four."),
                  "paragraph:1 item:1/a item:1/b continuation item:1/a item:1/b");
  assert_outline (LISTED ("1", "0", "نص أول:") LISTED ("6", "0", "أ") LISTED ("6", "0", "ب") LISTED ("1", "0", "نص ثان."),
                  "paragraph:1 item:1/أ item:1/ب paragraph:2");
}

/* Nought is a number as others are. */
static void
test_nought (void)
{
  assert_outline (LISTED ("8", "0", "Scope") LISTED ("8", "0", "It recommended:") LISTED ("2", "0", "That States act;")
                  LISTED ("2", "0", "That others do.") LISTED ("8", "0", "It closed."),
                  "paragraph:0 paragraph:1 item:1/a item:1/b paragraph:2");
  assert_outline (LISTED ("1", "0", "It recommended:") LISTED ("8", "0", "One;") LISTED ("8", "0", "Two.") LISTED ("1", "0", "End"),
                  "paragraph:1 item:1/0 item:1/1 paragraph:2");
}

static void
test_multi_level (void)
{
  assert_outline (LISTED ("5", "0", "Scope") LISTED ("5", "1", "First.") LISTED ("5", "2", "Deeper.")
                  LISTED ("5", "2", "Deeper too.") LISTED ("5", "1", "Second.") LISTED ("5", "0", "End")
                  LISTED ("5", "1", "Last."),
                  "paragraph:1 item:1/1.1 subitem:1/1.1/1.1.1 subitem:1/1.1/1.1.2 item:1/1.2 paragraph:2 item:2/2.1");
}

/* Bullets are no labels; typed labels are found as in any text. */
static void
test_typed (void)
{
  assert_outline (STYLED ("Heading1", "I. Introduction") PARAGRAPH ("", "1. The group met. It recommended:")
                  PARAGRAPH ("", "(a) That States act;") PARAGRAPH ("", "(b) That others do;")
                  LISTED ("7", "0", "some") LISTED ("7", "0", "all") STYLED ("Heading1", "II. Close")
                  PARAGRAPH ("", "2. It closed."),
                  "heading1:I paragraph:1 item:1/a item:1/b continuation continuation heading1:II paragraph:2");
}

static void
test_notes (void)
{
  const DocxParts parts = {
    .body = LISTED ("1", "0", "Before") "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>"
            "</w:pPr><w:r><w:t>one</w:t><w:footnoteReference w:id=\"7\"/><w:t>, two</w:t>"
            "<w:footnoteReference w:id=\"8\" w:customMarkFollows=\"1\"/><w:t>*.</w:t><w:endnoteReference w:id=\"3\"/>"
            "</w:r></w:p>" LISTED ("1", "0", "After"),
    .numbering = REPORT_NUMBERING,
    .footnotes = "<w:footnote w:type=\"separator\" w:id=\"0\">" W ("p", "") "</w:footnote>"
                 "<w:footnote w:id=\"7\"><w:p><w:r><w:footnoteRef/></w:r>" RUN ("See (a) 5.") "</w:p>"
                 PARAGRAPH ("", "1. More of it.") "</w:footnote>"
                 "<w:footnote w:id=\"8\"><w:p>" RUN ("* Abbreviated.") "</w:p></w:footnote>",
    .endnotes = "<w:endnote w:id=\"3\"><w:p>" RUN ("(") "<w:r><w:endnoteRef/></w:r>" RUN (") The end.") "</w:p></w:endnote>",
  };
  g_autoptr (UnrepOutline) outline = new_outline (&parts);
  g_autofree char *units = describe (outline);
  g_autofree char *text = docx_fixture_dup_text (&parts);

  g_assert_cmpstr (text, ==, "1.\tBefore|2.\tone¹, two*.i|1 See (a) 5.|1. More of it.|* Abbreviated.|3.\tAfter|(i) The end.|");
  g_assert_cmpstr (units, ==, "paragraph:1 paragraph:2 footnote:1 footnote:* paragraph:3 footnote:i");
}

static void
test_real (void)
{
  g_autofree char *path = unrep_test_dup_shared ("reports/published/CRC_C_GC_20_general_comment_adolescents.ar.docx");
  g_autoptr (GFile) file = NULL;
  g_autoptr (UnrepReport) report = NULL;
  g_autoptr (UnrepOutline) outline = NULL;
  g_autoptr (GError) error = NULL;
  const char *const items[] = { "7/أ", "7/ب", "7/ج", "7/د", "37/أ", "37/ب", "37/ج", "37/د", "37/ه", "37/و" };
  guint n_paragraphs = 0, n_items = 0, n_notes = 0;

  if (path == NULL)
    return;
  file = g_file_new_for_path (path);
  report = unrep_report_load (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (unrep_report_get_reader (report), ==, "docx");
  outline = unrep_report_new_outline (report, NULL, &error);
  check_outline (outline);
  for (guint i = 0; i < unrep_outline_get_n_units (outline); i++)
    {
      const UnrepUnit *unit = unrep_outline_get_unit (outline, i);
      g_autofree char *number = g_strdup_printf ("%u", n_paragraphs + 1);

      g_assert_true (unit->certain);
      if (unit->kind == UNREP_UNIT_PARAGRAPH && ++n_paragraphs > 0)
        g_assert_cmpstr (unit->path, ==, number);
      else if (unit->kind == UNREP_UNIT_ITEM)
        g_assert_cmpstr (unit->path, ==, items[n_items++]);
      n_notes += unit->kind == UNREP_UNIT_FOOTNOTE;
    }
  g_assert_cmpuint (n_paragraphs, ==, 90);
  g_assert_cmpuint (n_items, ==, G_N_ELEMENTS (items));
  g_assert_cmpuint (n_notes, ==, 40);
}

/* Other programs than Word name headings in their own language. */
static void
test_local_headings (void)
{
#define NAMED(id, name) "<w:style w:type=\"paragraph\" w:styleId=\"" id "\"><w:name w:val=\"" name "\"/></w:style>"
  const DocxParts parts = {
    .body = STYLED ("a", "Rapport") STYLED ("b", "Portée") STYLED ("c", "Колодцы") STYLED ("d", "الآبار")
            STYLED ("e", "Pozos") STYLED ("f", "La suite des travaux du groupe, partie par partie."),
    .styles = NAMED ("a", "Titre") NAMED ("b", "Titre 1,T1") NAMED ("c", "ЗАГОЛОВОК 2") NAMED ("d", "عنوان 3")
              NAMED ("e", "Título 2") NAMED ("f", "Titre de partie 1"),
  };
  g_autoptr (UnrepOutline) outline = new_outline (&parts);
  g_autofree char *units = describe (outline);

  g_assert_cmpstr (units, ==, "title heading1: heading2: heading3: heading2: continuation");
#undef NAMED
}

int
main (int    argc,
      char **argv)
{
  unrep_test_init (&argc, &argv);

  g_test_add_func ("/docx-outline/generated", test_generated);
  g_test_add_func ("/docx-outline/local-headings", test_local_headings);
  g_test_add_func ("/docx-outline/front", test_front);
  g_test_add_func ("/docx-outline/neighbours", test_neighbours);
  g_test_add_func ("/docx-outline/nought", test_nought);
  g_test_add_func ("/docx-outline/multi-level", test_multi_level);
  g_test_add_func ("/docx-outline/typed", test_typed);
  g_test_add_func ("/docx-outline/notes", test_notes);
  g_test_add_func ("/docx-outline/real", test_real);

  return g_test_run ();
}
