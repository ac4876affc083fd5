/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>

/* No letter has more marks; to order them takes time that grows with their square. */
#define MAX_CLUSTER 32

/* One vowel mark on a letter has no composed form, and is what most marks are. */
static gboolean
is_plain (const UnrepCheckLine *line,
          gsize                 start,
          gsize                 end)
{
  return end == start + 2 && line->at[start + 1] >= 0x64b && line->at[start + 1] <= 0x652;
}

static void
check_cluster (UnrepCheckRun        *self,
               const UnrepCheckLine *line,
               gsize                 start,
               gsize                 end)
{
  g_autoptr (GString) stored = g_string_new (NULL);
  g_autofree char *composed = NULL;

  for (gsize i = start; i < end; i++)
    g_string_append_unichar (stored, line->at[i]);
  composed = g_utf8_normalize (stored->str, -1, G_NORMALIZE_NFC);
  if (composed != NULL && !g_str_equal (stored->str, composed))
    unrep_check_report (self, line->start + start, line->start + end, composed);
}

static void
run (UnrepCheckRun        *self,
     const UnrepCheckLine *line)
{
  if ((line->has & (UNREP_CHAR_MARK | UNREP_CHAR_SINGLETON)) == 0)
    return;
  for (gsize sign = 0, i, end = 0; unrep_check_line_next (line, UNREP_CHAR_MARK | UNREP_CHAR_SINGLETON, &sign, &i);)
    {
      gsize start = (line->kinds[i] & UNREP_CHAR_MARK) != 0 && i > 0 ? i - 1 : i;

      if (i < end || (i == 0 && (line->kinds[i] & UNREP_CHAR_SINGLETON) == 0))
        continue;
      for (end = start + 1; (line->kinds[end] & UNREP_CHAR_MARK) != 0; end++)
        ;
      if (end - start <= MAX_CLUSTER && !is_plain (line, start, end))
        check_cluster (self, line, start, end);
    }
}

const UnrepCheck unrep_check_not_composed = {
  .id = "not-composed",
  .family = UNREP_FAMILY_CHARACTERS,
  .severity = UNREP_SEVERITY_NOTE,
  .needs = 0,
  .title = N_("Marks or letters are not in normal form"),
  .cause = N_("They are drawn the same, but compare and sort as others. Unicode’s form C has one spelling for each."),
  .run_line = run,
};
