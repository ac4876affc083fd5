/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-comparison.h"

#include "unrep-annotation-private.h"
#include "unrep-side-file-private.h"

/**
 * unrep_comparison_free:
 * @self: (transfer full): a comparison
 */
void
unrep_comparison_free (UnrepComparison *self)
{
  g_array_unref (self->differences);
  g_free (self);
}

static void
difference_clear (UnrepDifference *self)
{
  g_clear_object (&self->then);
  g_clear_object (&self->now);
}

static gboolean
is_unit (UnrepAnnotation *annotation)
{
  return annotation == NULL || unrep_annotation_is_unit (annotation);
}

static void
compare_pair (UnrepComparison *self,
              UnrepAnnotation *then,
              UnrepAnnotation *now)
{
  UnrepDifference difference = { then, now };
  gboolean counted = FALSE;

  if (then == now || (then != NULL && now != NULL && unrep_annotation_says_same (then, now)))
    return;
  if (is_unit (then) && is_unit (now))
    {
      UnrepAnnotationContent a = unrep_annotation_get_content (then), b = unrep_annotation_get_content (now);
      gboolean position = g_strcmp0 (a.position, b.position) != 0, note = !g_str_equal (a.note, b.note);

      /* Another annotation that says the same of the same unit is no difference. */
      if (then != NULL && now != NULL && !g_str_equal (then->id, now->id) && unrep_annotation_content_equal (&a, &b))
        return;
      self->n_positions += position;
      self->n_notes += note;
      self->n_flags += a.flag != b.flag;
      counted = position || note || a.flag != b.flag;
    }
  self->n_more += !counted;
  if (then != NULL)
    g_object_ref (then);
  if (now != NULL)
    g_object_ref (now);
  g_array_append_val (self->differences, difference);
}

/* Live annotations by id. */
static GHashTable *
index_live (UnrepSideFile *file)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < file->annotations->len; i++)
    {
      UnrepAnnotation *annotation = g_ptr_array_index (file->annotations, i);

      if (!annotation->deleted)
        g_hash_table_insert (index, annotation->id, annotation);
    }
  return index;
}

/* The live ones of @file that @index does not have, in the order of the text. */
static GPtrArray *
list_missing (UnrepSideFile *file,
              GHashTable    *index)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < file->annotations->len; i++)
    {
      UnrepAnnotation *annotation = g_ptr_array_index (file->annotations, i);

      if (!annotation->deleted && !g_hash_table_contains (index, annotation->id))
        g_ptr_array_add (list, annotation);
    }
  return list;
}

/* Takes the annotation of the same unit out of @list, which is sorted by start. */
static UnrepAnnotation *
take_same_unit (GPtrArray       *list,
                UnrepAnnotation *annotation)
{
  for (guint i = 0; i < list->len && unrep_annotation_is_unit (annotation); i++)
    {
      UnrepAnnotation *candidate = g_ptr_array_index (list, i);

      if (candidate->range.start >= annotation->range.end)
        break;
      if (unrep_annotation_is_unit (candidate) && unrep_range_same_unit (candidate->range, annotation->range))
        return g_ptr_array_remove_index (list, i);
    }
  return NULL;
}

static UnrepAnnotation *
get_any (const UnrepDifference *difference)
{
  return difference->then != NULL ? difference->then : difference->now;
}

static int
compare_places (const UnrepDifference *a,
                const UnrepDifference *b)
{
  return unrep_annotation_compare (get_any (a), get_any (b));
}

/**
 * unrep_comparison_new:
 * @then: what a side file held once
 * @now: what it holds now
 *
 * Compares what the person said, not how often it was changed. Annotations of
 * other ids are the same one when they are of the same unit.
 *
 * Returns: (transfer full): what differs
 */
UnrepComparison *
unrep_comparison_new (UnrepSideFile *then,
                      UnrepSideFile *now)
{
  UnrepComparison *self = g_new0 (UnrepComparison, 1);
  g_autoptr (GHashTable) now_index = index_live (now), then_index = index_live (then);
  g_autoptr (GPtrArray) only_then = list_missing (then, now_index), only_now = list_missing (now, then_index);

  self->differences = g_array_new (FALSE, FALSE, sizeof (UnrepDifference));
  g_array_set_clear_func (self->differences, (GDestroyNotify) difference_clear);
  for (guint i = 0; i < then->annotations->len; i++)
    {
      UnrepAnnotation *annotation = g_ptr_array_index (then->annotations, i);
      UnrepAnnotation *other = g_hash_table_lookup (now_index, annotation->id);

      if (!annotation->deleted && other != NULL)
        compare_pair (self, annotation, other);
    }
  for (guint i = 0; i < only_then->len; i++)
    compare_pair (self, g_ptr_array_index (only_then, i), take_same_unit (only_now, g_ptr_array_index (only_then, i)));
  for (guint i = 0; i < only_now->len; i++)
    compare_pair (self, NULL, g_ptr_array_index (only_now, i));
  g_array_sort (self->differences, (GCompareFunc) compare_places);
  return self;
}
