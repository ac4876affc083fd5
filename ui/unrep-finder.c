/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-finder.h"

struct _UnrepFinder
{
  GObject parent_instance;

  UnrepReadingText *reading;
  UnrepSearch *search; /* of the reading text, once something is searched for */
  UnrepQuery *query;
  gsize origin; /* code point of the extracted text */
  GCancellable *cancellable; /* while a thread is searching */
  GArray *hits;
  guint current;
};

G_DEFINE_FINAL_TYPE (UnrepFinder, unrep_finder, G_TYPE_OBJECT)

static guint changed_signal;

typedef struct
{
  UnrepSearch *search;
  UnrepQuery *query;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  unrep_search_unref (job->search);
  unrep_query_unref (job->query);
  g_free (job);
}

static void
cancel (UnrepFinder *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
unrep_finder_dispose (GObject *object)
{
  UnrepFinder *self = UNREP_FINDER (object);

  cancel (self);
  g_clear_pointer (&self->hits, g_array_unref);
  g_clear_pointer (&self->query, unrep_query_unref);
  g_clear_pointer (&self->search, unrep_search_unref);
  g_clear_pointer (&self->reading, unrep_reading_text_unref);
  G_OBJECT_CLASS (unrep_finder_parent_class)->dispose (object);
}

static void
unrep_finder_class_init (UnrepFinderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = unrep_finder_dispose;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
unrep_finder_init (UnrepFinder *self)
{
  self->current = UNREP_NO_HIT;
}

static void
take_hits (UnrepFinder *self,
           GArray      *hits)
{
  g_clear_pointer (&self->hits, g_array_unref);
  self->hits = hits;
  self->current = UNREP_NO_HIT;
  if (hits != NULL && hits->len > 0)
    {
      self->current = unrep_finder_find_hit (self, unrep_reading_text_to_display (self->reading, self->origin));
      if (self->current == UNREP_NO_HIT)
        self->current = 0;
    }
  g_signal_emit (self, changed_signal, 0);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  UnrepFinder *self = UNREP_FINDER (source);
  GArray *hits = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Cancelled: the next answer is on its way, or nobody asks any more. */
  if (hits == NULL)
    return;
  g_clear_object (&self->cancellable);
  g_debug ("%u hits", hits->len);
  take_hits (self, hits);
}

static void
find_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  GArray *hits = unrep_search_find (job->search, job->query, cancellable, &error);

  if (hits != NULL)
    g_task_return_pointer (task, hits, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, error);
}

static void
start (UnrepFinder *self)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  cancel (self);
  if (self->reading == NULL || unrep_finder_is_empty (self))
    {
      take_hits (self, NULL);
      return;
    }
  if (self->search == NULL)
    self->search = unrep_search_new (self->reading);
  job = g_new (Job, 1);
  *job = (Job) { unrep_search_ref (self->search), unrep_query_ref (self->query) };
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, found_cb, NULL);
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, find_thread);
}

/**
 * unrep_finder_new:
 *
 * Returns: (transfer full): a finder without a text
 */
UnrepFinder *
unrep_finder_new (void)
{
  return g_object_new (UNREP_TYPE_FINDER, NULL);
}

/**
 * unrep_finder_set_reading:
 * @self: a finder
 * @reading: what is displayed from now on
 *
 * What is being searched for is searched for again; the current hit stays near.
 */
void
unrep_finder_set_reading (UnrepFinder      *self,
                          UnrepReadingText *reading)
{
  g_return_if_fail (UNREP_IS_FINDER (self));

  if (self->current != UNREP_NO_HIT)
    self->origin = unrep_reading_text_to_text (self->reading, unrep_finder_get_hit (self, self->current).start);
  unrep_reading_text_ref (reading);
  g_clear_pointer (&self->reading, unrep_reading_text_unref);
  self->reading = reading;
  g_clear_pointer (&self->search, unrep_search_unref);
  if (self->query == NULL)
    return;
  /* They are places in another text. */
  g_clear_pointer (&self->hits, g_array_unref);
  self->current = UNREP_NO_HIT;
  start (self);
}

/**
 * unrep_finder_search:
 * @self: a finder
 * @words: what to search for
 * @exact: whether the spelling must be the same
 * @origin: code point of the extracted text; the first hit from there on becomes the
 *   current one, or else the first of all
 *
 * Begins to search; `changed` comes from the main loop, or at once where there is
 * nothing to search for.
 */
void
unrep_finder_search (UnrepFinder *self,
                     const char  *words,
                     gboolean     exact,
                     gsize        origin)
{
  g_return_if_fail (UNREP_IS_FINDER (self) && words != NULL);

  g_clear_pointer (&self->query, unrep_query_unref);
  self->query = unrep_query_new (words, exact ? UNREP_FOLDING_EXACT : UNREP_FOLDING_LOOSE);
  self->origin = origin;
  start (self);
}

/**
 * unrep_finder_stop:
 * @self: a finder
 *
 * Forgets the query, the hits and what made finding fast.
 */
void
unrep_finder_stop (UnrepFinder *self)
{
  g_return_if_fail (UNREP_IS_FINDER (self));

  cancel (self);
  g_clear_pointer (&self->query, unrep_query_unref);
  g_clear_pointer (&self->search, unrep_search_unref);
  take_hits (self, NULL);
}

/**
 * unrep_finder_step:
 * @self: a finder
 * @forward: to the next hit in reading order, else to the one before
 *
 * Returns: whether it went on at the other end
 */
gboolean
unrep_finder_step (UnrepFinder *self,
                   gboolean     forward)
{
  guint n_hits = unrep_finder_get_n_hits (self);
  gboolean wraps;

  g_return_val_if_fail (UNREP_IS_FINDER (self), FALSE);

  if (n_hits == 0)
    return FALSE;
  wraps = self->current == (forward ? n_hits - 1 : 0);
  self->current = (self->current + (forward ? 1 : n_hits - 1)) % n_hits;
  g_signal_emit (self, changed_signal, 0);
  return wraps;
}

/**
 * unrep_finder_is_busy:
 * @self: a finder
 *
 * Returns: whether the hits of the last query are still being searched for
 */
gboolean
unrep_finder_is_busy (UnrepFinder *self)
{
  g_return_val_if_fail (UNREP_IS_FINDER (self), FALSE);

  return self->cancellable != NULL;
}

/**
 * unrep_finder_is_empty:
 * @self: a finder
 *
 * Returns: whether there is nothing to search for
 */
gboolean
unrep_finder_is_empty (UnrepFinder *self)
{
  g_return_val_if_fail (UNREP_IS_FINDER (self), TRUE);

  return self->query == NULL || unrep_query_is_empty (self->query);
}

/**
 * unrep_finder_get_n_hits:
 * @self: a finder
 *
 * Returns: how many hits there are
 */
guint
unrep_finder_get_n_hits (UnrepFinder *self)
{
  g_return_val_if_fail (UNREP_IS_FINDER (self), 0);

  return self->hits != NULL ? self->hits->len : 0;
}

/**
 * unrep_finder_get_current:
 * @self: a finder
 *
 * Returns: the index of the current hit; there is one where there are hits
 */
guint
unrep_finder_get_current (UnrepFinder *self)
{
  g_return_val_if_fail (UNREP_IS_FINDER (self), UNREP_NO_HIT);

  return self->current;
}

/**
 * unrep_finder_get_hit:
 * @self: a finder
 * @index: of a hit
 *
 * Returns: the hull of the hit in the displayed text
 */
UnrepRange
unrep_finder_get_hit (UnrepFinder *self,
                      guint        index)
{
  g_return_val_if_fail (UNREP_IS_FINDER (self) && index < unrep_finder_get_n_hits (self), ((UnrepRange) { 0, 0 }));

  return g_array_index (self->hits, UnrepHit, index).display;
}

/**
 * unrep_finder_find_hit:
 * @self: a finder
 * @display_offset: offset in the displayed text
 *
 * Returns: the first hit from there on, or %UNREP_NO_HIT
 */
guint
unrep_finder_find_hit (UnrepFinder *self,
                       gsize        display_offset)
{
  guint low = 0, high = unrep_finder_get_n_hits (self);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->hits, UnrepHit, middle).display.start < display_offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low < unrep_finder_get_n_hits (self) ? low : UNREP_NO_HIT;
}

/**
 * unrep_finder_list_places:
 * @self: a finder
 * @index: of a hit
 *
 * Returns: (transfer full) (element-type UnrepRange): the code points of the displayed
 *   text that were found, see unrep_search_list_places()
 */
GArray *
unrep_finder_list_places (UnrepFinder *self,
                          guint        index)
{
  g_return_val_if_fail (UNREP_IS_FINDER (self) && index < unrep_finder_get_n_hits (self), NULL);

  return unrep_search_list_places (self->search, &g_array_index (self->hits, UnrepHit, index));
}
