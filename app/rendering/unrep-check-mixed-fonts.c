/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <string.h>

#include <glib/gi18n.h>

/* A family is seen in letters and digits; that of a bracket or a point is not. */
static gboolean
is_seen (guint32 kind)
{
  return (kind & (UNREP_CHAR_ANY_LETTER | UNREP_CHAR_ANY_DIGIT | UNREP_CHAR_MARK)) != 0;
}

/* Whether what stands between two spaces, in bytes, needs more than one family. */
static gboolean
is_mixed (UnrepCheckRun *self,
          const char    *start,
          const char    *end)
{
  const char *first = NULL;

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *family = is_seen (unrep_char_get_kind (c)) ? unrep_font_coverage_get_family (self->aids.fonts, c) : NULL;

      if (family != NULL && first != NULL && family != first)
        return TRUE;
      if (first == NULL)
        first = family;
    }
  return FALSE;
}

static void
run (UnrepCheckRun *self)
{
  const char *utf8 = unrep_text_get_utf8 (self->text), *end = utf8 + unrep_text_get_n_bytes (self->text), *next;
  g_autoptr (GHashTable) seen = NULL;

  if (self->aids.fonts == NULL)
    return;
  seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (const char *p = utf8; p < end; p = next)
    {
      g_autofree char *word = NULL;

      while (p < end && g_ascii_isspace (*p))
        p++;
      for (next = p; next < end && !g_ascii_isspace (*next); next++)
        ;
      word = g_strndup (p, (gsize) (next - p));
      if (next > p && g_hash_table_add (seen, g_steal_pointer (&word)) && is_mixed (self, p, next))
        unrep_check_report (self, unrep_text_get_offset (self->text, (gsize) (p - utf8)),
                            unrep_text_get_offset (self->text, (gsize) (next - utf8)), NULL);
    }
}

const UnrepCheck unrep_check_mixed_fonts = {
  .id = "mixed-fonts",
  .family = UNREP_FAMILY_FONTS,
  .severity = UNREP_SEVERITY_WARNING,
  .title = N_("A word is drawn from two fonts"),
  .cause = N_("The chosen font has not all of its characters. Choose one that has, or put one with Latin letters before it."),
  .run_text = run,
};
