/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What side files say beside the annotations of how far the work is: rounds that
 * were finished, and whether the reviewer has looked at everybody's work. Both are
 * kept as members that the file format may extend, so that no byte of them changes
 * when somebody else's are added. */
#include "unrep-round.h"

#include "base/unrep-file.h"
#include "unrep-annotation-private.h"
#include "unrep-review-private.h"
#include "unrep-reviewer-private.h"
#include "unrep-side-file-private.h"

#include <glib/gi18n.h>
#include <string.h>

#define ROUNDS "rounds"
#define OPENED_AS_LEAD "opened_as_lead"
#define FINISHED "finished"

/**
 * unrep_round_free:
 * @self: (transfer full): a round
 */
void
unrep_round_free (UnrepRound *self)
{
  g_free (self->id);
  g_free (self->finished);
  g_hash_table_unref (self->positions);
  g_free (self);
}

static UnrepJsonReader *
new_reader (const char *json)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));

  return unrep_json_reader_new (bytes, ROUNDS);
}

static void
read_positions (UnrepRound      *self,
                UnrepJsonReader *reader)
{
  const char *id;

  if (!unrep_json_reader_begin_object (reader))
    return;
  while ((id = unrep_json_reader_next_member (reader)) != NULL)
    {
      g_autofree char *key = g_strdup (id);
      g_autofree char *position = unrep_json_reader_dup_string (reader);

      if (position == NULL)
        return;
      if (!unrep_uuid_is_valid (key) || !unrep_word_is_valid (position))
        {
          unrep_json_reader_fail (reader, UNREP_ERROR_FORMAT, _("a round must map ids of annotations to positions"));
          return;
        }
      g_hash_table_insert (self->positions, g_steal_pointer (&key), g_steal_pointer (&position));
    }
}

static UnrepRound *
read_round (UnrepJsonReader *reader)
{
  g_autoptr (UnrepRound) self = g_new0 (UnrepRound, 1);
  const char *member;

  self->positions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!unrep_json_reader_begin_object (reader))
    return NULL;
  while ((member = unrep_json_reader_next_member (reader)) != NULL)
    {
      if (g_str_equal (member, "id"))
        unrep_take_string (&self->id, unrep_json_reader_dup_string (reader));
      else if (g_str_equal (member, FINISHED))
        unrep_take_string (&self->finished, unrep_json_reader_dup_string (reader));
      else if (g_str_equal (member, "positions"))
        read_positions (self, reader);
      else
        unrep_json_reader_skip (reader);
    }
  if (unrep_json_reader_has_failed (reader))
    return NULL;
  if (self->id == NULL || !unrep_word_is_valid (self->id) ||
      self->finished == NULL || !unrep_time_is_valid (self->finished))
    {
      unrep_json_reader_fail (reader, UNREP_ERROR_FORMAT, _("a round must have an “id” and the time “finished”"));
      return NULL;
    }
  return g_steal_pointer (&self);
}

static int
compare_rounds (gconstpointer a,
                gconstpointer b)
{
  const UnrepRound *p = *(UnrepRound * const *) a, *q = *(UnrepRound * const *) b;
  int order = strcmp (p->finished, q->finished);

  return order != 0 ? order : strcmp (p->id, q->id);
}

/**
 * unrep_side_file_list_rounds:
 * @self: a side file
 * @error: where to put what went wrong
 *
 * Errors: %UNREP_ERROR_FORMAT and what the JSON reader says, without the file's
 * name; the rest of the side file is sound all the same.
 *
 * Returns: (transfer full) (element-type UnrepRound): the rounds that its reviewer
 *   has finished, the last one last; %NULL on error
 */
GPtrArray *
unrep_side_file_list_rounds (UnrepSideFile  *self,
                             GError        **error)
{
  g_autoptr (GPtrArray) rounds = g_ptr_array_new_with_free_func ((GDestroyNotify) unrep_round_free);
  const char *json = unrep_extras_get (self->extras, ROUNDS);
  g_autoptr (UnrepJsonReader) reader = NULL;

  if (json == NULL)
    return g_steal_pointer (&rounds);
  reader = new_reader (json);
  if (unrep_json_reader_begin_array (reader))
    while (unrep_json_reader_next_element (reader))
      {
        UnrepRound *round = read_round (reader);

        if (round == NULL)
          break;
        g_ptr_array_add (rounds, round);
        if (rounds->len > UNREP_MAX_ROUNDS)
          unrep_json_reader_fail (reader, UNREP_ERROR_TOO_LARGE, _("“%s” has more than %d members"), ROUNDS,
                                  UNREP_MAX_ROUNDS);
      }
  if (!unrep_json_reader_finish (reader, error))
    return NULL;
  g_ptr_array_sort (rounds, compare_rounds);
  return g_steal_pointer (&rounds);
}

/**
 * unrep_side_file_is_finished:
 * @self: a side file
 *
 * Returns: whether its reviewer said that the work is finished
 */
gboolean
unrep_side_file_is_finished (UnrepSideFile *self)
{
  return g_str_equal (self->status, FINISHED);
}

/**
 * unrep_side_file_dup_opened_as_lead:
 * @self: a side file
 *
 * Returns: (transfer full) (nullable): when its reviewer first looked at everybody's
 *   work, a time in UTC as side files write it; %NULL where they did not
 */
char *
unrep_side_file_dup_opened_as_lead (UnrepSideFile *self)
{
  const char *json = unrep_extras_get (self->extras, OPENED_AS_LEAD);
  g_autoptr (UnrepJsonReader) reader = json != NULL ? new_reader (json) : NULL;
  g_autofree char *time = reader != NULL ? unrep_json_reader_dup_string (reader) : NULL;

  return time != NULL && unrep_time_is_valid (time) ? g_steal_pointer (&time) : NULL;
}

/* The elements of a list of rounds as the texts they are, by the rounds' ids. */
static GPtrArray *
list_raw (const char *json,
          GPtrArray  *ids)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (UnrepJsonReader) reader = json != NULL ? new_reader (json) : NULL;

  if (reader == NULL)
    return g_steal_pointer (&list);
  if (unrep_json_reader_begin_array (reader))
    while (unrep_json_reader_next_element (reader))
      {
        char *raw = unrep_json_reader_dup_raw (reader);
        g_autoptr (UnrepJsonReader) inner = raw != NULL ? new_reader (raw) : NULL;
        g_autoptr (UnrepRound) round = inner != NULL ? read_round (inner) : NULL;

        if (raw != NULL)
          g_ptr_array_add (list, raw);
        if (round == NULL)
          return NULL;
        g_ptr_array_add (ids, g_strdup (round->id));
      }
  return unrep_json_reader_finish (reader, NULL) ? g_steal_pointer (&list) : NULL;
}

static void
set_rounds (UnrepSideFile *self,
            GPtrArray     *raw)
{
  g_autoptr (GString) json = g_string_new ("[");
  g_autofree char *text = NULL;

  for (guint i = 0; i < raw->len; i++)
    g_string_append_printf (json, "%s\n    %s", i > 0 ? "," : "", (const char *) g_ptr_array_index (raw, i));
  /* GCC 14 takes the NULL that GLib's g_string_append() looks for to be likely. */
  text = g_strconcat (json->str, "\n  ]", NULL);
  unrep_extras_set (&self->extras, ROUNDS, text);
}

/**
 * unrep_side_file_merge_rounds:
 * @self: what came of a merge, with the rounds of one of the copies
 * @other: the other copy
 *
 * Adds the rounds that only @other has finished: a round that was finished stays so.
 * Where one of the two cannot be understood, that of @self stays as it is. Who has
 * looked at everybody's work has done so since the first time.
 */
void
unrep_side_file_merge_rounds (UnrepSideFile *self,
                              UnrepSideFile *other)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) other_ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) raw = list_raw (unrep_extras_get (self->extras, ROUNDS), ids);
  g_autoptr (GPtrArray) other_raw = list_raw (unrep_extras_get (other->extras, ROUNDS), other_ids);
  g_autofree char *mine = unrep_side_file_dup_opened_as_lead (self);
  g_autofree char *theirs = unrep_side_file_dup_opened_as_lead (other);
  guint n = raw != NULL ? raw->len : 0;

  if (theirs != NULL && (mine == NULL || strcmp (theirs, mine) < 0))
    unrep_extras_set (&self->extras, OPENED_AS_LEAD, unrep_extras_get (other->extras, OPENED_AS_LEAD));
  if (raw == NULL || other_raw == NULL)
    return;
  for (guint i = 0; i < other_raw->len; i++)
    if (!g_ptr_array_find_with_equal_func (ids, g_ptr_array_index (other_ids, i), g_str_equal, NULL))
      g_ptr_array_add (raw, g_strdup (g_ptr_array_index (other_raw, i)));
  if (raw->len == n)
    return;
  set_rounds (self, raw);
  if (other_raw->len > n)
    unrep_take_string (&self->status, g_strdup (other->status));
}

/* One member of an object that stands at the top level, as the writer lays it out. */
static char *
dup_raw_member (UnrepJsonWriter *writer)
{
  g_autoptr (GBytes) bytes = unrep_json_writer_free_to_bytes (writer);
  g_autoptr (UnrepJsonReader) reader = unrep_json_reader_new (bytes, ROUNDS);

  if (!unrep_json_reader_begin_object (reader) || unrep_json_reader_next_member (reader) == NULL)
    return NULL;
  return unrep_json_reader_dup_raw (reader);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  return strcmp (unrep_annotation_get_id (*(UnrepAnnotation * const *) a),
                 unrep_annotation_get_id (*(UnrepAnnotation * const *) b));
}

static char *
dup_new_round (GPtrArray  *annotations,
               const char *id,
               const char *now)
{
  UnrepJsonWriter *writer = unrep_json_writer_new ();
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (annotations, (GCopyFunc) (void (*) (void)) g_object_ref, NULL);
  g_autofree char *json = NULL;
  g_autoptr (UnrepJsonReader) reader = NULL;

  g_ptr_array_sort (sorted, compare_ids);
  unrep_json_writer_begin_object (writer);
  unrep_json_writer_member_array (writer, ROUNDS);
  unrep_json_writer_begin_object (writer);
  unrep_json_writer_member_string (writer, "id", id);
  unrep_json_writer_member_string (writer, FINISHED, now);
  unrep_json_writer_member_object (writer, "positions");
  for (guint i = 0; i < sorted->len; i++)
    {
      UnrepAnnotation *annotation = g_ptr_array_index (sorted, i);

      if (!unrep_annotation_is_deleted (annotation) && unrep_annotation_is_unit (annotation) &&
          unrep_annotation_get_position (annotation) != NULL)
        unrep_json_writer_member_string (writer, unrep_annotation_get_id (annotation),
                                         unrep_annotation_get_position (annotation));
    }
  unrep_json_writer_end_object (writer);
  unrep_json_writer_end_object (writer);
  unrep_json_writer_end_array (writer);
  unrep_json_writer_end_object (writer);

  json = dup_raw_member (writer);
  reader = new_reader (json);
  if (!unrep_json_reader_begin_array (reader) || !unrep_json_reader_next_element (reader))
    return NULL;
  return unrep_json_reader_dup_raw (reader);
}

/**
 * unrep_review_finish_round:
 * @self: a review
 * @id: (nullable): id of the round; %NULL for the number that comes next
 * @error: where to put what went wrong
 *
 * Keeps the positions as they are now as those of the round, which later changes
 * leave alone, and makes the work finished. To finish the same round again changes
 * nothing of what was kept.
 *
 * Errors: what keeps the review from being changed; %UNREP_ERROR_FORMAT where the
 * rounds of the side file cannot be understood.
 *
 * Returns: whether the round is finished
 */
gboolean
unrep_review_finish_round (UnrepReview  *self,
                           const char   *id,
                           GError      **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) raw = NULL, annotations = NULL;
  g_autofree char *now = unrep_time_dup_now ();
  g_autofree char *number = NULL;

  g_return_val_if_fail (UNREP_IS_REVIEW (self), FALSE);
  g_return_val_if_fail (id == NULL || unrep_word_is_valid (id), FALSE);

  if (!unrep_review_check_writable (self, error))
    return FALSE;
  raw = list_raw (unrep_extras_get (self->header->extras, ROUNDS), ids);
  if (raw == NULL)
    {
      g_autofree char *name = unrep_file_dup_display (self->file);

      g_set_error (error, UNREP_ERROR, UNREP_ERROR_FORMAT, _("The rounds in “%s” cannot be understood. They were left "
                   "as they are."), name);
      return FALSE;
    }
  number = g_strdup_printf ("%u", raw->len + 1);
  if (id == NULL || !g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
    {
      annotations = unrep_annotation_set_list (self->set);
      g_ptr_array_add (raw, dup_new_round (annotations, id != NULL ? id : number, now));
      set_rounds (self->header, raw);
    }
  unrep_take_string (&self->header->status, g_strdup (FINISHED));
  self->generation++;
  unrep_review_schedule_save (self);
  return TRUE;
}

/**
 * unrep_review_has_round:
 * @self: a review
 * @id: id of a round
 *
 * Returns: whether the reviewer has finished that round
 */
gboolean
unrep_review_has_round (UnrepReview *self,
                        const char  *id)
{
  g_autoptr (GPtrArray) rounds = NULL;

  g_return_val_if_fail (UNREP_IS_REVIEW (self), FALSE);

  rounds = unrep_side_file_list_rounds (self->header, NULL);
  for (guint i = 0; rounds != NULL && i < rounds->len; i++)
    if (g_str_equal (((UnrepRound *) g_ptr_array_index (rounds, i))->id, id))
      return TRUE;
  return FALSE;
}

/**
 * unrep_review_is_finished:
 * @self: a review
 *
 * Returns: whether the reviewer said that the work is finished
 */
gboolean
unrep_review_is_finished (UnrepReview *self)
{
  g_return_val_if_fail (UNREP_IS_REVIEW (self), FALSE);

  return unrep_side_file_is_finished (self->header);
}
