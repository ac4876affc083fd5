/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values that hold no others. */
#include "unrep-json-reader-private.h"

#include "unrep-utf8.h"

#include <glib/gi18n.h>

/**
 * unrep_json_reader_read_string:
 *
 * Reads the next value, a string.
 *
 * Returns: (transfer none) (nullable): what it says, NUL-terminated UTF-8 without
 *   another NUL, valid until the next string is read; %NULL on failure
 */
const char *
unrep_json_reader_read_string (UnrepJsonReader *self)
{
  UnrepJsonString string;

  g_return_val_if_fail (self != NULL, NULL);

  if (!unrep_json_reader_begin_value (self, UNREP_JSON_STRING, N_("a string is expected here")) ||
      !unrep_json_scanner_read_string (&self->scanner, &string))
    return NULL;

  unrep_json_scanner_decode (&self->scanner, &string, self->string);

  return self->string->str;
}

/**
 * unrep_json_reader_dup_string:
 *
 * Reads the next value, a string.
 *
 * Returns: (transfer full) (nullable): as unrep_json_reader_read_string(), but to keep
 */
char *
unrep_json_reader_dup_string (UnrepJsonReader *self)
{
  return g_strdup (unrep_json_reader_read_string (self));
}

/**
 * unrep_json_reader_dup_limited:
 * @name: the name of the member, for the message
 * @min: the fewest characters
 * @max: the most
 *
 * Reads the next value, a string whose length has bounds.
 *
 * Returns: (transfer full) (nullable): what it says, %NULL on failure
 */
char *
unrep_json_reader_dup_limited (UnrepJsonReader *self,
                               const char      *name,
                               glong            min,
                               glong            max)
{
  g_autofree char *text = unrep_json_reader_dup_string (self);
  glong n = text != NULL ? g_utf8_strlen (text, -1) : 0;

  if (text != NULL && (n < min || n > max))
    {
      unrep_json_reader_fail (self, UNREP_ERROR_FORMAT, _("“%s” must have %ld to %ld characters"), name, min, max);
      return NULL;
    }
  return g_steal_pointer (&text);
}

/**
 * unrep_take_string:
 * @target: address of a string, %NULL for none yet
 * @value: (transfer full) (nullable): what takes its place
 *
 * For members of an object: that a name came twice is known at its end only.
 */
void
unrep_take_string (char **target,
                   char  *value)
{
  g_free (*target);
  *target = value;
}

/**
 * unrep_json_reader_count_string:
 * @n_chars: return location of the number of code points that it says, 0 on failure
 *
 * Reads the next value, a string, for its length only: what it says is checked as
 * strictly, but not copied.
 *
 * Returns: whether it is a string
 */
gboolean
unrep_json_reader_count_string (UnrepJsonReader *self,
                                gsize           *n_chars)
{
  UnrepJsonString string;

  g_return_val_if_fail (self != NULL && n_chars != NULL, FALSE);

  *n_chars = 0;
  if (!unrep_json_reader_begin_value (self, UNREP_JSON_STRING, N_("a string is expected here")) ||
      !unrep_json_scanner_read_string (&self->scanner, &string))
    return FALSE;

  if (string.escaped)
    {
      unrep_json_scanner_decode (&self->scanner, &string, self->string);
      *n_chars = unrep_utf8_count (self->string->str, self->string->len);
    }
  else
    *n_chars = unrep_utf8_count (self->scanner.data + string.start, string.length);

  return TRUE;
}

/**
 * unrep_json_reader_read_int:
 * @min: the least value that is allowed
 * @max: the greatest value that is allowed
 * @value: return location of the number, 0 on failure
 *
 * Reads the next value, a number written without a fraction and an exponent.
 *
 * Returns: whether it is one, and from @min to @max
 */
gboolean
unrep_json_reader_read_int (UnrepJsonReader *self,
                            gint64           min,
                            gint64           max,
                            gint64          *value)
{
  g_return_val_if_fail (self != NULL && value != NULL, FALSE);

  *value = 0;

  return unrep_json_reader_begin_value (self, UNREP_JSON_NUMBER, N_("a number is expected here")) &&
         unrep_json_scanner_read_int (&self->scanner, min, max, value);
}

/**
 * unrep_json_reader_read_boolean:
 * @value: return location of the value, %FALSE on failure
 *
 * Reads the next value, `true` or `false`.
 *
 * Returns: whether it is one of these
 */
gboolean
unrep_json_reader_read_boolean (UnrepJsonReader *self,
                                gboolean        *value)
{
  UnrepJsonToken token;

  g_return_val_if_fail (self != NULL && value != NULL, FALSE);

  *value = FALSE;
  if (!unrep_json_reader_peek (self, &token))
    return FALSE;
  if (!unrep_json_reader_begin_value (self, token == UNREP_JSON_TRUE ? token : UNREP_JSON_FALSE, N_("true or false is expected here")) ||
      !unrep_json_scanner_read_literal (&self->scanner, token == UNREP_JSON_TRUE ? "true" : "false"))
    return FALSE;

  *value = token == UNREP_JSON_TRUE;

  return TRUE;
}
