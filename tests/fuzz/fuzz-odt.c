/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check-outline.h"
#include "docx-fixture.h"
#include "unrep-fuzz.h"

#include <string.h>

#define NAMES \
  " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\"" \
  " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"" \
  " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""

/* Any file, or else any text of a document with lists and numbered headings: a text whose
 * every line has its facts, and an outline of it that keeps its promises. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  static const char styles[]
    = "<office:font-face-decls><style:font-face style:name=\"S1\" font-family=\"Symbol\"/></office:font-face-decls>"
      "<office:styles><style:style style:name=\"H\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style>"
      "<style:style style:name=\"T\" style:family=\"text\"><style:text-properties text:display=\"true\"/></style:style>"
      "<style:style style:name=\"S\" style:family=\"text\"><style:text-properties style:font-name=\"S1\"/></style:style>"
      "<style:style style:name=\"HH\" style:family=\"paragraph\"><style:text-properties text:display=\"none\"/></style:style>"
      "<text:list-style style:name=\"B\"><text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"&#xF0FC;\">"
      "<style:text-properties style:font-name=\"S1\"/></text:list-level-style-bullet></text:list-style><text:outline-style><text:outline-level-style text:level=\"1\" style:num-format=\"I\"/></text:outline-style>"
      "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\" style:num-suffix=\".\"/>"
      "<text:list-level-style-number text:level=\"2\" style:num-format=\"أ, ب, ج\" text:display-levels=\"2\"/>"
      "</text:list-style></office:styles>";
  g_autofree char *body = g_strndup ((const char *) data, size);
  g_autofree char *flat = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (UnrepOutline) outline = NULL;
  g_auto (UnrepExtract) extract = { 0 };

  if (g_str_has_prefix (body, "PK"))
    bytes = g_bytes_new (data, size);
  else
    {
      flat = g_strconcat ("<?xml version=\"1.0\"?><office:document" NAMES ">", styles, "<office:body><office:text>", body,
                          "</office:text></office:body></office:document>", NULL);
      bytes = g_bytes_new (flat, strlen (flat));
    }
  if (!docx_fixture_extract (bytes, &extract, NULL))
    return 0;

  if (extract.facts != NULL && unrep_facts_get_n_lines (extract.facts) != unrep_text_get_n_lines (extract.text))
    g_error ("%u lines have facts, of %u", unrep_facts_get_n_lines (extract.facts), unrep_text_get_n_lines (extract.text));
  outline = unrep_outline_new_with_facts (extract.text, extract.facts, NULL, NULL);
  check_outline (outline);
  return 0;
}
