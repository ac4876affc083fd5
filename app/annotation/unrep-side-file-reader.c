/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-side-file-private.h"

#include "base/unrep-file.h"
#include "unrep-annotation-private.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <string.h>

#define FORMAT "unrep-side-file"
#define HEAD_BYTES 1024

typedef struct
{
  UnrepSideFile *file;
  UnrepJsonReader *reader;
  guint seen;
  GHashTable *ids;
  /* The annotation that ends last where the length of the text is not known yet. */
  char *last_id;
  gsize last_end;
  /* Who is told of annotations, instead of adding them to the file. */
  UnrepSideFileFunc func;
  gpointer user_data;
} Parse;

static void
note_id (Parse           *parse,
         UnrepAnnotation *annotation)
{
  const char *id = unrep_annotation_get_id (annotation);
  gsize end = unrep_annotation_get_range (annotation).end;

  if (!g_hash_table_add (parse->ids, g_strdup (id)))
    unrep_json_reader_fail (parse->reader, UNREP_ERROR_FORMAT, _("another annotation has the same “id”"));
  if ((parse->seen & UNREP_PART_TEXT) == 0 && end > parse->last_end)
    {
      unrep_take_string (&parse->last_id, g_strdup (id));
      parse->last_end = end;
    }
}

static void
read_annotations (Parse *parse)
{
  gsize n_chars = (parse->seen & UNREP_PART_TEXT) != 0 ? (gsize) parse->file->text_chars : G_MAXSIZE;
  g_autoptr (UnrepAnnotation) annotation = NULL;

  if (!unrep_json_reader_begin_array (parse->reader))
    return;
  while (unrep_json_reader_next_element (parse->reader))
    {
      if (annotation == NULL)
        annotation = g_object_new (UNREP_TYPE_ANNOTATION, NULL);
      if (!unrep_annotation_read_into (annotation, parse->reader, n_chars,
                                       parse->func != NULL ? UNREP_ANNOTATION_TO_COUNT : UNREP_ANNOTATION_WHOLE))
        return;
      note_id (parse, annotation);
      if (parse->func != NULL)
        parse->func (annotation, parse->user_data);
      else
        g_ptr_array_add (parse->file->annotations, g_steal_pointer (&annotation));
    }
}

static void
read_member (Parse      *parse,
             const char *member)
{
  guint part;

  if (g_str_equal (member, "annotations"))
    {
      read_annotations (parse);
      parse->seen |= UNREP_PART_ANNOTATIONS;
      return;
    }
  part = unrep_side_file_read_part (parse->file, parse->reader, member);
  if (part == 0 && (g_str_equal (member, "format") || g_str_equal (member, "version")))
    unrep_json_reader_skip (parse->reader);
  else if (part == 0)
    unrep_extras_read (&parse->file->extras, parse->reader, member);
  parse->seen |= part;
}

/* The text may stand behind the annotations, so this waits for the end. */
static void
check_whole (Parse *parse)
{
  const char *missing = unrep_side_file_find_missing (parse->seen);

  if (missing != NULL)
    {
      unrep_json_reader_fail_missing (parse->reader, FORMAT, missing);
      return;
    }
  if (parse->last_end > (gsize) parse->file->text_chars)
    unrep_json_reader_fail (parse->reader, UNREP_ERROR_FORMAT, _("annotation %s ends behind the end of the text"),
                            parse->last_id);
}

/**
 * unrep_side_file_sniff:
 * @bytes: the content of a file
 * @name: what messages call it
 * @version: (out): where to put its version
 * @error: where to put what went wrong
 *
 * Looks at the top level for `format` and `version`, wherever they stand, and no
 * further than needed: a newer version may break rules of this one.
 *
 * Errors: %UNREP_ERROR_FORMAT where it is no side file, and what the JSON reader says.
 *
 * Returns: whether @bytes are a side file of some version, as far as was read
 */
gboolean
unrep_side_file_sniff (GBytes      *bytes,
                       const char  *name,
                       gint64      *version,
                       GError     **error)
{
  g_autoptr (UnrepJsonReader) reader = unrep_json_reader_new (bytes, name);
  g_autofree char *format = NULL;
  const char *member;
  UnrepJsonToken token;

  *version = 0;
  if (unrep_json_reader_peek (reader, &token) && token == UNREP_JSON_OBJECT && unrep_json_reader_begin_object (reader))
    while ((format == NULL || *version == 0) && (member = unrep_json_reader_next_member (reader)) != NULL)
      {
        if (g_str_equal (member, "format") && unrep_json_reader_peek (reader, &token) && token == UNREP_JSON_STRING)
          unrep_take_string (&format, unrep_json_reader_dup_string (reader));
        else if (g_str_equal (member, "version"))
          unrep_json_reader_read_int (reader, 1, UNREP_MAX_INTEGER, version);
        else
          unrep_json_reader_skip (reader);
        if (format != NULL && !g_str_equal (format, FORMAT))
          break;
      }

  if (g_strcmp0 (format, FORMAT) == 0 && *version > 0)
    return TRUE;
  /* Only of what is JSON to its end can it be said that it is JSON. */
  if (!unrep_json_reader_finish (reader, error))
    return FALSE;
  if (g_strcmp0 (format, FORMAT) == 0)
    unrep_json_reader_fail_missing (reader, FORMAT, "version");
  else if (format == NULL)
    unrep_json_reader_fail (reader, UNREP_ERROR_FORMAT,
                            _("it is JSON, but no side file: “format” is not “%s”; choose a side file instead"), FORMAT);
  else
    unrep_json_reader_fail (reader, UNREP_ERROR_FORMAT,
                            /* Translators: first what the file says, then what it should say */
                            _("it is JSON, but no side file: “format” is “%s” and not “%s”; choose a side file instead"),
                            format, FORMAT);
  return unrep_json_reader_finish (reader, error);
}

/**
 * unrep_side_file_check_version:
 * @version: the version of a side file
 * @name: what messages call it
 * @error: where to put that it is newer
 *
 * Errors: %UNREP_ERROR_NEWER.
 *
 * Returns: whether this program knows @version
 */
gboolean
unrep_side_file_check_version (gint64       version,
                               const char  *name,
                               GError     **error)
{
  g_autofree char *printable = NULL;

  if (version <= UNREP_SIDE_FILE_VERSION)
    return TRUE;

  printable = unrep_dup_printable (name);
  g_set_error (error, UNREP_ERROR, UNREP_ERROR_NEWER, _("“%s” was written by a newer program (version %"
               PRId64 " of side files). It was left as it is; update Unrep to work on it."),
               printable, version);
  return FALSE;
}

/* Everything but the annotations where @func is told of them. */
static UnrepSideFile *
read_bytes (GBytes             *bytes,
            const char         *name,
            UnrepSideFileFunc   func,
            gpointer            user_data,
            GError            **error)
{
  g_autoptr (UnrepJsonReader) reader = NULL;
  g_autoptr (UnrepSideFile) self = NULL;
  g_autoptr (GHashTable) ids = NULL;
  Parse parse = { .func = func, .user_data = user_data };
  const char *member;
  gint64 version;

  if (!unrep_side_file_sniff (bytes, name, &version, error) || !unrep_side_file_check_version (version, name, error))
    return NULL;

  parse.reader = reader = unrep_json_reader_new (bytes, name);
  parse.file = self = unrep_side_file_alloc ();
  parse.ids = ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (unrep_json_reader_begin_object (reader))
    while ((member = unrep_json_reader_next_member (reader)) != NULL)
      {
        g_autofree char *owned = g_strdup (member);

        read_member (&parse, owned);
      }
  if (!unrep_json_reader_has_failed (reader))
    check_whole (&parse);
  g_free (parse.last_id);

  return unrep_json_reader_finish (reader, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * unrep_side_file_read_bytes:
 * @bytes: the content of a side file
 * @name: what messages call it, usually unrep_file_dup_display()
 * @error: where to put what went wrong
 *
 * Reads and checks a side file. Members and kinds of annotation that this
 * version does not know are kept.
 *
 * Errors: %UNREP_ERROR_SYNTAX, %UNREP_ERROR_TOO_LARGE and %UNREP_ERROR_FORMAT
 * with name, line and column; %UNREP_ERROR_NEWER for a version after
 * %UNREP_SIDE_FILE_VERSION.
 *
 * Returns: (transfer full): the side file, %NULL on error
 */
UnrepSideFile *
unrep_side_file_read_bytes (GBytes      *bytes,
                            const char  *name,
                            GError     **error)
{
  g_autoptr (UnrepSideFile) self = read_bytes (bytes, name, NULL, NULL, error);
  g_autoptr (GPtrArray) unsorted = NULL;

  if (self == NULL)
    return NULL;
  unsorted = g_ptr_array_ref (self->annotations);
  unrep_side_file_set_annotations (self, unsorted);
  return g_steal_pointer (&self);
}

/**
 * unrep_side_file_read:
 * @file: a side file
 * @cancellable: (nullable): to stop
 * @error: where to put what went wrong
 *
 * Reads a side file of at most 64 MB. It blocks.
 *
 * Errors: as unrep_file_read() and unrep_side_file_read_bytes().
 *
 * Returns: (transfer full): the side file, %NULL on error
 */
UnrepSideFile *
unrep_side_file_read (GFile         *file,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr (GBytes) bytes = unrep_file_read (file, UNREP_JSON_MAX_BYTES, cancellable, error);
  g_autofree char *name = NULL;

  if (bytes == NULL)
    return NULL;
  name = unrep_file_dup_display (file);
  return unrep_side_file_read_bytes (bytes, name, error);
}

/**
 * unrep_side_file_scan:
 * @file: a side file
 * @func: is told of each annotation, in the order of the file, before the rest is
 *   known to be sound
 * @user_data: for @func
 * @cancellable: (nullable): to stop
 * @error: where to put what went wrong
 *
 * As unrep_side_file_read(), and as strict, for those who only count: the
 * annotations are not kept, and @func is not told what they quote and note, when
 * they were made and who changed them.
 *
 * Returns: (transfer full): the side file without annotations, %NULL on error
 */
UnrepSideFile *
unrep_side_file_scan (GFile              *file,
                      UnrepSideFileFunc   func,
                      gpointer            user_data,
                      GCancellable       *cancellable,
                      GError            **error)
{
  g_autoptr (GBytes) bytes = unrep_file_read (file, UNREP_JSON_MAX_BYTES, cancellable, error);
  g_autofree char *name = NULL;

  if (bytes == NULL)
    return NULL;
  name = unrep_file_dup_display (file);
  return read_bytes (bytes, name, func, user_data, error);
}

/* Whether @head holds `"format": "unrep-side-file"` with any space in between. */
static gboolean
head_says_so (const char *head)
{
  for (const char *p = strstr (head, "\"format\""); p != NULL; p = strstr (p, "\"format\""))
    {
      p += strlen ("\"format\"");
      p += strspn (p, " \t\r\n");
      if (*p == ':' && g_str_has_prefix (p + 1 + strspn (p + 1, " \t\r\n"), "\"" FORMAT "\""))
        return TRUE;
    }
  return FALSE;
}

/**
 * unrep_side_file_looks_like_one:
 * @file: any file
 *
 * Tells side files from other files in a folder by content: sync programs change
 * names. A regular file whose name ends in `.json` is one if its first kilobyte
 * says so, or else its top level; it need not be sound. It blocks, mostly for a
 * kilobyte.
 *
 * Returns: whether @file means to be a side file
 */
gboolean
unrep_side_file_looks_like_one (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *folded = name != NULL ? g_ascii_strdown (name, -1) : NULL;
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char head[HEAD_BYTES + 1] = "";
  gsize n_read = 0;
  gint64 version;

  if (folded == NULL || !g_str_has_suffix (folded, ".json"))
    return FALSE;
  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  if (info == NULL || g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    return FALSE;
  stream = g_file_read (file, NULL, NULL);
  if (stream == NULL ||
      !g_input_stream_read_all (G_INPUT_STREAM (stream), head, HEAD_BYTES, &n_read, NULL, NULL))
    return FALSE;
  head[n_read] = '\0';
  if (head_says_so (head))
    return TRUE;

  bytes = unrep_file_read (file, UNREP_JSON_MAX_BYTES, NULL, NULL);
  return bytes != NULL && unrep_side_file_sniff (bytes, folded, &version, NULL);
}
