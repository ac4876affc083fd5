/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-outline-lookup.h"

#include <string.h>

typedef enum
{
  NO_MATCH,
  BELOW,  /* 13/a for 13 */
  LONGER, /* 130 for 13 */
} Match;

static Match
match_path (const char *path,
            const char *start)
{
  gsize n_bytes = strlen (start);

  if (!g_str_has_prefix (path, start) || path[n_bytes] == '\0')
    return NO_MATCH;
  return path[n_bytes] == '/' ? BELOW : LONGER;
}

/* Paths go on, or, where a line is being typed, its digits do. */
static Match
match_unit (const UnrepUnit *unit,
            const char      *path,
            const char      *line)
{
  g_autofree char *own = NULL;

  if (line == NULL)
    return match_path (unit->path, path);
  own = g_strdup_printf ("%u", unit->line);
  return strcmp (unit->path, path) == 0 && g_str_has_prefix (own, line) && strcmp (own, line) != 0 ? LONGER : NO_MATCH;
}

/**
 * unrep_outline_list_completions:
 * @self: an outline
 * @typed: the beginning of a path as people type it, perhaps with `@LINE` behind it
 * @max: the most units to return
 *
 * What @typed may become: first the units that unrep_outline_list_path() finds for it,
 * then those below them, then longer labels that begin like it.
 *
 * Returns: (transfer full) (element-type guint): indexes of units, each kind in
 *   reading order
 */
GArray *
unrep_outline_list_completions (UnrepOutline *self,
                                const char   *typed,
                                guint         max)
{
  g_autoptr (GArray) found = NULL;
  g_autofree char *path = NULL;
  guint n_units;
  char *line;

  g_return_val_if_fail (self != NULL && typed != NULL, g_array_new (FALSE, FALSE, sizeof (guint)));

  found = unrep_outline_list_path (self, typed);
  path = unrep_path_normalize (typed);
  n_units = *path != '\0' ? unrep_outline_get_n_units (self) : 0;
  line = strrchr (path, '@');
  if (line != NULL)
    *line++ = '\0';
  for (Match wanted = BELOW; wanted <= LONGER; wanted++)
    for (guint i = 0; i < n_units && found->len < max; i++)
      if (match_unit (unrep_outline_get_unit (self, i), path, line) == wanted)
        g_array_append_val (found, i);
  g_array_set_size (found, MIN (found->len, max));
  return g_steal_pointer (&found);
}
