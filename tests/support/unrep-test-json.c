/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-test-json.h"

#include "base/unrep-json-reader.h"
#include "base/unrep-json-writer.h"

static void
copy_value (UnrepJsonReader *reader,
            UnrepJsonWriter *writer)
{
  UnrepJsonToken token;
  g_autofree char *text = NULL;
  const char *name;
  gboolean value;

  if (!unrep_json_reader_peek (reader, &token))
    return;

  switch (token)
    {
    case UNREP_JSON_OBJECT:
      unrep_json_reader_begin_object (reader);
      unrep_json_writer_begin_object (writer);
      while ((name = unrep_json_reader_next_member (reader)) != NULL)
        {
          unrep_json_writer_name (writer, name);
          copy_value (reader, writer);
        }
      if (unrep_json_reader_has_failed (reader))
        return;
      unrep_json_writer_end_object (writer);
      break;

    case UNREP_JSON_ARRAY:
      unrep_json_reader_begin_array (reader);
      unrep_json_writer_begin_array (writer);
      while (unrep_json_reader_next_element (reader))
        copy_value (reader, writer);
      if (unrep_json_reader_has_failed (reader))
        return;
      unrep_json_writer_end_array (writer);
      break;

    case UNREP_JSON_STRING:
      text = unrep_json_reader_dup_string (reader);
      if (text != NULL)
        unrep_json_writer_string (writer, text);
      break;

    case UNREP_JSON_TRUE:
    case UNREP_JSON_FALSE:
      if (unrep_json_reader_read_boolean (reader, &value))
        unrep_json_writer_boolean (writer, value);
      break;

    case UNREP_JSON_NULL:
      if (unrep_json_reader_skip (reader))
        unrep_json_writer_null (writer);
      break;

    case UNREP_JSON_NUMBER:
    default:
      text = unrep_json_reader_dup_raw (reader);
      if (text != NULL)
        unrep_json_writer_raw (writer, text);
      break;
    }
}

/**
 * unrep_test_rewrite_json:
 * @bytes: a JSON text
 * @error: return location of an error
 *
 * Reads @bytes value by value with #UnrepJsonReader and writes each with
 * #UnrepJsonWriter; numbers stay as they are spelt.
 *
 * Returns: (transfer full): the text in the writer's layout, %NULL on error
 */
GBytes *
unrep_test_rewrite_json (GBytes  *bytes,
                         GError **error)
{
  g_autoptr (UnrepJsonReader) reader = unrep_json_reader_new (bytes, "rewritten.json");
  g_autoptr (UnrepJsonWriter) writer = unrep_json_writer_new ();

  copy_value (reader, writer);
  if (!unrep_json_reader_finish (reader, error))
    return NULL;

  return unrep_json_writer_free_to_bytes (g_steal_pointer (&writer));
}
