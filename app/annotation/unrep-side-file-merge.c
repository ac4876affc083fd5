/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-side-file-private.h"

#include "unrep-annotation-private.h"

#include <string.h>

/* What is known of one person's work is, for each annotation, the versions that
 * no other version outdoes. Uniting two such sets and dropping what is outdone is
 * the join of a lattice, which is why the order of merging makes no difference.
 * What a side file shows of it is worked out afterwards, by project(), and can be
 * taken back, by collect(). */
typedef struct
{
  /* id → GPtrArray of UnrepAnnotation, none of which dominates another. */
  GHashTable *versions;
  /* id → UnrepAnnotation of the files whose view is preferred, the first one most. */
  GHashTable *preferred[2];
  GPtrArray *shown;
  GPtrArray *others;
} Merge;

static const char *
get_later (const char      *time,
           UnrepAnnotation *annotation)
{
  const char *modified = unrep_annotation_get_modified (annotation);

  return strcmp (modified, time) > 0 ? modified : time;
}

static const char *
get_latest (UnrepSideFile *file)
{
  const char *latest = "";

  for (guint i = 0; i < file->annotations->len; i++)
    latest = get_later (latest, g_ptr_array_index (file->annotations, i));
  for (guint i = 0; i < file->others->len; i++)
    latest = get_later (latest, g_ptr_array_index (file->others, i));
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
  unrep_side_file_merge_rounds (merged, other);
  unrep_extras_add (&merged->extras, other->extras);
  return merged;
}

static void
merge_init (Merge *self)
{
  self->versions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
  self->others = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
merge_clear (Merge *self)
{
  g_clear_pointer (&self->versions, g_hash_table_unref);
  g_clear_pointer (&self->preferred[0], g_hash_table_unref);
  g_clear_pointer (&self->preferred[1], g_hash_table_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->others, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Merge, merge_clear)

static gboolean
says_same (UnrepAnnotation *a,
           UnrepAnnotation *b)
{
  return a == b || unrep_annotation_says_same (a, b);
}

static void
add_version (Merge           *self,
             UnrepAnnotation *version)
{
  GPtrArray *list = g_hash_table_lookup (self->versions, unrep_annotation_get_id (version));

  if (list == NULL)
    {
      list = g_ptr_array_new_with_free_func (g_object_unref);
      g_hash_table_insert (self->versions, g_strdup (unrep_annotation_get_id (version)), list);
    }
  for (guint i = list->len; i > 0; i--)
    {
      UnrepAnnotation *known = g_ptr_array_index (list, i - 1);
      UnrepEditsOrder order = known == version ? UNREP_EDITS_EQUAL : unrep_annotation_compare_edits (known, version);
      gboolean same = order == UNREP_EDITS_EQUAL && says_same (known, version);

      /* Where nothing differs the object stays too: callers see by it what changed. */
      if (order == UNREP_EDITS_FIRST_DOMINATES || (same && strcmp (known->modified, version->modified) >= 0))
        return;
      if (order == UNREP_EDITS_SECOND_DOMINATES || same)
        g_ptr_array_remove_index (list, i - 1);
    }
  g_ptr_array_add (list, g_object_ref (version));
}

/* Whether @annotation was made by project() of versions that all say the same,
 * which @file has among its others. */
static gboolean
is_joined (UnrepSideFile   *file,
           UnrepAnnotation *annotation)
{
  gboolean found = FALSE;

  for (guint i = 0; i < file->others->len; i++)
    {
      UnrepAnnotation *other = g_ptr_array_index (file->others, i);

      if (!g_str_equal (unrep_annotation_get_id (other), unrep_annotation_get_id (annotation)))
        continue;
      if (!says_same (other, annotation))
        return FALSE;
      found = TRUE;
    }
  return found;
}

/* All versions that @file knows, what project() made of them left out. */
static void
collect (Merge         *self,
         UnrepSideFile *file)
{
  for (guint i = 0; i < file->annotations->len; i++)
    {
      g_autoptr (UnrepAnnotation) version = unrep_annotation_new_unburied (g_ptr_array_index (file->annotations, i));

      if (file->others->len == 0 || !is_joined (file, version))
        add_version (self, version);
    }
  for (guint i = 0; i < file->others->len; i++)
    add_version (self, g_ptr_array_index (file->others, i));
}

/* 0 for what is preferred most. */
static guint
get_rank (Merge           *self,
          UnrepAnnotation *version)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->preferred); i++)
    {
      UnrepAnnotation *preferred = self->preferred[i] == NULL ? NULL :
                                   g_hash_table_lookup (self->preferred[i], unrep_annotation_get_id (version));

      if (preferred != NULL && says_same (preferred, version))
        return i;
    }
  return G_N_ELEMENTS (self->preferred);
}

static GBytes *
write_version (UnrepAnnotation *version)
{
  UnrepJsonWriter *writer = unrep_json_writer_new ();

  unrep_annotation_write (version, writer);
  return unrep_json_writer_free_to_bytes (writer);
}

/* The one changed later comes first; ties are decided by the bytes. */
static int
compare_times (UnrepAnnotation *a,
               UnrepAnnotation *b)
{
  g_autoptr (GBytes) a_bytes = NULL, b_bytes = NULL;

  if (!g_str_equal (a->modified, b->modified))
    return strcmp (b->modified, a->modified);
  a_bytes = write_version (a);
  b_bytes = write_version (b);
  return g_bytes_compare (a_bytes, b_bytes);
}

/* Which of two versions in conflict is shown. Negative for @a. */
static int
compare_versions (Merge           *self,
                  UnrepAnnotation *a,
                  UnrepAnnotation *b)
{
  guint a_rank = get_rank (self, a), b_rank = get_rank (self, b);

  return a_rank != b_rank ? (a_rank < b_rank ? -1 : 1) : compare_times (a, b);
}

static int
compare_in_list (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  return compare_versions (user_data, *(UnrepAnnotation * const *) a, *(UnrepAnnotation * const *) b);
}

/* One version of each annotation is shown. Where all say the same nobody has to
 * choose, and it counts the changes of all. */
static void
show_one (Merge     *self,
          GPtrArray *list)
{
  g_autoptr (UnrepAnnotation) shown = NULL;
  gboolean same = TRUE;

  if (list->len > 1)
    g_ptr_array_sort_with_data (list, compare_in_list, self);
  shown = g_object_ref (g_ptr_array_index (list, 0));
  for (guint i = 1; i < list->len && same; i++)
    same = says_same (shown, g_ptr_array_index (list, i));
  for (guint i = 1; i < list->len && same; i++)
    {
      g_autoptr (UnrepAnnotation) sooner = g_steal_pointer (&shown);

      shown = unrep_annotation_new_joined (sooner, g_ptr_array_index (list, i));
    }
  for (guint i = same && list->len > 1 ? 0 : 1; i < list->len; i++)
    g_ptr_array_add (self->others, g_object_ref (g_ptr_array_index (list, i)));
  g_ptr_array_add (self->shown, g_steal_pointer (&shown));
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

static gboolean
smaller_id (UnrepAnnotation *a,
            UnrepAnnotation *b)
{
  return strcmp (unrep_annotation_get_id (a), unrep_annotation_get_id (b)) < 0;
}

static void
bury (Merge *self,
      guint  index)
{
  g_autoptr (UnrepAnnotation) annotation = g_ptr_array_index (self->shown, index);

  self->shown->pdata[index] = unrep_annotation_new_buried (annotation);
}

/* Not shown, but known. */
static void
set_aside (Merge *self,
           guint  index)
{
  g_autoptr (UnrepAnnotation) annotation = g_ptr_array_index (self->shown, index);
  GPtrArray *list = g_hash_table_lookup (self->versions, unrep_annotation_get_id (annotation));

  self->shown->pdata[index] = NULL;
  /* If not, it was joined of versions that are among the others already. */
  if (g_ptr_array_find (list, annotation, NULL))
    g_ptr_array_add (self->others, g_object_ref (annotation));
}

/* Two live annotations of one unit, made on two devices. Returns whether the one
 * at @index was done away with. */
static gboolean
settle_pair (Merge *self,
             guint  index,
             guint  other_index)
{
  UnrepAnnotation *one = g_ptr_array_index (self->shown, index);
  UnrepAnnotation *other = g_ptr_array_index (self->shown, other_index);
  gboolean one_stays = smaller_id (one, other);
  guint loser = one_stays ? other_index : index;

  if (is_superfluous (one_stays ? other : one, one_stays ? one : other))
    {
      bury (self, loser);
      return loser == index;
    }
  loser = compare_versions (self, one, other) < 0 ? other_index : index;
  set_aside (self, loser);
  return loser == index;
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
settle_corrections (Merge *self,
                    guint  index,
                    guint  other_index)
{
  UnrepAnnotation *one = g_ptr_array_index (self->shown, index);
  UnrepAnnotation *other = g_ptr_array_index (self->shown, other_index);
  gboolean one_stays = smaller_id (one, other);
  UnrepCorrection first, second;

  unrep_annotation_get_correction (one, &first);
  unrep_annotation_get_correction (other, &second);
  if (!unrep_correction_equal (&first, &second))
    return FALSE;
  bury (self, one_stays ? other_index : index);
  return !one_stays;
}

static int
compare_elements (gconstpointer a,
                  gconstpointer b)
{
  return unrep_annotation_compare (*(UnrepAnnotation * const *) a, *(UnrepAnnotation * const *) b);
}

static int
compare_others (gconstpointer a,
                gconstpointer b)
{
  int order = compare_elements (a, b);

  return order != 0 ? order : compare_times (*(UnrepAnnotation * const *) a, *(UnrepAnnotation * const *) b);
}

/* At most one live annotation a unit: what overlaps enough is of one unit. Sorted
 * by start, only neighbours can overlap. */
static void
settle_units (Merge *self)
{
  guint n = self->shown->len, kept = 0;

  g_ptr_array_sort (self->shown, compare_elements);
  for (guint i = 0; i < n; i++)
    {
      UnrepAnnotation *one = g_ptr_array_index (self->shown, i);
      gboolean is_unit = is_live_unit (one);
      gboolean gone = !is_unit && !is_live_correction (one);
      UnrepRange range = gone ? (UnrepRange) { 0, 0 } : unrep_annotation_get_range (one);

      for (guint k = i + 1; k < n && !gone; k++)
        {
          UnrepAnnotation *other = g_ptr_array_index (self->shown, k);

          if (other == NULL)
            continue;
          if (unrep_annotation_get_range (other).start >= range.end)
            break;
          if (!is_unit)
            gone = is_live_correction (other) && settle_corrections (self, i, k);
          else if (is_live_unit (other) && unrep_range_same_unit (range, unrep_annotation_get_range (other)))
            gone = settle_pair (self, i, k);
        }
    }

  for (guint i = 0; i < n; i++)
    if (self->shown->pdata[i] != NULL)
      self->shown->pdata[kept++] = self->shown->pdata[i];
  self->shown->len = kept;
}

/* What a side file shows of all that is known. */
static void
project (Merge *self)
{
  GHashTableIter iter;
  gpointer list;

  g_hash_table_iter_init (&iter, self->versions);
  while (g_hash_table_iter_next (&iter, NULL, &list))
    show_one (self, list);
  settle_units (self);
  g_ptr_array_sort (self->others, compare_others);
}

static UnrepSideFile *
merge_files (UnrepSideFile *a,
             UnrepSideFile *b,
             gboolean       as_shown)
{
  g_auto (Merge) merge = { NULL };
  UnrepSideFile *result = merge_headers (a, b);

  merge_init (&merge);
  if (as_shown)
    {
      merge.preferred[0] = unrep_annotation_index (a->annotations);
      merge.preferred[1] = unrep_annotation_index (b->annotations);
    }
  collect (&merge, a);
  collect (&merge, b);
  project (&merge);
  unrep_side_file_set_annotations (result, merge.shown);
  g_ptr_array_unref (result->others);
  result->others = g_steal_pointer (&merge.others);
  return result;
}

/**
 * unrep_side_file_list_conflicts:
 * @self: what came of a merge
 *
 * Returns: (transfer full) (element-type UnrepAnnotation): the versions that lost
 *   without being outdone, for a person to choose; by start, id and time
 */
GPtrArray *
unrep_side_file_list_conflicts (UnrepSideFile *self)
{
  g_autoptr (GHashTable) shown = self->others->len > 0 ? unrep_annotation_index (self->annotations) : NULL;
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->others->len; i++)
    {
      UnrepAnnotation *other = g_ptr_array_index (self->others, i);
      UnrepAnnotation *annotation = g_hash_table_lookup (shown, unrep_annotation_get_id (other));

      if (annotation == NULL || !says_same (annotation, other))
        g_ptr_array_add (list, g_object_ref (other));
    }
  return list;
}

/**
 * unrep_side_file_merge:
 * @a: a copy of one person's work on one text with one codebook
 * @b: another copy of the same work
 * @conflicts: (out) (optional) (transfer full) (element-type UnrepAnnotation):
 *   where to put what unrep_side_file_list_conflicts() says of the result
 *
 * Merges by annotation: the copy whose changes include the other's wins, and
 * deletions are changes. Of two live annotations of one unit that say the same
 * the smaller id stays and the other becomes a tombstone, and so it is with two
 * corrections of the outline. Where both sides changed the same thing, the result
 * shows the version that was changed later and knows the other one too, up to a
 * version that outdoes both; side files hold only what is shown, so that a caller
 * keeps the conflicts elsewhere.
 *
 * The order of the copies makes no difference, merging a copy twice neither, and
 * of three copies any two may be merged first. (All this is said of annotations
 * and conflicts. Of the head, the copy with the latest change is taken; rounds, and
 * members that nobody here knows, are united.) @a and @b are not changed.
 *
 * Returns: (transfer full): the merged work
 */
UnrepSideFile *
unrep_side_file_merge (UnrepSideFile  *a,
                       UnrepSideFile  *b,
                       GPtrArray     **conflicts)
{
  UnrepSideFile *result = merge_files (a, b, FALSE);

  if (conflicts != NULL)
    *conflicts = unrep_side_file_list_conflicts (result);
  return result;
}

/**
 * unrep_side_file_merge_as_shown:
 * @mine: what the person sees
 * @theirs: another copy of the same work
 *
 * As unrep_side_file_merge(), but where two versions are in conflict the one that
 * @mine shows is shown, or else the one that @theirs shows: nothing changes under
 * the eyes of the person who has to choose.
 *
 * Returns: (transfer full): the merged work
 */
UnrepSideFile *
unrep_side_file_merge_as_shown (UnrepSideFile *mine,
                                UnrepSideFile *theirs)
{
  return merge_files (mine, theirs, TRUE);
}

/**
 * unrep_side_file_knows_same:
 * @a: what came of a merge
 * @b: what came of another
 *
 * Returns: whether both show the same and know the same beside it
 */
gboolean
unrep_side_file_knows_same (UnrepSideFile *a,
                            UnrepSideFile *b)
{
  g_autoptr (GBytes) a_bytes = NULL, b_bytes = NULL;

  if (a->others->len != b->others->len)
    return FALSE;
  for (guint i = 0; i < a->others->len; i++)
    if (compare_others (&a->others->pdata[i], &b->others->pdata[i]) != 0)
      return FALSE;
  a_bytes = unrep_side_file_to_bytes (a);
  b_bytes = unrep_side_file_to_bytes (b);
  return g_bytes_equal (a_bytes, b_bytes);
}
