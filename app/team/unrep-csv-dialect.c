/* SPDX-License-Identifier: GPL-3.0-or-later */
/* RFC 4180 has commas. Where a comma is the decimal point, spreadsheet programs write
 * semicolons, and Excel's “Unicode Text” has tabs and is UTF-16. */
#include "team/unrep-csv-dialect.h"

#include <glib/gi18n.h>
#include <string.h>

#define BOM "\357\273\277"
#define SEP "sep="

static const struct
{
  char separator;
  const char *name;
} separators[] = {
  { ',', N_("commas") }, { ';', N_("semicolons") }, { '\t', N_("tabs") }, { '|', N_("vertical bars") },
};

#define N_SEPARATORS G_N_ELEMENTS (separators)

static gboolean
is_utf16 (const guchar *data,
          gsize         n_bytes)
{
  return n_bytes >= 2 && ((data[0] == 0xff && data[1] == 0xfe) || (data[0] == 0xfe && data[1] == 0xff));
}

/**
 * unrep_csv_decode:
 * @bytes: a table as it is stored
 * @name: what to call it in messages, fit to be shown
 * @error: where to put what went wrong
 *
 * Reads UTF-8, and UTF-16 that begins with U+FEFF.
 *
 * Errors: %UNREP_ERROR_ENCODING where it is neither, %UNREP_ERROR_NOT_TEXT where it has
 * NUL bytes.
 *
 * Returns: (transfer full): the same in UTF-8 without NUL, %NULL on error
 */
GBytes *
unrep_csv_decode (GBytes      *bytes,
                  const char  *name,
                  GError     **error)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  g_autoptr (GBytes) text = NULL;

  if (is_utf16 ((const guchar *) data, n_bytes))
    {
      gsize n_read, n_written;
      /* The sign at the beginning says which of the two it is, and goes. */
      char *utf8 = g_convert (data, (gssize) n_bytes, "UTF-8", "UTF-16", &n_read, &n_written, NULL);

      if (utf8 == NULL || n_read < n_bytes)
        {
          g_free (utf8);
          g_set_error (error, UNREP_ERROR, UNREP_ERROR_ENCODING,
                       _("“%s” begins as UTF-16 and breaks off. Save it again as “CSV UTF-8” in the spreadsheet program."),
                       name);
          return NULL;
        }
      text = g_bytes_new_take (utf8, n_written);
    }
  else
    text = g_bytes_ref (bytes);

  data = g_bytes_get_data (text, &n_bytes);
  if (n_bytes > 0 && memchr (data, '\0', n_bytes) != NULL)
    {
      g_set_error (error, UNREP_ERROR, UNREP_ERROR_NOT_TEXT, _("“%s” has NUL bytes; it is no CSV file."), name);
      return NULL;
    }
  if (n_bytes > 0 && !g_utf8_validate (data, (gssize) n_bytes, NULL))
    {
      g_set_error (error, UNREP_ERROR, UNREP_ERROR_ENCODING,
                   _("“%s” is not UTF-8. Save it as “CSV UTF-8” in the spreadsheet program."), name);
      return NULL;
    }
  return g_steal_pointer (&text);
}

/* Lines end with CR alone where there are such ends and none with LF, what is quoted left
 * aside. */
static gboolean
has_carriage_returns (const char *text,
                      gsize       n_bytes)
{
  gboolean quoted = FALSE, found = FALSE;

  for (gsize i = 0; i < n_bytes; i++)
    {
      quoted ^= text[i] == '"';
      if (!quoted && text[i] == '\n')
        return FALSE;
      found |= !quoted && text[i] == '\r';
    }
  return found;
}

/* Skips empty lines. */
static void
skip_empty (UnrepCsvDialect *self,
            const char      *text,
            gsize            n_bytes)
{
  for (; self->start < n_bytes && (text[self->start] == '\r' || text[self->start] == '\n'); self->start++)
    self->line += text[self->start] == (self->carriage_returns ? '\r' : '\n');
}

/* Excel's own line before the header: sep=; */
static gboolean
read_sep (UnrepCsvDialect  *self,
          const char       *text,
          gsize             n_bytes,
          const char       *name,
          GError          **error)
{
  gsize at = self->start + strlen (SEP);

  if (n_bytes - self->start < strlen (SEP) || g_ascii_strncasecmp (text + self->start, SEP, strlen (SEP)) != 0)
    return TRUE;
  for (gsize i = 0; i < N_SEPARATORS && at < n_bytes; i++)
    if (text[at] == separators[i].separator
        && (at + 1 == n_bytes || text[at + 1] == '\r' || text[at + 1] == '\n'))
      {
        self->separator = text[at];
        self->start = at + 1;
        skip_empty (self, text, n_bytes);
        return TRUE;
      }
  g_set_error (error, UNREP_ERROR, UNREP_ERROR_FORMAT,
               _("“%s”, line %u: behind “sep=” there must be a comma, a semicolon, a tab or a vertical bar, and the end of the line."),
               name, self->line);
  return FALSE;
}

/* How often each separator stands in the first record, outside quotation marks. */
static void
count_separators (const UnrepCsvDialect *self,
                  const char            *text,
                  gsize                  n_bytes,
                  guint                  counts[N_SEPARATORS])
{
  gboolean quoted = FALSE;

  for (gsize i = self->start; i < n_bytes && (quoted || (text[i] != '\n' && text[i] != '\r')); i++)
    {
      quoted ^= text[i] == '"';
      for (gsize k = 0; k < N_SEPARATORS && !quoted; k++)
        counts[k] += text[i] == separators[k].separator;
    }
}

/**
 * unrep_csv_dialect_find:
 * @self: (out caller-allocates): what is filled in
 * @text: a table, as unrep_csv_decode() returns it
 * @n_bytes: its length
 * @name: what to call it in messages, fit to be shown
 * @error: where to put what went wrong
 *
 * Finds out what stands between fields: what Excel's line `sep=;` says, else what the
 * first record has most of outside quotation marks, a comma where it has nothing.
 *
 * Errors: %UNREP_ERROR_FORMAT where two stand there equally often, and where `sep=` names
 * something else.
 *
 * Returns: whether it is known
 */
gboolean
unrep_csv_dialect_find (UnrepCsvDialect  *self,
                        const char       *text,
                        gsize             n_bytes,
                        const char       *name,
                        GError          **error)
{
  guint counts[N_SEPARATORS] = { 0 };
  gsize best = 0, second = 1;

  *self = (UnrepCsvDialect) { .line = 1 };
  if (n_bytes >= strlen (BOM) && memcmp (text, BOM, strlen (BOM)) == 0)
    self->start = strlen (BOM);
  self->carriage_returns = has_carriage_returns (text + self->start, n_bytes - self->start);
  skip_empty (self, text, n_bytes);
  if (!read_sep (self, text, n_bytes, name, error))
    return FALSE;
  if (self->separator != '\0')
    return TRUE;

  count_separators (self, text, n_bytes, counts);
  for (gsize i = 1; i < N_SEPARATORS; i++)
    if (counts[i] > counts[best])
      {
        second = best;
        best = i;
      }
    else if (i > 1 && counts[i] > counts[second])
      second = i;
  if (counts[best] > 0 && counts[second] == counts[best])
    {
      g_set_error (error, UNREP_ERROR, UNREP_ERROR_FORMAT,
                   /* Translators: a file, a line, twice something like “commas” */
                   _("“%s”, line %u: there are as many %s as %s, so that it is not known what stands between the fields. "
                     "Write a line such as “sep=;” above it."),
                   name, self->line, _(separators[MIN (best, second)].name), _(separators[MAX (best, second)].name));
      return FALSE;
    }
  self->separator = separators[best].separator;
  return TRUE;
}

/**
 * unrep_csv_dialect_get_name:
 * @self: a dialect
 *
 * Returns: what stands between fields, in words and the language of the interface
 */
const char *
unrep_csv_dialect_get_name (const UnrepCsvDialect *self)
{
  for (gsize i = 0; i < N_SEPARATORS; i++)
    if (separators[i].separator == self->separator)
      return _(separators[i].name);
  g_return_val_if_reached (NULL);
}
