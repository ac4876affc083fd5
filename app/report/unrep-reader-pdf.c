/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-reader.h"

#include "unrep-pdf-document.h"
#include "unrep-pdf-process.h"

#include <string.h>

#define READER_VERSION 4

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
  guint n_parts = unrep_pdf_helper_count_parts (g_bytes_get_size (bytes));
  g_auto (UnrepPdfHelper) helper = UNREP_PDF_HELPER_NONE;
  char number[12];
  const char *const arguments[] = { "text", number, NULL };
  GByteArray *wires[UNREP_PDF_HELPER_MAX] = { NULL };
  gboolean done;

  g_snprintf (number, sizeof number, "%u", n_parts);
  done = unrep_pdf_process_run (&helper, bytes, arguments, wires, n_parts, display, cancellable, error)
         && unrep_pdf_document_read (wires, n_parts, display, extract, cancellable, error);
  for (guint i = 0; i < n_parts; i++)
    g_clear_pointer (&wires[i], g_byte_array_unref);
  g_bytes_unref (bytes);
  return done;
}

const UnrepReader unrep_reader_pdf = { "pdf", READER_VERSION, recognizes, read_pdf };
