/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>

#define TURNED 2

/* Whether the letter at @at ends its word and joins the one before it, as it must where ى has
 * changed places with it. */
static gboolean
is_joined_end (const UnrepCheckLine *line,
               gsize                 at)
{
  static const gunichar unjoined[] = { 0x621, 0x622, 0x623, 0x624, 0x625, 0x627, 0x629, 0x62f, 0x630, 0x631, 0x632, 0x647, 0x648, 0 };

  for (const gunichar *c = unjoined; *c != 0; c++)
    if (line->at[at] == *c)
      return FALSE;
  return (line->kinds[at + 1] & (UNREP_CHAR_ARABIC | UNREP_CHAR_MARK)) == 0;
}

static void
run_line (UnrepCheckRun        *self,
          const UnrepCheckLine *line)
{
  for (gsize sign = 0, i; unrep_check_line_next (line, UNREP_CHAR_MAKSURA, &sign, &i);)
    {
      g_autoptr (GString) turned = NULL;

      if ((line->kinds[i + 1] & UNREP_CHAR_ARABIC) == 0 || line->at[i + 1] == 0x621
          || (unrep_check_line_kind_before (line, i) & UNREP_CHAR_ARABIC) == 0)
        continue;
      if (!is_joined_end (line, i + 1))
        {
          self->n_inner_maksuras++;
          unrep_check_report (self, line->start + i, line->start + i + 1, "ي");
          continue;
        }
      turned = g_string_new (NULL);
      g_string_append_unichar (turned, line->at[i + 1]);
      g_string_append_unichar (turned, line->at[i]);
      unrep_check_report (self, line->start + i, line->start + i + TURNED, turned->str);
    }
}

/* A text in which ى stands for ي has it anywhere in a word; one that was taken out of a PDF
 * with the last two letters turned has it before the last one only. */
static void
run_text (UnrepCheckRun *self)
{
  if (self->n_inner_maksuras == 0)
    return;
  for (guint i = 0; i < self->findings->len; i++)
    {
      UnrepFinding *finding = &g_array_index (self->findings, UnrepFinding, i);

      if (finding->check == self->check && unrep_range_length (finding->range) == TURNED)
        {
          finding->range.end = finding->range.start + 1;
          finding->repair = "ي";
        }
    }
}

const UnrepCheck unrep_check_maksura = {
  .id = "inner-maksura",
  .family = UNREP_FAMILY_GLYPHS,
  .severity = UNREP_SEVERITY_ERROR,
  .needs = UNREP_CHAR_MAKSURA,
  .title = N_("The letter ى stands within a word"),
  .cause = N_("It only ends words: the letter is ي, it has changed places with the last one, or two words run together."),
  .run_line = run_line,
  .run_text = run_text,
};
