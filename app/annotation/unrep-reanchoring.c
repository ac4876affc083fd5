/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-reanchoring.h"

#include "unrep-annotation-placing.h"
#include "unrep-annotation-private.h"
#include "unrep-review-private.h"
#include "unrep-side-file-private.h"

#include "report/unrep-encoding-convert.h"

#include <string.h>

struct _UnrepReanchoring
{
  UnrepSideFile *side_file;
  UnrepReport *report;
  UnrepOutline *outline;
  /* Of UnrepReanchored. So many are shown by the side file; the rest are other
   * versions. */
  GArray *list;
  guint n_shown;
  /* Annotation of the side file → its index in @list and one more; id → item. */
  GHashTable *indices;
  GHashTable *by_id;
};

static void
reanchored_clear (UnrepReanchored *item)
{
  g_object_unref (item->annotation);
  unrep_unplaced_free (item->was);
}

/* Tombstones and kinds of the future without a target have nothing to be found. */
static void
add_all (UnrepReanchoring *self,
         GPtrArray        *annotations)
{
  for (guint i = 0; i < annotations->len; i++)
    {
      /* A merge decides anew what is superfluous when it has a place. */
      g_autoptr (UnrepAnnotation) annotation = unrep_annotation_new_unburied (annotations->pdata[i]);
      UnrepReanchored item = { .annotation = annotation };

      if (unrep_annotation_is_deleted (annotation))
        continue;
      item.was = unrep_unplaced_new_from (annotation);
      if (item.was == NULL && (annotation->members & UNREP_MEMBER_BIT (UNREP_MEMBER_TARGET)) != 0)
        item.was = unrep_unplaced_new_of (annotation, self->side_file->text_sha256);
      if (item.was == NULL)
        continue;
      g_object_ref (annotation);
      g_array_append_val (self->list, item);
      g_hash_table_insert (self->indices, annotations->pdata[i], GUINT_TO_POINTER (self->list->len));
    }
}

/* Without a place, though one may be proposed. What had no place before, in a text
 * still earlier, keeps the words that it was on. */
static UnrepAnnotation *
new_unplaced (const UnrepReanchored *item)
{
  UnrepUnplaced unplaced = *item->was;

  unplaced.verdict = item->place.verdict;
  unplaced.place = item->place.range;
  return unrep_annotation_new_unplaced (item->annotation, &unplaced);
}

static gboolean
is_placed (const UnrepReanchored *item)
{
  return item->place.verdict == UNREP_ANCHOR_KEPT || item->place.verdict == UNREP_ANCHOR_MOVED;
}

static UnrepAnnotation *
new_annotation (UnrepReanchoring      *self,
                const UnrepReanchored *item)
{
  if (is_placed (item))
    return unrep_annotation_new_anchored (item->annotation, item->was, item->unit != NULL ? item->unit->path : NULL,
                                          unrep_report_get_text (self->report), item->place.range);
  return new_unplaced (item);
}

/* Whether it is of the very text that the report has: it changed back. */
static gboolean
is_of_this_text (UnrepReanchoring    *self,
                 const UnrepUnplaced *was)
{
  UnrepText *text = unrep_report_get_text (self->report);
  g_autofree char *words = NULL;

  if (!g_str_equal (was->text_sha256, unrep_report_get_text_sha256 (self->report)) ||
      was->range.end > unrep_text_get_n_chars (text))
    return FALSE;
  words = unrep_text_dup_range (text, was->range);
  return g_str_equal (words, was->exact);
}

/* Whether the text was read from the same bytes in another encoding, so that every character
 * is where it was, whatever it is now. Of a text before the last one only the words tell. */
static gboolean
is_of_these_bytes (UnrepReanchoring    *self,
                   const UnrepUnplaced *was)
{
  UnrepSideFile *side_file = self->side_file;
  UnrepText *text = unrep_report_get_text (self->report);
  const char *encoding = unrep_report_get_encoding (self->report);
  g_autofree char *words = NULL;

  if (!g_str_equal (side_file->report_sha256, unrep_report_get_sha256 (self->report)) ||
      !g_str_equal (side_file->text_reader, "text") || !g_str_equal (unrep_report_get_reader (self->report), "text") ||
      (gsize) side_file->text_chars != unrep_text_get_n_chars (text) || was->range.end > unrep_text_get_n_chars (text))
    return FALSE;
  if (g_str_equal (was->text_sha256, side_file->text_sha256))
    return unrep_encoding_is_bytewise (side_file->text_encoding) && unrep_encoding_is_bytewise (encoding);
  words = unrep_text_dup_range (text, was->range);
  return unrep_encoding_is_same_bytes (was->exact, words, encoding);
}

/* Finds what is of one text, all of it together: the order tells much. */
static gboolean
find_group (UnrepReanchoring  *self,
            GArray            *indices,
            GCancellable      *cancellable,
            GError           **error)
{
  g_autofree UnrepAnchor *anchors = g_new (UnrepAnchor, indices->len);
  g_autofree UnrepAnchorPlace *places = g_new0 (UnrepAnchorPlace, indices->len);
  const UnrepReanchored *first = &g_array_index (self->list, UnrepReanchored, g_array_index (indices, guint, 0));
  gboolean is_current = g_str_equal (first->was->text_sha256, self->side_file->text_sha256);

  for (guint i = 0; i < indices->len; i++)
    {
      const UnrepUnplaced *was = g_array_index (self->list, UnrepReanchored, g_array_index (indices, guint, i)).was;

      anchors[i] = (UnrepAnchor) { was->range, was->exact, was->prefix, was->suffix };
    }
  if (!unrep_anchoring_find (unrep_report_get_text (self->report), is_current ? (gsize) self->side_file->text_chars : 0,
                             anchors, indices->len, places, cancellable, error))
    return FALSE;
  for (guint i = 0; i < indices->len; i++)
    g_array_index (self->list, UnrepReanchored, g_array_index (indices, guint, i)).place = places[i];
  return TRUE;
}

static gboolean
find_all (UnrepReanchoring  *self,
          GCancellable      *cancellable,
          GError           **error)
{
  /* SHA-256 of a text → GArray of guint */
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  GHashTableIter iter;
  gpointer indices;

  for (guint i = 0; i < self->list->len; i++)
    {
      UnrepReanchored *item = &g_array_index (self->list, UnrepReanchored, i);
      GArray *group = g_hash_table_lookup (groups, item->was->text_sha256);

      if (is_of_this_text (self, item->was) || is_of_these_bytes (self, item->was))
        {
          item->place = (UnrepAnchorPlace) { .verdict = UNREP_ANCHOR_KEPT, .range = item->was->range, .score = 100 };
          continue;
        }
      if (group == NULL)
        {
          group = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (groups, item->was->text_sha256, group);
        }
      g_array_append_val (group, i);
    }
  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, NULL, &indices))
    if (!find_group (self, indices, cancellable, error))
      return FALSE;
  return TRUE;
}

/* The outline with the person's own corrections, as far as these have a place. */
static void
correct_outline (UnrepReanchoring *self)
{
  g_autoptr (UnrepOutline) found = self->outline;
  g_autoptr (GPtrArray) anchored = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) corrections = NULL;

  for (guint i = 0; i < self->n_shown; i++)
    {
      const UnrepReanchored *item = &g_array_index (self->list, UnrepReanchored, i);

      if (is_placed (item) && g_str_equal (item->was->kind, "structure"))
        g_ptr_array_add (anchored, new_annotation (self, item));
    }
  corrections = unrep_review_list_corrections (anchored);
  self->outline = unrep_review_new_outline (found, corrections, NULL);
}

/* What was said of a unit can only be on a unit: the words may be there, and be
 * no unit any more. */
static void
find_unit (UnrepReanchoring *self,
           UnrepReanchored  *item)
{
  gboolean is_words = g_str_equal (item->was->kind, "span") || g_str_equal (item->was->kind, "rendering");
  guint unit = is_words ? unrep_review_find_unit_of (self->outline, item->place.range)
                        : unrep_outline_find_overlapping (self->outline, item->place.range);

  if (unit != UNREP_NO_UNIT)
    item->unit = unrep_outline_get_unit (self->outline, unit);
  else if (is_placed (item) && g_str_equal (item->was->kind, "unit"))
    {
      item->place.verdict = UNREP_ANCHOR_DOUBTFUL;
      item->place.reason = UNREP_ANCHOR_EDITED;
    }
}

/**
 * unrep_reanchoring_new:
 * @side_file: work on an earlier text
 * @report: the report as it is now
 * @outline: its outline
 * @cancellable: (nullable): to stop
 * @error: where to put what went wrong
 *
 * Finds all annotations of @side_file that have a target in the text of @report,
 * whatever their kind, those again that found no place before, and the versions
 * that a person has to choose from. To be called in a worker.
 *
 * Errors: %G_IO_ERROR_CANCELLED only.
 *
 * Returns: (transfer full): what became of them, %NULL on error
 */
UnrepReanchoring *
unrep_reanchoring_new (UnrepSideFile  *side_file,
                       UnrepReport    *report,
                       UnrepOutline   *outline,
                       GCancellable   *cancellable,
                       GError        **error)
{
  g_autoptr (UnrepReanchoring) self = g_new0 (UnrepReanchoring, 1);

  self->side_file = unrep_side_file_ref (side_file);
  self->report = g_object_ref (report);
  self->outline = unrep_outline_ref (outline);
  self->list = g_array_new (FALSE, TRUE, sizeof (UnrepReanchored));
  g_array_set_clear_func (self->list, (GDestroyNotify) reanchored_clear);
  self->indices = g_hash_table_new (NULL, NULL);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  add_all (self, side_file->annotations);
  self->n_shown = self->list->len;
  add_all (self, side_file->others);
  if (!find_all (self, cancellable, error))
    return NULL;
  correct_outline (self);
  for (guint i = 0; i < self->list->len; i++)
    {
      UnrepReanchored *item = &g_array_index (self->list, UnrepReanchored, i);

      if (item->place.verdict != UNREP_ANCHOR_LOST)
        find_unit (self, item);
      if (i < self->n_shown)
        g_hash_table_insert (self->by_id, (gpointer) unrep_annotation_get_id (item->annotation), item);
    }
  return g_steal_pointer (&self);
}

/**
 * unrep_reanchoring_free:
 * @self: (transfer full): a reanchoring
 */
void
unrep_reanchoring_free (UnrepReanchoring *self)
{
  unrep_side_file_unref (self->side_file);
  g_object_unref (self->report);
  unrep_outline_unref (self->outline);
  g_array_unref (self->list);
  g_hash_table_unref (self->indices);
  g_hash_table_unref (self->by_id);
  g_free (self);
}

/**
 * unrep_reanchoring_get_n:
 * @self: a reanchoring
 *
 * Returns: how many annotations of the side file were looked for: those with a
 *   target, or that had one, that are not tombstones
 */
guint
unrep_reanchoring_get_n (UnrepReanchoring *self)
{
  return self->n_shown;
}

/**
 * unrep_reanchoring_get:
 * @self: a reanchoring
 * @index: less than unrep_reanchoring_get_n()
 *
 * Returns: (transfer none): what became of one, in the order of the side file
 */
const UnrepReanchored *
unrep_reanchoring_get (UnrepReanchoring *self,
                       guint             index)
{
  g_return_val_if_fail (index < self->n_shown, NULL);

  return &g_array_index (self->list, UnrepReanchored, index);
}

/* What is deleted needs no place; a target in another text it cannot have. */
static UnrepAnnotation *
new_tombstone (UnrepReanchoring *self,
               UnrepAnnotation  *annotation)
{
  g_autoptr (UnrepUnplaced) was = NULL;

  if ((annotation->members & UNREP_MEMBER_BIT (UNREP_MEMBER_TARGET)) == 0)
    return g_object_ref (annotation);
  was = unrep_unplaced_new_of (annotation, self->side_file->text_sha256);
  return unrep_annotation_new_unplaced (annotation, was);
}

static GPtrArray *
list_annotations (UnrepReanchoring *self,
                  GPtrArray        *annotations)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < annotations->len; i++)
    {
      guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->indices, annotations->pdata[i]));

      if (index > 0)
        g_ptr_array_add (list, new_annotation (self, &g_array_index (self->list, UnrepReanchored, index - 1)));
      else
        g_ptr_array_add (list, new_tombstone (self, annotations->pdata[i]));
    }
  return list;
}

/* The head says of which text the side file is now; what is in it beyond that stays. */
static void
take_text (UnrepSideFile *side_file,
           UnrepReport   *report)
{
  unrep_take_string (&side_file->report_name, g_utf8_make_valid (unrep_report_get_name (report), -1));
  unrep_take_string (&side_file->report_sha256, g_strdup (unrep_report_get_sha256 (report)));
  side_file->report_bytes = unrep_report_get_n_bytes (report);
  unrep_take_string (&side_file->text_sha256, g_strdup (unrep_report_get_text_sha256 (report)));
  side_file->text_chars = (gint64) unrep_text_get_n_chars (unrep_report_get_text (report));
  unrep_take_string (&side_file->text_reader, g_strdup (unrep_report_get_reader (report)));
  side_file->text_reader_version = unrep_report_get_reader_version (report);
  unrep_take_string (&side_file->text_encoding, g_strdup (unrep_report_get_encoding (report)));
}

/**
 * unrep_reanchoring_new_side_file:
 * @self: a reanchoring
 *
 * What is kept or moved has its new target. What is doubtful or lost becomes an
 * annotation of the kind `unplaced` with the same id, which says all that it said
 * and has no target, but a member `unplaced`: an object with `kind` (what it was),
 * `verdict`, `start` and `end` (where it may be; not of what is lost), `text` and
 * `target` (where it was, and the SHA-256 of the text that counts in). Tombstones
 * become unplaced too.
 *
 * Returns: (transfer full): the same work on the text of the report; the same on
 *   every device that does it from the same side file
 */
UnrepSideFile *
unrep_reanchoring_new_side_file (UnrepReanchoring *self)
{
  g_autoptr (UnrepSideFile) side_file = unrep_side_file_copy (self->side_file);
  g_autoptr (GPtrArray) annotations = list_annotations (self, self->side_file->annotations);

  g_ptr_array_unref (side_file->others);
  side_file->others = list_annotations (self, self->side_file->others);
  take_text (side_file, self->report);
  unrep_side_file_set_annotations (side_file, annotations);
  /* Of one unit there is one annotation, whatever was one unit before. */
  return unrep_side_file_merge_as_shown (side_file, side_file);
}

/**
 * unrep_reanchoring_new_before:
 * @self: a reanchoring
 * @after: an annotation of unrep_reanchoring_new_side_file()
 *
 * For undo: what was found again goes back to where it can only be by a person's
 * decision, not into a text that is no more.
 *
 * Returns: (transfer full) (nullable): @after as it is without a place, with the
 *   one that it has proposed; %NULL if it has none or never had to be found
 */
UnrepAnnotation *
unrep_reanchoring_new_before (UnrepReanchoring *self,
                              UnrepAnnotation  *after)
{
  const UnrepReanchored *item = g_hash_table_lookup (self->by_id, unrep_annotation_get_id (after));

  return item != NULL && is_placed (item) ? new_unplaced (item) : NULL;
}
