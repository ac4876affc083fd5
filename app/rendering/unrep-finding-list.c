/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-finding-list.h"

#include "unrep-finding-list-private.h"

#include <glib/gi18n.h>
#include <string.h>

struct _UnrepFindingList
{
  GObject parent_instance;

  UnrepFindings *findings;
  GArray *places; /* of UnrepFindingPlace, as they are shown when all are */
  GArray *rows; /* of Row */
  guint counts[UNREP_N_GROUPS][UNREP_N_SEVERITIES][UNREP_N_FINDING_STATES]; /* of the places */
  UnrepFindingFilter filter;
  char *words;
};

/* One row that is shown. */
typedef struct
{
  UnrepFindingRowKind kind;
  guint group;
  const char *id; /* borrowed from the place that it is or begins with */
  guint place;
  guint count;
  UnrepSeverity severity;
  UnrepAnnotation *annotation;
} Row;

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (UnrepFindingList, unrep_finding_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static const UnrepFindingPlace *
get_place (UnrepFindingList *self,
           guint             place)
{
  return &g_array_index (self->places, UnrepFindingPlace, place);
}

static GType
get_item_type (GListModel *model)
{
  return UNREP_TYPE_FINDING_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return UNREP_FINDING_LIST (model)->rows->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  UnrepFindingList *self = UNREP_FINDING_LIST (model);
  const Row *row;

  if (position >= self->rows->len)
    return NULL;
  row = &g_array_index (self->rows, Row, position);
  return unrep_finding_row_new (self->findings, get_place (self, row->place), row->kind, row->count, row->severity);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
unrep_finding_list_finalize (GObject *object)
{
  UnrepFindingList *self = UNREP_FINDING_LIST (object);

  g_array_unref (self->rows);
  g_array_unref (self->places);
  g_clear_pointer (&self->findings, unrep_findings_unref);
  g_free (self->words);
  G_OBJECT_CLASS (unrep_finding_list_parent_class)->finalize (object);
}

static void
unrep_finding_list_class_init (UnrepFindingListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = unrep_finding_list_finalize;
}

static void
row_clear (Row *row)
{
  g_clear_object (&row->annotation);
}

static GArray *
rows_new (void)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (Row));

  g_array_set_clear_func (rows, (GDestroyNotify) row_clear);
  return rows;
}

static void
unrep_finding_list_init (UnrepFindingList *self)
{
  self->rows = rows_new ();
  self->places = unrep_finding_places_new ();
  self->filter = (UnrepFindingFilter) { UNREP_N_FAMILIES, UNREP_N_SEVERITIES, UNREP_N_FINDING_STATES, NULL };
}

/**
 * unrep_finding_list_new:
 *
 * Returns: (transfer full): an empty list that filters nothing
 */
UnrepFindingList *
unrep_finding_list_new (void)
{
  return g_object_new (UNREP_TYPE_FINDING_LIST, NULL);
}

static gboolean
is_of (const UnrepFindingPlace *place,
       UnrepFamily              family,
       UnrepSeverity            severity,
       UnrepFindingState        state)
{
  gboolean any_state = state == UNREP_N_FINDING_STATES;

  return (family == UNREP_N_FAMILIES || place->group == (guint) family) &&
         (severity == UNREP_N_SEVERITIES || place->severity == severity) &&
         (any_state ? place->state != UNREP_FINDING_SIGNED_OFF : place->state == state);
}

static void
take_places (UnrepFindingList *self,
             GArray           *places)
{
  self->places = places;
  memset (self->counts, 0, sizeof (self->counts));
  for (guint i = 0; i < places->len; i++)
    {
      const UnrepFindingPlace *place = get_place (self, i);

      self->counts[place->group][place->severity][place->state]++;
    }
}

static void
add_row (GArray                  *rows,
         UnrepFindingRowKind      kind,
         const UnrepFindingPlace *place,
         guint                    index)
{
  Row row = { kind, place->group, place->id, index, 0, place->severity, NULL };

  if (kind == UNREP_FINDING_ROW_PLACE && place->annotation != NULL)
    row.annotation = g_object_ref (place->annotation);
  g_array_append_val (rows, row);
}

static void
count_below (GArray                  *rows,
             guint                    heading,
             const UnrepFindingPlace *place)
{
  Row *row = &g_array_index (rows, Row, heading);

  row->count++;
  row->severity = MIN (row->severity, place->severity);
}

/* Headings stand before the first place below them. */
static GArray *
list_rows (UnrepFindingList *self)
{
  g_autoptr (UnrepFindingSearch) search = unrep_finding_search_new (self->findings, self->filter.words);
  GArray *rows = rows_new ();
  const UnrepFindingPlace *last = NULL;
  guint group = 0, check = 0;

  for (guint i = 0; i < self->places->len; i++)
    {
      const UnrepFindingPlace *place = get_place (self, i);

      if (!is_of (place, self->filter.family, self->filter.severity, self->filter.state) ||
          !unrep_finding_search_matches (search, place))
        continue;
      if (last == NULL || last->group != place->group)
        {
          group = rows->len;
          add_row (rows, UNREP_FINDING_ROW_GROUP, place, i);
          last = NULL;
        }
      if (place->id != NULL && (last == NULL || g_strcmp0 (last->id, place->id) != 0))
        {
          check = rows->len;
          add_row (rows, UNREP_FINDING_ROW_CHECK, place, i);
        }
      add_row (rows, UNREP_FINDING_ROW_PLACE, place, i);
      count_below (rows, group, place);
      if (place->id != NULL)
        count_below (rows, check, place);
      last = place;
    }
  return rows;
}

static gboolean
rows_equal (const Row *a,
            const Row *b)
{
  return a->kind == b->kind && a->group == b->group && g_strcmp0 (a->id, b->id) == 0 && a->place == b->place &&
         a->count == b->count && a->severity == b->severity && a->annotation == b->annotation;
}

/* What is the same at both ends stays, so that a list does not move below somebody. */
static void
take_rows (UnrepFindingList *self,
           GArray           *rows,
           gboolean          all)
{
  g_autoptr (GArray) old = self->rows;
  guint shorter = MIN (old->len, rows->len), head = 0, tail = 0;

  self->rows = rows;
  while (!all && head < shorter && rows_equal (&g_array_index (old, Row, head), &g_array_index (rows, Row, head)))
    head++;
  while (!all && tail < shorter - head &&
         rows_equal (&g_array_index (old, Row, old->len - 1 - tail), &g_array_index (rows, Row, rows->len - 1 - tail)))
    tail++;
  if (old->len - head - tail > 0 || rows->len - head - tail > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail, rows->len - head - tail);
}

/**
 * unrep_finding_list_set_findings:
 * @self: a list
 * @findings: (nullable): what the checks have found, %NULL for nothing yet
 * @judged: (element-type UnrepAnnotation): what is said of them
 *
 * Shows @findings instead of what it showed.
 */
void
unrep_finding_list_set_findings (UnrepFindingList *self,
                                 UnrepFindings    *findings,
                                 GPtrArray        *judged)
{
  GArray *places;

  g_return_if_fail (UNREP_IS_FINDING_LIST (self));

  places = findings != NULL ? unrep_finding_places_list (findings, judged) : unrep_finding_places_new ();
  if (findings != NULL)
    unrep_findings_ref (findings);
  g_clear_pointer (&self->findings, unrep_findings_unref);
  self->findings = findings;
  g_array_unref (self->places);
  take_places (self, places);
  take_rows (self, list_rows (self), TRUE);
}

/**
 * unrep_finding_list_set_judged:
 * @self: a list
 * @judged: (element-type UnrepAnnotation): what is said of the findings now
 *
 * Changes what has changed, and nothing else.
 */
void
unrep_finding_list_set_judged (UnrepFindingList *self,
                               GPtrArray        *judged)
{
  g_autoptr (GArray) old = NULL;

  g_return_if_fail (UNREP_IS_FINDING_LIST (self));

  if (self->findings == NULL)
    return;
  /* The rows that are compared borrow from it. */
  old = self->places;
  take_places (self, unrep_finding_places_list (self->findings, judged));
  take_rows (self, list_rows (self), FALSE);
}

/**
 * unrep_finding_list_get_findings:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): what the checks have found
 */
UnrepFindings *
unrep_finding_list_get_findings (UnrepFindingList *self)
{
  g_return_val_if_fail (UNREP_IS_FINDING_LIST (self), NULL);

  return self->findings;
}

/**
 * unrep_finding_list_set_filter:
 * @self: a list
 * @filter: what to show from now on
 */
void
unrep_finding_list_set_filter (UnrepFindingList         *self,
                               const UnrepFindingFilter *filter)
{
  g_autofree char *words = NULL;

  g_return_if_fail (UNREP_IS_FINDING_LIST (self) && filter != NULL);

  words = g_strdup (filter->words);
  g_free (self->words);
  self->filter = *filter;
  self->filter.words = self->words = g_steal_pointer (&words);
  take_rows (self, list_rows (self), FALSE);
}

/**
 * unrep_finding_list_count:
 * @self: a list
 * @family: a family, or %UNREP_N_FAMILIES for all and what people have marked
 * @severity: a severity, or %UNREP_N_SEVERITIES for all
 * @state: a state, or %UNREP_N_FINDING_STATES for all but what is signed off
 *
 * Returns: how many places there are of them, whether the filter shows them or not
 */
guint
unrep_finding_list_count (UnrepFindingList  *self,
                          UnrepFamily        family,
                          UnrepSeverity      severity,
                          UnrepFindingState  state)
{
  guint n = 0;

  g_return_val_if_fail (UNREP_IS_FINDING_LIST (self), 0);

  for (UnrepFindingPlace any = { .group = 0 }; any.group < UNREP_N_GROUPS; any.group++)
    for (any.severity = 0; any.severity < UNREP_N_SEVERITIES; any.severity++)
      for (any.state = 0; any.state < UNREP_N_FINDING_STATES; any.state++)
        n += is_of (&any, family, severity, state) ? self->counts[any.group][any.severity][any.state] : 0;
  return n;
}

/**
 * unrep_finding_list_get_place:
 * @self: a list
 * @position: a row
 * @range: (out): where it is
 * @severity: (out): how much it matters
 *
 * As the item of that row, of which a long list is not to have one each.
 *
 * Returns: whether that is the row of a place, and no heading
 */
gboolean
unrep_finding_list_get_place (UnrepFindingList *self,
                              guint             position,
                              UnrepRange       *range,
                              UnrepSeverity    *severity)
{
  const Row *row;

  g_return_val_if_fail (UNREP_IS_FINDING_LIST (self) && position < self->rows->len, FALSE);

  row = &g_array_index (self->rows, Row, position);
  if (row->kind != UNREP_FINDING_ROW_PLACE)
    return FALSE;
  *range = get_place (self, row->place)->range;
  *severity = row->severity;
  return TRUE;
}

/**
 * unrep_finding_list_get_n_shown:
 * @self: a list
 *
 * Returns: how many places the filter shows
 */
guint
unrep_finding_list_get_n_shown (UnrepFindingList *self)
{
  guint n = 0;

  g_return_val_if_fail (UNREP_IS_FINDING_LIST (self), 0);

  for (guint i = 0; i < self->rows->len; i++)
    n += g_array_index (self->rows, Row, i).kind == UNREP_FINDING_ROW_PLACE;
  return n;
}

/**
 * unrep_finding_list_step:
 * @self: a list
 * @position: a row, %UNREP_NO_FINDING for none
 * @forward: down the list, else up
 *
 * Returns: the next row of a place; %UNREP_NO_FINDING at the end
 */
guint
unrep_finding_list_step (UnrepFindingList *self,
                         guint             position,
                         gboolean          forward)
{
  guint i;

  g_return_val_if_fail (UNREP_IS_FINDING_LIST (self), UNREP_NO_FINDING);

  if (forward)
    {
      for (i = position == UNREP_NO_FINDING ? 0 : position + 1; i < self->rows->len; i++)
        if (g_array_index (self->rows, Row, i).kind == UNREP_FINDING_ROW_PLACE)
          return i;
    }
  else
    for (i = MIN (position, self->rows->len); i > 0; i--)
      if (g_array_index (self->rows, Row, i - 1).kind == UNREP_FINDING_ROW_PLACE)
        return i - 1;
  return UNREP_NO_FINDING;
}

/**
 * unrep_finding_list_find:
 * @self: a list
 * @range: words of the text
 * @id: (nullable): the id of the check that found them, %NULL for what a person has
 *   marked
 *
 * Returns: the row of that place, %UNREP_NO_FINDING where it is not shown
 */
guint
unrep_finding_list_find (UnrepFindingList *self,
                         UnrepRange        range,
                         const char       *id)
{
  g_return_val_if_fail (UNREP_IS_FINDING_LIST (self), UNREP_NO_FINDING);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);

      if (row->kind == UNREP_FINDING_ROW_PLACE && g_strcmp0 (row->id, id) == 0 &&
          unrep_range_compare (get_place (self, row->place)->range, range) == 0)
        return i;
    }
  return UNREP_NO_FINDING;
}

/**
 * unrep_finding_list_find_at:
 * @self: a list
 * @offset: an offset in the text
 *
 * Returns: the row of the shortest place that is shown and holds @offset, or
 *   %UNREP_NO_FINDING
 */
guint
unrep_finding_list_find_at (UnrepFindingList *self,
                            gsize             offset)
{
  guint best = UNREP_NO_FINDING;
  gsize shortest = G_MAXSIZE;

  g_return_val_if_fail (UNREP_IS_FINDING_LIST (self), UNREP_NO_FINDING);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);
      UnrepRange range = get_place (self, row->place)->range;

      if (row->kind == UNREP_FINDING_ROW_PLACE && unrep_range_contains (range, offset) &&
          unrep_range_length (range) < shortest)
        {
          best = i;
          shortest = unrep_range_length (range);
        }
    }
  return best;
}
