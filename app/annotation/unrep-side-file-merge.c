/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-side-file-private.h"

#include "unrep-annotation-private.h"

#include <string.h>

typedef struct
{
  /* id → UnrepAnnotation of the first copy, borrowed. */
  GHashTable *first;
  GPtrArray *merged;
  GPtrArray *conflicts;
} Merge;

static const char *
get_latest (UnrepSideFile *file)
{
  const char *latest = "";

  for (guint i = 0; i < file->annotations->len; i++)
    {
      const char *modified = unrep_annotation_get_modified (g_ptr_array_index (file->annotations, i));

      if (strcmp (modified, latest) > 0)
        latest = modified;
    }
  return latest;
}

/* Negative when @a was worked on later. Ties are decided by the bytes, so that the
 * order of the arguments never matters. */
static int
compare_headers (UnrepSideFile *a,
                 UnrepSideFile *b)
{
  g_autoptr (UnrepSideFile) first = NULL, second = NULL;
  g_autoptr (GBytes) first_bytes = NULL, second_bytes = NULL;
  g_autoptr (GPtrArray) none = NULL;
  int order = strcmp (get_latest (b), get_latest (a));

  if (order != 0)
    return order;
  none = g_ptr_array_new ();
  first = unrep_side_file_copy (a);
  second = unrep_side_file_copy (b);
  unrep_side_file_set_annotations (first, none);
  unrep_side_file_set_annotations (second, none);
  first_bytes = unrep_side_file_to_bytes (first);
  second_bytes = unrep_side_file_to_bytes (second);
  return g_bytes_compare (first_bytes, second_bytes);
}

static UnrepSideFile *
merge_headers (UnrepSideFile *a,
               UnrepSideFile *b)
{
  gboolean a_leads = compare_headers (a, b) <= 0;
  UnrepSideFile *merged = unrep_side_file_copy (a_leads ? a : b);
  UnrepSideFile *other = a_leads ? b : a;

  unrep_extras_add (&merged->reviewer_extras, other->reviewer_extras);
  unrep_extras_add (&merged->report_extras, other->report_extras);
  unrep_extras_add (&merged->text_extras, other->text_extras);
  unrep_extras_add (&merged->codebook_extras, other->codebook_extras);
  unrep_extras_add (&merged->extras, other->extras);
  return merged;
}

/* Two copies of one annotation. The counts decide; where they cannot, equal
 * content needs no decision, and anything else is for a person. */
static void
merge_copies (Merge           *merge,
              UnrepAnnotation *a,
              UnrepAnnotation *b)
{
  UnrepEditsOrder order = a == b ? UNREP_EDITS_FIRST_DOMINATES : unrep_annotation_compare_edits (a, b);
  gboolean same = order != UNREP_EDITS_FIRST_DOMINATES && order != UNREP_EDITS_SECOND_DOMINATES &&
                  unrep_annotation_says_same (a, b);

  /* Where nothing differs the object stays too: callers see by it what changed. */
  if (order == UNREP_EDITS_FIRST_DOMINATES ||
      (same && order == UNREP_EDITS_EQUAL && g_str_equal (a->modified, b->modified)))
    g_ptr_array_add (merge->merged, g_object_ref (a));
  else if (order == UNREP_EDITS_SECOND_DOMINATES)
    g_ptr_array_add (merge->merged, g_object_ref (b));
  else if (same)
    g_ptr_array_add (merge->merged, unrep_annotation_new_joined (a, b));
  else
    {
      g_ptr_array_add (merge->merged, g_object_ref (a));
      g_ptr_array_add (merge->conflicts, g_object_ref (b));
    }
}

static void
merge_by_id (Merge         *merge,
             UnrepSideFile *a,
             UnrepSideFile *b)
{
  g_autoptr (GHashTable) in_both = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < a->annotations->len; i++)
    {
      UnrepAnnotation *annotation = g_ptr_array_index (a->annotations, i);

      g_hash_table_insert (merge->first, (gpointer) unrep_annotation_get_id (annotation), annotation);
    }
  for (guint i = 0; i < b->annotations->len; i++)
    {
      UnrepAnnotation *annotation = g_ptr_array_index (b->annotations, i);
      UnrepAnnotation *other = g_hash_table_lookup (merge->first, unrep_annotation_get_id (annotation));

      if (other == NULL)
        {
          g_ptr_array_add (merge->merged, g_object_ref (annotation));
          continue;
        }
      merge_copies (merge, other, annotation);
      g_hash_table_add (in_both, (gpointer) unrep_annotation_get_id (annotation));
    }
  for (guint i = 0; i < a->annotations->len; i++)
    {
      UnrepAnnotation *annotation = g_ptr_array_index (a->annotations, i);

      if (!g_hash_table_contains (in_both, unrep_annotation_get_id (annotation)))
        g_ptr_array_add (merge->merged, g_object_ref (annotation));
    }
}

/* Whether @less says nothing that @more does not say as well. */
static gboolean
is_superfluous (UnrepAnnotation *less,
                UnrepAnnotation *more)
{
  UnrepAnnotationContent a = unrep_annotation_get_content (less), b = unrep_annotation_get_content (more);

  return g_strcmp0 (a.position, b.position) == 0 && (!a.flag || b.flag) &&
         (a.tags[0] == NULL || g_strv_equal (a.tags, b.tags)) &&
         (a.note[0] == '\0' || g_str_equal (a.note, b.note));
}

/* Two live annotations of one unit, made on two devices. Returns whether the one
 * at @index was done away with. */
static gboolean
settle_pair (Merge *merge,
             guint  index,
             guint  other_index)
{
  UnrepAnnotation *one = g_ptr_array_index (merge->merged, index);
  UnrepAnnotation *other = g_ptr_array_index (merge->merged, other_index);
  gboolean one_stays = strcmp (unrep_annotation_get_id (one), unrep_annotation_get_id (other)) < 0;
  guint loser_index = one_stays ? other_index : index;
  UnrepAnnotation *loser = one_stays ? other : one;
  gboolean one_is_first, other_is_first;

  if (is_superfluous (loser, one_stays ? one : other))
    {
      merge->merged->pdata[loser_index] = unrep_annotation_new_buried (loser);
      g_object_unref (loser);
      return loser_index == index;
    }

  one_is_first = g_hash_table_contains (merge->first, unrep_annotation_get_id (one));
  other_is_first = g_hash_table_contains (merge->first, unrep_annotation_get_id (other));
  /* A copy that disagrees with itself is left as it is; between copies the first stays. */
  if (one_is_first == other_is_first)
    return FALSE;
  loser_index = one_is_first ? other_index : index;
  g_ptr_array_add (merge->conflicts, g_ptr_array_index (merge->merged, loser_index));
  merge->merged->pdata[loser_index] = NULL;
  return loser_index == index;
}

static gboolean
is_live_unit (UnrepAnnotation *annotation)
{
  return annotation != NULL && unrep_annotation_is_unit (annotation) && !unrep_annotation_is_deleted (annotation);
}

static gboolean
is_live_correction (UnrepAnnotation *annotation)
{
  return annotation != NULL && unrep_annotation_is_structure (annotation) && !unrep_annotation_is_deleted (annotation);
}

/* Two devices corrected the outline alike. Corrections that differ both stay: the
 * outline takes the later one, and the person may choose. */
static gboolean
settle_corrections (Merge *merge,
                    guint  index,
                    guint  other_index)
{
  UnrepAnnotation *one = g_ptr_array_index (merge->merged, index);
  UnrepAnnotation *other = g_ptr_array_index (merge->merged, other_index);
  gboolean one_stays = strcmp (unrep_annotation_get_id (one), unrep_annotation_get_id (other)) < 0;
  UnrepCorrection first, second;

  unrep_annotation_get_correction (one, &first);
  unrep_annotation_get_correction (other, &second);
  if (!unrep_correction_equal (&first, &second))
    return FALSE;
  merge->merged->pdata[one_stays ? other_index : index] = unrep_annotation_new_buried (one_stays ? other : one);
  g_object_unref (one_stays ? other : one);
  return !one_stays;
}

static int
compare_elements (gconstpointer a,
                  gconstpointer b)
{
  return unrep_annotation_compare (*(UnrepAnnotation * const *) a, *(UnrepAnnotation * const *) b);
}

/* At most one live annotation a unit: what overlaps enough is of one unit. Sorted
 * by start, only neighbours can overlap. */
static void
settle_units (Merge *merge)
{
  guint n = merge->merged->len, kept = 0;

  g_ptr_array_sort (merge->merged, compare_elements);
  for (guint i = 0; i < n; i++)
    {
      UnrepAnnotation *one = g_ptr_array_index (merge->merged, i);
      gboolean is_unit = is_live_unit (one);
      gboolean gone = !is_unit && !is_live_correction (one);
      UnrepRange range = gone ? (UnrepRange) { 0, 0 } : unrep_annotation_get_range (one);

      for (guint k = i + 1; k < n && !gone; k++)
        {
          UnrepAnnotation *other = g_ptr_array_index (merge->merged, k);

          if (other == NULL)
            continue;
          if (unrep_annotation_get_range (other).start >= range.end)
            break;
          if (!is_unit)
            gone = is_live_correction (other) && settle_corrections (merge, i, k);
          else if (is_live_unit (other) && unrep_range_same_unit (range, unrep_annotation_get_range (other)))
            gone = settle_pair (merge, i, k);
        }
    }

  for (guint i = 0; i < n; i++)
    if (merge->merged->pdata[i] != NULL)
      merge->merged->pdata[kept++] = merge->merged->pdata[i];
  merge->merged->len = kept;
}

/**
 * unrep_side_file_merge:
 * @a: a copy of one person's work on one text with one codebook
 * @b: another copy of the same work
 * @conflicts: (out) (optional) (transfer full) (element-type UnrepAnnotation):
 *   where to put the annotations of @b that lost without being outdone
 *
 * Merges by annotation: the copy whose changes include the other's wins, and
 * deletions are changes. Of two live annotations of one unit that say the same
 * the smaller id stays and the other becomes a tombstone, and so it is with two
 * corrections of the outline. Where both sides
 * changed the same thing, @a stays in the result and @b goes to @conflicts; a
 * caller keeps those too.
 *
 * Apart from conflicts the order of the copies makes no difference, merging a
 * copy twice neither, and of three copies any two may be merged first as long as
 * no annotation that another one of its unit made superfluous is changed on the way.
 * @a and @b are not changed; members that nobody here knows are united.
 *
 * Returns: (transfer full): the merged work
 */
UnrepSideFile *
unrep_side_file_merge (UnrepSideFile  *a,
                       UnrepSideFile  *b,
                       GPtrArray     **conflicts)
{
  g_autoptr (GHashTable) first = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) merged = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) lost = g_ptr_array_new_with_free_func (g_object_unref);
  Merge merge = { first, merged, lost };
  UnrepSideFile *result = merge_headers (a, b);

  merge_by_id (&merge, a, b);
  settle_units (&merge);
  unrep_side_file_set_annotations (result, merged);
  if (conflicts != NULL)
    *conflicts = g_steal_pointer (&lost);
  return result;
}
