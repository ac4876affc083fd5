/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-outline-cost.h"

#include <string.h>

/* Letters that OCR prints for one or two digits. */
static gboolean
is_digit_like (const UnrepLabel *label)
{
  if (label->glyphs.n == 0 || label->glyphs.n > 2
      || (label->form != UNREP_LABEL_DASH && label->form != UNREP_LABEL_POINT))
    return FALSE;
  for (guint i = 0; i < label->glyphs.n; i++)
    if (g_utf8_strchr ("lIVAOoSBZ|أه", -1, label->glyphs.at[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* Of some quoted numbers OCR left nothing but marks or a letter. */
static gboolean
may_be_number (const UnrepLabel *label)
{
  return label->form == UNREP_LABEL_QUOTES || (is_digit_like (label) && !unrep_label_is_initial (label));
}

/**
 * unrep_reading_init:
 * @self: (out caller-allocates): what is filled in
 * @step: a line with something that may be a label
 *
 * Finds what is the same for all hypotheses of a step.
 */
void
unrep_reading_init (UnrepReading    *self,
                    const UnrepStep *step)
{
  const UnrepGlyphs *glyphs = &step->label.glyphs;
  gboolean           word = step->label.form >= UNREP_LABEL_WORD;

  memset (self, 0, sizeof *self);
  for (UnrepNumbering system = 0; system < UNREP_N_NUMBERINGS; system++)
    {
      if (unrep_numbering_is_word (system) != word || !unrep_numbering_fits (system, glyphs))
        continue;
      self->fits |= 1u << system;
      self->read[system] = unrep_numbering_read (system, glyphs);
    }
  if (may_be_number (&step->label))
    self->fits |= 1u << UNREP_NUMBERING_DIGITS;
}
