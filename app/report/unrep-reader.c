/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-reader.h"

/* The first that recognizes a file reads it; text, the last, takes what is left and
 * says what is wrong with it. */
static const UnrepReader *const readers[] = {
  &unrep_reader_docx,
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
  g_clear_pointer (&self->sha256, g_free);
}
