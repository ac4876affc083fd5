/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-reader.h"

#include "unrep-pdf-document.h"
#include "unrep-pdf-process.h"

#include <string.h>

#define READER_VERSION 1

/* What begins a file may stand behind as much else. */
#define MAX_BEFORE 1024

static gboolean
recognizes (GBytes *bytes)
{
  gsize n;
  const char *data = g_bytes_get_data (bytes, &n);
  const char *found;

  if (data == NULL)
    return FALSE;
  if (n >= 5 && memcmp (data, "%PDF-", 5) == 0)
    return TRUE;
  /* Text may speak of such files: what is one has its directory at the end. */
  found = memmem (data, MIN (n, MAX_BEFORE), "%PDF-", 5);
  return found != NULL && memmem (data + n - MIN (n, MAX_BEFORE), MIN (n, MAX_BEFORE), "startxref", 9) != NULL;
}

static gboolean
read_pdf (GBytes        *bytes,
          const char    *display,
          UnrepExtract  *extract,
          GCancellable  *cancellable,
          GError       **error)
{
  static const char *const arguments[] = { "text", NULL };
  g_autoptr (GBytes) owned = bytes;
  g_autoptr (GByteArray) wire = unrep_pdf_process_run (bytes, arguments, display, cancellable, error);

  return wire != NULL && unrep_pdf_document_read (wire, display, extract, cancellable, error);
}

const UnrepReader unrep_reader_pdf = { "pdf", READER_VERSION, recognizes, read_pdf };
