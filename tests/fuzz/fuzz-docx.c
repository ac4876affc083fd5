/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check-outline.h"
#include "docx-fixture.h"
#include "unrep-fuzz.h"

#include "report/unrep-reading-text.h"

/* Any file, or else any body of a document with styles, lists and notes: a text whose
 * every line has its facts, and an outline of it that keeps its promises. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  static const char numbering[]
    = DEFINITION ("1", LEVEL ("0", "decimal", "%1.", "<w:pStyle w:val=\"P\"/>") LEVEL ("1", "arabicAbjad", "(%2)", "")
                       LEVEL ("2", "upperRoman", "%1.%2.%3", "<w:isLgl/>"))
      DEFINITION ("3", "<w:lvl w:ilvl=\"0\"><w:start w:val=\"0\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl>") LIST ("4", "3", "")
      DEFINITION ("2", LEVEL ("0", "bullet", "&#xF0B7;", "")) LIST ("1", "1", "") LIST ("2", "2", "")
      LIST ("3", "1", "<w:lvlOverride w:ilvl=\"1\"><w:startOverride w:val=\"3\"/></w:lvlOverride>");
  static const char styles[]
    = "<w:style w:type=\"paragraph\" w:styleId=\"P\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"H\"><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr></w:style>";
  static const char notes[] = "<w:footnote w:id=\"1\"><w:p><w:r><w:footnoteRef/><w:t>note</w:t></w:r></w:p></w:footnote>";
  g_autofree char *body = g_strndup ((const char *) data, size);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (UnrepOutline) outline = NULL;
  g_autoptr (UnrepReadingText) reading = NULL;
  g_auto (UnrepExtract) extract = { 0 };

  if (g_str_has_prefix (body, "PK"))
    bytes = g_bytes_new (data, size);
  else
    bytes = docx_fixture_new (&(DocxParts) { .body = body, .numbering = numbering, .styles = styles, .footnotes = notes });
  if (!docx_fixture_extract (bytes, &extract, NULL))
    return 0;

  if (extract.facts != NULL && unrep_facts_get_n_lines (extract.facts) != unrep_text_get_n_lines (extract.text))
    g_error ("%u lines have facts, of %u", unrep_facts_get_n_lines (extract.facts), unrep_text_get_n_lines (extract.text));
  outline = unrep_outline_new_with_facts (extract.text, extract.facts, NULL, NULL);
  check_outline (outline);
  reading = unrep_reading_text_new_repaired (extract.text, outline, UNREP_REPAIR_ALL);
  return 0;
}
