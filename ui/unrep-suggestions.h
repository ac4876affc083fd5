/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annotation/unrep-review.h"
#include "annotation/unrep-suggestion.h"

G_BEGIN_DECLS

#define UNREP_TYPE_SUGGESTIONS (unrep_suggestions_get_type ())

/**
 * UnrepSuggestions:
 *
 * What the lexicon of a review's codebook suggests for the units of its report,
 * found when it is asked for. Nothing is suggested until somebody asks for it, and
 * nothing here changes the review.
 *
 * Property (notifies): `active` (boolean, at first %FALSE: whether somebody wants
 * suggestions).
 *
 * Signal `changed`: something else is suggested, or what could not be said at once
 * can be said now.
 */
G_DECLARE_FINAL_TYPE (UnrepSuggestions, unrep_suggestions, UNREP, SUGGESTIONS, GObject)

UnrepSuggestions      *unrep_suggestions_new         (UnrepReview      *review) G_GNUC_WARN_UNUSED_RESULT;
gboolean               unrep_suggestions_are_possible (UnrepSuggestions *self);
gboolean               unrep_suggestions_are_active  (UnrepSuggestions *self);
const UnrepSuggestion *unrep_suggestions_get         (UnrepSuggestions *self,
                                                      guint             unit);

G_END_DECLS
