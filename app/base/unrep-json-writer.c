/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-json-writer.h"

#include "unrep-unichar.h"

struct _UnrepJsonWriter
{
  GString *out;
  /* The containers that are open, outermost first: '{' or '['. */
  GString *open;
  /* Whether the innermost open container has no member yet. */
  gboolean empty;
  /* Whether a name was written whose value comes next. */
  gboolean named;
};

/**
 * unrep_json_writer_new:
 *
 * Returns: (transfer full): a writer that has written nothing
 */
UnrepJsonWriter *
unrep_json_writer_new (void)
{
  UnrepJsonWriter *self = g_new0 (UnrepJsonWriter, 1);

  self->out = g_string_new (NULL);
  self->open = g_string_new (NULL);
  self->empty = TRUE;

  return self;
}

/**
 * unrep_json_writer_free:
 * @self: (transfer full): a writer
 *
 * Throws away what was written.
 */
void
unrep_json_writer_free (UnrepJsonWriter *self)
{
  g_return_if_fail (self != NULL);

  g_string_free (self->out, TRUE);
  g_string_free (self->open, TRUE);
  g_free (self);
}

static inline char
get_innermost (UnrepJsonWriter *self)
{
  return self->open->len > 0 ? self->open->str[self->open->len - 1] : '\0';
}

static void
write_line_break (UnrepJsonWriter *self)
{
  g_string_append_c (self->out, '\n');
  for (gsize i = 0; i < self->open->len; i++)
    g_string_append_len (self->out, "  ", 2);
}

/* What separates a member of a container from what is before it. */
static void
write_separator (UnrepJsonWriter *self)
{
  if (!self->empty)
    g_string_append_c (self->out, ',');
  write_line_break (self);
  self->empty = FALSE;
}

/* Everything that precedes a value; its name is already there. */
static gboolean
begin_value (UnrepJsonWriter *self)
{
  switch (get_innermost (self))
    {
    case '{':
      g_return_val_if_fail (self->named, FALSE);
      self->named = FALSE;
      return TRUE;

    case '[':
      write_separator (self);
      return TRUE;

    default:
      g_return_val_if_fail (self->out->len == 0, FALSE);
      return TRUE;
    }
}

static void
begin_container (UnrepJsonWriter *self,
                 char             bracket)
{
  if (!begin_value (self))
    return;

  g_string_append_c (self->out, bracket);
  g_string_append_c (self->open, bracket);
  self->empty = TRUE;
}

static void
end_container (UnrepJsonWriter *self,
               char             opening,
               char             closing)
{
  g_return_if_fail (get_innermost (self) == opening && !self->named);

  g_string_truncate (self->open, self->open->len - 1);
  if (!self->empty)
    write_line_break (self);
  g_string_append_c (self->out, closing);
  /* It is itself a member of what is still open. */
  self->empty = FALSE;
}

/* Raw, these would let a diff show what is not there. */
static gboolean
is_hidden (gunichar c)
{
  return unrep_unichar_is_bidi_control (c) || c == 0xfeff;
}

/* Whether the character at @p is worth decoding. Two bytes decide, for one would
 * stop at every second Arabic letter (U+061C begins with the byte that U+0627 does). */
static inline gboolean
may_need_escape (const char *p)
{
  const guchar *byte = (const guchar *) p;

  return byte[0] < 0x20 || byte[0] == '"' || byte[0] == '\\' ||
         (byte[0] == 0xd8 && byte[1] == 0x9c) ||
         (byte[0] == 0xe2 && (byte[1] == 0x80 || byte[1] == 0x81)) ||
         (byte[0] == 0xef && byte[1] == 0xbb);
}

static void
write_escape (GString  *out,
              gunichar  c)
{
  switch (c)
    {
    case '"':
      g_string_append (out, "\\\"");
      break;
    case '\\':
      g_string_append (out, "\\\\");
      break;
    case '\b':
      g_string_append (out, "\\b");
      break;
    case '\f':
      g_string_append (out, "\\f");
      break;
    case '\n':
      g_string_append (out, "\\n");
      break;
    case '\r':
      g_string_append (out, "\\r");
      break;
    case '\t':
      g_string_append (out, "\\t");
      break;
    default:
      g_string_append_printf (out, "\\u%04x", c);
    }
}

static void
write_quoted (GString    *out,
              const char *value)
{
  const char *unwritten = value, *p = value;

  g_string_append_c (out, '"');
  while (*p != '\0')
    {
      const char *next;
      gunichar c;

      if (!may_need_escape (p))
        {
          p++;
          continue;
        }

      c = g_utf8_get_char (p);
      next = g_utf8_next_char (p);
      if (c < 0x80 || is_hidden (c))
        {
          g_string_append_len (out, unwritten, p - unwritten);
          write_escape (out, c);
          unwritten = next;
        }
      p = next;
    }
  g_string_append_len (out, unwritten, p - unwritten);
  g_string_append_c (out, '"');
}

/**
 * unrep_json_writer_begin_object:
 *
 * Opens an object, which is the value that comes next.
 */
void
unrep_json_writer_begin_object (UnrepJsonWriter *self)
{
  g_return_if_fail (self != NULL);

  begin_container (self, '{');
}

/**
 * unrep_json_writer_end_object:
 *
 * Closes the innermost container, which is an object.
 */
void
unrep_json_writer_end_object (UnrepJsonWriter *self)
{
  g_return_if_fail (self != NULL);

  end_container (self, '{', '}');
}

/**
 * unrep_json_writer_begin_array:
 *
 * Opens an array, which is the value that comes next.
 */
void
unrep_json_writer_begin_array (UnrepJsonWriter *self)
{
  g_return_if_fail (self != NULL);

  begin_container (self, '[');
}

/**
 * unrep_json_writer_end_array:
 *
 * Closes the innermost container, which is an array.
 */
void
unrep_json_writer_end_array (UnrepJsonWriter *self)
{
  g_return_if_fail (self != NULL);

  end_container (self, '[', ']');
}

/**
 * unrep_json_writer_name:
 * @name: valid UTF-8, not a name that the object already has
 *
 * Writes the name of the member whose value comes next.
 */
void
unrep_json_writer_name (UnrepJsonWriter *self,
                        const char      *name)
{
  g_return_if_fail (self != NULL && name != NULL);
  g_return_if_fail (get_innermost (self) == '{' && !self->named);

  write_separator (self);
  write_quoted (self->out, name);
  g_string_append_len (self->out, ": ", 2);
  self->named = TRUE;
}

/**
 * unrep_json_writer_string:
 * @value: valid UTF-8
 *
 * Writes a string.
 */
void
unrep_json_writer_string (UnrepJsonWriter *self,
                          const char      *value)
{
  g_return_if_fail (self != NULL && value != NULL);

  if (begin_value (self))
    write_quoted (self->out, value);
}

/**
 * unrep_json_writer_int:
 *
 * Writes an integer.
 */
void
unrep_json_writer_int (UnrepJsonWriter *self,
                       gint64           value)
{
  g_return_if_fail (self != NULL);

  if (begin_value (self))
    g_string_append_printf (self->out, "%" G_GINT64_FORMAT, value);
}

/**
 * unrep_json_writer_boolean:
 *
 * Writes `true` or `false`.
 */
void
unrep_json_writer_boolean (UnrepJsonWriter *self,
                           gboolean         value)
{
  g_return_if_fail (self != NULL);

  if (begin_value (self))
    g_string_append (self->out, value ? "true" : "false");
}

/**
 * unrep_json_writer_null:
 *
 * Writes `null`.
 */
void
unrep_json_writer_null (UnrepJsonWriter *self)
{
  g_return_if_fail (self != NULL);

  if (begin_value (self))
    g_string_append (self->out, "null");
}

/**
 * unrep_json_writer_raw:
 * @json: one valid JSON value, from unrep_json_reader_dup_raw()
 *
 * Writes a value as the text it was read as, its own line breaks and escapes
 * included: what this program does not know it does not touch.
 */
void
unrep_json_writer_raw (UnrepJsonWriter *self,
                       const char      *json)
{
  g_return_if_fail (self != NULL && json != NULL);

  if (begin_value (self))
    g_string_append (self->out, json);
}

/**
 * unrep_json_writer_member_string:
 * @name: a member's name
 * @value: (nullable): valid UTF-8; %NULL is written as null
 *
 * Writes a whole member of the current object.
 */
void
unrep_json_writer_member_string (UnrepJsonWriter *self,
                                 const char      *name,
                                 const char      *value)
{
  unrep_json_writer_name (self, name);
  if (value != NULL)
    unrep_json_writer_string (self, value);
  else
    unrep_json_writer_null (self);
}

/**
 * unrep_json_writer_member_int:
 * @name: a member's name
 *
 * Writes a whole member of the current object.
 */
void
unrep_json_writer_member_int (UnrepJsonWriter *self,
                              const char      *name,
                              gint64           value)
{
  unrep_json_writer_name (self, name);
  unrep_json_writer_int (self, value);
}

/**
 * unrep_json_writer_member_boolean:
 * @name: a member's name
 *
 * Writes a whole member of the current object.
 */
void
unrep_json_writer_member_boolean (UnrepJsonWriter *self,
                                  const char      *name,
                                  gboolean         value)
{
  unrep_json_writer_name (self, name);
  unrep_json_writer_boolean (self, value);
}

/**
 * unrep_json_writer_member_object:
 * @name: a member's name
 *
 * Begins a member of the current object that is an object itself.
 */
void
unrep_json_writer_member_object (UnrepJsonWriter *self,
                                 const char      *name)
{
  unrep_json_writer_name (self, name);
  unrep_json_writer_begin_object (self);
}

/**
 * unrep_json_writer_member_array:
 * @name: a member's name
 *
 * Begins a member of the current object that is an array.
 */
void
unrep_json_writer_member_array (UnrepJsonWriter *self,
                                const char      *name)
{
  unrep_json_writer_name (self, name);
  unrep_json_writer_begin_array (self);
}

/**
 * unrep_json_writer_move_to:
 * @self: a writer
 * @out: where to append it
 *
 * Hands over what was written so far, so that a text of any length can be written
 * with little memory. What comes next goes on behind it; the newline at the end is
 * the caller's.
 */
void
unrep_json_writer_move_to (UnrepJsonWriter *self,
                           GString         *out)
{
  g_string_append_len (out, self->out->str, (gssize) self->out->len);
  g_string_truncate (self->out, 0);
}

/**
 * unrep_json_append_quoted:
 * @out: where to append it
 * @value: valid UTF-8
 *
 * Appends a string as UnrepJsonWriter writes it, for JSON of another layout.
 */
void
unrep_json_append_quoted (GString    *out,
                          const char *value)
{
  write_quoted (out, value);
}

/**
 * unrep_json_writer_free_to_bytes:
 * @self: (transfer full): a writer that has written one value, every container closed
 *
 * Returns: (transfer full): what was written, and a final newline
 */
GBytes *
unrep_json_writer_free_to_bytes (UnrepJsonWriter *self)
{
  GBytes *bytes;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (self->open->len == 0 && self->out->len > 0, NULL);

  g_string_append_c (self->out, '\n');
  bytes = g_string_free_to_bytes (g_steal_pointer (&self->out));
  g_string_free (self->open, TRUE);
  g_free (self);

  return bytes;
}
