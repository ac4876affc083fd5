/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-search.h"

#define N_LEVELS 2
/* Hits from one look at the cancellable to the next. */
#define STRIDE 1024

/* A reader types what is displayed, and pastes what is stored. */
typedef struct
{
  UnrepFolding *display;
  UnrepFolding *stored; /* NULL where it would find nothing else */
} Folded;

struct _UnrepSearch
{
  gatomicrefcount ref_count;
  UnrepReadingText *reading;
  gboolean is_repaired; /* whether words follow each other otherwise than stored */
  GMutex lock;
  Folded folded[N_LEVELS];
};

static gboolean
is_repaired (UnrepReadingText *reading)
{
  guint n_edits = unrep_reading_text_get_n_edits (reading);

  for (guint i = 0; i < n_edits; i++)
    switch (unrep_reading_text_get_edit (reading, i).kind)
      {
      case UNREP_EDIT_DIRECTION:
      case UNREP_EDIT_LINE_END:
      case UNREP_EDIT_SEPARATOR:
        break;
      case UNREP_EDIT_PIECE:
      case UNREP_EDIT_JOIN_LINES:
      case UNREP_EDIT_FOOTER:
      case UNREP_EDIT_STRETCH:
      case UNREP_EDIT_GAP:
      case UNREP_EDIT_VISUAL_ORDER:
      case UNREP_EDIT_ENCODING:
      case UNREP_N_EDIT_KINDS:
      default:
        return TRUE;
      }
  return FALSE;
}

/**
 * unrep_search_new:
 * @reading: what is displayed
 *
 * Returns: (transfer full): a search that has not begun to work
 */
UnrepSearch *
unrep_search_new (UnrepReadingText *reading)
{
  UnrepSearch *self = g_new0 (UnrepSearch, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->lock);
  self->reading = unrep_reading_text_ref (reading);
  self->is_repaired = is_repaired (reading);
  return self;
}

/**
 * unrep_search_ref:
 * @self: a search
 *
 * Returns: (transfer full): @self, which now has one more owner
 */
UnrepSearch *
unrep_search_ref (UnrepSearch *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * unrep_search_unref:
 * @self: (transfer full): a search
 *
 * Gives up one reference; the last one frees the search.
 */
void
unrep_search_unref (UnrepSearch *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (int i = 0; i < N_LEVELS; i++)
    {
      g_clear_pointer (&self->folded[i].display, unrep_folding_unref);
      g_clear_pointer (&self->folded[i].stored, unrep_folding_unref);
    }
  unrep_reading_text_unref (self->reading);
  g_mutex_clear (&self->lock);
  g_free (self);
}

static const Folded *
get_folded (UnrepSearch       *self,
            UnrepFoldingLevel  level)
{
  const UnrepRange all = { 0, G_MAXSIZE };
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  Folded *folded = &self->folded[level];

  if (folded->display == NULL)
    {
      folded->display = unrep_folding_new (unrep_reading_text_get_display (self->reading), all, level);
      if (self->is_repaired)
        folded->stored = unrep_folding_new (unrep_reading_text_get_text (self->reading), all, level);
    }
  return folded;
}

static gboolean
find_displayed (UnrepQuery    *query,
                UnrepFolding  *folding,
                GArray        *hits,
                GCancellable  *cancellable,
                GError       **error)
{
  UnrepHit hit = { { 0, 0 }, { 0, 0 } };
  gsize unit = 0;

  while (unrep_query_find (query, folding, &unit, &hit.display))
    {
      g_array_append_val (hits, hit);
      if (hits->len % STRIDE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* Whether one of the first @n_hits, which are in order, has some of @display. */
static gboolean
is_found (GArray     *hits,
          guint       n_hits,
          UnrepRange  display)
{
  guint low = 0, high = n_hits;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (hits, UnrepHit, middle).display.end <= display.start)
        low = middle + 1;
      else
        high = middle;
    }
  return low < n_hits && g_array_index (hits, UnrepHit, low).display.start < display.end;
}

/* Whether the words of the extracted text are displayed, and not yet found. */
static gboolean
is_new (UnrepSearch *self,
        GArray      *hits,
        guint        n_displayed,
        UnrepRange   range,
        UnrepRange  *hull)
{
  gsize start = unrep_reading_text_to_display (self->reading, range.start);
  g_autoptr (GArray) places = NULL;

  if (is_found (hits, n_displayed, (UnrepRange) { start, start + 1 }))
    return FALSE;
  places = unrep_reading_text_list_display_ranges (self->reading, range);
  for (guint i = 0; i < places->len; i++)
    if (is_found (hits, n_displayed, g_array_index (places, UnrepRange, i)))
      return FALSE;
  if (places->len == 0)
    return FALSE;
  hull->start = g_array_index (places, UnrepRange, 0).start;
  hull->end = g_array_index (places, UnrepRange, places->len - 1).end;
  return TRUE;
}

static int
compare_hits (gconstpointer a,
              gconstpointer b)
{
  return unrep_range_compare (((const UnrepHit *) a)->display, ((const UnrepHit *) b)->display);
}

static gboolean
find_stored (UnrepSearch   *self,
             UnrepQuery    *query,
             UnrepFolding  *folding,
             GArray        *hits,
             GCancellable  *cancellable,
             GError       **error)
{
  UnrepHit hit;
  guint n_displayed = hits->len, n = 0;
  gsize unit = 0;

  while (unrep_query_find (query, folding, &unit, &hit.stored))
    {
      if (is_new (self, hits, n_displayed, hit.stored, &hit.display))
        g_array_append_val (hits, hit);
      if (++n % STRIDE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  if (hits->len > n_displayed)
    g_array_sort (hits, compare_hits);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/**
 * unrep_search_find:
 * @self: a search
 * @query: what to search for
 * @cancellable: (nullable): stops it; looked at a hundred times a second or more
 * @error: return location
 *
 * Words are found as they are displayed (over joined lines and closed gaps, and where
 * repairs move them), and also as they are stored, which is what the clipboard has.
 * To be called in a thread.
 *
 * Returns: (transfer full) (element-type UnrepHit): every hit in reading order, %NULL
 *   when cancelled
 */
GArray *
unrep_search_find (UnrepSearch   *self,
                   UnrepQuery    *query,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (UnrepHit));
  const Folded *folded;

  g_return_val_if_fail (self != NULL && query != NULL, NULL);

  if (unrep_query_is_empty (query))
    return g_steal_pointer (&hits);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  folded = get_folded (self, unrep_query_get_level (query));
  if (!find_displayed (query, folded->display, hits, cancellable, error))
    return NULL;
  if (folded->stored != NULL && !find_stored (self, query, folded->stored, hits, cancellable, error))
    return NULL;
  return g_steal_pointer (&hits);
}

/**
 * unrep_search_list_places:
 * @self: a search
 * @hit: one of its hits
 *
 * Returns: (transfer full) (element-type UnrepRange): the code points of the displayed
 *   text that were found, in display order; several where others are displayed in
 *   between
 */
GArray *
unrep_search_list_places (UnrepSearch    *self,
                          const UnrepHit *hit)
{
  GArray *places;

  g_return_val_if_fail (self != NULL && hit != NULL, NULL);

  if (unrep_range_length (hit->stored) > 0)
    return unrep_reading_text_list_display_ranges (self->reading, hit->stored);
  places = g_array_new (FALSE, FALSE, sizeof (UnrepRange));
  g_array_append_val (places, hit->display);
  return places;
}
