/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-reader.h"

#include <glib/gi18n.h>

/* The first that recognizes a file reads it; text, the last, takes what is left and
 * says what is wrong with it. */
static const UnrepReader *const readers[] = {
  &unrep_reader_docx,
  &unrep_reader_odt,
  &unrep_reader_pdf,
  &unrep_reader_html,
  &unrep_reader_office,
  &unrep_reader_text,
};

/**
 * unrep_reader_find:
 * @bytes: content of a file
 *
 * Returns: (transfer none): the reader for it, the one for text where no other is
 */
const UnrepReader *
unrep_reader_find (GBytes *bytes)
{
  for (gsize i = 0; i + 1 < G_N_ELEMENTS (readers); i++)
    if (readers[i]->recognizes (bytes))
      return readers[i];
  return readers[G_N_ELEMENTS (readers) - 1];
}

/**
 * unrep_reader_check_size:
 * @full: whether the text has reached %UNREP_READER_MAX_TEXT
 * @display: the file's name for messages
 * @error: return location of an error: %UNREP_ERROR_TOO_LARGE
 *
 * Returns: whether reading may go on
 */
gboolean
unrep_reader_check_size (gboolean     full,
                         const char  *display,
                         GError     **error)
{
  if (!full)
    return TRUE;
  g_set_error (error, UNREP_ERROR, UNREP_ERROR_TOO_LARGE,
               _("“%s” cannot be opened: its text is longer than %u MB. Divide it, and open its parts."), display,
               (guint) (UNREP_READER_MAX_TEXT >> 20));
  return FALSE;
}

/**
 * unrep_extract_take:
 * @self: what is filled in
 * @text: (inout): a text, which is taken over
 * @facts: (inout): the facts of its lines, which are taken over
 * @display: the file's name for messages
 * @error: return location of an error: %UNREP_ERROR_EMPTY
 *
 * Returns: whether there is anything in the text
 */
gboolean
unrep_extract_take (UnrepExtract  *self,
                    GString      **text,
                    UnrepFacts   **facts,
                    const char    *display,
                    GError       **error)
{
  gsize n = (*text)->len;

  if (n == 0)
    {
      g_set_error (error, UNREP_ERROR, UNREP_ERROR_EMPTY,
                   _("“%s” has no text in it: it may be pictures of pages. Get a version with text, or recognize the "
                     "pages with an OCR program and open what it gives."),
                   display);
      return FALSE;
    }
  self->text = unrep_text_new_take (g_string_free (g_steal_pointer (text), FALSE), n);
  self->facts = g_steal_pointer (facts);
  return TRUE;
}

/**
 * unrep_extract_clear:
 * @self: what a reader filled in, or zeros
 *
 * Frees what it holds.
 */
void
unrep_extract_clear (UnrepExtract *self)
{
  g_clear_pointer (&self->text, unrep_text_unref);
  g_clear_pointer (&self->facts, unrep_facts_unref);
  g_clear_pointer (&self->pages, unrep_pages_unref);
  g_clear_pointer (&self->sha256, g_free);
}
