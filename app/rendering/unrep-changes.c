/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unrep-changes.h"

#include "unrep-finding-message.h"

/* Where, what kind of, what stood there, and what is displayed. What is displayed as it
 * is, elsewhere, has an arrow that turns. */
static void
append_change (GString          *out,
               UnrepReadingText *reading,
               const UnrepEdit  *edit)
{
  UnrepText *text = unrep_reading_text_get_text (reading);
  guint line = unrep_text_get_line_at (text, edit->range.start);
  g_autofree char *stored = unrep_finding_dup_shown (
    unrep_text_get_utf8 (text) + unrep_text_get_byte (text, edit->range.start), unrep_range_length (edit->range));

  g_string_append_printf (out, "%u:%zu: %s: “%s” ", line, edit->range.start - unrep_text_get_line_range (text, line).start + 1,
                          unrep_edit_kind_get_name (edit->kind), stored);
  if (edit->kind == UNREP_EDIT_ENCODING)
    {
      g_autofree char *read = unrep_text_dup_range (unrep_reading_text_get_display (reading),
                                                    unrep_reading_text_range_to_display (reading, edit->range));

      g_string_append_printf (out, "→ “%s”\n", read);
    }
  else if (edit->display != NULL)
    g_string_append_printf (out, "→ “%s”\n", edit->display);
  else
    g_string_append (out, "↷\n");
}

/**
 * unrep_changes_dup:
 * @reading: a repaired text
 * @range: of the extracted text; what lies past its end is left out
 * @n: (out) (optional): how many changes there are
 *
 * Tells what the repairs have changed in @range: one change a line, in the order of the
 * extracted text, in the interface language.
 *
 * Returns: (transfer full): the lines, safe for a terminal
 */
char *
unrep_changes_dup (UnrepReadingText *reading,
                   UnrepRange        range,
                   guint            *n)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint count = 0;

  for (guint i = unrep_reading_text_find_edit (reading, range.start), next; i < unrep_reading_text_get_n_edits (reading); i = next)
    {
      UnrepEdit edit = unrep_reading_text_get_edit (reading, i);

      next = unrep_reading_text_get_change_end (reading, i);
      edit.range.end = unrep_reading_text_get_edit (reading, next - 1).range.end;

      if (edit.range.start >= range.end)
        break;
      if (!unrep_edit_kind_is_repair (edit.kind))
        continue;
      append_change (out, reading, &edit);
      count++;
    }
  if (n != NULL)
    *n = count;
  return g_string_free (g_steal_pointer (&out), FALSE);
}
