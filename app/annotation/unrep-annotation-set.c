/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-annotation-set.h"

#include "unrep-annotation-private.h"

#include <string.h>

struct _UnrepAnnotationSet
{
  UnrepOutline *outline;
  /* id → UnrepAnnotation, owned; of all kinds, tombstones too. */
  GHashTable *by_id;
  /* For each unit of the outline its annotation, borrowed, or NULL. */
  UnrepAnnotation **by_unit;
  /* Live ones of kind `unit` that match no unit, borrowed. */
  GPtrArray *unmatched;
  /* Live spans by start, borrowed, and how long the longest of them may be. */
  GPtrArray *spans;
  gsize longest;
  guint n_tagged;
  guint n_to_tag;
  /* How many live ones of kind `unit` have a position: id → guint. */
  GHashTable *n_with;
};

/**
 * unrep_annotation_set_new:
 * @outline: the outline to match with
 *
 * Returns: (transfer full): a set without annotations
 */
UnrepAnnotationSet *
unrep_annotation_set_new (UnrepOutline *outline)
{
  UnrepAnnotationSet *self = g_new0 (UnrepAnnotationSet, 1);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  self->outline = unrep_outline_ref (outline);
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->by_unit = g_new0 (UnrepAnnotation *, unrep_outline_get_n_units (outline));
  self->unmatched = g_ptr_array_new ();
  self->spans = g_ptr_array_new ();
  self->n_with = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  unrep_annotation_set_replace_all (self, none);
  return self;
}

/**
 * unrep_annotation_set_free:
 * @self: (transfer full): a set
 */
void
unrep_annotation_set_free (UnrepAnnotationSet *self)
{
  g_ptr_array_unref (self->unmatched);
  g_ptr_array_unref (self->spans);
  g_hash_table_unref (self->n_with);
  g_free (self->by_unit);
  g_hash_table_unref (self->by_id);
  unrep_outline_unref (self->outline);
  g_free (self);
}

static gboolean
is_tagged (UnrepAnnotation *annotation)
{
  return annotation != NULL && !unrep_annotation_is_deleted (annotation) &&
         unrep_annotation_get_position (annotation) != NULL;
}

/* Counts @annotation of @unit, which may be UNREP_NO_UNIT, in or out. */
static void
count (UnrepAnnotationSet *self,
       guint               unit,
       UnrepAnnotation    *annotation,
       int                 difference)
{
  const char *position;
  guint *n;

  if (!is_tagged (annotation))
    return;
  position = unrep_annotation_get_position (annotation);
  n = g_hash_table_lookup (self->n_with, position);
  if (n == NULL)
    {
      n = g_new0 (guint, 1);
      g_hash_table_insert (self->n_with, g_strdup (position), n);
    }
  *n += (guint) difference;
  self->n_tagged += (guint) difference;
  if (unit == UNREP_NO_UNIT
      || unrep_outline_get_unit (self->outline, unit)->recommendation != UNREP_RECOMMENDATION_YES)
    self->n_to_tag += (guint) difference;
}

static void
recount (UnrepAnnotationSet *self)
{
  g_hash_table_remove_all (self->n_with);
  self->n_tagged = self->n_to_tag = 0;
  for (guint unit = 0; unit < unrep_outline_get_n_units (self->outline); unit++)
    {
      self->n_to_tag += unrep_outline_get_unit (self->outline, unit)->recommendation == UNREP_RECOMMENDATION_YES;
      count (self, unit, self->by_unit[unit], 1);
    }
  for (guint i = 0; i < self->unmatched->len; i++)
    count (self, UNREP_NO_UNIT, g_ptr_array_index (self->unmatched, i), 1);
}

/* An annotation and the unit that it overlaps most. */
typedef struct
{
  UnrepAnnotation *annotation;
  guint unit;
  gsize overlap;
} Match;

/* Live ones before tombstones, then the largest overlap, then the smaller id. */
static int
compare_matches (const Match *a,
                 const Match *b)
{
  gboolean a_deleted = unrep_annotation_is_deleted (a->annotation);
  gboolean b_deleted = unrep_annotation_is_deleted (b->annotation);

  if (a_deleted != b_deleted)
    return a_deleted ? 1 : -1;
  if (a->overlap != b->overlap)
    return a->overlap > b->overlap ? -1 : 1;
  return strcmp (unrep_annotation_get_id (a->annotation), unrep_annotation_get_id (b->annotation));
}

/* The unit that @annotation is of, UNREP_NO_UNIT for none. */
static Match
find_match (UnrepAnnotationSet *self,
            UnrepAnnotation    *annotation)
{
  UnrepRange range = unrep_annotation_get_range (annotation);
  Match match = { .annotation = annotation, .unit = unrep_outline_find_overlapping (self->outline, range) };

  if (match.unit != UNREP_NO_UNIT)
    match.overlap = unrep_range_overlap (range, unrep_outline_get_unit (self->outline, match.unit)->range);
  return match;
}

/* Gives each unit the best of the annotations that are of it. Sorting them all
 * would hold up the main loop where there are 10,000. */
static void
match_units (UnrepAnnotationSet *self,
             GPtrArray          *annotations)
{
  guint n_units = unrep_outline_get_n_units (self->outline);
  g_autofree Match *best = g_new0 (Match, MAX (n_units, 1));

  for (guint i = 0; i < annotations->len; i++)
    {
      Match match, *held;

      if (!unrep_annotation_is_unit (g_ptr_array_index (annotations, i)))
        continue;
      match = find_match (self, g_ptr_array_index (annotations, i));
      held = match.unit != UNREP_NO_UNIT ? &best[match.unit] : NULL;
      if (held != NULL && (held->annotation == NULL || compare_matches (&match, held) < 0))
        {
          Match loser = *held;

          *held = match;
          match = loser;
        }
      if (match.annotation != NULL && !unrep_annotation_is_deleted (match.annotation))
        g_ptr_array_add (self->unmatched, match.annotation);
    }
  for (guint unit = 0; unit < n_units; unit++)
    self->by_unit[unit] = best[unit].annotation;
}

static gboolean
is_live_span (UnrepAnnotation *annotation)
{
  return unrep_annotation_is_span (annotation) && !unrep_annotation_is_deleted (annotation);
}

static int
compare_spans (UnrepAnnotation * const *a,
               UnrepAnnotation * const *b)
{
  return unrep_annotation_compare (*a, *b);
}

/* Where the first span is that does not start before @start. */
static guint
find_span_from (UnrepAnnotationSet *self,
                gsize               start)
{
  guint low = 0, high = self->spans->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (unrep_annotation_get_range (g_ptr_array_index (self->spans, middle)).start < start)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
note_length (UnrepAnnotationSet *self,
             UnrepAnnotation    *span)
{
  gsize length = unrep_range_length (unrep_annotation_get_range (span));

  self->longest = MAX (self->longest, length);
}

static void
take_spans (UnrepAnnotationSet *self,
            GPtrArray          *annotations)
{
  g_ptr_array_set_size (self->spans, 0);
  self->longest = 0;
  for (guint i = 0; i < annotations->len; i++)
    if (is_live_span (g_ptr_array_index (annotations, i)))
      {
        g_ptr_array_add (self->spans, g_ptr_array_index (annotations, i));
        note_length (self, g_ptr_array_index (annotations, i));
      }
  g_ptr_array_sort (self->spans, (GCompareFunc) compare_spans);
}

/**
 * unrep_annotation_set_replace_all:
 * @self: a set
 * @annotations: (element-type UnrepAnnotation): annotations of any kind with unique ids
 *
 * Holds @annotations instead of what it held, and matches them anew.
 */
void
unrep_annotation_set_replace_all (UnrepAnnotationSet *self,
                                  GPtrArray          *annotations)
{
  g_ptr_array_set_size (self->unmatched, 0);
  g_hash_table_remove_all (self->by_id);
  for (guint i = 0; i < annotations->len; i++)
    {
      UnrepAnnotation *annotation = g_ptr_array_index (annotations, i);

      g_hash_table_replace (self->by_id, (gpointer) unrep_annotation_get_id (annotation), g_object_ref (annotation));
    }

  take_spans (self, annotations);
  match_units (self, annotations);
  recount (self);
}

/**
 * unrep_annotation_set_replace:
 * @self: a set
 * @unit: index of a unit
 * @annotation: its annotation from now on: a new version of the one it has, or
 *   the first one
 */
void
unrep_annotation_set_replace (UnrepAnnotationSet *self,
                              guint               unit,
                              UnrepAnnotation    *annotation)
{
  count (self, unit, self->by_unit[unit], -1);
  count (self, unit, annotation, 1);
  self->by_unit[unit] = annotation;
  g_hash_table_replace (self->by_id, (gpointer) unrep_annotation_get_id (annotation), g_object_ref (annotation));
}

/**
 * unrep_annotation_set_replace_span:
 * @self: a set
 * @span: a span, live or deleted: a new one, or a new version of one that is there
 *
 * Holds @span from now on.
 */
void
unrep_annotation_set_replace_span (UnrepAnnotationSet *self,
                                   UnrepAnnotation    *span)
{
  UnrepAnnotation *old = unrep_annotation_set_lookup (self, unrep_annotation_get_id (span));
  guint place;

  if (old != NULL)
    g_ptr_array_remove (self->spans, old);
  if (is_live_span (span))
    {
      place = find_span_from (self, unrep_annotation_get_range (span).start);
      while (place < self->spans->len && unrep_annotation_compare (g_ptr_array_index (self->spans, place), span) < 0)
        place++;
      g_ptr_array_insert (self->spans, (int) place, span);
      note_length (self, span);
    }
  g_hash_table_replace (self->by_id, (gpointer) unrep_annotation_get_id (span), g_object_ref (span));
}

/**
 * unrep_annotation_set_replace_rendering:
 * @self: a set
 * @annotation: one of kind `rendering`, live or deleted: a new one, or a new version
 *   of one that is there
 *
 * Holds @annotation from now on.
 */
void
unrep_annotation_set_replace_rendering (UnrepAnnotationSet *self,
                                        UnrepAnnotation    *annotation)
{
  g_hash_table_replace (self->by_id, (gpointer) unrep_annotation_get_id (annotation), g_object_ref (annotation));
}

/**
 * unrep_annotation_set_list_rendering:
 * @self: a set
 *
 * Returns: (transfer full) (element-type UnrepAnnotation): the live annotations of
 *   kind `rendering`, by start
 */
GPtrArray *
unrep_annotation_set_list_rendering (UnrepAnnotationSet *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer annotation;

  g_hash_table_iter_init (&iter, self->by_id);
  while (g_hash_table_iter_next (&iter, NULL, &annotation))
    if (unrep_annotation_is_rendering (annotation) && !unrep_annotation_is_deleted (annotation))
      g_ptr_array_add (list, g_object_ref (annotation));
  g_ptr_array_sort (list, (GCompareFunc) compare_spans);
  return list;
}

/**
 * unrep_annotation_set_list_spans:
 * @self: a set
 * @range: a range of the text
 *
 * Returns: (transfer full) (element-type UnrepAnnotation): the live spans that
 *   share text with @range, by start
 */
GPtrArray *
unrep_annotation_set_list_spans (UnrepAnnotationSet *self,
                                 UnrepRange          range)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = find_span_from (self, range.start - MIN (range.start, self->longest)); i < self->spans->len; i++)
    {
      UnrepAnnotation *span = g_ptr_array_index (self->spans, i);
      UnrepRange own = unrep_annotation_get_range (span);

      if (own.start >= range.end)
        break;
      if (unrep_range_overlap (own, range) > 0)
        g_ptr_array_add (list, g_object_ref (span));
    }
  return list;
}

/**
 * unrep_annotation_set_get:
 * @self: a set
 * @unit: index of a unit
 *
 * Returns: (transfer none) (nullable): its annotation, which may be a tombstone
 */
UnrepAnnotation *
unrep_annotation_set_get (UnrepAnnotationSet *self,
                          guint               unit)
{
  g_return_val_if_fail (unit < unrep_outline_get_n_units (self->outline), NULL);

  return self->by_unit[unit];
}

/**
 * unrep_annotation_set_lookup:
 * @self: a set
 * @id: the id of an annotation
 *
 * Returns: (transfer none) (nullable): the annotation with @id, of any kind
 */
UnrepAnnotation *
unrep_annotation_set_lookup (UnrepAnnotationSet *self,
                             const char         *id)
{
  return g_hash_table_lookup (self->by_id, id);
}

/**
 * unrep_annotation_set_find:
 * @self: a set
 * @annotation: an annotation of it
 *
 * Returns: index of the unit whose annotation it is, or %UNREP_NO_UNIT
 */
guint
unrep_annotation_set_find (UnrepAnnotationSet *self,
                           UnrepAnnotation    *annotation)
{
  for (guint unit = 0; unit < unrep_outline_get_n_units (self->outline); unit++)
    if (self->by_unit[unit] == annotation)
      return unit;
  return UNREP_NO_UNIT;
}

/* Of @best and @annotation the one that shares more with @range, as far as it is of
 * the same unit; a tombstone only where nothing else is. */
static UnrepAnnotation *
choose_nearer (UnrepAnnotation *best,
               UnrepAnnotation *annotation,
               UnrepRange       range)
{
  Match first = { .annotation = best }, second = { .annotation = annotation };

  if (annotation == NULL || !unrep_range_same_unit (unrep_annotation_get_range (annotation), range))
    return best;
  if (best == NULL)
    return annotation;
  first.overlap = unrep_range_overlap (unrep_annotation_get_range (best), range);
  second.overlap = unrep_range_overlap (unrep_annotation_get_range (annotation), range);
  return compare_matches (&first, &second) <= 0 ? best : annotation;
}

/**
 * unrep_annotation_set_find_same_unit:
 * @self: a set
 * @range: any range of the text, of a unit of the outline or not
 *
 * Returns: (transfer none) (nullable): the annotation of that unit, which may be a
 *   tombstone; of several live ones that which shares most with @range
 */
UnrepAnnotation *
unrep_annotation_set_find_same_unit (UnrepAnnotationSet *self,
                                     UnrepRange          range)
{
  UnrepAnnotation *best = NULL;

  for (guint unit = 0; unit < unrep_outline_get_n_units (self->outline); unit++)
    best = choose_nearer (best, self->by_unit[unit], range);
  for (guint i = 0; i < self->unmatched->len; i++)
    best = choose_nearer (best, g_ptr_array_index (self->unmatched, i), range);
  return best;
}

/**
 * unrep_annotation_set_list:
 * @self: a set
 *
 * Returns: (transfer full) (element-type UnrepAnnotation): all of them, in no order
 */
GPtrArray *
unrep_annotation_set_list (UnrepAnnotationSet *self)
{
  GPtrArray *list = g_ptr_array_new_full (g_hash_table_size (self->by_id), g_object_unref);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->by_id);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (list, g_object_ref (value));
  return list;
}

/**
 * unrep_annotation_set_get_n_tagged:
 * @self: a set
 *
 * Returns: how many live annotations of units have a position
 */
guint
unrep_annotation_set_get_n_tagged (UnrepAnnotationSet *self)
{
  return self->n_tagged;
}

/**
 * unrep_annotation_set_get_n_to_tag:
 * @self: a set
 *
 * Returns: how many units are recommendations for sure, and others that are tagged
 */
guint
unrep_annotation_set_get_n_to_tag (UnrepAnnotationSet *self)
{
  return self->n_to_tag;
}

/**
 * unrep_annotation_set_count_position:
 * @self: a set
 * @position: the id of a position
 *
 * Returns: how many live annotations of units have @position
 */
guint
unrep_annotation_set_count_position (UnrepAnnotationSet *self,
                                     const char         *position)
{
  const guint *n = g_hash_table_lookup (self->n_with, position);

  return n != NULL ? *n : 0;
}
