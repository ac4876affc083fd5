/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that speak for a position are underlined: thinner than evidence, and without a
 * ground. Drawn and not tagged, so that no letter changes. */
#include "unrep-suggestion-marks.h"

#include "unrep-colours.h"
#include "unrep-underline.h"
#include "unrep-unit-places.h"

/* Thickness, and pixels below the letters' boxes, where evidence has no line. */
#define LINE 1
#define GAP 1
#define ALPHA 0.8f

static void
snapshot_words (UnrepDesk               *desk,
                const UnrepTellingWords *words,
                GArray                  *boxes,
                GtkSnapshot             *snapshot)
{
  GdkRGBA colour;

  unrep_colours_for_paper (unrep_codebook_get_position (unrep_desk_get_codebook (desk), words->position)->colour, &colour);
  colour.alpha *= ALPHA;
  for (guint i = 0; i < boxes->len; i++)
    {
      const GdkRectangle *box = &g_array_index (boxes, GdkRectangle, i);

      unrep_underline_snapshot (snapshot, words->position,
                                &GRAPHENE_RECT_INIT (box->x, box->y + box->height + GAP, box->width, LINE), &colour);
    }
}

static guint
snapshot_unit (UnrepDesk             *desk,
               const UnrepSuggestion *suggestion,
               UnrepBoxCache         *cache,
               UnrepRange             visible,
               GtkSnapshot           *snapshot)
{
  guint n_drawn = 0;

  for (guint i = 0; i < suggestion->words->len; i++)
    {
      const UnrepTellingWords *words = &g_array_index (suggestion->words, UnrepTellingWords, i);
      UnrepRange range = { MAX (words->range.start, visible.start), MIN (words->range.end, visible.end) };
      g_autoptr (GArray) boxes = NULL;

      if (range.start >= range.end)
        continue;
      boxes = unrep_box_cache_ref_boxes (cache, range);
      snapshot_words (desk, words, boxes, snapshot);
      n_drawn++;
    }
  return n_drawn;
}

/* The first unit that reaches into what is visible; it may begin far above, and hold
 * others that do not. */
static guint
find_first (UnrepOutline *outline,
            UnrepRange    visible)
{
  guint first = unrep_unit_places_find_from (outline, visible.start);
  guint at = unrep_outline_get_unit_at (outline, visible.start);

  if (at != UNREP_NO_UNIT)
    first = MIN (first, at);
  while (first > 0 && unrep_outline_get_unit (outline, first - 1)->range.end > visible.start)
    first--;
  return first;
}

/**
 * unrep_suggestion_marks_snapshot:
 * @desk: the desk whose suggestions to draw
 * @boxes: where words are displayed
 * @visible: the code points of the extracted text that are visible
 * @snapshot: where to draw, in the buffer coordinates of the view
 *
 * To be called for the layer below the text. Looks at the visible units alone, and
 * at none where nobody wants suggestions.
 */
void
unrep_suggestion_marks_snapshot (UnrepDesk     *desk,
                                 UnrepBoxCache *boxes,
                                 UnrepRange     visible,
                                 GtkSnapshot   *snapshot)
{
  UnrepSuggestions *suggestions = unrep_desk_get_suggestions (desk);
  UnrepOutline *outline = unrep_desk_get_outline (desk);
  guint n_units = unrep_outline_get_n_units (outline), n_drawn = 0;

  if (!unrep_suggestions_are_active (suggestions))
    return;
  for (guint i = find_first (outline, visible); i < n_units; i++)
    {
      const UnrepSuggestion *suggestion;

      if (unrep_outline_get_unit (outline, i)->range.start > visible.end)
        break;
      suggestion = unrep_suggestions_get (suggestions, i);
      if (suggestion != NULL)
        n_drawn += snapshot_unit (desk, suggestion, boxes, visible, snapshot);
    }
  unrep_box_cache_trim (boxes, n_drawn);
}
