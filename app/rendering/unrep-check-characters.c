/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

/**
 * unrep_check_list_characters:
 * @run: a run
 *
 * Returns: (transfer full) (element-type UnrepCharacterPlace): the characters of the text
 *   that are seen, each once, with the offset where it first stands, in that order
 */
GArray *
unrep_check_list_characters (UnrepCheckRun *run)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (UnrepCharacterPlace));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  const char *utf8 = unrep_text_get_utf8 (run->text), *end = utf8 + unrep_text_get_n_bytes (run->text);
  gsize offset = 0;
  /* Most characters are among the first ones. */
  gboolean seen_early[UNREP_CHAR_TABLE_SIZE] = { FALSE };

  for (const char *p = utf8; p < end; p = g_utf8_next_char (p), offset++)
    {
      UnrepCharacterPlace place = { g_utf8_get_char (p), offset };

      if (place.character < UNREP_CHAR_TABLE_SIZE ? seen_early[place.character]
                                                  : !g_hash_table_add (seen, GUINT_TO_POINTER (place.character)))
        continue;
      if (place.character < UNREP_CHAR_TABLE_SIZE)
        seen_early[place.character] = TRUE;
      if (g_unichar_isgraph (place.character)
          && (unrep_char_get_kind (place.character) & (UNREP_CHAR_BIDI_CONTROL | UNREP_CHAR_INVISIBLE | UNREP_CHAR_UNUSABLE)) == 0)
        g_array_append_val (places, place);
    }
  return g_steal_pointer (&places);
}
