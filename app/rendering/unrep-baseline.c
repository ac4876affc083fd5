/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-baseline.h"

#include "unrep-finding-message.h"

#include "base/unrep-file.h"
#include "base/unrep-json-reader.h"

#include <glib/gi18n.h>

/* What is kept of a finding's words and of what stands around them, in code points. */
#define TEXT_CHARS 256
#define CONTEXT_CHARS 32

struct _UnrepBaseline
{
  GHashTable *counts; /* how often each key is still accepted */
};

/* The members by which a finding is known again. */
typedef struct
{
  char *check;
  char *text;
  char *prefix;
  char *suffix;
} Key;

static void
key_clear (Key *self)
{
  g_clear_pointer (&self->check, g_free);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->prefix, g_free);
  g_clear_pointer (&self->suffix, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Key, key_clear)

/* No text holds U+0001 and is told apart by it alone. */
static char *
key_dup_string (const Key *self)
{
  return g_strjoin ("\001", self->check, self->prefix, self->text, self->suffix, NULL);
}

static void
key_init (Key           *self,
          UnrepFindings *findings,
          guint          index)
{
  const UnrepFinding *finding = unrep_findings_get (findings, index);
  UnrepText *text = unrep_findings_get_text (findings);
  gsize start = finding->range.start, end = finding->range.end, n = unrep_text_get_n_chars (text);

  self->check = g_strdup (finding->check->id);
  self->text = unrep_text_dup_range (text, (UnrepRange) { start, MIN (end, start + TEXT_CHARS) });
  self->prefix = unrep_text_dup_range (text, (UnrepRange) { start - MIN (start, CONTEXT_CHARS), start });
  self->suffix = unrep_text_dup_range (text, (UnrepRange) { end, MIN (n, end + CONTEXT_CHARS) });
}

static guint
get_count (UnrepBaseline *self,
           const char    *key)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, key));
}

static char **
key_find_member (Key        *self,
                 const char *name)
{
  if (g_str_equal (name, "check"))
    return &self->check;
  if (g_str_equal (name, "text"))
    return &self->text;
  if (g_str_equal (name, "prefix"))
    return &self->prefix;
  if (g_str_equal (name, "suffix"))
    return &self->suffix;
  return NULL;
}

static void
read_finding (UnrepBaseline   *self,
              UnrepJsonReader *reader)
{
  g_auto (Key) key = { 0 };
  const char *name;

  if (!unrep_json_reader_begin_object (reader))
    return;
  while ((name = unrep_json_reader_next_member (reader)) != NULL)
    {
      char **member = key_find_member (&key, name);

      if (member == NULL)
        unrep_json_reader_skip (reader);
      else
        *member = unrep_json_reader_dup_string (reader);
    }
  if (unrep_json_reader_has_failed (reader))
    return;
  if (key.check == NULL || key.text == NULL || key.prefix == NULL || key.suffix == NULL)
    {
      unrep_json_reader_fail (reader, UNREP_ERROR_FORMAT,
                              _("a finding lacks “check”, “text”, “prefix” or “suffix”"));
      return;
    }
  {
    char *string = key_dup_string (&key);

    g_hash_table_insert (self->counts, string, GUINT_TO_POINTER (get_count (self, string) + 1));
  }
}

static void
read_root (UnrepBaseline   *self,
           UnrepJsonReader *reader)
{
  gboolean found = FALSE;
  const char *name;

  if (!unrep_json_reader_begin_object (reader))
    return;
  while ((name = unrep_json_reader_next_member (reader)) != NULL)
    {
      if (!g_str_equal (name, "findings"))
        {
          unrep_json_reader_skip (reader);
          continue;
        }
      found = TRUE;
      if (unrep_json_reader_begin_array (reader))
        while (unrep_json_reader_next_element (reader))
          read_finding (self, reader);
    }
  if (!found && !unrep_json_reader_has_failed (reader))
    unrep_json_reader_fail (reader, UNREP_ERROR_FORMAT, _("there is no list “findings”"));
}

/**
 * unrep_baseline_read:
 * @file: what `unrep-cli check --format=json` printed, or a part of it
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for an error
 *
 * Reads accepted findings. Members that are not needed are passed over.
 *
 * Returns: (transfer full): they, %NULL on error
 */
UnrepBaseline *
unrep_baseline_read (GFile         *file,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr (UnrepBaseline) self = NULL;
  g_autoptr (UnrepJsonReader) reader = NULL;
  g_autoptr (GBytes) bytes = unrep_file_read (file, UNREP_JSON_MAX_BYTES, cancellable, error);
  g_autofree char *name = unrep_file_dup_display (file);

  if (bytes == NULL)
    return NULL;
  self = g_new0 (UnrepBaseline, 1);
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reader = unrep_json_reader_new (bytes, name);
  read_root (self, reader);
  if (!unrep_json_reader_finish (reader, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * unrep_baseline_free:
 * @self: (transfer full): a baseline
 */
void
unrep_baseline_free (UnrepBaseline *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->counts);
  g_free (self);
}

/**
 * unrep_baseline_accepts:
 * @findings: findings
 * @index: of one of them
 *
 * An accepted finding accepts one: asked again for the same, it accepts no more.
 *
 * Returns: whether the finding is accepted
 */
gboolean
unrep_baseline_accepts (UnrepBaseline *self,
                        UnrepFindings *findings,
                        guint          index)
{
  g_auto (Key) key = { 0 };
  g_autofree char *string = NULL;
  guint count;

  g_return_val_if_fail (self != NULL && findings != NULL, FALSE);

  key_init (&key, findings, index);
  string = key_dup_string (&key);
  count = get_count (self, string);
  if (count == 0)
    return FALSE;
  g_hash_table_insert (self->counts, g_steal_pointer (&string), GUINT_TO_POINTER (count - 1));
  return TRUE;
}

/**
 * unrep_findings_write_json:
 * @index: less than unrep_findings_get_n()
 * @file: the name of the report as it is to be printed
 * @writer: where a value may stand
 *
 * Writes one finding as the members of an object, which is begun and not ended.
 */
void
unrep_findings_write_json (UnrepFindings   *self,
                           guint            index,
                           const char      *file,
                           UnrepJsonWriter *writer)
{
  const UnrepFinding *finding = unrep_findings_get (self, index);
  g_autofree char *message = NULL;
  g_auto (Key) key = { 0 };

  g_return_if_fail (finding != NULL);

  key_init (&key, self, index);
  message = unrep_findings_dup_message (self, index);
  unrep_json_writer_member_string (writer, "file", file);
  unrep_json_writer_member_int (writer, "line", finding->line);
  unrep_json_writer_member_int (writer, "column", (gint64) finding->column);
  unrep_json_writer_member_int (writer, "start", (gint64) finding->range.start);
  unrep_json_writer_member_int (writer, "end", (gint64) finding->range.end);
  unrep_json_writer_member_string (writer, "severity", unrep_severity_to_string (finding->severity));
  unrep_json_writer_member_string (writer, "family", unrep_family_to_string (finding->check->family));
  unrep_json_writer_member_string (writer, "check", key.check);
  unrep_json_writer_member_string (writer, "message", message);
  unrep_json_writer_member_string (writer, "cause", _(finding->check->cause));
  unrep_json_writer_member_string (writer, "text", key.text);
  unrep_json_writer_member_string (writer, "prefix", key.prefix);
  unrep_json_writer_member_string (writer, "suffix", key.suffix);
  unrep_json_writer_name (writer, "repair");
  if (finding->repair != NULL)
    unrep_json_writer_string (writer, finding->repair);
  else
    unrep_json_writer_null (writer);
}
