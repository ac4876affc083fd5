/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-reader.h"

#include "unrep-pdf-document.h"
#include "unrep-pdf-process.h"

#include <string.h>

#define READER_VERSION 4

/* What begins a file may stand behind as much else. */
#define MAX_BEFORE 1024
/* A large file is read by several processes at a time, each some of its pages. */
#define MAX_PARTS 4
#define MIN_SHARED (64 * 1024)

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

/* One of several processes that read the same file at the same time. */
typedef struct
{
  GBytes *bytes;
  const char *display;
  GCancellable *cancellable;
  guint part;
  guint n_parts;
  GByteArray *wire;
  GError *error;
} Part;

static gpointer
read_part_cb (gpointer data)
{
  Part *part = data;
  char number[12], n_parts[12];
  const char *const arguments[] = { "text", number, n_parts, NULL };

  g_snprintf (number, sizeof number, "%u", part->part);
  g_snprintf (n_parts, sizeof n_parts, "%u", part->n_parts);
  part->wire = unrep_pdf_process_run (part->bytes, arguments, part->display, part->cancellable, &part->error);
  return NULL;
}

/* The first part is read in this thread. */
static gboolean
read_parts (Part     *parts,
            guint     n_parts,
            GError  **error)
{
  GThread *threads[MAX_PARTS] = { NULL };
  gboolean done = TRUE;

  for (guint i = 1; i < n_parts; i++)
    threads[i] = g_thread_new ("unrep-pdf", read_part_cb, &parts[i]);
  read_part_cb (&parts[0]);
  for (guint i = 0; i < n_parts; i++)
    {
      if (i > 0)
        g_thread_join (threads[i]);
      if (parts[i].error == NULL)
        continue;
      if (done)
        g_propagate_error (error, g_steal_pointer (&parts[i].error));
      g_clear_error (&parts[i].error);
      done = FALSE;
    }
  return done;
}

static gboolean
read_pdf (GBytes        *bytes,
          const char    *display,
          UnrepExtract  *extract,
          GCancellable  *cancellable,
          GError       **error)
{
  guint n_parts = g_bytes_get_size (bytes) < MIN_SHARED ? 1 : CLAMP (g_get_num_processors (), 1, MAX_PARTS);
  Part parts[MAX_PARTS];
  GByteArray *wires[MAX_PARTS];
  gboolean done;

  for (guint i = 0; i < n_parts; i++)
    parts[i] = (Part) { bytes, display, cancellable, i, n_parts };
  done = read_parts (parts, n_parts, error);
  for (guint i = 0; i < n_parts; i++)
    wires[i] = parts[i].wire;
  done = done && unrep_pdf_document_read (wires, n_parts, display, extract, cancellable, error);
  for (guint i = 0; i < n_parts; i++)
    g_clear_pointer (&wires[i], g_byte_array_unref);
  g_bytes_unref (bytes);
  return done;
}

const UnrepReader unrep_reader_pdf = { "pdf", READER_VERSION, recognizes, read_pdf };
