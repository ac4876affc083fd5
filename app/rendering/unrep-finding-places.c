/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings and what is said of them, brought together; and what is looked for in them. */
#include "unrep-finding-list-private.h"

#include "report/unrep-query.h"

#include <glib/gi18n.h>
#include <string.h>

/* So many code points beside a finding are searched too. */
#define AROUND 32

static void
place_clear (UnrepFindingPlace *place)
{
  g_clear_object (&place->annotation);
}

/**
 * unrep_finding_places_new:
 *
 * Returns: (transfer full) (element-type UnrepFindingPlace): no places
 */
GArray *
unrep_finding_places_new (void)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (UnrepFindingPlace));

  g_array_set_clear_func (places, (GDestroyNotify) place_clear);
  return places;
}

/* Which finding @annotation is about: the very same words before nearly the same. */
static guint
find_finding (UnrepFindings   *findings,
              UnrepAnnotation *annotation)
{
  UnrepRange range = unrep_annotation_get_range (annotation);
  const char *id = unrep_judgement_get_check (unrep_annotation_get_judgement (annotation));
  gsize length = unrep_range_length (range), most = 0;
  guint best = UNREP_NO_FINDING;

  if (id == NULL)
    return UNREP_NO_FINDING;
  for (guint i = unrep_findings_find (findings, range.start - MIN (range.start, length)); i < unrep_findings_get_n (findings); i++)
    {
      const UnrepFinding *finding = unrep_findings_get (findings, i);
      gsize overlap = unrep_range_overlap (finding->range, range);

      if (finding->range.start >= range.end)
        break;
      if (!g_str_equal (finding->check->id, id))
        continue;
      if (unrep_range_compare (finding->range, range) == 0)
        return i;
      if (unrep_range_same_unit (finding->range, range) && overlap > most)
        {
          best = i;
          most = overlap;
        }
    }
  return best;
}

static gboolean
is_better (UnrepAnnotation    *annotation,
           UnrepAnnotation    *other,
           const UnrepFinding *finding)
{
  gboolean same = unrep_range_compare (unrep_annotation_get_range (annotation), finding->range) == 0;
  gboolean other_same = unrep_range_compare (unrep_annotation_get_range (other), finding->range) == 0;

  return same != other_same ? same : strcmp (unrep_annotation_get_modified (annotation), unrep_annotation_get_modified (other)) > 0;
}

/* By finding, what is said of it; what is about none goes to @others. */
static GHashTable *
match (UnrepFindings *findings,
       GPtrArray     *judged,
       GPtrArray     *others)
{
  GHashTable *by_finding = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < judged->len; i++)
    {
      UnrepAnnotation *annotation = g_ptr_array_index (judged, i);
      guint finding = find_finding (findings, annotation);
      UnrepAnnotation *other = g_hash_table_lookup (by_finding, GUINT_TO_POINTER (finding));

      if (finding == UNREP_NO_FINDING)
        g_ptr_array_add (others, annotation);
      else if (other == NULL || is_better (annotation, other, unrep_findings_get (findings, finding)))
        g_hash_table_insert (by_finding, GUINT_TO_POINTER (finding), annotation);
    }
  return by_finding;
}

static void
add (GArray            *places,
     UnrepFindingPlace  place,
     UnrepAnnotation   *annotation)
{
  if (annotation != NULL)
    {
      place.annotation = g_object_ref (annotation);
      place.state = unrep_judgement_get_state (unrep_annotation_get_judgement (annotation));
    }
  g_array_append_val (places, place);
}

static void
add_finding (GArray        *places,
             UnrepFindings *findings,
             guint          index,
             GHashTable    *by_finding)
{
  const UnrepFinding *finding = unrep_findings_get (findings, index);

  add (places, (UnrepFindingPlace) { finding->check->family, finding->check, finding->check->id, finding->severity, index,
                                     finding->range, finding->line, finding->repair, UNREP_FINDING_OPEN, NULL },
       g_hash_table_lookup (by_finding, GUINT_TO_POINTER (index)));
}

/* The findings by family and check, each check's in the order of the text: there may be
 * a million, so that they are gone through once. */
static void
add_found (GArray        *places,
           UnrepFindings *findings,
           GHashTable    *by_finding)
{
  g_autoptr (GHashTable) checks = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < unrep_findings_get_n (findings); i++)
    {
      gpointer check = (gpointer) unrep_findings_get (findings, i)->check;
      GArray *indices = g_hash_table_lookup (checks, check);

      if (indices == NULL)
        g_hash_table_insert (checks, check, indices = g_array_new (FALSE, FALSE, sizeof (guint)));
      g_array_append_val (indices, i);
    }
  for (UnrepFamily family = 0; family < UNREP_N_FAMILIES; family++)
    for (gsize i = 0; unrep_checks[i] != NULL; i++)
      {
        GArray *indices = unrep_checks[i]->family == family ? g_hash_table_lookup (checks, unrep_checks[i]) : NULL;

        for (guint j = 0; indices != NULL && j < indices->len; j++)
          add_finding (places, findings, g_array_index (indices, guint, j), by_finding);
      }
}

/* What no check finds: because a person did, because the check does not find it any
 * more, or because it is of another version. */
static void
add_others (GArray        *places,
            UnrepFindings *findings,
            GPtrArray     *others,
            gboolean       signed_off)
{
  UnrepText *text = unrep_findings_get_text (findings);

  for (guint i = 0; i < others->len; i++)
    {
      UnrepAnnotation *annotation = g_ptr_array_index (others, i);
      UnrepRange range = unrep_annotation_get_range (annotation);
      const char *id = unrep_judgement_get_check (unrep_annotation_get_judgement (annotation));

      if ((unrep_judgement_get_state (unrep_annotation_get_judgement (annotation)) == UNREP_FINDING_SIGNED_OFF) == signed_off)
        add (places, (UnrepFindingPlace) { signed_off ? UNREP_GROUP_SIGNED_OFF : UNREP_GROUP_MARKED,
                                           id != NULL ? unrep_check_find (id) : NULL, id, UNREP_SEVERITY_WARNING,
                                           UNREP_NO_FINDING, range, unrep_text_get_line_at (text, range.start), NULL,
                                           UNREP_FINDING_OPEN, NULL }, annotation);
    }
}

/**
 * unrep_finding_places_list:
 * @findings: what the checks have found
 * @judged: (element-type UnrepAnnotation): what is said of it
 *
 * Returns: (transfer full) (element-type UnrepFindingPlace): all places, by family,
 *   check and where they are; then what people have marked, and what is signed off.
 *   Valid as long as @findings is
 */
GArray *
unrep_finding_places_list (UnrepFindings *findings,
                           GPtrArray     *judged)
{
  GArray *places = unrep_finding_places_new ();
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  g_autoptr (GHashTable) by_finding = match (findings, judged, others);

  add_found (places, findings, by_finding);
  add_others (places, findings, others, FALSE);
  add_others (places, findings, others, TRUE);
  return places;
}

struct _UnrepFindingSearch
{
  UnrepText *text;
  UnrepQuery *query; /* NULL for none */
  GHashTable *titles; /* of checks whose titles match */
};

static gboolean
matches_string (UnrepQuery *query,
                const char *string)
{
  g_autoptr (UnrepText) text = unrep_text_new (string, -1);
  g_autoptr (UnrepFolding) folding =
    unrep_folding_new (text, (UnrepRange) { 0, unrep_text_get_n_chars (text) }, unrep_query_get_level (query));
  UnrepRange hit;
  gsize unit = 0;

  return unrep_query_find (query, folding, &unit, &hit);
}

/**
 * unrep_finding_search_new:
 * @findings: (nullable): what the checks have found
 * @words: (nullable): what is looked for, %NULL or "" for nothing
 *
 * Returns: (transfer full): a search that unrep_finding_search_matches() goes on with
 */
UnrepFindingSearch *
unrep_finding_search_new (UnrepFindings *findings,
                          const char    *words)
{
  UnrepFindingSearch *self = g_new0 (UnrepFindingSearch, 1);
  g_autoptr (UnrepQuery) query = unrep_query_new (words != NULL ? words : "", UNREP_FOLDING_LOOSE);

  if (findings == NULL || unrep_query_is_empty (query))
    return self;
  self->text = unrep_text_ref (unrep_findings_get_text (findings));
  self->titles = g_hash_table_new (NULL, NULL);
  for (gsize i = 0; unrep_checks[i] != NULL; i++)
    if (matches_string (query, _(unrep_checks[i]->title)))
      g_hash_table_add (self->titles, (gpointer) unrep_checks[i]);
  self->query = g_steal_pointer (&query);
  return self;
}

/**
 * unrep_finding_search_free:
 * @self: (transfer full): a search
 */
void
unrep_finding_search_free (UnrepFindingSearch *self)
{
  g_clear_pointer (&self->text, unrep_text_unref);
  g_clear_pointer (&self->query, unrep_query_unref);
  g_clear_pointer (&self->titles, g_hash_table_unref);
  g_free (self);
}

/**
 * unrep_finding_search_matches:
 * @self: a search
 * @place: a place
 *
 * Returns: whether the words stand there or within 32 characters of it, in the title
 *   of its check, in its repair or in its note
 */
gboolean
unrep_finding_search_matches (UnrepFindingSearch      *self,
                              const UnrepFindingPlace *place)
{
  g_autoptr (UnrepFolding) folding = NULL;
  UnrepRange around, hit;
  gsize unit = 0;

  if (self->query == NULL || g_hash_table_contains (self->titles, place->check))
    return TRUE;
  around.start = place->range.start - MIN (place->range.start, AROUND);
  around.end = MIN (place->range.end + AROUND, unrep_text_get_n_chars (self->text));
  folding = unrep_folding_new (self->text, around, unrep_query_get_level (self->query));
  return unrep_query_find (self->query, folding, &unit, &hit) ||
         (place->repair != NULL && matches_string (self->query, place->repair)) ||
         (place->annotation != NULL && matches_string (self->query, unrep_annotation_get_note (place->annotation)));
}
