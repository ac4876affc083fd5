/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-review-private.h"

#include "unrep-annotation-private.h"

#include <string.h>

/* The unit of @outline that a unit of @range became: the one that shares most
 * with it, as annotations are aligned; of equal ones the first. */
static guint
find_successor (UnrepOutline *outline,
                UnrepRange    range)
{
  guint best = UNREP_NO_UNIT;
  gsize best_overlap = 0, best_both = 1;

  for (guint i = 0; i < unrep_outline_get_n_units (outline); i++)
    {
      UnrepRange unit = unrep_outline_get_unit (outline, i)->range;
      gsize overlap = unrep_range_overlap (unit, range);
      gsize both = unrep_range_length (unit) + unrep_range_length (range) - overlap;

      if (overlap * best_both > best_overlap * both)
        {
          best = i;
          best_overlap = overlap;
          best_both = both;
        }
    }
  return best;
}

/* What a person said of the units that become one. */
typedef struct
{
  UnrepAnnotation *first;
  gboolean moved;
  const char *position;
  gboolean flag;
  GPtrArray *tags;
  GString *note;
} Joined;

static void
joined_free (Joined *self)
{
  g_ptr_array_unref (self->tags);
  g_string_free (self->note, TRUE);
  g_free (self);
}

/* Nothing is dropped unseen: of differing positions the first one stays, and the
 * flag asks the reviewer to look; notes are put one behind the other. */
static void
join (Joined          *self,
      UnrepAnnotation *annotation)
{
  UnrepAnnotationContent content = unrep_annotation_get_content (annotation);

  if (self->position == NULL)
    self->position = content.position;
  self->flag = self->flag || content.flag ||
               (content.position != NULL && !g_str_equal (content.position, self->position));
  for (gsize i = 0; content.tags[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (self->tags, content.tags[i], g_str_equal, NULL))
      g_ptr_array_add (self->tags, (gpointer) content.tags[i]);
  if (content.note[0] != '\0' && strstr (self->note->str, content.note) == NULL)
    g_string_append_printf (self->note, "%s%s", self->note->len > 0 ? "\n\n" : "", content.note);
}

static void
change (GArray          *changes,
        UnrepAnnotation *before,
        UnrepAnnotation *after)
{
  g_autoptr (UnrepAnnotation) owned = after;

  unrep_history_changes_add (changes, before, owned);
}

static void
move (UnrepReview     *review,
      GArray          *changes,
      Joined          *joined,
      const UnrepUnit *unit,
      const char      *now)
{
  UnrepAnnotationContent content = { .position = joined->position, .flag = joined->flag, .note = joined->note->str,
                                     .settles = unrep_annotation_get_settles (joined->first) };

  g_ptr_array_add (joined->tags, NULL);
  content.tags = (const char * const *) joined->tags->pdata;
  change (changes, joined->first,
          unrep_annotation_new_moved (joined->first, unit->path, unrep_report_get_text (review->report), unit->range,
                                      &content, review->device, now));
}

/* Adds @annotation to what is said of the unit it goes to. */
static void
send (UnrepReview     *review,
      GArray          *changes,
      GHashTable      *by_unit,
      guint            unit,
      UnrepAnnotation *annotation,
      const char      *now)
{
  Joined *joined = g_hash_table_lookup (by_unit, GUINT_TO_POINTER (unit));

  if (joined != NULL)
    {
      change (changes, annotation, unrep_annotation_new_deleted (annotation, review->device, now));
      joined->moved = TRUE;
    }
  else
    {
      joined = g_new0 (Joined, 1);
      joined->first = annotation;
      joined->tags = g_ptr_array_new ();
      joined->note = g_string_new (NULL);
      g_hash_table_insert (by_unit, GUINT_TO_POINTER (unit), joined);
    }
  join (joined, annotation);
}

/**
 * unrep_review_realign:
 * @self: a review
 * @outline: the outline that it is about to have
 * @hull: everything whose unit may become another one
 * @changes: (element-type UnrepHistoryChange): where to add what has to change
 *
 * Annotations of units that are no more go to what became of these: the unit that
 * shares most with the old one. Where several meet, the first one stays and says
 * what all of them said. Spans stay with their words.
 */
void
unrep_review_realign (UnrepReview  *self,
                      UnrepOutline *outline,
                      UnrepRange    hull,
                      GArray       *changes)
{
  g_autoptr (GHashTable) by_unit = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) joined_free);
  g_autofree char *now = unrep_time_dup_now ();
  GHashTableIter iter;
  gpointer key, value;

  for (guint i = 0; i < unrep_outline_get_n_units (self->outline); i++)
    {
      UnrepAnnotation *annotation = unrep_review_get_annotation (self, i);
      UnrepRange range = unrep_outline_get_unit (self->outline, i)->range;
      guint unit = annotation != NULL && unrep_range_overlap (range, hull) > 0 ? find_successor (outline, range)
                                                                               : UNREP_NO_UNIT;

      if (unit == UNREP_NO_UNIT)
        continue;
      send (self, changes, by_unit, unit, annotation, now);
      if (unrep_range_compare (range, unrep_outline_get_unit (outline, unit)->range) != 0)
        ((Joined *) g_hash_table_lookup (by_unit, GUINT_TO_POINTER (unit)))->moved = TRUE;
    }
  g_hash_table_iter_init (&iter, by_unit);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (((Joined *) value)->moved)
      move (self, changes, value, unrep_outline_get_unit (outline, GPOINTER_TO_UINT (key)), now);
  unrep_review_realign_spans (self, outline, changes);
}
