/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-csv.h"

#include "team/unrep-csv-dialect.h"

#include <glib/gi18n.h>
#include <string.h>

/* The record that is being read: its fields one behind the other, each with a
 * NUL, and where each begins. */
typedef struct
{
  const char *name;
  const char *p;
  const char *end;
  guint       line;
  guint       record_line;
  gboolean    is_first;
  UnrepCsvDialect dialect;
  GString    *text;
  GArray     *starts;
  GPtrArray  *fields;
} Reading;

G_GNUC_PRINTF (3, 4)
static gboolean
fail (const Reading  *self,
      GError        **error,
      const char     *format,
      ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  /* Translators: a file name, a line number, what is wrong there */
  g_set_error (error, UNREP_ERROR, UNREP_ERROR_SYNTAX, _("“%s”, line %u: %s"), self->name, self->line, message);
  return FALSE;
}

/* At LF or CRLF, or at a CR where all lines end so; else a CR alone is in no field. */
static gboolean
is_at_line_end (const Reading *self)
{
  return self->p == self->end || *self->p == '\n' ||
         (*self->p == '\r' && (self->dialect.carriage_returns || (self->p + 1 < self->end && self->p[1] == '\n')));
}

static gboolean
read_quoted (Reading  *self,
             GError  **error)
{
  guint opened = self->line;

  for (self->p++; self->p < self->end; self->p++)
    {
      if (*self->p == '"' && self->p + 1 < self->end && self->p[1] == '"')
        self->p++;
      else if (*self->p == '"')
        break;
      else if (*self->p == (self->dialect.carriage_returns ? '\r' : '\n'))
        self->line++;
      g_string_append_c (self->text, *self->p);
    }
  if (self->p == self->end)
    {
      self->line = opened;
      return fail (self, error, _("a quotation mark is never closed."));
    }

  self->p++;
  if (!is_at_line_end (self) && *self->p != self->dialect.separator)
    return fail (self, error,
                 /* Translators: something like “commas” */
                 _("something stands behind a closing quotation mark (the file is read with %s between the fields)."),
                 unrep_csv_dialect_get_name (&self->dialect));
  return TRUE;
}

static gboolean
read_plain (Reading  *self,
            GError  **error)
{
  const char *start = self->p;

  for (; !is_at_line_end (self) && *self->p != self->dialect.separator; self->p++)
    {
      if (*self->p == '"')
        return fail (self, error, _("a quotation mark stands inside a field that does not begin with one."));
      if (*self->p == '\r')
        return fail (self, error, _("a carriage return stands alone; lines end with LF or CRLF."));
    }
  g_string_append_len (self->text, start, self->p - start);
  return TRUE;
}

static gboolean
read_record (Reading  *self,
             GError  **error)
{
  g_string_truncate (self->text, 0);
  g_array_set_size (self->starts, 0);
  self->record_line = self->line;

  for (;;)
    {
      g_array_append_val (self->starts, self->text->len);
      if (self->p < self->end && *self->p == '"' ? !read_quoted (self, error) : !read_plain (self, error))
        return FALSE;
      g_string_append_c (self->text, '\0');

      if (is_at_line_end (self))
        break;
      self->p++;
    }

  if (self->p < self->end)
    {
      self->p += *self->p == '\r' && !self->dialect.carriage_returns ? 2 : 1;
      self->line++;
    }
  return TRUE;
}

static gboolean
hand_over (Reading         *self,
           UnrepCsvRowFunc  func,
           gpointer         user_data,
           GError         **error)
{
  g_autoptr (GError) local_error = NULL;

  g_ptr_array_set_size (self->fields, 0);
  for (guint i = 0; i < self->starts->len; i++)
    g_ptr_array_add (self->fields, self->text->str + g_array_index (self->starts, gsize, i));

  if (func ((const char * const *) self->fields->pdata, self->fields->len, self->record_line, user_data, &local_error))
    return TRUE;

  self->line = self->record_line;
  if (self->is_first)
    /* Translators: what is wrong with the first line of a table; something like “commas” */
    return fail (self, error, _("%s The file is read with %s between the fields."), local_error->message,
                 unrep_csv_dialect_get_name (&self->dialect));
  return fail (self, error, "%s", local_error->message);
}

/**
 * unrep_csv_read:
 * @bytes: a CSV text
 * @name: what to call it in messages, fit to be shown
 * @func: (scope call): gets every record, the header too
 * @user_data: for @func
 * @error: where to put what went wrong
 *
 * Reads CSV as RFC 4180 has it: records ended by CRLF (or LF, or all of them by CR), the
 * last line end optional, quotation marks around a field and doubled inside it. Spaces
 * belong to the field. What stands between fields is found by unrep_csv_dialect_find(). A
 * leading U+FEFF is skipped, and so are empty lines above the first record and Excel's
 * line `sep=;`.
 *
 * Errors: those of unrep_csv_decode() and unrep_csv_dialect_find(), else
 * %UNREP_ERROR_SYNTAX with the line.
 *
 * Returns: whether it was read to its end
 */
gboolean
unrep_csv_read (GBytes           *bytes,
                const char       *name,
                UnrepCsvRowFunc   func,
                gpointer          user_data,
                GError          **error)
{
  g_autoptr (GBytes) decoded = unrep_csv_decode (bytes, name, error);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  Reading reading = { .name = name, .is_first = TRUE, .text = text, .starts = starts, .fields = fields };
  const char *data;
  gsize n_bytes;

  if (decoded == NULL)
    return FALSE;
  data = g_bytes_get_data (decoded, &n_bytes);
  if (!unrep_csv_dialect_find (&reading.dialect, data, n_bytes, name, error))
    return FALSE;

  reading.p = data + reading.dialect.start;
  reading.end = data + n_bytes;
  reading.line = reading.dialect.line;
  for (; reading.p < reading.end; reading.is_first = FALSE)
    if (!read_record (&reading, error) || !hand_over (&reading, func, user_data, error))
      return FALSE;
  return TRUE;
}

static gboolean
is_at_row_start (const GString *out)
{
  return out->len == 0 || out->str[out->len - 1] == '\n';
}

static void
separate (GString *out)
{
  if (!is_at_row_start (out))
    g_string_append_c (out, ',');
}

/* Whether a spreadsheet program may take @field for a formula and run it; apostrophes
 * in front count for nothing, so that one more can be told from those of the text. The
 * signs of East Asian fonts are taken for the others by some programs. */
static gboolean
is_risky (const char *field)
{
  static const char * const signs[] = { "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠" };

  field += strspn (field, "'");
  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (field, signs[i]))
      return TRUE;
  return FALSE;
}

static void
append_field (GString    *out,
              const char *field,
              gboolean    guarded)
{
  gboolean first = is_at_row_start (out);

  separate (out);
  if (!guarded && strpbrk (field, ",\"\r\n") == NULL && (*field != '\0' || !first))
    {
      g_string_append (out, field);
      return;
    }

  g_string_append (out, guarded ? "\"'" : "\"");
  for (const char *p = field; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

/**
 * unrep_csv_append:
 * @out: the CSV text so far
 * @field: UTF-8, of any content
 *
 * Appends a field to the row that is open. Spreadsheets take a text that begins
 * with = + - @, a tab or a line end for a formula, and run it: such a text, and one
 * that would be such without the apostrophes it begins with, gets an apostrophe in
 * front, which unrep_csv_unguard() takes away. An empty text at the start of a row is
 * written as "", so that a row of one empty field is no empty line.
 */
void
unrep_csv_append (GString    *out,
                  const char *field)
{
  append_field (out, field, is_risky (field));
}

/**
 * unrep_csv_append_unguarded:
 * @out: the CSV text so far
 * @field: UTF-8, of any content
 *
 * As unrep_csv_append(), but the text stays what it is: for programs that run nothing.
 */
void
unrep_csv_append_unguarded (GString    *out,
                            const char *field)
{
  append_field (out, field, FALSE);
}

/**
 * unrep_csv_unguard:
 * @field: a field that was read
 *
 * Returns: @field behind the apostrophe that unrep_csv_append() has written, if it has
 */
const char *
unrep_csv_unguard (const char *field)
{
  return *field == '\'' && is_risky (field) ? field + 1 : field;
}

/**
 * unrep_csv_append_number:
 * @out: the CSV text so far
 * @number: a number
 *
 * Appends a number to the row that is open.
 */
void
unrep_csv_append_number (GString *out,
                         gint64   number)
{
  separate (out);
  g_string_append_printf (out, "%" G_GINT64_FORMAT, number);
}

/**
 * unrep_csv_end_row:
 * @out: the CSV text so far
 *
 * Ends the row that is open, with CRLF as RFC 4180 has it.
 */
void
unrep_csv_end_row (GString *out)
{
  g_string_append (out, "\r\n");
}
