/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-json-scanner.h"

#include "unrep-file.h"
#include "unrep-json-diagnosis.h"
#include "unrep-utf8.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <string.h>

/* Where a byte is for a person with an editor: lines end at LF, CRLF or CR, and
 * columns are code points, both from 1. Counted for the one error there can be. */
static void
locate (UnrepJsonScanner *self,
        gsize             at,
        gsize            *line,
        gsize            *column)
{
  gsize line_start = 0;

  *line = 1;
  *column = 1;
  for (gsize i = 0; i < at; i++)
    if (self->data[i] == '\n' || (self->data[i] == '\r' && !(i + 1 < self->length && self->data[i + 1] == '\n')))
      {
        (*line)++;
        line_start = i + 1;
      }
  if (at > line_start)
    *column += unrep_utf8_count (self->data + line_start, at - line_start);
}

/* Translations isolate what is put into them. Isolates that are closed do no harm, also
 * where the text has them, and are shown as what they are. */
static char *
restore_isolates (char *printable)
{
  static const struct { const char *escape; const char *sign; } isolates[] = {
    { "\\u2068", "\xe2\x81\xa8" }, { "\\u2069", "\xe2\x81\xa9" },
  };
  g_auto (GStrv) opened = g_strsplit (printable, isolates[0].escape, -1);
  g_autoptr (GString) restored = NULL;

  for (guint i = 1; opened[0] != NULL && opened[i] != NULL; i++)
    {
      const char *close = strstr (opened[i], isolates[1].escape);

      if (close == NULL || strstr (close + 1, isolates[1].escape) != NULL)
        return printable;
    }
  if (opened[0] == NULL || strstr (opened[0], isolates[1].escape) != NULL)
    return printable;
  restored = g_string_new (printable);
  for (gsize i = 0; i < G_N_ELEMENTS (isolates); i++)
    g_string_replace (restored, isolates[i].escape, isolates[i].sign, 0);
  g_free (printable);
  return g_string_free (g_steal_pointer (&restored), FALSE);
}

/**
 * unrep_json_scanner_set_error_va:
 * @code: what kind of error it is
 * @at: where it is, in bytes
 * @format: a printf() format, for what is wrong there
 * @arguments: what @format asks for
 *
 * Sets the error; an earlier one stays. What the message repeats of the text may
 * hold anything, so what is not printable in it is escaped.
 */
void
unrep_json_scanner_set_error_va (UnrepJsonScanner *self,
                                 UnrepError        code,
                                 gsize             at,
                                 const char       *format,
                                 va_list           arguments)
{
  g_autofree char *message = NULL;
  g_autofree char *printable = NULL;
  gsize line, column;

  if (self->error != NULL)
    return;

  message = g_strdup_vprintf (format, arguments);
  printable = restore_isolates (unrep_dup_printable (message));
  locate (self, at, &line, &column);
  /* Translators: file name, line number, column number, what is wrong there */
  self->error = g_error_new (UNREP_ERROR, code, _("%s: line %zu, column %zu: %s"), self->name, line, column, printable);
}

/**
 * unrep_json_scanner_set_error:
 * @code: what kind of error it is
 * @at: where it is, in bytes
 * @format: a printf() format, for what is wrong there
 *
 * As unrep_json_scanner_set_error_va().
 */
void
unrep_json_scanner_set_error (UnrepJsonScanner *self,
                              UnrepError        code,
                              gsize             at,
                              const char       *format,
                              ...)
{
  va_list arguments;

  va_start (arguments, format);
  unrep_json_scanner_set_error_va (self, code, at, format, arguments);
  va_end (arguments);
}

/**
 * unrep_json_scanner_fail:
 * @at: where the text is not JSON, in bytes
 * @problem: why it is not
 *
 * What unrep_json_diagnose() knows is said instead of @problem.
 *
 * Returns: %FALSE
 */
gboolean
unrep_json_scanner_fail (UnrepJsonScanner *self,
                         gsize             at,
                         const char       *problem)
{
  unrep_json_scanner_set_error (self, UNREP_ERROR_SYNTAX, at, "%s",
                                unrep_json_diagnose (self->data, self->length, at, problem));

  return FALSE;
}

/**
 * unrep_json_scanner_init:
 * @self: a scanner, to be filled
 * @name: what to call the text in messages
 * @data: a text that outlives @self
 * @length: its length in bytes
 *
 * Checks the size and that there is no byte order mark, as RFC 8259 (8.1) has it.
 * What else is no UTF-8 is found where it is read: in a string, and anything but
 * ASCII is wrong elsewhere.
 */
void
unrep_json_scanner_init (UnrepJsonScanner *self,
                         const char       *name,
                         const char       *data,
                         gsize             length)
{
  g_return_if_fail (self != NULL && name != NULL && (data != NULL || length == 0));

  *self = (UnrepJsonScanner) { .name = unrep_dup_printable (name), .data = data, .length = length };

  if (length > UNREP_JSON_MAX_BYTES)
    self->error = g_error_new (UNREP_ERROR, UNREP_ERROR_TOO_LARGE, _("%s: the text is too large: the limit is %zu MB"),
                               self->name, UNREP_JSON_MAX_BYTES / (1024 * 1024));
  else if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    unrep_json_scanner_fail (self, 0, "");
}

/**
 * unrep_json_scanner_clear:
 *
 * Frees what @self holds.
 */
void
unrep_json_scanner_clear (UnrepJsonScanner *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_error (&self->error);
}

/* Side files have their members on lines of their own, and indented. */
static void
skip_indent (UnrepJsonScanner *self)
{
  const guint64 spaces = G_GUINT64_CONSTANT (0x2020202020202020);
  guint64 word = spaces;

  for (; word == spaces && self->length - self->at >= sizeof word; self->at += word == spaces ? sizeof word : 0)
    memcpy (&word, self->data + self->at, sizeof word);
  word = GUINT64_FROM_LE (word) ^ spaces;
  if (word != 0)
    self->at += __builtin_ctzll (word) / 8;
}

/**
 * unrep_json_scanner_peek:
 *
 * Passes over white space.
 *
 * Returns: the first byte of the next token, NUL at the end of the text
 */
char
unrep_json_scanner_peek (UnrepJsonScanner *self)
{
  while (self->at < self->length)
    {
      char c = self->data[self->at];

      if (c != ' ' && c != '\n' && c != '\r' && c != '\t')
        return c;
      self->at++;
      if (c == '\n')
        skip_indent (self);
    }

  return '\0';
}

/**
 * unrep_json_scanner_peek_token:
 * @token: return location of the kind of the next value, %UNREP_JSON_NULL when there is none
 *
 * Passes over white space.
 *
 * Returns: whether a value begins there
 */
gboolean
unrep_json_scanner_peek_token (UnrepJsonScanner *self,
                               UnrepJsonToken   *token)
{
  switch (unrep_json_scanner_peek (self))
    {
    case '{':
      *token = UNREP_JSON_OBJECT;
      return TRUE;
    case '[':
      *token = UNREP_JSON_ARRAY;
      return TRUE;
    case '"':
      *token = UNREP_JSON_STRING;
      return TRUE;
    case '-':
    case '0' ... '9':
      *token = UNREP_JSON_NUMBER;
      return TRUE;
    case 't':
      *token = UNREP_JSON_TRUE;
      return TRUE;
    case 'f':
      *token = UNREP_JSON_FALSE;
      return TRUE;
    case 'n':
      *token = UNREP_JSON_NULL;
      return TRUE;
    default:
      *token = UNREP_JSON_NULL;
      return unrep_json_scanner_fail (self, self->at, _("a value is expected here"));
    }
}

static gsize
skip_digits (UnrepJsonScanner *self,
             gsize             at)
{
  while (at < self->length && g_ascii_isdigit (self->data[at]))
    at++;

  return at;
}

/* Reads a number token, and tells whether it has a fraction or an exponent. */
static gboolean
read_number (UnrepJsonScanner *self,
             gboolean         *is_integer)
{
  gsize start = self->at, at = start, digits;

  if (self->data[at] == '-')
    at++;

  digits = at;
  at = skip_digits (self, at);
  if (at == digits)
    return unrep_json_scanner_fail (self, start, _("a number needs a digit behind its sign"));
  if (self->data[digits] == '0' && at > digits + 1)
    return unrep_json_scanner_fail (self, start, _("a number cannot begin with 0"));

  *is_integer = TRUE;
  if (at < self->length && self->data[at] == '.')
    {
      digits = at + 1;
      at = skip_digits (self, digits);
      if (at == digits)
        return unrep_json_scanner_fail (self, start, _("a number needs a digit behind its point"));
      *is_integer = FALSE;
    }
  if (at < self->length && (self->data[at] == 'e' || self->data[at] == 'E'))
    {
      digits = at + 1;
      if (digits < self->length && (self->data[digits] == '+' || self->data[digits] == '-'))
        digits++;
      at = skip_digits (self, digits);
      if (at == digits)
        return unrep_json_scanner_fail (self, start, _("a number needs a digit in its exponent"));
      *is_integer = FALSE;
    }

  self->at = at;

  return TRUE;
}

/**
 * unrep_json_scanner_read_number:
 *
 * Reads a number token; @self is at its first byte.
 *
 * Returns: whether it is valid
 */
gboolean
unrep_json_scanner_read_number (UnrepJsonScanner *self)
{
  gboolean is_integer;

  return read_number (self, &is_integer);
}

/* The number of the digits from @p to @end; FALSE when it passes 64 bits. */
static gboolean
parse_int (const char *p,
           const char *end,
           gint64     *value)
{
  gboolean negative = *p == '-';
  gint64 result = 0;

  /* Downwards, since the least number has no positive counterpart. */
  for (p += negative; p < end; p++)
    if (__builtin_mul_overflow (result, 10, &result) || __builtin_sub_overflow (result, *p - '0', &result))
      return FALSE;
  if (!negative && __builtin_sub_overflow (0, result, &result))
    return FALSE;

  *value = result;

  return TRUE;
}

/**
 * unrep_json_scanner_read_int:
 * @min: the least value that is allowed
 * @max: the greatest value that is allowed
 * @value: return location of the number, untouched on failure
 *
 * Reads a number token; @self is at its first byte.
 *
 * Returns: whether it is an integer from @min to @max
 */
gboolean
unrep_json_scanner_read_int (UnrepJsonScanner *self,
                             gint64            min,
                             gint64            max,
                             gint64           *value)
{
  gsize start = self->at;
  gboolean is_integer;
  gint64 number;

  if (!read_number (self, &is_integer))
    return FALSE;
  if (!is_integer)
    return unrep_json_scanner_fail (self, start, _("an integer is expected here, without a fraction or an exponent"));

  if (!parse_int (self->data + start, self->data + self->at, &number) || number < min || number > max)
    {
      unrep_json_scanner_set_error (self, UNREP_ERROR_SYNTAX, start,
                                    _("the number must be from %" PRId64 " to %" PRId64), min, max);
      return FALSE;
    }

  *value = number;

  return TRUE;
}

/**
 * unrep_json_scanner_read_literal:
 * @literal: `true`, `false` or `null`
 *
 * Reads @literal. What follows it is not looked at: the reader finds that a
 * comma or a bracket is missing.
 *
 * Returns: whether it is there
 */
gboolean
unrep_json_scanner_read_literal (UnrepJsonScanner *self,
                                 const char       *literal)
{
  gsize length = strlen (literal);

  if (self->length - self->at < length || memcmp (self->data + self->at, literal, length) != 0)
    return unrep_json_scanner_fail (self, self->at, _("a value is expected here"));

  self->at += length;

  return TRUE;
}
