/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-csv.h"

#include "unrep-fuzz.h"

/* Writes what is read. */
static gboolean
write_cb (const char * const  *fields,
          guint                n_fields,
          guint                line,
          gpointer             user_data,
          GError             **error)
{
  for (guint i = 0; i < n_fields; i++)
    unrep_csv_append_unguarded (user_data, fields[i]);
  unrep_csv_end_row (user_data);
  return line > 0;
}

static GString *
read_csv (const char  *data,
          gsize        size,
          GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  /* So that commas stand between fields, whatever is in them. */
  g_autoptr (GString) out = g_string_new ("sep=,\r\n");

  return unrep_csv_read (bytes, "fuzz", write_cb, out, error) ? g_steal_pointer (&out) : NULL;
}

/* Any bytes: a refusal has a message; what is accepted is written to a table that is read
 * to the same. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GError) error = NULL;
  GString *once = read_csv ((const char *) data, size, &error), *twice;

  if (once == NULL)
    {
      if (!g_utf8_validate (error->message, -1, NULL))
        g_error ("the message is not UTF-8");
      return 0;
    }
  twice = read_csv (once->str, once->len, &error);
  if (twice == NULL)
    g_error ("what was written is not read: %s", error->message);
  if (!g_string_equal (once, twice))
    g_error ("writing twice makes another table");
  g_string_free (once, TRUE);
  g_string_free (twice, TRUE);
  return 0;
}
