/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-codebook-private.h"

#include "report/unrep-folding.h"

#include <string.h>

static UnrepFolding *
fold (const char *typed)
{
  g_autofree char *stripped = g_strstrip (g_strdup (typed));
  g_autoptr (UnrepText) text = unrep_text_new (stripped, -1);

  return unrep_folding_new (text, (UnrepRange) { 0, unrep_text_get_n_chars (text) }, UNREP_FOLDING_LOOSE);
}

static gboolean
is_same (UnrepFolding *wanted,
         const char   *text)
{
  g_autoptr (UnrepFolding) folding = fold (text);
  gsize n, n_wanted;
  const gunichar2 *units = unrep_folding_get_units (folding, &n);
  const gunichar2 *wanted_units = unrep_folding_get_units (wanted, &n_wanted);

  return n > 0 && n == n_wanted && memcmp (units, wanted_units, n * sizeof *units) == 0;
}

static gboolean
is_called (UnrepCodebookPosition *position,
           UnrepFolding          *typed)
{
  GHashTableIter iter;
  gpointer name;

  if (is_same (typed, position->id) || is_same (typed, position->key))
    return TRUE;
  g_hash_table_iter_init (&iter, position->names);
  while (g_hash_table_iter_next (&iter, NULL, &name))
    if (is_same (typed, name))
      return TRUE;
  return FALSE;
}

/**
 * unrep_codebook_match_position:
 * @self: a codebook
 * @typed: what somebody calls a position: its id, its key (with digits of any script),
 *   or its name in any language, spelled with the freedom that the search has
 * @index: (out): the position
 *
 * Returns: whether exactly one position is called so; an id comes before all else
 */
gboolean
unrep_codebook_match_position (UnrepCodebook *self,
                               const char    *typed,
                               guint         *index)
{
  g_autoptr (UnrepFolding) folding = fold (typed);
  guint n_found = 0;

  if (unrep_codebook_find_position (self, typed, index))
    return TRUE;
  for (guint i = 0; i < self->positions->len; i++)
    if (is_called (g_ptr_array_index (self->positions, i), folding))
      {
        *index = i;
        n_found++;
      }
  return n_found == 1;
}
