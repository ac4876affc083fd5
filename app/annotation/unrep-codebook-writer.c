/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-codebook-private.h"

/* Languages in the order of their names: the same texts are the same bytes. */
static void
write_texts (UnrepJsonWriter *writer,
             const char      *name,
             GHashTable      *texts)
{
  g_autoptr (GList) languages = g_list_sort (g_hash_table_get_keys (texts), (GCompareFunc) g_strcmp0);

  if (languages == NULL)
    return;
  unrep_json_writer_member_object (writer, name);
  for (GList *l = languages; l != NULL; l = l->next)
    unrep_json_writer_member_string (writer, l->data, g_hash_table_lookup (texts, l->data));
  unrep_json_writer_end_object (writer);
}

static void
write_positions (UnrepJsonWriter *writer,
                 UnrepCodebook   *self)
{
  unrep_json_writer_member_array (writer, "positions");
  for (guint i = 0; i < self->positions->len; i++)
    {
      const UnrepCodebookPosition *position = g_ptr_array_index (self->positions, i);

      unrep_json_writer_begin_object (writer);
      unrep_json_writer_member_string (writer, "id", position->id);
      unrep_json_writer_member_string (writer, "key", position->key);
      unrep_json_writer_member_string (writer, "colour", position->colour);
      unrep_json_writer_member_string (writer, "symbol", position->symbol);
      write_texts (writer, "name", position->names);
      write_texts (writer, "description", position->descriptions);
      unrep_extras_write (position->extras, writer);
      unrep_json_writer_end_object (writer);
    }
  unrep_json_writer_end_array (writer);
}

static void
write_tags (UnrepJsonWriter *writer,
            UnrepCodebook   *self)
{
  if (self->tags->len == 0)
    return;
  unrep_json_writer_member_array (writer, "tags");
  for (guint i = 0; i < self->tags->len; i++)
    {
      const UnrepCodebookTag *tag = g_ptr_array_index (self->tags, i);

      unrep_json_writer_begin_object (writer);
      unrep_json_writer_member_string (writer, "id", tag->id);
      write_texts (writer, "name", tag->names);
      unrep_extras_write (tag->extras, writer);
      unrep_json_writer_end_object (writer);
    }
  unrep_json_writer_end_array (writer);
}

static const UnrepCodebookPosition *
find_rank (UnrepCodebook *self,
           int            rank)
{
  for (guint i = 0; i < self->positions->len; i++)
    {
      const UnrepCodebookPosition *position = g_ptr_array_index (self->positions, i);

      if (position->rank == rank)
        return position;
    }
  return NULL;
}

static void
write_scale (UnrepJsonWriter *writer,
             UnrepCodebook   *self)
{
  const UnrepCodebookPosition *position = find_rank (self, 0);

  if (position == NULL)
    return;
  unrep_json_writer_member_array (writer, "scale");
  for (int rank = 1; position != NULL; rank++)
    {
      unrep_json_writer_string (writer, position->id);
      position = find_rank (self, rank);
    }
  unrep_json_writer_end_array (writer);
}

/**
 * unrep_codebook_to_bytes:
 * @self: a codebook
 *
 * Writes it in canonical form: the same codebook is the same bytes. The lexicon,
 * and members that this version does not know, are written as they were read.
 *
 * Returns: (transfer full): what a codebook file holds, which
 *   unrep_codebook_parse() reads to the same codebook
 */
GBytes *
unrep_codebook_to_bytes (UnrepCodebook *self)
{
  UnrepJsonWriter *writer = unrep_json_writer_new ();

  unrep_json_writer_begin_object (writer);
  unrep_json_writer_member_string (writer, "format", "unrep-codebook");
  unrep_json_writer_member_int (writer, "version", self->version);
  unrep_json_writer_member_string (writer, "id", self->id);
  write_texts (writer, "question", self->question);
  write_positions (writer, self);
  write_scale (writer, self);
  write_tags (writer, self);
  if (self->lexicon_json != NULL)
    {
      unrep_json_writer_name (writer, "lexicon");
      unrep_json_writer_raw (writer, self->lexicon_json);
    }
  unrep_extras_write (self->extras, writer);
  unrep_json_writer_end_object (writer);
  return unrep_json_writer_free_to_bytes (writer);
}
