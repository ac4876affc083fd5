/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-suggestions.h"

/* A unit of so many code points is searched between two frames (a tenth of a
 * millisecond a thousand); a longer one in a thread. */
#define MAX_AT_ONCE 8192

struct _UnrepSuggestions
{
  GObject parent_instance;

  UnrepReview *review; /* borrowed: whoever owns us owns it too */
  UnrepCodebook *codebook;
  GHashTable *found; /* unit → UnrepSuggestion, %NULL while a thread looks for it */
  GCancellable *cancellable; /* of the threads that search this outline */
  gboolean active;
};

G_DEFINE_FINAL_TYPE (UnrepSuggestions, unrep_suggestions, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ACTIVE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint changed_signal;

/* What a thread searches. */
typedef struct
{
  UnrepCodebook *codebook;
  UnrepText *text;
  UnrepOutline *outline;
  guint unit;
} Search;

static void
search_free (Search *search)
{
  unrep_codebook_unref (search->codebook);
  unrep_text_unref (search->text);
  unrep_outline_unref (search->outline);
  g_free (search);
}

static void
suggestion_clear (gpointer suggestion)
{
  g_clear_pointer ((UnrepSuggestion **) &suggestion, unrep_suggestion_free);
}

static void
forget (UnrepSuggestions *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_hash_table_remove_all (self->found);
}

/* Indices of units are others now. */
static void
outline_changed_cb (UnrepSuggestions *self)
{
  forget (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
unrep_suggestions_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  if (id == PROP_ACTIVE)
    g_value_set_boolean (value, UNREP_SUGGESTIONS (object)->active);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
unrep_suggestions_set_property (GObject      *object,
                                guint         id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  UnrepSuggestions *self = UNREP_SUGGESTIONS (object);

  if (id != PROP_ACTIVE)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if (self->active == g_value_get_boolean (value))
    return;
  self->active = g_value_get_boolean (value);
  forget (self);
  g_object_notify_by_pspec (object, pspec);
  g_signal_emit (self, changed_signal, 0);
  g_debug ("suggestions %s", self->active ? "on" : "off");
}

static void
unrep_suggestions_dispose (GObject *object)
{
  UnrepSuggestions *self = UNREP_SUGGESTIONS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->codebook, unrep_codebook_unref);
  g_clear_pointer (&self->found, g_hash_table_unref);
  G_OBJECT_CLASS (unrep_suggestions_parent_class)->dispose (object);
}

static void
unrep_suggestions_class_init (UnrepSuggestionsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = unrep_suggestions_get_property;
  object_class->set_property = unrep_suggestions_set_property;
  object_class->dispose = unrep_suggestions_dispose;

  properties[PROP_ACTIVE] = g_param_spec_boolean ("active", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
unrep_suggestions_init (UnrepSuggestions *self)
{
  self->found = g_hash_table_new_full (NULL, NULL, NULL, suggestion_clear);
  self->cancellable = g_cancellable_new ();
}

/**
 * unrep_suggestions_new:
 * @review: (transfer none): a review, which outlives the suggestions
 *
 * Returns: (transfer full): suggestions for @review, not active
 */
UnrepSuggestions *
unrep_suggestions_new (UnrepReview *review)
{
  UnrepSuggestions *self;

  g_return_val_if_fail (UNREP_IS_REVIEW (review), NULL);

  self = g_object_new (UNREP_TYPE_SUGGESTIONS, NULL);
  self->review = review;
  self->codebook = unrep_codebook_ref (unrep_review_get_codebook (review));
  g_signal_connect_object (review, "outline-changed", G_CALLBACK (outline_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * unrep_suggestions_are_possible:
 * @self: suggestions
 *
 * Returns: whether the codebook has a lexicon
 */
gboolean
unrep_suggestions_are_possible (UnrepSuggestions *self)
{
  g_return_val_if_fail (UNREP_IS_SUGGESTIONS (self), FALSE);

  return unrep_codebook_get_lexicon (self->codebook) != NULL;
}

/**
 * unrep_suggestions_are_active:
 * @self: suggestions
 *
 * Returns: whether somebody wants suggestions, and there can be some
 */
gboolean
unrep_suggestions_are_active (UnrepSuggestions *self)
{
  return unrep_suggestions_are_possible (self) && self->active;
}

static void
search_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  const Search *search = data;

  g_task_return_pointer (task,
                         unrep_suggestion_new (unrep_codebook_get_lexicon (search->codebook), search->text, search->outline,
                                               search->unit),
                         (GDestroyNotify) unrep_suggestion_free);
}

static void
searched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  UnrepSuggestions *self = UNREP_SUGGESTIONS (source);
  UnrepSuggestion *suggestion = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Of an outline that is not there any more. */
  if (suggestion == NULL)
    return;
  g_hash_table_insert (self->found, user_data, suggestion);
  g_signal_emit (self, changed_signal, 0);
}

static void
start_search (UnrepSuggestions *self,
              guint             unit)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, searched_cb, GUINT_TO_POINTER (unit));
  Search *search = g_new0 (Search, 1);

  search->codebook = unrep_codebook_ref (self->codebook);
  search->text = unrep_text_ref (unrep_report_get_text (unrep_review_get_report (self->review)));
  search->outline = unrep_outline_ref (unrep_review_get_outline (self->review));
  search->unit = unit;
  g_task_set_source_tag (task, start_search);
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);
  g_task_run_in_thread (task, search_thread);
}

/**
 * unrep_suggestions_get:
 * @self: suggestions
 * @unit: a unit of the review's outline
 *
 * A very long unit is searched in a thread, and `changed` tells when that is done.
 *
 * Returns: (transfer none) (nullable): what is suggested for @unit; %NULL while that
 *   is not known, and where suggestions are not active
 */
const UnrepSuggestion *
unrep_suggestions_get (UnrepSuggestions *self,
                       guint             unit)
{
  UnrepOutline *outline;
  UnrepSuggestion *suggestion = NULL;
  gpointer found;

  g_return_val_if_fail (UNREP_IS_SUGGESTIONS (self), NULL);

  if (!unrep_suggestions_are_active (self))
    return NULL;
  if (g_hash_table_lookup_extended (self->found, GUINT_TO_POINTER (unit), NULL, &found))
    return found;
  outline = unrep_review_get_outline (self->review);
  if (unrep_range_length (unrep_outline_get_unit (outline, unit)->range) > MAX_AT_ONCE)
    start_search (self, unit);
  else
    suggestion = unrep_suggestion_new (unrep_codebook_get_lexicon (self->codebook),
                                       unrep_report_get_text (unrep_review_get_report (self->review)), outline, unit);
  g_hash_table_insert (self->found, GUINT_TO_POINTER (unit), suggestion);
  return suggestion;
}
