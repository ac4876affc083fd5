/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team/unrep-agreement-table-private.h"

/* What evidence without a position, of a unit without one, is marked as. */
#define NO_POSITION ""

/* From paths to the positions that the reviewer gave these units. */
static GHashTable *
new_positions (UnrepSheet *sheet)
{
  GHashTable *positions = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < unrep_sheet_get_n_entries (sheet); i++)
    {
      const UnrepSheetEntry *entry = unrep_sheet_get_entry (sheet, i);

      g_hash_table_insert (positions, (char *) entry->unit, (char *) entry->position);
    }

  return positions;
}

/**
 * unrep_agreement_add_spans:
 * @unitizing: where to add a text
 * @team: everybody's work
 * @first: the first of the sheets of one text and codebook
 * @end: behind the last
 * @position_index: from ids of positions to their numbers; gets those that only
 *   spans have, behind the others. Keys belong to @team.
 *
 * Adds the evidence that reviewers marked in a text. A span without a position is
 * evidence for that of its unit.
 */
void
unrep_agreement_add_spans (UnrepUnitizing *unitizing,
                           UnrepTeam      *team,
                           guint           first,
                           guint           end,
                           GHashTable     *position_index)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (UnrepCodedSpan));
  gsize n_chars = 0;

  for (guint i = first; i < end; i++)
    {
      UnrepSheet *sheet = unrep_team_get_sheet (team, i);
      g_autoptr (GHashTable) positions = new_positions (sheet);

      n_chars = MAX (n_chars, unrep_sheet_get_text_chars (sheet));
      for (guint j = 0; j < unrep_sheet_get_n_spans (sheet); j++)
        {
          const UnrepSheetSpan *span = unrep_sheet_get_span (sheet, j);
          const char *position = span->position != NULL ? span->position : g_hash_table_lookup (positions, span->unit);
          UnrepCodedSpan coded = { i - first, 0, span->range };

          coded.category = unrep_agreement_intern (position_index, position != NULL ? position : NO_POSITION);
          g_array_append_val (spans, coded);
        }
    }

  unrep_unitizing_add_text (unitizing, n_chars, end - first, (const UnrepCodedSpan *) spans->data, spans->len);
}
