/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Suggestions: the actions of keys and buttons. */
#include "unrep-review-view-private.h"

#include <glib/gi18n.h>

static void
toggle_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  UnrepReviewView *self = UNREP_REVIEW_VIEW (widget);
  UnrepSuggestions *suggestions = self->desk != NULL ? unrep_desk_get_suggestions (self->desk) : NULL;

  if (suggestions == NULL)
    return;
  if (!unrep_suggestions_are_possible (suggestions))
    {
      unrep_review_view_say (self, _("The codebook has no lexicon, so that nothing can be suggested"));
      return;
    }
  g_object_set (suggestions, "active", !unrep_suggestions_are_active (suggestions), NULL);
  unrep_annotation_pane_say (self->annotation, unrep_suggestions_are_active (suggestions) ? _("Suggestions are shown")
                                                                                          : _("Suggestions are hidden"));
}

/* What is suggested for the current unit; says why nothing is. */
static const UnrepSuggestion *
get_suggestion (UnrepReviewView *self)
{
  guint current = self->desk != NULL ? unrep_desk_get_current (self->desk) : UNREP_NO_UNIT;
  const UnrepSuggestion *suggestion;

  if (current == UNREP_NO_UNIT)
    return NULL;
  if (!unrep_suggestions_are_active (unrep_desk_get_suggestions (self->desk)))
    {
      unrep_review_view_say (self, _("Suggestions are hidden: H shows them"));
      return NULL;
    }
  suggestion = unrep_suggestions_get (unrep_desk_get_suggestions (self->desk), current);
  if (suggestion != NULL && suggestion->position != UNREP_NO_POSITION)
    return suggestion;
  unrep_review_view_say (self, _("Nothing speaks for a position"));
  return NULL;
}

static void
accept_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  UnrepReviewView *self = UNREP_REVIEW_VIEW (widget);
  g_autoptr (GError) error = NULL;

  unrep_review_view_commit (self);
  if (get_suggestion (self) == NULL || !unrep_review_view_may_tag (self))
    return;
  if (unrep_desk_get_n_selected (self->desk) > 0)
    unrep_review_view_say (self, _("A suggestion is accepted for one recommendation at a time"));
  else if (unrep_review_get_position (unrep_desk_get_review (self->desk), unrep_desk_get_current (self->desk)) != NULL)
    unrep_review_view_say (self, _("The recommendation has a position already"));
  else if (!unrep_desk_accept (self->desk, &error))
    unrep_review_view_say (self, error->message);
  else
    g_debug ("suggestion accepted");
}

static void
show_words (UnrepReviewView *self,
            UnrepRange       words)
{
  unrep_panes_fold (self->panes);
  unrep_report_view_select (self->report, words);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  g_debug ("telling words %zu to %zu", words.start, words.end);
}

static void
show_words_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  UnrepReviewView *self = UNREP_REVIEW_VIEW (widget);
  const UnrepSuggestion *suggestion = get_suggestion (self);

  if (suggestion != NULL && g_variant_get_uint32 (parameter) < suggestion->reasons->len)
    show_words (self, g_array_index (suggestion->reasons, UnrepRange, g_variant_get_uint32 (parameter)));
}

/* From the words that are selected to the next ones, and round. */
static void
next_words_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  UnrepReviewView *self = UNREP_REVIEW_VIEW (widget);
  const UnrepSuggestion *suggestion = get_suggestion (self);
  UnrepRange selected;
  guint next = 0;

  if (suggestion == NULL)
    return;
  if (unrep_report_view_get_selection (self->report, &selected))
    for (guint i = 0; i < suggestion->reasons->len; i++)
      if (g_array_index (suggestion->reasons, UnrepRange, i).start == selected.start)
        next = (i + 1) % suggestion->reasons->len;
  show_words (self, g_array_index (suggestion->reasons, UnrepRange, next));
}

/**
 * unrep_review_view_install_suggesting:
 * @widget_class: the class of review views
 *
 * Installs the actions of suggestions.
 */
void
unrep_review_view_install_suggesting (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "review.suggestions", NULL, toggle_cb);
  gtk_widget_class_install_action (widget_class, "review.accept-suggestion", NULL, accept_cb);
  gtk_widget_class_install_action (widget_class, "review.show-words", "u", show_words_cb);
  gtk_widget_class_install_action (widget_class, "review.next-words", NULL, next_words_cb);
}
