/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-reader.h"

#include "unrep-encoding-choice.h"
#include "unrep-encoding-guess.h"
#include "unrep-encoding.h"

static gboolean
recognizes (GBytes *bytes)
{
  return TRUE;
}

/* What is neither UTF-8 nor chosen now may have been chosen before, also against what
 * seemed sure. */
static GBytes *
decode_again (GBytes        *bytes,
              const char    *display,
              const char   **used,
              GError       **error)
{
  g_autofree char *chosen = unrep_encoding_choice_find (bytes);

  if (chosen == NULL || unrep_encoding_find (chosen) == NULL)
    return NULL;
  return unrep_encoding_decode (bytes, display, chosen, used, error);
}

static GBytes *
decode (GBytes        *bytes,
        const char    *display,
        const char    *encoding,
        const char   **used,
        GError       **error)
{
  g_autoptr (GError) guess_error = NULL;
  g_autoptr (GBytes) guessed = unrep_encoding_decode (bytes, display, encoding, used, &guess_error);
  GBytes *text = NULL;

  if (encoding == NULL && (guessed != NULL ? g_strcmp0 (*used, "UTF-8") != 0 : g_error_matches (guess_error, UNREP_ERROR, UNREP_ERROR_UNSURE)))
    text = decode_again (bytes, display, used, NULL);
  if (text != NULL)
    return text;
  if (guessed == NULL)
    g_propagate_error (error, g_steal_pointer (&guess_error));
  return g_steal_pointer (&guessed);
}

static gboolean
read_text (GBytes        *bytes,
           const char    *display,
           UnrepExtract  *extract,
           GCancellable  *cancellable,
           GError       **error)
{
  gboolean chosen = extract->encoding != NULL && !extract->named;
  GBytes *text = decode (bytes, display, extract->encoding, &extract->encoding, error);
  gsize n;
  char *data;

  if (text != NULL && text != bytes)
    extract->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  /* Whoever cannot keep it chooses again. */
  if (text != NULL && chosen)
    unrep_encoding_choice_remember (bytes, extract->encoding, NULL);
  g_bytes_unref (bytes);
  if (text == NULL)
    return FALSE;
  /* Where nothing was decoded, these are the bytes that were read, and no copy. */
  data = g_bytes_unref_to_data (text, &n);
  data = g_realloc (data, n + 1);
  data[n] = '\0';
  extract->text = unrep_text_new_take (data, n);
  return TRUE;
}

const UnrepReader unrep_reader_text = { "text", 1, recognizes, read_text };
