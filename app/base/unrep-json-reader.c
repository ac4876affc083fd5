/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-json-reader-private.h"

#include <glib/gi18n.h>

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

/**
 * unrep_json_reader_begin_value:
 * @token: the kind of value that is wanted
 * @expected: an untranslated sentence, which says that it is missing
 *
 * Begins to read a value.
 *
 * Returns: whether the next value is of that kind
 */
gboolean
unrep_json_reader_begin_value (UnrepJsonReader *self,
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

  self->levels[self->depth++] = (UnrepJsonLevel) {
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
  UnrepJsonLevel *level = &self->levels[--self->depth];

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
  UnrepJsonLevel *level;
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

  return unrep_json_reader_begin_value (self, UNREP_JSON_OBJECT, N_("an object is expected here")) && open_level (self, TRUE);
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

static gboolean
is_name (const char *text,
         gsize       length,
         const char *name)
{
  gsize i = 0;

  while (i < length && name[i] != '\0' && name[i] == text[i])
    i++;
  return i == length && name[i] == '\0';
}

/**
 * unrep_json_reader_next_known:
 * @names: (array length=n_names): names of members
 * @n_names: how many, at least one
 * @next: (inout): which one is expected; 0 at the beginning of an object
 *
 * As unrep_json_reader_next_member(), and finds the name among @names. Members are
 * mostly written in one order, so that the search begins behind the one found last; and
 * a name that is known is compared where it stands, and not copied.
 *
 * Returns: the place of the name in @names; @n_names where it is another one, which
 *   unrep_json_reader_get_member() has; -1 at the end of the object, or on failure
 */
int
unrep_json_reader_next_known (UnrepJsonReader    *self,
                              const char * const *names,
                              guint               n_names,
                              guint              *next)
{
  UnrepJsonString name;

  g_return_val_if_fail (self != NULL && names != NULL && next != NULL, -1);

  if (self->scanner.error != NULL)
    return -1;
  g_return_val_if_fail (self->depth > 0 && self->levels[self->depth - 1].is_object, -1);

  if (!advance (self) || !read_name (self, &name))
    return -1;

  if (name.escaped)
    unrep_json_scanner_decode (&self->scanner, &name, self->member);
  for (guint i = 0, at = *next; i < n_names; i++, at++)
    {
      const char *text = name.escaped ? self->member->str : self->scanner.data + name.start;

      if (at >= n_names)
        at = 0;
      if (is_name (text, name.escaped ? self->member->len : name.length, names[at]))
        {
          *next = at + 1;
          return (int) at;
        }
    }
  if (!name.escaped)
    unrep_json_scanner_decode (&self->scanner, &name, self->member);

  return (int) n_names;
}

/**
 * unrep_json_reader_get_member:
 *
 * Returns: (transfer none): behind unrep_json_reader_next_member(), or where
 *   unrep_json_reader_next_known() did not know it: the name, valid until the next call
 */
const char *
unrep_json_reader_get_member (UnrepJsonReader *self)
{
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

  return unrep_json_reader_begin_value (self, UNREP_JSON_ARRAY, N_("an array is expected here")) && open_level (self, FALSE);
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
 * unrep_json_reader_fail_missing:
 * @object: the name of an object
 * @member: the name of a member that it must have
 *
 * As unrep_json_reader_fail(), unless reading has failed already: what comes behind
 * an error was not seen.
 */
void
unrep_json_reader_fail_missing (UnrepJsonReader *self,
                                const char      *object,
                                const char      *member)
{
  if (!unrep_json_reader_has_failed (self))
    /* Translators: the names of an object and of a member in a JSON file */
    unrep_json_reader_fail (self, UNREP_ERROR_FORMAT, _("“%s” has no “%s”"), object, member);
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
