/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "unrep-line-facts.h"
#include "unrep-pages.h"

#include "base/unrep-error.h"
#include "base/unrep-text.h"

G_BEGIN_DECLS

/**
 * UNREP_READER_MAX_TEXT:
 *
 * The longest text that is extracted, in bytes (64 MB).
 */
#define UNREP_READER_MAX_TEXT ((gsize) 64 * 1024 * 1024)

/**
 * UnrepExtract:
 * @text: the extracted text
 * @facts: (nullable): what the file says of its lines; plain text says nothing
 * @pages: (nullable): its pages, where the file has any
 * @encoding: (nullable): before it is read, the encoding that a person has chosen; then
 *   the name of that which it was read in
 * @named: somebody else has chosen that encoding, and nobody on this computer
 * @version: of what read it, where that is another program with versions of its own; or 0
 * @sha256: (nullable): of the file, where the reader knows that the text is not the file
 *
 * What a reader makes of a file.
 */
typedef struct
{
  UnrepText  *text;
  UnrepFacts *facts;
  UnrepPages *pages;
  const char *encoding;
  gboolean    named;
  guint       version;
  char       *sha256;
} UnrepExtract;

/**
 * UnrepReader:
 * @id: its name in side files
 * @version: of what it extracts: where the same file may now give another text, this
 *   is another number, and annotations are anchored again
 * @recognizes: whether bytes are its format, told by what they are and not by a name
 * @read: extracts the text; deterministic. Takes over the bytes; the second argument is
 *   the file's name for messages
 *
 * A format of report.
 */
typedef struct
{
  const char *id;
  guint       version;
  gboolean  (*recognizes) (GBytes        *bytes);
  gboolean  (*read)       (GBytes        *bytes,
                           const char    *display,
                           UnrepExtract  *extract,
                           GCancellable  *cancellable,
                           GError       **error);
} UnrepReader;

extern const UnrepReader unrep_reader_docx;
extern const UnrepReader unrep_reader_html;
extern const UnrepReader unrep_reader_odt;
extern const UnrepReader unrep_reader_pdf;
extern const UnrepReader unrep_reader_office;
extern const UnrepReader unrep_reader_text;

const UnrepReader *unrep_reader_find       (GBytes        *bytes);
gboolean           unrep_reader_check_size (gboolean       full,
                                            const char    *display,
                                            GError       **error);
gboolean           unrep_extract_take      (UnrepExtract  *self,
                                            GString      **text,
                                            UnrepFacts   **facts,
                                            const char    *display,
                                            GError       **error);
void               unrep_extract_clear     (UnrepExtract  *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (UnrepExtract, unrep_extract_clear)

G_END_DECLS
