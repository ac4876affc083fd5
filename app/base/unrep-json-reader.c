/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-json-reader.h"

#include "unrep-json-names.h"
#include "unrep-json-scanner.h"

#include <glib/gi18n.h>

/* An object or array that is open. */
typedef struct
{
  gboolean is_object;
  gboolean has_members;
  /* Where its bracket is, in bytes. */
  gsize start;
  /* How many names there were when it began. */
  guint n_names;
} Level;

struct _UnrepJsonReader
{
  GBytes *bytes;
  UnrepJsonScanner scanner;
  UnrepJsonNames names;
  Level levels[UNREP_JSON_MAX_DEPTH];
  guint depth;
  /* Whether a value is what comes next: at the root, behind a name, in an array. */
  gboolean at_value;
  /* Where the value or name that was read last begins, in bytes. */
  gsize last;
  /* What next_member() and read_string() returned last. */
  GString *member;
  GString *string;
};

/**
 * unrep_json_reader_new:
 * @bytes: a JSON text
 * @name: what to call it in messages, such as the path of its file; it is made
 *   printable here
 *
 * What is wrong with the text as a whole (its size, its encoding) is found here
 * and, as every error, told by unrep_json_reader_finish().
 *
 * Returns: (transfer full): a reader in front of the root value
 */
UnrepJsonReader *
unrep_json_reader_new (GBytes     *bytes,
                       const char *name)
{
  UnrepJsonReader *self;
  const char *data;
  gsize length;

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  self = g_new0 (UnrepJsonReader, 1);
  self->bytes = g_bytes_ref (bytes);
  self->member = g_string_new (NULL);
  self->string = g_string_new (NULL);
  self->at_value = TRUE;
  unrep_json_names_init (&self->names);
  data = g_bytes_get_data (bytes, &length);
  unrep_json_scanner_init (&self->scanner, name, data, length);

  return self;
}

/**
 * unrep_json_reader_free:
 * @self: (transfer full): a reader
 *
 * Ends the reading, wherever it is.
 */
void
unrep_json_reader_free (UnrepJsonReader *self)
{
  g_return_if_fail (self != NULL);

  unrep_json_scanner_clear (&self->scanner);
  unrep_json_names_clear (&self->names);
  g_string_free (self->member, TRUE);
  g_string_free (self->string, TRUE);
  g_bytes_unref (self->bytes);
  g_free (self);
}

/**
 * unrep_json_reader_peek:
 * @token: return location of the kind of the value that comes next
 *
 * Looks at the value that comes next, and reads nothing. On failure @token is
 * %UNREP_JSON_NULL.
 *
 * Returns: whether there is a value
 */
gboolean
unrep_json_reader_peek (UnrepJsonReader *self,
                        UnrepJsonToken  *token)
{
  g_return_val_if_fail (self != NULL && token != NULL, FALSE);

  *token = UNREP_JSON_NULL;
  if (self->scanner.error != NULL)
    return FALSE;
  g_return_val_if_fail (self->at_value, FALSE);

  return unrep_json_scanner_peek_token (&self->scanner, token);
}

/* The text is wrong where the reader is. */
static gboolean
fail_here (UnrepJsonReader *self,
           const char      *problem)
{
  return unrep_json_scanner_fail (&self->scanner, self->scanner.at, problem);
}

/* Begins to read a value of the kind @token; @expected, which is translated only
 * then, says that it is missing. */
static gboolean
begin_value (UnrepJsonReader *self,
             UnrepJsonToken   token,
             const char      *expected)
{
  UnrepJsonToken next;

  if (!unrep_json_reader_peek (self, &next))
    return FALSE;

  self->last = self->scanner.at;
  if (next != token)
    return fail_here (self, _(expected));
  self->at_value = FALSE;

  return TRUE;
}

static gboolean
open_level (UnrepJsonReader *self,
            gboolean         is_object)
{
  if (self->depth == UNREP_JSON_MAX_DEPTH)
    {
      unrep_json_scanner_set_error (&self->scanner, UNREP_ERROR_TOO_LARGE, self->last,
                                    _("values are nested too deeply: the limit is %d levels"), UNREP_JSON_MAX_DEPTH);
      return FALSE;
    }

  self->levels[self->depth++] = (Level) {
    .is_object = is_object,
    .start = self->last,
    .n_names = unrep_json_names_get_n (&self->names),
  };
  self->scanner.at++;

  return TRUE;
}

static void
close_level (UnrepJsonReader *self)
{
  Level *level = &self->levels[--self->depth];

  self->scanner.at++;
  self->last = level->start;
  if (level->is_object)
    unrep_json_names_pop_unique (&self->names, &self->scanner, level->n_names);
}

/* Moves to the next member or element of the innermost container, over the comma;
 * closes the container when there is none. */
static gboolean
advance (UnrepJsonReader *self)
{
  Level *level;
  char c;

  /* A value that the caller did not want. */
  if (self->at_value && !unrep_json_reader_skip (self))
    return FALSE;

  level = &self->levels[self->depth - 1];
  c = unrep_json_scanner_peek (&self->scanner);
  if (c == (level->is_object ? '}' : ']'))
    {
      close_level (self);
      return FALSE;
    }

  if (level->has_members)
    {
      if (c != ',')
        return fail_here (self, level->is_object ? _("a comma or “}” is expected here")
                                                 : _("a comma or “]” is expected here"));
      self->scanner.at++;
      c = unrep_json_scanner_peek (&self->scanner);
    }
  level->has_members = TRUE;

  if (level->is_object)
    return c == '"' || fail_here (self, _("a member name in quotes is expected here"));

  self->at_value = TRUE;

  return TRUE;
}

static gboolean
read_name (UnrepJsonReader *self,
           UnrepJsonString *name)
{
  self->last = self->scanner.at;
  if (!unrep_json_scanner_read_string (&self->scanner, name))
    return FALSE;
  unrep_json_names_push (&self->names, &self->scanner, name);

  if (unrep_json_scanner_peek (&self->scanner) != ':')
    return fail_here (self, _("a colon is expected here"));
  self->scanner.at++;
  self->at_value = TRUE;

  return TRUE;
}

/**
 * unrep_json_reader_begin_object:
 *
 * Enters the object that is the next value. Its members follow with
 * unrep_json_reader_next_member(), which must be called until it returns %NULL.
 *
 * Returns: whether the next value is an object
 */
gboolean
unrep_json_reader_begin_object (UnrepJsonReader *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return begin_value (self, UNREP_JSON_OBJECT, N_("an object is expected here")) && open_level (self, TRUE);
}

/**
 * unrep_json_reader_next_member:
 *
 * Moves to the next member of the innermost object; when its last value was not
 * read, that is skipped. Behind the last member this leaves the object. That no
 * name came twice is known, and a failure, only then.
 *
 * Returns: (transfer none) (nullable): the name of the member whose value comes
 *   next, valid until the next call; %NULL at the end of the object, or on failure
 */
const char *
unrep_json_reader_next_member (UnrepJsonReader *self)
{
  UnrepJsonString name;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->scanner.error != NULL)
    return NULL;
  g_return_val_if_fail (self->depth > 0 && self->levels[self->depth - 1].is_object, NULL);

  if (!advance (self) || !read_name (self, &name))
    return NULL;

  unrep_json_scanner_decode (&self->scanner, &name, self->member);

  return self->member->str;
}

/**
 * unrep_json_reader_begin_array:
 *
 * Enters the array that is the next value. Its elements follow with
 * unrep_json_reader_next_element(), which must be called until it returns %FALSE.
 *
 * Returns: whether the next value is an array
 */
gboolean
unrep_json_reader_begin_array (UnrepJsonReader *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return begin_value (self, UNREP_JSON_ARRAY, N_("an array is expected here")) && open_level (self, FALSE);
}

/**
 * unrep_json_reader_next_element:
 *
 * Moves to the next element of the innermost array; when the last one was not
 * read, it is skipped. Behind the last element this leaves the array.
 *
 * Returns: whether an element comes next; %FALSE at the end of the array, or on failure
 */
gboolean
unrep_json_reader_next_element (UnrepJsonReader *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->scanner.error != NULL)
    return FALSE;
  g_return_val_if_fail (self->depth > 0 && !self->levels[self->depth - 1].is_object, FALSE);

  return advance (self);
}

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

  if (!begin_value (self, UNREP_JSON_STRING, N_("a string is expected here")) ||
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

  return begin_value (self, UNREP_JSON_NUMBER, N_("a number is expected here")) &&
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
  if (!begin_value (self, token == UNREP_JSON_TRUE ? token : UNREP_JSON_FALSE, N_("true or false is expected here")) ||
      !unrep_json_scanner_read_literal (&self->scanner, token == UNREP_JSON_TRUE ? "true" : "false"))
    return FALSE;

  *value = token == UNREP_JSON_TRUE;

  return TRUE;
}

/* Reads the next value, of a container no more than its bracket. */
static gboolean
step_into (UnrepJsonReader *self)
{
  UnrepJsonToken token;
  UnrepJsonString string;

  if (!unrep_json_reader_peek (self, &token))
    return FALSE;
  self->last = self->scanner.at;
  self->at_value = FALSE;

  switch (token)
    {
    case UNREP_JSON_OBJECT:
      return open_level (self, TRUE);
    case UNREP_JSON_ARRAY:
      return open_level (self, FALSE);
    case UNREP_JSON_STRING:
      return unrep_json_scanner_read_string (&self->scanner, &string);
    case UNREP_JSON_NUMBER:
      return unrep_json_scanner_read_number (&self->scanner);
    case UNREP_JSON_TRUE:
      return unrep_json_scanner_read_literal (&self->scanner, "true");
    case UNREP_JSON_FALSE:
      return unrep_json_scanner_read_literal (&self->scanner, "false");
    case UNREP_JSON_NULL:
      return unrep_json_scanner_read_literal (&self->scanner, "null");
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* Reads on until no more than @depth containers are open. */
static gboolean
leave (UnrepJsonReader *self,
       guint            depth)
{
  UnrepJsonString name;

  while (self->depth > depth)
    {
      if (self->at_value)
        {
          if (!step_into (self))
            return FALSE;
        }
      else if (advance (self) && self->levels[self->depth - 1].is_object)
        {
          read_name (self, &name);
        }

      if (self->scanner.error != NULL)
        return FALSE;
    }

  return TRUE;
}

/**
 * unrep_json_reader_skip:
 *
 * Reads the next value, whatever it is, and everything in it; it is checked as
 * strictly as what is not skipped.
 *
 * Returns: whether it is valid
 */
gboolean
unrep_json_reader_skip (UnrepJsonReader *self)
{
  guint depth;

  g_return_val_if_fail (self != NULL, FALSE);

  depth = self->depth;

  return step_into (self) && leave (self, depth);
}

/**
 * unrep_json_reader_dup_raw:
 *
 * Reads the next value, whatever it is, and hands over its text as it is, with
 * the white space inside, for unrep_json_writer_raw() to write again.
 *
 * Returns: (transfer full) (nullable): a valid JSON text, %NULL on failure
 */
char *
unrep_json_reader_dup_raw (UnrepJsonReader *self)
{
  UnrepJsonToken token;
  gsize start;

  g_return_val_if_fail (self != NULL, NULL);

  if (!unrep_json_reader_peek (self, &token))
    return NULL;
  start = self->scanner.at;
  if (!unrep_json_reader_skip (self))
    return NULL;

  return g_strndup (self->scanner.data + start, self->scanner.at - start);
}

/**
 * unrep_json_reader_fail:
 * @code: what kind of error it is
 * @format: a printf() format, for a sentence without name and line; what is not
 *   printable is escaped
 *
 * For a caller who finds the JSON in order but not what it says. The error is
 * placed at the value or the name that was read last; behind the end of an
 * object or array, at its beginning. An earlier error stays.
 */
void
unrep_json_reader_fail (UnrepJsonReader *self,
                        UnrepError       code,
                        const char      *format,
                        ...)
{
  va_list arguments;

  g_return_if_fail (self != NULL && format != NULL);

  va_start (arguments, format);
  unrep_json_scanner_set_error_va (&self->scanner, code, self->last, format, arguments);
  va_end (arguments);
}

/**
 * unrep_json_reader_has_failed:
 *
 * Returns: whether there was an error, and everything returns its failure value
 */
gboolean
unrep_json_reader_has_failed (UnrepJsonReader *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->scanner.error != NULL;
}

static void
read_rest (UnrepJsonReader *self)
{
  if (self->depth == 0 && self->at_value && !step_into (self))
    return;

  if (!leave (self, 0))
    return;
  unrep_json_scanner_peek (&self->scanner);
  if (self->scanner.at < self->scanner.length)
    fail_here (self, _("there is something behind the end of the JSON text"));
}

/**
 * unrep_json_reader_finish:
 * @error: return location of the first error
 *
 * Reads what is left of the text, and checks that nothing is behind its root.
 * The error stays with @self too: a second call tells the same.
 *
 * Returns: whether there was no error from the first byte to the last
 */
gboolean
unrep_json_reader_finish (UnrepJsonReader  *self,
                          GError          **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->scanner.error == NULL)
    read_rest (self);
  if (self->scanner.error == NULL)
    return TRUE;

  g_propagate_error (error, g_error_copy (self->scanner.error));

  return FALSE;
}

/**
 * unrep_json_check:
 * @bytes: a JSON text
 * @name: what to call it in messages
 * @error: return location of an error
 *
 * Whether a reader would read all of @bytes: the guard in front of json-glib.
 *
 * Errors: %UNREP_ERROR_SYNTAX, %UNREP_ERROR_TOO_LARGE.
 *
 * Returns: whether @bytes is strict JSON within the limits
 */
gboolean
unrep_json_check (GBytes      *bytes,
                  const char  *name,
                  GError     **error)
{
  g_autoptr (UnrepJsonReader) reader = unrep_json_reader_new (bytes, name);

  return unrep_json_reader_finish (reader, error);
}
