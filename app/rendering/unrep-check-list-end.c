/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-check-private.h"

#include <glib/gi18n.h>

/* Words that a question begins with. */
static const char * const questions[] = { "هل", "ما", "ماذا", "كيف", "لماذا", "متى", "أين", "من", "كم", "أي", "أليس", NULL };

#define QUESTION_MARK 0x61f

static gboolean
is_question (UnrepText       *text,
             const UnrepUnit *unit)
{
  gsize from = unrep_range_length (unit->printed_range) > 0 ? unit->printed_range.end : unit->range.start;
  g_autofree char *content = unrep_text_dup_range (text, (UnrepRange) { from, MIN (from + 40, unit->range.end) });
  g_auto (GStrv) words = g_strsplit_set (content, " \t-.", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && g_strv_contains (questions, words[i]))
      return TRUE;
  return FALSE;
}

static void
run (UnrepCheckRun *self)
{
  const char *utf8 = unrep_text_get_utf8 (self->text);

  for (guint i = 0; i < unrep_outline_get_n_units (self->outline); i++)
    {
      const UnrepUnit *unit = unrep_outline_get_unit (self->outline, i);

      if ((unit->kind == UNREP_UNIT_ITEM || unit->kind == UNREP_UNIT_SUBITEM) && unit->range.end > unit->range.start
          && g_utf8_get_char (utf8 + unrep_text_get_byte (self->text, unit->range.end - 1)) == QUESTION_MARK
          && !is_question (self->text, unit))
        unrep_check_report (self, unit->range.end - 1, unit->range.end, "؛");
    }
}

const UnrepCheck unrep_check_list_end = {
  .id = "list-end",
  .family = UNREP_FAMILY_PUNCTUATION,
  .severity = UNREP_SEVERITY_ERROR,
  .title = N_("An item of a list ends with a question mark"),
  .cause = N_("It is no question: OCR took the semicolon ؛ for ؟."),
  .run_text = run,
};
