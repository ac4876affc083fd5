/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check-outline.h"
#include "unrep-fuzz.h"

#include "report/unrep-pdf-document.h"

/* Anything that the helper might send: a text whose every line has its facts, and an
 * outline of it that keeps its promises. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (UnrepOutline) outline = NULL;
  g_autoptr (GByteArray) wire = g_byte_array_new ();
  g_auto (UnrepExtract) extract = { 0 };

  g_byte_array_append (wire, data, (guint) size);
  if (!unrep_pdf_document_read (&wire, 1, "a.pdf", &extract, NULL, NULL))
    return 0;
  if (unrep_facts_get_n_lines (extract.facts) != unrep_text_get_n_lines (extract.text))
    g_error ("%u lines have facts, of %u", unrep_facts_get_n_lines (extract.facts), unrep_text_get_n_lines (extract.text));
  outline = unrep_outline_new_with_facts (extract.text, extract.facts, NULL, NULL);
  check_outline (outline);
  return 0;
}
