/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-reader.h"

#include "unrep-encoding.h"

static gboolean
recognizes (GBytes *bytes)
{
  return TRUE;
}

/* Without a byte order mark the text takes over the bytes as they were read. */
static UnrepText *
new_text_take (GBytes *bytes)
{
  gsize n_bom = unrep_encoding_get_bom_length (bytes);
  gsize n;
  char *data;

  if (n_bom > 0)
    {
      const char *bom = g_bytes_get_data (bytes, &n);
      UnrepText *text = unrep_text_new (bom + n_bom, n - n_bom);

      g_bytes_unref (bytes);
      return text;
    }

  data = g_bytes_unref_to_data (bytes, &n);
  data = g_realloc (data, n + 1);
  data[n] = '\0';
  return unrep_text_new_take (data, n);
}

static gboolean
read_text (GBytes        *bytes,
           const char    *display,
           UnrepExtract  *extract,
           GCancellable  *cancellable,
           GError       **error)
{
  if (!unrep_encoding_check (bytes, display, error))
    {
      g_bytes_unref (bytes);
      return FALSE;
    }
  extract->text = new_text_take (bytes);
  extract->encoding = "UTF-8";
  return TRUE;
}

const UnrepReader unrep_reader_text = { "text", 1, recognizes, read_text };
